"""The dates of a period, end exclusive."""

import datetime as dt
import re

from arabic_metrics.core import ArchiveError
from arabic_metrics.core.argument import check_text

Period = tuple[dt.date, dt.date]
ONE_DAY = dt.timedelta(days=1)
MONTHS = {"H": 6, "Q": 3}


def fixed_period(start: dt.date | None, end: dt.date | None) -> Period | None:
    """Return the dates of a period, end exclusive; None without both."""
    return None if start is None or end is None else (start, end)


def year_dates(year: int) -> Period:
    """Return the dates of a year."""
    return _months(year, 0, 12)


def read_period(period: str) -> Period:
    """Return the dates of a period, end exclusive: 2025, 2025-H1, 2025-Q3, 2025-08, 2025-08-05, or two of them with a slash.

    >>> [day.isoformat() for day in read_period("2025-Q3")], [day.isoformat() for day in read_period("2025-01/2025-03")]
    (['2025-07-01', '2025-10-01'], ['2025-01-01', '2025-04-01'])
    """
    first, _, last = check_text(period, "period").partition("/")
    try:
        start, end = _dates(first)
        end = _dates(last)[1] if last else end
    except (ValueError, OverflowError) as error:
        raise ArchiveError(
            f"«{period}» is no period: 2025, 2025-H1, 2025-Q3, 2025-08, 2025-08-05, or two of them with a slash."
        ) from error
    if end <= start:
        raise ArchiveError(f"«{period}» ends before it begins.")
    return (start, end)


def check_period(given: object) -> Period:
    """Return the dates of a period that is written as `read_period` reads it, or given as its dates, end exclusive."""
    if not isinstance(given, tuple):
        return read_period(check_text(given, "period", "a string or two dates"))
    if len(given) != 2 or not all(isinstance(day, dt.date) for day in given):
        raise TypeError("period must be a string or two dates: this is another tuple")
    start, end = given
    if end <= start:
        raise ArchiveError(f"the period ends before it begins: {start} to {end}, end exclusive.")
    return (start, end)


def _dates(value: str) -> Period:
    if match := re.fullmatch(r"(\d{4})-([HQ])([1-4])", value):
        months = MONTHS[match[2]]
        return _months(int(match[1]), (int(match[3]) - 1) * months, months)
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?", value):
        year = int(match[1])
        return _months(year, int(match[2]) - 1, 1) if match[2] else year_dates(year)
    day = dt.date.fromisoformat(value)
    return (day, day + ONE_DAY)


def _months(year: int, first: int, count: int) -> Period:
    end = first + count
    return (dt.date(year, first + 1, 1), dt.date(year + end // 12, end % 12 + 1, 1))
