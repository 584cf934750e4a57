"""A text as the features ask it: each question is answered by positions of words."""

import pytest

from arabic_metrics.recognize.syntax import NUMBER, VERB
from arabic_metrics.resolve.reading import Reading, bucket
from tests.recognize.mentions import recognize

TEXT = "حصد الفيديو 3 ملايين مشاهدة، ونال 20 ألف إعجاب على فيسبوك. وشكرت البلدية الناس."


def read(text: str) -> Reading:
    return Reading(recognize(text).text)


def place(reading: Reading, word: str) -> int:
    """Return where a folded word stands."""
    return [it.text for it in reading.words].index(word)


def test_sentences_part_the_words() -> None:
    reading = read(TEXT)
    second = place(reading, "وشكرت")
    assert reading.bounds(0) == (0, second)
    assert reading.bounds(1) == (second, len(reading.words))
    assert {reading.sentence(at) for at in range(second)} == {0}
    assert {reading.sentence(at) for at in range(second, len(reading.words))} == {1}


def test_outside_a_text_stands_no_word() -> None:
    reading = read(TEXT)
    assert (reading.word(-1), reading.word(len(reading.words))) == ("", "")
    assert reading.word(0) == "حصد" and reading.word(len(reading.words) - 1) == "الناس"


def test_marks_and_numbers_of_a_range_are_counted() -> None:
    reading = read(TEXT)
    after = place(reading, "ونال")  # behind a comma
    assert reading.breaks_between(after, after + 1) == 1
    assert reading.breaks_between(after + 1, after + 2) == 0
    assert reading.breaks_between(0, after) == 0
    assert reading.breaks_between(after + 1, after) == 0  # nothing stands between
    whole = reading.numbers_between(0, len(reading.words))
    assert whole == reading.numbers_between(0, len(reading.words) + 9) == 4
    assert reading.numbers_between(0, after) == 2
    assert reading.numbers_between(len(reading.words), 0) == 0


def test_tags_of_a_range_are_counted() -> None:
    reading = read(TEXT)
    assert reading.mentions  # with them all words are tagged
    after, second = place(reading, "ونال"), place(reading, "وشكرت")
    assert reading.tagged(VERB, 0, second) == 2
    assert reading.tagged(VERB, after, second) == 1
    assert reading.tagged(VERB, after + 1, second) == 0
    assert reading.tagged(VERB, second, 0) == 0
    assert reading.last_tagged(VERB, after) == 0
    assert reading.last_tagged(VERB, 0) == -1
    assert reading.last_tagged(NUMBER, after) == place(reading, "ملايين")


def test_the_metric_words_of_a_sentence() -> None:
    reading = read(TEXT)
    views, likes = place(reading, "مشاهده"), place(reading, "اعجاب")
    assert [m.first for m in reading.metrics_of(0)][-1] == likes
    assert views in [m.first for m in reading.metrics_of(0)]
    assert reading.metrics_of(1) == []
    assert (reading.counts_in(0), reading.counts_in(1)) == (True, False)
    assert [m.first for m in reading.metrics_in(views, views + 1)] == [views]
    assert reading.metrics_in(views + 1, likes) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("بلغ عدد متابعي الصفحة على فيسبوك 40 ألفا", (True, False)),
        ("حصد الفيديو على فيسبوك 40 ألف إعجاب", (False, True)),
        ("بلغ عدد متابعي الصفحة على فيسبوك 40 ألف متابع", (True, True)),
        ("بلغ عدد متابعي الصفحة على فيسبوك كثيرا", (False, False)),  # no number
        ("حضر الحفل الذي نقله فيسبوك 40 ألفا", (False, False)),  # no metric
    ],
)
def test_whether_nouns_open_and_close_a_sentence(text: str, ends: tuple[bool, bool]) -> None:
    assert read(text).ends_with_nouns(0) == ends


@pytest.mark.parametrize(
    ("sentences", "near"),
    [
        (("نشر فيسبوك بيانا", "حضر 30 رجلا", "رحل الناس", "نام الناس"), [True, True, True, False]),
        (("حضر 30 رجلا", "رحل الناس", "نشر فيسبوك بيانا"), [False, True, True]),
        (("حضر 30 رجلا", "رحل الناس"), [False, False]),
    ],
)
def test_two_sentences_behind_audiences_and_one_before_are_near_them(
    sentences: tuple[str, ...], near: list[bool]
) -> None:
    reading = read(". ".join(sentences) + ".")
    assert [reading.near_audiences(at) for at in range(len(sentences))] == near
    assert reading.speaks_of_audiences == any(near)


def test_how_far_a_text_speaks_of_networks() -> None:
    reading = read("نشر فيسبوك بيانا. حضر 30 رجلا. رحل الناس. نام الناس.")
    told = ["here", "around", "around", "text"]
    for sentence, where in enumerate(told):
        flags = reading.flags(sentence)
        assert f"nothing social network {where}" in flags
        assert "nothing social account not" in flags
        assert "nothing social nowhere" not in flags
    assert "nothing social nowhere" in read("حضر 30 رجلا.").flags(0)


def test_a_sentence_ahead_is_around_but_two_ahead_are_not() -> None:
    reading = read("حضر 30 رجلا. رحل الناس. نشر فيسبوك بيانا.")
    assert "nothing social network text" in reading.flags(0)
    assert "nothing social network around" in reading.flags(1)


@pytest.mark.parametrize(
    ("word", "behind"), [("20", False), ("سريعا", True), ("جدا", True), ("حصد", False)]
)
def test_what_stands_right_behind_a_name_or_a_word_further(word: str, behind: bool) -> None:
    reading = read("حصد سامي الحربي سريعا جدا 20 ألف إعجاب على فيسبوك")
    assert reading.is_behind_a_name(place(reading, word)) == behind


def test_places_beside_a_number_stand_a_word_apart_at_most() -> None:
    reading = read("حل الأهلي ثانيا بـ40 ألف متابع على فيسبوك، وحل الزمالك ثالثا على إكس")
    first = place(reading, "40")
    assert [rank.value for rank in reading.ranks_beside(first, first + 2)] == [2]
    assert list(reading.ranks_beside(first + 2, first + 3)) == []
    before = place(reading, "ثالثا") - 1
    assert [rank.value for rank in reading.ranks_beside(before - 1, before)] == [3]


@pytest.mark.parametrize(
    ("value", "told"), [(0, "0"), (1, "1"), (2, "2"), (3, "4"), (4, "4"), (5, "5"), (99, "5")]
)
def test_distances_have_few_names(value: int, told: str) -> None:
    assert bucket(value, (0, 1, 2, 4)) == told
