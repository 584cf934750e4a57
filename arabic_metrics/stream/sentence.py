"""A folded article while it is screened: its words, its sentences, and what these speak of."""

import re
from itertools import islice

from arabic_metrics.stream.needle import Needles
from arabic_metrics.stream.scan import SPACE, Finder

NEAR, FAR, FARTHER = 48, 160, 224  # bytes in which the words near a word stand as a rule
FURTHER = 4  # times as many where they do not
HANDLE, HASH = b"@", b"#"  # of an account, and of what a noun before it may call one
TAGS = re.compile(rb"[@#]")
TAGGED = frozenset({"account"})
NOTHING: frozenset[str] = frozenset()
SPACES = frozenset(b" \t\r\n")
SPECIAL = re.compile(rb"[0-9A-Za-z@#_]")


class Grammar:
    """How the folded bytes of one alphabet fall into words, as `read_words` reads them."""

    def __init__(self, needles: Needles) -> None:
        alphabet = needles.alphabet
        self.needles = needles
        self.spoken = Finder(needles.kinds, alphabet.letters)
        self.arabic_only = bytes(code if code in alphabet.letters else SPACE for code in range(256))
        marks = bytes(alphabet.codes[char] for char in ".,٫٬،" if char in alphabet.codes)
        letters, signs, grouped = map(_class, (alphabet.letters, alphabet.signs, marks))
        self.words = re.compile(
            rb"[%b]+|[@#][%b.]+|[A-Za-z](?:[%b.&'-]*[%b])?|[0-9][0-9%b]*"
            % (letters, signs, signs, signs, grouped)
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

    def before(self, start: int, count: int) -> list[bytes]:
        """Return the words right before a place, the nearest last, whatever sentence they are of."""
        reach = NEAR
        while True:
            words = self.grammar.words.findall(self.data, max(0, start - reach), start)
            if len(words) > count or start <= reach:  # the first may be cut in two
                return words[-count:]
            reach *= FURTHER

    def behind(self, end: int, closing: int, count: int) -> list[bytes]:
        """Return the words right behind a place, up to another."""
        near = min(closing, end + FARTHER)
        words = self.grammar.words.findall(self.data, end, near)
        if near == closing or len(words) > count:  # the last may be cut in two
            return words[:count]
        return [
            match[0]
            for match in islice(self.grammar.words.finditer(self.data, end, closing), count)
        ]

    def end_of_words(self, end: int, count: int) -> int:
        """Return where some words behind a place end."""
        for match in islice(self.grammar.words.finditer(self.data, end), count):
            end = match.end()
        return end

    def next_word(self, end: int) -> bytes:
        """Return the word behind a place."""
        following = self.grammar.words.search(self.data, end)
        return following[0] if following else b""

    def words(self, opening: int, closing: int, more: int) -> list[bytes]:
        """Return the words between two places, and some of those behind."""
        behind = islice(self.grammar.words.finditer(self.data, closing), more)
        inside = self.grammar.words.findall(self.data, opening, closing)
        return [*inside, *(match[0] for match in behind)]

    def has_number_near(self, start: int, end: int, before: int, behind: int) -> bool:
        """Whether a number can stand near a word, whatever sentence it is in; as a rule none does, and little is looked at."""
        data, numbers = self.data, self.grammar.needles.numbers
        opening, closing = max(0, start - NEAR), end + FAR
        if SPECIAL.search(data, opening, closing):
            return True  # a digit, or a word that is not of Arabic alone
        left = data[opening:start].translate(self.grammar.arabic_only).split()
        right = data[end:closing].translate(self.grammar.arabic_only).split()
        if (len(left) <= before and opening) or (len(right) <= behind and closing < len(data)):
            return True  # not enough is seen
        return not (numbers.isdisjoint(left) and numbers.isdisjoint(right))

    def kinds(self, opening: int, closing: int) -> frozenset[str]:
        """Return what the words between two places may speak of."""
        known = self._kinds.get((opening, closing))
        if known is None:
            data = self.data[opening:closing]
            found = set(TAGGED) if has_tag(data) else set()
            for word, _, end in self.grammar.spoken.find(data):
                kinds = self.grammar.needles.kinds[word]
                found |= kinds.get(b"", NOTHING)
                if len(kinds) > 1 or b"" not in kinds:
                    found |= kinds.get(self.next_word(opening + end), NOTHING)
            known = self._kinds[opening, closing] = frozenset(found)
        return known

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
