"""The sentence that a figure stands in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import Article, Span
from arabic_metrics.view.highlight import REACH, Passage, passage_around, read_passages

TEXT = "عنوان الخبر\nبدأ العرض. بلغ عدد المتابعين 12.485.769 متابعا! ثم انتهى."


def around(text: str, figure: str) -> Passage:
    start = text.index(figure)
    return passage_around(text, Span(start, start + len(figure)))


def test_points_inside_a_number_end_no_sentence() -> None:
    assert around(TEXT, "12.485.769") == Passage("بلغ عدد المتابعين ", "12.485.769", " متابعا!")


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("5 ملايين", "", ""),
        ("5 ملايين.", "", "."),
        ("سطر\nلديه 5 ملايين\nسطر", "لديه ", ""),
        ("أين؟ لديه 5 ملايين. نعم", "لديه ", "."),
    ],
)
def test_lines_and_marks_end_one(text: str, before: str, behind: str) -> None:
    assert around(text, "5 ملايين") == Passage(before, "5 ملايين", behind)


def test_a_long_sentence_is_cut_between_words() -> None:
    found = around(f"{'كلمة ' * 200}5 ملايين {'كلمة ' * 200}", "5 ملايين")
    assert found.before.startswith("…كلمة ")
    assert found.behind.endswith(" كلمة…")
    assert max(len(found.before), len(found.behind)) <= REACH + 1


@given(st.text(alphabet="اب .!؟\n5", max_size=500), st.data())
def test_a_passage_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = passage_around(text, span)
    assert found.figure == span.of(text)
    assert found.before.removeprefix("…") + found.figure + found.behind.removesuffix("…") in text


def test_only_the_wanted_articles_are_kept() -> None:
    articles = [Article(TEXT, "a1"), Article(TEXT, "a2")]
    places = [("a1", Span(0, 5)), ("a1", Span(0, 9999)), ("b", Span(0, 1))]
    assert list(read_passages(articles, places)) == [("a1", Span(0, 5))]
