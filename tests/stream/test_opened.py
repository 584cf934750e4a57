"""What `archive` writes opens in DuckDB, polars and pandas, in each form, with the same rows and with the types that the pages tell."""

import datetime as dt
import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from arabic_metrics.stream import ArchiveOptions, run_archive
from tests.cli.commands import run

DOCS = Path(__file__).parents[2] / "docs"
RECORDS = [
    {
        "id": "a1",
        "date": "2025-11-02",
        "title": "أرقام",
        "text": "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 200 مليون متابع في الربع الثالث من 2025، ونشرت 12 منشورا.",
    },
    {
        "id": "a2",
        "text": "يتراوح عدد متابعي نادي الوحدات على إنستغرام بين 10 و15 مليون متابع.",
    },
    {
        "id": "a3",
        "date": "2025-11-04",
        "text": "لدى قناة المرايا على يوتيوب 325 ألف مشترك، وتنشر بمعدل 1.5 منشور يوميا على فيسبوك.",
    },
]
COLUMNS = ("article_id", "entity", "metric", "value", "upper", "published", "period_start")
Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("archive")
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    (where / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    forms = [word for form in ("parquet", "csv", "sqlite") for word in ("--format", form)]
    words = ("archive", where / "news.jsonl", "-o", where / "claims", "--jobs", "1", *forms)
    done = run(*words, "--min-confidence", "0")
    assert done.exit_code == 0, done.stderr
    return where / "claims"


@pytest.fixture(scope="module")
def wanted(folder: Path) -> list[Row]:
    """The rows as the claim sets have them: a value that is not whole is none."""
    from arabic_metrics import ClaimSet

    lines = (folder / "claims-00000.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for line in lines for row in ClaimSet.model_validate_json(line).rows()]
    found = [tuple(_whole(row[name]) for name in COLUMNS) for row in rows]
    assert {200_000_000, 12, 10_000_000, 325_000} <= {row[3] for row in found}
    assert 15_000_000 in {row[4] for row in found}
    assert dt.date(2025, 7, 1) in {row[6] for row in found}
    return found


def _whole(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | dt.date) else None


def pandas_rows(frame: Any) -> list[Row]:
    import pandas

    def plain(value: Any) -> Any:
        if pandas.isna(value):
            return None
        return value.date() if isinstance(value, pandas.Timestamp) else value

    return [tuple(map(plain, row)) for row in frame[list(COLUMNS)].astype(object).to_numpy()]


def with_pandas_parquet(folder: Path) -> list[Row]:
    frame = pytest.importorskip("pandas").read_parquet(folder / "rows-00000.parquet")
    assert (frame["value"].dtype, frame["upper"].dtype, frame["start"].dtype) == ("Int64",) * 3
    return pandas_rows(frame)


def with_pandas_csv(folder: Path) -> list[Row]:
    pandas = pytest.importorskip("pandas")
    dates = ["published", "period_start", "period_end"]
    frame = pandas.read_csv(folder / "rows-00000.csv", parse_dates=dates)
    for name in ("value", "upper"):
        whole = pandas.to_numeric(frame[name], errors="coerce")
        frame[name] = whole.where(whole % 1 == 0).astype("Int64")
    assert str(frame["published"].dtype).startswith("datetime64")
    return pandas_rows(frame)


def with_pandas_sqlite(folder: Path) -> list[Row]:
    pandas = pytest.importorskip("pandas")
    with closing(sqlite3.connect(folder / "claims.db")) as database:
        frame = pandas.read_sql(
            "select * from claims order by number", database,
            dtype={"value": "Int64", "upper": "Int64"}, parse_dates=["published", "period_start"],
        )  # fmt: skip
    return pandas_rows(frame)


def of_csv(rows: Sequence[Row]) -> list[Row]:
    """Rows whose values were guessed to be floats, since one of them is 1.5."""
    value = COLUMNS.index("value")
    assert 1.5 in {row[value] for row in rows}
    return [
        (*row[:value], int(row[value]) if row[value] % 1 == 0 else None, *row[value + 1 :])
        for row in rows
    ]


def with_polars_parquet(folder: Path) -> list[Row]:
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(folder / "rows-00000.parquet")
    assert frame.schema["value"] == frame.schema["upper"] == polars.Int64
    assert frame.schema["published"] == frame.schema["period_start"] == polars.Date
    return list(frame.select(COLUMNS).rows())


def with_polars_csv(folder: Path) -> list[Row]:
    polars = pytest.importorskip("polars")
    frame = polars.read_csv(folder / "rows-00000.csv", try_parse_dates=True)
    assert frame.schema["published"] == frame.schema["period_start"] == polars.Date
    assert frame.schema["upper"] == polars.Int64
    return of_csv(frame.select(COLUMNS).rows())


def with_polars_sqlite(folder: Path) -> list[Row]:
    polars = pytest.importorskip("polars")
    with closing(sqlite3.connect(folder / "claims.db")) as database:
        frame = polars.read_database("select * from claims order by number", database)
    assert frame.schema["value"] == frame.schema["upper"] == polars.Int64
    days = [polars.col(name).str.to_date() for name in ("published", "period_start")]
    return list(frame.with_columns(days).select(COLUMNS).rows())


def ask_duckdb(path: Path) -> tuple[dict[str, str], list[Row]]:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as database:
        told = database.sql(f"describe select * from '{path}'").fetchall()
        kinds = {name: kind for name, kind, *_ in told}
        assert kinds["upper"] == kinds["start"] == "BIGINT"
        assert kinds["published"] == kinds["period_start"] == "DATE"
        return kinds, database.sql(f"select {','.join(COLUMNS)} from '{path}'").fetchall()


def with_duckdb_parquet(folder: Path) -> list[Row]:
    kinds, rows = ask_duckdb(folder / "rows-00000.parquet")
    assert kinds["value"] == "BIGINT"
    return rows


def with_duckdb_csv(folder: Path) -> list[Row]:
    kinds, rows = ask_duckdb(folder / "rows-00000.csv")
    assert kinds["value"] == "DOUBLE"
    return of_csv(rows)


@pytest.mark.parametrize(
    "rows_of",
    [
        with_pandas_parquet, with_pandas_csv, with_pandas_sqlite,
        with_polars_parquet, with_polars_csv, with_polars_sqlite,
        with_duckdb_parquet, with_duckdb_csv,
    ],
)  # fmt: skip
def test_a_library_reads_the_same_rows(
    rows_of: Callable[[Path], list[Row]], folder: Path, wanted: list[Row]
) -> None:
    assert rows_of(folder) == wanted


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2025-03-01", "2025-01-01"), (dt.date(2025, 3, 1), 40_000)),
        (("2025-03-01", None), (dt.date(2025, 3, 1), 40_000)),
        ((None, None), (None, 50_000)),
    ],
)
def test_the_question_of_the_page_gives_the_last_figure_of_each_owner_dated_or_not(
    days: tuple[str | None, ...], told: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb")
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك {} ألف متابع"
    records = [{"text": text.format(n), "date": day} for n, day in zip((40, 50), days, strict=True)]
    news = "\n".join(map(json.dumps, records))
    (tmp_path / "news.jsonl").write_text(news, encoding="utf-8")
    run_archive([tmp_path / "news.jsonl"], tmp_path / "claims", ArchiveOptions(forms=("parquet",)))
    page = (DOCS / "archives.md").read_text(encoding="utf-8")
    [question] = re.findall(r"^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        found = database.sql(question).fetchall()
    assert found == [("بلدية دبا", "facebook", *told)]
