"""Tokens that are told at once are those that are seen closely."""

import re
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import find_numbers, load_lexicon
from arabic_metrics.parse import token
from arabic_metrics.parse.digits import FIRST_DIGITS, MARKED_DIGITS
from arabic_metrics.parse.numeral import Token, numeral_table


def words() -> st.SearchStrategy[str]:
    numerals = numeral_table(load_lexicon()).values()
    forms = sorted({attached.numeral.form for attached in numerals})
    return st.one_of(st.sampled_from(forms), st.integers(0, 2000).map(str))


WORDS = st.deferred(
    words
)  # so that a fault in the table is met by a test, not by whoever collects them
WRITTEN = st.from_regex(r"[0-9]{1,4}([.,،]?[0-9]{3}){0,3}([.٫][0-9]{1,22})?", fullmatch=True)
DIGITS = st.text("0123456789.,٫٬،'/:-+_%#@()\n xKر", max_size=24)
CLOSE = re.compile(f"(?!)()|{FIRST_DIGITS}{MARKED_DIGITS}{{0,40}}")
MARKS = st.text(".,،'/:-+%#_@()« \n\t", max_size=3)
TOUCHING = st.lists(st.one_of(WORDS, WRITTEN, MARKS, MARKS), max_size=9).map("".join)


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
