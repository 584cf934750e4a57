"""The two calendars, held against datetime, hijridate and what is known of the tabular calendar."""

import calendar
import datetime as dt
from itertools import pairwise

import pytest
from hijridate import Gregorian, Hijri
from hypothesis import example, given
from hypothesis import strategies as st

from arabic_metrics.parse.calendar import (
    END_OF_HIJRI,
    FIRST_HIJRI_DAY,
    FIRST_HIJRI_YEAR,
    GREGORIAN,
    HIJRI,
    LAST_HIJRI_YEAR,
    Extent,
    date_of,
    day_extent,
    day_plus,
    hijri_month,
    hijri_of,
    is_tabular,
    month_extent,
    month_plus,
    week_extent,
    weekday_of_month,
    year_extent,
    year_month_of,
)

LEAP_YEARS = {2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29}  # of thirty, in the tabular calendar
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("year", [1, 1582, 1700, 1900, 2000, 2023, 2024, 2100, 9999])
def test_a_gregorian_month_has_its_days(year: int) -> None:
    for month in range(1, 13):
        last = calendar.monthrange(year, month)[1]
        assert date_of(year, month, last) == dt.date(year, month, last)
        assert date_of(year, month, last + 1) is None
        assert date_of(year, month, 0) is None


@pytest.mark.parametrize(("year", "month"), [(0, 1), (10000, 1), (2024, 0), (2024, 13)])
def test_there_is_no_such_month(year: int, month: int) -> None:
    assert date_of(year, month, 1) is None


def test_days_end_where_dates_do() -> None:
    assert day_plus(dt.date.min, -1) is None and day_plus(dt.date.min, 0) == dt.date.min
    assert day_plus(dt.date.max, 1) is None and day_plus(dt.date.max, 0) == dt.date.max


@given(st.dates(dt.date(2, 1, 1), dt.date(9998, 12, 31)), st.integers(-11, 11))
def test_a_month_later_is_the_same_day_or_the_last(day: dt.date, months: int) -> None:
    found = month_plus(day, months)
    assert found is not None
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + DAY).day == 1


def test_months_end_where_dates_do() -> None:
    assert month_plus(dt.date(9999, 12, 1), 1) is None
    assert month_plus(dt.date(1, 1, 1), -1) is None
    assert month_plus(dt.date(9999, 11, 1), 1) == dt.date(9999, 12, 1)


def test_hijri_months_follow_one_another_through_both_calendars() -> None:
    months = [hijri_month(year, month) for year in range(1, 1601) for month in range(1, 13)]
    for (start, end), (following, _) in pairwise(months):
        assert start is not None and end == following
        assert end is not None and 28 <= (end - start).days <= 31


def test_the_tabular_calendar_has_eleven_leap_years_in_thirty() -> None:
    for year in range(1, 1341):
        start, end = hijri_month(year, 1)[0], hijri_month(year, 12)[1]
        assert start is not None and end is not None
        assert (end - start).days == (355 if (year - 1) % 30 + 1 in LEAP_YEARS else 354)
        lengths = [(b - a).days for a, b in (hijri_month(year, m) for m in range(1, 12)) if a and b]
        assert lengths == [30, 29] * 5 + [30]


@pytest.mark.parametrize(("year", "month"), [(0, 1), (1601, 1), (1446, 0), (1446, 13)])
def test_there_is_no_such_hijri_month(year: int, month: int) -> None:
    assert hijri_month(year, month) == (None, None)


@given(st.dates(dt.date(1924, 8, 1), dt.date(2077, 11, 16)))
@example(dt.date(1924, 8, 1))
@example(dt.date(2077, 11, 16))
def test_a_day_has_the_hijri_date_that_hijridate_gives(day: dt.date) -> None:
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    assert hijri_of(day) == (hijri.year, hijri.month, hijri.day)
    assert date_of(hijri.year, hijri.month, hijri.day, HIJRI) == day
    assert year_month_of(day, HIJRI) == (hijri.year, hijri.month)
    assert year_month_of(day, GREGORIAN) == (day.year, day.month)


@pytest.mark.parametrize("day", [dt.date(1924, 7, 31), dt.date(2077, 11, 17)])
def test_other_days_have_no_hijri_date(day: dt.date) -> None:
    assert hijri_of(day) is None
    assert year_month_of(day, HIJRI) is None


def test_a_hijri_month_has_29_or_30_days() -> None:
    assert date_of(1446, 9, 29, HIJRI) == dt.date(2025, 3, 29)
    assert date_of(1446, 9, 30, HIJRI) is None
    assert date_of(1446, 9, 0, HIJRI) is None


@pytest.mark.parametrize(
    ("extent", "tabular"),
    [
        (year_extent(1342, HIJRI), True),
        (year_extent(1343, HIJRI), False),
        (year_extent(1500, HIJRI), False),
        (year_extent(1501, HIJRI), True),
        (year_extent(1700), False),
        (Extent("1446-09-30", calendar=HIJRI), False),
    ],
)
def test_what_the_tabular_calendar_gave_is_known(extent: Extent, tabular: bool) -> None:
    assert is_tabular(extent) is tabular


def test_extents_are_half_open() -> None:
    assert year_extent(2025) == Extent("2025", dt.date(2025, 1, 1), dt.date(2026, 1, 1))
    assert year_extent(9999) == Extent("9999", dt.date(9999, 1, 1), None)
    assert month_extent(2024, 2) == Extent("2024-02", dt.date(2024, 2, 1), dt.date(2024, 3, 1))
    assert day_extent(2024, 2, 29) == Extent(
        "2024-02-29", dt.date(2024, 2, 29), dt.date(2024, 3, 1)
    )
    assert day_extent(2023, 2, 29) == Extent("2023-02-29")


@given(st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 1)))
def test_a_week_runs_from_monday_to_sunday(day: dt.date) -> None:
    week = week_extent(day)
    assert week.start is not None and week.end is not None
    assert week.start <= day < week.end and (week.end - week.start).days == 7
    assert week.start.isoweekday() == 1
    assert week.value == day.strftime("%G-W%V").rjust(8, "0")


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 7))
def test_the_weekdays_of_a_month_are_counted_from_either_end(
    year: int, month: int, weekday: int
) -> None:
    last = calendar.monthrange(year, month)[1]
    days = [dt.date(year, month, day) for day in range(1, last + 1)]
    days = [day for day in days if day.isoweekday() == weekday]
    found = [weekday_of_month(year, month, weekday, number) for number in range(1, 7)]
    assert found == days + [None] * (6 - len(days))
    assert weekday_of_month(year, month, weekday, -1) == days[-1]


def test_the_umm_al_qura_calendar_begins_and_ends_with_whole_years() -> None:
    first, last = Hijri(FIRST_HIJRI_YEAR, 1, 1), Hijri(LAST_HIJRI_YEAR, 12, 1)
    assert first.to_gregorian().isoformat() == FIRST_HIJRI_DAY.isoformat()
    end = last.to_gregorian() + dt.timedelta(days=last.month_length())
    assert end.isoformat() == END_OF_HIJRI.isoformat()
