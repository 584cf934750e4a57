"""The date of publication in the forms that archives write it in."""

import datetime as dt
import re
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import lru_cache

ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")
COMPACT = re.compile(r"(?:19|20)\d{6}(?:\d{6})?")
DAY_FIRST = re.compile(r"(\d\d?)/(\d\d?)/((?:19|20)\d\d)")
CLOCK = re.compile(r"[\s,،–-]*\b\d\d?:\d\d(?::\d\d)?$")  # behind a day
SECONDS = range(10**8, 10**10)  # from 1973; a Unix time
ONE_DAY = dt.timedelta(days=1)
LONGEST = 80  # characters


def read_date(value: object) -> dt.date | None:
    """Return the day that a value names, or None: a record is not lost for its date.

    ISO dates and times, Unix times, e-mail dates, compact digits, and whatever `find_periods` reads as one day: dates with
    month names, and 25/8/2025 with the day first. The time of day and its zone are left out: the day is the one written.

    >>> read_date("2025-08-25T23:50:00+03:00"), read_date("٢٥ أغسطس ٢٠٢٥"), read_date("soon")
    (datetime.date(2025, 8, 25), datetime.date(2025, 8, 25), None)
    """
    if isinstance(value, str):
        return _from_text(value.strip()) if len(value) <= LONGEST else None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    return None


def _from_number(value: float) -> dt.date | None:
    if value != value or abs(value) > 1e15:
        return None
    whole = int(value)
    if COMPACT.fullmatch(str(whole)) and len(str(whole)) == 8:
        return _day(str(whole))
    if whole not in SECONDS and whole // 1000 in SECONDS:
        whole //= 1000
    if whole in SECONDS:
        return dt.datetime.fromtimestamp(whole, dt.UTC).date()
    return None


@lru_cache(maxsize=4096)
def _from_text(value: str) -> dt.date | None:
    if found := ISO.match(value):
        return _day("".join(found.groups()))
    if COMPACT.fullmatch(value):
        return _day(value[:8])
    if (found := DAY_FIRST.fullmatch(value)) and (day := _day_first(*map(int, found.groups()))):
        return day
    if value.isascii() and value.isdecimal():
        return _from_number(int(value))
    if value.isascii():
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return parsedate_to_datetime(value).date()
    return _from_words(CLOCK.sub("", value))


def _day_first(day: int, month: int, year: int) -> dt.date | None:
    """25/8/2025, as `find_periods` reads it; None where it is no date."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _from_words(value: str) -> dt.date | None:
    from arabic_metrics.parse import find_periods

    days = {
        period.start
        for period in find_periods(value)
        if period.start and period.end and period.end - period.start == ONE_DAY
    }
    return days.pop() if len(days) == 1 else None
