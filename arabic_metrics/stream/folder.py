"""The folder of a run: whether it may be written, its lock, and the manifest of what was read, how, and what is finished.

A run that was broken off goes on from its manifest.
"""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from itertools import islice
from pathlib import Path, PurePath
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError, field_validator

from arabic_metrics.core import ArchiveError
from arabic_metrics.stream.block import Failure
from arabic_metrics.stream.shard import PART, grown_whole
from arabic_metrics.stream.source import STANDARD_INPUT, readable_name
from arabic_metrics.stream.work import ZERO, Counts, Many

ERRORS, MANIFEST = "errors.jsonl", "manifest.json"
NO_MANIFEST = {"json_invalid": "it is no JSON", "model_type": "it is no object"}
OURS = re.compile(
    r"(?:(?:claims|articles|rows)-\d{5,}\.(?:jsonl|csv|parquet)|claims\.db|errors\.jsonl|manifest\.json)(?:\.whole)?(?:\.part)?"
)
Files = dict[str, dict[str, int | str]]
COMPARED = {
    "version": "it was written by version {was} of the package, and this is {now}",
    "lexicon": "the lexicon has changed",
    "options": "the options have changed: {names}",
    "inputs": "the input has changed: {names}",
}


class Shard(BaseModel, extra="forbid", strict=True, frozen=True):
    """A stretch of the archive: how many blocks it covers, what they gave, and the files with their sizes."""

    blocks: Many
    counts: Counts
    files: Files

    @field_validator("files")
    @classmethod
    def _have_sizes(cls, files: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        for name, file in files.items():
            if not isinstance(file.get("bytes"), int) or PurePath(name).name != name:
                raise ValueError(f"«{name}» is no file of a shard with its size")
        return files


class Manifest(BaseModel, extra="forbid", strict=True, frozen=True):
    """What a run reads and how, what it has finished, and the shard in hand where it was stopped.

    The same run writes the same manifest, byte for byte.
    """

    layout: Literal[1] = 1
    finished: bool = False
    version: str = Field(default_factory=lambda: version("arabic-metrics"))
    inputs: tuple[dict[str, Any], ...]
    options: dict[str, Any]
    lexicon: str
    counts: Counts = ZERO
    errors_bytes: Many = 0
    shards: tuple[Shard, ...] = ()
    in_hand: Shard | None = None

    @field_validator("inputs")
    @classmethod
    def _have_names(cls, inputs: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
        if not all(isinstance(each.get("name"), str) for each in inputs):
            raise ValueError("an input has no name")
        return inputs

    @property
    def blocks(self) -> int:
        """How many blocks the shards cover."""
        return sum(shard.blocks for shard in (*self.shards, self.in_hand) if shard)

    def check_resumable(self, before: "Manifest", folder: Path) -> None:
        """Hold this run, about to begin, against the one that it is to go on from.

        Raises:
            ArchiveError: says what is different.
        """
        for name, sentence in COMPARED.items():
            was, now = getattr(before, name), getattr(self, name)
            if was != now:
                reason = sentence.format(was=was, now=now, names=_differences(was, now))
                break
        else:
            if all(each["name"] != STANDARD_INPUT for each in self.inputs):
                return
            reason = "standard input cannot be read twice"
        anew = "Use --overwrite to start anew, or another folder."
        raise ArchiveError(f"{folder} cannot be resumed: {reason}. {anew}")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in its place, whole and safe on the disk."""
    with grown_whole(folder / MANIFEST) as part:
        content = json.dumps(manifest.model_dump(), ensure_ascii=False, indent=1) + "\n"
        part.write_bytes(content.encode())


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder, or None if it has none.

    Raises:
        ArchiveError: it is no manifest, or one of another layout.
    """
    path = folder / MANIFEST
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place, told = ".".join(map(str, first["loc"])), first["msg"]
        reason = f"{place}: {told}" if place else NO_MANIFEST.get(first["type"], told)
        raise ArchiveError(f"{path} is not the manifest of an archive: {reason}.") from error


def describe_input(source: str) -> dict[str, Any]:
    """Return what tells one input from another: name, size, and time of the last change.

    A folder is told by the number of its files, their size together, and a digest of their names, sizes and times.

    Raises:
        ArchiveError: it does not exist.
    """
    if source == STANDARD_INPUT:
        return {"name": source}
    path, name = Path(source), readable_name(source)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ArchiveError(f"{name} cannot be read: {reason}.") from error
    if not stat.S_ISDIR(status.st_mode):
        return {"name": name, "bytes": status.st_size, "changed_ns": status.st_mtime_ns}
    digest, sizes = hashlib.sha256(), []
    for place, folders, files in os.walk(path):
        folders.sort()
        for file in (Path(place, name) for name in sorted(files)):
            with suppress(OSError):  # what the system says nothing of is left out
                status = file.stat()
                if stat.S_ISREG(status.st_mode):
                    within = os.fsencode(file.relative_to(path).as_posix())
                    digest.update(b"%b\0%d\0%d\n" % (within, status.st_size, status.st_mtime_ns))
                    sizes.append(status.st_size)
    told = {"name": name, "bytes": sum(sizes), "files": len(sizes)}
    return {**told, "sha256": digest.hexdigest()}


def _differences(was: Any, now: Any) -> str:
    if isinstance(was, dict):
        return ", ".join(name for name in {**was, **now} if was.get(name) != now.get(name))
    if isinstance(was, tuple):
        names = [each["name"] for each in (*was, *now) if each not in was or each not in now]
        return ", ".join(dict.fromkeys(names)) or "the order of the inputs"
    return ""


@contextmanager
def made_folder(folder: Path, sources: Iterable[str | Path]) -> Iterator[None]:
    """Make the folder where it is missing; where nothing was written into it in the end, it is gone again.

    Raises:
        ArchiveError: it cannot be made, or lies in the input.
    """
    place = folder.resolve()
    for source in map(str, sources):
        if source != STANDARD_INPUT and Path(source).resolve() in (place, *place.parents):
            raise ArchiveError(
                f"{folder} lies in the input {source}; what is written there would be read."
            )
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "it is a file" if folder.is_file() else error.strerror
        raise ArchiveError(f"{folder} cannot be used: {reason}.") from error
    try:
        yield
    finally:
        with suppress(OSError):  # something is in it
            for path in missing:
                path.rmdir()


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
    """Bring a folder to what its manifest tells: nothing of a shard beyond, and no error.

    Raises:
        ArchiveError: a file of a shard is missing, or is not of the size that the manifest tells.
    """
    (folder / ERRORS).touch()
    growing: Files = {ERRORS: {"bytes": manifest.errors_bytes}}
    growing |= manifest.in_hand.files if manifest.in_hand else {}
    written = {name: file for shard in manifest.shards for name, file in shard.files.items()}
    for name, file in (written | growing).items():
        path = folder / name
        beyond = path.stat().st_size - int(file["bytes"]) if path.is_file() else -1
        if beyond < 0 or (beyond and name in written):
            raise ArchiveError(
                f"{path} is missing or not as it was written; start anew with --overwrite."
            )
    for path in sorted(folder.iterdir()):
        if OURS.fullmatch(path.name) and path.name not in {*written, *growing, MANIFEST}:
            path.unlink()
    for name, file in growing.items():
        os.truncate(folder / name, int(file["bytes"]))


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
        except OSError as error:  # another one: a file system without locks
            if isinstance(error, BlockingIOError):
                raise ArchiveError(f"{folder} is being written by another run.") from error
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
