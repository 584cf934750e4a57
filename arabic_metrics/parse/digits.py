"""Digit strings: 24, 12.485.769, ١٢٬٤٨٥٬٧٦٩, 3,5, 3ر3, 3/4, 1e10, and what only looks like one (10:30, 192.168.1.1, 12/5/2020)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Value = int | Decimal | Fraction
Shape = Literal["integer", "grouped", "decimal", "fraction", "power", "date", "clock", "other"]

# Digits joined by single marks; what the whole means is decided by `read_digits`.
CHUNK = r"[0-9]+(?:[.,٬٫،'/:-][0-9]+|ر[0-9]+(?![ء-ي]))*"

SEVERAL_GROUPS = re.compile(r"([0-9]{1,3}(?:([.,٬،'])[0-9]{3})(?:\2[0-9]{3})+)(?:[.,٫]([0-9]+))?")
ONE_GROUP = re.compile(r"([0-9]{1,3})([.,٬،'])([0-9]{3})")
GROUP_AND_DECIMALS = re.compile(r"([0-9]{1,3})([.,٬،'])([0-9]{3})(?!\2)([.,٫])([0-9]+)")
DECIMAL = re.compile(r"([0-9]+)([.,٫ر])([0-9]+)")
FRACTION = re.compile(r"([0-9]+)/([0-9]+)")
FULL_DATE = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})")
YEAR_MONTH = re.compile(r"(?:1[0-9]|20)[0-9]{2}[-/](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/](?:1[0-9]|20)[0-9]{2}")
TWO_YEARS = re.compile(r"((?:1[0-9]|20)[0-9]{2})[-/]((?:1[0-9]|20)?[0-9]{2})")
CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?! ?[0-9])(?![.,/:-][0-9])")
SPACED_DECIMALS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+[.,٫][0-9]+(?! ?[0-9])(?![.,/:-][0-9])")
EXPONENT = re.compile(r"[eE]([+-]?[0-9]{1,4})(?![0-9A-Za-z.])|\^([+-]?[0-9]{1,4})(?![0-9A-Za-z.])")
LONG_ID = 7  # a digit string that begins with zero and is this long is a telephone number or an id


@dataclass(frozen=True, slots=True)
class DigitReading:
    """What a digit string means: its preferred value, the other one it could have, and its shape."""

    value: Value
    shape: Shape
    other: Value | None = None
    thousands: int | None = None  # the value if its one group of three is thousands
    mark: str = ""


NOTHING = DigitReading(0, "other")


def read_digits(chunk: str) -> DigitReading:
    """Return what a whole digit chunk means; shape "date", "clock" or "other" where it is no number.

    Two or more groups of three are thousands. One group is ambiguous: a full stop is preferred as decimal mark, a comma as
    thousands mark, and `other` holds the second reading.

    >>> read_digits("12.485.769").value, read_digits("1.780").value, read_digits("1.780").other
    (12485769, Decimal('1.780'), 1780)
    >>> read_digits("192.168.1.1").shape, read_digits("10:30").shape, read_digits("12/5/2020").shape
    ('other', 'clock', 'date')
    """
    if chunk.isdecimal():
        if chunk[0] == "0" and len(chunk) >= LONG_ID:
            return NOTHING
        return DigitReading(int(chunk) if len(chunk) <= 4000 else 0, "integer" if len(chunk) <= 4000 else "other")
    if CLOCK.fullmatch(chunk):
        return DigitReading(0, "clock")
    if found := SEVERAL_GROUPS.fullmatch(chunk):
        return DigitReading(_decimal(re.sub(r"[^0-9]", "", found[1]), found[3] or ""), "grouped")
    if FULL_DATE.fullmatch(chunk) or YEAR_MONTH.fullmatch(chunk) or _is_two_years(chunk):
        return DigitReading(0, "date")
    if found := GROUP_AND_DECIMALS.fullmatch(chunk):
        if found[2] in ".,٬،'" and found[4] != found[2]:
            return DigitReading(_decimal(found[1] + found[3], found[5]), "grouped")
        return NOTHING
    if found := ONE_GROUP.fullmatch(chunk):
        return _one_group(found[1], found[2], found[3])
    if found := DECIMAL.fullmatch(chunk):
        if len(found[1]) > 1 and found[1][0] == "0":
            return NOTHING
        return DigitReading(_decimal(found[1], found[3]), "decimal", mark=found[2])
    if found := FRACTION.fullmatch(chunk):
        if int(found[2]) == 0:
            return NOTHING
        return DigitReading(Fraction(int(found[1]), int(found[2])), "fraction")
    return NOTHING


def _one_group(left: str, mark: str, right: str) -> DigitReading:
    thousands, decimal = int(left + right), _decimal(left, right)
    if left[0] == "0":
        return DigitReading(decimal, "decimal", mark=mark) if mark in ".," and left == "0" else NOTHING
    if mark == ".":
        return DigitReading(decimal, "decimal", thousands, thousands, mark)
    if mark == ",":
        return DigitReading(thousands, "grouped", decimal, thousands, mark)
    return DigitReading(thousands, "grouped", mark=mark)


def read_power(base: Value, match: re.Match[str]) -> Value | None:
    """Apply an exponent as written: 1e10, 2.5^-1."""
    if match[1] is not None:
        return Decimal(base if not isinstance(base, Fraction) else 0).scaleb(int(match[1]))
    exponent = int(match[2])
    exact = Fraction(base)
    if exact == 0 and exponent < 0:
        return None
    return exact**exponent if abs(exponent) <= 300 else None


def _is_two_years(chunk: str) -> bool:
    found = TWO_YEARS.fullmatch(chunk)
    if not found:
        return False
    second = int(found[2]) if len(found[2]) == 4 else int(found[1][:2] + found[2])
    return 0 < second - int(found[1]) <= (1 if "/" in chunk else 20)


def _decimal(whole: str, decimals: str) -> Value:
    return Decimal(f"{whole}.{decimals}") if decimals else int(whole)
