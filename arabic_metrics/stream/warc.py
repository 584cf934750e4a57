"""Web archives. The reader cuts records out of the stream, a worker parses them with fastwarc."""

import io
import re
from collections.abc import Iterator

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.compressed import Damage, Piece
from arabic_metrics.stream.encoding import decode_text
from arabic_metrics.stream.extra import load
from arabic_metrics.stream.limit import LONGEST_RECORD, too_long
from arabic_metrics.stream.page import article_of_page
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


def decode_record(source: str, number: int, raw: bytes) -> Iterator[Article | Failure]:
    """Yield the article of one record: a page, or a text that was made of one. Others yield nothing."""
    place = f"record {number}"
    warc = load("fastwarc.warc")
    try:
        record = next(
            iter(warc.ArchiveIterator(io.BytesIO(raw), parse_http=True, quirks_mode=True)), None
        )
        if record is None:
            yield Failure(source, place, "fastwarc cannot read it")
            return
        headers = {key.lower(): value for key, value in record.headers.items()}
        body = bytes(record.reader.read())
        http = record.http_headers if record.is_http else None
        status = int(http.status_code) if http is not None and http.status_code else 200
        declared = record.http_charset if record.is_http else None
        content_type = (
            record.http_content_type if record.is_http else headers.get("content-type", "")
        )
    except ArchiveError:
        raise
    except Exception as error:  # what a damaged record makes of its parser
        yield Failure(source, place, f"fastwarc cannot read it: {error}")
        return
    address = headers.get("warc-target-uri", "").strip("<>") or f"{source}#{number}"
    kind = (content_type or "").lower()
    if headers.get("warc-type") == "conversion" or (
        kind.startswith("text/plain") and status == 200
    ):
        try:
            text = decode_text(body, declared=declared)
        except ArchiveError as error:
            yield Failure(source, place, str(error))
            return
        yield article_of((text, address, None, None), source, number, unit="record")
    elif kind.startswith(PAGES) and status == 200:
        yield article_of_page(source, place, body, id=address, declared=declared)
