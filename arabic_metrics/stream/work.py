"""What is done with one block of an archive: the same in this process, in a pool of workers and on a cluster."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from itertools import takewhile
from typing import Annotated, Any

from pydantic import Field

from arabic_metrics.core import Article
from arabic_metrics.core.argument import check_date
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import normalize_article
from arabic_metrics.recognize import look
from arabic_metrics.resolve import Chooser, ClaimSet
from arabic_metrics.resolve.claim import least_confidence
from arabic_metrics.resolve.resolve import check_chooser, check_lexicon, read_claims
from arabic_metrics.resolve.row import ROW_FIELDS, Row, json_row
from arabic_metrics.stream.block import Block, Failure
from arabic_metrics.stream.read import decode_block

CSV_HEAD = ",".join(ROW_FIELDS).encode() + b"\n"  # above `csv_lines`
Many = Annotated[int, Field(ge=0)]
Stop = Callable[[], bool]
never: Stop = bool  # without an argument, it says no


@dataclass(frozen=True, slots=True)
class Task:
    """What decides the results, whoever works. `lexicon` None is the packaged one.

    `published` is the date of articles that have none of their own. With `every`, articles that state nothing give a
    result too. `forms` are what is written beside the claim sets: csv, parquet. `min_confidence` is what figures need; None is
    the default; so is `chooser` None the packaged weights.
    """

    lexicon: Lexicon | None = None
    published: dt.date | None = None
    screen: bool = True
    every: bool = False
    forms: frozenset[str] = frozenset()
    min_confidence: float | None = None
    chooser: Chooser | None = None


def checked_task(
    lexicon: Lexicon | None,
    published: dt.date | None,
    min_confidence: float | None,
    chooser: Chooser | None,
    *,
    screen: bool = True,
) -> Task:
    """Return the task that gives a result for every article, once its arguments are seen to be of the right kinds."""
    check_lexicon(lexicon)
    check_chooser(chooser)
    date = check_date(published, "published")
    least = least_confidence(min_confidence)
    return Task(lexicon, date, screen, every=True, min_confidence=least, chooser=chooser)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read and found; `undated` are the articles without a date of publication, of their own or given."""

    articles: Many
    undated: Many
    articles_with_claims: Many
    claims: Many
    rows: Many
    unresolved: Many
    errors: Many

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(sum, zip(astuple(self), astuple(other), strict=True)))


ZERO = Counts(0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Result:
    """What one article gave: its claim set as a line of JSON, and the article as one, empty if it states nothing."""

    claims: bytes
    article: bytes = b""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one block gave, in its order, ready to be written.

    `rows` are lines of CSV without a head; `row_table` and `claim_table` are Arrow streams. Each is empty where its form was
    not asked for.
    """

    results: tuple[Result | Failure, ...] = ()
    rows: bytes = b""
    row_table: bytes = b""
    claim_table: bytes = b""
    counts: Counts = ZERO

    def failures(self) -> Iterator[Failure]:
        """Yield the records that could not be read."""
        return (item for item in self.results if isinstance(item, Failure))


class Worker:
    """Reads blocks by one task. What it builds from the lexicon it builds once."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._least = least_confidence(task.min_confidence)
        self._lexicon = task.lexicon or load_lexicon()
        self._look = look(self._lexicon) if task.screen else None

    def read_item(self, item: Block | Failure, stop: Stop = never) -> Batch:
        """Return what a block gave; what cannot be read is a Failure in its place. Where `stop` says so, the rest is not read."""
        articles = iter([item]) if isinstance(item, Failure) else decode_block(item)
        return self.read_articles(takewhile(lambda _: not stop(), articles), item.source)

    def read_articles(self, articles: Iterable[Article | Failure], source: str = "") -> Batch:
        """Return what articles of an input state, in their order."""
        results: list[Result | Failure] = []
        read: list[ClaimSet] = []
        for article in articles:
            if isinstance(article, Failure):
                results.append(article)
                continue
            try:
                claims = self.claims_of(article)
                if _states(claims) or self.task.every:
                    results.append(_result(article, claims))
            except Exception as error:  # an error of ours costs one article, not the archive
                reason = f"it could not be read, by an error of this library: {type(error).__name__}: {error}"
                results.append(Failure(source, f"article {article.id}", reason))
                continue
            read.append(claims)
        stating = list(filter(_states, read))
        rows = [row for claims in stating for row in claims.rows()]
        counts = Counts(
            articles=len(read),
            undated=sum(claims.published is None for claims in read),
            articles_with_claims=sum(bool(claims.claims) for claims in stating),
            claims=sum(len(claims.claims) for claims in stating),
            rows=len(rows),
            unresolved=sum(len(claims.unresolved) for claims in stating),
            errors=sum(isinstance(item, Failure) for item in results),
        )
        lines = csv_lines(rows) if "csv" in self.task.forms else b""
        if "parquet" not in self.task.forms or not stating:
            return Batch(tuple(results), lines, counts=counts)
        from arabic_metrics.stream.arrow import claim_sets_table, rows_table, write_ipc

        row_table, claim_table = write_ipc(rows_table(rows)), write_ipc(claim_sets_table(stating))
        return Batch(tuple(results), lines, row_table, claim_table, counts)

    def claims_of(self, article: Article) -> ClaimSet:
        """Return the claims of one article; none are read if the look turns it away."""
        normalized = normalize_article(article, self._lexicon)
        published = article.published or self.task.published
        claims = ClaimSet()
        if self._look is None or self._look.passes(normalized.text):
            given = self._lexicon, published, None, self.task.chooser, self._least
            claims = read_claims(normalized, article.id, *given)
        return claims.of_article(article, published)


def _states(claims: ClaimSet) -> bool:
    return bool(claims.claims or claims.unresolved)


def _result(article: Article, claims: ClaimSet) -> Result:
    record = {
        "id": article.id,
        "published": claims.published.isoformat() if claims.published else None,
        "title": article.title,
        "source": article.source,
        "text": article.text,
    }
    line = claims.model_dump_json().encode() + b"\n"
    return Result(line, json_line(record) if _states(claims) else b"")


def json_line(record: dict[str, Any]) -> bytes:
    """Return a record as a line of JSON in UTF-8.

    >>> json_line({"id": "a1", "title": None})
    b'{"id":"a1","title":null}\\n'
    """
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def csv_lines(rows: Iterable[Row]) -> bytes:
    """Return rows of `ClaimSet.rows()` as lines of CSV: values exact, dates in ISO 8601."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in map(json_row, rows):
        writer.writerow(row[name] for name in ROW_FIELDS)
    return buffer.getvalue().encode()
