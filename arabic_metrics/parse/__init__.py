"""NormalizedText to ParsedText: numbers, ordinals, periods and modifiers."""

from arabic_metrics.parse.expressions import ParsedText, parse_expressions
from arabic_metrics.parse.parse import Number, find_numbers, parse_number
from arabic_metrics.parse.period import Period, find_periods
from arabic_metrics.parse.rewrite import RewrittenText, rewrite_numbers

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
