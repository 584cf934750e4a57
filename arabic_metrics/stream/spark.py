"""Claims on a cluster: Spark hands Arrow batches to the same function that the workers of one machine use.

What a partition gives is what `arabic-metrics archive` gives for the same records. Nothing is lost: a record that cannot be
read is a row whose `failure` says why, and whose other columns are null.
"""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from arabic_metrics.core import Article
from arabic_metrics.core.extra import load
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.resolve.claim import least_confidence
from arabic_metrics.stream.arrow import read_ipc, row_schema
from arabic_metrics.stream.block import BLOCK_BYTES, Failure, Fields
from arabic_metrics.stream.read import read_blocks
from arabic_metrics.stream.record import article_of
from arabic_metrics.stream.work import Batch, Task, Worker

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

FAILURE_FIELD = "failure"
SOURCE = "data frame"


def extract_claims(
    df: DataFrame,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
    default_published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    screen: bool = True,
    min_confidence: float | None = None,
) -> DataFrame:
    """Return the figures that the texts of a data frame state, a row for each, with the columns of `claims_table` and `failure`.

    `text`, `id`, `published`, `title` and `source` (the paper) are names of columns. A row without text is a row with a `failure`. Figures whose
    confidence is below `min_confidence` (0 to 1; None is the default, 0.25) are left out: rows hold no unresolved ones.
    """
    columns = Fields(text, id, published, title, source)
    names = dict.fromkeys(name for name in columns if name is not None)
    task = _task(default_published, lexicon, screen, min_confidence)

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        worker = _worker(task)
        for batch in batches:
            yield from _rows(worker.read_articles(_articles(batch, columns)))

    return df.select(*names).mapInArrow(read, spark_schema())


def extract_claims_from_files(
    spark: SparkSession,
    paths: Sequence[str],
    *,
    fields: Fields | None = None,
    default_published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    screen: bool = True,
    block_bytes: int = BLOCK_BYTES,
    partitions: int | None = None,
    min_confidence: float | None = None,
) -> DataFrame:
    """Return the same for files that every worker can open: WARC, JSONL, or whatever `read_blocks` reads; a file is read by one task."""
    task = _task(default_published, lexicon, screen, min_confidence)

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        worker = _worker(task)
        for batch in batches:
            paths = batch.column(0).to_pylist()
            for item in read_blocks(paths, fields, block_bytes=block_bytes):
                yield from _rows(worker.read_item(item))

    frame = spark.createDataFrame([(path,) for path in paths], "path string")
    return frame.repartition(partitions or max(1, len(paths))).mapInArrow(read, spark_schema())


def spark_schema() -> Any:
    """Return the schema of the result, as Spark has it."""
    from_arrow = load("pyspark.sql.pandas.types").from_arrow_schema
    return from_arrow(_schema())


def _schema() -> pa.Schema:
    pa = load("pyarrow")
    return row_schema().append(pa.field(FAILURE_FIELD, pa.string())).remove_metadata()


def _task(
    published: dt.date | None, lexicon: Lexicon | None, screen: bool, min_confidence: float | None
) -> bytes:
    least, forms = least_confidence(min_confidence), frozenset({"parquet"})
    return pickle.dumps(Task(lexicon, published, screen, forms=forms, min_confidence=least))


@lru_cache(maxsize=2)
def _worker(task: bytes) -> Worker:
    """Return the worker for a task; a process of Spark serves many partitions, and builds it once."""
    return Worker(pickle.loads(task))


def _articles(batch: pa.RecordBatch, columns: Fields) -> Iterator[Article | Failure]:
    values = (
        [None] * batch.num_rows if name is None else batch.column(name).to_pylist()
        for name in columns
    )
    for row in zip(*values, strict=True):
        article = article_of(row, SOURCE, 0, unit="row")
        if isinstance(article, Failure):  # the number of a row in its batch says nothing
            place = "a row" if row[1] is None else f"row {row[1]}"
            yield replace(article, place=place)
        else:
            named = "" if row[1] is None else article.id
            paper = None if article.source == SOURCE else article.source
            yield replace(article, id=named, source=paper)


def _rows(batch: Batch) -> Iterator[pa.RecordBatch]:
    pa = load("pyarrow")
    schema = _schema()
    if batch.row_table:
        table = read_ipc(batch.row_table)
        empty = pa.nulls(table.num_rows, pa.string())
        yield from table.append_column(FAILURE_FIELD, empty).cast(schema).to_batches()
    failures = [{FAILURE_FIELD: str(failure)} for failure in batch.failures()]
    if failures:
        yield pa.RecordBatch.from_pylist(failures, schema=schema)
