"""Reading: a recognized text as the features ask it, each question answered by position."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from arabic_metrics.recognize import MetricMention, RecognizedText, Vocabulary
from arabic_metrics.recognize.naming import Mention, MentionReader
from arabic_metrics.recognize.syntax import Syntax, SyntaxReader
from arabic_metrics.resolve.chain import Chain, find_chains
from arabic_metrics.resolve.scene import BY_SENTENCE, FigureScene

NEAR, FAR = (0, 1, 2, 4), (0, 1, 2, 4, 7, 12, 20, 35)


def bucket(value: int, edges: tuple[int, ...] = FAR) -> str:
    """Return a distance in words as one of a few names.

    >>> bucket(0), bucket(3), bucket(99)
    ('0', '4', '36')
    """
    return next((str(edge) for edge in edges if value <= edge), str(edges[-1] + 1))


class Reading:
    """One recognized text with its syntax, entities and look-ups."""

    def __init__(self, recognized: RecognizedText, table: Vocabulary) -> None:
        self.recognized = recognized
        self.table = table
        self.words = recognized.words
        self.scene = FigureScene(recognized, table)

    @cached_property
    def syntax(self) -> Syntax:
        """What each word is."""
        spans = [number.span for number in self.recognized.parsed.numbers]
        return SyntaxReader(
            self.words, self.table, spans, self.recognized.metrics, self.recognized.platforms
        ).read()

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The noun phrases that may be whose a figure is."""
        text = self.recognized.parsed.normalized.text
        return MentionReader(
            text, self.words, self.table, self.syntax, self.recognized.platforms
        ).read()

    @cached_property
    def chains(self) -> list[Chain]:
        """The entities."""
        return find_chains(self.mentions, self.table)

    @cached_property
    def _by_sentence(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(self.words[mention.first].sentence, []).append(mention)
        return found

    def mentions_of(self, sentence: int) -> list[Mention]:
        """The noun phrases of a sentence in text order."""
        return self._by_sentence.get(sentence, [])

    def sentence(self, position: int) -> int:
        """The number of the sentence of a word."""
        return self.words[position].sentence

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The positions of the first word of a sentence and behind its last."""
        return (
            bisect_left(self.words, sentence, key=BY_SENTENCE),
            bisect_right(self.words, sentence, key=BY_SENTENCE),
        )

    def word(self, position: int) -> str:
        """The word at a position, "" outside the text."""
        return self.words[position].text if 0 <= position < len(self.words) else ""

    def breaks_between(self, first: int, last: int) -> int:
        """How many marks stand before the words of a range."""
        return sum(word.breaks for word in self.words[first:last])

    def numbers_between(self, first: int, last: int) -> int:
        """How many words of numbers stand in a range."""
        return sum(position in self.scene.number_words for position in range(first, last))

    def metrics_in(self, first: int, last: int) -> list[MetricMention]:
        """The metric words of a range."""
        return [m for m in self.recognized.metrics if first <= m.first and m.last <= last]

    @cached_property
    def social(self) -> tuple[int, ...]:
        """For each sentence how strongly it speaks of networks and accounts."""
        count = self.words[-1].sentence + 1 if self.words else 0
        found = [0] * count
        for platform in self.recognized.platforms:
            found[self.words[platform.first].sentence] |= 1 if platform.named else 2
        for position, word in enumerate(self.words):
            if word.text in self.table.page_noun or word.text[0] in "@#":
                found[word.sentence] |= 4
            elif word.text in self.table.site_word or word.text in self.table.app_head:
                found[word.sentence] |= 8
            elif position in self.scene.metric_at and not self.scene.metric_at[position].weak:
                found[word.sentence] |= 16
        return tuple(found)
