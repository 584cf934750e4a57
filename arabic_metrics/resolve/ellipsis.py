"""Figures whose noun was said before: «85 ألف على تويتر، و12 ألفا على فيسبوك», «ثم ارتفع إلى 410 آلاف»."""

from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

AND, BY, FOR, TO = "و", "ب", "ل", "الي"
ELLIPSIS_REACH = 12
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

    def elliptic(
        self, number: NumberExpression, first: int, last: int, found: list[FoundFigure]
    ) -> FoundFigure | None:
        """«85 ألف على تويتر، و12 ألفا على فيسبوك»: the noun is said once."""
        if not found or number.kind == "magnitude":
            return None
        previous = found[-1]
        apart = self.words[first].sentence - self.words[previous.first].sentence
        if apart and not (apart <= 1 and self._behind_rank(first)):
            return None
        between = range(max(previous.last, previous.unit_end), first)
        if len(between) > ELLIPSIS_REACH or any(
            position in self.number_words for position in between
        ):
            return None
        if any(
            position in self.metric_at
            and (not self.metric_at[position].weak or self.metric_at[position].pronoun)
            for position in between
        ):
            return None
        if self._reached(number, first) or self._is_goal(previous, first):
            return self.like(previous, number, first, last)
        joins = (
            self._behind_rank(first)
            or self._is_part(first)
            or any(
                self.words[p].text[0] == "و"
                or self.words[p].breaks
                or self.words[p].text in self.vocabulary.clause_word
                for p in between
            )
        )
        if not joins:
            return None
        if not (
            self._is_part(first)
            or self._owner_follows(last)
            or self._platform_follows(last)
            or self._period_follows(last)
            or self._ends_clause(last)
            or self._platform_before(previous, first)
        ):
            return None
        return self.like(previous, number, first, last)

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
        before = [word.text for word in self.words[max(0, first - 4) : first]]
        if not any(text in self.vocabulary.move_goal for text in before[-2:]):
            return False
        return number.value >= 100 and any(
            text in self.vocabulary.move_verb or text in self.vocabulary.settle_verb
            for text in before
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
        return before in self.vocabulary.move_source and between == [TO]

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
