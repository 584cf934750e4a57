"""arabic_metrics: numbers, periods and audience claims of Arabic news text."""

from arabic_metrics.parse import Period, find_numbers, find_periods, parse_number

__all__ = ["Period", "find_numbers", "find_periods", "parse_number"]
