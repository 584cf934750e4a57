"""What a period phrase says, before a publication date resolves it: a small tree of years, months, days, weeks and their parts.

Every node has `resolve(reference)`, which never fails: what cannot be known stays XX in the value, and None in the dates.
"""

import datetime as dt
from typing import NamedTuple, Protocol

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import (
    DAY,
    GREGORIAN,
    Extent,
    date_extent,
    date_of,
    day_extent,
    day_plus,
    month_extent,
    month_plus,
    months_extent,
    week_extent,
    weekday_of_month,
    year_extent,
    year_month_of,
)

Reference = dt.date | None
LOOK_AHEAD = 8  # months: a day without a year further ahead of the publication date is last year's
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS = ("begin", "middle", "end")
THIRDS = ((1, 10), (11, 20), (21, -1))  # the days of the parts of a month
THURSDAY = 4


class Node(Protocol):
    """Anything that a reference resolves to an extent."""

    def resolve(self, reference: Reference) -> Extent:
        """Return what the phrase means when it is read at `reference`."""


class Year(NamedTuple):
    """عام 2024, العام الماضي (shift -1)."""

    number: int | None = None
    shift: int = 0
    calendar: Calendar = GREGORIAN

    def resolve(self, reference: Reference) -> Extent:
        number = self.known(reference)
        if number is None:
            return Extent("XXXX", calendar=self.calendar)
        return year_extent(number, self.calendar)

    def known(self, reference: Reference) -> int | None:
        """Return the year's number, where the text or the reference gives it."""
        if self.number is not None or reference is None:
            return self.number
        found = year_month_of(reference, self.calendar)
        return None if found is None else found[0] + self.shift


class Fixed(NamedTuple):
    """What the text says and no calendar resolves: a fiscal year, an unresolved anaphor."""

    value: str

    def resolve(self, reference: Reference) -> Extent:
        return Extent(self.value)


class Month(NamedTuple):
    """أغسطس 2025, أغسطس الماضي (shift -1), الشهر الماضي (no number), أغسطس (neither)."""

    number: int | None = None
    year: Year | None = None
    shift: int | None = None
    calendar: Calendar = GREGORIAN

    def resolve(self, reference: Reference) -> Extent:
        found = self.known(reference)
        if found is None:
            number = "XX" if self.number is None else f"{self.number:02d}"
            return Extent(f"XXXX-{number}", calendar=self.calendar)
        return month_extent(*found, self.calendar)

    def known(self, reference: Reference) -> tuple[int, int] | None:
        """Return year and month; without a year the latest such month that is not after the reference's."""
        if self.year is not None and self.number is not None:
            year = self.year.known(reference)
            return None if year is None else (year, self.number)
        now = None if reference is None else year_month_of(reference, self.calendar)
        if now is None:
            return None
        year, month = now
        if self.number is None:
            year, month = divmod(year * 12 + month - 1 + (self.shift or 0), 12)
            return year, month + 1
        if self.shift is None:
            year -= self.number > month
        elif self.shift < 0:
            year -= self.number >= month
        elif self.shift > 0:
            year += self.number <= month
        return year, self.number


class Day(NamedTuple):
    """A day of a month; without a year, that of the reference's own year unless it would lie far ahead."""

    number: int
    month: Month

    def resolve(self, reference: Reference) -> Extent:
        month = self.month
        found = month.known(reference)
        if found is None:
            number = "XX" if month.number is None else f"{month.number:02d}"
            return Extent(f"XXXX-{number}-{self.number:02d}", calendar=month.calendar)
        now = None if reference is None else year_month_of(reference, month.calendar)
        if now is not None and not has_year(month) and month.number is not None:
            found = now[0] - (month.number - now[1] > LOOK_AHEAD), month.number
        return day_extent(*found, self.number, month.calendar)


class NamedDay(NamedTuple):
    """أمس, غدا: days counted from the reference."""

    shift: int

    def resolve(self, reference: Reference) -> Extent:
        return date_extent(day_plus(reference, self.shift))


class Holiday(NamedTuple):
    """A feast that a calendar fixes; without a year, by the rule for days."""

    month: int
    day: int
    calendar: Calendar
    year: Year | None = None

    def resolve(self, reference: Reference) -> Extent:
        year = self.year or Year()
        if year.calendar == self.calendar:
            month = Month(self.month, self.year, calendar=self.calendar)
            return Day(self.day, month).resolve(reference)
        number = year.known(reference)
        middle = None if number is None else date_of(number, 7, 1)
        near = None if middle is None else year_month_of(middle, self.calendar)
        for candidate in () if near is None else (near[0] - 1, near[0], near[0] + 1):
            day = date_of(candidate, self.month, self.day, self.calendar)
            if day is not None and day.year == number:
                return day_extent(candidate, self.month, self.day, self.calendar)
        return Extent(f"XXXX-{self.month:02d}-{self.day:02d}", calendar=self.calendar)


class YearPart(NamedTuple):
    """A quarter (size 3) or a half (size 6) of a year; with a shift and no number, counted from the reference's."""

    size: int
    number: int | None = None
    year: Year | None = None
    shift: int = 0

    def resolve(self, reference: Reference) -> Extent:
        letter = "Q" if self.size == 3 else "H"
        year, number = self._known(reference)
        if year is None or number is None:
            return Extent(f"XXXX-{letter}{number or 'X'}")
        first = (number - 1) * self.size + 1
        calendar = GREGORIAN if self.year is None else self.year.calendar
        return months_extent(year, first, self.size, f"{year:04d}-{letter}{number}", calendar)

    def _known(self, reference: Reference) -> tuple[int | None, int | None]:
        if self.number is not None and self.year is not None:
            return self.year.known(reference), self.number
        if reference is None:
            return None, self.number
        if self.number is not None:  # without a year the latest that has begun
            begun = (self.number - 1) * self.size < reference.month
            return reference.year - (not begun), self.number
        per_year = 12 // self.size
        count = reference.year * per_year + (reference.month - 1) // self.size + self.shift
        return count // per_year, count % per_year + 1


class Season(NamedTuple):
    """صيف 2024. The text does not say where it begins."""

    code: str
    year: Year
    shifted: bool = False  # «الصيف الماضي»: the latest that is over

    def resolve(self, reference: Reference) -> Extent:
        year = self.year
        if self.shifted and reference is not None:
            first = SEASON_MONTHS[self.code]
            over, begun = reference.month > (first + 2) % 12, reference.month >= first
            year = Year(shift=over - 1 if year.shift < 0 else int(begun))
        return Extent(f"{year.resolve(reference).value}-{self.code}")


class Century(NamedTuple):
    """القرن العشرون: `number` 19, its years by their first digits, as those of a decade; or counted from the reference's."""

    number: int | None = None
    shift: int = 0
    calendar: Calendar = GREGORIAN

    def resolve(self, reference: Reference) -> Extent:
        number = self.known(reference)
        if number is None:
            return Extent("XX", calendar=self.calendar)
        first = year_extent(max(number * 100, 1), self.calendar)
        last = year_extent(number * 100 + 99, self.calendar)
        return Extent(f"{number:02d}", first.start, last.end, self.calendar)

    def known(self, reference: Reference) -> int | None:
        """Return the first digits of its years, where the text or the reference gives them."""
        if self.number is not None or reference is None:
            return self.number
        return reference.year // 100 + self.shift


class Decade(NamedTuple):
    """السبعينيات: of a century, the twentieth if none is named; or counted from the reference's decade."""

    number: int | None = None
    century: Century = Century(19)
    shift: int = 0

    def resolve(self, reference: Reference) -> Extent:
        century = self.century.known(reference)
        if century is None or (self.number is None and reference is None):
            return Extent("XXX")
        decade = century * 10 + (self.number or 0) // 10
        if self.number is None and reference is not None:
            decade = reference.year // 10 + self.shift
        return Extent(f"{decade:03d}", date_of(decade * 10, 1, 1), date_of(decade * 10 + 10, 1, 1))


class YearsPart(NamedTuple):
    """النصف الأول من القرن العشرين, الربع الأخير من القرن الماضي: one of `parts` equal parts of a century or decade."""

    number: int
    parts: int
    whole: Century | Decade

    def resolve(self, reference: Reference) -> Extent:
        whole = self.whole.resolve(reference)
        if whole.start is None or not whole.value.isdecimal():
            return whole
        years = 10 ** (4 - len(whole.value))
        first = int(whole.value) * years + (self.number - 1) * years // self.parts
        last = first + years // self.parts - 1
        low, high = (year_extent(max(it, 1), whole.calendar) for it in (first, last))
        return Extent(f"{low.value}/{high.value}", low.start, high.end, whole.calendar)


class Days(NamedTuple):
    """النصف الأول من مايو, الأيام العشرة الأولى من مايو: days of a month; those below zero are counted from its end."""

    month: Node
    first: int
    last: int

    def resolve(self, reference: Reference) -> Extent:
        month = self.month.resolve(reference)
        if month.start is None or month.end is None:
            return month
        length = (month.end - month.start).days
        first = max(1, self.first if self.first > 0 else length + 1 + self.first)
        last = min(length, self.last if self.last > 0 else length + 1 + self.last)
        value = f"{month.value}-{first:02d}/{month.value}-{last:02d}"
        start, end = day_plus(month.start, first - 1), day_plus(month.start, last)
        return Extent(value, start, end, month.calendar)


class Months(NamedTuple):
    """أول تسعة أشهر من 2025: some months of a year, from its `first` on."""

    year: Year
    first: int
    size: int

    def resolve(self, reference: Reference) -> Extent:
        year = self.year.resolve(reference)
        if year.start is None:
            return year
        value = f"{year.value}-{self.first:02d}"
        if self.size > 1:
            value += f"/{year.value}-{self.first + self.size - 1:02d}"
        return months_extent(int(year.value), self.first, self.size, value, year.calendar)


class Part(NamedTuple):
    """أوائل, منتصف, أواخر: a third of a month or a year; «بقية» from the reference on; any other unit whole."""

    part: str
    whole: Node

    def resolve(self, reference: Reference) -> Extent:
        extent = self.whole.resolve(reference)
        if extent.start is None or extent.end is None:
            return extent
        if self.part == "rest":
            start = extent.start
            if reference is not None and reference < extent.end:
                start = max(start, reference)
            last = day_plus(extent.end, -1) or extent.end
            value = f"{start.isoformat()}/{last.isoformat()}"
            return Extent(value, start, extent.end, extent.calendar)
        if self.part not in PARTS:
            return extent
        third = PARTS.index(self.part)
        if isinstance(self.whole, Year):
            return Months(self.whole, third * 4 + 1, 4).resolve(reference)
        if isinstance(self.whole, Month):
            return Days(self.whole, *THIRDS[third]).resolve(reference)
        return extent


class EdgeDay(NamedTuple):
    """آخر يوم من الشهر, أول يوم من السنة (`first`)."""

    whole: Month | Year
    first: bool = False

    def resolve(self, reference: Reference) -> Extent:
        return _edge_day(self.whole.resolve(reference), first=self.first)


def _edge_day(extent: Extent, *, first: bool) -> Extent:
    return date_extent(extent.start if first else day_plus(extent.end, -1))


class Week(NamedTuple):
    """الأسبوع الماضي; or the week that holds a day."""

    shift: int = 0
    day: Node | None = None

    def resolve(self, reference: Reference) -> Extent:
        if self.day is not None:
            return week_extent(self.day.resolve(reference).start)
        return week_extent(day_plus(reference, 7 * self.shift))


class NumberedWeek(NamedTuple):
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
            last = whole.end - DAY
            return week_extent(day_plus(last, -((last.isoweekday() - THURSDAY) % 7)))
        first = (THURSDAY - whole.start.isoweekday()) % 7
        return week_extent(day_plus(whole.start, first + 7 * (self.number - 1)))


class Weekday(NamedTuple):
    """الجمعة: the latest one, the reference day included, unless its verb says that it comes; الماضي strictly before, المقبل strictly after it."""

    number: int
    shift: int | None = None
    week: Week | None = None
    coming: bool = False  # «هذا الاثنين», «سيصل الجمعة»: the first from the reference day on
    steps: int = 0  # further weeks: «الاثنين قبل الماضي»

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the tense of the text tells which one it is."""
        return self.shift is None and self.week is None and not self.coming

    def resolve(self, reference: Reference) -> Extent:
        if self.week is not None:
            start = self.week.resolve(reference).start
            return date_extent(day_plus(start, self.number - 1))
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


class WeekdayOfMonth(NamedTuple):
    """أول جمعة من يوليو; -1 is the last. In a month without a year, the year of the day rule."""

    number: int
    weekday: int
    month: Month

    def resolve(self, reference: Reference) -> Extent:
        start = Day(1, self.month).resolve(reference).start
        if start is None:
            return Extent(f"XXXX-WXX-{self.weekday}")
        return date_extent(weekday_of_month(start.year, start.month, self.weekday, self.number))


class WeekdayAfter(NamedTuple):
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


class WeekdayAndNumber(NamedTuple):
    """الخميس 21: a day of the reference's month or its neighbours; «الثلاثاء الثالث» otherwise the third Tuesday."""

    weekday: int
    number: int

    def resolve(self, reference: Reference) -> Extent:
        if reference is None:
            return Extent(f"XXXX-XX-{self.number:02d}")
        for months in (0, -1, 1) if self.number > 5 else (0,):
            month = month_plus(reference, months)
            day = None if month is None else date_of(month.year, month.month, self.number)
            if day is not None and day.isoweekday() == self.weekday:
                return date_extent(day)
        nth = weekday_of_month(reference.year, reference.month, self.weekday, self.number)
        return date_extent(nth) if nth is not None else Weekday(self.weekday).resolve(reference)


class WeekdayOrDay(NamedTuple):
    """«الأربعاء الثانية من أكتوبر»: the second of October if that is a Wednesday, else the second Wednesday."""

    weekday: int
    day: Day

    def resolve(self, reference: Reference) -> Extent:
        extent = self.day.resolve(reference)
        if extent.start is None or extent.start.isoweekday() == self.weekday:
            return extent
        nth = weekday_of_month(extent.start.year, extent.start.month, self.weekday, self.day.number)
        return extent if nth is None else date_extent(nth)


class Weekend(NamedTuple):
    """نهاية الأسبوع: which days it is differs by country, so it keeps no dates."""

    week: Week

    def resolve(self, reference: Reference) -> Extent:
        return Extent(f"{self.week.resolve(reference).value}-WE")


class Found(NamedTuple):
    """A period with the token behind it."""

    extent: Extent
    end: int
    rule: str
    kind: str


class DayNumber(NamedTuple):
    """A bound that is only a day of the month; the other bound names it."""

    number: int

    def resolve(self, reference: Reference) -> Extent:
        return Extent(f"XXXX-XX-{self.number:02d}")


def combined(first: Node, second: Node, end: int, reference: Reference) -> Found | None:
    """Return the one period that two neighbouring nodes make, or None."""
    if isinstance(first, DayNumber) and isinstance(second, Day):
        month = second.month if first.number < second.number else _month_before(second.month)
        first = Day(first.number, month)
    low, high = _resolved(first, second, reference)
    if low.start is not None and high.end is not None and low.start >= high.end:
        return None
    value = f"{low.value}/{high.value}"
    calendar = high.calendar if low.calendar == high.calendar or low.start is None else low.calendar
    return Found(Extent(value, low.start, high.end, calendar), end, "range", "range")


def _month_before(month: Month) -> Month:
    """«من 28 إلى 3 يوليو» begins in June."""
    if month.number is None:
        return month._replace(shift=(month.shift or 0) - 1)
    if month.number > 1:
        return month._replace(number=month.number - 1)
    year = month.year
    if year is not None:
        earlier = None if year.number is None else year.number - 1
        year = year._replace(number=earlier, shift=year.shift - (earlier is None))
    return month._replace(number=12, year=year)


def _resolved(first: Node, second: Node, reference: Reference) -> tuple[Extent, Extent]:
    """Resolve both bounds; a year that one of them leaves out is the other's."""
    if isinstance(second, Weekday) and second.week is None and second.shift is None:
        low = edge_of(first, reference, low=True)
        if low.start is not None and reference is not None:
            return low, Weekday(second.number, coming=True).resolve(low.start)
    if isinstance(first, Weekday) and first.is_bare and isinstance(second, Weekday):
        high = second.resolve(reference)  # «من الأحد إلى الثلاثاء المقبلين»
        return first.resolve(high.start), high
    if has_year(second) or not has_year(first):
        high = edge_of(second, reference, low=False)
        low = edge_of(first, reference, low=True)
        if not has_year(first):
            low = _in_year_of(first, high, reference, step=-1)
        return low, high
    low = edge_of(first, reference, low=True)
    return low, _in_year_of(second, low, reference, step=1)


def _in_year_of(node: Node, other: Extent, reference: Reference, *, step: int) -> Extent:
    year = other.value[:4]
    if not year.isdecimal():
        return edge_of(node, reference, low=step < 0)
    found = edge_of(with_year(node, int(year), other.calendar), reference, low=step < 0)
    if found.start is None or other.start is None:
        return found
    if (step < 0 and found.start > other.start) or (step > 0 and found.start < other.start):
        return edge_of(with_year(node, int(year) + step, other.calendar), reference, low=step < 0)
    return found


def edge_of(node: Node, reference: Reference, *, low: bool) -> Extent:
    """Return what a bound of a range stands for; a part of a period gives its first or last day."""
    extent = node.resolve(reference)
    edge = extent.start if low else extent.end
    return _edge_day(extent, first=low) if isinstance(node, Part) and edge is not None else extent


def has_year(node: Node) -> bool:
    """Whether the phrase names its own year, or its place against the publication date."""
    if isinstance(node, Month):
        return node.year is not None or node.shift is not None
    if isinstance(node, Day):
        return has_year(node.month)
    if isinstance(node, YearPart):
        return node.year is not None or node.number is None
    if isinstance(node, Part):
        return has_year(node.whole)
    return True


def with_year(node: Node, year: int, calendar: Calendar) -> Node:
    """Return the phrase with a year, where it has none."""
    if has_year(node):
        return node
    if isinstance(node, Month):
        same = node.calendar == calendar
        return node._replace(year=Year(year, calendar=node.calendar)) if same else node
    if isinstance(node, Day):
        month = with_year(node.month, year, calendar)
        return node._replace(month=month) if isinstance(month, Month) else node
    if isinstance(node, YearPart):
        return node._replace(year=Year(year, calendar=calendar))
    if isinstance(node, Part):
        return node._replace(whole=with_year(node.whole, year, calendar))
    return node
