"""Names that a model finds, beside those of the grammar: its labels over tokens, brought to the words of a text.

Any model will do that labels tokens as B-PERS, I-PERS, B-ORG, I-ORG and O; `camel_ner.py` holds the one that is offered.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from arabic_metrics.core import ModelError, Span
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.recognize.word import Word

HOLDERS = frozenset({"PERS", "PER", "ORG"})  # what can have an account; places are left out
EARLIER_SENTENCES = 3  # before a figure: as far back as an antecedent is looked for
BEGIN, INSIDE = "B", "I"


class NameLabeller(Protocol):
    """A model of names. `rule` is its name, which errors tell."""

    @property
    def rule(self) -> str:
        """Return the name of the model."""

    def label(self, sentences: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """Return a label for each token of each sentence; words and marks are tokens of their own."""


def find_names(
    labeller: NameLabeller,
    normalized: NormalizedText,
    words: Sequence[Word],
    told: Iterable[int],
) -> dict[int, int]:
    """Return the names that a model finds near the words at some positions: the position of the first word to the one behind the last.

    Only the sentences of those words, and three before each, are shown to the model.

    Raises:
        ModelError: the model gave another number of labels than tokens.
    """
    wanted = {
        words[position].sentence - back
        for position in told
        for back in range(EARLIER_SENTENCES + 1)
    }
    sentences: dict[int, list[tuple[str, int | None]]] = {}
    for index, word in enumerate(words):
        if word.sentence not in wanted:
            continue
        tokens = sentences.setdefault(word.sentence, [])
        if tokens:
            tokens.extend((mark, None) for mark in word.gap if not mark.isspace())
        span = normalized.to_source(Span(word.start, word.end))
        tokens.append((span.of(normalized.source), index))
    shown = list(sentences.values())
    labels = labeller.label([[token for token, _ in tokens] for tokens in shown]) if shown else ()
    if len(labels) != len(shown):
        raise ModelError(f"{labeller.rule} labelled {len(labels)} of {len(shown)} sentences.")
    found: dict[int, int] = {}
    for tokens, given in zip(shown, labels, strict=True):
        if len(tokens) != len(given):
            count = f"{len(given)} labels for a sentence of {len(tokens)} tokens"
            raise ModelError(f"{labeller.rule} gave {count}.")
        pairs = zip(tokens, given, strict=True)
        found |= names_of({index: label for (_, index), label in pairs if index is not None})
    return found


def names_of(labels: Mapping[int, str]) -> dict[int, int]:
    """Return the names of holders that labels of positions make: the first to the one behind the last.

    >>> names_of({0: "O", 1: "B-PERS", 2: "I-PERS", 3: "B-LOC", 4: "I-ORG", 5: "B-ORG"})
    {1: 3, 4: 5, 5: 6}
    """
    found: dict[int, int] = {}
    first, kind = -1, ""
    for position, label in labels.items():
        prefix, _, labelled = label.partition("-")
        if prefix == INSIDE and labelled == kind and found.get(first) == position:
            found[first] = position + 1
        elif prefix in (BEGIN, INSIDE) and labelled in HOLDERS:
            first, kind = position, labelled
            found[first] = position + 1
        else:
            kind = ""
    return found
