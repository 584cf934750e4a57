"""Quarters, halves, seasons, decades and parts of months and years as nodes."""

import datetime as dt
from dataclasses import dataclass, replace

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import (
    GREGORIAN,
    Extent,
    date_extent,
    date_of,
    day_plus,
    months_extent,
    year_extent,
)
from arabic_metrics.parse.period_node import Month, Node, Reference, Year

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class YearPart:
    """A quarter (size 3) or a half (size 6) of a year; with a shift and no number, counted from the reference's."""

    size: int
    number: int | None = None
    year: Year | None = None
    shift: int = 0

    def resolve(self, reference: Reference) -> Extent:
        letter = "Q" if self.size == 3 else "H"
        year, number = self._known(reference)
        if year is None or number is None:
            return Extent(f"XXXX-{letter}{'X' if number is None else number}")
        return months_extent(
            year, (number - 1) * self.size + 1, self.size, f"{year:04d}-{letter}{number}"
        )

    def _known(self, reference: Reference) -> tuple[int | None, int | None]:
        if self.number is not None and self.year is not None:
            return self.year.known(reference), self.number
        if self.number is not None:  # without a year the latest that has begun
            year = None if reference is None else reference.year
            return (
                None
                if year is None
                else year - ((self.number - 1) * self.size >= (reference or dt.date.min).month)
            ), self.number
        if reference is None:
            return None, None
        per_year = 12 // self.size
        count = reference.year * per_year + (reference.month - 1) // self.size + self.shift
        return (
            (count // per_year, count % per_year + 1)
            if 1 <= count // per_year <= 9998
            else (None, None)
        )


@dataclass(frozen=True, slots=True)
class Season:
    """صيف 2024. The text does not say where it begins."""

    code: str
    year: Year
    shifted: bool = False  # «الصيف الماضي»: the latest that is over

    def resolve(self, reference: Reference) -> Extent:
        year = self.year
        if self.shifted and reference is not None:
            first = SEASON_MONTHS[self.code]
            steps = (
                -(reference.month <= (first + 2) % 12)
                if year.shift < 0
                else int(reference.month >= first)
            )
            year = replace(year, shift=steps)
        return Extent(f"{year.resolve(reference).value}-{self.code}")


@dataclass(frozen=True, slots=True)
class Decade:
    """السبعينيات: of a century (19 for the twentieth), or counted from the reference's decade."""

    number: int | None = None
    century: int | None = 19
    century_shift: int | None = None
    shift: int = 0

    def resolve(self, reference: Reference) -> Extent:
        decade: int | None = None
        if self.number is None:
            decade = None if reference is None else reference.year // 10 + self.shift
        elif self.century_shift is not None:
            decade = (
                None
                if reference is None
                else (reference.year // 100 + self.century_shift) * 10 + self.number // 10
            )
        elif self.century is not None:
            decade = self.century * 10 + self.number // 10
        if decade is None or not 1 <= decade <= 998:
            return Extent("XXX")
        return Extent(f"{decade:03d}", date_of(decade * 10, 1, 1), date_of(decade * 10 + 10, 1, 1))


@dataclass(frozen=True, slots=True)
class Century:
    """القرن العشرون: `number` 19, its years by their first digits, as those of a decade; or counted from the reference's."""

    number: int | None = None
    shift: int | None = None
    calendar: Calendar = GREGORIAN

    def resolve(self, reference: Reference) -> Extent:
        number = self.number
        if number is None and reference is not None:
            number = reference.year // 100 + (self.shift or 0)
        if number is None or not 0 <= number <= 98:
            return Extent("XX", calendar=self.calendar)
        first = year_extent(max(number * 100, 1), self.calendar)
        last = year_extent(number * 100 + 99, self.calendar)
        return Extent(f"{number:02d}", first.start, last.end, self.calendar)


@dataclass(frozen=True, slots=True)
class HalfCentury:
    """النصف الأول من القرن العشرين: fifty years."""

    number: int
    century: Century

    def resolve(self, reference: Reference) -> Extent:
        whole = self.century.resolve(reference)
        if whole.start is None or not whole.value.isdecimal():
            return whole
        first = int(whole.value) * 100 + (50 if self.number == 2 else 0)
        low, high = (year_extent(max(it, 1), whole.calendar) for it in (first, first + 49))
        return Extent(f"{low.value}/{high.value}", low.start, high.end, whole.calendar)


@dataclass(frozen=True, slots=True)
class Part:
    """أوائل, منتصف, أواخر: a third of a month or a year; «بقية» from the reference on; any other unit whole."""

    part: str
    whole: Node

    def resolve(self, reference: Reference) -> Extent:
        extent = self.whole.resolve(reference)
        if extent.start is None or extent.end is None:
            return extent
        if self.part == "rest":
            start = (
                max(extent.start, reference)
                if reference is not None and reference < extent.end
                else extent.start
            )
            return Extent(_between(start, extent.end), start, extent.end, extent.calendar)
        third = ("begin", "middle", "end").index(self.part) if self.part != "within" else None
        if third is None:
            return extent
        if isinstance(self.whole, Year) and extent.calendar == GREGORIAN:
            first = third * 4 + 1
            value = f"{extent.value}-{first:02d}/{extent.value}-{first + 3:02d}"
            return months_extent(extent.start.year, first, 4, value)
        if isinstance(self.whole, Month):
            last = third * 10 + 10 if third < 2 else (extent.end - extent.start).days
            return days_of_month(extent, third * 10 + 1, last)
        return extent

    def edge(self, reference: Reference, *, low: bool) -> Extent | None:
        """Return the day that «منذ بداية» (`low`) and «حتى نهاية» mean: the first or the last of the part."""
        extent = self.resolve(reference)
        if low:
            return None if extent.start is None else date_extent(extent.start)
        return None if extent.end is None else date_extent(day_plus(extent.end, -1))


@dataclass(frozen=True, slots=True)
class HalfMonth:
    """النصف الأول من مايو: its first fifteen days, or the rest."""

    number: int
    month: Month

    def resolve(self, reference: Reference) -> Extent:
        extent = self.month.resolve(reference)
        if extent.start is None or extent.end is None:
            return extent
        length = (extent.end - extent.start).days
        return (
            days_of_month(extent, 1, 15) if self.number == 1 else days_of_month(extent, 16, length)
        )


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """أول تسعة أشهر من 2025; or its last ones."""

    count: int
    year: Year
    last: bool = False

    def resolve(self, reference: Reference) -> Extent:
        extent = self.year.resolve(reference)
        if extent.start is None or extent.calendar != GREGORIAN or not 1 <= self.count <= 12:
            return extent if extent.start is None else Extent(f"P{self.count}M")
        first = 13 - self.count if self.last else 1
        end = first + self.count - 1
        value = (
            f"{extent.value}-{first:02d}/{extent.value}-{end:02d}"
            if self.count > 1
            else f"{extent.value}-{first:02d}"
        )
        return months_extent(extent.start.year, first, self.count, value)


@dataclass(frozen=True, slots=True)
class FirstDays:
    """الأيام العشرة الأولى من مايو; or its last ones."""

    count: int
    month: Month
    last: bool = False

    def resolve(self, reference: Reference) -> Extent:
        extent = self.month.resolve(reference)
        if extent.start is None or extent.end is None:
            return extent
        length = (extent.end - extent.start).days
        count = min(self.count, length)
        return (
            days_of_month(extent, length - count + 1, length)
            if self.last
            else days_of_month(extent, 1, count)
        )


@dataclass(frozen=True, slots=True)
class EdgeDay:
    """آخر يوم من الشهر, أول يوم من السنة (`first`)."""

    whole: Month | Year
    first: bool = False

    def resolve(self, reference: Reference) -> Extent:
        whole = self.whole.resolve(reference)
        if self.first:
            return date_extent(whole.start)
        return date_extent(None if whole.end is None else day_plus(whole.end, -1))


def days_of_month(month: Extent, first: int, last: int) -> Extent:
    """Return the days from `first` to `last` of a month's extent."""
    start = None if month.start is None else day_plus(month.start, first - 1)
    end = None if month.start is None else day_plus(month.start, last)
    return Extent(f"{month.value}-{first:02d}/{month.value}-{last:02d}", start, end, month.calendar)


def _between(start: dt.date, end: dt.date) -> str:
    last = day_plus(end, -1) or end
    return f"{start.isoformat()}/{last.isoformat()}"
