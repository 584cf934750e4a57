"""The folder that a run writes into: whether it may, and what is left of a run before it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

from arabic_metrics.core import ArchiveError
from arabic_metrics.stream.block import Failure
from arabic_metrics.stream.manifest import MANIFEST, Manifest
from arabic_metrics.stream.shard import PART
from arabic_metrics.stream.source import STANDARD_INPUT

ERRORS = "errors.jsonl"
OURS = re.compile(
    r"(?:(?:claims|articles|rows)-\d{5,}\.(?:jsonl|csv|parquet)|claims\.db|errors\.jsonl|manifest\.json)(?:\.part)?"
)


def make_folder(folder: Path, sources: Iterable[str | Path]) -> None:
    """Make the folder where it is missing.

    Raises:
        ArchiveError: it cannot be made, or lies in the input.
    """
    _check_apart(folder, sources)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{folder} cannot be used: {error.strerror}.") from error


def check_folder(folder: Path, *, resume: bool) -> None:
    """Hold what is in a folder, which is locked, against what a run may find there; with `resume`, a run before it.

    Raises:
        ArchiveError: it is not empty, or holds no manifest.
    """
    kept = sorted(path.name for path in folder.iterdir() if not path.name.endswith(PART))
    if resume and MANIFEST not in kept and kept:
        raise ArchiveError(f"{folder} cannot be resumed: it holds no {MANIFEST}, but {kept[0]}.")
    if kept and not resume:
        raise ArchiveError(
            f"{folder} is not empty. Go on with --resume, start anew with --overwrite, or name another folder."
        )


def clear_folder(folder: Path, manifest: Manifest) -> None:
    """Bring a folder to what its manifest tells: nothing of a shard that was not finished, no error beyond.

    Raises:
        ArchiveError: a finished shard is missing, or is not of the size that the manifest tells.
    """
    told = {name: file["bytes"] for shard in manifest.shards for name, file in shard.files.items()}
    for name, size in told.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise ArchiveError(
                f"{path} is missing or not as it was written; start anew with --overwrite."
            )
    for path in sorted(folder.iterdir()):
        if OURS.fullmatch(path.name) and path.name not in {*told, ERRORS, MANIFEST}:
            path.unlink()
    errors = folder / ERRORS
    with errors.open("ab") as file:
        if file.tell() < manifest.errors_bytes:
            raise ArchiveError(f"{errors} is not as it was written; start anew with --overwrite.")
        file.truncate(manifest.errors_bytes)


def open_errors(folder: Path) -> IO[bytes]:
    """Open the file of errors, to write on."""
    return (folder / ERRORS).open("ab")


def first_errors(folder: Path, most: int) -> list[Failure]:
    """Return the first records that a run could not read, as its file of errors tells them."""
    with (folder / ERRORS).open("rb") as file:
        return [Failure(**json.loads(line)) for line in islice(file, most)]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second run out of the folder, where the system can; a killed run leaves no lock.

    Raises:
        ArchiveError: another run is at work there, or it cannot be opened.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise ArchiveError(f"{folder} cannot be used: {error.strerror}.") from error
    _held.add(descriptor)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(f"{folder} is being written by another run.") from error
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


_held: set[int] = set()  # locks of this process


def _let_go() -> None:
    """A copy of this process shares its locks, and would keep them when it is gone."""
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _check_apart(folder: Path, sources: Iterable[str | Path]) -> None:
    place = folder.resolve()
    for source in map(str, sources):
        if source != STANDARD_INPUT and (
            place == Path(source).resolve() or Path(source).resolve() in place.parents
        ):
            raise ArchiveError(
                f"{folder} lies in the input {source}; what is written there would be read."
            )
