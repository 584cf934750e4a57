"""Entities as chains: a name and its spellings, told apart from nouns that only point back."""

from dataclasses import dataclass, field

from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.vocabulary import Vocabulary

ARTICLES = ("وال", "بال", "كال", "فال", "ال")
ACCUSATIVE = "ا"
SHORT = 3
MOST_ANTECEDENTS = 5
MOST_HOLDING = 100  # the last names with a word in them that a name may be short for
KIND_COST, SAME_NOUN, DISAGREEMENT, NESTED_COST, SUBJECT_GAIN = 15, 30, 10, 20, 12  # in words
UNJOINED = frozenset({"place", "content"})  # «مصر» and «بنك مصر», «فيلم الملك» and «الملك» are two
OWNING = frozenset(
    {"account", "person", "organization", "channel", "site_app", "network"}
)  # «حساب الوزارة», «الوزارة»
OWNERS = (
    "person",
    "organization",
    "channel",
    "account",
    "",
    "site_app",
    "network",
    "group",
    "content",
    "place",
)
MAY_MEAN = {
    "account": (
        "person",
        "organization",
        "account",
        "channel",
        "group",
        "site_app",
        "",
        "network",
        "content",
        "place",
    ),
    "channel": ("channel", "organization", ""),
    "site_app": ("site_app", "network", "", "organization"),
    "organization": ("organization", "", "site_app", "network"),
    "person": ("person", ""),
    "content": ("content", ""),
    "group": ("group", "", "account"),
}


@dataclass(slots=True, eq=False)
class Chain:
    """The mentions of one entity in text order; `antecedents` are what a noun that only points back may mean, the likeliest first."""

    mentions: list[Mention] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    antecedents: list["Chain"] = field(default_factory=list)

    @property
    def name(self) -> Mention:
        """The fullest mention: known names first, then the one with the most words."""
        return max(
            self.mentions,
            key=lambda m: (
                bool(m.known),
                m.proper,
                m.apposed < 0,
                min(m.last - m.first, 5),
                -m.first,
            ),
        )

    @property
    def kind(self) -> str:
        """What the entity is, by the first mention that tells."""
        return next((m.kind for m in self.mentions if m.kind), "")

    @property
    def key(self) -> str:
        """The id of a known entity, "" for another."""
        return next((m.known for m in self.mentions if m.known), "")

    @property
    def proper(self) -> bool:
        """Whether one of its mentions holds a name."""
        return any(m.proper for m in self.mentions)

    @property
    def pointing(self) -> bool:
        """Whether it is only pointed to: «الصفحة», «حسابه»."""
        return all(m.pointing for m in self.mentions)


def content_words(mention: Mention, table: Vocabulary) -> frozenset[str]:
    """Return the words of a name without articles, endings of the accusative and nouns of accounts."""
    found = set()
    for word in table.lexicon.fold(mention.name).split():
        bare = word.strip("«»\"“”'()[]#@.,،:;…_-")
        for article in ARTICLES:
            if bare.startswith(article) and len(bare) - len(article) >= SHORT - 1:
                bare = bare[len(article) :]
                break
        if bare.endswith(ACCUSATIVE) and bare[:-1] in table.head_nouns:
            bare = bare[:-1]
        if bare and bare not in table.network_noun and bare not in table.account_nouns:
            found.add(bare.casefold())
    return frozenset(found)


def find_chains(mentions: tuple[Mention, ...], table: Vocabulary) -> list[Chain]:
    """Return the entities of a text in the order of their first mentions; what only points back is a chain of its own."""
    finder = ChainFinder(table)
    for mention in mentions:
        finder.add(mention)
    for chain in finder.chains:
        if chain.pointing:
            chain.antecedents = _antecedents(chain, finder.chains)
    return finder.chains


class ChainFinder:
    """Joins mentions to chains: a known name, the same words, the fuller or shorter name, or what it is apposed to."""

    def __init__(self, table: Vocabulary) -> None:
        self.table = table
        self.chains: list[Chain] = []
        self.known: dict[str, Chain] = {}
        self.same: dict[tuple[frozenset[str], bool], Chain] = {}
        self.holding: dict[str, list[Chain]] = {}  # proper chains by each of their words
        self.at: dict[int, Chain] = {}

    def add(self, mention: Mention) -> None:
        """Add a mention to its chain, or open one."""
        words = content_words(mention, self.table)
        describes = mention.apposed >= 0 and (not mention.proper or mention.case == "bracket")
        chain = None if mention.possessed else self._chain(mention, words)
        if chain is None:
            chain = Chain(words=words)
            self.chains.append(chain)
        elif (
            mention.proper and (len(words) > len(chain.words) or not chain.proper) and not describes
        ):
            chain.words = words
        chain.mentions.append(mention)
        self.at.setdefault(mention.first, chain)
        if mention.possessed:
            return
        if mention.known:
            self.known[mention.known] = chain
        if words and not describes:
            self.same[words, mention.proper] = chain
            if mention.proper:
                for word in words:
                    self.holding.setdefault(word, []).append(chain)

    def _chain(self, mention: Mention, words: frozenset[str]) -> Chain | None:
        apposed = self.at.get(mention.apposed)
        if apposed is not None and self._known_otherwise(mention, apposed):
            apposed = None  # «فيسبوك (تويتر)»
        if apposed is not None and (not mention.proper or mention.case == "bracket"):
            return apposed
        return self._named(mention, words) or apposed

    def _named(self, mention: Mention, words: frozenset[str]) -> Chain | None:
        if mention.known and mention.known in self.known:
            return self.known[mention.known]
        if not words:
            return None
        same = self.same.get((words, mention.proper))
        if same is not None and not self._conflict(mention, same):
            return same
        family = not mention.proper and self._may_be_family_name(mention, words)
        if (not mention.proper and not family) or mention.kind in UNJOINED:
            return None
        seen: set[int] = set()
        for word in sorted(words):
            for chain in self.holding.get(word, [])[: -MOST_HOLDING - 1 : -1]:
                if id(chain) in seen:
                    continue
                seen.add(id(chain))
                if (
                    (words < chain.words or chain.words < words)
                    and chain.kind not in UNJOINED
                    and not (family and chain.kind != "person")
                    and not self._conflict(mention, chain)
                ):
                    return chain
        return None

    def _may_be_family_name(self, mention: Mention, words: frozenset[str]) -> bool:
        """«حمود الرميضي … وكسب الرميضي»: a word that no list knows, and that a person was called before."""
        table = self.table
        return (
            not mention.kind
            and len(words) == 1
            and words.isdisjoint(table.nouns)
            and words.isdisjoint(table.adjectives)
        )

    @staticmethod
    def _known_otherwise(mention: Mention, chain: Chain) -> bool:
        return bool(mention.known) and chain.key not in ("", mention.known)

    def _conflict(self, mention: Mention, chain: Chain) -> bool:
        """Two known names, or two kinds, are two entities."""
        if self._known_otherwise(mention, chain):
            return True
        kind = chain.kind
        return bool(
            mention.kind and kind and mention.kind != kind and not {mention.kind, kind} <= OWNING
        )


def _antecedents(pointing: Chain, chains: list[Chain]) -> list[Chain]:
    """What a pointing noun may mean: names before it, those of its noun and kind first, then subjects and the nearest."""
    mention = pointing.mentions[0]
    ranked: list[tuple[int, int, Chain]] = []
    for chain in chains:
        if not chain.proper:
            continue
        before = [m for m in chain.mentions if m.first < mention.first]
        if not before:
            continue
        kind = chain.kind
        wanted = MAY_MEAN.get(mention.kind, ())
        if mention.possessed:
            order = OWNERS.index(kind) if kind in OWNERS else len(OWNERS)
        elif any(m.head == mention.head for m in before):
            order = -1
        elif kind in wanted:
            order = wanted.index(kind)
        else:
            continue
        last = before[-1]
        agrees = mention.possessed or any(m.feminine == mention.feminine for m in before)
        subject = any(m.case in ("subject", "topic") for m in before)
        far = mention.first - last.first + KIND_COST * max(0, order) - SAME_NOUN * (order < 0)
        far += DISAGREEMENT * (not agrees) + NESTED_COST * last.nested - SUBJECT_GAIN * subject
        ranked.append((far, len(ranked), chain))
    ranked.sort(key=lambda item: item[:2])
    return [chain for _, _, chain in ranked[:MOST_ANTECEDENTS]]
