"""Claims as Arrow tables: exact, and read by DuckDB, polars and pandas."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

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
from arabic_metrics.resolve.claim import FORMAT_VERSION, ROW_FIELDS, Period
from arabic_metrics.stream.arrow import (
    VERSION_KEY,
    as_decimal,
    claim_sets_table,
    read_claim_sets,
    read_ipc,
    write_ipc,
)
from tests.stream.news import STATING

duckdb = pytest.importorskip("duckdb")
pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
EVIDENCE = (Evidence("likes", Span(0, 3), "ثلث", "fraction"),)
SCOPE = Scope(text="في مصر", country="eg", span=Span(4, 10))
CANDIDATES = (
    Candidate(slot="owner", surface="س", span=Span(0, 1), probability=0.75),
    Candidate(slot="owner", probability=0.25),
)
ODD = ClaimSet(
    article_id="odd",
    claims=(
        Claim(
            id="c1",
            entity=Entity(name="س", mention="س", key="s", kind="site_app", span=Span(0, 1)),
            rank=Rank(value=3, upper=5, confidence=0.1, evidence=EVIDENCE),
            followers=Figure(value=Fraction(2, 3), upper=Fraction(3, 4), evidence=EVIDENCE),
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
    published = dt.date(2025, 11, 2)
    found = [extract_claims(Article(text, id=name, published=published)) for name, text in STATING]
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


def test_what_six_places_do_not_hold_is_null_and_spelled() -> None:
    rows = {row["metric"]: row for row in claims_table([ODD]).to_pylist()}
    assert (rows["followers"]["value"], rows["followers"]["value_exact"]) == (None, "2/3")
    assert (rows["followers"]["upper"], rows["followers"]["upper_exact"]) == (
        Decimal("0.75"),
        "3/4",
    )
    assert (rows["views"]["value"], rows["views"]["value_exact"]) == (None, "1" + "0" * 40)
    assert (rows["likes"]["value"], rows["likes"]["value_exact"]) == (Decimal("12.5"), "12.50")
    assert (rows["rank"]["value"], rows["rank"]["upper_exact"]) == (3, "5")
    told = [
        (row["entity_kind"], row["scope"], row["confidence"], row["sentence"])
        for row in (rows["rank"], rows["likes"])
    ]
    assert told == [("site_app", None, 0.1, ""), ("site_app", "في مصر", None, "ثلث")]


@pytest.mark.parametrize(
    ("value", "decimal"),
    [
        (-3, Decimal("-3.000000")),
        (Decimal("1E+3"), Decimal("1000.000000")),
        (Decimal("0.0000001"), None),
        (10**32, None),
        (10**32 - 1, Decimal("99999999999999999999999999999999.000000")),
        (0, Decimal("0.000000")),
    ],
)
def test_a_decimal_is_exact_or_none(value: int | Decimal, decimal: Decimal | None) -> None:
    found = as_decimal(value)
    assert found == decimal and (found is None or found.as_tuple().exponent == -6)


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


def test_pandas_and_polars_read_tables(claim_sets: list[ClaimSet]) -> None:
    table = claims_table(claim_sets)
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    assert isinstance(table.to_pandas(), pandas.DataFrame)
    frame = polars.from_arrow(table)
    assert frame["value"].dtype == polars.Decimal(38, 6)
    assert frame["article_id"].to_list() == table.column("article_id").to_pylist()
