"""The curve of a timeline: a small drawing of its points."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from arabic_metrics.timeline import Observation

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
KEY = tuple(
    (shape, tuple(id for id in SHAPES if SHAPES[id] == shape))
    for shape in dict.fromkeys(SHAPES.values())
)  # what each shape stands for


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in the drawing; `top` is the height of the upper end of a range."""

    x: int
    y: int
    top: int | None
    shape: str
    figure: Observation


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of a timeline from left to right, and the days and values at its edges."""

    points: tuple[Point, ...]
    first: dt.date
    last: dt.date

    @property
    def path(self) -> str:
        """The line through the points, as SVG writes it."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def draw_curve(figures: Sequence[Observation]) -> Curve | None:
    """Return the curve of figures that are in the order of their days, or None if fewer than two days are known.

    The best rank is at the top.
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
    return Curve(
        tuple(
            Point(
                MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days // days,
                height(Fraction(figure.value)),
                None if figure.upper is None else height(Fraction(figure.upper)),
                SHAPES[figure.modifier],
                figure,
            )
            for day, figure in kept
        ),
        first,
        last,
    )
