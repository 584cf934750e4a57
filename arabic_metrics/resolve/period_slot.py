"""When a figure holds or was counted: its options are the periods near it, words for now, and none."""

from collections.abc import Iterator, Sequence

from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.syntax import CLAUSE, VERB
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.placed import Placed
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.stem import stem
from arabic_metrics.resolve.told import Told, ToldReader

NONE = "none"
BACK = 3  # sentences
LEAD = 6  # words before a figure that tell of it
HEADING = 12  # words at most
LEADING = (
    "change_noun", "gain_word", "gained_verb", "move_verb", "comparison", "had_been", "reach_word",
)  # fmt: skip
BETWEEN = (
    "say_verb", "founding_verb", "reach_word", "possess_verb", "that_word", "who", "comparison",
)  # fmt: skip
MOST_NEAR = 20  # times on each side of a figure: no article has more than 16, ten joined to one have 27 in all
REPORT = "report_word"


class PeriodReader:
    """Reads the options of the periods of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.told = ToldReader(reading).told
        self.placed = Placed(self.told)

    def options(
        self,
        first: int,
        last: int,
        metric: str,
        mention: MetricMention | None,
        before: Told | None = None,
    ) -> list[Option]:
        """Return the options for a figure at some word positions; `before` is the period of the figure before."""
        sentence = self.reading.sentence(first)
        near = self._near(first, sentence)
        here = [t for t in near if self.reading.sentence(t.first) == sentence]
        shared = tuple(self._shared(first, last, sentence, metric))
        options = [
            Option(
                NONE,
                (
                    NONE,
                    *(f"{NONE} {it}" for it in shared),
                    f"none of {min(len(here), 3)}",
                    f"none after {before is not None}",
                ),
            )
        ]
        for told in near:
            features = (
                *(f"{told.sort} {it}" for it in shared),
                *self._of(told, first, last, sentence, metric, mention, before),
            )
            options.append(
                Option(
                    told.span.of(self.reading.recognized.parsed.normalized.text),
                    features,
                    told,
                    told.span,
                )
            )
        return options

    def _near(self, first: int, sentence: int) -> Sequence[Told]:
        """The times of the sentence and of some before it, on each side of the figure so many as are told near one."""
        opening = self.reading.bounds(max(0, sentence - BACK))[0]
        closing = self.reading.bounds(sentence)[1]
        before = self.placed.within(opening, first)
        return before[-MOST_NEAR:] + self.placed.within(first, closing)[:MOST_NEAR]

    def _shared(self, first: int, last: int, sentence: int, metric: str) -> Iterator[str]:
        """What a figure is, that makes a period likely or not."""
        reading, table = self.reading, self.reading.table
        opening, _ = reading.bounds(sentence)
        yield metric
        yield "stock" if table.kinds.get(metric) == "stock" else "flow"
        lead = reading.scene.classes_within(max(opening, first - LEAD), first)
        for name in LEADING:
            if name in lead:
                yield f"led by {name}"

    def _of(
        self,
        told: Told,
        first: int,
        last: int,
        sentence: int,
        metric: str,
        mention: MetricMention | None,
        before: Told | None,
    ) -> Iterator[str]:
        reading = self.reading
        period, sort = told.period, told.sort
        size = told.value[-1] if period is None and told.value else ""
        if period is not None and period.start is not None and period.end is not None:
            size = bucket((period.end - period.start).days, (1, 7, 31, 92, 366))
        yield "some"
        yield f"sort {sort}"
        yield f"size {size} {sort}"
        opener, word = reading.word(told.first - 1), reading.word(told.first)
        yield f"opener {stem(opener)}"
        yield f"opens {stem(word)}"
        yield f"follows {stem(reading.word(told.last))}"
        back = sentence - reading.sentence(told.first)
        if before is not None:
            others = self.placed.count(told.last, first)
            yield f"{'as' if before is told else 'not as'} before {min(back, 1)}"
            yield f"{'as' if before is told else 'not as'} before over {min(others, 2)}"
            item = reading.series(sentence).get(first)
            if item is not None and item.order > 1:
                yield f"{'as' if before is told else 'not as'} before in a series"
        if back:
            yield from self._back(told, back, sentence, size)
            return
        yield from self._here(told, first, last, sentence, mention)

    def _here(
        self, told: Told, first: int, last: int, sentence: int, mention: MetricMention | None
    ) -> Iterator[str]:
        """How a period stands to a figure of its own sentence."""
        reading, sort = self.reading, told.sort
        side = "before" if told.first < first else "behind"
        between = range(told.last, first) if side == "before" else range(last, told.first)
        yield f"{side} {bucket(len(between))}"
        yield f"{side} {bucket(len(between), NEAR)} {sort}"
        clauses = abs(reading.syntax.clauses[told.first] - reading.syntax.clauses[first])
        yield f"{side} clauses {bucket(clauses, (0, 1, 2, 4))}"
        yield f"{side} clauses {bucket(clauses, (0, 1, 2, 4))} {sort}"
        numbers = min(reading.numbers_between(between.start, between.stop), 3)
        yield f"{side} numbers {numbers}"
        tags = reading.syntax.tags[between.start : between.stop]
        verbs = min(tags.count(VERB), 2)
        yield f"{side} verbs {verbs}"
        yield f"{side} verbs {verbs} numbers {numbers}"
        if CLAUSE in tags:
            yield f"{side} over a clause"
        if told.first - reading.bounds(sentence)[0] <= 2:
            yield f"opens the sentence {sort}"
        words = reading.scene.classes_within(between.start, between.stop)
        for name in BETWEEN:
            if name in words:
                yield f"{side} over {name}"
        if any(t is not told for t in self.placed.within(between.start, between.stop)[:2]):
            yield f"{side} over another"
        if mention is not None and side == "before" and mention.last <= told.first:
            yield "between the metric and the number"
        if mention is not None and mention.last == told.first:
            yield "behind the metric"

    def _back(self, told: Told, back: int, sentence: int, size: str) -> Iterator[str]:
        """What speaks of a period that an earlier sentence holds."""
        reading, sort = self.reading, told.sort
        opening, closing = reading.bounds(sentence - back)
        yield f"back {back}"
        yield f"back {back} {sort} {size}"
        yield f"back {back} {'head' if told.first - opening <= 2 else 'inside'} {sort}"
        if REPORT in reading.scene.classes_said(sentence - back):
            yield f"back {back} of a report"
        if closing - opening < HEADING or not reading.counts_in(sentence - back):
            yield f"back {back} of a heading {sort}"
        if self.placed.count(told.last, reading.bounds(sentence)[1]):
            yield f"back {back} over another"
