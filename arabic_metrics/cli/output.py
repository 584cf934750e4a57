"""How results are written: as a table, as JSON lines, as CSV; always UTF-8, whatever the locale."""

import csv
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any, TextIO

import click

from arabic_metrics.resolve.exact import write_value

Row = dict[str, Any]
DAY = r"(?:1[7-9]|[2-9]\d)\d\d(?:-(?:[HQ][1-4]|\d\d(?:-\d\d)?))?"
DATES = re.compile(f"{DAY}(?:/{DAY})?")  # as --period takes them, not of Hijri years


def use_utf8() -> None:
    """Make standard output and standard error UTF-8, and lines end as they are written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write_text(text: str) -> None:
    """Write to standard output.

    Raises:
        ClickException: it is closed, or its disk is full.
        BrokenPipeError: its reader has left.
    """
    if sys.stdout is None:
        raise click.ClickException("standard output cannot be written: it is closed.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go(sys.stdout)
        raise click.ClickException(
            f"standard output cannot be written: {error.strerror or error}."
        ) from error


def tell(sentence: str) -> None:
    """Write a line to standard error, where that can be written."""
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(sentence + "\n")
            sys.stderr.flush()


def counted(number: int, noun: str) -> str:
    """Return a number with what it counts.

    >>> counted(1, "claim"), counted(2_000, "claim")
    ('1 claim', '2,000 claims')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def rejected(number: int) -> str:
    """Return a sentence that counts what could not be read.

    >>> rejected(1), rejected(2_000)
    ('1 record or file rejected.', '2,000 records or files rejected.')
    """
    return f"{number:,} {'record or file' if number == 1 else 'records or files'} rejected."


def let_go(stream: TextIO) -> None:
    """Give up what a stream still holds and cannot write, or it would be tried again when the process ends."""
    with suppress(OSError):  # no stream of the system
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def is_terminal() -> bool:
    """Return whether standard output is shown in a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int:
    """Return how many columns the terminal has that standard output is shown in, 0 without one."""
    return shutil.get_terminal_size().columns if is_terminal() else 0


def longest_shown(characters: int) -> int:
    """Return to how many characters a terminal cuts a cell, as `one_line` takes it: in a pipe or a file nothing is cut, which is 0."""
    return characters if is_terminal() else 0


def write_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Iterable[str] = (),
    widest: int = 0,
) -> None:
    """Write rows as a table, see `draw_table`; in a terminal, Arabic is isolated, and the table as wide as the screen at most."""
    # rich is loaded where a table is drawn
    from arabic_metrics.cli.table import draw_table, one_line

    shown = [[one_line(cell) for cell in row] for row in rows]
    widest = widest or terminal_width()
    write_text(
        draw_table(headings, shown, right=frozenset(right), isolate=is_terminal(), widest=widest)
    )


def period_text(value: str) -> str:
    """Return a period as tables show it: dates as they are, a duration, a weekday and the like in the words of the pages.

    >>> period_text("2025-Q3"), period_text("P7Y"), period_text("XXXX-WXX-4"), period_text("PRESENT_REF")
    ('2025-Q3', '7 years', 'Thursday', 'when published')
    """
    if DATES.fullmatch(value):
        return value
    from arabic_metrics.view.label import load_labels, period_words  # templates are loaded with it

    return period_words(value, load_labels("en"))


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
    write_text(json.dumps(row, ensure_ascii=False, default=plain) + "\n")


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
