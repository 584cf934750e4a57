"""Shards: the files that a stretch of an archive gives. They appear whole, under their names, or not at all.

Until then they grow under temporary names, block by block, whatever their form: so a shard that is not whole can be gone on with.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from arabic_metrics.core.extra import load
from arabic_metrics.stream.arrow import claim_set_schema, row_schema
from arabic_metrics.stream.work import CSV_HEAD, Batch, Result

FORMS = ("jsonl", "csv", "parquet", "sqlite")
PART = ".part"
WHOLE = ".whole" + PART
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ROW_GROUP = 4 << 20  # bytes of Arrow that are held until they are written together


def shard_names(number: int) -> tuple[str, str]:
    """Return the names of the JSON lines of a shard: of its claims, and of their articles.

    >>> shard_names(3)
    ('claims-00003.jsonl', 'articles-00003.jsonl')
    """
    return f"claims-{number:05}.jsonl", f"articles-{number:05}.jsonl"


class ShardWriter:
    """The files of one shard, under temporary names until `commit`; what stands there already is gone on with."""

    def __init__(self, folder: Path, number: int, forms: Iterable[str], bom: bool) -> None:
        self._folder = folder
        self._files: dict[str, _PartFile] = {}
        claims, articles = shard_names(number)
        try:
            if {"jsonl", "sqlite"} & set(forms):  # a database is made of them
                self._open(claims, _lines_of("claims"))
            self._open(articles, _lines_of("article"))
            if "csv" in forms:
                rows = self._open(f"rows-{number:05}.csv", attrgetter("rows"))
                rows.begin((BYTE_ORDER_MARK if bom else b"") + CSV_HEAD)
            if "parquet" in forms:
                nested, tidy = attrgetter("claim_table"), attrgetter("row_table")
                self._open(f"claims-{number:05}.parquet", nested, claim_set_schema())
                self._open(f"rows-{number:05}.parquet", tidy, row_schema())
        except BaseException:
            self.discard()
            raise

    def _open(self, name: str, of: Callable[[Batch], bytes], schema: Any = None) -> _PartFile:
        self._files[name] = _PartFile(self._part(name), of, schema)
        return self._files[name]

    def _part(self, name: str) -> Path:
        return self._folder / (name + PART)

    def add(self, batch: Batch) -> None:
        """Write what a batch gave."""
        for file in self._files.values():
            file.add(batch)

    def pause(self) -> dict[str, dict[str, Any]]:
        """Close the files as they are, safe on the disk, and return the size of each by its temporary name."""
        return {self._part(name).name: {"bytes": file.save()} for name, file in self._files.items()}

    def commit(self) -> dict[str, dict[str, Any]]:
        """Put the files in their place, safe on the disk, and return the size and digest of each by name."""
        written: dict[str, dict[str, Any]] = {}
        for name, file in self._files.items():
            file.finish()
            with self._part(name).open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
                written[name] = {"bytes": content.tell(), "sha256": digest}
        for name in self._files:
            self._part(name).replace(self._folder / name)
        sync_folder(self._folder)
        return written

    def discard(self) -> None:
        """Leave nothing behind."""
        for name, file in self._files.items():
            abandon(file.file)
            for part in self._folder.glob(f"{name}*{PART}"):
                part.unlink()


class _PartFile:
    """A file that grows with each batch; with a schema it holds Arrow streams, one behind the other, until the shard is whole: Parquet cannot grow."""

    def __init__(self, path: Path, of: Callable[[Batch], bytes], schema: Any) -> None:
        self._path, self._of, self._schema = path, of, schema
        self.file = open_part(path)

    def begin(self, head: bytes) -> None:
        if not self.file.tell():
            self.file.write(head)

    def add(self, batch: Batch) -> None:
        self.file.write(self._of(batch))

    def save(self) -> int:
        sync(self.file)
        size = self.file.tell()
        self.file.close()
        return size

    def finish(self) -> None:
        self.save()
        if self._schema is None:
            return
        whole = self._path.with_suffix(WHOLE)
        with self._path.open("rb") as streams, open_part(whole) as file:
            parquet = load("pyarrow.parquet")
            with parquet.ParquetWriter(file, self._schema, compression="zstd") as writer:
                for group in _row_groups(streams):
                    writer.write_table(group)
            sync(file)
        whole.replace(self._path)


def _row_groups(streams: BufferedReader) -> Iterator[Any]:
    arrow = load("pyarrow")
    held: list[Any] = []
    size = 0
    while streams.peek(1):
        held.append(arrow.ipc.open_stream(streams).read_all())
        size += held[-1].nbytes
        if size >= ROW_GROUP or not streams.peek(1):
            yield arrow.concat_tables(held).combine_chunks()
            held, size = [], 0


def open_part(path: Path) -> IO[bytes]:
    """Open a file that is to grow from where it ends."""
    return path.open("ab")


def sync(file: IO[bytes]) -> None:
    """Make what was written to a file safe on the disk."""
    file.flush()
    os.fsync(file.fileno())


def abandon(file: IO[bytes]) -> None:
    """Close a file whose content is of no use, on a disk that may be full."""
    with suppress(OSError):
        file.close()


@contextmanager
def grown_whole(path: Path) -> Iterator[Path]:
    """Give the place where a file is made that appears under its name once it is whole, safe on the disk."""
    part = path.with_name(path.name + PART)
    part.unlink(missing_ok=True)
    try:
        yield part
        with part.open("rb+") as file:
            sync(file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lines_of(name: str) -> Callable[[Batch], bytes]:
    return lambda batch: b"".join(
        getattr(item, name) for item in batch.results if isinstance(item, Result)
    )
