"""Scan a folded text for the words of the period grammar, and keep the stretches that hold a time word or a date in digits."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.normalize.pieces import bare, pieces
from arabic_metrics.parse.digits import CHUNK, read_digits
from arabic_metrics.parse.neighbor import LETTERS
from arabic_metrics.parse.numeral import NO_NUMERAL, Numeral, Token
from arabic_metrics.parse.period_word import PeriodVocabulary, TimeWord, VocabularyEntry

TOKEN = re.compile(rf"[{LETTERS}]+|{CHUNK}")
# A year, or digits joined as dates and clock times are.
DATE_LIKE = re.compile(r"[12][0-9]{3}$|[0-9]+(?:[-/:]|[.][0-9]+[.])")
NO_WORD = TimeWord()
# What may be between two words of one period: nothing, a comma, a dash, a slash, a full stop before a month.
GAPS = frozenset(("", ",", "،", "-", "/", ".", "(", ")"))

LATIN_AFTER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
LATIN_BEFORE = LATIN_AFTER | frozenset("@#&=+%")

Raw = tuple[int, int, str, VocabularyEntry | None]
Parts = tuple[Raw, ...]
UNKNOWN: Parts = ((0, 0, "", None),)  # of a piece with words, none of which is known
T = TypeVar("T")
WORD_BEFORE = re.compile(rf"([{LETTERS}]+) {{0,2}}$")
WORD_AFTER = re.compile(rf" {{0,2}}([{LETTERS}]+)")


@dataclass(slots=True)
class PeriodToken:
    """A word or digit string of a run, in normalized code points; attached particles come before `start`."""

    start: int
    end: int
    gap: str  # what is between this token and the one before it, spaces out
    word: TimeWord = NO_WORD
    numeral: Token | None = None
    digits: str = ""
    article: bool = False
    joins: bool = False
    particle: str = ""

    @property
    def spelled(self) -> Numeral:
        """What its number word can be."""
        return NO_NUMERAL if self.numeral is None else self.numeral.numeral

    def is_one(self, unit: str) -> bool:
        """Whether it is one of a unit: «شهر», «الشهر»."""
        return self.word.unit == unit and self.word.number == "singular"


NOTHING = PeriodToken(0, 0, "\n")  # past the ends of a run


class PeriodRun:
    """Neighbouring tokens, and the text around them."""

    __slots__ = ("memo", "ranged", "seen", "stop", "text", "tokens", "vocabulary")

    def __init__(self, text: str, tokens: list[PeriodToken], vocabulary: PeriodVocabulary) -> None:
        self.text = text
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.stop = len(tokens)
        # whether «إلى», «حتى» or a dash may join two of its words
        self.ranged = any(token.gap == "-" or "to" in token.word.roles for token in tokens)
        self.memo: dict[tuple[Any, int], Any] = {}  # what was read where, by which reader
        self.seen = False  # whether the text has named a date before this run

    def once(self, read: Callable[["PeriodRun", int], T], index: int) -> T:
        """Return what a reader reads at an index, which is asked only once: several others read the same."""
        key = (read, index)
        if key not in self.memo:
            self.memo[key] = read(self, index)
        found: T = self.memo[key]
        return found

    def at(self, index: int) -> PeriodToken:
        """Return the token at an index, NOTHING past the ends."""
        return self.tokens[index] if 0 <= index < self.stop else NOTHING

    def next(self, index: int, gaps: frozenset[str] | None = None) -> PeriodToken:
        """Return the token at an index if it is right behind the one before it, else NOTHING."""
        return self.tokens[index] if self.beside(index, gaps) else NOTHING

    def before(self, index: int) -> PeriodToken:
        """Return the token that the one at an index is right behind, else NOTHING."""
        return self.at(index - 1) if self.beside(index) else NOTHING

    def has(self, index: int, role: str, gaps: frozenset[str] | None = None) -> bool:
        """Whether the token at an index is a function word of a role, right behind the one before it."""
        return role in self.at(index).word.roles and self.beside(index, gaps)

    def skip(self, index: int, *roles: str) -> int:
        """Return the index behind the token if it is a function word of one of the roles, else the index itself."""
        return index + any(self.has(index, role) for role in roles)

    def beside(self, index: int, gaps: frozenset[str] | None = None) -> bool:
        """Whether nothing but space (or one of `gaps`) comes before the token."""
        if not 0 < index < self.stop:
            return index == 0
        gap = self.tokens[index].gap
        return gap == "" or (gaps is not None and gap in gaps)

    def word_before(self, index: int) -> str:
        """Return the word before a token, whatever it is, "" at a break."""
        token = self.tokens[index]
        position = token.start - len(token.particle) - token.joins
        match = WORD_BEFORE.search(self.text[max(0, position - 24) : position])
        return match[1] if match else ""

    def word_after(self, index: int) -> str:
        """Return the word after a token, "" at a break."""
        match = WORD_AFTER.match(self.text, self.tokens[index].end)
        return match[1] if match else ""

    def behind(self, end: int, reach: int) -> str:
        """Return some characters behind the token before `end`."""
        at = self.tokens[end - 1].end
        return self.text[at : at + reach]

    def definite_after(self, index: int) -> bool:
        """Whether a word with the article follows: «العام الدراسي»."""
        return self._is_definite(self.word_after(index))

    def definite_before(self, index: int) -> bool:
        """Whether a word with the article comes before: «الدول العشر»."""
        return self._is_definite(self.word_before(index))

    def is_undone(self, index: int) -> bool:
        """Whether the neighbours of a time word make it something else: المصري اليوم, صلاة الجمعة."""
        token = self.at(index)
        rule = self.vocabulary.rules.get(self.text[token.start : token.end])
        if rule is None:
            return False
        return self.word_before(index) in rule.before or self.word_after(index) in rule.after

    def _is_definite(self, word: str) -> bool:
        # «إلى» is folded to «الي»
        return word[:2] == ARTICLE and word not in self.vocabulary.closed

    def is_whole(self, start: int, end: int) -> bool:
        """Whether the tokens from `start` to before `end` are the whole text, or a whole field between bars."""
        opening = self.tokens[start].start
        before = self.text[max(0, opening - 40) : opening].rstrip(" ")
        after = self.behind(end, 40).lstrip(" .!؟?")
        return (not before or before[-1] in "|\n") and (not after or after[0] in "|\n")


def find_period_runs(text: str, vocabulary: PeriodVocabulary) -> list[PeriodRun]:
    """Return the runs of known words that hold a time word, a year or a date in digits.

    One pass over what is between spaces, one look-up each; tokens are built for such runs only.
    """
    known, unknown = vocabulary.pieces.known, UNKNOWN
    runs: list[PeriodRun] = []
    raw: list[Raw] = []
    hot = False
    last = at = 0
    for piece in pieces(text):
        parts = known.get(piece)
        if parts is None:
            parts = _parts(piece, vocabulary)
        if parts is unknown and not raw:
            at += len(piece) + 1
            continue
        for first, behind, word, entry in parts:
            start = at + first
            if raw and (not word or (start - last > 1 and text[last:start].strip(" ") not in GAPS)):
                if hot:
                    runs.append(PeriodRun(text, _tokens(text, raw), vocabulary))
                    hot = False
                raw = []
            if not word:
                continue
            last = at + behind
            raw.append((start, last, word, entry))
            if not hot:
                hot = entry.anchors if entry is not None else DATE_LIKE.match(word) is not None
        at += len(piece) + 1
    if hot:
        runs.append(PeriodRun(text, _tokens(text, raw), vocabulary))
    return runs


def _parts(piece: str, vocabulary: PeriodVocabulary) -> Parts:
    """The words and digits of a piece without spaces, and kept for the next such piece; a word that is not known has no text."""
    core = bare(piece)
    if core:  # as most have
        entry = vocabulary.entry(core)
        if entry is None:
            return vocabulary.pieces.keep(piece, UNKNOWN)
        first = piece.find(core)
        return vocabulary.pieces.keep(piece, ((first, first + len(core), core, entry),))
    parts: list[Raw] = []
    for match in TOKEN.finditer(piece):
        word = match.group()
        entry = None if word[0] <= "9" else vocabulary.entry(word)
        text = word if entry is not None or word[0] <= "9" else ""
        parts.append((match.start(), match.end(), text, entry))
    return vocabulary.pieces.keep(piece, tuple(parts))


def _tokens(text: str, raw: list[Raw]) -> list[PeriodToken]:
    tokens: list[PeriodToken] = []
    index, last = 0, raw[0][0]
    while index < len(raw):
        start, end, word, entry = raw[index]
        gap = text[last:start].strip(" ") if tokens else ""
        if entry is None:
            tokens.append(_digit_token(text, start, end, word, gap))
            index += 1
            last = end
            continue
        attached, used = entry.time, 1
        for rest, phrase in entry.phrases:
            if _continues(text, raw, index, rest):
                attached, used = phrase, 1 + len(rest)
                break
        found = entry.numeral if used == 1 else None
        known = attached or found
        end = raw[index + used - 1][1]
        token = PeriodToken(start, end, gap)
        if known is not None and not _glued(text, start, end):
            token.start, token.article = start + known.cut, known.article
            token.joins, token.particle = known.joins, known.particle
            if attached is not None:
                token.word = attached.word
            if found is not None:
                token.numeral = found.token(start, end)
        tokens.append(token)
        index += used
        last = end
    return tokens


def _continues(text: str, raw: list[Raw], index: int, rest: tuple[str, ...]) -> bool:
    if index + len(rest) >= len(raw):
        return False
    for at, word in enumerate(rest, index + 1):
        start, _, spelled, _ = raw[at]
        if spelled != word or text[raw[at - 1][1] : start].strip(" "):
            return False
    return True


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a word is part of a hashtag, a handle or a Latin word."""
    return text[start - 1 : start] in ("#", "_", "@") or text[end : end + 1] in LATIN_AFTER


def _digit_token(text: str, start: int, end: int, chunk: str, gap: str) -> PeriodToken:
    before = text[start - 1 : start]
    after = text[end : end + 1]
    name = before in LATIN_BEFORE or after in LATIN_AFTER
    ends = after in ("-", "/", ":") and not text[end + 1 : end + 2].strip()
    if name or (ends and not chunk.isdecimal()):
        return PeriodToken(start, end, gap)
    numeral = Token(start, end, NO_NUMERAL, digits=read_digits(chunk))
    return PeriodToken(start, end, gap, numeral=numeral, digits=chunk)
