"""What a server did to a page on its way, taken off again: chunks and compression. Nothing is read half."""

import io
import re
import zlib
from collections.abc import Iterable

from arabic_metrics.stream.compressed import (
    GZIP,
    ZSTANDARD,
    Damage,
    UnreadableError,
    gunzip,
    unzstd,
)
from arabic_metrics.stream.extra import load
from arabic_metrics.stream.limit import LONGEST_RECORD

CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
LINE_END = re.compile(rb"\r?\n")
AS_IT_IS = {"", "identity", "none", "binary", "8bit", "7bit", "utf-8", "utf8"}
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
TOO_LONG = f"unpacked it is longer than {LONGEST_RECORD:,} bytes"


def decode_payload(body: bytes, transfer: Iterable[str], content: Iterable[str]) -> bytes:
    """Return the body of a response without its codings, of which the headers tell: `transfer` and then `content`, in their order.

    Many archives keep a body that the crawler has decoded, and the headers as they came. Such a body is returned as it is.

    >>> decode_payload(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n", ["chunked"], [])
    b'abc'
    >>> decode_payload(b"<p>abc</p>", ["chunked"], ["gzip"])
    b'<p>abc</p>'

    Raises:
        UnreadableError: the body is damaged or cut off, too long, or a coding is not known.
    """
    codings = [*_names(content), *_names(transfer)]
    for coding in reversed(codings):
        body = _without(body, coding)
    return body


def _names(headers: Iterable[str]) -> list[str]:
    return [name.strip().lower() for header in headers for name in header.split(",")]


def _without(body: bytes, coding: str) -> bytes:
    if coding in AS_IT_IS or not body:
        return body
    match coding.removeprefix("x-"):
        case "chunked":
            return _joined(body) if _is_chunked(body) else body
        case "gzip":
            return _collected(gunzip(iter([body])), coding) if body.startswith(GZIP) else body
        case "zstd":
            return _collected(unzstd(iter([body])), coding) if body.startswith(ZSTANDARD) else body
        case "deflate" | "br":
            unpack = _inflated if coding == "deflate" else _from_brotli
            try:
                return unpack(body)
            except UnreadableError as error:  # neither begins with a sign of its own
                if str(error) == TOO_LONG or not _is_plain(body):
                    raise
                return body
    raise UnreadableError(f"it is packed as {coding}, which is not known")


def _is_plain(body: bytes) -> bool:
    """Whether a body is a page or a text as it is."""
    if PAGE.match(body):
        return True
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_chunked(body: bytes) -> bool:
    """Whether a body begins with a chunk that ends where it says, or is cut off in it."""
    begun = CHUNK.match(body)
    if begun is None:
        return False
    end = begun.end() + int(begun[1], 16)
    return body[end : end + 1] in (b"", b"\r", b"\n")


def _joined(body: bytes) -> bytes:
    data, place = bytearray(), 0
    while head := CHUNK.match(body, place):
        size = int(head[1], 16)
        if not size:
            return bytes(data)
        data += body[head.end() : head.end() + size]
        ended = LINE_END.match(body, head.end() + size)
        if ended is None:
            break
        place = ended.end()
    raise UnreadableError("its chunks are damaged or cut off")


def _collected(pieces: Iterable[bytes | Damage], coding: str) -> bytes:
    data = bytearray()
    for piece in pieces:
        if isinstance(piece, Damage):
            raise UnreadableError(f"it is packed as {coding}, and {piece.reason}")
        data += piece
        if len(data) > LONGEST_RECORD:
            raise UnreadableError(TOO_LONG)
    return bytes(data)


def _inflated(body: bytes) -> bytes:
    """Servers call deflate what is in a frame of zlib, as the standard has it, and what is in none."""
    framed = body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0
    engine = zlib.decompressobj(wbits=15 if framed else -15)
    try:
        data = engine.decompress(body, LONGEST_RECORD + 1)
    except zlib.error:
        raise UnreadableError(
            "it is packed as deflate, and its compressed data is damaged"
        ) from None
    if len(data) > LONGEST_RECORD:
        raise UnreadableError(TOO_LONG)
    if not engine.eof:
        raise UnreadableError("it is packed as deflate, and the compressed data ends too early")
    return data


def _from_brotli(body: bytes) -> bytes:
    reader = load("fastwarc.stream_io").BrotliReader(io.BytesIO(body))
    try:
        data = bytes(reader.read(LONGEST_RECORD + 1))
    except OSError:
        raise UnreadableError("it is packed as br, and its compressed data is damaged") from None
    if len(data) > LONGEST_RECORD:
        raise UnreadableError(TOO_LONG)
    return data
