"""Weeks and weekdays as nodes: الأسبوع الماضي, الجمعة المقبلة, أول جمعة من يوليو, الخميس 21."""

from dataclasses import dataclass

from arabic_metrics.parse.calendar import (
    Extent,
    date_extent,
    date_of,
    day_plus,
    month_plus,
    week_extent,
    weekday_of_month,
)
from arabic_metrics.parse.period_node import Day, Month, Node, Reference, Year

THURSDAY = 4


@dataclass(frozen=True, slots=True)
class Week:
    """الأسبوع الماضي; or the week that holds a day."""

    shift: int = 0
    day: Node | None = None

    def resolve(self, reference: Reference) -> Extent:
        if self.day is not None:
            return week_extent(self.day.resolve(reference).start)
        return week_extent(None if reference is None else day_plus(reference, 7 * self.shift))


@dataclass(frozen=True, slots=True)
class NumberedWeek:
    """الأسبوع الثالث من عام 2027, الأسبوع الأخير من يوليو; -1 is the last.

    As in ISO 8601, a week belongs to the year, and so to the month, that holds its Thursday.
    """

    number: int
    within: Year | Month

    def resolve(self, reference: Reference) -> Extent:
        whole = self.within.resolve(reference)
        if whole.start is None or whole.end is None:
            return Extent("XXXX-WXX")
        if self.number < 0:
            return week_extent(day_plus(whole.end, -((whole.end.isoweekday() - THURSDAY) % 7 or 7)))
        first = (THURSDAY - whole.start.isoweekday()) % 7
        return week_extent(day_plus(whole.start, first + 7 * (self.number - 1)))


@dataclass(frozen=True, slots=True)
class Weekday:
    """الجمعة: the latest one, the reference day included, unless its verb says that it comes; الماضي strictly before, المقبل strictly after it."""

    number: int
    shift: int | None = None
    week: Week | None = None
    coming: bool = (
        False  # «هذا الاثنين», «حتى الجمعة», «سيصل الجمعة»: the first from the reference day on
    )
    steps: int = 0  # further weeks: «الاثنين قبل الماضي»

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the tense of the text tells which one it is."""
        return self.shift is None and self.week is None and not self.coming

    def resolve(self, reference: Reference) -> Extent:
        if self.week is not None:
            start = self.week.resolve(reference).start
            return date_extent(None if start is None else day_plus(start, self.number - 1))
        if reference is None:
            return Extent(f"XXXX-WXX-{self.number}")
        back = (reference.isoweekday() - self.number) % 7
        if self.coming or self.shift == 0:
            days = -back % 7
        elif self.shift is None:
            days = -back
        else:
            days = -(back or 7) if self.shift < 0 else 7 - back
            days += 7 * self.steps
        return date_extent(day_plus(reference, days))


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """أول جمعة من يوليو; -1 is the last. In a month without a year, the year of the day rule."""

    number: int
    weekday: int
    month: Month

    def resolve(self, reference: Reference) -> Extent:
        start = Day(1, self.month).resolve(reference).start
        if start is None:
            return Extent(f"XXXX-WXX-{self.weekday}")
        return date_extent(weekday_of_month(start.year, start.month, self.weekday, self.number))


@dataclass(frozen=True, slots=True)
class WeekdayAfter:
    """ثالث ثلاثاء بعد …: the first, second … such weekday after a day."""

    number: int
    weekday: int
    day: Node

    def resolve(self, reference: Reference) -> Extent:
        start = self.day.resolve(reference).start
        if start is None:
            return Extent(f"XXXX-WXX-{self.weekday}")
        first = (self.weekday - start.isoweekday()) % 7 or 7
        return date_extent(day_plus(start, first + 7 * (self.number - 1)))


@dataclass(frozen=True, slots=True)
class WeekdayAndNumber:
    """الخميس 21: a day of the reference's month or its neighbours; «الثلاثاء الثالث» otherwise the third Tuesday."""

    weekday: int
    number: int

    def resolve(self, reference: Reference) -> Extent:
        if reference is None:
            return Extent(f"XXXX-XX-{self.number:02d}")
        for months in (0, -1, 1) if self.number > 5 else (0,):
            month = month_plus(reference.replace(day=1), months)
            day = None if month is None else date_of(month.year, month.month, self.number)
            if day is not None and day.isoweekday() == self.weekday:
                return date_extent(day)
        nth = (
            weekday_of_month(reference.year, reference.month, self.weekday, self.number)
            if self.number <= 5
            else None
        )
        return date_extent(nth) if nth is not None else Weekday(self.weekday).resolve(reference)


@dataclass(frozen=True, slots=True)
class WeekdayOrDay:
    """«الأربعاء الثانية من أكتوبر»: the second of October if that is a Wednesday, else the second Wednesday."""

    weekday: int
    day: Day

    def resolve(self, reference: Reference) -> Extent:
        extent = self.day.resolve(reference)
        if extent.start is None or extent.start.isoweekday() == self.weekday:
            return extent
        nth = weekday_of_month(extent.start.year, extent.start.month, self.weekday, self.day.number)
        return extent if nth is None else date_extent(nth)


@dataclass(frozen=True, slots=True)
class Weekend:
    """نهاية الأسبوع: which days it is differs by country, so it keeps no dates."""

    week: Week

    def resolve(self, reference: Reference) -> Extent:
        return Extent(f"{self.week.resolve(reference).value}-WE")
