"""Years, months and days: عام 2024, العام المالي 2023/2024, أغسطس 2025, رمضان 1446هـ, 12 يناير 2016, 20-02-1430 هـ, 25 من الشهر الماضي."""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import GREGORIAN, HIJRI, date_of, hijri_month
from arabic_metrics.parse.period_node import (
    Day,
    Fixed,
    Holiday,
    Month,
    Node,
    WeekdayOrDay,
    Year,
    has_year,
)
from arabic_metrics.parse.period_number import (
    COMMAS,
    Count,
    Quantity,
    ends_clause,
    read_count,
    read_day_number,
    read_ordinal,
    read_year_number,
)
from arabic_metrics.parse.period_token import NOTHING, PeriodRun

TWO_YEARS = re.compile(r"([0-9]{4})[-/]([0-9]{4})")
LAST_EARLY = 999
YEARS_GAPS = frozenset("-/")  # between two years
YEAR_GAPS = COMMAS | YEARS_GAPS
N = TypeVar("N")
MONTH_AND_YEAR = re.compile(r"(?:([0-9]{1,2})[-/]([0-9]{4})|([0-9]{4})[-/]([0-9]{1,2}))")
FIRST_GREGORIAN = 1600  # a Hijri month with a later year is that of a Gregorian year: رمضان 2023
YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
DAY_AND_MONTH = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})")
LIKELY_MONTH_AND_YEAR = re.compile(
    r"(?:([0-9]{1,2})[-/](1[3-9][0-9]{2}|20[0-9]{2})|(1[3-9][0-9]{2}|20[0-9]{2})[-/]([0-9]{1,2}))"
)
HIJRI_YEARS = range(1343, 1501)
CUES = frozenset(("in", "from", "to", "until", "since", "match", "day_head", "between", "at"))
DAY_MONTH_GAPS = frozenset(("-", "/", "."))
DASH = frozenset("-")


class Point(NamedTuple):
    """A phrase that names one stretch of time, and the token behind it; not `sure`: it needs a cue before it."""

    node: Node
    end: int
    sure: bool = True
    rule: str = "date"
    kind: str = "date"


def node_of(found: Point | None, kind: type[N]) -> tuple[N, int] | None:
    """Return the node of what was read and where it ends, if it is of a kind."""
    return (found.node, found.end) if found is not None and isinstance(found.node, kind) else None


class Shift(NamedTuple):
    """الماضي -1, قبل الماضي -2, المقبل 1."""

    steps: int
    role: str
    end: int


def read_shift(run: PeriodRun, index: int) -> Shift | None:
    """Read a relative adjective, with «قبل» or «بعد» before it."""
    token = run.next(index)
    if token.joins or token.particle:
        return None
    if token.word.shift is not None and token.article:
        return Shift(token.word.shift, token.word.relative_role, index + 1)
    sign = -1 if "before" in token.word.roles else 1 if "after" in token.word.roles else 0
    following = run.next(index + 1)
    if sign and following.word.shift == sign and following.article:
        return Shift(2 * sign, "plain", index + 2)
    return None


def placed(run: PeriodRun, shift: Shift, node: Node, rule: str) -> Point:
    """Return what a relative adjective places; «التالي» may follow an earlier date of the text, not the publication date."""
    if run.seen and shift.role == "anaphoric":
        return Point(Fixed("PXX"), shift.end, rule="anaphor", kind="anaphor")
    return Point(node, shift.end, rule=rule)


def read_relative(
    run: PeriodRun, index: int, unit: str, node: Callable[[int], Node]
) -> Point | None:
    """Read «الشهر الماضي», «هذا الأسبوع»: a unit counted from that of the publication; the unit alone is not sure."""
    token, rule = run.at(index), f"relative {unit}"
    this = "this" in token.word.roles
    place = index + 1 if this else index
    head = run.next(place) if this else token
    if not (head.is_one(unit) and head.article):
        return None
    if this:
        return Point(node(0), place + 1, rule=rule)
    shift = read_shift(run, place + 1)
    if shift is not None and shift.role != "last":
        return placed(run, shift, node(shift.steps), rule)
    return Point(node(0), place + 1, sure=False, rule=rule)


def read_era(run: PeriodRun, index: int) -> tuple[Calendar | None, int]:
    """Read «م», «ميلادية», «هـ», «للهجرة» behind a year."""
    if run.has(index, "hijri"):
        return HIJRI, index + 1
    if run.has(index, "gregorian"):
        return GREGORIAN, index + 1
    return None, index


def read_year(run: PeriodRun, index: int) -> Point | None:
    """Read a year with its head; «العام» alone is not sure."""
    token = run.at(index)
    if "this" in token.word.roles:
        return read_relative(run, index, "year", lambda steps: Year(shift=steps))
    if not token.is_one("year"):
        return None
    place = index + 1
    if run.has(place, "fiscal"):
        return _fiscal(run, place + 1)
    calendar, place = read_era(run, place)
    if run.beside(place):
        number = read_year_number(run, place, low=100)
        if number is not None:
            era, end = read_era(run, number.end)
            if run.has(end, "before_christ"):
                return Point(Fixed(f"BC{number.value:04d}"), end + 1, rule="year")
            year = Year(number.value, calendar=calendar or era or GREGORIAN)
            return Point(year, end, rule="year")
        early = read_early_year(run, place)
        if early is not None:
            return early
        shift = read_shift(run, place)
        if shift is not None and token.article and shift.role != "last":
            shifted = Year(shift=shift.steps, calendar=calendar or GREGORIAN)
            return placed(run, shift, shifted, "relative year")
    if token.article and place == index + 1 and not run.definite_after(index):
        return Point(Year(), index + 1, sure=False, rule="relative year")
    return None


def read_early_year(run: PeriodRun, index: int) -> Point | None:
    """Read a year of few figures, or of any words, that is no count because its era follows: «61 هـ», «الثانية للهجرة», «أربعين من الهجرة»."""
    token = run.next(index, YEAR_GAPS)
    number = read_ordinal(run, index) if token.article else read_count(run, index)
    if number is None or number.value not in range(1, LAST_EARLY + 1):
        return None
    era, end = read_era(run, number.end)
    spelled = run.text[run.tokens[end - 1].start : run.tokens[end - 1].end]
    if era is None or (len(spelled) == 1 and era == GREGORIAN):
        return None  # «عام 61 م»: metres, too
    return Point(Year(int(number.value), calendar=era), end, rule="year")


def _fiscal(run: PeriodRun, index: int) -> Point | None:
    if not run.beside(index):
        return None
    found = TWO_YEARS.fullmatch(run.tokens[index].digits)
    if found:
        return Point(Fixed(f"FY{found[1]}/{found[2]}"), index + 1, rule="fiscal year")
    first = read_year_number(run, index)
    if first is not None:
        second = read_year_number(run, first.end) if run.beside(first.end, YEARS_GAPS) else None
        if second is not None and second.value == first.value + 1:
            return Point(Fixed(f"FY{first.value}/{second.value}"), second.end, rule="fiscal year")
        return Point(Fixed(f"FY{first.value}"), first.end, rule="fiscal year")
    shift = read_shift(run, index)
    return None if shift is None else Point(Fixed("FYXXXX"), shift.end, rule="fiscal year")


def read_year_tail(run: PeriodRun, index: int) -> Point | None:
    """Read the year behind a month, quarter or season: 2024, من عام 2024, لعام 2024, من العام الجاري, من العام."""
    place = run.skip(index, "of", "in")
    linked = place > index
    if not run.beside(place, None if linked else YEAR_GAPS):
        return None
    token = run.at(place)
    found = read_year(run, place)
    if found is not None:
        return found if found.sure or linked or token.particle == "ل" else None
    early = read_early_year(run, place)
    if early is not None and not token.joins:
        return early
    number = read_year_number(run, place)
    if number is None or token.joins:
        return None
    era, end = read_era(run, number.end)
    return Point(Year(number.value, calendar=era or GREGORIAN), end, rule="year")


def year_at(run: PeriodRun, index: int) -> tuple[Year, int] | None:
    """Return the year that `read_year_tail` reads, and where it ends; an anaphor or a fiscal year is none."""
    return node_of(read_year_tail(run, index), Year)


def read_month(run: PeriodRun, index: int) -> Point | None:
    """Read a month with its year or its place against the reference; a guarded name alone is not sure."""
    named = read_month_name(run, index)
    if named is None:
        found = read_relative(run, index, "month", lambda steps: Month(shift=steps))
        told = found is None or found.sure or not run.definite_after(found.end - 1)
        return found if told else None
    month, end = named.node, named.end
    if not isinstance(month, Month) or month.year is not None:
        return named
    shift = read_shift(run, end)
    if shift is not None:
        return Point(month._replace(shift=shift.steps), shift.end, rule="relative month")
    year = year_at(run, end)
    if year is None:
        return named
    return Point(month_of_year(month, year[0]), year[1], rule="month")


def month_at(run: PeriodRun, index: int) -> tuple[Month, int] | None:
    """Return the month that `read_month` reads, and where it ends; an anaphor is none."""
    return node_of(read_month(run, index), Month)


def month_of_year(month: Month, year: Year) -> Month:
    """Give a month its year; a Hijri month of a Gregorian year is looked up."""
    if month.calendar == HIJRI and month.number and year.number and year.number >= FIRST_GREGORIAN:
        near = int((year.number - 622) * 1.0307)
        for candidate in (near, near + 1, near + 2):
            start = hijri_month(candidate, month.number)[0]
            if start is not None and start.year == year.number:
                return month._replace(year=Year(candidate, calendar=HIJRI))
    return month._replace(year=year._replace(calendar=month.calendar))


def read_month_name(run: PeriodRun, index: int) -> Point | None:
    """Read a month's name or number, without what follows it."""
    token = run.at(index)
    if "this" in token.word.roles:
        word = run.next(index + 1).word
        month = Month(word.month, shift=0, calendar=word.calendar)
        return Point(month, index + 2, rule="relative month") if word.month else None
    if token.is_one("month"):
        return _month_behind_head(run, index, article=token.article)
    if not token.word.month:
        return None
    return _named_month(run, index, sure=not token.word.guarded)


def _named_month(run: PeriodRun, index: int, *, sure: bool) -> Point:
    token = run.tokens[index]
    end = index + 1
    other = run.at(end)
    if other.gap in ("/", "(", "-") and other.word.month == token.word.month:
        if other.gap == "(" and run.text[other.end : other.end + 1] == ")":
            other.end += 1
            if end + 1 < run.stop:
                following = run.tokens[end + 1]
                following.gap = following.gap.lstrip(")").strip()
        end, sure = end + 1, True
    if run.has(end, "blessed"):
        end, sure = end + 1, True
    month = Month(token.word.month, calendar=token.word.calendar)
    return Point(month, end, sure=sure, rule="month")


def _month_behind_head(run: PeriodRun, index: int, *, article: bool) -> Point | None:
    place = index + 1
    token = run.next(place)
    if token is NOTHING:
        return None
    count: Count | Quantity | None
    if article:
        count = read_ordinal(run, place)
    elif token.word.month:
        return _named_month(run, place, sure=True)
    elif "one" in token.word.roles:
        return None
    elif found := MONTH_AND_YEAR.fullmatch(token.digits):
        return _month_and_year(found, place + 1, GREGORIAN)
    else:
        count = read_count(run, place) or read_ordinal(run, place)
    if count is None or count.value not in range(1, 13) or token.joins:
        return None
    return Point(Month(int(count.value)), count.end, rule="month")


def read_digit_date(run: PeriodRun, index: int, *, headed: bool) -> Point | None:
    """Read a date in digits at a word: 2016/4/21, ٢١-٠٤-٢٠١٦; `headed` says that a word of date comes before it."""
    token = run.tokens[index]
    chunk = token.digits
    end = index + 1
    era, after_era = read_era(run, end)
    if found := YEAR_FIRST.fullmatch(chunk):
        return _whole_date(int(found[1]), int(found[3]), int(found[4]), era, after_era)
    if found := YEAR_LAST.fullmatch(chunk):
        year = int(found[4])
        if len(found[4]) == 2:
            if found[2] == ".":
                return None
            year += 1900 if year >= 50 else 2000
        return _whole_date(year, int(found[3]), int(found[1]), era, after_era, either=True)
    if found := LIKELY_MONTH_AND_YEAR.fullmatch(chunk):
        return _month_and_year(found, after_era, _calendar(int(found[2] or found[3]), era))
    found = DAY_AND_MONTH.fullmatch(chunk)
    return None if found is None else _without_year(run, index, found, headed=headed)


def _month_and_year(found: re.Match[str], end: int, calendar: Calendar) -> Point | None:
    month, year = int(found[1] or found[4]), Year(int(found[2] or found[3]), calendar=calendar)
    if not 1 <= month <= 12:
        return None
    return Point(Month(month, year, calendar=calendar), end, rule="month")


def _without_year(
    run: PeriodRun, index: int, found: re.Match[str], *, headed: bool
) -> Point | None:
    """Read 21/09, 22-4: only where a word of date calls for it, as a fraction or a score looks the same."""
    day, month = int(found[1]), int(found[3])
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and date_of(2000, month, day)):
        return None
    following = run.at(index + 1)
    if following.gap in COMMAS and following.digits.isdecimal():
        year = int(following.digits)
        if len(following.digits) in (2, 4) and ends_clause(run, index + 2):
            year += 2000 if len(following.digits) == 2 else 0
            dated = Point(Day(day, Month(month, Year(year))), index + 2)
            return dated if 1900 <= year <= 2199 else None
    if not ends_clause(run, index + 1):
        return None
    slashed, sure = found[2] == "/", max(day, month) > 12
    padded = "0" in (found[1][0], found[3][0])
    cued = headed or run.tokens[index].particle != ""
    cued = cued or not run.before(index).word.roles.isdisjoint(CUES)
    cued = cued or run.word_before(index) in run.vocabulary.date_cues
    if (padded and slashed) or (cued and (slashed or sure)) or run.is_whole(index, index + 1):
        return Point(Day(day, Month(month)), index + 1)
    return None


def _calendar(year: int, era: Calendar | None) -> Calendar:
    return HIJRI if era == HIJRI or (not era and year in HIJRI_YEARS) else GREGORIAN


def _whole_date(
    year: int, month: int, day: int, era: Calendar | None, end: int, *, either: bool = False
) -> Point | None:
    """A date all in digits; day before month unless that cannot be. Digits that make no date are none."""
    calendar = _calendar(year, era)
    if either and month > 12:
        day, month = month, day
    known = date_of(year, month, day) if calendar == GREGORIAN else 1 <= day <= 30
    if not 1 <= month <= 12 or not known:
        return None
    return Point(Day(day, Month(month, Year(year, calendar=calendar), calendar=calendar)), end)


def read_day(run: PeriodRun, index: int, *, loose: bool = False) -> Point | None:
    """Read a day of the calendar, its weekday and its head included. `loose` lets «23 الشهر المقبل» go without «من»."""
    if holiday := run.at(index).word.holiday:
        return _holiday(run, index, *holiday)
    for place in _after_weekday(run, index):
        found = _date(run, place, headed=place > index, loose=loose)
        if found is not None:
            return _with_weekday(run, index, place, found)
    return None


def _with_weekday(run: PeriodRun, index: int, place: int, found: Point) -> Point:
    weekday = max((token.word.weekday for token in run.tokens[index:place]), default=0)
    day = found.node
    if weekday and isinstance(day, Day) and day.number <= 5 and not run.tokens[place].digits:
        return found._replace(node=WeekdayOrDay(weekday, day))
    return found


def _after_weekday(run: PeriodRun, index: int) -> list[int]:
    """Return where a date may begin: behind «يوم», «اليوم», «بتاريخ», a weekday, «الموافق», «في»; and at the token itself."""
    places = [index]
    place = index
    if run.at(index).is_one("day"):
        place += 1
        places.append(place)
    weekday = run.at(index) if place == index else run.next(place)
    if weekday.word.weekday and weekday.article:
        place += 1
        places.append(place)
        if run.next(place, COMMAS).word.roles & {"match", "in"}:
            places.append(place + 1)
    return [place for place in reversed(places) if place == index or run.beside(place, COMMAS)]


def _date(run: PeriodRun, index: int, *, headed: bool, loose: bool) -> Point | None:
    token = run.at(index)
    if "first_day" in token.word.roles:
        place = run.skip(index + 1, "of")
        month = month_at(run, place) if run.beside(place) else None
        return None if month is None else Point(Day(1, month[0]), month[1])
    if token.digits and not token.digits.isdecimal():
        return read_digit_date(run, index, headed=headed)
    if token.word.month:
        return _month_first(run, index)
    return _year_first(run, index) or _day_first(run, index, headed=headed, loose=loose)


def _day_first(run: PeriodRun, index: int, *, headed: bool, loose: bool) -> Point | None:
    number = read_day_number(run, index)
    if number is None:
        return None
    day, place, digits = number.value, number.end, run.tokens[index].digits
    linked = run.has(place, "from") or (loose and run.has(place, "in"))
    place += linked
    following = run.next(place, DAY_MONTH_GAPS if digits and not linked else None)
    if following.word.guarded and not linked and (following.gap or _is_zero(run, place)):
        return None  # «1-صفر» is a score
    if following.word.shift == 0 and following.article and (digits or linked):
        here = Day(day, Month(shift=0))
        return Point(here, place + 1, rule="relative date")  # «15 الجاري», «الخامس من الجاري»
    month = None if following is NOTHING else read_month(run, place)
    if month is None and headed and not linked and digits and ends_clause(run, place):
        if run.at(index - 1).word.weekday:
            return None  # «الخميس 27» is of the month in which that is a Thursday
        return Point(Day(day, Month(shift=0)), place)  # «يوم 27»
    if month is None or not isinstance(month.node, Month) or following.joins:
        return None
    named = month.node.number is not None
    if not named and not (linked or (loose and month.sure) or "this" in following.word.roles):
        return None
    if day > 31 and not has_year(month.node):
        return None
    return Point(Day(day, month.node), month.end)


def _is_zero(run: PeriodRun, index: int) -> bool:
    """Whether a month's name is «zero», too, and no year says that it is the month."""
    return run.tokens[index].spelled.zero and read_year_tail(run, index + 1) is None


def _month_first(run: PeriodRun, index: int) -> Point | None:
    """Read «يناير 1», «مايو الحادي والعشرين», «سبتمبر 10, 1901»."""
    name = read_month_name(run, index)
    if name is None or not isinstance(name.node, Month):
        return None
    token = run.next(name.end, DASH if name.sure else None)
    number = read_day_number(run, name.end)
    if number is None or token is NOTHING or token.joins or token.particle:
        return None
    year = year_at(run, number.end)
    if year is None and not token.article and not _is_bare_day(run, number.end):
        return None
    month, end = name.node, number.end
    if year is not None:
        month, end = month._replace(year=year[0]._replace(calendar=month.calendar)), year[1]
    return Point(Day(number.value, month), end)


def _is_bare_day(run: PeriodRun, end: int) -> bool:
    """Whether a number that ends there counts nothing, nor opens a range that does: «في يوليو 3 إلى 5 متابعين»."""
    if run.has(end, "to"):
        upper = read_count(run, end + 1)
        end = end if upper is None else upper.end
    return ends_clause(run, end)


def _year_first(run: PeriodRun, index: int) -> Point | None:
    """Read «2016. نوفمبر .16»."""
    year = read_year_number(run, index)
    if year is None or not run.tokens[index].digits or not run.beside(year.end, frozenset(".")):
        return None
    word, number = run.at(year.end).word, read_day_number(run, year.end + 1)
    if number is None or not word.month:
        return None
    month = Month(word.month, Year(year.value, calendar=word.calendar), calendar=word.calendar)
    return Point(Day(number.value, month), number.end)


def _holiday(run: PeriodRun, index: int, month: int, day: int, calendar: Calendar) -> Point:
    year = year_at(run, index + 1)
    if year is not None:
        told, end = year
        if calendar == HIJRI and told.number in HIJRI_YEARS:
            told = told._replace(calendar=HIJRI)
        return Point(Holiday(month, day, calendar, told), end, rule="holiday")
    return Point(Holiday(month, day, calendar), index + 1, rule="holiday")
