"""Rows: a claim set as a tidy table, one row for each figure; how JSON and tables hold it, and data frames of it."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any, TypedDict

from arabic_metrics.resolve.exact import write_value


class Row(TypedDict):
    """One figure of an article with all that is known of it; `claims.md` explains the fields."""

    article_id: str
    claim_id: str
    entity: str | None
    entity_key: str | None
    entity_kind: str | None
    mention: str | None
    platform: str | None
    metric: str
    value: int | Decimal | Fraction
    upper: int | Decimal | Fraction | None
    modifier: str
    aspect: str
    rate: str | None
    scope: str | None
    aside: str | None
    period: str | None
    period_start: dt.date | None
    period_end: dt.date | None
    attribution: str | None
    confidence: float | None
    surface: str
    start: int
    end: int
    sentence: str
    rule: str
    title: str | None
    published: dt.date | None
    source: str | None
    part: str


ROW_FIELDS = (
    "article_id", "claim_id", "entity", "entity_key", "entity_kind", "mention", "platform", "metric", "value", "upper",
    "modifier", "aspect", "rate", "scope", "aside", "period", "period_start", "period_end", "attribution", "confidence", "surface",
    "start", "end", "sentence", "rule", "title", "published", "source", "part",
)  # fmt: skip
VALUES = ("value", "upper")
EXACT_FIELDS = ("value_exact", "upper_exact")
TABLE_FIELDS = (*ROW_FIELDS, *EXACT_FIELDS)
TEXT = "string"  # the type of pandas that holds text whatever the rows: without, a column of gaps alone has another
DATES = frozenset({"period_start", "period_end", "published"})
INTEGERS = frozenset({*VALUES, "start", "end"})
FLOATS = frozenset({"confidence"})
LARGEST = 2**63 - 1


def json_row(row: Row) -> dict[str, str | int | float | None]:
    """Return a row as JSON and CSV hold it: values that are not whole as strings, dates in ISO 8601."""
    told: dict[str, Any] = {**row}
    for name in VALUES:
        told[name] = None if told[name] is None else write_value(told[name])
    for name in DATES:
        told[name] = told[name].isoformat() if told[name] is not None else None
    return told


def table_row(row: Row) -> dict[str, Any]:
    """Return a row as a table with one type a column holds it: whole values as integers, every value as text beside them.

    A value that is not whole, or that takes more than 64 bits, is None among the integers: it is never rounded.
    """
    told: dict[str, Any] = {**row}
    for name, exact in zip(VALUES, EXACT_FIELDS, strict=True):
        value = told[name]
        told[name] = as_integer(value)
        told[exact] = None if value is None else str(write_value(value))
    return told


def as_integer(value: int | Decimal | Fraction | None) -> int | None:
    """Return a whole value as an integer of 64 bits, None of any other.

    >>> as_integer(Decimal("200E6")), as_integer(Fraction(2, 3)), as_integer(10**40)
    (200000000, None, None)
    """
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value and abs(whole) <= LARGEST else None


def pandas_frame(rows: Iterable[Row]) -> Any:
    """Return rows as a data frame of pandas."""
    pandas = _library("pandas", "to_pandas")
    frame = pandas.DataFrame(map(table_row, rows), columns=list(TABLE_FIELDS))
    types = {
        **dict.fromkeys(TABLE_FIELDS, TEXT),
        **dict.fromkeys(INTEGERS, "Int64"),
        **dict.fromkeys(DATES, "datetime64[s]"),
        **dict.fromkeys(FLOATS, "float64"),
    }
    return frame.astype(types)


def polars_frame(rows: Iterable[Row]) -> Any:
    """Return rows as a data frame of polars."""
    polars = _library("polars", "to_polars")
    types = {
        **dict.fromkeys(TABLE_FIELDS, polars.String),
        **dict.fromkeys(INTEGERS, polars.Int64),
        **dict.fromkeys(DATES, polars.Date),
        **dict.fromkeys(FLOATS, polars.Float64),
    }
    return polars.DataFrame(list(map(table_row, rows)), schema=types)


def _library(name: str, method: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(
            f"{method} needs {name}, which is not installed: pip install {name}"
        ) from error
