"""The folding table, as camel-tools folds each character, then the lexicon's own characters; other spellings of a word."""

import re
from collections.abc import Callable, Iterable, Iterator

from arabic_metrics.lexicon.entry import Character
from arabic_metrics.lexicon.reference import FOLDING, read_table

LAST = re.compile(r"[ىيةه](?=\W*$)")
OTHER_LAST = str.maketrans("ىيةه", "يىهة")


def build_folding_table(characters: tuple[Character, ...]) -> dict[int, str]:
    """Return the folded text of each code point that folds, as a table for `str.translate`.

    Presentation forms become letters; alef with hamza, madda or wasla becomes alef; final yeh becomes yeh; teh marbuta becomes
    heh; vowel signs go; every digit of the Arabic scripts becomes a Western one; then the lexicon's own characters apply.
    """
    own = {code: entry.to for entry in characters for code in entry.codes()}
    table = {
        ord(character): "".join(own.get(ord(part), part) for part in folded)
        for character, folded in read_table(FOLDING).items()
    }
    return {code: to for code, to in (table | own).items() if to != chr(code)}


def character_class(codes: Iterable[int]) -> str:
    """Write code points as a character class of a pattern, in ranges; without code points, as one that matches nothing.

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


def other_spellings(word: str, fold: Callable[[str], str]) -> Iterator[str]:
    """Yield how else a word may be spelled that readers search for: folded, and each with the other last letter, ى for ي and ة for ه.

    >>> list(other_spellings("الأهلي،", lambda word: word.replace("أ", "ا")))
    ['الاهلي،', 'الأهلى،', 'الاهلى،']
    """
    folded = fold(word)
    several = (folded, *(LAST.sub(_other_letter, each) for each in (word, folded)))
    yield from dict.fromkeys(each for each in several if each != word)


def _other_letter(last: re.Match[str]) -> str:
    return last[0].translate(OTHER_LAST)
