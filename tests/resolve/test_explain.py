"""Explanations: the same claims as extraction, with the decisions that made them, and nothing made up afterwards."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given

from arabic_metrics import Explanation, explain_claims, extract_claims
from arabic_metrics.resolve import Choice, Weights, load_weights
from arabic_metrics.resolve.choice import Asked, Option
from tests.corpus import CORPORA
from tests.resolve.certain import Certain
from tests.resolve.test_robustness import NEWS

ARTICLES = sorted((CORPORA / "articles").glob("*.txt"))
PUBLISHED = dt.date(2025, 11, 2)
PAGE = "صفحة بلدية دبا على فيسبوك"
TEXT = f"يتابع {PAGE} 40 ألف شخص"
SLOTS = {"metric", "owner", "network", "period", "scope"}


def check(found: Explanation, text: str) -> None:
    """Hold an explanation against the claims that it explains."""
    rows = found.claim_set.rows()
    told = [(each.claim_id, each.metric, each.quote, each.confidence) for each in found.figures]
    for row in rows:
        key = (row["claim_id"], row["metric"], row["surface"], row["confidence"])
        assert key in told
    for figure in (*found.figures, *found.left_out):
        assert figure.quote == figure.span.of(text) != ""
        for slot in figure.slots:
            assert sum(option.probability for option in slot.options) == pytest.approx(1, abs=0.01)
            rest = [option.probability for option in slot.options[1:]]
            assert rest == sorted(rest, reverse=True)
            for option in slot.options:
                assert option.quote == (None if option.span is None else option.span.of(text))
    for figure in found.left_out:
        [slot] = figure.slots
        assert (slot.slot, slot.options[0].label) in {("metric", "nothing"), ("rank", "nothing")}
        assert figure.claim_id is None and figure.metric is None


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_it_explains_what_extraction_returns(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = explain_claims(text, published=PUBLISHED)
    assert found.claim_set == extract_claims(text, published=PUBLISHED)
    check(found, text)


@pytest.mark.parametrize("path", ARTICLES[:8], ids=lambda path: path.stem)
def test_it_goes_to_json_and_back(path: Path) -> None:
    found = explain_claims(path.read_text(encoding="utf-8"))
    assert Explanation.model_validate_json(found.model_dump_json()) == found


def test_every_slot_is_told_with_what_was_chosen_first() -> None:
    found = explain_claims(TEXT)
    [figure] = found.figures
    assert {slot.slot for slot in figure.slots} == SLOTS
    chosen = {slot.slot: slot.options[0] for slot in figure.slots}
    assert chosen["metric"].label == "followers"
    assert chosen["owner"].quote == "بلدية دبا"
    assert chosen["network"].label == "facebook"
    assert all(slot.margin > 0 for slot in figure.slots)


def test_what_an_option_weighed_is_the_sum_of_its_features() -> None:
    [figure] = explain_claims(TEXT).figures
    weights = load_weights().slots
    for slot in figure.slots:
        for option in slot.options:
            small = 0.005 * 200  # features of less weight are summed and not told
            assert abs(sum(weight for _, weight in option.features) - option.total) < small
            for feature, weight in option.features:
                assert weights[slot.slot][feature] == weight


def test_a_choosers_probabilities_are_told_as_they_are() -> None:
    class Sure:
        def choose(self, asked: Asked, options: list[Option]) -> Choice:
            at = 1 if asked.slot == "metric" else 0
            return Choice.of(asked.slot, options, [float(i == at) for i in range(len(options))])

    [figure] = explain_claims(TEXT, chooser=Sure()).figures
    assert [slot.options[0].probability for slot in figure.slots] == [1.0] * len(SLOTS)
    assert not any(option.features for slot in figure.slots for option in slot.options)


def test_numbers_that_are_no_figure_are_told_with_their_probability() -> None:
    found = explain_claims(f"{TEXT}، وشارك في يومها المفتوح 200 طفل")
    assert [figure.quote for figure in found.left_out] == ["200"]
    nothing = found.left_out[0].slots[0].options[0]
    assert nothing.probability > 0.5
    assert "Left out:\n  «200» at " in found.text()


def test_with_weights_that_say_nothing_the_first_option_is_chosen() -> None:
    found = explain_claims(TEXT, chooser=Weights({}))
    for figure in (*found.figures, *found.left_out):
        for slot in figure.slots:
            alone = len(slot.options) == 1
            assert slot.margin == pytest.approx(float(alone), abs=0.001)


def test_a_text_without_anything_is_explained_by_nothing() -> None:
    assert explain_claims("").text() == ""


def test_arabic_is_isolated_where_it_is_asked_for() -> None:
    found = explain_claims(TEXT)
    plain, isolated = found.text(), found.text(isolate=True)
    assert "\u2068" not in plain
    assert isolated.replace("\u2068", "").replace("\u2069", "") == plain


@given(NEWS)
def test_any_text_is_explained_as_it_is_extracted(text: str) -> None:
    found = explain_claims(text)
    assert found.claim_set == extract_claims(text)
    check(found, text)


def test_candidates_are_told_as_they_are_written_and_only_the_empty_one_is_none() -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا"
    [left] = extract_claims(text, min_confidence=1).unresolved
    owners = [each for each in left.candidates if each.slot == "owner"]
    assert owners[0].surface == "بلدية دبا"
    for slot in ("owner", "network"):
        told = [each.surface for each in left.candidates if each.slot == slot]
        assert told.count(None) <= 1


OWNERS = {
    "kind organization": 1.0,
    "kind account": -2.0,
    "somebody": 0.5,
    "proper": 0.004,
    "nobody": -0.006,
}


def test_features_are_told_the_heaviest_first_and_those_of_no_weight_are_not() -> None:
    weights = Weights({"metric": {"figure": 9.0}, "owner": OWNERS})
    [figure] = explain_claims(TEXT, chooser=weights).figures
    [owner] = [slot for slot in figure.slots if slot.slot == "owner"]
    told = {option.label: option for option in owner.options}
    assert told["بلدية دبا"].features == (("kind account", -2.0), ("somebody", 0.5))
    assert told["بلدية دبا"].total == -1.496
    assert told["nobody"].features == (("nobody", -0.006),)


@pytest.mark.parametrize(
    ("weight", "total", "told"),
    [
        (0.123456, 0.1235, True),
        (0.005, 0.005, True),
        (-0.005, -0.005, True),
        (0.00499, 0.005, False),
        (0.00001, 0.0, False),
    ],
)
def test_a_total_has_four_decimals_and_a_weight_below_half_a_hundredth_is_left_out(
    weight: float, total: float, told: bool
) -> None:
    weights = Weights({"metric": {"figure": 9.0}, "owner": {"nobody": weight}})
    [figure] = explain_claims(TEXT, chooser=weights).figures
    [owner] = [slot for slot in figure.slots if slot.slot == "owner"]
    [nobody] = [option for option in owner.options if option.label == "nobody"]
    assert nobody.total == total
    assert nobody.features == ((("nobody", weight),) if told else ())


def test_an_unsure_figure_is_explained_without_a_claim() -> None:
    found = explain_claims(TEXT, min_confidence=1)
    [figure] = found.figures
    assert found.claim_set.claims == () and figure.claim_id is None
    assert found.text().startswith("unresolved: followers 40,000, «40 ألف» at ")


def test_a_figure_is_told_in_a_line_and_each_slot_in_lines_of_its_own() -> None:
    chooser = Certain({"owner": 0.75}, owner="بلديه دبا")
    lines = explain_claims(TEXT, chooser=chooser).text().splitlines()
    assert lines[0] == "c1: followers 40,000, «40 ألف» at 32–38, confidence 0.75"
    assert [line for line in lines if line.startswith("  owner")] == [
        "  owner     0.75  بلدية دبا",
    ]
    assert lines[lines.index("  owner     0.75  بلدية دبا") + 1] == "            0.25  nobody"


def test_a_line_of_features_tells_the_four_heaviest_of_what_was_chosen() -> None:
    weights = Weights({"metric": {"figure": 9.0}, "owner": {**OWNERS, "proper": 0.1, "here 2": 3.0, "told 1": 0.2}})  # fmt: skip
    lines = explain_claims(TEXT, chooser=weights).text().splitlines()
    [at] = [at for at, line in enumerate(lines) if line.startswith("  owner")]
    assert lines[at + 1].strip() == "+3.00 here 2, -2.00 kind account, +0.50 somebody, +0.20 told 1"
    assert sum("somebody" in line for line in lines) == 1


def test_two_words_of_one_metric_are_told_apart_by_their_places() -> None:
    text = "حصدت الصفحة على فيسبوك أعلى تفاعل بعدد 300 ألف تفاعل."
    told = explain_claims(text).text().splitlines()
    lines = [line for line in told if "interactions  «" in line]
    assert {line.partition("interactions")[2].strip() for line in lines} == {
        "«تفاعل» at 47–52",
        "«تفاعل» at 28–33",
    }


def test_the_value_of_a_rank_is_told() -> None:
    found = explain_claims("احتل حساب نادي الشباب على إكس المركز الثاني عربيا", chooser=Certain())
    [figure] = found.figures
    assert (figure.metric, figure.value, figure.quote) == ("rank", "2", "الثاني")
