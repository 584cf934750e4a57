"""Evidence: where a value was read, and by which rule."""

from dataclasses import dataclass

from arabic_metrics.core.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters that a value was read from.

    `quote` is always `span.of(text)` of the original text, and `rule` the name of what read it.
    `slot` says which slot of a claim it supports.
    """

    slot: str
    span: Span
    quote: str
    rule: str
