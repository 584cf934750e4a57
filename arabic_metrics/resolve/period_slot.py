"""When a figure holds or was counted: its options are the periods near it, words for now, and none."""

from collections.abc import Iterator
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.syntax import CLAUSE, VERB
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.metric_slot import stem
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.scene import word_at

NONE = "none"
BACK = 3  # sentences


@dataclass(frozen=True, slots=True)
class Told:
    """A period expression, or a word for now (`period` is None), at its word positions."""

    period: PeriodExpression | None
    span: Span
    first: int
    last: int


class PeriodReader:
    """Reads the options of the periods of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        words = reading.words
        self.told = []
        for period in reading.recognized.parsed.periods:
            if period.kind in ("set", "clock"):
                continue
            first = word_at(words, period.span.start)
            last = first
            while last < len(words) and words[last].start < period.span.end:
                last += 1
            if last > first:
                self.told.append(Told(period, period.span, first, last))
        taken = {at for told in self.told for at in range(told.first, told.last)}
        listed = list(words)
        for at in range(len(words)):
            match = reading.table.present.match(listed, at) if at not in taken else None
            if match is not None:
                last = at + match[1]
                self.told.append(Told(None, Span(words[at].start, words[last - 1].end), at, last))
        self.told.sort(key=lambda told: told.first)

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
        sort = "now" if period is None else period.kind
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
