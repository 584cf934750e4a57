"""run_archive(): archives into a folder of shards, so that a run broken off at any moment can go on."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, NoReturn

from arabic_metrics.core import ArchiveError
from arabic_metrics.core.extra import load
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.resolve import Weights
from arabic_metrics.resolve.claim import FORMAT_VERSION, least_confidence
from arabic_metrics.stream.block import BLOCK_BYTES, Block, Fields
from arabic_metrics.stream.database import DATABASE, check_search, write_database
from arabic_metrics.stream.folder import (
    ERRORS,
    Files,
    Manifest,
    Shard,
    check_folder,
    clear_folder,
    describe_input,
    locked,
    made_folder,
    read_manifest,
    write_manifest,
)
from arabic_metrics.stream.pool import Item, read_items
from arabic_metrics.stream.read import Told, read_blocks
from arabic_metrics.stream.shard import ShardWriter, abandon, shard_names, sync
from arabic_metrics.stream.work import ZERO, Batch, Counts, Stop, Task, json_line, never

Watch = Callable[[Item, Counts], None]


@dataclass(frozen=True, slots=True)
class ArchiveOptions:
    """What decides the output, besides the input and the lexicon; a run is resumed only with the same.

    `forms` are what is written: jsonl, csv, parquet, and sqlite: one database in the end, beside the JSON lines it is made of. A shard ends with the block that brings it to `shard_articles`;
    a block holds some `block_bytes` of the input. Figures of a confidence below `min_confidence` are unresolved; None is the default, 0.25.
    """

    forms: tuple[str, ...] = ("jsonl",)
    fields: Fields = field(default_factory=Fields)
    published: dt.date | None = None
    screen: bool = True
    every: bool = False
    bom: bool = False
    shard_articles: int = 50_000
    block_bytes: int = BLOCK_BYTES
    min_confidence: float | None = None
    weights: Weights | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the options as JSON holds them."""
        return {
            "format": sorted(set(self.forms)),
            "fields": self.fields._asdict(),
            "published": self.published.isoformat() if self.published else None,
            "screen": self.screen,
            "all": self.every,
            "bom": self.bom,
            "shard_articles": self.shard_articles,
            "block_bytes": self.block_bytes,
            "min_confidence": least_confidence(self.min_confidence),
            "weights": self.weights.digest if self.weights else None,
            "claim_format": FORMAT_VERSION,
        }


class StoppedError(ArchiveError):
    """The run ended early, on request or for too many errors; the folder is in order."""


def run_archive(
    sources: Sequence[str | Path],
    out: str | Path,
    options: ArchiveOptions | None = None,
    *,
    lexicon: Lexicon | None = None,
    jobs: int = 1,
    resume: bool = False,
    overwrite: bool = False,
    max_errors: int | None = None,
    watch: Watch | None = None,
    stop: Stop = never,
    notice: Told | None = None,
) -> Manifest:
    """Write the claims of archives into the folder `out`, and return its manifest.

    The output is the same, byte for byte, for any number of `jobs`, and whether the run was broken off and resumed or not.
    `watch` hears of each block and what was counted so far; when `stop` says so, the run ends, and drops the blocks in hand.

    Raises:
        StoppedError: `stop` said so, or more than `max_errors` records could not be read.
        ArchiveError: the input, the folder or its manifest does not allow the run; the disk is full; a worker was killed.
    """
    options = options or ArchiveOptions()
    if "sqlite" in options.forms:
        check_search()
    if "parquet" in options.forms:
        load("pyarrow.parquet")  # told before anything is written or removed
    folder = Path(out)
    plan = Manifest(
        inputs=tuple(map(describe_input, map(str, sources))),
        options=options.as_dict(),
        lexicon=(lexicon or load_lexicon()).digest,
    )
    with made_folder(folder, sources), locked(folder):
        if not overwrite:
            check_folder(folder, resume=resume)
        before = read_manifest(folder) if resume else None
        if before is not None:
            plan.check_resumable(before, folder)
            lost = "sqlite" in options.forms and not (folder / DATABASE).exists()
            if before.finished and not lost:
                return before
        forms, told = frozenset(options.forms), (options.min_confidence, options.weights)
        task = Task(lexicon, options.published, options.screen, options.every, forms, *told)
        manifest = before or plan
        items = read_blocks(sources, options.fields, block_bytes=options.block_bytes, notice=notice)
        rest = islice(items, manifest.blocks, None)
        with closing(read_items(rest, task, jobs, stop)) as batches:
            # What the first block lacks, a library or a field, is told before anything is written.
            kept = f"{folder} stays as it was" if overwrite else "nothing is written"
            first = _with_first_block(batches, kept) if before is None else list(islice(batches, 1))
            if overwrite and stop():
                raise StoppedError(f"stopped; {folder} stays as it was.")
            with closing(_Run(folder, options, manifest, max_errors)) as run:
                run.take_up()
                for item, batch in chain(first, batches):
                    run.add(batch)
                    if watch:
                        watch(item, run.counts)
                if stop():
                    run.pause()
                run.finish(lexicon)
        return run.manifest


def _with_first_block(batches: Iterator[tuple[Item, Batch]], kept: str) -> list[tuple[Item, Batch]]:
    """Return the batches up to the first of a block that was read, none if there is no input, or refuse: until then nothing is written or removed."""
    begun: list[tuple[Item, Batch]] = []
    for item, batch in batches:
        begun.append((item, batch))
        if isinstance(item, Block):
            return begun
    if begun:
        more = f", and {len(begun) - 1:,} more like it" if begun[1:] else ""
        raise ArchiveError(f"nothing of the input can be read, so {kept}: {begun[0][0]}{more}.")
    return begun


class _Run:
    """One run: the shard in hand, the file of errors, and the manifest that tells what is finished."""

    def __init__(
        self, folder: Path, options: ArchiveOptions, manifest: Manifest, max_errors: int | None
    ) -> None:
        self.manifest = manifest
        self._folder = folder
        self._options = options
        self._max_errors = max_errors
        self._shard: ShardWriter | None = None
        self._blocks, self._counts = 0, ZERO
        with self._writing():
            clear_folder(folder, manifest)
            self._errors = (folder / ERRORS).open("ab")

    @property
    def counts(self) -> Counts:
        """What was counted so far."""
        return self.manifest.counts + self._counts

    def take_up(self) -> None:
        """Go on with the shard in hand of the manifest, which tells of none while it grows."""
        with self._writing():
            if in_hand := self.manifest.in_hand:
                self._blocks, self._counts = in_hand.blocks, in_hand.counts
                self._open_shard()
            self._tell(in_hand=None)

    def add(self, batch: Batch) -> None:
        """Write what a block gave, and commit the shard in hand once it is full."""
        with self._writing():
            self._open_shard().add(batch)
            for failure in batch.failures():
                self._errors.write(json_line(asdict(failure)))
        self._blocks += 1
        self._counts += batch.counts
        if self._max_errors is not None and self.counts.errors > self._max_errors:
            raise StoppedError(
                f"stopped: {self.counts.errors:,} records could not be read, more than {self._max_errors:,}; "
                f"{self._folder / ERRORS} tells which."
            )
        if self._counts.articles + self._counts.errors >= self._options.shard_articles:
            self.commit()

    def pause(self) -> NoReturn:
        """Say in the manifest how far the shard in hand has come, so that the next run goes on there, and end this one."""
        counts = self.counts
        with self._writing():
            if self._shard is not None:
                files, self._shard = self._shard.pause(), None
                sync(self._errors)
                files[ERRORS] = {"bytes": self._errors.tell()}
                self._tell(in_hand=self._covering(files))
        raise StoppedError(
            f"stopped after {counts.articles:,} articles, with {counts.claims:,} claims in them; go on with --resume."
        )

    def commit(self) -> None:
        """Put the shard in hand in its place, and then say so in the manifest."""
        with self._writing():
            sync(self._errors)
            files, self._shard = self._open_shard().commit(), None
            shards = *self.manifest.shards, self._covering(files)
            self._tell(shards=shards, counts=self.counts, errors_bytes=self._errors.tell())
        self._blocks, self._counts = 0, ZERO

    def finish(self, lexicon: Lexicon | None) -> None:
        """Commit what is left, make the database of all shards if one is asked for, and say that all is done."""
        if self._blocks or not self.manifest.shards:
            self.commit()
        with self._writing():
            if "sqlite" in self._options.forms:
                names = map(shard_names, range(len(self.manifest.shards)))
                files = ((self._folder / claims, self._folder / told) for claims, told in names)
                write_database(self._folder, files, lexicon=lexicon)
            self._tell(finished=True)

    def close(self) -> None:
        """Leave no file open, and nothing of a shard that is not whole."""
        if self._shard is not None:
            self._shard.discard()
        abandon(self._errors)

    def _covering(self, files: Files) -> Shard:
        return Shard(blocks=self._blocks, counts=self._counts, files=files)

    def _tell(self, **new: Any) -> None:
        self.manifest = self.manifest.model_copy(update=new)
        write_manifest(self._folder, self.manifest)

    def _open_shard(self) -> ShardWriter:
        """The shard in hand, a new one if there is none."""
        number, options = len(self.manifest.shards), self._options
        self._shard = self._shard or ShardWriter(self._folder, number, options.forms, options.bom)
        return self._shard

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ArchiveError(
                f"{self._folder} cannot be written: {error.strerror or error}. "
                f"{len(self.manifest.shards):,} finished shards are whole; mend this and go on with --resume."
            ) from error
