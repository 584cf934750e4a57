"""What was found in the pieces of a text is kept, and forgotten in time."""

import pytest

from arabic_metrics.normalize.pieces import LONGEST, MOST, Pieces, bare, pieces


def test_a_text_is_cut_at_its_spaces() -> None:
    assert pieces("بلغ  12\nألفا ") == ["بلغ", "", "12\nألفا", ""]


@pytest.mark.parametrize(
    ("piece", "letters"),
    [
        ("متابع", "متابع"),
        ("«متابع»،\n", "متابع"),
        ("متا،بع", ""),
        ("#متابع", ""),
        ("و15", ""),
        ("X", ""),
        ("،", ""),
        ("", ""),
    ],
)
def test_bare_letters_are_told_from_marks_around_them(piece: str, letters: str) -> None:
    for _ in range(2):
        assert bare(piece) == letters


def test_what_was_found_is_kept_unless_it_is_long() -> None:
    memory: Pieces[int] = Pieces()
    assert memory.keep("ألفا", 1) == 1
    assert memory.keep("ا" * (LONGEST + 1), 2) == 2
    assert memory.known == {"ألفا": 1}


def test_no_more_is_kept_than_the_bound() -> None:
    memory: Pieces[int] = Pieces()
    for number in range(2 * MOST):
        memory.keep(str(number), number)
    assert len(memory.known) <= MOST


def test_what_came_first_is_kept_when_there_is_no_more_room() -> None:
    memory: Pieces[int] = Pieces()
    for number in range(MOST + 1):
        memory.keep(str(number), number)
    assert list(memory.known.values()) == [*range(MOST // 2), MOST]
