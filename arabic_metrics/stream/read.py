"""read_blocks() and decode_block(): archives to blocks in the reader, blocks to articles in the workers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from arabic_metrics.core import Article
from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.extra import load
from arabic_metrics.stream.block import (
    BLOCK_BYTES,
    LONGEST_RECORD,
    Block,
    BlockKind,
    Failure,
    Fields,
    blocks_of,
)
from arabic_metrics.stream.compressed import joined
from arabic_metrics.stream.json_records import decode_jsonl, read_array, read_jsonl
from arabic_metrics.stream.page import article_of_markdown, article_of_page, article_of_text
from arabic_metrics.stream.record import NO_FIELD, Notice, article_of
from arabic_metrics.stream.source import (
    Input,
    kind_of,
    open_source,
    readable_name,
    seekable,
    short_names,
)
from arabic_metrics.stream.table import read_parquet, read_table
from arabic_metrics.stream.warc import decode_record, read_warc

FAILED = "failed"
WHOLE_FILES: dict[str, Callable[[str, bytes], Article]] = {  # each is one record
    "text": article_of_text,
    "html": article_of_page,
    "markdown": article_of_markdown,
}
READERS = {"jsonl": read_jsonl, "json": read_array, "table": read_table}
Told = Callable[[str], object]  # is given a sentence
_unheard: Told = bool  # of what it is told, it makes nothing


def read_blocks(
    sources: Iterable[str | Path],
    fields: Fields | None = None,
    *,
    block_bytes: int = BLOCK_BYTES,
    notice: Told | None = None,
) -> Iterator[Block | Failure]:
    """Yield the records of archives in blocks for `decode_block`, and a Failure for whatever cannot be read.

    Sources are files, folders, or "-" for standard input; each may be compressed. Their order is kept, folders are sorted, and the same
    input gives the same blocks. Little more than a block, of about `block_bytes`, is held at once. Only what the workers need is read,
    and for lines of JSON nothing is decoded here. Fields that are not named are guessed. `notice` is given a sentence on what was
    guessed or left out, once where it holds of several inputs.
    """
    fields, once = fields or Fields(), _Once(notice or _unheard)
    given = [*map(str, sources)]
    shown = short_names(given)
    for source in given:
        inputs = enumerate(_inputs(source, fields, once, shown[source]), 1)
        # Small files of a kind that follow each other share a block.
        for kind, run in groupby(inputs, key=lambda numbered: numbered[1][0]):
            if kind in WHOLE_FILES:
                files = ((number, file, len(file[1])) for number, (_, file) in run)
                name = readable_name(source)
                yield from blocks_of(files, name, cast("BlockKind", kind), fields, block_bytes)
                continue
            for _, (_, item) in run:
                try:
                    block = None
                    for block in _records(kind, item, fields, block_bytes, once):
                        yield block
                    if block is None:
                        once(item.name, "it holds no record")
                except UnreadableError as error:
                    yield Failure(item.name, "", str(error))
    once.count()


class _Once:
    """Hands on what is told of inputs; what was told of an input before is counted."""

    def __init__(self, notice: Told) -> None:
        self._notice = notice
        self._first: dict[str, str] = {}
        self._more: Counter[str] = Counter()

    def __call__(self, name: str, told: str) -> None:
        if self._first.setdefault(told, name) != name:
            self._more[told] += 1
        else:
            self._notice(f"{name}: {told}")

    def count(self) -> None:
        """Say of how many more inputs something was told."""
        for told, number in self._more.items():
            files = f"{number:,} more file{'s' if number > 1 else ''}"
            self._notice(f"{self._first[told]}: the same is true of {files}")


def _inputs(source: str, fields: Fields, notice: Notice, shown: str) -> Iterator[tuple[str, Any]]:
    """Yield each input with its kind; one that is one record as its name and bytes. Of one without fields it is told that those named are not read."""
    named = ", ".join(f"«{name}»" for name in fields if name not in (None, NO_FIELD))
    for item in open_source(source, notice, shown):
        if isinstance(item, Failure):
            yield FAILED, item
            continue
        kind = kind_of(item.name, item.head)
        if named and kind in (*WHOLE_FILES, "warc"):
            notice(item.name, f"it has no fields, so nothing is read from {named}")
        if kind not in WHOLE_FILES:
            yield kind, item
            continue
        try:
            if kind == "html":
                load("trafilatura")  # the workers need it
            data = joined(item.pieces)
            if len(data) > LONGEST_RECORD:
                raise UnreadableError(f"it is longer than {LONGEST_RECORD:,} bytes")
            yield kind, (item.name, data)
        except UnreadableError as error:
            yield FAILED, Failure(item.name, "", str(error))


def _records(
    kind: str, item: Input | Failure, fields: Fields, block_bytes: int, notice: Notice
) -> Iterator[Block | Failure]:
    if isinstance(item, Failure):
        yield item
    elif kind == "warc":
        yield from read_warc(item.name, item.pieces, block_bytes)
    elif kind == "parquet":
        with seekable(item) as file:
            yield from read_parquet(item.name, file, fields, block_bytes, notice)
    else:
        yield from READERS[kind](item.name, item.pieces, fields, block_bytes, notice)


def decode_block(block: Block) -> Iterator[Article | Failure]:
    """Yield the articles of a block in order, and a Failure for each record that makes none.

    An article's id is the record's own, else its input and number, `news.jsonl#12`; its source is the input. Pages that a web
    archive holds beside articles (redirects, images) yield nothing.

    >>> block = Block("a.jsonl", "jsonl", 1, Fields("text"), '{"text": "نص"}\\n{"text": 5}'.encode())
    >>> [str(item) if isinstance(item, Failure) else item.id for item in decode_block(block)]
    ['a.jsonl#1', 'a.jsonl, line 2: its text is no string but a number']
    """
    if block.kind == "jsonl":
        yield from decode_jsonl(block)
        return
    records = cast("tuple[Any, ...]", block.payload)
    match block.kind:
        case "json" | "table":
            for number, row in enumerate(records, block.first):
                if isinstance(row, str):
                    yield Failure(block.source, f"record {number}", row)
                else:
                    yield article_of(row, block.source, number, unit="record")
        case "warc":
            for number, raw in records:
                yield from decode_record(block.source, number, raw)
        case "article":
            yield from records
        case kind:
            for name, data in records:
                try:
                    yield WHOLE_FILES[kind](name, data)
                except UnreadableError as error:
                    yield Failure(name, "", str(error))
