"""Whether a metric word can have a number: the look of a screen at one word and what stands around it."""

from arabic_metrics.resolve.figure import POSTS
from arabic_metrics.resolve.governor import REACH, SINGULAR_TOLD
from arabic_metrics.resolve.unit import DONE_BY_PEOPLE
from arabic_metrics.stream.needle import LIKES, MetricNeedle, Needles
from arabic_metrics.stream.scan import ASCII
from arabic_metrics.stream.sentence import Sentences

COUNTED = 2  # words from a number to what it counts
TOLD_OF = 4  # the same, over a word for people
BESIDE = 4  # words between a metric and a number that needs no word of reaching
GOVERNED = 20  # words from a metric to a number that a word of reaching ties to it
VERB_REACH = 12  # words from «أعجب به» to a number of followers
OPENED = 5  # words before a metric in which its verb may stand
SEEN = GOVERNED + 10  # words behind a metric: the number, and its unit
BACK = 7  # sentences before in which a weak word may find what it is spoken of
TOGETHER = frozenset({"views", "likes", "comments", "shares", "interactions"})
NETWORKS = frozenset({"platform", "network", "app", "site"})
LASTING = frozenset({"platform", "networks", "account", "app", "strong"})


class CountedReader:
    """Looks at the metric words of one article."""

    def __init__(self, sentences: Sentences, needles: Needles) -> None:
        self.sentences = sentences
        self.needles = needles
        self.together: set[str] = set()  # kinds counted so far that mean an audience together

    def may_count(self, metrics: list[MetricNeedle], start: int, end: int) -> bool:
        """Tell whether a metric word may have a number, and the sense of an audience."""
        sentences = self.sentences
        if not sentences.has_number_near(start, end, OPENED, GOVERNED + 4):
            return False
        opening, closing = sentences.bounds(start, end)
        before = sentences.before(start, OPENED)
        behind = sentences.behind(end, closing, SEEN)
        counted = self._is_behind_number(before)
        for metric in metrics:
            taken = len(metric.rest)
            if tuple(behind[:taken]) != metric.rest:
                continue
            after = behind[taken:]
            if not counted and not (
                self._verb_governs(metric, after, opening, closing)
                if metric.verb
                else self._noun_governs(metric, before, after)
            ):
                continue
            if (
                not metric.needs
                or self._is_spoken_of(metric, opening, closing)
                or (metric.id == POSTS and self._counts_persons(after))
            ):
                return True
            if counted and metric.id in TOGETHER:
                self.together.add(metric.id)
                if len(self.together) > 1:
                    return True
        return False

    def _is_behind_number(self, before: list[bytes]) -> bool:
        """«12 مليون متابع», «28 ألفا من المعجبين», «40 ألف مشجع إعجابهم»."""
        people = before[-COUNTED:]
        if self._number_places(people):
            return True
        return bool(self._number_places(before[-TOLD_OF:])) and any(
            word in self.needles.units or word in self.needles.metrics for word in people
        )

    def _noun_governs(self, metric: MetricNeedle, before: list[bytes], after: list[bytes]) -> bool:
        """«متابعيه 40 ألفا», «عدد متابعيه … نحو 40 ألفا»: a noun and a number behind it."""
        places = self._number_places(after[:GOVERNED])
        if not places:
            return False
        classes, reaching = self.needles.classes, self.needles.reaching
        if not classes["done_verb"].isdisjoint(before[-1:]):
            return True
        near = before[-2:]
        counting = not classes["count_word"].isdisjoint(near)
        plural = metric.plural or metric.id == REACH
        if not (plural or metric.id in SINGULAR_TOLD or counting):
            return not classes["report_count"].isdisjoint(near)
        if not reaching.isdisjoint(before) or (counting and places[0] <= BESIDE):
            return True
        for place in places:
            between = after[:place]
            if not reaching.isdisjoint(between):
                return True
            if place <= BESIDE and (
                self.needles.modifying.issuperset(between) or between[-1] in self.needles.glued
            ):
                return True
            if plural and all(map(self._is_adjective, between)):
                return True
        return False

    def _is_adjective(self, word: bytes) -> bool:
        """«مستخدميه النشطين شهريا»; a word of a modifier may stand among them."""
        needles = self.needles
        return (
            word.startswith(needles.article) or word in needles.rates or word in needles.modifying
        )

    def _verb_governs(
        self, metric: MetricNeedle, after: list[bytes], opening: int, closing: int
    ) -> bool:
        """«يتابعها على تويتر 20 ألف شخص»: a verb, and behind it a number of persons or times."""
        places = self._number_places(after[:GOVERNED])
        if not places:
            return False
        told = metric.id in DONE_BY_PEOPLE
        units = self.needles.people if told else self.needles.units
        if any(not units.isdisjoint(after[place + 1 : place + 3]) for place in places):
            return True
        if metric.rest or (metric.id == LIKES and places[0] < VERB_REACH):
            return True
        return bool(NETWORKS & self.sentences.kinds(opening, closing))

    def _counts_persons(self, after: list[bytes]) -> bool:
        """«منشوراته وصلت إلى 5 ملايين شخص»: persons reached by what was posted need nothing else."""
        return not self.needles.units.isdisjoint(after)

    def _number_places(self, words: list[bytes]) -> list[int]:
        numbers = self.needles.numbers
        return [
            place
            for place, word in enumerate(words)
            if word in numbers or (word[0] < ASCII and not word.isalpha())
        ]

    def _is_spoken_of(self, metric: MetricNeedle, opening: int, closing: int) -> bool:
        """Whether a sentence, or one not far before, speaks of what a word with other senses needs."""
        if metric.needs & self.sentences.kinds(opening, closing):
            return True
        lasting = metric.needs & LASTING
        if metric.here or not lasting:
            return False
        start = self.sentences.sentences_before(opening, BACK)
        return bool(lasting & self.sentences.kinds(start, opening))
