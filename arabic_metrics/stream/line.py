"""Whole lines out of pieces of bytes, in blocks that are the same for the same bytes however they arrive."""

import codecs
from collections.abc import Iterator
from itertools import chain

from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.stream.block import LONGEST_RECORD, Failure, too_long
from arabic_metrics.stream.compressed import Damage, Piece
from arabic_metrics.stream.encoding import (
    decode_text,
    is_damaged_utf8,
    legacy_encoding,
    wide_encoding,
)

Lines = tuple[int, bytes]  # whole lines, each ended by a line feed, and the number of the first


def cut_lines(name: str, pieces: Iterator[Piece], block_bytes: int) -> Iterator[Lines | Failure]:
    """Yield lines in blocks of about `block_bytes`; a line that damage breaks off is left out, as is one over the limit."""
    first, held, skipping = 1, bytearray(), False
    for piece in in_utf8(pieces):
        if isinstance(piece, Damage):
            if end := held.rfind(b"\n") + 1:
                yield first, bytes(held[:end])
                first += held.count(b"\n", 0, end)
            reason = f"{piece.reason}; what stands before line {first} was read"
            yield Failure(name, f"line {first}", reason)
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
                    reason = f"it is longer than {LONGEST_RECORD:,} bytes"
                    yield Failure(name, f"line {first}", reason)
                    held.clear()
                    skipping = True
                break
            content = bytes(held[:end])
            del held[:end]
            if end > LONGEST_RECORD:
                yield Failure(name, f"line {first}", too_long(end, "bytes", LONGEST_RECORD))
            else:
                yield first, content
            first += content.count(b"\n")
    if skipping:
        end = held.find(b"\n") + 1
        del held[: end or len(held)]
        first += 1
    if held:
        yield first, bytes(held)


def in_utf8(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Turn UTF-16 and UTF-32, in which a line feed is no byte of its own, into UTF-8, up to the first damaged bytes."""
    head = next(pieces, b"")
    encoding = None if isinstance(head, Damage) else wide_encoding(head)
    pieces = chain([head], pieces)
    if encoding is None:
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    mark = "\ufeff"  # at the start
    for piece in chain(pieces, [b""]):
        if isinstance(piece, Damage):
            yield piece
            return
        try:
            text, damaged = decoder.decode(piece, final=not piece), False
        except UnicodeDecodeError as error:
            text, damaged = error.object[: error.start].decode(encoding), True
        if text:
            yield text.removeprefix(mark).encode("utf-8", "surrogatepass")
            mark = ""
        if damaged:
            yield Damage(f"it is {encoding.upper()} with damaged bytes")
            return


def decode_lines(content: bytes) -> Iterator[str | UnreadableError]:
    """Yield each line as text, without its line feed; one that cannot be decoded is the error that says why.

    Lines that are not UTF-8 are decoded by what they show together.
    """
    decoded: list[str | bytes] = []
    for line in content.removesuffix(b"\n").split(b"\n"):
        try:
            decoded.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            decoded.append(line)
    foreign = [line for line in decoded if isinstance(line, bytes) and not is_damaged_utf8(line)]
    encoding = legacy_encoding(b"\n".join(foreign)) if foreign else None
    for item in decoded:
        if isinstance(item, str):
            yield item
        elif encoding is not None and not is_damaged_utf8(item):
            yield item.decode(encoding)
        else:
            try:
                yield decode_text(item)
            except UnreadableError as error:
                yield error
