"""The times that a text tells: what a calendar reads, words for now, and times without a number or of an event."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import JOINTS
from arabic_metrics.lexicon.entry_period import TimeUnit
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.calendar import GREGORIAN
from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize.syntax import NOUN
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.scene import word_at

PRESENT, PAST = "PRESENT_REF", "PAST_REF"  # TIMEX3
EVENT_WORDS = 5  # words of an event behind «منذ أن»
CODES = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "quarter": "P{}Q",
    "half": "P6M", "year": "P{}Y",
}  # fmt: skip
ONE, TWO, UNTOLD = "1", "2", "X"  # TIMEX3: X where how many is not said
NUMBER_WORDS = (
    4  # most words of a number between a unit and its adjective: «الساعات الأربع والعشرين الأولى»
)
YEAR, WEEK = re.compile(r"\b\d{4}\b"), "W"  # in TIMEX3
DATED = ("date", "range")
UNDATED = ("set", "clock")
ANAPHOR = "anaphor"
SHORTEST = 7  # days of a period that a duration in days may mean


class Told(NamedTuple):
    """A period expression at its word positions, or words of time that no calendar reads (`period` is None).

    `sort` is the kind of the expression, or "now" («حتى الآن»), "recent" («مؤخرا»), "since" («منذ إطلاقه»), "loose" («في غضون ساعات»).
    `value` is TIMEX3, None where it has no word for it. `year` is the year that «الفترة نفسها من العام الماضي» moves a period to.
    """

    period: PeriodExpression | None
    span: Span
    first: int
    last: int
    sort: str
    value: str | None
    year: PeriodExpression | None = None


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A word for a unit of time: «ساعات», «الأسبوع», «يومه»."""

    code: str
    count: str  # "1", "2", or "X" for a plural
    bare: bool  # without article and pronoun


@kept
def unit_words(lexicon: Lexicon) -> dict[str, UnitWord]:
    """Return the words for units of time with their TIMEX3 codes, by their folded spelling."""
    found: dict[str, UnitWord] = {}
    for unit in lexicon.of(TimeUnit):
        code = CODES.get(unit.unit)
        if code is None or unit.alone or unit.guarded:
            continue
        for forms, count in ((unit.forms, ONE), (unit.plural, UNTOLD), (unit.dual, TWO)):
            for form in map(lexicon.fold, forms):
                found.setdefault(form, UnitWord(code, count, True))
                owned = form.removesuffix("ه") + "ت" if form.endswith("ه") else form
                for other in ("ال" + form, owned + "ه", owned + "ها", "ل" + form, "ب" + form):
                    found.setdefault(other, UnitWord(code, count, False))
    return found


class ToldReader:
    """Finds the times of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._listed = list(reading.words)
        self.units = unit_words(reading.table.lexicon)
        table = reading.table
        self.openers = table.since | table.present.first_words()
        known = reading.syntax.known.items()
        self.named = frozenset(at for first, last in known for at in range(first, last))
        self.numbers = frozenset(
            at for first, last in reading.scene.positions.values() for at in range(first, last)
        )
        self.ends = {phrase.first: phrase.last for phrase in reading.syntax.phrases}
        self.told = list(self._expressions())
        self.taken = {at for told in self.told for at in range(told.first, told.last)}
        for at in range(len(reading.words)):
            if at not in self.taken:
                found = self._in_words(at)
                if found is not None:
                    self.told.append(found)
                    self.taken.update(range(found.first, found.last))
        self.told.sort(key=lambda told: told.first)

    def _expressions(self) -> Iterator[Told]:
        """The periods that a calendar reads; «الفترة نفسها من العام الماضي» is one."""
        dated = [p for p in self.reading.recognized.parsed.periods if p.kind not in UNDATED]
        found = [told for told in map(self._expression, dated) if told is not None]
        taken = -1  # the place of the last time that belongs to the one before it
        for at, told in enumerate(found):
            if at == taken:
                continue
            following = found[at + 1] if at + 1 < len(found) else None
            year = self._year_of_the_same(told, following)
            if year is None:
                yield told
                continue
            if year is following:
                taken = at + 1
            span = Span(told.span.start, year.span.end)
            yield told._replace(span=span, last=year.last, sort="date", year=year.period)

    def _year_of_the_same(self, told: Told, following: Told | None) -> Told | None:
        """«من العام الماضي» or «من 2024» behind «الفترة نفسها»; but not «تلك الفترة من 2019 إلى 2021»."""
        if told.sort != ANAPHOR or self.reading.word(told.last) not in self.reading.table.partitive:
            return None
        place = told.last + 1
        if following is not None and following.first <= place:
            year = following if following.first == place else None
        else:
            year = self._digits_of_a_year(place)
        apart = year is not None and self.reading.breaks_between(told.last, year.last)
        return None if apart else year

    def _digits_of_a_year(self, at: int) -> Told | None:
        text = self.reading.word(at)
        if not (text.isdecimal() and len(text) == len("2024") and text[0] in "12"):
            return None
        year, word = int(text), self.reading.words[at]
        span = Span(word.start, word.end)
        days = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
        period = PeriodExpression(span, text, *days, GREGORIAN, "year", "date")
        return Told(period, span, at, at + 1, "date", text)

    def _expression(self, period: PeriodExpression) -> Told | None:
        """A period at its words, None where it is part of a link."""
        words = self.reading.words
        first = word_at(words, period.span.start)
        last = first
        while last < len(words) and words[last].start < period.span.end:
            last += 1
        if first in self.named:
            return None  # «الإمارات اليوم»
        if last == first or self._in_link(first, last) or self._is_age(first, last):
            return None
        return Told(period, period.span, first, last, period.kind, period.value)

    def _in_link(self, first: int, last: int) -> bool:
        """Whether it is part of a link: «news.example/2010/07/title»."""
        words = self.reading.words
        behind = words[last].gap if last < len(words) else ""
        return words[first].gap.endswith("/") and behind.startswith("/")

    def _is_age(self, first: int, last: int) -> bool:
        """«رغم مرور 3 سنوات على افتتاحها»: how old something is, not when a figure holds."""
        reading, table = self.reading, self.reading.table
        passed = reading.word(first - 1) in table.passing_word
        return passed and last < len(reading.words) and reading.word(last) in table.passed_since

    def _in_words(self, at: int) -> Told | None:
        """Words of time at a position that no calendar reads."""
        reading, table = self.reading, self.reading.table
        match = table.present.match(self._listed, at)
        if match is not None:
            return self._made(at, at + match[1], "now", PRESENT)
        word = reading.word(at)
        if word in table.recent_word:
            return self._made(at, at + 1, "recent", PAST)
        unit = None if at in self.numbers else self.units.get(word)  # «ربع مليون»
        if unit is not None or word in table.vague_time:
            return self._loose(at, unit)
        if at + 1 < len(reading.words) and at + 1 not in self.taken:
            if word in table.since:
                return self._since(at)
            if word in table.event_opener:
                return self._event(at)
        return None

    def _loose(self, at: int, unit: UnitWord | None) -> Told | None:
        """A time without a number: «في غضون ساعات», «في أقل من شهر», «الأسبوع الأول», «فترة وجيزة»."""
        reading, table = self.reading, self.reading.table
        behind = at + 1
        while (
            behind in self.numbers
            and behind - at <= NUMBER_WORDS
            and reading.word(behind) not in table.vague_adjective
        ):
            behind += 1
        described = (
            behind < len(reading.words)
            and reading.sentence(behind) == reading.sentence(at)
            and reading.word(behind) in table.vague_adjective
            and behind not in self.taken
        )
        last = behind + 1 if described else at + 1
        before = reading.word(at - 1)
        if unit is None:
            return self._made(at, last, "loose", None) if described else None
        code = unit.code.format(unit.count)
        if described:
            return self._made(at, last, "loose", code)
        if not unit.bare:
            dual = unit.count == TWO and before in table.duration_opener
            return self._made(at, last, "loose", code) if dual else None
        if before in table.bound_end and reading.word(at - 2) in table.bound_word:
            return self._made(at - 2, last, "loose", code)
        if unit.count == UNTOLD and (before in table.duration_opener or before in table.some_word):
            return self._made(at, last, "loose", code)
        return None

    def _since(self, at: int) -> Told | None:
        """«منذ إطلاقه», «منذ أن افتتح الموقع»: a time that an event begins."""
        reading, after = self.reading, at + 1
        closing = reading.bounds(reading.sentence(at))[1]
        if after >= closing or self.units.get(reading.word(after)) is not None:
            return None
        last = (
            after + 1
            if reading.word(after) in reading.table.vague_time
            else self.ends.get(after, after + 1)
        )
        if reading.word(after) in reading.table.that_word:
            last = min(after + EVENT_WORDS, closing)
        while last > after + 1 and reading.breaks_between(after + 1, last):
            last -= 1
        return self._made(at, last, "since", None)

    def _event(self, at: int) -> Told | None:
        """«بعد نشره», «خلال المناظرة»: a time that an event fills or bounds; not «من خلال حسابها», «من قبل الجمهور»."""
        reading, after = self.reading, at + 1
        if reading.word(at - 1) in reading.table.bound_end:
            return None
        last = self.ends.get(after)
        word = reading.word(after)
        if (
            last is None
            or after in self.numbers
            or after in reading.scene.metric_at
            or word in self.units
            or reading.words[after].breaks
        ):
            return None
        if any(it in self.taken for it in range(after, last)) or reading.syntax.tags[after] != NOUN:
            return None
        return self._made(at, last, "event", None)

    def _made(self, first: int, last: int, sort: str, value: str | None) -> Told:
        words = self.reading.words
        text = words[first].text
        cut = text[0] in JOINTS and text[1:] in self.openers
        return Told(
            None, Span(words[first].start + cut, words[last - 1].end), first, last, sort, value
        )


class PeriodLinks:
    """The explicit periods of one text that its durations and «تلك الفترة» can mean."""

    def __init__(self, periods: Sequence[PeriodExpression]) -> None:
        dated = [p for p in periods if p.kind in DATED]
        self._only_dated = _only(p for p in dated if p.start is not None)
        self._dated = dated
        self._lasting: dict[str, PeriodExpression | None] = {}
        told = [p for p in periods if p.kind != ANAPHOR and p.kind not in UNDATED]
        self._told, self._ends = told, [p.span.end for p in told]
        self._with_dates = [p for p in told if p.start is not None]
        self._dates_end = [p.span.end for p in self._with_dates]

    def meant(self, told: Told) -> PeriodExpression | None:
        """Return the one explicit period that a duration without dates or «تلك الفترة» can mean.

        «بين يناير ومارس 2025 … خلال ثلاثة أشهر»: the duration is that of the one range that lasts as long. «تلك الفترة» is the last dated
        period before it, or the only one.
        """
        period = told.period
        if period is None or period.start is not None:
            return None
        if period.kind == "duration":
            return self._lasts(period.value)
        if period.kind != ANAPHOR:
            return None
        last = self._returned_to(period)
        if told.year is None or last is None:
            return last
        return _moved(last, told.year) if last is not told.year else None

    def _returned_to(self, period: PeriodExpression) -> PeriodExpression | None:
        """The period that «تلك الفترة» means."""
        earlier = bisect_right(self._ends, period.span.start)
        last = self._told[earlier - 1] if earlier else None
        if last is not None and last.kind == "duration" and last.start is None:
            return self._lasts(last.value)
        dated = bisect_right(self._dates_end, period.span.start)
        return self._with_dates[dated - 1] if dated else self._only_dated

    def _lasts(self, duration: str) -> PeriodExpression | None:
        if duration not in self._lasting:
            lasting = (p for p in self._dated if _lasts(p, duration))
            self._lasting[duration] = _only(lasting)
        return self._lasting[duration]


def _moved(period: PeriodExpression, year: PeriodExpression) -> PeriodExpression | None:
    """The same period of another year: the third quarter of 2025 and 2024; None where that is not known, as of a week or a Hijri month."""
    if period.start is None or period.end is None or year.start is None:
        return None
    whole = YEAR.fullmatch(year.value) and period.calendar == year.calendar == GREGORIAN
    if not whole or WEEK in period.value:
        return None
    by = year.start.year - period.start.year
    try:
        start = period.start.replace(year=period.start.year + by)
        end = period.end.replace(year=period.end.year + by)
    except ValueError:  # 29 February
        return None
    value = YEAR.sub(lambda found: f"{int(found[0]) + by:04}", period.value)
    return replace(period, value=value, start=start, end=end)


def _only(periods: Iterable[PeriodExpression]) -> PeriodExpression | None:
    """The one of some periods, each value once; None where there are others."""
    found: PeriodExpression | None = None
    for period in periods:
        if found is not None and period.value != found.value:
            return None
        found = found or period
    return found


def _lasts(period: PeriodExpression, duration: str) -> bool:
    """Whether a period lasts as long as an ISO duration of whole months, years, weeks or days says."""
    start, end = period.start, period.end
    unit, amount = duration[-1:], duration[1:-1]
    if start is None or end is None or duration[:1] != "P" or not amount.isdecimal():
        return False
    count = int(amount)
    if unit in "MY" and start.day == end.day:
        return (end.year - start.year) * 12 + end.month - start.month == count * (
            12 if unit == "Y" else 1
        )
    days = (end - start).days
    return unit in "DW" and days >= SHORTEST and days == count * (7 if unit == "W" else 1)
