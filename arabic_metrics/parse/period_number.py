"""Counts, days of the month and years, in digits or words, at one place of a period run."""

from fractions import Fraction
from typing import NamedTuple

from arabic_metrics.parse.amount import exact
from arabic_metrics.parse.cardinal import AmountGrammar, OrdinalGrammar
from arabic_metrics.parse.numeral import Token
from arabic_metrics.parse.period_token import PeriodRun
from arabic_metrics.parse.run import NOUN, NOWHERE, Run

LONGEST_COUNT = 12  # tokens
DAYS = range(1, 40)  # of a month, and those that no month has
COMMAS = frozenset((",", "،"))


class Quantity(NamedTuple):
    """A number and the index of the token behind it."""

    value: int | Fraction
    end: int


class Count(NamedTuple):
    """A whole number and the index of the token behind it."""

    value: int
    end: int


def read_count(run: PeriodRun, index: int) -> Quantity | None:
    """Read a cardinal: digits, words, or a fraction of the unit that follows."""
    token = run.at(index)
    if token.numeral is None:
        return None
    if token.digits.isdecimal() and len(token.digits) <= 9:
        following = run.at(index + 1)
        if following.numeral is None and "and" not in following.word.roles:
            return Quantity(int(token.digits), index + 1)
    return run.once(_count, index)


def _count(run: PeriodRun, index: int) -> Quantity | None:
    made = _number_run(run, index)
    if made is None:
        return None
    tokens, places = made
    last = len(tokens.tokens) - 1
    amount = AmountGrammar(tokens, lambda: (last, NOUN, "")).amount(0)
    if amount is None:
        numeral = tokens.tokens[0].numeral
        if numeral.fraction and numeral.needs_scale:
            return Quantity(Fraction(1, numeral.fraction), places[0] + 1)  # «نص ساعة»
        if numeral.unit and run.at(places[0] + 1).word.number == "plural":
            return Quantity(numeral.unit, places[0] + 1)  # «تلت شهور»: without a noun it is a verb
        return None
    return Quantity(exact(amount.value), places[amount.end - 1] + 1)


def read_ordinal(run: PeriodRun, index: int) -> Count | None:
    """Read an ordinal: الثالث، الحادي والعشرين."""
    token = run.at(index).numeral
    if token is None or token.digits is not None:
        return None
    found = run.once(_ordinal, index)
    if found is not None and run.has(found.end, "in_a_row"):
        return None  # «للشهر الثالث على التوالي» counts months
    return found


def _ordinal(run: PeriodRun, index: int) -> Count | None:
    made = _number_run(run, index)
    if made is None:
        return None
    tokens, places = made
    amount = OrdinalGrammar(tokens, lambda: (NOWHERE, "", "")).ordinal(0)
    if amount is not None and isinstance(amount.value, int):
        return Count(amount.value, places[amount.end - 1] + 1)
    return None


def read_day_number(run: PeriodRun, index: int) -> Count | None:
    """Read a day of the month: 12, الثاني عشر, العشرين, خمسة عشر."""
    token = run.at(index)
    if token.digits:
        if not token.digits.isdecimal() or len(token.digits) > 2:
            return None
        scaled = run.next(index + 1).spelled.scale > 0  # «في حزيران 17 ألف متابع»
        day = int(token.digits)
        return Count(day, index + 1) if day in DAYS and not scaled else None
    found = read_ordinal(run, index) or read_count(run, index)
    if found is None or found.value not in DAYS:
        return None
    return Count(int(found.value), found.end)


def read_year_number(
    run: PeriodRun, index: int, *, low: int = 1000, high: int = 2199
) -> Count | None:
    """Read a year: 2024, ألفين وأربعة وعشرين."""
    token = run.at(index)
    if token.digits:
        if token.digits.isdecimal() and len(token.digits) <= 4 and low <= int(token.digits) <= high:
            return Count(int(token.digits), index + 1)
        return None
    found = read_count(run, index)
    if found is None or found.value not in range(low, high + 1):
        return None
    if found.value == token.spelled.scale:
        return None  # «ألف» alone is no year
    return Count(int(found.value), found.end)


def _number_run(run: PeriodRun, index: int) -> tuple[Run, list[int]] | None:
    """Return the number tokens from an index on, «و» between them as a link, and where each stands."""
    tokens: list[Token] = []
    links: list[str] = []
    places: list[int] = []
    link = ""
    while index < run.stop and len(tokens) < LONGEST_COUNT:
        token = run.tokens[index]
        if tokens and (token.gap or (token.numeral is not None and token.numeral.particle)):
            break  # «16 بالمئة السنة» are no years
        if token.numeral is not None and not (tokens and token.word.unit == "second"):
            links.append("and" if link or token.numeral.joins else "")
            tokens.append(token.numeral)
            places.append(index)
            link = ""
        elif tokens and not link and "and" in token.word.roles and not token.word.unit:
            link = "and"
        else:
            break
        index += 1
    return (Run(tokens, links), places) if tokens else None


def ends_clause(run: PeriodRun, end: int) -> bool:
    """Whether nothing that could be counted comes after the token before `end`."""
    following = run.at(end)
    if not following.gap:
        if "clock_head" in following.word.roles and following.article:
            return True  # «السبت 21/9 الساعة 8»
        return not (following.word.unit or (following.numeral is not None and not following.joins))
    word = run.word_after(end - 1)
    if run.behind(end, 2).lstrip(" ")[:1] == "%":
        return False
    return not word or word in run.vocabulary.closed
