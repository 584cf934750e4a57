"""What the layout of a text says of its figures: a column says what a cell counts, a row whose it is, an item's number its rank.

Where it leaves more than one reading, it says nothing of a figure, and the words decide.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from arabic_metrics.core import Block, Span
from arabic_metrics.parse.expressions import ParsedText
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
        self.numbers = self._positions([number.span for number in parsed.numbers])
        self.number_at = dict(self.numbers)
        self.periods = self._positions([period.span for period in parsed.periods])
        self.places: dict[int, Place] = {}
        self.labels: dict[int, int] = {}

    def read(self, blocks: Sequence[Block]) -> Layout:
        """Return what lists and tables say of their figures."""
        from arabic_metrics.recognize.flat_table import FlatTableReader

        tables = [self.range(block.span) for block in blocks if block.kind == "table"]
        flat = FlatTableReader(self, tables).read()
        for at, block in enumerate(blocks):
            heads = list(self._heads(blocks, at)) if block.rows else []
            if block.kind == "table":
                TableReader(self, heads).read([[self.range(cell) for cell in row] for row in block.rows])
            elif block.kind == "list":
                whole = self.range(block.span)
                if not any(first < whole[1] and whole[0] < last for first, last in flat):
                    ListReader(self, heads).read([self.range(row[0]) for row in block.rows])
        return Layout(self.places, self.labels) if self.places else EMPTY

    def range(self, span: Span) -> Range:
        """The words of a span of the source."""
        folded = self.parsed.normalized.from_source(span)
        first = bisect_right(self.words, folded.start, key=BY_END)
        return first, max(first, bisect_left(self.words, folded.end, key=BY_START))

    def _heads(self, blocks: Sequence[Block], at: int) -> Iterator[Range]:
        """What stands above a list or a table, the nearest first: what leads to it, its headings, the title."""
        found: list[Range] = []
        before = at - 1
        while before >= 0 and len(found) < 3:
            block = blocks[before]
            if block.kind in ("list", "table"):
                if not found:
                    before -= 1
                    continue
                break
            first, last = self.range(block.span)
            if first < last:
                sentence = self.words[last - 1].sentence
                while block.kind == "paragraph" and self.words[first].sentence < sentence:
                    first += 1
                found.append((first, last))
            if block.kind == "heading" and before != at - 1:
                break
            before -= 1
        yield from found
        if blocks and before > 0 and blocks[0].kind in ("heading", "caption"):
            yield self.range(blocks[0].span)

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
            if len(found) == 1:
                return next(iter(found.values()))
            if found:
                return None
            measure = next((at for at in range(*words) if self.words[at].text in self.table.audience_measure), None)
            if measure is not None:
                return None
        return None

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

    def read(self, items: list[Range]) -> None:
        """Keep what the list says of the figures of its items."""
        layout = self.layout
        items = [item for item in items if item[0] < item[1]]
        if not any(layout.numbers_in(*item) for item in items):
            return
        metric = layout.metric_above(self.heads[:2])
        audiences = layout.of_audiences(metric, *self.heads, *items[:1])
        counted = [self._counted(item) for item in items]
        ordered = (
            all(number is not None for number in counted)
            and [int(self.words[n].text) for n in counted if n is not None] == list(range(1, len(items) + 1))
            and any(layout.ranks(words) for words in self.heads[:2])
            and (audiences or any(self._speaks(words) for words in (*self.heads[:2],)))
        )
        for item, number in zip(items, counted, strict=True):
            self._item(item, number, metric if audiences else None, ordered)

    def _speaks(self, words: Range) -> bool:
        return bool(self.layout.metrics_in(*words)) or self.layout.says(words, "audience_measure")

    def _counted(self, item: Range) -> int | None:
        """The word that counts an item: «1-», «(2)»."""
        first, last = item
        text = self.words[first].text
        if not text.isdigit() or len(text) > 3 or first + 1 >= last:
            return None
        gap = self.words[first + 1].gap
        return first if holds_any(gap, frozenset("-–.):/")) else None

    def _item(self, item: Range, number: int | None, metric: MetricMention | None, ordered: bool) -> None:
        layout = self.layout
        first, last = item
        if number is not None:
            first += 1
        numbers = [it for it in layout.numbers_in(first, last)]
        label = self._label(first, last, numbers)
        kind, name = self._kind(label)
        told = None
        if kind == "name" and name is not None:
            told = layout.label(name)
        if number is not None:
            layout.places[number] = Place("rank" if ordered and told else "nothing", label=told, heads=self.heads, inherits=True)
        base = Place("", heads=self.heads, inherits=True)
        if kind == "name":
            base = replace(base, label=told)
        elif kind == "network":
            base = replace(base, network=label)
        elif kind == "period":
            base = replace(base, period=label)
        elif kind == "metric" and label is not None:
            own = layout.metrics_in(*label)
            periods = layout.periods_in(*label)
            base = replace(base, metric=own[0] if own else None, period=periods[0] if len(periods) == 1 else None)
        for at, (opened, closed) in enumerate(numbers):
            own = [m for m in layout.metrics_in(first, last) if m.first >= closed and m.first - closed <= 1]
            if own or (kind == "name" and layout.metrics_in(label[1] if label else first, opened)):
                layout.places[opened] = replace(base, metric=None)
            elif kind == "metric" and at == 0 and base.metric is not None and layout.of_audiences(base.metric, *self.heads, item):
                layout.places[opened] = replace(base, kind="figure")
            elif metric is not None and at == 0 and (label is None or opened - label[1] <= LONGEST_LABEL):
                layout.places[opened] = replace(base, kind="figure", metric=metric)
            else:
                layout.places[opened] = base if kind in ("name", "network", "period") else replace(base, metric=None)

    def _label(self, first: int, last: int, numbers: list[Range]) -> Range | None:
        """The words that open an item up to a colon, a dash, a bracket or its number."""
        end = numbers[0][0] if numbers else last
        for at in range(first + 1, min(last, first + LONGEST_LABEL + 1)):
            gap = self.words[at].gap
            if holds_any(gap, COLON) or holds_any(gap, OPENING):
                return first, at
            if at >= end:
                break
        if first < end <= first + LONGEST_LABEL:
            return first, end
        return None

    def _kind(self, label: Range | None) -> tuple[str, Range | None]:
        """What a label is: a metric, a network, a period, or a name."""
        if label is None:
            return "", None
        layout = self.layout
        metrics = layout.metrics_in(*label)
        if metrics:
            return "metric", None
        platforms = layout.platforms_in(*label)
        if platforms and platforms[0].last - platforms[0].first >= label[1] - label[0] - 1:
            return "network", None
        if layout.periods_in(*label):
            return "period", None
        if layout.numbers_in(*label) or layout.says(label, "reach_word rank_verb say_verb achieve_verb number_of count_word"):
            return "", None
        return "name", label


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
        self._nothing([self.heads] if self._scale_above() > 1 else [])
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
                (column.words, *self.heads), column.scale if column.scale > 1 else self._scale_above(), column.change, True,
            )  # fmt: skip
        for opened, _ in numbers:
            layout.places[opened] = place

    def _scale_above(self) -> int:
        """What all cells are told in: «الأرقام بالمليون»."""
        for words in self.heads:
            said = [self.words[at].text for at in range(*words)]
            scale = self._scale([word for word in said if word.startswith(BY)])
            if scale > 1 or "(" in "".join(self.words[at].gap for at in range(*words)):
                return scale if scale > 1 else self._scale([
                    self.words[at].text for at in range(*words)
                    if "(" in self.words[at].gap and (at + 1 == len(self.words) or ")" in self.words[at + 1].gap)
                ])  # fmt: skip
        return 1

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
        scale = self._scale(said)
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

    def _scale(self, said: list[str]) -> int:
        """What the cells are told in: «بالمليون», «(ألف)»."""
        from arabic_metrics.parse.numeral import numeral_table

        numerals = numeral_table(self.layout.table.lexicon)
        for word in said:
            attached = numerals.get(word)
            if attached is not None and attached.numeral.scale:
                return attached.numeral.scale
        return 1

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
