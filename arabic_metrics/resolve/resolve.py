"""resolve_claims(): figures to claims, one for each entity × platform × period."""

import datetime as dt

from arabic_metrics.core import Article
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText, normalize_text
from arabic_metrics.parse.expressions import parse_expressions
from arabic_metrics.recognize import (
    NameLabeller,
    RecognizedText,
    may_hold_claim,
    recognize_mentions,
)
from arabic_metrics.resolve.claim import ClaimSet, least_confidence
from arabic_metrics.resolve.collect import SlotCollector
from arabic_metrics.resolve.draft import ClaimWriter


def extract_claims(
    article: Article | str,
    *,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    ner: NameLabeller | None = None,
    min_confidence: float | None = None,
) -> ClaimSet:
    """Return what a text says of the audience of accounts, each value with its quote.

    Any text is accepted; one without claims gives an empty ClaimSet. Relative periods («الشهر الماضي») are read against `published`, or
    the article's own date. `ner` is a model of names that adds to those of the grammar, such as `CamelNer()`.
    A figure whose confidence is below `min_confidence` (0 to 1) is unresolved.

    >>> claims = extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع")
    >>> for row in claims.rows():
    ...     print(row["entity"], row["platform"], row["metric"], row["value"], row["modifier"], row["surface"])
    بلدية دبا facebook followers 40000 more_than 40 ألف

    Raises:
        ValueError: `min_confidence` is no probability.
    """
    least = least_confidence(min_confidence)
    if isinstance(article, str):
        article = Article(article)
    lexicon = lexicon or load_lexicon()
    normalized = normalize_text(article.text, lexicon)
    if not may_hold_claim(normalized.text, lexicon):
        return ClaimSet(article_id=article.id)
    claims = _read(normalized, article.id, lexicon, published or article.published, ner)
    return claims.above(least)


def extract_admitted(
    article: Article,
    lexicon: Lexicon,
    published: dt.date | None,
    min_confidence: float | None = None,
) -> ClaimSet:
    """Return what `extract_claims` does, of an article that a look has admitted: it is not looked at again."""
    normalized = normalize_text(article.text, lexicon)
    least = least_confidence(min_confidence)
    return _read(normalized, article.id, lexicon, published).above(least)


def _read(
    normalized: NormalizedText,
    article_id: str,
    lexicon: Lexicon,
    reference: dt.date | None,
    ner: NameLabeller | None = None,
) -> ClaimSet:
    parsed = parse_expressions(normalized, lexicon, reference=reference)
    recognized = recognize_mentions(parsed, lexicon, ner=ner)
    return resolve_claims(recognized, lexicon, article_id=article_id)


def resolve_claims(
    recognized: RecognizedText, lexicon: Lexicon | None = None, *, article_id: str = ""
) -> ClaimSet:
    """Fill the slots of claims from the mentions of a text."""
    lexicon = lexicon or load_lexicon()
    if not recognized.metrics and not recognized.ranks:
        return ClaimSet(article_id=article_id)
    collector = SlotCollector(recognized, lexicon)
    if collector.empty:
        return ClaimSet(article_id=article_id)
    filled, unresolved = collector.collect()
    writer = ClaimWriter(recognized.parsed.normalized, lexicon, collector.slots)
    return ClaimSet(
        article_id=article_id, claims=writer.claims(filled), unresolved=tuple(unresolved)
    )
