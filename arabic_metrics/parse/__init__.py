"""NormalizedText to ParsedText: numbers, ordinals, periods and modifiers."""

from arabic_metrics.parse.parse import (
    Number,
    ParsedText,
    RewrittenText,
    find_numbers,
    parse_expressions,
    parse_number,
    rewrite_numbers,
)
from arabic_metrics.parse.period import Period, find_periods

__all__ = [
    "Number",
    "ParsedText",
    "Period",
    "RewrittenText",
    "find_numbers",
    "find_periods",
    "parse_expressions",
    "parse_number",
    "rewrite_numbers",
]
