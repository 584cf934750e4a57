"""Whether a metric word can have a number: the look of a screen at one word and what stands around it."""

from itertools import pairwise

from arabic_metrics.recognize.audience import MEMBERS, NETWORKS
from arabic_metrics.resolve.figure import POSTS
from arabic_metrics.resolve.governor import (
    GOVERNING_REACH,
    NEAR_WORDS,
    OWNER_WORDS,
    REACH,
    SINGULAR_TOLD,
    TOLD_WHERE,
)
from arabic_metrics.resolve.sense import SOCIAL_TEXT_REACH
from arabic_metrics.resolve.unit import DONE_BY_PEOPLE, HOLDERS_REACH, VISITS
from arabic_metrics.resolve.verb import TOLD_IN_TIMES, VERB_REACH
from arabic_metrics.stream.needle import Needles
from arabic_metrics.stream.numbered import UNIT, NumberReader
from arabic_metrics.stream.sentence import FARTHER, Sentences
from arabic_metrics.stream.sought import Sought
from arabic_metrics.stream.wording import MetricNeedle, stands

OPENED = 6  # words before the last of a metric phrase in which its number may stand, or its verb
SEEN = GOVERNING_REACH + 12  # words behind a metric: the number, and its unit
NETWORK = 64  # bytes behind a sentence in which the network of «أعضاء شبكة» may stand, or the object of a verb
TOLD_REACH = GOVERNING_REACH + OPENED  # words from a word for persons to «عددهم»
FOLLOWERS, VIEWS, DOWNLOADS, USERS = "followers", "views", "downloads", "users"
MOVING = ("reach_word", "move_verb", "change_noun")
TOGETHER = frozenset({"views", "likes", "comments", "shares", "interactions"})
LASTING = frozenset({"platform", "networks", "account", "app", "strong"})


class CountedReader(NumberReader):
    """Looks at the metric words of one article."""

    def __init__(self, sentences: Sentences, needles: Needles) -> None:
        super().__init__(sentences, needles)
        self.together: set[str] = (
            set()
        )  # kinds counted in a sentence that mean an audience together
        self.persons = -1  # where the last word for persons that was read ends
        self.opening = 0  # where that sentence begins
        self.place = 0  # where the word that is looked at ends

    def may_count(self, sought: Sought, start: int, end: int) -> bool:
        """Tell whether a metric word may have a number, and the sense of an audience."""
        sentences = self.sentences
        if sought.followed and sentences.next_word(end) not in sought.followed:
            return False
        if not sentences.has_number_near(start, end, OPENED, GOVERNING_REACH + 4):
            return False
        opening, closing = sentences.bounds(start, end)
        preceding = sentences.before(start, OPENED)
        behind = sentences.behind(end, closing, SEEN)
        self.closing, self.place = closing, end
        word = sentences.data[start:end]
        for metric in sought.metrics:
            if not stands(metric, preceding, behind):
                continue
            led = len(metric.lead)
            before = preceding[:-led] if led else preceding
            if metric.id in TOGETHER and self._counts_together(metric, before, opening):
                return True
            after = behind[len(metric.rest) :]
            counted = self._is_counted(metric, metric.lead[0] if led else word, before)
            if not counted and not (
                self._verb_governs(metric, before, after, opening, closing)
                if metric.verb
                else self._noun_governs(metric, before, after)
            ):
                continue
            if counted and len(sentences.words(opening, start, 0)) == led:
                opening = sentences.said_before(opening)  # «12 ألفا من\nمشاركيه»
            if (
                not metric.needs
                or self._is_spoken_of(metric, opening, closing)
                or (metric.id == POSTS and self.counts_persons(after))
            ):
                return True
        return False

    def _counts_together(self, metric: MetricNeedle, before: list[bytes], opening: int) -> bool:
        """«38 مليون مشاهد و100 مليون إعجاب»: each shows what the other means."""
        if not any(map(self.is_number, before[-UNIT:])):
            return False
        if opening != self.opening:
            self.opening, self.together = opening, set()
        self.together.add(metric.id)
        return len(self.together) > 1

    def _is_counted(self, metric: MetricNeedle, word: bytes, before: list[bytes]) -> bool:
        """«12 مليون متابع», «28 ألفا من المعجبين», «88 ألفا من متابعيه», «40 ألف مشجع إعجابهم»."""
        if before and metric.counted and self.is_number(before[-1]):
            return True
        ordinal = metric.counted and before and before[-1] in self.needles.numerals
        if ordinal and any(map(self.is_number, before[-2:-1])):
            return True  # «المليون الثاني متابع»
        if metric.id == USERS and (metric.lead or metric.rest):  # «410 آلاف موريتاني لهم حسابات»
            return any(map(self.is_number, before[-HOLDERS_REACH:]))
        if (
            not self.needles.classes["who_is_meant"].isdisjoint(before[-1:])
            and metric.verb
            and metric.id == FOLLOWERS
            and any(map(self.is_number, before[-2:-1]))
        ):
            return True
        if not metric.verb and before and before[-1] in self.needles.from_word:
            definite = word.startswith(self.needles.article)
            if (definite or (metric.pronoun and metric.plural)) and any(
                map(self.is_number, before[-2:-1])
            ):
                return True
        if not (
            metric.id == VISITS or (metric.id == FOLLOWERS and metric.pronoun)
            if metric.verb
            else metric.id in DONE_BY_PEOPLE
        ):
            return False
        needles = self.needles
        return any(
            self.is_number(number) and (unit in needles.people or unit in needles.persons)
            for number, unit in pairwise(before[-3:])
        )

    def _noun_governs(self, metric: MetricNeedle, before: list[bytes], after: list[bytes]) -> bool:
        """«متابعيه 40 ألفا», «عدد متابعيه … نحو 40 ألفا»: a noun and a number behind it."""
        places = self.number_places(after[:GOVERNING_REACH])
        if not places:
            return False
        needles, classes = self.needles, self.needles.classes
        reaching, near_before = classes["reach_word"], before[-2:]
        if not classes["done_verb"].isdisjoint(before[-1:]) and any(
            not classes["times_unit"].isdisjoint(self.unit(place, after)) for place in places
        ):
            return True
        if any(self._is_beside(after[:place]) for place in places):
            return True
        counting = not classes["count_word"].isdisjoint(near_before)
        told = (
            counting
            or metric.plural
            or metric.verb
            or metric.id == REACH
            or not classes["report_count"].isdisjoint(near_before)
        )
        phrase = bool(metric.lead or metric.rest)
        reached = any(not classes[it].isdisjoint(before[-1:]) for it in MOVING)
        if self._has_aside() and (told or phrase or metric.id in SINGULAR_TOLD):
            return True
        if self._is_told_in_times(metric, after, places, reached=reached):
            return True
        if not (told or phrase or metric.id in SINGULAR_TOLD):
            return False
        near_words = OWNER_WORDS if reached else NEAR_WORDS
        had_been = metric.plural and self._had_been(before)
        opened = (
            counting or ((metric.plural or metric.verb or metric.id in SINGULAR_TOLD) and reached)
        ) and not reaching.isdisjoint(before[-3:])
        plural = metric.plural or metric.verb
        for place in places:
            between = after[:place]
            if not (told or reached or place <= 2 or not reaching.isdisjoint(between)):
                continue
            if (counting or metric.pronoun) and plural and place <= TOLD_WHERE:
                return True
            if had_been and place <= NEAR_WORDS:
                return True
            near = [word for word in between if word not in needles.modifying]
            if place <= 2 and (not near or between[-1] in needles.glued):
                return True
            if plural and metric.pronoun and all(map(self._is_adjective, near)):
                return True
            if (opened or not needles.reaching.isdisjoint(between)) and (
                counting or metric.pronoun or len(near) <= near_words
            ):
                return True
        return False

    def _is_beside(self, between: list[bytes]) -> bool:
        """«إعجاب أكثر من 53 ألف متابع», «المتابع من قبل 12 مليونا»: only a bound stands between, or who does it."""
        by_whom = len(between) > 1 and between[1] in self.needles.classes["agent_noun"]
        return by_whom or all(word in self.needles.bounding for word in between)

    def _has_aside(self) -> bool:
        """«التفاعلات (إعجابات وقلوب) 22 ألفا»: whether brackets close behind the word that is looked at."""
        data = self.sentences.data
        return data.find(b")", self.place, min(self.closing, self.place + FARTHER)) >= 0

    def _is_told_in_times(
        self, metric: MetricNeedle, after: list[bytes], places: list[int], *, reached: bool
    ) -> bool:
        """«مع تنزيلها 6 ملايين مرة», «تجاوزت مشاهدة اللقطة 3 ملايين مرة»: what was done, and how many times."""
        times = self.needles.classes["times_unit"]
        return any(
            not times.isdisjoint(self.unit(place, after))
            for place in places
            if metric.pronoun or (metric.id == VIEWS and reached)
        )

    def _had_been(self, before: list[bytes]) -> bool:
        """«وكان متابعوه … 289 ألفا», «إن مستخدمي الخدمة 186 مليونا»: no verb of reaching is needed."""
        classes = self.needles.classes
        return not (classes["that_word"] | classes["had_been"]).isdisjoint(before[-2:])

    def may_tell_again(self, start: int, end: int) -> bool:
        """«مستخدمو المواقع …، إذ وصل عددهم فيها إلى 26.6 مليون»: whose number it is was said before."""
        opening, closing = self.sentences.bounds(start, end)
        if self.persons <= opening:
            return False
        behind = self.sentences.behind(end, closing, NEAR_WORDS + 1)
        if not any(map(self.is_number, behind)):
            return False
        return len(self.sentences.words(self.persons, start, 0)) <= TOLD_REACH

    def _is_adjective(self, word: bytes) -> bool:
        """«مستخدميه النشطين شهريا»."""
        return word.startswith(self.needles.article) or word in self.needles.rates

    def _verb_governs(
        self,
        metric: MetricNeedle,
        before: list[bytes],
        after: list[bytes],
        opening: int,
        closing: int,
    ) -> bool:
        """«يتابعها على تويتر 20 ألف شخص»: a verb, and behind it a number of persons or times."""
        classes = self.needles.classes
        if not self.needles.who.isdisjoint(before[-1:]) and self._noun_governs(
            metric, before, after
        ):
            return True  # «عدد من تفاعلوا معها»
        if metric.id in DONE_BY_PEOPLE and self.is_done_by_persons(after):
            return True
        for place in self.number_places(after[: VERB_REACH + 1]):
            behind = self.unit(place, after)
            times = not classes["times_unit"].isdisjoint(behind)
            persons = not classes["generic_unit"].isdisjoint(behind)
            named = times or not NETWORKS.isdisjoint(self.sentences.kinds(opening, closing))
            if metric.pronoun:
                if (
                    persons
                    or named
                    or metric.rest
                    or self.is_large(after[place : place + 2], metric)
                ):
                    return True
                continue
            if metric.id in TOLD_IN_TIMES:
                if times or (persons and metric.id == DOWNLOADS):
                    return True
                continue
            if persons:
                return True
            if metric.id in (FOLLOWERS, VIEWS) and named:
                return True
        return False

    def _is_spoken_of(self, metric: MetricNeedle, opening: int, closing: int) -> bool:
        """Whether a sentence, or one not far before, speaks of what a word with other senses needs."""
        # «أعضاء شبكة لينكد إن», whatever stands between; «12 ألفا يتابعون\nحسابها»
        if metric.id == MEMBERS or metric.verb:
            closing = min(closing + NETWORK, len(self.sentences.data))
        if metric.needs & self.sentences.kinds(opening, closing):
            return True
        lasting = metric.needs & LASTING
        if metric.here or not lasting:
            return False
        start = self.sentences.sentences_before(opening, SOCIAL_TEXT_REACH)
        return bool(lasting & self.sentences.kinds(start, opening))
