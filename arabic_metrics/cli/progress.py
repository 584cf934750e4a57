"""How far a run is: a line on standard error that is drawn anew, and nothing where that is no terminal."""

import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from arabic_metrics.stream.source import PACKED, STANDARD_INPUT

UNPACKED = 3.5  # as much takes what was packed
# Is told the bytes of a block that is done, and the articles and errors of the run so far.
Watch = Callable[[int, int, int], object]


@contextmanager
def show_progress(inputs: list[str]) -> Iterator[Watch]:
    """Show the share that is done, the rate and the time left, while the run lasts."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.fields[articles]:,} articles"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=expected_bytes(inputs), articles=0, rate="")
        began: float | None = None
        first = 0

        def watch(size: int, articles: int, errors: int) -> None:
            nonlocal began, first
            if began is None:  # what was finished before a run was resumed is no speed of this one
                began, first = progress.get_time(), articles
            progress.update(bar, advance=size)
            [task] = progress.tasks
            passed = progress.get_time() - began
            rate = ""
            if passed > 0:
                rate = f"{task.completed / passed / 1e6:.1f} MB/s, {(articles - first) / passed:,.0f} articles/s"
            rejected = f", {errors:,} rejected" if errors else ""
            progress.update(bar, articles=articles, rate=rate + rejected)

        yield watch


def expected_bytes(inputs: list[str]) -> float | None:
    """Return about how many bytes inputs hold once they are unpacked; None where that cannot be known."""
    total = 0.0
    if STANDARD_INPUT in inputs:
        return None
    for path in map(Path, inputs):
        for file in path.rglob("*") if path.is_dir() else [path]:
            with suppress(OSError):  # the run will report it
                told = file.stat()
                if stat.S_ISREG(told.st_mode):
                    total += told.st_size * (UNPACKED if file.suffix.lower() in PACKED else 1)
    return total or None


def block_size(payload: Any) -> int:
    """Return about how many bytes the records of a block take.

    >>> block_size(b"abc"), block_size((("abc", 1), b"de"))
    (3, 5)
    """
    if isinstance(payload, bytes | str):
        return len(payload)
    return sum(map(block_size, payload)) if isinstance(payload, tuple | list) else 0
