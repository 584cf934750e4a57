"""Whose word a claim is."""

import pytest

from arabic_metrics.resolve.attribution_slot import SourceReader
from arabic_metrics.resolve.reading import Reading
from tests.recognize.mentions import recognize
from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "نشرت منصة «نبض» تقريرا عن الأندية. وبلغ عدد متابعي نادي الشباب على إكس 3 ملايين متابع",
            ["منصة «نبض»"],
        ),
        (
            "بحسب مركز «أفق» بلغ عدد متابعي نادي الشباب على إكس 3 ملايين. وذكرت الدراسة أن عدد متابعي نادي الفتح على إكس بلغ مليونين",
            ["مركز «أفق»"] * 2,
        ),
        (
            "قال مدير المركز سالم الكعبي إن عدد متابعي نادي الشباب على إكس بلغ 3 ملايين. وذكر المسؤول ذاته أن عدد متابعي نادي الفتح على إكس بلغ مليونين",
            ["مدير المركز سالم الكعبي"] * 2,
        ),
        ("أعلن المركز أن حساب وزارة الصحة على إكس يتابعه 3 ملايين شخص", ["المركز"]),
        ("نشرت صفحة نادي الشباب على فيسبوك 300 منشور", [None]),
        ("أعلنت وزارة الصحة الأردنية أن حسابها على إكس يتابعه 3 ملايين شخص", [None]),
    ],
)  # fmt: skip
def test_the_source_of_a_claim(text: str, sources: list[str | None]) -> None:
    assert [source for (source,) in figures(text, "attribution")] == sources


def sources(text: str) -> list[str | None]:
    """Return the source of the last word of each sentence."""
    reading = Reading(recognize(text).text)
    reader = SourceReader(reading)
    last = {word.sentence: at for at, word in enumerate(reading.words)}
    found = (reader.source(sentence, at) for sentence, at in last.items())
    return [None if source is None else source.name for source in found]


def test_a_report_is_the_source_of_four_more_sentences() -> None:
    text = "أصدر المرصد تقريرا عن الأندية. الأولى هنا. الثانية هنا. الثالثة هنا. الرابعة هنا. الخامسة هنا."
    assert sources(text) == ["المرصد"] * 5 + [None]


def test_who_only_speaks_is_no_source_of_the_next_sentence() -> None:
    text = "قال الوزير سالم الكعبي إن الصفحة نجحت. ويتابعها 40 ألفا."
    assert sources(text) == ["الوزير سالم الكعبي", None]


def test_the_last_of_two_reports_is_the_source_of_what_follows() -> None:
    text = "أصدر المرصد تقريرا عن الأندية. ونشرت منصة «نبض» تقريرا عن البلديات. ويتابعها 40 ألفا."
    assert sources(text) == ["المرصد", "منصه «نبض»", "منصه «نبض»"]


@pytest.mark.parametrize(
    "text",
    [
        "قالت بلدية دبا إن لها 40 ألف متابع على صفحتها الرسمية، وقال نادي الشباب إن له 50 ألفا.",
        pytest.param(
            "قالت بلدية دبا إن لها 40 ألفا، وقال نادي الشباب إن له 50 ألفا.",
            marks=pytest.mark.xfail(strict=True, reason="who is named sooner behind it is taken"),
        ),
    ],
)
def test_of_two_speakers_each_is_the_source_of_what_it_says(text: str) -> None:
    reading = Reading(recognize(text).text)
    reader, words = SourceReader(reading), [word.text for word in reading.words]
    found = (reader.source(0, words.index(number)) for number in ("40", "50"))
    assert [source and source.name for source in found] == ["بلديه دبا", "نادي الشباب"]
