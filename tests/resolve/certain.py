"""A chooser for tests whose result must not hang on the weights."""

from collections.abc import Sequence

from arabic_metrics.resolve.choice import Asked, Choice, Option
from arabic_metrics.resolve.weights import packaged_weights


class Certain:
    """Takes of each slot the option of the label that it is given, else what the packaged weights take, and is as sure of it as it is told.

    Where figures have labels of their own, these are given by the folded words of the figures.
    """

    def __init__(
        self, sure: dict[str, float] | None = None, **labels: str | dict[str, str]
    ) -> None:
        self.sure = sure or {}
        self.labels = labels

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        """Return the choice; the first of the other options has what is left of the probability."""
        labels = [option.label for option in options]
        wanted = self.labels.get(asked.slot)
        if isinstance(wanted, dict):
            wanted = wanted.get(asked.figure.of(asked.text.text))
        if wanted in labels:
            chosen = labels.index(wanted)
        else:
            chosen = packaged_weights().choose(asked, options).chosen
        sure = self.sure.get(asked.slot, 1.0) if len(options) > 1 else 1.0
        probabilities = [0.0] * len(options)
        probabilities[0 if chosen else -1] = 1 - sure
        probabilities[chosen] = sure
        return Choice(asked.slot, tuple(options), tuple(probabilities), chosen)
