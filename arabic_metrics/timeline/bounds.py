"""What a figure of a timeline leaves open."""

from fractions import Fraction

from arabic_metrics.ranking.bounds import Bounds, figure_bounds
from arabic_metrics.timeline.observation import Observation, Tolerance

DEFAULT = Tolerance()


def bounds_of(figure: Observation, tolerance: Tolerance = DEFAULT) -> Bounds:
    """Return the values that a figure allows; the place of a rank allows itself alone."""
    if figure.kind == "rank":
        last = figure.value if figure.upper is None else figure.upper
        return Bounds(Fraction(figure.value), Fraction(last))
    return figure_bounds(
        figure.value,
        figure.surface,
        upper=figure.upper,
        modifier=figure.modifier,
        approximately=tolerance.approximately,
    )
