"""What is read on a short way is what the grammar reads: plain words, plain digits, exact amounts."""

import re
from decimal import Decimal
from fractions import Fraction
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import find_numbers, load_lexicon
from arabic_metrics.parse import cardinal, number, token
from arabic_metrics.parse.amount import exact, plain, plus, power, ratio
from arabic_metrics.parse.digits import EXPONENT, FIRST_DIGITS, MARKED_DIGITS, read_digits
from arabic_metrics.parse.numeral import Token, numeral_table
from arabic_metrics.parse.run import Run, RunFinder
from arabic_metrics.parse.tally import tally

LEXICON = load_lexicon()
NUMERALS = {attached.numeral for attached in numeral_table(LEXICON).values()}
PLAIN = sorted(numeral.form for numeral in NUMERALS if numeral.code)
OTHERS = sorted(numeral.form for numeral in NUMERALS if not numeral.code)
WORDS = st.one_of(
    st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.sampled_from(OTHERS), st.integers(0, 2000).map(str)
)  # fmt: skip
PIECES = st.tuples(
    st.sampled_from((" ", " و", " و ", " ال", " إلى ", " على ", " كتب ")), WORDS
).map("".join)
NUMBERS = st.lists(PIECES, max_size=8).map("".join)
WRITTEN = st.from_regex(r"[0-9]{1,4}([.,،]?[0-9]{3}){0,3}([.٫][0-9]{1,22})?", fullmatch=True)
DIGITS = st.text("0123456789.,٫٬،'/:-+_%#@()\n xKر", max_size=24)
CLOSE = re.compile(f"(?!)()|{FIRST_DIGITS}{MARKED_DIGITS}{{0,40}}")
MARKS = st.text(".,،'/:-+%#_@()« \n\t", max_size=3)
TOUCHING = st.lists(st.one_of(WORDS, WRITTEN, MARKS, MARKS), max_size=9).map("".join)
FRACTIONS = st.fractions(min_value=0, max_value=10**9, max_denominator=2000)


@settings(max_examples=600)
@given(NUMBERS)
def test_a_tally_is_what_the_grammar_reads(text: str) -> None:
    read = find_numbers(text)
    with (
        patch.object(cardinal, "tally", lambda *_: None),
        patch.object(number, "read_alone", lambda *_: False),
    ):
        assert find_numbers(text) == read


@settings(max_examples=600)
@given(st.lists(st.one_of(WORDS, WRITTEN, NUMBERS, DIGITS), max_size=6).map("\n".join))
def test_what_stands_alone_in_its_line_is_what_the_grammar_reads(text: str) -> None:
    read = find_numbers(text)
    with patch.object(number, "read_alone", lambda *_: False):
        assert list(map(repr, find_numbers(text))) == list(map(repr, read))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة وعشرون", 25),
        ("ثلاثمئة وخمسة وعشرون الفا وسبعة", 325_007),
        ("ثلاث مئة وسبعة عشر", 317),
        ("مليونان وخمسمئة الف", 2_500_000),
        ("24 مليونا", 24_000_000),
        ("الف ومئتا مليون", None),
        ("اربع وتسعين وتسعمئة والف", None),
        ("خمسة وستة", None),
        ("مليون واحد", None),
    ],
)
def test_only_words_in_plain_order_are_tallied(text: str, value: int | None) -> None:
    run = Run()
    assert RunFinder(LEXICON.fold(text), LEXICON, run).fill()
    amount = tally(run.tokens, run.links, 0, len(run.tokens))
    assert (amount.value if amount is not None else None) == value


@settings(max_examples=600)
@given(st.one_of(DIGITS, TOUCHING))
def test_what_is_told_at_once_is_what_is_seen_closely(text: str) -> None:
    read = find_numbers(text)
    with (
        patch.object(token._Finder, "find", seen_closely),
        patch.object(token, "DIGITS", CLOSE),
    ):
        assert find_numbers(text) == read


def seen_closely(finder: token._Finder) -> list[Token]:
    finder._read_mixed(0, len(finder.text))
    return finder.tokens


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
