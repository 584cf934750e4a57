"""Figures of too little confidence: what is left of their claims, and how they stand among the unresolved ones."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from arabic_metrics.resolve.claim import Candidate, Claim, Figure, Rank, Unresolved


def without_figures(claim: Claim, metrics: set[str]) -> Claim | None:
    """Return a claim without some of its figures, and without their evidence; None where no figure is left."""
    if not metrics:
        return claim
    left = {metric: part for metric, part in claim.parts() if metric not in metrics}
    if not left:
        return None
    scopes = {(it.scope.part, it.scope.span) for it in left.values() if it.scope is not None}
    emptied = {metric: None for metric in metrics if metric in Claim.model_fields}
    return claim.model_copy(
        update={
            **emptied,
            "other": {metric: each for metric, each in claim.other.items() if metric in left},
            "evidence": tuple(
                piece
                for piece in claim.evidence
                if piece.slot not in metrics
                and (piece.slot != "scope" or (piece.part, piece.span) in scopes)
            ),
        }
    )


def with_doubted(
    unresolved: Iterable[Unresolved],
    doubted: Iterable[tuple[Claim, str, Figure | Rank]],
    min_confidence: float,
) -> tuple[Unresolved, ...]:
    """Add figures of too little confidence to those that are unresolved, in the order of the text.

    What stands there already for want of a name, or is another name's too, is told once.
    """
    found = list(unresolved)
    places = {(each.part, each.span, each.metric): at for at, each in enumerate(found)}
    for claim, metric, part in doubted:
        assert part.confidence is not None
        piece, entity = part.evidence[0], claim.entity
        owner = Candidate(
            slot="owner",
            surface=entity.mention if entity else None,
            span=entity.span if entity else None,
            part=entity.part if entity else "text",
            probability=part.confidence,
        )
        number = places.setdefault((piece.part, piece.span, metric), len(found))
        known = found[number] if number < len(found) else None
        confidence = max(part.confidence, (known and known.confidence) or 0)
        told = Unresolved(
            span=piece.span,
            part=piece.part,
            surface=piece.quote,
            value=part.value,
            readings=known.readings if known else (),
            metric=metric,
            reason=too_unsure(confidence, min_confidence),
            confidence=confidence,
            candidates=(*(known.candidates if known else ()), owner),
        )
        found[number : number + 1] = [told]
    return tuple(sorted(found, key=lambda each: (each.part == "text", each.span)))


def too_unsure(confidence: float, min_confidence: float) -> str:
    """Return why a figure is unresolved."""
    told, wanted = _hundredths(confidence, ROUND_DOWN), _hundredths(min_confidence, ROUND_UP)
    return f"confidence {told} is below {wanted}"


def _hundredths(probability: float, rounding: str) -> Decimal:
    return Decimal(str(probability)).quantize(Decimal("0.01"), rounding)
