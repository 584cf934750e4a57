"""Web archives. The reader cuts records out of the stream, a worker parses them with fastwarc."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.compressed import Damage, Piece, UnreadableError
from arabic_metrics.stream.encoding import decode_text
from arabic_metrics.stream.extra import ExtraError, load
from arabic_metrics.stream.limit import LONGEST_RECORD, too_long
from arabic_metrics.stream.page import article_of_page
from arabic_metrics.stream.payload import decode_payload
from arabic_metrics.stream.record import article_of

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
