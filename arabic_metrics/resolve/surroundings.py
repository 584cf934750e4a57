"""What stands around a figure: what it says of it that no field holds, and the sentence that a reader is shown."""

from collections.abc import Iterator
from itertools import chain

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import AND, JOINTS, MANY, THEY
from arabic_metrics.recognize import Mention
from arabic_metrics.recognize.layout import NOTHING, Range
from arabic_metrics.recognize.tagging import VERB
from arabic_metrics.recognize.word import closed
from arabic_metrics.resolve.aside import around, aside_reader
from arabic_metrics.resolve.claim import Scope
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.metric_slot import PEOPLE
from arabic_metrics.resolve.reading import Reading

CHANGE, POSTS = "change", "posts"
AROUND = 60  # words told before and behind a figure
OF_FIGURES = ("part", "mean", "fake")  # what may be said of figures, and of no rank


class Surroundings:
    """Reads what stands around the figures and ranks of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._words = list(reading.words)
        self._rank_words = {at for it in reading.ranks.things for at in range(it.first, it.last)}

    def aside(self, slot: FilledSlot, scope: Scope | None) -> str:
        """What the words around a figure say about the people counted and its fields do not hold."""
        reader = aside_reader(self.reading.table.lexicon)
        whole = around(slot.first, slot.last, self.reading.bounds(slot.sentence))
        clause = self._of_its_clause(slot.first, slot.last, whole)
        beside = reader.up_to_part(self._words, slot.last, clause)
        above = (at for words in self._told_above(slot) for at in range(*words))
        told = {at for words in self._words_of_fields(slot) for at in range(*words)}
        beside_it = reader.beside(
            self._words,
            range(slot.first, slot.last),
            beside,
            dated=self._is_dated(slot),
            change=slot.figure is not None and slot.figure.aspect == CHANGE,
            posted=slot.metric == POSTS,
            numbers=self.reading.scene.number_words if slot.figure else self._rank_words,
            behind_name=self._behind_a_known_name(slot.mention),
            name=self.reading.table.lexicon.fold(slot.owner.name.name) if slot.owner else "",
        )
        return reader.read(
            self._words,
            [at for at in chain(beside, above) if at not in told],
            slot.owner.kind if slot.owner is not None else None,
            people=self.reading.table.families.get(slot.metric) in PEOPLE,
            scope=scope.text if scope is not None else None,
            rate=slot.figure.rate if slot.figure is not None else "",  # no rank has one
            beside=(it for it in beside_it if slot.figure or it not in OF_FIGURES),
        )

    def _is_dated(self, slot: FilledSlot) -> bool:
        """Whether a figure has a time of its own, and none that stands behind another: «من 30 ألفا إلى 40 ألفا خلال عام»."""
        told = slot.period
        return told is not None and not self.reading.numbers_between(slot.last, told.first)

    def _behind_a_known_name(self, mention: Mention | None) -> str:
        """The last word of a mention, if the known name that it tells is without it: «ريال مدريد العربي»."""
        if mention is None or not mention.known:
            return ""
        word = self._words[mention.last - 1].text
        return "" if word in self.reading.table.lexicon.fold(mention.name).split() else word

    def _of_its_clause(self, first: int, last: int, near: range) -> range:
        """Some positions near a figure without the clauses that are not of those it counts.

        «3 ملايين متابع، وتنشر فيها كل يوم وصفة» tells no rate of the followers, nor does «3 ملايين متابع، فيما تنشر كل يوم وصفة»; «30 مليون شخص ويزورونه يوميا»
        does. «300 صورة بمعدل صورتين يوميا» tells that of another figure, and so does «راتبه 400 ألف أسبوعيا، فتجاوز منشوره 5 ملايين إعجاب».
        """
        tags, words = self.reading.syntax.tags, self._words
        for at in range(first - 1, near.start, -1):
            if words[at].breaks and tags[at] == VERB and words[at].text[0] in JOINTS:
                told = self.reading.numbers_between(near.start, at)
                near = range(at, near.stop) if told else near
                break
        mean, opening = self.reading.table.mean_word, self.reading.table.clause_word
        for at in range(last, near.stop):
            text = words[at].text
            if text in mean:
                return range(near.start, at)
            verb = at
            if words[at].breaks and text in opening and at + 1 < near.stop:
                verb = at + 1
            joined = verb > at or text[0] == AND
            if joined and tags[verb] == VERB and THEY not in words[verb].text[1:]:
                return range(near.start, at)
        return near

    def _words_of_fields(self, slot: FilledSlot) -> Iterator[Range]:
        """The words of a figure's period, and of its owner with the nationality behind it, but not «مستخدمي تويتر السعوديين»."""
        if slot.period is not None:
            yield slot.period.first - 1, slot.period.last  # «في الأسبوع الماضي» is no rate
        if slot.mention is not None:
            words, first, last = self._words, slot.mention.first, slot.mention.last
            behind = words[last] if last < len(words) else None
            if behind and not behind.breaks and behind.text in self.reading.table.nationalities:
                last += 1
            if words[last - 1].text.endswith(MANY):
                last -= 1
            yield first, last

    def sentence(self, slot: FilledSlot) -> str:
        """The sentence of a figure, of a text without marks so many words around it; on lines before it the words of a table or above a list that tell what it counts."""
        words, own = self.reading.words, self._around(slot.first, slot.last)
        text = self.reading.recognized.parsed.normalized
        told: dict[int, Range] = {}  # by their sentences
        for first, last in self._told_above(slot):
            if not own[0] <= first < own[1]:
                known = told.get(words[first].sentence, (first, last))
                told[words[first].sentence] = (min(known[0], first), max(known[1], last))
        lines = [
            (self._around(*each)[0], each[1]) if at == slot.sentence else self._around(*each)
            for at, each in sorted(told.items())
        ]
        return "\n".join(
            text.to_source(closed(Span(words[first].start, words[last - 1].end), text.text)).of(
                text.source
            )
            for first, last in (*lines, own)
        )

    def _told_above(self, slot: FilledSlot) -> Iterator[Range]:
        """The words that the layout says to tell what a figure counts, and whose it is: the heads of its column and its row, what leads to a list."""
        place = self.reading.recognized.layout.places.get(slot.first)
        if place is None or place.kind == NOTHING:
            return
        if place.metric is not None:
            yield place.metric.first, place.metric.last
        yield from filter(None, (place.label, place.network, place.period, *place.heads[:1]))

    def _around(self, first: int, last: int) -> Range:
        """The sentence of some words, cut to so many on each side."""
        opening, closing = self.reading.bounds(self.reading.sentence(first))
        return max(opening, first - AROUND), min(closing, last + AROUND)
