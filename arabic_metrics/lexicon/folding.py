"""The folding table, built from camel_tools.utils one character at a time.

camel-tools' normalisers return bare strings, but they are context-free: what they do to an article they do to each of
its characters. So the table is built once by asking them, and alignment stays exact. (Vowel signs go by their Unicode category:
`camel_tools.utils.dediac` agrees, as a test holds, but takes a quarter of a second to import.)
"""

import unicodedata
from collections.abc import Iterable, Iterator

from arabic_metrics.lexicon.entry import Character

BLOCKS = (
    range(0x0600, 0x0700),  # Arabic
    range(0x0750, 0x0780),  # Arabic Supplement
    range(0x0870, 0x0900),  # Arabic Extended-B and -A
    range(0xFB50, 0xFE00),  # Arabic Presentation Forms-A
    range(0xFE70, 0xFF00),  # Arabic Presentation Forms-B
    range(0xFF01, 0xFF5F),  # full-width Latin
)


def build_folding_table(characters: tuple[Character, ...]) -> dict[int, str]:
    """Return code point to folded text, for `str.translate`; a character that folds to itself is left out.

    Presentation forms become letters; alef with hamza, madda or wasla becomes alef; final yeh becomes yeh; teh marbuta becomes
    heh; vowel signs go; every digit of the Arabic scripts becomes a Western one; then the lexicon's own characters apply.
    """
    own = {code: entry.to for entry in characters for code in entry.codes()}
    table: dict[int, str] = {}
    for code in _codes():
        folded = "".join(own.get(ord(part), part) for part in fold_by_camel_tools(chr(code)))
        if code in own:
            folded = own[code]
        if folded != chr(code):
            table[code] = folded
    for code, to in own.items():
        if to != chr(code):
            table[code] = to
    return table


def fold_by_camel_tools(character: str) -> str:
    """Return what camel-tools' own functions, in our order, make of one character.

    >>> fold_by_camel_tools("ﻼ"), fold_by_camel_tools("ى"), fold_by_camel_tools("ة"), fold_by_camel_tools("٤")
    ('لا', 'ي', 'ه', '4')
    """
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
        normalize_unicode,
    )

    text = normalize_unicode(character)
    if any(unicodedata.category(part) == "Zs" for part in text) and len(text) == 2:
        text = text.strip()  # a free-standing vowel sign decomposes into a space and the sign
    text = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text)))
    return "".join(_digit(part) for part in text if unicodedata.category(part) != "Mn")


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


def _codes() -> Iterator[int]:
    for block in BLOCKS:
        yield from block


def character_class(codes: Iterable[int]) -> str:
    """Write code points as a character class of a pattern, in stretches; one that no character is in if there are none.

    >>> character_class([0x61, 0x62, 0x63, 0x65])
    '[\\\\U00000061-\\\\U00000063\\\\U00000065-\\\\U00000065]'
    """
    parts: list[list[int]] = []
    for code in sorted(codes):
        if parts and parts[-1][1] == code - 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    inside = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in parts)
    return f"[{inside}]" if inside else "(?!)"
