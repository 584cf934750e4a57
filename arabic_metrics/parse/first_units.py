"""The first or last units of a longer one: أول تسعة أشهر من 2025, الأيام العشرة الأولى من مايو."""

from arabic_metrics.parse.month_phrase import read_month
from arabic_metrics.parse.part_node import FirstDays, FirstMonths
from arabic_metrics.parse.period_node import Month, Year
from arabic_metrics.parse.period_number import read_count
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.year_phrase import Point, read_year_tail


def read_first_units(run: PeriodRun, index: int) -> Point | None:
    """Read «أول تسعة أشهر من 2025», «الأشهر التسعة الأولى من العام», «الشهرين الأولين من 2024»."""
    token = run.tokens[index]
    last = "last" in token.word.roles
    if (
        (token.numeral is not None and token.numeral.numeral.ordinal == 1) or last
    ) and not token.article:
        counted = _counted_unit(run, index + 1)
        if counted is None:
            return None
        count, unit, end = counted
    else:
        counted = _counted_unit(run, index)
        if counted is None or not token.article:
            return None
        count, unit, end = counted
        closing = run.at(end)
        if closing is None or not run.beside(end):
            return None
        last = closing.word.shift is not None and closing.word.relative_role == "last"
        if not last and "firsts" not in closing.word.roles:
            return None
        end += 1
    return _units_within(run, count, unit, end, last=last)


def _units_within(run: PeriodRun, count: int, unit: str, end: int, *, last: bool) -> Point | None:
    if unit == "month":
        year = read_year_tail(run, end)
        if year is not None and isinstance(year.node, Year) and 1 <= count <= 12:
            return Point(FirstMonths(count, year.node, last), year.end, rule="first months")
    if unit == "day" and (run.has(end, "of") or run.has(end, "in")):
        month = read_month(run, end + 1)
        if month is not None and isinstance(month.node, Month) and 1 <= count <= 31:
            return Point(FirstDays(count, month.node, last), month.end, rule="first days")
    return None


def _counted_unit(run: PeriodRun, index: int) -> tuple[int, str, int] | None:
    """Read «تسعة أشهر», «الأشهر التسعة», «التسعة أشهر», «الأشهر الـ9», «الشهرين»; the count, the unit, the end."""
    token = run.at(index)
    if token is None or not run.beside(index):
        return None
    if token.word.unit and token.word.number == "dual":
        return 2, token.word.unit, index + 1
    if token.word.unit and token.word.number == "plural":
        if not token.article:
            return None
        place = skip_article(run, index + 1)
        count = read_count(run, place) if place < run.stop and run.beside(place) else None
        if count is None or not isinstance(count.value, int):
            return None
        return count.value, token.word.unit, count.end
    place = skip_article(run, index)
    if place >= run.stop or run.tokens[place].numeral is None:
        return None
    count = read_count(run, place)
    unit = run.at(count.end) if count is not None else None
    if (
        count is None
        or unit is None
        or not isinstance(count.value, int)
        or not unit.word.unit
        or not run.beside(count.end)
    ):
        return None
    return (
        (count.value, unit.word.unit, count.end + 1)
        if unit.word.number in ("singular", "plural")
        else None
    )


def skip_article(run: PeriodRun, index: int) -> int:
    """Step over «الـ» before digits."""
    token = run.at(index)
    return (
        index + 1
        if token is not None and "article" in token.word.roles and run.beside(index)
        else index
    )
