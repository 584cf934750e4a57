"""Shards: the files that a stretch of an archive gives. They appear whole, under their names, or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from arabic_metrics.stream.arrow import claim_set_schema, read_ipc, row_schema
from arabic_metrics.stream.extra import load
from arabic_metrics.stream.work import Batch, Result, csv_head

FORMS = ("jsonl", "csv", "parquet", "sqlite")
PART = ".part"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ROW_GROUP = 4 << 20  # bytes of Arrow that are held until they are written together


def shard_names(number: int) -> tuple[str, str]:
    """Return the names of the JSON lines of a shard: of its claims, and of their articles.

    >>> shard_names(3)
    ('claims-00003.jsonl', 'articles-00003.jsonl')
    """
    return f"claims-{number:05}.jsonl", f"articles-{number:05}.jsonl"


class ShardWriter:
    """The files of one shard, written under temporary names until `commit`."""

    def __init__(
        self, folder: Path, number: int, forms: Iterable[str], *, bom: bool = False
    ) -> None:
        self._folder = folder
        self._files: dict[str, _LineFile | _TableFile] = {}
        claims, articles = shard_names(number)
        try:
            if {"jsonl", "sqlite"} & set(forms):  # a database is made of them
                self._files[claims] = _LineFile(self._part(claims), _claim_lines)
            self._files[articles] = _LineFile(self._part(articles), _article_lines)
            if "csv" in forms:
                name, head = f"rows-{number:05}.csv", (BYTE_ORDER_MARK if bom else b"") + csv_head()
                self._files[name] = _LineFile(self._part(name), attrgetter("rows"), head)
            if "parquet" in forms:
                for stem, schema, of in (
                    ("claims", claim_set_schema(), attrgetter("claim_table")),
                    ("rows", row_schema(), attrgetter("row_table")),
                ):
                    name = f"{stem}-{number:05}.parquet"
                    self._files[name] = _TableFile(self._part(name), of, schema)
        except BaseException:
            self.discard()
            raise

    def _part(self, name: str) -> Path:
        return self._folder / (name + PART)

    def add(self, batch: Batch) -> None:
        """Write what a batch gave."""
        for file in self._files.values():
            file.add(batch)

    def commit(self) -> dict[str, dict[str, Any]]:
        """Put the files in their place, safe on the disk, and return the size and digest of each by name."""
        written = {}
        for name, file in self._files.items():
            file.close()
            written[name] = _describe(self._part(name))
        for name in self._files:
            self._part(name).replace(self._folder / name)
        sync_folder(self._folder)
        return written

    def discard(self) -> None:
        """Leave nothing behind."""
        for name, file in self._files.items():
            file.abandon()
            self._part(name).unlink(missing_ok=True)


class _LineFile:
    def __init__(self, path: Path, of: Callable[[Batch], bytes], head: bytes = b"") -> None:
        self._of = of
        self._head = head  # until it is written
        self._file = open_part(path)

    def add(self, batch: Batch) -> None:
        self._write(self._of(batch))

    def close(self) -> None:
        self._write(b"")
        sync(self._file)
        self._file.close()

    def abandon(self) -> None:
        abandon(self._file)

    def _write(self, content: bytes) -> None:
        self._file.write(self._head + content)
        self._head = b""


class _TableFile:
    """Row groups of Parquet; the writer of pyarrow writes into a file of ours, so that errors and syncing are those of all."""

    def __init__(self, path: Path, of: Callable[[Batch], bytes], schema: Any) -> None:
        self._of = of
        self._schema = schema
        self._file = open_part(path)
        self._writer: Any = None
        self._held: list[bytes] = []

    def add(self, batch: Batch) -> None:
        if content := self._of(batch):
            self._held.append(content)
            if sum(map(len, self._held)) >= ROW_GROUP:
                self._write()

    def close(self) -> None:
        self._write()
        self._writer.close()
        sync(self._file)
        self._file.close()

    def abandon(self) -> None:
        self._held.clear()
        if self._writer is not None:
            self._writer.is_open = False  # else it would write its foot when it is collected
        abandon(self._file)

    def _write(self) -> None:
        if self._writer is None:
            parquet = load("pyarrow.parquet")
            self._writer = parquet.ParquetWriter(self._file, self._schema, compression="zstd")
        if self._held:
            tables = load("pyarrow").concat_tables(map(read_ipc, self._held))
            self._writer.write_table(tables.combine_chunks())
            self._held.clear()


def open_part(path: Path) -> IO[bytes]:
    """Open a file that is to be written from its start."""
    return path.open("wb")


def sync(file: IO[bytes]) -> None:
    """Make what was written to a file safe on the disk."""
    file.flush()
    os.fsync(file.fileno())


def abandon(file: IO[bytes]) -> None:
    """Close a file whose content is of no use, on a disk that may be full."""
    with suppress(OSError):
        file.close()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _describe(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}


def _claim_lines(batch: Batch) -> bytes:
    return b"".join(item.claims for item in batch.results if isinstance(item, Result))


def _article_lines(batch: Batch) -> bytes:
    return b"".join(item.article for item in batch.results if isinstance(item, Result))
