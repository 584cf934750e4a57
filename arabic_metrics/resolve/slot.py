"""The scope of a rank and the source of a statement."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import AttributionMention, RankMention
from arabic_metrics.resolve.place import Place, PlaceMap

SCOPE_REACH = 10


class SlotFinder:
    """Finds scopes and sources in one text."""

    def __init__(self, places: PlaceMap) -> None:
        self.recognized = places.recognized
        self.vocabulary = places.vocabulary
        self.words = places.words

    def scope(self, rank: RankMention) -> Span | None:
        """Return the words behind a rank that say among whom: «على مستوى العالم»."""
        position = rank.last
        sentence = self.words[rank.first].sentence
        while (
            position < len(self.words)
            and position - rank.last <= 4
            and self.words[position].sentence == sentence
        ):
            match = self.vocabulary.ranks.match(list(self.words), position)
            if match is not None and match[0].role == "scope_head":
                end = position + match[1]
                while (
                    end < len(self.words)
                    and end - position < SCOPE_REACH
                    and not self.words[end].breaks
                    and self.words[end].text not in self.vocabulary.clause_word
                    and self.words[end].text not in self.vocabulary.common_verb
                    and not self.words[end].text[0].isdecimal()
                ):
                    if self.words[end].text in self.vocabulary.scope_end:
                        break
                    end += 1
                return Span(self.words[position].start, self.words[end - 1].end)
            position += 1
        return None

    def attribution(self, place: Place) -> AttributionMention | None:
        """Return the source named in the sentence of a figure, the nearest one."""
        sentence = self.words[place.first].sentence
        here = [a for a in self.recognized.attributions if self.words[a.first].sentence == sentence]
        return min(here, key=lambda a: abs(a.first - place.first)) if here else None
