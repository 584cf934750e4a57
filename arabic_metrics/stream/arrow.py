"""Claims as Arrow tables: a tidy one with a row for each figure, and one with a row for each claim set.

No value is a float; `confidence`, a probability, alone is one. `value` and `upper` of a row are integers; a value that is not whole (1.5, 2/3) is null there, and
`value_exact` and `upper_exact` always hold the value as JSON writes it. Claim sets keep that spelling alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from arabic_metrics.core import ArchiveError
from arabic_metrics.core.argument import described
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.resolve.claim import FORMAT_VERSION
from arabic_metrics.resolve.exact import write_value
from arabic_metrics.resolve.row import DATES, FLOATS, INTEGERS, TABLE_FIELDS, Row, table_row
from arabic_metrics.stream.block import Failure
from arabic_metrics.stream.extra import load

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 64  # records
VERSION_KEY = "arabic_metrics.format_version"
WANTED = "claims_table wants claim sets, as extract_claims returns them"


def claims_table(claim_sets: ClaimSet | Iterable[ClaimSet | Failure]) -> pa.Table:
    """Return the figures of a claim set, or of several, as one tidy Arrow table, a row for each.

    The columns are the fields of `ClaimSet.rows()`, and after them `value_exact` and `upper_exact`: `value` and `upper` are integers,
    null where a value is not whole, and these hold every value as text. A Failure of `stream_archive` is passed over.

    >>> from arabic_metrics.resolve import extract_claims
    >>> table = claims_table([extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع")])
    >>> table.select(["entity", "platform", "metric", "value", "value_exact"]).to_pylist()
    [{'entity': 'بلدية دبا', 'platform': 'facebook', 'metric': 'followers', 'value': 40000, 'value_exact': '40000'}]

    Raises:
        TypeError: an item is neither a ClaimSet nor a Failure.
    """
    if not isinstance(claim_sets, Iterable):
        raise TypeError(f"{WANTED}, not {described(claim_sets)}")
    return rows_table(_rows([claim_sets] if isinstance(claim_sets, ClaimSet) else claim_sets))


def _rows(items: Iterable[object]) -> Iterator[Row]:
    for item in items:
        if isinstance(item, ClaimSet):
            yield from item.rows()
        elif not isinstance(item, Failure):
            raise TypeError(f"{WANTED}: {described(item)} is among them")


def rows_table(rows: Iterable[Row]) -> pa.Table:
    """Return rows of `ClaimSet.rows()` as an Arrow table."""
    return _table(map(table_row, rows), row_schema())


def claim_sets_table(claim_sets: Iterable[ClaimSet]) -> pa.Table:
    """Return claim sets as an Arrow table of nested columns, a row for each; `read_claim_sets` is the way back."""
    return _table(map(_record, claim_sets), claim_set_schema())


def _table(records: Iterator[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Build a table by and by: a record takes far more room in Python than in Arrow."""
    pa = load("pyarrow")
    batches = []
    while taken := list(islice(records, CHUNK)):
        batches.append(pa.RecordBatch.from_pylist(taken, schema=schema))
    return pa.Table.from_batches(batches, schema=schema)


def read_claim_sets(table: pa.Table) -> Iterator[ClaimSet]:
    """Yield the claim sets of a table that `claim_sets_table` made, without loss.

    >>> from arabic_metrics.resolve import extract_claims
    >>> claims = extract_claims("حسابها على إنستغرام يتابعه مليون ونصف المليون متابع")
    >>> list(read_claim_sets(claim_sets_table([claims]))) == [claims]
    True
    """
    for record in table.to_pylist():
        for claim in record["claims"]:
            claim["other"] = dict(claim["other"])
        yield ClaimSet.model_validate(_with_values(record, _whole))


def read_claim_set_files(files: Iterable[str]) -> Iterator[ClaimSet]:
    """Yield the claim sets of Parquet files that `archive` wrote.

    Raises:
        ArchiveError: one cannot be read; the sentence names it.
    """
    pa, parquet = load("pyarrow"), load("pyarrow.parquet")
    for name in files:
        try:
            with parquet.ParquetFile(name) as file:
                for batch in file.iter_batches(batch_size=CHUNK):
                    yield from read_claim_sets(pa.Table.from_batches([batch]))
        except (pa.ArrowException, OSError, ValueError) as error:
            raise ArchiveError(f"{name} cannot be read as claims: {error}.") from error


def row_schema() -> pa.Schema:
    """Return the Arrow schema of the tidy table; it tells pandas to keep integers where a column has gaps."""
    pa = load("pyarrow")
    kinds = {
        **dict.fromkeys(DATES, pa.date32()),
        **dict.fromkeys(FLOATS, pa.float64()),
        **dict.fromkeys(INTEGERS, pa.int64()),
    }
    fields = [pa.field(name, kinds.get(name, pa.string())) for name in TABLE_FIELDS]
    return pa.schema(fields, metadata={VERSION_KEY: str(FORMAT_VERSION), "pandas": _for_pandas()})


def _for_pandas() -> str:
    """The types of integers as pandas itself would note them: without, it makes floats of a column with gaps."""
    integer = {"pandas_type": "int64", "numpy_type": "Int64", "metadata": None}
    columns = [
        {"name": name, "field_name": name, **integer} for name in TABLE_FIELDS if name in INTEGERS
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": columns})


def claim_set_schema() -> pa.Schema:
    """Return the Arrow schema of the table of claim sets."""
    pa = load("pyarrow")
    text, day = pa.string(), pa.date32()
    span = pa.struct({"start": pa.int64(), "end": pa.int64()})
    place = {"span": span, "part": text}
    evidence = pa.list_(pa.struct({"slot": text, "quote": text, "rule": text, **place}))
    entity = pa.struct({"name": text, "mention": text, "key": text, "kind": text, **place})
    told = {
        "scope": pa.struct({"text": text, "country": text, **place}),
        "dated": pa.bool_(),
        "confidence": pa.float64(),
        "sentence": text,
        "evidence": evidence,
    }
    rank = pa.struct({"value": pa.int64(), "upper": pa.int64(), **told})
    names = ("value", "upper", "modifier", "aspect", "rate")
    figure = pa.struct({**dict.fromkeys(names, text), **told})
    period = pa.struct(
        {"value": text, "start": day, "end": day, "calendar": text, "evidence": evidence}
    )
    claim = pa.struct(
        {
            "id": text,
            "entity": entity,
            "platform": text,
            "rank": rank,
            **dict.fromkeys(("followers", "interactions", "posts"), figure),
            "other": pa.map_(text, figure),
            "period": period,
            "attribution": text,
            "evidence": evidence,
        }
    )
    candidate = pa.struct({"slot": text, "surface": text, "probability": pa.float64(), **place})
    unresolved = pa.struct(
        {
            **place,
            "surface": text,
            "value": text,
            "readings": pa.list_(text),
            "metric": text,
            "reason": text,
            "confidence": pa.float64(),
            "candidates": pa.list_(candidate),
        }
    )
    columns = {
        "version": pa.int32(),
        "article_id": text,
        "title": text,
        "published": day,
        "source": text,
        "claims": pa.list_(claim),
        "unresolved": pa.list_(unresolved),
    }
    return pa.schema(columns, metadata={VERSION_KEY: str(FORMAT_VERSION)})


def write_ipc(table: pa.Table) -> bytes:
    """Return a table as bytes that travel between processes."""
    pa = load("pyarrow")
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def read_ipc(content: bytes) -> pa.Table:
    """Return the table that `write_ipc` wrote."""
    return load("pyarrow").ipc.open_stream(content).read_all()


def _record(claims: ClaimSet) -> dict[str, Any]:
    """A claim set as the nested schema holds it: exact values as strings."""
    record: dict[str, Any] = _with_values(claims.model_dump(), lambda it: str(write_value(it)))
    for claim in record["claims"]:
        claim["other"] = list(claim["other"].items())
    return record


def _with_values(record: Any, write: Callable[[Any], Any]) -> Any:
    """Return a nested record whose exact values are written in another way."""
    if isinstance(record, list | tuple):
        return [_with_values(item, write) for item in record]
    if not isinstance(record, dict):
        return record
    written = {name: _with_values(value, write) for name, value in record.items()}
    if "modifier" in record or "readings" in record:  # a figure, or one that is unresolved
        for name in {"value", "upper"} & record.keys():
            written[name] = None if record[name] is None else write(record[name])
    if "readings" in record:
        written["readings"] = list(map(write, record["readings"]))
    return written


def _whole(value: str) -> int | str:
    return int(value) if value.lstrip("-").isdigit() else value
