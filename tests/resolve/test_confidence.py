"""How sure a row is: by its choices together, or by the weights that were fitted to them."""

from math import exp

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.resolve import Weights
from tests.resolve.certain import Certain

TEXT = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع"


def test_with_a_chooser_of_ones_own_all_choices_but_that_of_the_scope_must_be_right() -> None:
    sure = {"metric": 0.9, "owner": 0.8, "network": 0.75, "scope": 0.5}
    chooser = Certain(sure, metric="followers", owner="بلديه دبا", network="facebook")
    [row] = extract_claims(TEXT, chooser=chooser, min_confidence=0).rows()
    assert row["confidence"] == pytest.approx(0.9 * 0.8 * 0.75)


def test_with_weights_it_is_what_they_make_of_the_choices() -> None:
    weights = Weights({"metric": {"figure": 9.0}, "confidence": {"bias": 1.0}})
    rows = extract_claims(TEXT, chooser=weights, min_confidence=0).rows()
    assert {row["confidence"] for row in rows} == {round(1 / (1 + exp(-1)), 4)}


def test_odds_are_those_of_a_choice_within_bounds() -> None:
    weights = Weights({"metric": {"nothing": -90.0}, "confidence": {"metric": 1.0}})
    rows = extract_claims(TEXT, chooser=weights, min_confidence=0).rows()
    assert {row["confidence"] for row in rows} == {0.999}  # never certain
