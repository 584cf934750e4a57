"""The manifest of a run: what was read, how, and what is finished. It is what a run that was broken off goes on from."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from arabic_metrics.core import ArchiveError
from arabic_metrics.stream.shard import PART, sync_folder
from arabic_metrics.stream.work import Counts

MANIFEST = "manifest.json"
LAYOUT = 1
STANDARD_INPUT = "-"
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
        """Hold this run, about to begin, against the one that it is to go on from.

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
        if content["layout"] != LAYOUT:
            raise ArchiveError(f"{path} is of layout {content['layout']}, and this is {LAYOUT}.")
        shards = (
            Shard(each["blocks"], Counts(**each["counts"]), each["files"])
            for each in content["shards"]
        )
        return Manifest(
            inputs=tuple(content["inputs"]),
            options=content["options"],
            lexicon=content["lexicon"],
            version=content["version"],
            finished=content["finished"],
            errors_bytes=content["errors_bytes"],
            shards=tuple(shards),
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveError(f"{path} is not the manifest of an archive: {error!r}.") from error


def describe_inputs(sources: Iterable[str | Path]) -> tuple[dict[str, Any], ...]:
    """Return what tells one input from another: name, size, and time of the last change.

    A folder is told by the number of its files, their size together, and a digest of their names, sizes and times.

    Raises:
        ArchiveError: an input does not exist.
    """
    return tuple(_describe_input(str(source)) for source in sources)


def _describe_input(source: str) -> dict[str, Any]:
    if source == STANDARD_INPUT:
        return {"name": source}
    path = Path(source)
    try:
        if not path.is_dir():
            told = path.stat()
            return {"name": source, "bytes": told.st_size, "changed_ns": told.st_mtime_ns}
        digest, size, count = hashlib.sha256(), 0, 0
        for file in sorted(item for item in path.rglob("*") if item.is_file()):
            told = file.stat()
            name = file.relative_to(path).as_posix()
            digest.update(f"{name}\0{told.st_size}\0{told.st_mtime_ns}\n".encode(errors="replace"))
            size, count = size + told.st_size, count + 1
        return {"name": source, "bytes": size, "files": count, "sha256": digest.hexdigest()}
    except OSError as error:
        raise ArchiveError(f"{source} cannot be read: {error.strerror}.") from error


def _differences(was: Any, now: Any) -> str:
    if isinstance(was, dict) and isinstance(now, dict):
        names = [name for name in {**was, **now} if was.get(name) != now.get(name)]
        return ", ".join(names)
    if isinstance(was, tuple) and isinstance(now, tuple):
        names = [each["name"] for each in (*was, *now) if each not in was or each not in now]
        return ", ".join(dict.fromkeys(names)) or "the order of the inputs"
    return ""
