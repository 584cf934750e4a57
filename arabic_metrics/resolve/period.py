"""The period of each figure: the nearest that the text ties to it, a heading's, or none; a period is never invented."""

import datetime as dt

from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.resolve.place import Place, PlaceMap
from arabic_metrics.resolve.scene import word_at

HEADER_REACH = 12  # sentences that a heading covers
SHORTEST_HEADER = 7  # days
TiedPeriod = tuple[PeriodExpression, PeriodExpression | None, str]


class PeriodFinder:
    """Finds the periods of the figures of one text."""

    def __init__(self, places: PlaceMap) -> None:
        self.recognized = places.recognized
        self.vocabulary = places.vocabulary
        self.words = places.words
        self.places = places.places
        self.segment = places.segment
        self.periods = self._usable()

    def period(self, place: Place, *, stock: bool = False) -> TiedPeriod | None:
        """Return the period of a figure, the one that it was linked to if another, and the rule."""
        sentence = self.words[place.first].sentence
        here = [(p, at) for p, at in self.periods if self.words[at].sentence == sentence]
        lower, upper = self.segment(place, sentence)
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
