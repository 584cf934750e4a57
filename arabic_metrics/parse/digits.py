"""Digit strings: 24, 12.485.769, ١٢٬٤٨٥٬٧٦٩, 3,5, 3/4, 1e10; and their likes: 10:30, 12/5/2020. Damaged ones are in `damaged`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Value = int | Decimal | Fraction
Shape = Literal[
    "integer", "grouped", "decimal", "fraction", "reversed", "cut", "date", "clock", "other"
]

# Digits joined by single marks; what the whole means is decided by `read_digits`.
FIRST_DIGITS = "[0-9]+"
MARKED_DIGITS = "(?:[.,٬٫،'/:-][0-9]+|ر[0-9]+)"
CHUNK = f"{FIRST_DIGITS}{MARKED_DIGITS}*"

SEVERAL_GROUPS = re.compile(r"([0-9]{1,3}(?:([.,٬،'])[0-9]{3})(?:\2[0-9]{3})+)(?:[.,٫]([0-9]+))?")
GROUP_AND_DECIMALS = re.compile(r"([0-9]{1,3})([.,٬،'])([0-9]{3})(?!\2)([.,٫])([0-9]+)")
YEAR_MONTH = re.compile(
    r"(?:1[0-9]|20)[0-9]{2}[-/](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/](?:1[0-9]|20)[0-9]{2}"
)
TWO_YEARS = re.compile(r"((?:1[0-9]|20)[0-9]{2})[-/]((?:1[0-9]|20)?[0-9]{2})")
CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
SPACED = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){1,7}(?:[.,٫][0-9]{1,9})?(?! ?[0-9])(?![.,،٬'/:-][0-9])"
)
EXPONENT = re.compile(
    r"[eE](?P<ten>[+-]?[0-9]{1,3})(?![.]?[0-9A-Za-z])|\^(?P<own>[+-]?[0-9]{1,3})(?![.]?[0-9A-Za-z])"
)
FIGURES = "0123456789"
# What each shape of number is read by.
RULES = {
    "integer": "digits", "grouped": "grouped digits", "decimal": "decimal digits",
    "reversed": "reversed digits", "cut": "cut digits", "fraction": "fraction digits",
}  # fmt: skip
ELIDED = "scale left out"  # «لها 42 مليونا، ولغيرها 31»: perhaps as many millions
# Rules that prefer none of their readings.
UNDECIDED = frozenset({RULES["reversed"], RULES["cut"], ELIDED})
POINTS = frozenset(".,٫")  # marks before decimals
REH = "ر"
GROUP = 3  # digits
LONG_ID = 7  # a digit string that begins with zero and is this long is a telephone number or an id
MOST_DIGITS = 60  # a longer one is no quantity
MOST_PRECISE = 28  # digits that a Decimal is reckoned with


@dataclass(slots=True)
class DigitReading:
    """What a digit string means: its value, the others that it could have, and its shape."""

    value: Value
    shape: Shape
    others: tuple[Value, ...] = ()
    thousands: tuple[int, ...] = ()  # what it can mean if its one group of three is thousands

    @property
    def decimals(self) -> tuple[Value, ...]:
        """What it can mean if its one mark is a decimal point.

        >>> read_digits("1,780").decimals
        (Decimal('1.78'),)
        """
        found = (self.value, *self.others)
        return tuple(it for it in found if it not in self.thousands) or found


NOTHING = DigitReading(0, "other")


@lru_cache(maxsize=4096)
def fraction(numerator: int, denominator: int) -> Fraction:
    """Return a fraction, made once: a language has few, and `Fraction` takes long to bring one to its lowest terms.

    >>> fraction(6, 8)
    Fraction(3, 4)
    """
    return Fraction(numerator, denominator)


def read_digits(chunk: str) -> DigitReading:
    """Return what a whole digit chunk means; shape "date", "clock" or "other" where it is no number.

    Two or more groups of three are thousands. One group is ambiguous: a full stop is preferred as
    decimal mark, a comma as thousands mark, and `others` holds the second reading.

    >>> read_digits("12.485.769").value, read_digits("1.780").value, read_digits("1.780").others
    (12485769, Decimal('1.78'), (1780,))
    >>> read_digits("192.168.1.1").shape, read_digits("10:30").shape, read_digits("2020-5").shape
    ('other', 'clock', 'date')
    """
    if chunk.isdecimal():
        is_id = chunk[0] == "0" and len(chunk) >= LONG_ID
        return NOTHING if is_id or len(chunk) > MOST_DIGITS else DigitReading(int(chunk), "integer")
    if len(chunk) > MOST_DIGITS:
        return NOTHING
    rest = chunk.lstrip(FIGURES)
    last = rest[1:]
    if last.isdecimal():
        return _with_one_mark(chunk[: -len(rest)], rest[0], last)
    if rest[:1] == ":":
        return DigitReading(0, "clock") if CLOCK.fullmatch(chunk) else NOTHING
    if found := SEVERAL_GROUPS.fullmatch(chunk):
        digits = found[1].replace(found[2], "")
        return DigitReading(decimal(digits, found[3] or ""), "grouped")
    if found := GROUP_AND_DECIMALS.fullmatch(chunk):
        return DigitReading(decimal(found[1] + found[3], found[5]), "grouped")
    return NOTHING


def _with_one_mark(whole: str, mark: str, last: str) -> DigitReading:
    if mark == REH:
        return _with_reh(whole, last)
    if mark in POINTS:
        if len(last) == GROUP and len(whole) <= GROUP and mark in ".,":
            return _one_group(whole, mark, last)
        return _with_point(whole, last)
    if mark == ":":
        is_clock = len(whole) <= 2 and len(last) == 2
        return DigitReading(0, "clock") if is_clock else NOTHING
    if mark in "/-":
        chunk = whole + mark + last
        if YEAR_MONTH.fullmatch(chunk) or _is_two_years(chunk):
            return DigitReading(0, "date")
        return _with_slash(int(whole), int(last)) if mark == "/" else NOTHING
    if len(last) == GROUP and len(whole) <= GROUP:
        return _one_group(whole, mark, last)
    return NOTHING


def read_spaced(chunk: str) -> DigitReading:
    """Return what groups of three with spaces between them mean: 1 234 567,89.

    >>> read_spaced("1 234 567,89").value
    Decimal('1234567.89')
    """
    pointed = chunk.replace(" ", "").replace(",", ".").replace("٫", ".")
    whole, _, decimals = pointed.partition(".")
    return DigitReading(decimal(whole, decimals), "grouped")


def two_ways(left: str, right: str, way: int = 0) -> tuple[Value, ...]:
    """Return what two strings of digits with a point between them mean, if either may be the decimals.

    Newspapers that print decimals so print them first, so that meaning comes first. No whole begins with a zero and goes on,
    and no decimals are one zero. `way` leaves one of two meanings: -1 where the decimals are first, 1 where the whole is.

    >>> two_ways("5", "12"), two_ways("5", "0"), two_ways("5", "05")
    ((Decimal('12.5'), Decimal('5.12')), (Decimal('0.5'),), (Decimal('5.05'),))
    """
    found = dict.fromkeys(
        decimal(whole, decimals)
        for whole, decimals in ((right, left), (left, right))
        if (whole[0] != "0" or whole == "0") and decimals != "0"
    )
    values = tuple(found)
    if len(values) < 2 or not way:
        return values
    return values[:1] if way < 0 else values[1:]


def _with_reh(left: str, right: str) -> DigitReading:
    """«5ر12»: the letter stands for the point."""
    found = two_ways(left, right)
    if not found:
        return _with_point(left, right)
    return DigitReading(found[0], "reversed" if len(found) > 1 else "decimal", found[1:])


def _with_point(whole: str, decimals: str) -> DigitReading:
    if len(whole) > 1 and whole[0] == "0":
        return NOTHING
    return DigitReading(decimal(whole, decimals), "decimal")


def _with_slash(numerator: int, denominator: int) -> DigitReading:
    if denominator == 0:
        return NOTHING
    if numerator % denominator == 0:
        return DigitReading(numerator // denominator, "fraction")
    return DigitReading(fraction(numerator, denominator), "fraction")


def _one_group(left: str, mark: str, right: str) -> DigitReading:
    thousands, with_point = int(left + right), decimal(left, right)
    if left[0] == "0":
        return DigitReading(with_point, "decimal") if mark in ".," and left == "0" else NOTHING
    if mark == ".":
        return DigitReading(with_point, "decimal", (thousands,), (thousands,))
    if mark == ",":
        return DigitReading(thousands, "grouped", (with_point,), (thousands,))
    return DigitReading(thousands, "grouped")


def _is_two_years(chunk: str) -> bool:
    found = TWO_YEARS.fullmatch(chunk)
    if not found:
        return False
    second = int(found[2]) if len(found[2]) == 4 else int(found[1][:2] + found[2])
    if "/" in chunk:
        return abs(second - int(found[1])) == 1
    return 0 < second - int(found[1]) <= 20


def decimal(whole: str, decimals: str) -> Value:
    """Return a number without the zeros that its decimals end with.

    >>> decimal("4", "50")
    Decimal('4.5')
    """
    shortest = decimals.rstrip("0")
    if not shortest:
        return int(whole)
    value = Decimal(f"{whole}.{shortest}")
    return value if len(whole) + len(shortest) <= MOST_PRECISE else Fraction(value)
