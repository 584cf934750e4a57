"""Durations, and what is told by them: ثلاثة أشهر, سنة ونصف, عدة أيام; sets: كل أسبوع, يوميا; leads: آخر 3 سنوات, الأشهر الستة الماضية.

And anaphors, which name a unit and mean a time that was told before: تلك الفترة, الشهر ذاته.
"""

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from arabic_metrics.parse.amount import plain
from arabic_metrics.parse.calendar import Extent, date_extent, day_plus, month_plus
from arabic_metrics.parse.date_phrase import read_shift
from arabic_metrics.parse.period_node import Found, Reference
from arabic_metrics.parse.period_number import COMMAS, read_count
from arabic_metrics.parse.period_token import PeriodRun, PeriodToken
from arabic_metrics.parse.period_word import TimeWord

DATE_LETTERS = (("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D"))
YEAR_DIGITS = 4
TIME_LETTERS = (("hour", "H"), ("minute", "M"), ("second", "S"))
LARGER = {"century": ("year", 100), "decade": ("year", 10), "quarter": ("month", 3)}
# A part of a unit said in words is a whole number of the next one, if it is: half a year is six months.
SMALLER = {
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
ORDER = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")
COUNTED = frozenset(ORDER)
MOST = 10**6
MANY = 3  # units without numbers that are a duration by themselves: «سنة وشهر ويوم»

Amounts = tuple[tuple[str, "int | Fraction | None"], ...]
CLOCK_UNITS = frozenset(("second", "minute", "hour"))  # «على مدار الساعة»: without a pause
RETURNING = frozenset(("day", "week", "month", "quarter", "year"))
LAST_ONE = frozenset(("week", "month", "year"))


class Duration(NamedTuple):
    """How long: amounts of units, None where the text leaves the number open; `end` is the token behind it."""

    amounts: Amounts
    end: int
    guarded: bool = False  # «ثلاثة عقود» may be contracts: it needs a cue
    bare: bool = False  # a unit alone: «شهر» is a duration after «خلال» only

    def iso(self) -> str:
        """Return the ISO 8601 duration; X where the number is open."""
        found = dict(self.amounts)
        date, time = (
            "".join(_written(found[unit]) + letter for unit, letter in letters if unit in found)
            for letters in (DATE_LETTERS, TIME_LETTERS)
        )
        return f"P{date}T{time}" if time else f"P{date}"

    def from_day(self, day: dt.date | None, sign: int) -> dt.date | None:
        """Return the day so long after (or before) a day; None if days cannot say it, or none is known."""
        months = days = 0
        for unit, amount in self.amounts:
            if not isinstance(amount, int) or amount > MOST:
                return None
            if unit in ("year", "month"):
                months += amount * (12 if unit == "year" else 1)
            elif unit in ("week", "day"):
                days += amount * (7 if unit == "week" else 1)
            else:
                return None
        return day_plus(month_plus(day, sign * months), sign * days)


def _written(amount: int | Fraction | None) -> str:
    if amount is None:
        return "X"
    value = plain(amount)
    return f"{float(value):.6g}" if isinstance(value, Fraction) else str(value)


def duration_of(
    parts: list[tuple[str, int | Fraction | None, bool]], end: int, **flags: bool
) -> Duration:
    """Add up (unit, amount, said in words) in the units of ISO 8601."""
    total: dict[str, int | Fraction | None] = {}
    for unit, amount, worded in parts:
        if unit in LARGER:
            unit, factor = LARGER[unit]
            amount = None if amount is None else amount * factor
        if worded and isinstance(amount, Fraction) and amount.denominator != 1 and unit in SMALLER:
            whole, rest = divmod(amount, 1)
            smaller, factor = SMALLER[unit]
            if (rest * factor).denominator == 1:
                if whole:
                    total[unit] = _sum(total, unit, whole)
                unit, amount = smaller, rest * factor
        total[unit] = _sum(total, unit, amount)
    return Duration(tuple(total.items()), end, **flags)


def _sum(
    total: dict[str, int | Fraction | None], unit: str, amount: int | Fraction | None
) -> int | Fraction | None:
    if amount is None or (unit in total and total[unit] is None):
        return None
    value = Fraction(amount) + Fraction(total.get(unit) or 0)
    return int(value) if value.denominator == 1 else value


class _Term(NamedTuple):
    word: TimeWord
    amount: int | Fraction | None
    end: int
    worded: bool = True
    bare: bool = False

    @property
    def unit(self) -> str:
        return self.word.unit

    @property
    def guarded(self) -> bool:
        fraction = isinstance(self.amount, Fraction) and self.worded
        return self.word.guarded_unit and not fraction


def read_duration(run: PeriodRun, start: int) -> Duration | None:
    """Read the longest duration that begins at a token. A bare unit («شهر») is read too, and marked."""
    term = _term(run, start)
    if term is None:
        return None
    parts = [(term.unit, term.amount, term.worded)]
    end, last, bare = term.end, term, term.bare
    while end < run.stop and len(parts) < len(ORDER):
        fraction = _fraction_tail(run, end, last.unit)
        if fraction is not None:
            share, end = fraction
            parts[-1] = (last.unit, None if last.amount is None else last.amount + share, True)
            bare = False
            break
        following = _next_term(run, end, last)
        if following is None:
            break
        parts.append((following.unit, following.amount, following.worded))
        bare = bare and following.bare and len(parts) < MANY
        end, last = following.end, following
    guarded = term.guarded
    if run.has(end, "of_time"):
        end, guarded, bare = end + 1, False, False
    return duration_of(parts, end, guarded=guarded and len(parts) == 1, bare=bare)


def _term(run: PeriodRun, index: int) -> _Term | None:
    token = run.at(index)
    word = token.word
    if "several" in word.roles:
        unit = run.next(index + 1)
        several = unit.word.number == "plural" and not unit.article
        return _Term(unit.word, None, index + 2) if several else None
    if word.unit in COUNTED and not word.whole_text and not token.article:
        if word.number == "plural" and run.has(index + 1, "few"):
            return _Term(word, None, index + 2)
        if word.number == "dual":
            return _Term(word, 2, index + 1)
        if word.number == "singular":
            if run.has(index + 1, "one") or run.has(index + 1, "full"):
                return _Term(word, 1, index + 2)
            return _Term(word, 1, index + 1, bare=True)
    return _counted(run, index)


def _counted(run: PeriodRun, index: int) -> _Term | None:
    token = run.tokens[index]
    if token.article and token.particle and token.spelled.hundred:
        return None  # «28 بالمئة سنة 2015»
    count = read_count(run, index)
    if count is None or count.value == 0 or ("/" in token.digits and count.value >= 1):
        return None
    unit = run.next(count.end)
    if not _is_counted(unit) or unit.word.whole_text:
        return None
    if unit.article and not token.article and unit.word.unit not in ("hour", "minute", "second"):
        return None  # «10 آلاف العام الماضي»
    if unit.word.number == "singular" and _is_named(run, count.end + 1, unit.word.unit):
        return None  # «488 يوم الاثنين»
    end = count.end + 1
    if run.has(end, "full"):
        end += 1
    return _Term(unit.word, count.value, end, worded=not token.digits)


def _is_counted(unit: PeriodToken) -> bool:
    """Whether a token is a unit that a number may count."""
    apart = not unit.joins and not unit.particle
    return apart and unit.word.unit in COUNTED and unit.word.number in ("singular", "plural")


def _fraction_tail(run: PeriodRun, index: int, unit: str) -> tuple[Fraction, int] | None:
    """Read «ونصف», «وربع الساعة», «إلا ربعا» behind an amount of a unit."""
    place, sign = index, 1
    if run.has(index, "and"):
        place += 1
    elif run.has(index, "except"):
        place, sign = index + 1, -1
    elif not run.tokens[index].joins:
        return None
    token = run.next(place)
    if token.article:
        return None
    numeral = token.spelled
    end = place + 1
    if numeral.fraction and not numeral.fraction_homograph:
        share = Fraction(sign, numeral.fraction)
    else:
        plural = run.at(place + 1).spelled.fraction_plural
        if not (numeral.unit and plural):
            return None
        share, end = Fraction(sign * numeral.unit, plural), place + 2
    following = run.next(end)
    if following.word.unit == unit:
        return share, end + 1
    if following.spelled.scale and not following.joins:
        return None
    return None if end == run.stop and run.definite_after(end - 1) else (share, end)


def _is_named(run: PeriodRun, end: int, unit: str) -> bool:
    """Whether a unit is told by its name behind it: «يوم الاثنين», «شهر رمضان», «عام 2017»."""
    following = run.next(end)
    year = unit == "year" and len(following.digits) == YEAR_DIGITS and following.digits.isdigit()
    return bool(following.word.weekday or following.word.month) or year


def _ends_bare(run: PeriodRun, term: _Term, last: _Term) -> bool:
    """«وشهر ويوم»: a smaller unit that names nothing behind it, as «ويوم الجمعة» and «وشهر رمضان» do."""
    following = run.next(term.end)
    numbered = following.numeral is not None and not following.joins
    named = numbered or _is_named(run, term.end, term.unit)
    smaller = ORDER.index(term.unit) > ORDER.index(last.unit)
    return smaller and not named and not run.definite_after(term.end - 1)


def _next_term(run: PeriodRun, index: int, last: _Term) -> _Term | None:
    """Read a further amount, of a smaller unit or of another: وثلاثة أشهر, 1 شهر, 21 أيام."""
    token = run.tokens[index]
    place, joined = index, token.joins
    if run.has(index, "and", COMMAS):
        place, joined = index + 1, True
    term = _term(run, place) if run.beside(place, COMMAS) else None
    if term is None or term.amount is None or term.guarded or term.unit == last.unit:
        return None
    if term.bare and not (joined and _ends_bare(run, term, last)):
        return None
    if joined:
        return term
    if ORDER.index(term.unit) <= ORDER.index(last.unit) or run.tokens[place].numeral is None:
        return None
    return term


def read_set(run: PeriodRun, index: int) -> Found | None:
    """Read «كل أسبوع», «كل 10 دقائق», «كل جمعة», «يوميا»."""
    token = run.at(index)
    if token.word.every and not token.article:
        return Found(_one(token.word.every), index + 1, "set", "set")
    place = index + 1
    if "every" not in token.word.roles or not run.beside(place):
        return None
    at = place + 1 if run.tokens[place].word.unit == "day" and run.beside(place + 1) else place
    weekday = run.tokens[at]
    if weekday.word.weekday and not weekday.article and not weekday.joins:
        return Found(Extent(f"XXXX-WXX-{weekday.word.weekday}"), at + 1, "set", "set")
    if run.is_undone(place):
        return None
    duration = read_duration(run, place)
    if duration is None:
        return None
    return Found(Extent(duration.iso()), duration.end, "set", "set")


def _one(unit: str) -> Extent:
    return Extent(duration_of([(unit, 1, True)], 0).iso())


def read_anaphor(run: PeriodRun, index: int) -> Found | None:
    """Read «تلك الفترة», «نفس العام», «الشهر ذاته»."""
    token = run.at(index)
    if "same_before" in token.word.roles and not token.article:
        returns = _can_return(run.next(index + 1))
    elif "this" in token.word.roles:
        head = run.next(index + 1)
        returns = "stretch" in head.word.roles and head.article
    else:
        returns = _can_return(token) and run.has(index + 1, "same_after")
    return Found(Extent("PXX"), index + 2, "anaphor", "anaphor") if returns else None


def _can_return(head: PeriodToken) -> bool:
    unit = any(map(head.is_one, RETURNING)) and not head.word.guarded_unit
    return head.article and (unit or "stretch" in head.word.roles)


def read_lead(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «آخر 3 سنوات», «الأشهر الستة المقبلة»: the days before the publication date, or after it."""
    token = run.at(index)
    if "last" in token.word.roles and not token.article and run.beside(index + 1):
        duration = read_duration(run, run.skip(index + 1, "article"))
        if duration is None or (duration.bare and duration.amounts[0][0] not in LAST_ONE):
            return None
        if run.has(duration.end, "from") or run.has(duration.end, "in"):
            return None  # «آخر أسبوع من …» is not counted from the publication date
        return _lead(duration, duration.end, reference, ahead=False)
    duration = _definite(run, index)
    if duration is None:
        return None
    end, shift = duration.end, read_shift(run, duration.end)
    if shift is None or shift.steps == 0 or (shift.role == "anaphoric" and run.seen):
        day = duration.from_day(reference, -1) if run.has(end, "ago") else None
        return None if day is None else Found(date_extent(day), end + 1, "ago", "date")
    return _lead(duration, shift.end, reference, ahead=shift.steps > 0)


def _lead(duration: Duration, end: int, reference: Reference, *, ahead: bool) -> Found:
    """The publication date itself belongs neither to the time before it nor to the time after it."""
    rule = "from now" if ahead else "up to now"
    first = day_plus(reference, 1) if ahead else duration.from_day(reference, -1)
    end_day = duration.from_day(first, 1) if ahead else reference
    if first is None or end_day is None:
        return Found(Extent(duration.iso()), end, rule, "duration")
    return Found(Extent(duration.iso(), first, end_day), end, rule, "range")


def _definite(run: PeriodRun, index: int) -> Duration | None:
    """Read «الأشهر الستة», «الستة أشهر», «الـ24 ساعة», «العامين», «الأيام القليلة», without what follows."""
    token = run.at(index)
    word = token.word
    definite = word.unit in COUNTED and token.article
    if definite and word.number == "dual":
        return duration_of([(word.unit, 2, True)], index + 1)
    if definite and word.number == "plural":
        if run.has(index + 1, "few"):
            return duration_of([(word.unit, None, True)], index + 2)
        place = run.skip(index + 1, "article")
        count = read_count(run, place) if run.beside(place) else None
        if count is None or not isinstance(count.value, int) or count.value == 0:
            return None
        return duration_of([(word.unit, count.value, True)], count.end)
    place = run.skip(index, "article")
    count = read_count(run, place)
    if count is None or count.value == 0:
        return None
    unit, end = run.next(count.end), count.end + 1
    if not _is_counted(unit):
        return None
    if unit.article and unit.word.number == "singular" and not (place > index or token.article):
        return None  # «10 آلاف العام الماضي»
    worded = not run.tokens[place].digits
    return duration_of([(unit.word.unit, count.value, worded)], end)


def read_whole_unit(run: PeriodRun, index: int) -> Found | None:
    """Read «طوال الشهر»: how long, not which."""
    roles, unit = run.tokens[index].word.roles, run.next(index + 1)
    if "for" in roles and not unit.article:
        return None
    if any(map(unit.is_one, COUNTED - CLOCK_UNITS)) and not unit.word.whole_text:
        return Found(_one(unit.word.unit), index + 2, "duration", "duration")
    return None


def read_plain_duration(run: PeriodRun, index: int) -> Found | None:
    """Read a duration that nothing places; a bare unit only after «خلال» and its like, or as the whole text."""
    duration = read_duration(run, index)
    token = run.at(index)
    if duration is None:
        if token.word.whole_text and not token.article and run.is_whole(index, index + 1):
            return Found(_one(token.word.unit), index + 1, "duration", "duration")
        return None
    if duration.bare or duration.guarded:
        cued = run.before(index).word.roles & {"for", "within"} or run.is_whole(index, duration.end)
        if not cued and (duration.bare or read_shift(run, duration.end) is None):
            return None
    return Found(Extent(duration.iso()), duration.end, "duration", "duration")
