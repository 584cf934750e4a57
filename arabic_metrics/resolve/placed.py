"""Things of a text by where they stand: no question of one figure looks through all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

FIRST = attrgetter("first")
T = TypeVar("T")
# Pairs of a figure and an option of one slot. A text full of figures weighs fewer options for each, as many pairs as it has words, so that its time
# grows with its length. No article has more than 840.
FEWEST_PAIRS, MOST_PAIRS = 4_000, 10_000
FEWEST = 3  # options on each side that are always weighed
DENSE = 16  # words for each of some positions, at most, that have an index


def stands_in(places: Sequence[int], first: int, last: int) -> bool:
    """Whether one of some positions, which are in order, is in a range."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


def near_each(most: int, figures: int, words: int, fewest: int = FEWEST) -> int:
    """Return how many options on each side a figure has, if it is one of so many in so many words: `most` where they are few.

    >>> near_each(64, 19, 600), near_each(64, 200, 1_500), near_each(64, 200, 9_000), near_each(3, 5_000, 90_000, fewest=1)
    (64, 10, 22, 1)
    """
    pairs = min(MOST_PAIRS, max(FEWEST_PAIRS, words))
    return min(most, max(fewest, pairs // (2 * max(figures, 1))))


class Positions:
    """Positions of words, in order: how many of them stand before a word.

    >>> dense, sparse = Positions([2, 5, 9]), Positions([2, 500])
    >>> [dense.before(at) for at in (0, 2, 3, 9, 99)], dense.count(2, 6), sparse.count(3, 501)
    ([0, 0, 1, 2, 3], 2, 1)
    """

    def __init__(self, starts: list[int]) -> None:
        self.starts = starts
        self._before: list[int] = []  # of each word up to the last of them, where they are dense

    def before(self, position: int) -> int:
        """Return how many stand before a word: many that stand near one another are counted once for all words."""
        starts, before = self.starts, self._before
        if not before:
            if not starts or starts[-1] >= DENSE * len(starts):
                return bisect_left(starts, position)
            for count, start in enumerate(starts):
                before += [count] * (start + 1 - len(before))
        if position < len(before):
            return before[position] if position > 0 else 0
        return len(starts)

    def count(self, first: int, last: int) -> int:
        """Return how many stand from a word on and before another."""
        return max(0, self.before(last) - self.before(first))


class Placed(Generic[T]):
    """Things in the order of their first words: the `first` of each.

    >>> from arabic_metrics.core import Span
    >>> from arabic_metrics.recognize.mention import PlatformMention
    >>> named = Placed(PlatformMention(at, at + 1, Span(0, 1), "x") for at in (2, 5, 9))
    >>> [platform.first for platform in named.within(3, 9)], named.count(0, 9)
    ([5], 2)
    >>> [platform.first for platform in named.last_within(0, 9, 1)]
    [5]
    """

    def __init__(self, things: Iterable[T]) -> None:
        self.things = tuple(things)
        self.starts: list[int] = [FIRST(thing) for thing in self.things]
        self.positions = Positions(self.starts)

    def within(self, first: int, last: int) -> tuple[T, ...]:
        """Return those that begin at a word from `first` on and before `last`."""
        return self.things[self.positions.before(first) : self.positions.before(last)]

    def first_within(self, first: int, last: int, most: int) -> tuple[T, ...]:
        """Return the first of those that `within` gives."""
        at = self.positions.before(first)
        return self.things[at : min(at + most, self.positions.before(last))]

    def last_within(self, first: int, last: int, most: int) -> tuple[T, ...]:
        """Return the last of those that `within` gives."""
        at = self.positions.before(last)
        return self.things[max(at - most, self.positions.before(first)) : at]

    def count(self, first: int, last: int) -> int:
        """Return how many `within` gives."""
        return self.positions.count(first, last)

    def next_from(self, first: int) -> T | None:
        """Return the first that begins at a word or behind it."""
        at = self.positions.before(first)
        return self.things[at] if at < len(self.things) else None

    def last_before(self, first: int) -> T | None:
        """Return the last that begins before a word."""
        at = self.positions.before(first)
        return self.things[at - 1] if at else None
