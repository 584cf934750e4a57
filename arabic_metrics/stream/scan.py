"""Whole words in folded bytes, all of a vocabulary by one Aho-Corasick scan."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from arabic_metrics.stream.extra import load

ASCII, SPACE = 128, 32
LATIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
BY_START = itemgetter(1)


class Finder:
    """Finds whole words in folded bytes, of Arabic by one scan and of Latin by another where there is any."""

    def __init__(self, words: Iterable[bytes], letters: bytes) -> None:
        self._arabic = _automaton(word for word in words if word[0] >= ASCII)
        self._latin = _automaton(word for word in words if word[0] < ASCII)
        self._arabic_only = bytes(code if code in letters else SPACE for code in range(256))
        self._latin_only = bytes(code if code in LATIN else SPACE for code in range(256))
        self._no_latin = bytes(code for code in range(256) if code not in LATIN)

    def find(self, data: bytes) -> list[tuple[bytes, int, int]]:
        """Return each word with its bounds, in order."""
        found = _whole(self._arabic, b" " + data.translate(self._arabic_only))
        if data.translate(None, self._no_latin):
            latin = _whole(self._latin, b" " + data.translate(self._latin_only))
            found = sorted(found + latin, key=BY_START) if latin else found
        return found


def _automaton(words: Iterable[bytes]) -> Any:
    """Return an automaton of words, each with the space before it; this kind is made in half the time, and scans as fast."""
    automaton = load("ahocorasick_rs")
    return automaton.BytesAhoCorasick(
        [b" " + word for word in words],
        matchkind=automaton.MatchKind.LeftmostLongest,
        implementation=automaton.Implementation.ContiguousNFA,
    )


def _whole(automaton: Any, spaced: bytes) -> list[tuple[bytes, int, int]]:
    """Return the words that end where they are found to; `spaced` has a space before the first."""
    last = len(spaced)
    return [
        (spaced[start + 1 : end], start, end - 1)
        for _, start, end in automaton.find_matches_as_indexes(spaced)
        if end == last or spaced[end] == SPACE
    ]
