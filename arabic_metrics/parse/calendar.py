"""Days of two calendars: a month added to a date, the extent of a Hijri month. Nothing here raises on a date that does not exist."""

import datetime as dt
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

from arabic_metrics.lexicon.entry_period import Calendar

DAY = dt.timedelta(days=1)
UNKNOWN_DAY = "XXXX-XX-XX"  # TIMEX3: that of an event, or of an article without a date
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1343, 1500  # what hijridate can compute
FIRST_HIJRI_DAY, END_OF_HIJRI = dt.date(1924, 8, 1), dt.date(2077, 11, 17)  # of these years
LAST_TABULAR_YEAR = 1600  # a later one is a Gregorian year by mistake
TABULAR_EPOCH = 227015  # the first day of the first year, 16 July 622 of the Julian calendar, as an ordinal of `date`
GREGORIAN: Calendar = "gregorian"
HIJRI: Calendar = "hijri"


class Extent(NamedTuple):
    """A stretch of days: its TIMEX3 value, its first day, and the day after its last. None where they cannot be known."""

    value: str
    start: dt.date | None = None
    end: dt.date | None = None
    calendar: Calendar = GREGORIAN


def day_plus(day: dt.date | None, days: int) -> dt.date | None:
    """Return the day so many days later; None outside the years 1 to 9999, or of a day that is not known."""
    if day is None:
        return None
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def month_plus(day: dt.date | None, months: int) -> dt.date | None:
    """Return the same day so many months later, or the last day of that month.

    >>> month_plus(dt.date(2025, 8, 31), -2)
    datetime.date(2025, 6, 30)
    """
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date_of(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def date_of(year: int, month: int, day: int, calendar: Calendar = GREGORIAN) -> dt.date | None:
    """Return the Gregorian date of a day in either calendar, None if there is none or it cannot be computed."""
    if calendar == HIJRI:
        start, end = hijri_month(year, month)
        inside = start is not None and end is not None and 0 < day <= (end - start).days
        return day_plus(start, day - 1) if inside else None
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def hijri_month(year: int, month: int) -> tuple[dt.date | None, dt.date | None]:
    """Return the first day of a Hijri month and the day after its last, by the Umm al-Qura calendar, outside it by the tabular one.

    >>> hijri_month(1446, 9)
    (datetime.date(2025, 3, 1), datetime.date(2025, 3, 30))
    >>> hijri_month(1, 1)
    (datetime.date(622, 7, 19), datetime.date(622, 8, 18))
    """
    if not (1 <= year <= LAST_TABULAR_YEAR and 1 <= month <= 12):
        return None, None
    return _first_day(year, month), _first_day(year + month // 12, month % 12 + 1)


def _first_day(year: int, month: int) -> dt.date:
    """Return the first day of a Hijri month; the tabular calendar has 30 and 29 days in turn, and eleven leap years in thirty."""
    if FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR:
        from hijridate import (
            Hijri,  # half of the package's import time, for the few texts that need it
        )

        found = Hijri(year, month, 1).to_gregorian()
        return dt.date(found.year, found.month, found.day)
    days = 354 * (year - 1) + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2
    return dt.date.fromordinal(TABULAR_EPOCH + days)


def is_tabular(extent: Extent) -> bool:
    """Whether a Hijri extent has a date that the tabular calendar gave, which may be a day or two off."""
    if extent.calendar != HIJRI:
        return False
    early = extent.start is not None and extent.start < FIRST_HIJRI_DAY
    return early or (extent.end is not None and extent.end > END_OF_HIJRI)


@lru_cache(maxsize=4096)
def hijri_of(day: dt.date) -> tuple[int, int, int] | None:
    """Return the Hijri year, month and day of a date, None where hijridate cannot."""
    if not FIRST_HIJRI_DAY <= day < END_OF_HIJRI:
        return None
    from hijridate import Gregorian

    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return found.year, found.month, found.day


def year_month_of(day: dt.date, calendar: Calendar) -> tuple[int, int] | None:
    """Return the year and month of a date in a calendar."""
    if calendar == HIJRI:
        found = hijri_of(day)
        return None if found is None else found[:2]
    return day.year, day.month


# -- extents


def year_extent(year: int, calendar: Calendar = GREGORIAN) -> Extent:
    """Return a year.

    >>> year_extent(1446, "hijri").start
    datetime.date(2024, 7, 7)
    """
    if calendar == HIJRI:
        return Extent(f"{year:04d}", hijri_month(year, 1)[0], hijri_month(year, 12)[1], HIJRI)
    return Extent(f"{year:04d}", date_of(year, 1, 1), date_of(year + 1, 1, 1))


def month_extent(year: int, month: int, calendar: Calendar = GREGORIAN) -> Extent:
    """Return a month."""
    return months_extent(year, month, 1, f"{year:04d}-{month:02d}", calendar)


def day_extent(year: int, month: int, day: int, calendar: Calendar = GREGORIAN) -> Extent:
    """Return a day; one that no calendar has keeps its value, and no dates."""
    start = date_of(year, month, day, calendar)
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return Extent(value, start, day_plus(start, 1), calendar)


def date_extent(day: dt.date | None) -> Extent:
    """Return the extent of one date."""
    if day is None:
        return Extent(UNKNOWN_DAY)
    return Extent(day.isoformat(), day, day_plus(day, 1))


def week_extent(day: dt.date | None) -> Extent:
    """Return the ISO week, Monday to Sunday, that holds a date."""
    if day is None:
        return Extent("XXXX-WXX")
    year, week, weekday = day.isocalendar()
    start = day_plus(day, 1 - weekday)
    return Extent(f"{year:04d}-W{week:02d}", start, day_plus(start, 7))


def months_extent(
    year: int, first: int, count: int, value: str, calendar: Calendar = GREGORIAN
) -> Extent:
    """Return some months of a year: one, a quarter, a half, a third."""
    if calendar == HIJRI:
        start, end = hijri_month(year, first)[0], hijri_month(year, first + count - 1)[1]
        return Extent(value, start, end, HIJRI)
    start = date_of(year, first, 1)
    return Extent(value, start, month_plus(start, count))


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> dt.date | None:
    """Return the first, second … weekday of a month; -1 is its last.

    >>> weekday_of_month(2013, 3, 1, -1)
    datetime.date(2013, 3, 25)
    """
    first = date_of(year, month, 1)
    if first is None:
        return None
    if number < 0:
        last = monthrange(year, month)[1]
        return dt.date(year, month, last - (first.isoweekday() + last - 1 - weekday) % 7)
    return date_of(year, month, 1 + (weekday - first.isoweekday()) % 7 + 7 * (number - 1))
