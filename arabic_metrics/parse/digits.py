"""Digit strings: 24, 12.485.769, ١٢٬٤٨٥٬٧٦٩, 3,5, 3ر3, 3/4, 1e10; and their likes: 10:30, 12/5/2020."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Value = int | Decimal | Fraction
Shape = Literal["integer", "grouped", "decimal", "fraction", "reversed", "date", "clock", "other"]

# Digits joined by single marks; what the whole means is decided by `read_digits`.
FIRST_DIGITS = "[0-9]+"
MARKED_DIGITS = "(?:[.,٬٫،'/:-][0-9]+|ر[0-9]+(?![ء-ي]))"
CHUNK = f"{FIRST_DIGITS}{MARKED_DIGITS}*"

SEVERAL_GROUPS = re.compile(r"([0-9]{1,3}(?:([.,٬،'])[0-9]{3})(?:\2[0-9]{3})+)(?:[.,٫]([0-9]+))?")
GROUP_AND_DECIMALS = re.compile(r"([0-9]{1,3})([.,٬،'])([0-9]{3})(?!\2)([.,٫])([0-9]+)")
FULL_DATE = re.compile(
    r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})"
)
YEAR_MONTH = re.compile(
    r"(?:1[0-9]|20)[0-9]{2}[-/](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/](?:1[0-9]|20)[0-9]{2}"
)
TWO_YEARS = re.compile(r"((?:1[0-9]|20)[0-9]{2})[-/]((?:1[0-9]|20)?[0-9]{2})")
CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
SPACED = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){1,7}(?:[.,٫][0-9]{1,9})?(?! ?[0-9])(?![.,،٬'/:-][0-9])"
)
REVERSED = re.compile(r"[0-9]{1,3}(?: \.[0-9]{1,3}){1,7}(?![0-9.,/:-]| \.[0-9])")
EXPONENT = re.compile(
    r"[eE](?P<ten>[+-]?[0-9]{1,3})(?![.]?[0-9A-Za-z])|\^(?P<own>[+-]?[0-9]{1,3})(?![.]?[0-9A-Za-z])"
)
FIGURES = "0123456789"
RULES = {
    "integer": "digits",
    "grouped": "grouped digits",
    "decimal": "decimal digits",
    "reversed": "reversed digits",
    "fraction": "fraction digits",
}  # what each shape of number is read by
POINTS = frozenset(".,٫ر")  # marks before decimals
REH = "ر"
MARK_CODES = frozenset(map(ord, POINTS.union("٬،'/:-")))  # of what may join digits
ZERO = 0x30
NINE = 0x39
GROUP = 3  # digits
LONG_ID = 7  # a digit string that begins with zero and is this long is a telephone number or an id
MOST_DIGITS = 60  # a longer one is no quantity
MOST_PRECISE = 28  # digits that a Decimal is reckoned with


@dataclass(slots=True)
class DigitReading:
    """What a digit string means: its preferred value, the other one it could have, and its shape."""

    value: Value
    shape: Shape
    other: Value | None = None
    thousands: int | None = None  # the value if its one group of three is thousands
    mark: str = ""

    @property
    def decimal(self) -> Value:
        """The value if its one mark is a decimal point.

        >>> read_digits("1,780").decimal
        Decimal('1.78')
        """
        return self.value if self.mark == "." or self.other is None else self.other


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
    decimal mark, a comma as thousands mark, and `other` holds the second reading.

    >>> read_digits("12.485.769").value, read_digits("1.780").value, read_digits("1.780").other
    (12485769, Decimal('1.78'), 1780)
    >>> read_digits("192.168.1.1").shape, read_digits("10:30").shape, read_digits("12/5/2020").shape
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
        return DigitReading(_decimal(digits, found[3] or ""), "grouped")
    if FULL_DATE.fullmatch(chunk):
        return DigitReading(0, "date")
    if found := GROUP_AND_DECIMALS.fullmatch(chunk):
        return DigitReading(_decimal(found[1] + found[3], found[5]), "grouped")
    return NOTHING


def is_marked(chunk: str) -> bool:
    """Whether a string is digits with single marks between them; «ر» may be one of them.

    >>> is_marked("3.5"), is_marked("12.485.769"), is_marked("3"), is_marked("3م"), is_marked("3.")
    (True, True, False, False, False)
    """
    count, after_mark = 0, True
    for place in range(len(chunk)):
        code = ord(chunk[place])
        if ZERO <= code <= NINE:
            after_mark = False
        elif after_mark or code not in MARK_CODES:
            return False
        else:
            count, after_mark = count + 1, True
    if count == 0 or after_mark or len(chunk) > MOST_DIGITS:
        return False
    return count == 1 or chunk.count(REH) < 2


def _with_one_mark(whole: str, mark: str, last: str) -> DigitReading:
    if mark in POINTS:
        if len(last) == GROUP and len(whole) <= GROUP and mark in ".,":
            return _one_group(whole, mark, last)
        return _with_point(whole, mark, last)
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
    return DigitReading(_decimal(whole, decimals), "grouped")


def read_reversed(chunk: str) -> DigitReading:
    """Return what groups in reversed order mean: some newspapers print 4.5 as «5 .4», 2,000 as «000 .2».

    >>> read_reversed("5 .4").value, read_reversed("317 .545 .6").value, read_reversed("86 .303 .1").value
    (Decimal('4.5'), 6545317, Decimal('1303.86'))
    """
    groups = chunk.split(" .")[::-1]
    inner, last = groups[1:-1], groups[-1]
    if any(len(group) != 3 for group in inner):
        return NOTHING
    if not inner:
        value, other = _decimal(groups[0], last), _decimal(last, groups[0])
        thousands = int(groups[0] + last) if len(last) == 3 else None
        return DigitReading(value, "reversed", other, thousands, ".")
    if len(last) == 3:
        return DigitReading(int("".join(groups)), "reversed")
    return DigitReading(_decimal("".join(groups[:-1]), last), "reversed")


def _with_point(whole: str, mark: str, decimals: str) -> DigitReading:
    if len(whole) > 1 and whole[0] == "0":
        return NOTHING
    return DigitReading(_decimal(whole, decimals), "decimal", mark=mark)


def _with_slash(numerator: int, denominator: int) -> DigitReading:
    if denominator == 0:
        return NOTHING
    if numerator % denominator == 0:
        return DigitReading(numerator // denominator, "fraction")
    return DigitReading(fraction(numerator, denominator), "fraction")


def _one_group(left: str, mark: str, right: str) -> DigitReading:
    thousands, decimal = int(left + right), _decimal(left, right)
    if left[0] == "0":
        return (
            DigitReading(decimal, "decimal", mark=mark) if mark in ".," and left == "0" else NOTHING
        )
    if mark == ".":
        return DigitReading(decimal, "decimal", thousands, thousands, mark)
    if mark == ",":
        return DigitReading(thousands, "grouped", decimal, thousands, mark)
    return DigitReading(thousands, "grouped", mark=mark)


def _is_two_years(chunk: str) -> bool:
    found = TWO_YEARS.fullmatch(chunk)
    if not found:
        return False
    second = int(found[2]) if len(found[2]) == 4 else int(found[1][:2] + found[2])
    if "/" in chunk:
        return abs(second - int(found[1])) == 1
    return 0 < second - int(found[1]) <= 20


def _decimal(whole: str, decimals: str) -> Value:
    """Return a number without the zeros that its decimals end with."""
    shortest = decimals.rstrip("0")
    if not shortest:
        return int(whole)
    value = Decimal(f"{whole}.{shortest}")
    return value if len(whole) + len(shortest) <= MOST_PRECISE else Fraction(value)
