"""Spark on two local workers gives the rows that a run on this machine gives."""

import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arabic_metrics import ClaimSet, claims_table, stream_archive
from tests.stream.fixtures import page, warc
from tests.stream.news import records, write_jsonl

pyspark = pytest.importorskip("pyspark")
COUNT = 40

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs java"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def spark(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch_module: pytest.MonkeyPatch
) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    for name in ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON"):
        monkeypatch_module.setenv(name, sys.executable)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Spark's own
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.warehouse.dir", str(folder))
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("in") / "news.jsonl", COUNT, broken=20, every=2)


@pytest.fixture(scope="module")
def local_rows(archive: Path) -> list[dict[str, Any]]:
    claim_sets = (item for item in stream_archive(archive) if isinstance(item, ClaimSet))
    rows: list[dict[str, Any]] = claims_table(claim_sets).to_pylist()
    assert len(rows) > 20
    return rows


def rows_of(frame: Any) -> tuple[list[dict[str, Any]], list[str]]:
    found = [row.asDict() for row in frame.collect()]
    failures = [row.pop("failure") for row in found]
    rows = [row for row, failure in zip(found, failures, strict=True) if failure is None]
    assert all(
        set(row.values()) == {None} for row, failure in zip(found, failures, strict=True) if failure
    )
    return rows, [failure for failure in failures if failure is not None]


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(
        rows,
        key=lambda row: (row["article_id"], row["start"], str(row["metric"]), str(row["claim_id"])),
    )


def test_a_data_frame_gives_the_rows_of_the_local_run(
    spark: Any, local_rows: list[dict[str, Any]]
) -> None:
    from arabic_metrics.stream.spark import extract_claims

    data = [
        (r["id"], r["published"], r["title"], r["text"], "paper") for r in records(COUNT, every=2)
    ]
    data.append(("void", "2025-01-01", None, None, None))
    kinds = "key string, day string, head string, body string, by string"
    frame = spark.createDataFrame(data, kinds).repartition(3)
    found = extract_claims(frame, text="body", id="key", published="day", title="head")
    rows, failures = rows_of(found)
    assert in_order(rows) == in_order([{**row, "source": None} for row in local_rows])
    named, _ = rows_of(extract_claims(frame, text="body", id="key", source="by"))
    assert named and {row["source"] for row in named} == {"paper"}
    assert failures == ["data frame, row void: it has no text"]


def test_files_give_the_rows_of_the_local_run(
    spark: Any, archive: Path, local_rows: list[dict[str, Any]]
) -> None:
    from arabic_metrics.stream.spark import extract_claims_from_files

    crawl = archive.with_name("crawl.warc.gz")
    crawl.write_bytes(warc((page(number).encode() for number in range(6)), gzip=True))
    from_crawl = claims_table(stream_archive(crawl)).to_pylist()
    assert from_crawl
    frame = extract_claims_from_files(spark, [str(archive), str(crawl)], block_bytes=5000)
    rows, failures = rows_of(frame)
    assert in_order(rows) == in_order(local_rows + from_crawl)
    assert len(failures) == 2 and all("news.jsonl, line " in failure for failure in failures)
