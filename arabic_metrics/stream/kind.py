"""Which format an input is in: its content decides where it can, else its name."""

import json
import re
from pathlib import PurePosixPath

from arabic_metrics.stream.block import BlockKind
from arabic_metrics.stream.compressed import PARQUET
from arabic_metrics.stream.encoding import wide_encoding
from arabic_metrics.stream.line import decode_lines
from arabic_metrics.stream.record import USUAL_NAMES
from arabic_metrics.stream.table import separator_of

BY_SUFFIX: dict[str, BlockKind | str] = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json", ".csv": "table", ".tsv": "table", ".tab": "table", ".parquet": "parquet", ".warc": "warc", ".wet": "warc",
}  # fmt: skip
PACKED = (".gz", ".zst", ".zstd", ".zip")
WARC = b"WARC/"
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
ARRAY = re.compile(r"\s*\[\s*(?:\{|\]|$)")


def without_packing(name: str) -> str:
    """Return a name without the endings of compression.

    >>> without_packing("news.jsonl.gz")
    'news.jsonl'
    """
    path = PurePosixPath(name)
    while path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    return str(path)


def is_known(name: str) -> bool:
    """Whether the ending of a name is one that is read."""
    path = PurePosixPath(name)
    return path.suffix.lower() in PACKED or path.suffix.lower() in BY_SUFFIX


def kind_of(name: str, head: bytes) -> str:
    """Return the format of an input: a kind of block, or "parquet".

    >>> kind_of("news.txt", b"WARC/1.0"), kind_of("-", b'{"text": ""}'), kind_of("a.json", b"[")
    ('warc', 'jsonl', 'json')
    """
    if head.startswith(PARQUET):
        return "parquet"
    if head.startswith(WARC):
        return "warc"
    named = BY_SUFFIX.get(PurePosixPath(without_packing(name)).suffix.lower())
    if named not in (None, "json", "jsonl"):
        return str(named)
    text = _text(head)
    if named == "jsonl":
        return "json" if ARRAY.match(text) else "jsonl"
    if text.lstrip().startswith("{"):
        return "jsonl" if _is_line(text) else "json"
    if ARRAY.match(text) or named == "json":
        return "json"
    if HTML.match(text):
        return "html"
    return "table" if _is_header(text.lstrip().partition("\n")[0]) else "text"


def _text(head: bytes) -> str:
    """The beginning of an input as far as it can be decoded; a format shows in ASCII."""
    wide = wide_encoding(head)
    if wide:
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
