"""Amount: an exact value read from number tokens."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from arabic_metrics.parse.digits import Value

Exact = int | Fraction


@dataclass(slots=True)
class Amount:
    """A value read from tokens up to (not including) `end`; `scale` is its smallest unit.

    `other` is the second value that the same digits could mean.
    """

    value: Exact
    end: int
    scale: int = 1
    rule: str = "number words"
    other: Exact | None = None

    def negative(self) -> "Amount":
        """Return the same below zero."""
        return Amount(-self.value, self.end, self.scale, self.rule, self.other)


def exact(value: Value) -> Exact:
    """Return a value as int or Fraction, without loss.

    >>> exact(Decimal("1.50")), exact(Fraction(4, 2))
    (Fraction(3, 2), 2)
    """
    if isinstance(value, int):
        return value
    fraction = Fraction(value)
    return int(fraction) if fraction.denominator == 1 else fraction


def plain(value: Exact) -> Value:
    """Return an int if whole, a Decimal if its decimals end, else a Fraction.

    >>> plain(Fraction(3, 2)), plain(Fraction(1, 3))
    (Decimal('1.5'), Fraction(1, 3))
    """
    if isinstance(value, int) or value.denominator == 1:
        return int(value)
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return value
    return Decimal(value.numerator * 10**places // value.denominator).scaleb(-places)
