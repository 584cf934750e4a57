"""Figures of too little confidence: what is left of their claims, and how they stand among the unresolved ones."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from arabic_metrics.resolve.claim import Candidate, Claim, Figure, Rank, Unresolved

# A claim, a metric, and the figure of it that is not sure enough.
Doubted = tuple[Claim, str, Figure | Rank]


def parted(claim: Claim, least: float) -> tuple[Claim | None, list[Doubted]]:
    """Return a claim of what is sure enough, with its evidence, None where nothing is; and what is not."""
    if all(_is_sure(it, least) for _, part in claim.parts() for it in (part, *part.again)):
        return claim, []
    left: dict[str, Figure | Rank] = {}
    doubted: list[Doubted] = []
    for metric, part in claim.parts():
        stated = (part.model_copy(update={"again": ()}), *part.again)
        sure = tuple(it for it in stated if _is_sure(it, least))
        doubted += [(claim, metric, it) for it in stated if not _is_sure(it, least)]
        if sure:
            left[metric] = sure[0].model_copy(update={"again": sure[1:]})
    if not left:
        return None, doubted
    told = [it for part in left.values() for it in (part, *part.again)]
    scopes = {(it.scope.part, it.scope.span) for it in told if it.scope is not None}
    lost = {(metric, piece) for _, metric, it in doubted for piece in it.evidence}
    named = {name: left.get(name) for name in ("rank", "followers", "interactions", "posts")}
    other = {metric: it for metric, it in left.items() if metric not in named}
    evidence = tuple(
        piece
        for piece in claim.evidence
        if (piece.slot, piece) not in lost
        and (piece.slot != "scope" or (piece.part, piece.span) in scopes)
    )
    return claim.model_copy(update={**named, "other": other, "evidence": evidence}), doubted


def _is_sure(part: Figure | Rank, least: float) -> bool:
    return part.confidence is None or part.confidence >= least


def with_doubted(
    unresolved: Iterable[Unresolved],
    doubted: Iterable[Doubted],
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
