"""Claims as Arrow tables: a tidy one with a row for each figure, and one with a row for each claim set.

No value is a float; `confidence`, a probability, alone is one. `value` and `upper` of a row are integers; a value that is not whole (1.5, 2/3) is null there, and
`value_exact` and `upper_exact` always hold the value as JSON writes it. Claim sets keep that spelling alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from arabic_metrics.core.argument import described
from arabic_metrics.core.extra import load
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.resolve.claim import FORMAT_VERSION
from arabic_metrics.resolve.exact import write_value
from arabic_metrics.resolve.row import DATES, FLOATS, INTEGERS, TABLE_FIELDS, TEXT, Row, table_row
from arabic_metrics.stream.block import Failure

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 64  # records
VERSION_KEY = "arabic_metrics.format_version"  # in the metadata of Arrow and Parquet
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
        TypeError: what is given is a text, or an item of it neither a ClaimSet nor a Failure.
    """
    if isinstance(claim_sets, str | bytes) or not isinstance(claim_sets, Iterable):  # type: ignore[unreachable]
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
    yield from map(ClaimSet.model_validate, map(unnested, table.to_pylist()))


def unnested(record: dict[str, Any]) -> dict[str, Any]:
    """Return a claim set of nested columns as JSON holds it: maps are dicts there, and whole values integers."""
    claims = [{**claim, "other": dict(claim["other"] or ())} for claim in record["claims"]]
    told: dict[str, Any] = _with_values({**record, "claims": claims}, _whole)
    return told


def row_schema() -> pa.Schema:
    """Return the Arrow schema of the tidy table; it tells pandas to keep integers and text where a column has gaps, or nothing else."""
    pa = load("pyarrow")
    kinds = {
        **dict.fromkeys(DATES, pa.date32()),
        **dict.fromkeys(FLOATS, pa.float64()),
        **dict.fromkeys(INTEGERS, pa.int64()),
    }
    fields = [pa.field(name, kinds.get(name, pa.string())) for name in TABLE_FIELDS]
    return pa.schema(fields, metadata={VERSION_KEY: str(FORMAT_VERSION), "pandas": _for_pandas()})


def _for_pandas() -> str:
    """The types of integers and texts as pandas itself would note them: without, it makes floats of integers with gaps, and of texts objects of any kind."""
    integer = {"pandas_type": "int64", "numpy_type": "Int64", "metadata": None}
    text = {"pandas_type": "unicode", "numpy_type": TEXT, "metadata": None}
    told = (name for name in TABLE_FIELDS if name not in DATES | FLOATS)
    kinds = {name: integer if name in INTEGERS else text for name in told}
    columns = [{"name": it, "field_name": it, **kind} for it, kind in kinds.items()]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": columns})


def claim_set_schema() -> pa.Schema:
    """Return the Arrow schema of the table of claim sets: the fields of the models, exact values as text."""
    columns = list(_arrow_type(ClaimSet))
    return load("pyarrow").schema(columns, metadata={VERSION_KEY: str(FORMAT_VERSION)})


def _arrow_type(kind: Any, within: tuple[Any, ...] = ()) -> Any:
    """The Arrow type of what a field of a model may hold; None of a model that it stands in twice: Arrow knows no endless types."""
    pa = load("pyarrow")
    simple = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if kind in simple or kind is dt.date:
        return simple.get(kind) or pa.date32()
    if within.count(kind) > 1:
        return None
    if isinstance(kind, type):
        if issubclass(kind, BaseModel):
            fields = {name: field.annotation for name, field in kind.model_fields.items()}
        else:
            fields = get_type_hints(kind)
        told = {name: _arrow_type(it, (*within, kind)) for name, it in fields.items()}
        return pa.struct({name: it for name, it in told.items() if it is not None})
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        item = _arrow_type(inner[0], within)
        return None if item is None else pa.list_(item)
    if origin is dict:
        return pa.map_(pa.string(), _arrow_type(inner[1], within))
    if origin is Annotated:
        return _arrow_type(inner[0], within)
    several = [each for each in inner if each is not type(None)]
    alone = len(several) == 1 and origin is not Literal
    return _arrow_type(several[0], within) if alone else pa.string()  # a literal, or an exact value


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
