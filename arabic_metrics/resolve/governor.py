"""The metric noun or verb before a figure that governs it: «عدد متابعيه … نحو», «يتابعه على تويتر»."""

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene
from arabic_metrics.resolve.unit import UnitReader

GOVERNING_REACH = 16  # words between a governing noun and its figure
VERB_REACH = 12
NEAR_VERB = 5
GLUED = frozenset({"ال", "ل", "ب"})  # «متابعيه ال57 مليون»


class GovernorReader:
    """Finds what governs the figures of one text."""

    def __init__(self, scene: FigureScene, units: UnitReader) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.units = units
        self.metric_at = scene.metric_at
        self.number_words = scene.number_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)

    def governor(self, first: int, last: int) -> tuple[MetricMention, str] | None:
        """The metric noun or verb before a number that it governs: «عدد متابعيه … نحو», «يتابعه على تويتر»."""
        sentence = self.words[first].sentence
        for position in range(first - 1, max(-1, first - 1 - GOVERNING_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence:
                return None
            if position in self.number_words:
                return None
            mention = self.metric_at.get(position)
            if mention is None or mention.last - 1 != position:
                continue
            distance = first - mention.last
            if mention.verb:
                plain = not mention.pronoun
                if plain and not self.units.is_generic(last):
                    continue
                if distance <= VERB_REACH:
                    return mention, "governing verb"
                return None
            if self._governs(mention, first):
                return mention, "governing noun"
            return None
        return None

    def _governs(self, mention: MetricMention, first: int) -> bool:
        """Whether a noun of counting reaches a number: beside it, or over a word of reaching."""
        between = self.words[mention.last : first]
        text = [word.text for word in between]
        if mention.first and self.words[mention.first - 1].text in self.vocabulary.money_word:
            return False
        counted = any(
            word.text in self.vocabulary.count_word
            for word in self.words[max(0, mention.first - 2) : mention.first]
        )
        if not between:
            return True
        if text[-1] in GLUED and len(text) <= 2:
            return True
        reaches = any(word in self.vocabulary.reach_word for word in text)
        near = [
            word
            for word in text
            if word not in self.vocabulary.reach_word and word not in self.modifiers.last_words
        ]
        if not near:
            return reaches or len(text) <= 2
        numbered = any(
            word in self.vocabulary.count_word or word in self.vocabulary.number_of for word in text
        )
        if sum(1 for word in between if word.breaks) > (1 if counted or numbered else 0):
            return False
        return reaches and (counted or mention.pronoun or len(near) <= 6)

    def governing_verb(self, first: int) -> MetricMention | None:
        for position in range(first - 1, max(-1, first - NEAR_VERB), -1):
            mention = self.metric_at.get(position)
            if mention is not None and mention.verb:
                return mention
        return None
