"""Periods of a text: period_parser() for the stages that follow, find_periods() for users."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.core.argument import check_date, check_text
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.calendar import HIJRI, is_tabular
from arabic_metrics.parse.period_reader import read_run
from arabic_metrics.parse.period_token import find_period_runs
from arabic_metrics.parse.period_word import period_vocabulary


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


TABULAR = ", tabular calendar"  # behind the rule of a Hijri date outside the Umm al-Qura calendar


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
                rule = found.rule
                if extent.calendar == HIJRI and is_tabular(extent):
                    rule += TABULAR
                yield PeriodExpression(
                    span,
                    extent.value,
                    extent.start,
                    extent.end,
                    extent.calendar,
                    rule,
                    found.kind,
                )
            seen = run.seen


@kept
def period_parser(lexicon: Lexicon) -> PeriodParser:
    """Return the parser of a lexicon, built once."""
    return PeriodParser(lexicon)


TATWEEL = "\u0640"


def _with_tatweel(text: str, span: Span) -> Span:
    """«هـ» is written with the tatweel that folding drops."""
    end = span.end
    while text[end : end + 1] == TATWEEL:
        end += 1
    return Span(span.start, end)


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
    lexicon = lexicon or load_lexicon()
    normalized = normalize_text(text, lexicon)
    found = []
    for expression in period_parser(lexicon).parse(normalized.text, reference, times=times):
        if expression.kind == "clock":
            continue
        span = _with_tatweel(text, normalized.to_source(expression.span))
        found.append(
            Period(
                span, span.of(text), expression.value, expression.start, expression.end, expression.calendar,
                expression.rule, expression.kind,
            )
        )  # fmt: skip
    return tuple(found)
