"""Where the points of a timeline stand."""

from decimal import Decimal

from arabic_metrics.view.curve import HEIGHT, MARGIN, MOST_POINTS, WIDTH, draw_curve
from tests.timeline.observations import DAY, later, observe


def test_days_run_from_left_to_right_and_more_stands_higher() -> None:
    drawn = draw_curve([observe(10), observe(Decimal("12.5"), later(5)), observe(20, later(10))])
    assert drawn is not None
    places = [(point.x, point.y) for point in drawn.points]
    assert places == [(MARGIN, HEIGHT - MARGIN), (WIDTH // 2, 59), (WIDTH - MARGIN, MARGIN)]
    assert (drawn.first, drawn.last) == (DAY, later(10))
    assert drawn.path == f"8,76 170,59 {WIDTH - MARGIN},8"


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
