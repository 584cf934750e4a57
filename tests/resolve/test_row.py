"""Rows as JSON and tables hold them: exact values beside integers of 64 bits, and gaps."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.resolve.row import TABLE_FIELDS, Row, as_integer, json_row, table_row

TEXT = "حصدت صفحة بلدية دبا على فيسبوك 40 ألف تفاعل خلال الربع الثالث من 2025."


def row(**changed: object) -> Row:
    [told] = extract_claims(TEXT).rows()
    return {**told, **changed}  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("value", "integer"),
    [
        (0, 0),
        (40_000, 40_000),
        (Decimal("40E3"), 40_000),
        (Fraction(6, 2), 3),
        (2**63 - 1, 2**63 - 1),
        (1 - 2**63, 1 - 2**63),
        (2**63, None),
        (Decimal("1.5"), None),
        (Fraction(2, 3), None),
        (None, None),
    ],
)
def test_an_integer_of_64_bits_is_whole_or_none(
    value: int | Decimal | Fraction | None, integer: int | None
) -> None:
    assert as_integer(value) == integer


def test_a_table_holds_each_value_as_text_beside_it_and_a_gap_for_none() -> None:
    told = table_row(row(value=Decimal("1.50"), upper=None))
    assert tuple(told) == TABLE_FIELDS
    assert (told["value"], told["value_exact"]) == (None, "1.50")
    assert (told["upper"], told["upper_exact"]) == (None, None)
    told = table_row(row(value=40_000, upper=Fraction(100_001, 2)))
    assert (told["value"], told["value_exact"]) == (40_000, "40000")
    assert (told["upper"], told["upper_exact"]) == (None, "100001/2")


def test_json_holds_dates_as_text_and_gaps_as_none() -> None:
    told = json_row(row(upper=Decimal("1.50")))
    assert (told["value"], told["upper"]) == (40_000, "1.50")
    assert (told["period_start"], told["period_end"]) == ("2025-07-01", "2025-10-01")
    assert told["published"] is None
    assert json_row(row(published=dt.date(2025, 11, 2), upper=None))["published"] == "2025-11-02"
    assert json_row(row(upper=None))["upper"] is None
