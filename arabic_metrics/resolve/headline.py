"""Headlines: what was read in a title and its text as one stands in the one or in the other."""

from dataclasses import replace
from typing import Any, TypeVar

from arabic_metrics.core import Evidence, Span
from arabic_metrics.core.evidence import Part
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.resolve.claim import Record

T = TypeVar("T", bound=Record)


def part_spans(record: T, normalized: NormalizedText) -> T:
    """Return a record whose spans count the characters of the title or of the text, each with the part that it stands in."""
    head = normalized.head
    return _copied(record, head) if head else record


def _copied(record: T, head: int) -> T:
    fields = {name: _parted(getattr(record, name), head) for name in type(record).model_fields}
    span = getattr(record, "span", None)
    if span is not None:
        fields["part"], fields["span"] = _place(span, head)
    return record.model_copy(update=fields)


def _parted(value: Any, head: int) -> Any:
    if isinstance(value, Evidence):
        part, span = _place(value.span, head)
        return replace(value, part=part, span=span)
    if isinstance(value, Record):
        return _copied(value, head)
    if isinstance(value, tuple):
        return tuple(_parted(each, head) for each in value)
    if isinstance(value, dict):
        return {name: _parted(each, head) for name, each in value.items()}
    return value


def _place(span: Span, head: int) -> tuple[Part, Span]:
    """In which part a span stands, and where there; a paragraph ends between the two, so none stands in both."""
    if span.start < head:
        return "title", span
    return "text", Span(span.start - head, span.end - head)
