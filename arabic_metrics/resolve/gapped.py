"""Gapping: «يتابعه 1.2 مليون والبحارة 730 ألفا»: a name joined by «و» right before a figure, its verb left out."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import EntityMention, RecognizedText, Vocabulary
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.scene import FoundFigure

LONGEST = 4  # words of a name
AND, ARTICLE = "و", "ال"
CLOSED = (
    "preposition", "common_verb", "clause_word", "reach_word", "possess_verb", "count_word", "modifier_filler", "amount_word",
    "number_of", "only_word", "with_figure", "change_noun", "gain_word", "loss_word", "rank_verb", "number_noun", "date_word",
    "part_word", "generic_unit", "common_noun", "belonging_pronoun", "relative_word", "act_word",
)  # fmt: skip


class GapReader:
    """Finds the names of one text whose verb is left out."""

    def __init__(
        self, recognized: RecognizedText, vocabulary: Vocabulary, bounds: frozenset[str]
    ) -> None:
        self.words = recognized.words
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.bounds = bounds

    def owner(self, figure: FoundFigure, before: FilledSlot) -> EntityMention | None:
        """Return the name between a figure and the one before, if nothing else stands there."""
        told = before.figure
        if told is None or before.sentence != self.words[figure.first].sentence:
            return None
        first, last = max(told.unit_end, told.last), figure.first
        while last > first and self.words[last - 1].text in self.bounds:
            last -= 1
        if not 0 < last - first <= LONGEST or figure.metric != told.metric:
            return None
        opening = self.words[first]
        table, name = self.vocabulary, opening.text[1:]
        known = name in table.country or name in table.any_name or name in table.gazetteer
        if opening.text[0] != AND or not (known or name.startswith(ARTICLE)):
            return None
        if any(word.gap != " " for word in self.words[first + 1 : last]) or not all(
            self._may_name(position, cut=position == first) for position in range(first, last)
        ):
            return None
        span = Span(opening.start + 1, self.words[last - 1].end)
        whole = span.of(self.recognized.parsed.normalized.text)
        return EntityMention(first, last, span, "name", whole)

    def _may_name(self, position: int, *, cut: bool) -> bool:
        """Whether a word may be of a name: no closed word, network, metric or number."""
        text = self.words[position].text[1 if cut else 0 :]
        table = self.vocabulary
        found = self.recognized
        taken = (
            any(p.first <= position < p.last for p in found.platforms)
            or any(m.first <= position < m.last for m in found.metrics)
            or any(r.first <= position < r.last for r in found.ranks)
        )
        return not (taken or text[:1].isdecimal() or any(text in table.words(id) for id in CLOSED))
