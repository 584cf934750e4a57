"""rewrite_numbers(): inverse text normalization as a text filter, with the way back to the source."""

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.parse.digits import Value
from arabic_metrics.parse.parse import Number, find_numbers

LEFT_ALONE = frozenset(("magnitude",))  # «عشرات الآلاف» has no digits
TIMES = "×"


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
        """
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
        if number.kind in LEFT_ALONE:
            continue
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
