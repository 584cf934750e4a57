"""Periods of a text: period_parser() for the stages that follow, find_periods() for users.

A run is read from left to right: at each word the first reading that holds, then on after it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.core.argument import check_date, check_is, check_text
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.calendar import Extent, is_tabular
from arabic_metrics.parse.clock import read_clock, with_times
from arabic_metrics.parse.date_phrase import Point
from arabic_metrics.parse.duration import (
    read_anaphor,
    read_lead,
    read_plain_duration,
    read_set,
    read_whole_unit,
)
from arabic_metrics.parse.period_node import Day, Found, Month, Reference, YearPart, has_year
from arabic_metrics.parse.period_range import read_bound, read_range
from arabic_metrics.parse.period_token import PeriodRun, find_period_runs
from arabic_metrics.parse.period_word import period_vocabulary
from arabic_metrics.parse.point_phrase import (
    cued_year,
    in_tense,
    read_bare_year,
    read_point,
    stands,
)

TABULAR = ", tabular calendar"  # behind the rule of a Hijri date outside the Umm al-Qura calendar
TATWEEL = "\u0640"
BOUND_ROLES = frozenset(("since", "starting", "before", "after", "within", "until", "to", "from"))
OPENING_ROLES = BOUND_ROLES | {
    "article", "between", "clock_head", "midday", "midnight", "every", "first_day", "last", "same_before", "several", "stretch", "this", "whole",
}  # fmt: skip
CLOCK_ROLES = frozenset(("clock_head", "midday", "midnight"))
CLOCK = Extent("T")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as a text names it.

    `value` is TIMEX3 (ISO 8601 where that can say it): "2025-Q3", "2025-08", "P3M", "2025-01/2025-03", "2016/..". `start` and
    `end` are Gregorian dates, the end exclusive; each is None where text and reference cannot fix it. `calendar` says which
    calendar `value` counts in. `rule` names what read it. `kind` is date, range, duration, set or anaphor, or time, which a clock tells.
    """

    span: Span
    surface: str
    value: str
    start: dt.date | None
    end: dt.date | None
    calendar: Calendar
    rule: str
    kind: str = "date"


@dataclass(frozen=True, slots=True)
class PeriodExpression:
    """A period or clock time of a folded text; `span` is in normalized code points."""

    span: Span
    value: str
    start: dt.date | None
    end: dt.date | None
    calendar: Calendar
    rule: str
    kind: str  # date | range | duration | set | anaphor | clock | time


class PeriodParser:
    """Reads the periods of folded texts with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.vocabulary = period_vocabulary(lexicon)

    def parse(
        self, text: str, reference: dt.date | None = None, *, times: bool = False
    ) -> Iterator[PeriodExpression]:
        """Yield the periods and clock times of a folded text, sorted and disjoint; with `times`, clock times have values."""
        seen = False
        for run in find_period_runs(text, self.vocabulary):
            run.seen = seen
            for span, found in read_run(run, reference, times=times):
                extent = found.extent
                rule = found.rule + TABULAR if is_tabular(extent) else found.rule
                yield PeriodExpression(
                    span, extent.value, extent.start, extent.end, extent.calendar, rule, found.kind
                )
            seen = run.seen


period_parser = kept(PeriodParser)  # that of a lexicon, built once


def find_periods(
    text: str,
    *,
    reference: dt.date | None = None,
    lexicon: Lexicon | None = None,
    times: bool = False,
) -> tuple[Period, ...]:
    """Return every date, range, duration, recurring set and named anaphor of a text, sorted and disjoint.

    >>> for period in find_periods("بلغ العدد 12 مليونا في الربع الثالث من 2025، وزاد خلال ثلاثة أشهر"):
    ...     print(period.surface, period.value, period.start, period.end)
    الربع الثالث من 2025 2025-Q3 2025-07-01 2025-10-01
    ثلاثة أشهر P3M None None

    `reference` is the date that «الشهر الماضي» is read against; without it relative periods keep no dates.

    >>> find_periods("الشهر الماضي", reference=dt.date(2025, 11, 2))[0].value
    '2025-10'
    >>> find_periods("الشهر الماضي")[0].start is None
    True

    Clock times are recognised, so that they are no numbers, and are returned where `times` asks for them. An hour without a part of
    the day is as written; `start` and `end` are those of the day that is beside it.

    >>> for period in find_periods("الخميس من الساعة التاسعة إلى الساعة 11:30 صباحا", reference=dt.date(2025, 11, 2), times=True):
    ...     print(period.surface, period.value, period.kind)
    الخميس 2025-10-30 date
    من الساعة التاسعة إلى الساعة 11:30 صباحا 2025-10-30T09:00/2025-10-30T11:30 time
    """
    check_text(text)
    reference = check_date(reference, "reference")
    check_is(times, bool, "times", "True or False")
    normalized = normalize_text(text, lexicon)
    lexicon = lexicon or load_lexicon()
    found = []
    for expression in period_parser(lexicon).parse(normalized.text, reference, times=times):
        if expression.kind == "clock":
            continue
        span = normalized.to_source(expression.span)
        while text[span.end : span.end + 1] == TATWEEL:  # of «هـ», which folding drops
            span = Span(span.start, span.end + 1)
        found.append(
            Period(
                span, span.of(text), expression.value, expression.start, expression.end, expression.calendar,
                expression.rule, expression.kind,
            )
        )  # fmt: skip
    return tuple(found)


def read_run(
    run: PeriodRun, reference: Reference, *, times: bool = False
) -> list[tuple[Span, Found]]:
    """Return the periods, sets, anaphors and clock times of a run, in order; with `times` the values of clock times, too."""
    found: list[tuple[Span, Found]] = []
    starts: list[int] = []
    index = 0
    while index < run.stop:
        one = _read(run, index, reference)
        if one is None:
            index += 1
            continue
        if one.kind != "name":
            found.append((Span(run.tokens[index].start, run.tokens[one.end - 1].end), one))
            starts.append(index)
            run.seen = run.seen or one.extent.start is not None
        index = max(one.end, index + 1)
    if times:
        ones = [one for _, one in found]
        return with_times(run, list(zip(starts, ones, strict=True)))
    return found


def _read(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    token = run.tokens[index]
    roles = token.word.roles
    if token.numeral is None and not (roles & OPENING_ROLES) and not token.word.opens:
        return None
    if token.numeral is not None or roles & CLOCK_ROLES:
        clock = read_clock(run, index)
        if clock is not None:
            return Found(CLOCK, clock.end, "clock", "clock")
    if "every" in roles or token.word.every:
        found = read_set(run, index)
        if found is not None or "every" in roles:
            return found
    anaphor = read_anaphor(run, index)
    if anaphor is not None:
        return anaphor
    point = read_point(run, index)
    if point is not None and _is_name(run, index, point):
        return Found(Extent(""), point.end, "name", "name")
    found = read_range(run, index, reference)
    if found is not None:
        return found
    if roles & BOUND_ROLES:
        found = read_bound(run, index, reference)
        if found is not None:
            return found
    lead = read_lead(run, index, reference)
    if lead is not None and (point is None or lead.end > point.end):
        return lead
    placed = None if point is None else _placed(run, index, point, reference)
    duration = read_plain_duration(run, index)
    if duration is not None and (placed is None or duration.end > placed.end):
        return duration
    if placed is not None:
        return placed
    named = read_point(run, index + 1) if "whole" in roles else None
    if "whole" in roles and (named is None or not named.sure):
        return read_whole_unit(run, index)
    return _bare_year(run, index, reference)


def _placed(run: PeriodRun, index: int, point: Point, reference: Reference) -> Found | None:
    node = point.node
    token = run.tokens[index]
    if not point.sure and isinstance(node, YearPart):
        if node.size != 3 or node.year is not None or token.word.guarded_unit or not token.article:
            return None
        return Found(node.resolve(reference), point.end, point.rule, "date")
    if not stands(run, index, point):
        return None
    if isinstance(node, Month) and not has_year(node) and "by" in run.before(index).word.roles:
        node = node._replace(shift=1)  # «بحلول أكتوبر» looks ahead
    else:
        node = in_tense(run, index, point)
    return Found(node.resolve(reference), point.end, point.rule, point.kind)


def _is_name(run: PeriodRun, index: int, point: Point) -> bool:
    """«مدينة 6 أكتوبر», «صحيفة تشرين»: the head before it makes a date without a year a name."""
    token = run.tokens[index]
    if not isinstance(point.node, Month | Day) or has_year(point.node):
        return False
    if token.word.unit or token.word.weekday or token.particle:
        return False
    return run.vocabulary.is_name_head(run.word_before(index))


def _bare_year(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read a year without its head where a cue asks for one."""
    year = read_bare_year(run, index)
    if year is None or not cued_year(run, index, year.end):
        return None
    if run.vocabulary.is_name_head(run.word_before(index)):
        return None
    return Found(year.node.resolve(reference), year.end, "year", "date")
