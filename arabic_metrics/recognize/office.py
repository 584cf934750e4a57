"""Where an office ends, and who holds it: «وزيرة الشباب والثقافة هند البحر», «أستاذ القانون «فهد المري»»."""

from arabic_metrics.recognize.name import AND, ARTICLE, NameReader
from arabic_metrics.recognize.person import PersonReader
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word


class OfficeReader:
    """Finds where the offices of one text end."""

    def __init__(
        self,
        words: list[Word],
        vocabulary: Vocabulary,
        blocked: frozenset[int],
        names: NameReader,
        persons: PersonReader,
    ) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = blocked
        self.names = names
        self.persons = persons

    def end(self, after: int) -> int:
        """«وزيرة الشباب والثقافة هند البحر»: an office may join two fields, and who holds it stands behind."""
        if self.words[after - 1].text.startswith(ARTICLE) and self.names.is_verb(after):
            return after  # «المحافظ يطلع يوميا»
        end = self.names.end(after, False, personal=True)
        for index in range(after, end):
            if self.words[index].text in self.vocabulary.country:  # «رئيس وزراء تشاد نجاح سالم»
                return self.persons.end(index + 1, titled=True) or index + 1
        if end >= len(self.words) or end == after:
            return end
        word = self.words[end]
        if not word.text.startswith(AND + ARTICLE) or word.breaks or end in self.blocked:
            return end
        joined = max(self.names.end(end + 1, True), end + 1)
        return self.persons.end(joined) or end

    def quoted_holder(self, index: int) -> int:
        """«أستاذ القانون الدكتور «فهد المري»»: who holds an office may stand in quotation marks; where they end, or 0."""
        quoted = self.names.quotation_end(index)
        return quoted if quoted and self.persons.end(index, titled=True) == quoted else 0
