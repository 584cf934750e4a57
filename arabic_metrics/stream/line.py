"""Whole lines out of pieces of bytes, in blocks that are the same for the same bytes however they arrive."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from arabic_metrics.core import ArchiveError
from arabic_metrics.stream.compressed import Damage, Piece
from arabic_metrics.stream.encoding import (
    decode_text,
    is_damaged_utf8,
    legacy_encoding,
    wide_encoding,
)
from arabic_metrics.stream.extra import ExtraError
from arabic_metrics.stream.limit import LONGEST_RECORD, too_long


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines as bytes in which a line feed ends a line; `first` is the number of the first one."""

    first: int
    content: bytes


@dataclass(frozen=True, slots=True)
class LineDamage(Damage):
    """What is wrong with the lines from a place on."""

    place: str


def cut_lines(pieces: Iterator[Piece], block_bytes: int) -> Iterator[Lines | LineDamage]:
    """Yield lines in blocks of about `block_bytes`; a line that damage breaks off is left out, as is one over the limit."""
    first, held, skipping = 1, bytearray(), False
    for piece in _in_bytes(pieces):
        if isinstance(piece, Damage):
            if end := held.rfind(b"\n") + 1:
                yield Lines(first, bytes(held[:end]))
                first += held.count(b"\n", 0, end)
            yield LineDamage(
                f"{piece.reason}; what stands before line {first} was read", f"line {first}"
            )
            return
        held += piece
        while len(held) >= block_bytes:
            if skipping:
                end = held.find(b"\n") + 1
                if not end:
                    held.clear()
                    break
                del held[:end]
                first, skipping = first + 1, False
                continue
            end = held.rfind(b"\n", 0, block_bytes) + 1 or held.find(b"\n", block_bytes) + 1
            if not end:
                if len(held) > LONGEST_RECORD:
                    yield LineDamage(f"it is longer than {LONGEST_RECORD:,} bytes", f"line {first}")
                    held.clear()
                    skipping = True
                break
            content = bytes(held[:end])
            del held[:end]
            if end > LONGEST_RECORD:
                yield LineDamage(too_long(end, "bytes", LONGEST_RECORD), f"line {first}")
            else:
                yield Lines(first, content)
            first += content.count(b"\n")
    if skipping:
        end = held.find(b"\n") + 1
        del held[: end or len(held)]
        first += 1
    if held:
        yield Lines(first, bytes(held))


def _in_bytes(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Turn UTF-16 and UTF-32, in which a line feed is no byte of its own, into UTF-8."""
    head = next(pieces, b"")
    encoding = None if isinstance(head, Damage) else wide_encoding(head)
    if encoding is None:
        yield head
        yield from pieces
        return
    yield from recoded(head, pieces, encoding)


def recoded(head: Piece, pieces: Iterator[Piece], encoding: str) -> Iterator[Piece]:
    """Yield bytes of another encoding in UTF-8, up to the first that are damaged."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    start = True
    piece: Piece | None = head
    while piece is not None:
        if isinstance(piece, Damage):
            yield piece
            return
        following = next(pieces, None)
        try:
            text = decoder.decode(piece, final=following is None)
        except UnicodeDecodeError as error:
            yield (
                error.object[: error.start].decode(encoding).removeprefix("\ufeff").encode("utf-8")
            )
            yield Damage(f"it is {encoding.upper()} with damaged bytes")
            return
        if start:
            text, start = text.removeprefix("\ufeff"), False
        if text:
            yield text.encode("utf-8", "surrogatepass")
        piece = following


def decode_lines(content: bytes) -> Iterator[str | ArchiveError]:
    """Yield each line as text, without its line feed; one that cannot be decoded is the error that says why.

    Lines that are not UTF-8 are decoded by what they show together.
    """
    lines = content.removesuffix(b"\n").split(b"\n")
    decoded: list[str | bytes] = []
    for line in lines:
        try:
            decoded.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            decoded.append(line)
    foreign = [line for line in decoded if isinstance(line, bytes) and not is_damaged_utf8(line)]
    encoding = legacy_encoding(b"\n".join(foreign)) if foreign else None
    for item in decoded:
        yield item if isinstance(item, str) else _foreign(item, encoding)


def _foreign(line: bytes, encoding: str | None) -> str | ArchiveError:
    if encoding is not None and not is_damaged_utf8(line):
        return line.decode(encoding)
    try:
        return decode_text(line)
    except ExtraError:
        raise
    except ArchiveError as error:
        return error
