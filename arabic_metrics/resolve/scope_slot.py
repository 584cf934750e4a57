"""Among whom or where a figure or a rank holds: its options are places, adverbs of scope and sets near it, and none."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import FROM, IN, NISBA, TA
from arabic_metrics.lexicon.entry_claim import Country
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.phrase import PhraseTable
from arabic_metrics.recognize.syntax import CLAUSE, VERB
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.metric_slot import PEOPLE
from arabic_metrics.resolve.placed import Placed
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.stem import stem

NONE, TOLD, SET, CITY = "none", "told", "set", "city"
ONE = (TA, NISBA)  # ends of adjectives of one, or of a thing: «العربية», not «العرب», «السعوديين»
DESCRIBING = ("people", "regional", "country")  # «السعودية» is either
REACH = 30  # words on each side of a figure
SET_REACH = 10  # words from a rank to the set that it is in
LONGEST_CASE = 10
LONGEST_NAME = 50  # words
OPENERS = (
    "set_opener", "superlative", "most_word", "ranked_list", "network_noun", "possess_verb", "rank_verb",
)  # fmt: skip
ENDS_OF_MEASURE = ("ه", "ا")  # «متابعة», «تفاعلا»
ENDINGS = ("", "ة", "ا", "ين", "ون", "ات")


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """What a word of a place names: `sort` is country, people, region, regional, city or adverb."""

    sort: str
    code: str | None = None


class Scope(NamedTuple):
    """Among whom or where: its words, and the ISO 3166 code where they name one country."""

    span: Span
    first: int
    last: int
    sort: str  # that of a PlaceWord, or set
    code: str | None = None


@kept
def place_words(lexicon: Lexicon) -> PhraseTable[PlaceWord]:
    """Return the words of places of a lexicon: «مصر», «المصريين», «الشرق الأوسط», «العرب», «عالميا»."""
    table: PhraseTable[PlaceWord] = PhraseTable()
    made: dict[tuple[str, str | None], PlaceWord] = {}

    def add(form: str, sort: str, code: str | None = None, *, article: bool = False) -> None:
        table.add(
            lexicon.fold(form),
            made.setdefault((sort, code), PlaceWord(sort, code)),
            article=article,
        )

    for form in lexicon.word_class("scope_adverb") | lexicon.word_class("ordinal_scope"):
        add(form, "adverb")
    for country in lexicon.of(Country):
        for form in country.forms:
            add(form, "country", country.code)
        for adjective in country.adjectives:
            for ending in ENDINGS if " " not in adjective else ():
                add(adjective + ending, "people", country.code, article=True)
        for form in country.people:
            add(form, "people", country.code, article=True)
    for form in lexicon.word_class("region_word"):
        add(form, "region")
    for form in lexicon.word_class("regional_adjective"):
        add(form, "regional")
    for form in lexicon.word_class("city_or_region"):
        add(form, CITY)
    return table


class ScopeReader:
    """Reads the options of the scopes of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.places = Placed(self._places())
        self.phrases = Placed(reading.syntax.phrases)
        self.world = reading.table.lexicon.word_class("world_word")
        self.networks = Placed(reading.recognized.platforms)
        self.place_ends = {m.first: m.last for m in reading.mentions if m.kind == "place"}
        self.case = {
            m.first: m.case
            for m in reading.mentions
            if m.kind == "place" and len(m.case) < LONGEST_CASE
        }

    def _places(self) -> list[Scope]:
        """The places of the text, and the adverbs of scope."""
        words, found, end = list(self.reading.words), [], 0
        table = place_words(self.reading.table.lexicon)
        for at in range(len(words)):
            match = table.match(words, at) if at >= end else None
            if match is None:
                continue
            place, taken, cut = match
            if place.sort == CITY:
                continue  # a scope only where it is told of whom: `_named_place`
            end = at + taken
            span = Span(words[at].start + cut, words[end - 1].end)
            found.append(Scope(span, at, end, place.sort, place.code))
        return found

    def options(
        self,
        first: int,
        last: int,
        mention: MetricMention | None,
        owner: Chain | None,
        *,
        rank: bool,
    ) -> list[Option]:
        """Return the options for a figure or a rank at some word positions; `mention` is the metric word of a figure, `owner` whose it is."""
        reading = self.reading
        sentence = reading.sentence(first)
        if rank:
            first = max(first, last - 1)  # the ordinal itself: «المركز الأول عربيا والثاني عالميا»
        near = [
            place for place in self.places.within(first - REACH, first + REACH + 1)
            if -1 <= reading.sentence(place.first) - sentence <= 0
        ]  # fmt: skip
        if rank:
            taken = {place.first for place in near}
            near += [found for found in self._sets(last, sentence) if found.first not in taken]
        elif mention is not None:
            counted = self._of_people_counted(mention)
            if counted is not None:
                return [self._told(counted)]
        kind = "rank" if rank else mention.id if mention is not None else "figure"
        body = owner.kind if owner is not None else "nobody"
        options = [
            Option(
                NONE,
                (
                    NONE,
                    f"{NONE} {kind}",
                    f"{NONE} of {min(len(near), 3)} {'rank' if rank else 'figure'}",
                    f"{NONE} {kind} of {body}",
                ),
            )
        ]
        text = reading.recognized.parsed.normalized.text
        for scope in near:
            features = (
                f"{kind} of {body} {scope.sort}",
                *self._of(scope, first, last, sentence, mention, near, rank, kind),
            )
            if not _is_in_name(owner, scope):
                options.append(Option(scope.span.of(text), features, scope, scope.span))
        return options

    def _told(self, scope: Scope) -> Option:
        """The option of a scope that the words before it leave no choice about."""
        surface = scope.span.of(self.reading.recognized.parsed.normalized.text)
        return Option(surface, (TOLD,), scope, scope.span)

    def _of_people_counted(self, mention: MetricMention) -> Scope | None:
        """«مستخدمي سناب شات في دبي», «المستخدمين العرب»: where they are who are counted, right behind their noun or the network's name."""
        reading, table = self.reading, self.reading.table
        if mention.verb or table.families[mention.id] not in PEOPLE:
            return None
        at = mention.last
        for network in self.networks.within(at, at + 2):
            beside = network.first == at or reading.word(at) in table.network_opener
            at = network.last if beside else at
        opener = reading.word(at)
        placed = opener in (IN, FROM)
        place = next(iter(self.places.within(at + placed, at + placed + 1)), None)
        if not self._unbroken(mention.first, at + placed + 1):
            return None
        if place is not None and place.sort in ("people", "regional"):
            many = not reading.word(place.last - 1).endswith(ONE)
            return place if many and opener != IN else None
        if opener != IN:
            return None
        if place is None:
            return self._named_place(at + 1)
        word = reading.word(place.last - 1)
        return None if place.sort == "adverb" or word in self.world else place

    def _named_place(self, at: int) -> Scope | None:
        """The phrase at a position that is a place, by its noun or by its end: «دبي», «ولاية كاليفورنيا»."""
        for phrase in self.phrases.within(at, at + 1):
            inside = range(phrase.first, phrase.last)
            placed = phrase.head in self.reading.table.place_noun
            if placed or any(self.place_ends.get(at) == phrase.last for at in inside):
                words = self.reading.words
                span = Span(words[phrase.first].start, words[phrase.last - 1].end)
                return Scope(span, phrase.first, phrase.last, "region")
        return None

    def with_set(self, scope: Scope) -> Scope:
        """A place with the set beside it: «عالميا بين أكثر الصفحات متابعة», «بين صفحات الحكومات في العالم»."""
        if scope.sort == SET:
            return scope
        words = self.reading.words
        if scope.sort in DESCRIBING:
            scope = self._of_people(scope)
        last = self._end_of_set(scope)
        if last > scope.last:
            span = Span(scope.span.start, words[last - 1].end)
            return scope._replace(span=span, last=last)
        before = scope.first - (self.reading.word(scope.first - 1) in self.reading.table.placing)
        for phrase in self.phrases.within(before - SET_REACH, before):
            opened = self.reading.word(phrase.first - 1) in self.reading.table.set_opener
            if opened and phrase.last == before and self._unbroken(phrase.first, scope.last):
                span = Span(words[phrase.first].start + phrase.cut, scope.span.end)
                return scope._replace(span=span, first=phrase.first)
        return scope

    def _of_people(self, scope: Scope) -> Scope:
        """«بين المواقع الإخبارية اللبنانية»: a nationality with the set that it ends and describes."""
        words, table = self.reading.words, self.reading.table
        for phrase in self.phrases.within(scope.first - SET_REACH, scope.first):
            opener = self.reading.word(phrase.first - 1)
            opened = opener in table.set_opener or opener in table.superlative
            opened = opened or self.reading.word(phrase.first) in table.ranked_list
            if opened and phrase.last == scope.last and self._unbroken(phrase.first, scope.last):
                span = Span(words[phrase.first].start + phrase.cut, scope.span.end)
                return scope._replace(span=span, first=phrase.first)
        return scope

    def _end_of_set(self, scope: Scope) -> int:
        """The position behind the set that is opened right behind a place; that behind the place where none is."""
        reading, table = self.reading, self.reading.table
        if reading.word(scope.last) not in table.set_opener:
            return scope.last
        at = most = scope.last + 1
        while reading.word(most) in table.superlative or most in reading.scene.number_words:
            most += 1  # «بين أكثر 50 صفحة»
        phrases = self.phrases.within(most, most + 1)
        if not phrases or not self._unbroken(scope.last - 1, phrases[0].last):
            return scope.last
        last = phrases[0].last
        measured = most > at or reading.word(last - 1) in table.most_word
        by_what = reading.word(last).endswith(ENDS_OF_MEASURE) and self._unbroken(
            last - 1, last + 1
        )
        return last + (measured and by_what)  # «الأكثر متابعة», «أكثر الصفحات تفاعلا»

    def _unbroken(self, first: int, last: int) -> bool:
        """Whether some words stand in one sentence with no mark between them."""
        reading = self.reading
        together = last <= len(reading.words) and reading.sentence(first) == reading.sentence(
            last - 1
        )
        return together and not reading.breaks_between(first + 1, last)

    def _opens(self, opener: str) -> str:
        """What a word before a scope is."""
        classes = self.reading.table.classes(opener)
        return next((name for name in OPENERS if name in classes), "other") if classes else "other"

    def _sets(self, last: int, sentence: int) -> list[Scope]:
        """The set behind a rank: «الثاني بين صفحات الحكومات», «أكثر الأندية متابعة»."""
        reading, table = self.reading, self.reading.table
        closing = min(reading.bounds(sentence)[1], last + SET_REACH)
        found = []
        for phrase in self.phrases.within(last, closing):
            before = reading.word(phrase.first - 1)
            opens = (
                before in table.set_opener or before in table.superlative or phrase.first == last
            )
            if phrase.head in table.time_head or phrase.head in table.trend_word:
                continue  # «المرتبة التاسعة سنة 2023», «ترند مصر»
            if opens or reading.word(phrase.first) in table.ranked_list:
                span = Span(
                    reading.words[phrase.first].start + phrase.cut,
                    reading.words[phrase.last - 1].end,
                )
                found.append(Scope(span, phrase.first, phrase.last, SET))
        return found

    def _of(
        self,
        scope: Scope,
        first: int,
        last: int,
        sentence: int,
        mention: MetricMention | None,
        near: list[Scope],
        rank: bool,
        kind: str,
    ) -> Iterator[str]:
        reading, table = self.reading, self.reading.table
        slot, sort = "rank" if rank else "figure", scope.sort
        yield "some"
        yield f"{slot} {sort}"
        yield f"{kind} {sort}"
        opener = reading.word(scope.first - 1)
        placed = opener in table.placing or reading.word(scope.first) in table.placing
        yield f"{slot} opener {stem(opener) if opener in table.placing else self._opens(opener)}"
        yield f"{slot} {sort} {'placed' if placed else 'bare'}"
        if opener in table.say_verb or opener in table.publish_verb:
            yield "speaker"
        if reading.sentence(scope.first) != sentence:
            yield f"{slot} back {sort}"
            yield f"{slot} back {'head' if scope.first - reading.bounds(sentence - 1)[0] <= 2 else 'inside'}"
            return
        if opener in table.possess_verb or opener in table.has_word or opener in table.reach_word:
            yield f"{slot} possesses {sort}"
        case = self.case.get(scope.first)
        if case is not None:
            yield f"{slot} case {case}"
        side = "before" if scope.first < first else "behind"
        between = range(scope.last, first) if side == "before" else range(last, scope.first)
        yield f"{slot} {side} {bucket(len(between))}"
        yield f"{slot} {side} {sort} {bucket(len(between), NEAR)}"
        apart = abs(reading.syntax.clauses[scope.first] - reading.syntax.clauses[first])
        yield f"{slot} {side} clauses {bucket(apart, NEAR)}"
        yield f"{slot} {side} numbers {min(reading.numbers_between(between.start, between.stop), 2)}"
        tags = reading.syntax.tags[between.start : between.stop]
        yield f"{slot} {side} verbs {min(tags.count(VERB), 2)} {sort}"
        if CLAUSE in tags:
            yield f"{slot} {side} over a clause"
        if scope.first - reading.bounds(sentence)[0] <= 1:
            yield f"{slot} opens the sentence {sort}"
        if any("(" in word.gap for word in reading.words[between.start : between.stop + 1]):
            yield f"{slot} {side} a bracket"
            yield f"{slot} {side} a bracket {sort} {bucket(len(between), NEAR)}"
        over = sum(
            between.start <= other.first < between.stop for other in near if other is not scope
        )
        yield f"{slot} {side} over {min(over, 2)}"
        if mention is not None and 0 <= scope.first - mention.last <= 4:
            yield f"behind the metric {scope.first - mention.last} {sort}"
        if mention is not None and mention.last <= scope.first < first:
            yield f"between the metric and the number {sort}"


def _is_in_name(owner: Chain | None, scope: Scope) -> bool:
    """Whether a place is part of the owner's name: «رئيس وزراء كمبوديا» leads in no Cambodia."""
    if owner is None:
        return False
    first, last = (
        bisect_right(owner.starts, at) for at in (scope.first - LONGEST_NAME, scope.first)
    )
    return any(scope.last <= m.last for m in owner.mentions[first:last])
