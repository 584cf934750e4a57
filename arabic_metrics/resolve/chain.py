"""Entities as chains: a name and its spellings, told apart from nouns that only point back."""

from dataclasses import dataclass, field

from arabic_metrics.recognize.naming import Mention
from arabic_metrics.recognize.vocabulary import Vocabulary

ARTICLES = ("وال", "بال", "كال", "فال", "ال")
SHORT = 3
SINGLE = frozenset({"person", "", "organization", "site_app", "network", "channel", "account"})


@dataclass(slots=True)
class Chain:
    """The mentions of one entity in text order."""

    mentions: list[Mention] = field(default_factory=list)
    words: frozenset[str] = frozenset()

    @property
    def name(self) -> Mention:
        """The fullest mention: known names first, then the one with the most words."""
        return max(self.mentions, key=lambda m: (bool(m.known), m.proper, min(m.last - m.first, 5), -m.first))

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


def content_words(mention: Mention, table: Vocabulary) -> frozenset[str]:
    """Return the words of a name without articles and nouns of accounts."""
    found = set()
    for word in table.lexicon.fold(mention.name).split():
        bare = word.strip("«»\"“”'()[]#@.,،:;…_-")
        for article in ARTICLES:
            if bare.startswith(article) and len(bare) - len(article) >= SHORT - 1:
                bare = bare[len(article) :]
                break
        if bare and bare not in table.network_noun and bare not in table.account_nouns:
            found.add(bare.casefold())
    return frozenset(found)


def find_chains(mentions: tuple[Mention, ...], table: Vocabulary) -> list[Chain]:
    """Return the entities of a text in the order of their first mentions; what only points back is a chain of its own."""
    chains: list[Chain] = []
    for mention in mentions:
        words = content_words(mention, table)
        target = None if mention.possessed else _same(mention, words, chains)
        if target is None:
            target = Chain(words=words)
            chains.append(target)
        elif mention.proper and len(words) > len(target.words):
            target.words = words
        target.mentions.append(mention)
    return chains


def _same(mention: Mention, words: frozenset[str], chains: list[Chain]) -> Chain | None:
    for chain in reversed(chains):
        last = chain.mentions[-1]
        if last.possessed:
            continue
        if mention.known and any(m.known == mention.known for m in chain.mentions):
            return chain
        if not words or not chain.words:
            continue
        if words == chain.words and mention.proper == chain.proper:
            return chain
        if not (mention.proper and chain.proper) or (mention.known and last.known):
            continue
        kind = chain.kind
        if mention.kind and kind and mention.kind != kind:
            continue
        if mention.kind == "place" or kind == "place" or mention.kind == "content" or kind == "content":
            continue
        if words < chain.words or chain.words < words:
            return chain
    return None
