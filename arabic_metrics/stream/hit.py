"""The words that an article is first looked at for, in one scan: of metrics and of what may rank."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from arabic_metrics.stream.extra import load
from arabic_metrics.stream.needle import Needles
from arabic_metrics.stream.sought import Sought

SPACE = 32
LATIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SIGNS = b"0123456789@#"  # what else words begin with that are not of Arabic
LATIN_MARK, SIGN_MARK, QUOTE_MARK = 1, 2, 3  # a byte is sooner found as a number
LATIN_WORDS = re.compile(rb"\x01\x01*")
BY_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that was looked for, where it stands."""

    sought: Sought
    start: int
    end: int


class HitFinder:
    """Finds whole words in folded bytes: of Arabic by one scan, of Latin where there is any."""

    def __init__(self, needles: Needles) -> None:
        letters = needles.alphabet.letters
        self._sought = needles.sought
        self._automaton = _automaton(needles.parts)
        marks = dict.fromkeys(LATIN, LATIN_MARK) | dict.fromkeys(SIGNS, SIGN_MARK)
        marks |= dict.fromkeys(needles.quotes, QUOTE_MARK) | {code: code for code in letters}
        self._marks = bytes(marks.get(code, SPACE) for code in range(256))

    def mark(self, data: bytes) -> bytes:
        """Return bytes with marks for letters of Latin, other signs that words begin with, and quotes; with spaces for all else but letters."""
        return data.translate(self._marks)

    def find(self, data: bytes, marked: bytes, plain: bytes) -> list[Hit]:
        """Return the words that are looked for, in order.

        Args:
            data: A folded text.
            marked: It, marked.
            plain: It, marked, with spaces for the marks.
        """
        hits: list[Hit] = []
        all_sought = self._sought
        spaced = b" " + plain + b" "
        closing = 0
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(spaced)
        for _, opening, end in found:
            if opening < closing:
                continue  # another part of the word before
            while spaced[opening] != SPACE:
                opening -= 1
            closing = end
            while spaced[closing] != SPACE:
                closing += 1
            sought = all_sought.get(spaced[opening + 1 : closing])
            if sought is not None:
                hits.append(Hit(sought, opening, closing - 1))
        if LATIN_MARK in marked:
            self._add_latin(data, marked, hits)
        return hits

    def _add_latin(self, data: bytes, marked: bytes, hits: list[Hit]) -> None:
        for match in LATIN_WORDS.finditer(marked):
            start, end = match.span()
            sought = self._sought.get(data[start:end])
            if sought is not None:
                hits.append(Hit(sought, start, end))
        hits.sort(key=BY_START)


def unmarked(marked: bytes) -> bytes:
    """Return marked bytes with spaces for the marks: letters of Arabic alone are left."""
    for mark in (LATIN_MARK, SIGN_MARK, QUOTE_MARK):
        marked = marked.replace(bytes([mark]), b" ")
    return marked


def _automaton(parts: Collection[bytes]) -> Any:
    """Return an automaton of parts of words; they are few, so that the kind that scans soonest is not large."""
    automaton = load("ahocorasick_rs")
    return automaton.BytesAhoCorasick(
        parts, matchkind=automaton.MatchKind.Standard, implementation=automaton.Implementation.DFA
    )
