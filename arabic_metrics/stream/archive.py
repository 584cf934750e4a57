"""stream_archive(): the claims of an archive, one article after the other, in Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.resolve import ClaimSet, Weights
from arabic_metrics.resolve.claim import least_confidence
from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.limit import BLOCK_BYTES
from arabic_metrics.stream.pool import read_items
from arabic_metrics.stream.read import read_blocks
from arabic_metrics.stream.work import Result, Task


def stream_archive(
    source: str | Path | Iterable[str | Path],
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    date_field: str | None = None,
    title_field: str | None = None,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    screen: bool = True,
    jobs: int = 1,
    block_bytes: int = BLOCK_BYTES,
    min_confidence: float | None = None,
    weights: Weights | None = None,
) -> Iterator[ClaimSet | Failure]:
    """Yield the claims of each article of an archive, in order; a record that cannot be read is a Failure in its place.

    `source` is a file or folder, or several. An article that states nothing gives an empty ClaimSet, so that there is one item
    for each record. Fields that are not named are guessed. `published` is the date of articles that have none. Only a block of
    `block_bytes` is in memory, for each of the `jobs`. With more than one, a script needs the usual
    `if __name__ == "__main__":`, since worker processes may be started afresh. A figure whose confidence is below `min_confidence`
    (0 to 1) is unresolved. `weights` are those of `load_weights`, the packaged ones if None.

    Raises:
        ArchiveError: a library that the source needs is not installed, or a worker process was killed.
        ValueError: `min_confidence` is no probability.
    """
    least = least_confidence(min_confidence)
    sources = [source] if isinstance(source, str | Path) else list(source)
    fields = Fields(text_field, id_field, date_field, title_field)
    task = Task(lexicon, published, screen, every=True, min_confidence=least, weights=weights)
    items = read_blocks(sources, fields, block_bytes=block_bytes)
    return _read(items, task, jobs)


def _read(items: Iterable[Block | Failure], task: Task, jobs: int) -> Iterator[ClaimSet | Failure]:
    with closing(read_items(items, task, jobs)) as batches:
        for _, batch in batches:
            for result in batch.results:
                yield result.claim_set() if isinstance(result, Result) else result
