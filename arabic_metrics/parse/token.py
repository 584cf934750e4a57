"""Scan a folded text for number tokens, and join neighbours into runs that a grammar can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.parse.digits import (
    CHUNK,
    NOTHING,
    REVERSED,
    SPACED,
    DigitReading,
    read_digits,
    read_reversed,
    read_spaced,
)
from arabic_metrics.parse.neighbor import LETTERS
from arabic_metrics.parse.numeral import ARTICLE, NO_NUMERAL, Token, numeral_table
from arabic_metrics.parse.percent import percent_signs

__all__ = ["LETTERS", "Run", "find_runs", "find_tokens"]

TOKEN = re.compile(rf"[{LETTERS}]+|{CHUNK}")
PIECES = re.compile(r"[0-9]+")
LIST_MARKS = re.compile(r"[0-9]+(?:[,،][0-9]+){2,}|[0-9]+،[0-9]+")
ARABIC_COMMA = re.compile(r"[0-9]+،[0-9]{1,2}")
PERCENT = re.compile(r" ?%")
DASHED = re.compile(r"([0-9]+(?:[.,٫][0-9]+)?)-([0-9]+(?:[.,٫][0-9]+)?)")
TELEPHONE = re.compile(r"[0-9]{1,4}(?:[ -]?[0-9]{1,5}){1,5}(?![0-9])")
TELEPHONE_DIGITS = 8
REST_OF_WORD = re.compile(r"\S*")
LONGEST_GAP = 16
LONGEST_WORD = 128  # how far back an address is looked for
LINKS = frozenset(("and", "to", "until", "dash", "over", "of", "part", "point", "after", "except"))
RANGE_LINKS = frozenset(("to", "until", "dash"))
UNREADABLE = "٫٬"  # number signs that join digits: with digits on one side only they are damage
OF_ADDRESS = frozenset("_@#/=&?%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring number tokens; `links[i]` is what stands between tokens i-1 and i ("" for space)."""

    tokens: list[Token]
    links: list[str]


@lru_cache(maxsize=8)
def link_table(lexicon: Lexicon) -> dict[str, str]:
    """Return what may stand between two number tokens, folded, and the role it has there."""
    table = {"": ""}
    for operator in lexicon.of(Operator):
        if operator.role in LINKS:
            for form in operator.forms:
                table.setdefault(lexicon.fold(form), operator.role)
    return table


def find_runs(text: str, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of number tokens of a folded text, in order.

    One pass over the words with one look-up each; nothing else is looked at unless a number word or a
    digit is met.
    """
    links = link_table(lexicon)
    percent = percent_signs(lexicon)
    tokens: list[Token] = []
    joints: list[str] = [""]
    done = 0
    for token in find_tokens(text, lexicon):
        if token.start < done:
            continue  # the hundred of «في المئة»
        if tokens:
            begin = token.start - token.joins - len(token.particle)
            link = _link(text[done:begin], token, tokens[-1], links)
            if link is None:
                yield Run(tokens, joints)
                tokens, joints = [], [""]
            else:
                joints.append(link)
        token.percent = percent.behind(text, token.end)
        done = token.percent or token.end
        tokens.append(token)
    if tokens:
        yield Run(tokens, joints)


def _link(gap: str, token: Token, previous: Token, links: dict[str, str]) -> str | None:
    if len(gap) > LONGEST_GAP or "\n" in gap or "\r" in gap:
        return None
    core = gap.strip(" ")
    if token.digits is not None:
        core = core.removesuffix(ARTICLE).rstrip(" ")  # «بين ال10 وال15»
    link = links.get(core)
    if link == "" and token.particle:
        link = links.get(token.particle)  # «من عشرة لعشرين»; «سبعة بالمئة» goes no further
    elif link == "" and token.joins:
        link = "and"
    if previous.percent and link is not None:
        return link if link in RANGE_LINKS else {"and": "percent and"}.get(link)
    return link


def find_tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Yield number words and digit strings in order.

    A digit string that is no number yields a token of shape "other".
    """
    find_numeral = numeral_table(lexicon).get
    done = 0
    for match in TOKEN.finditer(text):
        word = match.group()
        if word[0] <= "9":
            start, end = match.span()
            if start < done:
                continue
            for token in _digit_tokens(text, word, start, end):
                done = token.end
                yield token
        elif (attached := find_numeral(word)) is not None:
            start, end = match.span()
            before = text[start - 1] if start else " "
            after = text[end] if end < len(text) else " "
            if before in "#_@" or after == "_" or start < done:
                continue
            numeral, cut = attached.numeral, attached.cut
            joins, article, particle = attached.joins, attached.article, attached.particle
            yield Token(start + cut, end, numeral, joins, article, particle)


def _digit_tokens(text: str, chunk: str, start: int, end: int) -> Iterator[Token]:
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "_" or (after and after in UNREADABLE) or (before and before in UNREADABLE):
        yield _token(start, end, NOTHING)
    elif before in OF_ADDRESS and (address := _address_end(text, start, end)):
        yield _token(start, address, NOTHING)
    elif before == "+" and (telephone := TELEPHONE.match(text, start)) and _is_long(telephone[0]):
        yield _token(start, telephone.end(), NOTHING)
    elif before == "-" and text[start - 2 : start - 1].isalpha():
        yield _token(start, end, NOTHING)  # كوفيد-19
    elif chunk.isdecimal():
        yield _plain_token(text, chunk, start, end)
    else:
        yield from _marked_tokens(text, chunk, start, end)


def _plain_token(text: str, chunk: str, start: int, end: int) -> Token:
    """Read digits without marks of their own: spaces may group them, and a point stand before them."""
    if len(chunk) <= 3 and text[end : end + 1] == " ":
        if spaced := SPACED.match(text, start):
            return _token(start, spaced.end(), read_spaced(spaced[0]))
        if text[end + 1 : end + 2] == "." and (found := REVERSED.match(text, start)):
            reading = read_reversed(found[0])
            if reading.shape != "other":
                return _token(start, found.end(), reading)
    if text[start - 1 : start] == "." and (start == 1 or text[start - 2] in " \n("):
        return _token(start - 1, end, read_digits("0." + chunk))  # .08
    return _token(start, end, read_digits(chunk))


def _marked_tokens(text: str, chunk: str, start: int, end: int) -> Iterator[Token]:
    if ARABIC_COMMA.fullmatch(chunk) and PERCENT.match(text, end):
        chunk = chunk.replace("،", ",")  # 18،1%
    reading = read_digits(chunk)
    if reading.shape != "other":
        yield _token(start, end, reading)
    elif LIST_MARKS.fullmatch(chunk):
        for piece in PIECES.finditer(chunk):  # 15،16،17
            yield _token(start + piece.start(), start + piece.end(), read_digits(piece[0]))
    elif dashed := DASHED.fullmatch(chunk):
        for group in (1, 2):
            place = start + dashed.start(group), start + dashed.end(group)
            yield _token(*place, read_digits(dashed[group]))
    else:
        yield _token(start, end, reading)


def _is_long(telephone: str) -> bool:
    return len(PIECES.sub("", telephone)) <= len(telephone) - TELEPHONE_DIGITS


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


def _token(start: int, end: int, reading: DigitReading) -> Token:
    return Token(start, end, NO_NUMERAL, digits=reading)
