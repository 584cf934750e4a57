"""The words that speak of an audience, by what they may make of a metric word that has other senses."""

from functools import lru_cache
from itertools import pairwise

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.recognize.vocabulary import HeadForm, Vocabulary, vocabulary
from arabic_metrics.recognize.word import QUOTES

Kinds = frozenset[str]
NONE: Kinds = frozenset()
RANKED = frozenset({"platform", "account", "app"})  # a sentence that speaks of one may rank it
PLATFORM_KINDS = {"app": ("app",), "website": ("site",), "social": ("networks",)}
ACCOUNTS = frozenset({"account", "hashtag"})
OWNED_ACCOUNTS = frozenset({"channel", "group"})  # with the article and an owner they are accounts
ARTICLES = ("ال", "لل")
POSTS, MEMBERS = "posts", "members"
NETWORKS = frozenset({"platform", "network", "app", "site"})  # «أعضاء شبكة لينكد إن»
TAGS = "@#"
TAGGED = frozenset(
    {"platform", "network", "networks", "account", "app", "site", "strong", "pronoun"}
)


class AudienceWords:
    """Words and pairs of words that platforms, accounts, works and plain metrics are named by.

    A kind is one that an entry of the lexicon asks for in `needs`, or "listed": a noun of sites and apps that may be ranked.
    """

    def __init__(self, table: Vocabulary) -> None:
        self.words: dict[str, Kinds] = {}
        self.pairs: dict[tuple[str, str], Kinds] = {}  # the first two words of longer phrases
        self._known: dict[Kinds, Kinds] = {}
        self.naming = table.naming_word
        for phrase, form in table.metrics.phrases():
            if not form.weak:
                self._add(phrase, "strong")
            if form.id == POSTS and form.pronoun and not form.plural:
                self._add(phrase, "work")  # «تغريدته الأخيرة»
        for phrase, platform in table.platforms.phrases():
            self._add(phrase, *PLATFORM_KINDS.get(platform.id, ("platform", "network")))
        nouns = (
            (tuple(table.app_head), ("app", "listed")),
            (tuple(table.site_head), ("site", "listed")),
            (tuple(table.group_nouns), ("group",)),
        )
        any_noun = tuple(noun for ends, _ in nouns for noun in ends)
        for phrase, head in table.heads.phrases():
            self._add(phrase, *_head_kinds(phrase[0], head))
            if not phrase[0].endswith(any_noun) and not head.noun:
                continue
            for ends, kinds in nouns:
                if phrase[0].endswith(ends) or head.noun in ends:
                    self._add(phrase, *kinds)
        for phrase, name in table.gazetteer.phrases():
            if table.lexicon.fold(name.head) in table.app_head:
                self._add(phrase, "app")
        for word in table.post_context:
            self._add((word,), "posted")
        for word in table.implies_x:
            self._add((word,), "platform")  # «مغرد» is of X
        for word in table.site_word:
            self._add((word,), "site")
        for word in table.belonging_word:
            self._add((word,), "pronoun", "work")

    def _add(self, phrase: tuple[str, ...], *kinds: str) -> None:
        if len(phrase) == 1:
            self.words[phrase[0]] = self._joined(self.words.get(phrase[0], NONE), kinds)
        else:
            pair = phrase[0], phrase[1]
            self.pairs[pair] = self._joined(self.pairs.get(pair, NONE), kinds)

    def _joined(self, told: Kinds, kinds: tuple[str, ...]) -> Kinds:
        """One set for all words of the same kinds."""
        joined = told.union(kinds)
        return self._known.setdefault(joined, joined)

    def kinds(self, words: list[str], sentence: str) -> Kinds:
        """Return what the words of a sentence may speak of; the sentence itself is asked for its marks."""
        told: set[str] = set()
        for word in self.words.keys() & words:
            told |= self.words[word]
        for pair in self.pairs.keys() & pairwise(words):
            told |= self.pairs[pair]
        if any(tag in sentence for tag in TAGS):
            told |= TAGGED
        if not self.naming.isdisjoint(words) and any(mark in sentence for mark in QUOTES):
            told.add("work")
        return frozenset(told)


def _head_kinds(first: str, head: HeadForm) -> tuple[str, ...]:
    """What an entity that a noun opens may be an audience by."""
    if head.pronoun:
        return "pronoun", head.role
    definite = any(article in first for article in ARTICLES)
    if head.role in ACCOUNTS:
        return ("account", "pronoun") if definite else ("account",)
    if head.role in OWNED_ACCOUNTS and definite:
        return head.role, "account"
    return (head.role,)


@lru_cache(maxsize=8)
def audience_words(lexicon: Lexicon) -> AudienceWords:
    """Return the words of an audience of a lexicon, gathered once."""
    return AudienceWords(vocabulary(lexicon))
