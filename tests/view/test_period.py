"""Periods in words."""

import re

import pytest

from arabic_metrics.view.label import LANGUAGES, Language, load_labels, period_words
from tests.corpus import CORPORA

VALUE = re.compile(r'^(?:value|period) = "([^"]+)"', re.MULTILINE)
CODES = re.compile(r"X|_REF|[QHW]\d|\bP[T\d]|\.\.|/")


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("2025", "2025", "2025"),
        ("2025-Q3", "الربع الثالث 2025", "third quarter of 2025"),
        ("2025-H1", "النصف الأول 2025", "first half of 2025"),
        ("2025-08", "أغسطس 2025", "August 2025"),
        ("2025-08-05", "5 أغسطس 2025", "5 August 2025"),
        ("2024-SU", "صيف 2024", "summer of 2024"),
        ("2025-W32", "الأسبوع 32 من 2025", "week 32 of 2025"),
        ("2025-W44-WE", "عطلة الأسبوع 44 من 2025", "weekend of week 44 of 2025"),
        ("1439-09", "رمضان 1439 هـ", "Ramadan 1439 AH"),
        ("FY2024/2025", "السنة المالية 2024/2025", "fiscal year 2024/2025"),
        ("201", "عقد 2010", "the 2010s"),
        ("2025-01/2025-03", "من يناير 2025 إلى مارس 2025", "January 2025 to March 2025"),
        ("2016-08/..", "منذ أغسطس 2016", "since August 2016"),
        ("../2016-07-18", "حتى 18 يوليو 2016", "until 18 July 2016"),
        ("P3M", "3 أشهر", "3 months"),
        ("P12M", "12 شهرا", "12 months"),
        ("P1Y6M", "سنة و6 أشهر", "a year and 6 months"),
        ("PT24H", "24 ساعة", "24 hours"),
        ("PT2H30M", "ساعتان و30 دقيقة", "2 hours and 30 minutes"),
        ("P1.5Y", "1.5 سنة", "1.5 years"),
        ("PXD", "أيام", "days"),
        ("PTXH", "ساعات", "hours"),
        ("PXX", "مدة غير محددة", "a time not named"),
        ("PRESENT_REF", "وقت النشر", "when published"),
        ("XXXX-WXX-4", "الخميس", "Thursday"),
        ("XXXX-04-04", "4 أبريل", "4 April"),
        ("XXXX-Q3", "الربع الثالث", "third quarter"),
        ("XXXX-SU", "صيف", "summer"),
        ("XXXX-XX-25", "يوم 25 من الشهر", "day 25 of the month"),
        ("../XXXX-XX", "حتى شهر غير محدد", "until a month not named"),
        ("XX", "قرن غير محدد", "a century not named"),
        ("XXXX-XX-XX", "وقت الحدث", "at the event"),
        ("XXXX/..", "منذ سنة غير محددة", "since a year not named"),
        ("a new form", "a new form", "a new form"),
    ],
)
def test_a_period_is_told_in_words(value: str, arabic: str, english: str) -> None:
    assert period_words(value, load_labels("ar")) == arabic
    assert period_words(value, load_labels("en")) == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_period_of_the_corpora_is_shown_as_a_code(language: Language) -> None:
    files = [*(CORPORA / "parse").glob("*period*.toml"), *CORPORA.rglob("*.gold.toml")]
    files += [CORPORA / "parse" / f"{name}.toml" for name in ("relative", "duration", "set")]
    values = {value for file in files for value in VALUE.findall(file.read_text(encoding="utf-8"))}
    assert len(values) > 200
    for value in values:
        words = period_words(value, load_labels(language))
        if not value.startswith("FY"):
            assert not CODES.search(words), (value, words)
