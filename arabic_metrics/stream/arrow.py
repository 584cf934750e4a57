"""Claims as Arrow tables: a tidy one with a row for each figure, and one with a row for each claim set.

No value is a float; `confidence`, a probability, alone is one. `value` and `upper` of a row are decimals with six places; what these cannot hold exactly (2/3) is null
there, and `value_exact` and `upper_exact` always hold the value as JSON writes it. Claim sets keep that spelling alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Any

from arabic_metrics.resolve import ClaimSet
from arabic_metrics.resolve.claim import FORMAT_VERSION, ROW_FIELDS
from arabic_metrics.resolve.exact import write_value
from arabic_metrics.stream.extra import load

if TYPE_CHECKING:
    import pyarrow as pa

DIGITS, PLACES = 38, 6
CHUNK = 64  # records
EXACT_FIELDS = ("value_exact", "upper_exact")
VERSION_KEY = "arabic_metrics.format_version"
_INTEGERS = frozenset({"start", "end"})
_DATES = frozenset({"period_start", "period_end"})
_DECIMALS = frozenset({"value", "upper"})
_FLOATS = frozenset({"confidence"})


def claims_table(claim_sets: Iterable[ClaimSet]) -> pa.Table:
    """Return the figures of claim sets as one tidy Arrow table, a row for each.

    The columns are the fields of `ClaimSet.rows()`, and after them `value_exact` and `upper_exact`. An item that is
    no ClaimSet, such as a Failure of `stream_archive`, is passed over.

    >>> from arabic_metrics.resolve import extract_claims
    >>> table = claims_table([extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع")])
    >>> table.select(["entity", "platform", "metric", "value", "value_exact"]).to_pylist()
    [{'entity': 'بلدية دبا', 'platform': 'facebook', 'metric': 'followers', 'value': Decimal('40000.000000'), 'value_exact': '40000'}]
    """
    return rows_table(
        row for claims in claim_sets if isinstance(claims, ClaimSet) for row in claims.rows()
    )


def rows_table(rows: Iterable[dict[str, Any]]) -> pa.Table:
    """Return rows of `ClaimSet.rows()` as an Arrow table."""
    return _table(map(_arrow_row, rows), row_schema())


def claim_sets_table(claim_sets: Iterable[ClaimSet]) -> pa.Table:
    """Return claim sets as an Arrow table of nested columns, a row for each; `read_claim_sets` is the way back."""
    records = (_spell_values(claims.model_dump(mode="json")) for claims in claim_sets)
    return _table(records, claim_set_schema())


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
        yield ClaimSet.model_validate(_read_integers(record))


def row_schema() -> pa.Schema:
    """Return the Arrow schema of the tidy table."""
    pa = load("pyarrow")
    fields = [pa.field(name, _row_type(name)) for name in (*ROW_FIELDS, *EXACT_FIELDS)]
    return pa.schema(fields, metadata={VERSION_KEY: str(FORMAT_VERSION)})


def claim_set_schema() -> pa.Schema:
    """Return the Arrow schema of the table of claim sets."""
    pa = load("pyarrow")
    text, day = pa.string(), pa.date32()
    span = pa.struct({"start": pa.int64(), "end": pa.int64()})
    evidence = pa.list_(pa.struct({"slot": text, "span": span, "quote": text, "rule": text}))
    entity = pa.struct({"name": text, "mention": text, "key": text, "kind": text, "span": span})
    told = {
        "scope": pa.struct({"text": text, "country": text, "span": span}),
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
    candidate = pa.struct(
        {"slot": text, "surface": text, "span": span, "probability": pa.float64()}
    )
    unresolved = pa.struct(
        {
            "span": span,
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


def _row_type(name: str) -> pa.DataType:
    pa = load("pyarrow")
    if name in _DECIMALS:
        return pa.decimal128(DIGITS, PLACES)
    if name in _DATES:
        return pa.date32()
    if name in _FLOATS:
        return pa.float64()
    return pa.int64() if name in _INTEGERS else pa.string()


def _arrow_row(row: dict[str, Any]) -> dict[str, Any]:
    spelled = {
        f"{name}_exact": None if row[name] is None else str(write_value(row[name]))
        for name in _DECIMALS
    }
    return {**row, **{name: as_decimal(row[name]) for name in _DECIMALS}, **spelled}


def as_decimal(value: int | Decimal | Fraction | None) -> Decimal | None:
    """Return a value as a decimal of six places, or None where that is not exact.

    >>> as_decimal(Fraction(3, 4)), as_decimal(Fraction(2, 3)), as_decimal(10**40)
    (Decimal('0.750000'), None, None)
    """
    if value is None:
        return None
    scaled = Fraction(value) * 10**PLACES
    if scaled.denominator != 1 or abs(scaled.numerator) >= 10**DIGITS:
        return None
    digits = tuple(map(int, str(abs(scaled.numerator)).rjust(PLACES + 1, "0")))
    return Decimal((int(scaled < 0), digits, -PLACES))


def _spell_values(record: Any) -> Any:
    """Return a JSON record as the nested schema holds it: exact values as strings, dates as dates."""
    if isinstance(record, list):
        return [_spell_values(item) for item in record]
    if not isinstance(record, dict):
        return record
    spelled = {name: _spell_values(value) for name, value in record.items()}
    if "modifier" in record or "readings" in record:
        for name in {"value", "upper"} & record.keys():
            spelled[name] = None if record[name] is None else str(record[name])
    if "readings" in record:
        spelled["readings"] = [str(value) for value in record["readings"]]
    if "other" in record:
        spelled["other"] = list(spelled["other"].items())
    if "calendar" in record:
        for name in ("start", "end"):
            spelled[name] = record[name] and dt.date.fromisoformat(record[name])
    return spelled


def _read_integers(record: Any) -> Any:
    """Return a nested record with whole values as integers again."""
    if isinstance(record, list):
        return [_read_integers(item) for item in record]
    if not isinstance(record, dict):
        return record
    read = {name: _read_integers(value) for name, value in record.items()}
    if "modifier" in record or "readings" in record:
        for name in {"value", "upper"} & record.keys():
            read[name] = _whole(record[name])
    if "readings" in record:
        read["readings"] = [_whole(value) for value in record["readings"]]
    return read


def _whole(value: str | None) -> int | str | None:
    return int(value) if value is not None and value.lstrip("-").isdigit() else value
