"""Claims with a confidence of one's own choosing."""

from typing import Any

import pytest

import arabic_metrics.resolve.resolve as resolve
from arabic_metrics import ClaimSet


def unsure(claims: ClaimSet, *confidences: float) -> ClaimSet:
    """Return claims whose figures have these confidences, in the order of rows; the last one holds for the rest."""
    left = list(confidences)

    def told(part: Any) -> Any:
        if part is None:
            return None
        return part.model_copy(update={"confidence": left.pop(0) if len(left) > 1 else left[0]})

    changed = []
    for claim in claims.claims:
        named = {
            name: told(getattr(claim, name))
            for name in ("rank", "followers", "interactions", "posts")
        }
        other = {metric: told(figure) for metric, figure in claim.other.items()}
        changed.append(claim.model_copy(update={**named, "other": other}))
    return claims.model_copy(update={"claims": tuple(changed)})


def read_unsure(monkeypatch: pytest.MonkeyPatch, *confidences: float) -> None:
    """Let what is read in this test have these confidences, whatever the grammar thinks of it."""
    resolved = resolve.resolve_claims

    def resolve_unsure(*given: Any, **named: Any) -> ClaimSet:
        return unsure(resolved(*given, **named), *confidences)

    monkeypatch.setattr(resolve, "resolve_claims", resolve_unsure)
