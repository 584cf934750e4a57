"""Entities as one figure sees them: where they stand to it, whether such things have such figures, and how near each is among the others."""

from bisect import bisect_left

from arabic_metrics.recognize.mention import Mention
from arabic_metrics.resolve.anchor import Anaphor, Figure
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.owner_features import (
    kind_features,
    subject_features,
)
from arabic_metrics.resolve.reading import Reading

FARTHEST_SUBJECT = 3  # sentences
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
UNTOLD = frozenset({"known", "latin", "named", "quoted", "definite", "indefinite"})


class Entity:
    """An entity as one figure sees it: how many of its mentions stand before, and which here and behind, in its sentence."""

    def __init__(
        self, at: int, chain: Chain, kind: str, sort: str, figure: Figure, reading: Reading
    ) -> None:
        self.at = at  # which of the entities of the text it is
        self.chain = chain
        self.kind = kind
        self.sort = sort
        self.fits = fit(self.kind, reading.table.owners.get(figure.metric))
        opening, closing = reading.bounds(figure.sentence)
        mentions, starts = chain.mentions, chain.starts
        self.before = bisect_left(starts, figure.first)
        self.here = mentions[bisect_left(starts, opening, 0, self.before) : self.before]
        behind = bisect_left(starts, figure.last, self.before)
        self.behind = mentions[behind : bisect_left(starts, closing, behind)]
        self.nearest = mentions[self.before - 1] if self.before else None
        self.back = figure.sentence - reading.sentence(self.nearest.first) if self.nearest else 99
        # What stands for the entity at the figure: the last mention before it, or else the first behind.
        self.mention = (
            self.here[-1]
            if self.here
            else self.behind[0]
            if self.behind
            else self.nearest or mentions[0]
        )

    def stands_at(self, position: int) -> bool:
        """Whether one of its mentions begins at a word."""
        starts = self.chain.starts
        at = bisect_left(starts, position)
        return at < len(starts) and starts[at] == position

    def last_before(self, position: int) -> Mention | None:
        """The last mention before the figure that begins before a word."""
        at = bisect_left(self.chain.starts, position, 0, self.before)
        return self.chain.mentions[at - 1] if at else None


def fit(kind: str, owners: frozenset[str] | None) -> str:
    """Return whether a kind of entity is among those that have such figures: applications have users, accounts followers."""
    if kind in UNTOLD:
        return "maybe"
    return "any" if not owners else "fits" if kind in owners else "unfit"


class Ranks:
    """Which entities compete: how near each stands among all, among its kind, among those that something may point to."""

    def __init__(
        self, entities: list[Entity], figure: Figure, noun: Anaphor, reading: Reading
    ) -> None:
        self.figure = figure
        self.noun = noun
        self.reading = reading
        self.entities = entities
        near = [(e.nearest.first, e) for e in entities if e.nearest is not None]
        near.sort(key=lambda it: -it[0])
        self.of_kind: dict[int, int] = {}
        counts: dict[str, int] = {}
        for _, entity in near:
            if entity.sort != "proper" and not entity.chain.kind:
                continue
            key = id(entity.chain)
            self.of_kind[key] = counts.get(entity.kind, 0)
            counts[entity.kind] = counts.get(entity.kind, 0) + 1
        self.counts = counts
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
                    chain.kind not in wanted and anaphor.head not in chain.heads
                ):
                    continue
            elif chain.kind == "place" or not (chain.proper or chain.kind):
                continue
            before = bisect_left(chain.free, anaphor.position)
            if before:
                found.append((chain.free[before - 1], id(chain)))
        found.sort(reverse=True)
        return {key: order for order, (_, key) in enumerate(found)}

    def _subjects(self) -> dict[int, int]:
        """The entities of which clauses before the figure speak, the nearest first."""
        figure, reading = self.figure, self.reading
        found: list[tuple[int, int]] = []
        for entity in self.entities:
            m = reading.spoken_of(entity.chain).last_before(figure.first)
            if m is None or m.nested:
                continue
            if figure.sentence - reading.sentence(m.first) <= FARTHEST_SUBJECT:
                found.append((m.first, id(entity.chain)))
        found.sort(reverse=True)
        return {key: order for order, (_, key) in enumerate(found)}

    def features(self, entity: Entity) -> list[str]:
        """How near before the figure it stands among names, and among its kind."""
        found: list[str] = []
        key, kind = id(entity.chain), entity.kind
        subject = self.subjects.get(key)
        if subject is not None:
            where, how = "here" if entity.here else "back", self.figure.anaphor.how
            found += subject_features(min(subject, 4), where, kind, entity.fits, how)
        of_kind = self.of_kind.get(key)
        if of_kind is not None:
            family = self.reading.table.families.get(self.figure.metric, self.figure.metric)
            only = self.counts[kind] == 1
            found += kind_features(min(of_kind, 3), kind, family, only=only)
        return found
