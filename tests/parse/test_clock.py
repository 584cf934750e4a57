"""Corpus of parse/clock: clock times as values, where they are asked for."""

import pytest

from arabic_metrics import find_periods
from tests.corpus import Table, cases, reference


@pytest.mark.parametrize(("phrase", "entry"), cases("parse/clock", table="time"))
def test_phrase_is_one_time(phrase: str, entry: Table) -> None:
    found = find_periods(phrase, times=True)

    assert [(one.surface, one.value, one.kind) for one in found] == [
        (phrase, entry["value"], "time")
    ]


@pytest.mark.parametrize(("phrase", "entry"), cases("parse/clock", table="time"))
def test_times_are_returned_only_where_they_are_asked_for(phrase: str, entry: Table) -> None:
    assert find_periods(phrase) == ()


@pytest.mark.parametrize(("text", "entry"), cases("parse/clock", table="sentence"))
def test_sentence_has_these_times_and_periods(text: str, entry: Table) -> None:
    found = find_periods(text, reference=reference(entry), times=True)

    assert [(one.surface, one.value, one.start, one.end, one.kind) for one in found] == [
        (one["surface"], one["value"], one.get("start"), one.get("end"), one["kind"])
        for one in entry["periods"]
    ]


@pytest.mark.parametrize(("phrase", "entry"), cases("parse/clock", table="nothing"))
def test_phrase_has_no_time(phrase: str, entry: Table) -> None:
    assert find_periods(phrase, times=True) == ()
