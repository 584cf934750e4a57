"""Results cannot be changed."""

import dataclasses

import pytest

from arabic_metrics import (
    Article,
    ClaimSet,
    Evidence,
    Span,
    find_numbers,
    find_periods,
    normalize_text,
)

RESULTS = [
    Span(0, 1),
    Article("نص"),
    Evidence("rank", Span(0, 1), "ن", "position"),
    normalize_text("نص"),
    find_numbers("12 مليون")[0],
    find_periods("الربع الثالث من 2025")[0],
]


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_dataclasses_are_frozen(result: object) -> None:
    assert dataclasses.is_dataclass(result)
    name = dataclasses.fields(result)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(result, name, None)


def test_claim_sets_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        ClaimSet().article_id = "other"  # type: ignore[misc]
