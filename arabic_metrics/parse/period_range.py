"""Ranges and bounds: من يناير إلى مارس, بين 1 و15 مايو, 2014-2018, منذ 2016, حتى غدا, قبل عام 2011, قبل يومين."""

import re

from arabic_metrics.parse.calendar import Extent, date_extent
from arabic_metrics.parse.date_phrase import DASH, Point, read_month, read_month_name, year_at
from arabic_metrics.parse.duration import Duration, read_duration
from arabic_metrics.parse.identifier import MODERN_YEARS
from arabic_metrics.parse.period_node import (
    Day,
    DayNumber,
    Found,
    Month,
    NamedDay,
    Node,
    Part,
    Reference,
    Week,
    Weekday,
    WeekdayAndNumber,
    Year,
    combined,
    edge_of,
)
from arabic_metrics.parse.period_number import ends_clause, read_day_number
from arabic_metrics.parse.period_token import NOTHING, PeriodRun
from arabic_metrics.parse.point_phrase import counts_something, in_tense, read_bare_year, read_point
from arabic_metrics.parse.unit_phrase import read_week

DASHED = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
DASHED_YEARS = re.compile(r"((?:1[5-9]|20)[0-9]{2})-((?:1[5-9]|20)[0-9]{2})")
NAMED = frozenset(("month", "quarter", "half"))  # bounds without a year of their own


def read_bound(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «منذ …», «حتى …», «قبل …», «بعد …», «في غضون … من الآن»."""
    roles = run.tokens[index].word.roles
    place = index + 1
    if not run.beside(place):
        return None
    if "since" in roles:
        return _since(run, place, reference)
    if "starting" in roles:
        return _starting(run, place, reference)
    if roles & {"before", "after"}:
        return _ago(run, place, reference, -1 if "before" in roles else 1)
    if "within" in roles:
        duration = read_duration(run, place)
        if duration is not None and run.has(duration.end, "from_now"):
            return _day_away(duration, duration.end + 1, reference, 1)
        return None
    if "from" in roles:  # «من أسبوع» as a whole text
        duration = read_duration(run, place)
        if duration is None or not run.is_whole(index, duration.end):
            return None
        return _day_away(duration, duration.end, reference, -1)
    point = _target(run, place)
    if point is None or not ("until" in roles or isinstance(point.node, NamedDay | Weekday)):
        return None
    extent = edge_of(_coming(point.node), reference, low=False)
    until = Extent(f"../{extent.value}", None, extent.end, extent.calendar)
    return Found(until, point.end, "until", "range")


def _target(run: PeriodRun, index: int) -> Point | None:
    point = read_point(run, index)
    if point is not None and point.kind == "date" and (point.sure or run.tokens[index].word.month):
        return point
    return read_bare_year(run, index)


def _coming(node: Node) -> Node:
    return node._replace(coming=True) if isinstance(node, Weekday) and node.is_bare else node


def _since(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    point = _target(run, index)
    duration = read_duration(run, index)
    if duration is not None and (point is None or duration.end >= point.end):
        if run.has(duration.end, "from_now"):
            return _day_away(duration, duration.end + 1, reference, -1)
        if run.is_whole(index - 1, duration.end):
            return _day_away(duration, duration.end, reference, -1)  # a time stamp: «منذ 3 أيام»
        start = duration.from_day(reference, -1)
        value = duration.iso() if start is None else f"{start.isoformat()}/.."
        return Found(Extent(value, start), duration.end, "since", "range")
    return None if point is None else _from(point.node, point.end, reference)


def _starting(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «اعتبارا من مارس»; a weekday is as its verb says, and a number alone a year of our time or a price."""
    point = _target(run, index)
    if point is None:
        return None
    node, headed = point.node, run.tokens[index].numeral is None
    if isinstance(node, Year) and not headed and node.number not in MODERN_YEARS:
        return None
    return _from(in_tense(run, index, point), point.end, reference)


def _from(node: Node, end: int, reference: Reference) -> Found:
    extent = edge_of(node, reference, low=True)
    since = Extent(f"{extent.value}/..", extent.start, None, extent.calendar)
    return Found(since, end, "since", "range")


def _ago(run: PeriodRun, index: int, reference: Reference, sign: int) -> Found | None:
    point = _target(run, index)
    duration = read_duration(run, index)
    if duration is not None and (point is None or duration.end >= point.end):
        if run.at(index - 2).word.unit == duration.amounts[0][0]:
            return None  # «يوما بعد يوم»
        if run.has(duration.end, "from_now"):
            return _day_away(duration, duration.end + 1, reference, sign)
        event = run.word_after(duration.end - 1) in run.vocabulary.after_event
        if event or run.has(duration.end, "from"):
            return None  # «بعد يومين من نشره» counts from what follows
        return _day_away(duration, duration.end, reference, sign)
    if point is None:
        return None
    node = _coming(point.node)
    ending = isinstance(node, Part) and node.part == "end"  # «قبل نهاية العام»: before its last day
    extent = edge_of(node, reference, low=sign < 0 and not ending)
    if sign < 0:
        before = Extent(f"../{extent.value}", None, extent.start, extent.calendar)
        return Found(before, point.end, "before", "range")
    after = Extent(f"{extent.value}/..", extent.end, None, extent.calendar)
    return Found(after, point.end, "after", "range")


def _day_away(duration: Duration, end: int, reference: Reference, sign: int) -> Found:
    day = duration.from_day(reference, sign)
    extent = Extent(duration.iso()) if day is None else date_extent(day)
    return Found(extent, end, "ago" if sign < 0 else "in", "date")


def read_range(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read a range that begins at a token."""
    token = run.tokens[index]
    roles = token.word.roles
    if token.digits and not token.digits.isdecimal():
        found = _dashed(run, index, reference)
        if found is not None:
            return found
    if token.numeral is not None and "in" in run.before(index).word.roles:
        found = _neighbors(run, index - 1, reference)  # «في 12 و13 مايو»
        if found is not None:
            return found
    if roles & {"from", "since", "starting", "between"} and run.beside(index + 1):
        found = _dashed(run, index + 1, reference) if run.tokens[index + 1].digits else None
        if found is not None and "since" not in roles:
            return found
        pair = _pair(run, index + 1, opened=True, between="between" in roles)
        return None if pair is None else combined(*pair, reference)
    listed = token.word.number == "plural" and not token.article
    following = run.next(index + 1) if listed else NOTHING
    if token.word.number == "construct" or following.numeral is not None or following.word.month:
        found = _neighbors(run, index, reference)
        if found is not None or not listed:
            return found
    if token.word.month or token.word.unit == "month":
        found = _month_and_days(run, index, reference)
        if found is not None:
            return found
    week = read_week(run, index) if token.word.unit == "week" or "this" in roles else None
    if week is not None and isinstance(week.node, Week) and week.end < run.stop:
        return _week_and_days(run, week.node, week.end, reference)
    pair = _pair(run, index, opened=False, between=False) if run.ranged else None
    return None if pair is None else combined(*pair, reference)


def _bound(run: PeriodRun, index: int, *, loose: bool = False) -> Point | None:
    """Read a bound: a phrase, a bare year, or a bare day of the month."""
    token = run.at(index)
    if token.word.number == "construct":
        return _bound(run, index + 1) if run.beside(index + 1) else None
    if "now" in token.word.roles:
        return Point(NamedDay(0), index + 1)
    point = read_point(run, index, loose=loose)
    if point is not None and point.kind == "date" and (point.sure or point.rule in NAMED):
        return point
    year = read_bare_year(run, index)
    if year is not None:
        return year
    number = None if token.word.unit else read_day_number(run, index)
    if number is None or number.value > 31:
        return None
    return Point(DayNumber(number.value), number.end, sure=False)


def _pair(
    run: PeriodRun, index: int, *, opened: bool, between: bool
) -> tuple[Node, Node, int] | None:
    first = _bound(run, index)
    if first is None:
        return None
    joint, place = run.at(first.end), first.end
    dashed = joint.gap == "-" and not between
    if run.has(place, "and" if between else "to"):
        place += 1
    elif dashed and isinstance(first.node, DayNumber) and _begins_line(run, index):
        return None  # «13 - 15 يوليو»; at the head of a line «1 - 15 يوليو» is an item of a list
    elif not dashed and not (between and run.next(place).joins):
        return None
    second = _bound(run, place, loose=True) if run.beside(place, DASH) else None
    if second is None or isinstance(second.node, DayNumber):
        return None
    if isinstance(first.node, WeekdayAndNumber) and isinstance(second.node, Day):
        first = first._replace(node=DayNumber(first.node.number))  # «السبت 26 - 27 أبريل»
    if isinstance(first.node, DayNumber):
        if not isinstance(second.node, Day):
            return None
        if dashed and first.node.number >= second.node.number:
            return None  # «3 - 2 يوليو» is a score, and a day
    if opened:
        return first.node, second.node, second.end
    if isinstance(first.node, Year):
        if first.rule == "year" and not isinstance(second.node, Year):
            return None
        if first.sure and isinstance(second.node, Year) and run.tokens[index].digits:
            return _apart(first.node, second.node, second.end) if dashed else None
    if not (first.sure or second.sure):
        return None
    if joint.gap == "-" and not isinstance(first.node, Month | Day | DayNumber):
        return None
    return first.node, second.node, second.end


def _apart(first: Year, second: Year, end: int) -> tuple[Node, Node, int] | None:
    """«2018 - 2022»: two years of our time in order; «2010 إلى 2015» may count something."""
    rising = (first.number or 0) < (second.number or 0)
    modern = first.number in MODERN_YEARS and second.number in MODERN_YEARS
    return (first, second, end) if rising and modern else None


def _begins_line(run: PeriodRun, index: int) -> bool:
    """Whether a token is the first of its line, and goes on to more than a period."""
    text, start = run.text, run.tokens[index].start
    while start and text[start - 1] == " ":
        start -= 1
    return (not start or text[start - 1] == "\n") and not run.is_whole(index, run.stop)


def _dashed(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «1-15 مايو», «27-29 من الشهر الثامن», «2014-2018»."""
    token = run.tokens[index]
    years = DASHED_YEARS.fullmatch(token.digits)
    if years:
        first, last = int(years[1]), int(years[2])
        if first >= last or counts_something(run, index + 1):
            return None
        return combined(Year(first), Year(last), index + 1, reference)
    days = DASHED.fullmatch(token.digits)
    if not days:
        return None
    place = run.skip(index + 1, "from", "in")
    month = read_month(run, place) if run.beside(place) else None
    if month is None or not isinstance(month.node, Month):
        return None
    if not (month.sure or run.tokens[place].word.month):
        return None
    return _days(int(days[1]), int(days[2]), month.node, month.end, reference)


def _days(first: int, last: int, month: Month, end: int, reference: Reference) -> Found | None:
    if not 1 <= first < last <= 31:
        return None
    return combined(Day(first, month), Day(last, month), end, reference)


def _month_and_days(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «يوليو 13-15», «يوليو 3 حتى 9», «نوفمبر بين 15 و19»."""
    name = read_month_name(run, index)
    if name is None or not isinstance(name.node, Month):
        return None
    token = run.next(name.end)
    days = DASHED.fullmatch(token.digits)
    if days:
        month, end = _with_tail(run, name.node, name.end + 1)
        return _days(int(days[1]), int(days[2]), month, end, reference)
    opened = bool(token.word.roles & {"between", "from"})
    place = name.end + 1 if opened else name.end
    first = read_day_number(run, place) if run.beside(place) else None
    if first is None or token is NOTHING:
        return None
    joint = run.at(first.end)
    linking = {"and", "to"} if opened else {"to"}
    place = first.end + 1 if joint.word.roles & linking else first.end
    if place == first.end and not (joint.joins if opened else joint.gap == "-"):
        return None
    second = read_day_number(run, place) if run.beside(place, DASH) else None
    if second is None:
        return None
    month, end = _with_tail(run, name.node, second.end)
    if not opened and end == second.end and not ends_clause(run, end):
        return None  # «في يوليو 3 إلى 5 متابعين»
    return _days(first.value, second.value, month, end, reference)


def _with_tail(run: PeriodRun, month: Month, end: int) -> tuple[Month, int]:
    year = year_at(run, end)
    return (month, end) if year is None else (month._replace(year=year[0]), year[1])


def _week_and_days(run: PeriodRun, week: Week, place: int, reference: Reference) -> Found | None:
    """Read «الأسبوع المقبل من الأربعاء إلى الجمعة», «الأسبوع المقبل يوم الجمعة»."""
    token = run.next(place)
    if token.word.roles & {"from", "between"}:
        if not run.beside(place + 1):
            return None
        pair = _pair(run, place + 1, opened=True, between="between" in token.word.roles)
        if pair is None or not isinstance(pair[0], Weekday) or not isinstance(pair[1], Weekday):
            return None
        first, last = pair[0]._replace(week=week), pair[1]._replace(week=week)
        return combined(first, last, pair[2], reference)
    end = place + 1 if token.word.unit == "day" else place
    head = run.next(end)
    if not head.word.weekday or not head.article or head.joins:
        return None
    day = Weekday(head.word.weekday, week=week)
    return Found(day.resolve(reference), end + 1, "weekday", "date")


def _neighbors(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «شهري يوليو وأغسطس 2024», «عامي 2020 و2021», «أيام 10 و11 و12 مايو»: neighbours are one span."""
    first = _bound(run, index + 1) if run.beside(index + 1) else None
    last = first
    while last is not None:
        joint = run.at(last.end)
        place = last.end + 1 if "and" in joint.word.roles and not joint.word.month else last.end
        joined = (place > last.end or joint.joins) and run.beside(place)
        following = _bound(run, place) if joined else None
        if following is None or not _are_neighbors(last.node, following.node):
            break
        last = following
    if first is None or last is None or last is first or isinstance(last.node, DayNumber):
        return None
    return combined(first.node, last.node, last.end, reference)


def _are_neighbors(one: Node, other: Node) -> bool:
    if isinstance(one, DayNumber):
        return isinstance(other, DayNumber | Day) and other.number - one.number == 1
    if isinstance(one, Month) and isinstance(other, Month):
        return ((other.number or 0) - (one.number or 0)) % 12 == 1
    if isinstance(one, Year) and isinstance(other, Year):
        return (other.number or 0) - (one.number or 0) == 1
    return False
