"""stream_archive() and extract_many(): the claims of an archive, or of texts in memory, one after the other."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.core.argument import (
    check_count,
    check_each,
    check_is,
    check_kind,
    check_path,
    described,
)
from arabic_metrics.core.article import check_article
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.resolve import Chooser, ClaimSet
from arabic_metrics.stream.block import BLOCK_BYTES, Failure, Fields, blocks_of
from arabic_metrics.stream.pool import Item, read_items
from arabic_metrics.stream.read import read_blocks
from arabic_metrics.stream.source import STANDARD_INPUT, readable_name
from arabic_metrics.stream.work import Task, Worker, checked_task

LONGEST_NAME = 255  # bytes
FEWEST_WORDS = 5
MEMORY = "texts in memory"
BYTES_EACH = 2  # of a character of Arabic in UTF-8
MOST_TOGETHER = 200  # texts that a worker reads at once


def stream_archive(
    source: str | Path | Iterable[str | Path],
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    date_field: str | None = None,
    title_field: str | None = None,
    source_field: str | None = None,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    screen: bool = True,
    jobs: int = 1,
    block_bytes: int = BLOCK_BYTES,
    min_confidence: float | None = None,
    chooser: Chooser | None = None,
) -> Iterator[ClaimSet | Failure]:
    """Yield the claims of each article of an archive, in order; a record that cannot be read is a Failure in its place.

    `source` is a file or folder, or several. An article that states nothing gives an empty ClaimSet, so that there is one item
    for each record. Fields that are not named are guessed; `source_field` is that of the paper. `published` is the date of articles that have none.
    Only a block of `block_bytes` is in memory, for each of the `jobs`. With more than one, a script needs the usual `if __name__ == "__main__":`, since
    worker processes may be started afresh. `min_confidence` and `chooser` are those of `extract_claims`; the chooser is then pickled for the workers.

    Raises:
        ArchiveError: `source` is a text and no file, or names a file or folder that is missing, or a worker process was killed.
        TypeError: an argument is of another kind.
        ValueError: `min_confidence` is no probability, or `jobs` or `block_bytes` is less than 1.
    """
    sources = _sources(source)
    check_count(jobs, "jobs", 1)
    check_count(block_bytes, "block_bytes", 1)
    check_is(screen, bool, "screen", "True or False")
    fields = Fields(text_field, id_field, date_field, title_field, source_field)
    for name, field in zip(("text", "id", "date", "title", "source"), fields, strict=True):
        check_kind(field, str, f"{name}_field", "the name of a field")
    task = checked_task(lexicon, published, min_confidence, chooser, screen=screen)
    return _read(read_blocks(sources, fields, block_bytes=block_bytes), task, jobs)


def _sources(source: Any) -> list[str | Path]:
    given = (source,) if isinstance(source, str | Path) else source
    sources = list(check_each(given, object, "source", "the path of a file or folder, or several"))
    for each in sources:
        check_path(each, "a source of an archive")
        if isinstance(each, str) and _is_text(each):
            raise ArchiveError(
                f"stream_archive reads files and folders, and {described(each)} is a text: extract_many reads texts in memory."
            )
        if str(each) != STANDARD_INPUT and not Path(each).exists():
            raise ArchiveError(f"{readable_name(each)} cannot be read: No such file or directory.")
    return sources


def _is_text(source: str) -> bool:
    """Whether a source is no name but what should stand in the file: over a line, too long for a name, or a sentence that names nothing."""
    parts = source.encode("utf-8", "replace").split(b"/")
    if "\n" in source or max(map(len, parts)) > LONGEST_NAME:
        return True
    return len(source.split()) >= FEWEST_WORDS and not Path(source).exists()


def _read(items: Iterable[Item], task: Task, jobs: int) -> Iterator[ClaimSet | Failure]:
    read = ClaimSet.model_validate_json
    with closing(read_items(items, task, jobs)) as batches:
        for it in chain.from_iterable(batch.results for _, batch in batches):
            yield it if isinstance(it, Failure) else read(it.claims)


def extract_many(
    texts: Iterable[Article | str],
    *,
    jobs: int = 1,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    min_confidence: float | None = None,
    chooser: Chooser | None = None,
) -> Iterator[ClaimSet]:
    """Yield what `extract_claims` returns for each text, in order; a text without an id has its place as one: "1", "2", and so on.

    Texts are taken one by one as they are asked for, with more than one of `jobs` some hundreds ahead; such a script needs the usual
    `if __name__ == "__main__":`, as in `stream_archive`. `published` is the date of texts that have none. `min_confidence` and `chooser` are as there.

    >>> texts = ["لدى نادي الوحدات على إنستغرام 325 ألف متابع", "فاز النادي بهدفين"]
    >>> [(claims.article_id, len(claims)) for claims in extract_many(texts)]
    [('1', 1), ('2', 0)]

    Raises:
        TypeError: an argument is of another kind, or, once it is reached, a text.
        ValueError: `min_confidence` is no probability, or `jobs` is less than 1.
        ArchiveError: a worker process was killed.
    """
    texts = check_each(texts, object, "texts", "several texts, such as a list of strings")
    check_count(jobs, "jobs", 1)
    task = checked_task(lexicon, published, min_confidence, chooser)
    given = (check_article(text, f"texts[{at}]") for at, text in enumerate(texts))
    articles = (it if it.id else replace(it, id=str(at)) for at, it in enumerate(given, 1))
    return _in_pool(articles, task, jobs) if jobs > 1 else map(Worker(task).claims_of, articles)


def _in_pool(articles: Iterable[Article], task: Task, jobs: int) -> Iterator[ClaimSet]:
    sized = ((at, it, len(it.text) * BYTES_EACH) for at, it in enumerate(articles, 1))
    blocks = blocks_of(sized, MEMORY, "article", Fields(), BLOCK_BYTES, MOST_TOGETHER)
    for claims in _read(blocks, task, jobs):
        if isinstance(claims, Failure):
            raise ArchiveError(str(claims))
        yield claims
