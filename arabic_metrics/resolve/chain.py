"""Entities as chains: a name and its spellings, told apart from nouns that only point back."""

from bisect import bisect_left
from dataclasses import dataclass, field

from arabic_metrics.lexicon.affix import ACCUSATIVE, ARTICLE
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.vocabulary import Vocabulary

ARTICLES = ("وال", "بال", "كال", "فال", "ال")
PERSON, ACCOUNT, BODY = "person", "account", "organization"
SHORT = 3
MOST_HOLDING = 100  # the last names with a word in them that a name may be short for
MOST_BODIES = 8  # of one noun
UNJOINED = frozenset({"place", "content"})  # «مصر» and «بنك مصر», «فيلم الملك» and «الملك» are two
# Of these, «الأغنية», «النادي» by themselves are the last one of the noun. «الصفحة» may be anybody's, and «الموقع» what reports the figure.
POINTING = frozenset({"channel", "content", "group", "organization", "person"})
OWNING = frozenset(
    {"account", "person", "organization", "channel", "site_app", "network"}
)  # «حساب الوزارة», «الوزارة»


@dataclass(slots=True, eq=False)
class Chain:
    """The mentions of one entity in text order, and what they tell together; they come by `add`.

    `kind` is what the entity is, by the first mention that tells; `key` the id of a known entity, "" for another. It is `proper` where
    one of its mentions holds a name, `pointing` where all only point to it («الصفحة», «حسابه»), `feminine` and `masculine` where
    one of them is known to be.
    """

    mentions: list[Mention] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    kind: str = ""
    key: str = ""
    proper: bool = False
    pointing: bool = True
    feminine: bool = False
    masculine: bool = False
    starts: list[int] = field(default_factory=list)  # the first word of each mention
    free: list[int] = field(default_factory=list)  # of those that are no place within a name
    heads: set[str] = field(default_factory=set)
    network: str = ""  # the id of the network that it is
    _name: Mention | None = None

    def add(self, mention: Mention) -> None:
        """Add the next mention."""
        self.mentions.append(mention)
        self.starts.append(mention.first)
        if not (mention.nested and mention.kind == "place"):
            self.free.append(mention.first)
        self.heads.add(mention.head)
        if mention.kind == "network":
            self.network = self.network or mention.known
        self.kind = self.kind or mention.kind
        self.key = self.key or mention.known
        self.proper = self.proper or mention.proper
        self.pointing = self.pointing and mention.pointing
        self.feminine = self.feminine or mention.feminine
        self.masculine = self.masculine or mention.masculine
        if self._name is None or _fullness(mention) > _fullness(self._name):
            self._name = mention

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin at a word from `first` on and before `last`."""
        return self.mentions[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    @property
    def name(self) -> Mention:
        """The fullest mention: known names first, then the one with the most words, then the first."""
        assert self._name is not None, "a chain has a mention"
        return self._name


def _fullness(mention: Mention) -> tuple[bool, bool, bool, int]:
    words = min(mention.last - mention.first, 5)
    return bool(mention.known), mention.proper, mention.apposed < 0, words


def content_words(mention: Mention, table: Vocabulary) -> frozenset[str]:
    """Return the words of a name without articles, endings of the accusative and nouns of accounts."""
    found = set()
    written = table.lexicon.fold(mention.name).split()
    latin = bool(written) and written[0].isascii()
    for word in written:
        bare = word.strip("«»\"“”'()[]#@.,،:;…_-")
        for article in ARTICLES:
            if bare.startswith(article) and len(bare) - len(article) >= SHORT - 1:
                bare = bare[len(article) :]
                break
        if bare.endswith(ACCUSATIVE) and bare[:-1] in table.head_nouns:
            bare = bare[:-1]
        if latin and bare in table.adjectives:
            continue  # «Playdom المتخصصة», «شركة Playdom»
        if bare and bare not in table.network_noun and bare not in table.account_nouns:
            found.add(bare.casefold())
    return frozenset(found)


def find_chains(mentions: tuple[Mention, ...], table: Vocabulary) -> list[Chain]:
    """Return the entities of a text in the order of their first mentions; what only points back is a chain of its own."""
    finder = ChainFinder(table)
    for mention in mentions:
        finder.add(mention)
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
        self.alike = (
            ("video", table.video_noun),
            ("hashtag", table.hashtag_noun),
            ("post", table.post_noun),
        )
        self.headed: dict[str, Chain] = {}  # the last of each noun that more was told of
        self.bodies: dict[str, list[Chain]] = {}  # the first named bodies of each noun

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
        chain.add(mention)
        self.at.setdefault(mention.first, chain)
        if not self._points_back(mention):
            self.headed[self._head(mention)] = chain
        if mention.proper and mention.kind in (BODY, ACCOUNT):
            noun = mention.name.partition(" ")[0].removeprefix(ARTICLE)
            bodies = self.bodies.setdefault(noun, [])
            if len(bodies) < MOST_BODIES and chain not in bodies:
                bodies.append(chain)
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
        if self._points_back(mention) and self._head(mention) in self.headed:
            return self.headed[self._head(mention)]
        return self._body_of_account(mention) or self._named(mention, words) or apposed

    def _body_of_account(self, mention: Mention) -> Chain | None:
        """«أعلنت وزارة التموين أن صفحة الوزارة …»: the body that an account is of, told by its noun alone.

        Of several with that noun it is the one whose name begins as the word does, «الإدارة العامة للمرور», if that is one alone.
        """
        noun = mention.name.removeprefix(ARTICLE)
        if mention.kind != ACCOUNT or noun == mention.name or noun not in self.table.body_nouns:
            return None
        bodies = self.bodies.get(noun, [])
        if len(bodies) > 1:
            bodies = [body for body in bodies if body.name.name.startswith(mention.name)]
        return bodies[0] if len(bodies) == 1 else None

    def _head(self, mention: Mention) -> str:
        """The noun of a mention, without the ending of the accusative; one for all nouns of videos, of hashtags, of posts."""
        head = mention.head.split(" ")[0]
        bare = head.removesuffix(ACCUSATIVE)
        head = bare if bare in self.table.head_nouns else head
        return next((nouns[0] for nouns in self.alike if head in nouns[1]), head)

    @staticmethod
    def _points_back(mention: Mention) -> bool:
        """«الأغنية», «النادي»: a noun by itself, which says no more than what was named before is."""
        bare = mention.pointing and not mention.possessed and mention.last - mention.first == 1
        return bare and mention.kind in POINTING

    def _named(self, mention: Mention, words: frozenset[str]) -> Chain | None:
        if mention.known and mention.known in self.known:
            return self.known[mention.known]
        same = self.same.get((words, mention.proper))
        if same is not None and not self._conflict(mention, same):
            return same
        unlisted = not mention.proper and self._is_unlisted(mention, words)
        if (not mention.proper and not unlisted) or mention.kind in UNJOINED:
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
                    and not self._is_of_a_body(mention, words, chain)
                    and not self._is_called_after(mention, words, chain)
                    and not self._conflict(mention, chain)
                ):
                    return chain
        return None

    def _is_of_a_body(self, mention: Mention, words: frozenset[str], chain: Chain) -> bool:
        """«مدير المتحف سامي عطية» and «قناة المتحف»: a person and a body that share nothing but what the person works for."""
        if (mention.kind == PERSON) == (chain.kind == PERSON):
            return False
        return min(words, chain.words, key=len) <= self.table.nouns

    def _is_called_after(self, mention: Mention, words: frozenset[str], chain: Chain) -> bool:
        """«فرع الهلال الأحمر» and «الهلال الأحمر», «قناة المملكة الرياضية» and «قناة المملكة»: a body and a known one that it is called after."""
        table = self.table
        if not (mention.known or chain.key):
            return False
        for word in words ^ chain.words:
            body = word in table.body_nouns and word not in table.body_itself
            branch = (
                ARTICLE + word in table.branch_word and ARTICLE + word not in table.club_adjective
            )
            team = word in table.team_word or word in table.ball_game
            if (body and word not in table.club_word) or branch or team:
                return True
        return False

    def _is_unlisted(self, mention: Mention, words: frozenset[str]) -> bool:
        """«حمود الرميضي … وكسب الرميضي», «شركة «كاسبيرسكي» … لدى كاسبيرسكي»: a word that no list knows, so that it may be a name."""
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
        if kind == PERSON and mention.nested and mention.kind not in ("", kind):
            return True  # «مؤسس شركة تيسلا»
        return bool(
            mention.kind and kind and mention.kind != kind and not {mention.kind, kind} <= OWNING
        )
