"""Tables: a column says what its cells count, a row whose they are; scales, networks and periods of headers hold below them."""

from collections.abc import Sequence
from typing import NamedTuple

from arabic_metrics.lexicon.affix import BY_THE
from arabic_metrics.recognize.layout import FIGURE, NOTHING, RANK, LayoutText, Place, Range
from arabic_metrics.recognize.mention import MetricMention

FEWEST_SUMMED = 2  # networks in columns that a column of totals sums up
LONGEST_CELL = 14  # words: a table of longer ones is no table of figures


class Column(NamedTuple):
    """A column of a table: what its cells are."""

    kind: str  # "rank", "metric", "network", "total" of networks, "period", "name", or "" for what is no claim
    words: Range
    metric: MetricMention | None = None
    scale: int = 1
    change: bool = False
    nameless: bool = False  # it only counts the rows
    networks: Range | None = None  # from the first of the networks that it sums up to the last


def _over(cells: Sequence[Range]) -> Range | None:
    """The words from the first of some cells to the last."""
    return (cells[0][0], cells[-1][1]) if cells else None


class TableReader:
    """Reads one table."""

    def __init__(self, layout: LayoutText, heads: list[Range]) -> None:
        self.layout = layout
        self.words = layout.words
        self.heads = tuple(heads)
        self.scale = 1  # what all cells are told in

    def read(self, rows: list[list[Range]]) -> None:
        """Keep what the table says of the figures in its cells."""
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
        self.scale = layout.scale_above(self.heads)
        self._nothing([self.heads] if self.scale > 1 else [])
        at = next(at for at, column in enumerate(columns) if column.kind == "name")
        told = [row[at] for row in rows if at < len(row)]
        sort = self._sort(told)
        columns = [self._ordered(column, index, rows) for index, column in enumerate(columns)]
        summed = _over([c.words for c in columns if c.kind == "network"])
        if any(column.kind == "total" for column in columns):
            columns = [
                column._replace(networks=summed) if column.kind in ("rank", "total") else column
                for column in columns
            ]
        for row in rows:
            name = row[at] if at < len(row) else (0, 0)
            total = name[0] < name[1] and self.words[name[0]].text in layout.table.total_word
            if name[0] == name[1] or (total and sort != "network"):
                self._nothing([row])
                continue
            networks = name if sort == "network" else None
            if total:
                networks = _over([it for it in told if it in layout.known["network"]])
            side = Place(
                "", label=layout.label(name) if sort == "name" else None, heads=(columns[at].words,),
                network=networks, period=name if sort == "period" else None, summed=total,
            )  # fmt: skip
            for index, cell in enumerate(row[: len(columns)]):
                if index != at:
                    self._cell(columns[index], cell, side)

    def _ordered(self, column: Column, index: int, rows: list[list[Range]]) -> Column:
        """«م», «#»: numbers that only count rows, but are places where the words above say that the rows are in order."""
        if not column.nameless or not any(self.layout.ranks(words) for words in self.heads):
            return column
        counted = [
            self.words[row[index][0]].text
            for row in rows
            if index < len(row) and row[index][0] < row[index][1]
        ]
        in_order = counted == list(map(str, range(1, len(counted) + 1)))
        return column._replace(kind="rank") if in_order else column

    def _sort(self, names: list[Range]) -> str:
        """What the names of rows are: networks, periods, or owners."""
        for sort, known in self.layout.known.items():
            if sum(name in known for name in names) * 2 > len(names):
                return sort
        return "name"

    def _cell(self, column: Column, cell: Range, side: Place) -> None:
        layout = self.layout
        numbers = layout.numbers_in(*cell)
        place, ranked = Place(NOTHING), column.kind == "rank"
        told = column.metric is not None or (ranked and side.label is not None)
        if len(numbers) == 1 and told:
            place = Place(
                RANK if ranked else FIGURE, column.metric, side.label,
                column.words if column.kind == "network" else column.networks or side.network,
                column.words if column.kind == "period" else side.period,
                (column.words, *side.heads, *self.heads), column.scale if column.scale > 1 else self.scale, column.change, layout.rate(column.metric), True,
                column.networks is not None or side.summed,
            )  # fmt: skip
        for opened, _ in numbers:
            layout.places[opened] = place

    def _nothing(self, rows: Sequence[Sequence[Range]]) -> None:
        for row in rows:
            for cell in row:
                for opened, _ in self.layout.numbers_in(*cell):
                    self.layout.places.setdefault(opened, Place(NOTHING))

    def columns(self, header: list[Range], body: list[list[Range]]) -> list[Column] | None:
        """What each column is, by the cells of the header; None where they do not say what is counted and whose it is."""
        layout = self.layout
        found: list[Column] = []
        for at, cell in enumerate(header):
            column = self.column(cell)
            if column.kind in ("period", "network") and self._holds_names(at, body):
                column = column._replace(kind="name")  # «الشهر», «المنصة»
            named = any(c.kind == "name" for c in found)
            if column.kind == "name" and (named or not self._holds_names(at, body)):
                column = column._replace(kind="")
            if column.change and column.metric is None:
                changed = next((c.metric for c in reversed(found) if c.kind == "metric"), None)
                column = column._replace(metric=changed)
            found.append(column)
        names = next((at for at, column in enumerate(found) if column.kind == "name"), None)
        if names is None:
            return None
        if sum(c.kind == "network" for c in found) < FEWEST_SUMMED:
            found = [c._replace(kind="") if c.kind == "total" else c for c in found]
        if not any(c.kind == "metric" for c in found):
            above = layout.metric_above(self.heads)
            found = [
                c._replace(metric=above) if c.kind in ("network", "period", "total") else c
                for c in found
            ]
        told = [column.words for column in found if column.kind]
        beside = [row[names] for row in body[:3] if names < len(row)]
        for metric in [c.metric for c in found]:
            if layout.of_audiences(metric, *told, *self.heads, beside=beside):
                return found
        return None

    def column(self, cell: Range) -> Column:
        layout, table = self.layout, self.layout.table
        first, last = cell
        said = [self.words[at].text for at in range(first, last)]
        if not said:
            return Column("", cell, nameless=True)
        change = layout.says_change(cell)
        share = layout.says(cell, "share_noun for_each")
        if share:
            return Column("", cell)
        if said[0] in table.total_word and not self._says_more(first + 1, last):
            return Column("total", cell, scale=self._scale(said))
        metrics = [metric for metric in layout.metrics_in(first, last) if not metric.verb]
        if metrics:
            return Column("metric", cell, metrics[0], self._scale(said), change)
        if layout.metrics_in(first, last):
            return Column("", cell)  # «يتابع»: whom it follows
        if change:
            return Column("metric", cell, None, self._scale(said), True)
        ranks = [table.ranks.match(list(self.words[at : at + 1]), 0) for at in range(first, last)]
        if any(match is not None and match[0].role == "head" for match in ranks):
            return Column("rank", cell)
        if len(said) == 1 and said[0] in table.row_number:
            return Column("", cell, nameless=True)
        platforms = layout.platforms_in(first, last)
        leads = bool(platforms) and platforms[0].first == first
        if leads and not self._says_more(platforms[0].last, last):
            return Column("network", cell, scale=self._scale(said))
        periods = layout.periods_in(first, last)
        if periods and periods[0][1] - periods[0][0] >= last - first - 1:
            return Column("period", cell)
        return Column("name", cell)

    def _scale(self, said: list[str]) -> int:
        """What figures are told in by the words of a header: «بالمليون»."""
        return self.layout.scale([word.removeprefix(BY_THE) for word in said])

    def _says_more(self, first: int, last: int) -> bool:
        """Whether words behind a network are more than the scale of its figures: «فيسبوك (بالمليون)»."""
        said = [self.words[at].text.removeprefix(BY_THE) for at in range(first, last)]
        return any(self.layout.scale([word]) == 1 for word in said)

    def _holds_names(self, column: int, body: list[list[Range]]) -> bool:
        """Whether most cells of a column are words, not figures."""
        cells = [row[column] for row in body if column < len(row)]
        words = sum(first < last and first not in self.layout.number_at for first, last in cells)
        return words * 2 > len(cells)

    def _turned(self, rows: list[list[Range]]) -> bool:
        """Whether rows are metrics, and columns owners, networks or periods; what they say is then kept."""
        layout = self.layout
        told = [bool(row and layout.metrics_in(*row[0])) for row in rows]
        if sum(told) < max(2, len(rows) / 2):
            return False
        if any(layout.metrics_in(*cell) for cell in rows[0][1:]):
            return False
        header = None if told[0] else rows[0]
        for row, is_told in zip(rows, told, strict=True):
            if not is_told:
                continue
            side = self.column(row[0])
            if side.kind != "metric" or not layout.of_audiences(
                side.metric, row[0], *self.heads, *(header or ())[:1]
            ):
                continue
            for at, cell in enumerate(row[1:], 1):
                numbers = layout.numbers_in(*cell)
                if len(numbers) != 1:
                    continue
                head = header[at] if header is not None and at < len(header) else None
                kind = self.column(head).kind if head is not None and head[0] < head[1] else ""
                layout.places[numbers[0][0]] = Place(
                    FIGURE, side.metric, layout.label(head) if kind == "name" and head else None,
                    head if kind == "network" else None, head if kind == "period" else None,
                    (row[0], *self.heads), side.scale, side.change, layout.rate(side.metric), True,
                )  # fmt: skip
        return True
