"""Amount: an exact value read from number tokens."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from arabic_metrics.parse.digits import Value, fraction

Exact = int | Fraction
LARGEST_EXPONENT = 300


@dataclass(slots=True)
class Amount:
    """A value read from tokens up to (not including) `end`; `scale` is its smallest unit.

    What was written as a decimal stays one until it is reckoned with, so that it need not be made one again.
    `others` are the further values that the same digits could mean.
    """

    value: Value
    end: int
    scale: int = 1
    rule: str = "number words"
    others: tuple[Value, ...] = ()

    def negative(self) -> "Amount":
        """Return the same below zero."""
        others = tuple(-it for it in self.others)
        return Amount(-self.value, self.end, self.scale, self.rule, others)


def exact(value: Value) -> Exact:
    """Return a value as int or Fraction, without loss.

    >>> exact(Decimal("1.50")), exact(Fraction(4, 2))
    (Fraction(3, 2), 2)
    """
    if isinstance(value, int):
        return value
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return numerator
    return value if isinstance(value, Fraction) else fraction(numerator, denominator)


def ratio(numerator: Value, denominator: Value) -> Exact:
    """Return a quotient as int or Fraction.

    >>> ratio(6, 3), ratio(1, 3), ratio(Fraction(1, 2), 2)
    (2, Fraction(1, 3), Fraction(1, 4))
    """
    if isinstance(numerator, int) and isinstance(denominator, int):
        if numerator % denominator == 0:
            return numerator // denominator
        return fraction(numerator, denominator)
    return exact(exact(numerator) / Fraction(denominator))


def times(value: Value, factor: int) -> Exact:
    """Return a product as int or Fraction.

    >>> times(Decimal("1.78"), 10), times(Fraction(1, 2), 4)
    (Fraction(89, 5), 2)
    """
    numerator, denominator = value.as_integer_ratio()
    return ratio(numerator * factor, denominator)


def plus(value: Value, share: Value) -> Exact:
    """Return a sum as int or Fraction.

    >>> plus(3, Fraction(1, 2)), plus(Fraction(1, 2), Fraction(1, 2))
    (Fraction(7, 2), 1)
    """
    if isinstance(value, int):
        if isinstance(share, int):
            return value + share
        numerator, denominator = share.as_integer_ratio()
        return ratio(value * denominator + numerator, denominator)
    return exact(exact(value) + exact(share))


def plain(value: Value) -> Value:
    """Return an int if whole, a Decimal if its decimals end, else a Fraction.

    >>> plain(Fraction(3, 2)), plain(Fraction(1, 3))
    (Decimal('1.5'), Fraction(1, 3))
    """
    if not isinstance(value, Fraction):
        return value
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return numerator
    places = _places(denominator)
    if not places:
        return value
    factor = 10**places // denominator
    return Decimal(f"{numerator * factor}e-{places}")  # a sum or a product would be rounded


def power(base: Value, match: re.Match[str]) -> Exact | None:
    """Apply an exponent as written: 1e10, 2.5^-1.

    >>> from arabic_metrics.parse.digits import EXPONENT
    >>> power(Fraction(5, 2), EXPONENT.match("^-1")), power(3, EXPONENT.match("e2"))
    (Fraction(2, 5), 300)
    """
    exponent = int(match["ten"] or match["own"])
    if abs(exponent) > LARGEST_EXPONENT:
        return None
    if match["ten"]:
        return exact(Fraction(base) * Fraction(10) ** exponent)
    return None if base == 0 and exponent < 0 else exact(Fraction(base) ** exponent)


@lru_cache(maxsize=256)
def _places(denominator: int) -> int:
    """Return how many decimals its fractions have, 0 if they do not end."""
    rest, places = denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    return 0 if rest != 1 else places
