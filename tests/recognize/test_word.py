"""Words and sentences of a folded text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics.recognize.word import SENTENCE_END, WORD, read_words

FRAGMENTS = [
    *'ابفي1٢aX @#.!؟…،«»"()\r\n\t\ud800',
    " .",
    "ب.",
    ". ",
    "..",
    "».",
    "\n\n",
    "10.5",
    "بلغ",
    "#وسم",
]
STOPPED = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)  # half a character, too


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


@given(STOPPED)
def test_words_by_pieces_are_those_of_the_whole_text(text: str) -> None:
    """The patterns over the whole text say what is right; a second reading finds the pieces known."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    wanted = [
        (match[0], match.start(), match.end(), sum(end <= match.start() for end in ends))
        for match in WORD.finditer(text)
    ]
    for _ in range(2):
        words = [(word.text, word.start, word.end, word.sentence) for word in read_words(text)]
        assert words == wanted
