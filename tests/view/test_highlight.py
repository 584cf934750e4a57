"""Marks nest as they lie in the text, and no character is lost or told twice."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import Span
from arabic_metrics.view.highlight import (
    LONGEST_PARAGRAPH,
    Highlight,
    Stretch,
    nest_highlights,
    split_paragraphs,
)

TEXTS = st.text(st.sampled_from("ابت AB12 .\n'٣"), max_size=40)


def highlights(*spans: tuple[int, int]) -> list[Highlight]:
    return [
        Highlight(number, Span(*span), "figure", "", ())
        for number, span in enumerate(spans, start=1)
    ]


def text_of(pieces: Iterable[Stretch]) -> str:
    return "".join(piece.text + text_of(piece.inner) for piece in pieces)


def every(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    for piece in pieces:
        yield piece
        yield from every(piece.inner)


def shape(text: str, *spans: tuple[int, int]) -> str:
    """Draw highlights as brackets with their numbers."""

    def draw(pieces: Iterable[Stretch]) -> str:
        return "".join(
            f"[{piece.highlight.number}:{draw(piece.inner)}]" if piece.highlight else piece.text
            for piece in pieces
        )

    return "|".join(draw(paragraph) for paragraph in nest_highlights(text, highlights(*spans)))


@pytest.mark.parametrize(
    ("spans", "drawn"),
    [
        ([(1, 3)], "a[1:bc]defgh"),
        ([(0, 2), (2, 4)], "[1:ab][2:cd]efgh"),
        ([(1, 6), (2, 4)], "a[1:b[2:cd]ef]gh"),
        ([(1, 3), (1, 5)], "a[2:[1:bc]de]fgh"),
        ([(1, 5), (3, 7)], "a[1:bc[2:de]][2:fg]h"),
        ([(0, 4), (1, 6), (2, 6)], "[1:a[2:b[3:cd]]][2:[3:ef]]gh"),
        ([(2, 2)], "abcdefgh"),
    ],
)
def test_highlights_nest_and_what_crosses_is_divided(
    spans: list[tuple[int, int]], drawn: str
) -> None:
    assert shape("abcdefgh", *spans) == drawn


def test_a_highlight_may_cross_a_line_end() -> None:
    assert shape("ab\ncd", (1, 4)) == "a[1:b\n]|[1:c]d"


def test_the_parts_of_a_highlight_know_which_is_first_and_last() -> None:
    [paragraph] = nest_highlights("abcdefgh", highlights((1, 5), (3, 7)))
    parts = [piece for piece in every(paragraph) if piece.highlight and piece.highlight.number == 2]
    assert [(part.first, part.last) for part in parts] == [(True, False), (False, True)]


@given(TEXTS, st.data())
def test_every_character_stands_once_and_every_highlight_on_its_own(
    text: str, data: st.DataObject
) -> None:
    ends = st.integers(0, len(text))
    spans = data.draw(st.sets(st.tuples(ends, ends).map(sorted).map(tuple), max_size=6))
    given_highlights = highlights(*sorted(spans))
    paragraphs = list(nest_highlights(text, given_highlights))
    assert "".join(map(text_of, paragraphs)) == text
    found: dict[int, str] = {}
    for paragraph in paragraphs:
        for piece in every(paragraph):
            if piece.highlight:
                number = piece.highlight.number
                found[number] = found.get(number, "") + text_of(piece.inner)
    assert found == {
        highlight.number: highlight.span.of(text)
        for highlight in given_highlights
        if highlight.span.of(text)
    }


@given(st.text(st.sampled_from("ab.؟ \n"), max_size=60))
def test_paragraphs_are_the_text(text: str) -> None:
    assert "".join(span.of(text) for span in split_paragraphs(text)) == text


def test_a_very_long_line_is_divided_behind_sentences() -> None:
    text = "هذه جملة. " * 1000
    paragraphs = [span.of(text) for span in split_paragraphs(text)]
    assert "".join(paragraphs) == text
    assert all(len(each) <= LONGEST_PARAGRAPH and each.endswith(". ") for each in paragraphs)


@pytest.mark.parametrize(
    ("text", "span", "isolated"),
    [
        ("على Facebook 24 مليون", (13, 21), True),
        ("على BBC News عربي", (4, 7), False),  # a part of a Latin name flows with it
        ("على BBC عربي", (4, 7), True),
        ("صفحة لوزارة الصحة", (6, 11), False),  # a part of a word
    ],
)
def test_a_highlight_is_laid_out_by_itself_unless_it_is_part_of_a_name_or_word(
    text: str, span: tuple[int, int], isolated: bool
) -> None:
    [paragraph] = nest_highlights(text, highlights(span))
    [piece] = [piece for piece in paragraph if piece.highlight]
    assert piece.isolated is isolated


@pytest.mark.parametrize(
    ("surface", "kept"),
    [
        ("12 485 769", True),
        ("١٢ ٤٨٥ ٧٦٩", True),
        ("12'485'769", True),
        ("12.485.769", True),
        ("24 مليون", False),
        ("10-15 مليون", False),
        ("12 4857", False),
    ],
)
def test_digits_in_groups_keep_their_order(surface: str, kept: bool) -> None:
    [paragraph] = nest_highlights(surface, highlights((0, len(surface))))
    assert any(piece.digits for piece in every(paragraph)) is kept
