"""What stands behind a figure: its counted noun, people who did something, or something else altogether."""

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene

ARTICLE, THAT_IS = "ال", "من"
DONE_BY_PEOPLE = frozenset({"likes", "shares", "comments", "views"})
VISITS, FOLLOWERS = "visits", "followers"
HOLDERS_REACH = 4  # words between a figure and the accounts of its persons
PLURAL_VERB, NOMINATIVE = "وا", "ون"
DOING, OBJECTS = ("ون", "وا"), ("ها", "هم", "ه")
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
        self.nouns = scene.vocabulary.lexicon.word_class("common_noun")
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
        if self.words[position].text in self.vocabulary.who_is_meant:
            following = self.metric_at.get(position + 1)
            follows = following is not None and following.verb and following.id == FOLLOWERS
            return (following, following.last) if following is not None and follows else None
        mention = self.metric_at.get(position)
        if mention is not None and mention.span.start > self.words[mention.first].start:
            return None  # «… ومنشورات بلغت 650» counts something of its own
        if mention is not None and not mention.verb and self._is_subject(last, position):
            return None
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

    def _is_subject(self, last: int, position: int) -> bool:
        """«وأثنى مشاهدون على المسلسل»: a verb that looks like «two», and its subject."""
        numbers = self.scene.numbers
        dual = any(
            end == last and numbers[n].value == 2 for n, (_, end) in self.scene.positions.items()
        )
        return dual and self.words[position].text.endswith(NOMINATIVE)

    def is_generic(self, last: int) -> bool:
        return (
            last < len(self.words)
            and not self.breaks(last)
            and self.words[last].text in self.vocabulary.generic_unit
        )

    def is_account(self, last: int) -> bool:
        """Whether accounts are what a figure counts."""
        return last < len(self.words) and self.words[last].text in self.vocabulary.account_unit

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
        if any(phrase[0] == word for phrase in self.after) or self._is_time(last):
            return False  # «7 ملايين تقريبا», «11 مليونا مطلع العام»
        if word in self.vocabulary.rate_openers or word in self.vocabulary.ranks:
            return False
        if word.endswith(RELATIONAL) and len(word) > SHORTEST_RELATIONAL:
            return True  # «18 كويتيا»
        if (
            word in self.vocabulary.new_adjective
            or word in self.vocabulary.at_once
            or word in self.vocabulary.reach_word
            or word.endswith(PLURAL_VERB)  # «خمسة ملايين حضروا الحفل»
            or word[0] in "#@"
        ):
            return False
        if any(platform.first <= last < platform.last for platform in self.recognized.platforms):
            return False
        begins = range(self.words[last].start + 1, self.words[last].end)
        if any(e.first == last and e.span.start in begins for e in self.recognized.entities):
            return (
                False  # «3 ملايين للأهلي»; the span of a name may be that of a fuller one elsewhere
            )
        return not self._is_phrase_start(last)

    def _is_time(self, position: int) -> bool:
        """Whether a time begins at a word."""
        start = self.words[position].start
        return any(period.span.start == start for period in self.recognized.parsed.periods)

    def _is_phrase_start(self, position: int) -> bool:
        """Whether a word behind a figure opens a phrase of its own: «و…», «بـ…», «لـ…»."""
        word, table = self.words[position].text, self.vocabulary
        if word in table.money_word:
            return False
        if word[0] in CONJUNCTIONS:
            return word not in self.nouns  # «وزير» is a noun, «وجميعهم» none
        rest = word[1:]
        return word[0] in PREPOSITIONS and (
            rest.startswith(ARTICLE)
            or rest in table.year_preposition
            or word.startswith(DEFINITE)
            or rest in table.heads
            or word not in table.common_noun
        )

    def account_holders(self, last: int) -> MetricMention | None:
        """«410 آلاف موريتاني لهم حسابات على فيسبوك»: persons who have accounts, in a sentence that names a network."""
        sentence = self.words[last - 1].sentence
        if not any(
            p.named and self.words[p.first].sentence == sentence for p in self.recognized.platforms
        ):
            return None
        for position in range(last, min(last + HOLDERS_REACH, len(self.words))):
            if self.words[position].breaks or self.words[position].sentence != sentence:
                return None
            mention = self.metric_at.get(position)
            if mention is not None:
                held = mention.id == "users" and mention.last - mention.first > 1
                return mention if held and mention.first == position > last else None
        return None

    def doing(self, last: int) -> MetricMention | None:
        """«21 ألفا يتابعون وزيرة البيئة», «مليون يتابعونه على تويتر»: persons left unsaid, and what they do."""
        mention = self.metric_at.get(last)
        if mention is None or not mention.verb or mention.first != last or self.breaks(last):
            return None
        text = self.words[last].text
        for pronoun in OBJECTS:
            text = text.removesuffix(pronoun)
        return mention if text.endswith(DOING) else None

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
            if mention.id == FOLLOWERS and mention.verb and mention.pronoun:
                return mention  # «640 ألف مغرد يتابعونها»
            if mention.id not in DONE_BY_PEOPLE:
                continue
            acted = self.words[position - 1].text in self.vocabulary.act_word
            if not mention.verb and (acted or mention.pronoun or mention.last - mention.first > 1):
                return mention  # «وقام 6500 متابع بعمل ريتويت»
        return None
