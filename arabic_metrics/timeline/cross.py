"""Figures of one entity that differ because they count different things."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from arabic_metrics.timeline.compare import compare_figures
from arabic_metrics.timeline.group import Camp
from arabic_metrics.timeline.observation import Comparison, Observation, Tolerance

MOST_COMPARED = 40  # series of one entity at one time


def compare_definitions(camps: Sequence[Camp], tolerance: Tolerance) -> Iterator[Comparison]:
    """Yield, for each two series of an entity, the first figures of each time that differ in what they count.

    `camps` are what most articles say in each slot of each series. Figures of one article explain themselves, and are not compared.
    """
    told: set[tuple[int, int]] = set()
    for together in _by_time(camps, tolerance).values():
        for first, second in combinations(together[:MOST_COMPARED], 2):
            key = (id(first), id(second))
            if first[0].series == second[0].series or key in told:
                continue
            pair = _pair_of_articles(first, second)
            verdict = pair and compare_figures(*pair, tolerance)
            if pair and verdict and verdict.label == "different_definition":
                told.add(key)
                yield Comparison(verdict.label, verdict.reason, (pair[0],), (pair[1],))


def _by_time(camps: Sequence[Camp], tolerance: Tolerance) -> dict[tuple[object, ...], list[Camp]]:
    """Camps of one named period; or of one stretch of days, and of that with the next."""
    times: dict[tuple[object, ...], list[Camp]] = {}
    for camp in sorted(camps, key=lambda camp: _order(camp[0])):
        fixed, day = camp[0].fixed, camp[0].when
        if fixed is not None:
            times.setdefault(("period", fixed), []).append(camp)
        elif day is not None:
            stretch = day.toordinal() // (tolerance.window + 1)
            for number in (stretch, stretch + 1):
                times.setdefault(("day", number), []).append(camp)
    return times


def _order(figure: Observation) -> tuple[str, ...]:
    return tuple(part or "" for part in figure.series)


def _pair_of_articles(first: Camp, second: Camp) -> tuple[Observation, Observation] | None:
    for one, other in product(first[:3], second[:3]):
        if one.story != other.story:
            return one, other
    return None
