"""The words that speak of an audience, by what they may make of a metric word that has other senses."""

from collections.abc import Iterable
from itertools import pairwise

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.kept import kept_ready
from arabic_metrics.recognize.vocabulary import HeadForm, Vocabulary, vocabulary
from arabic_metrics.recognize.word import QUOTES

Kinds = frozenset[str]
NONE: Kinds = frozenset()
RANKED = frozenset({"platform", "account", "app"})  # a sentence that speaks of one may rank it
STRONG, WORK = frozenset({"strong"}), frozenset({"work"})
NAMED_NETWORK = frozenset({"platform", "network"})
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
        self._joined: dict[
            tuple[Kinds, Kinds], Kinds
        ] = {}  # one set for all words of the same kinds
        self.naming = table.naming_word
        for phrase, form in table.metrics.phrases():
            if not form.weak:
                self._add(phrase, STRONG)
            if form.id == POSTS and form.pronoun and not form.plural:
                self._add(phrase, WORK)  # «تغريدته الأخيرة»
        platforms = {id: frozenset(kinds) for id, kinds in PLATFORM_KINDS.items()}
        for phrase, platform in table.platforms.phrases():
            self._add(phrase, platforms.get(platform.id, NAMED_NETWORK))
        self._add_heads(table)
        for phrase, name in table.gazetteer.phrases():
            if name.head and table.lexicon.fold(name.head) in table.app_head:
                self._add(phrase, frozenset({"app"}))
        for words, kinds in (
            (table.post_context, frozenset({"posted"})),
            (table.implies_x, frozenset({"platform"})),  # «مغرد» is of X
            (table.site_word, frozenset({"site"})),
            (table.belonging_word, frozenset({"pronoun", "work"})),
        ):
            for word in words:
                self._add((word,), kinds)

    def _add_heads(self, table: Vocabulary) -> None:
        """The nouns that open a name, by what that may be."""
        nouns = (
            (table.app_head, _endings(table.app_head), frozenset({"app", "listed"})),
            (table.site_head, _endings(table.site_head), frozenset({"site", "listed"})),
            (table.group_nouns, _endings(table.group_nouns), frozenset({"group"})),
        )
        any_noun = _endings(noun for _, ends, _ in nouns for noun in ends)
        known: dict[tuple[int, bool], Kinds] = {}
        for phrase, head in table.heads.phrases():
            first = phrase[0]
            key = id(head), ARTICLES[0] in first or ARTICLES[1] in first
            kinds = known.get(key)
            if kinds is None:
                kinds = known[key] = frozenset(_head_kinds(first, head))
            self._add(phrase, kinds)
            if head.noun or first.endswith(any_noun):
                for any_of, ends, more in nouns:
                    if head.noun in any_of or first.endswith(ends):
                        self._add(phrase, more)

    def _add(self, phrase: tuple[str, ...], kinds: Kinds) -> None:
        if len(phrase) == 1:
            told = self.words.get(phrase[0])
            if told is not kinds:
                self.words[phrase[0]] = kinds if told is None else self._join(told, kinds)
        else:
            pair = phrase[0], phrase[1]
            told = self.pairs.get(pair)
            self.pairs[pair] = kinds if told is None else self._join(told, kinds)

    def _join(self, told: Kinds, kinds: Kinds) -> Kinds:
        joined = self._joined.get((told, kinds))
        if joined is None:
            joined = self._joined[told, kinds] = told | kinds
        return joined

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


def _endings(nouns: Iterable[str]) -> tuple[str, ...]:
    """Return the nouns that end with no other: what ends with any of all ends with one of these."""
    found: list[str] = []
    for noun in sorted(set(nouns), key=len):
        if not noun.endswith(tuple(found)):
            found.append(noun)
    return tuple(found)


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


@kept_ready("recognition")
def audience_words(lexicon: Lexicon) -> AudienceWords:
    """Return the words of an audience of a lexicon, gathered once."""
    return AudienceWords(vocabulary(lexicon))
