"""arabic_metrics: numbers, periods and audience claims of Arabic news text."""

from arabic_metrics.parse import (
    Period,
    RewrittenText,
    find_numbers,
    find_periods,
    parse_number,
    rewrite_numbers,
)

__all__ = [
    "Period",
    "RewrittenText",
    "find_numbers",
    "find_periods",
    "parse_number",
    "rewrite_numbers",
]
