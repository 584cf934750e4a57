"""explain_claims(): the claims of a text with the decisions that made them."""

import datetime as dt

from arabic_metrics.core import Article, Span
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import NormalizedText, normalize_article
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import NameLabeller, recognize_mentions
from arabic_metrics.resolve.choice import Choice, Chooser, Weights, checked
from arabic_metrics.resolve.claim import ClaimSet, least_confidence
from arabic_metrics.resolve.draft import AS_WRITTEN, ClaimWriter
from arabic_metrics.resolve.exact import exact_text
from arabic_metrics.resolve.explanation import (
    ExplainedFigure,
    ExplainedOption,
    ExplainedSlot,
    Explanation,
)
from arabic_metrics.resolve.fill import SlotFiller
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.headline import part_spans
from arabic_metrics.resolve.resolve import check_arguments
from arabic_metrics.resolve.weights import packaged_weights

LEAST_WEIGHT = 0.005  # of a feature that is told


def explain_claims(
    article: Article | str,
    *,
    published: dt.date | None = None,
    lexicon: Lexicon | None = None,
    ner: NameLabeller | None = None,
    chooser: Chooser | None = None,
    min_confidence: float | None = None,
) -> Explanation:
    """Return the claims that `extract_claims` returns, with each decision: its options, what each weighed, and by how much one was chosen.

    The arguments are those of `extract_claims`; `min_confidence=None` is the default, 0.25.

    >>> found = explain_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا، وشارك في يومها المفتوح 200 طفل")
    >>> [(slot.slot, slot.options[0].label) for slot in found.figures[0].slots]
    [('metric', 'followers'), ('owner', 'بلدية دبا'), ('network', 'facebook'), ('period', 'none'), ('scope', 'none')]
    """
    article, reference = check_arguments(article, published, lexicon, ner, chooser)
    lexicon = lexicon or load_lexicon()
    least = least_confidence(min_confidence)
    normalized = normalize_article(article, lexicon)
    parsed = parse_expressions(normalized, lexicon, reference=reference)
    recognized = recognize_mentions(parsed, lexicon, ner=ner)
    chooser = chooser or packaged_weights()
    filler = SlotFiller(recognized, checked(chooser), explained=True)
    filled = filler.fill()
    writer = ClaimWriter(filler.reading, reference)
    sure = writer.sure(filled, least)
    claims = ClaimSet(
        claims=writer.claims(sure),
        unresolved=writer.unresolved(filler, filled, least),
    )
    claims = claims.of_article(article, reference)
    teller = _Teller(normalized, chooser)
    figures = [
        teller.figure(slot, f"c{number}")
        for number, draft in enumerate(writer.grouped(sure), 1)
        for slot in draft.slots
    ]
    claimed = {id(slot) for slot in sure}
    figures += [teller.figure(slot, None) for slot in filled if id(slot) not in claimed]
    left_out = [teller.left_out(span, value, choice) for span, value, choice in filler.left_out]
    told = Explanation(claim_set=claims, figures=tuple(figures), left_out=tuple(left_out))
    return part_spans(told, normalized)


class _Teller:
    """Writes choices down as records."""

    def __init__(self, normalized: NormalizedText, chooser: Chooser) -> None:
        self.normalized = normalized
        self.weights = chooser.slots if isinstance(chooser, Weights) else {}

    def figure(self, slot: FilledSlot, claim_id: str | None) -> ExplainedFigure:
        """A figure or rank that is part of a claim, or unresolved."""
        value = slot.rank.value if slot.rank is not None else None
        if slot.figure is not None:
            value = slot.figure.number.value
        span = self.normalized.to_source(slot.span)
        return ExplainedFigure(
            metric=slot.metric,
            claim_id=claim_id,
            value="" if value is None else exact_text(value),
            span=span,
            quote=span.of(self.normalized.source),
            confidence=round(slot.confidence, 4),
            slots=tuple(self.slot(choice) for choice in slot.choices.values()),
        )

    def left_out(self, at: Span, value: str, choice: Choice) -> ExplainedFigure:
        """A number or a wording of a place that was chosen to be nothing."""
        span = self.normalized.to_source(at)
        quote = span.of(self.normalized.source)
        return ExplainedFigure(value=value, span=span, quote=quote, slots=(self.slot(choice),))

    def slot(self, choice: Choice) -> ExplainedSlot:
        """One choice, what was chosen first."""
        rest = (at for at in range(len(choice.options)) if at != choice.chosen)
        ranked = sorted(rest, key=lambda at: -choice.probabilities[at])
        options = tuple(self._option(choice, at) for at in (choice.chosen, *ranked))
        return ExplainedSlot(slot=choice.slot, options=options)

    def _option(self, choice: Choice, at: int) -> ExplainedOption:
        option, weights = choice.options[at], self.weights.get(choice.slot, {})
        told = [(name, weights.get(name, 0.0)) for name in option.features]
        heavy = sorted(
            (pair for pair in told if abs(pair[1]) >= LEAST_WEIGHT),
            key=lambda pair: (-abs(pair[1]), pair[0]),
        )
        span = None if option.span is None else self.normalized.to_source(option.span)
        quote = None if span is None else span.of(self.normalized.source)
        return ExplainedOption(
            label=quote if quote is not None and choice.slot in AS_WRITTEN else option.label,
            span=span,
            quote=quote,
            probability=round(choice.probabilities[at], 4),
            total=round(sum(weight for _, weight in told), 4),
            features=tuple(heavy),
        )
