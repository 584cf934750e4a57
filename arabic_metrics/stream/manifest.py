"""The folder of a run, and its manifest: what was read, how, and what is finished. It is what a run that was broken off goes on from."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path, PurePath
from typing import IO, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from arabic_metrics.core import ArchiveError
from arabic_metrics.stream.block import Failure
from arabic_metrics.stream.shard import PART, sync_folder
from arabic_metrics.stream.source import STANDARD_INPUT, readable_name
from arabic_metrics.stream.work import Counts

MANIFEST = "manifest.json"
LAYOUT = 1
COMPARED = {
    "version": "it was written by version {was} of the package, and this is {now}",
    "lexicon": "the lexicon has changed",
    "options": "the options have changed: {names}",
    "inputs": "the input has changed: {names}",
}


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished stretch of the archive: how many blocks it covers, what they gave, and the files."""

    blocks: int
    counts: Counts
    files: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run reads and how, and what it has finished. The same run writes the same manifest, byte for byte."""

    inputs: tuple[dict[str, Any], ...]
    options: dict[str, Any]
    lexicon: str
    version: str = field(default_factory=lambda: version("arabic-metrics"))
    finished: bool = False
    errors_bytes: int = 0
    shards: tuple[Shard, ...] = ()

    def with_shard(self, shard: Shard, errors_bytes: int) -> Manifest:
        """Return the manifest with one more shard."""
        return replace(self, shards=(*self.shards, shard), errors_bytes=errors_bytes)

    @property
    def blocks(self) -> int:
        """How many blocks the finished shards cover."""
        return sum(shard.blocks for shard in self.shards)

    @property
    def counts(self) -> Counts:
        """What the finished shards gave."""
        return sum((shard.counts for shard in self.shards), Counts())

    def check_resumable(self, before: Manifest, folder: Path) -> None:
        """Compare this run with the one that it is to resume.

        Raises:
            ArchiveError: says what is different.
        """
        for name, sentence in COMPARED.items():
            was, now = getattr(before, name), getattr(self, name)
            if was != now:
                told = sentence.format(was=was, now=now, names=_differences(was, now))
                raise ArchiveError(
                    f"{folder} cannot be resumed: {told}. Use --overwrite to start anew, or another folder."
                )
        if any(each["name"] == STANDARD_INPUT for each in self.inputs):
            raise ArchiveError(
                f"{folder} cannot be resumed: standard input cannot be read twice. Use --overwrite to start anew."
            )


Many = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Counts(_Record):
    articles: Many
    articles_with_claims: Many
    claims: Many
    rows: Many
    unresolved: Many
    errors: Many


class _Shard(_Record):
    blocks: Many
    counts: _Counts
    files: dict[str, dict[str, int | str]]

    @field_validator("files")
    @classmethod
    def _have_sizes(cls, files: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        for name, told in files.items():
            if not isinstance(told.get("bytes"), int) or PurePath(name).name != name:
                raise ValueError(f"«{name}» is no file of a shard with its size")
        return files


class _Written(_Record):
    """A manifest as its file holds it."""

    layout: Literal[1]
    finished: bool
    version: str
    inputs: list[dict[str, Any]]
    options: dict[str, Any]
    lexicon: str
    counts: _Counts
    errors_bytes: Many
    shards: list[_Shard]

    @field_validator("inputs")
    @classmethod
    def _have_names(cls, inputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not all(isinstance(each.get("name"), str) for each in inputs):
            raise ValueError("an input has no name")
        return inputs


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in its place, whole and safe on the disk."""
    content = {
        "layout": LAYOUT,
        "finished": manifest.finished,
        "version": manifest.version,
        "inputs": manifest.inputs,
        "options": manifest.options,
        "lexicon": manifest.lexicon,
        "counts": manifest.counts.as_dict(),
        "errors_bytes": manifest.errors_bytes,
        "shards": [asdict(shard) for shard in manifest.shards],
    }
    part = folder / (MANIFEST + PART)
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / MANIFEST)
    sync_folder(folder)


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder, or None if it has none.

    Raises:
        ArchiveError: it is no manifest, or one of another layout.
    """
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise ArchiveError(f"{path} is not the manifest of an archive: it is no JSON.") from error
    if not isinstance(content, dict):
        raise ArchiveError(f"{path} is not the manifest of an archive: it is no object.")
    layout = content.get("layout", LAYOUT)
    if layout != LAYOUT:
        raise ArchiveError(f"{path} is of layout {layout!r}, and this is {LAYOUT}.")
    try:
        written = _Written.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        told = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise ArchiveError(f"{path} is not the manifest of an archive: {told}.") from error
    shards = (
        Shard(each.blocks, Counts(**each.counts.model_dump()), each.files)
        for each in written.shards
    )
    return Manifest(
        inputs=tuple(written.inputs),
        options=written.options,
        lexicon=written.lexicon,
        version=written.version,
        finished=written.finished,
        errors_bytes=written.errors_bytes,
        shards=tuple(shards),
    )


def describe_inputs(sources: Iterable[str | Path]) -> tuple[dict[str, Any], ...]:
    """Return what identifies an input: name, size, and time of the last change.

    A folder is identified by the number of its files, their total size, and a digest of their names, sizes and times.

    Raises:
        ArchiveError: an input does not exist.
    """
    return tuple(_describe_input(str(source)) for source in sources)


def _describe_input(source: str) -> dict[str, Any]:
    if source == STANDARD_INPUT:
        return {"name": source}
    path, name = Path(source), readable_name(source)
    try:
        told = path.stat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ArchiveError(f"{name} cannot be read: {reason}.") from error
    if not stat.S_ISDIR(told.st_mode):
        return {"name": name, "bytes": told.st_size, "changed_ns": told.st_mtime_ns}
    digest, size, count = hashlib.sha256(), 0, 0
    for file, told in sorted(_regular_files(path)):
        within = os.fsencode(file.relative_to(path).as_posix())
        digest.update(b"%b\0%d\0%d\n" % (within, told.st_size, told.st_mtime_ns))
        size, count = size + told.st_size, count + 1
    return {"name": name, "bytes": size, "files": count, "sha256": digest.hexdigest()}


def _regular_files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the files in a folder and what the system says of them; what it says nothing of is left out."""
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                told = Path(place, name).stat()
                if stat.S_ISREG(told.st_mode):
                    yield Path(place, name), told


def _differences(was: Any, now: Any) -> str:
    if isinstance(was, dict) and isinstance(now, dict):
        names = [name for name in {**was, **now} if was.get(name) != now.get(name)]
        return ", ".join(names)
    if isinstance(was, tuple) and isinstance(now, tuple):
        names = [each["name"] for each in (*was, *now) if each not in was or each not in now]
        return ", ".join(dict.fromkeys(names)) or "the order of the inputs"
    return ""


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
    """Check that a locked folder is empty or, with `resume`, holds an earlier run.

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
    """Remove from a folder what its manifest does not list: unfinished shards and later errors.

    Raises:
        ArchiveError: a finished shard is missing, or does not have the size that the manifest gives.
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
    """Return the first records that a run could not read, from its file of errors."""
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
