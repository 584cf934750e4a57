"""resolve_claims(): figures to claims, one for each entity × platform × period."""

import datetime as dt

from arabic_metrics.core import Article
from arabic_metrics.core.argument import check_ability, check_date, check_kind
from arabic_metrics.core.article import check_article
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText, normalize_article
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import NameLabeller, RecognizedText, recognize_mentions
from arabic_metrics.recognize.look import look
from arabic_metrics.resolve.choice import Chooser, checked
from arabic_metrics.resolve.claim import ClaimSet, least_confidence
from arabic_metrics.resolve.draft import OF_TITLE, ClaimWriter
from arabic_metrics.resolve.fill import SlotFiller
from arabic_metrics.resolve.headline import part_spans
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

    Any text is accepted; one without claims gives an empty ClaimSet. The title of an article is read before its text. Relative periods («الشهر الماضي») are read against `published`, or
    the article's own date. `ner` is a model of names that adds to those of the grammar, such as `CamelNer()`. `chooser` chooses among the
    options of each slot: the packaged weights, `load_weights(path)`, or a model of your own. Figures below `min_confidence` (0 to 1; None is
    the default, 0.25) stay unresolved.

    >>> claims = extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع")
    >>> for row in claims.rows():
    ...     print(row["entity"], row["platform"], row["metric"], row["value"], row["modifier"], row["surface"])
    بلدية دبا facebook followers 40000 more_than 40 ألف

    Raises:
        TypeError: an argument is of another kind; the sentence says which is wanted.
        ValueError: `min_confidence` is no probability.
    """
    article, reference = check_arguments(article, published, lexicon, ner, chooser)
    lexicon = lexicon or load_lexicon()
    least = least_confidence(min_confidence)
    normalized = normalize_article(article, lexicon)
    if not look(lexicon).passes(normalized.text):
        return ClaimSet().of_article(article, reference)
    claims = read_claims(normalized, article.id, lexicon, reference, ner, chooser, least)
    return claims.of_article(article, reference)


def check_arguments(
    article: Article | str,
    published: dt.date | None,
    lexicon: Lexicon | None,
    ner: NameLabeller | None,
    chooser: Chooser | None,
) -> tuple[Article, dt.date | None]:
    """Return the article and the date that its relative periods are read against.

    Raises:
        TypeError: an argument is of another kind; the sentence says which is wanted.
    """
    article = check_article(article)
    check_lexicon(lexicon)
    check_ability(ner, "label", "ner", "a model of names, such as CamelNer()")
    check_chooser(chooser)
    return article, check_date(published, "published") or article.published


def check_chooser(chooser: Chooser | None) -> None:
    """Refuse what chooses nothing, such as the name of a file of weights, or a class."""
    check_ability(chooser, "choose", "chooser", "what load_weights returns, or a Chooser")


def check_lexicon(lexicon: Lexicon | None) -> None:
    """Refuse what is no lexicon, such as the name of its file."""
    check_kind(lexicon, Lexicon, "lexicon", "what load_lexicon returns")


def read_claims(
    normalized: NormalizedText,
    article_id: str,
    lexicon: Lexicon,
    reference: dt.date | None = None,
    ner: NameLabeller | None = None,
    chooser: Chooser | None = None,
    min_confidence: float | None = None,
) -> ClaimSet:
    """Return the claims of a folded text, read in full without a look before."""
    parsed = parse_expressions(normalized, lexicon, reference=reference)
    recognized = recognize_mentions(parsed, lexicon, ner=ner)
    claims = resolve_claims(
        recognized,
        lexicon,
        article_id=article_id,
        published=reference,
        chooser=chooser,
        min_confidence=min_confidence,
    )
    return claims.above(least_confidence(min_confidence))


def resolve_claims(
    recognized: RecognizedText,
    lexicon: Lexicon | None = None,
    *,
    article_id: str = "",
    published: dt.date | None = None,
    chooser: Chooser | None = None,
    min_confidence: float | None = None,
) -> ClaimSet:
    """Fill the slots of claims from the mentions of a text; less sure figures stay unresolved, each with what it could be of."""
    least = least_confidence(min_confidence)
    sure = max(least, OF_TITLE) if recognized.parsed.normalized.head else least
    filler = SlotFiller(recognized, checked(chooser or packaged_weights()), sure=sure)
    filled = filler.fill()
    writer = ClaimWriter(filler.reading, published)
    claims = ClaimSet(
        article_id=article_id,
        claims=writer.claims(writer.sure(filled, least)),
        unresolved=writer.unresolved(filler, filled, least),
    )
    return part_spans(claims, recognized.parsed.normalized)
