"""The words that an article is first looked at for, in one scan: of metrics, of ranking and of numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from arabic_metrics.stream.extra import load
from arabic_metrics.stream.needle import MetricNeedle, Needles

ASCII, SPACE = 128, 32
LATIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SIGNS = b"0123456789@#"  # what else words begin with that are not of Arabic
LATIN_MARK, SIGN_MARK = b"\x01", b"\x02"
LATIN_WORDS = re.compile(rb"\x01\x01*")
NO_METRICS: tuple[MetricNeedle, ...] = ()
NO_RANKS: dict[bytes, str] = {}
BY_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Sought:
    """What a word is looked for as."""

    metrics: tuple[MetricNeedle, ...]
    ranked: dict[bytes, str]  # how it makes a sentence one that may rank, by the word behind it
    again: bool  # «عددهم»
    persons: bool
    number: bool


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
        again = needles.classes["number_of"]
        words = {*needles.metrics, *needles.ranked, *again, *needles.numbers}
        sought = {
            word: Sought(
                metrics=needles.metrics.get(word, NO_METRICS),
                ranked=needles.ranked.get(word, NO_RANKS),
                again=word in again,
                persons=word in needles.counted_persons,
                number=word in needles.numbers,
            )
            for word in words
        }
        self._latin = {word: it for word, it in sought.items() if word[0] < ASCII}
        arabic = [word for word in sought if word[0] >= ASCII]
        self._sought = [sought[word] for word in arabic]
        self._automaton = _automaton(arabic)
        marks = dict.fromkeys(LATIN, LATIN_MARK[0]) | dict.fromkeys(SIGNS, SIGN_MARK[0])
        marks |= {code: code for code in letters}
        self._marks = bytes(marks.get(code, SPACE) for code in range(256))

    def mark(self, data: bytes) -> bytes:
        """Return bytes with a mark for each letter of Latin, another for a sign that a word begins with, and spaces for all else but letters."""
        return data.translate(self._marks)

    def find(self, data: bytes, marked: bytes, plain: bytes) -> tuple[list[Hit], list[int]]:
        """Return in order the words that are looked for, and where words of numbers begin.

        Args:
            data: A folded text.
            marked: It, marked.
            plain: It, marked, with spaces for the marks.
        """
        hits: list[Hit] = []
        numbers: list[int] = []
        all_sought = self._sought
        spaced = b" " + plain
        last = len(spaced)
        start: int
        end: int
        number: int
        for number, start, end in self._automaton.find_matches_as_indexes(spaced):
            if end == last or spaced[end] == SPACE:
                sought = all_sought[number]
                if sought.number:
                    numbers.append(start)
                if sought.metrics or sought.ranked or sought.again:
                    hits.append(Hit(sought, start, end - 1))
        if LATIN_MARK in marked:
            latin = self._find_latin(data, marked)
            hits = sorted(hits + latin, key=BY_START) if latin else hits
        return hits, numbers

    def _find_latin(self, data: bytes, marked: bytes) -> list[Hit]:
        found: list[Hit] = []
        for match in LATIN_WORDS.finditer(marked):
            start, end = match.span()
            sought = self._latin.get(data[start:end])
            if sought is not None:
                found.append(Hit(sought, start, end))
        return found


def unmarked(marked: bytes) -> bytes:
    """Return marked bytes with spaces for the marks: letters of Arabic alone are left."""
    return marked.replace(LATIN_MARK, b" ").replace(SIGN_MARK, b" ")


def _automaton(words: Iterable[bytes]) -> Any:
    """Return an automaton of words, each with the space before it; this kind is made in half the time, and scans as fast."""
    automaton = load("ahocorasick_rs")
    return automaton.BytesAhoCorasick(
        [b" " + word for word in words],
        matchkind=automaton.MatchKind.LeftmostLongest,
        implementation=automaton.Implementation.ContiguousNFA,
    )
