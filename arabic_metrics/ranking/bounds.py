"""What a figure leaves open: the values that its digits, its words and its modifier allow."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from arabic_metrics.lexicon import load_lexicon

Exact = int | Decimal | Fraction
THOUSAND = 1000
LARGEST = 2**63  # beyond the integers of tables
NUMERAL = re.compile(r"[0-9]+(?:[^0-9\w\s][0-9]+)*")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that a figure allows, from `low` to `high`; None is no bound."""

    low: Fraction | None
    high: Fraction | None

    @property
    def is_point(self) -> bool:
        """Whether one value alone is allowed."""
        return self.low is not None and self.low == self.high

    @property
    def is_near(self) -> bool:
        """Whether the figure is bounded on both sides."""
        return self.low is not None and self.high is not None

    def meet(self, other: "Bounds") -> bool:
        """Return whether some value is allowed by both. Two roundings that only touch do not meet.

        >>> rounded, counted = figure_bounds(12_000_000, "12 مليون"), figure_bounds(12_485_769, "12.485.769")
        >>> rounded.meet(counted), rounded.meet(figure_bounds(13_000_000, "13 مليون"))
        (True, False)
        """
        low = max((end for end in (self.low, other.low) if end is not None), default=None)
        high = min((end for end in (self.high, other.high) if end is not None), default=None)
        if low is None or high is None or low < high:
            return True
        return low == high and (self.is_point or other.is_point)


def figure_bounds(
    value: Exact,
    surface: str,
    *,
    upper: Exact | None = None,
    modifier: str = "exact",
    approximately: Decimal = Decimal("0.05"),
) -> Bounds:
    """Return what a figure allows.

    A bound («أكثر من») rules out what lies on its other side, and nothing more: its own number is what others say without the word.
    A range allows what lies between its ends. `approximately` widens by a share of the figure, at least to its rounding.

    >>> more = figure_bounds(12_000_000, "12 مليون", modifier="more_than")
    >>> more.low == 12_000_000, more.high
    (True, None)
    """
    low, high = Fraction(value), Fraction(value if upper is None else upper)
    if modifier in ("more_than", "at_least"):
        return Bounds(low, None)
    if modifier in ("less_than", "at_most"):
        return Bounds(None, high)
    margin = Fraction(0)
    if upper is None:
        unit = written_unit(value, surface)
        margin = unit / 2 if unit > 1 or low.denominator > 1 else margin
    if modifier == "approximately":
        share = Fraction(approximately)
        return Bounds(low - max(margin, abs(low) * share), high + max(margin, abs(high) * share))
    return Bounds(low - margin, high + margin)


def written_unit(value: Exact, surface: str) -> Fraction:
    """Return the unit of the last digit that a figure is written with.

    «12.50 مليون» is written to ten thousands, «12 مليون» to millions. Digits alone are read as a writer would say them: thousands in
    full (12.500.000) as 12.5 millions, any other count to its last unit. So are words.

    >>> [int(written_unit(value, surface)) for value, surface in [
    ...     (12_500_000, "12.50 مليون"), (12_000_000, "١٢ مليون"), (12_500_000, "12.500.000"), (12_485_769, "12.485.769"),
    ...     (40_000, "40 ألف"), (3_200_000, "3 ملايين و200 ألف"), (1_780, "1.780")]]
    [10000, 1000000, 100000, 1, 1000, 100000, 1]
    """
    if isinstance(value, Fraction):
        return Fraction(0)
    folded = load_lexicon().fold(surface)
    spelled = LETTER.search(folded) is not None
    numerals = NUMERAL.findall(folded)
    if spelled and len(numerals) == 1 and value:
        unit = _scaled_unit(value, numerals[0])
        if unit is not None:
            return unit
    if isinstance(value, Decimal) and value != value.to_integral_value():
        exponent = value.as_tuple().exponent
        return Fraction(10) ** int(exponent)
    whole = abs(int(value))
    return Fraction(_round_unit(whole) if spelled or whole % THOUSAND == 0 else 1)


def _scaled_unit(value: Exact, numeral: str) -> Fraction | None:
    """The unit of a numeral before a scale word; None if the value is not the numeral times a scale."""
    parts = re.split(r"[^0-9]", numeral)
    readings = [(Fraction("".join(parts)), 0)]
    if len(parts) > 1:
        places = len(parts[-1])
        readings.insert(0, (Fraction(int("".join(parts)), 10**places), places))
    for mantissa, places in readings:
        scale: Fraction = Fraction(value) / mantissa if mantissa else Fraction(0)
        if scale in _SCALES:
            return scale / int(10**places)
    return None


_SCALES = frozenset(Fraction(THOUSAND) ** power for power in range(1, 7))


def _round_unit(whole: int) -> int:
    """The last place that is not zero, but no larger than the largest scale in the number."""
    if whole < THOUSAND:
        return 1
    scale = THOUSAND
    while whole >= scale * THOUSAND:
        scale *= THOUSAND
    unit = 1
    while unit < scale and whole % (unit * 10) == 0:
        unit *= 10
    return unit


def integer_end(end: Fraction | None) -> int | float | None:
    """Return an end of what a figure allows as tables hold it: an integer if it is whole; None beyond the integers of 64 bits."""
    if end is None or abs(end) >= LARGEST:
        return None
    return int(end) if end.denominator == 1 else float(end)
