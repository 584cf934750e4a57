"""Web archives. The reader cuts records out of the stream, a worker parses them with fastwarc and takes off what a server did to a page on its way."""

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.compressed import (
    GZIP,
    ZSTANDARD,
    Damage,
    Piece,
    UnreadableError,
    gunzip,
    unzstd,
)
from arabic_metrics.stream.encoding import decode_text
from arabic_metrics.stream.extra import ExtraError, load
from arabic_metrics.stream.limit import LONGEST_RECORD, too_long
from arabic_metrics.stream.page import article_of_page
from arabic_metrics.stream.record import article_of

CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
LINE_END = re.compile(rb"\r?\n")
AS_IT_IS = {"", "identity", "none", "binary", "8bit", "7bit", "utf-8", "utf8"}
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
TOO_LONG = f"unpacked it is longer than {LONGEST_RECORD:,} bytes"


def decode_payload(body: bytes, transfer: Iterable[str], content: Iterable[str]) -> bytes:
    """Return the body of a response without the codings that its headers name: `transfer` and then `content`, in their order.

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


START = b"WARC/"
VERSION = re.compile(rb"WARC/\d\.\d\r?\n")
HEADER_END = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^content-length:\s*(\d{1,15})\s*$", re.I | re.M)
KIND = re.compile(rb"^warc-type:\s*(\w+)", re.I | re.M)
READ_KINDS = (b"response", b"resource", b"conversion")
LONGEST_HEADER = 1 << 16
PAGES = ("text/html", "application/xhtml")


def read_warc(name: str, pieces: Iterator[Piece], block_bytes: int) -> Iterator[Block | Failure]:
    """Yield the records that hold a page or a text, in blocks; one that is broken costs itself."""
    held: list[tuple[int, bytes]] = []
    size = 0
    for number, item in _Cutter(pieces).records():
        if isinstance(item, Damage):
            if held:
                yield Block(name, "warc", held[0][0], Fields(), tuple(held))
                held, size = [], 0
            yield Failure(name, f"record {number}", item.reason)
            continue
        held.append((number, item))
        size += len(item)
        if size >= block_bytes:
            yield Block(name, "warc", held[0][0], Fields(), tuple(held))
            held, size = [], 0
    if held:
        yield Block(name, "warc", held[0][0], Fields(), tuple(held))


class _Cutter:
    """Cuts a stream into records by their lengths; where one does not end at a record, the next start is looked for."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self.pieces = pieces
        self.held = bytearray()
        self.gap: Damage | None = None  # what is held ends at damage
        self.ended = False

    def records(self) -> Iterator[tuple[int, bytes | Damage]]:
        """Yield each record that may hold an article, and each that is broken, with its number."""
        number = 0
        broken = False  # the place of a record is being looked for
        while True:
            if broken:
                found = self._seek()
            else:
                self._skip_space()
                found = bool(self._fill(len(START) + 5)) and VERSION.match(self.held) is not None
                if not found and (self.held or self.gap):
                    number += 1
                    yield number, self._gap_or("it does not begin as a record")
                    broken = True
                    continue
            if not found:
                if self.gap is not None:
                    self._over_gap()
                    broken = True
                    continue
                return
            number += 1
            item = self._record()
            broken = isinstance(item, Damage) and not self.skipped
            if item is not None:
                yield number, item

    skipped = False

    def _record(self) -> bytes | Damage | None:
        self.skipped = False
        header = HEADER_END.search(self.held)
        while header is None and len(self.held) < LONGEST_HEADER and self._read():
            header = HEADER_END.search(self.held)
        length = LENGTH.search(self.held, 0, header.start() + 2) if header else None
        if header is None or length is None:
            del self.held[: len(START)]
            return self._gap_or("its header does not end, or does not say its length")
        kind = KIND.search(self.held, 0, header.start() + 2)
        whole = header.end() + int(length[1])
        wanted = kind is not None and kind[1].lower() in READ_KINDS
        if not wanted or whole > LONGEST_RECORD:
            self.skipped = self._drop(whole)
            if not self.skipped:
                return self._gap_or("it is cut off")
            return Damage(too_long(whole, "bytes", LONGEST_RECORD)) if wanted else None
        if not self._fill(whole + 9) and len(self.held) < whole:
            del self.held[: len(START)]
            return self._gap_or("it is cut off")
        ends = bytes(self.held[whole : whole + 9])
        rest = ends.lstrip(b"\r\n")
        closed = ends.startswith((b"\r\n\r\n", b"\n\n"))
        if rest and not closed and not rest.startswith(START[: len(rest)]) and self.gap is None:
            del self.held[: len(START)]
            return Damage("its length is wrong")
        content = bytes(self.held[:whole])
        del self.held[:whole]
        return content

    def _drop(self, count: int) -> bool:
        while len(self.held) < count:
            count -= len(self.held)
            self.held.clear()
            if not self._read():
                return False
        del self.held[:count]
        return True

    def _seek(self) -> bool:
        """Go to the next start of a record; False at the end or at damage."""
        while True:
            found = VERSION.search(self.held)
            if found is not None:
                del self.held[: found.start()]
                return True
            del self.held[:-10]
            if not self._read():
                return False

    def _skip_space(self) -> None:
        while True:
            rest = self.held.lstrip(b"\r\n")
            if len(rest) != len(self.held):
                self.held = rest
            if self.held or not self._read():
                return

    def _fill(self, count: int) -> bool:
        while len(self.held) < count:
            if not self._read():
                return False
        return True

    def _read(self) -> bool:
        if self.ended or self.gap is not None:
            return False
        piece = next(self.pieces, None)
        if piece is None:
            self.ended = True
            return False
        if isinstance(piece, Damage):
            self.gap = piece
            return False
        self.held += piece
        return True

    def _gap_or(self, reason: str) -> Damage:
        return Damage(f"{reason}: {self.gap.reason}") if self.gap is not None else Damage(reason)

    def _over_gap(self) -> None:
        self.held.clear()
        self.gap = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a record holds: a page or a text as it was sent."""

    kind: str
    address: str
    body: bytes
    status: int
    content_type: str
    declared: str | None
    transfer: list[str]
    content: list[str]


def decode_record(source: str, number: int, raw: bytes) -> Iterator[Article | Failure]:
    """Yield the article of one record: a page, or a text that was made of one. Others yield nothing."""
    place = f"record {number}"
    answer = _parsed(raw)
    if isinstance(answer, str):
        yield Failure(source, place, answer)
        return
    address = answer.address or f"{source}#{number}"
    found = answer.status == 200
    is_text = answer.kind == "conversion" or (
        found and answer.content_type.startswith("text/plain")
    )
    if not is_text and not (found and answer.content_type.startswith(PAGES)):
        return
    try:
        body = decode_payload(answer.body, answer.transfer, answer.content)
    except UnreadableError as error:
        yield Failure(source, place, str(error))
        return
    if not is_text:
        yield article_of_page(source, place, body, id=address, declared=answer.declared)
        return
    try:
        text = decode_text(body, declared=answer.declared)
    except ExtraError:
        raise
    except ArchiveError as error:
        yield Failure(source, place, str(error))
        return
    yield article_of((text, address, None, None), source, number, unit="record")


def _parsed(raw: bytes) -> _Answer | str:
    """Return what a record holds, or why it cannot be read."""
    warc = load("fastwarc.warc")
    try:
        stream = warc.ArchiveIterator(io.BytesIO(raw), parse_http=True, quirks_mode=True)
        record = next(iter(stream), None)
        if record is None:
            return "fastwarc cannot read it"
        headers = {key.lower(): value for key, value in record.headers.items()}
        http = record.http_headers if record.is_http else None
        sent = [] if http is None else [(key.lower(), value) for key, value in http.items()]
        content_type = record.http_content_type if record.is_http else headers.get("content-type")
        return _Answer(
            headers.get("warc-type", ""),
            headers.get("warc-target-uri", "").strip("<>"),
            bytes(record.reader.read()),
            int(http.status_code) if http is not None and http.status_code else 200,
            (content_type or "").lower(),
            record.http_charset if record.is_http else None,
            [value for key, value in sent if key == "transfer-encoding"],
            [value for key, value in sent if key == "content-encoding"],
        )
    except Exception as error:  # what a damaged record makes of its parser
        return f"fastwarc cannot read it: {error}"
