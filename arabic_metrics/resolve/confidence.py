"""How sure a row is: a probability that it is right as a whole, calibrated on unread text."""

from math import exp, log

from arabic_metrics.resolve.choice import Chooser, Weights
from arabic_metrics.resolve.filled import FilledSlot

PARTS = ("metric", "rank", "owner", "network", "period")
LEAST = 1e-4


def confidence_features(slot: FilledSlot) -> dict[str, float]:
    """Return the log of the probability of each choice that filled a row."""
    found = {"bias": 1.0}
    for part in PARTS:
        choice = slot.choices.get(part)
        if choice is not None:
            told = choice.probability if part != "metric" else 1 - choice.probabilities[0]
            found[part] = log(max(told, LEAST))
    return found


def confidence(slot: FilledSlot, chooser: Chooser) -> float:
    """Return the probability that a row is wholly right, by the weights of the slot "confidence"; without them that of its choices together."""
    features = confidence_features(slot)
    weights = chooser.slots.get("confidence") if isinstance(chooser, Weights) else None
    if not weights:
        return exp(sum(value for name, value in features.items() if name != "bias"))
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-total))
