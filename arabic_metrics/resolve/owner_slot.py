"""Whose a figure is: its options are the entities of the text, and nobody."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.syntax import CLAUSE, FOREIGN, METRIC, NAME, NUMBER, VERB
from arabic_metrics.resolve.anchor import (
    FEMININE,
    MASCULINE,
    PLURAL,
    Anaphor,
    Figure,
    FigureReader,
    Links,
)
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.owner_entity import Entity, Ranks
from arabic_metrics.resolve.owner_features import (
    before_features,
    far_features,
    series_features,
    tied_features,
    told_features,
    turn_features,
)
from arabic_metrics.resolve.placed import Placed, near_each
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.series import Item

NOBODY = "nobody"
DEFINITE_ACCOUNT = "definite account"
TURNS = (1, 2, 4, 8, 15)  # words between two figures
SURPASSED_REACH = 25  # words from the figure compared with back to the verb
INVERTED_REACH = 4  # words from a place back to the verb of arriving
SUBJECTS = frozenset({"", "topic", "subject"})
COMPARING = frozenset({"compared", "comparison", "surpass_over"})
LOOSE = "behind "  # links over a mark or a verb: nothing ties the figure to what stands there
# «صفحته», «لديه», «بلغ»: only their gender tells whom they point to.
BY_GENDER = ("possessed", "having", "verb")
POSSESSING = frozenset({"possess_verb", "has_word", "reach_word"})
MOST_NESTED = 12  # names that may end behind one that begins with them
COMMON_REACH = 1  # sentences back for nouns that name nobody
BACK = (1, 2, 3, 5, 8)
VAGUE = ("latin", "indefinite")  # looks that say nothing of what has such figures
FARTHEST = 40  # words or clauses: what is farther is as far
MOST_BEFORE, MOST_BEHIND = (
    64,
    80,
)  # with fewer than 50 and 60 the first probability of a real article changes
MOST_MENTIONS = 1_000  # looked at on each side for so many entities


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
    """Reads the options of the owners of one text, which has so many figures."""

    def __init__(self, reading: Reading, figures: int) -> None:
        self.reading = reading
        self.most_before = near_each(MOST_BEFORE, figures, len(reading.words))
        self.most_behind = near_each(MOST_BEHIND, figures, len(reading.words))
        self.figures = FigureReader(reading)
        self.tags, self.clauses = reading.syntax.tags, reading.syntax.clauses
        # A place within a name is part of it: «جامعة صنعاء».
        self.chains = [c for c in reading.chains if c.free]
        chain_at = {m.first: at for at, c in enumerate(self.chains) for m in c.mentions}
        self.chain_of = [chain_at.get(m.first) for m in reading.mentions]
        self._known: dict[tuple[int, str], tuple[Mention | None, list[str]]] = {}
        self._sides: dict[tuple[str, int, str], list[str]] = {}
        self.names = Placed(m for m in reading.mentions if m.proper and not m.nested)
        self.kinds = [c.kind or look_of(c, reading) for c in self.chains]
        self.sorts = [
            "proper" if c.proper else "pointing" if c.pointing else "common" for c in self.chains
        ]
        self.most = max((len(c.mentions) for c in self.chains if c.proper), default=0)
        self.how_told = [tuple(self._how_told(c)) for c in self.chains]
        self.owning: dict[
            tuple[int, str], int
        ] = {}  # the sentence of the last figure of an entity and a metric

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
            e for at in self._near(figure) if self._may_own(e := self._entity(at, figure), figure)
        ]
        noun = links.noun()
        ranks = Ranks(entities, figure, noun, self.reading)
        options = [Option(NOBODY, tuple(self._of_nobody(figure, noun)))]
        inverted = self._inverted(figure) if figure.metric == "rank" else None
        if inverted is not None:
            entities = [entity for entity in entities if inverted in entity.behind]
        assigned = self.reading.respective(figure.sentence)
        if figure.metric == "rank":
            named = assigned.ranked.get(figure.last)
        else:
            named = assigned.owners.get(figure.first)
        if named is not None:
            entities = [e for e in entities if named in e.here or named in e.behind] or entities
        surpassed = self._surpassed(figure)
        if surpassed is not None:
            entities = [entity for entity in entities if surpassed in entity.here]
        told = before.owner if before is not None else None
        since = self._named_since(figure) if told is not None else 0
        turn = self._turn(before, figure) if before is not None else ""
        item = self.reading.series(figure.sentence).get(first)
        distant: dict[
            str, list[str]
        ] = {}  # how those stand to the figure before that are not in this sentence, by their sort
        for entity in entities:
            apart = not entity.here and not entity.behind
            turns = distant.get(entity.sort) if apart and entity.chain is not told else None
            if turns is None:
                turns = [
                    *self._as_before(entity, told, since),
                    *self._in_turn(entity, figure, before, turn),
                ]
                if apart and entity.chain is not told:
                    distant[entity.sort] = turns
            features = [
                *self._as_such(entity, figure), *self._where(entity, figure, noun),
                *(self._tied_apart(entity, links) if apart else self._tied(entity, figure, links)),
                *(() if apart else self._beside(entity, figure)), *self._pointed(entity, figure, ranks), *ranks.features(entity), *turns,
                *self._in_series(entity, item), *self._has_one(entity, figure),
            ]  # fmt: skip
            options.append(
                Option(entity.chain.name.name, tuple(features), entity.chain, entity.mention.span)
            )
        return options

    def _as_such(self, entity: Entity, figure: Figure) -> list[str]:
        """What it is and how it is told, which is the same for each figure of a metric that the same mention stands for it at."""
        key = (entity.at, figure.metric)
        mention, features = self._known.get(key, (None, []))
        if mention is not entity.mention:
            features = [*self._what(entity, figure), *self.how_told[entity.at]]
            self._known[key] = entity.mention, features
        return features

    def _entity(self, at: int, figure: Figure) -> Entity:
        return Entity(at, self.chains[at], self.kinds[at], self.sorts[at], figure, self.reading)

    def _near(self, figure: Figure) -> list[int]:
        """The entities told nearest before a figure, and those told behind it up to the end of the next sentence, in the order of the text."""
        starts = self.reading.placed_mentions.starts
        common = self.reading.bounds(max(0, figure.sentence - COMMON_REACH))[0]
        closing = self.reading.bounds(figure.sentence + 1)[1]
        here = bisect_left(starts, figure.first)
        found: set[int] = set()
        for mention in range(here - 1, max(-1, here - 1 - MOST_MENTIONS), -1):
            at = self.chain_of[mention]
            if at is not None and (starts[mention] >= common or self.sorts[at] == "proper"):
                found.add(at)
                if len(found) == self.most_before:
                    break
        before = len(found)
        for mention in range(here, min(here + MOST_MENTIONS, len(starts))):
            if starts[mention] >= closing or len(found) - before == self.most_behind:
                break
            at = self.chain_of[mention]
            if at is not None:
                found.add(at)
        return sorted(found)

    def _may_own(self, entity: Entity, figure: Figure) -> bool:
        """A noun that names nobody is asked only near the figure, a name that comes only later only in the next sentence."""
        if entity.sort != "proper" and not entity.behind and entity.back > COMMON_REACH:
            return False
        if figure.metric in self.reading.table.from_stores and self._is_store(entity, figure):
            return False
        return (
            bool(entity.before or entity.behind)
            or self.reading.sentence(entity.chain.mentions[0].first) <= figure.sentence + 1
        )

    def _is_store(self, entity: Entity, figure: Figure) -> bool:
        """«تنزيل على غوغل بلاي», «غوغل بلاي: حمله مليون»: whether it is only the store where another thing is got."""
        table, mention = self.reading.table, entity.mention
        got = mention.case in table.placing or figure.anaphor.how == "metric pronoun"
        return mention.known in table.stores and got

    def _surpassed(self, figure: Figure) -> Mention | None:
        """«تفوق الأهلي على الزمالك بـ30 مليونا مقابل 18 مليونا»: whose the figure compared with is, if no name stands right behind it."""
        reading, table, at = self.reading, self.reading.table, figure.first - 1
        if at < 0 or reading.word(at) not in table.comparison:
            return None
        behind = self.names.next_from(figure.last)
        if behind is not None and behind.first - figure.tail <= 1:
            return None
        opening = max(reading.bounds(figure.sentence)[0], at - SURPASSED_REACH)
        for verb in range(at - 1, opening - 1, -1):
            if reading.word(verb) in table.surpass_over:
                return next(
                    (m for m in self.names.within(verb, at) if m.case in table.exceed_goal), None
                )
        return None

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
        if kind not in VAGUE:
            yield f"kind {kind}"
            yield f"kind {kind} {sort}"
            yield f"kind {kind} {metric}"
            yield f"kind {kind} {self.reading.table.families.get(metric, metric)} {sort}"
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

    def _how_told(self, chain: Chain) -> Iterator[str]:
        """Whether the text is about it: told often, from the first sentence on, as its subject."""
        if not chain.proper:
            return
        mentions = chain.mentions
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

    def _where(self, entity: Entity, figure: Figure, noun: Anaphor) -> list[str]:
        """How far from the figure, and over what."""
        found: list[str] = []
        if entity.here:
            found += self._far("here", entity.here[-1], figure, entity)
        elif entity.nearest is not None:
            where = "back " + bucket(entity.back, BACK)
            found = [f"{where} {entity.sort}", f"{where} {entity.kind}"]
            opening = self.reading.bounds(figure.sentence - entity.back)[0]
            told = bisect_left(entity.chain.starts, opening)
            cases = {m.case for m in entity.chain.mentions[told : entity.before]}
            found += [f"{where} {case}" for case in sorted(cases & {"topic", "subject"})]
        if entity.behind:
            found += self._far("behind", entity.behind[0], figure, entity)
        if not entity.here and not entity.behind:
            found.append(f"elsewhere {entity.sort}")
            found.append(f"elsewhere {figure.anaphor.how} {noun.how}")
            if entity.nearest is None:
                found.append("only later")
        return found

    def _far(self, side: str, m: Mention, figure: Figure, entity: Entity) -> tuple[str, ...]:
        reading, clauses_of = self.reading, self.clauses
        if side == "here":
            first, last, edge = m.last, figure.first, figure.first
        else:
            first, last, edge = figure.last, m.first, min(figure.last, len(clauses_of) - 1)
        clauses = abs(clauses_of[m.first] - clauses_of[edge])
        return far_features(
            side, min(max(0, last - first), FARTHEST), entity.sort, min(clauses, FARTHEST),
            min(reading.tagged(NUMBER, first, last), 3), self._names_between(first, last),
            verb=reading.tagged(VERB, first, last) > 0, clause=reading.tagged(CLAUSE, first, last) > 0,
        )  # fmt: skip

    def _names_between(self, first: int, last: int) -> int:
        """How many names stand between two words, three at most."""
        count = self.names.count(first, last)
        if count <= MOST_NESTED:
            count = sum(name.last <= last for name in self.names.within(first, last))
        return min(count, 3)

    def _tied(self, entity: Entity, figure: Figure, links: Links) -> list[str]:
        """How the grammar of the sentence ties it to the figure."""
        told: list[str] = []
        for m in entity.here[-2:] + entity.behind[:2]:
            link = links.link(m)
            if link and not link.startswith(LOOSE) and link not in told:
                told.append(link)
        found: list[str] = []
        if links.row:
            beside = entity.here[-1:] if links.row == "before" else entity.behind[:1]
            near = any(m.last == figure.first or m.first == figure.last for m in beside)
            found.append(f"row {'beside' if near else 'not beside'} {entity.sort}")
        for link in told:
            found += tied_features(link, entity.sort, entity.fits, links.verb_class)
        return found

    @staticmethod
    def _tied_apart(entity: Entity, links: Links) -> tuple[str, ...]:
        """The same of one that is not in the sentence."""
        return (f"row not beside {entity.sort}",) if links.row else ()

    def _beside(self, entity: Entity, figure: Figure) -> list[str]:
        """What stands right beside it, and where it stands to the word of the metric."""
        found: list[str] = []
        for side, mentions in (("here", entity.here[-1:]), ("behind", entity.behind[:1])):
            for m in mentions:
                key = (side, id(m), figure.metric)
                features = self._sides.get(key)
                if features is None:
                    features = list(self._at_side(side, m, entity.kind, figure.metric))
                    self._sides[key] = features
                found += features
                if figure.mention is not None:
                    found += self._to_metric(side, m, figure.mention, figure)
        return found

    def _at_side(self, side: str, m: Mention, kind: str, metric: str) -> Iterator[str]:
        """What stands right beside a mention: «قال», «مقارنة مع», «لدى», «التي»; its case. The same for each figure of a metric."""
        table, reading, tags = self.reading.table, self.reading, self.tags
        if side == "here":
            case = Links.known(m.case)
            yield f"here case {case}"
            yield f"here case {case} {kind}"
            yield f"here case {case} {metric}"
        previous = reading.scene.classes(m.first - 1)
        if "say_verb" in previous or m.speaks:
            yield f"{side} speaker"
        if "that_word" in previous or "as_for" in previous:
            yield f"{side} behind {'that' if 'that_word' in previous else 'as for'}"
        if m.apposed >= 0:
            yield f"{side} apposed"
        if not previous.isdisjoint(COMPARING):
            yield f"{side} compared"
        if not previous.isdisjoint(POSSESSING):
            yield f"{side} possesses"
        if kind == "network" and "placing" in previous:
            yield f"{side} network as place {metric}"
        if reading.word(m.last) in table.relative_word:
            yield f"{side} with a relative clause"
        if m.head in table.peer_noun:
            yield f"{side} peer"
        if m.first and tags[m.first - 1] == METRIC:
            yield f"{side} behind a metric word"

    @staticmethod
    def _to_metric(side: str, m: Mention, metric: MetricMention, figure: Figure) -> list[str]:
        """Where it stands to the word of the metric: «متابعي الأهلي», «مشاهدة للفيديو»."""
        if side == "behind":
            behind = figure.last <= metric.first and m.first >= metric.last
            return [f"behind the metric {bucket(m.first - metric.last, NEAR)}"] if behind else []
        if m.last <= metric.first < figure.first:
            return ["before the metric", f"before the metric {bucket(metric.first - m.last)}"]
        if m.first >= metric.last:
            return [f"between the metric and the number {Links.known(m.case)}"]
        return []

    def _pointed(self, entity: Entity, figure: Figure, ranks: "Ranks") -> Iterator[str]:
        """Whether what points back from the figure can point to it: how near among those, of the same noun, of the same gender."""
        for name, anaphor, order in (
            ("noun", ranks.noun, ranks.of_noun),
            ("pronoun", figure.anaphor, ranks.of_anaphor),
        ):
            how = anaphor.how
            if how == "none":
                continue
            if name == "noun" and entity.chain.pointing and entity.stands_at(anaphor.position):
                yield f"is the noun {'with' if order else 'without'} antecedents"
                yield f"is the noun {how} {figure.metric}"
            place = order.get(id(entity.chain))
            if place is not None:
                if anaphor.tie:
                    yield f"{name} {anaphor.tie} antecedent {min(place, 3)}"
                yield from (f"{name} {told}" for told in self._agreement(entity, anaphor))
            if how not in BY_GENDER:
                yield from self._antecedent(f"{name} {how}", entity, anaphor, place)

    @staticmethod
    def _antecedent(
        name: str, entity: Entity, anaphor: Anaphor, place: int | None
    ) -> Iterator[str]:
        """How near an entity stands among those that something may point back to, whether by the same noun, and its case."""
        if place is None:
            yield f"{name} no antecedent {entity.sort}"
            return
        yield f"{name} antecedent {min(place, 3)}"
        yield f"{name} antecedent {min(place, 3)} {entity.fits}"
        if anaphor.head in entity.chain.heads:
            yield f"{name} antecedent of the same noun"
        near = entity.last_before(anaphor.position)
        if near is not None:
            yield f"{name} antecedent case {Links.known(near.case)}"

    def _agreement(self, entity: Entity, anaphor: Anaphor) -> Iterator[str]:
        """Whether its gender is that of what points back to it: «متابعوها» are no application's («تطبيق»)."""
        if anaphor.how == DEFINITE_ACCOUNT:
            return  # «الصفحة» may be a museum's («متحف»)
        if anaphor.gender == PLURAL:
            yield f"plural {entity.kind}"
            return
        chain, told = entity.chain, "some gender"
        if chain.feminine != chain.masculine:
            told = FEMININE if chain.feminine else MASCULINE
        yield f"{anaphor.gender} for {told}"
        yield f"{anaphor.gender} for {told} {entity.kind}"

    def _as_before(self, entity: Entity, before: Chain | None, since: int) -> Sequence[str]:
        """Whether the figure before is its own, and whether others were named since: «… مليون متابع و3 آلاف منشور»."""
        if before is not entity.chain:
            return ()
        return before_features(min(since, 2), "here" if entity.here else "not here")

    def _inverted(self, figure: Figure) -> Mention | None:
        """«وجاء في المركز الأول، وفق التصنيف، صفحة البيت الأبيض»: who a verb of arriving names behind the place."""
        reading, table = self.reading, self.reading.table
        mentions = reading.mentions_of(figure.sentence)
        for at in range(figure.first - 1, max(-1, figure.first - INVERTED_REACH - 1), -1):
            if any(m.first <= at < m.last for m in mentions):
                return None
            if reading.word(at) in table.rank_verb:
                if any(m.last == at and not reading.words[at].breaks for m in mentions):
                    return None  # «الأهلي جاء في المركز الأول»
                return next(
                    (
                        m
                        for m in mentions
                        if m.first >= figure.last
                        and m.proper
                        and not m.nested
                        and m.case in SUBJECTS
                    ),
                    None,
                )
        return None

    def _turn(self, before: FilledSlot, figure: Figure) -> str:
        """How a figure of another metric follows the one before, as a figure behind a rank: at once, or after words; "" for the same metric."""
        if before.metric == figure.metric:
            return ""
        sort = f"{self._sort_of(before.metric)} {self._sort_of(figure.metric)}"
        gap = figure.first - before.last
        return f"{sort} {bucket(gap, TURNS) if self.reading.sentence(before.first) == figure.sentence else 'later'}"

    @staticmethod
    def _sort_of(metric: str) -> str:
        return "rank" if metric == "rank" else "figure"

    def _in_turn(
        self, entity: Entity, figure: Figure, before: FilledSlot | None, turn: str
    ) -> list[str]:
        """Whether it is who the turn of figures asks for: another one for the same metric, placed as the one before was."""
        if before is None or before.owner is None:
            return []
        same = "same" if before.owner is entity.chain else "another"
        found = list(turn_features(turn, same, entity.sort)) if turn else []
        if before.mention is None or not (entity.here or entity.behind):
            return found
        place = self._place(before.mention, before.first, before.last)
        own = self._place(
            entity.here[-1] if entity.here else entity.behind[0], figure.first, figure.last
        )
        found.append(f"placed {own} behind {place} {same}")
        return found

    @staticmethod
    def _place(m: Mention, first: int, last: int) -> str:
        """On which side of a figure a mention stands, and how near."""
        if m.first >= last:
            return f"right {bucket(m.first - last, NEAR)}"
        return f"left {bucket(max(0, first - m.last), NEAR)}"

    def note(self, slot: FilledSlot) -> None:
        """Note whose a figure is, for those behind it."""
        if slot.owner is not None:
            self.owning[id(slot.owner), slot.metric] = slot.sentence

    def _has_one(self, entity: Entity, figure: Figure) -> tuple[str, ...]:
        """Whether the text told another figure of this metric as its own: then this may be another one's."""
        told = self.owning.get((id(entity.chain), figure.metric))
        if told is not None:
            where = "here" if told == figure.sentence else "before"
            return told_features(where, entity.sort, figure.metric)
        return ()

    @staticmethod
    def _in_series(entity: Entity, item: Item | None) -> tuple[str, ...]:
        """Whether it is the name that stands with a figure in a series: «ثم السعودية الثانية بـ23 مليونا»."""
        if item is None:
            return ()
        name = item.name
        own = "another"
        if name is not None and any(
            m == name for m in entity.chain.within(name.first, name.first + 1)
        ):
            own = "own"
        regular = "regular" if item.regular else "loose"
        order = "again" if item.again else "first" if item.order == 1 else "other"
        where = "here" if entity.here or entity.behind else "elsewhere"
        return series_features(own, item.shape, regular, order, min(item.size, 4), where)

    def _named_since(self, figure: Figure) -> int:
        """How many names stand between a figure and the number before it."""
        at = self.reading.last_tagged(NUMBER, figure.first)
        return self.names.count(max(at, 0) + 1, figure.first)
