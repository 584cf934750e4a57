"""A folded article while it is screened: its words, its sentences, and what these speak of."""

import re
from itertools import islice

from arabic_metrics.stream.hit import (
    LATIN_MARK,
    LATIN_WORDS,
    QUOTE_MARK,
    SIGN_MARK,
    HitFinder,
    unmarked,
)
from arabic_metrics.stream.needle import Needles

NEAR, FAR, FARTHER = 48, 160, 224  # bytes in which the words near a word stand as a rule
LENGTH = 8  # of a word and the space before it, as a rule no more
FURTHER = 4  # times as many where they do not
HANDLE, HASH = ord("@"), ord("#")  # of an account, and of what a noun before it may call one
TAGS = re.compile(rb"[@#]")
TAGGED = frozenset({"account"})
NOTHING: frozenset[str] = frozenset()
NO_KINDS: dict[bytes, frozenset[str]] = {}
SPACES = frozenset(b" \t\r\n")


class Grammar:
    """How the folded bytes of one alphabet fall into words, as `read_words` reads them."""

    def __init__(self, needles: Needles) -> None:
        alphabet = needles.alphabet
        self.needles = needles
        self.finder = HitFinder(needles)
        marks = bytes(alphabet.codes[char] for char in ".,٫٬،" if char in alphabet.codes)
        letters, signs, grouped = map(_class, (alphabet.letters, alphabet.signs, marks))
        other = rb"[@#][%b.]+|[A-Za-z](?:[%b.&'-]*[%b])?|[0-9][0-9%b]*" % (
            signs, signs, signs, grouped,
        )  # fmt: skip
        self.words = re.compile(rb"[%b]+|%b" % (letters, other))
        # Words that do not begin with a letter of Arabic; a pattern that begins with a class is looked for sooner.
        self.others = re.compile(
            rb"[@#A-Za-z0-9](?:(?<=[0-9])[0-9%b]*|(?<=[@#])[%b.]+|(?<=[A-Za-z])(?:[%b.&'-]*[%b])?)"
            % (grouped, signs, signs, signs)
        )


def has_tag(data: bytes) -> bool:
    """Whether a handle or a tag may stand in folded bytes."""
    return HANDLE in data or HASH in data


def _class(codes: bytes) -> bytes:
    """Write bytes as the inside of a character class."""
    return b"".join(b"\\x%02x" % code for code in sorted(set(codes)))


class Sentences:
    """The sentences of one folded article. A sentence here is never shorter than the grammar's."""

    def __init__(self, data: bytes, grammar: Grammar) -> None:
        self.data = data
        self.grammar = grammar
        self.marked = grammar.finder.mark(data)
        self.letters = unmarked(self.marked)  # of Arabic, with spaces for all else
        self.hits = grammar.finder.find(data, self.marked, self.letters)
        self._last = (0, 0)
        self._kinds: dict[tuple[int, int], frozenset[str]] = {}

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence of a word begins and ends, or somewhere outside of it."""
        opening, closing = self._last
        if not (opening <= start and end <= closing):
            self._last = self._opening(start), self._closing(end)
        return self._last

    def _opening(self, start: int) -> int:
        line = self.data.rfind(b"\n", 0, start) + 1
        while (start := self.data.rfind(b".", line, start)) >= 0:
            if self._ends(start):
                return start + 1
        return line

    def _closing(self, end: int) -> int:
        line = self.data.find(b"\n", end)
        line = len(self.data) if line < 0 else line
        end -= 1
        while (end := self.data.find(b".", end + 1, line)) >= 0:
            if self._ends(end):
                return end
        return line

    def _ends(self, stop: int) -> bool:
        """Whether a full stop surely ends a sentence: before a space, or between words."""
        if stop + 1 == len(self.data):
            return True
        following = self.data[stop + 1]
        if following in SPACES:
            return True
        letters = self.grammar.needles.alphabet.plain_letters
        return following in letters and stop > 0 and self.data[stop - 1] in letters

    def before(self, start: int, count: int, opening: int = 0) -> list[bytes]:
        """Return the words right before a place, the nearest last, from another place on."""
        reach = LENGTH * (count + 1)
        while True:
            first = max(opening, start - reach)
            words = self.within(first, start)
            if len(words) > count or first == opening:  # the first may be cut in two
                return words[-count:]
            reach *= FURTHER

    def behind(self, end: int, closing: int, count: int) -> list[bytes]:
        """Return the words right behind a place, up to another."""
        reach = LENGTH * (count + 1)
        while True:
            near = min(closing, end + reach)
            words = self.within(end, near)
            if near == closing or len(words) > count:  # the last may be cut in two
                return words[:count]
            reach *= FURTHER

    def within(self, opening: int, closing: int) -> list[bytes]:
        """Return the words between two places, as `Grammar.words` finds them."""
        if not self._has_other(opening, closing):
            return self.letters[opening:closing].split()
        words: list[bytes] = []
        for match in self.grammar.others.finditer(self.data, opening, closing):
            start, end = match.span()
            words += self.letters[opening:start].split()
            words.append(match[0])
            opening = end
        return words + self.letters[opening:closing].split()

    def _has_other(self, opening: int, closing: int) -> bool:
        """Whether between two places a word may begin that is not of Arabic: a digit, a handle."""
        marked = self.marked[opening:closing]
        return SIGN_MARK in marked or LATIN_MARK in marked

    def next_quote(self, place: int) -> int:
        """Return where a quotation mark stands behind a place, -1 if none does."""
        return self.marked.find(QUOTE_MARK, place)

    def end_of_words(self, end: int, count: int) -> int:
        """Return where some words behind a place end."""
        near = min(len(self.data), end + LENGTH * (count + 1))
        words = self.letters[end:near].split(None, count)
        if len(words) > count and not self._has_other(end, near):
            return end + len(self.letters[end : near - len(words[count])].rstrip())
        for match in islice(self.grammar.words.finditer(self.data, end), count):
            end = match.end()
        return end

    def next_word(self, end: int) -> bytes:
        """Return the word behind a place."""
        following = self.grammar.words.search(self.data, end)
        return following[0] if following else b""

    def words(self, opening: int, closing: int, more: int) -> list[bytes]:
        """Return the words between two places, and some of those behind."""
        inside = self.within(opening, closing)
        return inside + self.behind(closing, len(self.data), more) if more else inside

    def has_number_near(self, start: int, end: int, before: int, behind: int) -> bool:
        """Whether a number can stand so many words from a word, whatever sentence it is in."""
        opening, closing = max(0, start - NEAR), min(len(self.data), end + FAR)
        left = self.letters[opening:start].rsplit(None, before)
        right = self.letters[end:closing].split(None, behind)
        if len(left) > before:
            opening += len(left.pop(0))
        elif opening:
            return True  # not enough is seen
        if len(right) > behind:
            closing -= len(right.pop())
        elif closing < len(self.data):
            return True
        numbers = self.grammar.needles.numbers
        return (
            self._has_other(opening, closing)
            or not numbers.isdisjoint(right)
            or not numbers.isdisjoint(left)
        )

    def kinds(self, opening: int, closing: int) -> frozenset[str]:
        """Return what the words between two places may speak of."""
        known = self._kinds.get((opening, closing))
        if known is None:
            known = self._kinds[opening, closing] = self._read_kinds(opening, closing)
        return known

    def _read_kinds(self, opening: int, closing: int) -> frozenset[str]:
        data, marked = self.data[opening:closing], self.marked[opening:closing]
        all_kinds = self.grammar.needles.kinds
        found = set(TAGGED) if has_tag(data) else set()
        if LATIN_MARK in marked:
            for match in LATIN_WORDS.finditer(marked):
                start, end = match.span()
                found.update(*all_kinds.get(data[start:end], NO_KINDS).values())
        words = self.letters[opening:closing].split()
        others: list[bytes] | None = None
        for index, word in enumerate(words):
            kinds = all_kinds.get(word)
            if kinds is None:
                continue
            found |= kinds.get(b"", NOTHING)
            if len(kinds) > 1 or b"" not in kinds:
                if others is None:
                    others = [self.next_word(closing)]
                    if LATIN_MARK in marked or SIGN_MARK in marked:
                        others += self.grammar.others.findall(data)
                for second in (*words[index + 1 : index + 2], *others):
                    found |= kinds.get(second, NOTHING)
        return frozenset(found)

    def said_before(self, place: int, count: int = 1) -> int:
        """Return where the last sentences before a place begin that have some words together."""
        first = self.start_of_words(place, count)
        return self._opening(first) if first else 0

    def start_of_words(self, place: int, count: int) -> int:
        """Return where some words right before a place begin."""
        reach = NEAR
        while True:
            words = self.grammar.words.finditer(self.data, max(0, place - reach), place)
            starts = [match.start() for match in words]
            if len(starts) > count:  # the first may be cut in two
                return starts[-count]
            if place <= reach:
                return 0
            reach *= FURTHER

    def sentences_before(self, opening: int, count: int) -> int:
        """Return where the sentences before a place begin, as many as are asked for."""
        for _ in range(count):
            opening = self._opening(max(0, opening - 1))
        return opening
