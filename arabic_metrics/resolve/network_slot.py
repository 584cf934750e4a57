"""On which network a figure is: its options are the networks that the text names, those that its words imply, and none."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.recognize import MetricMention, PlatformMention
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.network_words import NOUNS, NetworkWords
from arabic_metrics.resolve.placed import Placed, stands_in
from arabic_metrics.resolve.reading import NEAR, Reading, bucket
from arabic_metrics.resolve.stem import stem

NONE, SOCIAL = "none", "social"
UNNAMED = frozenset((*NOUNS, SOCIAL))
BACK = (1, 2, 3, 5, 8)  # sentences
VISITS, SITE, SITE_APP = "visits", "website", "site_app"
AROUND = 6  # words on each side of a figure that tell of a site or an application
MORE = {1: "more", 0: "as many", -1: "fewer"}
BESIDE = 4  # words between an owner and its network
CERTAIN = frozenset({"metric", "owner"})  # where a word that implies a network leaves no other


class Asked(NamedTuple):
    """A figure as the features ask of it."""

    first: int
    last: int
    sentence: int
    metric: str
    mention: MetricMention | None
    owner: Chain | None
    kind: str
    own: str | None  # the network that the owner is
    implied: dict[str, str]  # networks that words of theirs alone imply, and where such words stand
    beside: FilledSlot | None  # the figure before it

    @property
    def before(self) -> str | None:
        """The network of the figure before."""
        return self.beside.platform if self.beside else None


class NetworkReader:
    """Reads the options of the networks of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        words = self.words = NetworkWords(reading)
        self.placed = {id: Placed(told) for id, told in words.by_id.items()}
        self.names = Placed(words.named)
        self._led: dict[int, str] = {}
        self._standing: dict[tuple[str, Chain], str] = {}
        self.by_id, self.named, self.several, self.linked = (
            words.by_id,
            words.named,
            words.several,
            words.linked,
        )

    def options(self, slot: FilledSlot, before: FilledSlot | None = None) -> list[Option]:
        """Return the options for a figure whose owner is known; `before` is the figure before it."""
        first, last, owner = slot.first, slot.last, slot.owner
        mention = slot.figure.mention if slot.figure else None
        asked = Asked(
            first, last, slot.sentence, slot.metric, mention,
            owner, owner.kind if owner else "nobody", self.words.owned(owner),
            self.words.implied(first, last, owner, mention), before,
        )  # fmt: skip
        shared = tuple(self._shared(asked))
        certain = [id for id, where in asked.implied.items() if where in CERTAIN]
        if slot.metric == VISITS and self._is_site(slot):
            certain = [SITE]  # a site is visited where it is, whatever network is told beside it
        options = [] if certain else [Option(NONE, (NONE, *(f"{NONE} {it}" for it in shared)))]
        assigned = self.reading.respective(slot.sentence).networks.get(first)
        if assigned is not None:  # «على فيسبوك وإنستغرام 3 ملايين ومليونين على التوالي»
            certain, options = [assigned.id], []
        ids = set(certain) or {*self.by_id, *NOUNS, *asked.implied, *self.linked}
        if asked.own and not certain:
            ids.add(asked.own)
        of_sort: dict[str, tuple[str, ...]] = {}
        for id in sorted(ids):
            sort = id if id in UNNAMED else "several" if "+" in id else "network"
            nearest = self._nearest(id, first)
            if sort not in of_sort:
                of_sort[sort] = tuple([f"{sort} {it}" for it in shared])
            features = (
                sort, f"id {id}", f"id {id} {slot.metric}", *of_sort[sort], *self._of_network(id, sort, asked),
            )  # fmt: skip
            options.append(Option(id, features, nearest, nearest.span if nearest else None))
        return options

    def _is_site(self, slot: FilledSlot) -> bool:
        """Whether the owner is a site, and no network is named between it and the figure."""
        owner, named = slot.owner, slot.mention
        site = owner is not None and owner.kind == SITE_APP and named is not None
        if owner is None or named is None or not site:
            return False
        between = self.names.within(named.last, slot.first)
        return not between and not self.reading.table.site_head.isdisjoint(owner.heads)

    def _nearest(self, id: str, first: int) -> PlatformMention | None:
        """The name of a network that stands nearest to a word, the first of two as near."""
        told = self.placed.get(id)
        if told is None:
            return None
        left, right = told.last_before(first), told.next_from(first)
        if left is None or right is None:
            return left or right
        return left if first - left.first <= right.first - first else right

    def _shared(self, asked: Asked) -> Iterator[str]:
        """What speaks for a kind of network, or for none."""
        reading, metric, kind = self.reading, asked.metric, asked.kind
        yield f"{kind} {metric}"
        own = (
            "owned"
            if asked.own
            else "proper"
            if asked.owner is not None and asked.owner.proper
            else "common"
        )
        yield f"{own} {metric}"
        yield f"named {min(self.several, 2)}"
        yield from self._heads(asked)
        for name, places in (
            ("app", self.words.app_at),
            ("site", self.words.site_at),
        ):
            near = stands_in(places, asked.first - AROUND, asked.last + AROUND)
            here = stands_in(places, *reading.bounds(asked.sentence))
            yield f"{name} words {'near' if near else 'here' if here else 'elsewhere' if places else 'nowhere'}"
        if asked.before is not None:
            yield f"after {self._sort(asked.before)}"
        for where in asked.implied.values():
            yield f"implied {where}"
        yield f"beside {self._head_near(asked)}"
        yield f"metric of {self._metric_of(asked)}"
        if (number := self._social_number(asked)) is not None:
            yield f"social {number}"
        nearest = self._nearest_named(asked)
        yield f"name {nearest}"
        yield f"name {nearest} {metric}"

    def _social_number(self, asked: Asked) -> str | None:
        """Whether a sentence speaks of one network without its name, «حسابها على موقع التواصل الشهير», or of «مواقع التواصل»; None of neither."""
        nearest = self._nearest(SOCIAL, asked.first)
        opening, closing = self.reading.bounds(asked.sentence)
        if nearest is None or not opening <= nearest.first < closing:
            return None
        table = self.reading.table
        word = self.reading.word(nearest.first)
        head = word.removeprefix(ARTICLE)
        one = not table.network_noun.isdisjoint((word, head))
        return "one" if one and table.plural_site.isdisjoint((word, head)) else "several"

    def _head_near(self, asked: Asked) -> str:
        """The last noun before a figure in its sentence that is a page's, a site's, an application's or a work's; or the next behind it."""
        first, last = asked.first, asked.last
        opening, closing = self.reading.bounds(asked.sentence)
        places = self.words.heads
        before = bisect_left(places, first)
        if before and places[before - 1] >= opening:
            return f"{self.words.head_at[places[before - 1]]} before"
        behind = bisect_left(places, last)
        if behind < len(places) and places[behind] < closing:
            return f"{self.words.head_at[places[behind]]} behind"
        return "nothing"

    def _metric_of(self, asked: Asked) -> str:
        """What stands behind the metric word: «زوار الموقع», «مستخدمي تطبيق», «مشتركي فيسبوك»."""
        mention = asked.mention
        at = mention.last if mention is not None else asked.last
        if at in self.words.head_at:
            return self.words.head_at[at]
        return "a network" if self.names.count(at, at + 1) else "another"

    def _heads(self, asked: Asked) -> Iterator[str]:
        if asked.owner is None:
            return
        table = self.reading.table
        for head in sorted({stem(head) for head in asked.owner.heads if head in table.head_nouns}):
            yield f"head {head}"

    def _nearest_named(self, asked: Asked) -> str:
        """Where the nearest name of a network stands: the figure's clause, its sentence, before, or nowhere."""
        reading = self.reading
        if self.names.count(*reading.bounds(asked.sentence)):
            return "clause" if self._in_clause(asked.first) else "sentence"
        if self.names.count(0, asked.first):
            return "before"
        return "later" if self.named else "nowhere"

    def _in_clause(self, position: int) -> bool:
        """Whether the name of a network is in the clause of a word: these are numbered in order."""
        clauses = self.reading.syntax.clauses
        opening, closing = (
            bisect_left(clauses, clauses[position]),
            bisect_right(clauses, clauses[position]),
        )
        return self.names.count(opening, closing) > 0

    def _sort(self, id: str) -> str:
        return id if id in UNNAMED or id == NONE else "network"

    def _of_network(self, id: str, sort: str, asked: Asked) -> Iterator[str]:
        reading = self.reading
        if asked.own:
            yield f"{sort} {'is' if asked.own == id else 'is not'} the owner"
            if asked.own == id:
                yield f"is the owner {asked.metric}"
        if id in asked.implied:
            yield f"implied {asked.implied[id]}"
            yield f"implied {asked.implied[id]} {min(self.several, 2)} {id in self.by_id}"
            yield f"implied {asked.implied[id]} {asked.metric}"
        for where in asked.implied.values() if id not in asked.implied else ():
            yield f"{sort} another implied {where}"
        if asked.before is not None:
            yield f"{sort} {'as' if asked.before == id else 'not as'} before"
            yield f"{sort} {'as' if asked.before == id else 'not as'} before over {self._over(id, asked)}"
            item = reading.series(asked.sentence).get(asked.first)
            if item is not None and item.order > 1:
                yield f"{sort} {'as' if asked.before == id else 'not as'} before in a series"
        if asked.beside is not None:
            yield from self._after(id, sort, asked, asked.beside)
        if id in NOUNS:
            yield from self._of_noun(id, asked)
        if id in self.linked:
            here = stands_in(self.linked[id], *reading.bounds(asked.sentence))
            yield f"{sort} linked {'here' if here else 'elsewhere'} {id in self.by_id}"
        mentions = self.by_id.get(id, [])
        if sort in ("network", "several", SOCIAL):
            yield f"{sort} one of {min(self.several, 3)}"
        if not mentions:
            yield f"{sort} unsaid"
            return
        told, (opening, closing) = self.placed[id], reading.bounds(asked.sentence)
        left, right = told.last_before(asked.first), told.next_from(asked.last)
        if left is not None and left.first >= opening:
            yield from self._beside("before", sort, left, left.last, asked.first, asked)
        if right is not None and right.first < closing:
            yield from self._beside("behind", sort, right, asked.last, right.first, asked)
        if told.count(opening, closing):
            yield f"{sort} here"
            yield f"{sort} here {asked.metric}"
        else:
            yield from self._elsewhere(sort, left, asked)
        if asked.owner is not None:
            stands = self._stands(id, asked.owner)
            if stands == "in":
                yield f"{sort} in the name of the owner"
                yield f"{sort} in the name of the owner {asked.kind} {asked.metric}"
            elif stands:
                yield f"{sort} beside the owner"
        yield f"{sort} told {bucket(len(mentions), (1, 2, 4))}"

    def _after(self, id: str, sort: str, asked: Asked, beside: FilledSlot) -> Iterator[str]:
        """How a figure goes on with the one before it: in its sentence, of the same metric, of the same owner."""
        place = "here" if beside.sentence == asked.sentence else "apart"
        same_owner = beside.owner is asked.owner
        if beside.platform is None:
            yield f"{sort} after none {place} owner {same_owner}"
            return
        same = "as" if beside.platform == id else "not as"
        same_metric = beside.metric == asked.metric
        yield f"{sort} {same} before {place} metric {same_metric} owner {same_owner}"
        yield f"{sort} {same} before {place} {bucket(max(0, asked.first - beside.last))}"

    def _of_noun(self, id: str, asked: Asked) -> Iterator[str]:
        """How much a text speaks of applications or of sites, and which of them it spoke of last."""
        words = self.words
        places, others = words.app_at, words.site_at
        if id != "app":
            places, others = others, places
        yield f"{id} words {bucket(len(places), (0, 1, 2, 4))}"
        more = (len(places) > len(others)) - (len(places) < len(others))
        yield f"{id} words {MORE[more]}"
        last = [_last_before(it, asked.last) for it in (places, others)]
        yield f"{id} last {MORE[(last[0] > last[1]) - (last[0] < last[1])]}"

    def _over(self, id: str, asked: Asked) -> str:
        """How many names of other networks stand between the last name of one and a figure."""
        told = self.placed.get(id)
        last = told.last_before(asked.first) if told is not None else None
        if last is None:
            return "unsaid"
        return str(min(self.names.count(last.last, asked.first), 2))

    def _stands(self, id: str, owner: Chain) -> str:
        """Whether a network stands "in" the name of an owner somewhere, or "beside" it: «صفحة النادي على فيسبوك»."""
        known = self._standing.get((id, owner))
        if known is None:
            told, named = self.by_id.get(id, []), owner.mentions
            known = ""
            if any(self.placed[id].count(m.first, m.last) for m in named if told):
                known = "in"
            elif any(
                p.last <= m.last + BESIDE
                for m in named
                if told
                for p in self.placed[id].within(m.first, m.last + BESIDE)
            ):
                known = "beside"
            self._standing[id, owner] = known
        return known

    def _elsewhere(self, sort: str, earlier: PlatformMention | None, asked: Asked) -> Iterator[str]:
        reading = self.reading
        if earlier is None:
            yield f"{sort} only later"
        else:
            back = asked.sentence - reading.sentence(earlier.first)
            yield f"{sort} back {bucket(back, BACK)}"
            yield f"{sort} back over {min(self.names.count(earlier.last, asked.first), 2)}"
        if self.names.count(*reading.bounds(asked.sentence)):
            yield f"{sort} another here"

    def _beside(
        self, side: str, sort: str, platform: PlatformMention, start: int, end: int, asked: Asked
    ) -> Iterator[str]:
        """What speaks of a network before or behind a figure in its sentence; between them are the words of a range."""
        reading = self.reading
        clauses = reading.syntax.clauses
        over = min(self.names.count(start, end), 2)
        numbers = min(reading.numbers_between(start, end), 2)
        placed = self._placed(platform)
        yield f"{sort} {side} {bucket(end - start)}"
        yield f"{sort} {side} over {over} numbers {numbers}"
        apart = bucket(abs(clauses[platform.first] - clauses[asked.first]), NEAR)
        yield f"{sort} {side} clauses {apart}"
        yield f"{sort} {side} {placed}"
        yield f"{sort} {side} over {over} numbers {numbers} led by {self._leads(asked.sentence)}"
        if side == "before" and self._leads_clause(platform):
            yield f"{sort} leads a clause"
            yield f"{sort} leads a clause numbers {numbers} over {over}"
        joined = reading.word(platform.first - 1).startswith("و") or reading.word(
            platform.first
        ).startswith("و")
        if (
            joined
            or reading.words[platform.first].breaks
            or reading.words[platform.first - 1].breaks
        ):
            yield f"{sort} {side} {'joined' if joined else 'behind a mark'} numbers {numbers}"
        yield f"{sort} {side} marks {min(reading.breaks_between(start, end + 1), 2)} numbers {numbers}"
        if any("(" in word.gap for word in reading.words[start : end + 1]):
            yield f"{sort} {side} a bracket numbers {numbers}"
        case = self.words.case.get(platform.first)
        if case in CASES:
            yield f"{sort} {side} case {case}"
            yield f"{sort} {side} case {case} {asked.metric}"
        mention = asked.mention
        if mention is not None and 0 <= platform.first - mention.last <= 1:
            yield f"{sort} of the metric"
            yield f"{sort} of the metric {asked.metric}"
        if (
            side == "before"
            and mention is not None
            and platform.first >= mention.last
            and mention.last <= asked.first
        ):
            yield f"{sort} between the metric and the number"

    def _leads_clause(self, platform: PlatformMention) -> bool:
        """«تويتر حيث يتابعه 1,200 معجب», «إنستغرام الذي يتابعه من خلاله 3 آلاف»: what follows a network tells of it."""
        table, follows = self.reading.table, self.reading.word(platform.last)
        return follows in table.relative_word or follows in table.where_word

    def _leads(self, sentence: int) -> str:
        """Whether a network or a figure is the first of a sentence: in a list each holds the other's side."""
        found = self._led.get(sentence)
        if found is None:
            first, last = self.reading.bounds(sentence)
            platform = self.names.next_from(first)
            number = next(
                (at for at in range(first, last) if at in self.reading.scene.number_words), last
            )
            leads = platform is not None and platform.first < number
            found = self._led[sentence] = "network" if leads else "number"
        return found

    def _placed(self, platform: PlatformMention) -> str:
        before = self.reading.word(platform.first - 1)
        table = self.reading.table
        if before in table.placing or self.reading.word(platform.first) in table.placing:
            return "placed"
        return "of" if before in table.network_noun or before in table.page_noun else "bare"


CASES = frozenset(
    {
        "subject",
        "topic",
        "metric",
        "genitive",
        "conjunct",
        "bracket",
        "nested",
        "ل",
        "ب",
        "علي",
        "في",
        "عبر",
        "من",
    }
)


def _last_before(places: Sequence[int], position: int) -> int:
    """The last of some positions before another, -1 without."""
    at = bisect_left(places, position)
    return places[at - 1] if at else -1
