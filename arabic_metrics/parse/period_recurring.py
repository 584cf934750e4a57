"""Recurring sets, anaphors and spans that lead up to the publication date: كل أسبوع, يوميا, تلك الفترة, الأشهر الستة الماضية."""

from arabic_metrics.parse.calendar import Extent, date_extent, day_plus
from arabic_metrics.parse.date_phrase import read_shift
from arabic_metrics.parse.duration import Duration, duration_of, read_duration
from arabic_metrics.parse.period_node import Found, Reference
from arabic_metrics.parse.period_number import read_count
from arabic_metrics.parse.period_token import PeriodRun, PeriodToken
from arabic_metrics.parse.unit_phrase import undone

CLOCK_UNITS = frozenset(("second", "minute", "hour"))  # «على مدار الساعة»: without a pause
RETURNING = frozenset(("day", "week", "month", "quarter", "year"))
SPANS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
LAST_ONE = frozenset(("week", "month", "year"))


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
    if undone(run, place):
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
        return _lead(duration, duration.end, -1, reference)
    found = _definite(run, index)
    if found is None:
        return None
    duration, end = found
    shift = read_shift(run, end)
    if shift is None or shift.steps == 0 or (shift.role == "anaphoric" and run.seen):
        day = duration.from_day(reference, -1) if run.has(end, "ago") else None
        return None if day is None else Found(date_extent(day), end + 1, "ago", "date")
    return _lead(duration, shift.end, shift.steps, reference)


def _lead(duration: Duration, end: int, steps: int, reference: Reference) -> Found:
    """The publication date itself belongs neither to the time before it nor to the time after it."""
    rule = "up to now" if steps < 0 else "from now"
    first = day_plus(reference, 1) if steps > 0 else duration.from_day(reference, -1)
    end_day = duration.from_day(first, 1) if steps > 0 else reference
    if first is None or end_day is None:
        return Found(Extent(duration.iso()), end, rule, "duration")
    return Found(Extent(duration.iso(), first, end_day), end, rule, "range")


def _definite(run: PeriodRun, index: int) -> tuple[Duration, int] | None:
    """Read «الأشهر الستة», «الستة أشهر», «الـ24 ساعة», «العامين», «الأيام القليلة», without what follows."""
    token = run.at(index)
    word = token.word
    definite = word.unit in SPANS and token.article
    if definite and word.number == "dual":
        return duration_of([(word.unit, 2, True)], index + 1), index + 1
    if definite and word.number == "plural":
        if run.has(index + 1, "few"):
            return duration_of([(word.unit, None, True)], index + 2), index + 2
        place = run.skip(index + 1, "article")
        count = read_count(run, place) if run.beside(place) else None
        if count is None or not isinstance(count.value, int) or count.value == 0:
            return None
        return duration_of([(word.unit, count.value, True)], count.end), count.end
    place = run.skip(index, "article")
    count = read_count(run, place)
    if count is None or count.value == 0:
        return None
    unit, end = run.next(count.end), count.end + 1
    if unit.joins or unit.particle or unit.word.unit not in SPANS:
        return None
    if unit.word.number not in ("singular", "plural"):
        return None
    if unit.article and unit.word.number == "singular" and not (place > index or token.article):
        return None  # «10 آلاف العام الماضي»
    worded = not run.tokens[place].digits
    return duration_of([(unit.word.unit, count.value, worded)], end), end


def read_whole_unit(run: PeriodRun, index: int) -> Found | None:
    """Read «طوال الشهر»: how long, not which."""
    roles, unit = run.tokens[index].word.roles, run.next(index + 1)
    if "for" in roles and not unit.article:
        return None
    if any(map(unit.is_one, SPANS - CLOCK_UNITS)) and not unit.word.whole_text:
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
