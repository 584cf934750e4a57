"""Corpus of parse/nothing: one case a phrase."""

import pytest

from tests.corpus import Table, cases
from tests.parse.numbers import check_nothing, check_sentence


@pytest.mark.parametrize(("text", "entry"), cases("parse/nothing", table="sentence"))
def test_sentence_holds_these_numbers(text: str, entry: Table) -> None:
    check_sentence(text, entry)


@pytest.mark.parametrize(("text", "entry"), cases("parse/nothing", table="nothing"))
def test_text_holds_no_number(text: str, entry: Table) -> None:
    check_nothing(text)
