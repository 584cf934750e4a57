"""Ranks: an ordinal behind its head, a superlative, a verb of leading, the next in a row."""

import pytest

from tests.recognize.mentions import recognize


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("احتلت صفحة الوزارة على فيسبوك المركز الثانى", [("الثانى", 2, "position")]),
        ("احتلت صفحة الوزارة على فيسبوك المركز الـ11", [("11", 11, "position")]),
        ("حل الحساب على تويتر في المرتبة الثالثة عشرة", [("الثالثة عشرة", 13, "position")]),
        (
            "احتل الحساب على تويتر المرتبتين الثانية والثالثة",
            [("الثانية", 2, "position"), ("الثالثة", 3, "position")],
        ),
        ("ثاني أكثر الصفحات متابعة على فيسبوك", [("ثاني", 2, "ordinal")]),
        (
            "تصدر حساب النادي على تويتر قائمة الأندية، تلاه حساب الوحدات",
            [("تصدر", 1, "leading"), ("تلاه", 0, "next")],
        ),
        ("ينص القانون في مادته الثانية على الحبس", []),
        ("المركز الإعلامي للصفحة على فيسبوك", []),
        ("تصدر الصحيفة في لندن منذ 30 عاما", [("تصدر", 1, "leading")]),
        ("أولى الصحف التي سلطت الضوء على صفحة الوزارة", [("أولى", 1, "ordinal")]),
        ("كانون الثاني 2025", []),
        ("يتابع صفحة اليوم السابع على فيسبوك مليون", []),
        ("يتابع صفحة القناة الثانية على فيسبوك مليون", []),
        ("حلت القناة الثانية عربيا على فيسبوك", [("الثانية", 2, "ordinal")]),
        ("التطبيق مجاني، وترتيبه الآن السابع في العراق", [("السابع", 7, "position")]),
        ("دخل الوسم القائمة في المرتبة الرابعة", [("الرابعة", 4, "position")]),
        ("دخل الطالب القاعة الثانية", []),
    ],
)
def test_ranks(text: str, found: list[tuple[str, int, str]]) -> None:
    recognized = recognize(text)
    mentions = recognized.text.ranks
    assert [
        (recognized.written(mention.span), mention.value, mention.rule) for mention in mentions
    ] == found
