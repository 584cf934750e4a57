"""Claims as Arrow tables: exact, and read by DuckDB, polars and pandas."""

import datetime as dt
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from arabic_metrics import (
    Article,
    ClaimSet,
    Evidence,
    Failure,
    Figure,
    Span,
    claims_table,
    extract_claims,
)
from arabic_metrics.resolve import Candidate, Claim, Entity, Rank, Scope, Unresolved
from arabic_metrics.resolve.claim import FORMAT_VERSION, Period
from arabic_metrics.resolve.row import DATES, FLOATS, INTEGERS, ROW_FIELDS, as_integer
from arabic_metrics.stream.arrow import (
    VERSION_KEY,
    claim_sets_table,
    read_claim_sets,
    read_ipc,
    write_ipc,
)
from tests.stream.news import STATING

duckdb = pytest.importorskip("duckdb")
pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
DAY = dt.date(2025, 11, 2)
EVIDENCE = (
    Evidence("likes", Span(0, 3), "ثلث", "fraction"),
    Evidence("likes", Span(2, 5), "ثلث", "fraction", "title"),
)
AGAIN = (Figure(value=Fraction(2, 3), upper=Fraction(3, 4), dated=False, evidence=EVIDENCE),)
SCOPE = Scope(text="في مصر", country="eg", span=Span(4, 10))
CANDIDATES = (
    Candidate(slot="owner", surface="س", span=Span(0, 1), probability=0.75),
    Candidate(slot="owner", probability=0.25),
)
ODD = ClaimSet(
    article_id="odd",
    title="عنوان",
    published=DAY,
    source="news.jsonl",
    claims=(
        Claim(
            id="c1",
            entity=Entity(name="س", mention="س", key="s", kind="site_app", span=Span(0, 1)),
            rank=Rank(value=3, upper=5, confidence=0.1, evidence=EVIDENCE),
            followers=Figure(value=Fraction(2, 3), upper=Fraction(3, 4), evidence=EVIDENCE, again=AGAIN),
            other={
                "likes": Figure(value=Decimal("12.50"), rate="hour", scope=SCOPE, sentence="ثلث", evidence=EVIDENCE),
                "views": Figure(value=10**40, aspect="change", evidence=EVIDENCE),
            },
            period=Period(value="2025-08", start=dt.date(2025, 8, 1), end=dt.date(2025, 9, 1)),
        ),
    ),
    unresolved=(
        Unresolved(span=Span(1, 4), surface="1.7", value=Decimal("1.7"), readings=(17, Fraction(1, 3)), reason="x"),
        Unresolved(span=Span(1, 4), surface="?", reason="y", confidence=0.3, candidates=CANDIDATES),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def claim_sets() -> list[ClaimSet]:
    found = [extract_claims(Article(text, id=name, published=DAY)) for name, text in STATING]
    return [*found, ODD]


def test_a_row_of_the_table_is_a_row_of_the_claim_set(claim_sets: list[ClaimSet]) -> None:
    table = claims_table([*claim_sets, Failure("a", "line 1", "broken")])
    rows = [row for claims in claim_sets for row in claims.rows()]
    assert table.column_names == [*ROW_FIELDS, "value_exact", "upper_exact"]
    found = table.to_pylist()
    assert len(found) == len(rows) > 100
    for row, got in zip(rows, found, strict=True):
        for name in ROW_FIELDS:
            if name in ("value", "upper"):
                assert got[name] in (row[name], None)
                exact = got[f"{name}_exact"]
                assert (None if exact is None else Fraction(exact)) == row[name]
            else:
                assert got[name] == row[name], name


def test_no_value_in_a_table_is_a_float(claim_sets: list[ClaimSet]) -> None:
    def floats(field: pyarrow.Field) -> set[str]:
        inner = [field.type.field(place) for place in range(field.type.num_fields)]
        if not inner:
            return {field.name} if str(field.type) in ("double", "float") else set()
        return set().union(*map(floats, inner))

    rows, nested = claims_table(claim_sets), claim_sets_table(claim_sets)
    assert set().union(*map(floats, rows.schema)) == {"confidence"}
    assert set().union(*map(floats, nested.schema)) == {"confidence", "probability"}
    for table in (rows, nested):
        assert table.schema.metadata[VERSION_KEY.encode()] == str(FORMAT_VERSION).encode()


def test_what_is_not_whole_is_null_and_spelled() -> None:
    rows = {row["metric"]: row for row in claims_table([ODD]).to_pylist()}
    assert (rows["followers"]["value"], rows["followers"]["value_exact"]) == (None, "2/3")
    assert (rows["followers"]["upper"], rows["followers"]["upper_exact"]) == (None, "3/4")
    assert (rows["views"]["value"], rows["views"]["value_exact"]) == (None, "1" + "0" * 40)
    assert (rows["likes"]["value"], rows["likes"]["value_exact"]) == (None, "12.50")
    assert (rows["rank"]["value"], rows["rank"]["upper_exact"]) == (3, "5")
    told = [
        (row["entity_kind"], row["scope"], row["confidence"], row["sentence"])
        for row in (rows["rank"], rows["likes"])
    ]
    assert told == [("site_app", None, 0.1, ""), ("site_app", "في مصر", None, "ثلث")]


@pytest.mark.parametrize(
    ("value", "integer"),
    [
        (-3, -3),
        (Decimal("1E+3"), 1000),
        (Fraction(4, 2), 2),
        (Decimal("0.5"), None),
        (Fraction(1, 3), None),
        (2**63 - 1, 2**63 - 1),
        (2**63, None),
        (None, None),
    ],
)
def test_an_integer_is_whole_or_none(
    value: int | Decimal | Fraction | None, integer: int | None
) -> None:
    assert as_integer(value) == integer


@pytest.mark.parametrize("wrong", ["text", "", None, ["text"], [{"entity": "x"}], 3])
def test_what_is_no_claim_set_is_refused_in_a_sentence(wrong: Any) -> None:
    with pytest.raises(TypeError, match="claims_table wants claim sets, as extract_claims"):
        claims_table(wrong)


def test_one_claim_set_makes_a_table() -> None:
    assert claims_table(ODD).equals(claims_table([ODD]))
    assert claims_table(ODD).num_rows == 5


def test_claim_sets_go_to_arrow_and_back(claim_sets: list[ClaimSet]) -> None:
    table = claim_sets_table(claim_sets)
    assert list(read_claim_sets(table)) == claim_sets
    assert list(read_claim_sets(read_ipc(write_ipc(table)))) == claim_sets


def test_no_claims_make_an_empty_table() -> None:
    assert claims_table([]).num_rows == 0
    assert claims_table([]).schema.equals(claims_table([ODD]).schema, check_metadata=True)
    assert list(read_claim_sets(claim_sets_table([]))) == []


def test_duckdb_reads_tables_and_files(claim_sets: list[ClaimSet], tmp_path: Path) -> None:
    table = claims_table(claim_sets)
    rows = [row for claims in claim_sets for row in claims.rows()]
    with duckdb.connect() as database:
        database.register("claims", table)
        [(total,)] = database.sql(
            "select sum(value) from claims where metric = 'posts' and platform = 'facebook'"
        ).fetchall()
        assert total == sum(
            row["value"]
            for row in rows
            if row["metric"] == "posts" and row["platform"] == "facebook"
        )
        parquet.write_table(claim_sets_table(claim_sets), tmp_path / "claims.parquet")
        [(count,)] = database.sql(
            f"select count(*) from (select unnest(claims) from '{tmp_path}/claims.parquet')"
        ).fetchall()
        assert count == sum(len(claims.claims) for claims in claim_sets)


def test_libraries_see_whole_numbers_and_dates(tmp_path: Path) -> None:
    """In each of them a column with gaps stays one of integers."""
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 200 مليون متابع في الربع الثالث من 2025، ونشرت 12 منشورا"
    table = claims_table([extract_claims(Article(text, published=DAY, title="خبر")), ODD])
    path = tmp_path / "rows.parquet"
    parquet.write_table(table, path)
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    for frame in (table.to_pandas(), pandas.read_parquet(path)):
        assert (frame["value"].dtype, frame["upper"].dtype) == ("Int64", "Int64")
        assert str(frame["value"].max()) == "200000000"
        assert frame["period_start"].dropna().tolist()[0] == dt.date(2025, 7, 1)
    for found in (polars.from_arrow(table), polars.read_parquet(path)):
        assert found.schema["value"] == found.schema["upper"] == polars.Int64
        assert found.schema["published"] == found.schema["period_end"] == polars.Date
        assert found["value"].max() == 200_000_000
    with duckdb.connect() as database:
        told = {
            name: kind
            for name, kind, *_ in database.sql(f"describe select * from '{path}'").fetchall()
        }
        assert told["value"] == told["upper"] == told["start"] == "BIGINT"
        assert told["published"] == told["period_start"] == "DATE"
        assert (told["value_exact"], told["title"]) == ("VARCHAR", "VARCHAR")
        [(most,)] = database.sql(f"select max(value) from '{path}'").fetchall()
        assert str(most) == "200000000"


def test_frames_of_a_claim_set_are_those_of_its_table(claim_sets: list[ClaimSet]) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    for claims in (*claim_sets[:20], ODD, ClaimSet()):
        table = claims_table(claims)
        frame = claims.to_polars()
        assert frame.equals(polars.from_arrow(table)) and frame.schema["published"] == polars.Date
        frame = claims.to_pandas()
        assert list(frame.columns) == table.column_names and len(frame) == table.num_rows
        assert (frame["value"].dtype, str(frame["period_start"].dtype)) == (
            "Int64",
            "datetime64[s]",
        )
        assert frame["confidence"].dtype == "float64"
        wanted = table.to_pandas()
        for name in table.column_names:
            found = frame[name].dt.date if name in DATES else frame[name]
            pairs = zip(found.tolist(), wanted[name].tolist(), strict=True)
            assert all(pandas.isna(b) if pandas.isna(a) else a == b for a, b in pairs), name
    assert isinstance(frame, pandas.DataFrame)


def test_a_column_has_one_type_whatever_its_rows(tmp_path: Path) -> None:
    """Full, with nothing but gaps, and without a row."""
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    full = extract_claims(
        Article(
            "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع في مصر",
            title="خبر",
            source="الميناء",
            published=DAY,
        )
    )
    bare = ClaimSet(claims=(Claim(id="c1", posts=Figure(value=40, evidence=EVIDENCE[:1])),))
    assert {name for row in bare.rows() for name, value in row.items() if value is None} >= {
        "entity", "platform", "scope", "title", "source", "published", "confidence", "upper",
    }  # fmt: skip
    for number, claims in enumerate((full, bare, ClaimSet())):
        path = tmp_path / f"{number}.parquet"
        table = claims_table(claims)
        parquet.write_table(table, path)
        assert table.schema.equals(claims_table(full).schema, check_metadata=True)
        for frame in (claims.to_pandas(), table.to_pandas(), pandas.read_parquet(path)):
            for name in frame.columns.difference([*DATES]):
                kind = "Int64" if name in INTEGERS else "string"
                assert frame[name].dtype == ("float64" if name in FLOATS else kind), name
        assert {str(claims.to_pandas()[name].dtype) for name in DATES} == {"datetime64[s]"}
        for found in (claims.to_polars(), polars.from_arrow(table), polars.read_parquet(path)):
            assert found.schema == full.to_polars().schema


@pytest.mark.parametrize(("method", "library"), [("to_pandas", "pandas"), ("to_polars", "polars")])
def test_a_library_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, method: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=f"{method} needs {library}.*pip install {library}"):
        getattr(ClaimSet(), method)()
