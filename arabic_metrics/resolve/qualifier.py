"""What qualifies a figure: a bound told at a distance, a change instead of a level, a rate."""

from dataclasses import replace
from itertools import pairwise

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.resolve.rate import RateReader
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

DISTANT_REACH = 15  # words over which «تجاوز» holds
CLAUSE_REACH = 18
PRECISE_DIGITS = 4
BE_REACH = 6  # words between «لم يكن» and a verb
DENIED_REACH = 10  # words between «لم تحقق» and «أكثر من»
LEAVING_REACH = 3  # words behind a figure
PART_REACH = 3  # words from «منهم» to a figure
MOVED_REACH = 12  # words between a verb of moving and «بـ»
CHANGE_REACH = 14  # words between a verb of moving and how much it moved
ARTICLE, BY, FOR, THAN = "ال", "ب", "ل", "من"


class QualifierReader:
    """Reads the qualifiers of the figures of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self.percent_words = scene.percent_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)
        self.rates = RateReader(scene)

    def carried(self, figure: FoundFigure, found: list[FoundFigure]) -> FoundFigure:
        """«أكثر من 54 ألف إعادة تغريد، و39 ألف رد»: a bound holds for the figure that «و» joins to it.

        «كسب 340 ألف متابع، مقابل 95 ألفا للهلال» contrasts a change with a change.
        """
        before = self.words[figure.first - 1].text if figure.first else ""
        if figure.rule == "ellipsis" and found and before in self.vocabulary.comparison:
            return replace(figure, aspect=found[-1].aspect, rate=figure.rate or found[-1].rate)
        if found and found[-1].aspect == "change" and self._is_part(figure):
            figure = replace(figure, aspect="change")
        if (
            figure.modifier != "exact"
            or not found
            or found[-1].modifier == "exact"
            or figure.rule == "ellipsis"
        ):
            return figure
        previous = found[-1]
        between = self.words[max(previous.unit_end, previous.last) : figure.first]
        joined = figure.number.span.start > self.words[figure.first].start or (
            between and between[-1].text == "و"
        )
        rough = previous.modifier == "approximately" and _is_precise(figure)
        if (
            not joined
            or rough  # «نحو 210 آلاف إعجاب و18,450 تعليقا»
            or len(between) > 4
            or any(word.text in self.vocabulary.place_word for word in between)
        ):
            return figure
        return replace(figure, modifier=previous.modifier)

    def _is_part(self, figure: FoundFigure) -> bool:
        """«أضاف نصف مليون متابع جديد، بينها 31 ألفا في يوم»: some of what was gained."""
        near = self.words[max(0, figure.first - PART_REACH) : figure.first]
        return any(word.text in self.vocabulary.part_word for word in near)

    def qualified(self, figure: FoundFigure) -> FoundFigure:
        modifier = figure.modifier
        if modifier == "exact":
            modifier = self._distant_modifier(figure)
        if modifier == "more_than" and self._is_denied(figure):
            modifier = "at_most"
        return replace(
            figure, modifier=modifier, aspect=self._aspect(figure), rate=self.rates.rate(figure)
        )

    def _distant_modifier(self, figure: FoundFigure) -> str:
        """«تجاوز عدد المتابعين 5 ملايين»: the verb holds over its subject; «5 ملايين متابع تقريبا» stands behind."""
        mention = figure.mention
        before = self.words[figure.first - 1].text if figure.first else ""
        over = before in self.vocabulary.exceed_goal
        if before == ARTICLE and figure.first > 1:
            before = self.words[figure.first - 2].text  # «حاجز الـ5 ملايين»
        barred = before in self.vocabulary.barrier
        for position in range(figure.first - 1, max(-1, figure.first - DISTANT_REACH), -1):
            word = self.words[position]
            if word.sentence != self.words[figure.first].sentence or position in self.number_words:
                break
            found = self.modifiers.distant.get(word.text)
            if found is None and self._is_short_of(position, figure):
                return "less_than"
            if over and word.text in self.vocabulary.fall_short:
                return "at_least" if self._is_negated(position) else "less_than"
            if over and word.text in self.vocabulary.exceed_verb:
                found = found or "more_than"
            if barred and word.text in self.vocabulary.break_verb:
                found = found or "more_than"  # «كسرت أغنية «نوارة» حاجز 60 مليون»
            if found is not None:
                return "at_most" if self._is_negated(position) else found
            if (
                word.text in self.vocabulary.clause_word
                or word.text in self.vocabulary.possess_verb
            ):
                break
            if word.text in self.vocabulary.arriving or (
                word.breaks and mention is not None and position > mention.last
            ):
                break
        end = max(figure.unit_end, figure.last)
        for size in range(min(3, len(self.words) - end), 0, -1):
            phrase = tuple(word.text for word in self.words[end : end + size])
            after = self.modifiers.after.get(phrase)
            more = self.words[end + size].text if end + size < len(self.words) else ""
            if after is not None and after != "equal" and more != THAN:
                return after
        return "exact"

    def _is_short_of(self, position: int, figure: FoundFigure) -> bool:
        """«لم يبلغ عدد متابعيها 17 ألفا»: a negated verb of coming to, before the noun of the metric."""
        comes = self.words[position].text in self.vocabulary.come_to
        before = self.words[figure.first - 1].text if figure.first else ""
        return (
            comes
            and before not in self.vocabulary.only_word  # «لم تبلغ سوى 91 ألفا»
            and self._is_negated(position)
            and any(position < m.first < figure.first for m in self.recognized.metrics)
        )

    def _is_negated(self, position: int) -> bool:
        """«لم يتجاوز», «لم يكن عدد معجبيها يتعدى»."""
        table = self.vocabulary
        before = [word.text for word in self.words[max(0, position - BE_REACH) : position]]
        if before and before[-1] in table.negation:
            return True
        return any(
            left in table.negation and right in table.be_negated for left, right in pairwise(before)
        )

    def _is_denied(self, figure: FoundFigure) -> bool:
        """«لم تحقق على صفحتها أكثر من 2.1 مليون مشاهدة»: no more than that."""
        for position in range(figure.first - 1, max(0, figure.first - DENIED_REACH), -1):
            word = self.words[position]
            if word.breaks or word.sentence != self.words[figure.first].sentence:
                break
            if word.text in self.vocabulary.possess_verb:
                return self.words[position - 1].text in self.vocabulary.negation
        return False

    def _aspect(self, figure: FoundFigure) -> str:
        """A change: «بزيادة 3 ملايين», «خسر 100 ألف», «13 ألف متابع جديد»; «إلى 12 مليون» is the level reached."""
        table = self.vocabulary
        end = max(figure.unit_end, figure.last)
        if (
            end < len(self.words)
            and self.words[end].text in table.new_adjective
            and not self.scene.breaks(end)
        ):
            return "change"
        if any(word.text in table.leaving_noun for word in self.words[end : end + LEAVING_REACH]):
            return "change"  # «أقدم 300 ألف متابع على إلغاء متابعتهم»
        if end < len(self.words) and self.words[end].text in table.joining_verb:
            return "change"  # «منهم 11 مليونا انضموا خلال عام»
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
        exceeded = texts[-1:] and texts[-1] in table.exceed_goal and texts[-2:-1]
        if exceeded and exceeded[0] in table.exceed_verb:
            if len(texts) < 3 or texts[-3] not in table.amount_word:
                return "level"  # «زاد على مئتي ألف مشاهدة»
            del texts[-3:]  # «إضافة ما يربو على 850 ألف متابع»
        while texts and (
            texts[-1] in self.modifiers.last_words
            or texts[-1] == ARTICLE
            or texts[-1] in table.amount_word
            or texts[-1] in table.by_how_much
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
        if self._is_moved_by(figure, texts):
            return "change"
        return "change" if self._in_loss(figure) else "level"

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

    def _is_moved_by(self, figure: FoundFigure, texts: list[str]) -> bool:
        """«زاد معجبوه خلال هذا الشهر أكثر من 80 ألف شخص»: a noun right behind a verb of moving, and by how much."""
        mention, table = figure.mention, self.vocabulary
        if mention is None or figure.rule != "governing noun" or not mention.first:
            return False
        verb = self.words[mention.first - 1].text
        goal = texts[-1] in table.move_goal or texts[-1] in table.exceed_goal
        between = (word.text for word in self.words[mention.last : figure.first])
        reached = any(
            text in table.reach_word and text not in table.amount_word for text in between
        )
        return verb in table.move_verb and not (goal or reached)

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
            if word.text in self.vocabulary.gain_verb or (
                word.text in self.vocabulary.loss_word and self._is_losing(position)
            ):
                return True
            table = self.vocabulary
            if word.text in table.add_verb:
                return self._adds(position, figure)
            if (
                word.text in table.clause_word
                or word.text in table.not_lost
                or word.text in table.statement_word
            ):
                return False  # «وأضاف الوزير أن للصفحة …»
        return False

    def _adds(self, verb: int, figure: FoundFigure) -> bool:
        """«أضاف الحساب 3 آلاف متابع», not «وأضاف القصيمي: «حسابنا يتابعه …»»: who added it stands right behind the verb."""
        between = self.words[verb + 1 : figure.first]
        named = any(e.first == verb + 1 for e in self.recognized.entities)
        return named and not any(word.breaks for word in between)

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
            or any(e.first == position + 1 for e in self.recognized.entities)
        )


def _is_precise(figure: FoundFigure) -> bool:
    """Whether a value is told to its units, as no rounded one is: 18,450."""
    digits = str(figure.number.value).rstrip("0")
    return digits.isdecimal() and len(digits) >= PRECISE_DIGITS
