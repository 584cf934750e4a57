"""What camel-tools makes of each character, in data files, so that reading a text does not need camel-tools.

The normalisers and the transliteration of camel-tools are context-free: they treat each character by itself. So `arabic-metrics lexicon
tables` applies them to one character after another and writes the files, and alignment stays exact.
"""

import unicodedata
from functools import cache
from pathlib import Path
from types import MappingProxyType

from arabic_metrics.core import LexiconError

FOLDING, TRANSLITERATION = "folding.tsv", "transliteration.tsv"
DATA = Path(__file__).parent / "data"
BLOCKS = (
    range(0x0600, 0x0700),  # Arabic
    range(0x0750, 0x0780),  # Arabic Supplement
    range(0x0870, 0x0900),  # Arabic Extended-B and -A
    range(0xFB50, 0xFE00),  # Arabic Presentation Forms-A
    range(0xFE70, 0xFF00),  # Arabic Presentation Forms-B
    range(0xFF01, 0xFF5F),  # full-width Latin
)
HEAD = """\
# What camel-tools makes of a character: its code point, what it becomes, its name.
# Written by `arabic-metrics lexicon tables`, with Unicode {version}. Change character.toml, not this file.
"""
MISSING = (
    "is written from camel-tools, which is not installed: "
    "`pip install '.[camel]'` in a copy of the repository brings it"
)


@cache
def read_table(file: str) -> MappingProxyType[str, str]:
    """Return the characters of a data file, each with what it becomes. Other characters stay as they are.

    >>> read_table(FOLDING)["ﻼ"], read_table(TRANSLITERATION)["ش"]
    ('لا', 'c')
    """
    table = {}
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, becomes, _ = line.split("\t")
            table[chr(int(code.removeprefix("U+"), 16))] = becomes
    return MappingProxyType(table)


def write_tables(folder: Path = DATA) -> tuple[Path, ...]:
    """Write both data files anew, as the installed camel-tools has them.

    Raises:
        LexiconError: camel-tools is not installed; the sentence says what brings it.
    """
    written = []
    for file, ask in ((FOLDING, ask_folding), (TRANSLITERATION, ask_transliteration)):
        try:
            table = ask()
        except ImportError as error:
            raise LexiconError(file, "", MISSING) from error
        lines = [
            f"U+{ord(character):04X}\t{becomes}\t{unicodedata.name(character)}\n"
            for character, becomes in sorted(table.items())
        ]
        head = HEAD.format(version=unicodedata.unidata_version)
        (folder / file).write_text(head + "".join(lines), encoding="utf-8", newline="\n")
        written.append(folder / file)
    return tuple(written)


def ask_folding() -> dict[str, str]:
    """Return what camel-tools' normalisers, in our order, make of each Arabic character that they change.

    Presentation forms become letters; alef with hamza, madda or wasla becomes alef; final yeh becomes yeh; teh marbuta becomes
    heh; vowel signs go; every digit of the Arabic scripts becomes a Western one.
    """
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
        normalize_unicode,
    )

    table = {}
    for character in (chr(code) for block in BLOCKS for code in block):
        text = normalize_unicode(character)
        if len(text) == 2 and any(unicodedata.category(part) == "Zs" for part in text):
            text = text.strip()  # a free-standing vowel sign decomposes into a space and the sign
        text = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text)))
        # dediac_ar knows the vowel signs of today's spelling; those of the Quran go by their category.
        text = "".join(part for part in dediac_ar(text) if unicodedata.category(part) != "Mn")
        text = "".join(str(unicodedata.digit(part, part)) for part in text)
        if text != character:
            table[character] = text
    return table


def ask_transliteration() -> dict[str, str]:
    """Return the ASCII letter of each Arabic one in camel-tools' Safe Buckwalter transliteration."""
    from camel_tools.utils.charmap import CharMapper

    mapper = CharMapper.builtin_mapper("ar2safebw")
    letters = map(chr, BLOCKS[0])
    return {letter: spelled for letter in letters if (spelled := mapper(letter)) != letter}
