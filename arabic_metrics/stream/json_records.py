"""JSON: lines of objects, arrays of objects, and objects one behind the other.

Of lines the reader cuts whole ones out of large pieces, and a worker decodes them. What is laid out otherwise is read as a stream.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice

from arabic_metrics.core import Article
from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.extra import ExtraError, load
from arabic_metrics.stream.block import LONGEST_RECORD, Block, Failure, Fields, blocks_of
from arabic_metrics.stream.compressed import Damage, Piece
from arabic_metrics.stream.encoding import SAMPLE, is_damaged_utf8, legacy_encoding
from arabic_metrics.stream.line import cut_lines, decode_lines, in_utf8
from arabic_metrics.stream.record import OF_CLAIMS, Blank, Notice, article_of, choose_fields, row_of

BETWEEN = re.compile(r"[\s,\ufeff]*")
NEXT_OBJECT = re.compile(r"\}([\s,\[\]\ufeff]*)(?=\{)")
ANY_OBJECT = re.compile(r"([\s,\[\]\ufeff]*)(?=\{)")
NO_OBJECT = "it is JSON, but no object"
NOT_CLOSED = "the array is never closed, so records may be missing; what stands before was read"
WITHIN = "it is one object, and its records seem to stand in its field {0}: save that array as a file of its own (jq .{0})"
SAMPLED_RECORDS = 100  # that the names of fields are looked for in
read_value = json.JSONDecoder().raw_decode  # and the place behind it
NEAR_END = 12  # characters that an unfinished word or escape may have


def read_jsonl(
    name: str, pieces: Iterator[Piece], wanted: Fields, block_bytes: int, notice: Notice
) -> Iterator[Block | Failure]:
    """Yield the lines of an input in blocks; nothing is decoded but the first records, for their fields."""
    fields: Fields | None = None
    blank = Blank(name, notice)
    for lines in cut_lines(name, pieces, block_bytes):
        if isinstance(lines, Failure):
            yield lines
            continue
        first, content = lines
        if not content.strip():
            blank.pass_over(len(content))
            continue
        if fields is None:
            fields = _fields(name, wanted, list(_first_objects(content)), notice)
        # Before the first record each line says what is wrong with it.
        yield Block(name, "jsonl", first, fields or wanted, content)


def _first_objects(content: bytes) -> Iterator[object]:
    lines = (line for line in decode_lines(content) if isinstance(line, str) and line.strip())
    for line in islice(lines, SAMPLED_RECORDS):
        yield from _objects(line)


def _fields(name: str, wanted: Fields, records: Sequence[object], notice: Notice) -> Fields | None:
    """The names to read records by, from the first of them; None where none is an object."""
    objects = [record for record in records if isinstance(record, dict)]
    seen = list(dict.fromkeys(str(name) for record in objects for name in record))
    try:
        return choose_fields(name, wanted, seen, notice) if seen else None
    except UnreadableError:
        if len(records) == 1 and not any(own.issubset(seen) for own in OF_CLAIMS):
            for field, value in objects[0].items():
                if isinstance(value, list) and value and isinstance(value[0], dict):
                    raise UnreadableError(WITHIN.format(field)) from None
        raise


def decode_jsonl(block: Block) -> Iterator[Article | Failure]:
    """Yield the articles of a block of lines; a line that is broken is a failure."""
    content = block.payload
    assert isinstance(content, bytes)
    loads: Callable[[bytes], object] = _refused
    with suppress(ExtraError):
        loads = load("orjson").loads
    source, fields = block.source, block.fields
    decoded: list[str | UnreadableError] = []
    for index, line in enumerate(content.removesuffix(b"\n").split(b"\n")):
        number = block.first + index
        if not line or line.isspace():
            continue
        whole = True
        try:
            found = [loads(line)]  # refuses half characters
            if isinstance(found[0], dict) and isinstance(found[0].get(fields.id), float):
                raise ValueError("orjson makes a float of a very long id")
        except ValueError:  # another encoding, NaN, half a character, or several objects
            whole = False
            decoded = decoded or list(decode_lines(content))
            text = decoded[index]
            found = _objects(text) if isinstance(text, str) else [text]
        for place, record in enumerate(found, 1):
            named = f"{number}.{place}" if place > 1 else number
            if isinstance(record, dict):
                yield article_of(row_of(record, fields), source, named, unit="line", whole=whole)
            else:
                reason = str(record) if isinstance(record, UnreadableError) else NO_OBJECT
                yield Failure(source, f"line {named}", reason)


def _refused(line: bytes) -> object:
    """Where orjson is not installed, each line is read more slowly."""
    raise ValueError(line)


def _objects(text: str) -> list[object]:
    """Return what a line holds: one value, or objects one behind the other, with commas between them or none."""
    try:
        return [json.loads(text.removeprefix("\ufeff"))]
    except (ValueError, RecursionError) as error:
        broken = UnreadableError(_reason(error))
        if isinstance(error, json.JSONDecodeError):
            broken = UnreadableError(f"{broken} at character {error.colno}")
            if error.msg != "Extra data":
                return [broken]
    found: list[object] = []
    place = _behind(text, 0)
    while place < len(text):
        try:
            each, end = read_value(text, place)
        except (ValueError, RecursionError):
            return [broken]
        if not isinstance(each, dict):
            return [broken]
        found.append(each)
        place = _behind(text, end)
    return found


def _behind(text: str, place: int) -> int:
    """The place behind the spaces and commas that stand at a place."""
    return BETWEEN.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing, too


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON: {error.msg.removesuffix(' at')}"
    if isinstance(error, RecursionError):
        return "it is no JSON that can be read: it is nested too deeply"
    return "it is no JSON that can be read: it holds a number that is too long"


def read_array(
    name: str, pieces: Iterator[Piece], wanted: Fields, block_bytes: int, notice: Notice
) -> Iterator[Block | Failure]:
    """Yield the records of an input in blocks of the values that are read of each."""
    scanner = _Scanner(pieces, Blank(name, notice))
    elements = scanner.elements()
    head = list(islice(elements, SAMPLED_RECORDS))
    fields = _fields(name, wanted, [element for element, _ in head], notice) or wanted
    elements = chain(head, elements)
    del head  # its records are not kept
    rows = (
        (number, _row(element, fields), length)
        for number, (element, length) in enumerate(elements, 1)
    )
    number = yield from blocks_of(rows, name, "json", fields, block_bytes)
    if scanner.damage:
        yield Failure(name, f"record {number}", f"{scanner.damage}; what stands before it was read")
    elif scanner.inside:
        yield Failure(name, f"record {number}", NOT_CLOSED)


def _row(element: object, fields: Fields) -> object:
    if isinstance(element, UnreadableError):
        return str(element)
    return row_of(element, fields) if isinstance(element, dict) else NO_OBJECT


class _Scanner:
    """Reads elements one by one out of a window that holds little more than one of them."""

    def __init__(self, pieces: Iterator[Piece], blank: Blank) -> None:
        self.pieces, self.blank = in_utf8(pieces), blank
        self.window, self.place, self.ended = "", 0, False
        self.damage = ""
        self.inside = False  # of an array
        self.decoder: codecs.IncrementalDecoder | None = None

    def elements(self) -> Iterator[tuple[object, int]]:
        """Yield each element with its characters; a broken one is skipped up to the next object that begins."""
        while self._skip():
            start = self.place
            if self.window[start] == ("]" if self.inside else "["):
                self.inside = not self.inside
                self.place += 1
                continue
            try:
                value, end = read_value(self.window, start)
            except (ValueError, RecursionError) as error:
                if isinstance(error, json.JSONDecodeError):
                    if self._may_go_on(error) and self._more():
                        continue
                    if self.damage:
                        return
                yield self._broken(_reason(error)), 0
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
            behind = _behind(self.window, self.place)
            self.blank.pass_over(behind - self.place)
            self.place = behind
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
            self.ended = self.ended or piece is None
        return len(self.window) > (wanted - 1) // 2

    def _trim(self) -> None:
        if self.place > len(self.window) >> 1 and self.place > 1 << 16:
            self.window, self.place = self.window[self.place :], 0

    def _decoded(self, piece: bytes | None) -> str:
        if self.decoder is None:
            encoding = _encoding((piece or b"")[:SAMPLE])
            self.decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        return self.decoder.decode(piece or b"", final=piece is None)

    def _broken(self, reason: str) -> UnreadableError:
        """Go to the next object behind a broken element."""
        following = NEXT_OBJECT if self.window[self.place] == "{" else ANY_OBJECT
        self.place += 1
        while not (found := following.search(self.window, self.place)) and not self.ended:
            self.place = max(self.place, len(self.window) - 64)
            self._more()
        self.place = found.end() if found else len(self.window)
        if found and (brackets := [sign for sign in found[1] if sign in "[]"]):
            self.inside = brackets[-1] == "["
        return UnreadableError(reason)


def _encoding(sample: bytes) -> str:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        if not is_damaged_utf8(sample):
            return legacy_encoding(sample) or "utf-8"
    return "utf-8"
