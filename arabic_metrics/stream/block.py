"""What passes between the readers and the workers of an archive: blocks of records, and failures."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["jsonl", "json", "table", "text", "html", "markdown", "warc", "article"]


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields of a record; None is guessed from the usual names, per input."""

    text: str | None = None
    id: str | None = None
    published: str | None = None
    title: str | None = None


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
        return (
            f"{self.source}, {self.place}: {self.reason}"
            if self.place
            else f"{self.source}: {self.reason}"
        )


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
