"""Every figure and rank of a text with its entity, platform, period and source, in text order."""

from dataclasses import replace

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.recognize import (
    EntityMention,
    RankMention,
    RecognizedText,
)
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.resolve.antecedent import AntecedentFinder
from arabic_metrics.resolve.claim import Unresolved
from arabic_metrics.resolve.distribute import Distributor
from arabic_metrics.resolve.figure import FigureFinder
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.gapped import GapReader
from arabic_metrics.resolve.holder import HolderFinder
from arabic_metrics.resolve.listed import ListReader
from arabic_metrics.resolve.owner import OwnerFinder
from arabic_metrics.resolve.period import PeriodFinder
from arabic_metrics.resolve.place import Place, PlaceMap
from arabic_metrics.resolve.platform import PlatformFinder
from arabic_metrics.resolve.rank import kept_ranks, ranks_countries
from arabic_metrics.resolve.scene import FoundFigure
from arabic_metrics.resolve.slot import SlotFinder
from arabic_metrics.resolve.total import TotalReader
from arabic_metrics.resolve.trace import trace_finders
from arabic_metrics.resolve.trail import Trail

BY, AND = "ب", "و"
POSTS, SHARES = "posts", "shares"
AS_BEFORE = "same as the figure before"
OF_PLACE = "holder of the place"
UNNAMED = "nobody is named behind it"
OF_COUNTRIES = "it ranks countries, and no users are told beside it"
NO_PLACE = "no place is told before it that it could follow"


class SlotCollector:
    """Fills the slots of one text."""

    def __init__(
        self, recognized: RecognizedText, lexicon: Lexicon, trail: Trail | None = None
    ) -> None:
        self.trail, self.recognized = trail, recognized
        self.vocabulary, self.normalized = vocabulary(lexicon), recognized.parsed.normalized
        self.figures = FigureFinder(recognized, self.vocabulary, trail).find()
        self.ranks = kept_ranks(recognized, self.vocabulary, self.figures, trail)
        self.empty = not self.figures and not self.ranks and trail is None
        if self.empty:
            return  # what fills slots looks for names, and there is nothing to fill
        places = [Place(f.first, f.last) for f in self.figures]
        places += [Place(r.first, r.last, True) for r in self.ranks]
        place_map = PlaceMap(recognized, self.vocabulary, places)
        self.platforms = PlatformFinder(place_map)
        self.totals = TotalReader(recognized, self.vocabulary)
        self.periods = PeriodFinder(place_map)
        self.slots = SlotFinder(place_map)
        self.antecedents = AntecedentFinder(recognized, self.vocabulary)
        self.owners = OwnerFinder(self.antecedents)
        self.gaps = GapReader(recognized, self.vocabulary, self.antecedents.bounds)
        self.holders = HolderFinder(self.antecedents)
        if trail is not None:
            trace_finders(self, place_map, trail)
        self.distributor = Distributor(recognized, self.vocabulary, self.antecedents.entities)
        self.lists = ListReader(recognized, self.vocabulary, self.distributor)

    def collect(self) -> tuple[list[FilledSlot], list[Unresolved]]:
        """Return the filled slots, and the figures that no entity is named for."""
        filled, unresolved = self._filled()
        return self.lists.distributed(filled), unresolved

    def _filled(self) -> tuple[list[FilledSlot], list[Unresolved]]:
        found: list[FilledSlot] = []
        unresolved: list[Unresolved] = []
        previous: EntityMention | None = None
        rank_slot: FilledSlot | None = None
        items: list[tuple[int, FoundFigure | RankMention]] = [(f.first, f) for f in self.figures]
        items += [(r.first, r) for r in self.ranks]
        for _, item in sorted(items, key=lambda pair: pair[0]):
            if self.trail is not None:
                self.trail.consider(item.first)
            if isinstance(item, RankMention):
                ranked = self._rank_slot(item, previous, rank_slot)
                if ranked is None:
                    continue
                slot = rank_slot = ranked
            else:
                slot = self._figure_slot(item, previous, rank_slot, found)
                if slot.entity is None:
                    unresolved.append(self._unresolved(item))
            found.append(slot)
            previous = slot.entity or previous
        return found, unresolved

    def _rank_slot(
        self, rank: RankMention, previous: EntityMention | None, before: FilledSlot | None
    ) -> FilledSlot | None:
        """Fill the slot of a place; in a list it has the time and the scope of the place before."""
        entity, rule = self.holders.of_rank(rank, previous)
        if ranks_countries(rank, entity, self.figures, self.recognized):
            self._refuse(rank, OF_COUNTRIES)
            return None
        if rank.rule == "next":
            last = before.entity if before is not None else None
            if last is not None and previous is not None and previous.name != last.name:
                self._refuse(rank, NO_PLACE)  # «أما أغنية «س» فحققت مليونين، تلتها …»
                return None
            if before is None or before.rank is None or entity is None:
                self._refuse(rank, UNNAMED if before is not None else NO_PLACE)
                return None
            rank = replace(rank, value=before.rank.value + 1, upper=None)
        slot = self._tied(Place(rank.first, rank.last, True), "rank", entity, rule)
        slot.rank, slot.scope = rank, self.slots.scope(rank)
        if (reached := self._reached(rank)) is not None:
            slot.platform = self.platforms.named(reached, slot.metric) or slot.platform
        if before is not None and before.rank is not None and slot.sentence - before.sentence <= 1:
            slot.period = slot.period or before.period
            if rank.value > before.rank.value:
                slot.scope = slot.scope or before.scope
        return slot

    def _reached(self, rank: RankMention) -> Place | None:
        """«أول مطرب يتخطى 300 مليون مشاهدة على يوتيوب»: the figure that was reached says on which network."""
        behind = next((f for f in self.figures if f.first >= rank.last), None)
        if rank.rule != "first to reach" or behind is None:
            return None
        words = self.recognized.words
        between = words[rank.last : behind.first]
        apart = any(word.text in self.vocabulary.clause_word for word in between)
        here = words[behind.first].sentence == words[rank.first].sentence and not apart
        return Place(behind.first, behind.last) if here else None

    def _figure_slot(
        self,
        figure: FoundFigure,
        previous: EntityMention | None,
        rank_slot: FilledSlot | None,
        found: list[FilledSlot],
    ) -> FilledSlot:
        entity, rule = (
            self._pointed(figure, found)
            or self._changed(figure, found)
            or self._gapped(figure, found)
            or self._holder(figure, rank_slot)
            or self.owners.of_figure(figure, previous)
        )
        slot = self._tied(Place(figure.first, figure.last), figure.metric, entity, rule)
        if self._is_of_tag(figure, entity):
            figure = replace(figure, metric=POSTS)
            slot.metric = POSTS
        slot.figure = figure
        if rule == OF_PLACE and rank_slot is not None:
            slot.period = slot.period or rank_slot.period
        if found and self._repeats(figure, slot, found[-1]):
            slot.period = found[-1].period
        slot.platform = self.totals.over(figure, slot, found) or slot.platform
        return slot

    def _is_of_tag(self, figure: FoundFigure, entity: EntityMention | None) -> bool:
        """«جرى تداول الهاشتاغ 60 مليون مرة»: how often a tag was passed on is how often it was written."""
        words, mention = self.recognized.words, figure.mention
        times = figure.last < len(words) and words[figure.last].text in self.vocabulary.times_unit
        verb = mention is not None and mention.verb
        tag = entity is not None and entity.role == "hashtag"
        return tag and times and verb and figure.metric == SHARES

    def _unresolved(self, figure: FoundFigure) -> Unresolved:
        span = self.normalized.to_source(figure.number.span)
        return Unresolved(
            span=span,
            surface=span.of(self.normalized.source),
            value=figure.number.value,
            readings=figure.number.readings,
            metric=figure.metric,
            reason="no entity is named for it",
        )

    def _pointed(
        self, figure: FoundFigure, found: list[FilledSlot]
    ) -> tuple[EntityMention, str] | None:
        """«ليصل عدد متابعي الأول إلى 11 مليونا، والثاني إلى 8 ملايين»: which of two names told together."""
        mention = figure.mention
        if mention is None or mention.last > figure.first:
            return None
        elliptic = figure.rule == "ellipsis" and bool(found)
        first = found[-1].place.last if elliptic else mention.last
        entity = self.distributor.pointed(first, min(first + 2, figure.first))
        return (entity, "the first or second of two") if entity is not None else None

    def _gapped(
        self, figure: FoundFigure, found: list[FilledSlot]
    ) -> tuple[EntityMention, str] | None:
        """«… يتابعه 1.2 مليون والبحارة 730 ألفا»: the name right before a figure that repeats another."""
        owner = self.gaps.owner(figure, found[-1]) if found else None
        return (owner, "owner before the figure") if owner is not None else None

    def _changed(
        self, figure: FoundFigure, found: list[FilledSlot]
    ) -> tuple[EntityMention, str] | None:
        """«سجل 850 ألف مستخدم بزيادة قدرها 120 ألف مستخدم»: by how much the figure before has changed."""
        before = found[-1] if found else None
        if figure.aspect != "change" or before is None or before.entity is None:
            return None
        if before.metric != figure.metric or before.figure is None:
            return None
        between = self.recognized.words[before.place.last : figure.first]
        told = any(
            word.text[0] == BY and word.text in self.vocabulary.change_noun for word in between
        )
        named = any(
            before.place.last <= e.first and e.last <= figure.first
            for e in self.antecedents.entities
        )
        here = before.sentence == self.recognized.words[figure.first].sentence
        return (before.entity, AS_BEFORE) if told and here and not named else None

    def _refuse(self, rank: RankMention, reason: str) -> None:
        if self.trail is not None:
            self.trail.refuse("rank", rank.span, reason, position=-1)

    def _repeats(self, figure: FoundFigure, slot: FilledSlot, before: FilledSlot) -> bool:
        """«كسب الهلال في مايو 340 ألف متابع، مقابل 95 ألفا للنصر»: a figure without noun, at the time of the one before."""
        if figure.rule != "ellipsis" or slot.period is not None or before.period is None:
            return False
        between = self.recognized.words[before.place.last : figure.first]
        moved = any(
            word.text in self.vocabulary.move_verb or word.text in self.vocabulary.settle_verb
            for word in between
        )
        moved = moved or any(word.text in self.vocabulary.mere_now for word in between)
        return before.period[0].start is not None and before.sentence == slot.sentence and not moved

    def _holder(
        self, figure: FoundFigure, place: FilledSlot | None
    ) -> tuple[EntityMention, str] | None:
        """«تصدر حكيمي القائمة …، برصيد 18 مليونا»: a figure that «بـ» ties to a place is of who holds it."""
        if (
            place is None
            or place.entity is None
            or place.rank is None
            or place.rank.last > figure.first
        ):
            return None
        words = self.recognized.words
        if words[place.rank.first].sentence != words[figure.first].sentence:
            return None
        position = figure.first - 1
        tied = figure.number.span.start > words[figure.first].start
        while position > place.rank.last and words[position].text in self.antecedents.bounds:
            tied = tied or words[position].text in self.vocabulary.with_figure
            position -= 1
        tied = (
            tied or words[position].text == BY
            or words[position].text in self.vocabulary.with_figure
        )  # fmt: skip
        return (place.entity, OF_PLACE) if tied and words[figure.first].text[0] != AND else None

    def _tied(
        self, place: Place, metric: str, entity: EntityMention | None, rule: str
    ) -> FilledSlot:
        platform = self.platforms.platform(place, metric)
        platform = self.platforms.implied(place, metric, entity, platform)
        stock = self.vocabulary.kinds.get(metric) == "stock"
        period = self.periods.period(place, stock=stock)
        return FilledSlot(
            place,
            metric,
            entity,
            rule,
            platform,
            period,
            self.slots.attribution(place),
            sentence=self.recognized.words[place.first].sentence,
        )
