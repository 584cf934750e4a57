"""Scan a folded text for number tokens: words of the numeral table, and strings of digits."""

import re
from bisect import bisect_left
from operator import attrgetter

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.parse.digits import (
    LONG_ID,
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
from arabic_metrics.parse.numeral import NO_NUMERAL, Attached, Token, numeral_table

__all__ = ["LETTERS", "find_tokens"]

WORDS = re.compile(rf"[{LETTERS}]+")
LETTER = frozenset(chr(code) for code in range(0x620, 0x6D4) if WORDS.match(chr(code)))
NO_EDGE = LETTER.union("_#@")
# First, with a group of their own, a few digits with nothing about them that asks for a closer look.
DIGITS = re.compile(
    r"[0-9](?:(?<![A-Za-z_@#/=&?%+.٫٬-][0-9])([0-9]{0,17})(?![0-9_٫٬]| [0-9.]|[.,،'/:-][0-9]|ر[0-9])"
    f"|[0-9]*{MARKED_DIGITS}{{0,40}})"
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
LONGEST_WORD = 128  # how far back an address is looked for
# Number signs that join digits: with digits on one side only they are damage.
DAMAGE_BEFORE = frozenset("٫٬")
DAMAGE_AFTER = frozenset("٫٬_")
BY_START = attrgetter("start")
OF_ADDRESS = frozenset("_@#/=&?%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def find_tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """Return number words and digit strings in order.

    A digit string that is no number makes a token of shape "other"; it may cover words.
    """
    words = _word_tokens(text, numeral_table(lexicon))
    digits: list[Token] = []
    done = 0
    for match in DIGITS.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        if match.lastindex and (end - start < LONG_ID or text[start] != "0"):
            reading = DigitReading(int(text[start:end]), "integer")
            digits.append(Token(start, end, NO_NUMERAL, False, False, "", reading))
            continue
        chunk = match.group()
        if end - start > MOST_DIGITS:
            while more := MORE_DIGITS.match(text, end):
                end = more.end()
            chunk = text[start:end]
        _add_digits(digits, words, text, chunk, start, end)
        done = max(end, digits[-1].end)
    if words and digits:
        return sorted(words + digits, key=BY_START)
    return words or digits


def _word_tokens(text: str, numerals: dict[str, Attached]) -> list[Token]:
    """Return the number words of a text.

    Most words are no numbers: they are told apart by the look-up alone, and only a number is placed.
    """
    tokens: list[Token] = []
    bounded = text + "\n"  # behind its last character, and before its first
    end = 0
    for word in filter(numerals.__contains__, WORDS.findall(text)):
        start = text.find(word, end)
        end = start + len(word)
        if bounded[end] in NO_EDGE or bounded[start - 1] in NO_EDGE:
            while bounded[end] in LETTER or bounded[start - 1] in LETTER:
                start = text.find(word, start + 1)  # it stood in a longer word
                end = start + len(word)
            if bounded[end] == "_" or bounded[start - 1] in "#_@":
                continue
        attached = numerals[word]
        tokens.append(
            Token(
                start + attached.cut,
                end,
                attached.numeral,
                attached.joins,
                attached.article,
                attached.particle,
                None,
                0,
                attached.lead,
            )
        )
    return tokens


def _add_digits(
    tokens: list[Token], words: list[Token], text: str, chunk: str, start: int, end: int
) -> None:
    before, after = text[start - 1 : start], text[end : end + 1]
    if after in DAMAGE_AFTER or before in DAMAGE_BEFORE:
        _add(tokens, start, end, NOTHING)
    elif before in OF_ADDRESS and (address := _address_end(text, start, end)):
        _add(tokens, start, address, NOTHING)
    elif before == "+" and (telephone := TELEPHONE.match(text, start)) and _is_long(telephone[0]):
        _add(tokens, start, telephone.end(), NOTHING)
    elif before == "-" and text[start - 2 : start - 1].isalpha():
        _add(tokens, start, end, NOTHING)  # كوفيد-19
    elif chunk.isdecimal():
        _add_plain(tokens, text, chunk, start, end)
    else:
        _add_marked(tokens, words, text, chunk, start, end)


def _add_plain(tokens: list[Token], text: str, chunk: str, start: int, end: int) -> None:
    """Read digits without marks of their own: spaces may group them, and a point stand before them."""
    if len(chunk) <= 3 and text[end : end + 1] == " ":
        following = text[end + 1 : end + 2]
        if following.isdecimal() and (spaced := SPACED.match(text, start)):
            return _add(tokens, start, spaced.end(), read_spaced(spaced[0]))
        if following == "." and (found := REVERSED.match(text, start)):
            reading = read_reversed(found[0])
            if reading.shape != "other":
                return _add(tokens, start, found.end(), reading)
    if text[start - 1 : start] == "." and (start == 1 or text[start - 2] in " \n("):
        return _add(tokens, start - 1, end, read_digits("0." + chunk))  # .08
    return _add(tokens, start, end, read_digits(chunk))


def _is_scaled(words: list[Token], start: int) -> bool:
    """Whether a scale word starts at a place."""
    index = bisect_left(words, start, key=BY_START)
    return index < len(words) and words[index].start == start and bool(words[index].numeral.scale)


def _add_marked(
    tokens: list[Token], words: list[Token], text: str, chunk: str, start: int, end: int
) -> None:
    if (
        "،" in chunk
        and ARABIC_COMMA.fullmatch(chunk)
        and (PERCENT.match(text, end) or _is_scaled(words, end + 1))
    ):
        chunk = chunk.replace("،", ",")  # «18،1%», «7،1 مليون»
    reading = read_digits(chunk)
    if reading.shape != "other":
        _add(tokens, start, end, reading)
    elif LIST_MARKS.fullmatch(chunk):
        for piece in PIECES.finditer(chunk):  # 15،16،17
            _add(tokens, start + piece.start(), start + piece.end(), read_digits(piece[0]))
    elif dashed := DASHED.fullmatch(chunk):
        for group in (1, 2):
            place = start + dashed.start(group), start + dashed.end(group)
            _add(tokens, *place, read_digits(dashed[group]))
    else:
        _add(tokens, start, end, reading)


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


def _add(tokens: list[Token], start: int, end: int, reading: DigitReading) -> None:
    tokens.append(Token(start, end, NO_NUMERAL, False, False, "", reading))
