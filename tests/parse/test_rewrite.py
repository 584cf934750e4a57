"""rewrite_numbers(): what each kind of number becomes."""

import pytest

from arabic_metrics import rewrite_numbers
from arabic_metrics.core import Span


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("نحو ثلاثة ملايين ونصف المليون متابع", "نحو 3500000 متابع"),
        ("١٢٬٤٨٥٬٧٦٩ متابعا", "12485769 متابعا"),
        ("خمسة وعشرون في المئة من الأصوات", "25% من الأصوات"),
        ("المرتبة الحادية والعشرين", "المرتبة 21"),
        ("بين 10 و15 مليون مشاهدة", "بين 10000000-15000000 مشاهدة"),
        ("ثلاثة أرباع الأعضاء", "3/4 الأعضاء"),
        ("ثلاثة أضعاف", "3×"),
        ("درجة الحرارة سالب خمسة", "درجة الحرارة -5"),
        ("2.50 مليار", "2500000000"),
        ("من 0 إلى 10 أعضاء", "من 0-10 أعضاء"),
        ("عشرات الآلاف من الزوار", "عشرات الآلاف من الزوار"),
        ("لا أرقام هنا", "لا أرقام هنا"),
    ],
)
def test_numbers_become_digits(source: str, text: str) -> None:
    assert rewrite_numbers(source).text == text


def test_alignment_leads_back() -> None:
    rewritten = rewrite_numbers("تابعها ثلاثة ملايين شخص")
    assert rewritten.text == "تابعها 3000000 شخص"
    assert rewritten.to_source(Span(7, 14)).of(rewritten.source) == "ثلاثة ملايين"
    assert rewritten.to_source(Span(9, 11)).of(rewritten.source) == "ثلاثة ملايين"
    assert rewritten.to_source(Span(15, 18)).of(rewritten.source) == "شخص"
    assert rewritten.to_source(Span(0, 6)).of(rewritten.source) == "تابعها"
