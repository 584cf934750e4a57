"""read_layout(): what the lists and tables of a text say of its figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from arabic_metrics.core import Block
from arabic_metrics.normalize import is_item
from arabic_metrics.parse.parse import ParsedText
from arabic_metrics.recognize.layout import EMPTY, NOTHING, RANK, Layout, LayoutText, Place, Range
from arabic_metrics.recognize.layout_flat import FlatTableReader
from arabic_metrics.recognize.layout_list import LEAST_ITEMS, ListReader, Ordinal
from arabic_metrics.recognize.layout_table import TableReader
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

TITLES = ("heading", "caption")


def read_layout(
    parsed: ParsedText,
    words: Sequence[Word],
    table: Vocabulary,
    metrics: Sequence[MetricMention],
    platforms: Sequence[PlatformMention],
    blocks: Sequence[Block],
) -> Layout:
    """Return what the blocks of a text say of its figures; nothing where it has no list and no table."""
    text = LayoutText(parsed, words, table, metrics, platforms)
    reader = _BlockReader(text, blocks)
    reader.read()
    return Layout(text.places, text.labels) if text.places else EMPTY


class _BlockReader:
    """Reads the blocks of one text."""

    def __init__(self, text: LayoutText, blocks: Sequence[Block]) -> None:
        self.text = text
        self.words = text.words
        self.blocks = blocks
        self.titles = [0] + [at for at, it in enumerate(blocks) if at and it.kind in TITLES]

    def read(self) -> None:
        """Keep what lists and tables say of their figures."""
        text = self.text
        source = text.parsed.normalized.source
        known = [
            text.range(block.span)
            for block in self.blocks
            if block.kind == "table" or (block.rows and is_item(block.rows[0][0].of(source)))
        ]
        flat = FlatTableReader(text, known).read()
        for at, block in enumerate(self.blocks):
            heads = list(self._heads(at)) if block.rows else []
            if block.kind == "table":
                rows = [[text.range(cell) for cell in row] for row in block.rows]
                TableReader(text, heads).read(rows)
            elif block.kind == "list" and not _overlaps(text.range(block.span), flat):
                ListReader(text, heads).read([text.range(row[0]) for row in block.rows])
        self._ranked_headings()

    def _ranked_headings(self) -> None:
        """«المركز الأول: …» as headings, with what is told of each below it."""
        text, reader = self.text, ListReader(self.text, [])
        found: list[tuple[int, Ordinal]] = []
        for at, block in enumerate(self.blocks):
            ordinal = reader.ordinal(*text.range(block.span)) if block.kind == "heading" else None
            if ordinal is not None:
                found.append((at, ordinal))
        places = [ordinal.place for _, ordinal in found]
        if len(places) < LEAST_ITEMS or places != list(range(1, len(places) + 1)):
            return
        heads = tuple(self._heads(found[0][0]))
        if not any(text.ranks(words) or text.metric_above([words]) for words in heads):
            return
        ends = [at for at, _ in found[1:]] + [found[-1][0] + 2]
        for (at, ordinal), end in zip(found, ends, strict=True):
            told = text.label((ordinal.behind, text.range(self.blocks[at].span)[1]))
            kind = RANK if told else NOTHING
            text.places[ordinal.at] = Place(kind, label=told, heads=heads, inherits=True)
            if told is None:
                continue
            for block in self.blocks[at + 1 : end]:
                for opened, _ in text.numbers_in(*text.range(block.span)):
                    text.places.setdefault(opened, Place("", heads=(told, *heads), inherits=True))

    def _heads(self, at: int) -> Iterator[Range]:
        """What stands above a list or a table, the nearest first: what leads to it, its headings, the title."""
        blocks = self.blocks
        before, heading = at - 1, False
        while before >= 0 and not blocks[before].rows:
            titled = blocks[before].kind in TITLES
            if heading and not titled:
                break
            if titled or before == at - 1:
                yield self._last_sentence(blocks[before])
            heading = titled
            before -= 1
        if before > 0 and not heading:
            before = self.titles[bisect_right(self.titles, before) - 1]
        if before > 0 and not heading:
            yield self.text.range(blocks[before].span)
        if before > 0 and blocks[0].kind in TITLES:
            yield self.text.range(blocks[0].span)

    def _last_sentence(self, block: Block) -> Range:
        first, last = self.text.range(block.span)
        while first < last and self.words[first].sentence < self.words[last - 1].sentence:
            first += 1
        return first, last


def _overlaps(words: Range, others: Sequence[Range]) -> bool:
    at = bisect_left(others, (words[1], 0))  # these stand in order, and none over another
    return at > 0 and words[0] < others[at - 1][1]
