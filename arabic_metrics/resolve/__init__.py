"""RecognizedText to ClaimSet: entities, one choice a slot, claims."""

from typing import TYPE_CHECKING, Any

from arabic_metrics.resolve.choice import Asked, Choice, Chooser, Option, Weights
from arabic_metrics.resolve.claim import (
    Candidate,
    Claim,
    ClaimSet,
    Entity,
    Figure,
    Period,
    Rank,
    Scope,
    Unresolved,
)
from arabic_metrics.resolve.resolve import extract_claims, resolve_claims
from arabic_metrics.resolve.row import Row
from arabic_metrics.resolve.weights import load_weights

if TYPE_CHECKING:
    from arabic_metrics.resolve.explain import explain_claims
    from arabic_metrics.resolve.explanation import Explanation

__all__ = [
    "Asked",
    "Candidate",
    "Choice",
    "Chooser",
    "Claim",
    "ClaimSet",
    "Entity",
    "Explanation",
    "Figure",
    "Option",
    "Period",
    "Rank",
    "Row",
    "Scope",
    "Unresolved",
    "Weights",
    "explain_claims",
    "extract_claims",
    "load_weights",
    "resolve_claims",
]


def __getattr__(name: str) -> Any:
    """Load what explains claims when it is first asked for: few do."""
    if name not in ("Explanation", "explain_claims"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from arabic_metrics.resolve import explain

    return getattr(explain, name)
