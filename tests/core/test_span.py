"""Span: half-open ranges of code points."""

from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import Span


def spans() -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, 50), st.integers(0, 50)).map(
        lambda pair: Span(min(pair), max(pair))
    )


def test_surface_is_the_slice() -> None:
    text = "المركز الثانى"
    assert Span(7, 13).of(text) == text[7:13] == "الثانى"
    assert len(Span(7, 13)) == 6


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 6).overlaps(Span(6, 8))
    assert Span(0, 6).overlaps(Span(5, 8))
    assert not Span(3, 3).overlaps(Span(3, 3))


@given(spans(), spans())
def test_join_covers_both_and_overlap_is_mutual(one: Span, other: Span) -> None:
    joined = one.join(other)
    assert joined.covers(one) and joined.covers(other)
    assert one.overlaps(other) == other.overlaps(one)


@given(st.lists(spans()))
def test_order_is_by_start_then_end(found: list[Span]) -> None:
    assert sorted(found) == sorted(found, key=lambda span: (span.start, span.end))
