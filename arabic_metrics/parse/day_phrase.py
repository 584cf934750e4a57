"""Days: 12 يناير 2016, الأول من مايو, 2016/4/21, 20-02-1430 هـ, يوم الاثنين الموافق 12 يناير, 25 من الشهر الماضي."""

import re
from dataclasses import replace

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import GREGORIAN, HIJRI, date_of
from arabic_metrics.parse.month_phrase import read_month, read_month_name
from arabic_metrics.parse.period_node import Day, Holiday, Month, WeekdayOrDay, Year
from arabic_metrics.parse.period_number import COMMAS, read_day_number, read_year_number
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.year_phrase import Point, read_era, read_year_tail

YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
DAY_AND_MONTH = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})")
MONTH_AND_YEAR = re.compile(
    r"(?:([0-9]{1,2})[-/](1[3-9][0-9]{2}|20[0-9]{2})|(1[3-9][0-9]{2}|20[0-9]{2})[-/]([0-9]{1,2}))"
)
HIJRI_YEARS = range(1343, 1501)
DAY_MONTH_GAPS = frozenset(("-", "/", "."))
CUES = frozenset(("in", "from", "to", "until", "since", "match", "day_head", "between", "at"))
HEAD_GAPS = COMMAS


def read_day(run: PeriodRun, index: int, *, loose: bool = False) -> Point | None:
    """Read a day of the calendar, its weekday and its head included. `loose` lets «23 الشهر المقبل» go without «من»."""
    token = run.at(index)
    if token is None:
        return None
    if token.word.holiday:
        return _holiday(run, index)
    for place in _after_weekday(run, index):
        found = _core(run, place, headed=place > index, loose=loose)
        if found is not None:
            return _with_weekday(run, index, place, found)
    return None


def _with_weekday(run: PeriodRun, index: int, place: int, found: Point) -> Point:
    weekday = next(
        (token.word.weekday for token in run.tokens[index:place] if token.word.weekday), 0
    )
    if (
        weekday
        and isinstance(found.node, Day)
        and found.node.number <= 5
        and not run.tokens[place].digits
    ):
        return replace(found, node=WeekdayOrDay(weekday, found.node))
    return found


def _after_weekday(run: PeriodRun, index: int) -> list[int]:
    """Return where a date may begin: behind «يوم», «اليوم», «بتاريخ», a weekday, «الموافق», «في»; and at the token itself."""
    places = [index]
    place = index
    token = run.tokens[index]
    if token.word.unit == "day" and token.word.number == "singular":
        place += 1
        places.append(place)
    weekday = run.at(place)
    if (
        weekday is not None
        and weekday.word.weekday
        and weekday.article
        and (place == index or run.beside(place))
    ):
        place += 1
        places.append(place)
        if run.has(place, "match", HEAD_GAPS) or run.has(place, "in", HEAD_GAPS):
            places.append(place + 1)
            following = run.at(place + 1)
            if (
                following is not None
                and following.word.unit == "day"
                and "match" in run.tokens[place].word.roles
            ):
                places.append(place + 2)
    return [
        place
        for place in reversed(places)
        if place < run.stop and (place == index or run.beside(place, HEAD_GAPS))
    ]


def _core(run: PeriodRun, index: int, *, headed: bool, loose: bool) -> Point | None:
    token = run.tokens[index]
    if "first_day" in token.word.roles:
        month = read_month(run, index + 1) if run.beside(index + 1) else None
        if month is not None and isinstance(month.node, Month):
            return Point(Day(1, month.node), month.end)
        return None
    if token.digits and not token.digits.isdecimal():
        return _digits(run, index, headed=headed)
    if token.word.month:
        return _month_first(run, index)
    return _year_first(run, index) or _day_first(run, index, headed=headed, loose=loose)


def _day_first(run: PeriodRun, index: int, *, headed: bool, loose: bool) -> Point | None:
    number = read_day_number(run, index)
    if number is None:
        return None
    day, place = int(number.value), number.end
    linked = run.has(place, "from") or (loose and run.has(place, "in"))
    if linked:
        place += 1
        gaps = None
    else:
        gaps = DAY_MONTH_GAPS if run.tokens[index].digits else None
    following = run.at(place)
    if (
        following is not None
        and not linked
        and following.word.guarded
        and (following.gap or _is_zero(run, place))
    ):
        return None  # «1-صفر» is a score
    if headed and not linked and run.tokens[index].digits and day <= 31 and ends_clause(run, place):
        month = (
            read_month(run, place) if following is not None and run.beside(place, gaps) else None
        )
        if month is None:
            return Point(Day(day, Month(shift=0)), place)  # «يوم 27»
    if following is None or not run.beside(place, gaps) or following.joins:
        return None
    if following.word.shift == 0 and following.article and run.tokens[index].digits:
        return Point(Day(day, Month(shift=0)), place + 1, rule="relative date")  # «15 الجاري»
    month = read_month(run, place)
    if month is None or not isinstance(month.node, Month) or month.kind != "date":
        return None
    named = following.word.month > 0 or (
        following.word.unit == "month" and month.node.number is not None
    )
    if not named and not (linked or loose or "this" in following.word.roles):
        return None
    if not named and not month.sure and not linked:
        return None
    if day > 31 and not (month.node.year is not None or month.node.shift is not None):
        return None
    return Point(Day(day, month.node), month.end)


def _is_zero(run: PeriodRun, index: int) -> bool:
    """Whether a month's name is «zero», too, and no year says that it is the month."""
    numeral = run.tokens[index].numeral
    return numeral is not None and numeral.numeral.zero and read_year_tail(run, index + 1) is None


def _month_first(run: PeriodRun, index: int) -> Point | None:
    """Read «يناير 1», «مايو الحادي والعشرين», «سبتمبر 10, 1901»."""
    name = read_month_name(run, index)
    if name is None or not isinstance(name.node, Month) or name.end >= run.stop:
        return None
    token = run.tokens[name.end]
    if (
        not run.beside(name.end, frozenset("-") if name.sure else None)
        or token.joins
        or token.particle
    ):
        return None
    number = read_day_number(run, name.end)
    if number is None or number.value not in range(1, 32):
        return None
    year = read_year_tail(run, number.end)
    if year is None and not token.article and not ends_clause(run, number.end):
        return None
    month = name.node
    if year is not None and isinstance(year.node, Year):
        return Point(
            Day(
                int(number.value), replace(month, year=replace(year.node, calendar=month.calendar))
            ),
            year.end,
        )
    return Point(Day(int(number.value), month), number.end)


def _year_first(run: PeriodRun, index: int) -> Point | None:
    """Read «2016. نوفمبر .16»."""
    year = read_year_number(run, index)
    if year is None or not run.tokens[index].digits or not run.beside(year.end, frozenset(".")):
        return None
    month = run.at(year.end)
    day = run.at(year.end + 1)
    if month is None or day is None or not month.word.month or day.gap != "." or not day.digits:
        return None
    number = read_day_number(run, year.end + 1)
    if number is None:
        return None
    node = Month(
        month.word.month,
        Year(int(year.value), calendar=month.word.calendar),
        calendar=month.word.calendar,
    )
    return Point(Day(int(number.value), node), number.end)


def ends_clause(run: PeriodRun, end: int) -> bool:
    """Whether nothing that could be counted stands behind the token before `end`."""
    following = run.at(end)
    if following is not None and not following.gap:
        return not (following.word.unit or (following.numeral is not None and not following.joins))
    word = run.word_after(end - 1)
    if run.text[run.tokens[end - 1].end :][:2].lstrip(" ")[:1] == "%":
        return False
    return not word or word in run.vocabulary.closed


def _digits(run: PeriodRun, index: int, *, headed: bool) -> Point | None:
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


def _holiday(run: PeriodRun, index: int) -> Point | None:
    token = run.tokens[index]
    if token.word.holiday is None:
        return None
    month, day, calendar = token.word.holiday
    year = read_year_tail(run, index + 1)
    if year is not None and isinstance(year.node, Year):
        return Point(Holiday(month, day, calendar, year.node), year.end, rule="holiday")
    shift_free = Holiday(month, day, calendar)
    return Point(shift_free, index + 1, rule="holiday")
