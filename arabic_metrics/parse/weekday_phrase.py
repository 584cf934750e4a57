"""Weekdays and named days: يوم الجمعة الماضي, أمس السبت, أول جمعة من يوليو, الخميس 21, الجمعة من الأسبوع المقبل."""

from arabic_metrics.parse.day_phrase import read_day
from arabic_metrics.parse.digit_date import ends_clause
from arabic_metrics.parse.month_phrase import read_month
from arabic_metrics.parse.part_node import EdgeDay
from arabic_metrics.parse.period_node import Day, Fixed, Month, NamedDay, Year
from arabic_metrics.parse.period_number import COMMAS, read_day_number, read_ordinal
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.week_node import (
    Week,
    Weekday,
    WeekdayAfter,
    WeekdayAndNumber,
    WeekdayOfMonth,
)
from arabic_metrics.parse.year_phrase import Point, anaphoric, read_shift, read_year_tail


def read_named_day(run: PeriodRun, index: int) -> Point | None:
    """Read أمس, غدا, بعد غد, اليوم, with «يوم» before and a weekday behind."""
    place, headed = index, False
    token = run.tokens[index]
    if "this" in token.word.roles:
        place, headed = index + 1, True
    elif token.word.unit == "day" and token.word.number == "singular":
        following = run.at(index + 1)
        if following is not None and run.beside(index + 1):
            if "which" in following.word.roles:
                following, place = run.at(index + 2), index + 1
            if (
                following is not None
                and following.word.day_shift is not None
                and run.beside(place + 1)
            ):
                place, headed = place + 1, True
            else:
                place = index
    named = run.at(place)
    if named is None or named.word.day_shift is None or (place > index and not run.beside(place)):
        return None
    if not headed and named.word.guarded_day and not _cued(run, place):
        return None
    if not headed and undone(run, place):
        return None
    shift, end = named.word.day_shift, place + 1
    if shift == 0 and (headed is False or "this" in run.tokens[index].word.roles):
        relative = read_shift(run, end)
        if relative is not None or run.has(end, "same_after"):
            return None  # «اليوم التالي», «اليوم نفسه» are read elsewhere
        numbered = run.at(end)
        if (
            numbered is not None
            and run.beside(end)
            and numbered.article
            and read_ordinal(run, end) is not None
        ):
            return None  # «لليوم الثامن على التوالي»
        if not headed and _per_day(run, place):
            return None
    weekday = run.at(end)
    if (
        weekday is not None
        and run.beside(end)
        and weekday.word.weekday
        and weekday.article
        and not weekday.joins
    ):
        end += 1
        date = read_day(run, end) if run.beside(end, COMMAS) and end < run.stop else None
        if date is not None and isinstance(date.node, Day):
            return date  # «أمس الإثنين 6 فيفري»
    elif not headed and shift == 1 and not named.article and _is_verb(run, place):
        return None
    return Point(NamedDay(shift), end, rule="named day")


def _cued(run: PeriodRun, index: int) -> bool:
    before = run.at(index - 1)
    roles = frozenset(("in", "from", "to", "until", "since", "between", "before", "and"))
    return (
        run.tokens[index].particle != "" or run.tokens[index].joins or run.is_whole(index, index + 1)
        or (before is not None and run.beside(index) and bool(before.word.roles & roles))
    )  # fmt: skip


def _per_day(run: PeriodRun, index: int) -> bool:
    """«حبتان في اليوم»: a rate, unless a weekday or a date says which day."""
    before = run.at(index - 1)
    inside = run.tokens[index].particle == "ب" or (
        before is not None and run.beside(index) and "in" in before.word.roles
    )
    following = run.at(index + 1)
    dated = (
        following is not None
        and run.beside(index + 1)
        and (following.word.weekday or following.numeral is not None)
    )
    return inside and not dated


def _is_verb(run: PeriodRun, index: int) -> bool:
    """«غدا الأمر واضحا»: at the head of a clause and before its subject it is «became»."""
    following = run.at(index + 1)
    definite = run.definite_after(index) or (
        following is not None and following.article and not following.gap
    )
    return definite and not run.word_before(index)


def undone(run: PeriodRun, index: int) -> bool:
    """Whether the neighbours of a time word make it something else: المصري اليوم, صلاة الجمعة."""
    token = run.tokens[index]
    surface = run.text[token.start : token.end]
    rule = run.vocabulary.rules.get(surface)
    if rule is None:
        return False
    return run.word_before(index) in rule.before or run.word_after(index) in rule.after


def read_weekday(run: PeriodRun, index: int) -> Point | None:
    """Read a weekday and what places it."""
    token = run.tokens[index]
    if "this" in token.word.roles:
        named = run.at(index + 1)
        if named is not None and run.beside(index + 1) and named.word.weekday and named.article:
            return Point(Weekday(named.word.weekday, coming=True), index + 2, rule="weekday")
        return None
    nth = _nth(run, index)
    if nth is not None:
        return nth
    place = index
    if token.word.unit == "day" and token.word.number == "singular" and run.beside(index + 1):
        place += 1
    named = run.at(place)
    if named is None or not named.word.weekday:
        return None
    end = place + 1
    if not named.article:
        week = _week(run, end)
        if week is not None and not named.joins:
            return Point(Weekday(named.word.weekday, week=week[0]), week[1], rule="weekday")
        return None
    if place == index and undone(run, place):
        return None
    return _placed(run, named.word.weekday, end)


def _placed(run: PeriodRun, weekday: int, end: int) -> Point:
    shift = read_shift(run, end)
    if shift is not None and shift.role != "last":
        if anaphoric(run, shift):
            return Point(Fixed("PXX"), shift.end, rule="anaphor", kind="anaphor")
        sign = (shift.steps > 0) - (shift.steps < 0)
        return Point(
            Weekday(weekday, shift.steps, steps=shift.steps - sign), shift.end, rule="weekday"
        )
    week = _week(run, end)
    if week is not None:
        return Point(Weekday(weekday, week=week[0]), week[1], rule="weekday")
    place = end + 1 if run.has(end, "in") else end
    token = run.at(place)
    if token is not None and run.beside(place) and not token.joins:
        if "last" in token.word.roles or (
            token.word.shift is not None and token.word.relative_role == "last" and token.article
        ):
            month = _in_month(run, place + 1)
            if month is not None:
                return Point(
                    WeekdayOfMonth(-1, weekday, month[0]), month[1], rule="weekday of month"
                )
        ordinal = read_ordinal(run, place) if token.article else None
        if ordinal is not None:
            month = _in_month(run, ordinal.end)
            if month is not None and ordinal.value in range(1, 6):
                return Point(
                    WeekdayOfMonth(int(ordinal.value), weekday, month[0]),
                    month[1],
                    rule="weekday of month",
                )
        number = read_day_number(run, place)
        if (
            number is not None
            and number.value in range(1, 32)
            and (token.article or ends_clause(run, number.end))
        ):
            return Point(
                WeekdayAndNumber(weekday, int(number.value)), number.end, rule="weekday and day"
            )
    return Point(Weekday(weekday), end, rule="weekday")


def _week(run: PeriodRun, index: int) -> tuple[Week, int] | None:
    """Read «من الأسبوع المقبل», «هذا الأسبوع»."""
    place = index + 1 if run.has(index, "of") or run.has(index, "in") else index
    found = read_week(run, place) if run.beside(place) else None
    return (
        None
        if found is None or not isinstance(found.node, Week) or not found.sure
        else (found.node, found.end)
    )


def read_week(run: PeriodRun, index: int) -> Point | None:
    """Read «الأسبوع الماضي», «هذا الأسبوع»; «الأسبوع» alone is not sure."""
    token = run.at(index)
    if token is None:
        return None
    this = "this" in token.word.roles
    place = index + 1 if this else index
    head = run.at(place)
    if (
        head is None
        or head.word.unit != "week"
        or head.word.number != "singular"
        or not head.article
    ):
        return None
    if this:
        return Point(Week(0), place + 1, rule="relative week") if run.beside(place) else None
    shift = read_shift(run, place + 1)
    if shift is not None and shift.role != "last":
        if anaphoric(run, shift):
            return Point(Fixed("PXX"), shift.end, rule="anaphor", kind="anaphor")
        return Point(Week(shift.steps), shift.end, rule="relative week")
    return Point(Week(0), place + 1, sure=False, rule="relative week")


def _nth(run: PeriodRun, index: int) -> Point | None:
    """Read «أول جمعة من يوليو», «آخر يوم بشهر عشرة», «ثالث ثلاثاء بعد …»."""
    token = run.tokens[index]
    number, end = 0, index + 1
    if "last" in token.word.roles and not token.article:
        number = -1
    elif token.numeral is not None and token.numeral.numeral.ordinal and not token.article:
        ordinal = read_ordinal(run, index)
        if ordinal is None or ordinal.value not in range(1, 6):
            return None
        number, end = int(ordinal.value), ordinal.end
    else:
        return None
    named = run.at(end)
    if named is None or not run.beside(end):
        return None
    day = named.word.unit == "day" and named.word.number == "singular" and not named.article
    if day:
        following = run.at(end + 1)
        if following is not None and following.word.weekday and run.beside(end + 1):
            named, end, day = following, end + 1, False
    if not day and not named.word.weekday:
        return None
    month = _in_month(run, end + 1)
    if month is not None:
        if day:
            return _edge_day(number, month[0], month[1])
        return Point(
            WeekdayOfMonth(number, named.word.weekday, month[0]), month[1], rule="weekday of month"
        )
    if day:
        year = read_year_tail(run, end + 1)
        return (
            None
            if year is None or not isinstance(year.node, Year)
            else _edge_day(number, year.node, year.end)
        )
    if number > 0 and run.has(end + 1, "after"):
        after = read_day(run, end + 2)
        if after is not None:
            return Point(
                WeekdayAfter(number, named.word.weekday, after.node),
                after.end,
                rule="weekday after a day",
            )
    return None


def _edge_day(number: int, whole: Month | Year, end: int) -> Point | None:
    if number not in (1, -1):
        return None
    return Point(EdgeDay(whole, first=number == 1), end, rule="first or last day")


def _in_month(run: PeriodRun, index: int) -> tuple[Month, int] | None:
    """Read the month behind «من», «في» or an attached «ب»."""
    linked = run.has(index, "of") or run.has(index, "in")
    place = index + 1 if linked else index
    token = run.at(place)
    if (
        token is None
        or not run.beside(place)
        or not (linked or token.particle or "this" in token.word.roles)
    ):
        return None
    month = read_month(run, place)
    return None if month is None or not isinstance(month.node, Month) else (month.node, month.end)
