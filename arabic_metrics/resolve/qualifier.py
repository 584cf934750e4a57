"""What qualifies a figure: a bound told at a distance, a change instead of a level, a rate."""

from dataclasses import replace

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

DISTANT_REACH = 15  # words over which «تجاوز» holds
CLAUSE_REACH = 18
IMPERFECT, PLURAL_VERB = "ي", "ون"
PRECISE_DIGITS = 4
CHANGE_REACH = 9  # words between a verb of moving and how much it moved
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

    def carried(self, figure: FoundFigure, found: list[FoundFigure]) -> FoundFigure:
        """«أكثر من 54 ألف إعادة تغريد، و39 ألف رد»: a bound holds for the figure that «و» joins to it.

        «كسب 340 ألف متابع، مقابل 95 ألفا للهلال» contrasts a change with a change.
        """
        before = self.words[figure.first - 1].text if figure.first else ""
        if figure.rule == "ellipsis" and found and before in self.vocabulary.comparison:
            return replace(figure, aspect=found[-1].aspect, rate=figure.rate or found[-1].rate)
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

    def qualified(self, figure: FoundFigure) -> FoundFigure:
        modifier = figure.modifier
        if modifier == "exact":
            modifier = self._distant_modifier(figure)
        return replace(
            figure, modifier=modifier, aspect=self._aspect(figure), rate=self._rate(figure)
        )

    def _distant_modifier(self, figure: FoundFigure) -> str:
        """«تجاوز عدد المتابعين 5 ملايين»: the verb holds over its subject; «5 ملايين متابع تقريبا» stands behind."""
        mention = figure.mention
        over = figure.first > 0 and self.words[figure.first - 1].text in self.vocabulary.exceed_goal
        for position in range(figure.first - 1, max(-1, figure.first - DISTANT_REACH), -1):
            word = self.words[position]
            if word.sentence != self.words[figure.first].sentence or position in self.number_words:
                break
            found = self.modifiers.distant.get(word.text)
            if found is None and over and word.text in self.vocabulary.exceed_verb:
                found = "more_than"
            if found is not None:
                negated = position and self.words[position - 1].text in self.vocabulary.negation
                return "at_most" if negated else found
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
        while texts and (
            texts[-1] in self.modifiers.last_words
            or texts[-1] == ARTICLE
            or texts[-1] in table.amount_word
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
        if texts[-1] == BY and any(text in table.move_verb for text in texts[-7:-1]):
            return "change"
        return "change" if self._in_loss(figure) else "level"

    def _is_amount_of_change(self, texts: list[str]) -> bool:
        """«بزيادة تصل إلى 538 ألفا», «وجاءت الزيادة بمعدل 800 متابع»: a noun of change, and how much it came to."""
        table = self.vocabulary
        rest = list(texts)
        while rest and (rest[-1] in table.reach_word or rest[-1] in self.modifiers.last_words):
            rest.pop()
        return len(rest) < len(texts) and bool(rest) and rest[-1] in table.change_noun

    def _in_loss(self, figure: FoundFigure) -> bool:
        """«خسر حساب الرئيس السابق 400 ألف»: a verb of losing holds over its subject, up to another figure."""
        sentence = self.words[figure.first].sentence
        for position in range(figure.first - 1, max(-1, figure.first - CLAUSE_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence or (
                position in self.number_words and position not in self.percent_words
            ):
                return False
            if word.text in self.vocabulary.gain_verb or (
                word.text in self.vocabulary.loss_word and self._is_losing(position)
            ):
                return True
            if word.text in self.vocabulary.clause_word or word.text in self.vocabulary.not_lost:
                return False
        return False

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
            or position + 1 in self.number_words
            or any(e.first == position + 1 for e in self.recognized.entities)
        )

    def _is_verb(self, text: str) -> bool:
        table = self.vocabulary
        looks = text[0] == IMPERFECT and text.endswith(PLURAL_VERB)
        return looks or text in table.possess_verb

    def _rate(self, figure: FoundFigure) -> str | None:
        end = max(figure.unit_end, figure.last)
        window: list[str] = []
        for word in self.words[end : end + 5]:
            if (window and word.breaks) or word.sentence != self.words[end - 1].sentence:
                break
            if (
                word.text in self.vocabulary.same_word
                or word.text in self.vocabulary.time_adjective
            ):
                return None  # «في الشهر نفسه», «في السنة الماضية» say when
            if window and self._is_verb(word.text):
                break  # «143 ألف متابع يزيدون بألفين كل أسبوع»
            window.append(word.text)
        for offset in range(min(3, len(window))):
            for rate, phrases in self.vocabulary.rates.items():
                if any(
                    tuple(window[offset : offset + len(phrase)]) == phrase for phrase in phrases
                ):
                    return rate
        mention = figure.mention
        if mention is None or mention.last > figure.first:
            return None
        between = {word.text for word in self.words[mention.last : figure.first]}
        for rate, adjectives in self.vocabulary.rate_adjectives.items():
            if between & adjectives:
                return rate  # «مستخدميه اليوميين»
        return next(
            (
                rate
                for rate, phrases in self.vocabulary.rates.items()
                if any(len(phrase) == 1 and phrase[0] in between for phrase in phrases)
            ),
            None,
        )  # «عدد مستخدميه النشطين شهريا بلغ مليارا»


def _is_precise(figure: FoundFigure) -> bool:
    """Whether a value is told to its units, as no rounded one is: 18,450."""
    digits = str(figure.number.value).rstrip("0")
    return digits.isdecimal() and len(digits) >= PRECISE_DIGITS
