"""recognize_mentions(): everything in a parsed text that a claim can be made of."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from arabic_metrics.core import Block, Span
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import blocks_of
from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.parse.parse import ParsedText
from arabic_metrics.recognize.attribution import find_attributions
from arabic_metrics.recognize.layout import EMPTY, Layout
from arabic_metrics.recognize.mention import (
    AttributionMention,
    Mention,
    MetricMention,
    PlatformMention,
    RankMention,
)
from arabic_metrics.recognize.mention_reader import MentionReader
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.named import NameLabeller, find_names
from arabic_metrics.recognize.platform import find_platforms
from arabic_metrics.recognize.rank import find_ranks
from arabic_metrics.recognize.read_layout import read_layout
from arabic_metrics.recognize.spelled import written_names
from arabic_metrics.recognize.syntax import Syntax, quotations
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary
from arabic_metrics.recognize.word import Word, part_sentences, read_words

FIRST = attrgetter("first")
LONGEST_TITLE = 6  # words


@dataclass(slots=True)
class _Found:
    """What is read when it is first asked for: most texts without a figure need none of it."""

    syntax: Syntax | None = None
    namer: MentionReader | None = None
    entities: tuple[Mention, ...] | None = None
    attributions: tuple[AttributionMention, ...] | None = None


@dataclass(frozen=True, slots=True)
class RecognizedText:
    """A parsed text with its mentions; positions are of `words`, spans of the normalized text."""

    parsed: ParsedText
    table: Vocabulary = field(repr=False, compare=False)
    words: tuple[Word, ...]
    metrics: tuple[MetricMention, ...]
    platforms: tuple[PlatformMention, ...]
    ranks: tuple[RankMention, ...]
    layout: Layout = EMPTY
    ner: NameLabeller | None = field(default=None, repr=False, compare=False)
    _found: _Found = field(default_factory=_Found, repr=False, compare=False)

    @property
    def syntax(self) -> Syntax:
        """What each word is, the clauses and the noun phrases."""
        if self._found.syntax is None:
            spans = [number.span for number in self.parsed.numbers]
            self._found.syntax = Syntax(
                self.words, self.table, spans, self.metrics, self.platforms, self._names()
            )
        return self._found.syntax

    def _names(self) -> dict[int, int]:
        """The names that the spelling of the text tells, and those that a model finds near metric words and ranks."""
        written = written_names(self.parsed.normalized, self.words, self.table)
        if self.ner is None:
            return written
        told = [metric.first for metric in self.metrics] + [rank.first for rank in self.ranks]
        return written | find_names(self.ner, self.parsed.normalized, self.words, told)

    @property
    def entities(self) -> tuple[Mention, ...]:
        """The noun phrases that may be whose a figure is."""
        if self._found.entities is None:
            self._found.entities = self._namer.read(self.layout.labels)
        return self._found.entities

    def entities_of(self, first: int, last: int) -> tuple[Mention, ...]:
        """Those that begin in a sentence: to know them, the text need not be read as a whole."""
        if self._found.entities is None and not self.layout.labels:
            return self._namer.read_of(first, last)
        opening, closing = (bisect_left(self.entities, at, key=FIRST) for at in (first, last))
        return self.entities[opening:closing]

    @property
    def _namer(self) -> MentionReader:
        if self._found.namer is None:
            text = self.parsed.normalized.text
            self._found.namer = MentionReader(
                text, self.words, self.table, self.syntax, self.platforms
            )
        return self._found.namer

    @property
    def attributions(self) -> tuple[AttributionMention, ...]:
        """Who states what the text says."""
        if self._found.attributions is None:
            text = self.parsed.normalized.text
            self._found.attributions = tuple(find_attributions(text, list(self.words), self.table))
        return self._found.attributions


def recognize_mentions(
    parsed: ParsedText, lexicon: Lexicon | None = None, *, ner: NameLabeller | None = None
) -> RecognizedText:
    """Find the metrics, platforms, ranks, entities and attributions of a text.

    A text without any number or word of leading cannot hold a claim, and comes back without mentions. `ner` is a model that finds
    names where the grammar finds none.

    >>> from arabic_metrics.normalize import normalize_text
    >>> from arabic_metrics.parse import parse_expressions
    >>> found = recognize_mentions(parse_expressions(normalize_text("لدى صفحة بلدية دبا على فيسبوك 40 ألف متابع")))
    >>> found.entities[0].name, found.platforms[0].id, found.metrics[0].id
    ('بلديه دبا', 'facebook', 'followers')
    """
    lexicon = lexicon or load_lexicon()
    table = vocabulary(lexicon)
    words = read_words(parsed.normalized.text)
    blocks = blocks_of(parsed.normalized) if parsed.numbers else ()
    words = part_sentences(_parted(words, parsed, blocks))
    parsed = _without_names(parsed, words, table)
    metrics = find_metrics(words, table)
    ranks = find_ranks(words, parsed, table)
    if not ranks and not parsed.numbers:
        return RecognizedText(parsed, table, tuple(words), (), (), ())
    parsed = _without_titles(parsed, words, metrics, table)
    platforms = find_platforms(words, table)
    layout = read_layout(parsed, words, table, metrics, platforms, blocks)
    return RecognizedText(
        parsed, table, tuple(words), tuple(metrics), tuple(platforms), tuple(ranks), layout, ner
    )


def _without_names(parsed: ParsedText, words: list[Word], table: Vocabulary) -> ParsedText:
    """Leave out numbers that are part of a known name: «فرانس 24»."""
    names: list[Span] = []
    for at in table.numbered.begun(words):
        found = table.numbered.match(words, at)
        if found is not None:
            names.append(Span(words[at].start, words[at + found[1] - 1].end))
    if not names:
        return parsed
    numbers = [
        number
        for number in parsed.numbers
        if not any(it.start < number.span.start and number.span.end <= it.end for it in names)
    ]
    return replace(parsed, numbers=tuple(numbers))


def _without_titles(
    parsed: ParsedText, words: list[Word], metrics: Sequence[MetricMention], table: Vocabulary
) -> ParsedText:
    """Leave out numbers in a title: «فيديو «7 نصائح»», but not «40 ألف متابع» or «نحو 50 مليونا» in quotation marks."""
    numbers = parsed.numbers
    if not numbers:
        return parsed
    bounds = modifier_table(table.lexicon).words
    counted = {metric.first for metric in metrics}
    starts = [number.span.start for number in numbers]
    named: set[int] = set()
    for first, last in quotations(words).items():
        opening, closing = words[first].start, words[last - 1].end
        within = range(bisect_left(starts, opening), bisect_left(starts, closing))
        if not within or last - first > LONGEST_TITLE or not counted.isdisjoint(range(first, last)):
            continue
        spans = [numbers[at].span for at in within]
        told = {
            word.text
            for word in words[first:last]
            if not any(span.start < word.end and word.start < span.end for span in spans)
        }
        if told - bounds and told.isdisjoint(table.reach_word):
            named.update(within)
    left = [number for at, number in enumerate(numbers) if at not in named]
    return replace(parsed, numbers=tuple(left)) if named else parsed


def _parted(words: list[Word], parsed: ParsedText, blocks: Sequence[Block]) -> list[Word]:
    """Make one sentence of each row of a table and of each item of a list."""
    whole = [Span(row[0].start, row[-1].end) for block in blocks for row in block.rows if row]
    if not whole:
        return words
    spans = sorted(map(parsed.normalized.from_source, whole))
    found: list[Word] = []
    at, sentence, before = 0, -1, (-1, -1)
    for word in words:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
        inside = at < len(spans) and spans[at].start < word.end
        place = (at, -1) if inside else (-1, word.sentence)
        sentence += place != before
        before = place
        found.append(word.of_sentence(sentence))
    return found
