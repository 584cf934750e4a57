"""The scope of a rank and the source of a statement."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import AttributionMention, RankMention
from arabic_metrics.resolve.place import Place, PlaceMap
from arabic_metrics.resolve.scene import word_at

SCOPE_REACH = 10
LIST_REACH = 6  # words between a rank and the list that it is in
LONGEST_LIST, LONGEST_PLACE = 4, 2
SOURCE_REACH = 4  # sentences that a report's source covers


class SlotFinder:
    """Finds scopes and sources in one text."""

    def __init__(self, places: PlaceMap) -> None:
        self.recognized = places.recognized
        self.vocabulary = places.vocabulary
        self.words = places.words
        self.listed = list(self.words)
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
        position, words = rank.last, self.listed
        sentence = self.words[rank.first].sentence
        while (
            position < len(self.words)
            and position - rank.last <= 4
            and self.words[position].sentence == sentence
        ):
            match = self.vocabulary.ranks.match(words, position)
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
        return self._listed_scope(rank)

    def _listed_scope(self, rank: RankMention) -> Span | None:
        """«رابع أكثر الأندية العربية متابعة», «قائمة الأكثر تداولا على تويتر في مصر»: where a list is, or of what it is."""
        table, words = self.vocabulary, self.words
        most = table.any_most
        stop = self._clause_end(rank.last)
        listed = range(rank.last, min(stop, rank.last + LIST_REACH))
        first = next((p + 1 for p in listed if words[p].text in table.ranked_list), None)
        if rank.rule == "superlative":
            first = rank.last
        if first is None:
            return None
        if first < stop and words[first].text in most:
            first += 1
        last = first
        while (
            last < stop
            and words[last].text not in most
            and words[last].text not in table.audience_measure
        ):
            last += 1
        behind = last
        while behind < stop and (
            words[behind].text in most or words[behind].text in table.audience_measure
        ):
            behind += 1
        if behind == last:
            return None
        place = self._place_at(self._past_networks(behind), stop)
        if place is not None:
            return place
        return (
            Span(words[first].start, words[last - 1].end)
            if first < last <= first + LONGEST_LIST
            else None
        )

    def _clause_end(self, position: int) -> int:
        """The position of the first word behind one that a mark, a number or a word of a new clause parts from it."""
        words, first = self.words, position
        while (
            position < len(words) and words[position].sentence == words[max(first - 1, 0)].sentence
        ):
            word = words[position]
            if position > first and (word.breaks or word.text in self.vocabulary.clause_word):
                break
            if word.text[0].isdecimal():
                break
            position += 1
        return position

    def _past_networks(self, position: int) -> int:
        for platform in self.recognized.platforms:
            if position <= platform.first <= position + 1:
                position = platform.last
        return position

    def _place_at(self, position: int, stop: int) -> Span | None:
        """«في لبنان», «في شمال إفريقيا», not «في سبتمبر»."""
        words, table = self.words, self.vocabulary
        opens = position < stop and words[position].text in table.inside_word
        if not opens or position in self.timed or position + 1 in self.timed:
            return None
        end = position + 1
        while (
            end < stop
            and end - position <= LONGEST_PLACE
            and end not in self.timed
            and words[end].text not in table.preposition
            and words[end].text not in table.common_verb
        ):
            end += 1
        return Span(words[position].start, words[end - 1].end) if end > position + 1 else None

    def attribution(self, place: Place) -> AttributionMention | None:
        """Return the source named in the sentence of a figure, the nearest one."""
        sentence = self.words[place.first].sentence
        here = [a for a in self.recognized.attributions if self.words[a.first].sentence == sentence]
        if not here:
            return self._heading_source(sentence)
        nearest = min(here, key=lambda a: abs(a.first - place.first))
        if not self._is_noun(nearest):
            return nearest
        named = [
            a
            for a in self.recognized.attributions
            if a.first < nearest.first and not self._is_noun(a)
        ]
        return named[-1] if named else nearest  # «وذكرت الدراسة أن»: whose study it is was said

    def _is_noun(self, source: AttributionMention) -> bool:
        """Whether a source is only «الدراسة», «التقرير», «المصدر ذاته»."""
        table = self.vocabulary
        return all(
            word in table.report_word or word in table.same_word or word in table.source_word
            for word in source.name.split()
        )

    def _heading_source(self, sentence: int) -> AttributionMention | None:
        """The source of an earlier sentence that tells of a report: it covers what follows."""
        reports = self.vocabulary.report_word
        found = None
        for source in self.recognized.attributions:
            place = self.words[source.first].sentence
            told = source.report or any(
                word.text in reports for word in self.words[source.first : source.last]
            )
            if sentence - SOURCE_REACH <= place < sentence and told:
                found = source
        return found
