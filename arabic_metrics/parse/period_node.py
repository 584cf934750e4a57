"""What a period phrase says, before a publication date resolves it: a small tree of years, months, days and their parts.

Every node has `resolve(reference)`, which never fails: what cannot be known stays XX in the value, and None in the dates.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import (
    GREGORIAN,
    Extent,
    date_extent,
    date_of,
    day_extent,
    day_plus,
    month_extent,
    year_extent,
    year_month_of,
)

Reference = dt.date | None
LOOK_AHEAD = 8  # months: a day without a year further ahead of the publication date is last year's


class Node(Protocol):
    """Anything that a reference resolves to an extent."""

    def resolve(self, reference: Reference) -> Extent:
        """Return what the phrase means when it is read at `reference`."""


@dataclass(frozen=True, slots=True)
class Year:
    """عام 2024, العام الماضي (shift -1)."""

    number: int | None = None
    shift: int = 0
    calendar: Calendar = GREGORIAN

    def resolve(self, reference: Reference) -> Extent:
        number = self.known(reference)
        return (
            Extent("XXXX", calendar=self.calendar)
            if number is None
            else year_extent(number, self.calendar)
        )

    def known(self, reference: Reference) -> int | None:
        """Return the year's number, where the text or the reference gives it."""
        if self.number is not None or reference is None:
            return self.number
        found = year_month_of(reference, self.calendar)
        return (
            None
            if found is None or not 1 <= found[0] + self.shift <= 9998
            else found[0] + self.shift
        )


@dataclass(frozen=True, slots=True)
class Fixed:
    """What the text says and no calendar resolves: a fiscal year, an unresolved anaphor."""

    value: str

    def resolve(self, reference: Reference) -> Extent:
        return Extent(self.value)


@dataclass(frozen=True, slots=True)
class Month:
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
            count = year * 12 + month - 1 + (self.shift or 0)
            return (count // 12, count % 12 + 1) if 12 <= count < 9999 * 12 else None
        if self.shift is None:
            year -= self.number > month
        elif self.shift < 0:
            year -= self.number >= month
        elif self.shift > 0:
            year += self.number <= month
        return (year, self.number) if 1 <= year <= 9998 else None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; without a year, that of the reference's own year unless it would lie far ahead."""

    number: int
    month: Month

    def resolve(self, reference: Reference) -> Extent:
        found = self.month.known(reference)
        month = self.month
        if (
            found is not None
            and month.year is None
            and month.shift is None
            and month.number is not None
        ):
            found = self._near(reference, month.number)
        if found is None:
            number = "XX" if month.number is None else f"{month.number:02d}"
            return Extent(f"XXXX-{number}-{self.number:02d}", calendar=month.calendar)
        return day_extent(*found, self.number, month.calendar)

    def _near(self, reference: Reference, month: int) -> tuple[int, int] | None:
        now = None if reference is None else year_month_of(reference, self.month.calendar)
        if now is None:
            return None
        ahead = month - now[1]
        return now[0] - (ahead > LOOK_AHEAD), month


@dataclass(frozen=True, slots=True)
class NamedDay:
    """أمس, غدا: days counted from the reference."""

    shift: int

    def resolve(self, reference: Reference) -> Extent:
        return date_extent(None if reference is None else day_plus(reference, self.shift))


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast that a calendar fixes; without a year, by the rule for days."""

    month: int
    day: int
    calendar: Calendar
    year: Year | None = None

    def resolve(self, reference: Reference) -> Extent:
        if self.year is None or self.year.calendar == self.calendar:
            if self.calendar == GREGORIAN or self.year is not None:
                return Day(self.day, Month(self.month, self.year, calendar=self.calendar)).resolve(
                    reference
                )
            year = None if reference is None else reference.year
        else:
            year = self.year.known(reference)
        if year is None:
            return Extent(f"XXXX-{self.month:02d}-{self.day:02d}", calendar=self.calendar)
        middle = year_month_of(dt.date(year, 7, 1), self.calendar)
        for candidate in () if middle is None else (middle[0] - 1, middle[0], middle[0] + 1):
            day = date_of(candidate, self.month, self.day, self.calendar)
            if day is not None and day.year == year:
                return day_extent(candidate, self.month, self.day, self.calendar)
        return Extent(f"XXXX-{self.month:02d}-{self.day:02d}", calendar=self.calendar)


# -- what a range hands from one bound to the other
