"""What a text says of networks: their names, links to them, words that imply one, and what an owner's name holds."""

from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.recognize import MetricMention, PlatformMention
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.placed import Placed, stands_in
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.stem import stem

NOUNS = ("website", "app")
IMPLIED_BEFORE, IMPLIED_BEHIND = 12, 6
HOST = "."
OF_POSTS = "x"  # the network whose posts have a name of their own: «تغريدة»
BODIES = frozenset(
    {"network", "site_app", "organization", ""}
)  # kinds of owners that may be a network


class NetworkWords:
    """The names and words of networks of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_id: dict[str, list[PlatformMention]] = {}
        for platform in reading.recognized.platforms:
            self.by_id.setdefault(platform.id, []).append(platform)
        self.named = [p for p in reading.recognized.platforms if p.named and p.id not in NOUNS]
        self.names = Placed(self.named)
        self._implied: dict[tuple[Chain, str], bool] = {}
        self._owned: dict[Chain, str | None] = {}
        self.several = len({p.id for p in self.named})
        self.linked = self._links()
        self.case = {m.first: m.case for m in reading.mentions if m.kind == "network"}
        table = reading.table
        self.head_at = {
            m.first: stem(m.head)
            for m in reading.mentions
            if m.kind not in ("person", "organization") and m.head in table.head_nouns
        }
        self.heads = list(self.head_at)
        self.app_at = self._at(table.app_word)
        self.site_at = self._at(table.web_word)
        implying = {
            "x": table.implies_x,
            "youtube": table.implies_youtube,
            "tiktok": table.implies_tiktok,
        }
        self.implies = {id: self._at(words) for id, words in implying.items()}

    def _at(self, words: frozenset[str]) -> list[int]:
        return [at for at, word in enumerate(self.reading.words) if word.text in words]

    def _links(self) -> dict[str, list[int]]:
        """The networks of the hosts of links: «www.youtube.com»."""
        found: dict[str, list[int]] = {}
        platforms = self.reading.table.platforms
        for at, word in enumerate(self.reading.words):
            if HOST not in word.text or not word.text.isascii():
                continue
            for part in word.text.split(HOST):
                match = platforms.match([word.spelled(part)], 0) if part else None
                if match is not None:
                    found.setdefault(match[0].id, []).append(at)
        return found

    def owned(self, owner: Chain | None) -> str | None:
        """The network that an owner is: «فيسبوك», «شركة فيسبوك», «خدمة Instagram»."""
        if owner is None:
            return None
        if owner.network or owner.kind not in BODIES:
            return owner.network or None
        if owner not in self._owned:
            told = (
                platform.id
                for mention in owner.mentions
                for platform in self.names.within(mention.first, mention.last)
                if self._is_all(mention, platform)
            )
            self._owned[owner] = next(told, None)
        return self._owned[owner]

    def _is_implied(self, owner: Chain, id: str) -> bool:
        """Whether a mention of an owner begins with a word that implies a network."""
        found = self._implied.get((owner, id))
        if found is None:
            places = set(self.implies[id])
            found = self._implied[owner, id] = not places.isdisjoint(owner.starts)
        return found

    def _is_all(self, mention: Mention, platform: PlatformMention) -> bool:
        """Whether a mention holds no word but a network's name and nouns for what it is."""
        table = self.reading.table
        words = [
            self.reading.word(at)
            for at in range(mention.first, mention.last)
            if not platform.first <= at < platform.last
        ]
        return all(
            word.removeprefix(ARTICLE) in table.head_nouns or word in table.network_noun
            for word in words
        )

    def implied(
        self, first: int, last: int, owner: Chain | None, metric: MetricMention | None
    ) -> dict[str, str]:
        """What words of one network only imply, and where they stand: «تغريدة», «ريتويت»."""
        found = {}
        opening = self.reading.bounds(self.reading.sentence(first))[0]
        for id, places in self.implies.items():
            if not places:
                continue
            content = id == OF_POSTS  # people have accounts on other networks, too
            if content and metric is not None and stands_in(places, metric.first, metric.last):
                found[id] = "metric"
            elif content and owner is not None and self._is_implied(owner, id):
                found[id] = "owner"
            elif stands_in(places, first - IMPLIED_BEFORE, last + IMPLIED_BEHIND):
                found[id] = "near"
            elif stands_in(places, opening, first):
                found[id] = "here"
            elif places[0] < first:
                found[id] = "before"
        return found
