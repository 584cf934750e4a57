"""One stretch of time at a place of a run: the longest of what the phrase readers find there."""

from collections.abc import Callable

from arabic_metrics.parse.date_phrase import Point, read_day, read_era, read_month, read_year
from arabic_metrics.parse.identifier import MODERN_YEARS
from arabic_metrics.parse.period_node import Node, Weekday, Year
from arabic_metrics.parse.period_number import read_year_number
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.unit_phrase import (
    read_century,
    read_decade,
    read_first_units,
    read_hundreds_decade,
    read_named_day,
    read_numbered_week,
    read_part,
    read_relative_day,
    read_season,
    read_ten_days,
    read_week,
    read_weekday,
    read_year_part,
)

Reader = Callable[[PeriodRun, int], Point | None]
FIRST_YEAR, LAST_YEAR = 1500, 2100  # of a year without its head
YEAR_CUES = frozenset(("in", "since", "until", "before", "after", "for", "by"))
MONTH_CUES = frozenset(("in", "since", "until", "before", "after", "for", "this", "by"))

ON_NUMBER: tuple[Reader, ...] = (
    read_day, read_weekday, read_first_units, read_numbered_week, read_year_part,
)  # fmt: skip
ON_UNIT: dict[str, tuple[Reader, ...]] = {
    "day": (read_named_day, read_day, read_weekday, read_relative_day, read_first_units),
    "week": (read_numbered_week, read_week),
    "month": (read_month, read_first_units),
    "quarter": (read_year_part,),
    "half": (read_year_part,),
    "year": (read_year,),
    "decade": (read_decade,),
    "century": (read_century,),
}
ON_THIS: tuple[Reader, ...] = (
    read_named_day, read_weekday, read_week, read_month, read_year_part, read_year, read_season,
    read_century,
)  # fmt: skip
ON_LAST: tuple[Reader, ...] = (read_weekday, read_first_units, read_numbered_week, read_part)


def read_point(run: PeriodRun, index: int, *, loose: bool = False) -> Point | None:
    """Return the longest phrase that begins at a token; ties go to the reader that is asked first."""
    return run.once(_longest_loose if loose else _longest, index)


def _longest(run: PeriodRun, index: int, *, loose: bool = False) -> Point | None:
    best: Point | None = None
    for reader in _readers(run, index):
        wide = loose and reader is read_day
        found = read_day(run, index, loose=True) if wide else reader(run, index)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _longest_loose(run: PeriodRun, index: int) -> Point | None:
    return _longest(run, index, loose=True)


def _readers(run: PeriodRun, index: int) -> list[Reader]:
    token = run.at(index)
    word = token.word
    readers: list[Reader] = []
    if token.numeral is not None:
        readers.extend(ON_NUMBER)
        numeral = token.spelled
        if numeral.scale:
            readers.append(read_hundreds_decade)
        elif numeral.ten:
            readers.append(read_ten_days)
        elif numeral.ordinal == 1:
            readers.append(read_part)
    readers.extend(ON_UNIT.get(word.unit, ()))
    if word.month:
        readers.extend((read_day, read_month))
    if word.weekday:
        readers.extend((read_day, read_weekday))
    if word.day_shift is not None:
        readers.extend((read_named_day, read_day))
    if word.part:
        readers.append(read_part)
    if word.season:
        readers.append(read_season)
    if word.decade or (word.unit == "year" and "decade_head" in word.roles):
        readers.append(read_decade)
    if word.holiday or "first_day" in word.roles:
        readers.append(read_day)
    if "this" in word.roles:
        readers.extend(ON_THIS)
    if "last" in word.roles:
        readers.extend(ON_LAST)
    if "article" in word.roles:
        readers.append(read_first_units)
    return list(dict.fromkeys(readers))


def read_bare_year(run: PeriodRun, index: int) -> Point | None:
    """Read a year without its head: four figures, or words, that count nothing."""
    number = read_year_number(run, index, low=FIRST_YEAR, high=LAST_YEAR)
    if number is None:
        return None
    era, end = read_era(run, number.end)
    if not era and counts_something(run, end):
        return None
    return Point(Year(number.value), end, rule="year")


def counts_something(run: PeriodRun, end: int) -> bool:
    """Whether a noun that a number could count comes after the token before `end`."""
    following = run.at(end)
    if not following.gap:
        unit = following.word.number in ("singular", "plural") and not following.article
        return not following.joins and (unit or following.spelled.scale > 0)
    word = run.word_after(end - 1)
    if run.behind(end, 2).lstrip(" ")[:1] in ("%", "$"):
        return True
    if not word or word in run.vocabulary.closed or word[0] == "و":
        return False
    accusative = word[-1] == "ا" and len(word) > 3 and word not in run.vocabulary.conjunctions
    return accusative or word in run.vocabulary.discrete_noun


def stands(run: PeriodRun, index: int, point: Point) -> bool:
    """Whether a phrase that is not sure has the cue that it needs before it, or is the whole text."""
    if point.sure or run.is_whole(index, point.end):
        return True
    token, roles = run.tokens[index], run.before(index).word.roles
    return token.word.month > 0 and not token.joins and not roles.isdisjoint(MONTH_CUES)


def in_tense(run: PeriodRun, index: int, point: Point) -> Node:
    """Return what a phrase says, a weekday as past or coming by the tense of its clause."""
    node = point.node
    if isinstance(node, Weekday) and node.is_bare:
        start, end = run.tokens[index].start, run.tokens[point.end - 1].end
        return node._replace(coming=run.vocabulary.tense.is_coming(run.text, start, end))
    return node


def cued_year(run: PeriodRun, index: int, end: int) -> bool:
    """Whether «في», «منذ», «خلال» … comes before a bare year, or nothing is around one of our time: «1510» alone in a cell is a number."""
    if run.before(index).word.roles & YEAR_CUES:
        return True
    digits = run.tokens[index].digits
    return run.is_whole(index, end) and (not digits or int(digits) in MODERN_YEARS)
