"""The period of each figure: the nearest that the text ties to it, a heading's, or none; a period is never invented."""

from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.resolve.period_link import SHORTEST_HEADER, PeriodLinker, TiedPeriod
from arabic_metrics.resolve.period_usable import UsablePeriods
from arabic_metrics.resolve.place import Place, PlaceMap
from arabic_metrics.resolve.scene import word_at

HEADER_REACH = 12  # sentences that a heading covers
COMPARISON_REACH = 8  # words between «مقارنة» and the period of what is compared with
RANK_GAP = 6  # words between a figure and the rank told with it
BRACKET_REACH = 8  # words of a bracket before a period
OPENING = 4  # words of a sentence that say who speaks
LIST_GAP = 4  # words between two figures of a list: their noun, its adjective, «و»


class PeriodFinder:
    """Finds the periods of the figures of one text."""

    def __init__(self, places: PlaceMap) -> None:
        self.recognized = places.recognized
        self.vocabulary = places.vocabulary
        self.words = places.words
        self.places = places.places
        self.segment = places.segment
        self.usable = UsablePeriods(self.recognized, self.vocabulary)
        self.periods = self.usable.find()
        self.reporting = {
            word.sentence for word in self.words if word.text in self.vocabulary.report_word
        }
        self.openings: dict[int, int] = {}
        sentence = -1
        for position, word in enumerate(self.words):
            if word.sentence != sentence:
                sentence = word.sentence
                self.openings[sentence] = position
        self.linker = PeriodLinker([p for p, at in self.periods if not self._in_brackets(at)])

    def period(self, place: Place, *, stock: bool = False) -> TiedPeriod | None:
        """Return the period of a figure, the one that it was linked to if another, and the rule."""
        sentence = self.words[place.first].sentence
        here = [
            (p, at)
            for p, at in self.periods
            if self.words[at].sentence == sentence and not self._is_bracketed(at, place)
        ]
        lower, upper = self.segment(place, sentence)
        behind = [
            p
            for p, at in here
            if place.last <= at < upper
            and not self._turns(place.last, at)
            and not self._compares(place.last, at)
            and not self._is_of_next(place, at, upper)
        ]
        if behind:
            return self.linker.linked(behind[0])
        if any(
            word.text in self.vocabulary.mere_now and (word.breaks or word.text[0] == "و")
            for word in self.words[lower : place.first]
        ):
            return None  # «واليوم»: what was told before is past
        near = [
            p for p, at in here
            if lower <= at < place.first
            and not self._turns(at, place.first) and not self._is_compared(at, lower)
            and not self._is_of_last(lower, at, place)
        ]  # fmt: skip
        if near:
            return self.linker.linked(near[-1])
        rated = self._is_rated(place, lower, upper)
        before = [
            p
            for p, at in here
            if at < place.first and not rated and self._reaches(p, at, place, sentence, stock=stock)
        ]
        if before:
            return self.linker.linked(before[-1])
        listed = [
            p for p, at in here
            if at >= upper and self._is_listed(place.last, at)
            and not (stock and self._is_alone(p))
        ]  # fmt: skip
        if listed:
            return self.linker.linked(listed[0])
        if rated or (stock and any(at < lower for _, at in here)):
            return None  # a level told beside a flow holds at no stated time
        header = self._header(sentence)
        return (header, None, "period of the heading") if header is not None else None

    def _in_brackets(self, at: int) -> bool:
        gaps = "".join(word.gap for word in self.words[max(0, at - BRACKET_REACH) : at + 1])
        return "(" in gaps and ")" not in gaps.rsplit("(", 1)[1]

    def _is_bracketed(self, at: int, place: Place) -> bool:
        """«المركز السادس (بعدما كانت الثالثة في الربع الأول)»: a period in brackets holds for nothing outside."""
        if at < place.first:
            gaps = "".join(word.gap for word in self.words[at + 1 : place.first + 1])
            return ")" in gaps and "(" not in gaps.split(")")[0]
        gaps = "".join(word.gap for word in self.words[place.last : at + 1])
        return "(" in gaps and ")" not in gaps.rsplit("(", 1)[1]

    def _is_of_next(self, place: Place, at: int, upper: int) -> bool:
        """«احتل المركز الأول، محققا في يوليو 4 ملايين»: a period behind a comma is of the figure that follows."""
        if not any(word.breaks for word in self.words[place.last : at]):
            return False
        following = next((p for p in self.places if p.first == upper), None)
        return (
            following is not None
            and self.words[upper].sentence == self.words[at].sentence
            and not any(word.breaks for word in self.words[at + 1 : upper + 1])
        )

    def _is_of_last(self, lower: int, at: int, place: Place) -> bool:
        """«300 ألف مشاهدة خلال 3 أيام، وتلقت 20 ألف تعليق»: how long the figure before a comma took."""
        told = any(other.last == lower for other in self.places)
        return (
            told and not any(word.breaks for word in self.words[lower : at + 1])
            and any(word.breaks for word in self.words[at + 1 : place.first])
        )  # fmt: skip

    def _reaches(
        self, period: PeriodExpression, at: int, place: Place, sentence: int, *, stock: bool
    ) -> bool:
        """Whether a period told with an earlier figure of the sentence holds for this one, too."""
        told = self._told_with(at)
        listed = self._is_listed(told, place.first)
        if self._is_compared(at, at) and not listed:
            return False
        lower, _ = self.segment(place, sentence)
        mean = any(
            word.text in self.vocabulary.mean_word for word in self.words[lower : place.first]
        )
        if period.kind == "duration" and period.start is None and not listed and not mean:
            return False  # «خلال 3 أيام» is how long one figure took
        if self._heads_sentence(period, sentence):
            return True
        if stock and not self._is_result(place):
            return False
        return not self._turns(at, place.first)

    def _is_alone(self, period: PeriodExpression) -> bool:
        """«في سبتمبر الماضي وحده»: the period of no other figure."""
        end = word_at(self.words, period.span.end)
        return end < len(self.words) and self.words[end].text in self.vocabulary.alone

    def _told_with(self, at: int) -> int:
        """The position behind the figure that a period was told with: the one before it, or else the next."""
        for place in reversed(self.places):
            if place.last <= at:
                apart = any(word.breaks for word in self.words[place.last : at + 1])
                if not apart and self.words[place.first].sentence == self.words[at].sentence:
                    return place.last
                break
        return next(place.last for place in self.places if place.last > at)

    def _is_result(self, place: Place) -> bool:
        """«نشر في سبتمبر 412 منشورا، ليصل عدد متابعيه إلى 11 مليونا»: the level that was reached then."""
        lower, _ = self.segment(place, self.words[place.first].sentence)
        table = self.vocabulary
        return any(
            word.text in table.result_verb or word.text in table.gain_word
            for word in self.words[lower : place.first]
        )

    def _is_compared(self, at: int, upper: int) -> bool:
        """«مقارنة بـ 6.9 ملايين في عام 2023»: the period is of what another figure is compared with."""
        first = max(at - COMPARISON_REACH, 0)
        while self.words[first].sentence != self.words[at].sentence:
            first += 1
        return self._compares(first, min(at, upper))

    def _compares(self, first: int, last: int) -> bool:
        table = self.vocabulary
        return any(
            word.text in table.comparison and (
                word.text not in table.after_that or self.words[at + 1].text in table.had_been
            )
            for at, word in enumerate(self.words[first:last], first)
            if at + 1 < len(self.words)
        )  # fmt: skip

    def _turns(self, first: int, last: int) -> bool:
        """Whether a statement of its own opens between two positions: «أما», «وأن», «علما أن»."""
        return any(word.text in self.vocabulary.turn_word for word in self.words[first:last])

    def _is_rated(self, place: Place, lower: int, upper: int) -> bool:
        """«260 ألف زيارة يوميا»: a rate holds at all times, unless it is the mean of a figure told before."""
        if any(word.text in self.vocabulary.mean_word for word in self.words[lower : place.first]):
            return False
        window = [word.text for word in self.words[place.last : min(upper, place.last + 5)]]
        openers = self.vocabulary.rate_openers
        return any(
            tuple(window[offset : offset + len(phrase)]) == phrase
            for offset, word in enumerate(window[:4])
            for _, phrase in openers.get(word, ())
        )

    def _is_listed(self, end: int, last: int) -> bool:
        """«5 ملايين تفاعل و300 منشور خلال سبتمبر»: the figures between two positions are one list."""
        for other in self.places:
            if other.first < end:
                continue
            if other.first > last:
                return True
            if other.ranks and other.last - end <= RANK_GAP and not self._turns(end, other.first):
                end = other.last  # «يتابعها 3 ملايين، واحتلت المركز الثاني في سبتمبر»
                continue
            between = self.words[end : other.first + 1]
            if (
                len(between) > LIST_GAP
                or any(word.breaks for word in between)
                or not any(word.text[0] == "و" for word in between)
            ):
                return False
            end = other.last
        return True

    def _heads_sentence(self, period: PeriodExpression, sentence: int) -> bool:
        """Whether a period opens a sentence that ranks or reports: it covers all figures of it."""
        first = next((p for p in self.places if self.words[p.first].sentence == sentence), None)
        if (
            first is not None
            and self.words[first.first].end <= period.span.start
            and not first.ranks
        ):
            return False
        ranks = any(p.ranks for p in self.places if self.words[p.first].sentence == sentence)
        return ranks or sentence in self.reporting

    def _header(self, sentence: int) -> PeriodExpression | None:
        """The calendar period of an earlier sentence that tells of a report or a list: it covers what follows."""
        if self._is_spoken(sentence):
            return None
        found = None
        for period, at in self.periods:
            place = self.words[at].sentence
            if (
                not sentence - HEADER_REACH <= place < sentence
                or period.kind not in ("date", "range")
                or period.start is None
            ):
                continue
            if period.end is None or (period.end - period.start).days < SHORTEST_HEADER:
                continue
            if self._is_compared(at, at) or self._turns(self._clause_start(at), at):
                continue
            if place in self.reporting or self._opens_list(place):
                found = period
        return found

    def _opens_list(self, sentence: int) -> bool:
        """«أبرز ما ورد عن الربع الثاني من 2025:»: a colon at the end of a sentence opens a list."""
        first = self.openings.get(sentence + 1)
        gap = self.words[first].gap if first is not None else ""
        return ":" in gap and "\n" in gap

    def _is_spoken(self, sentence: int) -> bool:
        """«وقال ناشره إن الموقع …»: what a person says is no part of a report told before."""
        first = self.openings[sentence]
        opening = [word.text for word in self.words[first : first + OPENING]]
        table = self.vocabulary
        said = any(text in table.say_verb and text not in table.preposition for text in opening[:2])
        return said and not any(text in table.report_word for text in opening)

    def _clause_start(self, at: int) -> int:
        """The position behind the comma or the sentence mark before a period."""
        position = at
        while position and not self.words[position].breaks:
            position -= 1
            if self.words[position].sentence != self.words[at].sentence:
                return position + 1
        return position
