"""When a figure holds or was counted: its options are the periods near it, words for now, and none."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry_period import TimeUnit
from arabic_metrics.lexicon.kept import kept
from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize import MetricMention, Word
from arabic_metrics.recognize.syntax import CLAUSE, VERB
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.metric_slot import stem
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.scene import word_at

NONE = "none"
BACK = 3  # sentences
PRESENT, PAST = "PRESENT_REF", "PAST_REF"  # TIMEX3
EVENT_WORDS = 5  # words of an event behind «منذ أن»
CODES = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "quarter": "P{}Q",
    "half": "P{}M", "year": "P{}Y",
}  # fmt: skip
UNTOLD = "X"  # TIMEX3: how many is not said


@dataclass(frozen=True, slots=True)
class Told:
    """A period expression at its word positions, or words of time that no calendar reads (`period` is None).

    `sort` is the kind of the expression, or "now" («حتى الآن»), "recent" («مؤخرا»), "since" («منذ إطلاقه»), "loose" («في غضون ساعات»).
    `value` is TIMEX3, None where it has no word for it.
    """

    period: PeriodExpression | None
    span: Span
    first: int
    last: int
    sort: str
    value: str | None


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A word for a unit of time: «ساعات», «الأسبوع», «يومه»."""

    code: str
    plural: bool
    bare: bool  # without article and pronoun


@kept
def unit_words(lexicon: Lexicon) -> dict[str, UnitWord]:
    """Return the words for units of time with their TIMEX3 codes, by their folded spelling."""
    found: dict[str, UnitWord] = {}
    for unit in lexicon.of(TimeUnit):
        code = CODES.get(unit.unit)
        if code is None or unit.alone or unit.guarded:
            continue
        for forms, plural in ((unit.forms, False), (unit.plural, True)):
            for form in map(lexicon.fold, forms):
                found.setdefault(form, UnitWord(code, plural, True))
                owned = form.removesuffix("ه") + "ت" if form.endswith("ه") else form
                for other in ("ال" + form, owned + "ه", owned + "ها", "ل" + form, "ب" + form):
                    found.setdefault(other, UnitWord(code, plural, False))
    return found


class PeriodReader:
    """Reads the options of the periods of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.units = unit_words(reading.table.lexicon)
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
        """The periods that a calendar reads."""
        words = self.reading.words
        for period in self.reading.recognized.parsed.periods:
            if period.kind in ("set", "clock"):
                continue
            first = word_at(words, period.span.start)
            last = first
            while last < len(words) and words[last].start < period.span.end:
                last += 1
            if last > first:
                yield Told(period, period.span, first, last, period.kind, period.value)

    def _in_words(self, at: int) -> Told | None:
        """Words of time at a position that no calendar reads."""
        reading, table = self.reading, self.reading.table
        match = table.present.match(self._listed, at)
        if match is not None:
            return self._made(at, at + match[1], "now", PRESENT)
        word = reading.word(at)
        if word in table.recent_word:
            return self._made(at, at + 1, "recent", PAST)
        unit = self.units.get(word)
        if unit is not None or word in table.vague_time:
            return self._loose(at, unit)
        if word in table.since and at + 1 < len(reading.words) and at + 1 not in self.taken:
            return self._since(at)
        return None

    def _loose(self, at: int, unit: UnitWord | None) -> Told | None:
        """A time without a number: «في غضون ساعات», «في أقل من شهر», «الأسبوع الأول», «فترة وجيزة»."""
        reading, table = self.reading, self.reading.table
        described = at + 1 < len(reading.words) and reading.word(at + 1) in table.vague_adjective and at + 1 not in self.taken
        last = at + 2 if described else at + 1
        if unit is None:
            return self._made(at, last, "loose", None) if described else None
        code = unit.code.format(UNTOLD if unit.plural else 1)
        if described:
            return self._made(at, last, "loose", code)
        if not unit.bare:
            return None
        before = reading.word(at - 1)
        if before in table.bound_end and reading.word(at - 2) in table.bound_word:
            return self._made(at - 2, last, "loose", code)
        if unit.plural and (before in table.duration_opener or before in table.some_word):
            return self._made(at, last, "loose", code)
        return None

    def _since(self, at: int) -> Told | None:
        """«منذ إطلاقه», «منذ أن افتتح الموقع»: a time that an event begins."""
        reading, after = self.reading, at + 1
        opening, closing = reading.bounds(reading.sentence(at))
        if after >= closing or self.units.get(reading.word(after)) is not None:
            return None
        last = self.ends.get(after, after + 1)
        if reading.word(after) in reading.table.that_word:
            last = min(after + EVENT_WORDS, closing)
        while last > after + 1 and reading.breaks_between(after + 1, last):
            last -= 1
        return self._made(at, last, "since", None)

    def _made(self, first: int, last: int, sort: str, value: str | None) -> Told:
        words = self.reading.words
        return Told(None, Span(words[first].start, words[last - 1].end), first, last, sort, value)

    @cached_property
    def _listed(self) -> list[Word]:
        return list(self.reading.words)

    def options(
        self, first: int, last: int, metric: str, mention: MetricMention | None, before: Told | None = None
    ) -> list[Option]:
        """Return the options for a figure at some word positions; `before` is the period of the figure before."""
        sentence = self.reading.sentence(first)
        near = [t for t in self.told if -BACK <= self.reading.sentence(t.first) - sentence <= 0]
        here = sum(self.reading.sentence(t.first) == sentence for t in near)
        options = [Option(NONE, ("none", f"none {metric}", f"none of {min(here, 3)}", f"none after {before is not None}"))]
        for told in near:
            options.append(
                Option(told.span.of(self.reading.recognized.parsed.normalized.text),
                       tuple(self._of(told, first, last, sentence, metric, mention, before)), told, told.span)
            )  # fmt: skip
        return options

    def _of(
        self, told: Told, first: int, last: int, sentence: int, metric: str, mention: MetricMention | None, before: Told | None
    ) -> Iterator[str]:
        reading, table = self.reading, self.reading.table
        period = told.period
        sort = told.sort
        stock = "stock" if table.kinds.get(metric) == "stock" else "flow"
        size = ""
        if period is not None and period.start is not None and period.end is not None:
            size = bucket((period.end - period.start).days, (1, 7, 31, 92, 366))
        yield "some"
        yield f"sort {sort}"
        yield f"sort {sort} {stock}"
        yield f"sort {sort} {metric}"
        yield f"size {size} {sort}"
        opener, word = reading.word(told.first - 1), reading.word(told.first)
        yield f"opener {stem(opener)}"
        yield f"opens {stem(word)}"
        yield f"follows {stem(reading.word(told.last))}"
        back = sentence - reading.sentence(told.first)
        if before is told:
            yield f"as before {min(back, 1)}"
        elif before is not None:
            yield "not as before"
        if back:
            yield f"back {back}"
            yield f"back {back} {sort} {size}"
            at_head = told.first - reading.bounds(sentence - back)[0] <= 2
            yield f"back {back} {'head' if at_head else 'inside'} {sort}"
            if any(reading.word(at) in table.report_word for at in range(*reading.bounds(sentence - back))):
                yield f"back {back} of a report"
            return
        side = "before" if told.first < first else "behind"
        between = range(told.last, first) if side == "before" else range(last, told.first)
        yield f"{side} {bucket(len(between))}"
        yield f"{side} {bucket(len(between), NEAR)} {sort}"
        clauses = abs(reading.syntax.clauses[told.first] - reading.syntax.clauses[first])
        yield f"{side} clauses {bucket(clauses, (0, 1, 2, 4))}"
        yield f"{side} clauses {bucket(clauses, (0, 1, 2, 4))} {sort}"
        yield f"{side} numbers {min(reading.numbers_between(between.start, between.stop), 3)}"
        tags = [reading.syntax.tags[at] for at in between]
        yield f"{side} verbs {min(tags.count(VERB), 2)}"
        if CLAUSE in tags:
            yield f"{side} over a clause"
        if told.first - reading.bounds(sentence)[0] <= 2:
            yield f"opens the sentence {sort}"
        lead = {reading.word(at) for at in range(max(0, told.first - 6), told.first)}
        for name in ("say_verb", "founding_verb", "comparison", "since", "duration_opener", "report_word", "year_preposition", "publish_verb"):
            if not table.words(name).isdisjoint(lead):
                yield f"{side} led by {name}"
        others = [t for t in self.told if t is not told and between.start <= t.first < between.stop]
        if others:
            yield f"{side} over another"
        if mention is not None and side == "before" and mention.last <= told.first:
            yield "between the metric and the number"
