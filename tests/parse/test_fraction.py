"""Corpus of parse/fraction: one case a phrase."""

import pytest

from tests.corpus import Table, cases
from tests.parse.numbers import check_phrase, check_sentence


@pytest.mark.parametrize(("phrase", "entry"), cases("parse/fraction", table="number"))
def test_phrase_is_one_number(phrase: str, entry: Table) -> None:
    check_phrase(phrase, entry)


@pytest.mark.parametrize(("text", "entry"), cases("parse/fraction", table="sentence"))
def test_sentence_holds_these_numbers(text: str, entry: Table) -> None:
    check_sentence(text, entry)
