"""extract_many(): the claims of many texts in memory, one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import closing

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.core.argument import check_article, check_jobs, described
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.resolve import ClaimSet, Weights
from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.limit import BLOCK_BYTES
from arabic_metrics.stream.pool import read_items
from arabic_metrics.stream.work import Task, Worker, checked_task

MEMORY = "texts in memory"
BYTES_EACH = 2  # of a character of Arabic in UTF-8
MOST_TOGETHER = 200  # texts that a worker reads at once


def extract_many(
    texts: Iterable[Article | str],
    *,
    jobs: int = 1,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    min_confidence: float | None = None,
    weights: Weights | None = None,
) -> Iterator[ClaimSet]:
    """Yield what `extract_claims` returns for each text, in order.

    Texts are taken one by one as they are asked for, with more than one of `jobs` some hundreds ahead. Such a script needs the usual
    `if __name__ == "__main__":`, since worker processes may be started afresh. `published` is the date of texts that have none; `weights` are those of `load_weights`, the packaged ones if None.

    >>> texts = ["لدى نادي الوحدات على إنستغرام 325 ألف متابع", "فاز النادي بهدفين"]
    >>> [len(claims.claims) for claims in extract_many(texts)]
    [1, 0]

    Raises:
        TypeError: an argument is of another kind, or, once it is reached, a text.
        ValueError: `min_confidence` is no probability, or `jobs` is less than 1.
        ArchiveError: a worker process was killed.
    """
    if isinstance(texts, str | Article) or not isinstance(texts, Iterable):
        raise TypeError(
            f"texts must be several texts, such as a list of strings, not {described(texts)}"
        )
    check_jobs(jobs)
    task = checked_task(lexicon, published, min_confidence, weights)
    articles = map(check_article, texts)
    return _in_pool(articles, task, jobs) if jobs > 1 else _here(articles, task)


def _here(articles: Iterable[Article], task: Task) -> Iterator[ClaimSet]:
    worker = Worker(task)
    for article in articles:
        claims = worker.claims_of(article)
        yield worker.silent(article).claim_set() if claims is None else claims


def _in_pool(articles: Iterable[Article], task: Task, jobs: int) -> Iterator[ClaimSet]:
    with closing(read_items(_blocks(articles), task, jobs)) as batches:
        for _, batch in batches:
            for result in batch.results:
                if isinstance(result, Failure):
                    raise ArchiveError(str(result))
                yield result.claim_set()


def _blocks(articles: Iterable[Article]) -> Iterator[Block]:
    """The articles in blocks of as many as a worker reads at once."""
    held: list[Article] = []
    number = size = 0
    for number, article in enumerate(articles, 1):
        held.append(article)
        size += len(article.text) * BYTES_EACH
        if size >= BLOCK_BYTES or len(held) >= MOST_TOGETHER:
            yield _block(held, number)
            held, size = [], 0
    if held:
        yield _block(held, number)


def _block(held: list[Article], last: int) -> Block:
    return Block(MEMORY, "article", last - len(held) + 1, Fields(), tuple(held))
