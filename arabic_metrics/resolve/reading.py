"""Reading: a recognized text as the features ask it, each question answered by position."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from arabic_metrics.recognize import MetricMention, RecognizedText
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.syntax import Syntax
from arabic_metrics.resolve.chain import Chain, find_chains
from arabic_metrics.resolve.scene import BY_SENTENCE, FigureScene
from arabic_metrics.resolve.series import NUMBER, Item, find_series

NEAR, FAR = (0, 1, 2, 4), (0, 1, 2, 4, 7, 12, 20, 35)


def bucket(value: int, edges: tuple[int, ...] = FAR) -> str:
    """Return a distance in words as one of a few names.

    >>> bucket(0), bucket(3), bucket(99)
    ('0', '4', '36')
    """
    for edge in edges:
        if value <= edge:
            return str(edge)
    return str(edges[-1] + 1)


SIGNS = (("network", 1), ("networks", 2), ("account", 4), ("site", 8), ("strong", 16))


class Reading:
    """One recognized text with its syntax, entities and look-ups."""

    def __init__(self, recognized: RecognizedText) -> None:
        self.recognized = recognized
        self.table = table = recognized.table
        self.words = recognized.words
        self.scene = FigureScene(recognized, table)

        self.social = self._social()
        self._chains: list[Chain] | None = None
        self._metrics: dict[int, list[MetricMention]] | None = None
        self._by_sentence: dict[int, list[Mention]] | None = None
        self._bounds: dict[int, tuple[int, int]] = {}
        self._flags: dict[int, tuple[str, ...]] = {}
        self._series: dict[int, dict[int, Item]] = {}
        self._counted: dict[int, frozenset[str]] = {}
        self._breaks: list[int] = []  # how many marks stand before each word and those before it

    @property
    def syntax(self) -> Syntax:
        """What each word is."""
        return self.recognized.syntax

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The noun phrases that may be whose a figure is."""
        return self.recognized.entities

    @property
    def chains(self) -> list[Chain]:
        """The entities."""
        if self._chains is None:
            self._chains = find_chains(self.mentions, self.table)
        return self._chains

    def mentions_of(self, sentence: int) -> list[Mention]:
        """The noun phrases of a sentence in text order."""
        if self._by_sentence is None:
            self._by_sentence = {}
            for mention in self.mentions:
                self._by_sentence.setdefault(self.sentence(mention.first), []).append(mention)
        return self._by_sentence.get(sentence, [])

    @property
    def speaks_of_audiences(self) -> bool:
        """Whether the text has a word of a network, an account, a site or an app, or a metric word that has no other senses."""
        return any(self.social)

    def read_sentence(self, sentence: int) -> None:
        """Tag the words of a sentence, which may be all that is asked of the syntax."""
        self.syntax.read(*self.bounds(sentence))

    def sentence(self, position: int) -> int:
        """The number of the sentence of a word."""
        return self.words[position].sentence

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The positions of the first word of a sentence and behind its last."""
        found = self._bounds.get(sentence)
        if found is None:
            found = self._bounds[sentence] = (
                bisect_left(self.words, sentence, key=BY_SENTENCE),
                bisect_right(self.words, sentence, key=BY_SENTENCE),
            )
        return found

    def word(self, position: int) -> str:
        """The word at a position, "" outside the text."""
        return self.words[position].text if 0 <= position < len(self.words) else ""

    def breaks_between(self, first: int, last: int) -> int:
        """How many marks stand before the words of a range."""
        if first >= last:
            return 0
        if not self._breaks:
            self._breaks = list(accumulate((word.breaks for word in self.words), initial=0))
        return self._breaks[min(last, len(self.words))] - self._breaks[min(first, len(self.words))]

    def numbers_between(self, first: int, last: int) -> int:
        """How many words of numbers stand in a range."""
        numbers, found = self.scene.number_words, 0
        for position in range(first, last):
            found += position in numbers
        return found

    def metrics_of(self, sentence: int) -> list[MetricMention]:
        """The metric words of a sentence in text order."""
        if self._metrics is None:
            self._metrics = {}
            for metric in self.recognized.metrics:
                self._metrics.setdefault(self.sentence(metric.first), []).append(metric)
        return self._metrics.get(sentence, [])

    def series(self, sentence: int) -> dict[int, Item]:
        """The items of the series of a sentence, by the word positions of their places and numbers."""
        found = self._series.get(sentence)
        if found is None:
            opening, closing = self.bounds(sentence)
            scene = self.scene
            numbers = [
                (first, last, scene.numbers[index])
                for index, (first, last) in scene.positions.items()
                if opening <= first < closing
            ]
            ranks = [rank for rank in self.recognized.ranks if opening <= rank.first < closing]
            found = self._series[sentence] = find_series(self.mentions_of(sentence), numbers, ranks)
        return found

    def value_at(self, first: int) -> float:
        """The value of the number at a word position, 0 without one."""
        scene = self.scene
        values = (scene.numbers[i].value for i, (at, _) in scene.positions.items() if at == first)
        return float(next(values, 0))

    def counted_in_series(self, sentence: int) -> frozenset[str]:
        """What the numbers of the series of a sentence count, where a noun stands right behind one."""
        found = self._counted.get(sentence)
        if found is None:
            ends = {
                item.parts[NUMBER][1]
                for item in self.series(sentence).values()
                if NUMBER in item.parts
            }
            found = self._counted[sentence] = frozenset(
                m.id
                for m in self.metrics_of(sentence)
                if not ends.isdisjoint((m.first, m.first - 1))
            )
        return found

    def metrics_in(self, first: int, last: int) -> list[MetricMention]:
        """The metric words of a range."""
        return [m for m in self.recognized.metrics if first <= m.first and m.last <= last]

    def _social(self) -> tuple[int, ...]:
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

    def near_audiences(self, sentence: int) -> bool:
        """Whether a sentence, up to two before it or the one behind it speaks of audiences."""
        return any(self.social[max(0, sentence - 2) : sentence + 2])

    def flags(self, sentence: int) -> tuple[str, ...]:
        """How far a sentence, those around it and the text speak of networks, accounts and sites."""
        found = self._flags.get(sentence)
        if found is None:
            found = self._flags[sentence] = tuple(self._read_flags(sentence))
        return found

    def _read_flags(self, sentence: int) -> Iterator[str]:
        here = self.social[sentence]
        around = here
        for other in (sentence - 2, sentence - 1, sentence + 1):
            if 0 <= other < len(self.social):
                around |= self.social[other]
        whole = 0
        for told in self.social:
            whole |= told
        for name, bit in SIGNS:
            where = (
                "here"
                if here & bit
                else "around"
                if around & bit
                else "text"
                if whole & bit
                else "not"
            )
            yield f"social {name} {where}"
        if not whole & 7:
            yield "social nowhere"
