"""Scan a folded text for number tokens, and join neighbours into runs that a grammar can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.parse.digits import CHUNK, NOTHING, SPACED, SPACED_DECIMALS, DigitReading, read_digits
from arabic_metrics.parse.numeral import NO_NUMERAL, Token, numeral_table

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
TOKEN = re.compile(rf"[{LETTERS}]+|{CHUNK}")
PIECES = re.compile(r"[0-9]+")
LIST_MARKS = re.compile(r"[0-9]+(?:[,،][0-9]+){2,}|[0-9]+،[0-9]+")
DASHED = re.compile(r"([0-9]+(?:[.,٫][0-9]+)?)-([0-9]+(?:[.,٫][0-9]+)?)")
LONGEST_GAP = 12
ADDRESS = re.compile(r"[A-Za-z_@#/=&?%]")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring number tokens; `links[i]` is what stands between tokens i-1 and i ("" for nothing but space)."""

    tokens: list[Token]
    links: list[str]


@lru_cache(maxsize=8)
def link_table(lexicon: Lexicon) -> dict[str, str]:
    """Return what may stand between two number tokens, folded, and the role it has there."""
    table = {"": ""}
    for operator in lexicon.of(Operator):
        if operator.role in ("and", "to", "over", "of", "point", "after"):
            role = "part" if operator.id == "part_of" else operator.role
            for form in operator.forms:
                table.setdefault(lexicon.fold(form), role)
    return table


def find_runs(text: str, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of number tokens of a folded text, in order.

    One pass over the words with one look-up each; nothing else is looked at unless a number word or a digit is met.
    """
    links = link_table(lexicon)
    tokens: list[Token] = []
    joints: list[str] = [""]
    for token in find_tokens(text, lexicon):
        if tokens:
            gap = text[tokens[-1].end : token.start - (1 if token.joins else 0) - len(token.particle)]
            link = _link(gap, token, links)
            if link is None:
                yield Run(tokens, joints)
                tokens, joints = [], [""]
            else:
                joints.append(link)
        tokens.append(token)
    if tokens:
        yield Run(tokens, joints)


def _link(gap: str, token: Token, links: dict[str, str]) -> str | None:
    if len(gap) > LONGEST_GAP or "\n" in gap or "\r" in gap:
        return None
    core = gap.strip(" ")
    if core[:2] == "ال" and token.digits is not None:
        core = core[:-2].strip(" ")  # «بين ال10 وال15»
    elif core[-2:] == "ال" and token.digits is not None:
        core = core[:-2].strip(" ")
    link = links.get(core)
    if link == "" and token.joins:
        return "and"
    return link


def find_tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Yield number words and digit strings in order; a digit string that is no number yields a token with shape "other"."""
    table = numeral_table(lexicon)
    skip = 0
    for match in TOKEN.finditer(text):
        word = match.group()
        if word[0] <= "9":
            start, end = match.span()
            if start < skip:
                continue
            for token in _digit_tokens(text, word, start, end):
                skip = token.end
                yield token
        elif (attached := table.get(word)) is not None:
            start, end = match.span()
            before = text[start - 1] if start else " "
            after = text[end] if end < len(text) else " "
            if before in "#_@" or after == "_":
                continue
            yield Token(
                start + attached.cut, end, attached.numeral, attached.joins, attached.article, attached.particle
            )


def _digit_tokens(text: str, chunk: str, start: int, end: int) -> Iterator[Token]:
    if start and ADDRESS.match(text[start - 1]) and _is_address(text, start):
        yield _token(start, end, NOTHING)
        return
    if end < len(text) and text[end] == "_":
        yield _token(start, end, NOTHING)
        return
    if chunk.isdecimal() and len(chunk) <= 3 and text[end : end + 1] == " " and text[end + 1 : end + 2].isdecimal():
        spaced = SPACED_DECIMALS.match(text, start) or SPACED.match(text, start)
        if spaced:
            digits = spaced.group().replace(" ", "")
            yield _token(start, spaced.end(), _grouped(read_digits(digits)))
            return
    if chunk.isdecimal():
        reading = read_digits(chunk)
        if start and text[start - 1] == "." and (start == 1 or text[start - 2] in " \n("):
            reading, start = read_digits("0." + chunk), start - 1  # .08
        yield _token(start, end, reading)
        return
    reading = read_digits(chunk)
    if reading.shape != "other" and reading.shape != "date":
        yield _token(start, end, reading)
    elif LIST_MARKS.fullmatch(chunk):
        for piece in PIECES.finditer(chunk):  # 15،16،17
            yield _token(start + piece.start(), start + piece.end(), read_digits(piece.group()))
    elif reading.shape == "other" and (dashed := DASHED.fullmatch(chunk)):
        for group in (1, 2):
            yield _token(start + dashed.start(group), start + dashed.end(group), read_digits(dashed[group]))
    else:
        yield _token(start, end, reading)


def _is_address(text: str, position: int) -> bool:
    """Whether the digits at a position are part of a handle, hashtag, URL or Latin name."""
    previous = text[position - 1]
    if previous in "_@#" or previous.isalpha():
        return True
    start = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
    word = text[start:position]
    return "://" in word or "www." in word or "@" in word


def _grouped(reading: DigitReading) -> DigitReading:
    return DigitReading(reading.value, "grouped")


def _token(start: int, end: int, reading: DigitReading) -> Token:
    return Token(start, end, NO_NUMERAL, digits=reading)
