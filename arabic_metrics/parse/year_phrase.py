"""Years and what leads to one: عام 2024, سنة ألفين, العام الماضي, العام المالي 2023/2024, and the tail of «مايو من العام الجاري»."""

import re
from dataclasses import dataclass

from arabic_metrics.lexicon.entry_period import Calendar
from arabic_metrics.parse.calendar import GREGORIAN, HIJRI
from arabic_metrics.parse.period_node import Fixed, Node, Year
from arabic_metrics.parse.period_number import (
    COMMAS,
    read_count,
    read_ordinal,
    read_year_number,
)
from arabic_metrics.parse.period_token import PeriodRun

TWO_YEARS = re.compile(r"([0-9]{4})[-/]([0-9]{4})")
LAST_EARLY = 999
YEAR_GAPS = COMMAS | {"-", "/"}


@dataclass(frozen=True, slots=True)
class Point:
    """A phrase that names one stretch of time, and the token behind it; not `sure`: it needs a cue before it."""

    node: Node
    end: int
    sure: bool = True
    rule: str = "date"
    kind: str = "date"


@dataclass(frozen=True, slots=True)
class Shift:
    """الماضي -1, قبل الماضي -2, المقبل 1."""

    steps: int
    role: str
    end: int


def read_shift(run: PeriodRun, index: int) -> Shift | None:
    """Read a relative adjective, with «قبل» or «بعد» before it."""
    token = run.at(index)
    if token is None or not run.beside(index) or token.joins or token.particle:
        return None
    if token.word.shift is not None and token.article:
        return Shift(token.word.shift, token.word.relative_role, index + 1)
    if token.word.roles & {"before", "after"} and not token.joins:
        following = run.at(index + 1)
        if (
            following is not None
            and run.beside(index + 1)
            and following.word.shift
            and following.article
        ):
            sign = -1 if "before" in token.word.roles else 1
            if sign == following.word.shift:
                return Shift(2 * sign, "plain", index + 2)
    return None


def anaphoric(run: PeriodRun, shift: Shift) -> bool:
    """Whether «التالي» follows an earlier date of the text, not the publication date."""
    return run.seen and shift.role == "anaphoric"


def read_era(run: PeriodRun, index: int) -> tuple[Calendar | None, int]:
    """Read «م», «ميلادية», «هـ», «للهجرة» behind a year."""
    if run.has(index, "hijri"):
        return HIJRI, index + 1
    if run.has(index, "gregorian"):
        return GREGORIAN, index + 1
    return None, index


def read_year(run: PeriodRun, index: int) -> Point | None:
    """Read a year with its head; «العام» alone is not sure."""
    token = run.at(index)
    if token is None:
        return None
    if "this" in token.word.roles:
        head = run.at(index + 1)
        if (
            head is None
            or head.word.unit != "year"
            or not head.article
            or head.word.number != "singular"
        ):
            return None
        return Point(Year(), index + 2, rule="relative year") if run.beside(index + 1) else None
    if token.word.unit != "year" or token.word.number != "singular":
        return None
    place = index + 1
    calendar: Calendar | None = None
    if run.has(place, "fiscal"):
        return _fiscal(run, place + 1)
    if run.has(place, "hijri") or run.has(place, "gregorian"):
        calendar, place = read_era(run, place)
    if run.beside(place) and place < run.stop:
        number = read_year_number(run, place, low=100)
        if number is not None and isinstance(number.value, int):
            era, end = read_era(run, number.end)
            return Point(
                Year(number.value, calendar=calendar or era or GREGORIAN), end, rule="year"
            )
        early = read_early_year(run, place)
        if early is not None:
            return early
        shift = read_shift(run, place)
        if shift is not None and token.article and shift.role != "last":
            if anaphoric(run, shift):
                return Point(Fixed("PXX"), shift.end, rule="anaphor", kind="anaphor")
            return Point(
                Year(shift=shift.steps, calendar=calendar or GREGORIAN),
                shift.end,
                rule="relative year",
            )
    if token.article and place == index + 1 and not run.definite_after(index):
        return Point(Year(), index + 1, sure=False, rule="relative year")
    return None


def read_early_year(run: PeriodRun, index: int) -> Point | None:
    """Read a year of few figures, or of any words, that its era tells from a count: «61 هـ», «الثانية للهجرة», «أربعين من الهجرة»."""
    token = run.at(index)
    if token is None or token.numeral is None or not run.beside(index, YEAR_GAPS):
        return None
    number = read_ordinal(run, index) if token.article else read_count(run, index)
    if number is None or number.value not in range(1, LAST_EARLY + 1):
        return None
    era, end = read_era(run, number.end)
    spelled = run.text[run.tokens[end - 1].start : run.tokens[end - 1].end]
    if era is None or (len(spelled) == 1 and era == GREGORIAN):
        return None  # «عام 61 م»: metres, too
    return Point(Year(int(number.value), calendar=era), end, rule="year")


def _fiscal(run: PeriodRun, index: int) -> Point | None:
    token = run.at(index)
    if token is None or token.gap:
        return None
    found = TWO_YEARS.fullmatch(token.digits)
    if found:
        return Point(Fixed(f"FY{found[1]}/{found[2]}"), index + 1, rule="fiscal year")
    first = read_year_number(run, index)
    if first is not None:
        second = (
            read_year_number(run, first.end) if run.beside(first.end, frozenset("/-")) else None
        )
        if second is not None and second.value == first.value + 1:
            return Point(Fixed(f"FY{first.value}/{second.value}"), second.end, rule="fiscal year")
        return Point(Fixed(f"FY{first.value}"), first.end, rule="fiscal year")
    shift = read_shift(run, index)
    return None if shift is None else Point(Fixed("FYXXXX"), shift.end, rule="fiscal year")


def read_year_tail(run: PeriodRun, index: int, *, loose: bool = False) -> Point | None:
    """Read the year behind a month, quarter or season: 2024, من عام 2024, لعام 2024, من العام الجاري, من العام.

    `loose` also takes «العام» alone without «من».
    """
    if index >= run.stop:
        return None
    linked = run.has(index, "of") or run.has(index, "in")
    place = index + 1 if linked else index
    token = run.at(place)
    if token is None or (linked and not run.beside(place)):
        return None
    if not run.beside(place, YEAR_GAPS):
        return None
    found = read_year(run, place)
    if found is not None:
        return found if found.sure or linked or loose or token.particle == "ل" else None
    early = read_early_year(run, place)
    if early is not None and not token.joins:
        return early
    number = read_year_number(run, place)
    if number is None or not isinstance(number.value, int) or token.joins:
        return None
    era, end = read_era(run, number.end)
    return Point(Year(number.value, calendar=era or GREGORIAN), end, rule="year")
