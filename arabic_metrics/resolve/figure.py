"""The figures of a text: numbers for which a metric was chosen, qualified, in text order."""

import re
from collections.abc import Callable
from fractions import Fraction

from arabic_metrics.core import Span
from arabic_metrics.parse.digits import ELIDED, RULES
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.choice import Asked, Choice, Chooser
from arabic_metrics.resolve.laid_out import LayoutChooser
from arabic_metrics.resolve.metric_slot import PEOPLE, joined_metrics, metric_options
from arabic_metrics.resolve.metric_turn import goes_on, leader
from arabic_metrics.resolve.qualifier import QualifierReader
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.scene import FoundFigure

KINDS = frozenset({"cardinal", "magnitude", "fraction"})
SCALE_WORD, DIGITS = "scale word", RULES["integer"]
BARE = frozenset({DIGITS, RULES["decimal"]})
SMALLEST_SCALE = 1000
SCALES = frozenset({10**3, 10**6, 10**9})
DESCENDING = (10**9, 10**6, 10**3)
USUAL_SCALES = (10**3, 10**6)
ELLIPSIS = "ellipsis"
LEADING_DIGITS = re.compile(r"[1-9][0-9]{0,2}(?= )")
LIST_JOINTS = frozenset({"و", "الي", "و ال", "الي ال", "وال"})
LONGEST_LIST = 1000
UNIT_REACH = 2  # words between a number and what it counts


class FigureReader:
    """Chooses a metric, or nothing, for each number of a text."""

    def __init__(
        self,
        reading: Reading,
        chooser: Chooser,
        layout: LayoutChooser,
        kept: Callable[[Choice], Choice],
    ) -> None:
        self.reading = reading
        self.chooser = chooser
        self.layout = layout
        self.kept = kept  # what is kept of a choice
        self.words = reading.words
        self.numbers = reading.recognized.parsed.numbers
        self.positions = reading.scene.positions
        self.qualifiers = QualifierReader(reading.scene)
        self.chosen: dict[int, Choice | None] = {}  # by the first word of the number

    def read(self) -> list[tuple[FoundFigure | None, NumberExpression, Choice]]:
        """Return each number with its figure, or None, and the choice that made it one."""
        found: list[tuple[FoundFigure | None, NumberExpression, Choice]] = []
        figures: list[FoundFigure] = []
        for index, number in enumerate(self.numbers):
            if index not in self.positions or not self._may_count(number):
                continue
            first, last = self.positions[index]
            if self.layout.is_taken(first, last) or self._sizes_a_list(number, first):
                continue
            told_by_layout = self.layout.figure(number, first)
            choice: Choice | None
            if told_by_layout is not None:
                number, choice = told_by_layout
            else:
                number, last = self._with_ordinal(number, index, last)
                choice = self._choice(number, first, last, figures[-1] if figures else None)
            if choice is not None:
                self.chosen[first] = choice
                found += self._made(number, first, last, choice, figures, index)
        return found

    def _choice(
        self, number: NumberExpression, first: int, last: int, before: FoundFigure | None
    ) -> Choice | None:
        """What a number counts; a bare one of a regular series counts what the number counts that has the noun."""
        if before is not None and goes_on(self.reading, first, last, before):
            return self.chosen[before.first]
        led = leader(self.reading, first, last, number.value)
        if led is not None:
            first, last = led
            number = next(self.reading.scene.numbers_from(first))
        if first not in self.chosen:
            options = metric_options(self.reading, number, first, last, before)
            asked = self._asked("metric", number.span)
            told = len(options) > 1
            self.chosen[first] = self.kept(self.chooser.choose(asked, options)) if told else None
        return self.chosen[first]

    def _made(
        self,
        number: NumberExpression,
        first: int,
        last: int,
        choice: Choice,
        figures: list[FoundFigure],
        index: int,
    ) -> list[tuple[FoundFigure | None, NumberExpression, Choice]]:
        """The figures of a number whose metric is chosen; they are added to those before it."""
        mention: MetricMention | None = choice.option.what
        if mention is None:
            return [(None, number, choice)]
        found: list[tuple[FoundFigure | None, NumberExpression, Choice]] = []
        number = self._scaled(_counted(number), index)
        place = self.layout.places.get(first)
        for metric in (mention, *joined_metrics(self.reading, mention)):
            figure = self._figure(number, first, last, metric)
            if place is not None and place.kind == "figure" and self._is_above(metric, first):
                figure = figure._replace(
                    aspect="change" if place.change else "level", rate=place.rate
                )
            else:
                figure = self.qualifiers.carried(self.qualifiers.qualified(figure), figures)
                figure = self._in_series(figure, figures)
            figure = self._elided(figure, figures)
            figures.append(figure)
            found.append((figure, figure.number, choice))
        return found

    def _elided(self, figure: FoundFigure, figures: list[FoundFigure]) -> FoundFigure:
        """«لها 42 مليون متابع، ولغيرها 31»: bare digits behind a figure with a scale have two readings, and no value; nor have parts of people («5.1»)."""
        number, before = figure.number, figures[-1] if figures else None
        if number.rule not in BARE or number.readings or not 0 < number.value < SMALLEST_SCALE:
            return figure
        scale = None
        if before is not None and before.metric == figure.metric and figure.rule == ELLIPSIS:
            scale = self._scale(before.number)
        scales: tuple[int, ...] = () if scale is None else (scale,)
        if (
            scale is None
            and number.value % 1
            and figure.rate is None
            and self._is_of_people(figure)
        ):
            scales = USUAL_SCALES
        if not scales:
            return figure
        readings = tuple(number.value * scale for scale in scales)
        return figure._replace(number=number._replace(readings=readings, rule=ELIDED))

    def _is_of_people(self, figure: FoundFigure) -> bool:
        """Whether whole people are counted: half a follower is no figure."""
        return self.reading.table.families.get(figure.metric) in PEOPLE

    def _scale(self, number: NumberExpression) -> int | None:
        """The scale word of a number, which stands behind digits or alone; of a number without value, that which it may have."""
        if number.rule == ELIDED:
            return int(Fraction(number.readings[0]) / Fraction(number.value))
        written = number.span.of(self.reading.recognized.parsed.normalized.text)
        if number.value < SMALLEST_SCALE or not any(map(str.isalpha, written)):
            return None
        return next((scale for scale in DESCENDING if number.value >= scale), None)

    def _in_series(self, figure: FoundFigure, figures: list[FoundFigure]) -> FoundFigure:
        """«تصدر الشباب بمعدل 66 تغريدة يوميا، تلاه الأهلي بـ48 تغريدة»: a row of names has one rate, told with the first or the last."""
        before = figures[-1] if figures else None
        if figure.rate or before is None or not before.rate or before.metric != figure.metric:
            return figure
        items = self.reading.series(self.words[figure.first].sentence)
        item, other = items.get(figure.first), items.get(before.first)
        going_on = item is not None and other is not None and item.order == other.order + 1
        return figure._replace(rate=before.rate) if going_on else figure

    def _is_above(self, metric: MetricMention, first: int) -> bool:
        """Whether the metric word stands above a list or a table, whose head alone then qualifies the figure."""
        return self.words[metric.first].sentence != self.words[first].sentence

    def _asked(self, slot: str, span: Span) -> Asked:
        return Asked(slot, span, self.reading.recognized.parsed.normalized)

    def _may_count(self, number: NumberExpression) -> bool:
        return number.kind in KINDS and not (number.kind == "fraction" and number.value < 1)

    def _sizes_a_list(self, number: NumberExpression, first: int) -> bool:
        """«أكثر 20 ناديا متابعة», «أفضل عشر تغريدات»: how long a list is, not what an account has."""
        if number.value > LONGEST_LIST or not first:
            return False
        table, before = self.reading.table, self.words[first - 1]
        return before.sentence == self.words[first].sentence and (
            before.text in table.list_sizer or before.text in table.most_word
        )

    def _figure(
        self, number: NumberExpression, first: int, last: int, mention: MetricMention
    ) -> FoundFigure:
        """A figure with the way its noun stands to it, which its bounds, changes and rates go by."""
        table = self.reading.table
        near = 0 <= mention.first - last <= UNIT_REACH and not any(
            word.breaks for word in self.words[last : mention.first + 1]
        )
        same = self.words[mention.first].sentence == self.words[first].sentence
        if near and same:
            rule, end = "counted noun", mention.last
        elif mention.last <= first and same and not self._over_a_number(mention, first):
            rule, end = ("governing verb" if mention.verb else "governing noun"), last
            if last < len(self.words) and self.words[last].text in table.generic_unit:
                end = last + (not self.words[last].breaks)
        else:
            rule, end = ELLIPSIS, last
        return FoundFigure(
            number, first, last, mention.id, mention, rule, number.modifier, unit_end=end
        )

    def _over_a_number(self, mention: MetricMention, first: int) -> bool:
        return not self.reading.scene.number_words.isdisjoint(range(mention.last, first))

    def _with_ordinal(
        self, number: NumberExpression, index: int, last: int
    ) -> tuple[NumberExpression, int]:
        """«وصل متابعوها إلى المليون الثالث»: so many whole scales."""
        following = self.numbers[index + 1] if index + 1 < len(self.numbers) else None
        if number.rule != SCALE_WORD or following is None or following.kind != "ordinal":
            return number, last
        word = self.words[last] if last < len(self.words) else None
        if word is None or word.start != following.span.start or word.gap != " ":
            return number, last
        span = Span(number.span.start, following.span.end)
        whole = number._replace(span=span, value=number.value * int(following.value))
        return whole, self.positions[index + 1][1]

    def _scaled(self, number: NumberExpression, index: int) -> NumberExpression:
        """«44 و31 مليون تفاعل على التوالي»: the scale behind the last of a list holds for bare digits before it."""
        text = self.reading.recognized.parsed.normalized.text
        following = self.numbers[index + 1] if index + 1 < len(self.numbers) else None
        if following is None or number.rule != DIGITS or number.value >= SMALLEST_SCALE:
            return number
        if text[number.span.end : following.span.start].strip(" ") not in LIST_JOINTS:
            return number
        lead = LEADING_DIGITS.match(following.span.of(text))
        if lead is None:
            return number
        scale = Fraction(following.value) / int(lead[0])
        return number._replace(value=number.value * int(scale)) if scale in SCALES else number


def _counted(number: NumberExpression) -> NumberExpression:
    """An audience has no halves: of the readings of «3.500», the one in thousands."""
    if number.undecided:
        return number
    whole = [reading for reading in number.readings if isinstance(reading, int)]
    if len(whole) != 1 or number.upper is not None:
        return number
    if isinstance(number.value, int) and whole[0] < number.value:
        return number
    return number._replace(value=whole[0], readings=())
