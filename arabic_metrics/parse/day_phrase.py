"""Days: 12 يناير 2016, الأول من مايو, 2016/4/21, 20-02-1430 هـ, يوم الاثنين الموافق 12 يناير, 25 من الشهر الماضي."""

from dataclasses import replace

from arabic_metrics.parse.digit_date import ends_clause, read_digit_date
from arabic_metrics.parse.month_phrase import read_month, read_month_name
from arabic_metrics.parse.period_node import Day, Holiday, Month, Year
from arabic_metrics.parse.period_number import COMMAS, read_day_number, read_year_number
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.week_node import WeekdayOrDay
from arabic_metrics.parse.year_phrase import Point, read_year_tail

DAY_MONTH_GAPS = frozenset(("-", "/", "."))
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
        return read_digit_date(run, index, headed=headed)
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
