"""Recognizes a text, and speaks of its mentions as they are written."""

from dataclasses import dataclass

from arabic_metrics import Span, normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import RecognizedText, recognize_mentions


@dataclass(frozen=True)
class Recognized:
    """A recognized text, and the way back to its source."""

    text: RecognizedText

    def written(self, span: Span) -> str:
        """Return what stands at a span in the source."""
        normalized = self.text.parsed.normalized
        return normalized.to_source(span).of(normalized.source)


def recognize(text: str) -> Recognized:
    """Run the first three stages."""
    return Recognized(recognize_mentions(parse_expressions(normalize_text(text))))
