"""arabic_metrics: numbers, periods and audience claims of Arabic news text."""

from arabic_metrics.parse import find_numbers, parse_number

__all__ = ["find_numbers", "parse_number"]
