"""Who had most of a metric in a period."""

import datetime as dt
from typing import Any

import pytest

from arabic_metrics.core import ArchiveError
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.transliteration import ascii_key
from arabic_metrics.ranking.period import read_period
from arabic_metrics.resolve.person import owner_key
from arabic_metrics.timeline import Comparison, Observation, Timeline
from arabic_metrics.timeline.compare import Verdict, compare_figures
from arabic_metrics.timeline.leaderboard import (
    Standing,
    busiest_boards,
    count_unranked,
    missed_figures,
    rank_entities,
)
from arabic_metrics.view.label import load_labels
from tests.timeline.observations import Q3, flow, later, observe


def line_of(*figures: Observation, comparisons: tuple[Comparison, ...] = ()) -> Timeline:
    first = figures[0]
    _, platform, metric, aspect, rate, scope = first.series
    return Timeline(
        first.entity,
        first.entity_key,
        platform,
        metric,
        first.kind,
        aspect,
        rate,
        scope,
        figures,
        comparisons,
    )


def rank_in(lines: list[Timeline], metric: str, period: str) -> tuple[Standing, ...]:
    return rank_entities(lines, metric, read_period(period))


def places(standings: tuple[Standing, ...]) -> list[tuple[int, str | None, str, Any]]:
    return [(each.place, each.platform, each.entity_key, each.figure.value) for each in standings]


def test_the_largest_stands_first_on_each_platform_and_equals_share_a_place() -> None:
    told = [("a", "x", 5), ("b", "x", 9), ("c", "facebook", 7), ("d", "x", 5), ("e", "x", 1)]
    lines = [
        line_of(flow(value, entity_key=key, platform=platform)) for key, platform, value in told
    ]
    assert places(rank_in(lines, "interactions", "2025-Q3")) == [
        (1, "facebook", "c", 7),
        (1, "x", "b", 9),
        (2, "x", "a", 5),
        (2, "x", "d", 5),
        (4, "x", "e", 1),
    ]


def test_a_rank_is_the_better_the_smaller_it_is() -> None:
    ranks = [
        line_of(observe(place, entity_key=key, metric="rank", kind="rank", **Q3))
        for key, place in (("a", 3), ("b", 1))
    ]
    assert [each.entity_key for each in rank_in(ranks, "rank", "2025-Q3")] == ["b", "a"]
    [board] = busiest_boards(ranks, 9)
    assert (board.metric, len(board.standings)) == ("rank", 2)
    assert [each.place for each in board.standings] == [
        int(it.figure.value) for it in board.standings
    ]
    told = [
        line_of(observe(place, entity_key=key, metric="rank", kind="rank", **Q3))
        for key, place in (("a", 3), ("b", 7), ("c", 7))
    ]
    assert [each.place for each in rank_in(told, "rank", "2025-Q3")] == [3, 7, 7]
    assert busiest_boards([*ranks, line_of(flow(5, entity_key="a"))], 9) == ()


def test_an_exact_figure_stands_before_a_bound_that_is_told_as_often() -> None:
    line = line_of(flow(24_000_000, modifier="more_than"), flow(24_370_680, article="a2"))
    [standing] = rank_in([line], "interactions", "2025-Q3")
    assert standing.figure.value == 24_370_680


def test_figures_of_one_scope_are_ranked_among_themselves() -> None:
    told = [("a", None, 5), ("b", "في مصر", 9), ("c", None, 7), ("d", "في مصر", 3)]
    lines = [line_of(flow(value, entity_key=key, scope=scope)) for key, scope, value in told]
    found = rank_in(lines, "interactions", "2025-Q3")
    assert [(each.place, each.figure.scope, each.entity_key) for each in found] == [
        (1, None, "c"),
        (2, None, "a"),
        (1, "في مصر", "b"),
        (2, "في مصر", "d"),
    ]
    boards = [(board.scope, len(board.standings)) for board in busiest_boards(lines, 9)]
    assert boards == [(None, 2), ("في مصر", 2)]


def test_a_flow_counts_for_its_own_period_alone() -> None:
    lines = [line_of(flow(5))]
    assert rank_in(lines, "interactions", "2025") == ()
    assert len(rank_in(lines, "interactions", "2025-07/2025-09")) == 1


def test_of_a_stock_the_last_count_in_the_period_counts() -> None:
    line = line_of(observe(10), observe(30, later(5), "a2"), observe(40, later(40), "a3"))
    [standing] = rank_in([line], "followers", "2025-11")
    assert standing.figure.value == 30
    assert rank_in([line], "followers", "2024") == ()


@pytest.mark.parametrize(
    ("last", "value"),
    [
        (observe(600_000, later(5), "b", modifier="more_than"), 612_000),
        (observe(600_000, later(5), "b", modifier="approximately"), 612_000),
        (observe(600_000, later(5), "b", upper=700_000), 612_000),
        (observe(600_000, later(5), "b"), 600_000),  # a later count
        (observe(650_000, later(5), "b", modifier="more_than"), 650_000),  # it has grown
        (observe(500_000, later(5), "b", modifier="approximately"), 500_000),
        (observe(600_000, later(33), "b", modifier="more_than"), 600_000),  # too long ago
    ],
)
def test_an_exact_count_stands_before_a_vaguer_one_of_the_days_behind_it(
    last: Observation, value: int
) -> None:
    line = line_of(observe(580_000, article="c"), observe(612_000, later(1), "a"), last)
    [standing] = rank_in([line], "followers", "2025")
    assert standing.figure.value == value
    after = rank_entities([line], "followers", (later(2), later(90)))
    assert [each.figure.value for each in after] == [last.value], "of this period alone"


def test_the_fullest_board_of_each_metric_comes_before_the_second_of_any() -> None:
    lines = [
        line_of(*(observe(5, later(-365 * year), entity_key=key) for year in range(3)))
        for key in "abc"
    ]
    lines += [line_of(flow(5, entity_key=key)) for key in "ab"]
    lines += [line_of(flow(5, entity_key="a", metric="posts"))]
    boards = [(board.metric, board.period) for board in busiest_boards(lines, 3)]
    assert boards == [("followers", "2025"), ("interactions", "2025-Q3"), ("followers", "2024")]


def test_what_most_articles_say_counts() -> None:
    line = line_of(flow(9, article="a1"), flow(5, article="a2"), flow(5, article="a3"))
    assert rank_in([line], "interactions", "2025-Q3")[0].figure.value == 5


def test_changes_and_rates_are_not_ranked() -> None:
    lines = [line_of(flow(5, aspect="change")), line_of(flow(5, rate="day"))]
    assert rank_in(lines, "interactions", "2025-Q3") == ()


def test_a_contradicted_figure_is_marked() -> None:
    one, other = flow(9), flow(5, article="a2")
    dispute = Comparison("contradiction", "", (one,), (other,))
    [standing] = rank_in([line_of(one, other, comparisons=(dispute,))], "interactions", "2025-Q3")
    assert standing.contested
    [standing] = rank_in([line_of(one)], "interactions", "2025-Q3")
    assert not standing.contested


def test_networks_are_one_group_and_places_another() -> None:
    told = [
        ("facebook", "facebook", "network", 9),
        ("whatsapp", "whatsapp", "network", 7),
        ("msr", "facebook", "place", 5),
        ("AlErAq", "facebook", "place", 6),
        ("bldyh", "facebook", "account", 4),
        ("nAdy", None, "account", 3),
    ]
    lines = [
        line_of(observe(value, metric="users", entity_key=key, platform=platform, entity_kind=kind))
        for key, platform, kind, value in told
    ]
    found = [(each.place, each.entity_key) for each in rank_in(lines, "users", "2025")]
    assert found == [
        (1, "bldyh"),  # an account whose network is not named is not ranked
        (1, "AlErAq"),
        (2, "msr"),
        (1, "facebook"),
        (2, "whatsapp"),
    ]
    boards = {board.group: len(board.standings) for board in busiest_boards(lines, 9)}
    assert boards == {"networks": 2, "places": 2}


def test_a_part_of_the_audience_and_an_upper_bound_are_not_ranked() -> None:
    lines = [
        line_of(observe(30_000_000, entity_key="a", aside="place:DE")),
        line_of(observe(40_000_000, entity_key="b", modifier="less_than")),
        line_of(observe(1_000_000, entity_key="c", modifier="at_least")),
        line_of(observe(2_000_000, entity_key="d", modifier="more_than")),
    ]
    assert [each.entity_key for each in rank_in(lines, "followers", "2025")] == ["d"]


def test_a_figure_tenfold_from_the_usual_ones_of_its_line_is_not_taken() -> None:
    figures = [observe(value, later(value % 10), f"a{value}") for value in (800, 801, 802, 44)]
    assert figures[-1].when == max(figure.when for figure in figures if figure.when)
    [standing] = rank_in([line_of(*figures)], "followers", "2025-11")
    assert standing.figure.value == 802
    [standing] = rank_in([line_of(*figures[-2:])], "followers", "2025-11")
    assert standing.figure.value == 44, "two figures do not say which is usual"


def test_one_owner_under_a_longer_and_a_shorter_name_has_one_place() -> None:
    told = [("شركة تيسلا", 100), ("تيسلا", 98), ("بلدية تيسلا", 20), ("أخرى", 97)]
    lines = [line_of(flow(value, entity=name, entity_key=f"k{value}")) for name, value in told]
    found = rank_in(lines, "interactions", "2025-Q3")
    assert [each.entity for each in found] == ["شركة تيسلا", "أخرى", "بلدية تيسلا"]


def test_one_person_has_one_place_whatever_the_title_or_the_spelling() -> None:
    told = [
        ("الصحفي الفلسطيني معتز عزايزة", 11_000),
        ("كايلي جينر", 9_500),
        ("كيلي جينر", 9_400),  # of like figures alone
        ("معتز عزايزة", 5_600),
        ("المصور معتز عزايزة", 3_700),
        ("كيلي جينير", 3_000),
        ("الملك خالد", 200),
        ("خالد", 100),
    ]
    lexicon = load_lexicon()
    keyed = [
        (name, owner_key(name, "person", ascii_key(lexicon.fold(name)), lexicon), value)
        for name, value in told
    ]
    lines = [
        line_of(flow(value, entity=name, entity_key=key, entity_kind="person"))
        for name, key, value in keyed
    ]
    found = rank_in(lines, "interactions", "2025-Q3")
    assert [each.figure.value for each in found] == [11_000, 9_500, 3_000, 200, 100]


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2025", dt.date(2025, 1, 1), dt.date(2026, 1, 1)),
        ("2025-H2", dt.date(2025, 7, 1), dt.date(2026, 1, 1)),
        ("2025-Q4", dt.date(2025, 10, 1), dt.date(2026, 1, 1)),
        ("2025-02", dt.date(2025, 2, 1), dt.date(2025, 3, 1)),
        ("2025-02-28", dt.date(2025, 2, 28), dt.date(2025, 3, 1)),
        ("2024-12/2025-Q1", dt.date(2024, 12, 1), dt.date(2025, 4, 1)),
    ],
)
def test_periods(period: str, start: dt.date, end: dt.date) -> None:
    assert read_period(period) == (start, end)


@pytest.mark.parametrize(
    "period", ["", "2025-Q5", "2025-H3", "2025-13", "9999", "P3M", "last month", "2025/"]
)
def test_what_is_no_period_is_named(period: str) -> None:
    if period == "2025/":
        assert read_period(period) == read_period("2025")
        return
    with pytest.raises(ArchiveError, match=f"«{period}» is no period"):
        read_period(period)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ArchiveError, match="«2025-08/2025-01» ends before it begins"):
        read_period("2025-08/2025-01")
    with pytest.raises(TypeError, match="period must be a string, not an int"):
        read_period(2025)  # type: ignore[arg-type]


UNKNOWN = {"period": None, "period_start": None, "period_end": None}
UNTIL = {"period": "../2025-09-30", "period_start": None}


def test_a_figure_that_is_told_at_an_event_is_counted_as_such() -> None:
    told = observe(5, period="XXXX-XX-XX", period_start=None, period_end=None)
    assert count_unranked([line_of(told)], "followers", "2025") == {"at an event without a date": 1}


def test_a_day_of_an_article_without_a_date_is_no_event() -> None:
    told = observe(5, None, period="XXXX-XX-XX", period_start=None, period_end=None)
    assert count_unranked([line_of(told)], "followers", "2025") == {"without a date": 1}


@pytest.mark.parametrize(
    ("aside", "label", "reason"),
    [
        ("earlier", "different_period", "the figures hold at different times"),
        ("mean", "different_definition", "one is a mean"),
        ("gap", "different_definition", "one is a difference from another"),
        ("active", "different_definition", "the sentences tell of different audiences"),
        ("active mean", "different_definition", "the sentences tell of different audiences"),
    ],
)
def test_figures_of_different_asides_are_told_apart_by_the_true_reason(
    aside: str, label: str, reason: str
) -> None:
    verdict = compare_figures(observe(5_000), observe(9_000, article="a2", aside=aside))
    assert verdict == Verdict(label, reason)  # type: ignore[arg-type]
    assert load_labels("ar")("reason", reason) != reason


@pytest.mark.parametrize("told", [UNKNOWN, UNTIL], ids=["no dates", "an end alone"])
def test_a_figure_beside_those_of_a_board_is_missed_where_its_period_is_not_known(
    told: dict[str, Any],
) -> None:
    ranked = [line_of(flow(5, entity_key="a")), line_of(flow(3, entity_key="b"))]
    missed = flow(9, entity_key="c", **told)
    others = [
        flow(9, entity_key="a", **told),
        flow(9, entity_key="d", article="a2", **told),
        flow(9, entity_key="d", platform="x", **told),
        flow(9, entity_key="d", metric="posts", **told),
        flow(9, entity_key="d", aside="leaked", **told),
        observe(9, entity_key="d"),
    ]
    lines = [*ranked, *map(line_of, (missed, *others))]
    assert [board.missed for board in busiest_boards(lines, 9)] == [(missed,)]
    assert missed_figures(lines, rank_in(lines, "interactions", "2025-Q3")) == (missed,)
    assert missed_figures(lines, ()) == ()


def test_what_a_leaderboard_leaves_out_is_counted_by_the_reason() -> None:
    told: list[dict[str, Any]] = [
        {}, {"aspect": "change"}, {"rate": "day"}, {"platform": None}, {"aside": "active"}, {"modifier": "at_least"}, {"day": None},
        {"day": later(400)},
    ]  # fmt: skip
    lines = [line_of(observe(5, **fields)) for fields in told]
    assert count_unranked(lines, "followers", "2025") == {
        "changes or rates": 2,
        "on no known network": 1,
        "with an aside": 1,
        "vague or a bound": 1,
        "without a date": 1,
        "of another time": 1,
    }
    assert count_unranked(lines, "views", "2025") == {}


def test_a_figure_that_is_not_sure_enough_marks_the_place_that_it_corrects_or_contradicts() -> None:
    figure = observe(485_769, article="a", confidence=0.9)
    later_one = {"article": "b", "confidence": 0.6}
    year = read_period("2025")
    for unsure, told in (
        (observe(845_000, later(3), **later_one), True),
        (observe(845_000, later(40), **later_one), True),  # a later count
        (observe(845_000, article="a", start=90, confidence=0.6), True),  # a later sentence
        (observe(480_000, later(3), modifier="more_than", **later_one), False),  # agrees
        (observe(845_000, **later_one), True),  # of the same day
        (observe(845_000, later(-3), **later_one), True),  # so close that it contradicts
        (observe(845_000, later(-40), **later_one), False),  # an earlier count
        (observe(480_000, modifier="more_than", **later_one), False),
        (observe(845_000, article="a", start=-1, confidence=0.6), False),  # «كان …»
        (observe(845_000, aside="part", **later_one), False),
        (observe(845_000, later(90), **later_one), False),  # another year
        (observe(845_000, later(3), **{**later_one, "confidence": 0.4}), False),
        (observe(845_000, later(3), platform="x", **later_one), False),
        (observe(845_000, later(3), aside="supposed", **later_one), False),
        (observe(486_000, later(3), surface="486 ألف", aside="supposed", **later_one), True),
        (observe(486_000, later(-3), surface="486 ألف", aside="supposed", **later_one), False),
    ):
        [standing] = rank_entities([line_of(figure)], "followers", year, [unsure])
        assert standing.later_differs == told, unsure
        lines = [line_of(figure), line_of(observe(5, entity="نادي", entity_key="n"))]
        [board] = busiest_boards(lines, 1, unsure=[unsure])
        assert [each.later_differs for each in board.standings] == [told, False]
