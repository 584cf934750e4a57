"""Words and sentences of a folded text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics.recognize.word import read_words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("بلغ العدد. ثم زاد", [0, 0, 1, 1]),
        ("بلغ 12.5 مليون ثم زاد", [0, 0, 0, 0, 0]),
        ("بلغ 12.485.769 متابعا. ثم زاد", [0, 0, 0, 1, 1]),
        ("عنوان\nمتن", [0, 1]),
        ("هل زاد؟ نعم", [0, 0, 1]),
    ],
)
def test_sentences(text: str, sentences: list[int]) -> None:
    assert [word.sentence for word in read_words(text)] == sentences


@given(st.text(max_size=80))
def test_words_are_in_order_and_gaps_are_what_stands_between(text: str) -> None:
    position = 0
    for word in read_words(text):
        assert text[position : word.start] == word.gap
        assert text[word.start : word.end] == word.text
        position = word.end
