"""Whose a figure is: its options are the entities of the text, and nobody."""

from collections.abc import Iterator

from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.naming import Mention
from arabic_metrics.recognize.syntax import CLAUSE, FOREIGN, METRIC, NAME, NUMBER, VERB
from arabic_metrics.resolve.anchor import FEMININE, PLURAL, Anaphor, Figure, FigureReader, Links
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.reading import NEAR, Reading, bucket

NOBODY = "nobody"
FARTHEST_SUBJECT = 3  # sentences
TURNS = (1, 2, 4, 8, 15)  # words between two figures
COMMON_REACH = 1  # sentences back for nouns that name nobody
BACK = (1, 2, 3, 5, 8)
POINTS_TO = {
    "account": (
        "person",
        "organization",
        "account",
        "channel",
        "group",
        "network",
        "site_app",
        "content",
        "place",
        "",
    ),
    "channel": ("channel", "", "organization"),
    "site_app": ("site_app", "network", "", "organization"),
    "organization": ("organization", "", "network", "site_app"),
    "person": ("person", ""),
    "content": ("content", ""),
    "group": ("group", ""),
    "": (),
}
CLASSES = {
    "followers": "audience", "subscribers": "audience", "users": "usage", "downloads": "usage", "visits": "usage",
    "views": "response", "likes": "response", "shares": "response", "comments": "response", "interactions": "response",
    "reach": "response", "impressions": "response",
}  # fmt: skip

OWNERS = {
    "audience": frozenset({"person", "organization", "account", "channel", "group"}),
    "usage": frozenset({"site_app", "network"}),
    "response": frozenset({"content", "channel"}),
    "posts": frozenset({"person", "account", "network", "organization", "content"}),
    "members": frozenset({"group", "site_app", "network", "account"}),
    "messages": frozenset({"network", "site_app", "person"}),
}
UNTOLD = frozenset({"known", "latin", "named", "quoted", "definite", "indefinite"})


class Entity:
    """An entity as one figure sees it: which of its mentions stand before, here, behind."""

    def __init__(
        self, chain: Chain, kind: str, sort: str, figure: Figure, reading: Reading
    ) -> None:
        self.chain = chain
        self.kind = kind
        self.sort = sort
        self.fits = fit(self.kind, CLASSES.get(figure.metric, figure.metric))
        self.before = [m for m in chain.mentions if m.first < figure.first]
        self.here = [m for m in self.before if reading.sentence(m.first) == figure.sentence]
        self.behind = [
            m
            for m in chain.mentions
            if m.first >= figure.last and reading.sentence(m.first) == figure.sentence
        ]
        self.nearest = self.before[-1] if self.before else None
        self.back = figure.sentence - reading.sentence(self.nearest.first) if self.nearest else 99

    @property
    def mention(self) -> Mention:
        """The mention that stands for the entity at the figure: the last before it, or else the first behind."""
        return (
            self.here[-1]
            if self.here
            else self.behind[0]
            if self.behind
            else self.nearest or self.chain.mentions[0]
        )


def fit(kind: str, metrics: str) -> str:
    """Return whether a kind of entity has such figures: applications users, accounts followers, films views."""
    if kind in UNTOLD:
        return "maybe"
    owners = OWNERS.get(metrics)
    return "any" if owners is None else "fits" if kind in owners else "unfit"


def look_of(chain: Chain, reading: Reading) -> str:
    """Return what an entity of no known kind looks like: «MBC2» latin, «”نسيني“» quoted, «فلان الفلاني» named, «الحملة» definite, «رواجا» indefinite."""
    tags = reading.syntax.tags
    mention = chain.name
    if mention.known:
        return "known"
    inside = range(mention.first, mention.last)
    if any(tags[at] == FOREIGN for at in inside):
        return "latin"
    if any(tags[at] == NAME for at in inside):
        return "named"
    if chain.proper:
        return "quoted"
    definite = reading.word(mention.first).startswith(("ال", "لل", "وال", "بال"))
    return "definite" if definite else "indefinite"


class OwnerReader:
    """Reads the options of the owners of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.figures = FigureReader(reading)
        # A place within a name is part of it: «جامعة صنعاء».
        self.chains = [
            c for c in reading.chains if not all(m.nested and m.kind == "place" for m in c.mentions)
        ]
        self.kinds = [c.kind or look_of(c, reading) for c in self.chains]
        self.sorts = [
            "proper" if c.proper else "pointing" if c.pointing else "common" for c in self.chains
        ]
        self.most = max((len(c.mentions) for c in self.chains if c.proper), default=0)

    def options(
        self,
        first: int,
        last: int,
        metric: str,
        mention: MetricMention | None,
        before: FilledSlot | None = None,
    ) -> list[Option]:
        """Return the options for a figure at some word positions; `before` is the figure or rank before it."""
        figure = self.figures.read(first, last, metric, mention)
        links = Links(self.reading, figure)
        entities = [
            e
            for c, kind, sort in zip(self.chains, self.kinds, self.sorts, strict=True)
            if self._may_own(e := Entity(c, kind, sort, figure, self.reading), figure)
        ]
        noun = links.noun()
        ranks = Ranks(entities, figure, noun, self.reading)
        options = [Option(NOBODY, tuple(self._of_nobody(figure, noun)))]
        told = before.owner if before is not None else None
        since = self._named_since(figure) if told is not None else 0
        turn = self._turn(before, figure) if before is not None else ""
        for entity in entities:
            features = [
                *self._what(entity, figure), *self._how_told(entity), *self._where(entity, figure, noun), *self._tied(entity, figure, links),
                *self._beside(entity, figure), *self._pointed(entity, figure, ranks), *ranks.features(entity),
                *self._as_before(entity, told, since), *self._in_turn(entity, figure, before, turn),
            ]  # fmt: skip
            options.append(
                Option(entity.chain.name.name, tuple(features), entity.chain, entity.mention.span)
            )
        return options

    def _may_own(self, entity: Entity, figure: Figure) -> bool:
        """A noun that names nobody is asked only near the figure, a name that comes only later only in the next sentence."""
        if entity.sort != "proper" and not entity.behind and entity.back > COMMON_REACH:
            return False
        return (
            bool(entity.before or entity.behind)
            or self.reading.sentence(entity.chain.mentions[0].first) <= figure.sentence + 1
        )

    def _of_nobody(self, figure: Figure, noun: Anaphor) -> Iterator[str]:
        yield "nobody"
        yield f"nobody {figure.metric}"
        yield f"nobody {noun.how}"
        yield f"nobody {figure.anaphor.how}"

    def _what(self, entity: Entity, figure: Figure) -> Iterator[str]:
        """What it is, and whether such things have such figures: films views, applications users, persons followers."""
        kind, sort, metric = entity.kind, entity.sort, figure.metric
        yield "somebody"
        yield sort
        yield f"{entity.fits} {sort}"
        yield f"kind {kind}"
        yield f"kind {kind} {sort}"
        yield f"kind {kind} {metric}"
        yield f"kind {kind} {CLASSES.get(metric, metric)} {sort}"
        head = entity.mention.head
        if head in self.reading.table.head_nouns:
            yield f"head {head}"
        elif sort == "common":
            yield from self._common(entity.mention)

    def _common(self, m: Mention) -> Iterator[str]:
        """What a phrase without a name looks like: «الحملة», «رواجا كبيرا», or a name that no list knows."""
        table = self.reading.table
        text = self.reading.word(m.first)
        known = "known" if m.head in table.common_noun or text in table.common_noun else "unknown"
        yield f"common {known} {'definite' if text.startswith(('ال', 'لل', 'وال', 'بال')) else 'indefinite'}"
        yield f"common of {min(m.last - m.first, 3)} words"
        if m.head.endswith("ا") or self.reading.word(m.last - 1).endswith("ا"):
            yield "common accusative"
        if m.head in table.time_noun or text in table.time_noun or text in table.date_word:
            yield "common time"

    def _how_told(self, entity: Entity) -> Iterator[str]:
        """Whether the text is about it: told often, from the first sentence on, as its subject."""
        if entity.sort != "proper":
            return
        mentions = entity.chain.mentions
        yield f"told {bucket(len(mentions), (1, 2, 4))}"
        if len(mentions) == self.most > 1:
            yield "told most"
        if self.reading.sentence(mentions[0].first) == 0:
            yield "told in the first sentence"
            if any(
                m.case in ("topic", "subject") and self.reading.sentence(m.first) == 0
                for m in mentions
            ):
                yield "subject of the first sentence"

    def _where(self, entity: Entity, figure: Figure, noun: Anaphor) -> Iterator[str]:
        """How far from the figure, and over what."""
        if entity.here:
            yield from self._far("here", entity.here[-1], figure, entity)
        elif entity.nearest is not None:
            where = "back " + bucket(entity.back, BACK)
            yield f"{where} {entity.sort}"
            yield f"{where} {entity.kind}"
            cases = {
                m.case
                for m in entity.before
                if self.reading.sentence(m.first) == figure.sentence - entity.back
            }
            for case in sorted(cases & {"topic", "subject"}):
                yield f"{where} {case}"
        if entity.behind:
            yield from self._far("behind", entity.behind[0], figure, entity)
        if not entity.here and not entity.behind:
            yield f"elsewhere {entity.sort}"
            yield f"elsewhere {figure.anaphor.how} {noun.how}"
            if entity.nearest is None:
                yield "only later"

    def _far(self, side: str, m: Mention, figure: Figure, entity: Entity) -> Iterator[str]:
        reading, tags = self.reading, self.reading.syntax.tags
        between = range(m.last, figure.first) if side == "here" else range(figure.last, m.first)
        edge = figure.first if side == "here" else min(figure.last, len(tags) - 1)
        distance = bucket(len(between))
        yield f"{side} {distance}"
        yield f"{side} {entity.sort}"
        clauses = abs(reading.syntax.clauses[m.first] - reading.syntax.clauses[edge])
        yield f"{side} clauses {bucket(clauses, (0, 1, 2, 4))}"
        inside = tags[between.start : between.stop]
        yield f"{side} numbers {min(inside.count(NUMBER), 3)}"
        if VERB in inside:
            yield f"{side} over a verb"
        if CLAUSE in inside:
            yield f"{side} over a clause"
        over = sum(
            o.proper and not o.nested and between.start <= o.first and o.last <= between.stop
            for o in reading.mentions_of(figure.sentence)
        )
        yield f"{side} over {min(over, 3)} names"

    def _tied(self, entity: Entity, figure: Figure, links: Links) -> Iterator[str]:
        """How the grammar of the sentence ties it to the figure."""
        found: list[str] = []
        for m in entity.here[-2:] + entity.behind[:2]:
            link = links.link(m)
            if link and link not in found:
                found.append(link)
        if links.row:
            beside = entity.here[-1:] if links.row == "before" else entity.behind[:1]
            near = any(m.last == figure.first or m.first == figure.last for m in beside)
            yield f"row {'beside' if near else 'not beside'} {entity.sort}"
        for link in found:
            yield f"tied {link}"
            yield f"tied {link} {entity.sort}"
            yield f"tied {link} {entity.fits} {entity.sort}"
            if "verb" in link or "relative" in link:
                yield f"tied {' '.join(link.split()[:3])} by {links.verb_class}"

    def _beside(self, entity: Entity, figure: Figure) -> Iterator[str]:
        """What stands right beside it: «قال», «مقارنة مع», «لدى», «التي»; its case."""
        table, reading, tags = self.reading.table, self.reading, self.reading.syntax.tags
        for side, mentions in (("here", entity.here[-1:]), ("behind", entity.behind[:1])):
            for m in mentions:
                case = Links.known(m.case)
                yield f"{side} case {case}"
                yield f"{side} case {case} {entity.kind}"
                yield f"{side} case {case} {figure.metric}"
                previous = reading.word(m.first - 1)
                if previous in table.say_verb or m.speaks:
                    yield f"{side} speaker"
                if previous in table.that_word or previous in table.as_for:
                    yield f"{side} behind {'that' if previous in table.that_word else 'as for'}"
                if m.apposed >= 0:
                    yield f"{side} apposed"
                if (
                    previous in table.compared
                    or previous in table.comparison
                    or previous in table.surpass_over
                ):
                    yield f"{side} compared"
                if (
                    previous in table.possess_verb
                    or previous in table.has_word
                    or previous in table.reach_word
                ):
                    yield f"{side} possesses"
                if entity.kind == "network" and previous in table.placing:
                    yield f"{side} network as place {figure.metric}"
                if reading.word(m.last) in table.relative_word:
                    yield f"{side} with a relative clause"
                if m.head in table.peer_noun:
                    yield f"{side} peer"
                if m.first and tags[m.first - 1] == METRIC:
                    yield f"{side} behind a metric word"
                if figure.mention is not None:
                    yield from self._to_metric(side, m, figure.mention, figure, case)

    def _to_metric(
        self, side: str, m: Mention, metric: MetricMention, figure: Figure, case: str
    ) -> Iterator[str]:
        """Where it stands to the word of the metric: «متابعي الأهلي», «مشاهدة للفيديو»."""
        if side == "behind" and figure.last <= metric.first and m.first >= metric.last:
            yield f"behind the metric {bucket(m.first - metric.last, NEAR)}"
        if side == "here" and m.last <= metric.first < figure.first:
            yield "before the metric"
            yield f"before the metric {bucket(metric.first - m.last)}"
        if side == "here" and m.first >= metric.last:
            yield f"between the metric and the number {case}"

    def _pointed(self, entity: Entity, figure: Figure, ranks: "Ranks") -> Iterator[str]:
        """Whether what points back from the figure can point to it: how near among those, of the same noun, of the same gender."""
        for name, anaphor, order in (
            ("noun", ranks.noun, ranks.of_noun),
            ("pronoun", figure.anaphor, ranks.of_anaphor),
        ):
            how = anaphor.how
            if how == "none":
                continue
            if (
                name == "noun"
                and entity.chain.pointing
                and any(m.first == anaphor.position for m in entity.chain.mentions)
            ):
                yield f"is the noun {'with' if order else 'without'} antecedents"
                yield f"is the noun {how} {figure.metric}"
            place = order.get(id(entity.chain))
            if place is None:
                yield f"{name} {how} no antecedent {entity.sort}"
                continue
            yield f"{name} {how} antecedent {min(place, 3)}"
            yield f"{name} {how} antecedent {min(place, 3)} {entity.fits}"
            if anaphor.tie:
                yield f"{name} {anaphor.tie} antecedent {min(place, 3)}"
            if any(m.head == anaphor.head for m in entity.chain.mentions):
                yield f"{name} {how} antecedent of the same noun"
            yield f"{name} {self._agreement(entity, anaphor)}"
            near = [m for m in entity.before if m.first < anaphor.position]
            if near:
                yield f"{name} {how} antecedent case {Links.known(near[-1].case)}"

    def _agreement(self, entity: Entity, anaphor: Anaphor) -> str:
        feminine = any(m.feminine for m in entity.chain.mentions)
        if anaphor.gender == PLURAL:
            return f"plural {entity.kind}"
        return f"{anaphor.gender} for {FEMININE if feminine else 'another'} {entity.kind}"

    def _as_before(self, entity: Entity, before: Chain | None, since: int) -> Iterator[str]:
        """Whether the figure before is its own, and whether others were named since: «… مليون متابع و3 آلاف منشور»."""
        if before is None:
            return
        same = "as" if before is entity.chain else "not as"
        yield f"{same} the figure before"
        yield f"{same} the figure before, {min(since, 2)} names since"
        if same == "as":
            yield f"as the figure before {'here' if entity.here else 'not here'}"

    def _turn(self, before: FilledSlot, figure: Figure) -> str:
        """How a figure follows the one before: a figure behind a rank, the same metric again; at once, or after words."""
        sort = (
            "again"
            if before.metric == figure.metric
            else f"{self._sort_of(before.metric)} {self._sort_of(figure.metric)}"
        )
        gap = figure.first - before.last
        return f"{sort} {bucket(gap, TURNS) if self.reading.sentence(before.first) == figure.sentence else 'later'}"

    @staticmethod
    def _sort_of(metric: str) -> str:
        return "rank" if metric == "rank" else "figure"

    def _in_turn(
        self, entity: Entity, figure: Figure, before: FilledSlot | None, turn: str
    ) -> Iterator[str]:
        """Whether it is who the turn of figures asks for: another one for the same metric, placed as the one before was."""
        if before is None or before.owner is None:
            return
        same = "same" if before.owner is entity.chain else "another"
        yield f"turn {turn} {same}"
        yield f"turn {turn} {same} {entity.sort}"
        if before.mention is None or not (entity.here or entity.behind):
            return
        place = self._place(before.mention, before.first, before.last)
        own = self._place(
            entity.here[-1] if entity.here else entity.behind[0], figure.first, figure.last
        )
        yield f"placed {own} behind {place} {same}"

    @staticmethod
    def _place(m: Mention, first: int, last: int) -> str:
        """On which side of a figure a mention stands, and how near."""
        if m.first >= last:
            return f"right {bucket(m.first - last, NEAR)}"
        return f"left {bucket(max(0, first - m.last), NEAR)}"

    def _named_since(self, figure: Figure) -> int:
        """How many names stand between a figure and the number before it."""
        at = figure.first - 1
        tags = self.reading.syntax.tags
        while at > 0 and tags[at] != NUMBER:
            at -= 1
        since = [
            m
            for s in range(self.reading.sentence(at), figure.sentence + 1)
            for m in self.reading.mentions_of(s)
        ]
        return sum(m.proper and not m.nested and at < m.first < figure.first for m in since)


class Ranks:
    """Which entities compete: how near each stands among all, among its kind, among those that something may point to."""

    def __init__(
        self, entities: list[Entity], figure: Figure, noun: Anaphor, reading: Reading
    ) -> None:
        self.figure = figure
        self.noun = noun
        self.reading = reading
        self.entities = entities
        near = [(e.before[-1].first, e) for e in entities if e.before]
        near.sort(key=lambda it: -it[0])
        self.order: dict[int, int] = {}
        self.of_kind: dict[int, int] = {}
        counts: dict[str, int] = {}
        for _, entity in near:
            if entity.sort != "proper" and not entity.chain.kind:
                continue
            key = id(entity.chain)
            if entity.sort == "proper":
                self.order[key] = len(self.order)
            self.of_kind[key] = counts.get(entity.kind, 0)
            counts[entity.kind] = counts.get(entity.kind, 0) + 1
        self.counts = counts
        self.fitting: dict[int, int] = {}
        for _, entity in near:
            if entity.fits in ("fits", "any") and entity.sort == "proper":
                self.fitting[id(entity.chain)] = len(self.fitting)
        self.subjects = self._subjects()
        self.of_noun = self._antecedents(noun)
        self.of_anaphor = self._antecedents(figure.anaphor)

    def _antecedents(self, anaphor: Anaphor) -> dict[int, int]:
        """The entities that something may point back to, the nearest first."""
        if anaphor.how == "none":
            return {}
        found: list[tuple[int, int]] = []
        definite = anaphor.how.startswith("definite")
        wanted = POINTS_TO.get(anaphor.how.removeprefix("definite "), ()) if definite else ()
        for entity in self.entities:
            chain = entity.chain
            if definite:
                if entity.sort != "proper" or (
                    chain.kind not in wanted
                    and not any(m.head == anaphor.head for m in chain.mentions)
                ):
                    continue
            elif chain.kind == "place" or not (chain.proper or chain.kind):
                continue
            before = [
                m.first
                for m in chain.mentions
                if m.first < anaphor.position and not (m.nested and m.kind == "place")
            ]
            if before:
                found.append((before[-1], id(chain)))
        found.sort(reverse=True)
        return {key: order for order, (_, key) in enumerate(found)}

    def _subjects(self) -> dict[int, int]:
        """The entities of which clauses before the figure speak, the nearest first: subjects, topics, what stands behind «أن» or «أما»."""
        table = self.reading.table
        found: list[tuple[int, int]] = []
        for entity in self.entities:
            for m in reversed(entity.before):
                previous = self.reading.word(m.first - 1)
                if (
                    m.case in ("subject", "topic")
                    or previous in table.that_word
                    or previous in table.as_for
                ):
                    if (
                        not m.nested
                        and self.figure.sentence - self.reading.sentence(m.first)
                        <= FARTHEST_SUBJECT
                    ):
                        found.append((m.first, id(entity.chain)))
                    break
        found.sort(reverse=True)
        return {key: order for order, (_, key) in enumerate(found)}

    def features(self, entity: Entity) -> Iterator[str]:
        """How near before the figure it stands among names, and among its kind."""
        key, kind = id(entity.chain), entity.kind
        order = self.order.get(key)
        if order is not None:
            yield f"order {min(order, 4)}"
            yield f"order {min(order, 4)} {kind}"
        fitting = self.fitting.get(key)
        if fitting is not None:
            yield f"fitting {min(fitting, 4)} {'here' if entity.here else 'back'}"
            yield f"fitting {min(fitting, 4)} {entity.fits}"
            if len(self.fitting) == 1:
                yield "only fitting"
        elif self.fitting:
            yield f"others fit {entity.fits} {entity.sort}"
        subject = self.subjects.get(key)
        if subject is not None:
            here = "here" if entity.here else "back"
            yield f"subject {min(subject, 4)} {here}"
            yield f"subject {min(subject, 4)} {kind}"
            yield f"subject {min(subject, 4)} {entity.fits}"
            yield f"subject {min(subject, 4)} {self.figure.anaphor.how}"
        of_kind = self.of_kind.get(key)
        if of_kind is not None:
            yield f"of its kind {min(of_kind, 3)}"
            yield f"of its kind {min(of_kind, 3)} {kind} {CLASSES.get(self.figure.metric, self.figure.metric)}"
            if self.counts[kind] == 1:
                yield f"only of its kind {kind}"
