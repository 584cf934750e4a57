"""Source text to NormalizedText: folded spelling with an exact alignment."""

from arabic_metrics.normalize.normalize import NormalizedText, normalize_text

__all__ = ["NormalizedText", "normalize_text"]
