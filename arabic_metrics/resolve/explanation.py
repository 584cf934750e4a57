"""Explanations: for each slot of each claim what it was read from, and what was considered and refused."""

from collections.abc import Iterator

from pydantic import Field

from arabic_metrics.core import Evidence, Span
from arabic_metrics.resolve.claim import Claim, ClaimSet, Figure, Rank, Record
from arabic_metrics.resolve.exact import write_value

ISOLATE, END_ISOLATE = "\u2068", "\u2069"  # keep Arabic from reordering what stands beside it
LABEL = 14


class Refusal(Record):
    """A candidate for a slot that was not taken, and why in a sentence."""

    slot: str
    span: Span
    quote: str
    reason: str


class ExplainedSlot(Record):
    """A slot of a claim: its value if it has one, what it was read from, and what was refused for it."""

    slot: str
    value: str | None = None
    evidence: tuple[Evidence, ...] = ()
    refused: tuple[Refusal, ...] = ()


class ExplainedClaim(Record):
    """The slots of one claim, in order."""

    id: str
    slots: tuple[ExplainedSlot, ...] = ()


class Explanation(Record):
    """The claims of one article with the reasons: `claim_set` is what `extract_claims` returns for it."""

    claim_set: ClaimSet
    claims: tuple[ExplainedClaim, ...] = ()
    refused: tuple[Refusal, ...] = Field(
        default=(), description="numbers and ranks that are part of no claim"
    )

    def text(self, *, isolate: bool = False) -> str:
        """Return the explanation as lines to read; `isolate` keeps a terminal from reordering them."""
        return "\n".join(_lines(self, ISOLATE if isolate else "", END_ISOLATE if isolate else ""))


def slot_values(claim: Claim) -> dict[str, str | None]:
    """Return every slot of a claim with its value as a reader says it; empty ones are None.

    >>> slot_values(Claim(id="c1", followers=Figure(value=40_000, modifier="more_than")))["followers"]
    'more than 40,000'
    """
    values: dict[str, str | None] = {
        "entity": claim.entity.name if claim.entity else None,
        "platform": claim.platform,
    }
    if claim.rank is not None:
        values["rank"] = _span_text(claim.rank)
    if scopes := claim.scopes():
        values["scope"] = ", ".join(scopes)
    values |= {metric: _figure_text(figure) for metric, figure in claim.figures().items()}
    values["period"] = claim.period.value if claim.period else None
    values["attribution"] = claim.attribution
    return values


def _figure_text(figure: Figure) -> str:
    bound = "" if figure.modifier == "exact" else figure.modifier.replace("_", " ") + " "
    change = "a change of " if figure.aspect == "change" else ""
    rate = f" each {figure.rate}" if figure.rate else ""
    return f"{change}{bound}{_span_text(figure)}{rate}"


def _span_text(figure: Figure | Rank) -> str:
    ends = (figure.value,) if figure.upper is None else (figure.value, figure.upper)
    return " to ".join(
        f"{end:,}" if isinstance(end, int) else str(write_value(end)) for end in ends
    )


def _lines(explanation: Explanation, left: str, right: str) -> Iterator[str]:
    def place(quote: str, span: Span) -> str:
        return f"«{left}{' '.join(quote.split())}{right}» at {span.start}–{span.end}"

    for claim in explanation.claims:
        yield f"{claim.id}:"
        for slot in claim.slots:
            value = "none" if slot.value is None else left + slot.value + right
            yield f"  {slot.slot:{LABEL}}{value}"
            for evidence in slot.evidence:
                yield f"  {'':{LABEL}}{place(evidence.quote, evidence.span)}: {evidence.rule}"
            for refusal in slot.refused:
                yield f"  {'':{LABEL}}not {place(refusal.quote, refusal.span)}: {refusal.reason}"
    if explanation.refused:
        yield "Part of no claim:"
        for refusal in explanation.refused:
            where = place(refusal.quote, refusal.span)
            yield f"  {refusal.slot:{LABEL}}{where}: {refusal.reason}"
    if explanation.claim_set.unresolved:
        yield "Unresolved:"
        for figure in explanation.claim_set.unresolved:
            where = place(figure.surface, figure.span)
            yield f"  {figure.metric or 'number':{LABEL}}{where}: {figure.reason}"
