"""Scan a folded text for number tokens: words of the numeral table, and strings of digits."""

import re

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.normalize.pieces import EDGES, Pieces, pieces
from arabic_metrics.parse.damaged import Damaged, damaged_digits, printed_way
from arabic_metrics.parse.digits import (
    GROUP,
    MARKED_DIGITS,
    MOST_DIGITS,
    NOTHING,
    REH,
    SPACED,
    DigitReading,
    read_digits,
    read_spaced,
    two_ways,
)
from arabic_metrics.parse.neighbor import LETTERS
from arabic_metrics.parse.numeral import NO_NUMERAL, Attached, Token, numeral_table

STRETCHES = re.compile(rf"[{LETTERS}]+|([0-9]+)")
FIRST_ARABIC = 0x600
SHORT_LINE = 80  # characters; a text of shorter ones is cut at their ends, too
NAMING = "#_@"  # before a word they make it a name
CUTS = frozenset(" .")  # behind digits they may be where a number is cut
# A longer one is read on, so that the time stays in proportion.
DIGITS = re.compile(f"[0-9]+{MARKED_DIGITS}{{0,40}}")
MORE_DIGITS = re.compile(f"{MARKED_DIGITS}{{1,40}}")
PIECES = re.compile(r"[0-9]+")
LIST_MARKS = re.compile(r"[0-9]+(?:[,،][0-9]+){2,}|[0-9]+،[0-9]+")
ARABIC_COMMA = re.compile(r"[0-9]+،[0-9]{1,2}")
DASHED = re.compile(r"([0-9]+(?:[.,٫][0-9]+)?)-([0-9]+(?:[.,٫][0-9]+)?)")
TELEPHONE = re.compile(r"[0-9]{1,4}(?:[ -]?[0-9]{1,5}){1,5}(?![0-9])")
TELEPHONE_DIGITS = 8
REST_OF_WORD = re.compile(r"\S*")
LONGEST_WORD = 128  # how far back an address is looked for
# Number signs that join digits: with digits on one side only they are damage.
DAMAGE_BEFORE = frozenset("٫٬")
DAMAGE_AFTER = frozenset("٫٬_")
DECIMAL_POINTS = frozenset(".٫")
BEFORE_POINT = frozenset(" \n(+-")
OF_ADDRESS = frozenset("_@#/=&?%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def find_tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """Return number words and digit strings in order.

    A digit string that is no number makes a token of shape "other"; it may cover words.
    """
    numerals, idle_pieces = numeral_table(lexicon), _idle_pieces(lexicon)
    return _Finder(text, numerals, idle_pieces, damaged_digits(lexicon)).find()


@kept
def _idle_pieces(lexicon: Lexicon) -> Pieces[None]:
    """Return what stood between spaces and held no number, with the numerals of a lexicon."""
    return Pieces()


class _Finder:
    """Finds the tokens of one text.

    A text is cut at its spaces and line ends. Most pieces are words and no numbers: a look-up shows which, and only numbers get a position.
    """

    def __init__(
        self, text: str, numerals: dict[str, Attached], idle_pieces: Pieces[None], damaged: Damaged
    ) -> None:
        self.text = text
        self.damaged = damaged
        self.bounded = text + "\n\n"  # behind its last character, and before its first
        self.numerals = numerals
        self.tokens: list[Token] = []
        self.done = 0  # where the last digit string ends
        self.idle_pieces = idle_pieces

    def find(self) -> list[Token]:
        text = self.text
        short = text.count("\n") * SHORT_LINE >= len(text)
        self._read_all(text.replace("\n", " ").split(" ") if short else pieces(text), 0)
        return self.tokens

    def _read_all(self, parts: list[str], start: int) -> None:
        numerals, idle = self.numerals, self.idle_pieces.known
        for piece in parts:
            attached = numerals.get(piece)
            if attached is not None:
                self._add_word(start, start + len(piece), attached)
            elif piece not in idle:
                if "\n" in piece:
                    self._read_all(piece.split("\n"), start)
                else:
                    self._read(piece, start)
            start += len(piece) + 1

    def _read(self, piece: str, start: int) -> None:
        """Read what is between spaces and is no word of numbers alone: «متابع», «متابع،», «(12)», «و15», «12.485»."""
        core = piece.strip(EDGES)
        first, attached = start + piece.find(core), self.numerals.get(core)
        if attached is not None:
            self._add_word(first, first + len(core), attached)
        elif core and not (core.isalpha() and not is_glued(core)):
            self._read_mixed(first, first + len(core))
        elif not self._add_glued(core, first):
            self.idle_pieces.keep(piece, None)

    def _read_mixed(self, start: int, end: int) -> None:
        """Read a stretch in which words, digits and signs touch."""
        bounded, following = self.bounded, start
        for match in STRETCHES.finditer(self.text, start, end):
            first, last = match.span()
            if match.lastindex is None:
                attached = self.numerals.get(match[0])
                if bounded[last] == "_" or bounded[first - 1] in NAMING:
                    continue
                if attached is not None:
                    self._add_word(first, last, attached)
                else:
                    self._add_glued(match[0], first)
            elif self.done >= end:
                return  # an address, as a whole
            elif last > following:
                following = self._read_chunk(max(first, following))

    def _add_glued(self, word: str, start: int) -> bool:
        """Add the number words that a lost space made one of: «مليونمتابع»."""
        found = self.damaged.unglued(word, self.numerals)
        for first, last, attached in found:
            self._add_word(start + first, start + last, attached)
        return bool(found)

    def _add_word(self, start: int, end: int, attached: Attached) -> None:
        self.tokens.append(attached.token(start, end))

    def _read_chunk(self, start: int) -> int:
        """Read a string of digits, with what joins them; return the place behind it."""
        match = DIGITS.match(self.text, start)
        end = following = match.end()  # type: ignore[union-attr]
        if start < self.done:
            return following
        chunk = match[0]  # type: ignore[index]
        if end - start > MOST_DIGITS:
            while more := MORE_DIGITS.match(self.text, end):
                end = more.end()
            chunk = self.text[start:end]
        self._add_digits(chunk, start, end)
        return following

    def _add(self, start: int, end: int, reading: DigitReading) -> None:
        self.tokens.append(Token(start, end, NO_NUMERAL, digits=reading))
        self.done = end

    def _add_digits(self, chunk: str, start: int, end: int) -> None:
        text = self.text
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in DECIMAL_POINTS and self.bounded[start - 2] in BEFORE_POINT:
            # Its zero was left out: «.08», «-٫5»
            self._add(start - 1, end, read_digits(f"0.{chunk}") if chunk.isdecimal() else NOTHING)
        elif after in DAMAGE_AFTER or before in DAMAGE_BEFORE:
            self._add(start, end, NOTHING)
        elif before in OF_ADDRESS and (address := _address_end(text, start, end)):
            self._add(start, address, NOTHING)
        elif before == "+" and (telephone := _telephone_end(text, start)):
            self._add(start, telephone, NOTHING)
        elif before == "-" and text[start - 2 : start - 1].isalpha():
            self._add(start, end, NOTHING)  # كوفيد-19
        elif chunk.isdecimal():
            self._add_plain(chunk, start, end)
        else:
            self._add_marked(chunk, start, end)
        self.done = max(end, self.done)

    def _add_plain(self, chunk: str, start: int, end: int) -> None:
        """Read digits without marks of their own: spaces may group them, or cut them."""
        text = self.text
        if len(chunk) <= GROUP and text[end : end + 1] in CUTS:
            if spaced := SPACED.match(text, start):
                return self._add(start, spaced.end(), read_spaced(spaced[0]))
            found = self.damaged.read(text, start, self.numerals)
            if found is not None:
                return self._add(start, *found)
        return self._add(start, end, read_digits(chunk))

    def _add_marked(self, chunk: str, start: int, end: int) -> None:
        if ARABIC_COMMA.fullmatch(chunk) and self.damaged.is_sized(self.text, end, self.numerals):
            chunk = chunk.replace("،", ",")  # «18،1%», «7،1 مليون»
        reading = read_digits(chunk)
        if reading.others and REH in chunk and (way := printed_way(self.text)):
            left, _, right = chunk.partition(REH)
            reading = DigitReading(two_ways(left, right, way)[0], "reversed")
        if reading.shape != "other":
            self._add(start, end, reading)
        elif LIST_MARKS.fullmatch(chunk):
            for piece in PIECES.finditer(chunk):  # 15،16،17
                first, last = start + piece.start(), start + piece.end()
                self._add(first, last, read_digits(piece[0]))
        elif dashed := DASHED.fullmatch(chunk):
            for group in (1, 2):
                first, last = start + dashed.start(group), start + dashed.end(group)
                self._add(first, last, read_digits(dashed[group]))
        else:
            self._add(start, end, reading)


def is_glued(word: str) -> bool:
    """Whether a word of letters begins or ends with Latin ones, and does not do both: «مليونUSD».

    >>> is_glued("مليونUSD"), is_glued("USD"), is_glued("مليون")
    (True, False, False)
    """
    return (ord(word[0]) < FIRST_ARABIC) != (ord(word[-1]) < FIRST_ARABIC)


def _telephone_end(text: str, start: int) -> int:
    """Return where the telephone number that some digits begin ends, or 0."""
    found = TELEPHONE.match(text, start)
    if found is None or sum(map(str.isdecimal, found[0])) < TELEPHONE_DIGITS:
        return 0
    return found.end()


def _address_end(text: str, start: int, end: int) -> int:
    """Return where the handle, hashtag, URL or Latin name that holds some digits ends, or 0."""
    floor = max(0, start - LONGEST_WORD)
    head = max(text.rfind(" ", floor, start), text.rfind("\n", floor, start), floor - 1) + 1
    word = text[head:start]
    if "://" in word or "www." in word or "@" in word or _is_host(word):
        return REST_OF_WORD.match(text, end).end()  # type: ignore[union-attr]  # it may be empty
    return end if word[-1] in "_@#" or word[-1].isalpha() else 0


def _is_host(word: str) -> bool:
    """«example.net/a/2021»."""
    host, slash, _ = word.partition("/")
    return bool(slash) and "." in host and host[:1].isascii() and host[:1].isalpha()
