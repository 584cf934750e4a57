"""resolve_claims(): figures to claims, one for each entity × platform × period."""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import lru_cache

from arabic_metrics.core import Article, Evidence, Span
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.expressions import parse_expressions
from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize import (
    AttributionMention,
    EntityMention,
    PlatformMention,
    RankMention,
    RecognizedText,
    recognize_mentions,
    vocabulary,
)
from arabic_metrics.resolve.antecedent import AntecedentFinder
from arabic_metrics.resolve.claim import Claim, ClaimSet, Entity, Figure, Period, Rank, Unresolved
from arabic_metrics.resolve.distribute import Distributor
from arabic_metrics.resolve.figure import FigureFinder
from arabic_metrics.resolve.rank import kept_ranks
from arabic_metrics.resolve.scene import FoundFigure
from arabic_metrics.resolve.slot import Place, SlotFinder

BY, AND = "ب", "و"
NAMED_SLOTS = ("followers", "interactions", "posts")


def extract_claims(
    article: Article | str, *, published: dt.date | None = None, lexicon: Lexicon | None = None
) -> ClaimSet:
    """Return what a text says of the audience of accounts, each value with its quote.

    Any text is accepted; one without claims gives an empty ClaimSet. Relative periods («الشهر الماضي») are read against `published`, or
    the article's own date.

    >>> claims = extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع")
    >>> for row in claims.rows():
    ...     print(row["entity"], row["platform"], row["metric"], row["value"], row["modifier"], row["surface"])
    بلدية دبا facebook followers 40000 more_than 40 ألف
    """
    if isinstance(article, str):
        article = Article(article)
    lexicon = lexicon or load_lexicon()
    normalized = normalize_text(article.text, lexicon)
    parsed = parse_expressions(normalized, lexicon, reference=published or article.published)
    return resolve_claims(recognize_mentions(parsed, lexicon), lexicon, article_id=article.id)


def resolve_claims(
    recognized: RecognizedText, lexicon: Lexicon | None = None, *, article_id: str = ""
) -> ClaimSet:
    """Fill the slots of claims from the mentions of a text."""
    lexicon = lexicon or load_lexicon()
    if not recognized.metrics and not recognized.ranks:
        return ClaimSet(article_id=article_id)
    return _Resolver(recognized, lexicon).claims(article_id)


@dataclass(slots=True)
class _Slot:
    """One figure or rank with everything that is tied to it."""

    place: Place
    metric: str
    entity: EntityMention | None
    entity_rule: str
    platform: PlatformMention | None
    period: tuple[PeriodExpression, PeriodExpression | None, str] | None
    source: AttributionMention | None
    figure: FoundFigure | None = None
    rank: RankMention | None = None


@dataclass(slots=True)
class _Draft:
    """A claim while its slots are being collected."""

    entity: EntityMention | None
    platform: str | None
    slots: list[_Slot] = field(default_factory=list)

    def period_value(self) -> str | None:
        return next((slot.period[0].value for slot in self.slots if slot.period is not None), None)

    def holds(self, slot: _Slot) -> bool:
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


class _Resolver:
    def __init__(self, recognized: RecognizedText, lexicon: Lexicon) -> None:
        self.recognized = recognized
        self.lexicon = lexicon
        self.vocabulary = vocabulary(lexicon)
        self.normalized = recognized.parsed.normalized
        self.source = self.normalized.source
        self.figures = FigureFinder(recognized, self.vocabulary).find()
        self.ranks = kept_ranks(recognized, self.vocabulary, self.figures)
        places = [Place(f.first, f.last) for f in self.figures] + [
            Place(r.first, r.last, True) for r in self.ranks
        ]
        self.slots = SlotFinder(recognized, self.vocabulary, places)
        self.antecedents = AntecedentFinder(recognized, self.vocabulary)
        self.distributor = Distributor(recognized, self.vocabulary, self.antecedents.entities)

    def claims(self, article_id: str) -> ClaimSet:
        filled, unresolved = self._filled()
        filled = self._distributed(filled)
        drafts = self._grouped(filled)
        claims = tuple(self._claim(draft, number) for number, draft in enumerate(drafts, 1))
        return ClaimSet(article_id=article_id, claims=claims, unresolved=tuple(unresolved))

    def _filled(self) -> tuple[list[_Slot], list[Unresolved]]:
        found: list[_Slot] = []
        unresolved: list[Unresolved] = []
        previous: EntityMention | None = None
        rank_before: RankMention | None = None
        rank_slot: _Slot | None = None
        items: list[tuple[int, FoundFigure | RankMention]] = [(f.first, f) for f in self.figures]
        items += [(r.first, r) for r in self.ranks]
        for _, item in sorted(items, key=lambda pair: pair[0]):
            if isinstance(item, RankMention):
                entity, rule = self.antecedents.of_rank(item, previous)
                if item.rule == "next":
                    if rank_before is None or entity is None:
                        continue
                    item = RankMention(
                        item.first,
                        item.last,
                        item.span,
                        rank_before.value + 1,
                        None,
                        "next",
                        item.head,
                    )
                rank_before = item
                slot = self._slot(Place(item.first, item.last, True), "rank", entity, rule)
                slot.rank = item
                rank_slot = slot
            else:
                entity, rule = self._holder(item, rank_slot) or self.antecedents.of_figure(
                    item, previous
                )
                slot = self._slot(Place(item.first, item.last), item.metric, entity, rule)
                slot.figure = item
            found.append(slot)
            previous = entity or previous
            if entity is None and isinstance(item, FoundFigure):
                span = self.normalized.to_source(item.number.span)
                unresolved.append(
                    Unresolved(
                        span=span,
                        surface=span.of(self.source),
                        value=item.number.value,
                        readings=item.number.readings,
                        metric=item.metric,
                        reason="no entity is named for it",
                    )
                )
        return found, unresolved

    def _holder(self, figure: FoundFigure, place: _Slot | None) -> tuple[EntityMention, str] | None:
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
        while position > place.rank.last and words[position].text in self.antecedents.bounds:
            position -= 1
        tied = (
            figure.number.span.start > words[figure.first].start
            or words[position].text == BY
            or words[position].text in self.vocabulary.with_figure
        )
        return (
            (place.entity, "holder of the place")
            if tied and words[figure.first].text[0] != AND
            else None
        )

    def _distributed(self, slots: list[_Slot]) -> list[_Slot]:
        """Give the figures and places of a list to the names joined before them, in order."""
        found: list[_Slot] = []
        index = 0
        while index < len(slots):
            group = self._list_at(slots, index)
            if len(group) > 1:
                names = self.distributor.joined_before(group[0].place.first)
                if len(names) == len(group):
                    for slot, name in zip(group, names, strict=True):
                        slot.entity, slot.entity_rule = name, "in the order of the list"
                found.extend(group)
                index += len(group)
                continue
            slot = group[0]
            found.append(slot)
            if slot.figure is not None and self.distributor.says_each(
                max(slot.figure.unit_end, slot.place.last)
            ):
                names = self.distributor.joined_before(slot.place.first)
                if names:
                    slot.entity, slot.entity_rule = names[0], "each of the list"
                    found.extend(
                        replace(slot, entity=name, entity_rule="each of the list")
                        for name in names[1:]
                    )
            index += 1
        return found

    def _list_at(self, slots: list[_Slot], index: int) -> list[_Slot]:
        """The slots that begin a list at an index: numbers that share a noun, or ordinals that share a head."""
        group = [slots[index]]
        for slot in slots[index + 1 :]:
            last = group[-1]
            if (
                last.rank is not None
                and slot.rank is not None
                and last.rank.head == slot.rank.head
                and last.rank.rule == "position"
            ):
                joined = not self._has_scope_between(last, slot)
            elif last.figure is not None and slot.figure is not None and last.figure.rule == "list":
                joined = last.place.last <= slot.place.first <= last.place.last + 2
            else:
                joined = False
            if not joined:
                break
            group.append(slot)
        if len(group) > 1 and group[0].figure is not None:
            end = group[-1].place.last
            if not self.distributor.says_respectively(end) and len(
                self.distributor.joined_before(group[0].place.first)
            ) != len(group):
                return group[:1]
        return group

    def _has_scope_between(self, left: _Slot, right: _Slot) -> bool:
        """«الأول محليا والسابع خليجيا» are two places of one account."""
        return any(
            word.text in self.vocabulary.ranks
            for word in self.recognized.words[left.place.last : right.place.first]
        )

    def _slot(self, place: Place, metric: str, entity: EntityMention | None, rule: str) -> _Slot:
        platform = self.slots.platform(place, metric)
        platform = self.slots.implied(place, metric, entity, platform)
        stock = self.vocabulary.kinds.get(metric) == "stock"
        period = self.slots.period(place, stock=stock)
        return _Slot(place, metric, entity, rule, platform, period, self.slots.attribution(place))

    # -- grouping

    def _grouped(self, slots: list[_Slot]) -> list[_Draft]:
        drafts: list[_Draft] = []
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
                    or (period is None and slot.rank is not None)
                    or (known is None and all(s.rank is not None for s in draft.slots))
                ):
                    target = draft
                    break
            if target is None:
                target = _Draft(slot.entity, platform)
                drafts.append(target)
            target.slots.append(slot)
        return drafts

    def _key(self, entity: EntityMention | None) -> str:
        if entity is None:
            return ""
        if entity.known:
            return entity.known
        return self.lexicon.fold(entity.name).strip()

    # -- output

    def _claim(self, draft: _Draft, number: int) -> Claim:
        figures: dict[str, Figure] = {}
        rank: Rank | None = None
        evidence: list[Evidence] = []
        for slot in draft.slots:
            if slot.rank is not None:
                piece = self._evidence("rank", slot.rank.span, slot.rank.rule)
                evidence.append(piece)
                if rank is None:
                    scope = self.slots.scope(slot.rank)
                    rank = Rank(
                        value=int(slot.rank.value),
                        upper=int(slot.rank.upper) if slot.rank.upper is not None else None,
                        scope=self.normalized.to_source(scope).of(self.source) if scope else None,
                        evidence=(piece,),
                    )
                    if scope:
                        evidence.append(self._evidence("scope", scope, "scope behind the rank"))
                else:
                    rank = rank.model_copy(update={"evidence": (*rank.evidence, piece)})
            elif slot.figure is not None:
                piece = self._evidence(slot.metric, slot.figure.number.span, slot.figure.rule)
                evidence.append(piece)
                figures.setdefault(slot.metric, _figure(slot.figure, piece))
        evidence.extend(self._shared_evidence(draft))
        period = self._period(draft)
        if period is not None:
            evidence.extend(period.evidence)
        source = next((slot.source for slot in draft.slots if slot.source is not None), None)
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

    def _shared_evidence(self, draft: _Draft) -> list[Evidence]:
        found: list[Evidence] = []
        if draft.entity is not None:
            found.append(self._evidence("entity", draft.entity.span, draft.slots[0].entity_rule))
        platform = next((slot.platform for slot in draft.slots if slot.platform is not None), None)
        if platform is not None:
            found.append(self._evidence("platform", platform.span, "platform"))
        source = next((slot.source for slot in draft.slots if slot.source is not None), None)
        if source is not None:
            found.append(self._evidence("attribution", source.span, "attribution"))
        return found

    def _entity(self, mention: EntityMention | None) -> Entity | None:
        if mention is None:
            return None
        span = self.normalized.to_source(mention.span)
        written = span.of(self.source)
        name = mention.name if mention.known else written
        key = mention.known or _ascii_key(self.lexicon.fold(name))
        return Entity(name=name, mention=written, key=key, span=span)

    def _period(self, draft: _Draft) -> Period | None:
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


def _figure(found: FoundFigure, evidence: Evidence) -> Figure:
    number = found.number
    return Figure.model_validate(
        {
            "value": number.value,
            "upper": number.upper,
            "modifier": found.modifier,
            "aspect": found.aspect,
            "rate": found.rate,
            "evidence": (evidence,),
        }
    )


@lru_cache(maxsize=1)
def _transliterator() -> object:
    from camel_tools.utils.charmap import CharMapper

    return CharMapper.builtin_mapper("ar2safebw")


def _ascii_key(folded: str) -> str:
    """Return a stable ASCII key of a folded name."""
    words = _transliterator()(folded).split()  # type: ignore[operator]
    return "-".join(
        "".join(ch for ch in word if ch.isascii() and (ch.isalnum() or ch in "#@_"))
        for word in words
    ).strip("-")
