"""recognize_mentions(): everything in a parsed text that a claim can be made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from arabic_metrics.core import Block
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import blocks_of
from arabic_metrics.parse.expressions import ParsedText
from arabic_metrics.recognize.attribution import find_attributions
from arabic_metrics.recognize.mention import (
    AttributionMention,
    MetricMention,
    PlatformMention,
    RankMention,
)
from arabic_metrics.recognize.layout import EMPTY, Layout, LayoutReader
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.named import NameLabeller, find_names
from arabic_metrics.recognize.naming import Mention, MentionReader
from arabic_metrics.recognize.platform import find_platforms
from arabic_metrics.recognize.rank import find_ranks
from arabic_metrics.recognize.syntax import Syntax, SyntaxReader
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary
from arabic_metrics.recognize.word import Word, read_words


@dataclass(slots=True)
class _Found:
    """What is read when it is first asked for: most texts without a figure need none of it."""

    syntax: Syntax | None = None
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
            reader = SyntaxReader(self.words, self.table, spans, self.metrics, self.platforms)
            self._found.syntax = reader.read(self._names())
        return self._found.syntax

    def _names(self) -> dict[int, int]:
        """The names that a model finds near metric words and ranks."""
        if self.ner is None:
            return {}
        told = [metric.first for metric in self.metrics] + [rank.first for rank in self.ranks]
        return find_names(self.ner, self.parsed.normalized, self.words, told)

    @property
    def entities(self) -> tuple[Mention, ...]:
        """The noun phrases that may be whose a figure is."""
        if self._found.entities is None:
            text = self.parsed.normalized.text
            reader = MentionReader(text, self.words, self.table, self.syntax, self.platforms)
            self._found.entities = reader.read(self.layout.labels)
        return self._found.entities

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
    words = _parted(words, parsed, blocks)
    metrics = find_metrics(words, table)
    ranks = find_ranks(words, parsed, table)
    if not ranks and not parsed.numbers:
        return RecognizedText(parsed, table, tuple(words), (), (), ())
    platforms = find_platforms(words, table)
    layout = LayoutReader(parsed, words, table, metrics, platforms).read(blocks)
    return RecognizedText(
        parsed, table, tuple(words), tuple(metrics), tuple(platforms), tuple(ranks), layout, ner
    )


def _parted(words: list[Word], parsed: ParsedText, blocks: Sequence[Block]) -> list[Word]:
    """Begin a sentence at each item of a list, where its line did not."""
    starts = sorted(
        parsed.normalized.from_source(row[0]).start
        for block in blocks
        if block.kind == "list"
        for row in block.rows
    )
    found: list[Word] = []
    at = more = 0
    for word in words:
        if at < len(starts) and word.end > starts[at]:
            at += 1
            more += bool(found) and found[-1].sentence == word.sentence + more
        found.append(replace(word, sentence=word.sentence + more) if more else word)
    return found
