"""Tables: what lines up on screen, whatever is in a cell."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from arabic_metrics.cli.table import END_ISOLATE, GAP, ISOLATE, draw_table, one_line

CELL = st.text(alphabet="متابعةُِّ 12abc日", max_size=12).map(one_line)


def columns(table: str) -> list[list[int]]:
    """Where the ruler's columns begin and end."""
    ruler = table.splitlines()[1]
    return [[ruler.index(part), len(part)] for part in ruler.split(GAP)]


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_each_column_is_as_wide_as_its_widest_cell(rows: list[tuple[str, str]]) -> None:
    lines = draw_table(("entity", "mention"), rows).splitlines()
    wide = max(6, *(cell_len(first) for first, _ in rows))
    assert lines[1].split(GAP)[0] == "─" * wide
    for line, (first, second) in zip(lines[2:], rows, strict=True):
        assert line == (first + " " * (wide - cell_len(first)) + GAP + second).rstrip()


def test_a_table_that_is_too_wide_goes_on_in_further_lines() -> None:
    row = (
        "1",
        "الصفحة الرسمية للمتحف الوطني",
        "1,000,000",
        "https://paper.example/2025/11/02/a.html",
    )
    lines = draw_table(
        ("place", "entity", "figure", "told by"), [row], right=frozenset({"figure"}), widest=50
    )
    assert max(map(cell_len, lines.splitlines())) <= 50
    _, ruler, first, *_ = lines.splitlines()
    assert "1,000,000" in first
    starts = [0, *(match.end() for match in re.finditer(GAP, ruler)), len(ruler)]
    cells = [
        [line[start:end].strip() for line in lines.splitlines()[2:]]
        for start, end in pairwise(starts)
    ]
    assert " ".join(cells[1]).strip() == row[1]
    assert "".join(cells[3]) == row[3]


def test_words_stay_whole_while_there_is_room() -> None:
    row = ("الصفحة الرسمية", "facebook+instagram", "2025-07-21/2025-07-31", "10,000,000–12,000,000")
    table = draw_table(("entity", "platform", "when", "n"), [row], right=frozenset("n"), widest=46)
    assert max(map(cell_len, table.splitlines())) <= 46
    assert {"الرسمية", "facebook+", "instagram", "2025-07-31", "12,000,000"} <= set(table.split())


@given(st.lists(st.text(alphabet="متابعةُِّ 12日", max_size=60).map(one_line), min_size=3, max_size=3))
def test_a_table_fits_where_it_can(cells: list[str]) -> None:
    table = draw_table(("a", "b", "c"), [cells], widest=40)
    assert max(map(cell_len, table.splitlines())) <= 40
    assert sorted("".join(table.splitlines()[2:]).replace(" ", "")) == sorted(
        "".join(cells).replace(" ", "")
    )


def test_vowel_signs_take_no_room() -> None:
    plain, vowelled = (
        draw_table(("a", "b"), [(cell, "x")]).splitlines()[2] for cell in ("متابع", "مُتابِع")
    )
    assert cell_len(plain) == cell_len(vowelled)


def test_numbers_stand_to_the_right() -> None:
    lines = draw_table(
        ("n", "t"), [("1", "x"), ("1,000", "y")], right=frozenset({"n"})
    ).splitlines()
    assert lines[2:] == ["    1  x", "1,000  y"]


def test_nothing_invisible_is_written_unless_asked_for() -> None:
    table = draw_table(("entity", "posts"), [("وزارة", "12")])
    assert ISOLATE not in table and END_ISOLATE not in table


def test_in_a_terminal_arabic_alone_is_isolated() -> None:
    line = draw_table(("entity", "range"), [("وزارة", "12–15")], isolate=True).splitlines()[2]
    assert line == f"{ISOLATE}وزارة{END_ISOLATE}   12–15"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("وزارة\nالداخلية", "وزارة الداخلية"),
        ("  وزارة \t الداخلية ", "وزارة الداخلية"),
        ("\u200fوزارة\u202e", "وزارة"),
        ("a\x1b[31mb", "a [31mb"),
    ],
)
def test_a_cell_is_one_line_without_controls(text: str, shown: str) -> None:
    assert one_line(text) == shown
