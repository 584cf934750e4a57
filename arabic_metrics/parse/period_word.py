"""Every word that the period grammar knows, with every attached particle, in one look-up table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.lexicon.entry_period import (
    Calendar,
    Decade,
    Holiday,
    Month,
    NamedDay,
    Part,
    PeriodContext,
    PeriodWord,
    Relative,
    Season,
    TimeUnit,
    Weekday,
)
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.normalize.pieces import Pieces
from arabic_metrics.parse.neighbor import ContextRule
from arabic_metrics.parse.numeral import ATTACHED, Attached, numeral_table
from arabic_metrics.parse.tense import TenseWords

SINGLE_PARTICLES = frozenset("وفبلك")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """What a spelling can be in a period: a homograph fills several fields («ثانية»: a unit; «جمعة»: a day and a name)."""

    month: int = 0
    calendar: Calendar = "gregorian"
    guarded: bool = False
    weekday: int = 0
    unit: str = ""
    number: str = ""  # singular, dual, construct, plural
    guarded_unit: bool = False
    whole_text: bool = False
    every: str = ""  # the unit of شهريا
    shift: int | None = None
    relative_role: str = ""
    day_shift: int | None = None
    guarded_day: bool = False
    part: str = ""
    season: str = ""
    decade: int = 0
    holiday: tuple[int, int, Calendar] | None = None
    roles: frozenset[str] = frozenset()

    @property
    def opens(self) -> bool:
        """Whether a period may begin with the word for what it names, not for its function."""
        return bool(self.unit or self.month or self.weekday or self.every or self.part or self.day_shift is not None
                    or self.season or self.decade or self.holiday)  # fmt: skip

    @property
    def anchors(self) -> bool:
        """Whether the word alone makes a stretch of text worth reading."""
        return bool(
            self.month or self.weekday or self.unit or self.every or self.day_shift is not None or self.season
            or self.decade or self.holiday or self.roles & {"stretch", "clock_head", "clock_after", "midday", "midnight"}
        )  # fmt: skip


class AttachedTimeWord(NamedTuple):
    """A time word as a whole word: the characters before it, whether it has the article, its particle."""

    word: TimeWord
    cut: int
    article: bool
    joins: bool
    particle: str


Phrases = tuple[tuple[tuple[str, ...], AttachedTimeWord], ...]


class VocabularyEntry(NamedTuple):
    """What the table holds for one spelling; `phrases` are the rests of phrases that it opens, longest first."""

    time: AttachedTimeWord | None
    numeral: Attached | None
    anchors: bool
    phrases: Phrases = ()


class PeriodVocabulary:
    """The look-up table of a lexicon, and the neighbours that undo its words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numerals = numeral_table(lexicon)
        self._table = _table(lexicon, self._numerals)
        self.pieces: Pieces[tuple[tuple[int, int, str, VocabularyEntry | None], ...]] = Pieces()
        self.tense = TenseWords(lexicon)
        self.closed = lexicon.closed_words
        self.discrete_noun = lexicon.word_class("discrete_noun")
        self.date_cues = lexicon.word_class("date_word")
        fold = lexicon.fold
        by_role = {it.id: frozenset(map(fold, it.forms)) for it in lexicon.of(PeriodWord)}
        self.conjunctions = by_role["conjunction"]
        self.after_event = by_role["after_event"]
        self.rules: dict[str, ContextRule] = {}
        self.name_heads: frozenset[str] = frozenset()
        for entry in lexicon.of(PeriodContext):
            before, after = frozenset(map(fold, entry.before)), frozenset(map(fold, entry.after))
            for form in map(fold, entry.forms):
                known = self.rules.get(form, ContextRule())
                self.rules[form] = known | ContextRule(before, after)
            if not entry.forms:
                self.name_heads |= before

    def entry(self, spelling: str) -> VocabularyEntry | None:
        """Return what a spelling can be, None if nothing; one that is a number alone is looked up among those."""
        found = self._table.get(spelling)
        if found is None:
            numeral = self._numerals.get(spelling)
            if numeral is not None:
                found = VocabularyEntry(None, numeral, _anchors(None, (), numeral))
        return found

    def is_name_head(self, word: str) -> bool:
        """Whether a word, without a particle or with one, makes the date behind it a name: مدينة, لثورة."""
        bare = word[1:] if word[:1] in SINGLE_PARTICLES else word
        return word in self.name_heads or bare in self.name_heads


period_vocabulary = kept(PeriodVocabulary)  # that of a lexicon, built once


def _table(lexicon: Lexicon, numerals: dict[str, Attached]) -> dict[str, VocabularyEntry]:
    """What each spelling can be that is a time word, opens a phrase with one or is in one."""
    single: dict[str, AttachedTimeWord] = {}
    phrases: dict[str, dict[tuple[str, ...], AttachedTimeWord]] = {}
    parts: set[str] = set()
    for form, word in _words(lexicon).items():
        first, *rest = form.split(" ")
        for spelling, attached in _attached(first, word):
            if rest:
                phrases.setdefault(spelling, {}).setdefault(tuple(rest), attached)
            else:
                single[spelling] = _better(single.get(spelling), attached)
        parts.update(rest)
    table: dict[str, VocabularyEntry] = {}
    for spelling in {*single, *phrases, *parts}:
        time, numeral = single.get(spelling), numerals.get(spelling)
        begun = phrases.get(spelling, {}).items()
        rests = tuple(sorted(begun, key=lambda item: -len(item[0])))
        table[spelling] = VocabularyEntry(time, numeral, _anchors(time, rests, numeral), rests)
    return table


def _better(known: AttachedTimeWord | None, new: AttachedTimeWord) -> AttachedTimeWord:
    """Keep the reading with fewer particles; two words of one spelling («اليوم») become one."""
    if known is None:
        return new
    if (known.cut, known.article) != (new.cut, new.article):
        return known if known.cut + 2 * known.article <= new.cut + 2 * new.article else new
    blank = TimeWord()
    fields = {
        field: getattr(new.word, field)
        for field in TimeWord.__dataclass_fields__
        if getattr(new.word, field) != getattr(blank, field)
    }
    fields["roles"] = known.word.roles | new.word.roles
    return known._replace(word=replace(known.word, **fields))


def _anchors(time: AttachedTimeWord | None, phrases: Phrases, numeral: Attached | None) -> bool:
    if time is not None and time.word.anchors:
        return True
    # A year may begin with it: ألفين وعشرين
    dual = numeral is not None and numeral.numeral.dual == 1000
    return dual or any(phrase.word.anchors for _, phrase in phrases)


def _attached(form: str, word: TimeWord) -> Iterator[tuple[str, AttachedTimeWord]]:
    function_word = word == TimeWord(roles=word.roles)
    letter = len(form) == 1  # «م», «ه»: «لم» and «له» are words
    month = word.month and word.calendar == "gregorian"
    no_article = function_word or word.holiday or letter or month
    definite = form[:2] == ARTICLE
    bare = form.removeprefix(ARTICLE)
    for particle, joins, rest, article, cut in ATTACHED[:1] if letter else ATTACHED:
        if not definite:
            yield particle + form, AttachedTimeWord(word, len(particle), False, joins, rest)
        if definite or not no_article:  # «الأب» is no August
            yield article + bare, AttachedTimeWord(word, cut, True, joins, rest)


def _words(lexicon: Lexicon) -> dict[str, TimeWord]:
    found: dict[str, TimeWord] = {}

    def add(forms: tuple[str, ...], **fields: Any) -> None:
        for form in forms:
            folded = lexicon.fold(form)
            known = found.get(folded, TimeWord())
            if "role" in fields:
                found[folded] = replace(known, roles=known.roles | {fields["role"]})
            else:
                found[folded] = replace(known, **fields)

    for month in lexicon.of(Month):
        add(month.forms, month=month.number, calendar=month.calendar)
        add(month.guarded, month=month.number, calendar=month.calendar, guarded=True)
    for weekday in lexicon.of(Weekday):
        add(weekday.forms, weekday=weekday.number)
    for unit in lexicon.of(TimeUnit):
        common: dict[str, Any] = {"unit": unit.unit, "guarded_unit": unit.guarded}
        common["whole_text"] = unit.alone
        add(unit.forms, number="singular", **common)
        add(unit.dual, number="dual", **common)
        add(unit.dual_construct, number="construct", **common)
        add(unit.plural, number="plural", **common)
        add(unit.adverb, every=unit.unit)
    for relative in lexicon.of(Relative):
        add(relative.forms, shift=relative.shift, relative_role=relative.role)
    for day in lexicon.of(NamedDay):
        add(day.forms, day_shift=day.shift)
        add(day.guarded, day_shift=day.shift, guarded_day=True)
    for part in lexicon.of(Part):
        add(part.forms, part=part.part)
    for season in lexicon.of(Season):
        add(season.forms, season=season.code)
    for decade in lexicon.of(Decade):
        add(decade.forms, decade=decade.number)
    for holiday in lexicon.of(Holiday):
        add(holiday.forms, holiday=(holiday.month, holiday.day, holiday.calendar))
    for function_word in lexicon.of(PeriodWord):
        add(function_word.forms, role=function_word.id)
    return found
