"""How results are written: as a table, as JSON lines, as CSV; always UTF-8, whatever the locale."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from arabic_metrics.resolve.exact import write_value

Row = dict[str, Any]


def use_utf8() -> None:
    """Make standard output and standard error UTF-8, and lines end as they are written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write_text(text: str) -> None:
    """Write to standard output."""
    sys.stdout.write(text)
    sys.stdout.flush()


def write_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Iterable[str] = ()
) -> None:
    """Write rows as a table; in a terminal, Arabic is isolated."""
    from arabic_metrics.cli.table import (
        draw_table,
        one_line,
    )  # rich is loaded where a table is drawn

    shown = [[one_line(cell) for cell in row] for row in rows]
    write_text(draw_table(headings, shown, right=frozenset(right), isolate=sys.stdout.isatty()))


def write_csv(fields: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows as CSV with a line of field names, be there rows or not."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fields, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({field: plain(row[field]) for field in fields})
    write_text(buffer.getvalue())


def write_json_line(row: Row) -> None:
    """Write one row as a line of JSON."""
    write_text(
        json.dumps({field: plain(value) for field, value in row.items()}, ensure_ascii=False) + "\n"
    )


def plain(value: Any) -> Any:
    """Return a value as JSON and CSV hold it: numbers exact, dates in ISO 8601.

    >>> plain(Fraction(2, 3)), plain((Decimal("1.5"), 1)), plain(None)
    ('2/3', ['1.5', 1], None)
    """
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, int | Decimal | Fraction):
        return write_value(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
