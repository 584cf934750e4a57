"""NormalizedText to ParsedText: numbers, ordinals, periods and modifiers."""

from arabic_metrics.parse.parse import Number, find_numbers, parse_number

__all__ = ["Number", "find_numbers", "parse_number"]
