"""What the layout of a text says of its figures: a column says what a cell counts, a row whose it is, an item's number its rank.

Where it leaves more than one reading, it says nothing of a figure, and the words decide.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import ARTICLE, BY_THE
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.parse.parse import ParsedText
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word, holds_any

BY_END = attrgetter("end")
BY_START = attrgetter("start")
FIRST = itemgetter(0)
LONGEST_LABEL, LONGEST_TITLE = 9, 16  # words
MEASURE_REACH = 4  # words
OPENING = frozenset("([")
COUNTED = frozenset({"cardinal", "magnitude", "fraction", "ordinal"})
FIGURE, RANK, NOTHING = "figure", "rank", "nothing"
NAME, METRIC, NETWORK, PERIOD = "name", "metric", "network", "period"
# What other things than audiences have, whatever is counted, and what has members, visits and shares of another kind.
NO_AUDIENCE, BROADCAST = "telecom_word leaflet_word", "television_word"
NO_WEAK_AUDIENCE = "money_word attendance_word assembly place_audience sale_word"
SPORT = "sport_word"
AUDIENCE = "page_noun site_word app_head network_noun"
Range = tuple[int, int]  # the first word, and the one behind the last
R = TypeVar("R", bound=tuple[Any, ...])  # a range, or a mention, which begins with one


@dataclass(frozen=True, slots=True)
class Place:
    """What the layout says of the figure that begins at a word.

    `metric` is what it counts (None: its own words say), `label` whose it is, `network` and `period` the words that tell them, each a
    range of words; `heads` are the ranges above it that may tell what it does not, the nearest first.
    """

    kind: str  # "figure", "rank", "nothing", or "" where its own words decide
    metric: MetricMention | None = None
    label: Range | None = None
    network: Range | None = None
    period: Range | None = None
    heads: tuple[Range, ...] = ()
    scale: int = 1
    change: bool = False
    rate: str | None = None
    inherits: bool = False  # what is not said of it is said above it
    summed: bool = False  # it sums up all networks in the words of `network`


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of the figures of a text by their first words, and the names that stand as labels."""

    places: dict[int, Place] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)


EMPTY = Layout()


class LayoutText:
    """The words of one text as those ask them who read its lists and tables, and what these say."""

    def __init__(
        self,
        parsed: ParsedText,
        words: Sequence[Word],
        table: Vocabulary,
        metrics: Sequence[MetricMention],
        platforms: Sequence[PlatformMention],
    ) -> None:
        self.parsed = parsed
        self.words = words
        self.table = table
        self.metrics = metrics
        self.platforms = platforms
        self.numbers = self._positions(
            [number.span for number in parsed.numbers if number.kind in COUNTED]
        )
        self.number_at = dict(self.numbers)
        self.periods = self._positions([period.span for period in parsed.periods])
        self.period_at = dict(reversed(self.periods))  # the first of those that begin at a word
        self.known = {
            "network": frozenset((p.first, p.last) for p in platforms),
            "period": frozenset(self.periods),
        }
        self.places: dict[int, Place] = {}
        self.labels: dict[int, int] = {}

    def range(self, span: Span) -> Range:
        """The words of a span of the source."""
        folded = self.parsed.normalized.from_source(span)
        first = bisect_right(self.words, folded.start, key=BY_END)
        return first, max(first, bisect_left(self.words, folded.end, key=BY_START))

    def metrics_in(self, first: int, last: int) -> list[MetricMention]:
        """The metric words of a range."""
        return _within(self.metrics, first, last)

    def platforms_in(self, first: int, last: int) -> list[PlatformMention]:
        """The networks of a range."""
        return _within(self.platforms, first, last)

    def periods_in(self, first: int, last: int) -> list[Range]:
        """The periods of a range."""
        return _within(self.periods, first, last)

    def numbers_in(self, first: int, last: int) -> list[Range]:
        """The numbers of a range."""
        return _within(self.numbers, first, last)

    def says_change(self, words: Range) -> bool:
        """Whether some words tell of a change: «الزيادة في المتابعين», «المتابعون الجدد»."""
        new = self.table.new_adjective
        return self.says(words, "change_noun gain_word loss_word") or any(
            self.words[at].text.removeprefix(ARTICLE) in new for at in range(*words)
        )

    def says(self, words: Range, classes: str) -> bool:
        """Whether a range has a word of one of some classes."""
        for word in self.words[words[0] : words[1]]:
            found = self.table.classes(word.text)
            if found and not found.isdisjoint(classes.split()):
                return True
        return False

    def label(self, words: Range) -> Range | None:
        """Keep a name that stands as a label, without what is in brackets behind it."""
        first, last = words
        for at in range(first + 1, last):
            if holds_any(self.words[at].gap, OPENING):
                last = at
                break
        if first >= last or last - first > LONGEST_LABEL:
            return None
        self.labels[first] = last
        return first, last

    def of_audiences(
        self, metric: MetricMention | None, *told: Range, beside: Sequence[Range] = ()
    ) -> bool:
        """Whether figures are of audiences, by what they count, what stands above them, and the names beside them."""
        titles = [words for words in told if words[1] - words[0] <= LONGEST_TITLE]
        if metric is None or any(self.says(words, NO_AUDIENCE) for words in titles):
            return False
        named = any(p.named for words in titles for p in self.platforms_in(*words))
        if not named and any(self.says(words, BROADCAST) for words in titles):
            return False  # channels of television, unless they are told on a network
        if not metric.weak:
            return True
        others = NO_WEAK_AUDIENCE if named else f"{NO_WEAK_AUDIENCE} {SPORT}"
        if any(self.says(words, others) for words in titles):
            return False
        return any(
            self.platforms_in(*words)
            or self.says(words, AUDIENCE)
            or any(self.words[at].text[0] in "@#" for at in range(*words))
            for words in (*told, *beside)
        )

    def ranks(self, words: Range) -> bool:
        """Whether words above a list say that it is in order: «ترتيب الأندية», «الأكثر متابعة», «أعلى 10 حسابات»."""
        said = range(*words)
        if self.says(words, "alphabetical_order") or any(
            self.words[at].text in self.table.order_word
            and self.words[at - 1].text in self.table.without_word
            for at in said[1:]
        ):
            return False
        return self.says(words, "order_word most_word superlative list_sizer")

    def metric_above(self, heads: Sequence[Range]) -> MetricMention | None:
        """What the words above figures say that they count: one metric, or none."""
        for words in heads:
            if words[1] - words[0] > LONGEST_TITLE:
                continue
            found = {m.id: m for m in self.metrics_in(*words) if not m.verb}
            for at in range(*words):
                metric = self.table.measures.get(self.words[at].text)
                reach = (max(words[0], at - MEASURE_REACH), at)
                if metric is not None and (
                    self.says((at - 1, at), "most_word") or self.says(reach, "superlative")
                ):
                    span = Span(self.words[at].start, self.words[at].end)
                    said = MetricMention(at, at + 1, span, metric, False, False, False)
                    found.setdefault(metric, said)
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def scale_above(self, heads: Sequence[Range]) -> int:
        """What figures are told in: «الأرقام بالمليون», «(ألف)»."""
        for words in heads:
            for at in range(*words):
                word, gap = self.words[at].text, self.words[at].gap
                closed = at + 1 == len(self.words) or ")" in self.words[at + 1].gap
                told = word.startswith(BY_THE) or ("(" in gap and closed)
                scale = self.scale([word.removeprefix(BY_THE)]) if told else 1
                if scale > 1:
                    return scale
        return 1

    def rate(self, metric: MetricMention | None) -> str | None:
        """The rate that the words behind a metric above tell: «متوسط الزيارات الشهرية», «الزيارات في اليوم»."""
        if metric is None:
            return None
        said = {word.text for word in self.words[metric.last : metric.last + 2]}
        for rate, phrases in self.table.rates.items():
            adjectives = self.table.rate_adjectives.get(rate, frozenset())
            if adjectives & said or any(self._is_said(metric.last, it) for it in phrases):
                return rate
        return None

    def _is_said(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether a phrase stands right at a word, and no definite word goes on with it: «في الشهر», not «في الشهر الماضي»."""
        near = self.words[at : at + len(phrase) + 1]
        if tuple(word.text for word in near[: len(phrase)]) != phrase or near[0].gap[:1] != " ":
            return False
        behind = near[len(phrase) :]
        return not behind or behind[0].gap != " " or not behind[0].text.startswith(ARTICLE)

    def scale(self, said: list[str]) -> int:
        """The scale that one of some words is: «مليون», «الألف»."""
        numerals = numeral_table(self.table.lexicon)
        for word in said:
            attached = numerals.get(word)
            if attached is not None and attached.numeral.scale:
                return attached.numeral.scale
        return 1

    def _positions(self, spans: list[Span]) -> list[Range]:
        found: list[Range] = []
        at = 0
        for span in spans:
            while at < len(self.words) and self.words[at].end <= span.start:
                at += 1
            last = at
            while last < len(self.words) and self.words[last].start < span.end:
                last += 1
            if last > at:
                found.append((at, last))
        return found


def _within(ranges: Sequence[R], first: int, last: int) -> list[R]:
    """Those of some ranges, which are in order, that are within another."""
    opening, closing = (bisect_left(ranges, at, key=FIRST) for at in (first, last))
    return [it for it in ranges[opening:closing] if it[1] <= last]
