"""The metric noun or verb before a figure that governs it: «عدد متابعيه … نحو», «يتابعه على تويتر»."""

from dataclasses import replace

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention, Word
from arabic_metrics.recognize.word import holds_any
from arabic_metrics.resolve.scene import FigureScene
from arabic_metrics.resolve.times import TimesReader
from arabic_metrics.resolve.unit import UnitReader
from arabic_metrics.resolve.verb import VerbReader

GOVERNING_REACH = 16  # words between a governing noun and its figure
NEAR_VERB = 9
SINGULAR_TOLD = frozenset({"interactions", "likes", "views"})
COUNTED_PERSONS = frozenset({"followers", "subscribers", "users", "members"})
REACH = "reach"
POSTS, FOLLOWERS, VIEWS = "posts", "followers", "views"
NEVER_IN_TIMES = frozenset({"posts", "comments", "followers", "subscribers", "users", "members"})
ARTICLE, FOR, FROM, AND = "ال", "ل", "من", "و"
BESIDE = 3  # words between a noun and «البالغ عددهم»
NEAR_WORDS = 6  # between a noun and its figure, besides words of reaching
OWNER_WORDS = (
    11  # the same where the verb of reaching stands before the noun: an owner and its networks
)
TOLD_WHERE = 4  # words of a network between a noun and its figure
ASIDE_MARKS = frozenset("()")
GLUED = frozenset({"ال", "ل", "ب"})  # «متابعيه ال57 مليون»


class GovernorReader:
    """Finds what governs the figures of one text."""

    def __init__(self, scene: FigureScene, units: UnitReader) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.units = units
        self.verbs = VerbReader(scene, units)
        self.times = TimesReader(scene, units)
        self.metric_at = scene.metric_at
        self.number_words = scene.number_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)

    def governor(self, first: int, last: int) -> tuple[MetricMention, str] | None:
        """The metric noun or verb before a number that it governs: «عدد متابعيه … نحو», «يتابعه على تويتر»."""
        sentence = self.words[first].sentence
        aside = self._aside(first)
        for position in range(first - 1, max(-1, first - 1 - GOVERNING_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence:
                return None
            if position in aside:
                continue  # «مجموع التفاعلات (إعجابات وقلوب) 22 ألفا»
            if position in self.number_words:
                return None
            mention = self.metric_at.get(position)
            if mention is None and word.text in self.vocabulary.number_of:
                told = self._told_of(position, first, last)
                if told is not None:
                    return told, "governing noun"
            if mention is None or mention.last - 1 != position:
                continue
            if self._is_object(mention):
                continue
            if (
                self.units.is_times(last)
                and mention.plural
                and ((done := self.times.done_before(mention, first, last)) is not None)
            ):
                return done, "governing noun"
            if mention.verb and self._is_of_persons(mention):
                told = replace(mention, verb=False, plural=True)
                if self._governs(told, first, last):
                    return told, "governing noun"
            if mention.verb:
                return (
                    (mention, "governing verb")
                    if self.verbs.reaches(mention, first, last)
                    else None
                )
            before = self.words[mention.first - 1].text if mention.first else ""
            counted = before in self.vocabulary.count_word
            never = mention.id in NEVER_IN_TIMES and not (mention.id == POSTS and counted)
            times = never and self.units.is_times(last)
            if not times and self._governs(mention, first, last):
                return mention, "governing noun"
            done = self.metric_at.get(mention.first - 1)
            if done is not None and not done.verb and self.times.is_done(done, first, last):
                return done, "governing noun"  # «جرت إعادة نشر التغريدة 46 ألف مرة»
            if done is not None and done.verb and self.verbs.reaches(done, first, last):
                return done, "governing verb"  # «أعيد نشر تغريداتها 87 ألف مرة»
            return None
        return None

    def _is_of_persons(self, mention: MetricMention) -> bool:
        """«عدد من تفاعلوا مع الحملة», «من يشاهد يومياتي»: who does it is what is counted."""
        before = self.words[mention.first - 1].text if mention.first else ""
        if before.removeprefix(AND) != FROM:
            return before in self.vocabulary.who_is_meant
        earlier = self.words[mention.first - 2].text if mention.first > 1 else ""
        table, who = self.vocabulary, self.words[mention.first - 1]
        opens = who.breaks or who.text[0] == AND  # «ومن يشاهد يومياتي لا يقل عن 150 ألفا»
        return opens or earlier in table.count_word or earlier in table.reach_word

    def _told_of(self, position: int, first: int, last: int) -> MetricMention | None:
        """«مستخدمو المواقع …، إذ وصل عددهم فيها إلى 26.6 مليون»: whose number it is was said before."""
        if first - position > NEAR_WORDS or not (
            last >= len(self.words) or self.scene.breaks(last) or self.units.is_generic(last)
        ):
            return None
        sentence = self.words[first].sentence
        told_by = self.words[position - 1].text if position else ""
        reach = BESIDE if told_by.startswith(ARTICLE) else GOVERNING_REACH  # «البالغ عددهم»
        before = (
            metric
            for metric in reversed(self.recognized.metrics)
            if metric.last <= position <= metric.last + reach and metric.id in COUNTED_PERSONS
            and self.words[metric.first].sentence == sentence
        )  # fmt: skip
        counted = (
            metric for metric in before
            if metric.plural or not metric.verb or self._is_of_persons(metric)
        )  # fmt: skip
        return next(counted, None)

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
        told = any(word.text in table.reach_word for word in between) or (
            bool(before) and before[-1].text in table.reach_word
        )
        bounded = self.verbs.bounded(first)
        if mention.last - mention.first > 1 and not mention.verb and bounded - mention.last <= 2:
            return True  # «تحظى بمتابعة نحو 1.7 مليون شخص»
        return mention.id in SINGULAR_TOLD and (told or len(between) <= 2)

    def _governs(self, mention: MetricMention, first: int, last: int) -> bool:
        """Whether a noun of counting reaches a number: beside it, or over a word of reaching."""
        between = self._without_brackets(mention.last, first)
        text = [word.text for word in between]
        if mention.first and self.words[mention.first - 1].text in self.vocabulary.money_word:
            return False
        if self.times.is_done(mention, first, last) or self.times.is_told(mention, first, last):
            return True
        if self._is_told_by_whom(text) and not any(word.breaks for word in between):
            return True
        reach = mention.id == REACH and mention.pronoun
        if not mention.plural and not reach and not self._is_counting(mention, first):
            return False
        counted = any(
            word.text in self.vocabulary.count_word
            for word in self.words[max(0, mention.first - 2) : mention.first]
        )
        bounded = self.verbs.bounded(first) == mention.last and not self.words[mention.last].breaks
        if not between or bounded:
            return True
        if text[-1] in GLUED and len(text) <= 2:
            return True
        told = (
            mention.pronoun and "(" in self.words[first].gap
        )  # «متابعيها على إنستغرام (61 مليونا)»
        where = (counted or told) and mention.plural and self._only_tells_where(mention.last, first)
        if self._had_been(mention, last):
            return len(between) <= NEAR_WORDS
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
        relative = self.vocabulary.relative_word
        if sum(1 for word in between if word.breaks and word.text not in relative) > most:
            return False  # «متابعي الفنانة، بطلة «غربة»، بمقدار», but «متابعيه، الذين بلغوا»
        farthest = OWNER_WORDS if self._is_reached(mention) else NEAR_WORDS
        return reaches and (counted or mention.pronoun or len(near) <= farthest)

    def _aside(self, last: int) -> range:
        """«مجموع التفاعلات (إعجابات وقلوب) 22 ألفا»: the positions in brackets right before a number, behind what they say more of."""
        reach = range(last, max(-1, last - GOVERNING_REACH), -1)
        closed = last
        for position in reach:
            gap = self.words[position].gap
            if gap != " " and holds_any(gap, ASIDE_MARKS):
                closed = position
                break
        if ")" not in self.words[closed].gap:
            return range(0)
        for opened in range(closed - 1, reach.stop, -1):
            if "(" in self.words[opened].gap:
                begins = (
                    opened == 0 or self.words[opened - 1].sentence != self.words[opened].sentence
                )
                return range(0) if begins else range(opened, closed)
        return range(0)

    def _without_brackets(self, first: int, last: int) -> tuple[Word, ...]:
        """The words between two positions but an aside."""
        aside = self._aside(last)
        if not aside or aside.start < first:
            return self.words[first:last]
        return self.words[first : aside.start] + self.words[aside.stop : last]

    def _is_told_by_whom(self, text: list[str]) -> bool:
        """«المتابع من قبل 12 مليون شخص»: a figure of those who do it."""
        while text and text[-1] in self.modifiers.last_words and text[-1] != FROM:
            text = text[:-1]
        return len(text) == 2 and text[0] == FROM and text[1] in self.vocabulary.agent_noun

    def _had_been(self, mention: MetricMention, last: int) -> bool:
        """«وكان متابعوه -حين كتبت هذه المادة- 289 ألفا»: no verb of reaching is needed."""
        before = [word.text for word in self.words[max(0, mention.first - 2) : mention.first]]
        table = self.vocabulary
        if not mention.plural or not before:
            return False
        if before[-1] in table.that_word:
            return not self.units.is_generic(last)  # «إن مستخدمي الخدمة 186 مليونا»
        if before[-1] in table.count_word:  # «وكان عدد المعجبين بها قبل إغلاقها 92 ألفا»
            return before[0] in table.had_been and len(before) > 1
        return before[-1] in table.had_been and mention.pronoun

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

    def _is_reached(self, mention: MetricMention) -> bool:
        """«بلغ متابعو صفحة البلدية 40 ألفا»: a plural right behind its verb of reaching."""
        before = self.words[mention.first - 1].text if mention.first else ""
        told = mention.plural or mention.id in SINGULAR_TOLD  # «تجاوز التفاعل معها 21 مليون شخص»
        table = self.vocabulary  # «زاد متابعو الحساب 12 ألفا», «زيادة متابعي … بمقدار»
        moved = mention.plural and (before in table.move_verb or before in table.change_noun)
        return moved or (told and before in self.vocabulary.reach_word)

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
        sentence = self.words[first].sentence
        for position in range(first - 1, max(-1, first - NEAR_VERB), -1):
            if self.words[position].sentence != sentence:
                return None
            mention = self.metric_at.get(position)
            if mention is not None and mention.verb:
                between = self.words[mention.last : first]
                return None if any(word.breaks for word in between) else mention
        return None
