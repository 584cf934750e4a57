"""Exact values: integers, decimals and fractions, and how JSON and readers write them."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema


def write_value(value: int | Decimal | Fraction) -> int | str:
    """Return an exact value as JSON holds it: an integer, "1.5" or "2/3".

    >>> write_value(Fraction(2, 3)), write_value(Decimal("1.50")), write_value(12)
    ('2/3', '1.50', 12)
    """
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return value if isinstance(value, int) else str(value)


def read_value(value: object) -> int | Decimal | Fraction:
    """Return the exact value that `write_value` wrote; a float is refused.

    >>> read_value("2/3"), read_value("1.50"), read_value(12)
    (Fraction(2, 3), Decimal('1.50'), 12)
    """
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise ValueError("a value is an integer, or a string such as 1.5 or 2/3")
    try:
        exact = Fraction(value) if "/" in value else Decimal(value)
    except (ValueError, ZeroDivisionError, InvalidOperation) as error:
        raise ValueError(
            f"«{value}» is no value: an integer, or a string such as 1.5 or 2/3"
        ) from error
    if isinstance(exact, Decimal) and not exact.is_finite():
        raise ValueError(f"«{value}» is no value: it is not finite")
    return exact


def exact_text(value: int | Decimal | Fraction) -> str:
    """Return an exact value as a reader writes it.

    >>> exact_text(12_000_000), exact_text(Decimal("12.5")), exact_text(Fraction(2, 3))
    ('12,000,000', '12.5', '2/3')
    """
    return str(value) if isinstance(value, Fraction) else f"{value:,}"


Exact = Annotated[
    int | Decimal | Fraction,
    PlainValidator(read_value),
    PlainSerializer(write_value, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer"},
                {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
                {"type": "string", "pattern": r"^-?[0-9]+/[0-9]+$"},
            ],
            "description": 'exact: an integer, a decimal as "1.5", or a fraction as "2/3"; never a float',
        }
    ),
]
