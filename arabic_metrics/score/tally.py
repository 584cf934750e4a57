"""Tally: right, found and wanted; precision, recall and F1 of them; and how sure one may be."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

SEED = 2025
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, of those that were found and of those that were wanted.

    >>> tally = Tally(right=3, found=4, wanted=6)
    >>> tally.precision, tally.recall, tally.f1
    (Fraction(3, 4), Fraction(1, 2), Fraction(3, 5))
    """

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> Fraction:
        """The share of what was found that is right; 1 if nothing was found."""
        return Fraction(self.right, self.found) if self.found else Fraction(1)

    @property
    def recall(self) -> Fraction:
        """The share of what is wanted that was found right; 1 if nothing is wanted."""
        return Fraction(self.right, self.wanted) if self.wanted else Fraction(1)

    @property
    def f1(self) -> Fraction:
        """The harmonic mean of precision and recall."""
        total = self.found + self.wanted
        return Fraction(2 * self.right, total) if total else Fraction(1)


def f1_intervals(articles: Sequence[dict[str, Tally]]) -> dict[str, tuple[Fraction, Fraction]]:
    """Return a 95 % confidence interval of each slot's F1, given the tallies of each article.

    Articles are drawn again and again with a fixed seed, so the same tallies give the same interval.

    >>> f1_intervals([{"rank": Tally(1, 1, 1)}, {"rank": Tally(0, 1, 1)}])
    {'rank': (Fraction(0, 1), Fraction(1, 1))}
    """
    generator = random.Random(SEED)
    count = len(articles)
    draws = (
        [Counter(generator.choices(range(count), k=count)) for _ in range(RESAMPLES)]
        if count
        else []
    )
    intervals: dict[str, tuple[Fraction, Fraction]] = {}
    for slot in dict.fromkeys(slot for article in articles for slot in article):
        total = sum((article.get(slot, Tally()) for article in articles), Tally()).f1
        counts = [
            (index, 2 * tally.right, tally.found + tally.wanted)
            for index, article in enumerate(articles)
            if (tally := article.get(slot)) is not None and tally.found + tally.wanted
        ]
        samples = sorted(_resampled(counts, draw, total) for draw in draws)
        low, high = (
            (samples[RESAMPLES * 25 // 1000], samples[RESAMPLES * 975 // 1000 - 1])
            if samples
            else (total, total)
        )
        intervals[slot] = (low, high)
    return intervals


def _resampled(
    counts: list[tuple[int, int, int]], draw: Counter[int], otherwise: Fraction
) -> Fraction:
    doubled = sum(right * draw[index] for index, right, _ in counts)
    total = sum(size * draw[index] for index, _, size in counts)
    return Fraction(doubled, total) if total else otherwise
