"""What stands behind a figure: its counted noun, people who did something, or something else altogether."""

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene

ARTICLE, THAT_IS = "ال", "من"
DONE_BY_PEOPLE = frozenset({"likes", "shares", "comments", "views"})
VISITS = "visits"
PLURAL_VERB = "وا"
RELATIONAL, SHORTEST_RELATIONAL = "يا", 4
CONJUNCTIONS = frozenset("وف")
PREPOSITIONS = frozenset("بلك")
DEFINITE = ("ال", "لل", "بال")


class UnitReader:
    """Reads the units of the figures of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.metric_at = scene.metric_at
        self.number_words = scene.number_words
        self.breaks = scene.breaks
        self.after = modifier_table(scene.vocabulary.lexicon).after

    def counted_noun(self, last: int) -> tuple[MetricMention, int] | None:
        """«12 مليون متابع», «28 ألفا من المعجبين», «مليوني عملية تفاعل», «156 مليون «مشاهدة»»."""
        position = last
        if (
            position < len(self.words)
            and self.words[position].text == THAT_IS
            and not self.words[position].breaks
        ):
            following = self.metric_at.get(position + 1)
            if following is None or following.verb:
                return None
            definite = self.words[position + 1].text.startswith(ARTICLE)
            if definite or (following.pronoun and following.plural):
                return following, following.last  # «28 ألفا من المعجبين», «88 ألفا من متابعيه»
            return None
        if position >= len(self.words) or self.breaks(position):
            return None
        mention = self.metric_at.get(position)
        if mention is not None and mention.span.start > self.words[mention.first].start:
            return None  # «… ومنشورات بلغت 650» counts something of its own
        if (
            mention is not None
            and mention.first == position
            and not mention.verb
            and not mention.pronoun
        ):
            return mention, mention.last
        if (
            mention is not None
            and mention.first == position
            and mention.pronoun
            and self.words[position].text[-1] == "ه"
        ):
            return mention, mention.last  # folding spells «مشاهدة» as «مشاهده»
        return None

    def is_generic(self, last: int) -> bool:
        return (
            last < len(self.words)
            and not self.breaks(last)
            and self.words[last].text in self.vocabulary.generic_unit
        )

    def is_times(self, last: int) -> bool:
        """Whether «مرة» stands behind a figure."""
        return last < len(self.words) and self.words[last].text in self.vocabulary.times_unit

    def counts_something_else(self, last: int) -> bool:
        """Whether a noun that is no audience follows: «3 ملايين دولار»."""
        if last >= len(self.words) or self.breaks(last):
            return False
        word = self.words[last].text
        if word in self.vocabulary.generic_unit or last in self.metric_at:
            return False
        if (
            word in self.vocabulary.preposition
            or word in self.vocabulary.common_verb
            or word in self.vocabulary.clause_word
        ):
            return False
        if any(phrase[0] == word for phrase in self.after):
            return False  # «7 ملايين تقريبا»
        if word in self.vocabulary.rate_words or word in self.vocabulary.ranks:
            return False
        if word.endswith(RELATIONAL) and len(word) > SHORTEST_RELATIONAL:
            return True  # «18 كويتيا»
        if (
            word in self.vocabulary.new_adjective
            or word in self.vocabulary.reach_word
            or word.endswith(PLURAL_VERB)  # «خمسة ملايين حضروا الحفل»
            or word[0] in "#@"
        ):
            return False
        if any(platform.first <= last < platform.last for platform in self.recognized.platforms):
            return False
        if any(
            e.first == last and e.span.start > self.words[last].start
            for e in self.recognized.entities
        ):
            return False
        return not self._is_phrase_start(last)

    def _is_phrase_start(self, position: int) -> bool:
        """Whether a word behind a figure opens a phrase of its own: «و…», «بـ…», «لـ…»."""
        word, table = self.words[position].text, self.vocabulary
        if word in table.money_word:
            return False
        rest = word[1:]
        if word[0] in CONJUNCTIONS:
            return (
                rest.startswith(DEFINITE) or rest in table.preposition or rest in table.common_verb or rest in table.heads
                or rest in table.reach_word or rest in table.possess_verb or position + 1 in self.number_words or not rest or rest in table.gazetteer
                or word in table.metrics
            )  # fmt: skip
        return word[0] in PREPOSITIONS and (
            rest.startswith(ARTICLE)
            or word.startswith(DEFINITE)
            or rest in table.heads
            or word not in table.common_noun
        )

    def what_people_did(self, last: int) -> MetricMention | None:
        """«40 ألف مشجع إعجابهم», «16 ألف مغرد بإعادة نشر»: the unit is people, the metric what they did."""
        for position in (last + 1, last + 2):
            mention = self.metric_at.get(position)
            if position < len(self.words) and self.breaks(position):
                return None
            if mention is None or mention.first != position:
                continue
            if mention.id == VISITS and mention.verb:
                return mention  # «4 آلاف شخص يزورون الموقع»
            if mention.id not in DONE_BY_PEOPLE:
                continue
            if not mention.verb and (mention.pronoun or mention.last - mention.first > 1):
                return mention
        return None
