"""RecognizedText to ClaimSet: coreference, slot filling, claims."""

from arabic_metrics.resolve.claim import Claim, ClaimSet, Entity, Figure, Period, Rank, Unresolved
from arabic_metrics.resolve.explain import explain_claims
from arabic_metrics.resolve.explanation import Explanation
from arabic_metrics.resolve.resolve import extract_claims, resolve_claims

__all__ = [
    "Claim",
    "ClaimSet",
    "Entity",
    "Explanation",
    "Figure",
    "Period",
    "Rank",
    "Unresolved",
    "explain_claims",
    "extract_claims",
    "resolve_claims",
]
