"""Turns a source text into NormalizedText: folded spelling with an exact alignment, and the layout of the text."""

from arabic_metrics.normalize.layout import blocks_of, is_item, normalize_article, read_blocks
from arabic_metrics.normalize.normalize import NormalizedText, SourceCursor, normalize_text

__all__ = [
    "NormalizedText",
    "SourceCursor",
    "blocks_of",
    "is_item",
    "normalize_article",
    "normalize_text",
    "read_blocks",
]
