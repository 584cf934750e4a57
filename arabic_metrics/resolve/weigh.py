"""What options weigh: the weights of the features of each added up, and the probabilities that the sums make."""

from collections.abc import Iterable, Sequence
from math import exp


def weighed(weights: dict[str, float], options: Iterable[Sequence[str]]) -> list[float]:
    """Return the probability of each option by its features: what is no feature of the weights weighs nothing.

    >>> weighed({"kind person": 0.0, "nobody": 0.0}, [["nobody"], ["kind person", "told most"]])
    [0.5, 0.5]
    """
    sums: list[float] = []
    for features in options:
        total = 0.0
        for name in features:
            weight = weights.get(name)
            if weight is not None:
                total += weight
        sums.append(total)
    best = max(sums)
    powers = [exp(value - best) for value in sums]
    whole = sum(powers)
    return [power / whole for power in powers]
