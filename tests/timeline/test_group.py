"""Figures of one series: slots, camps, and what they say of each other."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics.timeline import Comparison, Observation, Tolerance
from arabic_metrics.timeline.bounds import bounds_of
from arabic_metrics.timeline.build import Timelines
from arabic_metrics.timeline.group import (
    by_day,
    compare_neighbours,
    compare_slot,
    split_camps,
    time_slots,
)
from tests.timeline.observations import DAY, Q3, flow, later, observe

PLAIN = Tolerance()
M = 1_000_000


def compared(*figures: Observation) -> list[Comparison]:
    return list(compare_slot(split_camps(figures, PLAIN), PLAIN))


def values(figures: Sequence[Observation]) -> list[object]:
    return [figure.value for figure in figures]


def test_slots_are_periods_and_stretches_of_days() -> None:
    figures = sorted(
        [
            observe(1, later(3)),
            observe(2, DAY),
            observe(3, later(8)),
            observe(4, later(90), **Q3),
            observe(5, None, **Q3),
            observe(6, None),
        ],
        key=by_day,
    )
    assert [values(slot) for slot in time_slots(figures, PLAIN)] == [[4, 5], [2, 1], [3]]


def test_all_that_agree_are_one_group() -> None:
    figures = [
        observe(12_485_769, article="a1"),
        observe(12 * M, article="a2", surface="12 مليون"),
        observe(12 * M, article="a3", surface="12 مليون", modifier="more_than"),
    ]
    [comparison] = compared(*figures)
    assert comparison.label == "agree_within"
    assert len(comparison.figures) == 3


def test_one_article_alone_makes_no_agreement() -> None:
    assert compared(observe(12_485_769), observe(12 * M, surface="12 مليون")) == []


def test_what_most_articles_say_stands_first() -> None:
    wrong = flow(21_400_001, article="a0")
    right = [flow(12_400_001, article=f"a{number}") for number in (1, 2, 3)]
    agreed, disputed = compared(wrong, *right)
    assert (agreed.label, values(agreed.figures)) == ("agree", [12_400_001] * 3)
    assert (disputed.label, values(disputed.against)) == ("contradiction", [21_400_001])


def test_all_that_contradicts_a_camp_is_one_contradiction() -> None:
    told = (10, 10, 20, 20, 30, 40)
    found = compared(*(flow(each * M + 1, article=f"a{at}") for at, each in enumerate(told)))
    [dispute] = [each for each in found if each.label == "contradiction"]
    assert values(dispute.figures) == [10 * M + 1] * 2
    assert values(dispute.against) == [each * M + 1 for each in (20, 20, 30, 40)]
    assert dispute.reason.count("two owners of one name") == 1


def test_a_dispute_that_goes_on_for_weeks_is_one_contradiction() -> None:
    told = [(day, 845_769 if day % 2 else 485_769) for day in (0, 1, 2, 3, 5, 8, 9, 11, 12, 14)]
    [dispute] = disputes(told)
    sides = [values(side) for side in (dispute.figures, dispute.against)]
    assert sides == [[485_769] * 5, [845_769] * 5]


def test_a_wrong_figure_in_each_of_two_weeks_is_two_contradictions() -> None:
    told = [(0, 485_769), (1, 485_769), (2, 845_769), (8, 485_769), (9, 600_001), (10, 485_769)]
    assert [values(each.against) for each in disputes(told)] == [[845_769], [600_001]]


def test_a_dispute_that_returns_after_months_is_another() -> None:
    assert len(disputes([(0, 485_769), (1, 845_769), (90, 485_769), (91, 845_769)])) == 2


def test_across_the_edge_of_a_slot_every_close_figure_is_quoted() -> None:
    [dispute] = disputes([(0, M + 1), (4, M + 1), (5, M + 1), (9, 2 * M + 1), (10, 2 * M + 1)])
    assert [len(dispute.figures), len(dispute.against)] == [2, 2]


def disputes(told: Sequence[tuple[int, int]]) -> list[Comparison]:
    """The contradictions of a running count, told on these days."""
    figures = [observe(value, later(day), f"a{day}") for day, value in told]
    timelines = Timelines(PLAIN)
    timelines.add(figures)
    [line] = timelines.finished()
    return [each for each in line.comparisons if each.label == "contradiction"]


def test_a_vague_figure_takes_no_side() -> None:
    vague = flow(10 * M, article="a3", modifier="more_than", surface="10 ملايين")
    found = compared(flow(24_100_001, article="a1"), flow(42_100_001, article="a2"), vague)
    assert sorted(comparison.label for comparison in found) == ["agree_within", "contradiction"]


def test_a_vague_figure_stands_with_those_that_tell_its_number_else_with_most() -> None:
    told = [flow(value * M + 1, article=f"a{value}") for value in (5, 3, 8)]
    usual = [flow(8 * M + 1, article=f"b{number}") for number in range(2)]
    vague = {"article": "c", "modifier": "more_than", "surface": "3 ملايين"}
    for value, held in ((3 * M + 1, 3 * M + 1), (2 * M, 8 * M + 1)):
        camps = split_camps([*told, *usual, flow(value, **vague)], PLAIN)
        [camp] = [camp for camp in camps if "c" in {figure.article.id for figure in camp}]
        assert held in values(camp)


def test_an_article_that_tells_of_a_move_disputes_neither_end() -> None:
    moved = [flow(10_100_001), flow(12_100_001)]
    assert compared(*moved) == []
    assert [each.label for each in compared(*moved, flow(12_100_001, article="a2"))] == ["agree"]
    both = compared(*moved, flow(12_100_001, article="a2"), flow(10_100_001, article="a3"))
    [dispute] = [each for each in both if each.label == "contradiction"]
    told = {figure.article.id for figure in (*dispute.figures, *dispute.against)}
    assert told == {"a2", "a3"}


def test_a_fuller_copy_does_not_dispute_its_own_story() -> None:
    story = [flow(12_100_001, article="a1"), flow(10_100_001, article="a2", story="a1")]
    assert compared(*story) == []


def test_slots_that_follow_hold_at_different_times() -> None:
    assert _neighbours(observe(M + 1), observe(2 * M + 1, later(60), "a2")) == "different_period"


def test_close_counts_are_weighed_across_the_edge_of_a_slot() -> None:
    assert (
        _neighbours(observe(M + 1, later(7)), observe(2 * M + 1, later(9), "a2")) == "contradiction"
    )
    assert _neighbours(observe(M + 1, later(7)), observe(M + 9, later(9), "a2")) == "revision"


def _neighbours(first: Observation, second: Observation) -> str:
    return compare_neighbours((first,), (second,), PLAIN).label


def test_a_figure_stands_at_the_last_day_of_its_period() -> None:
    assert flow(1).when == dt.date(2025, 9, 30)
    assert observe(1).when == DAY
    assert flow(1, period=None, period_start=None, period_end=None).when is None
    assert observe(1, period="P3M").when is None
    until = {"period": "../2025-09-05", "period_end": dt.date(2025, 9, 6)}
    assert observe(1, **until).when == dt.date(2025, 9, 5)
    assert flow(1, period_start=None, **until).when == dt.date(2025, 9, 5)


def test_a_stock_of_now_is_compared_as_one_without_a_period() -> None:
    today = {
        "period": "PRESENT_REF",
        "period_start": DAY,
        "period_end": DAY + dt.timedelta(days=1),
    }
    [comparison] = compared(observe(112_000, DAY, "a1", **today), observe(260_000, later(1), "a2"))
    assert comparison.label == "contradiction"


def test_a_revision_runs_from_the_earlier_to_the_later() -> None:
    old, new = (
        flow(value, later(days), article=f"a{days}", source="paper")
        for value, days in ((10_001, 1), (20_001, 9))
    )
    follower = flow(20_001, later(9), article="a10")
    agreed, revised = compared(new, old, follower)
    assert agreed.label == "agree"
    assert (revised.label, values(revised.figures), values(revised.against)) == (
        "revision",
        [10_001],
        [20_001, 20_001],
    )


def test_ranks_of_two_days_are_a_move_and_of_one_day_a_contradiction() -> None:
    bare = {"metric": "rank", "kind": "rank"}
    moved = observe(3, later(2), "a2", **bare), observe(2, DAY, **bare)
    [step] = compared(*moved)
    assert (step.label, values(step.figures), values(step.against)) == (
        "different_period",
        [2],
        [3],
    )
    [dispute] = compared(observe(2, **bare), observe(3, article="a2", **bare))
    assert dispute.label == "contradiction"


FIGURES = st.builds(
    lambda value, modifier, article, day: observe(
        value, later(day), f"a{article}", modifier=modifier, surface=f"{value}"
    ),
    st.integers(1, 40).map(lambda number: number * 1000),
    st.sampled_from(("exact", "approximately", "more_than", "less_than", "at_least", "at_most")),
    st.integers(1, 6),
    st.integers(0, 7),
)


@given(st.lists(FIGURES, min_size=1, max_size=12))
def test_camps_hold_every_figure_once_and_agree_within(figures: list[Observation]) -> None:
    figures.sort(key=by_day)
    camps = split_camps(figures, PLAIN)
    assert sorted(map(id, figures)) == sorted(id(figure) for camp in camps for figure in camp)
    for camp in camps:
        assert all(bounds_of(one).meet(bounds_of(other)) for one in camp for other in camp)
        assert list(camp) == sorted(camp, key=by_day)


@given(st.lists(FIGURES, min_size=1, max_size=12))
def test_no_comparison_sets_an_article_against_itself(figures: list[Observation]) -> None:
    for comparison in compared(*sorted(figures, key=by_day)):
        told = [
            {figure.article.id for figure in side}
            for side in (comparison.figures, comparison.against)
        ]
        assert not told[0] & told[1]
        assert bool(told[1]) == (
            comparison.label not in ("agree", "agree_within") or bool(comparison.against)
        )
        assert len(told[0] | told[1]) > 1
