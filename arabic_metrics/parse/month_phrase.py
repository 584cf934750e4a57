"""Months: أغسطس 2025, يناير/كانون الثاني, شهر 8, الشهر الثامن, آب الماضي, رمضان 1446هـ, الشهر الجاري."""

import re
from dataclasses import replace

from arabic_metrics.parse.calendar import HIJRI, hijri_month
from arabic_metrics.parse.period_node import Fixed, Month, Year
from arabic_metrics.parse.period_number import read_count, read_ordinal
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.year_phrase import Point, anaphoric, read_shift, read_year_tail

MONTH_AND_YEAR = re.compile(r"(?:([0-9]{1,2})[-/]([0-9]{4})|([0-9]{4})[-/]([0-9]{1,2}))")
FIRST_GREGORIAN = 1600  # a Hijri month with a later year is that of a Gregorian year: رمضان 2023


def read_month(run: PeriodRun, index: int) -> Point | None:
    """Read a month with its year or its place against the reference; a guarded name alone is not sure."""
    if index >= run.stop:
        return None
    named = read_month_name(run, index)
    if named is None:
        return _relative_month(run, index)
    month, end = named.node, named.end
    if not isinstance(month, Month) or month.shift is not None or month.year is not None:
        return named
    shift = read_shift(run, end)
    if shift is not None:
        if anaphoric(run, shift):
            return Point(month, shift.end, rule="month")
        return Point(replace(month, shift=shift.steps), shift.end, rule="relative month")
    year = read_year_tail(run, end)
    if year is None:
        return named
    if not isinstance(year.node, Year):
        return Point(month, year.end, rule="month")
    return Point(month_of_year(month, year.node), year.end, rule="month")


def month_of_year(month: Month, year: Year) -> Month:
    """Give a month its year; a Hijri month of a Gregorian year is looked up."""
    if (
        month.calendar == HIJRI
        and year.number is not None
        and year.number >= FIRST_GREGORIAN
        and month.number is not None
    ):
        near = int((year.number - 622) * 1.0307)
        for candidate in (near - 1, near, near + 1, near + 2):
            start = hijri_month(candidate, month.number)[0]
            if start is not None and start.year == year.number:
                return replace(month, year=Year(candidate, calendar=HIJRI))
    return replace(month, year=replace(year, calendar=month.calendar))


def read_month_name(run: PeriodRun, index: int) -> Point | None:
    """Read a month's name or number, without what follows it."""
    token = run.at(index)
    if token is None:
        return None
    if "this" in token.word.roles:
        named = run.at(index + 1)
        if named is None or not named.word.month or not run.beside(index + 1):
            return None
        return Point(
            Month(named.word.month, shift=0, calendar=named.word.calendar),
            index + 2,
            rule="relative month",
        )
    headed = token.word.unit == "month" and token.word.number == "singular"
    if headed:
        return _headed(run, index, article=token.article)
    if not token.word.month:
        return None
    return _name(run, index, sure=not token.word.guarded)


def _name(run: PeriodRun, index: int, *, sure: bool) -> Point:
    token = run.tokens[index]
    end = index + 1
    other = run.at(end)
    if (
        other is not None
        and other.gap in ("/", "(", "-")
        and other.word.month == token.word.month
        and other.word.calendar == token.word.calendar
    ):
        if other.gap == "(" and run.text[other.end : other.end + 1] == ")":
            other.end += 1
            following = run.at(end + 1)
            if following is not None:
                following.gap = following.gap.lstrip(")").strip()
        end, sure = end + 1, True
    if run.has(end, "blessed"):
        end, sure = end + 1, True
    return Point(
        Month(token.word.month, calendar=token.word.calendar), end, sure=sure, rule="month"
    )


def _headed(run: PeriodRun, index: int, *, article: bool) -> Point | None:
    place = index + 1
    token = run.at(place)
    if token is None or not run.beside(place):
        return None
    if article:
        number = read_ordinal(run, place)
        if (
            number is None
            or not token.article
            or not isinstance(number.value, int)
            or number.value > 12
        ):
            return None
        return Point(Month(number.value), number.end, rule="month")
    if token.word.month:
        return _name(run, place, sure=True)
    if "one" in token.word.roles:
        return None
    found = MONTH_AND_YEAR.fullmatch(token.digits)
    if found:
        month, year = int(found[1] or found[4]), int(found[2] or found[3])
        return (
            Point(Month(month, Year(year)), place + 1, rule="month") if 1 <= month <= 12 else None
        )
    if token.digits and not (token.digits.isdecimal() and len(token.digits) <= 2):
        return None
    count = read_count(run, place) or read_ordinal(run, place)
    if count is None or count.value not in range(1, 13) or token.joins:
        return None
    return Point(Month(int(count.value)), count.end, rule="month")


def _relative_month(run: PeriodRun, index: int) -> Point | None:
    """Read «الشهر الماضي», «هذا الشهر»; «الشهر» alone is not sure."""
    token = run.tokens[index]
    this = "this" in token.word.roles
    place = index + 1 if this else index
    head = run.at(place)
    if (
        head is None
        or head.word.unit != "month"
        or head.word.number != "singular"
        or not head.article
    ):
        return None
    if this:
        return (
            Point(Month(shift=0), place + 1, rule="relative month") if run.beside(place) else None
        )
    shift = read_shift(run, place + 1)
    if shift is not None and shift.role != "last":
        if anaphoric(run, shift):
            return Point(Fixed("PXX"), shift.end, rule="anaphor", kind="anaphor")
        return Point(Month(shift=shift.steps), shift.end, rule="relative month")
    if run.definite_after(place):
        return None
    return Point(Month(shift=0), place + 1, sure=False, rule="relative month")
