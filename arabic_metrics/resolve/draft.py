"""Filled slots to claims: one for each entity × platform × period, each value with its evidence."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from arabic_metrics.core import Evidence, Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.transliteration import ascii_key
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.recognize import AttributionMention, EntityMention
from arabic_metrics.resolve.claim import Claim, Entity, EntityKind, Figure, Period, Rank, Scope
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.scene import BY_SENTENCE, FoundFigure
from arabic_metrics.resolve.slot import SlotFinder

ARTICLE = "ال"
NAMED_SLOTS = ("followers", "interactions", "posts")
SENTENCE_REACH = 60  # words on either side of a figure
KINDS: dict[str, EntityKind] = {
    "account": "account",
    "channel": "channel",
    "country": "place",
    "group": "group",
    "handle": "account",
    "hashtag": "content",
    "organisation": "organization",
    "work": "content",
}  # a title may be an office or a person, and a name anybody's


@dataclass(slots=True)
class Draft:
    """A claim while its slots are being collected."""

    entity: EntityMention | None
    platform: str | None
    slots: list[FilledSlot] = field(default_factory=list)

    def period_value(self) -> str | None:
        return next((slot.period[0].value for slot in self.slots if slot.period is not None), None)

    def stands_beside(self, slot: FilledSlot) -> bool:
        """Whether the claim was told last in the sentence of the slot, or in the one before."""
        return slot.sentence - self.slots[-1].sentence <= 1

    def holds(self, slot: FilledSlot) -> bool:
        """Whether the claim already says something else of the slot's metric."""
        for known in self.slots:
            if known.metric != slot.metric:
                continue
            if known.rank is not None and slot.rank is not None:
                return known.rank.value != slot.rank.value
            if known.figure is not None and slot.figure is not None:
                a, b = known.figure, slot.figure
                return (a.number.value, a.number.upper, a.aspect, a.rate) != (
                    b.number.value,
                    b.number.upper,
                    b.aspect,
                    b.rate,
                )
        return False


class ClaimWriter:
    """Groups the slots of one text and writes its claims."""

    def __init__(self, normalized: NormalizedText, lexicon: Lexicon, slots: SlotFinder) -> None:
        self.normalized = normalized
        self.lexicon = lexicon
        self.slots = slots
        self.source = normalized.source

    def claims(self, filled: list[FilledSlot]) -> tuple[Claim, ...]:
        """Return the claims that the slots make."""
        return tuple(
            self._claim(draft, number) for number, draft in enumerate(self.grouped(filled), 1)
        )

    def grouped(self, slots: list[FilledSlot]) -> list[Draft]:
        """Return the slots of each claim, in the order of the claims."""
        drafts: list[Draft] = []
        for slot in slots:
            key = self._key(slot.entity)
            platform = slot.platform.id if slot.platform is not None else None
            period = slot.period[0].value if slot.period is not None else None
            target = None
            for draft in drafts:
                if (
                    self._key(draft.entity) != key
                    or draft.platform != platform
                    or draft.holds(slot)
                ):
                    continue
                known = draft.period_value()
                if (
                    known == period
                    or (period is None and slot.rank is not None and draft.stands_beside(slot))
                    or (
                        known is None
                        and all(s.rank is not None for s in draft.slots)
                        and draft.slots[-1].sentence == slot.sentence
                    )
                ):
                    target = draft
                    break
            if target is None:
                target = Draft(slot.entity, platform)
                drafts.append(target)
            target.slots.append(slot)
        return drafts

    def _source(self, draft: Draft) -> AttributionMention | None:
        sources = [slot.source for slot in draft.slots if slot.source is not None]
        return next((s for s in sources if not self._is_own(s, draft.entity)), None)

    @staticmethod
    def _is_own(source: AttributionMention, entity: EntityMention | None) -> bool:
        """«أعلنت وزارة الصحة أن حسابها …»: who speaks of itself is no source beside it."""
        return source.speaker and entity is not None and source.name == entity.name

    def _key(self, entity: EntityMention | None) -> str:
        if entity is None:
            return ""
        if entity.known:
            return entity.known
        return self.lexicon.fold(entity.name).strip()

    def _claim(self, draft: Draft, number: int) -> Claim:
        figures: dict[str, Figure] = {}
        rank: Rank | None = None
        evidence: list[Evidence] = []
        for slot in draft.slots:
            if slot.rank is not None:
                piece = self._evidence("rank", slot.rank.span, slot.rank.rule)
                evidence.append(piece)
                if rank is None:
                    scope = slot.scope
                    rank = Rank(
                        value=int(slot.rank.value),
                        upper=int(slot.rank.upper) if slot.rank.upper is not None else None,
                        scope=self._scope(scope) if scope else None,
                        sentence=self._sentence(slot, slot.rank.span),
                        evidence=(piece,),
                    )
                    if scope:
                        evidence.append(self._evidence("scope", scope, "scope behind the rank"))
                else:
                    rank = rank.model_copy(update={"evidence": (*rank.evidence, piece)})
            elif slot.figure is not None:
                piece = self._evidence(slot.metric, slot.figure.number.span, slot.figure.rule)
                evidence.append(piece)
                sentence = self._sentence(slot, slot.figure.number.span)
                figures.setdefault(slot.metric, _figure(slot.figure, sentence, piece))
        evidence.extend(self._shared_evidence(draft))
        period = self._period(draft)
        if period is not None:
            evidence.extend(period.evidence)
        source = self._source(draft)
        named = {metric: figures.pop(metric) for metric in NAMED_SLOTS if metric in figures}
        return Claim(
            id=f"c{number}",
            entity=self._entity(draft.entity),
            platform=draft.platform,
            rank=rank,
            followers=named.get("followers"),
            interactions=named.get("interactions"),
            posts=named.get("posts"),
            other=figures,
            period=period,
            attribution=None
            if source is None
            else self.normalized.to_source(source.span).of(self.source),
            evidence=tuple(evidence),
        )

    def _shared_evidence(self, draft: Draft) -> list[Evidence]:
        found: list[Evidence] = []
        if draft.entity is not None:
            found.append(self._evidence("entity", draft.entity.span, draft.slots[0].entity_rule))
            if draft.entity.model:
                found.append(self._evidence("entity", draft.entity.span, draft.entity.model))
        platform = next((slot.platform for slot in draft.slots if slot.platform is not None), None)
        if platform is not None:
            found.append(self._evidence("platform", platform.span, "platform"))
        source = self._source(draft)
        if source is not None:
            found.append(self._evidence("attribution", source.span, "attribution"))
        return found

    def _entity(self, mention: EntityMention | None) -> Entity | None:
        if mention is None:
            return None
        span = self.normalized.to_source(mention.span)
        written = span.of(self.source)
        name = mention.name if mention.known else written
        if not mention.known and mention.name == ARTICLE + self.lexicon.fold(written):
            name = ARTICLE + written  # «للوزارة» is ل and «الوزارة»
        key = mention.known or ascii_key(self.lexicon.fold(name))
        kind = KINDS.get(mention.role) or ("network" if mention.network else None)
        return Entity(name=name, mention=written, key=key, kind=kind, span=span)

    def _scope(self, scope: Span) -> Scope:
        span = self.normalized.to_source(scope)
        return Scope(text=span.of(self.source), span=span)

    def _sentence(self, slot: FilledSlot, figure: Span) -> str:
        """The source from the first word of the sentence of a slot to its last; of a long one, what stands about the slot."""
        words = self.slots.words
        first = bisect_left(words, slot.sentence, key=BY_SENTENCE)
        last = bisect_right(words, slot.sentence, key=BY_SENTENCE)
        first = max(first, slot.place.first - SENTENCE_REACH)
        last = min(last, slot.place.last + SENTENCE_REACH)
        sentence = Span(words[first].start, words[last - 1].end).join(figure)
        return self.normalized.to_source(sentence).of(self.source)

    def _period(self, draft: Draft) -> Period | None:
        tied = next((slot.period for slot in draft.slots if slot.period is not None), None)
        if tied is None:
            return None
        period, linked, rule = tied
        evidence = [self._evidence("period", period.span, rule)]
        if linked is not None:
            evidence.append(self._evidence("period", linked.span, rule))
        return Period(
            value=period.value,
            start=period.start,
            end=period.end,
            calendar=period.calendar,
            evidence=tuple(evidence),
        )

    def _evidence(self, slot: str, span: Span, rule: str) -> Evidence:
        source = self.normalized.to_source(span)
        return Evidence(slot, source, source.of(self.source), rule)


def _figure(found: FoundFigure, sentence: str, evidence: Evidence) -> Figure:
    number = found.number
    return Figure.model_validate(
        {
            "value": number.value,
            "upper": number.upper,
            "modifier": found.modifier,
            "aspect": found.aspect,
            "rate": found.rate,
            "sentence": sentence,
            "evidence": (evidence,),
        }
    )
