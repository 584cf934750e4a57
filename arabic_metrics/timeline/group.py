"""The figures of one series: by time, then into camps of figures that allow a common value; and figures that differ because they count different things."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, product

from arabic_metrics.ranking.bounds import Bounds
from arabic_metrics.timeline.bounds import bounds_of
from arabic_metrics.timeline.compare import (
    agreement,
    compare_figures,
    days_between,
    dispute,
    join_reasons,
    nearest,
)
from arabic_metrics.timeline.observation import LABELS, Comparison, Label, Observation, Tolerance

Camp = tuple[Observation, ...]

CONTRADICTION: Label = "contradiction"
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


def time_slots(
    observations: Sequence[Observation], tolerance: Tolerance
) -> list[tuple[Observation, ...]]:
    """Return the figures of one series that hold at one time, slot by slot, oldest first.

    A period that the text names is a slot. Figures that hold at their publication make slots of `tolerance.window` days from the first.
    Those that are at no time are in none. `observations` are sorted by their days.
    """
    fixed: dict[object, list[Observation]] = {}
    running: list[list[Observation]] = []
    for figure in observations:
        if figure.when is None:
            continue
        if figure.fixed is not None:
            fixed.setdefault(figure.fixed, []).append(figure)
            continue
        first = running[-1][0].when if running else None
        if first is None or (figure.when - first).days > tolerance.window:
            running.append([])
        running[-1].append(figure)
    slots = [tuple(slot) for slot in (*fixed.values(), *running)]
    return sorted(slots, key=lambda slot: (str(slot[0].when), str(slot[0].fixed)))


def split_camps(slot: Sequence[Observation], tolerance: Tolerance) -> list[Camp]:
    """Return the figures of a slot in camps whose figures all allow a common value; the camp that most articles hold comes first.

    The most precise figures open the camps. A vague one («أكثر من مليون») joins, of those that it agrees with, the one that tells its number, else
    the one of most articles.
    """
    readings: dict[object, list[Observation]] = {}
    for figure in slot:
        readings.setdefault((figure.reading, bounds_of(figure, tolerance)), []).append(figure)
    camps: list[tuple[list[Bounds], list[Observation]]] = []
    for figures in sorted(readings.values(), key=lambda group: _vagueness(group, tolerance)):
        value, bounds = figures[0].value, bounds_of(figures[0], tolerance)
        agreeing = [camp for camp in camps if all(map(bounds.meet, camp[0]))]
        if agreeing:
            held, members = max(
                agreeing,
                key=lambda camp: (
                    any(each.value == value for each in camp[1]),
                    len(stories(camp[1])),
                ),
            )
            held.append(bounds)
            members.extend(figures)
        else:
            camps.append(([bounds], list(figures)))
    sorted_camps = [tuple(sorted(members, key=by_day)) for _, members in camps]
    return sorted(sorted_camps, key=lambda camp: (-len(stories(camp)), by_day(camp[0])))


def compare_slot(camps: Sequence[Camp], tolerance: Tolerance) -> Iterator[Comparison]:
    """Yield what the camps of one slot say: who agrees, and each camp that stands against the first; all that contradict it are one."""
    for camp in camps:
        if len(stories(camp)) > 1:
            verdict = agreement(camp)
            yield Comparison(verdict.label, verdict.reason, camp)
    contradictions: list[Comparison] = []
    for camp in camps[1:]:
        compared = _of_others(camps[0], camp), _of_others(camp, camps[0])
        if all(compared):
            verdict = dispute(*compared, tolerance)
            if verdict.label in ("revision", "different_period"):
                compared = min(compared, key=_first_day), max(compared, key=_first_day)
            comparison = Comparison(verdict.label, verdict.reason, *compared)
            if verdict.label == CONTRADICTION:
                contradictions.append(comparison)
            else:
                yield comparison
    if contradictions:
        yield _as_one(contradictions)


def _as_one(contradictions: Sequence[Comparison]) -> Comparison:
    """What stands against one camp, as one contradiction."""
    figures = {id(figure): figure for each in contradictions for figure in each.figures}
    return Comparison(
        CONTRADICTION,
        join_reasons(*(each.reason for each in contradictions)),
        tuple(sorted(figures.values(), key=by_day)),
        tuple(figure for each in contradictions for figure in each.against),
    )


def join_contradictions(found: Iterable[Comparison], tolerance: Tolerance) -> list[Comparison]:
    """Return comparisons of one series, oldest first; contradictions of slots that follow closely are one if they set the same figures against each other."""
    joined: list[Comparison] = []
    last: int | None = None  # where the latest contradiction of a running count stands
    for each in found:
        if each.label == CONTRADICTION and each.figures[0].fixed is None:
            both = None if last is None else _joined(joined[last], each, tolerance)
            if last is not None and both is not None:
                joined[last] = both
                continue
            last = len(joined)
        joined.append(each)
    return joined


def _joined(first: Comparison, second: Comparison, tolerance: Tolerance) -> Comparison | None:
    """Two contradictions as one, what most articles say against the rest; None if they are not about the same figures."""
    told = [(each.figures, each.against) for each in (first, second)]
    if not any(
        all(_meet(one, other, tolerance) for one, other in zip(told[0], sides, strict=True))
        for sides in (told[1], told[1][::-1])
    ):
        return None
    known = {id(figure): figure for sides in told for side in sides for figure in side}
    figures = sorted(known.values(), key=by_day)
    gap = nearest(*(sorted(chain(*sides), key=by_day) for sides in told))
    if days_between(*gap) > tolerance.window:
        return None
    camps = split_camps(figures, tolerance)
    against = [figure for camp in camps[1:] for figure in _of_others(camp, camps[0])]
    most = _of_others(camps[0], against)
    if not (most and against):
        return None
    return Comparison(
        CONTRADICTION, join_reasons(first.reason, second.reason), most, tuple(against)
    )


def _meet(first: Camp, second: Camp, tolerance: Tolerance) -> bool:
    bounds = [{bounds_of(figure, tolerance) for figure in camp} for camp in (first, second)]
    return any(one.meet(other) for one, other in product(*bounds))


def compare_neighbours(earlier: Camp, later: Camp, tolerance: Tolerance) -> Comparison:
    """Return how the figures of two slots that follow each other stand: they hold at different times.

    Where slots of a running count lie closer than the window, their nearest figures are weighed as those of one slot, and stand with what is as close.
    """
    first, second = nearest(earlier, later)
    running = first.kind == "stock" and first.fixed is None and second.fixed is None
    if running and first.when is not None and second.when is not None:
        close = days_between(first, second) <= tolerance.window
        if close and not bounds_of(first, tolerance).meet(bounds_of(second, tolerance)):
            verdict = dispute((first,), (second,), tolerance)
            sides = (
                tuple(each for each in camp if days_between(each, other) <= tolerance.window)
                for camp, other in ((earlier, second), (later, first))
            )
            return Comparison(verdict.label, verdict.reason, *sides)
    return Comparison(
        "different_period", "the figures hold at different times", (first,), (second,)
    )


def by_day(figure: Observation) -> tuple[str, str, str, int]:
    """Return what sorts figures in time: day, publication, article, place; those without a day come last."""
    return (
        figure.when.isoformat() if figure.when else "~",
        figure.article.published.isoformat() if figure.article.published else "~",
        figure.article.id,
        figure.start,
    )


def stories(figures: Iterable[Observation]) -> set[str]:
    """Return the stories of figures: an article and its copies are one."""
    return {figure.story for figure in figures}


def by_label(comparison: Comparison) -> int:
    """Return what sorts comparisons: contradictions first."""
    return LABELS.index(comparison.label)


def _first_day(camp: Camp) -> tuple[str, str, str, int]:
    return by_day(camp[0])


def _of_others(camp: Camp, other: Iterable[Observation]) -> Camp:
    """The figures of a camp from articles that say nothing in the other: an article that tells «من 10 إلى 12» disputes neither."""
    both = stories(camp) & stories(other)
    return tuple(figure for figure in camp if figure.story not in both)


def _vagueness(
    figures: Sequence[Observation], tolerance: Tolerance
) -> tuple[bool, Fraction, object]:
    bounds = bounds_of(figures[0], tolerance)
    if bounds.low is None or bounds.high is None:
        return (True, Fraction(0), by_day(figures[0]))
    return (False, bounds.high - bounds.low, by_day(figures[0]))
