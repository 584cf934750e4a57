"""Bounds of a range as nodes: the year that one of them leaves out is the other's."""

from dataclasses import dataclass, replace

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import Extent
from arabic_metrics.parse.part_node import Part, YearPart
from arabic_metrics.parse.period_node import Day, Month, Node, Reference, Year
from arabic_metrics.parse.week_node import Weekday


@dataclass(frozen=True, slots=True)
class Found:
    """A period with the token behind it."""

    extent: Extent
    end: int
    rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class DayNumber:
    """A bound that is only a day of the month; the other bound names it."""

    number: int

    def resolve(self, reference: Reference) -> Extent:
        return Extent(f"XXXX-XX-{self.number:02d}")


def combined(pair: tuple[Node, Node, int], reference: Reference) -> Found | None:
    """Return the one period that two neighbouring nodes make, or None."""
    first, second, end = pair
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
        return replace(month, shift=(month.shift or 0) - 1)
    if month.number > 1:
        return replace(month, number=month.number - 1)
    year = month.year
    if year is not None:
        earlier = None if year.number is None else year.number - 1
        year = replace(year, number=earlier, shift=year.shift - (earlier is None))
    return replace(month, number=12, year=year)


def _resolved(first: Node, second: Node, reference: Reference) -> tuple[Extent, Extent]:
    """Resolve both bounds; a year that one of them leaves out is the other's."""
    if isinstance(second, Weekday) and second.week is None and second.shift is None:
        low = edge_of(first, reference, low=True)
        if low.start is not None and reference is not None:
            return low, Weekday(second.number, coming=True).resolve(low.start)
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
    if isinstance(node, Part):
        edge = node.edge(reference, low=low)
        if edge is not None:
            return edge
    return node.resolve(reference)


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
        return (
            replace(node, year=Year(year, calendar=node.calendar))
            if node.calendar == calendar
            else node
        )
    if isinstance(node, Day):
        month = with_year(node.month, year, calendar)
        return replace(node, month=month) if isinstance(month, Month) else node
    if isinstance(node, YearPart):
        return replace(node, year=Year(year))
    if isinstance(node, Part):
        return replace(node, whole=with_year(node.whole, year, calendar))
    return node
