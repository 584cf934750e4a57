"""Wordings of newspapers around a figure: what it is, whose it is, and what is no audience at all."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the noun and its figure
        ("وعدد المتابعين في فيسبوك 750 ألف متابع لصفحة الأهلي", [("followers", 750_000, "level")]),
        ("بلغ متابعو صفحة الأهلي البالغ عددهم على تويتر خمسة ملايين حضروا الحفل", [("followers", 5_000_000, "level")]),
        ("خسر حساب الأهلي على تويتر 88 ألفا من متابعيه", [("followers", 88_000, "change")]),
        # changes by nouns
        ("ربحت صفحة الأهلي على تويتر زيادة تصل إلى 538 ألف متابع", [("followers", 538_000, "change")]),
        ("لدى حساب الأهلي على تويتر 5 ملايين مستخدم إضافي", [("users", 5_000_000, "change")]),
        # places
        ("حل نادي الشباب على تويتر بالمركز الرابع محليا والـ74 آسيويا", [("rank", 4, "level"), ("rank", 74, "level")]),
        # no audience
        ("يشغل حساب الأهلي على تويتر المركز الرابع بفارق 5 متابعين عن الهلال", [("rank", 4, "level")]),
        ("حقق المسلسل 10 ملايين مشاهدة على شاشة القناة الثانية", []),
        ("اتخذت المبادرة على تويتر اسم «المليون مشترك»", []),
        ("يكتب أصحاب الصفحات على فيسبوك من أجل 5000 لايك", []),
        ("وعلى تويتر لا تتابع الأميرة هند سوى 7 أشخاص", []),
    ],
)  # fmt: skip
def test_what_a_figure_is(text: str, found: list[tuple[str, int, str]]) -> None:
    assert figures(text, "metric", "value", "aspect") == found


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("على تويتر، لحزب «نداء الجنوب» 97 ألف متابع", ["حزب «نداء الجنوب»"]),
        ("وعلى تويتر يأتي خلف المعلق هيثم سالم صاحب المليون متابع", ["المعلق هيثم سالم"]),
        ("أما كولو كولو فيحتل المركز الرابع على إنستغرام", ["كولو كولو"]),
        ("قالت زوكربرغ إن فيسبوك تجاوز 900 مليون مستخدم", ["فيسبوك"]),
        ("لم يكن في تليغرام سوى 100 مليون مستخدم", ["تليغرام"]),
        ("ينضم إلى سيغنال أكثر من نصف مليون مستخدم جديد كل يوم", ["سيغنال"]),
    ],
)
def test_whose_it_is(text: str, owners: list[str]) -> None:
    assert [name for (name,) in figures(text, "entity")] == owners
