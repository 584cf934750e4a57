"""Dates all in digits: 2016/4/21, 21-04-2016, 20-02-1430 هـ, 3/2015, 21/09. Digits that make no date are none."""

import re

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import GREGORIAN, HIJRI, date_of
from arabic_metrics.parse.period_node import Day, Month, Year
from arabic_metrics.parse.period_number import COMMAS
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.year_phrase import Point, read_era

YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")


YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")


DAY_AND_MONTH = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})")


MONTH_AND_YEAR = re.compile(
    r"(?:([0-9]{1,2})[-/](1[3-9][0-9]{2}|20[0-9]{2})|(1[3-9][0-9]{2}|20[0-9]{2})[-/]([0-9]{1,2}))"
)


HIJRI_YEARS = range(1343, 1501)


CUES = frozenset(("in", "from", "to", "until", "since", "match", "day_head", "between", "at"))


def ends_clause(run: PeriodRun, end: int) -> bool:
    """Whether nothing that could be counted stands behind the token before `end`."""
    following = run.at(end)
    if following is not None and not following.gap:
        if "clock_head" in following.word.roles and following.article:
            return True  # «السبت 21/9 الساعة 8»
        return not (following.word.unit or (following.numeral is not None and not following.joins))
    word = run.word_after(end - 1)
    if run.text[run.tokens[end - 1].end :][:2].lstrip(" ")[:1] == "%":
        return False
    return not word or word in run.vocabulary.closed


def read_digit_date(run: PeriodRun, index: int, *, headed: bool) -> Point | None:
    """Read a date in digits at a word: 2016/4/21, ٢١-٠٤-٢٠١٦; `headed` says that a word of date stands before it."""
    token = run.tokens[index]
    chunk = token.digits
    end = index + 1
    era, after_era = read_era(run, end)
    found = YEAR_FIRST.fullmatch(chunk)
    if found:
        return _numeric(int(found[1]), int(found[3]), int(found[4]), era, after_era)
    found = YEAR_LAST.fullmatch(chunk)
    if found:
        year = int(found[4])
        if len(found[4]) == 2:
            if found[2] == ".":
                return None
            year += 1900 if year >= 50 else 2000
        return _numeric(year, int(found[3]), int(found[1]), era, after_era, either=True)
    found = MONTH_AND_YEAR.fullmatch(chunk)
    if found:
        month, year = int(found[1] or found[4]), int(found[2] or found[3])
        calendar = _calendar(year, era)
        return (
            Point(
                Month(month, Year(year, calendar=calendar), calendar=calendar),
                after_era,
                rule="month",
            )
            if 1 <= month <= 12
            else None
        )
    found = DAY_AND_MONTH.fullmatch(chunk)
    if found is None:
        return None
    return _without_year(run, index, found, headed=headed)


def _without_year(
    run: PeriodRun, index: int, found: re.Match[str], *, headed: bool
) -> Point | None:
    """Read 21/09, 22-4: only where a date is asked for, as a fraction or a score looks the same."""
    day, month = int(found[1]), int(found[3])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and date_of(2000, month, day)):
        return None
    following = run.at(index + 1)
    if (
        following is not None
        and following.gap in COMMAS
        and following.gap
        and following.digits.isdecimal()
    ):
        year = int(following.digits)
        if len(following.digits) in (2, 4) and ends_clause(run, index + 2):
            year += 2000 if len(following.digits) == 2 else 0
            return (
                Point(Day(day, Month(month, Year(year))), index + 2)
                if 1900 <= year <= 2199
                else None
            )
    padded = len(found[1]) == 2 and len(found[3]) == 2 and "0" in (found[1][0], found[3][0])
    before = run.at(index - 1)
    cued = headed or (before is not None and run.beside(index) and bool(before.word.roles & CUES))
    cued = (
        cued
        or run.tokens[index].particle != ""
        or run.word_before(index) in run.vocabulary.date_cues
    )
    if not ends_clause(run, index + 1):
        return None
    if (
        (padded and found[2] == "/")
        or (cued and (found[2] == "/" or max(int(found[1]), int(found[3])) > 12))
        or run.is_whole(index, index + 1)
    ):
        return Point(Day(day, Month(month)), index + 1)
    return None


def _calendar(year: int, era: Calendar | None) -> Calendar:
    return HIJRI if era == HIJRI or (not era and year in HIJRI_YEARS) else GREGORIAN


def _numeric(
    year: int, month: int, day: int, era: Calendar | None, end: int, *, either: bool = False
) -> Point | None:
    """A date all in digits; day before month unless that cannot be. Digits that make no date are none."""
    calendar = _calendar(year, era)
    if either and month > 12 >= day:
        day, month = month, day
    if not 1 <= month <= 12:
        return None
    if not (
        (calendar == GREGORIAN and date_of(year, month, day))
        or (calendar == HIJRI and 1 <= day <= 30)
    ):
        return None
    return Point(Day(day, Month(month, Year(year, calendar=calendar), calendar=calendar)), end)
