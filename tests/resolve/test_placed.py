"""Things of a text by where they stand."""

import pytest

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import PlatformMention
from arabic_metrics.resolve.placed import Placed, stands_in

PLACED = Placed(PlatformMention(at, at + 1, Span(0, 1), "x") for at in (2, 5, 9))


def firsts(found: tuple[PlatformMention, ...]) -> list[int]:
    return [platform.first for platform in found]


def test_a_range_holds_what_begins_in_it() -> None:
    assert firsts(PLACED.within(2, 9)) == [2, 5]
    assert firsts(PLACED.within(3, 5)) == []
    assert (PLACED.count(2, 9), PLACED.count(9, 2)) == (2, 0)


def test_the_first_and_the_last_of_a_range() -> None:
    assert firsts(PLACED.first_within(0, 20, 2)) == [2, 5]
    assert firsts(PLACED.first_within(0, 5, 2)) == [2]
    assert firsts(PLACED.last_within(0, 20, 2)) == [5, 9]
    assert firsts(PLACED.last_within(3, 9, 2)) == [5]


@pytest.mark.parametrize(("at", "following", "before"), [(1, 2, None), (5, 5, 2), (10, None, 9)])
def test_what_stands_next_to_a_word(at: int, following: int | None, before: int | None) -> None:
    found = PLACED.next_from(at), PLACED.last_before(at)
    assert tuple(it and it.first for it in found) == (following, before)


@pytest.mark.parametrize(
    ("first", "last", "held"), [(2, 3, True), (3, 5, False), (3, 6, True), (10, 20, False)]
)
def test_whether_a_position_is_in_a_range(first: int, last: int, held: bool) -> None:
    assert stands_in([2, 5, 9], first, last) == held
