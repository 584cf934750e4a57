"""The finders of slots, each also writing down what it passes over and why. Only `explain_claims` asks for them.

Each finds what the finder under it finds: it calls that one, and looks at the candidates that it saw.
"""

from typing import TYPE_CHECKING

from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize import (
    EntityMention,
    RankMention,
    RecognizedText,
    Vocabulary,
)
from arabic_metrics.resolve.antecedent import EARLIER_SENTENCES, AntecedentFinder, Found
from arabic_metrics.resolve.candidate import ACCOUNT_METRICS, CONTENT_METRICS, PRODUCT_CLASSES
from arabic_metrics.resolve.holder import HolderFinder
from arabic_metrics.resolve.owner import OwnerFinder
from arabic_metrics.resolve.period import PeriodFinder
from arabic_metrics.resolve.period_link import TiedPeriod
from arabic_metrics.resolve.place import Place, PlaceMap
from arabic_metrics.resolve.scene import FoundFigure, word_at
from arabic_metrics.resolve.trace_slot import TracedPlatforms, TracedSources
from arabic_metrics.resolve.trail import Trail

if TYPE_CHECKING:
    from arabic_metrics.resolve.collect import SlotCollector

SOURCE = "it is inside a source that is quoted: it states the figure and is not spoken of"
COMPARED = "it stands behind a word of comparison, as what the place is counted from"
NETWORK = "it is a network, and the figure is not of the network's own users"
PRODUCT = "the metric is of an app or a site, and this is neither"
COUNTRY = "the metric is of an account, and a country is none"
WORK = "the metric is of an account, and this is a work"
CONTENT = "the metric is of a work or a tag, and one is told beside the figure"
SPEAKS = "it stands behind a verb of saying, and another is spoken of in what it says"
DISAGREES = "the pronoun agrees with another name"
HELD = "a preposition, a genitive, a verb of saying or a relative clause holds it, and another name is free of that"
FARTHER = "another name that fits stands nearer to the figure"
FOLLOWED = "the words before the figure point back to another name"
BEHIND = "it stands behind the figure, and nothing ties the figure to it"
SOMEWHERE = "another name fits the clause better"


def trace_finders(collector: "SlotCollector", places: PlaceMap, trail: Trail) -> None:
    """Put finders that write down what they pass over in the place of a collector's own."""
    collector.platforms = TracedPlatforms(places, trail)
    collector.periods = TracedPeriods(places, trail)
    collector.slots = TracedSources(places, trail)
    antecedents = TracedAntecedents(collector.recognized, collector.vocabulary, trail)
    collector.antecedents = antecedents
    collector.owners = TracedOwners(antecedents, trail)
    collector.holders = TracedHolders(antecedents, trail)


class TracedAntecedents(AntecedentFinder):
    """Writes down the names that a figure is not given to."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary, trail: Trail) -> None:
        super().__init__(recognized, vocabulary)
        self.trail = trail

    def subject(self, position: int, metric: str, previous: EntityMention | None) -> Found:
        """Find the subject; names inside sources and behind comparisons are no candidates."""
        sentence = self.words[position].sentence
        for entity in self.recognized.entities:
            if self.sentence(entity) != sentence or entity.last > position:
                continue
            if self._is_source(entity):
                self.trail.refuse("entity", entity.span, SOURCE)
            elif self.is_compared(entity):
                self.trail.refuse("entity", entity.span, COMPARED)
        return super().subject(position, metric, previous)

    def told_inside(self, names: list[EntityMention], position: int) -> list[EntityMention]:
        inside = super().told_inside(names, position)
        for entity in names:
            if entity not in inside:
                self.trail.refuse("entity", entity.span, SPEAKS)
        return inside

    def _agreeing(self, names: list[EntityMention], position: int) -> list[EntityMention]:
        agreeing = super()._agreeing(names, position)
        for entity in names:
            if entity not in agreeing:
                self.trail.refuse("entity", entity.span, DISAGREES)
        return agreeing

    def _chosen(self, candidates: list[EntityMention], metric: str) -> EntityMention | None:
        chosen = super()._chosen(candidates, metric)
        for entity in candidates:
            if chosen is None or not self._same(entity, chosen):
                self.trail.refuse("entity", entity.span, self._why_not(entity, chosen, metric))
        return chosen

    def resolved(
        self, entity: EntityMention, position: int, metric: str = ""
    ) -> EntityMention | None:
        """Follow a noun or pronoun back; names between it and its antecedent are passed over."""
        found = super().resolved(entity, position, metric)
        if not entity.anaphoric or found is None:
            return found
        sentence = self.words[position].sentence
        for other in self.entities:
            between = found.span.start < other.span.start and other.last <= position
            near = sentence - EARLIER_SENTENCES <= self.sentence(other)
            if between and near and not other.anaphoric and not self._same(other, found):
                reason = self._why_not(other, found, "followers")
                self.trail.refuse("entity", other.span, FOLLOWED if reason == FARTHER else reason)
        return found

    def _same(self, left: EntityMention, right: EntityMention) -> bool:
        fold = self.vocabulary.lexicon.fold
        known = bool(left.known) and left.known == right.known
        return left.span == right.span or known or fold(left.name) == fold(right.name)

    def _why_not(self, entity: EntityMention, chosen: EntityMention | None, metric: str) -> str:
        if entity.network and metric != "users":
            return NETWORK
        if metric in ACCOUNT_METRICS and entity.role == "country":
            return COUNTRY
        if metric in ACCOUNT_METRICS and self.candidates.is_work(entity):
            return WORK
        if chosen is None:
            return SOMEWHERE
        heads = self.vocabulary.words(PRODUCT_CLASSES[metric]) if metric in PRODUCT_CLASSES else ()
        if chosen.head in heads and entity.head not in heads:
            return PRODUCT
        if self.candidates.level(entity) < self.candidates.level(chosen):
            return HELD
        if metric in CONTENT_METRICS and (
            chosen.role == "hashtag" or self.candidates.is_work(chosen)
        ):
            return CONTENT
        return FARTHER if entity.last <= chosen.first else SOMEWHERE


class TracedOwners(OwnerFinder):
    """Writes down the names behind a figure that it does not belong to."""

    def __init__(self, antecedents: AntecedentFinder, trail: Trail) -> None:
        super().__init__(antecedents)
        self.trail = trail

    def of_figure(self, figure: FoundFigure, previous: EntityMention | None) -> Found:
        """Find the owner; a name of the sentence that stands behind the figure is passed over."""
        found = super().of_figure(figure, previous)
        _pass_over_behind(self.antecedents, self.trail, figure.last, found[0])
        return found


class TracedHolders(HolderFinder):
    """Writes down the names behind a place that do not hold it."""

    def __init__(self, antecedents: AntecedentFinder, trail: Trail) -> None:
        super().__init__(antecedents)
        self.trail = trail

    def of_rank(self, rank: RankMention, previous: EntityMention | None) -> Found:
        """Find the holder; a name of the sentence that stands behind the place is passed over."""
        found = super().of_rank(rank, previous)
        _pass_over_behind(self.antecedents, self.trail, rank.last, found[0])
        return found


def _pass_over_behind(
    finder: AntecedentFinder, trail: Trail, position: int, found: EntityMention | None
) -> None:
    """Write down the first name behind a figure, up to the next number of its sentence, that it was not given to."""
    for entity in finder.recognized.entities:
        if entity.first < position or entity.anaphoric:
            continue
        between = finder.words[position : entity.first]
        if finder.sentence(entity) != finder.words[position - 1].sentence or any(
            word.text[0].isdecimal() for word in between
        ):
            return
        if found is None or entity.span != found.span:
            reason = COMPARED if finder.is_compared(entity) else BEHIND
            trail.refuse("entity", entity.span, reason)
        return


class TracedPeriods(PeriodFinder):
    """Writes down the periods that a figure does not hold over."""

    def __init__(self, places: PlaceMap, trail: Trail) -> None:
        self.trail = trail
        super().__init__(places)

    def period(self, place: Place, *, stock: bool = False) -> TiedPeriod | None:
        """Find the period; the others of the sentence are passed over."""
        tied = super().period(place, stock=stock)
        taken = {period.span for period in tied[:2] if period is not None} if tied else set()
        usable = {period.span for period, _ in self.periods}
        sentence = self.words[place.first].sentence
        lower, upper = self.segment(place, sentence)
        for period in self.recognized.parsed.periods:
            at = word_at(self.words, period.span.start)
            if at >= len(self.words) or self.words[at].sentence != sentence:
                continue
            if period.span in taken:
                continue
            reason = (
                self._why_not(place, at, lower, upper, stock=stock)
                if period.span in usable
                else self._why_unusable(period, at)
            )
            self.trail.refuse("period", period.span, reason)
        return tied

    def _why_not(self, place: Place, at: int, lower: int, upper: int, *, stock: bool) -> str:
        first, last = (place.last, at) if at >= place.last else (at, place.first)
        if self._turns(first, last):
            return "a statement of its own opens between it and the figure"
        compared = self._compares(first, last) if at >= place.last else self._is_compared(at, lower)
        if compared:
            return "it is the time of what the figure is compared with"
        if self._is_rated(place, lower, upper):
            return "the figure is a rate, which holds at no one time"
        if at >= upper or at < lower:
            if stock:
                return "it is told with another figure, and a level holds at no stated time"
            return "it is told with another figure"
        if self._is_of_next(place, at, upper) or self._is_of_last(lower, at, place):
            return "it is told with another figure"
        return "another period stands nearer to the figure"

    def _why_unusable(self, period: PeriodExpression, at: int) -> str:
        if period.kind == "set":
            return "it says how often, not when"
        if period.kind == "clock":
            return "it is a time of day"
        if self.usable.is_of_saying(period, at):
            return "it is the day of a statement"
        if self.usable.is_apart(at):
            return "it is the time of a founding, or of what the figure is compared with"
        if period.kind == "duration":
            return "nothing says that something was counted through it"
        return "it only means that what follows is of now"
