"""Source text to NormalizedText: folded spelling with an exact alignment."""

from arabic_metrics.normalize.normalize import NormalizedText, SourceCursor, normalize_text

__all__ = ["NormalizedText", "SourceCursor", "normalize_text"]
