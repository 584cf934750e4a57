"""Platform, period, scope and source of each figure: the nearest that the text ties to it, none where it ties none."""

import datetime as dt
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize import (
    AttributionMention,
    EntityMention,
    PlatformMention,
    RankMention,
    RecognizedText,
    Vocabulary,
)
from arabic_metrics.resolve.figure import word_at

PLATFORM_BACK = 3  # sentences
SCOPE_REACH = 10
HEADER_REACH = 12  # sentences that a heading covers
SHORTEST_HEADER = 7  # days
TiedPeriod = tuple[PeriodExpression, PeriodExpression | None, str]
IMPLIED_REACH = 12
AND = "و"
CLOSE_REACH = 7  # words between a figure and its network


@dataclass(frozen=True, slots=True)
class Place:
    """A figure or rank by its word positions."""

    first: int
    last: int
    ranks: bool = False


class SlotFinder:
    """Finds platforms, periods and sources for the figures of one text, given where all of them stand."""

    def __init__(
        self, recognized: RecognizedText, vocabulary: Vocabulary, places: list[Place]
    ) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words
        self.places = sorted(places, key=lambda place: place.first)
        self.platforms = list(recognized.platforms)
        self.periods = self._usable()

    # -- platform

    def platform(self, place: Place, metric: str) -> PlatformMention | None:
        """Return the network of a figure: behind it, before it in its clause, or the last one named."""
        usable = [p for p in self.platforms if self._fits(p, metric)]
        sentence = self.words[place.first].sentence
        here = [p for p in usable if self.words[p.first].sentence == sentence]
        lower, upper = self._segment(place, sentence)
        after = [p for p in here if place.last <= p.first < upper]
        before = [p for p in here if lower <= p.first < place.first]
        if any(p.named for p in here if p.first < place.first):
            after = [p for p in after if p.named]
        close = [p for p in after if self._is_close(place, p)]
        if close and not (before and self._before_style(sentence, usable)):
            return close[0]
        if before:
            return before[-1]
        if after and not self._before_style(sentence, usable):
            return after[0]
        if before:
            return before[-1]
        earlier = [p for p in here if p.first < place.first]
        if earlier:
            return earlier[-1]
        if after:
            return after[0]
        return self._carried(place, sentence, usable, here)

    def implied(
        self,
        place: Place,
        metric: str,
        entity: EntityMention | None,
        platform: PlatformMention | None,
    ) -> PlatformMention | None:
        """Return what the metric itself says of the network: visits are of a site, downloads of an app, tweets of X."""
        head = entity.head if entity is not None else ""
        if platform is not None and entity is not None and entity.role == "hashtag":
            if self.words[platform.first].sentence != self.words[place.first].sentence:
                platform = None  # a tag runs on many networks: only its own sentence names one
        if metric == "visits" and head not in self.vocabulary.app_head:
            return self._word(place, self.vocabulary.site_word, "website") or platform
        if (
            metric == "downloads"
            or (
                metric in ("users", "rank", "visits", "messages")
                and head in self.vocabulary.app_head
            )
        ) and (platform is None or metric == "downloads" or not self._names(platform, place)):
            return PlatformMention(
                place.first, place.last, self._span(place.first, place.last), "app"
            )
        if (
            metric == "rank"
            and head in self.vocabulary.site_head
            and (platform is None or not self._names(platform, place))
        ):
            return PlatformMention(
                place.first, place.last, self._span(place.first, place.last), "website"
            )
        if platform is None or not platform.named:
            return self._word(place, self.vocabulary.implies_x, "x") or platform
        return platform

    def _names(self, platform: PlatformMention, place: Place) -> bool:
        return (
            self.words[platform.first].sentence == self.words[place.first].sentence
            and abs(platform.first - place.last) <= CLOSE_REACH
        )

    def _word(self, place: Place, words: frozenset[str], id: str) -> PlatformMention | None:
        """The nearest word of a class around a figure, as evidence of a network."""
        window = range(
            max(0, place.first - IMPLIED_REACH), min(len(self.words), place.last + IMPLIED_REACH)
        )
        near = [
            p
            for p in window
            if self.words[p].text in words
            and self.words[p].sentence == self.words[place.first].sentence
        ]
        if not near:
            return None
        chosen = min(near, key=lambda p: abs(p - place.first))
        return PlatformMention(chosen, chosen + 1, self._span(chosen, chosen + 1), id)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words[first].start, self.words[last - 1].end)

    def _is_close(self, place: Place, platform: PlatformMention) -> bool:
        """Whether a network behind a figure belongs to it: no «و», comma or verb stands between."""
        between = self.words[place.last : platform.first]
        return len(between) <= CLOSE_REACH and not any(
            word.breaks or word.text[0] == AND or word.text in self.vocabulary.clause_word
            for word in between
        )

    def _carried(
        self,
        place: Place,
        sentence: int,
        usable: list[PlatformMention],
        here: list[PlatformMention],
    ) -> PlatformMention | None:
        back = [
            p for p in usable if sentence - PLATFORM_BACK <= self.words[p.first].sentence < sentence
        ]
        named = [p for p in back if p.named]
        if named:
            return named[-1]
        later = [p for p in here if p.first >= place.last]
        if later:
            return later[0]
        ids = {p.id for p in usable if p.named}
        if len(ids) == 1:
            return next(p for p in usable if p.named)
        return back[-1] if back else None

    def _fits(self, platform: PlatformMention, metric: str) -> bool:
        if platform.id == "app":
            return metric in ("downloads", "users", "rank")
        if platform.id == "website":
            return metric in ("visits", "users", "views", "rank")
        return True

    def _segment(self, place: Place, sentence: int) -> tuple[int, int]:
        """Word positions between the figures before and behind, within the sentence."""
        lower = (
            next((w for w in range(place.first, -1, -1) if self.words[w].sentence != sentence), -1)
            + 1
        )
        upper = next(
            (w for w in range(place.first, len(self.words)) if self.words[w].sentence != sentence),
            len(self.words),
        )
        for other in self.places:
            if other.last <= place.first:
                lower = max(lower, other.last)
            elif other.first >= place.last:
                upper = min(upper, other.first)
                break
        return lower, upper

    def _before_style(self, sentence: int, usable: list[PlatformMention]) -> bool:
        """«على تويتر 85 ألفا وعلى فيسبوك 12 ألفا»: the network is named before each figure of the sentence."""
        places = [p for p in self.places if self.words[p.first].sentence == sentence]
        here = [p for p in usable if self.words[p.first].sentence == sentence and p.named]
        if not places or not here:
            return False
        first_before = any(p.first < places[0].first for p in here)
        last_after = any(p.first >= places[-1].last for p in here)
        return first_before and not last_after

    # -- period

    def period(self, place: Place, *, stock: bool = False) -> TiedPeriod | None:
        """Return the period of a figure, the one that it was linked to if another, and the rule."""
        sentence = self.words[place.first].sentence
        here = [(p, at) for p, at in self.periods if self.words[at].sentence == sentence]
        lower, upper = self._segment(place, sentence)
        behind = [p for p, at in here if place.last <= at < upper]
        before = [p for p, at in here if at < place.first]
        near = [p for p, at in here if lower <= at < place.first]
        if behind:
            return self._linked(behind[0])
        if stock and not near and before and not self._heads_sentence(before[0], sentence):
            return None  # a level told beside a flow holds at no stated time
        if near or before or here:
            return self._linked((near or before or [p for p, _ in here])[-1])
        header = self._header(sentence)
        return (header, None, "period of the heading") if header is not None else None

    def _heads_sentence(self, period: PeriodExpression, sentence: int) -> bool:
        """Whether a period opens a sentence that ranks or reports: it covers all figures of it."""
        first = next((p for p in self.places if self.words[p.first].sentence == sentence), None)
        if (
            first is not None
            and self.words[first.first].end <= period.span.start
            and not first.ranks
        ):
            return False
        inside = [word for word in self.words if word.sentence == sentence]
        return any(p.ranks for p in self.places if self.words[p.first].sentence == sentence) or any(
            word.text in self.vocabulary.report_word for word in inside
        )

    def _usable(self) -> list[tuple[PeriodExpression, int]]:
        """The periods that a figure can hang on, each with its word position."""
        found = []
        for period in self.recognized.parsed.periods:
            at = word_at(self.words, period.span.start)
            if (
                at >= len(self.words)
                or period.kind in ("set", "clock")
                or self.words[at].text in self.vocabulary.mere_now
            ):
                continue
            opener = self.words[at - 1].text if at else ""
            inside = self.words[at].text in self.vocabulary.duration_opener
            if (
                period.kind == "duration"
                and period.start is None
                and opener not in self.vocabulary.duration_opener
                and not inside
            ):
                continue
            found.append((period, at))
        return found

    def _header(self, sentence: int) -> PeriodExpression | None:
        """The calendar period of an earlier sentence that tells of a report or a list: it covers what follows."""
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
            if any(
                word.sentence == place and word.text in self.vocabulary.report_word
                for word in self.words
            ):
                found = period
        return found

    def _linked(self, period: PeriodExpression) -> TiedPeriod | None:
        """Tie a duration or «تلك الفترة» to the article's one explicit period of that length."""
        if period.kind == "duration" and period.start is None:
            fitting = self._explicit_of(period.value)
            if len(fitting) == 1:
                return fitting[0], period, "duration linked to the one period of its length"
            return period, None, "duration"
        if period.kind == "anaphor":
            earlier = [
                p
                for p, _ in self.periods
                if p.span.end <= period.span.start and p.kind != "anaphor"
            ]
            dated = [p for p in earlier if p.start is not None]
            if earlier and earlier[-1].kind == "duration" and earlier[-1].start is None:
                return self._linked(earlier[-1])
            if dated:
                return dated[-1], period, "anaphor linked to the period before"
            explicit = {
                p.value: p
                for p, _ in self.periods
                if p.kind in ("date", "range") and p.start is not None
            }
            if len(explicit) == 1:
                return next(iter(explicit.values())), period, "anaphor linked to the one period"
            return None
        return period, None, "period"

    def _explicit_of(self, duration: str) -> list[PeriodExpression]:
        """The explicit periods of the text that last as long as a duration, each value once."""
        found: dict[str, PeriodExpression] = {}
        for period, _ in self.periods:
            if (
                period.kind in ("date", "range")
                and period.start
                and period.end
                and _lasts(period.start, period.end, duration)
            ):
                found.setdefault(period.value, period)
        return list(found.values())

    # -- scope and source

    def scope(self, rank: RankMention) -> Span | None:
        """Return the words behind a rank that say among whom: «على مستوى العالم»."""
        position = rank.last
        sentence = self.words[rank.first].sentence
        while (
            position < len(self.words)
            and position - rank.last <= 4
            and self.words[position].sentence == sentence
        ):
            match = self.vocabulary.ranks.match(list(self.words), position)
            if match is not None and match[0].role == "scope_head":
                end = position + match[1]
                while (
                    end < len(self.words)
                    and end - position < SCOPE_REACH
                    and not self.words[end].breaks
                    and self.words[end].text not in self.vocabulary.clause_word
                    and self.words[end].text not in self.vocabulary.common_verb
                    and not self.words[end].text[0].isdecimal()
                ):
                    if self.words[end].text in self.vocabulary.scope_end:
                        break
                    end += 1
                return Span(self.words[position].start, self.words[end - 1].end)
            position += 1
        return None

    def attribution(self, place: Place) -> AttributionMention | None:
        """Return the source named in the sentence of a figure, the nearest one."""
        sentence = self.words[place.first].sentence
        here = [a for a in self.recognized.attributions if self.words[a.first].sentence == sentence]
        return min(here, key=lambda a: abs(a.first - place.first)) if here else None


def _lasts(start: dt.date, end: dt.date, duration: str) -> bool:
    """Whether a period lasts as long as an ISO duration of whole months, years, weeks or days says."""
    unit, amount = duration[-1:], duration[1:-1]
    if duration[:1] != "P" or not amount.isdecimal():
        return False
    count = int(amount)
    if unit in "MY" and start.day == end.day:
        months = (end.year - start.year) * 12 + end.month - start.month
        return months == count * (12 if unit == "Y" else 1)
    days = (end - start).days
    return unit in "DW" and days == count * (7 if unit == "W" else 1)
