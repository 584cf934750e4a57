"""On which network a figure is: its options are the networks that the text names, those that its words imply, and none."""

from collections.abc import Iterator

from arabic_metrics.recognize import MetricMention, PlatformMention
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.reading import NEAR, Reading, bucket

NONE = "none"
NOUNS = ("website", "app")


class NetworkReader:
    """Reads the options of the networks of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_id: dict[str, list[PlatformMention]] = {}
        for platform in reading.recognized.platforms:
            self.by_id.setdefault(platform.id, []).append(platform)
        self.named = [p for p in reading.recognized.platforms if p.named and p.id not in NOUNS]
        self.several = len({p.id for p in self.named})

    def options(
        self, first: int, last: int, metric: str, mention: MetricMention | None, owner: Chain | None, before: str | None = None
    ) -> list[Option]:
        """Return the options for a figure whose owner is known; `before` is the network of the figure before."""
        own = self._owned(owner)
        implied = self._implied(metric, mention, first, last)
        options = [Option(NONE, tuple(self._of_none(metric, owner, own)))]
        ids = {*self.by_id, *NOUNS, *implied}
        if own:
            ids.add(own)
        for id in sorted(ids):
            features = tuple(self._of_network(id, first, last, metric, owner, own, implied, before))
            mentions = self.by_id.get(id, ())
            nearest = min(mentions, key=lambda p: abs(p.first - first), default=None)
            options.append(Option(id, features, nearest, nearest.span if nearest else None))
        return options

    def _owned(self, owner: Chain | None) -> str | None:
        if owner is None:
            return None
        return next((m.known for m in owner.mentions if m.kind == "network" and m.known), None)

    def _implied(self, metric: str, mention: MetricMention | None, first: int, last: int) -> set[str]:
        """What words of one network only imply: «تغريدة», «ريتويت»."""
        table, reading = self.reading.table, self.reading
        near = {reading.word(at) for at in range(max(0, first - 12), min(len(reading.words), last + 6))}
        return {"x"} if not table.implies_x.isdisjoint(near) else set()

    def _of_none(self, metric: str, owner: Chain | None, own: str | None) -> Iterator[str]:
        yield "none"
        yield f"none {metric}"
        yield f"none named {min(self.several, 2)}"
        kind = owner.kind if owner else "nobody"
        yield f"none {kind}"
        yield f"none {kind} {metric}"
        if own:
            yield "none though owned"

    def _of_network(
        self, id: str, first: int, last: int, metric: str, owner: Chain | None, own: str | None, implied: set[str], before: str | None
    ) -> Iterator[str]:
        reading = self.reading
        sentence = reading.sentence(first)
        kind = owner.kind if owner else "nobody"
        sort = id if id in (*NOUNS, "social") else "several" if "+" in id else "network"
        yield sort
        yield f"{sort} {metric}"
        yield f"{sort} {kind}"
        if sort in NOUNS:
            yield f"{sort} {kind} {metric}"
            if owner is not None:
                for head in {m.head for m in owner.mentions}:
                    if head in reading.table.head_nouns:
                        yield f"{sort} head {head}"
                if own:
                    yield f"{sort} though owned"
                for m in owner.mentions:
                    if m.known:
                        yield f"{sort} known {m.known}"
                        break
        if own:
            yield f"{sort} {'is' if own == id else 'is not'} the owner"
            if own == id:
                yield f"is the owner {metric}"
        if id in implied:
            yield "implied"
            yield f"implied {min(self.several, 2)} {id in self.by_id}"
        elif implied:
            yield f"{sort} another implied"
        if before is not None:
            yield f"{sort} {'as' if before == id else 'not as'} before"
        mentions = self.by_id.get(id, [])
        if sort in ("network", "several", "social"):
            yield f"{sort} one of {min(self.several, 3)}"
        if not mentions:
            yield f"{sort} unsaid"
            return
        here = [p for p in mentions if reading.sentence(p.first) == sentence]
        left = [p for p in here if p.first < first]
        right = [p for p in here if p.first >= last]
        if left:
            distance = first - left[-1].last
            yield f"{sort} before {bucket(distance)}"
            over = [p for p in self.named if left[-1].last <= p.first < first]
            yield f"{sort} before over {min(len(over), 2)} numbers {min(reading.numbers_between(left[-1].last, first), 2)}"
            yield f"{sort} before clauses {bucket(reading.syntax.clauses[first] - reading.syntax.clauses[left[-1].first], NEAR)}"
            yield f"{sort} before {self._placed(left[-1])}"
        if right:
            distance = right[0].first - last
            yield f"{sort} behind {bucket(distance)}"
            over = [p for p in self.named if last <= p.first < right[0].first]
            yield f"{sort} behind over {min(len(over), 2)} numbers {min(reading.numbers_between(last, right[0].first), 2)}"
            yield f"{sort} behind clauses {bucket(reading.syntax.clauses[right[0].first] - reading.syntax.clauses[last - 1], NEAR)}"
            yield f"{sort} behind {self._placed(right[0])}"
        if here:
            yield f"{sort} here"
            yield f"{sort} here {metric}"
        else:
            earlier = [p for p in mentions if p.first < first]
            if earlier:
                back = sentence - reading.sentence(earlier[-1].first)
                yield f"{sort} back {bucket(back, (1, 2, 3, 5, 8))}"
                over = [p for p in self.named if earlier[-1].last <= p.first < first]
                yield f"{sort} back over {min(len(over), 2)}"
            else:
                yield f"{sort} only later"
        if any(reading.sentence(p.first) == sentence for p in self.named) and not here:
            yield f"{sort} another here"
        if owner is not None and any(
            p.first >= m.first and p.last <= m.last + 3 for p in mentions for m in owner.mentions[-3:]
        ):
            yield f"{sort} beside the owner"
        yield f"{sort} told {bucket(len(mentions), (1, 2, 4))}"

    def _placed(self, platform: PlatformMention) -> str:
        before = self.reading.word(platform.first - 1)
        table = self.reading.table
        if before in table.placing or self.reading.word(platform.first) in table.placing:
            return "placed"
        return "of" if before in table.network_noun or before in table.page_noun else "bare"
