"""The scope of a rank and the source of a statement."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import AttributionMention, RankMention
from arabic_metrics.resolve.place import Place, PlaceMap
from arabic_metrics.resolve.scene import word_at

SCOPE_REACH = 10
SOURCE_REACH = 4  # sentences that a report's source covers


class SlotFinder:
    """Finds scopes and sources in one text."""

    def __init__(self, places: PlaceMap) -> None:
        self.recognized = places.recognized
        self.vocabulary = places.vocabulary
        self.words = places.words
        self.timed = self._timed()

    def _timed(self) -> frozenset[int]:
        """The word positions of periods, and of a preposition before one: no scope runs into them."""
        found: set[int] = set()
        for period in self.recognized.parsed.periods:
            first = word_at(self.words, period.span.start)
            found.update((first - 1, first) if first and self._leads(first - 1) else (first,))
        return frozenset(found)

    def _leads(self, position: int) -> bool:
        return self.words[position].text in self.vocabulary.inner_preposition

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
                    and end not in self.timed
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
        if not here:
            return self._heading_source(sentence)
        return min(here, key=lambda a: abs(a.first - place.first)) if here else None

    def _heading_source(self, sentence: int) -> AttributionMention | None:
        """The source of an earlier sentence that tells of a report: it covers what follows."""
        reports = self.vocabulary.report_word
        found = None
        for source in self.recognized.attributions:
            place = self.words[source.first].sentence
            if sentence - SOURCE_REACH <= place < sentence and any(
                word.text in reports for word in self.words[source.first : source.last]
            ):
                found = source
        return found
