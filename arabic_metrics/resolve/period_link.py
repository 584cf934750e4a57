"""Durations and «تلك الفترة» tied to the one explicit period of an article that they can mean."""

import datetime as dt

from arabic_metrics.parse.period import PeriodExpression

SHORTEST_HEADER = 7  # days
TiedPeriod = tuple[PeriodExpression, PeriodExpression | None, str]


class PeriodLinker:
    """Links the period expressions of one text."""

    def __init__(self, periods: list[PeriodExpression]) -> None:
        self.periods = periods

    def linked(self, period: PeriodExpression) -> TiedPeriod | None:
        """Tie a duration or «تلك الفترة» to the article's one explicit period of that length."""
        if period.kind == "duration" and period.start is None:
            fitting = self._explicit_of(period.value)
            if len(fitting) == 1:
                return fitting[0], period, "duration linked to the one period of its length"
            return period, None, "duration"
        if period.kind == "anaphor":
            earlier = [
                p for p in self.periods if p.span.end <= period.span.start and p.kind != "anaphor"
            ]
            dated = [p for p in earlier if p.start is not None]
            if earlier and earlier[-1].kind == "duration" and earlier[-1].start is None:
                return self.linked(earlier[-1])
            if dated:
                return dated[-1], period, "anaphor linked to the period before"
            explicit = {
                p.value: p
                for p in self.periods
                if p.kind in ("date", "range") and p.start is not None
            }
            if len(explicit) == 1:
                return next(iter(explicit.values())), period, "anaphor linked to the one period"
            return None
        return period, None, "period"

    def _explicit_of(self, duration: str) -> list[PeriodExpression]:
        """The explicit periods of the text that last as long as a duration, each value once."""
        found: dict[str, PeriodExpression] = {}
        for period in self.periods:
            if (
                period.kind in ("date", "range")
                and period.start
                and period.end
                and _lasts(period.start, period.end, duration)
            ):
                found.setdefault(period.value, period)
        return list(found.values())


def _lasts(start: dt.date, end: dt.date, duration: str) -> bool:
    """Whether a period lasts as long as an ISO duration of whole months, years, weeks or days says."""
    unit, amount = duration[-1:], duration[1:-1]
    if duration[:1] != "P" or not amount.isdecimal():
        return False
    count = int(amount)
    if unit in "MY" and start.day == end.day:
        months = (end.year - start.year) * 12 + end.month - start.month
        return months == count * (12 if unit == "Y" else 1)
    days = (end - start).days
    return days >= SHORTEST_HEADER and unit in "DW" and days == count * (7 if unit == "W" else 1)
