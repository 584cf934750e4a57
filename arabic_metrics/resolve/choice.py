"""The one comparison that fills every slot: options with named features, a weighted sum, and a probability for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, Protocol

from arabic_metrics.core import Span


@dataclass(frozen=True, slots=True)
class Option:
    """Something that could fill a slot, "nothing" among them; `what` is the thing itself, `span` where it stands in the folded text."""

    label: str
    features: tuple[str, ...]
    what: Any = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a slot among which options, and how probable each is."""

    slot: str
    options: tuple[Option, ...]
    probabilities: tuple[float, ...]
    chosen: int

    @property
    def option(self) -> Option:
        """The option that was chosen."""
        return self.options[self.chosen]

    @property
    def probability(self) -> float:
        """How probable the chosen option is among the others."""
        return self.probabilities[self.chosen]


class Chooser(Protocol):
    """What chooses among the options of a slot: the packaged weights, or a model of a user's own."""

    def choose(self, slot: str, options: Sequence[Option]) -> Choice:
        """Return the choice of one of the options; there is at least one."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """A log-linear model: for each slot a weight for each named feature; unknown features weigh nothing."""

    slots: dict[str, dict[str, float]]
    digest: str = ""

    def choose(self, slot: str, options: Sequence[Option]) -> Choice:
        """Return the option with the greatest sum; the first of equals."""
        weights = self.slots.get(slot, {})
        sums = [sum(weights.get(name, 0.0) for name in option.features) for option in options]
        best = max(sums)
        powers = [exp(value - best) for value in sums]
        total = sum(powers)
        chosen = sums.index(best)
        return Choice(slot, tuple(options), tuple(power / total for power in powers), chosen)
