"""What passes between the readers and the workers of an archive: blocks of records, and failures.

How much of an archive is held at once has limits: what is longer is refused with a sentence, never cut.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal["jsonl", "json", "table", "text", "html", "markdown", "warc", "article"]
BLOCK_BYTES = 1 << 20  # what one worker reads at once
PIECE_BYTES = 1 << 18  # what is read of a file at once
LONGEST_RECORD = 32 << 20  # bytes of a line, a page, or any other record as stored
LONGEST_TEXT = 10_000_000  # characters of the text of one article
DEEPEST = 4  # archives within archives
UNBOUNDED = 1 << 62


class Fields(NamedTuple):
    """The names of the fields of a record, in the order of the values of a row; None is guessed from the usual names, per input."""

    text: str | None = None
    id: str | None = None
    published: str | None = None
    title: str | None = None
    source: str | None = None  # the paper that published it


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that could not be read: where it is and why. It costs only itself.

    `source` is the file as it was given (a member of a zip is `archive.zip/member`), `place` says which record of it
    ("line 12", "record 3", "" for the whole file), `reason` is a sentence.

    >>> print(Failure("news.jsonl", "line 12", "it has no text"))
    news.jsonl, line 12: it has no text
    """

    source: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{', '.join(filter(None, (self.source, self.place)))}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Block:
    """Records of one input that one worker reads at once, not yet decoded; small enough to be sent to a process.

    `first` is the number of the first record in its input, from 1 (a line number where records are lines).
    `fields` are the names of the record's fields, guessed already. `payload` is what the kind holds: the bytes of whole
    lines for "jsonl", articles for "article", tuples of field values or raw bytes for the others.
    """

    source: str
    kind: BlockKind
    first: int
    fields: Fields
    payload: bytes | tuple[object, ...]


def blocks_of(
    records: Iterable[tuple[int, object, int]],
    source: str,
    kind: BlockKind,
    fields: Fields,
    block_bytes: int,
    most: int = UNBOUNDED,
) -> Generator[Block, None, int]:
    """Yield records, each given with its number and size, in blocks of about `block_bytes`; return the number behind the last."""
    held: list[object] = []
    number, first, size = 0, 1, 0
    for number, record, length in records:
        first = first if held else number
        held.append(record)
        size += length
        if size >= block_bytes or len(held) >= most:
            yield Block(source, kind, first, fields, tuple(held))
            held, size = [], 0
    if held:
        yield Block(source, kind, first, fields, tuple(held))
    return number + 1


def too_long(count: int, unit: str, most: int) -> str:
    """Say that something is over its limit.

    >>> too_long(12_000_000, "characters", 10_000_000)
    'it has 12,000,000 characters; at most 10,000,000 are read'
    """
    return f"it has {count:,} {unit}; at most {most:,} are read"
