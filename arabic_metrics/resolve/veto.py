"""Figures of no audience: followers for sale, conditions of entry, samples, television, breached data, sizes of lists."""

from collections.abc import Iterator
from itertools import pairwise

from arabic_metrics.recognize import Word
from arabic_metrics.recognize.word import QUOTES
from arabic_metrics.resolve.scene import FigureScene, FoundFigure, names_money
from arabic_metrics.resolve.sense import SenseReader

MONEY_BEFORE, MONEY_BEHIND = 8, 6  # words around a figure
DATA_REACH = 6  # words before a figure
WORDS_BEFORE, WORDS_BEHIND = 8, 6  # words around a figure that say what it is
CONDITION_BEFORE, CONDITION_BEHIND = 16, 5  # words around a figure
COUNT_REACH = 3  # words between «عدد» and «لمن»
ANY_REACH = 20  # words between «أي حساب» and its condition
TELEVISION_REACH = 3  # sentences before
BREACHED = frozenset({"users", "members", "messages", "followers"})
COUNTED_IN_PERSONS = frozenset(
    {"users", "followers", "subscribers", "members", "posts", "comments"}
)
YEARS = range(1900, 2101)
VIEWS, POSTS, FOLLOWERS = "views", "posts", "followers"
FROM, IMPERFECT, BY = "من", "ي", "ب"
PRICE_REACH = 4  # words behind what is for sale
LIST_SIZE = "it says how long a list is"
BARE_SIZE = "it is a size without a point, and its sentence names neither network nor account"
MULTIPLE = "it says how many times as much"
IN_TIMES = "it counts times, and its metric is not counted in times"
YEAR = "it looks like a year, and nothing strong counts it"
DATA = "it counts records of data, not an audience"
CONDITION = "it is a condition, not a count"
SALE = "it is for sale, or the price of an audience"
GOAL = "it is what is aimed at, not what is"
RATING = "it counts who rated"
SURVEY = "it is the size of a sample"
GAP = "it is what parts two accounts"
TITLE = "it is part of a title in quotation marks"
TELEVISION = "it is the audience of a television channel"
MONEY = "money is spoken of beside it"


class VetoReader:
    """Finds what stands against a figure; the senses say what audience words each sentence holds."""

    def __init__(self, scene: FigureScene, senses: SenseReader) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.senses = senses
        self.priced = frozenset(self._priced())  # sentences in which an audience is for sale

    def veto(self, figure: FoundFigure) -> str:
        """Return why a figure is of no audience: followers for sale, conditions of entry, samples, breached data; "" if it is."""
        sentence = self.words[figure.first].sentence
        listed = self._sizes_a_list(figure)
        if listed is not None:
            return listed
        if figure.number.kind == "magnitude" and not {
            "platform",
            "account",
        } & self.senses.social.get(sentence, set()):
            return BARE_SIZE
        times = figure.last < len(self.words) and (
            self.words[figure.last].text in self.vocabulary.times_unit
        )
        if times and figure.metric in COUNTED_IN_PERSONS and not self._is_counted(figure):
            return IN_TIMES
        if times and self._is_multiple(figure):
            return MULTIPLE
        before = self.words[figure.first - 1].text if figure.first else ""
        if before in self.vocabulary.each and figure.number.rule == "scale word":
            return CONDITION  # «عن كل ألف ظهور»
        if self._is_year(figure):
            return YEAR
        if self._is_data(figure):
            return DATA
        if self._is_condition(figure):
            return CONDITION
        if self._is_title(figure):
            return TITLE
        if reason := self._told_by_words_beside(figure):
            return reason
        return MONEY if figure.rule != "counted noun" and self._is_money(figure) else ""

    def _is_multiple(self, figure: FoundFigure) -> bool:
        """«تضاعف التفاعل معها ثلاث مرات»: so many times as much."""
        before = self._texts(
            self.words[figure.first].sentence, figure.first - WORDS_BEFORE, figure.first
        )
        return not before.isdisjoint(self.vocabulary.multiply_verb)

    def _is_counted(self, figure: FoundFigure) -> bool:
        """«فاق عدد التغريدات 73 ألف مرة»: posts may be counted in times."""
        mention = figure.mention
        if figure.metric != POSTS or mention is None:
            return False
        before = self.words[mention.first - 1].text if mention.first else ""
        return mention.verb or before in self.vocabulary.count_word

    def _sizes_a_list(self, figure: FoundFigure) -> str | None:
        """Return why «أكبر 100 مستخدم» is no count ("" if it is one), None where no superlative stands before."""
        before = self.words[figure.first - 1].text if figure.first else ""
        if before not in self.vocabulary.superlative or figure.number.kind != "cardinal":
            return None
        sizes = before in self.vocabulary.list_sizer or figure.rule == "governing noun"
        return LIST_SIZE if sizes else ""

    def _told_by_words_beside(self, figure: FoundFigure) -> str:
        """Return what the words before a figure, around it or in its sentence say it is, "" if an audience."""
        table = self.vocabulary
        sentence = self.words[figure.first].sentence
        before = self._texts(sentence, figure.first - WORDS_BEFORE, figure.first)
        near = before | self._texts(sentence, figure.last, figure.last + WORDS_BEHIND)
        whole = self.scene.said(sentence)
        next_before = self.words[max(0, figure.first - 1)].text
        if _has(before, table.gap_word) and _has(near, table.from_word):
            return GAP
        if figure.metric == VIEWS and self._is_on_television(sentence, whole):
            return TELEVISION
        if _has(near, table.sale_word) or sentence in self.priced:
            return SALE
        clause = self._texts(
            sentence, figure.first - CONDITION_BEFORE, figure.last + CONDITION_BEHIND
        )
        conditioned = _has(whole, table.condition_word) or _has(clause, table.condition_noun)
        if conditioned or self._is_for_whom(figure):
            return CONDITION
        if _has(before, table.goal_word) or next_before in table.purpose_word:
            return GOAL
        if figure.metric == "users" and _has(before, table.rating_word):
            return RATING
        if _has(before, table.need_word):
            return CONDITION
        if _has(before, table.survey_word):
            return SURVEY
        breached = figure.metric in BREACHED and _has(near, table.breach_word)
        told = figure.metric != FOLLOWERS or figure.rule == "counted noun"
        return DATA if breached and (told or _has(near, table.data_word)) else ""

    def _is_of_such_accounts(self, figure: FoundFigure) -> bool:
        """«للحسابات التي يفوق عدد متابعيها نصف المليون»: accounts of a size, not a count of one."""
        sentence, table = self.words[figure.first].sentence, self.vocabulary
        return any(
            left.text in table.accounts_meant
            and right.text in table.who
            and left.sentence == right.sentence == sentence
            for left, right in pairwise(
                self.words[max(0, figure.first - WORDS_BEFORE) : figure.first]
            )
        )

    def _is_for_whom(self, figure: FoundFigure) -> bool:
        """«لمن لديه 100 ألف متابع», not «العدد الفعلي لمن يتابعونه»: a condition, unless a count opens it."""
        sentence, table = self.words[figure.first].sentence, self.vocabulary
        for position in range(max(0, figure.first - WORDS_BEFORE), figure.first):
            word = self.words[position]
            told = position > 0 and self.words[position - 1].text in table.who
            if word.text == FROM and self._is_whoever(position) and word.sentence == sentence:
                return True
            if word.text in table.who_is_meant and word.sentence == sentence and not told:
                opening = self._texts(sentence, position - COUNT_REACH, position)
                opening |= self._texts(sentence, position, figure.first) & table.number_of
                return opening.isdisjoint(table.count_word | table.number_of)
        return False

    def _is_whoever(self, position: int) -> bool:
        """«لكل من يزيد مشتركوه على مليون», not «لكل من الهلال والنصر»."""
        before = self.words[position - 1].text if position else ""
        behind = self.words[position + 1].text
        table = self.vocabulary
        named = behind[0] != IMPERFECT or behind in table.yeh_name
        return before in table.each and (behind in table.reach_word or not named)

    def _texts(self, sentence: int, first: int, last: int) -> set[str]:
        """The words of a sentence between two positions of the text."""
        words = self.words[max(0, first) : last]
        return {word.text for word in words if word.sentence == sentence}

    def _is_title(self, figure: FoundFigure) -> bool:
        """«اتخذت اسم «المليون مشترك»»: a name, not a count."""
        before = self.words[figure.first - 1].text if figure.first else ""
        quoted = any(mark in self.words[figure.first].gap for mark in QUOTES)
        return quoted and before in self.vocabulary.naming_word

    def _is_on_television(self, sentence: int, said: set[str]) -> bool:
        """«10 ملايين مشاهد على شاشة القناة الثانية», «استحوذت على نسب المشاهدة»: no network is named near."""
        table = self.vocabulary
        near = range(max(0, sentence - TELEVISION_REACH), sentence + 1)
        if said & table.online_word or any(
            "platform" in self.senses.social.get(it, ()) for it in near
        ):
            return False
        if any(self.scene.said(it) & table.television_word for it in near):
            return True
        return bool(said & table.rating_noun and said & table.watching_noun)

    def _priced(self) -> Iterator[int]:
        """«500 رتويت بـ40 ريالا»: the sentences in which a price stands right behind what is counted."""
        for metric in self.recognized.metrics:
            behind = self.words[metric.last : metric.last + PRICE_REACH]
            if not behind or behind[0].breaks or behind[0].text[0] != BY:
                continue
            priced = behind[0].text == BY or behind[0].text[1:2].isdecimal()
            if priced and any(word.text in self.vocabulary.money_word for word in behind):
                yield self.words[metric.first].sentence

    def _is_money(self, figure: FoundFigure) -> bool:
        """Whether money is spoken of beside a figure, within its clause."""
        first, last = figure.first, figure.last
        while first > figure.first - MONEY_BEFORE and self._goes_on(first):
            first -= 1
        while last < figure.last + MONEY_BEHIND and self._goes_on(last):
            last += 1
        return names_money(self.recognized, self.vocabulary, first, last)

    def _goes_on(self, position: int) -> bool:
        """Whether a word goes on with the clause of the one before."""
        return 0 < position < len(self.words) and not (
            self.words[position].breaks
            or self.words[position].sentence != self.words[position - 1].sentence
        )

    def _is_year(self, figure: FoundFigure) -> bool:
        """«نسخة 2021»: bare digits that look like a year, where nothing strong counts them."""
        if figure.number.rule != "digits" or figure.number.value not in YEARS:
            return False
        return figure.rule != "counted noun" or (figure.mention is not None and figure.mention.weak)

    def _is_data(self, figure: FoundFigure) -> bool:
        """«بيانات نحو 87 مليون مشترك»: records are no audience."""
        return figure.metric in ("users", "subscribers") and any(
            word.text in self.vocabulary.data_word for word in self._before(figure)
        )

    def _is_condition(self, figure: FoundFigure) -> bool:
        """«الذين لديهم أكثر من 100 ألف مشترك», «أي حساب يتابعه 5000»: who is meant, not who was counted."""
        before = self._before(figure)
        clause = self.words[max(0, figure.first - ANY_REACH) : figure.first]
        if self._is_of_such_accounts(figure):
            return True
        sentence = self.words[figure.first].sentence
        any_one, who_plural = self.vocabulary.any_one, self.vocabulary.who_plural
        return any(
            word.text in any_one
            and word.sentence == sentence
            and clause[behind].text in self.vocabulary.account_nouns
            for behind, word in enumerate(clause[:-1], start=1)
        ) or any(
            word.text in who_plural and before[behind].text in self.vocabulary.they_have
            for behind, word in enumerate(before[:-1], start=1)
        )

    def _before(self, figure: FoundFigure) -> tuple[Word, ...]:
        return self.words[max(0, figure.first - DATA_REACH) : figure.first]


def _has(words: set[str], wanted: frozenset[str]) -> bool:
    return not words.isdisjoint(wanted)
