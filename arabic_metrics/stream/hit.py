"""The words that an article is first looked at for, in one scan: of metrics, of ranking and of numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from arabic_metrics.stream.extra import load
from arabic_metrics.stream.needle import Needles
from arabic_metrics.stream.wording import MetricNeedle

ASCII, SPACE = 128, 32
LATIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SIGNS = b"0123456789@#"  # what else words begin with that are not of Arabic
LATIN_MARK, SIGN_MARK, QUOTE_MARK = 1, 2, 3  # a byte is sooner found as a number
LATIN_WORDS = re.compile(rb"\x01\x01*")
NO_WORDS: frozenset[bytes] = frozenset()
NO_METRICS: tuple[MetricNeedle, ...] = ()
NO_RANKS: dict[bytes, str] = {}
BY_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Sought:
    """What a word is looked for as. Of a metric, one of `followed` stands behind it, or whatever does if there are none."""

    metrics: tuple[MetricNeedle, ...]
    followed: frozenset[bytes]
    ranked: dict[bytes, str]  # how it makes a sentence one that may rank, by the word behind it
    again: bool  # «عددهم»
    persons: bool
    number: bool
    placing: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that was looked for, where it stands."""

    sought: Sought
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of an article, in order."""

    hits: list[Hit]
    numbers: list[int]  # where words of numbers begin that are of letters
    places: list[Hit]  # words without which no place is told


class HitFinder:
    """Finds whole words in folded bytes: of Arabic by one scan, of Latin where there is any."""

    def __init__(self, needles: Needles) -> None:
        letters = needles.alphabet.letters
        again = needles.classes["number_of"]
        words = {*needles.metrics, *needles.ranked, *again, *needles.numbers, *needles.placing}
        sought = {
            word: Sought(
                metrics=(metrics := needles.metrics.get(word, NO_METRICS)),
                followed=frozenset(it.rest[0] for it in metrics)
                if all(it.rest for it in metrics)
                else NO_WORDS,
                ranked=needles.ranked.get(word, NO_RANKS),
                again=word in again,
                persons=word in needles.counted_persons,
                number=word in needles.numbers,
                placing=word in needles.placing,
            )
            for word in words
        }
        self._latin = {word: it for word, it in sought.items() if word[0] < ASCII}
        arabic = [word for word in sought if word[0] >= ASCII]
        self._sought = [sought[word] for word in arabic]
        self._automaton = _automaton(arabic)
        marks = dict.fromkeys(LATIN, LATIN_MARK) | dict.fromkeys(SIGNS, SIGN_MARK)
        marks |= dict.fromkeys(needles.quotes, QUOTE_MARK) | {code: code for code in letters}
        self._marks = bytes(marks.get(code, SPACE) for code in range(256))

    def mark(self, data: bytes) -> bytes:
        """Return bytes with marks for letters of Latin, other signs that words begin with, and quotes; with spaces for all else but letters."""
        return data.translate(self._marks)

    def find(self, data: bytes, marked: bytes, plain: bytes) -> Found:
        """Return the words that are looked for.

        Args:
            data: A folded text.
            marked: It, marked.
            plain: It, marked, with spaces for the marks.
        """
        hits: list[Hit] = []
        numbers: list[int] = []
        places: list[Hit] = []
        all_sought = self._sought
        spaced = b" " + plain
        last = len(spaced)
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(spaced)
        for number, start, end in found:
            if end == last or spaced[end] == SPACE:
                sought = all_sought[number]
                if sought.number:
                    numbers.append(start)
                if sought.placing:
                    places.append(Hit(sought, start, end - 1))
                if sought.metrics or sought.ranked or sought.again:
                    hits.append(Hit(sought, start, end - 1))
        if LATIN_MARK in marked:
            self._add_latin(data, marked, hits, places)
        return Found(hits, numbers, places)

    def _add_latin(self, data: bytes, marked: bytes, hits: list[Hit], places: list[Hit]) -> None:
        for match in LATIN_WORDS.finditer(marked):
            start, end = match.span()
            sought = self._latin.get(data[start:end])
            if sought is not None:
                hits.append(Hit(sought, start, end))
                if sought.placing:
                    places.append(Hit(sought, start, end))
        hits.sort(key=BY_START)
        places.sort(key=BY_START)


def unmarked(marked: bytes) -> bytes:
    """Return marked bytes with spaces for the marks: letters of Arabic alone are left."""
    for mark in (LATIN_MARK, SIGN_MARK, QUOTE_MARK):
        marked = marked.replace(bytes([mark]), b" ")
    return marked


def _automaton(words: Iterable[bytes]) -> Any:
    """Return an automaton of words, each with the space before it; this kind is made in half the time, and scans as fast."""
    automaton = load("ahocorasick_rs")
    return automaton.BytesAhoCorasick(
        [b" " + word for word in words],
        matchkind=automaton.MatchKind.LeftmostLongest,
        implementation=automaton.Implementation.ContiguousNFA,
    )
