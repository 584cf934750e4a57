"""When a figure holds or was counted: its options are the periods near it, words for now, and none."""

from bisect import bisect_right
from collections.abc import Sequence

from arabic_metrics.lexicon.affix import BY, FROM, OFF
from arabic_metrics.recognize.syntax import CLAUSE, VERB
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.placed import Placed, Positions, near_each
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
NAMING = 8  # words that name a report
POSTED, OBJECTS = 4, ("ه", "ها")  # words from «نشرته» to a time


class Known:
    """What is known of a period, the same for each figure: its features, what leads it, whether it dates a report, where it stands."""

    def __init__(self, told: Told, sentence: int, quoted: int, text: str) -> None:
        self.sentence = sentence
        self.quoted = quoted  # the quotation that it stands in
        self.text = text
        self.size = _size(told)
        self.features: list[str] = []
        self.leads: list[str] = []
        self.dates_report = False
        self.is_of_another = False  # it dates a posting, or is an age
        self.is_base = False  # compared with


class PeriodReader:
    """Reads the options of the periods of one text, which has so many figures."""

    def __init__(self, reading: Reading, figures: int) -> None:
        self.reading = reading
        self.most = near_each(MOST_NEAR, figures, len(reading.words))
        self.told = ToldReader(reading).told
        self.placed = Placed(self.told)
        self.quotes = list(reading.syntax.quotes)
        classes = frozenset().union(*map(reading.table.words, OVER))
        self.over = Positions([at for at, word in enumerate(reading.words) if word.text in classes])
        self._known: dict[int, Known] = {}

    def options(self, slot: FilledSlot, before: FilledSlot | None = None) -> list[Option]:
        """Return the options for a figure whose owner is known; `before` is the figure before it."""
        near = [(told, self._as_known(told)) for told in self._near(slot.first, slot.sentence)]
        here = sum(known.sentence == slot.sentence for _, known in near)
        shared = self._shared(slot)
        after = None if before is None else before.period
        features = [NONE, *[f"{NONE} {it}" for it in shared], f"none of {min(here, 3)}"]
        features.append(f"none after {after is not None}")
        beside = None if before is None else self._beside(slot, before)
        if beside is not None:
            features += [f"none after {after is not None} {it}" for it in beside]
        options = [Option(NONE, tuple(features))]
        quoted = self._quotation(slot.first)
        for told, known in near:
            base = known.is_base and told.first > slot.first
            if known.is_of_another or (base and self.reading.word(slot.first - 1) != FROM):
                continue
            features = [f"{told.sort} {it}" for it in shared]
            features += self._of(told, known, slot, quoted)
            if before is not None and after is not None and beside is not None:
                features += self._after(told, known, slot, before, beside)
            options.append(Option(known.text, tuple(features), told, told.span))
        return options

    def _as_known(self, told: Told) -> Known:
        """What is known of a period, read once."""
        found = self._known.get(id(told))
        if found is None:
            reading = self.reading
            text = told.span.of(reading.recognized.parsed.normalized.text)
            sentence, quoted = reading.sentence(told.first), self._quotation(told.first)
            found = self._known[id(told)] = Known(told, sentence, quoted, text)
            lead = reading.scene.classes_within(max(0, told.first - TOLD_LEAD), told.first)
            found.features = self._as_such(told, found.size)
            found.leads = [name for name in TELLING if name in lead]
            found.dates_report = self._dates_report(told)
            found.is_of_another = self._dates_posting(told) or self._is_age(told)
            found.is_base = self._is_base(told) and not found.dates_report
        return found

    def _near(self, first: int, sentence: int) -> Sequence[Told]:
        """The times of the sentence and of some before it, on each side of the figure so many as are told near one."""
        opening = self.reading.bounds(max(0, sentence - BACK))[0]
        closing = self.reading.bounds(sentence)[1]
        before = self.placed.last_within(opening, first, self.most)
        return before + self.placed.first_within(first, closing, self.most)

    def _shared(self, slot: FilledSlot) -> list[str]:
        """What a figure is, that makes a period likely or not."""
        reading, table = self.reading, self.reading.table
        opening, _ = reading.bounds(slot.sentence)
        lead = reading.scene.classes_within(max(opening, slot.first - LEAD), slot.first)
        stock = "stock" if table.kinds.get(slot.metric) == "stock" else "flow"
        return [stock, *[f"led by {name}" for name in LEADING if name in lead]]

    @staticmethod
    def _beside(slot: FilledSlot, before: FilledSlot) -> tuple[str, str]:
        """How a figure goes on with the one before it: in its sentence, of the same metric, of the same owner."""
        place = "here" if before.sentence == slot.sentence else "apart"
        return (
            place,
            f"{place} metric {before.metric == slot.metric} owner {before.owner is slot.owner}",
        )

    def _after(
        self,
        told: Told,
        known: Known,
        slot: FilledSlot,
        before: FilledSlot,
        beside: tuple[str, str],
    ) -> list[str]:
        """Whether the figure before holds at a period, too."""
        same = "as before" if before.period is told else "not as before"
        place, alike = beside
        found = [
            f"{same} {min(slot.sentence - known.sentence, 1)}",
            f"{same} over {min(self.placed.count(told.last, slot.first), 2)}",
            f"{same} {alike}",
            f"{same} {place} {bucket(max(0, slot.first - before.last))}",
        ]
        item = self.reading.series(slot.sentence).get(slot.first)
        if item is not None and item.order > 1:
            found.append(f"{same} in a series")
        return found

    def _of(self, told: Told, known: Known, slot: FilledSlot, quoted: int) -> list[str]:
        """What a period is, and how it stands to a figure, which may be in a quotation."""
        found = list(known.features)
        side = "before" if told.first < slot.first else "behind"
        for name in known.leads:
            found += (f"led by {name}", f"{side} led by {name}")
        if slot.owner is not None and _is_in(slot.owner, told.first):
            found.append("in the name of the owner")
        if known.quoted >= 0 and known.quoted != quoted:
            found.append("in a quotation")
        if known.dates_report:
            back = min(slot.sentence - known.sentence, 2)
            found += ("of a report", f"of a report back {back} {told.sort}")
        if known.sentence < slot.sentence:
            found += self._back(told, known, slot.sentence)
        else:
            found += self._here(told, slot, side)
        return found

    def _as_such(self, told: Told, size: str) -> list[str]:
        """What a period is, which is the same for each figure."""
        word = self.reading.word
        return [
            "some",
            f"sort {told.sort}",
            f"size {size} {told.sort}",
            f"opener {stem(word(told.first - 1))}",
            f"opens {stem(word(told.first))}",
            f"follows {stem(word(told.last))}",
        ]

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
            if reading.word(at).lstrip(BY) in reading.table.report_word:
                return True
        return False

    def _is_base(self, told: Told) -> bool:
        """«45 ألف زيارة عن الشهر السابق», «مقارنة بالشهر السابق»: whether a time is that of another figure, which is not told."""
        near = [self.reading.word(at) for at in range(told.first - 2, told.first + 1)]
        table = self.reading.table
        compared = any(word in table.comparison for word in near[:2])
        return near[1] == OFF or (
            compared and not self.reading.numbers_between(told.first - 2, told.first)
        )

    def _is_age(self, told: Told) -> bool:
        """«من دون سن 18 عاما», «البالغ من العمر 30 عاما»."""
        return self.reading.word(told.first - 1) in self.reading.table.age_word

    def _dates_posting(self, told: Told) -> bool:
        """«مقطع نشره النادي أمس», «أغنية طرحتها قبل عامين»: whether a time is that at which what was counted came out."""
        reading, table = self.reading, self.reading.table
        opening = reading.bounds(reading.sentence(told.first))[0]
        for at in range(told.first - 1, max(opening, told.first - POSTED) - 1, -1):
            word = reading.word(at)
            if reading.words[at + 1].breaks or word in table.duration_opener:
                return False  # «المنشورات التي نشرتها خلال الشهر»
            if word.endswith(OBJECTS) and (
                word in table.publish_verb or word in table.founding_verb
            ):
                return True
        return False

    def _here(self, told: Told, slot: FilledSlot, side: str) -> list[str]:
        """How a period stands to a figure of its own sentence."""
        reading, scene, sort = self.reading, self.reading.scene, told.sort
        first, last = slot.first, slot.last
        opening, closing = reading.bounds(slot.sentence)
        if side == "before":
            start, stop, beyond = told.last, first, (opening, told.first)
        else:
            start, stop, beyond = last, told.first, (told.last, closing)
        away = max(0, stop - start)
        apart = abs(reading.syntax.clauses[told.first] - reading.syntax.clauses[first])
        clauses = bucket(apart, (0, 1, 2, 4))
        words, verbs = reading.numbers_between(start, stop), reading.tagged(VERB, start, stop)
        numbers, few = min(words, 3), min(words, 2)
        found = [
            f"{side} clauses {clauses}",
            f"{side} clauses {clauses} {sort}",
            f"{side} numbers {numbers}",
        ]
        if side == "behind":
            found += (
                f"behind {bucket(away)}",
                f"behind {bucket(away, NEAR)} {sort}",
                f"behind verbs {min(verbs, 2)}",
                f"behind verbs {min(verbs, 2)} numbers {numbers}",
            )
        metrics = min(scene.metrics.count(start, stop), 2)
        found += (
            f"{side} numbers {few} beyond {min(reading.numbers_between(*beyond), 2)}",
            f"{side} metrics {metrics}",
            f"{side} metrics {metrics} beyond {min(scene.metrics.count(*beyond), 2)}",
        )
        if reading.tagged(CLAUSE, start, stop):
            found.append(f"{side} over a clause")
        if told.first - opening <= 2:
            found.append(f"opens the sentence {sort}")
            if side == "before":
                found += (
                    f"opens the sentence verbs {min(verbs, 3)} numbers {few}",
                    f"opens the sentence numbers {numbers} {sort}",
                    f"opens the sentence {bucket(away)}",
                )
        for name in OVER if self.over.count(start, stop) else ():
            if scene.count_of(name, start, stop):
                found.append(f"{side} over {name}")
        found.append(f"{side} relatives {min(scene.count_of('relative_word', start, stop), 2)}")
        if scene.count_of("relative_word", max(opening, told.first - RELATIVE), told.first):
            found.append(f"{side} in a relative clause")
        if self.placed.count(start, stop) > (start == told.first):
            found.append(f"{side} over another")
        mention = slot.figure.mention if slot.figure else None
        if mention is not None and side == "before" and mention.last <= told.first:
            found.append("between the metric and the number")
        if mention is not None and mention.last == told.first:
            found.append("behind the metric")
        return found

    def _back(self, told: Told, known: Known, sentence: int) -> list[str]:
        """What speaks of a period that an earlier sentence holds."""
        reading, sort = self.reading, told.sort
        back = sentence - known.sentence
        opening, closing = reading.bounds(known.sentence)
        head = "head" if told.first - opening <= 2 else "inside"
        found = [f"back {back}", f"back {back} {sort} {known.size}", f"back {back} {head} {sort}"]
        if REPORT in reading.scene.classes_said(known.sentence):
            found.append(f"back {back} of a report")
        if closing - opening < HEADING or not reading.counts_in(known.sentence):
            found.append(f"back {back} of a heading {sort}")
        if self.placed.count(told.last, reading.bounds(sentence)[1]):
            found.append(f"back {back} over another")
        return found


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
