"""What stands around a noun that may open a name: adjectives, verbs, and titles behind them."""

from arabic_metrics.recognize.name import ARTICLE
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word

RELATIVE = ("ي", "ت")  # a verb behind an indefinite noun
PLURAL, RELATIONAL = ("ات", "م"), "يه"
MOST_ADJECTIVES = 3  # between a noun and its title
WORK = "work"
TOLD_REACH = 7  # words from a work to what is told of it


class NounContext:
    """Judges the nouns of one text by what is beside them."""

    def __init__(
        self,
        words: list[Word],
        vocabulary: Vocabulary,
        blocked: frozenset[int],
        platforms: frozenset[int],
    ) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = blocked
        self.platforms = platforms

    def is_described(self, first: int, after: int, role: str) -> bool:
        """«قناة متخصصة في الطبخ», «أفلام توعوية», «صورة تبين …»: an adjective or a verb behind an indefinite noun is no name."""
        if after >= len(self.words) or self.words[after].gap != " ":
            return False
        text = self.words[after].text
        head = self.words[after - 1].text
        if head.endswith(PLURAL) and text.endswith(RELATIONAL):
            return text not in self.vocabulary.any_name
        known = role != WORK or (text[0] in RELATIVE and not self.is_told(first))
        return known and text in self.vocabulary.describing_word

    def is_told_behind(self, after: int) -> bool:
        """Whether a verb of gaining or of what was done to a work stands behind it in its clause: «رسالة نالت …»."""
        table = self.vocabulary
        for position in range(after, min(after + TOLD_REACH, len(self.words))):
            word = self.words[position]
            if word.breaks or word.sentence != self.words[after - 1].sentence:
                return False
            if word.text in table.gained_verb:
                return True
        return False

    def is_told(self, first: int) -> bool:
        """«واجتذبت لقطة تظهر نائبا أكثر من 95 ألف مشاهدة»: a verb of gaining has a work without a name."""
        verb = bool(first) and self.words[first - 1].text in self.vocabulary.possess_verb
        behind = self.words[first + 1].text if first + 1 < len(self.words) else ""
        return verb and behind[:1] in RELATIVE

    def is_unnamed(self, after: int, role: str) -> bool:
        """Whether a noun opens no name: «موقع تويتر» is the network itself, «فريق العمل» any crew."""
        if role == "channel":
            return after in self.platforms
        return (
            role == "organisation"
            and after < len(self.words)
            and self.words[after].text in self.vocabulary.generic_complement
        )

    def titled(self, index: int) -> int | None:
        """«التطبيق التفاعلي الجديد «توكلنا»»: adjectives stand between a noun and its title."""
        for position in range(index, min(index + MOST_ADJECTIVES, len(self.words))):
            word = self.words[position]
            if not word.text.startswith(ARTICLE) or word.gap.strip(" ") or position in self.blocked:
                return None
            if position + 1 < len(self.words) and self.words[position + 1].gap.strip(" ") in QUOTES:
                return position + 1
        return None
