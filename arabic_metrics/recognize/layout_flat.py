"""Tables whose lines a scraper joined: «الترتيب الصفحة المتابعون المنشورات 1 صفحة الأولى 12,485,769 650 2 صفحة الثانية …».

A header of columns, and behind it names and numbers that take turns as its columns do, are a table. Where the turn leaves a doubt, nothing
is read: a wrong column is worse than none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from arabic_metrics.lexicon.affix import ARTICLE, BY_THE
from arabic_metrics.recognize.layout import NAME, LayoutText, Range
from arabic_metrics.recognize.layout_table import Column, TableReader
from arabic_metrics.recognize.word import holds_any

LONGEST_NAME, LONGEST_HEAD = 7, 3  # words
CELL_MARKS = " \t\n|.،"
LEAST_ROWS, LEAST_COUNTED = 2, 2
MOST_LOOKED = (
    50  # times that the rows of a text are read: of a few wide tables each is read some ten times
)
LONGEST_ROWS = 40  # words of a header and two rows
DIGIT, EMPTY, LINE = re.compile(r"\d"), re.compile(r"(?:^|\s)[-–—](?:\s|$)"), "\n"
MARKS = frozenset(".،؛!؟…")


class FlatTableReader:
    """Finds the flattened tables of one text."""

    def __init__(self, layout: LayoutText, tables: list[Range]) -> None:
        self.layout = layout
        self.looked = 0  # words of all that may be rows
        self.tables = tables  # those whose cells are known, and lists
        self.words = layout.words
        self.listed = list(layout.words)
        self.reader = TableReader(layout, [])
        self._columns: dict[Range, Column] = {}
        self._headless: set[int] = set()  # words from which no header begins
        self._heads_at: dict[int, int | None] = {}  # the positions behind the names of columns
        self.number_at = {
            first: last for first, last in layout.numbers if DIGIT.search(self.words[first].text)
        }
        self._starts_of_numbers = list(self.number_at)  # in order

    def read(self) -> list[Range]:
        """Keep what flattened tables say of their figures, and return where they stand."""
        found: list[Range] = []
        layout = self.layout
        columns = [metric.first for metric in layout.metrics if not metric.verb]
        columns += [platform.first for platform in layout.platforms] + [
            period[0] for period in layout.periods
        ]
        for at in sorted(columns):
            if self.looked > MOST_LOOKED * len(self.words):
                break
            if (found and at < found[-1][1]) or self._is_known(at):
                continue
            if not self._is_dense(at):
                continue
            for first in self._starts(at):
                read = self._table(first)
                if read is not None:
                    found.append(read)
                    break
        return found

    def _is_known(self, at: int) -> bool:
        """Whether a word is in a table or list whose cells are known; these stand in order."""
        before = bisect_right(self.tables, (at, len(self.words)))
        return before > 0 and at < self.tables[before - 1][1]

    def _is_dense(self, at: int) -> bool:
        """Whether enough numbers follow for two rows: most words for columns stand in prose."""
        told = bisect_left(self._starts_of_numbers, at + LONGEST_ROWS)
        return told - bisect_left(self._starts_of_numbers, at) >= LEAST_ROWS

    def _starts(self, metric: int) -> Iterator[int]:
        """Where a header may begin, the first column first."""
        floor = metric
        while floor > 0 and metric - floor < LONGEST_HEAD and not self._apart(floor):
            floor -= 1
        yield from range(floor, metric + 1)

    def _apart(self, at: int) -> bool:
        return holds_any(self.words[at].gap, MARKS) or ":" in self.words[at].gap

    def _table(self, first: int) -> Range | None:
        header = None if first in self._headless else self._header(first)
        if header is None:
            self._headless.add(first)
            return None
        columns, at = header
        lined = sum(column.kind != NAME for column in columns) < LEAST_COUNTED
        rows: list[list[Range]] = []
        while at < len(self.words):
            row = self._row(columns, at)
            if row is None:
                break
            if lined and LINE not in self.words[row[0][0]].gap:
                # «مستخدمو الموقع 30 مليونا»: a sentence, too, is a noun, a name and a number
                self._headless.add(first)
                return None
            rows.append(row)
            at = row[-1][1]
            if not self._counts_on(columns, row, len(rows)):
                self.looked += at - first
                return None
        self.looked += at - first
        if len(rows) < LEAST_ROWS:
            return None
        columns, rows = self._without_countries(columns, rows)
        reader = TableReader(self.layout, list(self._heads(first)))
        cells = [column.words for column in columns]
        told = reader.columns(cells, rows)
        if told is None:
            return None
        reader.fill(told, rows)
        return first, at

    def _header(self, first: int) -> tuple[list[Column], int] | None:
        """The columns whose names stand side by side from a word on, and the position behind them."""
        found: list[Column] = []
        at = first
        cell = self._cell(at)
        if cell is None or self._cell_beside(cell[1]) is None:
            return None  # before columns are read: one alone is no header
        while cell is not None:
            column = self._column(cell)
            if column.kind == "name":
                names = [c for c in found if c.kind == "name"]
                if len(names) == 2 or (names and names[-1].words[1] != at):
                    break
            found.append(column)
            at = cell[1]
            cell = self._cell_beside(at)
        counted = [c for c in found if c.kind in ("metric", "network", "period")]
        if not counted or not any(c.kind == "name" for c in found) or len(found) < 2:
            return None
        while (
            found and found[-1].kind == "name" and len([c for c in found if c.kind == "name"]) > 1
        ):
            at = found.pop().words[0]  # the first name below, not a column
        return found, self._closed(at)

    def _cell_beside(self, at: int) -> Range | None:
        """The words of the next column, where no mark parts it from the one before."""
        apart = at >= len(self.words) or self._apart(at)
        return None if apart else self._cell(at)

    def _cell(self, at: int) -> Range | None:
        """The words of a column that begins at a word: its name, which nothing but brackets parts."""
        if at in self.number_at and not self.layout.periods_in(at, at + 1):
            return None
        if at not in self._heads_at:
            last = self._head(at)
            gaps = [self.words[it].gap for it in range(at + 1, last or 0)]
            joined = all(gap == " " or "(" in gap for gap in gaps)
            self._heads_at[at] = last if joined else None
        last = self._heads_at[at]
        return None if last is None else (at, last)

    def _column(self, cell: Range) -> Column:
        """What the words of a cell of a header say; several headers may begin at words beside each other."""
        found = self._columns.get(cell)
        if found is None:
            found = self._columns[cell] = self.reader.column(cell)
        return found

    def _closed(self, at: int) -> int:
        """The position behind the line of a header: «المشاهدات خلال الشهر»."""
        last = at
        while last < len(self.words) and LINE not in self.words[last].gap:
            if last in self.number_at or last - at >= LONGEST_HEAD or self._apart(last):
                return at
            last += 1
        return last

    def _head(self, at: int) -> int | None:
        """The position behind the name of one column."""
        word = self.words[at].text
        metrics = [
            m
            for m in self.layout.metrics_in(at, min(len(self.words), at + LONGEST_HEAD))
            if not m.verb
        ]
        if at + 2 < len(self.words) and self.words[at + 1].text in self.layout.table.for_each:
            return at + 3
        if word in self.layout.table.column_opener or word in self.layout.table.count_word:
            following = next((m for m in metrics if m.first == at + 1), None)
            return following.last if following else at + 2 if at + 1 < len(self.words) else None
        if metrics and metrics[0].first == at:
            last = metrics[0].last
            while last < len(self.words) and last < at + LONGEST_HEAD and self._qualifies(last):
                last += 1
            return last
        platforms = self.layout.platforms_in(at, min(len(self.words), at + LONGEST_HEAD))
        if platforms and platforms[0].first == at:
            return platforms[0].last
        period = self.layout.period_at.get(at)
        if period is not None:
            return period
        if (
            word in self.layout.table.row_number
            or word.startswith(ARTICLE)
            or word in self.layout.table.head_nouns
        ):
            return at + 1
        return None

    def _qualifies(self, at: int) -> bool:
        """«بالمليون», «(ألف)», «الشهرية»: words that belong to the metric before them."""
        text = self.words[at].text
        bare = text.removeprefix(ARTICLE)
        if any(bare in words for words in self.layout.table.rate_adjectives.values()):
            return True
        scales = self.layout.scale([text.removeprefix(BY_THE)]) > 1
        return scales and self._column((at, at + 1)).scale > 1

    def _row(self, columns: list[Column], at: int) -> list[Range] | None:
        """The cells of one row from a word on: a number for each counted column, words for a name."""
        cells: list[Range] = []
        start, index, empty = at, 0, -1
        while index < len(columns):
            if columns[index].kind == "name":
                if at < len(self.words) and self.words[at].gap.strip(CELL_MARKS):
                    return None
                names = 1
                while index + names < len(columns) and columns[index + names].kind == "name":
                    names += 1
                last = (
                    self._lined(at, len(columns) - index - 1)
                    if names == 1 and LINE in self.words[start].gap
                    else 0
                ) or self._named(at, names)
                if last == at or last - at > LONGEST_NAME:
                    return None
                cells += [(at, last)] + [(last, last)] * (names - 1)
                index += names
                at = last
                continue
            if at < len(self.words) and EMPTY.search(self.words[at].gap) and at != empty:
                cells.append((at, at))
                empty, index = at, index + 1
                continue
            if at not in self.number_at or holds_any(self.words[at].gap, frozenset(":؛")):
                return None
            cells.append((at, self.number_at[at]))
            at = self.number_at[at]
            index += 1
        return cells

    def _named(self, at: int, names: int) -> int:
        """The position behind a name: the next number, where no mark stands between."""
        last = at
        while last < len(self.words) and last not in self.number_at and last - at <= LONGEST_NAME:
            gap = self.words[last].gap
            if last > at and (holds_any(gap, MARKS) or (LINE in gap and names == 1)):
                break
            last += 1
        return last

    def _lined(self, at: int, behind: int) -> int:
        """The position behind a name in a row that has a line to itself: its last numbers are the cells, «قناة 24 3,150 41,600»."""
        last = at + 1
        while last < len(self.words) and LINE not in self.words[last].gap:
            last += 1
        numbers = self.layout.numbers_in(at, last)[-behind:] if behind else []
        ends = [number[1] for number in numbers]
        if (
            len(numbers) < max(behind, 1)
            or ends[:-1] != [number[0] for number in numbers[1:]]
            or ends[-1] != last
        ):
            return 0
        return numbers[0][0] if at < numbers[0][0] else 0

    def _counts_on(self, columns: list[Column], row: list[Range], number: int) -> bool:
        """Whether a row has its own number in each column of places."""
        return all(
            self.words[row[index][0]].text == str(number)
            for index, column in enumerate(columns)
            if column.kind == "rank" or column.nameless
        )

    def _without_countries(
        self, columns: list[Column], rows: list[list[Range]]
    ) -> tuple[list[Column], list[list[Range]]]:
        """Part a country from the name before it, where the header has a column for it."""
        at = next((i for i, c in enumerate(columns) if c.kind == "name"), 0)
        if at + 1 >= len(columns) or columns[at + 1].kind != "name":
            return columns, rows
        table = self.layout.table
        parted: list[list[Range]] = []
        for row in rows:
            first, last = row[at]
            place = next(
                (i for i in range(first + 1, last) if table.countries.match(self.listed, i)),
                None,
            )
            if place is None:
                return columns, []
            row = list(row)
            row[at], row[at + 1] = (first, place), (place, last)
            parted.append(row)
        columns = [c._replace(kind="") if i == at + 1 else c for i, c in enumerate(columns)]
        return columns, parted

    def _heads(self, first: int) -> Iterator[Range]:
        """The words before a header in its sentence, the sentence before it, and the first of the text."""
        sentence = self.words[first].sentence
        opening = first
        while opening > 0 and self.words[opening - 1].sentence == sentence:
            opening -= 1
        if opening < first:
            yield opening, first
        last = opening
        while last > 0 and opening > 0 and self.words[opening - 1].sentence >= sentence - 1:
            opening -= 1
        if opening < last:
            yield opening, last
        closing = 0
        while closing < opening and self.words[closing].sentence == 0:
            closing += 1
        if closing:
            yield 0, closing
