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


def test_a_row_of_a_table_stands_below_the_heads_of_its_columns() -> None:
    text = (
        "الصفحات\nالصفحة | المتابعون | المنشورات\nالري | 900 | 12\nالعمل | 800 | 7\n\nبلغ 5 ملايين"
    )
    spans = [Span(at := text.index(each), at + len(each)) for each in ("900", "7", "5 ملايين")]
    found = read_passages([Article(text, "a")], [("a", span) for span in spans])
    assert [passage.before for passage in found.values()] == [
        "الصفحة | المتابعون | المنشورات\nالري | ",
        "الصفحة | المتابعون | المنشورات\nالعمل | 800 | ",
        "بلغ ",
    ]


def test_a_first_row_with_figures_of_its_own_is_no_head() -> None:
    text = "الري | 900\nالعمل | 800"
    places = [("a", Span(at := text.index(each), at + 3)) for each in ("900", "800")]
    passages = read_passages([Article(text, "a")], places).values()
    assert [passage.before for passage in passages] == ["الري | ", "العمل | "]


def test_only_the_wanted_articles_are_kept() -> None:
    articles = [Article(TEXT, "a1"), Article(TEXT, "a2")]
    places = [("a1", Span(0, 5)), ("a1", Span(0, 9999)), ("b", Span(0, 1))]
    assert list(read_passages(articles, places)) == [("a1", Span(0, 5))]
