"""Amounts are exact, whatever they are reckoned with."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from arabic_metrics.parse.amount import exact, plain, plus, power, ratio
from arabic_metrics.parse.digits import EXPONENT, read_digits

FRACTIONS = st.fractions(min_value=0, max_value=10**9, max_denominator=2000)


@given(FRACTIONS)
def test_plain_values_are_exact(value: Fraction) -> None:
    shown = plain(value)
    assert Fraction(shown) == value
    assert isinstance(shown, int) == (value.denominator == 1)
    assert exact(shown) == exact(value)


@given(st.decimals(min_value=0, max_value=10**9, places=6, allow_nan=False))
def test_decimals_are_read_as_fractions_are_shown(value: Decimal) -> None:
    assert repr(read_digits(f"{value:f}1").value) == repr(plain(exact(Decimal(f"{value:f}1"))))
    assert repr(read_digits(f"{value:f}").value) == repr(plain(exact(value)))


@given(FRACTIONS, st.sampled_from(("e3", "e-3", "^2", "^-2", "^0")))
@example(Fraction(0), "^-2")
def test_powers_are_exact(base: Fraction, written: str) -> None:
    match = EXPONENT.match(written)
    assert match
    by_ten, exponent = written[0] == "e", int(written[1:])
    if base or exponent >= 0 or by_ten:
        expected = base * Fraction(10) ** exponent if by_ten else base**exponent
        assert repr(power(exact(base), match)) == repr(exact(expected))
    else:
        assert power(exact(base), match) is None


@given(FRACTIONS, FRACTIONS)
def test_sums_and_quotients_are_exact(left: Fraction, right: Fraction) -> None:
    assert plus(exact(left), exact(right)) == left + right
    if right:
        assert ratio(exact(left), exact(right)) == left / right
