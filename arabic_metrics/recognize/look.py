"""One look at a folded text before it is read: whether a figure or a rank can be in it at all.

A number can be a figure only beside a metric word of its sentence or of the sentence before, or one that implies a metric in its own; a
wording of a place can be a rank. Each only in a text that speaks of audiences: that has a word of a network, an account, a site or an app, or a metric
word without other senses; and what implies a metric only where that is said up to two sentences before or one behind. So for each sentence it is asked which of those words it has, and what a number or a wording of a place begins with. What
is turned away holds no claim; what passes may still hold none. A table has its metric words far above its numbers: short lines are
looked at with all that stands in those before them.

What it asks is wider than what the grammar asks. Sentences end here only where they certainly end, so that what stands in one sentence, or
in two that follow each other, does so here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.number import ROMANS
from arabic_metrics.parse.numeral import PARTICLES, Numeral, numeral_table
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary

# What a word may be: one that a number begins with, one of an ordinal, a metric, one that implies a metric, one of networks and the like.
NUMBER, ORDINAL, METRIC, IMPLYING, SOCIAL = 1, 2, 4, 8, 16
# Of a wording of a place: «المركز», «تصدر», and what makes a place of an ordinal in its sentence: «حل», «أكثر», «عربيا», «يصل».
POSITION, LEADING, RANKING = 32, 64, 128
OPENING = 256  # the first of several words that may be one of those together
NOTHING, NUMBERS = 0, NUMBER | ORDINAL
ROLES = {"head": POSITION, "head_digit": POSITION, "first": LEADING, "next": LEADING}
ARTICLES = ("ال", "لل")  # before digits they make an ordinal
SUFFIXES = ("st", "nd", "rd", "th")  # behind digits, too
STRETCH = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+|[A-Za-z]+|[0-9]+")
DIGIT = re.compile("[0-9]")
LINE_END = "\n"
SHORT = 80  # characters of a line that may be part of a list or a table
ENDS = re.compile(r"[.!؟?] \s*|\n\s*")


@dataclass(frozen=True, slots=True)
class LookedFor:
    """What a text is looked at for, each with what it may be: stretches of letters or digits, and two that follow each other."""

    words: dict[str, int]
    pairs: dict[tuple[str, str], int]


@kept
def look(lexicon: Lexicon) -> "Look":
    """Return the look by the words of a lexicon."""
    return Look(looked_for(lexicon))


class Look:
    """Tells which folded texts can hold a claim.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> passes = look(load_lexicon()).passes
    >>> passes("بلغ عدد متابعي الصفحه 40 الفا"), passes("حضر الموتمر 40 خبيرا")
    (True, False)
    """

    def __init__(self, told: LookedFor) -> None:
        self._words = told.words
        self._pairs = told.pairs
        self._known = frozenset(told.words)

    def passes(self, text: str) -> bool:
        """Tell whether a folded text can hold a claim; False is certain, True is not."""
        whole = SOCIAL if "@" in text or "#" in text else NOTHING
        before = NOTHING
        tagged = whole & SOCIAL > 0
        told = False  # a number beside a metric word, a wording of a place, or a number of what is implied
        earlier = NOTHING  # two sentences before
        implied = False  # the sentence before has a number of what is implied
        awaited = False  # a word of position stands in the sentence before
        line = False  # whether the piece before was a short line
        for sentence, end in _pieces(text):
            here = self._said(sentence)
            told = (
                told
                or (here & NUMBER > 0 and (here | before) & METRIC > 0)
                or _tells(here)
                or (awaited and here & NUMBERS > 0)
            )
            around = tagged or (here | before | earlier) & SOCIAL > 0
            counts = here & NUMBER > 0 and here & IMPLYING > 0
            told = told or (counts and around) or (implied and here & SOCIAL > 0)
            implied = counts
            awaited = here & POSITION > 0
            whole |= here
            if told and whole & SOCIAL:
                return True
            if line:  # a cell, an item, a heading: what stands above it holds on
                before |= here
            else:
                earlier, before = before, here
            line = end == LINE_END and len(sentence) <= SHORT
        return False

    def _said(self, sentence: str) -> int:
        """What the words of a sentence may be together."""
        stretches = STRETCH.findall(sentence)
        words, said = self._words, NOTHING
        for stretch in self._known.intersection(stretches):
            said |= words[stretch]
        if DIGIT.search(sentence):
            said |= NUMBER
        if said & OPENING:
            for pair in pairwise(stretches):
                said |= self._pairs.get(pair, NOTHING)
        return said


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The sentences of a text, each with the mark that ends it."""
    at = 0
    for end in ENDS.finditer(text):
        yield text[at : end.start()], text[end.start()]
        at = end.end()
    yield text[at:], ""


def _tells(said: int) -> bool:
    """Whether a wording of a place may be in a sentence, by what its words may be together."""
    if said & LEADING or (said & ORDINAL and said & (POSITION | RANKING)):
        return True
    return said & NUMBER > 0 and said & POSITION > 0


@kept
def looked_for(lexicon: Lexicon) -> LookedFor:
    """Return what texts are looked at for, by the words of a lexicon."""
    return _Collector(vocabulary(lexicon)).collect()


class _Collector:
    """Collects the words that a text is looked at for."""

    def __init__(self, table: Vocabulary) -> None:
        self.table = table
        self.found = LookedFor({}, {})

    def collect(self) -> LookedFor:
        """Return them."""
        table = self.table
        for words, form in table.metrics.phrases():
            self._add(METRIC if form.weak else METRIC | SOCIAL, words)
        for words, _ in table.platforms.phrases():
            self._add(SOCIAL, words)
            if words[0] not in table.network_preposition:
                self._add(RANKING, words[:1])
        for words, rank in table.ranks.phrases():
            self._add(ROLES.get(rank.role, NOTHING), words)
        self._add_each(SOCIAL, table.page_noun | table.site_word | table.app_head)
        for deed, _ in table.implied_metrics:
            self._add_each(IMPLYING, table.words(deed))
        for ranking in (
            table.rank_verb, table.achieve_verb, table.superlative, table.most_word, table.among_word, table.ordinal_scope,
            table.scope_adverb, table.audience_measure, table.ranked_list, table.site_word, table.network_noun,
        ):  # fmt: skip
            self._add_each(RANKING, ranking)
        self._add_each(METRIC, table.measures)
        self._add_each(ORDINAL, table.firstly)
        self._add_each(ORDINAL, SUFFIXES)
        self._add_each(ORDINAL, ROMANS)
        self._add_each(ORDINAL, (before + it for before in PARTICLES for it in ARTICLES))
        told: dict[int, list[str]] = {}
        for word, attached in numeral_table(table.lexicon).items():
            said = _of_numeral(attached.numeral, attached.article)
            told.setdefault(said, []).append(word)
        for said, numerals in told.items():
            self._add_each(said, numerals)
        return self.found

    def _add_each(self, said: int, phrases: Iterable[str]) -> None:
        words = self.found.words
        for phrase in phrases:
            if STRETCH.fullmatch(phrase):  # as most are
                words[phrase] = words.get(phrase, NOTHING) | said
            else:
                self._add(said, (phrase,))

    def _add(self, said: int, phrase: tuple[str, ...]) -> None:
        """Add what a phrase may be, to its stretch or to its first two."""
        words, stretches = self.found.words, STRETCH.findall(" ".join(phrase))
        if not said or not stretches:
            return
        first = stretches[0]
        if len(stretches) == 1:
            words[first] = words.get(first, NOTHING) | said
            return
        pair = first, stretches[1]
        words[first] = words.get(first, NOTHING) | OPENING
        self.found.pairs[pair] = self.found.pairs.get(pair, NOTHING) | said


def _of_numeral(numeral: Numeral, article: bool) -> int:
    """Whether a word of numbers can be an ordinal, and whether it can be more than that."""
    orders = article or numeral.ordinal or numeral.ordinal_compound
    counts = (
        numeral.cardinal or numeral.divides or numeral.fraction_plural or numeral.magnitude or numeral.multiple
        or numeral.multiplies or numeral.minus
    )  # fmt: skip
    return (ORDINAL if orders else NOTHING) | (NUMBER if counts else NOTHING)
