"""Quarters, halves, seasons and decades without a year, seen from each month of publication."""

import datetime as dt

import pytest

from arabic_metrics import Period, find_periods

MONTHS = [dt.date(2025, month, 15) for month in range(1, 13)]
QUARTERS = ("الأول", "الثاني", "الثالث", "الرابع")


def only(text: str, published: dt.date) -> Period:
    [period] = find_periods(text, reference=published)
    return period


@pytest.mark.parametrize("published", MONTHS, ids=str)
@pytest.mark.parametrize("number", range(1, 5))
def test_a_quarter_is_the_latest_that_has_begun(number: int, published: dt.date) -> None:
    year = published.year - ((number - 1) * 3 + 1 > published.month)
    period = only(f"الربع {QUARTERS[number - 1]}", published)
    assert period.value == f"{year}-Q{number}"
    assert period.start == dt.date(year, number * 3 - 2, 1)


@pytest.mark.parametrize("published", MONTHS, ids=str)
@pytest.mark.parametrize(
    ("word", "shift"), [("الماضي", -1), ("الحالي", 0), ("المقبل", 1)], ids=["past", "now", "next"]
)
def test_a_quarter_is_counted_from_that_of_the_publication(
    word: str, shift: int, published: dt.date
) -> None:
    year, quarter = divmod(published.year * 4 + (published.month - 1) // 3 + shift, 4)
    period = only(f"الربع {word}", published)
    assert period.value == f"{year}-Q{quarter + 1}"
    assert period.end is not None and period.end.month == (quarter * 3 + 3) % 12 + 1


@pytest.mark.parametrize(
    ("season", "code", "last"),
    [("الربيع", "SP", 5), ("الصيف", "SU", 8), ("الخريف", "FA", 11), ("الشتاء", "WI", 2)],
)
def test_the_past_season_is_the_latest_that_is_over(season: str, code: str, last: int) -> None:
    for published in MONTHS:
        year = published.year - (published.month <= last)
        assert only(f"{season} الماضي", published).value == f"{year}-{code}"


@pytest.mark.parametrize(
    ("season", "code", "first"),
    [("الربيع", "SP", 3), ("الصيف", "SU", 6), ("الخريف", "FA", 9), ("الشتاء", "WI", 12)],
)
def test_the_next_season_is_the_first_that_has_not_begun(
    season: str, code: str, first: int
) -> None:
    for published in MONTHS:
        year = published.year + (published.month >= first)
        assert only(f"{season} المقبل", published).value == f"{year}-{code}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("العقد الماضي", "201"),
        ("العقد الحالي", "202"),
        ("سبعينيات القرن الماضي", "197"),
        ("القرن الماضي", "19"),
        ("القرن الحالي", "20"),
        ("القرن المقبل", "21"),
    ],
)
def test_decades_and_centuries_are_counted_by_their_first_digits(text: str, value: str) -> None:
    for year in (2020, 2029):
        assert only(text, dt.date(year, 1, 1)).value == value


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("الربع الثالث", "XXXX-Q3"),
        ("الربع الماضي", "XXXX-QX"),
        ("العقد الماضي", "XXX"),
        ("القرن الماضي", "XX"),
    ],
)
def test_without_a_publication_date_nothing_is_counted(text: str, unknown: str) -> None:
    [period] = find_periods(text)
    assert (period.value, period.start, period.end) == (unknown, None, None)


def test_the_rest_begins_with_the_publication() -> None:
    published = dt.date(2025, 11, 2)
    period = only("بقية العام", published)
    assert (period.value, period.start) == ("2025-11-02/2025-12-31", published)
    assert period.end == dt.date(2026, 1, 1)
