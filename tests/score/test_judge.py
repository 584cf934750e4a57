"""Rows against gold figures: what is whole, what is false, what readers differ on."""

from typing import Any

import pytest

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.score.judge import Judge, count, summary
from arabic_metrics.score.passage import GoldPassage, PassageFigure

TEXT = "لدى صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع"
JUDGE = Judge(load_lexicon())
GOLD = PassageFigure(
    entity="صفحة بلدية دبا", platform="facebook", metric="followers", value=40_000, modifier="more_than",
    start=TEXT.index("40"), end=TEXT.index("40") + 6,
)  # fmt: skip
ROW: dict[str, Any] = {
    "entity": "بلدية دبا", "mention": "بلدية دبا", "platform": "facebook", "metric": "followers", "value": 40_000, "upper": None,
    "modifier": "more_than", "aspect": "level", "rate": None, "scope": None, "period": None,
    "start": GOLD.start, "end": GOLD.end,
}  # fmt: skip


def counted(row: dict[str, Any], *figures: PassageFigure) -> dict[str, Any]:
    return summary(count(GoldPassage(id="p", text=TEXT, claims=figures), [row], JUDGE))


def test_a_right_row_is_whole():
    assert counted(ROW, GOLD)["F1"] == 100


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", 4_000), ("modifier", "exact"), ("aspect", "change"), ("rate", "day"), ("entity", "نادي الوحدات"),
     ("platform", "x"), ("period", "2025"), ("upper", 50_000)],
)  # fmt: skip
def test_a_row_with_a_wrong_slot_is_not(field, value):
    row = ROW | {field: value} | ({"mention": value} if field == "entity" else {})
    assert counted(row, GOLD)["F1"] == 0


def test_a_row_out_of_a_passage_without_claims_is_false():
    assert counted(ROW)["false"] == 100


def test_what_readers_differ_on_is_neither_asked_for_nor_counted_against():
    told = counted(ROW, GOLD.model_copy(update={"notes": ("ambiguous",)}))
    assert (told["figures"], told["P"]) == (0, None)


def test_either_reading_of_a_field_is_right():
    second = GOLD.model_copy(update={"entity": "دبي", "second": {"entity": "بلدية دبا"}})
    assert counted(ROW, second)["F1"] == 100


def test_users_in_a_place_are_right_by_it_as_scope():
    place = GOLD.model_copy(update={"entity": "مصر", "owner_kind": "place"})
    assert counted(ROW | {"scope": "في مصر"}, place)["owner"] == 100
    assert counted(ROW | {"scope": "في لبنان"}, place)["owner"] == 0


def test_subscribers_answer_followers():
    assert counted(ROW | {"metric": "subscribers"}, GOLD)["found"] == 100
