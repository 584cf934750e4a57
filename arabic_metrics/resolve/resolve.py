"""resolve_claims(): figures to claims, one for each entity × platform × period."""

import datetime as dt

from arabic_metrics.core import Article
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText, normalize_text
from arabic_metrics.parse.expressions import parse_expressions
from arabic_metrics.recognize import (
    NameLabeller,
    RecognizedText,
    recognize_mentions,
)
from arabic_metrics.resolve.choice import Chooser
from arabic_metrics.resolve.claim import ClaimSet, least_confidence
from arabic_metrics.resolve.draft import ClaimWriter
from arabic_metrics.resolve.fill import SlotFiller
from arabic_metrics.resolve.weights import packaged_weights


def extract_claims(
    article: Article | str,
    *,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    ner: NameLabeller | None = None,
    chooser: Chooser | None = None,
    min_confidence: float | None = None,
) -> ClaimSet:
    """Return what a text says of the audience of accounts, each value with its quote.

    Any text is accepted; one without claims gives an empty ClaimSet. Relative periods («الشهر الماضي») are read against `published`, or
    the article's own date. `ner` is a model of names that adds to those of the grammar, such as `CamelNer()`. `chooser` chooses among the
    options of each slot: the packaged weights, `load_weights(path)`, or a model of your own. Figures below `min_confidence` stay
    unresolved.

    >>> claims = extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع")
    >>> for row in claims.rows():
    ...     print(row["entity"], row["platform"], row["metric"], row["value"], row["modifier"], row["surface"])
    بلدية دبا facebook followers 40000 more_than 40 ألف

    Raises:
        ValueError: `min_confidence` is no probability.
    """
    if isinstance(article, str):
        article = Article(article)
    lexicon = lexicon or load_lexicon()
    least = least_confidence(min_confidence)
    reference = published or article.published
    normalized = normalize_text(article.text, lexicon)
    return _read(normalized, article.id, lexicon, reference, ner, chooser).above(least)


def extract_admitted(
    article: Article,
    lexicon: Lexicon,
    published: dt.date | None,
    min_confidence: float | None = None,
    chooser: Chooser | None = None,
) -> ClaimSet:
    """Return what `extract_claims` does, of an article that a look has admitted: it is not looked at again."""
    normalized = normalize_text(article.text, lexicon)
    claims = _read(normalized, article.id, lexicon, published, None, chooser)
    return claims.above(least_confidence(min_confidence))


def _read(
    normalized: NormalizedText,
    article_id: str,
    lexicon: Lexicon,
    reference: dt.date | None,
    ner: NameLabeller | None,
    chooser: Chooser | None,
) -> ClaimSet:
    parsed = parse_expressions(normalized, lexicon, reference=reference)
    recognized = recognize_mentions(parsed, lexicon, ner=ner)
    return resolve_claims(
        recognized, lexicon, article_id=article_id, published=reference, chooser=chooser
    )


def resolve_claims(
    recognized: RecognizedText,
    lexicon: Lexicon | None = None,
    *,
    article_id: str = "",
    published: dt.date | None = None,
    chooser: Chooser | None = None,
) -> ClaimSet:
    """Fill the slots of claims from the mentions of a text."""
    if not recognized.metrics and not recognized.ranks:
        return ClaimSet(article_id=article_id)
    filler = SlotFiller(recognized, chooser or packaged_weights())
    filled = filler.fill()
    writer = ClaimWriter(filler.reading, published)
    return ClaimSet(
        article_id=article_id,
        claims=writer.claims(filled),
        unresolved=writer.unresolved(filler.doubts),
    )
