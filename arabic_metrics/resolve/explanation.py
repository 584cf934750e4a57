"""Explanations: the decisions themselves, for each slot of each claim its options, what each weighed, and what was chosen."""

from collections.abc import Callable, Iterator

from pydantic import Field

from arabic_metrics.core import Span
from arabic_metrics.core.evidence import Part
from arabic_metrics.resolve.claim import PART, ClaimSet, Record

ISOLATE, END_ISOLATE = "\u2068", "\u2069"  # keep Arabic from reordering what stands beside it
TOLD_OPTIONS, TOLD_FEATURES = 3, 4  # of each decision, in lines to read
LABEL = 9


class ExplainedOption(Record):
    """An option of a slot: how probable it is, the sum of its weights, and each feature with its weight, the heaviest first."""

    label: str
    span: Span | None = None
    part: Part = Field(default="text", description=PART)
    quote: str | None = None
    probability: float
    total: float = 0.0
    features: tuple[tuple[str, float], ...] = ()


class ExplainedSlot(Record):
    """The choice that filled a slot: its options, what was chosen first, then the most probable."""

    slot: str
    options: tuple[ExplainedOption, ...]

    @property
    def margin(self) -> float:
        """By how much the chosen option is more probable than the next; below 0 for an owner that was chosen with its network."""
        rest = [option.probability for option in self.options[1:2]]
        return self.options[0].probability - (rest[0] if rest else 0.0)


class ExplainedFigure(Record):
    """A figure or rank of a claim with the choices that filled its slots, or a number that was left out."""

    metric: str | None = None
    claim_id: str | None = None
    value: str
    span: Span
    part: Part = Field(default="text", description=PART)
    quote: str
    confidence: float | None = None
    slots: tuple[ExplainedSlot, ...] = ()


class Explanation(Record):
    """The claims of one article with the decisions: `claim_set` is what `extract_claims` returns for it."""

    claim_set: ClaimSet
    figures: tuple[ExplainedFigure, ...] = ()
    left_out: tuple[ExplainedFigure, ...] = Field(
        default=(), description="numbers and wordings of a place that were chosen to be no figure"
    )

    def text(self, *, isolate: bool = False) -> str:
        """Return the explanation as lines to read; `isolate` keeps a terminal from reordering them."""
        marks = (ISOLATE, END_ISOLATE) if isolate else ("", "")
        return "\n".join(_lines(self, *marks))


def _lines(explanation: Explanation, opening: str, closing: str) -> Iterator[str]:
    def shown(words: str) -> str:
        return f"{opening}{words}{closing}"

    for figure in explanation.figures:
        sure = "" if figure.confidence is None else f", confidence {figure.confidence:.2f}"
        yield f"{figure.claim_id or 'unresolved'}: {figure.metric} {figure.value}, «{shown(figure.quote)}» at {_place(figure)}{sure}"
        for slot in figure.slots:
            yield from _slot_lines(slot, shown)
    if explanation.left_out:
        yield "Left out:"
    for figure in explanation.left_out:
        nothing = figure.slots[0].options[0]
        yield f"  «{shown(figure.quote)}» at {_place(figure)}: no figure of an audience, {nothing.probability:.2f}"


def _place(told: ExplainedFigure | ExplainedOption) -> str:
    of_title = " of the title" if told.part == "title" else ""
    return f"{told.span.start}–{told.span.end}{of_title}" if told.span else ""


def _slot_lines(slot: ExplainedSlot, shown: Callable[[str], str]) -> Iterator[str]:
    told_options = slot.options[:TOLD_OPTIONS]
    labels = [option.label for option in told_options]
    words = [(option.label, option.quote) for option in told_options]
    for at, option in enumerate(told_options):
        name = slot.slot if at == 0 else ""
        word = ""
        if option.quote and labels.count(option.label) > 1:
            word = f"  «{shown(option.quote)}»"
        if words.count((option.label, option.quote)) > 1:
            word += f" at {_place(option)}"
        yield f"  {name:<{LABEL}} {option.probability:.2f}  {shown(option.label)}{word}"
        if at == 0:
            told = ", ".join(
                f"{weight:+.2f} {feature}" for feature, weight in option.features[:TOLD_FEATURES]
            )
            if told:
                yield f"  {'':<{LABEL}}       {told}"
