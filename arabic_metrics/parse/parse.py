"""find_numbers() and parse_number(): the numbers of a text, with their place in it."""

from dataclasses import dataclass

from arabic_metrics.core import NumberError, Span
from arabic_metrics.core.argument import check_text
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import SourceCursor, normalize_text
from arabic_metrics.parse.digits import Value
from arabic_metrics.parse.number import number_parser

SHADDA = "\u0651"
LONGEST_VERB = 6  # letters and signs
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
    check_text(text)
    lexicon = lexicon or load_lexicon()
    normalized = normalize_text(text, lexicon)
    aligned, voweled = normalized.is_aligned, SHADDA in text
    cursor = SourceCursor(normalized)
    found: list[Number] = []
    for start, end, kind, value, upper, modifier, readings, rule in number_parser(lexicon).read(
        normalized.text
    ):
        if not aligned:
            start, end = cursor.bounds(start, end)
        surface = text[start:end]
        if not (voweled and SHADDA in surface and _is_doubled(surface)):
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


def _is_doubled(surface: str) -> bool:
    """«ألّف» with its doubled letter written is the verb."""
    return len(surface) <= LONGEST_VERB and surface[-2:-1] == SHADDA
