"""Roman numerals, after a word that asks for one: القرن XXI، المرتبة III."""

import re
from collections.abc import Iterator

from arabic_metrics.core import Span
from arabic_metrics.parse.neighbor import WordClasses, without_prefix, without_signs, words_before

ROMAN = re.compile(r"[IVXL](?<![A-Za-z0-9].)[IVXL]{0,7}(?![A-Za-z0-9])")
CANONICAL = re.compile(r"(XL|L?X{0,3})(IX|IV|V?I{0,3})")
LETTER_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = frozenset(tens + units for tens in TENS for units in UNITS if tens or units)


def read_roman(letters: str) -> int:
    """Return the value of a Roman numeral below ninety, or 0.

    >>> read_roman("XIV"), read_roman("IIX")
    (14, 0)
    """
    if not CANONICAL.fullmatch(letters):
        return 0
    values = [LETTER_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def find_romans(text: str, classes: WordClasses) -> Iterator[tuple[Span, int]]:
    """Yield the Roman numerals of a text whose word before asks for a number."""
    if not ("I" in text or "V" in text or "X" in text):
        return
    for match in ROMAN.finditer(text):
        words = without_signs(words_before(text, match.start()))
        if not words or without_prefix(words[-1]) not in classes.roman_head:
            continue
        if value := read_roman(match[0]):
            yield Span(*match.span()), value
