"""Read one run from left to right: at each word the first reading that holds, then on after it."""

from dataclasses import replace

from arabic_metrics.core import Span
from arabic_metrics.parse.calendar import Extent
from arabic_metrics.parse.clock import read_clock, with_times
from arabic_metrics.parse.date_phrase import Point
from arabic_metrics.parse.period_node import (
    Day,
    Found,
    Month,
    Reference,
    Weekday,
    Year,
    YearPart,
    has_year,
)
from arabic_metrics.parse.period_range import read_bound, read_range
from arabic_metrics.parse.period_recurring import (
    read_anaphor,
    read_lead,
    read_plain_duration,
    read_set,
    read_whole_unit,
)
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.point_phrase import cued_year, read_bare_year, read_point, stands

BOUND_ROLES = frozenset(("since", "before", "after", "within", "until", "to", "from"))
OPENING_ROLES = BOUND_ROLES | {
    "article", "between", "clock_head", "midday", "midnight", "every", "first_day", "last", "same_before", "several", "stretch", "this", "whole",
}  # fmt: skip
CLOCK_ROLES = frozenset(("clock_head", "midday", "midnight"))
CLOCK = Extent("T")


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
        return with_times(
            run, [(start, one) for start, (_, one) in zip(starts, found, strict=True)]
        )
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
    if "whole" in roles and not _is_placed(run, index + 1):
        return read_whole_unit(run, index)
    return _bare(run, index, reference)


def _is_placed(run: PeriodRun, index: int) -> bool:
    point = read_point(run, index)
    return point is not None and point.sure


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
        node = replace(node, shift=1)  # «بحلول أكتوبر» looks ahead
    if isinstance(node, Weekday) and node.is_bare and reference is not None:
        last = run.tokens[point.end - 1].end
        node = replace(node, coming=run.vocabulary.tense.is_coming(run.text, token.start, last))
    return Found(node.resolve(reference), point.end, point.rule, point.kind)


def _is_name(run: PeriodRun, index: int, point: Point) -> bool:
    """«مدينة 6 أكتوبر», «صحيفة تشرين»: the head before it makes a date without a year a name."""
    token = run.tokens[index]
    if not isinstance(point.node, Month | Day | Year) or token.word.unit or token.word.weekday:
        return False
    if not isinstance(point.node, Year) and has_year(point.node):
        return False
    attached = token.particle != "" or token.joins
    return not attached and run.vocabulary.is_name_head(run.word_before(index))


def _bare(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read a year without its head where a cue asks for one."""
    year = read_bare_year(run, index)
    if year is None or not cued_year(run, index):
        return None
    if run.vocabulary.is_name_head(run.word_before(index)):
        return None
    return Found(year.node.resolve(reference), year.end, "year", "date")
