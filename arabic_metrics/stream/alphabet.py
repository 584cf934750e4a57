"""Folded text with one byte for each character: half as much to scan, and folded while it is encoded.

The letters, digits and signs that a lexicon writes, and the characters that fold to one of them or to nothing, have bytes of their own.
A text that holds another character is folded the long way; what is left of it then can occur in no word of the lexicon.
"""

import codecs
import re
from collections.abc import Iterable

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.normalize import normalize_text

ASCII = [chr(code) for code in range(128)]
ARABIC = "[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]"  # what a word is made of
USUAL = (
    "\u00a0\u00ab\u00ad\u00b0\u00b7\u00bb\u00d7\u060c\u061b\u061f\u0640\u066a\u066b\u066c\u200b\u200c\u200d\u200e\u200f\u2013\u2014"
    "\u2018\u2019\u201c\u201d\u2022\u2026\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
    "\u06cc\u06a9\u06af\u06a4\u06a8\u06ad\u06be\u0670\u0654\u0655\u2033\u2032\u202f\u00e9\u00e8\u00e0\u00ea\u00ae\u00b4"
)
# Stand-ins of characters without a byte, by what they are in a word. Lone surrogates: no text that was decoded holds them.
LETTER, SIGN = chr(0xDFFE), chr(0xDFFF)
OTHER = "*"
NO_CHARACTER = "\ufffe"
SIZE = 256


def characters_of(text: str) -> list[str]:
    """Return the characters of a long text that holds few different ones, each taken out of it when it is met.

    >>> characters_of("متابعات")
    ['م', 'ت', 'ا', 'ب', 'ع']
    """
    found = []
    while text:
        found.append(text[0])
        text = text.replace(text[0], "")
    return found


class Alphabet:
    """Turns texts into folded bytes by the folding table of one lexicon."""

    def __init__(self, lexicon: Lexicon, words: Iterable[str]) -> None:
        self.lexicon = lexicon
        self.folding = lexicon.folding
        self._written = written = characters_of("".join(set(words)))
        marks = [chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x653))]
        digits = [chr(code) for code in range(0x660, 0x66A)]
        wanted = dict.fromkeys([*ASCII, LETTER, SIGN, *sorted(written), *marks, *digits, *USUAL])
        first = dict.fromkeys(list(wanted)[:SIZE])
        known = [
            char if self._has_place(char, first) else NO_CHARACTER for char in first
        ]  # ASCII keeps its codes
        self.codes = {char: code for code, char in enumerate(known) if char != NO_CHARACTER}
        self._encoding = codecs.charmap_build("".join(known).ljust(SIZE, NO_CHARACTER))
        # What is folded away becomes one of its kind at first, and is taken out then: it is rare, and takes a look at each byte.
        deleted = [code for char, code in self.codes.items() if self.folding.get(ord(char)) == ""]
        self._deleted = bytes(deleted[:1])
        table = bytearray(self._folded_code(char) for char in known).ljust(SIZE, b"\0")
        for code in deleted:
            table[code] = deleted[0]
        self._table = bytes(table)
        arabic = re.compile(ARABIC)
        self.letters = bytes(
            code for char, code in self.codes.items() if arabic.match(char) or char == LETTER
        )
        self.plain_letters = frozenset(
            code for char, code in self.codes.items() if "\u0621" <= char <= "\u064a"
        )
        self.signs = bytes(
            code
            for char, code in self.codes.items()
            if char in (LETTER, SIGN, "_") or char.isalnum()
        )

    def __reduce__(self) -> tuple[object, ...]:
        """How it is pickled: made anew, for what encodes cannot be."""
        return Alphabet, (self.lexicon, self._written)

    def _has_place(self, char: str, wanted: dict[str, None]) -> bool:
        """Whether one byte can stand for a character: it folds to itself, to nothing, or to another with a byte."""
        folded = self.folding.get(ord(char), char)
        return len(folded) < 2 and (not folded or folded in wanted)

    def _folded_code(self, char: str) -> int:
        folded = self.folding.get(ord(char), char)
        return self.codes.get(folded or char, self.codes[OTHER])

    def fold(self, text: str) -> bytes:
        """Return a text folded, a byte for each character that is left."""
        try:
            encoded = codecs.charmap_encode(text, "strict", self._encoding)[0]
        except UnicodeEncodeError:
            encoded = self._encoded(normalize_text(text, self.lexicon).text)
        return bytes(encoded.translate(self._table).replace(self._deleted, b""))

    def spell(self, word: str) -> bytes:
        """Return a folded word of the lexicon as it stands in folded texts."""
        return self._encoded(word)

    def spell_all(self, words: Iterable[str]) -> list[bytes]:
        """Return what `spell` returns for each of some words, at one go."""
        written = "\n".join(words)
        return self._encoded(written).split(b"\n") if written else []

    def _encoded(self, folded: str) -> bytes:
        try:
            return codecs.charmap_encode(folded, "strict", self._encoding)[0]
        except UnicodeEncodeError:
            return self._with_stand_ins(folded)

    def _with_stand_ins(self, folded: str) -> bytes:
        for char in set(folded).difference(self.codes):
            folded = folded.replace(char, self._stand_in(char))
        return codecs.charmap_encode(folded, "strict", self._encoding)[0]

    @staticmethod
    def _stand_in(char: str) -> str:
        if re.match(ARABIC, char):
            return LETTER
        return SIGN if char.isalnum() else OTHER
