"""Wordings of newspapers around a figure: what it is, whose it is, and what is no audience at all."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وعدد المتابعين في فيسبوك 750 ألف متابع لصفحة الأهلي", [("followers", 750_000, "level")]),
        ("بلغ متابعو صفحة الأهلي البالغ عددهم على تويتر خمسة ملايين حضروا الحفل", [("followers", 5_000_000, "level")]),
        ("خسر حساب الأهلي على تويتر 88 ألفا من متابعيه", [("followers", 88_000, "change")]),
        ("ربحت صفحة الأهلي على تويتر زيادة تصل إلى 538 ألف متابع", [("followers", 538_000, "change")]),
    ],
)  # fmt: skip
def test_what_a_figure_is(text: str, found: list[tuple[str, int, str]]) -> None:
    assert figures(text, "metric", "value", "aspect") == found


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("على تويتر، لحزب «نداء الجنوب» 97 ألف متابع", ["حزب «نداء الجنوب»"]),
        ("قالت زوكربرغ إن فيسبوك تجاوز 900 مليون مستخدم", ["فيسبوك"]),
        ("لم يكن في تليغرام سوى 100 مليون مستخدم", ["تليغرام"]),
        (
            "تجاوز عدد متابعي حساب مركز «نسيم الخليج» للأرصاد على إكس 1.4 مليون متابع، رغم مرور ست سنوات فقط على افتتاحه",
            ["مركز «نسيم الخليج»"],
        ),
        (
            "بلغ عدد متابعي المركز الوطني للطقس على إنستغرام 620 ألفا، وحل في المركز الثاني خليجيا",
            ["المركز الوطني للطقس"] * 2,
        ),
        ("أما صفحة مرصد الواحة الرسمية على فيسبوك فيتابعها 310 آلاف شخص", ["مرصد الواحة"]),
    ],
)
def test_whose_it_is(text: str, owners: list[str]) -> None:
    assert [name for (name,) in figures(text, "entity")] == owners
