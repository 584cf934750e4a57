"""How two figures stand to each other."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics.ranking.bounds import figure_bounds
from arabic_metrics.timeline import Observation, Tolerance, compare_figures
from tests.corpus import load
from tests.timeline.observations import DAY, Q3, flow, later, observe, written

PAIRS = [
    pytest.param(*pair, entry["label"], id=" / ".join(pair))
    for entry in load("timeline/compare")["compared"]
    for pair in entry["pairs"]
]
SOCIAL = {"platform": "social"}
RANK = {"metric": "rank", "kind": "rank", **Q3}


def label(first: Observation, second: Observation, **tolerance: Any) -> str | None:
    verdicts = {
        compare_figures(first, second, Tolerance(**tolerance)),
        compare_figures(second, first, Tolerance(**tolerance)),
    }
    assert len(verdicts) == 1 or None not in verdicts
    labels = {verdict.label if verdict else None for verdict in verdicts}
    assert len(labels) == 1, "the order of two figures must not matter"
    return labels.pop()


@pytest.mark.parametrize(("first", "second", "expected"), PAIRS)
def test_values_and_words(first: str, second: str, expected: str) -> None:
    assert label(written(first, "a1"), written(second, "a2")) == expected


@pytest.mark.parametrize(
    ("days", "value", "expected"),
    [
        (0, 1_005_000, "agree_within"),
        (0, 1_050_000, "contradiction"),
        (3, 1_050_000, "revision"),
        (3, 1_250_000, "contradiction"),
        (7, 1_050_000, "revision"),
        (8, 1_050_000, "different_period"),
        (90, 4_000_000, "different_period"),
    ],
)
def test_a_stock_without_a_period_holds_at_its_publication(
    days: int, value: int, expected: str
) -> None:
    first = observe(1_000_001, surface="1.000.001")
    assert label(first, observe(value, later(days), "a2", surface=f"{value:,}1")) == expected


def test_the_window_and_the_drift_can_be_set() -> None:
    first, second = observe(1_000_001), observe(1_050_001, later(20), "a2")
    assert label(first, second) == "different_period"
    assert label(first, second, window=30) == "revision"
    assert label(first, second, window=30, drift=Decimal("0.01")) == "contradiction"


def test_a_later_figure_of_one_paper_revises_the_earlier() -> None:
    first = flow(24_100_001, source="جريدة الميناء")
    assert label(first, flow(25_300_001, later(9), "a2", source="جريدة الميناء")) == "revision"
    assert label(first, flow(25_300_001, later(9), "a2", source="موقع آخر")) == "contradiction"
    assert label(first, flow(25_300_001, DAY, "a2", source="جريدة الميناء")) == "contradiction"


def test_a_later_figure_of_one_named_source_revises_the_earlier() -> None:
    first = flow(24_100_001, attribution="مركز المعلومات")
    assert (
        label(first, flow(25_300_001, later(2), "a2", attribution="مركز المعلومات")) == "revision"
    )
    assert label(first, flow(25_300_001, later(2), "a2", attribution="الوزارة")) == "contradiction"


def test_flows_are_compared_within_equal_periods() -> None:
    august = {
        "period": "2025-08",
        "period_start": dt.date(2025, 8, 1),
        "period_end": dt.date(2025, 9, 1),
    }
    named_by_months = flow(24_000_002, article="a2", period="2025-07/2025-09")
    assert label(flow(24_000_001), flow(8_000_001, article="a2", **august)) == "different_period"
    assert label(flow(24_000_001), named_by_months) == "contradiction"


@pytest.mark.parametrize(
    ("value", "kind", "namesakes"),
    [(24_300_001, "organization", True), (3_000_001, "organization", False),
     (24_300_001, "content", False), (1_900_001_000, "organization", False)],
)  # fmt: skip
def test_two_owners_may_have_one_name(value: int, kind: str, namesakes: bool) -> None:
    first, second = flow(1_900_001, entity_kind=kind), flow(value, article="a2", entity_kind=kind)
    verdict = compare_figures(first, second)
    assert verdict is not None and verdict.label == "contradiction"
    assert ("two owners of one name" in verdict.reason) == namesakes
    assert "figures that exclude each other" in verdict.reason, "what else it is, stays"


def test_flows_until_one_day_are_compared() -> None:
    until = {"period": "../2025-09-30", "period_start": None}
    first = flow(5_000_000, **until)
    assert label(first, flow(7_000_000, article="a2", **until)) == "contradiction"
    other_day = {**until, "period_end": dt.date(2025, 9, 30)}
    assert label(first, flow(7_000_000, article="a2", **other_day)) == "different_period"
    assert label(first, flow(7_000_000, article="a2")) == "different_period"
    rises = [flow(value, article=f"a{value}", aspect="change", **until) for value in (5, 7)]
    assert label(*rises) == "different_period"


@pytest.mark.parametrize("started", [None, dt.date(2025, 9, 30)])
def test_a_stock_at_the_end_of_a_month_is_one_on_its_last_day(started: dt.date | None) -> None:
    behind = dt.date(2025, 10, 1)
    ended = observe(3_500_000, period_start=dt.date(2025, 9, 21), period_end=behind)
    until = observe(5_200_000, article="a2", period_start=started, period_end=behind)
    assert label(ended, until) == "contradiction"


def test_a_flow_without_dates_is_compared_with_nothing() -> None:
    nowhere = {"period": None, "period_start": None, "period_end": None}
    assert label(flow(24_000_001, **nowhere), flow(1, article="a2", **nowhere)) is None
    lasting = {**nowhere, "period": "P3M"}
    assert label(flow(24_000_001, **lasting), flow(1, article="a2", **lasting)) is None


def test_changes_without_dates_contradict_nothing() -> None:
    gained, lost = (
        observe(value, article=name, aspect="change") for name, value in (("a1", 500), ("a2", 170))
    )
    assert label(gained, lost) == "different_period"
    told = [
        observe(value, article=name, aspect="change", **Q3)
        for name, value in (("a1", 500), ("a2", 170))
    ]
    assert label(*told) == "contradiction"


def test_without_a_date_of_publication_a_stock_is_compared_with_nothing() -> None:
    assert label(observe(1_000_001, None), observe(2_000_001, DAY, "a2")) is None
    dated = observe(1_000_001, None, **Q3)
    assert label(dated, observe(2_000_001, None, "a2", **Q3)) == "contradiction"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (SOCIAL, "different_definition"),
        ({"platform": None}, "different_definition"),
        ({"platform": "facebook+x"}, "different_definition"),
        ({"platform": "instagram"}, None),
        ({"platform": "website"}, None),
        ({"aspect": "change"}, "different_definition"),
        ({"rate": "day"}, "different_definition"),
        ({"metric": "subscribers"}, None),
        ({"aspect": "change", "rate": "day"}, None),
        ({"rate": "month", "aside": "rate"}, "different_definition"),
        ({"aspect": "change", "aside": "loss"}, "different_definition"),
        ({"rate": "month", "aside": "active"}, None),  # two things differ
        ({"entity_key": "wzArh"}, None),
    ],
)
def test_what_is_counted_may_differ(changed: dict[str, Any], expected: str | None) -> None:
    assert label(observe(1_000_001), observe(5_000_001, article="a2", **changed)) == expected


def test_figures_that_agree_need_no_other_definition() -> None:
    assert label(observe(1_000_001), observe(1_000_001, article="a2", **SOCIAL)) is None


def test_likes_are_part_of_interactions() -> None:
    likes = flow(17_000_001, article="a2", metric="likes")
    assert label(flow(24_000_001), likes) == "different_definition"
    assert label(flow(24_000_001, metric="shares"), likes) is None


def test_ranks_are_held_to_their_scope_and_their_ranking() -> None:
    second = observe(2, surface="الثاني", **RANK)
    assert label(second, observe(2, article="a2", **RANK)) == "agree"
    assert label(second, observe(3, article="a2", **RANK)) == "contradiction"
    scoped = observe(3, article="a2", scope="عربيا", **RANK)
    assert label(second, scoped) == "different_definition"
    by = [
        observe(place, article=f"a{place}", attribution=f"تقرير {place}", **RANK)
        for place in (2, 3)
    ]
    assert label(*by) == "different_definition"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("تصدرت أكثر الصفحات متابعة", "حلت ثانية من حيث عدد المتابعين", "contradiction"),
        ("تصدرت أكثر الصفحات تفاعلا", "حلت ثانية من حيث عدد المتابعين", "different_definition"),
        ("تصدرت الصفحات", "حلت ثانية من حيث عدد المتابعين", "different_definition"),
        ("تصدرت الصفحات", "حلت ثانية", "contradiction"),
    ],
    ids=["one metric", "two metrics", "a metric and none", "none"],
)
def test_ranks_are_held_to_what_they_rank_by(first: str, second: str, expected: str) -> None:
    places = observe(1, sentence=first, **RANK), observe(2, article="a2", sentence=second, **RANK)
    assert label(*places) == expected
    undated = {"metric": "rank", "kind": "rank", "sentence": first}
    assert label(observe(1, later(3), **undated), places[1]) == "different_period"


def test_two_countries_are_two_audiences_and_a_country_and_the_whole_are_not() -> None:
    egypt, iraq = (
        observe(5_000_001, article="a2", scope=scope) for scope in ("في مصر", "في العراق")
    )
    assert label(observe(90_000_001), egypt) == "different_definition"
    assert label(egypt, iraq) is None
    assert (
        label(observe(2, scope="عربيا", **RANK), observe(3, article="a2", scope="عالميا", **RANK))
        == "different_definition"
    )


def test_parts_of_an_audience_are_told_apart() -> None:
    world, germany, iran = (
        observe(value, article=f"a{value}", aside=aside)
        for value, aside in (
            (2_000_000_001, ""),
            (30_000_001, "place:DE"),
            (40_000_001, "place:IR"),
        )
    )
    assert label(world, germany) == label(germany, iran) == "different_definition"
    assert label(germany, observe(50_000_001, article="b", aside="place:DE")) == "contradiction"


def test_figures_a_hundredfold_apart_count_different_things_unless_the_scale_slipped() -> None:
    first = observe(2_000_000_001)
    assert label(first, observe(19_999_999, article="a2")) == "different_definition"
    assert label(first, observe(20_000_011, article="a2")) == "contradiction"
    assert label(first, observe(19_999_999, article="a2"), unlike=1000) == "contradiction"
    millions = observe(5_000_000, surface="5 ملايين")
    assert label(millions, observe(5_000, article="a2", surface="5 آلاف")) == "contradiction"


def test_a_rank_told_without_a_period_holds_on_its_day() -> None:
    bare = {"metric": "rank", "kind": "rank"}
    assert label(observe(2, **bare), observe(3, DAY, "a2", **bare)) == "contradiction"
    assert label(observe(2, **bare), observe(3, later(2), "a2", **bare)) == "different_period"
    assert label(observe(2, **bare), observe(2, later(2), "a2", **bare)) == "agree"


SCALES = {"ألف": 10**3, "مليون": 10**6, "مليار": 10**9}


@given(st.integers(1, 10**12), st.sampled_from(sorted(SCALES)), st.integers(0, 2))
def test_a_number_agrees_with_its_own_rounding(value: int, scale: str, places: int) -> None:
    unit = SCALES[scale] // 10**places
    rounded = (value + unit // 2) // unit
    surface = f"{Decimal(rounded).scaleb(-places)} {scale}"
    counted = figure_bounds(Fraction(value), "")
    assert not rounded or figure_bounds(rounded * unit, surface).meet(counted)
    assert not figure_bounds(
        (rounded + 2) * unit, f"{Decimal(rounded + 2).scaleb(-places)} {scale}"
    ).meet(counted)


@given(st.integers(1, 10**10), st.integers(1, 10**10), st.sampled_from(["more_than", "at_least"]))
def test_a_bound_is_one_sided(value: int, bound: int, modifier: str) -> None:
    counted = figure_bounds(value, str(value + 1) if value % 1000 == 0 else str(value))
    point = figure_bounds(Fraction(value), "")
    assert point.is_point
    held = figure_bounds(bound, str(bound), modifier=modifier)
    assert point.meet(held) == (value >= bound)
    assert counted.meet(held) or value < bound
