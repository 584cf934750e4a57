"""What stands around a figure: money in its clause, and not in a name; marks, adjectives and numbers by position."""

import pytest

from arabic_metrics.resolve.scene import FigureScene, word_at
from tests.recognize.mentions import recognize
from tests.resolve.figures import figures

PAGE = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"أنفقت البلدية 3 ملايين درهم، و{PAGE} 40 ألفا", [("followers", 40_000)]),
        ("بلغ عدد متابعي ريال مدريد على فيسبوك 120 مليونا", [("followers", 120_000_000)]),
    ],
)
def test_money_in_another_clause_or_in_a_name_is_none(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert figures(text, "metric", "value") == expected


@pytest.mark.parametrize(
    "text",
    [
        "جاءت صفحة الشركة على فيسبوك في المركز الثاني بين أغنى الشركات بمليار دولار",
    ],
)
def test_money_beside_a_figure_is_no_audience(text: str) -> None:
    assert figures(text, "metric") == []


def scene(text: str) -> FigureScene:
    found = recognize(text).text
    return FigureScene(found, found.table)


@pytest.mark.parametrize(
    ("mark", "parts"),
    [
        (" ", False),
        ("  ", False),
        (" «", False),
        (" (", False),
        ("، ", True),
        (". ", True),
        (": ", True),
        (") ", True),
        (") (", False),
        ("؟ ", True),
    ],
)
def test_which_marks_part_a_word_from_the_figure_before(mark: str, parts: bool) -> None:
    found = scene(f"يتابع صفحة بلدية دبا على فيسبوك 40 ألف{mark}متابع")
    assert found.breaks(len(found.words) - 1) == parts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("نشرت الشبكات الثلاث صورا", False),
        ("نشرت شبكات ثلاث صورا", True),
        ("نشرت الصفحة ثلاث صور", True),
        ("نشرت الصفحة صورا في ليلة واحدة", False),
        ("نشرت الصفحة 3 صور", True),
    ],
)
def test_a_small_number_behind_its_noun_counts_nothing(text: str, counts: bool) -> None:
    assert bool(scene(text).number_words) == counts


def test_the_word_of_a_character_is_the_first_that_ends_behind_it() -> None:
    words = scene("نشرت الصفحة 40 صورة").words
    for at, word in enumerate(words):
        assert word_at(words, word.start) == word_at(words, word.end - 1) == at
    assert word_at(words, words[-1].end) == len(words)


def test_between_a_heading_and_a_figure_far_below_it_what_stands_next_to_either_is_read() -> None:
    filler = " ".join(["كلمة"] * 300)
    found = scene(f"المتابعون اليوميون {filler} بلغوا نحو 40 ألف متابع")
    whole = [word.text for word in found.words]
    figure = whole.index("40")
    near = found.between(0, figure)
    assert near[:2] == whole[:2] and near[-2:] == whole[figure - 2 : figure]
    assert len(near) < figure
    assert found.between(figure - 3, figure) == whole[figure - 3 : figure]
