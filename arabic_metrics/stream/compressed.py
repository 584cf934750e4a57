"""Bytes out of gzip, Zstandard and zip. What stands before damage is kept, and the damage says what it is."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import IO

from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.extra import ExtraError, load
from arabic_metrics.stream.block import LONGEST_RECORD, PIECE_BYTES

GZIP, ZSTANDARD, ZIP, PARQUET = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"PAR1"
EMPTY_ZIP = b"PK\x05\x06"
GZIP_MEMBER = b"\x1f\x8b\x08"
MOST_AT_ONCE = 1 << 20  # bytes that one step may unpack
FED_AT_ONCE = 1 << 12  # compressed bytes that one step of Zstandard is given: damage costs no more
WINDOW = 1 << 31  # the longest that zstd --long makes
HEAD = 1 << 16  # bytes that a format is told from
ENDS_EARLY = "the compressed data ends too early"


@dataclass(frozen=True, slots=True)
class Damage:
    """Where the bytes of an input break off: what follows, if anything does, stands after a gap."""

    reason: str


Piece = bytes | Damage


def pieces_of(file: IO[bytes]) -> Iterator[Piece]:
    """Yield the content of a file; an error of reading is damage."""
    try:
        while piece := file.read(PIECE_BYTES):
            yield piece
    except OSError as error:
        yield Damage(f"it cannot be read on: {error.strerror or error}")


def peek(pieces: Iterator[Piece]) -> tuple[bytes, Iterator[Piece]]:
    """Return the first bytes, and all pieces as they were."""
    taken: list[Piece] = []
    head = bytearray()
    while len(head) < HEAD and (piece := next(pieces, None)) is not None:
        taken.append(piece)
        if isinstance(piece, Damage):
            break
        head += piece
    return bytes(head[:HEAD]), chain(taken, pieces)


def joined(pieces: Iterable[Piece]) -> bytes:
    """Return pieces as one, as far as a record may be long; little beyond that is read.

    Raises:
        UnreadableError: there is damage among them.
    """
    data = bytearray()
    for piece in pieces:
        if isinstance(piece, Damage):
            raise UnreadableError(piece.reason)
        data += piece
        if len(data) > LONGEST_RECORD:
            break
    return bytes(data)


def gunzip(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield what gzip members hold. After damage it goes on with the next member that can be found."""
    engine: zlib._Decompress | None = None  # of the member that is being read
    lost = False  # a member is being looked for
    rest = b""
    for piece in pieces:
        if isinstance(piece, Damage):
            yield piece
            return
        data, rest = rest + piece, b""
        while data:
            begun = engine is not None
            if engine is None:
                if lost:
                    place = data.find(GZIP_MEMBER)
                    data, rest = (data[place:], b"") if place >= 0 else (b"", data[-2:])
                else:
                    data = data.lstrip(b"\0")  # padding between members
                if not data:
                    break
                engine, lost = zlib.decompressobj(wbits=31), False
            spare = engine.copy()
            try:
                out, damage = engine.decompress(data, MOST_AT_ONCE), None
                data = engine.unused_data if engine.eof else engine.unconsumed_tail
                engine = None if engine.eof else engine
            except zlib.error as error:
                out, used = _before_damage(spare, data)
                what = "checksum" if "check" in str(error) else "compressed data"
                damage = Damage(f"its {what} is damaged")
                if not begun and used <= 2:
                    damage = Damage("other bytes follow the compressed data")
                data, engine, lost = data[max(used, 1) :], None, True
            if out:
                yield out
            if damage is not None:
                yield damage
    if engine is not None:
        if left := engine.flush():
            yield left
        if not engine.eof:
            yield Damage(ENDS_EARLY)


def _before_damage(engine: zlib._Decompress, data: bytes) -> tuple[bytes, int]:
    """Return what can be unpacked before the byte that cannot, and the place of that byte."""
    out = bytearray()
    for place in range(len(data)):
        try:
            out += engine.decompress(data[place : place + 1])
        except zlib.error:
            return bytes(out), place
    return bytes(out), len(data)


def unzstd(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield what Zstandard frames hold, up to the first damage; it needs the extra `archive`."""
    try:
        zstandard = load("zstandard")
    except ExtraError as error:
        yield Damage(str(error))
        return
    maker = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    engine, begun = maker.decompressobj(), False
    for piece in pieces:
        if isinstance(piece, Damage):
            yield piece
            return
        data = piece
        while data:
            fed, data = data[:FED_AT_ONCE], data[FED_AT_ONCE:]
            try:
                out = engine.decompress(fed)
            except (zstandard.ZstdError, MemoryError):
                yield Damage("its compressed data is damaged")
                return
            begun = True
            if out:
                yield out
            if engine.eof:
                data = engine.unused_data + data
                engine, begun = maker.decompressobj(), False
    if begun:
        yield Damage(ENDS_EARLY)


def members_of(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Piece]]]:
    """Yield the members of a zip in its own order, each with its content; folders are left out.

    Raises:
        UnreadableError: the zip cannot be opened.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        raise UnreadableError("it is a zip whose list of members is damaged or missing") from None
    with archive:
        for member in archive.infolist():
            if not member.is_dir():
                yield member.filename, _member_pieces(archive, member)


def _member_pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Piece]:
    """Yield the content of one member; whatever is wrong with it is damage."""
    try:
        with archive.open(member) as file:
            while piece := file.read(PIECE_BYTES >> 2):
                yield piece
    except RuntimeError as error:  # its password is wanted; NotImplementedError is one too
        encrypted = "encrypted" in str(error) or "password" in str(error)
        yield Damage("it is encrypted" if encrypted else "its compression is not known")
    except EOFError:
        yield Damage(ENDS_EARLY)
    except Exception as error:  # each codec of zipfile raises errors of its own
        what = "checksum" if "CRC" in str(error) else "compressed data"
        yield Damage(f"its {what} is damaged")
