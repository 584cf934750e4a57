"""Whether a figure is a level or a change: «بزيادة 3 ملايين», «خسر 100 ألف»; «إلى 12 مليون» is the level reached."""

from bisect import bisect_left
from collections.abc import Sequence

from arabic_metrics.lexicon.affix import AFTER, AND, ARTICLE, BY, FOR, FROM
from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word
from arabic_metrics.resolve.placed import FIRST
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

CLAUSE_REACH = 18
LEAVING_REACH = 3  # words behind a figure
MOVED_REACH = 12  # words between a verb of moving and «بـ»
CHANGE_REACH = 14  # words between a verb of moving and how much it moved
GOAL_REACH = 4  # words from where a move starts to its goal
NO_LOSS = frozenset({"clause_word", "not_lost", "statement_word"})


class AspectReader:
    """Tells the changes among the figures of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self.percent_words = scene.percent_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)

    def _counts_new_ones(self, figure: FoundFigure) -> bool:
        """«عدد المتابعين الجدد 64 ألفا»: an adjective for what is new, right behind the noun of the metric, before its number."""
        noun = figure.mention
        if noun is None or noun.verb or not noun.last < figure.first:
            return False
        words, table = self.words, self.vocabulary
        new = words[noun.last].text.removeprefix(ARTICLE) in table.new_adjective
        together = words[noun.first].sentence == words[figure.first].sentence
        return new and together and self.number_words.isdisjoint(range(noun.last, figure.first))

    def _is_gap(self, figure: FoundFigure) -> bool:
        at = gap_before(self.words, figure.first, self.vocabulary)
        return at >= 0 and self.number_words.isdisjoint(range(at, figure.first))

    def aspect(self, figure: FoundFigure) -> str:
        """A change: «بزيادة 3 ملايين», «خسر 100 ألف», «13 ألف متابع جديد»; «إلى 12 مليون» is the level reached."""
        table = self.vocabulary
        end = max(figure.unit_end, figure.last)
        if (
            end < len(self.words)
            and self.words[end].text in table.new_adjective
            and not self.scene.breaks(end)
        ):
            return "change"
        if self._counts_new_ones(figure) or self._is_gap(figure):
            return "change"
        if any(word.text in table.leaving_noun for word in self.words[end : end + LEAVING_REACH]):
            return "change"  # «أقدم 300 ألف متابع على إلغاء متابعتهم»
        joins = self.words[end].text if end < len(self.words) else ""
        if joins in table.joining_verb and joins[0] != AND:
            return "change"  # «منهم 11 مليونا انضموا خلال عام», not «له 6 آلاف متابع وانضم في 2013»
        sentence = self.words[figure.first].sentence
        before = [
            word
            for word in self.words[max(0, figure.first - CHANGE_REACH) : figure.first]
            if word.sentence == sentence
        ]
        texts = [word.text for word in before]
        moving = {
            word.text
            for word in self.words[max(0, figure.first - CLAUSE_REACH) : figure.first]
            if word.sentence == sentence
        }
        if texts[-1:] == [BY] and self._is_moved(figure.first - 1):
            return "change"
        if texts and figure.number.modifier == "exact" and self._is_end_of_move(figure, texts):
            return "level"
        exceeded = texts[-1:] and texts[-1] in table.exceed_goal and texts[-2:-1]
        if exceeded and exceeded[0] in table.exceed_verb:
            if len(texts) < 3 or texts[-3] not in table.amount_word:
                return "level"  # «زاد على مئتي ألف مشاهدة»
            del texts[-3:]  # «إضافة ما يربو على 850 ألف متابع»
        while (
            texts
            and not self._ends_move(texts)
            and (
                texts[-1] in self.modifiers.last_words
                or texts[-1] == ARTICLE
                or texts[-1] in table.amount_word
                or texts[-1] in table.by_how_much
            )
        ):
            if texts[-1] in table.by_how_much and any(
                text in table.move_verb or text in table.change_noun for text in moving
            ):
                return "change"
            texts.pop()
        if not texts:
            return "level"
        if texts[-1] in table.move_goal or texts[-1] == FOR:
            return "level"
        if texts[-1] in table.gain_word or texts[-1] in table.loss_word:
            return "change"
        if self._is_amount_of_change(texts):
            return "change"
        if self._is_moved_by(figure, texts) or self._is_of_change(figure, texts):
            return "change"
        return "change" if self._in_loss(figure) else "level"

    def _is_end_of_move(self, figure: FoundFigure, texts: list[str]) -> bool:
        """«نقص متابعوه من 75 ألفا إلى 68 ألفا», «تراجع عددهم إلى 3 آلاف»: where a move begins or ends, right before a figure."""
        if texts[-1] == FROM:
            return self._goes_to(figure)
        return texts[-1] in self.vocabulary.move_goal and not self._is_amount_of_change(texts)

    def _ends_move(self, texts: list[str]) -> bool:
        """«تراجع إلى 640 ألفا»: a goal right behind a verb of moving."""
        table = self.vocabulary
        moved = texts[-2:-1] and (texts[-2] in table.move_verb or texts[-2] in table.loss_word)
        return bool(moved) and texts[-1] in table.move_goal

    def _goes_to(self, figure: FoundFigure) -> bool:
        """Whether a goal follows a figure: «من 75 ألفا إلى …»."""
        end = max(figure.unit_end, figure.last)
        behind = self.words[end : end + GOAL_REACH]
        return any(word.text in self.vocabulary.move_goal for word in behind)

    def _is_moved(self, position: int) -> bool:
        """«زاد عدد متابعي صفحة النادي على فيسبوك بـ180 ألفا»: a verb of moving before «بـ», and no other number between."""
        for index in range(position - 1, max(-1, position - MOVED_REACH), -1):
            if self.words[index].sentence != self.words[position].sentence:
                return False
            if index in self.number_words or self.words[index].text in self.vocabulary.comparison:
                return False
            if self.words[index].text in self.vocabulary.move_verb:
                return True
        return False

    def _moved_noun(self, figure: FoundFigure) -> MetricMention | None:
        """The noun before a figure that may have moved: its own, or in «زاد متابعو الهيئة ألفي متابع» the same said before."""
        if figure.rule == "governing noun":
            return figure.mention
        if figure.rule != "counted noun":
            return None
        return self.scene.noun_before(figure, CHANGE_REACH)

    def _is_moved_by(self, figure: FoundFigure, texts: list[str]) -> bool:
        """«زاد معجبوه خلال هذا الشهر أكثر من 80 ألف شخص»: a noun right behind a verb of moving, and by how much."""
        mention, table = self._moved_noun(figure), self.vocabulary
        if mention is None or not mention.first:
            return False
        if figure.modifier == "exact" and self.words[figure.first - 1].text == FROM:
            return False  # «قفز عدد زياراته من 400 مليون»
        counted = mention.first > 1 and self.words[mention.first - 1].text in table.count_word
        verb = self.words[mention.first - 1 - counted].text  # «نما عدد مستخدمي الشبكة مليونين»
        between = self.scene.between(mention.last, figure.first)
        goal = any(
            text in table.move_goal or text in table.exceed_goal
            for text in (texts[-1], *between[-1:])
        )
        reached = any(
            text in table.reach_word and text not in table.amount_word for text in between
        )
        return verb in table.move_verb and not (goal or reached)

    def _is_of_change(self, figure: FoundFigure, texts: list[str]) -> bool:
        """«معدل زيادة المشتركين فيها 6 أشخاص»: a noun of change in construct with what is counted, and no level reached."""
        mention, table = figure.mention, self.vocabulary
        if mention is None or not 0 < mention.first < figure.first:
            return False
        between = self.scene.between(mention.last, figure.first)
        goal = any(
            text in table.move_goal or (text in table.reach_word and text not in table.by_how_much)
            for text in between
        )
        goal = goal or bool(between and between[-1] in table.exceed_goal)
        told = range(mention.last, figure.first)
        if any(position in self.number_words for position in told):
            return False
        return self.words[mention.first - 1].text in table.change_noun and not goal

    def _is_amount_of_change(self, texts: list[str]) -> bool:
        """«بزيادة تصل إلى 538 ألفا», «وجاءت الزيادة بمعدل 800 متابع»: a noun of change, and how much it came to."""
        table = self.vocabulary
        rest = list(texts)
        while rest and (rest[-1] in table.reach_word or rest[-1] in self.modifiers.last_words):
            rest.pop()
        return len(rest) < len(texts) and bool(rest) and rest[-1] in table.change_noun

    def _in_loss(self, figure: FoundFigure) -> bool:
        """«خسر حساب الرئيس السابق 400 ألف»: a verb of losing holds over its subject, up to another figure."""
        sentence, first = self.words[figure.first].sentence, figure.first
        while first and self.words[first - 1].text in self.modifiers.last_words:
            first -= 1  # «خسر أكثر من 88 ألفا»: this «من» is of its bound
        for position in range(first - 1, max(-1, figure.first - CLAUSE_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence or (
                position in self.number_words and position not in self.percent_words
            ):
                return False
            classes = self.scene.classes(position)
            if "gain_verb" in classes or ("loss_word" in classes and self._is_losing(position)):
                return True
            if "add_verb" in classes:
                return self._adds(position, figure)
            if not classes.isdisjoint(NO_LOSS) and not self._is_after_something(position):
                return False  # «وأضاف الوزير أن للصفحة …»
        return False

    def _is_after_something(self, position: int) -> bool:
        """«خسرت بعد تصريحاتها 70 ألف متابع», not «بعد أن كان يملك 70 ألف متابع»."""
        behind = self.words[position + 1].text
        return self.words[position].text == AFTER and behind not in self.vocabulary.that_word

    def _adds(self, verb: int, figure: FoundFigure) -> bool:
        """«أضاف الحساب 3 آلاف متابع», not «وأضاف القصيمي: «حسابنا يتابعه …»»: who added it stands right behind the verb."""
        between = self.words[verb + 1 : figure.first]
        return self._is_named(verb + 1) and not any(word.breaks for word in between)

    def _is_losing(self, position: int) -> bool:
        """«فقد» before a verb is a particle: «فقد شاهد», but «فقد الحساب» lost."""
        if self.words[position].text not in self.vocabulary.losing_or_so:
            return True
        if position + 1 >= len(self.words):
            return False
        following = self.words[position + 1].text
        return (
            following.startswith(ARTICLE)
            or following in self.vocabulary.back_reference
            or following in self.vocabulary.heads
            or following in self.vocabulary.peer_noun
            or position + 1 in self.number_words
            or self._is_named(position + 1)
        )

    def _is_named(self, position: int) -> bool:
        """Whether a noun phrase begins at a word."""
        at = bisect_left(self.recognized.entities, position, key=FIRST)
        return at < len(self.recognized.entities) and self.recognized.entities[at].first == position


def gap_before(words: Sequence[Word], first: int, table: Vocabulary) -> int:
    """Return where the clause before a figure tells that it is a difference, «بفارق 40 ألف متابع», «لا يفصلها عن الصدارة سوى 40 ألفا»; or -1.

    Not «بفارق كبير», nor «زيادة بفارق ألفي متابع».
    """
    for at in range(first - 1, max(-1, first - CHANGE_REACH), -1):
        if words[at + 1].breaks:
            return -1
        if words[at].text in table.gap_word:
            told = words[at + 1].text in table.adjectives
            change = at > 0 and words[at - 1].text in table.change_noun
            return -1 if told or change else at
    return -1
