"""Evidence: where a value was read, and by which rule."""

from dataclasses import dataclass
from typing import Literal

from arabic_metrics.core.span import Span

Part = Literal["text", "title"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters that a value was read from.

    `quote` is always `span.of(text)` of the original text, or of the title where `part` says so, and `rule` the name of what read
    it. `slot` says which slot of a claim it supports.
    """

    slot: str
    span: Span
    quote: str
    rule: str
    part: Part = "text"
