"""Scan a folded text for number tokens, and join neighbours into runs that a grammar can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.parse.digits import (
    FIRST_DIGITS,
    MARKED_DIGITS,
    MOST_DIGITS,
    NOTHING,
    REVERSED,
    SPACED,
    DigitReading,
    read_digits,
    read_reversed,
    read_spaced,
)
from arabic_metrics.parse.neighbor import LETTERS
from arabic_metrics.parse.numeral import ARTICLE, NO_NUMERAL, Attached, Token, numeral_table
from arabic_metrics.parse.percent import percent_signs

__all__ = ["LETTERS", "Run", "find_runs", "find_tokens"]

WORDS = re.compile(rf"[{LETTERS}]+")
LETTER = re.compile(rf"[{LETTERS}]")
DIGITS = re.compile(
    f"{FIRST_DIGITS}{MARKED_DIGITS}{{0,40}}"
)  # a longer one is read on, so that the time stays in proportion
MORE_DIGITS = re.compile(f"{MARKED_DIGITS}{{1,40}}")
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
NO_WORD = (1 << 62, 0, Attached(NO_NUMERAL, False, False, "", 0))  # behind the last one
OF_ADDRESS = frozenset("_@#/=&?%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


@dataclass(slots=True)
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
    percent_behind = percent_signs(lexicon).behind
    tokens: list[Token] = []
    joints: list[str] = [""]
    done = 0
    for token in find_tokens(text, lexicon):
        start = token.start
        if start < done:
            continue  # the hundred of «في المئة»
        if tokens:
            gap = text[done : start - token.joins - len(token.particle)]
            link: str | None
            if gap == " " and not token.particle and not tokens[-1].percent:
                link = "and" if token.joins else ""
            else:
                link = _link(gap, token, tokens[-1], links)
            if link is None:
                yield Run(tokens, joints)
                tokens, joints = [], [""]
            else:
                joints.append(link)
        done = token.end
        if percent := percent_behind(text, done):
            token.percent = done = percent
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
    words = _number_words(text, numeral_table(lexicon))
    done = 0
    start, end, attached = next(words, NO_WORD)
    for match in DIGITS.finditer(text):
        first = match.start()
        while start < first:
            if start >= done:
                yield _word_token(start, end, attached)
            start, end, attached = next(words, NO_WORD)
        if first < done:
            continue
        chunk, last = match.group(), match.end()
        if last - first > MOST_DIGITS:
            while more := MORE_DIGITS.match(text, last):
                last = more.end()
            chunk = text[first:last]
        for token in _digit_tokens(text, chunk, first, last):
            done = token.end
            yield token
        done = max(done, last)
    while start < NO_WORD[0]:
        if start >= done:
            yield _word_token(start, end, attached)
        start, end, attached = next(words, NO_WORD)


def _number_words(text: str, numerals: dict[str, Attached]) -> Iterator[tuple[int, int, Attached]]:
    """Yield the number words of a text with their places.

    Most words are no numbers: they are told apart by the look-up alone, and only a number is placed.
    """
    find, is_letter, length = text.find, LETTER.match, len(text)
    end = 0
    for word in WORDS.findall(text):
        if word not in numerals:
            continue
        start = find(word, end)
        end = start + len(word)
        while (end < length and is_letter(text, end)) or (start and is_letter(text, start - 1)):
            start = find(word, start + 1)  # it stood in a longer word
            end = start + len(word)
        if (start and text[start - 1] in "#_@") or (end < length and text[end] == "_"):
            continue
        yield start, end, numerals[word]


def _word_token(start: int, end: int, attached: Attached) -> Token:
    return Token(
        start + attached.cut,
        end,
        attached.numeral,
        attached.joins,
        attached.article,
        attached.particle,
    )


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
