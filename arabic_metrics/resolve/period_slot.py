"""When a figure holds or was counted: its options are the periods near it, words for now, and none."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from arabic_metrics.recognize.syntax import CLAUSE, VERB
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.placed import Placed, near_each
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
MOST_NEAR = 20  # times on each side of a figure: no article has more than 16, ten joined to one have 27 in all
REPORT = "report_word"
TOLD_LEAD = 4  # words before a period that tell what it is of
RELATIVE = 6  # words from «التي» to a period of its clause
TELLING = (
    "report_word", "comparison", "change_noun", "founding_verb", "publish_verb", "say_verb", "move_verb",
)  # fmt: skip
OVER = (
    "say_verb", "founding_verb", "reach_word", "possess_verb", "that_word", "who", "comparison",
)  # fmt: skip
NAMING, GOVERNORS = 8, "ب"  # words that name a report


class PeriodReader:
    """Reads the options of the periods of one text, which has so many figures."""

    def __init__(self, reading: Reading, figures: int) -> None:
        self.reading = reading
        self.most = near_each(MOST_NEAR, figures)
        self.told = ToldReader(reading).told
        self.placed = Placed(self.told)
        self.quotes = list(reading.syntax.quotes)
        # Of each period what is the same for all figures, and what leads it; whether it dates a report.
        self._known: dict[int, tuple[list[str], list[str], bool]] = {}

    def options(self, slot: FilledSlot, before: FilledSlot | None = None) -> list[Option]:
        """Return the options for a figure whose owner is known; `before` is the figure before it."""
        reading = self.reading
        near = self._near(slot.first, slot.sentence)
        here = [t for t in near if reading.sentence(t.first) == slot.sentence]
        shared = tuple(self._shared(slot))
        after = None if before is None else before.period
        features = [NONE, *(f"{NONE} {it}" for it in shared), f"none of {min(len(here), 3)}"]
        features.append(f"none after {after is not None}")
        if before is not None:
            where = self._beside(slot, before)
            features += (f"none after {after is not None} {it}" for it in where)
        options = [Option(NONE, tuple(features))]
        for told in near:
            features = [f"{told.sort} {it}" for it in shared]
            features += self._of(told, slot)
            if before is not None and after is not None:
                features += self._after(told, slot, before)
            text = told.span.of(reading.recognized.parsed.normalized.text)
            options.append(Option(text, tuple(features), told, told.span))
        return options

    def _near(self, first: int, sentence: int) -> Sequence[Told]:
        """The times of the sentence and of some before it, on each side of the figure so many as are told near one."""
        opening = self.reading.bounds(max(0, sentence - BACK))[0]
        closing = self.reading.bounds(sentence)[1]
        before = self.placed.last_within(opening, first, self.most)
        return before + self.placed.first_within(first, closing, self.most)

    def _shared(self, slot: FilledSlot) -> Iterator[str]:
        """What a figure is, that makes a period likely or not."""
        reading, table = self.reading, self.reading.table
        opening, _ = reading.bounds(slot.sentence)
        yield "stock" if table.kinds.get(slot.metric) == "stock" else "flow"
        lead = reading.scene.classes_within(max(opening, slot.first - LEAD), slot.first)
        yield from (f"led by {name}" for name in LEADING if name in lead)

    @staticmethod
    def _beside(slot: FilledSlot, before: FilledSlot) -> tuple[str, str]:
        """How a figure goes on with the one before it: in its sentence, of the same metric, of the same owner."""
        place = "here" if before.sentence == slot.sentence else "apart"
        return (
            place,
            f"{place} metric {before.metric == slot.metric} owner {before.owner is slot.owner}",
        )

    def _after(self, told: Told, slot: FilledSlot, before: FilledSlot) -> Iterator[str]:
        """Whether the figure before holds at a period, too."""
        reading, sentence = self.reading, slot.sentence
        same = "as before" if before.period is told else "not as before"
        back = min(sentence - reading.sentence(told.first), 1)
        yield f"{same} {back}"
        yield f"{same} over {min(self.placed.count(told.last, slot.first), 2)}"
        place, alike = self._beside(slot, before)
        yield f"{same} {alike}"
        yield f"{same} {place} {bucket(max(0, slot.first - before.last))}"
        item = reading.series(sentence).get(slot.first)
        if item is not None and item.order > 1:
            yield f"{same} in a series"

    def _of(self, told: Told, slot: FilledSlot) -> Iterator[str]:
        """What a period is, and how it stands to a figure."""
        reading = self.reading
        sort, size = told.sort, _size(told)
        known = self._known.get(id(told))
        if known is None:
            lead = reading.scene.classes_within(max(0, told.first - TOLD_LEAD), told.first)
            leads = [name for name in TELLING if name in lead]
            known = [*self._as_such(told)], leads, self._dates_report(told)
            self._known[id(told)] = known
        features, leads, dates_report = known
        yield from features
        side = "before" if told.first < slot.first else "behind"
        for name in leads:
            yield f"led by {name}"
            yield f"{side} led by {name}"
        if slot.owner is not None and _is_in(slot.owner, told.first):
            yield "in the name of the owner"
        quoted = self._quotation(told.first)
        if quoted >= 0 and quoted != self._quotation(slot.first):
            yield "in a quotation"
        if dates_report:
            back = slot.sentence - reading.sentence(told.first)
            yield "of a report"
            yield f"of a report back {min(back, 2)} {sort}"
        if reading.sentence(told.first) < slot.sentence:
            yield from self._back(told, slot.sentence, size)
        else:
            yield from self._here(told, slot, side)

    def _as_such(self, told: Told) -> Iterator[str]:
        """What a period is, which is the same for each figure."""
        reading, sort = self.reading, told.sort
        yield "some"
        yield f"sort {sort}"
        yield f"size {_size(told)} {sort}"
        yield f"opener {stem(reading.word(told.first - 1))}"
        yield f"opens {stem(reading.word(told.first))}"
        yield f"follows {stem(reading.word(told.last))}"

    def _quotation(self, position: int) -> int:
        """Which quotation a word stands in, -1 without."""
        at = bisect_right(self.quotes, position) - 1
        if at < 0 or position >= self.reading.syntax.quotes[self.quotes[at]]:
            return -1
        return at

    def _dates_report(self, told: Told) -> bool:
        """Whether a time is that of a report, a list or its numbers: «حصاد الوزارة في عام 2020», «بأرقام Statista لشهر أكتوبر»."""
        reading = self.reading
        opening = max(reading.bounds(reading.sentence(told.first))[0], told.first - NAMING)
        for at in range(told.first - 1, opening - 1, -1):
            if reading.syntax.tags[at] in (VERB, CLAUSE) or reading.words[at + 1].breaks:
                return False
            if reading.word(at).lstrip(GOVERNORS) in reading.table.report_word:
                return True
        return False

    def _here(self, told: Told, slot: FilledSlot, side: str) -> Iterator[str]:
        """How a period stands to a figure of its own sentence."""
        reading, sort = self.reading, told.sort
        first, last = slot.first, slot.last
        opening, closing = reading.bounds(slot.sentence)
        between = range(told.last, first) if side == "before" else range(last, told.first)
        beyond = range(opening, told.first) if side == "before" else range(told.last, closing)
        clauses = abs(reading.syntax.clauses[told.first] - reading.syntax.clauses[first])
        yield f"{side} clauses {bucket(clauses, (0, 1, 2, 4))}"
        yield f"{side} clauses {bucket(clauses, (0, 1, 2, 4))} {sort}"
        words = reading.numbers_between(between.start, between.stop)
        numbers, verbs = min(words, 3), reading.tagged(VERB, between.start, between.stop)
        yield f"{side} numbers {numbers}"
        if side == "behind":
            yield f"behind {bucket(len(between))}"
            yield f"behind {bucket(len(between), NEAR)} {sort}"
            yield f"behind verbs {min(verbs, 2)}"
            yield f"behind verbs {min(verbs, 2)} numbers {numbers}"
        beyond_it = min(reading.numbers_between(beyond.start, beyond.stop), 2)
        yield f"{side} numbers {min(words, 2)} beyond {beyond_it}"
        metrics = [
            min(reading.scene.metrics.count(it.start, it.stop), 2) for it in (between, beyond)
        ]
        yield f"{side} metrics {metrics[0]}"
        yield f"{side} metrics {metrics[0]} beyond {metrics[1]}"
        if reading.tagged(CLAUSE, between.start, between.stop):
            yield f"{side} over a clause"
        if told.first - opening <= 2:
            yield f"opens the sentence {sort}"
            if side == "before":
                yield f"opens the sentence verbs {min(verbs, 3)} numbers {min(words, 2)}"
                yield f"opens the sentence numbers {numbers} {sort}"
                yield f"opens the sentence {bucket(len(between))}"
        count_of = reading.scene.count_of
        for name in OVER:
            if count_of(name, between.start, between.stop):
                yield f"{side} over {name}"
        yield f"{side} relatives {min(count_of('relative_word', between.start, between.stop), 2)}"
        if count_of("relative_word", max(opening, told.first - RELATIVE), told.first):
            yield f"{side} in a relative clause"
        if self.placed.count(between.start, between.stop) > (between.start == told.first):
            yield f"{side} over another"
        mention = slot.figure.mention if slot.figure else None
        if mention is not None and side == "before" and mention.last <= told.first:
            yield "between the metric and the number"
        if mention is not None and mention.last == told.first:
            yield "behind the metric"

    def _back(self, told: Told, sentence: int, size: str) -> Iterator[str]:
        """What speaks of a period that an earlier sentence holds."""
        reading, sort = self.reading, told.sort
        back = sentence - reading.sentence(told.first)
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


def _size(told: Told) -> str:
    """How long a period is."""
    period = told.period
    if period is not None and period.start is not None and period.end is not None:
        return bucket((period.end - period.start).days, (1, 7, 31, 92, 366))
    return told.value[-1] if period is None and told.value else ""


def _is_in(owner: Chain, position: int) -> bool:
    """Whether a word stands in a mention of an owner: «معرض الكتاب 2025»."""
    at = bisect_right(owner.starts, position) - 1
    return at >= 0 and position < owner.mentions[at].last
