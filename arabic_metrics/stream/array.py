"""JSON that is no line a record: arrays of objects, and objects one behind the other. It is read as a stream."""

import codecs
import json
import re
from collections.abc import Iterator
from itertools import islice

from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.compressed import Damage, Piece
from arabic_metrics.stream.encoding import SAMPLE, is_damaged_utf8, legacy_encoding, wide_encoding
from arabic_metrics.stream.limit import LONGEST_RECORD, SAMPLED_RECORDS
from arabic_metrics.stream.record import Notice, choose_fields, fields_of, row_of, say_fields

BETWEEN = re.compile(r"[\s,\ufeff]*")
NEXT_OBJECT = re.compile(r"\}([\s,\[\]\ufeff]*)(?=\{)")
ANY_OBJECT = re.compile(r"([\s,\[\]\ufeff]*)(?=\{)")
NOT_CLOSED = "the array is never closed, so records may be missing; what stands before was read"
NEAR_END = 12  # characters that an unfinished word or escape may have
Element = tuple[object, int]  # a value, or why there is none; characters of JSON that it took


class _Broken(str):
    """Why an element is no record."""


def read_array(
    name: str, pieces: Iterator[Piece], wanted: Fields, block_bytes: int, notice: Notice | None
) -> Iterator[Block | Failure]:
    """Yield the records of an input in blocks of the four values that are read of each."""
    scanner = _Scanner(pieces)
    elements = scanner.elements()
    head = list(islice(elements, SAMPLED_RECORDS))
    seen = list(dict.fromkeys(field for element, _ in head for field in fields_of(element)))
    if head and seen:
        choice = choose_fields(wanted, seen)
        if isinstance(choice, str):
            yield Failure(name, "", choice)
            return
        say_fields(name, wanted, choice, seen, notice)
        wanted = choice
    number, size, rows = 1, 0, []
    for element, length in _chained(head, elements):
        rows.append(_row(element, wanted))
        size += length
        if size >= block_bytes:
            yield Block(name, "json", number, wanted, tuple(rows))
            number, size, rows = number + len(rows), 0, []
    if rows:
        yield Block(name, "json", number, wanted, tuple(rows))
        number += len(rows)
    if scanner.damage:
        yield Failure(name, f"record {number}", f"{scanner.damage}; what stands before it was read")
    elif scanner.inside:
        yield Failure(name, f"record {number}", NOT_CLOSED)


def _chained(head: list[Element], rest: Iterator[Element]) -> Iterator[Element]:
    while head:
        yield head.pop(0)
    yield from rest


def _row(element: object, fields: Fields) -> object:
    if isinstance(element, _Broken):
        return str(element)
    return row_of(element, fields) if isinstance(element, dict) else "it is JSON, but no object"


class _Scanner:
    """Reads elements one by one out of a window that holds little more than one of them."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self.pieces = pieces
        self.window = ""
        self.place = 0
        self.ended = False
        self.damage = ""
        self.inside = False  # of an array
        self.decoder: codecs.IncrementalDecoder | None = None
        self.read = json.JSONDecoder().raw_decode

    def elements(self) -> Iterator[Element]:
        """Yield each element with its length; a broken one is skipped up to the next object that begins."""
        while self._skip():
            if self.window[self.place] == ("]" if self.inside else "["):
                self.inside = not self.inside
                self.place += 1
                continue
            start = self.place
            try:
                value, end = self.read(self.window, start)
            except json.JSONDecodeError as error:
                if self._may_go_on(error) and self._more():
                    continue
                if self.damage:
                    return
                yield self._broken(f"it is no JSON: {error.msg}"), 0
                continue
            except RecursionError:
                yield self._broken("it is no JSON that can be read: it is nested too deeply"), 0
                continue
            except ValueError:
                yield self._broken("it is no JSON that can be read: a number is too long"), 0
                continue
            may_go_on = end == len(self.window) and not isinstance(value, dict | list | str)
            if may_go_on and self._more():  # a number
                continue
            self.place = end
            yield value, end - start
            self._trim()

    def _skip(self) -> bool:
        """Go to the next character that is neither space nor comma; False at the end."""
        while True:
            found = BETWEEN.match(self.window, self.place)
            assert found is not None
            self.place = found.end()
            if self.place < len(self.window):
                return True
            if not self._more():
                return False

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Whether an error comes of the end of the window."""
        if self.ended or len(self.window) - self.place > LONGEST_RECORD:
            return False
        return error.msg.startswith("Unterminated") or error.pos >= len(self.window) - NEAR_END

    def _more(self) -> bool:
        """Read on, as much again as is held of this element, so that the time stays in proportion."""
        self._trim()
        wanted = 2 * len(self.window) + 1
        while not self.ended and len(self.window) < wanted:
            piece = next(self.pieces, None)
            if isinstance(piece, Damage):
                self.damage = piece.reason
                piece = None
            self.window += self._decoded(piece)
            self.ended = piece is None
        return len(self.window) > (wanted - 1) // 2

    def _trim(self) -> None:
        if self.place > len(self.window) >> 1 and self.place > 1 << 16:
            self.window, self.place = self.window[self.place :], 0

    def _decoded(self, piece: bytes | None) -> str:
        if self.decoder is None:
            if piece is None:
                return ""
            self.decoder = codecs.getincrementaldecoder(_encoding(piece))("surrogateescape")
        try:
            return self.decoder.decode(piece or b"", final=piece is None)
        except UnicodeDecodeError as error:  # UTF-16 has no escape for damaged bytes
            self.damage = self.damage or f"it is {error.encoding.upper()} with damaged bytes"
            self.ended = True
            return ""

    def _broken(self, reason: str) -> _Broken:
        """Go to the next object behind a broken element."""
        following = NEXT_OBJECT if self.window[self.place] == "{" else ANY_OBJECT
        self.place += 1
        while True:
            found = following.search(self.window, self.place)
            if found is not None:
                self.place = found.end()
                if brackets := [sign for sign in found[1] if sign in "[]"]:
                    self.inside = brackets[-1] == "["
                return _Broken(reason)
            if self.ended:
                self.place = len(self.window)
                return _Broken(reason)
            self.place = max(self.place, len(self.window) - 64)
            self._more()


def _encoding(head: bytes) -> str:
    wide = wide_encoding(head)
    if wide:
        return wide
    sample = head[: min(len(head), SAMPLE)]
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(sample)
    except UnicodeDecodeError:
        if not is_damaged_utf8(sample):
            return legacy_encoding(sample) or "utf-8"
    return "utf-8"
