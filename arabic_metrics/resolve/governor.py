"""The metric noun or verb before a figure that governs it: «عدد متابعيه … نحو», «يتابعه على تويتر»."""

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene
from arabic_metrics.resolve.unit import UnitReader

GOVERNING_REACH = 16  # words between a governing noun and its figure
VERB_REACH = 12
NEAR_VERB = 9
SINGULAR_TOLD = frozenset({"interactions", "likes", "views"})
TOLD_IN_TIMES = frozenset({"shares", "downloads"})  # their plain verbs need «مرة»
LARGE = 1000
REACH = "reach"
POSTS, FOLLOWERS = "posts", "followers"
NEVER_IN_TIMES = frozenset({"posts", "comments", "followers", "subscribers", "users", "members"})
ARTICLE, FOR = "ال", "ل"
TOLD_WHERE = 4  # words of a network between a noun and its figure
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
            if self._is_object(mention):
                continue
            if mention.verb:
                return (
                    (mention, "governing verb")
                    if self._verb_reaches(mention, first, last)
                    else None
                )
            times = mention.id in NEVER_IN_TIMES and self.units.is_times(last)
            if not times and self._governs(mention, first, last):
                return mention, "governing noun"
            done = self.metric_at.get(mention.first - 1)
            if done is not None and done.verb and self._verb_reaches(done, first, last):
                return done, "governing verb"  # «أعيد نشر تغريداتها 87 ألف مرة»
            return None
        return None

    def _is_object(self, mention: MetricMention) -> bool:
        """«عدد المتابعين لتغريداته 1.84 مليون», «من يتابعون تغريداته»: what is followed, not what is counted."""
        before = self.metric_at.get(mention.first - 1)
        return mention.id == POSTS and before is not None and before.id == FOLLOWERS

    def _is_counting(self, mention: MetricMention, first: int) -> bool:
        """A singular governs only as what is counted («عدد …», «نسبة مشاهدة») or beside its number («إعجاب 3 آلاف شخص»)."""
        before = self.words[max(0, mention.first - 2) : mention.first]
        table = self.vocabulary
        if any(word.text in table.count_word or word.text in table.report_count for word in before):
            return True
        between = self.words[mention.last : first]
        told = any(word.text in table.reach_word for word in between)
        return mention.id in SINGULAR_TOLD and (told or len(between) <= 2)

    def network_near(self, first: int) -> bool:
        """Whether the sentence of a number names a network."""
        sentence = self.words[first].sentence
        return any(
            platform.named and self.words[platform.first].sentence == sentence
            for platform in self.recognized.platforms
        )

    def _verb_reaches(self, mention: MetricMention, first: int, last: int) -> bool:
        """Whether a verb of following or viewing reaches a number: its unit is persons or times, or it has none."""
        if first - mention.last > VERB_REACH:
            return False
        table = self.vocabulary
        if not mention.pronoun and any(
            word.text in table.only_word for word in self.words[mention.last : first]
        ):
            return False  # «لا تتابع هي سوى 7 أشخاص»: whom she follows
        for word in self.words[mention.last : first]:
            if word.breaks or word.text in table.clause_word or "(" in word.gap:
                return False
            if (
                word.text in table.common_verb
                and word.text not in table.reach_word
                and word.text not in table.preposition
            ):
                return False
        times = last < len(self.words) and self.words[last].text in table.times_unit
        told_of = mention.last - mention.first > 1 and mention.pronoun  # «اشترك فيها», «علق عليها»
        if (
            not self.units.is_generic(last)
            and not times
            and not told_of
            and not self.network_near(first)
        ):
            return False
        if mention.pronoun:
            return True
        if mention.id in TOLD_IN_TIMES:
            return times
        return self.units.is_generic(last) or self._follows_object(mention, first)

    def _follows_object(self, mention: MetricMention, first: int) -> bool:
        """«يتابع الكناني زهاء 850 ألفا»: the number of those who follow whom the verb names."""
        number = next((n for n, (at, _) in self.scene.positions.items() if at == first), None)
        large = number is not None and self.scene.numbers[number].value >= LARGE
        return (
            mention.id == "followers"
            and large
            and any(mention.last <= entity.first < first for entity in self.recognized.entities)
        )

    def _governs(self, mention: MetricMention, first: int, last: int) -> bool:
        """Whether a noun of counting reaches a number: beside it, or over a word of reaching."""
        between = self.words[mention.last : first]
        text = [word.text for word in between]
        if mention.first and self.words[mention.first - 1].text in self.vocabulary.money_word:
            return False
        if self._is_done(mention, first, last):
            return True
        reach = mention.id == REACH and mention.pronoun
        if not mention.plural and not reach and not self._is_counting(mention, first):
            return False
        counted = any(
            word.text in self.vocabulary.count_word
            for word in self.words[max(0, mention.first - 2) : mention.first]
        )
        if not between:
            return True
        if text[-1] in GLUED and len(text) <= 2:
            return True
        where = counted and mention.plural and self._only_tells_where(mention.last, first)
        if where and (self.units.counted_noun(last) is None or mention.id == FOLLOWERS):
            return True
        reaches = any(
            word in self.vocabulary.reach_word or word in self.vocabulary.by_how_much
            for word in text
        ) or (
            (counted or self._is_reached(mention))
            and self._opens_reaching(mention)
            and self.units.counted_noun(last) is None
        )
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
        told_much = text[-1] in self.vocabulary.by_how_much
        most = (2 if told_much else 1) if counted or numbered else 0
        if mention.pronoun and mention.plural and all(self._is_adjective(word) for word in near):
            return True  # «إن مستخدميه النشطين شهريا 1,1 مليون»
        if sum(1 for word in between if word.breaks) > most:
            return False  # «متابعي الفنانة، بطلة «غربة»، بمقدار»
        return reaches and (counted or mention.pronoun or len(near) <= 6)

    def _only_tells_where(self, first: int, last: int) -> bool:
        """«عدد المتابعين في فيسبوك 750 ألفا», «عدد المتابعين لتغريداته 2 مليون»: nothing but a network or an owner is between."""
        networks = {
            position
            for platform in self.recognized.platforms
            for position in range(platform.first, platform.last)
        }
        return last - first <= TOLD_WHERE and all(
            not self.words[position].breaks
            and (
                position in networks
                or self.words[position].text in self.vocabulary.preposition
                or self.words[position].text[0] == FOR
            )
            for position in range(first, last)
        )

    def _is_adjective(self, word: str) -> bool:
        rates = self.vocabulary.rates.values()
        return word.startswith(ARTICLE) or any((word,) in phrases for phrases in rates)

    def _is_done(self, mention: MetricMention, first: int, last: int) -> bool:
        """«تم تحميل التطبيق 41 ألف مرة»: the action is counted in times, whatever it was done to."""
        table = self.vocabulary
        done = mention.first > 0 and self.words[mention.first - 1].text in table.done_verb
        times = last < len(self.words) and self.words[last].text in table.times_unit
        return (
            done and times
            and first - mention.last <= VERB_REACH
            and not any(
                word.breaks or word.text in table.clause_word
                for word in self.words[mention.last : first]
            )
        )  # fmt: skip

    def _is_reached(self, mention: MetricMention) -> bool:
        """«بلغ متابعو صفحة البلدية 40 ألفا»: a plural right behind its verb of reaching."""
        before = self.words[mention.first - 1].text if mention.first else ""
        return mention.plural and before in self.vocabulary.reach_word

    def _opens_reaching(self, mention: MetricMention) -> bool:
        """«لا يتجاوز عدد متابعيه في ثريدز 30 ألفا»: the verb of reaching stands before its noun."""
        before = self.words[max(0, mention.first - 3) : mention.first]
        return any(
            word.text in self.vocabulary.reach_word
            and word.text not in self.vocabulary.preposition
            and word.sentence == self.words[mention.first].sentence
            for word in before
        )

    def governing_verb(self, first: int) -> MetricMention | None:
        for position in range(first - 1, max(-1, first - NEAR_VERB), -1):
            mention = self.metric_at.get(position)
            if mention is not None and mention.verb:
                between = self.words[mention.last : first]
                return None if any(word.breaks for word in between) else mention
        return None
