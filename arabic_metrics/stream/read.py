"""read_blocks() and decode_block(): archives to blocks in the reader, blocks to articles in the workers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from arabic_metrics.core import Article
from arabic_metrics.stream.array import read_array
from arabic_metrics.stream.block import Block, BlockKind, Failure, Fields
from arabic_metrics.stream.compressed import Damage, UnreadableError
from arabic_metrics.stream.jsonl import decode_jsonl, read_jsonl
from arabic_metrics.stream.limit import BLOCK_BYTES, LONGEST_RECORD
from arabic_metrics.stream.page import article_of_markdown, article_of_page, article_of_text
from arabic_metrics.stream.record import Notice, Row, article_of
from arabic_metrics.stream.source import (
    Input,
    kind_of,
    open_source,
    readable_name,
    seekable,
    unread,
)
from arabic_metrics.stream.table import read_parquet, read_table
from arabic_metrics.stream.warc import decode_record, read_warc


def read_blocks(
    sources: Iterable[str | Path],
    fields: Fields | None = None,
    *,
    block_bytes: int = BLOCK_BYTES,
    notice: Notice | None = None,
) -> Iterator[Block | Failure]:
    """Yield the records of archives in blocks for `decode_block`, and a Failure for whatever cannot be read.

    The order is that of the sources, folders sorted; the same input gives the same blocks. Little more than a block is held at
    once. Only what the workers need is read, and for lines of JSON nothing is decoded here.

    Args:
        sources: Files, folders, or "-" for standard input. Each may be compressed.
        fields: The names of the fields of records; those left out are guessed.
        block_bytes: About how much a block holds.
        notice: Is given a sentence on what was guessed or left out.

    Raises:
        ArchiveError: a library that a format needs is not installed.
    """
    for source in sources:
        reader = _SourceReader(str(source), fields or Fields(), block_bytes, notice)
        yield from reader.blocks()


class _SourceReader:
    """Reads one source. Small files of a kind that follow each other share a block."""

    def __init__(
        self, source: str, fields: Fields, block_bytes: int, notice: Notice | None
    ) -> None:
        self.source = source
        self.name = readable_name(source)
        self.fields = fields
        self.block_bytes = block_bytes
        self.notice = notice
        self.kind: BlockKind = "text"
        self.files: list[tuple[str, bytes]] = []
        self.size = 0
        self.number = 1

    def blocks(self) -> Iterator[Block | Failure]:
        for item in open_source(self.source, self.notice):
            if isinstance(item, Failure):
                yield from self._flush()
                yield item
                continue
            kind = kind_of(item.name, item.head)
            if kind not in ("text", "html", "markdown"):
                yield from self._flush()
                yield from self._records(kind, item)
                continue
            if kind != self.kind or self.size >= self.block_bytes:
                yield from self._flush()
            self.kind = cast("BlockKind", kind)
            data = _whole(item)
            if isinstance(data, Failure):
                yield from self._flush()
                yield data
                continue
            self.files.append((item.name, data))
            self.size += len(data)
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        if self.files:
            yield Block(self.name, self.kind, self.number, self.fields, tuple(self.files))
            self.number += len(self.files)
            self.files, self.size = [], 0

    def _records(self, kind: str, item: Input) -> Iterator[Block | Failure]:
        if kind == "parquet":
            yield from self._parquet(item)
        elif kind == "warc":
            yield from read_warc(item.name, item.pieces, self.block_bytes)
        else:
            read = {"jsonl": read_jsonl, "json": read_array, "table": read_table}[kind]
            yield from read(item.name, item.pieces, self.fields, self.block_bytes, self.notice)

    def _parquet(self, item: Input) -> Iterator[Block | Failure]:
        try:
            with seekable(item) as file:
                yield from read_parquet(item.name, file, self.fields, self.block_bytes, self.notice)
        except OSError as error:
            yield Failure(item.name, "", unread(error))
        except UnreadableError as error:
            yield Failure(item.name, "", str(error))


def _whole(item: Input) -> bytes | Failure:
    """Return all bytes of a file that is one record; damage, or too much of it, costs the record."""
    data = bytearray()
    for piece in item.pieces:
        if isinstance(piece, Damage):
            return Failure(item.name, "", piece.reason)
        data += piece
        if len(data) > LONGEST_RECORD:
            return Failure(item.name, "", f"it is longer than {LONGEST_RECORD:,} bytes")
    return bytes(data)


def decode_block(block: Block) -> Iterator[Article | Failure]:
    """Yield the articles of a block in order, and a Failure for each record that makes none.

    An article's id is the record's own, else its input and number, `news.jsonl#12`; its source is the input. Pages that a web
    archive holds beside articles (redirects, images) yield nothing.

    >>> block = Block("a.jsonl", "jsonl", 1, Fields("text"), '{"text": "نص"}\\n{"text": 5}'.encode())
    >>> [str(item) if isinstance(item, Failure) else item.id for item in decode_block(block)]
    ['a.jsonl#1', 'a.jsonl, line 2: its text is no string but a number']
    """
    match block.kind:
        case "jsonl":
            yield from decode_jsonl(block)
        case "json" | "table":
            yield from _decode_rows(block)
        case "text":
            for name, data in cast("tuple[tuple[str, bytes], ...]", block.payload):
                yield article_of_text(name, data)
        case "markdown":
            for name, data in cast("tuple[tuple[str, bytes], ...]", block.payload):
                yield article_of_markdown(name, data)
        case "html":
            for name, data in cast("tuple[tuple[str, bytes], ...]", block.payload):
                yield article_of_page(name, "", data, id=name)
        case "warc":
            for number, raw in cast("tuple[tuple[int, bytes], ...]", block.payload):
                yield from decode_record(block.source, number, raw)
        case "article":
            yield from cast("tuple[Article, ...]", block.payload)


def _decode_rows(block: Block) -> Iterator[Article | Failure]:
    for number, row in enumerate(cast("tuple[Row | str, ...]", block.payload), block.first):
        if isinstance(row, str):
            yield Failure(block.source, f"record {number}", row)
        else:
            yield article_of(row, block.source, number, unit="record")
