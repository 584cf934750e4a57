"""What was found in the pieces of a text is kept, and forgotten in time."""

from arabic_metrics.normalize.pieces import LONGEST, MOST, Pieces, pieces


def test_a_text_is_cut_at_its_spaces() -> None:
    assert pieces("بلغ  12\nألفا ") == ["بلغ", "", "12\nألفا", ""]


def test_what_was_found_is_kept_unless_it_is_long() -> None:
    memory: Pieces[int] = Pieces()
    assert memory.keep("ألفا", 1) == 1
    assert memory.keep("ا" * (LONGEST + 1), 2) == 2
    assert memory.known == {"ألفا": 1}


def test_no_more_is_kept_than_the_bound() -> None:
    memory: Pieces[int] = Pieces()
    for number in range(MOST + 10):
        memory.keep(str(number), number)
    assert len(memory.known) == 10
