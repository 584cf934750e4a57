"""Who says it: the source named in the sentence of a figure, or the report that an earlier sentence tells of."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from arabic_metrics.recognize import AttributionMention
from arabic_metrics.resolve.placed import Placed
from arabic_metrics.resolve.reading import Reading

SOURCE_REACH = 4  # sentences that a report's source covers


class SourceReader:
    """Finds the sources of the figures of one text."""

    def __init__(self, reading: Reading) -> None:
        self.table = reading.table
        self.words = reading.words
        self.sources = reading.recognized.attributions
        self.sentences = [self.words[source.first].sentence for source in self.sources]
        self.named = Placed(source for source in self.sources if not self._is_noun(source))
        self._reports: dict[int, AttributionMention | None] = {}

    def source(self, sentence: int, position: int) -> AttributionMention | None:
        """Return the source of a figure at a word of a sentence, the nearest one."""
        here = self._of_sentences(sentence, sentence)
        if not here:
            return self._report(sentence)
        return self._name(min(here, key=lambda a: abs(a.first - position)))

    def _name(self, source: AttributionMention) -> AttributionMention:
        """«وذكرت الدراسة أن», «وقال المصدر ذاته إن»: whose study, and who, was said before."""
        named = self.named.last_before(source.first) if self._is_noun(source) else None
        return named or source

    def _is_noun(self, source: AttributionMention) -> bool:
        """Whether a source is only «الدراسة», «التقرير», «المصدر ذاته»."""
        table = self.table
        return all(
            word in table.report_word or word in table.same_word or word in table.source_word
            for word in source.name.split()
        )

    def _report(self, sentence: int) -> AttributionMention | None:
        """The source of an earlier sentence that tells of a report: it covers what follows."""
        if sentence not in self._reports:
            self._reports[sentence] = self._find_report(sentence)
        return self._reports[sentence]

    def _find_report(self, sentence: int) -> AttributionMention | None:
        for source in reversed(self._of_sentences(sentence - SOURCE_REACH, sentence - 1)):
            if source.report or any(
                word.text in self.table.report_word
                for word in self.words[source.first : source.last]
            ):
                return self._name(source)
        return None

    def _of_sentences(self, opening: int, closing: int) -> Sequence[AttributionMention]:
        """The sources of a range of sentences."""
        first = bisect_left(self.sentences, opening)
        return self.sources[first : bisect_right(self.sentences, closing)]
