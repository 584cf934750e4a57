"""Where the points of a timeline stand."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from arabic_metrics.timeline import Comparison, Observation
from arabic_metrics.view.curve import (
    HEIGHT,
    MARGIN,
    MOST_POINTS,
    WIDTH,
    contested_figures,
    draw_curve,
    join_figures,
)
from tests.timeline.observations import DAY, flow, later, observe


def test_days_run_from_left_to_right_and_more_stands_higher() -> None:
    drawn = draw_curve([observe(10), observe(Decimal("12.5"), later(5)), observe(20, later(10))])
    assert drawn is not None
    places = [(point.x, point.y) for point in drawn.points]
    assert places == [(MARGIN, HEIGHT - MARGIN), (WIDTH // 2, 59), (WIDTH - MARGIN, MARGIN)]
    assert (drawn.first, drawn.last) == (DAY, later(10))
    assert drawn.paths == (f"8,76 170,59 {WIDTH - MARGIN},8",)


def test_the_best_rank_stands_highest() -> None:
    ranks = {"metric": "rank", "kind": "rank"}
    drawn = draw_curve([observe(1, **ranks), observe(3, later(3), **ranks)])
    assert drawn is not None
    assert drawn.points[0].y < drawn.points[1].y


def test_modifiers_and_ranges_have_their_shapes() -> None:
    drawn = draw_curve(
        [
            observe(10, modifier="more_than"),
            observe(10, later(1), upper=15, modifier="approximately"),
        ]
    )
    assert drawn is not None
    assert [point.shape for point in drawn.points] == ["up", "ring"]
    assert drawn.points[0].top is None
    assert drawn.points[1].top == MARGIN


def test_a_line_joins_one_figure_of_a_day_and_what_is_comparable() -> None:
    wrong, *right = (observe(value, article=f"a{at}") for at, value in enumerate((90, 10, 10)))
    vague = observe(1000, later(1), "b", modifier="at_least")
    bound = observe(9, later(1), "d", modifier="more_than")
    last = observe(12, later(2), "c", modifier="approximately")
    figures = [wrong, *right, vague, bound, last]
    drawn = draw_curve(figures)
    assert drawn is not None and len(drawn.points) == 6
    assert join_figures(figures) == {0: [right[0], last]}
    assert [path.count(",") for path in drawn.paths] == [2]


def test_figures_that_contradict_are_marked_and_joined_only_if_most_tell_them() -> None:
    tie = [observe(10, later(1), "a"), observe(14, later(2), "b")]
    most = [observe(12, later(20), "c"), observe(12, later(21), "d")]
    few = [observe(16, later(22), "e")]
    last = observe(13, later(40), "f")
    comparisons = [
        Comparison("contradiction", "", tuple(tie[:1]), tuple(tie[1:])),
        Comparison("contradiction", "", tuple(most), tuple(few)),
        Comparison("revision", "", tuple(few), (last,)),
    ]
    figures = [*tie, *most, *few, last]
    contested = contested_figures(comparisons)
    assert [contested.get(figure) for figure in figures] == [False, False, True, True, False, None]
    assert join_figures(figures, contested) == {0: [*most, last]}
    drawn = draw_curve(figures, comparisons)
    assert drawn is not None
    assert [point.contested for point in drawn.points] == [True] * 5 + [False]
    assert [path.count(",") for path in drawn.paths] == [3]


def test_a_figure_far_from_its_neighbours_is_on_no_line() -> None:
    figures = [
        observe(value, later(at), f"a{at}") for at, value in enumerate((10, 50, 2, 200, 900))
    ]
    [line] = join_figures(figures).values()
    assert [figure.value for figure in line] == [10, 50, 200, 900]
    [line] = join_figures(
        observe(value, later(at), f"a{at}") for at, value in enumerate((9, 4, 10))
    ).values()
    assert [figure.value for figure in line] == [9, 10], "who follows seldom leaves"
    ranks = [observe(rank, later(rank), metric="rank", kind="rank") for rank in (1, 40)]
    assert join_figures(ranks) == {0: ranks}


def test_periods_of_other_lengths_are_on_other_lines() -> None:
    def held(value: int, start: dt.date, end: dt.date) -> Observation:
        return flow(value, article=f"a{value}", period_start=start, period_end=end)

    year = held(90, dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    january, february = (
        held(month, dt.date(2025, month, 1), dt.date(2025, month + 1, 1)) for month in (1, 2)
    )
    week = held(3, dt.date(2025, 3, 1), dt.date(2025, 3, 8))
    unknown = flow(5, period_start=None, period_end=None)
    until = [flow(value, later(value), f"a{value}", period_start=None) for value in (5, 8)]
    until[1] = replace(until[1], period_end=dt.date(2025, 11, 1))
    joined = join_figures([year, january, february, week, unknown, *until])
    assert list(joined.values()) == [[year], [january, february], [week], until]


def test_one_day_or_none_makes_no_curve() -> None:
    assert draw_curve([]) is None
    assert draw_curve([observe(1), observe(2)]) is None
    assert draw_curve([observe(1, None)]) is None


def test_equal_figures_make_a_level_line() -> None:
    drawn = draw_curve([observe(7), observe(7, later(3))])
    assert drawn is not None
    assert {point.y for point in drawn.points} == {HEIGHT // 2}


def test_a_long_timeline_is_thinned_and_keeps_its_ends() -> None:
    drawn = draw_curve([observe(number, later(number)) for number in range(1000)])
    assert drawn is not None
    assert len(drawn.points) <= MOST_POINTS + 1
    assert drawn.points[0].figure.value == 0
    assert drawn.points[-1].figure.value == 999
