"""Ids that stand for two articles: timelines cannot tell whose figure is whose."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from arabic_metrics.timeline.build import told_of
from arabic_metrics.timeline.read import read_article

BEHIND_ID = b',"published":'  # within a text the quotation marks are escaped
BITS = 1 << 27  # they remember ids: 16 MB, however many there are


def repeated_ids(files: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return each id that stands for two different articles, with the places of both, in files of articles as `archive` writes them: lines of JSON.

    Raises:
        ArchiveError: a line is no article.
        OSError: a file cannot be read.
    """
    seen, likely = bytearray(BITS // 8), set[bytes]()
    for _, line in _lines(files):
        id = _id_of(line)
        at, bit = divmod(hash(id) % BITS, 8)
        if seen[at] >> bit & 1:
            likely.add(id)
        seen[at] |= 1 << bit
    first: dict[str, tuple[str, object]] = {}
    found: dict[str, tuple[str, str]] = {}
    for place, line in _lines(files) if likely else ():
        if _id_of(line) in likely:
            article = read_article(place, json.loads(line))
            before, told = first.setdefault(article.id, (place, told_of(article)))
            if told != told_of(article):
                found.setdefault(article.id, (before, place))
    return found


def _id_of(line: bytes) -> bytes:
    return line.partition(BEHIND_ID)[0]


def _lines(files: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for file in files:
        with Path(file).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                yield f"{file}, line {number}", line
