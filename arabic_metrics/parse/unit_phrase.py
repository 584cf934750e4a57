"""Quarters, halves, seasons, parts and numbered weeks: الربع الثالث من 2025, صيف العام الماضي, أوائل مايو, الأسبوع الثالث من عام 2027."""

from arabic_metrics.parse.century_phrase import read_century, read_decade
from arabic_metrics.parse.day_phrase import read_day
from arabic_metrics.parse.month_phrase import read_month
from arabic_metrics.parse.part_node import (
    Century,
    HalfCentury,
    HalfMonth,
    Part,
    Season,
    YearPart,
)
from arabic_metrics.parse.period_node import Fixed, Month, NamedDay, Year
from arabic_metrics.parse.period_number import read_ordinal
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.week_node import NumberedWeek, Week, Weekend
from arabic_metrics.parse.weekday_phrase import read_week
from arabic_metrics.parse.year_phrase import Point, anaphoric, read_shift, read_year, read_year_tail

SIZES = {"quarter": 3, "half": 6}


def read_year_part(run: PeriodRun, index: int) -> Point | None:
    """Read a quarter or a half. «الربع الثالث» without a year is not sure."""
    token = run.tokens[index]
    if token.numeral is not None and token.digits:
        return _year_first(run, index)
    if token.word.unit not in SIZES or not token.article:
        if "this" in token.word.roles:
            head = run.at(index + 1)
            if (
                head is not None
                and head.word.unit == "quarter"
                and head.article
                and run.beside(index + 1)
                and not head.word.guarded_unit
            ):
                return Point(YearPart(3), index + 2, rule="relative quarter")
        return None
    size = SIZES[token.word.unit]
    numbered = _number(run, index + 1, 12 // size)
    if numbered is None:
        shift = read_shift(run, index + 1)
        if shift is None or size != 3 or token.word.guarded_unit or shift.role == "last":
            return None
        if anaphoric(run, shift):
            return Point(Fixed("PXX"), shift.end, rule="anaphor", kind="anaphor")
        return Point(YearPart(3, shift=shift.steps), shift.end, rule="relative quarter")
    number, end = numbered
    rule = "quarter" if size == 3 else "half"
    year = read_year_tail(run, end)
    if (
        year is not None
        and isinstance(year.node, Year)
        and (year.sure or not token.word.guarded_unit)
    ):
        return Point(YearPart(size, number, year.node), year.end, rule=rule)
    if size == 6 and (run.has(end, "from")):
        month = read_month(run, end + 1)
        if month is not None and isinstance(month.node, Month):
            return Point(HalfMonth(number, month.node), month.end, rule="half of a month")
        century = read_century(run, end + 1) if end + 1 < run.stop else None
        if century is not None and isinstance(century.node, Century):
            half = HalfCentury(number, century.node)
            return Point(half, century.end, rule="half of a century")
    return Point(YearPart(size, number), end, sure=False, rule=rule)


def _number(run: PeriodRun, index: int, last: int) -> tuple[int, int] | None:
    token = run.at(index)
    if token is None or not run.beside(index) or not token.article:
        return None
    if token.word.shift is not None and token.word.relative_role == "last":
        return last, index + 1
    found = read_ordinal(run, index)
    if found is None or found.value not in range(1, last + 1):
        return None
    return int(found.value), found.end


def _year_first(run: PeriodRun, index: int) -> Point | None:
    """Read «2016 الربع الثالث»."""
    token = run.tokens[index]
    if (
        len(token.digits) != 4
        or not token.digits.isdecimal()
        or not run.beside(index + 1)
        or index + 1 >= run.stop
    ):
        return None
    part = read_year_part(run, index + 1) if run.tokens[index + 1].word.unit in SIZES else None
    if (
        part is None
        or not isinstance(part.node, YearPart)
        or part.node.number is None
        or part.node.year is not None
    ):
        return None
    return Point(
        YearPart(part.node.size, part.node.number, Year(int(token.digits))),
        part.end,
        rule=part.rule,
    )


def read_season(run: PeriodRun, index: int) -> Point | None:
    """Read a season with its year or its place against the reference."""
    token = run.tokens[index]
    if "this" in token.word.roles:
        season = run.at(index + 1)
        if (
            season is None
            or not season.word.season
            or not season.article
            or not run.beside(index + 1)
        ):
            return None
        return Point(Season(season.word.season, Year()), index + 2, rule="season")
    if not token.word.season:
        return None
    shift = read_shift(run, index + 1)
    if shift is not None and token.article and shift.role == "plain":
        return Point(
            Season(token.word.season, Year(shift=shift.steps), shifted=True),
            shift.end,
            rule="season",
        )
    year = read_year_tail(run, index + 1)
    if year is None or not isinstance(year.node, Year) or not year.sure:
        return None
    return Point(Season(token.word.season, year.node), year.end, rule="season")


def read_part(run: PeriodRun, index: int) -> Point | None:
    """Read أوائل, منتصف, أواخر, بقية with the unit that they are a part of."""
    token = run.tokens[index]
    if not token.word.part or token.article:
        return None
    place = index + 1
    if run.has(place, "from") or run.has(place, "in"):
        place += 1
    if place >= run.stop or not run.beside(place):
        return None
    part = token.word.part
    if part not in ("rest", "within"):
        day = read_day(run, place)
        if day is not None and not isinstance(day.node, Month):
            return None
    whole = (
        read_month(run, place)
        or read_year(run, place)
        or read_week(run, place)
        or read_decade(run, place)
        or read_century(run, place)
    )
    if whole is None:
        quarter = read_year_part(run, place)
        whole = quarter if quarter is not None and quarter.sure else None
    if whole is None and part not in ("rest", "within"):
        whole = read_year_tail(run, place)
    if whole is None:
        return None
    if isinstance(whole.node, Week) and part == "end":
        return Point(Weekend(whole.node), whole.end, rule="weekend")
    return Point(Part(part, whole.node), whole.end, rule="part", kind=whole.kind)


def read_numbered_week(run: PeriodRun, index: int) -> Point | None:
    """Read «الأسبوع الثالث من عام 2027», «آخر أسبوع في سبتمبر», «أسبوع 16 سبتمبر»."""
    token = run.tokens[index]
    if token.word.unit == "week" and token.word.number == "singular":
        if not token.article:
            day = (
                read_day(run, index + 1) if index + 1 < run.stop and run.beside(index + 1) else None
            )
            return None if day is None else Point(Week(day=day.node), day.end, rule="week of a day")
        numbered = _number(run, index + 1, -1) or _ordinal_week(run, index + 1)
        return None if numbered is None else _week_within(run, *numbered)
    last = "last" in token.word.roles and not token.article
    ordinal = read_ordinal(run, index) if token.numeral is not None and not token.article else None
    end = index + 1 if last else ordinal.end if ordinal is not None else 0
    week = run.at(end) if end else None
    if (
        week is None
        or week.word.unit != "week"
        or week.word.number != "singular"
        or week.article
        or not run.beside(end)
    ):
        return None
    return _week_within(run, -1 if last or ordinal is None else int(ordinal.value), end + 1)


def _ordinal_week(run: PeriodRun, index: int) -> tuple[int, int] | None:
    token = run.at(index)
    if token is None or not token.article or not run.beside(index):
        return None
    found = read_ordinal(run, index)
    return (
        None if found is None or found.value not in range(1, 54) else (int(found.value), found.end)
    )


def _week_within(run: PeriodRun, number: int, end: int) -> Point | None:
    place = end + 1 if run.has(end, "of") or run.has(end, "in") else end
    if place >= run.stop or not run.beside(place):
        return None
    month = read_month(run, place)
    if month is not None and isinstance(month.node, Month) and (place > end or month.sure):
        return Point(NumberedWeek(number, month.node), month.end, rule="week of a month")
    year = read_year_tail(run, end) or read_year(run, place)
    if year is not None and isinstance(year.node, Year) and year.sure:
        return Point(NumberedWeek(number, year.node), year.end, rule="week of a year")
    return None


def read_relative_day(run: PeriodRun, index: int) -> Point | None:
    """Read «اليوم التالي», «اليوم الماضي»."""
    token = run.tokens[index]
    if token.word.unit != "day" or token.word.number != "singular" or not token.article:
        return None
    shift = read_shift(run, index + 1)
    if shift is None or shift.role == "last" or shift.steps == 0:
        return None
    if anaphoric(run, shift):
        return Point(Fixed("PXX"), shift.end, rule="anaphor", kind="anaphor")
    return Point(NamedDay(shift.steps), shift.end, rule="relative day")
