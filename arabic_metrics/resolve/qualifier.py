"""What qualifies a figure: a bound told at a distance, a change instead of a level, a rate."""

from itertools import pairwise

from arabic_metrics.lexicon.affix import ARTICLE, FROM
from arabic_metrics.parse.modifier import EQUAL, EXACT, NEGATED, modifier_table
from arabic_metrics.resolve.aspect import AspectReader
from arabic_metrics.resolve.rate import RateReader
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

DISTANT_REACH = 15  # words over which «تجاوز» holds
PASSED_REACH = 3  # words between a bound and another number
PRECISE_DIGITS = 4
BE_REACH = 6  # words between «لم يكن» and a verb
OVER_REACH = 6  # words from «تفوق» to «على»
DENIED_REACH = 10  # words between «لم تحقق» and «أكثر من»
AGAIN_REACH = 4  # words from «أي» to a figure
PART_REACH = 3  # words from «منهم» to a figure


class QualifierReader:
    """Reads the qualifiers of the figures of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)
        self.rates = RateReader(scene)
        self.aspects = AspectReader(scene)

    def carried(self, figure: FoundFigure, found: list[FoundFigure]) -> FoundFigure:
        """«أكثر من 54 ألف إعادة تغريد، و39 ألف رد»: a bound holds for the figure that «و» joins to it.

        «كسب 340 ألف متابع، مقابل 95 ألفا للهلال» contrasts a change with a change.
        """
        before = self.words[figure.first - 1].text if figure.first else ""
        contrasted = found and found[-1].metric == figure.metric
        if contrasted and before in self.vocabulary.comparison:
            return figure._replace(aspect=found[-1].aspect, rate=figure.rate or found[-1].rate)
        if (
            found
            and found[-1].aspect == "change"
            and (self._is_part(figure) or self._says_again(figure))
        ):
            figure = figure._replace(aspect="change")
        if (
            figure.modifier != EXACT
            or not found
            or found[-1].modifier == EXACT
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
        return figure._replace(modifier=previous.modifier)

    def _is_part(self, figure: FoundFigure) -> bool:
        """«أضاف نصف مليون متابع جديد، بينها 31 ألفا في يوم»: some of what was gained."""
        near = self.words[max(0, figure.first - PART_REACH) : figure.first]
        return any(word.text in self.vocabulary.part_word for word in near)

    def _says_again(self, figure: FoundFigure) -> bool:
        """«خسر 37 ألفا، أي ما يعادل 9 آلاف كل يوم»: the same in other words."""
        near = self.words[max(0, figure.first - AGAIN_REACH) : figure.first]
        return any(word.text in self.vocabulary.that_is and word.breaks for word in near)

    def qualified(self, figure: FoundFigure) -> FoundFigure:
        modifier = figure.modifier
        if modifier == EXACT:
            modifier = self._distant_modifier(figure)
        if modifier == "more_than" and self._is_denied(figure):
            modifier = "at_most"
        return FoundFigure(
            figure.number, figure.first, figure.last, figure.metric, figure.mention, figure.rule, modifier,
            self.aspects.aspect(figure), self.rates.rate(figure), figure.unit_end,
        )  # fmt: skip

    def _distant_modifier(self, figure: FoundFigure) -> str:
        """«تجاوز عدد المتابعين 5 ملايين»: the verb holds over its subject; «5 ملايين متابع تقريبا» stands behind."""
        mention = figure.mention
        before = self.words[figure.first - 1].text if figure.first else ""
        over = before in self.vocabulary.exceed_goal
        if before == ARTICLE and figure.first > 1:
            before = self.words[figure.first - 2].text  # «حاجز الـ5 ملايين»
        barred, passed = before in self.vocabulary.barrier, -1
        goal = self._preposition(figure)
        # «لا تتجاوز مدته 36 ثانية، وشاهده نصف مليون»: the clause of its own verb ends what bounds it
        own_verb = mention is not None and mention.verb and mention.last <= figure.first
        sentence = self.words[figure.first].sentence
        for position in range(figure.first - 1, max(-1, figure.first - DISTANT_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence or position in self.number_words:
                break
            classes = self.scene.classes(position)
            found = self.modifiers.distant.get(word.text)
            if found is not None and self._surpasses_somebody(position):
                continue
            if found is not None and position + PASSED_REACH >= passed > position:
                continue  # «لا تتجاوز مدتها 36 ثانية شاهده نصف مليون»: a bound of the duration
            passed = position if word.text[0].isdecimal() and word.gap == " " else passed
            if "come_to" in classes and self._is_short_of(position, figure):
                return "less_than"
            if over and "fall_short" in classes:
                return "at_least" if self._is_negated(position) else "less_than"
            if over and "exceed_verb" in classes:
                found = found or "more_than"
            if barred and "break_verb" in classes:
                found = found or "more_than"  # «كسرت أغنية «نوارة» حاجز 60 مليون»
            if found is None and goal:
                found = self.modifiers.before.get((word.text, goal))
            if found == EQUAL:
                return EXACT  # «ما يساوي 3 ملايين»
            if found is not None:
                return NEGATED.get(found, "at_most") if self._is_negated(position) else found
            arrived = "arriving" in classes and position + 1 < figure.first  # not «إلى 40 ألفا»
            if "clause_word" in classes or "possess_verb" in classes or arrived:
                break
            if mention is not None and word.breaks and (position > mention.last or own_verb):
                break
        end = max(figure.unit_end, figure.last)
        for size in range(min(3, len(self.words) - end), 0, -1):
            phrase = tuple(word.text for word in self.words[end : end + size])
            after = self.modifiers.after.get(phrase)
            more = self.words[end + size].text if end + size < len(self.words) else ""
            if after is not None and after != EQUAL and more != FROM:
                return after
        return EXACT

    def _surpasses_somebody(self, position: int) -> bool:
        """«تفوق الأهلي على الزمالك بفارق 3 ملايين»: a verb that bounds no figure, since «على» behind it leads to a name."""
        if self.words[position].text not in self.vocabulary.surpass_over:
            return False
        behind = range(position + 1, min(position + 1 + OVER_REACH, len(self.words) - 1))
        return any(
            self.words[at].text in self.vocabulary.exceed_goal and at + 1 not in self.number_words
            for at in behind
        )

    def _preposition(self, figure: FoundFigure) -> str:
        """The preposition that governs a figure, "" without: a verb and its preposition may stand apart, «يقرب عددهم من مليون»."""
        first = figure.first
        attached = figure.number.span.start - self.words[first].start
        if attached > 0:
            return self.words[first].text[:attached].removesuffix(ARTICLE)
        if first and self.words[first - 1].text == ARTICLE:
            first -= 1
        return self.words[first - 1].text if first else ""

    def _is_short_of(self, position: int, figure: FoundFigure) -> bool:
        """«لم يبلغ عدد متابعيها 17 ألفا»: whether a verb of coming to is negated, and stands before the noun of the metric."""
        before = {word.text for word in self.words[max(0, figure.first - 2) : figure.first]}
        return (
            before.isdisjoint(self.vocabulary.only_word)  # «لم تبلغ سوى 91 ألفا», «إلا إلى 91 ألفا»
            and (
                self._is_nearly_so(position)
                or (
                    self._is_negated(position)
                    and self.scene.metrics.count(position + 1, figure.first) > 0
                )
            )
        )

    def _is_nearly_so(self, position: int) -> bool:
        """«كاد عدد متابعيها أن يصل إلى 17 ألفا», «توشك أن تبلغ»."""
        for at in range(position - 1, max(-1, position - DISTANT_REACH), -1):
            if self.words[at].text in self.vocabulary.nearly_verb:
                return self.words[at].sentence == self.words[position].sentence
            if self.words[at + 1].breaks or at in self.number_words:
                return False
        return False

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
            table = self.vocabulary
            said = word.text in table.possess_verb or word.text in table.publish_verb
            passes = self.modifiers.distant.get(word.text) == "more_than"  # «لم يكن عددهم يتعدى»
            if said or passes or self._does(position, figure):
                return self._is_negated(position)
        return False

    @staticmethod
    def _does(position: int, figure: FoundFigure) -> bool:
        """«لم يكن يتابعه أكثر من 15 ألف شخص»: whether a word is the verb of the figure."""
        mention = figure.mention
        return mention is not None and mention.verb and mention.first == position


def _is_precise(figure: FoundFigure) -> bool:
    """Whether a value is told to its units, as no rounded one is: 18,450."""
    digits = str(figure.number.value).rstrip("0")
    return digits.isdecimal() and len(digits) >= PRECISE_DIGITS
