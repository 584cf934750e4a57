"""ASCII keys of names, by camel-tools' Safe Buckwalter transliteration."""

import re

from arabic_metrics.lexicon.reference import TRANSLITERATION, read_table


def ascii_key(folded: str) -> str:
    """Return a stable ASCII key of a folded name.

    >>> ascii_key("بلدية دبا".translate({0x0629: "ه"}))
    'bldyh-dbA'
    """
    letters = read_table(TRANSLITERATION)
    kept = (
        "".join(
            ch
            for ch in (letters.get(letter, letter) for letter in word)
            if ch.isascii() and (ch.isalnum() or ch in "#@_")
        )
        for word in folded.split()
    )
    return "-".join(kept).strip("-")


def consonants(folded: str) -> str:
    """Return the consonants of a folded name in Latin letters, by which spellings and scripts are compared: «إيلون ماسك» is lnmsk, as is Elon Musk.

    >>> consonants("كايلي جينر") == consonants("كيلي جينر")
    True
    """
    return re.sub(r"[aeiouyw_-]", "", ascii_key(folded).lower())
