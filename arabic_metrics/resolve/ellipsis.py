"""Figures whose noun was said before: «85 ألف على تويتر، و12 ألفا على فيسبوك», «ثم ارتفع إلى 410 آلاف»."""

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.resolve.scene import IN_WORDS, FigureScene, FoundFigure

AND, BY, FOR, TO = "و", "ب", "ل", "الي"
ELLIPSIS_REACH = 12
TOTAL_REACH = 3  # words between «مجموع» and its figure
PART_REACH = 4  # words between «منهم» and its figure


class EllipsisReader:
    """Reads the elliptic figures of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.metric_at = scene.metric_at
        self.number_words = scene.number_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)

    def elliptic(
        self, number: NumberExpression, first: int, last: int, found: list[FoundFigure]
    ) -> FoundFigure | None:
        """«85 ألف على تويتر، و12 ألفا على فيسبوك»: the noun is said once."""
        if not found or (number.kind == "magnitude" and not self._is_new(last)):
            return None
        alone = number.value == 1 and number.rule == IN_WORDS  # «بكلمة واحدة»
        if alone or (first and self.words[first - 1].text in self.vocabulary.only_word):
            return None  # «لا تتابع هي سوى 7 أشخاص»
        previous, number_end = found[-1], last
        apart = self.words[first].sentence - self.words[previous.first].sentence
        if apart and not (apart <= 1 and self._behind_rank(first)):
            return None
        between = range(max(previous.last, previous.unit_end), first)
        if len(between) > ELLIPSIS_REACH or any(
            position in self.number_words and position not in self.scene.passing_words
            for position in between
        ):
            return None
        if any(
            position in self.metric_at
            and (not self.metric_at[position].weak or self.metric_at[position].pronoun)
            for position in between
        ):
            return None
        if (
            self._reached(number, first)
            or self._is_goal(previous, first)
            or self._became(first)
            or self._is_total(number, first)
            or self._has_as_many(number, between, last)
        ):
            return self.like(previous, number, first, last)
        joins = (
            self._behind_rank(first)
            or self._is_bracketed(first, last)
            or self._is_part(first)
            or (self.words[first].breaks and self.words[first].text[0] == AND)
            or any(
                self.words[p].text[0] == "و"
                or self.words[p].breaks
                or self.words[p].text in self.vocabulary.clause_word
                or self.words[p].text in self.vocabulary.that_is
                for p in between
            )
        )
        if not joins:
            return None
        last = self._past_what_it_says(last)
        if not (
            self._is_part(first)
            or self._is_bracketed(first, number_end)
            or self._is_parallel(previous, last)
            or self._owner_follows(last)
            or self._platform_follows(last)
            or self._period_follows(last)
            or self._ends_clause(last)
            or self._platform_before(previous, first)
        ):
            return None
        return self.like(previous, number, first, number_end)

    def _is_bracketed(self, first: int, last: int) -> bool:
        """«على المغنية سميرة (نحو أربعة ملايين)»: alone in brackets behind a name."""
        while (
            first and "(" not in self.words[first].gap and self._bounds(self.words[first - 1].text)
        ):
            first -= 1
        closes = last >= len(self.words) or ")" in self.words[last].gap
        named = any(e.last == first for e in self.recognized.entities)
        return "(" in self.words[first].gap and closes and named

    def _is_new(self, last: int) -> bool:
        """«ومليار إضافي»: as much again of what was counted."""
        return last < len(self.words) and self.words[last].text in self.vocabulary.new_adjective

    def _past_what_it_says(self, last: int) -> int:
        """«150 ألف شخص», «6 ملايين تقريبا», «13 ألفا فقط»: where what belongs to a figure ends."""
        while last < len(self.words) and not self.words[last].breaks:
            text = self.words[last].text
            if (
                text not in self.vocabulary.person_word
                and text not in self.vocabulary.mere_now
                and text not in self.vocabulary.part_word  # «417 ألفا منهم»
                and (text,) not in self.modifiers.after
                and (text not in self.vocabulary.merely)
            ):
                break
            last += 1
        return last

    def _is_parallel(self, previous: FoundFigure, last: int) -> bool:
        """«90 ألفا عبر أندرويد و160 ألفا عبر آيفون»: the same preposition stands behind both."""
        end = max(previous.last, previous.unit_end)
        if last >= len(self.words) or self.words[last].breaks:
            return False
        text = self.words[last].text
        return text == self.words[end].text and text in self.vocabulary.inner_preposition

    @staticmethod
    def like(previous: FoundFigure, number: NumberExpression, first: int, last: int) -> FoundFigure:
        return FoundFigure(
            number,
            first,
            last,
            previous.metric,
            previous.mention,
            "ellipsis",
            number.modifier,
            unit_end=last,
        )

    def _behind_rank(self, first: int) -> bool:
        """«وحل الهلال ثانيا بـ15.9 مليون»: the figure of the place just told."""
        before = self.words[first - 1].text if first else ""
        by = (
            self.words[first].text[0] == BY or before == BY or before in self.vocabulary.with_figure
        )
        return bool(by) and any(first - 4 <= rank.last <= first for rank in self.recognized.ranks)

    def _is_part(self, first: int) -> bool:
        """«640 ألف مستخدم، بينهم ما يقارب 70 ألفا في السعودية»: some of those counted before."""
        return any(
            word.text in self.vocabulary.part_word
            for word in self.words[max(0, first - PART_REACH) : first]
        )

    def _reached(self, number: NumberExpression, first: int) -> bool:
        """«ثم ارتفع إلى 410 آلاف»: a verb of moving takes up the figure before."""
        while first and self._bounds(self.words[first - 1].text):
            first -= 1
        before = [word.text for word in self.words[max(0, first - 4) : first]]
        if not any(text in self.vocabulary.move_goal for text in before[-3:]):
            return False
        return number.value >= 100 and any(
            text in self.vocabulary.move_verb or text in self.vocabulary.settle_verb
            for text in before
        )

    def _is_total(self, number: NumberExpression, first: int) -> bool:
        """«من مجموع فاق الستة ملايين», «على بلوغها حاجز الـ160 مليونا»: of what was counted before, the whole or the mark."""
        near = [word.text for word in self.words[max(0, first - TOTAL_REACH) : first]]
        table = self.vocabulary
        return number.value >= 100 and any(
            text in table.total_word or text in table.barrier for text in near
        )

    def _bounds(self, word: str) -> bool:
        """«ما يفوق», «أكثر من»: a word of a bound, and not the goal of a move itself."""
        table = self.vocabulary
        return word not in table.move_goal and (
            word in self.modifiers.last_words or word in table.amount_word
        )

    def _became(self, first: int) -> bool:
        """«3 ملايين متابع صاروا مليونا ونصف المليون»: what was counted before is said to have come to another figure."""
        return first > 0 and self.words[first - 1].text in self.vocabulary.become_verb

    def _has_as_many(self, number: NumberExpression, between: range, last: int) -> bool:
        """«فيما فقد زميلها نادر نحو 5 آلاف», «تخطى بباوي 41.300», «فتضم 9 آلاف فقط»: what another lost, reached or has of the same."""
        table = self.vocabulary
        last = self._past_what_it_says(last)
        verbs = [p for p in between if self.words[p].text in table.loss_word]
        reached = [p for p in between if self.words[p].text in table.reach_word]
        firsts = {e.first for e in self.recognized.entities}
        named = (verbs and any(first in between for first in firsts)) or any(
            p + 1 in firsts for p in reached
        )
        had = bool(between) and self._has(between[-1])
        return bool(named or had) and number.value >= 100 and self._ends_clause(last)

    def _has(self, position: int) -> bool:
        """«أما صفحة الوزارة فتضم 9 آلاف فقط», «وبها 13 ألفا»: who has as many of the same."""
        while position and self._bounds(self.words[position].text):
            position -= 1
        text, table = self.words[position].text, self.vocabulary
        return text in table.belonging_pronoun or (
            text in table.possess_verb and text not in table.then_word
        )

    def _is_goal(self, previous: FoundFigure, first: int) -> bool:
        """«من 3.1 مليون متابع إلى 3.4 مليون»: the other end of a move whose first end has the noun."""
        start = max(previous.last, previous.unit_end)
        timed = (
            [
                period
                for period in self.recognized.parsed.periods
                if self.words[start].start <= period.span.start < self.words[first].start
            ]
            if start < first
            else []
        )
        between = [
            w.text
            for w in self.words[start:first]
            if not any(p.span.start <= w.start < p.span.end for p in timed)
            and not (timed and w.text in self.vocabulary.inner_preposition and w.text != TO)
        ]
        before = self.words[previous.first - 1].text if previous.first else ""
        if before not in self.vocabulary.move_source:
            return False
        while first > start and self._bounds(self.words[first - 1].text):
            first -= 1
        return between == [TO] or (first > start and self.words[first - 1].text == TO)

    def _period_follows(self, last: int) -> bool:
        """«مقابل 930 مليونا في سبتمبر 2023»: when the figure was reached stands right behind it."""
        behind = self.words[last : last + 2]
        return bool(behind) and any(
            behind[0].start <= period.span.start < behind[-1].end
            for period in self.recognized.parsed.periods
        )

    def _owner_follows(self, last: int) -> bool:
        """«مقابل 15 ألفا لوسم …»: whose the figure is stands right behind it."""
        return (
            last < len(self.words)
            and self.words[last].text[0] == FOR
            and any(e.first == last for e in self.recognized.entities)
        )

    def _platform_follows(self, last: int) -> bool:
        return any(
            last <= platform.first <= last + 3
            and self.words[platform.first].sentence == self.words[last - 1].sentence
            for platform in self.recognized.platforms
        )

    def _platform_before(self, previous: FoundFigure, first: int) -> bool:
        return any(
            previous.last <= platform.first < first for platform in self.recognized.platforms
        )

    def _ends_clause(self, last: int) -> bool:
        return (
            last >= len(self.words)
            or self.words[last].breaks
            or self.words[last].sentence != self.words[last - 1].sentence
            or self.words[last].text in self.vocabulary.clause_word
            or self.words[last].text[0] == "و"
        )
