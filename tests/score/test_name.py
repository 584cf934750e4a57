"""Names: heads and articles do not count, and one may hold the other."""

import pytest

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.score.name import name_matcher


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة الداخلية المصرية", "وزارة الداخليّة المصريه"),
        ("البيت الأبيض", "صفحة البيت الأبيض"),
        ("الصفحة الرسمية لوزارة الداخلية", "وزارة الداخلية"),
        ("قناة الجزيرة", "الجزيرة"),
        ("تطبيق «دوايا»", "دوايا"),
        ("نادي الوحدات", "الوحدات"),
        ("#السعودية", "وسم #السعودية"),
        ("الحساب", "حساب"),
        (None, None),
        ("", None),
    ],
)
def test_same(one: str | None, other: str | None) -> None:
    matcher = name_matcher(load_lexicon())
    assert matcher.same(one, other) and matcher.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نادي الوحدات", "نادي الرمثا"),
        ("وزارة الداخلية", "وزارة الصحة"),
        ("وزارة الداخلية", None),
        ("صفحة", "البيت الأبيض"),
    ],
)
def test_different(one: str | None, other: str | None) -> None:
    matcher = name_matcher(load_lexicon())
    assert not matcher.same(one, other) and not matcher.same(other, one)
