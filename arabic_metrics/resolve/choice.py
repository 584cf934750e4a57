"""The one comparison that fills every slot: options with named features, a weighted sum, and a probability for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from arabic_metrics.core import ModelError, Span
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.resolve.weigh import weighed

TOLERANCE = 0.001  # of a sum of probabilities
TOLD = 3  # of the options, the most probable ones, where no explanation is asked for
TOLD_FROM = 0.01  # how probable these are at least
DETECTED = frozenset({"metric", "rank"})  # the first option says that there is no figure
READ_FROM = 0.25  # how probable it is at least that there is one, where one is read


class Option(NamedTuple):
    """Something that could fill a slot; the first of all options is the empty one: nothing, nobody, none.

    `label` says what it is: the id of a metric or a network, else words of the folded text, and `span` where they stand. `features` are
    what the packaged weights weigh; those of an owner name its kind, such as `kind network`. `what` is the library's own record of it, and
    may change.
    """

    label: str
    features: tuple[str, ...]
    what: Any = None
    span: Span | None = None


class Choice(NamedTuple):
    """What was chosen for a slot among which options, and how probable each is."""

    slot: str
    options: tuple[Option, ...]
    probabilities: tuple[float, ...]
    chosen: int

    @classmethod
    def of(cls, slot: str, options: Sequence[Option], probabilities: Sequence[float]) -> "Choice":
        """Return the choice of the most probable option.

        `probabilities` are one for each option, from 0 to 1, and sum to 1. Of a metric or a rank, the first option ("nothing") is chosen if
        its probability is above 0.75, and else the most probable of the others, even where "nothing" is more probable: the confidence of
        the row tells how sure it is.

        Raises:
            ModelError: there is not one probability for each option.
        """
        if len(probabilities) != len(options):
            raise ModelError(
                f"{slot}: {len(options)} options want {len(options)} probabilities, not {len(probabilities)}"
            )
        told = tuple(probabilities)
        if slot not in DETECTED:
            chosen = told.index(max(told))
        elif told[0] > 1 - READ_FROM:
            chosen = 0
        else:
            chosen = told.index(max(told[1:]), 1)
        return cls(slot, tuple(options), told, chosen)

    def outcome(self) -> "Choice":
        """Return the choice among the first option, the chosen one and the most probable ones alone, without their features."""
        told, options = self.probabilities, self.options
        kept = [at for at, it in enumerate(told) if it >= TOLD_FROM or at in (0, self.chosen)]
        if len(kept) > TOLD:
            ranked = sorted(kept, key=told.__getitem__, reverse=True)
            kept = sorted({0, self.chosen, *ranked[:TOLD]})
        cut = [Option(options[at].label, (), options[at].what, options[at].span) for at in kept]
        return Choice(
            self.slot, tuple(cut), tuple([told[at] for at in kept]), kept.index(self.chosen)
        )

    @property
    def option(self) -> Option:
        """The option that was chosen."""
        return self.options[self.chosen]

    @property
    def probability(self) -> float:
        """How probable the chosen option is among the others."""
        return self.probabilities[self.chosen]


class Asked(NamedTuple):
    """What a choice is asked for: one slot of one figure.

    `slot` is metric, rank, owner, network, period or scope. `figure` is the span of the figure in `text.text`, the folded text.
    """

    slot: str
    figure: Span
    text: NormalizedText


class Chooser(Protocol):
    """What chooses among the options of a slot: the packaged weights, or a model of a user's own."""

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        """Return the choice of one of the options, `Choice.of` a probability for each; there is at least one."""
        ...


@dataclass(frozen=True, slots=True)
class CheckedChooser:
    """A model of a user's own, each answer of which is checked."""

    own: Chooser

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        """Return its choice.

        Raises:
            ModelError: it returned no choice among the options, or probabilities that are none.
        """
        choice: object = self.own.choose(asked, options)
        name = f"{type(self.own).__name__}.choose, asked for {asked.slot},"
        if not isinstance(choice, Choice):
            raise ModelError(f"{name} must return a Choice, not {type(choice).__name__}")
        given, wanted = choice.probabilities, len(options)
        if len(given) != wanted or not all(0 <= it <= 1 for it in given):
            raise ModelError(f"{name} must give {wanted} probabilities from 0 to 1")
        if abs(sum(given) - 1) > TOLERANCE:
            raise ModelError(f"{name} must give probabilities that sum to 1, not to {sum(given):g}")
        return choice


@dataclass(frozen=True, slots=True)
class Weights:
    """A log-linear model: for each slot a weight for each named feature; unknown features weigh nothing."""

    slots: dict[str, dict[str, float]]
    digest: str = ""

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        """Return the option with the greatest sum; the first of equals."""
        if len(options) == 1:
            return Choice(asked.slot, tuple(options), (1.0,), 0)
        weights = self.slots.get(asked.slot, {})
        probabilities = weighed(weights, [option.features for option in options])
        return Choice.of(asked.slot, options, probabilities)


def checked(chooser: Chooser) -> Chooser:
    """Return a chooser whose answers can be relied on: weights as they are, any other behind a check."""
    return chooser if isinstance(chooser, Weights) else CheckedChooser(chooser)
