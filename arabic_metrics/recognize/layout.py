"""What the layout of a text says of its figures: a column says what a cell counts, a row whose it is, an item's number its rank.

Where it leaves more than one reading, it says nothing of a figure, and the words decide.
"""

from bisect import bisect_left, bisect_right
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from arabic_metrics.core import Block, Span
from arabic_metrics.normalize import is_item
from arabic_metrics.parse.expressions import ParsedText
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word, holds_any

BY_END = attrgetter("end")
BY_START = attrgetter("start")
LONGEST_LABEL, LONGEST_TITLE = 9, 16  # words
LONGEST_CELL = 14  # words: a table of longer ones is no table of figures
BY = "بال"
OPENING, CLOSING = frozenset("(["), frozenset(")]")
COLON = frozenset(":؛=–—-|")
COUNTED = frozenset({"cardinal", "magnitude", "fraction", "ordinal"})
FIGURE, RANK, NOTHING = "figure", "rank", "nothing"
NAME, METRIC, NETWORK, PERIOD = "name", "metric", "network", "period"
NO_LABEL = "reach_word rank_verb say_verb achieve_verb number_of count_word"
PARTICLES = frozenset("بلو") | {"بال"}
YEAR = re.compile("(?:19|20)[0-9]{2}")
LONGEST_COUNT, MEASURE_REACH, LEAST_RANKED = 3, 4, 2
LONGEST_ITEM, NEAR_LABEL = 24, 5  # words
COUNTING = frozenset("-–.):/")
NAMELESS = ("م", "ت", "رقم", "الرقم", "التسلسل", "مسلسل")
# What other things than audiences have, whatever is counted, and what has members, visits and shares of another kind.
NO_AUDIENCE = "telecom_word television_word leaflet_word"
NO_WEAK_AUDIENCE = "money_word attendance_word sport_word assembly place_audience sale_word"
SHARE, FOR_EACH = "نسبه", "لكل"
TOTALS = frozenset({"الاجمالي", "المجموع", "اجمالي", "مجموع"})
Range = tuple[int, int]  # the first word, and the one behind the last


@dataclass(frozen=True, slots=True)
class Place:
    """What the layout says of the figure that begins at a word.

    `metric` is what it counts (None: its own words say), `label` whose it is, `network` and `period` the words that tell them, each a
    range of words; `heads` are the ranges above it that may tell what it does not, the nearest first.
    """

    kind: str  # "figure", "rank", "nothing", or "" where its own words decide
    metric: MetricMention | None = None
    label: Range | None = None
    network: Range | None = None
    period: Range | None = None
    heads: tuple[Range, ...] = ()
    scale: int = 1
    change: bool = False
    inherits: bool = False  # what is not said of it is said above it


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of the figures of a text by their first words, and the names that stand as labels."""

    places: dict[int, Place] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)


EMPTY = Layout()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its cells are."""

    kind: str  # "rank", "metric", "network", "period", "name", or "" for what is no claim
    words: Range
    metric: MetricMention | None = None
    scale: int = 1
    change: bool = False
    nameless: bool = False  # it only counts the rows


class LayoutReader:
    """Reads the layout of one text."""

    def __init__(
        self,
        parsed: ParsedText,
        words: Sequence[Word],
        table: Vocabulary,
        metrics: Sequence[MetricMention],
        platforms: Sequence[PlatformMention],
    ) -> None:
        self.parsed = parsed
        self.words = words
        self.table = table
        self.metrics = metrics
        self.platforms = platforms
        self.metric_starts = [metric.first for metric in metrics]
        self.platform_starts = [platform.first for platform in platforms]
        self.numbers = self._positions([number.span for number in parsed.numbers if number.kind in COUNTED])
        self.number_at = dict(self.numbers)
        self.periods = self._positions([period.span for period in parsed.periods])
        self.places: dict[int, Place] = {}
        self.labels: dict[int, int] = {}

    def read(self, blocks: Sequence[Block]) -> Layout:
        """Return what lists and tables say of their figures."""
        from arabic_metrics.recognize.flat_table import FlatTableReader

        source = self.parsed.normalized.source
        tables = [
            self.range(block.span)
            for block in blocks
            if block.kind == "table" or (block.rows and is_item(block.rows[0][0].of(source)))
        ]
        flat = FlatTableReader(self, tables).read()
        for at, block in enumerate(blocks):
            heads = list(self._heads(blocks, at)) if block.rows else []
            if block.kind == "table":
                TableReader(self, heads).read([[self.range(cell) for cell in row] for row in block.rows])
            elif block.kind == "list":
                whole = self.range(block.span)
                if not any(first < whole[1] and whole[0] < last for first, last in flat):
                    ListReader(self, heads).read([self.range(row[0]) for row in block.rows])
        self._ranked_headings(blocks)
        return Layout(self.places, self.labels) if self.places else EMPTY

    def _ranked_headings(self, blocks: Sequence[Block]) -> None:
        """«المركز الأول: …» as headings, with what is told of each below it."""
        found: list[tuple[int, Range]] = []
        for at, block in enumerate(blocks):
            if block.kind == "heading" and (read := ListReader(self, []).ordinal(*self.range(block.span))):
                found.append((at, self.range(block.span)))
                if read[1] != len(found):
                    return
        if len(found) < LEAST_RANKED:
            return
        heads = list(self._heads(blocks, found[0][0]))
        if not any(self.ranks(words) or self.metric_above([words]) for words in heads):
            return
        for number, (at, words) in enumerate(found, 1):
            told = self.label((ListReader(self, []).ordinal(*words)[2], words[1]))  # type: ignore[index]
            following = [block for block in blocks[at + 1 : found[number][0] if number < len(found) else at + 2]]
            self.places[words[0]] = Place(NOTHING)
            if told is None:
                continue
            position = next(p for p in range(*words) if p + 1 == told[0])
            self.places[position] = Place(RANK, label=told, heads=tuple(heads), inherits=True)
            for block in following:
                for opened, _ in self.numbers_in(*self.range(block.span)):
                    self.places.setdefault(opened, Place("", heads=(told, *heads), inherits=True))

    def range(self, span: Span) -> Range:
        """The words of a span of the source."""
        folded = self.parsed.normalized.from_source(span)
        first = bisect_right(self.words, folded.start, key=BY_END)
        return first, max(first, bisect_left(self.words, folded.end, key=BY_START))

    def _heads(self, blocks: Sequence[Block], at: int) -> Iterator[Range]:
        """What stands above a list or a table, the nearest first: what leads to it, its headings, the title."""
        before = at - 1
        heading = False
        while before >= 0 and not blocks[before].rows:
            block = blocks[before]
            titled = block.kind in ("heading", "caption")
            if heading and not titled:
                break
            if titled or before == at - 1:
                yield self._last_sentence(block)
            heading = titled
            before -= 1
        while before > 0 and not heading and blocks[before].kind != "heading":
            before -= 1
        if before > 0 and not heading and blocks[before].kind == "heading":
            yield self.range(blocks[before].span)
        if before > 0 and blocks[0].kind == "heading":
            yield self.range(blocks[0].span)

    def _last_sentence(self, block: Block) -> Range:
        first, last = self.range(block.span)
        while first < last and self.words[first].sentence < self.words[last - 1].sentence:
            first += 1
        return first, last

    def metrics_in(self, first: int, last: int) -> list[MetricMention]:
        """The metric words of a range."""
        at = bisect_left(self.metric_starts, first)
        return [m for m in self.metrics[at : bisect_left(self.metric_starts, last)] if m.last <= last]

    def platforms_in(self, first: int, last: int) -> list[PlatformMention]:
        """The networks of a range."""
        at = bisect_left(self.platform_starts, first)
        return [p for p in self.platforms[at : bisect_left(self.platform_starts, last)] if p.last <= last]

    def periods_in(self, first: int, last: int) -> list[Range]:
        """The periods of a range."""
        return [it for it in self.periods if first <= it[0] and it[1] <= last]

    def numbers_in(self, first: int, last: int) -> list[Range]:
        """The numbers of a range."""
        at = bisect_left(self.numbers, (first, 0))
        return [it for it in self.numbers[at : bisect_left(self.numbers, (last, 0))] if it[1] <= last]

    def says(self, words: Range, classes: str) -> bool:
        """Whether a range has a word of one of some classes."""
        said = {self.words[at].text for at in range(*words)}
        return any(not self.table.words(name).isdisjoint(said) for name in classes.split())

    def label(self, words: Range) -> Range | None:
        """Keep a name that stands as a label, without what is in brackets behind it."""
        first, last = words
        for at in range(first + 1, last):
            if holds_any(self.words[at].gap, OPENING):
                last = at
                break
        if first >= last or last - first > LONGEST_LABEL:
            return None
        self.labels[first] = last
        return first, last

    def of_audiences(self, metric: MetricMention | None, *told: Range, beside: Sequence[Range] = ()) -> bool:
        """Whether figures are of audiences, by what they count, what stands above them, and the names beside them."""
        titles = [words for words in told if words[1] - words[0] <= LONGEST_TITLE]
        if metric is None or any(self.says(words, NO_AUDIENCE) for words in titles):
            return False
        if not metric.weak:
            return True
        if any(self.says(words, NO_WEAK_AUDIENCE) for words in titles):
            return False
        return any(
            self.platforms_in(*words)
            or self.says(words, "page_noun site_word app_head network_noun")
            or any(self.words[at].text[0] in "@#" for at in range(*words))
            for words in (*told, *beside)
        )

    def ranks(self, words: Range) -> bool:
        """Whether words above a list say that it is in order: «ترتيب الأندية», «الأكثر متابعة», «أعلى 10 حسابات»."""
        return self.says(words, "ranked_list most_word superlative list_sizer") and not self.says(words, "alphabetical_order")

    def metric_above(self, heads: Sequence[Range]) -> MetricMention | None:
        """What the words above figures say that they count: one metric, or none."""
        for words in heads:
            if words[1] - words[0] > LONGEST_TITLE:
                continue
            found = {m.id: m for m in self.metrics_in(*words) if not m.verb}
            for at in range(*words):
                metric = self.table.measures.get(self.words[at].text)
                if metric is not None and self.says((at - 1, at), "most_word") | self.says(
                    (max(words[0], at - MEASURE_REACH), at), "superlative"
                ):
                    span = Span(self.words[at].start, self.words[at].end)
                    found.setdefault(metric, MetricMention(at, at + 1, span, metric, False, False, False))
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def scale_above(self, heads: Sequence[Range]) -> int:
        """What figures are told in: «الأرقام بالمليون», «(ألف)»."""
        for words in heads:
            for at in range(*words):
                word, gap = self.words[at].text, self.words[at].gap
                closed = at + 1 == len(self.words) or ")" in self.words[at + 1].gap
                if word.startswith(BY) or ("(" in gap and closed):
                    scale = self.scale([word.removeprefix(BY) if word.startswith(BY) else word])
                    if scale > 1:
                        return scale
        return 1

    def scale(self, said: list[str]) -> int:
        """The scale that one of some words is: «مليون», «الألف»."""
        numerals = numeral_table(self.table.lexicon)
        for word in said:
            attached = numerals.get(word)
            if attached is not None and attached.numeral.scale:
                return attached.numeral.scale
        return 1

    def _positions(self, spans: list[Span]) -> list[Range]:
        found: list[Range] = []
        at = 0
        for span in spans:
            while at < len(self.words) and self.words[at].end <= span.start:
                at += 1
            last = at
            while last < len(self.words) and self.words[last].start < span.end:
                last += 1
            if last > at:
                found.append((at, last))
        return found


class ListReader:
    """Reads one list."""

    def __init__(self, layout: LayoutReader, heads: list[Range]) -> None:
        self.layout = layout
        self.words = layout.words
        self.heads = tuple(heads)
        self.metric = layout.metric_above(heads[:2])
        self.scale = layout.scale_above(heads[:1])

    def read(self, rows: list[Range]) -> None:
        """Keep what the list says of the figures of its items."""
        layout = self.layout
        rows = [row for row in rows if row[0] < row[1]]
        bare = [self.words[first].text for first, _ in rows] == [str(n) for n in range(1, len(rows) + 1)]
        items = self._of_one_kind([self._item(row, bare=bare) for row in rows])
        for item in items:
            if item.counted >= 0:
                layout.places[item.counted] = Place(NOTHING)
        if sum(item.is_plain for item in items) < max(LEAST_RANKED, (len(items) + 1) // 2):
            return  # sentences, whose words say what their figures are
        if self.heads and layout.says(self.heads[0], NO_AUDIENCE):
            for item in items:
                for first in (item.counted, *(number[0] for number in item.numbers)):
                    layout.places[first] = Place(NOTHING)
            return
        told = [self._own_metric(item) for item in items]
        audiences = layout.of_audiences(self.metric, *self.heads[:2], beside=[item.words for item in items[:2]])
        counting = sum(metric is not None and layout.of_audiences(metric, *self.heads[:2]) for metric in told)
        ordered = (audiences or counting * 2 > len(items)) and self._in_order(items)
        for item in items:
            self._keep(item, self.metric if audiences else None, ordered=ordered)
        for words in self.heads[:1]:
            for at in range(*words):
                sized = layout.says((max(0, at - 1), at), "list_sizer superlative most_word")
                if at in layout.number_at and (self.scale > 1 or sized):
                    layout.places[at] = Place(NOTHING)  # «أكثر 5 حسابات», «(بالمليون)»

    def _in_order(self, items: list["Item"]) -> bool:
        """Whether what counts the items is their place."""
        counted = [item.place for item in items]
        return counted == list(range(1, len(items) + 1)) and (
            any(self.layout.ranks(words) for words in self.heads[:2]) or all(item.ranked for item in items)
        )

    def _own_metric(self, item: "Item") -> MetricMention | None:
        """What the first number of an item counts by the noun behind it."""
        for _, last in item.numbers[:1]:
            near = self.layout.metrics_in(last, min(item.words[1], last + 3))
            if near and not near[0].verb and near[0].first - last <= 1:
                return near[0]
        return None

    def _item(self, row: Range, *, bare: bool) -> "Item":
        first, last = row
        counted, place, ranked = -1, 0, False
        text = self.words[first].text
        marked = first + 1 < last and holds_any(self.words[first + 1].gap, COUNTING)
        if text.isdigit() and len(text) <= LONGEST_COUNT and first + 1 < last and (marked or bare):
            counted, place, first = first, int(text), first + 1
        else:
            ordinal = self.ordinal(first, last)
            if ordinal is not None:
                counted, place, first, ranked = ordinal
        numbers = self.layout.numbers_in(first, last)
        label = self._label(first, last, numbers)
        kind = self._kind(label)
        return Item((first, last), counted, place, label, kind, tuple(numbers), ranked)

    def ordinal(self, first: int, last: int) -> tuple[int, int, int, bool] | None:
        """«أولا:», «الثاني:», «المركز الثالث:»: where it stands, what place it is, where the item goes on, whether it says a place."""
        if first >= last:
            return None
        ordinals = numeral_table(self.layout.table.lexicon)
        head = self.layout.table.ranks.match(list(self.words[first : first + 1]), 0)
        at = first + (head is not None and head[0].role == "head")
        if at + 1 >= last or not holds_any(self.words[at + 1].gap, COLON):
            return None
        attached = ordinals.get(self.words[at].text)
        value = attached.numeral.ordinal if attached is not None else 0
        if not value and self.words[at].text in self.layout.table.firstly:
            value = 1
        if not value and self.words[at].text.isdigit() and at > first:
            value = int(self.words[at].text)
        return (at, value, at + 1, at > first) if value else None

    def _label(self, first: int, last: int, numbers: list[Range]) -> Range | None:
        """The words that open an item up to a colon, a dash, a bracket or its number."""
        end = numbers[0][0] if numbers else last
        closing = min(end, last)
        for at in range(first + 1, min(last, first + LONGEST_LABEL + 2)):
            if holds_any(self.words[at].gap, COLON) or holds_any(self.words[at].gap, OPENING):
                closing = at
                break
            if at >= end:
                break
        while closing - 1 > first and self.words[closing - 1].text in PARTICLES:
            closing -= 1
        return (first, closing) if first < closing <= first + LONGEST_LABEL else None

    def _kind(self, label: Range | None) -> str:
        """What a label is: a metric, a network, a period, or a name."""
        if label is None:
            return ""
        layout = self.layout
        if layout.metrics_in(*label):
            return METRIC
        platforms = layout.platforms_in(*label)
        if platforms and platforms[0].last - platforms[0].first >= label[1] - label[0] - 1:
            return NETWORK
        text = self.words[label[0]].text
        if layout.periods_in(*label) or (label[1] - label[0] == 1 and (text in layout.table.months or YEAR.fullmatch(text))):
            return PERIOD
        said = {self.words[at].text for at in range(*label)}
        if layout.numbers_in(*label) or layout.says(label, NO_LABEL) or not layout.table.no_name.isdisjoint(said):
            return ""
        return NAME

    def _of_one_kind(self, items: list["Item"]) -> list["Item"]:
        """Labels of one list are of one kind: what most are of networks or periods, all are."""
        for kind in (PERIOD, NETWORK):
            if sum(item.kind == kind for item in items) * 2 > len(items):
                return [replace(item, kind=kind if item.label is not None and item.kind == NAME else item.kind) for item in items]
        return items

    def _keep(self, item: "Item", metric: MetricMention | None, *, ordered: bool) -> None:
        layout, label = self.layout, item.label
        told = layout.label(label) if item.kind == NAME and label is not None else None
        if item.counted >= 0:
            layout.places[item.counted] = Place(RANK if ordered and told else NOTHING, label=told, heads=self.heads, inherits=True)
        base = Place("", heads=self.heads, inherits=True, label=told, scale=self.scale)
        if item.kind == NETWORK:
            base = replace(base, network=label)
        elif item.kind == PERIOD and label is not None:
            base = replace(base, period=label)
            if label[0] in layout.number_at:
                layout.places[label[0]] = Place(NOTHING)
        elif item.kind == METRIC and label is not None:
            periods = layout.periods_in(*label)
            base = replace(base, period=periods[0] if len(periods) == 1 else None)
        for at, (opened, closed) in enumerate(item.numbers):
            if label is not None and (
                (opened < label[1] and item.kind == PERIOD) or opened - label[1] > LONGEST_TITLE
            ):
                continue
            place = base
            own = next((m for m in layout.metrics_in(closed, min(item.words[1], closed + 3)) if m.first - closed <= 1), None)
            first = at == 0 or (label is not None and item.numbers[at - 1][0] < label[1])
            if own is not None:
                if first and item.kind in (NAME, NETWORK, PERIOD) and metric is not None and own.id == metric.id and not own.verb:
                    place = replace(base, kind=FIGURE, metric=own)
            elif first and item.kind == METRIC and label is not None:
                named = layout.metrics_in(*label)[0]
                if not named.verb and layout.of_audiences(named, *self.heads, item.words):
                    place = replace(base, kind=FIGURE, metric=named)
            elif first and metric is not None and not layout.metrics_in(*item.words) and not YEAR.fullmatch(self.words[opened].text):
                place = replace(base, kind=FIGURE, metric=metric)
            if place.kind or item.kind:
                layout.places[opened] = place


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: the word that counts it (-1: none), the place that it counts, and what it opens with."""

    words: Range
    counted: int
    place: int
    label: Range | None
    kind: str  # of the label: "name", "metric", "network", "period", or ""
    numbers: tuple[Range, ...]
    ranked: bool = False  # its number says a place: «المركز الأول:»

    @property
    def is_plain(self) -> bool:
        """Whether it is a label and a figure, not a sentence that holds one."""
        if self.words[1] - self.words[0] > LONGEST_ITEM:
            return False
        if self.label is None:
            return bool(self.numbers) and self.numbers[0][0] - self.words[0] <= NEAR_LABEL
        near = [first for first, _ in self.numbers if 0 <= first - self.label[1] <= NEAR_LABEL]
        return bool(self.kind) and (bool(near) or (self.kind == NAME and self.counted >= 0 and self.words[1] == self.label[1]))


class TableReader:
    """Reads one table."""

    def __init__(self, layout: LayoutReader, heads: list[Range]) -> None:
        self.layout = layout
        self.words = layout.words
        self.heads = tuple(heads)

    def read(self, rows: list[list[Range]]) -> None:
        """Keep what the table says of the figures in its cells."""
        layout = self.layout
        while rows and sum(first < last for first, last in rows[0]) == 1 and len(rows[0]) > 1:
            self.heads = (next(it for it in rows[0] if it[0] < it[1]), *self.heads)  # its caption
            rows = rows[1:]
        if len(rows) < 2 or any(last - first > LONGEST_CELL for row in rows for first, last in row):
            return
        if self._turned(rows):
            return
        columns = self.columns(rows[0], rows[1:])
        if columns is None:
            self._nothing(rows)
            return
        self._nothing(rows[:1])
        self.fill(columns, rows[1:])

    def fill(self, columns: list[Column], rows: list[list[Range]]) -> None:
        """Keep what the columns say of the cells below them."""
        layout = self.layout
        self._nothing([self.heads] if self.layout.scale_above(self.heads) > 1 else [])
        at = next(at for at, column in enumerate(columns) if column.kind == "name")
        told = [row[at] for row in rows if at < len(row)]
        sort = self._sort(told)
        columns = [self._ordered(column, index, rows) for index, column in enumerate(columns)]
        for row in rows:
            name = row[at] if at < len(row) else (0, 0)
            if name[0] == name[1] or self.words[name[0]].text in TOTALS:
                self._nothing([row])
                continue
            side = Place(
                "", label=layout.label(name) if sort == "name" else None,
                network=name if sort == "network" else None, period=name if sort == "period" else None,
            )  # fmt: skip
            for index, cell in enumerate(row[: len(columns)]):
                if index != at:
                    self._cell(columns[index], cell, side)

    def _ordered(self, column: Column, index: int, rows: list[list[Range]]) -> Column:
        """«م», «#»: numbers that only count rows, but are places where the words above say that the rows are in order."""
        if not column.nameless or not any(self.layout.ranks(words) for words in self.heads):
            return column
        counted = [self.words[row[index][0]].text for row in rows if index < len(row) and row[index][0] < row[index][1]]
        return replace(column, kind="rank") if counted == [str(at) for at in range(1, len(counted) + 1)] else column

    def _sort(self, names: list[Range]) -> str:
        """What the names of rows are: networks, periods, or owners."""
        layout = self.layout
        for sort, ranges in (
            ("network", [(p.first, p.last) for p in layout.platforms]),
            ("period", layout.periods),
        ):
            known = set(ranges)
            if sum(name in known for name in names) * 2 > len(names):
                return sort
        return "name"

    def _cell(self, column: Column, cell: Range, side: Place) -> None:
        layout = self.layout
        numbers = layout.numbers_in(*cell)
        place = Place("nothing")
        if len(numbers) == 1 and (column.metric is not None or (column.kind == "rank" and side.label is not None)):
            place = Place(
                "rank" if column.kind == "rank" else "figure", column.metric, side.label,
                column.words if column.kind == "network" else side.network,
                column.words if column.kind == "period" else side.period,
                (column.words, *self.heads), column.scale if column.scale > 1 else layout.scale_above(self.heads), column.change, True,
            )  # fmt: skip
        for opened, _ in numbers:
            layout.places[opened] = place

    def _nothing(self, rows: Sequence[Sequence[Range]]) -> None:
        for row in rows:
            for cell in row:
                for opened, _ in self.layout.numbers_in(*cell):
                    self.layout.places.setdefault(opened, Place("nothing"))

    def columns(self, header: list[Range], body: list[list[Range]]) -> list[Column] | None:
        """What each column is, by the cells of the header; None where they do not say what is counted and whose it is."""
        layout = self.layout
        found: list[Column] = []
        for at, cell in enumerate(header):
            column = self.column(cell)
            if column.kind in ("period", "network") and self._holds_names(at, body):
                column = replace(column, kind="name")  # «الشهر», «المنصة»
            if column.kind == "name" and any(c.kind == "name" for c in found):
                column = replace(column, kind="")
            if column.kind == "name" and not self._holds_names(at, body):
                column = replace(column, kind="")
            if column.change and column.metric is None:
                column = replace(column, metric=next((c.metric for c in reversed(found) if c.kind == "metric"), None))
            found.append(column)
        if not any(c.kind == "name" for c in found):
            return None
        if not any(c.kind == "metric" for c in found):
            above = layout.metric_above(self.heads)
            found = [replace(c, metric=above) if c.kind in ("network", "period") else c for c in found]
        names = next(at for at, column in enumerate(found) if column.kind == "name")
        beside = [row[names] for row in body[:3] if names < len(row)]
        metrics = [c.metric for c in found if c.metric is not None]
        if not any(layout.of_audiences(metric, *header, *self.heads, beside=beside) for metric in metrics):
            return None
        return found

    def column(self, cell: Range) -> Column:
        layout, table = self.layout, self.layout.table
        first, last = cell
        said = [self.words[at].text for at in range(first, last)]
        if not said:
            return Column("", cell, nameless=True)
        scale = layout.scale([word.removeprefix(BY) for word in said])
        change = layout.says(cell, "change_noun gain_word loss_word")
        if FOR_EACH in said or any(word.endswith(SHARE) for word in said) or TOTALS.intersection(said[:1]) and len(said) == 1:
            return Column("", cell)
        metrics = [metric for metric in layout.metrics_in(first, last) if not metric.verb]
        if metrics:
            return Column("metric", cell, metrics[0], scale, change)
        if layout.metrics_in(first, last):
            return Column("", cell)  # «يتابع»: whom it follows
        if change:
            return Column("metric", cell, None, scale, True)
        ranks = [table.ranks.match(list(self.words[at : at + 1]), 0) for at in range(first, last)]
        if any(match is not None and match[0].role == "head" for match in ranks):
            return Column("rank", cell)
        if len(said) == 1 and said[0] in NAMELESS:
            return Column("", cell, nameless=True)
        platforms = layout.platforms_in(first, last)
        if platforms and platforms[0].last - platforms[0].first == last - first:
            return Column("network", cell)
        periods = layout.periods_in(first, last)
        if periods and periods[0][1] - periods[0][0] >= last - first - 1:
            return Column("period", cell)
        return Column("name", cell)

    def _holds_names(self, column: int, body: list[list[Range]]) -> bool:
        """Whether most cells of a column are words, not figures."""
        cells = [row[column] for row in body if column < len(row)]
        words = sum(first < last and first not in self.layout.number_at for first, last in cells)
        return words * 2 > len(cells)

    def _turned(self, rows: list[list[Range]]) -> bool:
        """Whether rows are metrics, and columns owners, networks or periods; what they say is then kept."""
        layout = self.layout
        told = [bool(row and layout.metrics_in(*row[0])) for row in rows]
        if sum(told) < 2 or sum(told) * 2 < len(rows) or any(layout.metrics_in(*cell) for cell in rows[0][1:]):
            return False
        header = None if told[0] else rows[0]
        for row, is_told in zip(rows, told, strict=True):
            if not is_told:
                continue
            side = self.column(row[0])
            if side.kind != "metric" or not layout.of_audiences(side.metric, row[0], *self.heads, *(header or ())[:1]):
                continue
            for at, cell in enumerate(row[1:], 1):
                numbers = layout.numbers_in(*cell)
                if len(numbers) != 1:
                    continue
                head = header[at] if header is not None and at < len(header) else None
                kind = self.column(head).kind if head is not None and head[0] < head[1] else ""
                layout.places[numbers[0][0]] = Place(
                    "figure", side.metric, layout.label(head) if kind == "name" and head else None,
                    head if kind == "network" else None, head if kind == "period" else None,
                    (row[0], *self.heads), side.scale, side.change, True,
                )  # fmt: skip
        return True
