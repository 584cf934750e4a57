"""Weeks, weekdays, quarters, seasons, decades and parts: الجمعة المقبلة, الأسبوع الثالث من عام 2027, الربع الثالث من 2025, أوائل مايو, أول تسعة أشهر من 2025."""

from arabic_metrics.parse.calendar import GREGORIAN
from arabic_metrics.parse.date_phrase import (
    Point,
    month_at,
    node_of,
    placed,
    read_day,
    read_era,
    read_month,
    read_relative,
    read_shift,
    read_year,
    read_year_tail,
    year_at,
)
from arabic_metrics.parse.period_node import (
    Century,
    Day,
    Days,
    Decade,
    EdgeDay,
    Fixed,
    Month,
    Months,
    NamedDay,
    NumberedWeek,
    Part,
    Season,
    Week,
    Weekday,
    WeekdayAfter,
    WeekdayAndNumber,
    WeekdayOfMonth,
    Weekend,
    Year,
    YearPart,
    YearsPart,
    has_year,
)
from arabic_metrics.parse.period_number import (
    COMMAS,
    Count,
    Quantity,
    ends_clause,
    read_count,
    read_day_number,
    read_ordinal,
)
from arabic_metrics.parse.period_token import NOTHING, PeriodRun

CUES = frozenset(("in", "from", "to", "until", "since", "starting", "between", "before", "and"))
LAST_CENTURY = 30
FIRST_HUNDRED, LAST_HUNDRED = 1000, 2100  # of a decade that is said with its hundred
DECADES = 10
SIZES = {"quarter": 3, "half": 6}
HALVES = ((1, 15), (16, -1))  # the days of the halves of a month


def read_named_day(run: PeriodRun, index: int) -> Point | None:
    """Read أمس, غدا, بعد غد, اليوم, with «يوم» before and a weekday behind."""
    place, headed = index, False
    token = run.at(index)
    if "this" in token.word.roles:
        place, headed = index + 1, True
    elif token.is_one("day"):
        behind = index + 2 if run.has(index + 1, "which") else index + 1
        if run.next(behind).word.day_shift is not None:
            place, headed = behind, True
    named = run.next(place) if headed else token
    if named.word.day_shift is None:
        return None
    if not headed and named.word.guarded_day and not _cued(run, place):
        return None
    if run.is_undone(place):
        return None
    shift, end = named.word.day_shift, place + 1
    if shift == 0 and (not headed or "this" in token.word.roles):
        if read_shift(run, end) is not None or run.has(end, "same_after"):
            return None  # «اليوم التالي», «اليوم نفسه» are read elsewhere
        ordinal = run.next(end)
        if ordinal.article and ordinal.numeral is not None and not ordinal.digits:
            return None  # «لليوم الثامن على التوالي»
        if not headed and _per_day(run, place):
            return None
    weekday = run.next(end)
    if weekday.word.weekday and weekday.article and not weekday.joins:
        end += 1
        date = read_day(run, end) if run.beside(end, COMMAS) else None
        if date is not None and isinstance(date.node, Day):
            return date  # «أمس الإثنين 6 فيفري»
    elif shift == 1 and not named.article and _is_verb(run, place):
        return None
    return Point(NamedDay(shift), end, rule="named day")


def _cued(run: PeriodRun, index: int) -> bool:
    token, roles = run.tokens[index], run.before(index).word.roles
    cued = token.particle != "" or token.joins or not roles.isdisjoint(CUES)
    return cued or run.is_whole(index, index + 1)


def _per_day(run: PeriodRun, index: int) -> bool:
    """«حبتان في اليوم»: a rate, unless a weekday or a date says which day."""
    inside = run.tokens[index].particle == "ب" or "in" in run.before(index).word.roles
    following = run.next(index + 1)
    return inside and not (following.word.weekday or following.numeral is not None)


def _is_verb(run: PeriodRun, index: int) -> bool:
    """«غدا الأمر واضحا»: at the head of a clause and before its subject it is «became»."""
    named = run.next(index + 1).word.roles & {"clock_head", "clock_after"}
    return run.definite_after(index) and not run.word_before(index) and not named


def read_weekday(run: PeriodRun, index: int) -> Point | None:
    """Read a weekday and what places it."""
    token = run.at(index)
    if "this" in token.word.roles:
        named = run.next(index + 1)
        day = Weekday(named.word.weekday, coming=True)
        return Point(day, index + 2, rule="weekday") if day.number and named.article else None
    nth = _nth_day(run, index)
    if nth is not None:
        return nth
    place = index + 1 if token.is_one("day") and run.beside(index + 1) else index
    named, end = run.tokens[place], place + 1
    if not named.word.weekday:
        return None
    if not named.article:
        week = _week(run, end)
        if week is not None and not named.joins:
            return Point(Weekday(named.word.weekday, week=week[0]), week[1], rule="weekday")
        return None
    if place == index and run.is_undone(place):
        return None
    return _which_weekday(run, named.word.weekday, end)


def _which_weekday(run: PeriodRun, weekday: int, end: int) -> Point:
    shift = read_shift(run, end)
    if shift is not None and shift.role != "last":
        sign = (shift.steps > 0) - (shift.steps < 0)
        day = Weekday(weekday, shift.steps, steps=shift.steps - sign)
        return placed(run, shift, day, "weekday")
    week = _week(run, end)
    if week is not None:
        return Point(Weekday(weekday, week=week[0]), week[1], rule="weekday")
    place = run.skip(end, "in")
    token = run.next(place)
    if token is NOTHING or token.joins:
        return Point(Weekday(weekday), end, rule="weekday")
    last = token.word.relative_role == "last"
    number = Count(-1, place + 1) if last else read_ordinal(run, place) if token.article else None
    month = _in_month(run, number.end) if number is not None else None
    if month is not None and number is not None and number.value <= 5:
        nth = WeekdayOfMonth(number.value, weekday, month[0])
        return Point(nth, month[1], rule="weekday of month")
    number = read_day_number(run, place)
    if number is None or number.value > 31:
        return Point(Weekday(weekday), end, rule="weekday")
    if not token.article and not ends_clause(run, number.end):
        return Point(Weekday(weekday), end, rule="weekday")
    dated = WeekdayAndNumber(weekday, number.value)
    return Point(dated, number.end, rule="weekday and day")


def _week(run: PeriodRun, index: int) -> tuple[Week, int] | None:
    """Read «من الأسبوع المقبل», «هذا الأسبوع»."""
    place = run.skip(index, "of", "in")
    found = read_week(run, place) if run.beside(place) else None
    return node_of(found, Week) if found is not None and found.sure else None


def read_week(run: PeriodRun, index: int) -> Point | None:
    """Read «الأسبوع الماضي», «هذا الأسبوع»; «الأسبوع» alone is not sure."""
    return read_relative(run, index, "week", Week)


def _nth_day(run: PeriodRun, index: int) -> Point | None:
    """Read «أول جمعة من يوليو», «آخر يوم بشهر عشرة», «ثالث ثلاثاء بعد …»."""
    token = run.at(index)
    end = index + 1
    if token.article:
        return None
    if "last" in token.word.roles:
        number = -1
    else:
        ordinal = read_ordinal(run, index)
        if ordinal is None or ordinal.value > 5:
            return None
        number, end = ordinal.value, ordinal.end
    named = run.next(end)
    day = named.is_one("day") and not named.article
    if day and run.next(end + 1).word.weekday:
        named, end, day = run.tokens[end + 1], end + 1, False
    weekday = named.word.weekday
    if not day and not weekday:
        return None
    month = _in_month(run, end + 1)
    if day:
        whole = month or year_at(run, end + 1)
        if whole is None or number not in (1, -1):
            return None
        return Point(EdgeDay(whole[0], first=number == 1), whole[1], rule="first or last day")
    if month is not None:
        return Point(WeekdayOfMonth(number, weekday, month[0]), month[1], rule="weekday of month")
    after = read_day(run, end + 2) if number > 0 and run.has(end + 1, "after") else None
    if after is None:
        return None
    node = WeekdayAfter(number, weekday, after.node)
    return Point(node, after.end, rule="weekday after a day")


def _in_month(run: PeriodRun, index: int) -> tuple[Month, int] | None:
    """Read the month behind «من», «في» or an attached «ب»."""
    place = run.skip(index, "of", "in")
    token = run.next(place)
    told = place > index or token.particle or "this" in token.word.roles
    return month_at(run, place) if told and token is not NOTHING else None


def read_decade(run: PeriodRun, index: int) -> Point | None:
    """Read «السبعينيات», «سبعينيات القرن الماضي», «العقد الماضي», «العقد الأول من القرن الحالي»."""
    token = run.at(index)
    place = index
    if "decade_head" in token.word.roles and not token.article and run.next(index + 1).word.decade:
        place, token = index + 1, run.tokens[index + 1]
    if not token.word.decade:
        counted = token.is_one("decade") and token.article
        return _counted_decade(run, index) if counted else None
    end = place + 1
    century = _century_behind(run, end)
    if century is not None:
        return Point(Decade(token.word.decade, century[0]), century[1], rule="decade")
    if run.has(end, "century_head") or not (token.article or place > index):
        return None
    return Point(Decade(token.word.decade), end, rule="decade")


def _counted_decade(run: PeriodRun, index: int) -> Point | None:
    """Read «العقد الماضي», «العقد الثاني من القرن العشرين», «العقد الأخير من القرن الماضي»."""
    shift = read_shift(run, index + 1)
    if shift is not None and shift.role == "plain":
        return Point(Decade(shift=shift.steps), shift.end, rule="decade")
    if shift is not None and shift.role == "last":
        number, end = DECADES, shift.end
    else:
        ordinal = read_definite_number(run, index + 1)
        if ordinal is None:
            return None
        number, end = int(ordinal.value), ordinal.end
    century = _century_behind(run, end)
    if century is None:
        return None
    return Point(Decade(10 * (number - 1), century[0]), century[1], rule="decade")


def _century_behind(run: PeriodRun, end: int) -> tuple[Century, int] | None:
    place = run.skip(end, "of")
    return node_of(read_century(run, place), Century) if run.beside(place) else None


def read_hundreds_decade(run: PeriodRun, index: int) -> Point | None:
    """Read a decade with its hundred: «ألف وتسعمئة وسبعينيات»."""
    hundreds = read_count(run, index)
    if hundreds is None or hundreds.value not in range(FIRST_HUNDRED, LAST_HUNDRED + 1, 100):
        return None
    place = hundreds.end
    decade = run.next(place)
    if not decade.word.decade:
        return None
    century = Century(int(hundreds.value) // 100)
    return Point(Decade(decade.word.decade, century), place + 1, rule="decade")


def read_century(run: PeriodRun, index: int) -> Point | None:
    """Read «القرن العشرون», «القرن الـ19», «القرن الماضي», «هذا القرن», «القرن الثالث الهجري»."""
    token = run.at(index)
    this = "this" in token.word.roles
    place = index + 1 if this else index
    head = run.next(place) if this else token
    if "century_head" not in head.word.roles or run.is_undone(place):
        return None
    place += 1
    if this:
        return Point(Century(shift=0), place, rule="century")
    shift = read_shift(run, place)
    if shift is not None:
        plain = shift.role == "plain"
        return Point(Century(shift=shift.steps), shift.end, rule="century") if plain else None
    number = read_definite_number(run, place)
    if number is None or number.value not in range(1, LAST_CENTURY + 1):
        return None
    if run.has(number.end, "before_christ"):
        return Point(Fixed(f"BC{int(number.value) - 1:02d}"), number.end + 1, rule="century")
    era, end = read_era(run, number.end)
    return Point(Century(int(number.value) - 1, calendar=era or GREGORIAN), end, rule="century")


def read_definite_number(run: PeriodRun, index: int) -> Count | Quantity | None:
    """Read an ordinal, digits, or a definite ten that stands for one: القرن العشرين, القرن الـ19, القرن 19."""
    token = run.next(index)
    if "article" in token.word.roles or token.digits:
        place = run.skip(index, "article")
        return read_count(run, place) if run.next(place).digits.isdecimal() else None
    if not token.article:
        return None
    return read_ordinal(run, index) or read_count(run, index)


def read_first_units(run: PeriodRun, index: int) -> Point | None:
    """Read «أول تسعة أشهر من 2025», «الأشهر التسعة الأولى من العام», «الشهرين الأولين من 2024»."""
    token = run.at(index)
    last = "last" in token.word.roles
    if (token.spelled.ordinal == 1 or last) and not token.article:
        counted = _counted_unit(run, index + 1)
        return None if counted is None else _units_within(run, *counted, last=last)
    counted = _counted_unit(run, index)
    if counted is None:
        return None
    count, unit, end = counted
    word = run.next(end).word
    last = word.relative_role == "last"
    if not last and "firsts" not in word.roles:
        return None
    return _units_within(run, count, unit, end + 1, last=last)


def read_ten_days(run: PeriodRun, index: int) -> Point | None:
    """Read «العشر الأواخر من رمضان», «العشر الأولى من ذي الحجة»: thirds of a month, without the word for days."""
    token, named = run.at(index), run.next(index + 1)
    if not (token.spelled.ten and token.article and named.article) or run.definite_before(index):
        return None  # «الدول العشر الأولى»
    word = named.word
    last = "end" if word.relative_role == "last" else ""
    part = word.part or last or ("begin" if "firsts" in word.roles else "")
    month = _in_month(run, index + 2) if part else None
    return None if month is None else Point(Part(part, month[0]), month[1], rule="part")


def _units_within(run: PeriodRun, count: int, unit: str, end: int, *, last: bool) -> Point | None:
    if unit == "month":
        year = year_at(run, end)
        if year is not None and 1 <= count <= 12:
            months = Months(year[0], 13 - count if last else 1, count)
            return Point(months, year[1], rule="first months")
    if unit == "day" and (place := run.skip(end, "of", "in")) > end:
        month = month_at(run, place)
        if month is not None and 1 <= count <= 31:
            days = Days(month[0], -count, -1) if last else Days(month[0], 1, count)
            return Point(days, month[1], rule="first days")
    return None


def _counted_unit(run: PeriodRun, index: int) -> tuple[int, str, int] | None:
    """Read «تسعة أشهر», «الأشهر التسعة», «التسعة أشهر», «الأشهر الـ9», «الشهرين»; the count, the unit, the end."""
    token = run.next(index)
    if token.word.number == "dual":
        return 2, token.word.unit, index + 1
    plural = token.word.number == "plural" and token.article
    place = run.skip(index + 1 if plural else index, "article")
    count = read_count(run, place) if run.beside(place) else None
    if count is None or not isinstance(count.value, int):
        return None
    if plural:
        return count.value, token.word.unit, count.end
    word = run.next(count.end).word
    return count.value, word.unit, count.end + 1


def read_year_part(run: PeriodRun, index: int) -> Point | None:
    """Read a quarter or a half. «الربع الثالث» without a year is not sure."""
    token = run.at(index)
    if token.numeral is not None and token.digits:
        return _year_first(run, index)
    if token.word.unit not in SIZES or not token.article:
        head = run.next(index + 1)
        quarter = head.word.unit == "quarter" and head.article and not head.word.guarded_unit
        this = "this" in token.word.roles and quarter
        return Point(YearPart(3), index + 2, rule="relative quarter") if this else None
    size = SIZES[token.word.unit]
    numbered = _place_in_order(run, index + 1, 12 // size)
    if numbered is None:
        shift = read_shift(run, index + 1)
        if shift is None or size != 3 or token.word.guarded_unit or shift.role == "last":
            return None
        return placed(run, shift, YearPart(3, shift=shift.steps), "relative quarter")
    number, end = numbered
    rule = "quarter" if size == 3 else "half"
    year = year_at(run, end)
    if year is not None:
        return Point(YearPart(size, number, year[0]), year[1], rule=rule)
    if run.has(end, "from") and not token.word.guarded_unit:
        month = month_at(run, end + 1) if size == 6 else None
        if month is not None:
            half = Days(month[0], *HALVES[number - 1])
            return Point(half, month[1], rule="half of a month")
        whole = read_century(run, end + 1) or (read_decade(run, end + 1) if size == 6 else None)
        if whole is not None and isinstance(whole.node, Century | Decade):
            part = YearsPart(number, 12 // size, whole.node)
            return Point(part, whole.end, rule=f"{rule} of years")
    return Point(YearPart(size, number), end, sure=False, rule=rule)


def _place_in_order(run: PeriodRun, index: int, last: int) -> tuple[int, int] | None:
    token = run.next(index)
    if not token.article:
        return None
    if token.word.relative_role == "last":
        return last, index + 1
    found = read_ordinal(run, index)
    if found is None or found.value not in range(1, last + 1):
        return None
    return found.value, found.end


def _year_first(run: PeriodRun, index: int) -> Point | None:
    """Read «2016 الربع الثالث»."""
    digits = run.tokens[index].digits
    part = read_year_part(run, index + 1) if run.next(index + 1).word.unit in SIZES else None
    if part is None or not isinstance(part.node, YearPart) or has_year(part.node):
        return None
    if len(digits) != 4 or not digits.isdecimal():
        return None
    node = YearPart(part.node.size, part.node.number, Year(int(digits)))
    return Point(node, part.end, rule=part.rule)


def read_season(run: PeriodRun, index: int) -> Point | None:
    """Read a season with its year or its place against the reference."""
    token = run.at(index)
    if "this" in token.word.roles:
        head = run.next(index + 1)
        named = head.word.season and head.article
        return Point(Season(head.word.season, Year()), index + 2, rule="season") if named else None
    shift = read_shift(run, index + 1)
    if shift is not None and shift.role == "plain":
        season = Season(token.word.season, Year(shift=shift.steps), shifted=True)
        return Point(season, shift.end, rule="season")
    year = read_year_tail(run, index + 1)
    if year is None or not isinstance(year.node, Year) or not year.sure:
        return None
    return Point(Season(token.word.season, year.node), year.end, rule="season")


def read_part(run: PeriodRun, index: int) -> Point | None:
    """Read أوائل, منتصف, أواخر, بقية with the unit that they are a part of; «أول الشهر», «آخر العام» too."""
    token, following = run.at(index), run.next(index + 1)
    part = token.word.part
    if not part and following.article and following.word.number == "singular":
        first = "begin" if token.spelled.ordinal == 1 else ""
        part = "end" if "last" in token.word.roles else first
    if not part or token.article:
        return None
    place = run.skip(index + 1, "from", "in")
    if not run.beside(place):
        return None
    whole = read_month(run, place) or read_year(run, place) or read_week(run, place)
    whole = whole or read_decade(run, place) or read_century(run, place)
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
    token = run.at(index)
    if token.is_one("week"):
        if not token.article:
            day = read_day(run, index + 1) if run.beside(index + 1) else None
            return None if day is None else Point(Week(day=day.node), day.end, rule="week of a day")
        last = _place_in_order(run, index + 1, -1)
        if last is not None:
            return _week_within(run, *last)
        numbered = read_definite_number(run, index + 1)
        if numbered is None or numbered.value not in range(1, 54):
            return None
        return _week_within(run, int(numbered.value), numbered.end)
    number = Count(-1, index + 1) if "last" in token.word.roles else read_ordinal(run, index)
    week = NOTHING if number is None else run.next(number.end)
    if number is None or not week.is_one("week"):
        return None
    return _week_within(run, number.value, number.end + 1)


def _week_within(run: PeriodRun, number: int, end: int) -> Point | None:
    place = run.skip(end, "of", "in")
    if not run.beside(place):
        return None
    month = month_at(run, place)
    if month is not None:
        return Point(NumberedWeek(number, month[0]), month[1], rule="week of a month")
    year = read_year_tail(run, end) or read_year(run, place)
    if year is not None and isinstance(year.node, Year) and year.sure:
        return Point(NumberedWeek(number, year.node), year.end, rule="week of a year")
    return None


def read_relative_day(run: PeriodRun, index: int) -> Point | None:
    """Read «اليوم التالي», «اليوم الماضي»."""
    token = run.at(index)
    if not (token.is_one("day") and token.article):
        return None
    shift = read_shift(run, index + 1)
    if shift is None or shift.role == "last" or shift.steps == 0:
        return None
    return placed(run, shift, NamedDay(shift.steps), "relative day")
