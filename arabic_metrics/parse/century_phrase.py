"""Decades and centuries: السبعينيات, سبعينيات القرن الماضي, العقد الأول من القرن الحالي, القرن الحادي والعشرون, القرن الثالث الهجري."""

from arabic_metrics.parse.calendar import GREGORIAN
from arabic_metrics.parse.first_units import skip_article
from arabic_metrics.parse.part_node import Century, Decade
from arabic_metrics.parse.period_node import Fixed
from arabic_metrics.parse.period_number import Count, read_count, read_ordinal
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.weekday_phrase import undone
from arabic_metrics.parse.year_phrase import Point, read_era, read_shift

LAST_CENTURY = 30
FIRST_HUNDRED, LAST_HUNDRED = 1000, 2100  # of a decade that is said with its hundred
DECADES = 10


def read_decade(run: PeriodRun, index: int) -> Point | None:
    """Read «السبعينيات», «سبعينيات القرن الماضي», «العقد الماضي», «العقد الأول من القرن الحالي»."""
    token = run.tokens[index]
    place = index
    if "decade_head" in token.word.roles and not token.article and run.beside(index + 1):
        following = run.at(index + 1)
        if following is not None and following.word.decade:
            place, token = index + 1, following
    if not token.word.decade:
        if token.word.unit == "decade" and token.article and token.word.number == "singular":
            return _counted_decade(run, index)
        return None
    end = place + 1
    century = _century_behind(run, end)
    if century is not None:
        whole, end = century
        if isinstance(whole, Century):
            return Point(Decade(token.word.decade, whole.number, whole.shift), end, rule="decade")
        return Point(whole, end, rule="decade")
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
        if ordinal is None or ordinal.value not in range(1, DECADES + 1):
            return None
        number, end = int(ordinal.value), ordinal.end
    century = _century_behind(run, end)
    if century is None or not isinstance(century[0], Century):
        return None
    node = century[0]
    return Point(Decade(10 * (number - 1), node.number, node.shift), century[1], rule="decade")


def _century_behind(run: PeriodRun, end: int) -> tuple[Century | Fixed, int] | None:
    place = end + 1 if run.has(end, "of") else end
    found = read_century(run, place) if place < run.stop and run.beside(place) else None
    if found is None or not isinstance(found.node, Century | Fixed):
        return None
    return found.node, found.end


def read_hundreds_decade(run: PeriodRun, index: int) -> Point | None:
    """Read a decade with its hundred: «ألف وتسعمئة وسبعينيات»."""
    hundreds = read_count(run, index)
    if hundreds is None or hundreds.end >= run.stop or not isinstance(hundreds.value, int):
        return None
    value, place = hundreds.value, hundreds.end
    if "and" in run.tokens[place].word.roles and run.beside(place):
        place += 1
    decade = run.at(place)
    if decade is None or not decade.word.decade or not run.beside(place):
        return None
    if not (decade.joins or place > hundreds.end):
        return None
    if value % 100 or not FIRST_HUNDRED <= value <= LAST_HUNDRED:
        return None
    return Point(Decade(decade.word.decade, value // 100), place + 1, rule="decade")


def read_century(run: PeriodRun, index: int) -> Point | None:
    """Read «القرن العشرون», «القرن الـ19», «القرن الماضي», «هذا القرن», «القرن الثالث الهجري»."""
    token = run.tokens[index]
    this = "this" in token.word.roles
    place = index + 1 if this else index
    if not run.has(place, "century_head") and not (
        place == index and "century_head" in token.word.roles
    ):
        return None
    if undone(run, place):
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


def read_definite_number(run: PeriodRun, index: int) -> Count | None:
    """Read an ordinal, digits, or a definite ten that stands for one: القرن العشرين, القرن الـ19, القرن 19."""
    token = run.at(index)
    if token is None or not run.beside(index):
        return None
    if "article" in token.word.roles or token.digits:
        place = skip_article(run, index)
        number = run.at(place)
        digits = number is not None and number.digits.isdecimal() and run.beside(place)
        return read_count(run, place) if digits else None
    if not token.article or token.numeral is None:
        return None
    return read_ordinal(run, index) or read_count(run, index)
