"""How sure a row is: a probability that it is right as a whole, calibrated on unread text."""

from math import exp, log

from arabic_metrics.resolve.choice import Chooser, Weights
from arabic_metrics.resolve.filled import FilledSlot

PARTS = ("metric", "rank", "owner", "network", "period")
LEAST, MOST = 1e-4, 1 - 1e-3


def confidence_features(slot: FilledSlot) -> dict[str, float]:
    """Return the log odds of each choice that filled a row and of all together, how probable they are together, and the weakest."""
    found, together, weakest = {"bias": 1.0}, 1.0, 1.0
    for part in PARTS:
        choice = slot.choices.get(part)
        if choice is not None:
            told = choice.probability if part != "metric" else 1 - choice.probabilities[0]
            found[part] = _log_odds(told)
            together *= told
            weakest = min(weakest, told)
    return found | {"together": together, "joint": _log_odds(together), "weakest": weakest}


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, LEAST), MOST)
    return log(bounded / (1 - bounded))


def confidence(slot: FilledSlot, chooser: Chooser) -> float:
    """Return the probability that a row is wholly right, by the weights of the slot "confidence"; without them that of its choices together."""
    features = confidence_features(slot)
    weights = chooser.slots.get("confidence") if isinstance(chooser, Weights) else None
    if not weights:
        return features["together"]
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-total))
