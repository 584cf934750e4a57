"""Web archives. The reader cuts records out of the stream; a worker parses them with fastwarc.

A worker also takes off what a server did to a page on its way: chunks and compression. Nothing is read half.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby

from arabic_metrics.core import Article
from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.extra import load
from arabic_metrics.stream.block import LONGEST_RECORD, Block, Failure, Fields, blocks_of, too_long
from arabic_metrics.stream.compressed import GZIP, ZSTANDARD, Damage, Piece, gunzip, joined, unzstd
from arabic_metrics.stream.encoding import decode_text
from arabic_metrics.stream.page import article_of_page
from arabic_metrics.stream.record import article_of

WARC = b"WARC/"
VERSION = re.compile(rb"WARC/\d\.\d\r?\n")
HEADER_END = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^content-length:\s*(\d{1,15})\s*$", re.I | re.M)
KIND = re.compile(rb"^warc-type:\s*(\w+)", re.I | re.M)
READ_KINDS = (b"response", b"resource", b"conversion")
LONGEST_HEADER = 1 << 16
CODINGS = ("content-encoding", "transfer-encoding")  # in the order in which they are put on
TEXT, PAGES = "text/plain", ("text/html", "application/xhtml")
CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
LINE_END = re.compile(rb"\r?\n")
AS_IT_IS = {"", "identity", "none", "binary", "8bit", "7bit", "utf-8", "utf8"}
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")


def read_warc(name: str, pieces: Iterator[Piece], block_bytes: int) -> Iterator[Block | Failure]:
    """Yield the records that hold a page or a text, in blocks; one that is broken costs itself."""
    load("fastwarc.warc")  # the workers need it; without it the file is one failure
    records = _Cutter(pieces).records()
    for broken, run in groupby(records, key=lambda record: isinstance(record[1], Damage)):
        if broken:
            for number, item in run:
                assert isinstance(item, Damage)
                yield Failure(name, f"record {number}", item.reason)
        else:
            numbered = ((record[0], record, len(record[1])) for record in run)  # type: ignore[arg-type]
            yield from blocks_of(numbered, name, "warc", Fields(), block_bytes)


class _Cutter:
    """Cuts a stream into records by their lengths; where one does not end at a record, the next start is looked for."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self.pieces, self.held = pieces, bytearray()
        self.gap: Damage | None = None  # what is held ends at damage
        self.ended = False
        self.skipped = False  # the record was passed over to its end

    def records(self) -> Iterator[tuple[int, bytes | Damage]]:
        """Yield each record that may hold an article, and each that is broken, with its number."""
        number = 0
        broken = False  # the start of a record is looked for
        while True:
            if not broken:
                self._skip_space()
                broken = not (self._fill(len(WARC) + 5) and VERSION.match(self.held))
                if broken and (self.held or self.gap):
                    number += 1
                    yield number, self._gap_or("it does not begin as a record")
            if broken and not self._seek():
                if self.gap is None:
                    return
                self.held.clear()
                self.gap = None
                continue
            number += 1
            item = self._record()
            broken = isinstance(item, Damage) and not self.skipped
            if item is not None:
                yield number, item

    def _record(self) -> bytes | Damage | None:
        self.skipped = False
        header = HEADER_END.search(self.held)
        while header is None and len(self.held) < LONGEST_HEADER and self._read():
            header = HEADER_END.search(self.held)
        length = LENGTH.search(self.held, 0, header.start() + 2) if header else None
        if header is None or length is None:
            return self._refused("its header does not end, or does not say its length")
        kind = KIND.search(self.held, 0, header.start() + 2)
        whole = header.end() + int(length[1])
        wanted = kind is not None and kind[1].lower() in READ_KINDS
        if whole > LONGEST_RECORD:
            self.skipped = self._drop(whole)
            if not self.skipped:
                return self._gap_or("it is cut off")
            return Damage(too_long(whole, "bytes", LONGEST_RECORD)) if wanted else None
        if not self._fill(whole + 9) and len(self.held) < whole:
            return self._refused("it is cut off")
        ends = bytes(self.held[whole : whole + 9])
        rest = ends.lstrip(b"\r\n")
        closed = ends.startswith((b"\r\n\r\n", b"\n\n"))
        if rest and not closed and not rest.startswith(WARC[: len(rest)]) and self.gap is None:
            return self._refused("its length is wrong")
        content = bytes(self.held[:whole]) if wanted else None
        del self.held[:whole]
        return content

    def _refused(self, reason: str) -> Damage:
        """Leave the start of a record that is broken behind."""
        del self.held[: len(WARC)]
        return self._gap_or(reason)

    def _gap_or(self, reason: str) -> Damage:
        return Damage(f"{reason}: {self.gap.reason}") if self.gap is not None else Damage(reason)

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
        while (found := VERSION.search(self.held)) is None:
            del self.held[:-10]
            if not self._read():
                return False
        del self.held[: found.start()]
        return True

    def _skip_space(self) -> None:
        self.held = self.held.lstrip(b"\r\n")
        while not self.held and self._read():
            self.held = self.held.lstrip(b"\r\n")

    def _fill(self, count: int) -> bool:
        while len(self.held) < count and self._read():
            pass
        return len(self.held) >= count

    def _read(self) -> bool:
        if self.ended or self.gap is not None:
            return False
        piece = next(self.pieces, None)
        if isinstance(piece, bytes):
            self.held += piece
            return True
        self.gap, self.ended = piece, piece is None
        return False


def decode_record(source: str, number: int, raw: bytes) -> Iterator[Article | Failure]:
    """Yield the article of one record: a page, or a text that was made of one. Others yield nothing."""
    try:
        kind, address, body, codings, declared = _parsed(raw)
        if not kind.startswith((TEXT, *PAGES)):
            return
        address = address or f"{source}#{number}"
        body = decode_payload(body, codings)
        if kind.startswith(TEXT):
            text = decode_text(body, declared=declared)
            yield article_of((text, address, None, None, None), source, number, unit="record")
        else:
            yield article_of_page(source, body, id=address, declared=declared)
    except UnreadableError as error:
        yield Failure(source, f"record {number}", str(error))


def _parsed(raw: bytes) -> tuple[str, str, bytes, list[str], str | None]:
    """Return what a record holds: its content type, that of a text if a page was made into one and none of an error page; its address; its body; its
    codings; the encoding that it declares. What cannot be parsed is unreadable.
    """
    warc = load("fastwarc.warc")
    try:
        stream = warc.ArchiveIterator(io.BytesIO(raw), parse_http=True, quirks_mode=True)
        record = next(iter(stream))
        headers = {key.lower(): value for key, value in record.headers.items()}
        http = record.http_headers if record.is_http else None
        sent = [] if http is None else [(key.lower(), value) for key, value in http.items()]
        content_type = record.http_content_type if record.is_http else headers.get("content-type")
        found = http is None or int(http.status_code or 200) == 200
        converted = headers.get("warc-type") == "conversion"
        return (
            TEXT if converted else (content_type or "").lower() if found else "",
            headers.get("warc-target-uri", "").strip("<>"),
            bytes(record.reader.read()),
            [value for name in CODINGS for key, value in sent if key == name],
            record.http_charset if record.is_http else None,
        )
    except StopIteration:
        raise UnreadableError("fastwarc cannot read it") from None
    except Exception as error:  # what a damaged record makes of its parser
        raise UnreadableError(f"fastwarc cannot read it: {error}") from error


def decode_payload(body: bytes, headers: Iterable[str]) -> bytes:
    """Return the body of a response without its codings, which headers name in the order in which they were put on.

    Many archives keep a body that the crawler has decoded, and the headers as they came. Such a body is returned as it is.

    >>> decode_payload(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n", ["chunked"])
    b'abc'
    >>> decode_payload(b"<p>abc</p>", ["gzip", "chunked"])
    b'<p>abc</p>'

    Raises:
        UnreadableError: the body is damaged or cut off, too long, or a coding is not known.
    """
    codings = [name for header in headers for name in header.split(",")]
    for coding in reversed(codings):
        body = _without(body, coding.strip().lower())
        if len(body) > LONGEST_RECORD:
            raise UnreadableError(f"unpacked it is longer than {LONGEST_RECORD:,} bytes")
    return body


def _without(body: bytes, coding: str) -> bytes:
    if coding in AS_IT_IS or not body:
        return body
    match coding.removeprefix("x-"):
        case "chunked":
            return _joined(body) if _is_chunked(body) else body
        case "gzip" | "zstd" as packing:
            sign, unpack = (GZIP, gunzip) if packing == "gzip" else (ZSTANDARD, unzstd)
            try:
                return joined(unpack(iter([body]))) if body.startswith(sign) else body
            except UnreadableError as error:
                raise UnreadableError(f"it is packed as {coding}, and {error}") from None
        case "deflate" | "br":  # neither begins with a sign of its own
            try:
                return (_inflated if coding == "deflate" else _from_brotli)(body)
            except (zlib.error, OSError):
                reason = "its compressed data is damaged"
            except EOFError:
                reason = "the compressed data ends too early"
            if _is_plain(body):
                return body
            raise UnreadableError(f"it is packed as {coding}, and {reason}")
    raise UnreadableError(f"it is packed as {coding}, which is not known")


def _is_plain(body: bytes) -> bool:
    """Whether a body is a page or a text as it is."""
    try:
        return bool(PAGE.match(body) or body.decode("utf-8"))
    except UnicodeDecodeError:
        return False


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


def _inflated(body: bytes) -> bytes:
    """Servers call deflate what is in a frame of zlib, as the standard has it, and what is in none."""
    framed = body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0
    engine = zlib.decompressobj(wbits=15 if framed else -15)
    data = engine.decompress(body, LONGEST_RECORD + 1)
    if not engine.eof and len(data) <= LONGEST_RECORD:
        raise EOFError
    return data


def _from_brotli(body: bytes) -> bytes:
    reader = load("fastwarc.stream_io").BrotliReader(io.BytesIO(body))
    return bytes(reader.read(LONGEST_RECORD + 1))
