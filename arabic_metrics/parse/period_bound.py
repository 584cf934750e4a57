"""One-sided bounds and distances: منذ 2016, حتى غدا, قبل عام 2011, قبل يومين, في غضون شهر من الآن."""

import datetime as dt

from arabic_metrics.parse.bound_node import Found, edge_of
from arabic_metrics.parse.calendar import Extent, date_extent
from arabic_metrics.parse.duration import Duration, read_duration
from arabic_metrics.parse.part_node import Part
from arabic_metrics.parse.period_node import NamedDay, Node, Reference
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.point_phrase import read_bare_year, read_point
from arabic_metrics.parse.week_node import Weekday
from arabic_metrics.parse.year_phrase import Point


def read_bound(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «منذ …», «حتى …», «قبل …», «بعد …», «في غضون … من الآن»."""
    roles = run.tokens[index].word.roles
    place = index + 1
    if place >= run.stop or not run.beside(place):
        return None
    if "since" in roles:
        return _since(run, place, reference)
    if roles & {"before", "after"}:
        return _ago(run, place, reference, -1 if "before" in roles else 1)
    if "within" in roles:
        duration = read_duration(run, place)
        if duration is not None and run.has(duration.end, "from_now"):
            return _exact(duration, duration.end + 1, reference, 1)
        return None
    if "from" in roles:
        return _dialect_ago(run, index, reference)
    if "until" in roles or "to" in roles:
        point = _target(run, place)
        if point is None or (
            "until" not in roles and not isinstance(point.node, NamedDay | Weekday)
        ):
            return None
        return Found(_until(_coming(point.node), reference), point.end, "until", "range")
    return None


def _target(run: PeriodRun, index: int) -> Point | None:
    point = read_point(run, index)
    if point is not None and point.kind == "date" and (point.sure or run.tokens[index].word.month):
        return point
    return read_bare_year(run, index)


def _coming(node: Node) -> Node:
    return (
        Weekday(node.number, coming=True)
        if isinstance(node, Weekday) and node.shift is None and node.week is None
        else node
    )


def _since(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    point = _target(run, index)
    duration = read_duration(run, index)
    if duration is not None and (point is None or duration.end >= point.end):
        if run.has(duration.end, "from_now"):
            return _exact(duration, duration.end + 1, reference, -1)
        if run.is_whole(index - 1, duration.end):
            return _exact(duration, duration.end, reference, -1)  # a time stamp: «منذ 3 أيام»
        start = None if reference is None else duration.from_day(reference, -1)
        value = duration.iso() if start is None else f"{start.isoformat()}/.."
        return Found(Extent(value, start), duration.end, "since", "range")
    if point is None:
        return None
    extent = edge_of(point.node, reference, low=True)
    return Found(
        Extent(f"{extent.value}/..", extent.start, None, extent.calendar),
        point.end,
        "since",
        "range",
    )


def _until(node: Node, reference: Reference) -> Extent:
    extent = edge_of(node, reference, low=False)
    return Extent(f"../{extent.value}", None, extent.end, extent.calendar)


def _ago(run: PeriodRun, index: int, reference: Reference, sign: int) -> Found | None:
    point = _target(run, index)
    duration = read_duration(run, index)
    if duration is not None and (point is None or duration.end >= point.end):
        before = run.at(index - 2)
        if before is not None and before.word.unit == duration.amounts[0][0]:
            return None  # «يوما بعد يوم»
        if run.has(duration.end, "from_now"):
            return _exact(duration, duration.end + 1, reference, sign)
        if (
            run.has(duration.end, "from")
            or run.word_after(duration.end - 1) in run.vocabulary.after_event
        ):
            return None  # «بعد يومين من نشره» counts from what follows
        return _exact(duration, duration.end, reference, sign)
    if point is None:
        return None
    node = _coming(point.node)
    extent = node.resolve(reference)
    if sign < 0:
        if isinstance(node, Part):  # «قبل نهاية العام»: before its last day
            extent = edge_of(node, reference, low=node.part != "end")
        return Found(
            Extent(f"../{extent.value}", None, extent.start, extent.calendar),
            point.end,
            "before",
            "range",
        )
    return Found(
        Extent(f"{extent.value}/..", extent.end, None, extent.calendar), point.end, "after", "range"
    )


def _dialect_ago(run: PeriodRun, index: int, reference: Reference) -> Found | None:
    """Read «من أسبوع» as a whole text."""
    duration = read_duration(run, index + 1)
    if duration is None or not run.is_whole(index, duration.end):
        return None
    return _exact(duration, duration.end, reference, -1)


def _exact(duration: Duration, end: int, reference: Reference, sign: int) -> Found:
    day: dt.date | None = None if reference is None else duration.from_day(reference, sign)
    extent = Extent(duration.iso()) if day is None else date_extent(day)
    return Found(extent, end, "ago" if sign < 0 else "in", "date")
