"""Shards: the files that a stretch of an archive gives. They appear whole, under their names, or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
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
        self._number = number
        self._files: dict[str, _LineFile | _TableFile] = {}
        self._name_files(frozenset(forms), bom)
        try:
            for name, file in self._files.items():
                file.open(folder / (name + PART))
        except BaseException:
            self.discard()
            raise

    def _name_files(self, forms: frozenset[str], bom: bool) -> None:
        claims, articles = shard_names(self._number)
        if forms & {"jsonl", "sqlite"}:  # a database is made of them
            self._files[claims] = _LineFile(_claim_lines)
        self._files[articles] = _LineFile(_article_lines)
        if "csv" in forms:
            head = (BYTE_ORDER_MARK if bom else b"") + csv_head()
            rows = _LineFile(lambda batch: batch.rows, head)
            self._files[f"rows-{self._number:05}.csv"] = rows
        if "parquet" in forms:
            self._table("claims", claim_set_schema(), lambda batch: batch.claim_table)
            self._table("rows", row_schema(), lambda batch: batch.row_table)

    def add(self, batch: Batch) -> None:
        """Write what a batch gave."""
        for file in self._files.values():
            file.add(batch)

    def commit(self) -> dict[str, dict[str, Any]]:
        """Put the files in their place, safe on the disk, and return the size and digest of each by name."""
        written = {}
        for name, file in self._files.items():
            file.close()
            written[name] = _describe(self._folder / (name + PART))
        for name in self._files:
            (self._folder / (name + PART)).replace(self._folder / name)
        sync_folder(self._folder)
        return written

    def discard(self) -> None:
        """Leave nothing behind."""
        for name, file in self._files.items():
            file.abandon()
            (self._folder / (name + PART)).unlink(missing_ok=True)

    def _table(self, stem: str, schema: Any, of: Callable[[Batch], bytes]) -> None:
        self._files[f"{stem}-{self._number:05}.parquet"] = _TableFile(of, schema)


class _LineFile:
    def __init__(self, of: Callable[[Batch], bytes], head: bytes = b"") -> None:
        self._of = of
        self._head = head
        self._file: IO[bytes] | None = None

    def open(self, path: Path) -> None:
        self._file = open_part(path)
        self._file.write(self._head)

    def add(self, batch: Batch) -> None:
        assert self._file is not None
        self._file.write(self._of(batch))

    def close(self) -> None:
        assert self._file is not None
        sync(self._file)
        self._file.close()

    def abandon(self) -> None:
        if self._file is not None:
            abandon(self._file)


class _TableFile:
    """Row groups of Parquet; the writer of pyarrow writes into a file of ours, so that errors and syncing are those of all."""

    def __init__(self, of: Callable[[Batch], bytes], schema: Any) -> None:
        self._of = of
        self._schema = schema
        self._file: IO[bytes] | None = None
        self._writer: Any = None
        self._held: list[bytes] = []

    def open(self, path: Path) -> None:
        self._file = open_part(path)
        parquet = load("pyarrow.parquet")
        self._writer = parquet.ParquetWriter(self._file, self._schema, compression="zstd")

    def add(self, batch: Batch) -> None:
        if content := self._of(batch):
            self._held.append(content)
            if sum(map(len, self._held)) >= ROW_GROUP:
                self._write()

    def close(self) -> None:
        assert self._file is not None
        self._write()
        self._writer.close()
        sync(self._file)
        self._file.close()

    def abandon(self) -> None:
        self._held.clear()
        if self._writer is not None:
            self._writer.is_open = False  # else it would write its foot when it is collected
        if self._file is not None:
            abandon(self._file)

    def _write(self) -> None:
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
    return b"".join(
        item.claims or item.claim_set().model_dump_json().encode() + b"\n"
        for item in batch.results
        if isinstance(item, Result)
    )


def _article_lines(batch: Batch) -> bytes:
    return b"".join(item.article for item in batch.results if isinstance(item, Result))
