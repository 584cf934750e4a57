"""What extraction asks of a text: the options of a slot, with their features."""

from collections.abc import Sequence

import arabic_metrics as am
from arabic_metrics.resolve.choice import Asked, Choice, Option


class Recorder:
    """Leaves all to the packaged weights, and keeps the options of one slot."""

    def __init__(self, slot: str) -> None:
        self.slot = slot
        self.weights = am.load_weights()
        self.asked: list[Sequence[Option]] = []

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        """Return the choice of the packaged weights."""
        if asked.slot == self.slot:
            self.asked.append(options)
        return self.weights.choose(asked, options)


def options(text: str, slot: str) -> list[dict[str, tuple[str, ...]]]:
    """Return for each figure of a text the options of a slot, with their features by their labels."""
    recorder = Recorder(slot)
    am.extract_claims(text, chooser=recorder)
    return [{option.label: option.features for option in each} for each in recorder.asked]
