"""find_numbers() and parse_number(): the numbers of a text, with their place in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from arabic_metrics.core import NumberError, Span
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText, normalize_text
from arabic_metrics.parse.digits import Value
from arabic_metrics.parse.number import NumberExpression, number_parser

SHADDA = "\u0651"
LONGEST_VERB = 6  # letters and signs
LONGEST_REMEMBERED = 300  # characters of a line
LINES_REMEMBERED = 4096
NOT_ONE = frozenset(("percent", "magnitude", "multiple"))


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
    read, read_once = _line_readers(lexicon or load_lexicon())
    found: list[Number] = []
    offset = 0
    for line in text.split("\n"):
        numbers = read_once(line) if len(line) <= LONGEST_REMEMBERED else read(line)
        if offset:
            found.extend(_moved(number, offset) for number in numbers)
        else:
            found.extend(numbers)
        offset += len(line) + 1
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
    lexicon = lexicon or load_lexicon()
    normalized = normalize_text(text, lexicon)
    folded = normalized.text.strip()
    found = list(number_parser(lexicon).parse(folded, whole=True))
    if len(found) != 1 or found[0].upper is not None or found[0].kind in NOT_ONE:
        raise NumberError(f"«{text.strip()[:80]}» is not exactly one number")
    only = found[0]
    if only.span.start != 0 or only.span.end != len(folded):
        raise NumberError(f"«{text.strip()[:80]}» is more than the number «{only.span.of(folded)}»")
    return only.value


Reader = Callable[[str], tuple[Number, ...]]


@lru_cache(maxsize=8)
def _line_readers(lexicon: Lexicon) -> tuple[Reader, Reader]:
    """Return what reads a line, and what remembers the lines it has read.

    No number reaches over the end of a line, so lines are read one by one; and what a site prints under
    each article, or an agency sends twice, is read once.
    """
    parser = number_parser(lexicon)

    def read(line: str) -> tuple[Number, ...]:
        normalized = normalize_text(line, lexicon)
        return tuple(_numbers(normalized, parser.parse(normalized.text)))

    return read, lru_cache(maxsize=LINES_REMEMBERED)(read)


def _numbers(
    normalized: NormalizedText, expressions: Iterator[NumberExpression]
) -> Iterator[Number]:
    for expression in expressions:
        span = normalized.to_source(expression.span)
        surface = span.of(normalized.source)
        if not _is_doubled(surface):
            yield Number(
                span,
                surface,
                expression.kind,
                expression.value,
                expression.upper,
                expression.modifier,
                expression.readings,
                expression.rule,
            )


def _moved(number: Number, offset: int) -> Number:
    return Number(
        Span(number.span.start + offset, number.span.end + offset),
        number.surface,
        number.kind,
        number.value,
        number.upper,
        number.modifier,
        number.readings,
        number.rule,
    )


def _is_doubled(surface: str) -> bool:
    """«ألّف» with its doubled letter written is the verb."""
    return SHADDA in surface and len(surface) <= LONGEST_VERB and surface[-2:-1] == SHADDA
