"""explain_claims(): the claims of a text, and why each slot holds what it holds."""

import datetime as dt
from collections.abc import Iterable, Iterator

from arabic_metrics.core import Article, Span
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText, normalize_text
from arabic_metrics.parse.expressions import parse_expressions
from arabic_metrics.recognize import NameLabeller, RecognizedText, recognize_mentions
from arabic_metrics.resolve.claim import Claim, ClaimSet, least_confidence
from arabic_metrics.resolve.collect import SlotCollector
from arabic_metrics.resolve.draft import ClaimWriter, Draft
from arabic_metrics.resolve.explanation import (
    ExplainedClaim,
    ExplainedSlot,
    Explanation,
    Refusal,
    slot_values,
)
from arabic_metrics.resolve.trail import Refused, Trail

KINDS = {
    "ordinal": "an ordinal says a place, and nothing here ranks an account by it",
    "percent": "a share is no count",
    "multiple": "a multiple is no count",
    "fraction": "a part of a whole is no count",
}
NO_AMOUNT = "the number grammar reads no amount in these digits"
NO_AUDIENCE = "the text holds no word of an audience"


def explain_claims(
    article: Article | str,
    *,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    ner: NameLabeller | None = None,
    min_confidence: float | None = None,
) -> Explanation:
    """Return the claims that `extract_claims` returns, each slot with its rule, its quote and what was refused for it.

    A figure whose confidence is below `min_confidence` is unresolved there, too. Refusals are written down where extraction decides; numbers and ranks that are part of no claim follow, each with its reason.

    >>> found = explain_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا، وشارك في يومها المفتوح 200 طفل")
    >>> print(found.text())
    c1:
      entity        بلدية دبا
                    «بلدية دبا» at 20–29: owner of the metric
      platform      facebook
                    «فيسبوك» at 34–40: platform
      followers     40,000
                    «40 ألفا» at 41–48: governing noun
      period        none
      attribution   none
    Part of no claim:
      number        «200 طفل» at 73–80: what it counts is no audience

    Raises:
        ValueError: `min_confidence` is no probability.
    """
    least = least_confidence(min_confidence)
    if isinstance(article, str):
        article = Article(article)
    lexicon = lexicon or load_lexicon()
    normalized = normalize_text(article.text, lexicon)
    parsed = parse_expressions(normalized, lexicon, reference=published or article.published)
    recognized = recognize_mentions(parsed, lexicon, ner=ner)
    trail = Trail()
    claims, drafts = ClaimSet(article_id=article.id), list[Draft]()
    if recognized.metrics or recognized.ranks:
        collector = SlotCollector(recognized, lexicon, trail)
        filled, unresolved = collector.collect()
        writer = ClaimWriter(normalized, lexicon, collector.slots)
        drafts = writer.grouped(filled)
        claims = ClaimSet(
            article_id=article.id, claims=writer.claims(filled), unresolved=tuple(unresolved)
        )
    drawn = {claim.id: draft for claim, draft in zip(claims.claims, drafts, strict=True)}
    claims = claims.above(least)
    told = [_explained(claim, drawn[claim.id], trail, normalized) for claim in claims.claims]
    taken = [span for draft in drafts for span in _taken(draft)]
    return Explanation(
        claim_set=claims,
        claims=tuple(told),
        refused=_refusals(_apart(recognized, trail, taken), normalized),
    )


def _explained(
    claim: Claim, draft: Draft, trail: Trail, normalized: NormalizedText
) -> ExplainedClaim:
    refused = [each for slot in draft.slots for each in trail.refused.get(slot.place.first, ())]
    slots = []
    for name, value in slot_values(claim).items():
        evidence = tuple(piece for piece in claim.evidence if piece.slot == name)
        told = _refusals((each for each in refused if each.slot == name), normalized)
        quoted = {piece.span for piece in evidence}
        kept = tuple(refusal for refusal in told if refusal.span not in quoted)
        slots.append(ExplainedSlot(slot=name, value=value, evidence=evidence, refused=kept))
    return ExplainedClaim(id=claim.id, slots=tuple(slots))


def _taken(draft: Draft) -> Iterator[Span]:
    """The normalized spans of the figures and ranks of a claim."""
    for slot in draft.slots:
        if slot.figure is not None:
            yield slot.figure.number.span
        if slot.rank is not None:
            yield slot.rank.span


def _apart(recognized: RecognizedText, trail: Trail, taken: list[Span]) -> Iterator[Refused]:
    """What was refused for the claims altogether, in the order of the text."""
    periods = [period.span for period in recognized.parsed.periods]
    told = [each for each in trail.refused.get(-1, ()) if not _overlaps(each.span, taken)]
    known = taken + [each.span for each in told]
    for number in recognized.parsed.numbers:
        if not _overlaps(number.span, known):
            told.append(Refused("number", number.span, KINDS.get(number.kind, NO_AUDIENCE)))
    known = periods + [number.span for number in recognized.parsed.numbers]
    for word in recognized.words:
        span = Span(word.start, word.end)
        if word.text[0].isdecimal() and not _overlaps(span, known):
            told.append(Refused("number", span, NO_AMOUNT))
    yield from sorted(told, key=lambda each: each.span)


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _refusals(refused: Iterable[Refused], normalized: NormalizedText) -> tuple[Refusal, ...]:
    found: dict[tuple[str, Span], Refusal] = {}
    for each in refused:
        span = normalized.to_source(each.span)
        found.setdefault(
            (each.slot, span),
            Refusal(
                slot=each.slot, span=span, quote=span.of(normalized.source), reason=each.reason
            ),
        )
    return tuple(found.values())
