"""RecognizedText to ClaimSet: entities, one choice a slot, claims."""

from typing import TYPE_CHECKING, Any

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

__all__ = [
    "Candidate",
    "Claim",
    "ClaimSet",
    "Entity",
    "Figure",
    "Period",
    "Rank",
    "Scope",
    "Unresolved",
    "extract_claims",
    "resolve_claims",
]
