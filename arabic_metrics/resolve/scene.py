"""Where the numbers and metric words of a text stand, for everything that reads figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize import MetricMention, RecognizedText, Vocabulary, Word
from arabic_metrics.recognize.vocabulary import NO_CLASSES
from arabic_metrics.resolve.placed import Placed, Positions, near_each

BY_SENTENCE = attrgetter("sentence")
BREAKS = frozenset(".،؛:!؟?\n-")
IN_WORDS = "number words"
MOST_ADJECTIVE = 10
LONGEST_METRIC = 8  # words
BESIDE_EACH = 50  # words read after a metric word and before its figure, if they are far apart
NEAREST = 3  # metric words on each side that a number is asked for


class FoundFigure(NamedTuple):
    """A number with its metric; `first` and `last` are word positions of the number, `mention` the word that named the metric."""

    number: NumberExpression
    first: int
    last: int
    metric: str
    mention: MetricMention | None
    rule: str
    modifier: str
    aspect: str = "level"
    rate: str | None = None
    unit_end: int = 0  # word position behind the counted noun

    @property
    def end(self) -> int:
        """Return the word position behind the figure and what it counts."""
        return max(self.unit_end, self.last)


class FigureScene:
    """The words of a recognized text with look-ups by position."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words
        self.numbers = recognized.parsed.numbers
        self.metrics = Placed(recognized.metrics)
        self.metric_at = {
            position: mention
            for mention in recognized.metrics
            for position in range(mention.first, mention.last)
        }
        self._period_starts = [period.span.start for period in recognized.parsed.periods]
        self.positions = self._number_positions()
        figures = min(len(self.positions), len(self.metrics.things))  # at most
        self.near_metrics = near_each(NEAREST, figures, len(self.words), fewest=1)
        self.places = sorted(self.positions.values())  # where numbers stand, in order
        self.starts = Positions([first for first, _ in self.places])
        self.indexes = list(self.positions)  # which number stands at each place
        self.number_words = self._words_of(lambda kind: kind != "ordinal")
        self._classes: list[frozenset[str] | None] = [None] * len(self.words)
        self._said: dict[int, set[str]] = {}
        self._places_of: dict[str, Positions] = {}
        self.percent_words = self._words_of(lambda kind: kind == "percent")

    def breaks(self, position: int) -> bool:
        """Whether a mark stands before a word that parts it from the figure before."""
        gap = self.words[position].gap
        return gap != " " and (not BREAKS.isdisjoint(gap) or (")" in gap and "(" not in gap))

    def noun_before(self, figure: FoundFigure, reach: int) -> MetricMention | None:
        """Return the noun of the metric of a figure some words before it, in one sentence and behind no other number."""
        sentence = self.words[figure.first].sentence
        return next(
            (
                metric
                for metric in reversed(self.metrics.within(figure.first - reach - LONGEST_METRIC, figure.first))
                if metric.last <= figure.first and metric.id == figure.metric and not metric.verb
                and figure.first - metric.last <= reach
                and self.words[metric.first].sentence == sentence
                and self.number_words.isdisjoint(range(metric.first, figure.first))
            ),
            None,
        )  # fmt: skip

    def between(self, last: int, first: int) -> list[str]:
        """Return the words from a position to a figure; of many, as those from a heading to a line far below it, those next to either."""
        words, far = self.words, first - last > 2 * BESIDE_EACH
        if far:
            near = words[last : last + BESIDE_EACH] + words[first - BESIDE_EACH : first]
        else:
            near = words[last:first]
        return [word.text for word in near]

    def classes(self, position: int) -> frozenset[str]:
        """Return the classes that the word at a position is of; none outside the text."""
        if not 0 <= position < len(self.words):
            return NO_CLASSES
        found = self._classes[position]
        if found is None:
            found = self._classes[position] = self.vocabulary.classes(self.words[position].text)
        return found

    def classes_within(self, first: int, last: int) -> set[str]:
        """Return the classes that the words of a range are of."""
        found: set[str] = set()
        for position in range(first, min(last, len(self.words))):
            found |= self.classes(position)
        return found

    def count_of(self, name: str, first: int, last: int) -> int:
        """Return how many words of a class a range has: found by their places, which are looked for once."""
        places = self._places_of.get(name)
        if places is None:
            words = self.vocabulary.words(name)
            places = Positions([at for at, word in enumerate(self.words) if word.text in words])
            self._places_of[name] = places
        return places.count(first, last)

    def classes_said(self, sentence: int) -> set[str]:
        """Return the classes that the words of a sentence are of."""
        found = self._said.get(sentence)
        if found is None:
            first = bisect_left(self.words, sentence, key=BY_SENTENCE)
            last = bisect_right(self.words, sentence, key=BY_SENTENCE)
            found = self._said[sentence] = self.classes_within(first, last)
        return found

    def numbers_within(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return where the numbers stand that begin at a word from `first` on and before `last`."""
        return self.places[self.starts.before(first) : self.starts.before(last)]

    def numbers_from(self, position: int) -> Iterator[NumberExpression]:
        """Yield the numbers that begin at a word."""
        for at in range(self.starts.before(position), self.starts.before(position + 1)):
            yield self.numbers[self.indexes[at]]

    def _words_of(self, wanted: Callable[[str], bool]) -> frozenset[int]:
        return frozenset(
            position
            for index, (first, last) in self.positions.items()
            if wanted(self.numbers[index].kind) and not self._is_adjective(index, first)
            for position in range(first, last)
        )

    def periods_at(self, span: Span) -> Sequence[PeriodExpression]:
        """Return the periods that may have a character of a span."""
        first = max(0, bisect_right(self._period_starts, span.start) - 1)
        return self.recognized.parsed.periods[first : bisect_left(self._period_starts, span.end)]

    def _is_adjective(self, index: int, first: int) -> bool:
        """«في ليلة واحدة», «الشبكات الثلاث»: a small number behind its noun counts nothing that a figure could."""
        number = self.numbers[index]
        if number.rule != IN_WORDS or number.value > MOST_ADJECTIVE or not first:
            return False
        both = all(word.text.startswith(ARTICLE) for word in self.words[first - 1 : first + 1])
        return number.value == 1 or both

    def _number_positions(self) -> dict[int, tuple[int, int]]:
        positions: dict[int, tuple[int, int]] = {}
        word = 0
        for index, number in enumerate(self.numbers):
            while word < len(self.words) and self.words[word].end <= number.span.start:
                word += 1
            last = word
            while last < len(self.words) and self.words[last].start < number.span.end:
                last += 1
            if last > word:
                positions[index] = (word, last)
        return positions


def word_at(words: tuple[Word, ...], position: int) -> int:
    """Return the index of the first word that ends after a text position."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].end <= position:
            low = middle + 1
        else:
            high = middle
    return low
