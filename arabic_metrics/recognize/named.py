"""Names that a model finds, beside those of the grammar: its labels over tokens, brought to the words of a text.

Any model will do that labels tokens as B-PERS, I-PERS, B-ORG, I-ORG and O; `camel_ner.py` holds the one that is offered.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from arabic_metrics.core import ModelError, Span
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.word import QUOTES, Word

HOLDERS = frozenset({"PERS", "PER", "ORG"})  # what can have an account; places are left out
OPEN_ENDED = frozenset(
    {"name", "title", "account"}
)  # the grammar may have had no sign of their end
EARLIER_SENTENCES = 3  # before a figure: as far back as an antecedent is looked for
OUTSIDE, BEGIN, INSIDE = "O", "B", "I"
ARTICLE, OF_TO = "ال", "لل"
ATTACHED = frozenset("وفبلك")
Reader = Callable[[int], EntityMention | None]


class NameLabeller(Protocol):
    """A model of names. `rule` is what the evidence of a name says that it found."""

    @property
    def rule(self) -> str:
        """Return the name of the model."""

    def label(self, sentences: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """Return a label for each token of each sentence; words and marks are tokens of their own."""


class ModelNames:
    """The names that a model found in one text, and where they add to the grammar's.

    What the grammar reads stays: a model adds a name where the grammar has none, and gives a name its end where the grammar had no
    sign of one and only went on to a word that can stand in no name.
    """

    def __init__(
        self,
        rule: str,
        names: Mapping[int, int],
        text: str,
        words: list[Word],
        blocked: frozenset[int],
    ) -> None:
        self.text = text
        self.rule = rule
        self.words = words
        self.names: dict[int, int] = {}
        for first, end in names.items():
            end = next((position for position in range(first, end) if position in blocked), end)
            if end > first:
                self.names[first] = end
        self.openings = {words[first].text for first in self.names}

    def merged(
        self, index: int, mention: EntityMention | None, grammar: Reader
    ) -> EntityMention | None:
        """Return what stands at a word: the grammar's mention, or else a name that holds none of the grammar's."""
        if mention is not None:
            return self._bounded(mention)
        end = self.names.get(index)
        if end is None or any(grammar(inside) is not None for inside in range(index + 1, end)):
            return None
        cut, article = self._particle(self.words[index].text)
        span = Span(self.words[index].start + cut, self.words[end - 1].end)
        return EntityMention(
            index, end, span, "name", article + span.of(self.text), model=self.rule
        )

    def _particle(self, word: str) -> tuple[int, str]:
        """«للأهلي» is ل and «الأهلي»; another particle is one only if the text has the name without it."""
        if word.startswith(OF_TO):
            return len(OF_TO), ARTICLE
        return (1 if word[0] in ATTACHED and word[1:] in self.openings else 0), ""

    def _bounded(self, mention: EntityMention) -> EntityMention:
        """«نجم الفريق كريم بن يوسف العدواني»: a name goes on to the end that the model saw."""
        if mention.role not in OPEN_ENDED or mention.known or self._is_quoted(mention):
            return mention
        for first in range(mention.first, mention.last):
            end = self.names.get(first, mention.last)
            runs_over = mention.role == "name" and first == mention.first and end < mention.last
            goes_on = end > mention.last and not self._is_closed(mention.last - 1)
            if goes_on or runs_over:
                return self._ended(mention, end)
        return mention

    def _ended(self, mention: EntityMention, end: int) -> EntityMention:
        span = Span(mention.span.start, self.words[end - 1].end)
        shorter = mention.span.end - span.end
        name = (
            mention.name[:-shorter]
            if shorter > 0
            else mention.name + self.text[mention.span.end : span.end]
        )
        return mention.changed(last=end, span=span, name=name, model=self.rule)

    def _is_closed(self, position: int) -> bool:
        """Whether a word ends a name: it is definite."""
        return self.words[position].text.startswith((ARTICLE, OF_TO))

    def _is_quoted(self, mention: EntityMention) -> bool:
        return any(
            mark in QUOTES for word in self.words[mention.first : mention.last] for mark in word.gap
        )


def find_names(
    labeller: NameLabeller,
    normalized: NormalizedText,
    words: list[Word],
    told: Iterable[int],
    blocked: frozenset[int],
) -> ModelNames:
    """Return the names that a model finds near the words at some positions; no name runs into a `blocked` word.

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
    return ModelNames(labeller.rule, found, normalized.text, words, blocked)


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
