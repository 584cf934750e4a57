"""Where bytes come from and which format they are in: files, folders, standard input, and what is packed in them.

Content decides on a format where it can, else the name. Damage becomes a failure.
"""

import json
import os
import re
import stat
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.file import standard_input
from arabic_metrics.stream.block import DEEPEST, BlockKind, Failure
from arabic_metrics.stream.compressed import (
    EMPTY_ZIP,
    GZIP,
    PARQUET,
    ZIP,
    ZSTANDARD,
    Damage,
    Piece,
    gunzip,
    members_of,
    peek,
    pieces_of,
    unzstd,
)
from arabic_metrics.stream.encoding import wide_encoding
from arabic_metrics.stream.line import decode_lines
from arabic_metrics.stream.record import USUAL_NAMES, Notice
from arabic_metrics.stream.table import separator_of
from arabic_metrics.stream.warc import WARC

STANDARD_INPUT = "-"
OTHER_KINDS = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}  # others are devices
BY_SUFFIX: dict[str, BlockKind | str] = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json", ".csv": "table", ".tsv": "table", ".tab": "table", ".parquet": "parquet", ".warc": "warc", ".wet": "warc",
}  # fmt: skip
PACKED = (".gz", ".zst", ".zstd", ".zip")
NOTHING = "it holds no file of a kind that is read"
OFFICE = "it is a file of an office program, which is not read: save it as text or CSV first"
PICTURE = "it is a picture, which is not read"
NOT_READ = {  # by the first bytes
    b"BZh": "it is packed with bzip2, which is not read: unpack it first",
    b"\xfd7zXZ\0": "it is packed with xz, which is not read: unpack it first",
    b"7z\xbc\xaf": "it is packed with 7-Zip, which is not read: unpack it first",
    b"Rar!\x1a": "it is packed with RAR, which is not read: unpack it first",
    b"%PDF-": "it is a PDF, which is not read: save its text first",
    b"\xd0\xcf\x11\xe0": OFFICE,
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF87a": PICTURE,
    b"GIF89a": PICTURE,
}
OFFICE_MEMBERS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")  # of docx, odt
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
ARRAY = re.compile(r"\s*\[\s*(?:\{|\]|$)")
LAID_OUT = re.compile(r"\s*\{[ \t\r]*\n")  # an object over several lines


@dataclass(frozen=True, slots=True)
class Input:
    """One unpacked input: its name as given, its first bytes, and all of its bytes."""

    name: str
    pieces: Iterator[Piece]
    head: bytes = b""
    path: Path | None = None  # where it lies as it is


def short_names(sources: Sequence[str]) -> dict[str, str]:
    """Return how each input is named in results: as it was given, but a path from the root by its last part, if no other input has that name.

    >>> short_names(["/mnt/c/news", "archive/2024", "/mnt/a/old", "/mnt/b/old"])
    {'/mnt/c/news': 'news', 'archive/2024': 'archive/2024', '/mnt/a/old': '/mnt/a/old', '/mnt/b/old': '/mnt/b/old'}
    """
    short = {each: Path(each).name if Path(each).is_absolute() else each for each in sources}
    count = Counter(os.path.normpath(name) for name in short.values())
    return {
        each: name if name and count[os.path.normpath(name)] == 1 else each
        for each, name in short.items()
    }


def open_source(source: str, notice: Notice, name: str | None = None) -> Iterator[Input | Failure]:
    """Yield the inputs of a file, a folder or standard input, in an order that is always the same; the files of a folder stand under its `name`."""
    path = Path(source)
    try:
        if source == STANDARD_INPUT:
            yield from _unpacked(Input(source, pieces_of(standard_input())), notice)
        elif path.is_dir():
            yield from _folder(path, notice, Path(name or source))
        else:
            yield from _file(path, notice, regular=False)
    except (OSError, ValueError) as error:
        yield Failure(readable_name(source), "", unread(error))


def readable_name(path: str | Path) -> str:
    r"""Return the name of a file as it is written in results: bytes that are no UTF-8 are spelled out.

    >>> print(readable_name(os.fsdecode(b"news-\xff.jsonl")))
    news-\xff.jsonl
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unread(error: OSError | ValueError) -> str:
    """Return the sentence that says why a file is not read."""
    return f"it cannot be read: {getattr(error, 'strerror', None) or error}"


def _file(
    path: Path, notice: Notice, *, regular: bool, named: Path | None = None
) -> Iterator[Input | Failure]:
    """Yield what a file holds; with `regular`, what might never end is a failure."""
    name = readable_name(named or path)
    try:
        mode = path.stat().st_mode
        lies = path if stat.S_ISREG(mode) else None
        if regular and lies is None:
            kind = OTHER_KINDS.get(stat.S_IFMT(mode), "a device")
            yield Failure(name, "", f"it is no regular file but {kind}")
            return
        with path.open("rb") as file:
            yield from _unpacked(Input(name, pieces_of(file), path=lies), notice)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Failure(name, "", unread(error))


def _folder(folder: Path, notice: Notice, named: Path) -> Iterator[Input | Failure]:
    """Yield the files of a folder and the folders in it, sorted; hidden ones and unknown kinds are left out.

    What is no regular file, and might never end, is a failure; a link to a folder is not followed.
    """
    name = readable_name(folder)
    problems: list[OSError] = []
    left_out: Counter[str] = Counter()
    links: list[Path] = []
    found = False
    for place, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links += [path for path in map(Path(place).joinpath, folders) if path.is_symlink()]
        for path in (Path(place, name) for name in sorted(files) if not name.startswith(".")):
            if not is_known(path.name):
                left_out[path.suffix or path.name] += 1
                continue
            found = True
            within = named / path.relative_to(folder)
            yield from _file(path, notice, regular=True, named=within)
    for error in problems:
        yield Failure(readable_name(error.filename), "", unread(error))
    _say_left_out(name, left_out, notice)
    if links:
        listed = ", ".join(readable_name(link.relative_to(folder)) for link in links)
        notice(name, f"left out, as links to folders: {listed}")
    if not found:
        yield Failure(name, "", NOTHING)


def _say_left_out(name: str, left_out: Counter[str], notice: Notice) -> None:
    if left_out:
        kinds = (f"{count} × {readable_name(kind)}" for kind, count in sorted(left_out.items()))
        notice(name, f"left out, since files of these kinds are not read: {', '.join(kinds)}")


def _unpacked(input: Input, notice: Notice, depth: int = 0) -> Iterator[Input | Failure]:
    """Yield what an input holds once every packing is taken off."""
    head, pieces = peek(input.pieces)
    if not head and isinstance(first := next(pieces, b""), Damage):
        yield Failure(input.name, "", first.reason)
        return
    input = replace(input, pieces=pieces, head=head)
    signs = (GZIP, ZSTANDARD, ZIP, EMPTY_ZIP)
    packed = next((sign for sign in signs if head.startswith(sign)), None)
    if reason := why_not_read(head):
        yield Failure(input.name, "", reason)
    elif packed is None:
        yield input
    elif depth >= DEEPEST:
        yield Failure(input.name, "", f"it is packed more than {DEEPEST} times over")
    elif packed in (GZIP, ZSTANDARD):
        unpacked = gunzip(pieces) if packed == GZIP else unzstd(pieces)
        yield from _unpacked(Input(input.name, unpacked), notice, depth + 1)
    else:
        yield from _zip(input, notice, depth)


def _zip(input: Input, notice: Notice, depth: int) -> Iterator[Input | Failure]:
    left_out: Counter[str] = Counter()
    found = False
    try:
        with seekable(input) as file:
            for member, pieces in members_of(file):
                name = member.rsplit("/", 1)[-1]
                if name.startswith(".") or member.startswith("__MACOSX/"):
                    continue
                if not is_known(name):
                    left_out[Path(name).suffix or name] += 1
                    continue
                found = True
                yield from _unpacked(Input(f"{input.name}/{member}", pieces), notice, depth + 1)
        if not found:
            yield Failure(input.name, "", NOTHING)
    except UnreadableError as error:
        yield Failure(input.name, "", str(error))
    _say_left_out(input.name, left_out, notice)


def why_not_read(head: bytes) -> str | None:
    """Return what a file is whose format is not read, by its first bytes; None of any other.

    >>> why_not_read(b"%PDF-1.7")
    'it is a PDF, which is not read: save its text first'
    """
    if head.startswith(ZIP) and any(name in head[:200] for name in OFFICE_MEMBERS):
        return OFFICE
    return next((told for sign, told in NOT_READ.items() if head.startswith(sign)), None)


@contextmanager
def seekable(input: Input) -> Iterator[IO[bytes]]:
    """Give an input as a file in which any place can be read; what is packed is laid down in a temporary file.

    Raises:
        UnreadableError: it cannot be read to its end.
    """
    try:
        if input.path is not None:
            with input.path.open("rb") as file:
                yield file
            return
        with tempfile.TemporaryFile(prefix="arabic-metrics-") as copy:
            for piece in input.pieces:
                if isinstance(piece, Damage):
                    raise UnreadableError(piece.reason)
                copy.write(piece)
            copy.seek(0)
            yield copy
    except OSError as error:
        raise UnreadableError(unread(error)) from error


def is_known(name: str) -> bool:
    """Whether the ending of a name is one that is read."""
    return PurePosixPath(name).suffix.lower() in {*PACKED, *BY_SUFFIX}


def kind_of(name: str, head: bytes) -> str:
    """Return the format of an input: a kind of block, or "parquet".

    >>> kind_of("news.txt", b"WARC/1.0"), kind_of("-", b'{"text": ""}'), kind_of("a.json.gz", b"[")
    ('warc', 'jsonl', 'json')
    """
    if head.startswith(PARQUET):
        return "parquet"
    if head.startswith(WARC):
        return "warc"
    path = PurePosixPath(name)
    while path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    named = BY_SUFFIX.get(path.suffix.lower())
    text = _text(head)
    if named == "text" and HTML.match(text):
        return "html"
    if named not in (None, "json", "jsonl"):
        return str(named)
    if named == "jsonl":
        return "json" if ARRAY.match(text) or LAID_OUT.match(text) else "jsonl"
    if text.lstrip().startswith("{"):
        return "jsonl" if _is_line(text) else "json"
    if ARRAY.match(text) or named == "json":
        return "json"
    if HTML.match(text):
        return "html"
    return "table" if _is_header(text.lstrip().partition("\n")[0]) else "text"


def _text(head: bytes) -> str:
    """The beginning of an input as far as it can be decoded; a format shows in ASCII."""
    if wide := wide_encoding(head):
        return head.decode(wide, "ignore").removeprefix("\ufeff")
    lines = [line for line in decode_lines(head) if isinstance(line, str)]
    return "\n".join(lines).removeprefix("\ufeff") or head.decode("ascii", "ignore")


def _is_line(text: str) -> bool:
    """Whether the first line is one object, and no more; one that the sample cuts off is taken for one."""
    line, end, _ = text.lstrip().partition("\n")
    try:
        _, place = json.JSONDecoder().raw_decode(line)
    except (ValueError, RecursionError):
        # A line that is cut off or broken, or the first of an object laid out over several.
        return not end or len(line) > 200 or line.rstrip().endswith("}")
    return not line[place:].strip().strip(",")


def _is_header(line: str) -> bool:
    """Whether a line names the fields of a table, one of them the text."""
    names = [name.strip(' "\r').lower() for name in line.split(separator_of(line))]
    return len(names) > 1 and any(name in USUAL_NAMES["text"] for name in names)
