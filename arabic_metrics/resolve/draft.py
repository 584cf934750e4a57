"""Filled slots to claims: one for each entity × platform × period, each value with its evidence."""

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from arabic_metrics.core import Evidence, Span
from arabic_metrics.lexicon.affix import ARTICLE, MARBUTA
from arabic_metrics.lexicon.transliteration import ascii_key
from arabic_metrics.normalize import blocks_of
from arabic_metrics.normalize.normalize import plain_name
from arabic_metrics.parse.calendar import UNKNOWN_DAY
from arabic_metrics.parse.digits import ELIDED
from arabic_metrics.recognize import AttributionMention, Mention
from arabic_metrics.recognize.vocabulary import FEMININE_DUALS
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import TOLD, Choice
from arabic_metrics.resolve.claim import (
    Candidate,
    Claim,
    Entity,
    Figure,
    Period,
    Rank,
    Scope,
    Unresolved,
)
from arabic_metrics.resolve.doubt import too_unsure
from arabic_metrics.resolve.fill import COULD_BE_OF, SlotFiller, is_doubted
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.network_words import NOUNS
from arabic_metrics.resolve.person import owner_key
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.scene import FoundFigure
from arabic_metrics.resolve.surroundings import Surroundings
from arabic_metrics.resolve.told import PeriodLinks, Told

NAMED_SLOTS = ("followers", "interactions", "posts")
NOW = "now"
LEVEL, STOCK = "level", "stock"
OF_TITLE = 0.5  # how sure a figure of the title must be that the text does not tell
AS_WRITTEN = frozenset({"owner", "period", "scope"})  # slots whose options are told by their words
EMPTY = frozenset({"nothing", "nobody", "none"})  # the options that fill no slot
NO_SCALE = "its scale may be left out"
DAMAGED = "its digits are damaged and leave several values"
NO_FIGURE = "it is more probably no figure of an audience"
NO_RANK = "it is more probably no rank among audiences"
DAY = dt.timedelta(days=1)
NUMBER = attrgetter("number")
BY_START = attrgetter("span.start")
ACCOUNT = "account"


@dataclass(slots=True, eq=False)
class Draft:
    """A claim while its slots are being collected; `number` is its place among those of its text."""

    owner: Chain | None
    platform: str | None
    period: str | None
    number: int
    slots: list[FilledSlot] = field(default_factory=list)
    said: dict[str, object] = field(default_factory=dict)  # of each metric
    standing: bool = True  # it holds nothing but ranks and levels of stocks

    def add(self, slot: FilledSlot, *, standing: bool) -> None:
        """Add a slot that it takes."""
        self.slots.append(slot)
        self.said[slot.metric] = _said(slot)
        self.standing = self.standing and standing

    def takes_beside(self, slot: FilledSlot, period: str | None, *, standing: bool) -> bool:
        """Whether a slot of the next sentence at most goes with it, though only one of them tells a period: a rank or a level of a stock.

        These need no period of their own: they stand on the day that a report tells of.
        """
        beside = abs(slot.sentence - self.slots[-1].sentence) <= 1  # the title comes last
        told = (self.period is None) != (period is None)
        alone = standing if period is None else self.standing
        return told and alone and beside and self.said.get(slot.metric, _said(slot)) == _said(slot)

    def tells_all_of(self, other: "Draft") -> bool:
        """Whether all that another says is said here, too."""
        return all(self.said.get(metric) == said for metric, said in other.said.items())


class Drafts:
    """The claims of one entity on one network: which one takes a slot is found without a look at each.

    The first takes it that is of the same period and says nothing else of a metric that is told already.
    """

    def __init__(self) -> None:
        self._near: list[Draft] = []  # those with a slot in the sentence before, or later
        self._of_period: dict[str | None, list[Draft]] = {}
        self._silent: dict[str | None, dict[str, int]] = {}  # all before this one tell a metric
        self._saying: dict[tuple[str | None, str, object], Draft] = {}  # the first that says so

    def taking(self, slot: FilledSlot, period: str | None, *, standing: bool) -> Draft | None:
        """Return the first that takes a slot."""
        self._near = [it for it in self._near if slot.sentence - it.slots[-1].sentence <= 1]
        found = [it for it in self._near if it.takes_beside(slot, period, standing=standing)]
        if found and period is None:
            return min(found, key=NUMBER)
        saying = self._saying.get((period, slot.metric, _said(slot)))
        if saying is not None and saying.period == period:
            found.append(saying)
        same, silent = self._of_period.get(period, []), self._silent.setdefault(period, {})
        at = silent.get(slot.metric, 0)
        while at < len(same) and slot.metric in same[at].said:
            at += 1
        silent[slot.metric] = at
        return min((*found, *same[at : at + 1]), key=NUMBER, default=None)

    def add(self, draft: Draft, slot: FilledSlot, period: str | None, *, standing: bool) -> None:
        """Add a slot to a draft, which may be new or learn its period."""
        if not draft.slots or draft.period != (draft.period or period):
            self._move(draft, draft.period or period)
        if draft not in self._near:
            self._near.append(draft)
        draft.add(slot, standing=standing)
        key = (draft.period, slot.metric, _said(slot))
        first = self._saying.get(key)
        if first is None or first.period != draft.period or draft.number < first.number:
            self._saying[key] = draft

    def _move(self, draft: Draft, period: str | None) -> None:
        """Put a draft among those of a period."""
        if draft.slots:
            before = self._of_period[draft.period]
            at = before.index(draft)
            del before[at]
            for metric, silent in self._silent.get(draft.period, {}).items():
                self._silent[draft.period][metric] = silent - (at < silent)
        same = self._of_period.setdefault(period, [])
        at = bisect_left(same, draft.number, key=NUMBER)
        same.insert(at, draft)
        for metric, silent in self._silent.get(period, {}).items():
            self._silent[period][metric] = min(silent, at)
        draft.period = period
        for metric, said in draft.said.items():
            first = self._saying.get((period, metric, said))
            if first is None or first.period != period or draft.number < first.number:
                self._saying[period, metric, said] = draft


def _said(slot: FilledSlot) -> tuple[object, ...]:
    """What a slot says of its metric."""
    if slot.rank is not None:
        return (slot.rank.value, slot.among)
    figure = slot.figure
    assert figure is not None, "a slot holds a rank or a figure"
    return (
        figure.number.value, figure.number.upper, figure.aspect, figure.rate, slot.among
    )  # fmt: skip


def _named(slot: FilledSlot) -> Chain | None:
    """The owner, unless it is only pointed to: «الصفحة», «الوزارة»."""
    owner = slot.owner
    return None if owner is None or owner.pointing else owner


def _filled_from(slot: FilledSlot, title: FilledSlot) -> FilledSlot:
    """A slot of the text with the owner, network and period that its title tells and it does not."""
    told: dict[str, Any] = {}
    if _named(slot) is None and title.owner is not None:
        told |= {"owner": title.owner, "mention": title.mention}
    if slot.platform is None:
        told |= {"platform": title.platform, "network": title.network}
    if slot.period is None:
        told["period"] = title.period
    return replace(slot, **told)


class ClaimWriter:
    """Groups the slots of one text and writes its claims."""

    def __init__(self, reading: Reading, published: dt.date | None) -> None:
        self.reading = reading
        self.normalized = reading.recognized.parsed.normalized
        self.source = self.normalized.source
        self.published = published
        self._links = PeriodLinks(reading.recognized.parsed.periods)
        self._names: dict[Chain, set[str]] = {}
        self._surroundings = Surroundings(reading)
        self._headline: int | None = None  # where it ends in the source
        self._networks = [p for p in reading.recognized.platforms if p.named and p.id not in NOUNS]
        self._periods: dict[int, Period] = {}  # by the times that the slots hold

    def sure(self, filled: list[FilledSlot], least: float) -> list[FilledSlot]:
        """Return the slots that make claims: a figure that stands in the title alone must be surer than others."""
        found = [slot for slot in filled if slot.confidence >= least]
        texts = [slot for slot in found if not self._of_title(slot)]
        if len(texts) == len(found):
            return found
        return [
            slot
            for slot in found
            if not self._of_title(slot)
            or slot.confidence >= OF_TITLE
            or any(self._is_same(text, slot) for text in texts)
        ]

    def claims(self, filled: list[FilledSlot]) -> tuple[Claim, ...]:
        """Return the claims that the slots make."""
        drafts = self.grouped(filled)
        return tuple(self._claim(draft, number) for number, draft in enumerate(drafts, 1))

    def grouped(self, filled: list[FilledSlot]) -> list[Draft]:
        """Return the slots of each claim, in the order of the claims."""
        drafts: list[Draft] = []
        of_owner: dict[tuple[int, str | None], Drafts] = {}
        slots, again = self._figures_once(filled)
        for slot in slots:
            period = self._period(slot.period)
            value = period.value if period else None
            key = (id(slot.owner), slot.platform)
            own = of_owner.setdefault(key, Drafts()) if slot.owner is not None else Drafts()
            standing = self._stands(slot)
            draft = own.taking(slot, value, standing=standing)
            if draft is None:
                draft = Draft(slot.owner, slot.platform, value, len(drafts))
                drafts.append(draft)
            own.add(draft, slot, value, standing=standing)
        drafts = self._told_once(drafts)
        for draft in drafts:
            draft.slots += [told for slot in draft.slots for told in again.get(id(slot), ())]
        return drafts

    def _stands(self, slot: FilledSlot) -> bool:
        """Whether it is a rank or the level of a stock."""
        figure = slot.figure
        return figure is None or (
            figure.aspect == LEVEL and self.reading.table.kinds.get(slot.metric) == STOCK
        )

    def _told_once(self, drafts: list[Draft]) -> list[Draft]:
        """Join to the one claim with a period what is told of its owner and network again without it."""
        of_owner: dict[tuple[int, str | None], list[Draft]] = {}
        for draft in drafts:
            if draft.owner is not None:
                of_owner.setdefault((id(draft.owner), draft.platform), []).append(draft)
        again: set[int] = set()
        for own in of_owner.values():
            dated = [draft for draft in own if draft.period is not None]
            for draft in own if len(dated) == 1 else ():
                if draft.period is None and dated[0].tells_all_of(draft):
                    dated[0].slots += draft.slots
                    dated[0].number = min(dated[0].number, draft.number)
                    again.add(id(draft))
            if len(dated) == 1 and again:
                dated[0].slots.sort(key=lambda slot: (self._of_title(slot), slot.first))
        return sorted((draft for draft in drafts if id(draft) not in again), key=NUMBER)

    def _figures_once(
        self, filled: list[FilledSlot]
    ) -> tuple[list[FilledSlot], dict[int, list[FilledSlot]]]:
        """The slots of the text, then those of the headline that the text does not tell, and for each what the headline tells again."""
        titled = [slot for slot in filled if self._of_headline(slot)]
        slots = [slot for slot in filled if not self._of_headline(slot)]
        again: dict[int, list[FilledSlot]] = {}
        alone: list[FilledSlot] = []
        for told in titled:
            at = next((at for at, slot in enumerate(slots) if self._is_same(slot, told)), None)
            if at is None:
                alone.append(told)
                continue
            same = slots[at]
            slots[at] = _filled_from(same, told)
            again[id(slots[at])] = [*again.pop(id(same), []), told]
        return (slots + alone if self.normalized.head else alone + slots), again

    def _of_title(self, slot: FilledSlot) -> bool:
        return bool(self.normalized.head) and self._of_headline(slot)

    def _of_headline(self, slot: FilledSlot) -> bool:
        """Whether a slot stands in the title, or in the heading that is the title, if the text begins with it."""
        if self._headline is None:
            self._headline = self._end_of_headline()
        return self.normalized.to_source(slot.span).start < self._headline

    def _end_of_headline(self) -> int:
        blocks = blocks_of(self.normalized) if self.normalized.titled else ()
        opening = blocks[0].span.end if blocks and blocks[0].kind == "heading" else 0
        return self.normalized.head or opening

    def _is_same(self, slot: FilledSlot, told: FilledSlot) -> bool:
        """Whether a slot of the headline tells what one of the text tells: it may tell less, and not anything else."""
        if slot.metric != told.metric:
            return False
        periods = [
            period and period.value for period in map(self._period, (slot.period, told.period))
        ]
        owners = [
            owner and (owner.key or owner.words) for owner in map(_named, (slot, told))
        ]  # a page and its body are two chains of one name
        pairs = (owners, (slot.platform, told.platform), periods)
        return (
            all(text is None or title is None or text == title for text, title in pairs)
            and (told.scope is None or slot.among == told.among)
            and _said(replace(slot, among=None)) == _said(replace(told, among=None))
        )

    def unresolved(
        self, filler: SlotFiller, filled: list[FilledSlot], least: float
    ) -> tuple[Unresolved, ...]:
        """Return what is not sure enough or damaged, and the numbers and places that more probably are no figures and no ranks."""
        sure = {id(slot) for slot in self.sure(filled, least)}
        found = [self._unsure(slot, least) for slot in filled if id(slot) not in sure]
        found += [self._damaged(figure, choice) for figure, choice in filler.undecided]
        found += [
            self._doubted(number.span, number.value, number.readings, NO_FIGURE, choice)
            for number, choice in filler.doubts
            if is_doubted(choice)
        ]
        found += [
            self._doubted(rank.span, rank.value, (), NO_RANK, choice)
            for rank, choice in filler.no_ranks
            if is_doubted(choice)
        ]
        return tuple(sorted(found, key=lambda each: each.span))

    def _doubted(
        self, place: Span, value: Any, readings: tuple[Any, ...], reason: str, choice: Choice
    ) -> Unresolved:
        """A number or a place that was nearly taken for a figure."""
        span = self.normalized.to_source(place)
        return Unresolved(
            span=span,
            surface=span.of(self.source),
            value=value,
            readings=readings,
            metric="rank" if choice.slot == "rank" else None,
            reason=reason,
            confidence=round(1 - choice.probabilities[0], 4),
            candidates=self.candidates(choice),
        )

    def _damaged(self, figure: FoundFigure, choice: Choice) -> Unresolved:
        """A figure of damaged digits: all that they may mean, and no value."""
        number = figure.number
        span = self.normalized.to_source(number.span)
        return Unresolved(
            span=span,
            surface=span.of(self.source),
            readings=(number.value, *number.readings),
            metric=figure.metric,
            reason=NO_SCALE if number.rule == ELIDED else DAMAGED,
            candidates=self.candidates(choice),
        )

    def _unsure(self, slot: FilledSlot, least: float) -> Unresolved:
        """A figure whose row is not sure enough, with what it could be of."""
        number = slot.figure.number if slot.figure is not None else None
        span = self.normalized.to_source(slot.span)
        return Unresolved(
            span=span,
            surface=span.of(self.source),
            value=number.value if number is not None else slot.rank.value if slot.rank else None,
            readings=number.readings if number is not None else (),
            metric=slot.metric,
            reason=too_unsure(slot.confidence, least if slot.confidence < least else OF_TITLE),
            confidence=round(slot.confidence, 4),
            candidates=tuple(
                candidate
                for name in COULD_BE_OF
                for candidate in self.candidates(slot.choices[name])
            ),
        )

    def candidates(self, choice: Choice) -> tuple[Candidate, ...]:
        """Return the most probable options of a choice."""
        choice = choice.outcome()
        ranked = sorted(range(len(choice.options)), key=lambda at: -choice.probabilities[at])
        found = []
        for at in ranked[:TOLD]:
            option = choice.options[at]
            span = None if option.span is None else self.normalized.to_source(option.span)
            surface = None if option.label in EMPTY else option.label
            if span is not None and choice.slot in AS_WRITTEN:
                surface = span.of(self.source)
            found.append(
                Candidate(
                    slot=choice.slot,
                    surface=surface,
                    span=span,
                    probability=round(choice.probabilities[at], 4),
                )
            )
        return tuple(found)

    def _claim(self, draft: Draft, number: int) -> Claim:
        figures: dict[str, Figure] = {}
        rank: Rank | None = None
        evidence: list[Evidence] = []
        for slot in draft.slots:
            piece = self._evidence(slot.metric, slot.span, _rule(slot))
            evidence.append(piece)
            if slot.rank is None:
                figure = self._figure(slot, piece)
                known = figures.setdefault(slot.metric, figure)
                if known is not figure:
                    more = self._stated_again(slot, known, figure)
                    figures[slot.metric] = known.model_copy(update=more)
            elif rank is None:
                rank = self._rank(slot, piece)
            else:
                more = self._stated_again(slot, rank, self._rank(slot, piece))
                rank = rank.model_copy(update=more)
            if slot.scope is not None:
                evidence.append(self._evidence("scope", slot.scope.span, "chosen"))
        evidence.extend(self._shared_evidence(draft))
        period = next((p for p in (self._period(s.period) for s in draft.slots) if p), None)
        if period is not None:
            evidence.extend(period.evidence)
        source = self._attribution(draft)
        named = {metric: figures.pop(metric) for metric in NAMED_SLOTS if metric in figures}
        return Claim(
            id=f"c{number}",
            entity=self._entity(draft),
            platform=draft.platform,
            rank=rank,
            followers=named.get("followers"),
            interactions=named.get("interactions"),
            posts=named.get("posts"),
            other=figures,
            period=period,
            attribution=None if source is None else self._quote(source.span),
            evidence=tuple(evidence),
        )

    def _stated_again(
        self, slot: FilledSlot, known: Figure | Rank, stated: Figure | Rank
    ) -> dict[str, Any]:
        """What a statement adds to what is known already: one of the headline is a further quote of it.

        So is a rank that its sentence words twice: «تصدرت … في المركز الأول».
        """
        worded_twice = slot.rank is not None and stated.sentence == known.sentence
        if worded_twice or self._of_headline(slot):
            return {"evidence": (*known.evidence, *stated.evidence)}
        return {"again": (*known.again, stated)}

    def _figure(self, slot: FilledSlot, piece: Evidence) -> Figure:
        figure = slot.figure
        assert figure is not None, "a slot without rank holds a figure"
        return Figure.model_validate(
            {
                "value": figure.number.value,
                "upper": None if figure.number.kind == "magnitude" else figure.number.upper,
                "modifier": "at_least" if figure.number.kind == "magnitude" else figure.modifier,
                "aspect": figure.aspect,
                "rate": figure.rate,
                **self._common(slot, piece),
            }
        )

    def _rank(self, slot: FilledSlot, piece: Evidence) -> Rank:
        rank = slot.rank
        assert rank is not None, "a slot without figure holds a rank"
        upper = int(rank.upper) if rank.upper is not None else None
        return Rank(value=int(rank.value), upper=upper, **self._common(slot, piece))

    def _common(self, slot: FilledSlot, piece: Evidence) -> dict[str, Any]:
        scope = None
        if slot.scope is not None:
            span = self.normalized.to_source(slot.scope.span)
            code = slot.scope.code
            country = None if code is None else code.lower()
            scope = Scope(text=span.of(self.source), country=country, span=span)
        return {
            "scope": scope,
            "aside": self._surroundings.aside(slot, scope) or None,
            "dated": slot.period is not None,
            "confidence": round(slot.confidence, 4),
            "sentence": self._surroundings.sentence(slot),
            "evidence": (piece,),
        }

    def _shared_evidence(self, draft: Draft) -> list[Evidence]:
        found: list[Evidence] = []
        slot = draft.slots[0]
        if slot.mention is not None:
            found.append(self._evidence("entity", slot.mention.span, "chosen"))
        network = next((s.network for s in draft.slots if s.network is not None), None)
        if network is not None:
            found.append(self._evidence("platform", network.span, "chosen"))
        source = self._attribution(draft)
        if source is not None:
            found.append(self._evidence("attribution", source.span, "attribution"))
        return found

    def _attribution(self, draft: Draft) -> AttributionMention | None:
        """«أعلنت وزارة الصحة أن حسابها …»: who speaks of itself is no source beside it."""
        fold = self.reading.table.lexicon.fold
        sources = (slot.source for slot in draft.slots)
        return next(
            (
                s
                for s in sources
                if s and not (s.speaker and self._is_called(draft.owner, fold(s.name)))
            ),
            None,
        )

    def _is_called(self, owner: Chain | None, name: str) -> bool:
        """Whether a mention of an owner has a folded name."""
        if owner is None:
            return False
        names = self._names.get(owner)
        if names is None:
            fold = self.reading.table.lexicon.fold
            names = self._names[owner] = {fold(m.name) for m in owner.mentions}
        return name in names

    def _entity(self, draft: Draft) -> Entity | None:
        owner, mention = draft.owner, draft.slots[0].mention
        if owner is None or mention is None:
            return None
        name, kind, lexicon = (
            self._name(owner.name),
            self._kind(owner) or None,
            self.reading.table.lexicon,
        )
        key = self._known_key(owner) or self._key(owner.name, name)
        return Entity.model_validate(
            {
                "name": name,
                "mention": self._quote(mention.span),
                "key": owner_key(name, kind, key, lexicon),
                "kind": kind,
                "span": self.normalized.to_source(mention.span),
            }
        )

    def _kind(self, owner: Chain) -> str:
        """What an owner is; of a known one also where the text names its account, «صفحة برشلونة». «الداخلية المصرية» is what each country's is."""
        table, key = self.reading.table, owner.key
        if owner.kind and owner.kind != ACCOUNT:
            return owner.kind
        return table.known_kinds.get(table.gazetteer.body_of.get(key, key), "") or owner.kind

    def _known_key(self, owner: Chain) -> str:
        """The id of a known owner; of one that shares its network with others its own: ووردبريس and تمبلر are two blogs."""
        table, first = self.reading.table, owner.name.first
        if owner.key not in table.shared_networks:
            return owner.key
        known = table.gazetteer.match(list(self.reading.words[first : owner.name.last]), 0)
        return "" if known is None else known[0].id

    def _key(self, mention: Mention, name: str) -> str:
        """The folded name in Latin letters, with a network in it by its id: «صفحة فيسبوك» and «صفحة الفيس بوك» are one."""
        text, pieces, at = self.normalized.text, [""], mention.span.start
        networks = self._networks
        for index in range(bisect_left(networks, at, key=BY_START), len(networks)):
            network = networks[index]
            if at <= network.span.start:
                if network.span.end > mention.span.end:
                    break
                pieces += text[at : network.span.start], network.id
                at = network.span.end
        spelled = "".join(pieces) + text[at : mention.span.end] if len(pieces) > 1 else name
        return ascii_key(self.reading.table.lexicon.fold(spelled))

    def _name(self, mention: Mention) -> str:
        """The canonical name: that of the gazetteer, or as written, as `plain_name` gives it."""
        written = plain_name(self._quote(mention.span))
        folded = self.reading.table.lexicon.fold(written)
        if mention.known and mention.kind != "network" and plain_name(mention.name) != folded:
            return mention.name
        entry = self.reading.table.gazetteer.entries.get(mention.known)
        if entry is not None and self.reading.table.lexicon.fold(entry.name) == folded:
            return entry.name  # «نادى الزمالك»
        if mention.dual >= 0:
            return f"{self._singular(mention.dual)} {written}"
        for cut in (0, 1):  # «للجنة» is ل and «اللجنة», «للوزارة» ل and «الوزارة»
            if mention.name == ARTICLE + folded[cut:]:
                return ARTICLE + written[cut:]
        return written

    def _singular(self, dual: int) -> str:
        """The noun of a dual as it is written: «وزارة» of «وزارتا»."""
        word = self.reading.words[dual]
        noun = self._quote(Span(word.start + self.reading.syntax.cuts[dual], word.end))
        feminine = noun.endswith(FEMININE_DUALS)
        return noun[:-2] + MARBUTA if feminine else noun[:-1]

    def _period(self, told: Told | None) -> Period | None:
        if told is None:
            return None
        found = self._periods.get(id(told))
        if found is None:
            found = self._periods[id(told)] = self._told_period(told)
        return found

    def _told_period(self, told: Told) -> Period:
        evidence = [self._evidence("period", told.span, told.sort)]
        if told.period is None:
            known = told.sort == NOW and self.published is not None
            start = self.published if known else None
            end = self.published + DAY if known and self.published else None
            value = told.value or UNKNOWN_DAY
            return Period(value=value, start=start, end=end, evidence=tuple(evidence))
        period = self._links.meant(told) or told.period
        if period is not told.period:
            evidence.insert(0, self._evidence("period", period.span, "linked"))
        return Period(
            value=period.value,
            start=period.start,
            end=period.end,
            calendar=period.calendar,
            evidence=tuple(evidence),
        )

    def _quote(self, span: Span) -> str:
        return self.normalized.to_source(span).of(self.source)

    def _evidence(self, slot: str, span: Span, rule: str) -> Evidence:
        source = self.normalized.to_source(span)
        return Evidence(slot, source, source.of(self.source), rule)


def _rule(slot: FilledSlot) -> str:
    """How the metric word, or the wording of the place, stands to what it makes a figure of."""
    if slot.rank is not None:
        return slot.rank.rule
    return slot.figure.rule if slot.figure is not None else ""
