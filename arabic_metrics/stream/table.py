"""Tables: CSV, TSV and Parquet. The reader parses rows and sends the values that are read of each.

Of Parquet only the columns that are needed are read, by row group and batch.
"""

import csv
import sys
from collections.abc import Iterator
from typing import IO, Any

from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.extra import load
from arabic_metrics.stream.block import (
    BLOCK_BYTES,
    LONGEST_RECORD,
    Block,
    Failure,
    Fields,
    blocks_of,
)
from arabic_metrics.stream.compressed import Piece, peek
from arabic_metrics.stream.encoding import decode_text, wide_encoding
from arabic_metrics.stream.line import cut_lines, decode_lines
from arabic_metrics.stream.record import Blank, Notice, choose_fields

SEPARATORS = ",\t;|"
QUOTE = '"'
TRIED_LINES = 50
NEVER_CLOSED = "a quotation mark in it is never closed"
LONE_RETURN = "a carriage return in it stands between no quotation marks"
MORE_THAN_HEADER = "it has {} values, and the header names {}: perhaps a separator in its text stands between no quotation marks"
MOST_ROWS = 10_000  # of Parquet, in a block
DAMAGED = "\udcff"  # half a character
GUESSED_ROW = 2048  # bytes, where the file does not say
MISSING = sys.maxsize  # the place of a field that a table does not have


def separator_of(header: str) -> str:
    """Return the sign that separates the fields of a header: the one that stands in it most often.

    >>> separator_of("id;date;text")
    ';'
    """
    return max(SEPARATORS, key=header.count)


def read_table(
    name: str, pieces: Iterator[Piece], wanted: Fields, block_bytes: int, notice: Notice
) -> Iterator[Block | Failure]:
    """Yield the rows of a table in blocks; the first row names the fields."""
    rows = _Rows(name, pieces, Blank(name, notice))
    header = rows.header()
    if isinstance(header, UnreadableError):
        yield Failure(name, "record 0", f"its header cannot be read: {header}")
        return
    if header is None:
        yield from (Failure(name, "", reason) for reason in rows.damage)
        return
    fields = choose_fields(name, wanted, header, notice)
    places = [header.index(field) if field in header else MISSING for field in fields]

    def values(row: list[str] | str) -> object:
        if isinstance(row, str):
            return row
        if any(value.strip() for value in row[len(header) :]):
            return MORE_THAN_HEADER.format(len(row), len(header))
        return tuple(row[place] if place < len(row) else None for place in places)

    read = enumerate(rows.rows(len(header)), 1)
    numbered = ((number, values(row), length) for number, (row, length) in read)
    number = yield from blocks_of(numbered, name, "table", fields, block_bytes)
    for reason in rows.damage:
        yield Failure(name, f"record {number}", reason)


class _Rows:
    """The rows of one table. A row with a quotation mark too many costs itself, not the rows that it swallows."""

    def __init__(self, name: str, pieces: Iterator[Piece], blank: Blank) -> None:
        self.blank = blank
        self.quoted = False  # a field goes on, and blank lines are of it
        self.damage: list[str] = []
        self.waiting: list[str | UnreadableError] = []  # lines to be read again, last first
        self.lines = self._lines(name, pieces)
        self.separator = ","

    def _lines(self, name: str, pieces: Iterator[Piece]) -> Iterator[str | UnreadableError]:
        for lines in cut_lines(name, _with_line_feeds(pieces), BLOCK_BYTES):
            if isinstance(lines, Failure):
                self.damage.append(lines.reason)
            elif not self.quoted and not lines[1].strip():
                self.blank.pass_over(len(lines[1]))
            else:
                yield from decode_lines(lines[1])

    def header(self) -> list[str] | UnreadableError | None:
        """Return the names of the fields, None of an empty table."""
        for line in self.lines:
            if isinstance(line, UnreadableError):
                return line
            line = line.removeprefix("\ufeff").rstrip("\r")
            if line.strip():
                self.separator = separator_of(line)
                return [field.strip() for field in self._header(line)]
        return None

    def _header(self, line: str) -> list[str]:
        row, taken = self._read(line)
        if isinstance(row, list) and self._is_whole(taken, row, len(row)):
            return row
        self.waiting.extend(reversed(taken[1:]))  # a mark too many
        alone = self._parsed(iter([line]))
        return alone if isinstance(alone, list) else self._unquoted(line)

    def rows(self, width: int) -> Iterator[tuple[list[str] | str, int]]:
        """Yield each row, or why it is none, with its length."""
        while (line := self._next()) is not None:
            if isinstance(line, UnreadableError):
                yield str(line), 0
            elif line.strip():
                yield self._row(line, width)

    def _next(self) -> str | UnreadableError | None:
        return self.waiting.pop() if self.waiting else next(self.lines, None)

    def _row(self, line: str, width: int) -> tuple[list[str] | str, int]:
        row, taken = self._read(line)
        if isinstance(row, list) and (len(taken) == 1 or self._is_whole(taken, row, width)):
            return row, sum(map(len, taken))
        alone = self._unquoted(line)
        if row == LONE_RETURN and QUOTE not in line:
            return (alone, len(line)) if len(alone) == width else (LONE_RETURN, 0)
        tried = taken[1 : TRIED_LINES + 1]
        alike = sum(1 for line in tried if len(self._unquoted(line)) == width)
        if tried and alike * 2 >= len(tried):  # it swallowed rows: they are read again
            self.waiting.extend(reversed(taken[1:]))
            if len(alone) == width:
                return alone, len(line)  # the mark is one of the text
        return row if isinstance(row, str) else NEVER_CLOSED, 0

    def _read(self, line: str) -> tuple[list[str] | str, list[str]]:
        """Read one row from a line on: its fields, or why it is none, and the lines that it takes."""
        taken: list[str] = []
        self.waiting.append(line)
        return self._parsed(self._feed(taken)), taken

    def _parsed(self, lines: Iterator[str], *, strict: bool = False) -> list[str] | str:
        """Parse one row, or say why it is none; a quoted field takes as many lines as it goes over."""
        before = csv.field_size_limit(2 * LONGEST_RECORD)
        try:
            return next(csv.reader(lines, delimiter=self.separator, strict=strict))
        except csv.Error as error:
            return LONE_RETURN if "new-line" in str(error) else NEVER_CLOSED
        finally:
            csv.field_size_limit(before)
            self.quoted = False

    def _feed(self, taken: list[str]) -> Iterator[str]:
        size = 0
        while size <= LONGEST_RECORD and (line := self._next()) is not None:
            if isinstance(line, UnreadableError):
                self.waiting.append(line)
                break
            taken.append(line)
            size += len(line) + 1
            self.quoted = True  # where another line is asked for
            yield line + "\n"
        raise csv.Error(NEVER_CLOSED)

    def _is_whole(self, taken: list[str], row: list[str], width: int) -> bool:
        """Whether lines make one row: a mark too many leaves an odd number, or ends a field within a word."""
        if len(row) > width or sum(line.count(QUOTE) for line in taken) % 2:
            return False
        again = self._parsed(iter(line + "\n" for line in taken), strict=True)
        return isinstance(again, list)

    def _unquoted(self, line: str) -> list[str]:
        return line.rstrip("\r").split(self.separator)


def _with_line_feeds(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield pieces with line feeds for carriage returns, where these alone end lines."""
    head, pieces = peek(pieces)
    alone = b"\r" in head and b"\n" not in head and wide_encoding(head) is None
    for piece in pieces:
        yield piece.replace(b"\r", b"\n") if alone and isinstance(piece, bytes) else piece


def read_parquet(
    name: str, file: IO[bytes], wanted: Fields, block_bytes: int, notice: Notice
) -> Iterator[Block | Failure]:
    """Yield the rows of a Parquet file in blocks; a row group that is damaged costs its rows.

    Raises:
        UnreadableError: it is no Parquet file, or no column holds the text.
    """
    parquet, arrow = load("pyarrow.parquet"), load("pyarrow")
    damaged = (arrow.ArrowException, OSError, ValueError, EOFError, MemoryError)
    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        seen = [str(column) for column in table.schema_arrow.names]
    except damaged:
        reason = "it is no Parquet file, or one that is cut off or damaged"
        raise UnreadableError(reason) from None
    fields = choose_fields(name, wanted, seen, notice)
    number = 1
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        read = 0
        try:
            for batch in _batches(table, group, fields, block_bytes):
                values = _values(batch, fields)
                yield Block(name, "table", number + read, fields, values)
                read += len(values)
        except damaged:
            first, last = number + read, number + rows - 1
            yield Failure(name, f"records {first} to {last}", "their row group is damaged")
        number += rows


def _batches(table: Any, group: int, fields: Fields, block_bytes: int) -> Iterator[Any]:
    metadata = table.metadata.row_group(group)
    size = metadata.total_byte_size // max(metadata.num_rows, 1) or GUESSED_ROW
    columns = [name for name in table.schema_arrow.names if name in fields]
    rows = min(max(block_bytes // size, 1), MOST_ROWS)
    return iter(table.iter_batches(batch_size=rows, row_groups=[group], columns=columns))


def _values(batch: Any, fields: Fields) -> tuple[object, ...]:
    names = batch.schema.names
    columns = [
        _plain(batch.column(names.index(field))) if field in names else [None] * batch.num_rows
        for field in fields
    ]
    return tuple(zip(*columns, strict=True))


def _plain(column: Any) -> list[object]:
    """The values of a column as Python has them; where one cannot be had, it costs itself."""
    try:
        values: list[object] = column.to_pylist()
    except (ValueError, OverflowError):
        values = list(map(_value, column))
    return [_decoded(it) if isinstance(it, bytes) else it for it in values]


def _value(scalar: Any) -> object:
    arrow = load("pyarrow")
    try:
        if arrow.types.is_timestamp(scalar.type):  # Python has no nanoseconds
            scalar = scalar.cast(arrow.timestamp("s", scalar.type.tz), safe=False)
        return scalar.as_py()
    except UnicodeDecodeError:
        return DAMAGED
    except (ValueError, OverflowError):  # a time that Python does not know
        return None


def _decoded(value: bytes) -> object:
    """The text that bytes are written for; where it cannot be told, they are what is refused."""
    try:
        return decode_text(value)
    except UnreadableError:
        return value
