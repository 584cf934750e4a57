"""The regions of an annotation of Label Studio: their place in the text, their label, their fields, and what they are linked with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from arabic_metrics.core import AnnotationError, Span
from arabic_metrics.view.label_studio import LABELS
from arabic_metrics.view.label_studio_format import Result, Value

ESCAPED_LINES = (("\\r", ""), ("\\n", ""))  # Label Studio writes a line end inside a region so


@dataclass(frozen=True, slots=True)
class Region:
    """A labelled stretch of a text, with the fields that the annotator filled in for it."""

    id: str
    label: str
    span: Span
    quote: str
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return what was written into a text field, or None."""
        written = " ".join(self.fields.get(name, ())).strip()
        return written or None

    def __str__(self) -> str:
        return f"region {self.id} ({self.label} «{self.quote}»)"


@dataclass(frozen=True, slots=True)
class Annotation:
    """The regions of an annotation by id, the pairs that are linked, and the fields of the whole article."""

    place: str
    regions: dict[str, Region]
    pairs: tuple[tuple[str, str], ...]
    fields: dict[str, tuple[str, ...]]


def read_annotation(
    results: Iterable[Result], text: str, file: str, place: str, labels: frozenset[str]
) -> Annotation:
    """Return what the results of an annotation say.

    Raises:
        AnnotationError: names the file, task, annotation and region, and the problem.
    """
    regions: dict[str, Region] = {}
    fields: dict[str, dict[str, tuple[str, ...]]] = {}
    whole: dict[str, tuple[str, ...]] = {}
    pairs: list[tuple[str, str]] = []
    for result in results:
        value = result.value
        if result.type == "relation":
            pairs.append((str(result.from_id), str(result.to_id)))
        elif value is None:
            raise AnnotationError(file, place, f"result {result.id} has no value")
        elif result.type == "labels" and result.from_name == LABELS:
            region = _read_region(str(result.id), value, text, file, place, labels)
            regions[region.id] = region
        elif result.type in ("textarea", "choices"):
            own = whole if value.start is None else fields.setdefault(str(result.id), {})
            own[str(result.from_name)] = _read_field(value, result.type)
    for id, own in fields.items():
        if id in regions:
            regions[id].fields.update(own)
    return Annotation(place, regions, tuple(pairs), whole)


def _read_region(
    id: str, value: Value, text: str, file: str, place: str, labels: frozenset[str]
) -> Region:
    here = f"{place}, region {id}"
    if len(value.labels) != 1:
        raise AnnotationError(file, here, f"it has {len(value.labels)} labels, not one")
    label = value.labels[0]
    if label not in labels:
        raise AnnotationError(file, here, f"«{label}» is neither a slot nor a metric")
    span = _trimmed(_find_span(value, text, file, here), text)
    if not len(span):
        raise AnnotationError(file, here, "it holds nothing but spaces")
    return Region(id, label, span, span.of(text))


def _find_span(value: Value, text: str, file: str, here: str) -> Span:
    """Label Studio counts code points; older versions counted UTF-16 code units, which the region's text gives away."""
    if value.start is None or value.end is None:
        raise AnnotationError(file, here, "it has no start and end")
    span, said = Span(value.start, value.end), value.text
    for found in (span, _from_utf16(span, text)):
        if found is None or not 0 <= found.start <= found.end <= len(text):
            continue
        if not isinstance(said, str) or _letters(said) == _letters(found.of(text)):
            return found
    raise AnnotationError(
        file, here, f"«{said}» does not stand at {span.start} to {span.end} of the text"
    )


def _from_utf16(span: Span, text: str) -> Span | None:
    if span.start < 0:
        return None
    units = text.encode("utf-16-le")
    try:
        start = len(units[: 2 * span.start].decode("utf-16-le"))
        return Span(start, start + len(units[2 * span.start : 2 * span.end].decode("utf-16-le")))
    except UnicodeDecodeError:
        return None  # it would split a character


def _letters(text: str) -> str:
    for written, meant in ESCAPED_LINES:
        text = text.replace(written, meant)
    return "".join(text.split())


def _trimmed(span: Span, text: str) -> Span:
    quote = span.of(text)
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, max(start, span.start + len(quote.rstrip())))


def _read_field(value: Value, kind: str) -> tuple[str, ...]:
    if kind == "choices":
        return value.choices
    return (value.text,) if isinstance(value.text, str) else value.text or ()
