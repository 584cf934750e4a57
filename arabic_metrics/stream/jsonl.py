"""Lines of JSON: the reader cuts whole lines out of large pieces, a worker decodes them."""

import json
from collections.abc import Iterator

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.stream.array import BETWEEN
from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.compressed import Damage, Piece
from arabic_metrics.stream.extra import load
from arabic_metrics.stream.limit import SAMPLED_RECORDS
from arabic_metrics.stream.line import Lines, cut_lines, decode_lines
from arabic_metrics.stream.record import (
    Notice,
    article_of,
    choose_fields,
    fields_of,
    row_of,
    say_fields,
)


def read_jsonl(
    name: str, pieces: Iterator[Piece], wanted: Fields, block_bytes: int, notice: Notice | None
) -> Iterator[Block | Failure]:
    """Yield the lines of an input in blocks; nothing is decoded but the first records, for their fields."""
    fields: Fields | None = None
    for lines in cut_lines(pieces, block_bytes):
        if isinstance(lines, Damage):
            yield Failure(name, lines.place, lines.reason)
            continue
        if fields is None and lines.content.strip():
            seen = _seen(lines)
            if not seen:
                choice: Fields | str = wanted  # no record yet: each line says what is wrong with it
            else:
                choice = choose_fields(wanted, seen)
            if isinstance(choice, str):
                yield Failure(name, "", choice)
                return
            if seen:
                fields = choice
                say_fields(name, wanted, fields, seen, notice)
        yield Block(name, "jsonl", lines.first, fields or wanted, lines.content)


def _seen(lines: Lines) -> list[str]:
    """The names of the fields of the first records."""
    found: dict[str, None] = {}
    sampled = 0
    for line in decode_lines(lines.content):
        if isinstance(line, str) and line.strip():
            sampled += 1
            found.update(dict.fromkeys(name for each in _objects(line) for name in fields_of(each)))
        if sampled >= SAMPLED_RECORDS:
            break
    return list(found)


def decode_jsonl(block: Block) -> Iterator[Article | Failure]:
    """Yield the articles of a block of lines; a line that is broken is a failure."""
    content = block.payload
    assert isinstance(content, bytes)
    if not content.strip():
        return
    orjson = load("orjson")
    loads, broken = orjson.loads, orjson.JSONDecodeError
    source, fields = block.source, block.fields
    repaired: list[str | ArchiveError] = []
    for index, line in enumerate(content.removesuffix(b"\n").split(b"\n")):
        number = block.first + index
        if not line or line.isspace():
            continue
        whole = True
        try:
            found = [loads(line)]  # refuses half characters
        except broken:
            whole = False
            repaired = repaired or list(decode_lines(content))
            found = _repaired(repaired[index])
        for place, record in enumerate(found, 1):
            named = f"{number}.{place}" if place > 1 else number
            if isinstance(record, dict):
                yield article_of(row_of(record, fields), source, named, unit="line", whole=whole)
            else:
                broke = isinstance(record, _Broken)
                reason = record.reason if broke else "it is JSON, but no object"
                yield Failure(source, f"line {named}", reason)


class _Broken:
    """Why a line is no record."""

    def __init__(self, reason: str, *, goes_on: bool = False) -> None:
        self.reason = reason
        self.goes_on = goes_on  # what comes first in it is JSON


def _repaired(line: str | ArchiveError) -> list[object]:
    """Read a line that is not strictly JSON in UTF-8: of another encoding, with NaN, with half a character, or of several objects."""
    return [_Broken(str(line))] if isinstance(line, ArchiveError) else _objects(line)


def _objects(text: str) -> list[object]:
    """Return what a line holds: one value, or objects one behind the other, with commas between them or none."""
    value = _loads(text)
    if not isinstance(value, _Broken) or not value.goes_on:
        return [value]
    found: list[object] = []
    decoder, place = json.JSONDecoder(), 0
    while place < len(text):
        between = BETWEEN.match(text, place)
        assert between is not None
        place = between.end()
        if place == len(text):
            break
        try:
            each, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return [value]
        if not isinstance(each, dict):
            return [value]
        found.append(each)
    return found


def _loads(text: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        reason = f"it is no JSON: {error.msg} at character {error.colno}"
        return _Broken(reason, goes_on=error.msg == "Extra data")
    except RecursionError:
        return _Broken("it is no JSON that can be read: it is nested too deeply")
    except ValueError:  # an integer of thousands of digits
        return _Broken("it is no JSON that can be read: it holds a number that is too long")
