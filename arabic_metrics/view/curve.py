"""The curve of a timeline: a small drawing of its points."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from arabic_metrics.ranking.period import fixed_period
from arabic_metrics.timeline import Comparison, Observation
from arabic_metrics.timeline.group import CONTRADICTION, stories
from arabic_metrics.timeline.leaderboard import TENFOLD

WIDTH, HEIGHT, MARGIN = 340, 84, 8
MOST_POINTS = 60
SHAPES = {
    "exact": "dot",
    "approximately": "ring",
    "more_than": "up",
    "at_least": "up",
    "less_than": "down",
    "at_most": "down",
}
JOINED = ("exact", "approximately")
SHORT, MONTH = 28, 30  # days
NOTHING: Mapping[Observation, bool] = {}
KEY = tuple(
    (shape, tuple(id for id in SHAPES if SHAPES[id] == shape))
    for shape in dict.fromkeys(SHAPES.values())
)  # what each shape stands for


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in the drawing; `top` is the height of the upper end of a range. `contested` says that a contradiction names it."""

    x: int
    y: int
    top: int | None
    shape: str
    figure: Observation
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of a timeline from left to right, the lines through those that are comparable as SVG writes them, and the days at its edges."""

    points: tuple[Point, ...]
    paths: tuple[str, ...]
    first: dt.date
    last: dt.date


def contested_figures(comparisons: Iterable[Comparison]) -> dict[Observation, bool]:
    """Return the figures that contradictions name, and whether each is what most articles tell, of every contradiction that names it."""
    found: dict[Observation, bool] = {}
    for each in comparisons:
        if each.label == CONTRADICTION:
            most = len(stories(each.figures)) > len(stories(each.against))
            found |= {figure: most and found.get(figure, True) for figure in each.figures}
            found |= dict.fromkeys(each.against, False)
    return found


def join_figures(
    figures: Iterable[Observation], contested: Mapping[Observation, bool] = NOTHING
) -> dict[int, list[Observation]]:
    """Return the figures that a line may join, in their order, by how many days their periods last; 0 of what holds at a day.

    Of those of one day it is the one that most tell. A month is not joined to a year, and vague plurals and bounds to nothing; nor is
    a figure that lies tenfold from those before and behind it, or a stock that lost half and more: it was misread, or counts something else.
    Of `contested_figures` only what most articles tell is joined: the others did not move, they exclude each other.
    """
    days: dict[tuple[int, dt.date], list[Observation]] = {}
    for figure in figures:
        if not contested.get(figure, True):
            continue
        if figure.when is not None and figure.modifier in JOINED:
            days.setdefault((_length(figure), figure.when), []).append(figure)
    joined: dict[int, list[Observation]] = {}
    for (length, _), told in days.items():
        often = Counter(figure.reading for figure in told for _ in figure.articles)
        joined.setdefault(length, []).append(max(told, key=lambda it: often[it.reading]))
    return {length: _longest_run(line) for length, line in joined.items()}


def _longest_run(line: Sequence[Observation]) -> list[Observation]:
    """The most figures of a line of which each is near the next."""
    runs: list[list[Observation]] = []  # for each figure the longest that ends there
    for figure in line:
        near = (run for run in runs if _are_near(run[-1], figure))
        runs.append([*max(near, key=len, default=[]), figure])
    return max(reversed(runs), key=len)


def _are_near(first: Observation, second: Observation) -> bool:
    """Whether one figure may follow another on a line: less than tenfold apart, and no stock that lost more than half."""
    before, after = (abs(float(figure.value)) for figure in (first, second))
    if first.kind == "rank" or before == after:
        return True
    least = before / 2 if first.kind == "stock" else before / TENFOLD
    return least < after < TENFOLD * before


def _length(figure: Observation) -> int:
    """How many days the period of a figure lasts, months of 30; a stock, and a flow since no day that is told, is counted at its end."""
    dates = fixed_period(figure.period_start, figure.period_end)
    if figure.kind == "stock" or dates is None:
        return 0
    days = (dates[1] - dates[0]).days
    return days if days < SHORT else MONTH * round(days / MONTH)


def draw_curve(
    figures: Sequence[Observation], comparisons: Iterable[Comparison] = ()
) -> Curve | None:
    """Return the curve of figures that are in the order of their days, or None if fewer than two days are known.

    The best rank is at the top. `comparisons` are those of the timeline: what contradicts is not joined.
    """
    dated = [(figure.when, figure) for figure in figures if figure.when is not None]
    if not dated or dated[0][0] == dated[-1][0]:
        return None
    step = -(-len(dated) // MOST_POINTS)
    kept = [*dated[:-1:step], dated[-1]]
    first, last = kept[0][0], kept[-1][0]
    ends = [
        Fraction(end)
        for _, figure in kept
        for end in (figure.value, figure.upper)
        if end is not None
    ]
    low, high = min(ends), max(ends)
    downwards = kept[0][1].kind == "rank"

    def height(value: Fraction) -> int:
        share = (value - low) / (high - low) if high > low else Fraction(1, 2)
        room = HEIGHT - 2 * MARGIN
        return MARGIN + round(room * (share if downwards else 1 - share))

    days = (last - first).days
    contested = contested_figures(comparisons)
    points = tuple(
        Point(
            MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days // days,
            height(Fraction(figure.value)),
            None if figure.upper is None else height(Fraction(figure.upper)),
            SHAPES[figure.modifier],
            figure,
            figure in contested,
        )
        for day, figure in kept
    )
    places = {id(point.figure): f"{point.x},{point.y}" for point in points}
    joined = join_figures((figure for _, figure in kept), contested).values()
    paths = (" ".join(places[id(figure)] for figure in line) for line in joined)
    return Curve(points, tuple(paths), first, last)
