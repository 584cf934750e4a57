"""Where bytes come from: files, folders, standard input, and what is packed in them. Damage becomes a failure."""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO

from arabic_metrics.stream.block import Failure
from arabic_metrics.stream.compressed import (
    EMPTY_ZIP,
    GZIP,
    ZIP,
    ZSTANDARD,
    Damage,
    Piece,
    UnreadableError,
    gunzip,
    members_of,
    pieces_of,
    unzstd,
)
from arabic_metrics.stream.kind import is_known
from arabic_metrics.stream.limit import DEEPEST
from arabic_metrics.stream.record import Notice

STANDARD_INPUT = "-"
HEAD = 1 << 16  # bytes that a format is told from


@dataclass(frozen=True, slots=True)
class Input:
    """One unpacked input: its name as given, its first bytes, and all of its bytes."""

    name: str
    pieces: Iterator[Piece]
    head: bytes = b""
    path: Path | None = None  # where it lies as it is


def open_source(source: str, notice: Notice | None) -> Iterator[Input | Failure]:
    """Yield the inputs of a file, a folder or standard input, in an order that is always the same."""
    if source == STANDARD_INPUT:
        yield from _unpacked(Input(source, pieces_of(sys.stdin.buffer)), notice)
        return
    path = Path(source)
    try:
        is_folder = path.is_dir()
    except OSError:  # a name that is too long for one
        is_folder = False
    yield from _folder(source, notice) if is_folder else _file(source, path, notice)


def _file(name: str, path: Path, notice: Notice | None) -> Iterator[Input | Failure]:
    try:
        with path.open("rb") as file:
            yield from _unpacked(Input(name, pieces_of(file), path=path), notice)
    except OSError as error:
        yield Failure(name, "", f"it cannot be read: {error.strerror or error}")
    except ValueError as error:  # a NUL in the name
        yield Failure(name, "", f"it cannot be read: {error}")


def _folder(folder: str, notice: Notice | None) -> Iterator[Input | Failure]:
    """Yield the files of a folder and the folders in it, sorted; hidden ones and unknown kinds are left out."""
    problems: list[OSError] = []
    left_out: Counter[str] = Counter()
    found = False
    for place, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if name.startswith("."):
                continue
            if not is_known(name):
                left_out[path.suffix or name] += 1
                continue
            found = True
            yield from _file(str(path), path, notice)
        while problems:
            error = problems.pop()
            yield Failure(str(error.filename), "", f"it cannot be read: {error.strerror}")
    while problems:
        error = problems.pop()
        yield Failure(str(error.filename), "", f"it cannot be read: {error.strerror}")
    _say_left_out(folder, left_out, notice)
    if not found:
        yield Failure(folder, "", "it holds no file of a kind that is read")


def _say_left_out(name: str, left_out: Counter[str], notice: Notice | None) -> None:
    if left_out and notice is not None:
        kinds = ", ".join(f"{count} × {kind}" for kind, count in sorted(left_out.items()))
        notice(f"{name}: left out, as of no kind that is read: {kinds}")


def _unpacked(input: Input, notice: Notice | None, depth: int = 0) -> Iterator[Input | Failure]:
    """Yield what an input holds once every packing is taken off."""
    head, pieces = _peek(input.pieces)
    input = replace(input, pieces=pieces, head=head)
    packed = next(
        (magic for magic in (GZIP, ZSTANDARD, ZIP, EMPTY_ZIP) if head.startswith(magic)), None
    )
    if packed is None:
        yield input
    elif depth >= DEEPEST:
        yield Failure(input.name, "", f"it is packed more than {DEEPEST} times over")
    elif packed == GZIP:
        yield from _unpacked(Input(input.name, gunzip(pieces)), notice, depth + 1)
    elif packed == ZSTANDARD:
        yield from _unpacked(Input(input.name, unzstd(pieces)), notice, depth + 1)
    else:
        yield from _zip(input, notice, depth)


def _zip(input: Input, notice: Notice | None, depth: int) -> Iterator[Input | Failure]:
    left_out: Counter[str] = Counter()
    try:
        with seekable(input) as file:
            for member, pieces in members_of(file):
                name = member.rsplit("/", 1)[-1]
                if name.startswith(".") or member.startswith("__MACOSX/"):
                    continue
                if not is_known(name):
                    left_out[Path(name).suffix or name] += 1
                    continue
                yield from _unpacked(Input(f"{input.name}/{member}", pieces), notice, depth + 1)
    except UnreadableError as error:
        yield Failure(input.name, "", str(error))
    _say_left_out(input.name, left_out, notice)


def _peek(pieces: Iterator[Piece]) -> tuple[bytes, Iterator[Piece]]:
    """Return the first bytes, and all pieces as they were."""
    taken: list[Piece] = []
    head = bytearray()
    while len(head) < HEAD:
        piece = next(pieces, None)
        if piece is None:
            break
        taken.append(piece)
        if isinstance(piece, Damage):
            break
        head += piece
    return bytes(head[:HEAD]), chain(taken, pieces)


@contextmanager
def seekable(input: Input) -> Iterator[IO[bytes]]:
    """Give an input as a file in which any place can be read; what is packed is laid down in a temporary file.

    Raises:
        UnreadableError: it cannot be read to its end.
    """
    if input.path is not None:
        with input.path.open("rb") as file:
            yield file
        return
    with tempfile.TemporaryFile(prefix="arabic-metrics-") as copy:
        for piece in input.pieces:
            if isinstance(piece, Damage):
                raise UnreadableError(piece.reason)
            copy.write(piece)
        copy.seek(0)
        yield copy
