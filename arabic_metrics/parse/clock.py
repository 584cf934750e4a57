"""Clock times: الساعة 10:30, الثالثة عصرا, 21:45 بتوقيت غرينتش. They are read so that they are nothing else, and for their values."""

import re
from fractions import Fraction
from typing import NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import TA
from arabic_metrics.parse.calendar import Extent
from arabic_metrics.parse.period_node import Found
from arabic_metrics.parse.period_number import ends_clause, read_count, read_ordinal
from arabic_metrics.parse.period_token import PeriodRun

LAST_HOUR = 24
NOON, MINUTES = 12, 60
FIRST_NOON_HOUR = 10  # «العاشرة ظهرا» is before noon
LAST_NIGHT_HOUR = 5  # «الخامسة ليلا» is after midnight
NAMED_HOURS = {"midday": NOON, "midnight": LAST_HOUR}
SIGNS = {"morning_sign": "morning", "afternoon_sign": "past_noon"}
DAY_PARTS = ("morning", "noon", "past_noon", "afternoon", "night", *SIGNS)
POINTED = re.compile(r"([01]?[0-9]|2[0-4])[.]([0-5][0-9])")  # «الساعة 16.30»
FURTHER_MINUTES = (5, 10)  # «السابعة والنصف وخمس دقائق»
Read = tuple[int, Found]  # what was read, and the token that it begins with
OPENING = frozenset(("from", "between"))
LINKS = frozenset(("in", "of", "at"))
TIME = "time"


class Clock(NamedTuple):
    """A time of the day as it is said: `part` is the part of the day that goes with it, "" where none is named."""

    end: int  # the token behind it
    hour: int
    minute: int = 0
    second: int | None = None
    part: str = ""

    def value(self, part: str = "") -> str:
        """Return it as ISO 8601; an hour without a part of the day is as written, or in the `part` of another.

        >>> Clock(2, 3, 30, part="afternoon").value(), Clock(2, 3).value(), Clock(2, 12, part="night").value()
        ('T15:30', 'T03:00', 'T24:00')
        """
        hour = hour_of(self.hour, self.part or part)
        count = hour * MINUTES + self.minute
        if self.minute < 0 and hour == 0:
            count += LAST_HOUR * MINUTES
        written = f"T{count // MINUTES:02d}:{count % MINUTES:02d}"
        return written if self.second is None else f"{written}:{self.second:02d}"


def hour_of(hour: int, part: str) -> int:
    """Return an hour of twelve, in a part of the day, as one of twenty-four; 24 is midnight at the end of the day.

    >>> hour_of(8, "afternoon"), hour_of(11, "noon"), hour_of(1, "noon"), hour_of(2, "night"), hour_of(12, "morning")
    (20, 11, 13, 2, 0)
    """
    if hour > NOON or not part:
        return hour
    if part == "morning":
        return hour % NOON
    if part == "past_noon":
        return hour % NOON + NOON
    if part == "noon":
        return hour if hour >= FIRST_NOON_HOUR else hour + NOON
    if part == "night" and hour <= LAST_NIGHT_HOUR:
        return hour
    return hour + NOON


def read_clock(run: PeriodRun, start: int) -> Clock | None:
    """Return the clock time that begins at a token, None if there is none."""
    token = run.tokens[start]
    for role, hour in NAMED_HOURS.items():
        if role in token.word.roles:
            return Clock(start + 1, hour)
    index, headed = start, False
    if "clock_head" in token.word.roles and token.article:
        index, headed = start + 1, True
        token = run.next(index)
    if token.numeral is None:
        return None
    digits = token.numeral.digits
    pointed = POINTED.fullmatch(token.digits) if headed else None
    if pointed or (digits is not None and digits.shape == "clock"):
        hour, minute, *second = map(int, re.split("[.:]", token.digits))
        end, part, _ = _after(run, index + 1, signed=True)
        return Clock(end, hour, minute, second[0] if second else None, part)
    found = _hour(run, index, headed)
    if found is None:
        return None
    hour, end = found
    if _opens_range(run, start, end):
        return Clock(end, hour)
    minute, end = _minutes(run, end)
    further, behind = _minutes(run, end) if minute else (0, end)
    counted = run.at(behind - 1).word.unit or ends_clause(run, behind)
    if abs(further) in FURTHER_MINUTES and counted:
        minute, end = minute + further, behind
    end, part, marked = _after(run, end, signed=headed)
    stands = headed or marked or minute < 0  # «الخامسة إلا خمس دقائق»
    stands = stands or (not token.digits and part_behind(run, end) != "")
    return Clock(end, hour, minute, None, part) if stands else None


def _opens_range(run: PeriodRun, start: int, end: int) -> bool:
    """«من الثالثة إلى الرابعة عصرا», «بين 3 و5 عصرا»: the part of the day is said behind the second hour."""
    if not run.before(start).word.roles & OPENING:
        return False
    place = run.skip(end, "to", "and")
    if not run.beside(place) or not (place > end or run.tokens[place].joins):
        return False
    second = read_clock(run, place)
    return second is not None and second.part != ""


def _hour(run: PeriodRun, index: int, headed: bool) -> tuple[int, int] | None:
    token = run.tokens[index]
    found = read_ordinal(run, index)
    if found is not None:
        feminine = token.spelled.form[-1:] == TA  # hours are: «الخامسة», not «الخامس»
        if not (feminine and token.article):
            return None
        if found.value <= NOON:
            return found.value, found.end
        hour, minutes = token.spelled.ordinal, run.tokens[found.end - 1]
        counted = hour and not minutes.article  # «الرابعة وأربعون دقيقة»
        return (hour, index + 1) if counted else None
    if token.digits:
        short = len(token.digits) <= 2 and int(token.digits) <= LAST_HOUR
        return (int(token.digits), index + 1) if short else None
    # one word only: the minutes are a number of their own
    numeral = token.spelled
    hour = numeral.unit or numeral.teen or (10 if numeral.ten else 0)
    # «الواحدة ظهرا» is said for the first hour; «الأحد صباحا» is a day
    first = numeral.unit == 1 and token.article and numeral.form[-1:] == TA
    return (hour, index + 1) if hour and (headed or first) else None


def _minutes(run: PeriodRun, index: int) -> tuple[int, int]:
    """Read «والنصف», «و18 دقيقة», «إلا ربعا»; the minutes and the token behind them."""
    token = run.next(index)
    place, sign = index, 1
    if "except" in token.word.roles:
        place, sign = index + 1, -1
    elif "and" in token.word.roles and not token.word.unit:
        place = index + 1
    elif not token.joins:
        return 0, index
    if sign < 0 and run.next(place).is_one("minute"):  # «الخامسة إلا دقيقة»
        return sign, run.skip(place + 1, "one")
    numeral = run.at(place).spelled
    end, minutes = place + 1, Fraction(MINUTES, numeral.fraction or MINUTES)
    count = read_count(run, place)
    if not numeral.fraction or (count is not None and count.end > end):
        if count is None:
            return 0, index
        end, minutes = count.end, Fraction(count.value)
    elif numeral.fraction_homograph:
        minutes = Fraction(numeral.unit or 10)  # «وخمس دقائق»
    following = run.next(end)
    if following.word.unit in ("minute", "second"):
        minutes = minutes if following.word.unit == "minute" else Fraction(0)
        end += 1
    return sign * int(minutes), end


def _after(run: PeriodRun, index: int, *, signed: bool) -> tuple[int, str, bool]:
    """Read what comes after an hour, a letter too if it is `signed`; where it ends, the part of the day, and whether there is any."""
    if signed and not run.next(index).word.roles.isdisjoint(SIGNS):
        return index + 1, part_of_day(run, index), True
    marked, part = False, ""
    while run.has(index, "clock_after"):
        part = part or part_of_day(run, index)
        index, marked = index + 1, True
    return index, part, marked


def part_behind(run: PeriodRun, end: int) -> str:
    """Return the part of the day behind a link: «الثامنة من مساء الخميس»."""
    return part_of_day(run, end + 1) if run.has(end, "of") else ""


def part_of_day(run: PeriodRun, index: int) -> str:
    """Return the part of the day that the token at an index names, or ""."""
    roles = run.next(index).word.roles
    found = next((it for it in DAY_PARTS if it in roles), "")
    return SIGNS.get(found, found)


def with_times(run: PeriodRun, read: list[Read]) -> list[tuple[Span, Found]]:
    """Return what was read of a run with its clock times as values, joined to the days and times beside them."""
    found: list[tuple[Span, Found]] = []
    index = 0
    while index < len(read):
        start, one = read[index]
        clock = read_clock(run, start)
        if clock is None:
            found.append((_span(run, start, one.end), one))
            index += 1
            continue
        second = _second(run, clock, read[index + 1][0]) if index + 1 < len(read) else None
        before = read[index - 1] if index else None
        last = second or clock
        following = index + 1 + (second is not None)
        behind = read[following] if following < len(read) else None
        day = _day_before(run, start, before) or _day_behind(run, last.end, behind)
        value, start = _value(run, start, clock, second, "" if day is None else day.value)
        extent = Extent(value) if day is None else Extent(value, day.start, day.end)
        found.append((_span(run, start, last.end), Found(extent, last.end, "clock", TIME)))
        index = following
    return found


def _span(run: PeriodRun, start: int, end: int) -> Span:
    return Span(run.tokens[start].start, run.tokens[end - 1].end)


def _value(
    run: PeriodRun, start: int, clock: Clock, second: Clock | None, day: str
) -> tuple[str, int]:
    """Return the value of a time, a range of times or an open one, and its first token."""
    roles = run.before(start).word.roles
    if second is not None:
        value = f"{day}{clock.value(second.part)}/{day}{second.value(clock.part)}"
        return value, start - 1 if roles & OPENING else start
    value = f"{day}{clock.value(part_behind(run, clock.end))}"
    if roles & {"until", "before"}:
        return f"../{value}", start - 1
    if roles & {"since", "after"}:
        return f"{value}/..", start - 1
    return value, start


def _second(run: PeriodRun, clock: Clock, start: int) -> Clock | None:
    """The other end of a range: «من الثالثة إلى الرابعة مساء», «بين الساعة 3 والساعة 5», «8:00-10:00»."""
    roles = run.at(clock.end).word.roles
    linked = clock.end + 1 == start and not roles.isdisjoint(("to", "and"))
    joined = clock.end == start and (run.tokens[start].joins or run.tokens[start].gap == "-")
    return read_clock(run, start) if linked or joined else None


def _day_before(run: PeriodRun, start: int, before: Read | None) -> Extent | None:
    """«الخميس الساعة 8», «يوم 21 سبتمبر في الساعة 8»."""
    if before is None:
        return None
    end = before[1].end
    while end < start and run.tokens[end].word.roles & (LINKS | OPENING):
        end += 1
    return _day(before[1]) if end == start else None


def _day_behind(run: PeriodRun, end: int, behind: Read | None) -> Extent | None:
    """«الساعة 8 مساء الخميس», «الثامنة من مساء يوم الخميس»."""
    if behind is None:
        return None
    while end < behind[0] and run.tokens[end].word.roles & (LINKS | {"day_part"}):
        end += 1
    return _day(behind[1]) if end == behind[0] else None


def _day(found: Found) -> Extent | None:
    extent = found.extent
    if found.kind != "date" or extent.start is None or extent.end is None:
        return None
    single = (extent.end - extent.start).days == 1
    return Extent(extent.start.isoformat(), extent.start, extent.end) if single else None
