"""parse_expressions(): numbers and periods of a normalized text; a period outranks the numbers inside it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.parse.number import NumberExpression, number_parser
from arabic_metrics.parse.period import PeriodExpression, period_parser


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A normalized text with its numbers and periods, each sorted; spans are in normalized code points."""

    normalized: NormalizedText
    numbers: tuple[NumberExpression, ...]
    periods: tuple[PeriodExpression, ...]


def parse_expressions(
    normalized: NormalizedText, lexicon: Lexicon | None = None, *, reference: dt.date | None = None
) -> ParsedText:
    """Read the numbers and periods of a text; a number inside a date, a period or a clock time is not one.

    >>> from arabic_metrics.normalize import normalize_text
    >>> parsed = parse_expressions(normalize_text("في الربع الثالث من 2025 بلغ العدد 12 مليونا"))
    >>> [period.value for period in parsed.periods], [number.value for number in parsed.numbers]
    (['2025-Q3'], [12000000])
    """
    lexicon = lexicon or load_lexicon()
    periods = tuple(period_parser(lexicon).parse(normalized.text, reference))
    numbers = number_parser(lexicon).parse(normalized.text)
    return ParsedText(normalized, outside(numbers, periods), periods)


def outside(
    numbers: Iterable[NumberExpression], periods: Sequence[PeriodExpression]
) -> tuple[NumberExpression, ...]:
    """Return the numbers that are no part of a period; both are in order."""
    found: list[NumberExpression] = []
    index = 0
    for number in numbers:
        while index < len(periods) and periods[index].span.end <= number.span.start:
            index += 1
        if index == len(periods) or not periods[index].span.overlaps(number.span):
            found.append(number)
    return tuple(found)
