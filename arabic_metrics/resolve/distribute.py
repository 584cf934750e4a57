"""Lists told together: «412 و385 منشورا على التوالي», «المركزين الثاني والثالث», «7 آلاف منشور لكل منهما».

Names joined by «و» take the figures or places in order; «لكل منهما» gives one figure to each.
"""

import itertools

from arabic_metrics.recognize import EntityMention, RecognizedText, Vocabulary

JOIN = "و"
RESPECTIVELY_REACH = 8  # words behind the last of a list


class Distributor:
    """Finds names told together in a sentence, and whose of them a figure of a list is."""

    def __init__(
        self, recognized: RecognizedText, vocabulary: Vocabulary, entities: list[EntityMention]
    ) -> None:
        self.words = recognized.words
        self.vocabulary = vocabulary
        self.entities = [e for e in entities if not e.network and e.role != "handle"]

    def joined_before(self, position: int) -> list[EntityMention]:
        """Return the names joined by «و» nearest before a word position, within its sentence or the one before."""
        sentence = self.words[position].sentence
        for back in (0, 1):
            groups = self._groups(
                [e for e in self.entities if self.words[e.first].sentence == sentence - back]
            )
            fitting = [group for group in groups if back or group[0].first < position]
            if fitting:
                return fitting[-1]
        return []

    def _groups(self, entities: list[EntityMention]) -> list[list[EntityMention]]:
        groups: list[list[EntityMention]] = []
        for entity in entities:
            if groups and self._joins(groups[-1][-1], entity):
                groups[-1].append(entity)
            else:
                groups.append([entity])
        return [group for group in groups if len(group) > 1]

    def _joins(self, left: EntityMention, right: EntityMention) -> bool:
        between = self.words[left.last : right.first]
        if len(between) > 1 or right.role == "definite":
            return False
        if between:
            return between[0].text == JOIN
        gap = self.words[right.first].gap.strip(' «»"“”')
        opening = self.words[right.first].text
        return (opening[0] == JOIN and self.words[right.first].start < right.span.start) or gap in (
            "،",
            JOIN,
        )

    def pointed(self, first: int, last: int) -> EntityMention | None:
        """Return which of the two names told together last «الأول» or «الثاني» between two word positions means."""
        for position in range(first, last):
            text = self.words[position].text
            place = (
                0
                if text in self.vocabulary.former
                else 1
                if text in self.vocabulary.latter
                else None
            )
            if place is None:
                continue
            names = self.joined_before(position)
            return names[place] if len(names) == 2 else None
        return None

    def says_respectively(self, position: int) -> bool:
        """Whether «على التوالي» follows a word position in its sentence."""
        sentence = self.words[position].sentence
        return any(
            word.text in self.vocabulary.respectively and word.sentence == sentence
            for word in self.words[position : position + RESPECTIVELY_REACH]
        )

    def says_each_before(self, position: int) -> bool:
        """Whether «كل منهما» stands right before a word position: «ونشر كل منهما 90 منشورا»."""
        texts = [word.text for word in self.words[max(0, position - 3) : position]]
        return any(
            a in self.vocabulary.each and b in self.vocabulary.each_of
            for a, b in itertools.pairwise(texts)
        )

    def says_each(self, position: int) -> bool:
        """Whether «لكل منهما» stands right at or behind a word position."""
        texts = [word.text for word in self.words[position : position + 3]]
        return any(
            a in self.vocabulary.each and b in self.vocabulary.each_of
            for a, b in itertools.pairwise(texts)
        )
