"""What was considered and refused while claims were read. Extraction keeps none; `explain_claims` passes a Trail down."""

from dataclasses import dataclass, field

from arabic_metrics.core import Span


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate for a slot that was not taken, by its normalized span, and why in a sentence."""

    slot: str
    span: Span
    reason: str


@dataclass(slots=True)
class Trail:
    """Refusals in the order of the decisions, by the word position of the figure or rank that they were made for."""

    refused: dict[int, list[Refused]] = field(default_factory=dict)
    position: int = -1

    def consider(self, position: int) -> None:
        """Say which figure or rank the refusals that follow are made for."""
        self.position = position

    def refuse(self, slot: str, span: Span, reason: str, *, position: int | None = None) -> None:
        """Write down a candidate that was not taken; the same refusal counts once."""
        known = self.refused.setdefault(self.position if position is None else position, [])
        found = Refused(slot, span, reason)
        if found not in known:
            known.append(found)
