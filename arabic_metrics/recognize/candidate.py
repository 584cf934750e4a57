"""Whether a folded text can hold a claim at all, decided by its words alone, before anything is parsed.

A claim needs a figure or a place. A figure needs a metric word near a number, and where that word has other senses, something of an
audience said near it. A place needs a word of ranking in a sentence that speaks of an account or a network. What is asked here is
wider than what the grammar asks: a text that is turned away holds no claim, one that passes may still hold none.
"""

import re
from itertools import count, takewhile

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.kept import kept
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.audience import (
    MEMBERS,
    NETWORKS,
    POSTS,
    RANKED,
    AudienceWords,
    Kinds,
    audience_words,
)
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.recognize.word import QUOTES, WORD

# Where a sentence surely ends: never within one, nor within a phrase. A pattern that begins with one set of characters is found sooner.
END = re.compile(r"[.!؟?\n](?:(?<=\n)|\s)")
BEFORE, BEHIND = 6, 28  # words between a number and its metric, with room for what both are made of
REACH = 7  # sentences before in which a weak word may find what it is spoken of
REACHED = (
    20  # words from an ordinal to a verb of reaching, or from a verb of arriving to an ordinal
)
LASTING = frozenset({"platform", "networks", "account", "app", "strong"})
TOGETHER = frozenset({"views", "likes", "comments", "shares", "interactions"})
RANKING_ROLES = frozenset({"head", "head_digit", "first", "next"})


class CandidateFinder:
    """Looks the words of texts up in what one lexicon makes claims of."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = vocabulary(lexicon)
        self.metrics = table.metrics
        self.metric_words = table.metrics.first_words()
        self.persons = table.generic_unit
        self.needs = {
            id: (frozenset(entry.needs), entry.here) for id, entry in table.entries.items()
        }
        numerals = numeral_table(lexicon)
        counts = {word: attached.numeral for word, attached in numerals.items()}
        self.numbers = frozenset(
            word
            for word, it in counts.items()
            if it.cardinal or it.magnitude or it.divides or it.fraction_plural
        )
        self.ordinals = frozenset(numerals)
        self.adverbs = table.firstly | {word for word, it in counts.items() if it.ordinal}
        self.audience = audience_words(lexicon)
        ranks = [phrase for phrase, rank in table.ranks.phrases() if rank.role in RANKING_ROLES]
        self.rank_words = frozenset(phrase[0] for phrase in ranks if len(phrase) == 1)
        self.rank_ends: dict[str, set[str]] = {}  # the last word of longer ones, with the first
        for phrase in ranks:
            if self.rank_words.isdisjoint(phrase):
                self.rank_ends.setdefault(phrase[-1], set()).add(phrase[0])
        self.rank_verbs = table.rank_verb
        self.superlatives = table.superlative
        self.reaching = table.achieve_verb
        self.scopes = table.ordinal_scope | table.among_word

    def find(self, text: str) -> bool:
        """Tell whether a folded text can hold a claim."""
        said = _Sentences(text, self.audience)
        before: list[str] = []
        for place in takewhile(said.reads, count()):
            words = WORD.findall(said.sentences[place])
            said.words.append(words)
            if not self.metric_words.isdisjoint(words) and self._is_counted(said, before):
                return True
            if self._is_ranking(words):
                kinds = said.kinds(place)
                if kinds & RANKED or ("listed" in kinds and said.is_quoted(place)):
                    return True
            before = words if len(words) >= BEFORE else before[-BEFORE:] + words
        return False

    def _is_counted(self, said: "_Sentences", before: list[str]) -> bool:
        """Whether a metric word of the last sentence may have a number, and the sense of an audience."""
        words, place = said.words[-1], len(said.words) - 1
        together: set[str] = set()
        for index in self.metrics.starts(words):
            near = words[max(0, index - BEFORE) : index + BEHIND]
            if index < BEFORE:
                near += before[index - BEFORE :]
            if self.numbers.isdisjoint(near) and "".join(near).isalpha():
                continue
            for form in self.metrics.meanings(words, index):
                needs, only_here = self.needs[form.id]
                if not form.weak or needs & said.kinds(place):
                    return True
                lasting = needs if index == 0 else needs & LASTING  # «12 ألفا من\nمشاركيه»
                if (index == 0 or not only_here) and said.is_told(lasting, place):
                    return True
                if form.id == MEMBERS and NETWORKS & said.kinds_around(place):
                    return True
                if form.verb and needs & said.kinds_around(place):
                    return True  # «12 ألفا يتابعون\nحسابها»
                if form.id == POSTS and not self.persons.isdisjoint(words[index:]):
                    return True  # «منشوراته وصلت إلى 5 ملايين شخص»
                together |= {form.id} & TOGETHER
            if len(together) > 1:
                return True
        return False

    def _is_ranking(self, words: list[str]) -> bool:
        """Whether a sentence holds a word of ranking, or an ordinal beside what makes one of it."""
        if not self.rank_words.isdisjoint(words):
            return True
        for last in self.rank_ends.keys() & words:
            if not self.rank_ends[last].isdisjoint(words):
                return True
        if not self.superlatives.isdisjoint(words) and self._follows(words, self.superlatives, 2):
            return True
        if not self.reaching.isdisjoint(words) and self._follows(words, self.reaching, REACHED):
            return True
        if not self.scopes.isdisjoint(words) and self._follows(words, self.scopes, 1):
            return True
        if self.rank_verbs.isdisjoint(words) or self.adverbs.isdisjoint(words):
            return False
        return any(
            not self.adverbs.isdisjoint(words[index : index + REACHED])
            for index, word in enumerate(words)
            if word in self.rank_verbs
        )

    def _follows(self, words: list[str], wanted: frozenset[str], reach: int) -> bool:
        """Whether a number stands before one of some words."""
        for index, word in enumerate(words):
            if word in wanted:
                near = words[max(0, index - reach) : index]
                if not self.ordinals.isdisjoint(near) or (near and not "".join(near).isalpha()):
                    return True
        return False


class _Sentences:
    """The sentences of one text as far as they were read, and what each may speak of."""

    def __init__(self, text: str, audience: AudienceWords) -> None:
        self.sentences: list[str] = []
        self._text = text
        self._at = 0  # where the next one begins
        self.words: list[list[str]] = []
        self._audience = audience
        self._kinds: dict[int, Kinds] = {}

    def reads(self, place: int) -> bool:
        """Tell whether there is such a sentence; it is cut when it is asked for."""
        while place >= len(self.sentences) and self._at <= len(self._text):
            end = END.search(self._text, self._at)
            start, self._at = self._at, len(self._text) + 1
            if end is not None:
                self._at = end.end()
            self.sentences.append(self._text[start : end.start() if end else None])
        return place < len(self.sentences)

    def kinds(self, place: int) -> Kinds:
        """Return what a sentence that was read speaks of."""
        found = self._kinds.get(place)
        if found is None:
            found = self._audience.kinds(self.words[place], self.sentences[place])
            self._kinds[place] = found
        return found

    def kinds_around(self, place: int) -> Kinds:
        """Return what a sentence and the next one speak of."""
        self.reads(place + 1)
        text = " ".join(self.sentences[place : place + 2])
        return self._audience.kinds(WORD.findall(text), text)

    def is_told(self, needs: Kinds, place: int) -> bool:
        """Whether a sentence not far before speaks of one of some kinds."""
        return any(needs & self.kinds(it) for it in range(max(0, place - REACH), place))

    def is_quoted(self, place: int) -> bool:
        """Whether a quotation mark stands in a sentence, or opens behind it."""
        self.reads(place + 1)
        return any(mark in text for text in self.sentences[place : place + 2] for mark in QUOTES)


@kept
def candidate_finder(lexicon: Lexicon) -> CandidateFinder:
    """Return the look-up tables of a lexicon, built once."""
    return CandidateFinder(lexicon)


def may_hold_claim(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded text can hold a claim; False is certain, True is not.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> may_hold_claim("بلغ عدد المتابعين 40 الفا", load_lexicon())
    True
    >>> may_hold_claim("شارك في المؤتمر 40 خبيرا", load_lexicon())
    False
    """
    return candidate_finder(lexicon).find(text)
