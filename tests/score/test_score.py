"""score_claims: what answers what, and what counts in which slot."""

from fractions import Fraction

import pytest

from arabic_metrics import Article, Claim, ClaimSet, Entity, Evidence, Figure, Rank, Span
from arabic_metrics.resolve import Period
from arabic_metrics.score import GoldArticle, GoldFigure, Tally, score_claims
from arabic_metrics.score.score import WHOLE_SLOTS, f1_intervals, sum_scores

TEXT = "بلغ عدد متابعي نادي الوحدات 12 مليون متابع، في المركز الثاني"
WRITTEN = Span(28, 36)
FACTS = {
    "claim": 1, "metric": "followers", "value": 12_000_000, "upper": None, "modifier": "more_than", "aspect": "level",
    "rate": None, "scope": None, "entity": "نادي الوحدات", "platform": "facebook", "period": "2025-Q3",
    "attribution": None, "span": WRITTEN, "quote": "12 مليون",
}  # fmt: skip


def gold(*changes: dict[str, object]) -> GoldArticle:
    figures = tuple(GoldFigure.model_validate({**FACTS, **change}) for change in changes)
    return GoldArticle(article=Article(TEXT, id="a"), region="levant", figures=figures)


def claim(id: str = "c1", *, span: Span = WRITTEN, **changes: object) -> Claim:
    piece = Evidence("followers", span, span.of(TEXT), "counted noun")
    figure = Figure(value=12_000_000, modifier="more_than", evidence=(piece,))
    facts = {
        "entity": Entity(name="الوحدات", mention="الوحدات", key="alwhdat", span=Span(20, 27)),
        "platform": "facebook",
        "period": Period(value="2025-Q3"),
        "followers": figure.model_copy(update=changes.pop("figure", {})),  # type: ignore[arg-type]
        **changes,
    }
    return Claim(id=id, evidence=(piece,), **facts)  # type: ignore[arg-type]


def tallies(article: GoldArticle, *claims: Claim) -> dict[str, Tally]:
    return score_claims(article, ClaimSet(article_id="a", claims=claims)).tallies


def test_a_figure_that_is_right_in_everything() -> None:
    found = tallies(gold({}), claim())
    one = Tally(1, 1, 1)
    assert {slot: found[slot] for slot in ("claim", "figure", "followers", "value", "modifier")} == {
        "claim": one, "figure": one, "followers": one, "value": one, "modifier": one,
    }  # fmt: skip
    assert found["entity"] == found["platform"] == found["period"] == one


def test_what_is_empty_on_both_sides_counts_on_neither() -> None:
    found = tallies(gold({}), claim())
    assert found["rate"] == found["attribution"] == found["scope"] == found["aspect"] == Tally()


@pytest.mark.parametrize(
    ("slot", "change"),
    [
        ("value", {"figure": {"value": 13_000_000}}),
        ("value", {"figure": {"upper": 13_000_000}}),
        ("modifier", {"figure": {"modifier": "exact"}}),
        ("aspect", {"figure": {"aspect": "change"}}),
        ("rate", {"figure": {"rate": "day"}}),
        ("entity", {"entity": None}),
        (
            "entity",
            {"entity": Entity(name="نادي الرمثا", mention="نادي الرمثا", key="r", span=Span(0, 1))},
        ),
        ("platform", {"platform": "facebook+x"}),
        ("platform", {"platform": None}),
        ("period", {"period": None}),
        ("period", {"period": Period(value="2025")}),
    ],
)
def test_one_wrong_slot_spoils_the_claim_and_no_other_slot(
    slot: str, change: dict[str, object]
) -> None:
    found = tallies(gold({}), claim(**change))
    assert found["claim"].right == 0 and found["figure"].right == 1
    assert found[slot].right == 0
    for other in WHOLE_SLOTS:
        assert other == slot or found[other].right == found[other].wanted


def test_platforms_are_compared_as_sets() -> None:
    assert (
        tallies(gold({"platform": "x+facebook"}), claim(platform="facebook+x"))["claim"].right == 1
    )


def test_a_figure_elsewhere_is_spurious_and_the_gold_is_missed() -> None:
    score = score_claims(gold({}), ClaimSet(article_id="a", claims=(claim(span=Span(0, 3)),)))
    assert score.tallies["figure"] == Tally(0, 1, 1)
    assert score.right == ()
    assert score.spurious == ("a followers at 0",)


def test_a_figure_of_another_metric_answers_nothing() -> None:
    found = tallies(gold({"metric": "likes"}), claim())
    assert found["likes"] == Tally(0, 0, 1) and found["followers"] == Tally(0, 1, 0)


def test_a_rank_may_be_quoted_where_any_of_its_evidence_stands() -> None:
    first, second = (
        Evidence("rank", span, span.of(TEXT), "position") for span in (Span(0, 3), Span(54, 60))
    )
    ranked = Claim(id="c1", rank=Rank(value=2, evidence=(first, second)), evidence=(first, second))
    change = {
        "metric": "rank",
        "value": 2,
        "modifier": "exact",
        "span": Span(54, 60),
        "quote": "الثاني",
    }
    assert tallies(gold(change), ranked)["rank"] == Tally(1, 1, 1)


def test_a_row_answers_once_and_the_better_one_first() -> None:
    found = tallies(
        gold({}, {"aspect": "change"}), claim(), claim("c2", figure={"aspect": "change"})
    )
    assert found["claim"] == Tally(2, 2, 2)
    assert tallies(gold({}, {"aspect": "change"}), claim())["figure"] == Tally(1, 1, 2)


def test_nothing_wanted_and_nothing_found_is_perfect() -> None:
    score = score_claims(gold(), ClaimSet(article_id="a"))
    assert score.claims_nothing and score.tallies["claim"].f1 == 1


def test_precision_recall_and_f1() -> None:
    tally = Tally(3, 4, 6) + Tally(0, 2, 0)
    assert (tally.precision, tally.recall, tally.f1) == (
        Fraction(1, 2),
        Fraction(1, 2),
        Fraction(1, 2),
    )
    assert Tally(0, 0, 2).precision == 1 and Tally(0, 2, 0).recall == 1


def test_sums_are_by_slot_and_metrics_come_last_by_name() -> None:
    one = score_claims(gold({"metric": "views"}), ClaimSet(article_id="a"))
    other = score_claims(gold({}), ClaimSet(article_id="a", claims=(claim(),)))
    total = sum_scores([one, other])
    assert total.tallies["figure"] == Tally(1, 1, 2)
    assert list(total.tallies)[-2:] == ["followers", "views"]
    assert total.right == {"a 1 followers"}


def test_intervals_are_the_same_every_time_and_hold_the_score() -> None:
    articles = [{"claim": Tally(right, 3, 3)} for right in (0, 1, 2, 3, 3, 3)]
    [(low, high)] = f1_intervals(articles).values()
    assert f1_intervals(articles) == {"claim": (low, high)}
    assert low < sum((article["claim"] for article in articles), Tally()).f1 < high
    assert f1_intervals([]) == {}
