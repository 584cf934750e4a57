"""Which number is a figure of which metric: the noun behind it, the noun or verb that governs it, or the figure before it."""

import re
from dataclasses import replace
from fractions import Fraction

from arabic_metrics.core import Span
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention, RecognizedText, Vocabulary
from arabic_metrics.recognize.word import QUOTES
from arabic_metrics.resolve.ellipsis import EllipsisReader
from arabic_metrics.resolve.governor import GovernorReader
from arabic_metrics.resolve.qualifier import QualifierReader
from arabic_metrics.resolve.scene import IN_WORDS, FigureScene, FoundFigure
from arabic_metrics.resolve.sense import SenseReader
from arabic_metrics.resolve.trail import Trail
from arabic_metrics.resolve.unit import DONE_BY_PEOPLE, UnitReader
from arabic_metrics.resolve.veto import VetoReader

NOTHING_COUNTS = (
    "no word of an audience counts it or governs it, and it repeats no figure before it"
)
IS_TITLE = "it is a word in quotation marks, and a name"
COUNTS_ANOTHER = "what it counts is no audience"
DIGITS = "digits"
POSTS, REACH = "posts", "reach"
PERSONS = frozenset({"followers", "users", "visits"})
ACTS = frozenset({"likes", "comments", "interactions"})
ACTORS = frozenset({"followers", "users", "subscribers"})
AND = "و"
SMALLEST_SCALE = 1000
SCALE_WORD = "scale word"
SCALES = frozenset({10**3, 10**6, 10**9})
LEADING_DIGITS = re.compile(r"[1-9][0-9]{0,2}(?= )")
LIST_JOINTS = frozenset({"و", "الي", "و ال", "الي ال", "وال"})


class FigureFinder:
    """Finds the figures of one recognized text."""

    def __init__(
        self, recognized: RecognizedText, vocabulary: Vocabulary, trail: Trail | None = None
    ) -> None:
        self.trail = trail
        scene = FigureScene(recognized, vocabulary)
        self.scene = scene
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = scene.words
        self.positions = scene.positions
        self.units = UnitReader(scene)
        self.governors = GovernorReader(scene, self.units)
        self.senses = SenseReader(scene)
        self.vetoes = VetoReader(scene, self.senses)
        self.ellipses = EllipsisReader(scene)
        self.qualifiers = QualifierReader(scene)

    def find(self) -> list[FoundFigure]:
        """Return the figures in text order."""
        found: list[FoundFigure] = []
        for index, number in enumerate(self.recognized.parsed.numbers):
            if (
                number.kind not in ("cardinal", "magnitude", "fraction")
                or index not in self.positions
            ):
                continue
            first, last = self.positions[index]
            number, last = self._with_ordinal(number, index, last)
            if number.kind == "fraction" and number.value < 1:
                continue
            figure = self._figure(number, first, last, found)
            reason = figure if isinstance(figure, str) else self.vetoes.veto(figure)
            if not isinstance(figure, str) and not reason:
                found.append(self.qualifiers.carried(self.qualifiers.qualified(figure), found))
            elif self.trail is not None:
                counted = last + (1 if reason == COUNTS_ANOTHER else 0)
                span = Span(number.span.start, max(number.span.end, self.words[counted - 1].end))
                self.trail.refuse("number", span, reason)
        return self._with_listed(found)

    def _with_ordinal(
        self, number: NumberExpression, index: int, last: int
    ) -> tuple[NumberExpression, int]:
        """«وصل متابعوها إلى المليون الثالث»: so many whole scales."""
        numbers = self.recognized.parsed.numbers
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if number.rule != SCALE_WORD or following is None or following.kind != "ordinal":
            return number, last
        word = self.words[last] if last < len(self.words) else None
        if word is None or word.start != following.span.start or word.gap != " ":
            return number, last
        span = Span(number.span.start, following.span.end)
        whole = replace(number, span=span, value=number.value * int(following.value))
        return whole, self.positions[index + 1][1]

    def _with_listed(self, found: list[FoundFigure]) -> list[FoundFigure]:
        """«320 و275 و405 منشورات على التوالي»: the noun behind the last of a list counts them all."""
        by_first = {figure.first: figure for figure in found}
        numbers = self.recognized.parsed.numbers
        for index in range(len(numbers) - 2, -1, -1):
            if index not in self.positions or index + 1 not in self.positions:
                continue
            first, last = self.positions[index]
            following = by_first.get(self.positions[index + 1][0])
            known = by_first.get(first)
            taken = known is not None and known.rule != "ellipsis"
            if taken or following is None or numbers[index].kind != "cardinal":
                continue
            gap = self.recognized.parsed.normalized.text[
                numbers[index].span.end : numbers[index + 1].span.start
            ]
            if gap.strip(" ") in LIST_JOINTS:
                listed = replace(
                    following,
                    number=self._scaled(numbers[index], following.number),
                    first=first,
                    last=last,
                    unit_end=last,
                    rule="list",
                )
                by_first[first] = listed
        return [by_first[first] for first in sorted(by_first)]

    def _is_title(self, number: NumberExpression, first: int, last: int) -> bool:
        """«ارتفع متابعو «ثمانية»»: a number word alone in quotation marks is a name."""
        if DIGITS in number.rule or last >= len(self.words):
            return False
        before, behind = self.words[first].gap, self.words[last].gap
        return any(before.endswith(mark) and behind.startswith(QUOTES[mark]) for mark in QUOTES)

    def _scaled(self, number: NumberExpression, following: NumberExpression) -> NumberExpression:
        """«44 و31 مليون تفاعل على التوالي»: the scale behind the last of a list holds for bare digits before it."""
        text = self.recognized.parsed.normalized.text
        lead = LEADING_DIGITS.match(following.span.of(text))
        if lead is None or number.rule != "digits" or number.value >= SMALLEST_SCALE:
            return number
        scale = Fraction(following.value) / int(lead[0])
        if scale not in SCALES:
            return number
        return replace(number, value=number.value * int(scale))

    def _figure(
        self, number: NumberExpression, first: int, last: int, found: list[FoundFigure]
    ) -> FoundFigure | str:
        """Return the figure that a number is, or why it is none."""
        if self._is_title(number, first, last):
            return IS_TITLE
        if number.value == 1 and first and self.words[first - 1].text in self.vocabulary.times_unit:
            return NOTHING_COUNTS  # «لم أستخدمه مرة واحدة»
        behind = self.units.counted_noun(last)
        generic = self.units.is_generic(last)
        if number.value == 1 and number.rule == IN_WORDS and behind is None:
            return NOTHING_COUNTS  # «ورد عليه بكلمة واحدة»
        people = (
            self.units.what_people_did(last)
            if generic or (behind is not None and behind[0].id in ("users", "followers"))
            else None
        )
        if not generic and (doing := self.units.doing(last)) is not None:
            return self._done(number, first, last, doing, found)
        if people is not None and self.senses.holds(people, first, counted=False):
            end = max(last + 1, people.last) if people.verb else last + 1
            return self._found(number, first, last, people, "what the counted did", end)
        if (act := self._act_before(first, behind, generic=generic)) is not None:
            return self._found(number, first, last, act, "governing noun", last + 1)
        verb = self.governors.governing_verb(first)
        told = (
            behind is not None
            and behind[0].id in PERSONS
            and behind[0].id != (verb.id if verb else "")
        )
        if verb is not None and told and verb.id in DONE_BY_PEOPLE:  # «شاهدها 90 مليون متصفح»
            doubt = self.senses.doubt(verb, first, counted=False) if verb.weak else ""
            return doubt or self._found(number, first, last, verb, "governing verb", last + 1)
        if behind is not None and not generic:
            mention, end = behind
            doubt = self.senses.doubt(mention, first, counted=True) if mention.weak else ""
            return doubt or self._found(number, first, last, mention, "counted noun", end)
        if (held := self.units.account_holders(last)) is not None:
            return self._found(number, first, last, held, "holders of accounts", held.first)
        doubt, governor = "", self.governors.governor(first, last)
        if governor is None and behind is None and not found and self.trail is None:
            return NOTHING_COUNTS  # the reason takes longer to tell, and nobody asks for it
        if self.units.counts_something_else(last) and not generic and behind is None:
            return COUNTS_ANOTHER
        if governor is not None:
            governed = self._governed(number, first, last, governor, generic=generic)
            if not isinstance(governed, str):
                return governed
            doubt = governed
        if behind is not None:
            mention, end = behind
            doubt = self.senses.doubt(mention, first, counted=True)
            return doubt or self._found(number, first, last, mention, "counted noun", end)
        return (
            self.ellipses.elliptic(_counted(number), first, last, found) or doubt or NOTHING_COUNTS
        )

    def _governed(
        self,
        number: NumberExpression,
        first: int,
        last: int,
        governor: tuple[MetricMention, str],
        *,
        generic: bool,
    ) -> FoundFigure | str:
        """Return the figure that a noun or verb before a number makes of it, or why it makes none."""
        mention, rule = governor
        if mention.id == POSTS and generic and not self.units.is_times(last):
            reached = self._found(number, first, last, mention, "persons reached", last + 1)
            return replace(reached, metric=REACH)  # «منشوراته وصلت إلى 5 ملايين شخص»
        doubt = self.senses.doubt(mention, first, counted=False) if mention.weak else ""
        return doubt or self._found(
            number, first, last, mention, rule, last + (1 if generic else 0)
        )

    def _done(
        self,
        number: NumberExpression,
        first: int,
        last: int,
        doing: MetricMention,
        found: list[FoundFigure],
    ) -> FoundFigure | str:
        """«…640 ألف متابع.. و21 ألفا يتابعون …»: return the figure of those who do something, or why it is none."""
        told = bool(found) and found[-1].metric == doing.id
        doubt = self.senses.doubt(doing, first, counted=False) if doing.weak and not told else ""
        return doubt or self._found(number, first, last, doing, "what the counted did", last)

    def _act_before(
        self, first: int, behind: tuple[MetricMention, int] | None, *, generic: bool
    ) -> MetricMention | None:
        """«حازت على إعجاب أكثر من 53 ألف متابع»: what so many persons did stands right before their number."""
        persons = generic or (behind is not None and behind[0].id in ACTORS)
        position = self.governors.verbs.bounded(first)
        mention = self.scene.metric_at.get(position - 1)
        if self.words[position].breaks:
            return None
        if not persons or mention is None or mention.verb or mention.plural or mention.pronoun:
            return None
        noun = self.words[mention.first]
        if mention.id not in ACTS or mention.span.start > noun.start or not mention.first:
            return None
        before = self.words[mention.first - 1].text
        counted = before in self.vocabulary.count_word or (
            mention.first - 1 in self.scene.number_words or self.words[position].text[0] == AND
        )
        sound = not mention.weak or self.senses.holds(mention, first, counted=False)
        return mention if sound and not counted else None

    def _found(
        self,
        number: NumberExpression,
        first: int,
        last: int,
        mention: MetricMention,
        rule: str,
        end: int,
    ) -> FoundFigure:
        number = _counted(number)
        return FoundFigure(
            number, first, last, mention.id, mention, rule, number.modifier, unit_end=end
        )


def _counted(number: NumberExpression) -> NumberExpression:
    """An audience has no halves: of the readings of «3.500», the one in thousands."""
    whole = [reading for reading in number.readings if isinstance(reading, int)]
    if len(whole) != 1 or number.upper is not None:
        return number
    if isinstance(number.value, int) and whole[0] < number.value:
        return number
    return replace(number, value=whole[0], readings=())
