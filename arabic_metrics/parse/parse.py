"""find_numbers(), parse_number() and rewrite_numbers() for users; parse_expressions() for the stages that follow.

In the result of parse_expressions() a period outranks the numbers inside it.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from arabic_metrics.core import NumberError, Span
from arabic_metrics.core.argument import check_is, check_text
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText, SourceCursor, normalize_text
from arabic_metrics.parse.digits import Value
from arabic_metrics.parse.number import NumberExpression, number_parser
from arabic_metrics.parse.period import PeriodExpression, period_parser

SHADDA = "\u0651"
LONGEST_VERB = 6  # letters and signs
NOT_ONE = frozenset(("percent", "magnitude", "multiple"))
TIMES = "×"


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


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text writes it.

    `span` and `surface` are the figure as written in the original text: scale words in; modifier, counted noun and attached
    particles out. `value` is exact: int, Decimal or Fraction. `upper` is the end of a range. `readings` holds the other values
    that the same digits could mean. `rule` names what read it.
    """

    span: Span
    surface: str
    kind: str
    value: Value
    upper: Value | None
    modifier: str
    readings: tuple[Value, ...]
    rule: str


def find_numbers(text: str, *, lexicon: Lexicon | None = None) -> tuple[Number, ...]:
    """Return every number of a text, sorted and disjoint.

    >>> for number in find_numbers("بلغ عدد المتابعين أكثر من 12 مليون متابع، ونشرت 1.780 منشورا"):
    ...     print(number.surface, number.value, number.modifier)
    12 مليون 12000000 more_than
    1.780 1780 exact
    """
    check_text(text)
    normalized = normalize_text(text, lexicon)
    lexicon = lexicon or load_lexicon()
    aligned, voweled = normalized.is_aligned, SHADDA in text
    cursor = SourceCursor(normalized)
    found: list[Number] = []
    for start, end, kind, value, upper, modifier, readings, rule in number_parser(lexicon).read(
        normalized.text
    ):
        if not aligned:
            start, end = cursor.bounds(start, end)
        surface = text[start:end]
        if voweled and surface[-2:-1] == SHADDA and len(surface) <= LONGEST_VERB:
            continue  # «ألّف» with its doubled letter written is the verb
        span = Span(start, end)
        found.append(Number(span, surface, kind, value, upper, modifier, readings, rule))
    return tuple(found)


def parse_number(text: str, *, lexicon: Lexicon | None = None) -> Value:
    """Return the value of a string that is exactly one number.

    >>> parse_number("ثلاثة ملايين ونصف المليون")
    3500000
    >>> parse_number("12.485.769")
    12485769

    Raises:
        NumberError: if the whole string is not exactly one number; a ValueError.
    """
    check_text(text)
    normalized = normalize_text(text, lexicon)
    lexicon = lexicon or load_lexicon()
    folded = normalized.text.strip()
    found = list(number_parser(lexicon).parse(folded, whole=True))
    if len(found) != 1 or found[0].upper is not None or found[0].kind in NOT_ONE:
        raise NumberError(f"«{text.strip()[:80]}» is not exactly one number")
    only = found[0]
    if only.span.start != 0 or only.span.end != len(folded):
        raise NumberError(f"«{text.strip()[:80]}» is more than the number «{only.span.of(folded)}»")
    return only.value


@dataclass(frozen=True, slots=True)
class RewrittenText:
    """A text as published (`source`), with its numbers in digits (`text`), and the way back (`to_source`)."""

    source: str
    text: str
    # The replaced stretches, in order: where each starts and ends in the source and in the text.
    _source_spans: tuple[Span, ...] = field(repr=False, compare=False)
    _text_spans: tuple[Span, ...] = field(repr=False, compare=False)

    def to_source(self, span: Span) -> Span:
        """Return the source characters that a span of `text` stands for; a number is never cut.

        >>> rewritten = rewrite_numbers("نحو ثلاثة ملايين متابع")
        >>> rewritten.to_source(Span(4, 11)).of(rewritten.source)
        'ثلاثة ملايين'

        Raises:
            TypeError: it is no Span.
        """
        check_is(span, Span, "span", "a Span, such as Span(0, 3)")
        start = self._source_position(span.start, at_end=False)
        return Span(start, max(start, self._source_position(span.end, at_end=True)))

    def _source_position(self, position: int, *, at_end: bool) -> int:
        index = bisect_right(self._text_spans, position, key=lambda span: span.start) - 1
        if index < 0:
            return position
        here, there = self._text_spans[index], self._source_spans[index]
        if here.start < position < here.end:
            return there.end if at_end else there.start
        if position == here.start:
            return there.start
        return there.end + position - here.end


def rewrite_numbers(text: str, *, lexicon: Lexicon | None = None) -> RewrittenText:
    """Return a text with every number in Western digits, and an alignment back to the source.

    Scales are written out, percentages with a sign, ordinals as digits, ranges with both ends, fractions
    with a slash, multiples with a times sign. A size without a number («عشرات الآلاف») is left as it is.

    >>> rewrite_numbers("في المركز الثاني بين 10 و15 مليون متابع، بزيادة خمسة وعشرين في المئة").text
    'في المركز 2 بين 10000000-15000000 متابع، بزيادة 25%'
    """
    pieces: list[str] = []
    source_spans: list[Span] = []
    text_spans: list[Span] = []
    done = length = 0
    for number in find_numbers(text, lexicon=lexicon):
        if number.kind == "magnitude":
            continue  # «عشرات الآلاف» has no digits
        before, digits = text[done : number.span.start], _digits(number)
        start = length + len(before)
        length = start + len(digits)
        source_spans.append(number.span)
        text_spans.append(Span(start, length))
        pieces += (before, digits)
        done = number.span.end
    pieces.append(text[done:])
    return RewrittenText(text, "".join(pieces), tuple(source_spans), tuple(text_spans))


def _digits(number: Number) -> str:
    written = _value(number.value)
    if number.upper is not None and number.upper != number.value:
        dash = " - " if number.value < 0 else "-"
        written += dash + _value(number.upper)
    if number.kind == "percent":
        return written + "%"
    return written + TIMES if number.kind == "multiple" else written


def _value(value: Value) -> str:
    if not isinstance(value, Decimal):
        return str(value)
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
