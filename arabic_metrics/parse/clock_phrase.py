"""Clock times with what stands around them: their day, the other end of a range, «حتى», «قبل»."""

from arabic_metrics.core import Span
from arabic_metrics.parse.bound_node import Found
from arabic_metrics.parse.calendar import Extent
from arabic_metrics.parse.clock import Clock, part_behind, read_clock
from arabic_metrics.parse.period_token import PeriodRun

Read = tuple[int, Found]  # what was read, and the token that it begins with
OPENING = frozenset(("from", "between"))
LINKS = frozenset(("in", "of", "at"))
TIME = "time"


def with_times(run: PeriodRun, read: list[Read]) -> list[tuple[Span, Found]]:
    """Return what was read of a run with its clock times as values, joined to the days and times beside them."""
    found: list[tuple[Span, Found]] = []
    index = 0
    while index < len(read):
        start, one = read[index]
        clock = read_clock(run, start) if one.kind == "clock" else None
        if clock is None:
            found.append((_span(run, start, one.end), one))
            index += 1
            continue
        second = _second(run, clock, read[index + 1]) if index + 1 < len(read) else None
        before = read[index - 1] if index else None
        last = second or clock
        behind = (
            read[index + 1 + (second is not None)]
            if index + 1 + (second is not None) < len(read)
            else None
        )
        day = _day_before(run, start, before) or _day_behind(run, last.end, behind)
        value, start = _value(run, start, clock, second, "" if day is None else day.value)
        extent = Extent(value) if day is None else Extent(value, day.start, day.end)
        found.append((_span(run, start, last.end), Found(extent, last.end, "clock", TIME)))
        index += 1 + (second is not None)
    return found


def _span(run: PeriodRun, start: int, end: int) -> Span:
    return Span(run.tokens[start].start, run.tokens[end - 1].end)


def _value(
    run: PeriodRun, start: int, clock: Clock, second: Clock | None, day: str
) -> tuple[str, int]:
    """Return the value of a time, a range of times or an open one, and its first token."""
    before = run.at(start - 1) if run.beside(start) else None
    roles = before.word.roles if before is not None else frozenset()
    if second is not None:
        value = f"{day}{clock.value(second.part)}/{day}{second.value(clock.part)}"
        return value, start - 1 if roles & OPENING else start
    value = f"{day}{clock.value(part_behind(run, clock.end))}"
    if roles & {"until", "before"}:
        return f"../{value}", start - 1
    if roles & {"since", "after"}:
        return f"{value}/..", start - 1
    return value, start


def _second(run: PeriodRun, clock: Clock, following: Read) -> Clock | None:
    """The other end of a range: «من الثالثة إلى الرابعة مساء», «بين الساعة 3 والساعة 5», «8:00-10:00»."""
    start, found = following
    if found.kind != "clock":
        return None
    token = run.tokens[clock.end] if clock.end < run.stop else None
    linked = token is not None and clock.end + 1 == start and bool(token.word.roles & {"to", "and"})
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
