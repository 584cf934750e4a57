"""Recurring sets, anaphors and spans that lead up to the publication date: كل أسبوع, يوميا, تلك الفترة, الأشهر الستة الماضية."""

from arabic_metrics.parse.calendar import Extent, day_plus
from arabic_metrics.parse.date_phrase import read_shift
from arabic_metrics.parse.duration import Duration, duration_of, read_duration
from arabic_metrics.parse.period_node import Found, Reference
from arabic_metrics.parse.period_number import read_count
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.unit_phrase import skip_article, undone

CLOCK_UNITS = frozenset(("second", "minute", "hour"))  # «على مدار الساعة»: without a pause
RETURNING = frozenset(("day", "week", "month", "quarter", "year"))
SPANS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
LAST_ONE = frozenset(("week", "month", "year"))


def read_set(run: PeriodRun, index: int) -> Found | None:
    """Read «كل أسبوع», «كل 10 دقائق», «كل جمعة», «يوميا»."""
    token = run.tokens[index]
    if token.word.every and not token.article:
        return Found(
            Extent(duration_of([(token.word.every, 1, True)], 0).iso()), index + 1, "set", "set"
        )
    place = index + 1
    if "every" not in token.word.roles or place >= run.stop or not run.beside(place):
        return None
    unit = run.tokens[place]
    weekday = run.at(place + 1) if unit.word.unit == "day" and run.beside(place + 1) else unit
    if weekday is not None and weekday.word.weekday and not weekday.article and not weekday.joins:
        end = place + (2 if weekday is not unit else 1)
        return Found(Extent(f"XXXX-WXX-{weekday.word.weekday}"), end, "set", "set")
    if undone(run, place):
        return None
    duration = read_duration(run, place)
    if duration is None:
        return None
    return Found(Extent(duration.iso()), duration.end, "set", "set")


def read_anaphor(run: PeriodRun, index: int) -> Found | None:
    """Read «تلك الفترة», «نفس العام», «الشهر ذاته»."""
    token = run.tokens[index]
    if "same_before" in token.word.roles and not token.article:
        return (
            _anaphor(index + 2) if _can_return(run, index + 1) and run.beside(index + 1) else None
        )
    if "this" in token.word.roles:
        head = run.at(index + 1)
        stretch = (
            head is not None
            and "stretch" in head.word.roles
            and head.article
            and run.beside(index + 1)
        )
        return _anaphor(index + 2) if stretch else None
    if _can_return(run, index) and run.has(index + 1, "same_after"):
        return _anaphor(index + 2)
    return None


def _can_return(run: PeriodRun, index: int) -> bool:
    head = run.at(index)
    if head is None or not head.article:
        return False
    return "stretch" in head.word.roles or (
        head.word.unit in RETURNING
        and head.word.number == "singular"
        and not head.word.guarded_unit
    )


def _anaphor(end: int) -> Found:
    return Found(Extent("PXX"), end, "anaphor", "anaphor")


def read_lead(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «آخر 3 سنوات», «الأشهر الستة المقبلة»: the days before the publication date, or after it."""
    token = run.tokens[index]
    if (
        "last" in token.word.roles
        and not token.article
        and run.beside(index + 1)
        and index + 1 < run.stop
    ):
        place = skip_article(run, index + 1)
        duration = read_duration(run, place) if place < run.stop else None
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
        ago = run.has(end, "ago")
        if not ago or reference is None:
            return None
        day = duration.from_day(reference, -1)
        return (
            None
            if day is None
            else Found(Extent(day.isoformat(), day, day_plus(day, 1)), end + 1, "ago", "date")
        )
    return _lead(duration, shift.end, shift.steps, reference)


def _lead(duration: Duration, end: int, steps: int, reference: Reference) -> Found:
    """The publication date itself belongs neither to the time before it nor to the time after it."""
    value = duration.iso()
    if reference is None:
        return Found(Extent(value), end, "up to now" if steps < 0 else "from now", "duration")
    if steps < 0:
        start, stop = duration.from_day(reference, -1), reference
        if start is None:
            return Found(Extent(value), end, "up to now", "duration")
        return Found(Extent(value, start, stop), end, "up to now", "range")
    first = day_plus(reference, 1)
    last = None if first is None else duration.from_day(first, 1)
    if last is None:
        return Found(Extent(value), end, "from now", "duration")
    return Found(Extent(value, first, last), end, "from now", "range")


def _definite(run: PeriodRun, index: int) -> tuple[Duration, int] | None:
    """Read «الأشهر الستة», «الستة أشهر», «الـ24 ساعة», «العامين», «الأيام القليلة», without what follows."""
    token = run.tokens[index]
    word = token.word
    if word.unit in SPANS and word.number == "dual" and token.article:
        return duration_of([(word.unit, 2, True)], index + 1), index + 1
    if word.unit in SPANS and word.number == "plural" and token.article:
        if run.has(index + 1, "few"):
            return duration_of([(word.unit, None, True)], index + 2), index + 2
        place = skip_article(run, index + 1)
        count = read_count(run, place) if place < run.stop and run.beside(place) else None
        if (
            count is None
            or not isinstance(count.value, int)
            or run.tokens[place].joins
            or count.value == 0
        ):
            return None
        return duration_of([(word.unit, count.value, True)], count.end), count.end
    place = skip_article(run, index)
    if place >= run.stop or run.tokens[place].numeral is None:
        return None
    count = read_count(run, place)
    unit = run.at(count.end) if count is not None else None
    if count is None or unit is None or unit.word.unit not in SPANS or not run.beside(count.end):
        return None
    if unit.joins or unit.particle or count.value == 0:
        return None
    if unit.word.number not in ("singular", "plural"):
        return None
    return duration_of(
        [(unit.word.unit, count.value, not run.tokens[place].digits)], count.end + 1
    ), count.end + 1


def read_whole_unit(run: PeriodRun, index: int) -> Found | None:
    """Read «طوال الشهر»: how long, not which."""
    token = run.tokens[index]
    unit = run.at(index + 1)
    if "whole" not in token.word.roles or unit is None or not run.beside(index + 1):
        return None
    if unit.word.unit in CLOCK_UNITS or ("for" in token.word.roles and not unit.article):
        return None
    if unit.word.unit in SPANS and unit.word.number == "singular" and not unit.word.whole_text:
        return Found(
            Extent(duration_of([(unit.word.unit, 1, True)], 0).iso()),
            index + 2,
            "duration",
            "duration",
        )
    return None


def read_plain_duration(run: PeriodRun, index: int) -> Found | None:
    """Read a duration that nothing places; a bare unit only after «خلال» and its like, or as the whole text."""
    duration = read_duration(run, index)
    token = run.tokens[index]
    if duration is None:
        if token.word.whole_text and not token.article and run.is_whole(index, index + 1):
            return Found(
                Extent(duration_of([(token.word.unit, 1, True)], 0).iso()),
                index + 1,
                "duration",
                "duration",
            )
        return None
    before = run.at(index - 1)
    roles = before.word.roles if before is not None and run.beside(index) else frozenset()
    if duration.bare and not (roles & {"for", "within"} or run.is_whole(index, duration.end)):
        return None
    if duration.guarded and not (
        run.is_whole(index, duration.end)
        or roles & {"for", "within", "since", "before", "after"}
        or read_shift(run, duration.end)
    ):
        return None
    return Found(Extent(duration.iso()), duration.end, "duration", "duration")
