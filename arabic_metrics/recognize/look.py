"""One look at a folded text before it is read: whether a figure or a rank can be in it at all.

A number can be a figure only beside a metric word of its sentence or of the sentence before. A wording of a place can be a rank only in a
text that has a metric word, or a word of a network, an account, a site or an app; the same holds for what only a deed counts («نشر 30 صورة»). So for each sentence it is asked which of those words
it has, and what a number or a wording of a place begins with. What is turned away holds no claim; what passes may still hold none.

What it asks is wider than what the grammar asks. Sentences end here only where they certainly end, so that what stands in one sentence, or
in two that follow each other, does so here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.kept import kept, kept_ready
from arabic_metrics.parse.numeral import PARTICLES, Numeral, numeral_table
from arabic_metrics.parse.roman import ROMANS
from arabic_metrics.recognize.metric import DEEDS
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary

# What a word may be: one that a number begins with, one of an ordinal, a metric, one without which no rank is told.
NUMBER, ORDINAL, METRIC, SOCIAL = 1, 2, 4, 8
# Of a wording of a place: «المركز», «تصدر», «حل»; behind an ordinal «أكثر», «عربيا», «بين»; some words behind it «يصل».
POSITION, LEADING, ARRIVING, BESIDE, ACHIEVING = 16, 32, 64, 128, 256
DEED = 1024  # what says by a deed what a number counts
OPENING = 512  # the first of several words that may be one of those together
NOTHING, NUMBERS = 0, NUMBER | ORDINAL
ROLES = {"head": POSITION, "head_digit": POSITION, "first": LEADING}
ARTICLES = ("ال", "لل")  # before digits they make an ordinal
STRETCH = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+|[A-Za-z]+|[0-9]+")
DIGIT = re.compile("[0-9]")
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
        placed = done = False
        awaited = False  # a word of position stands in the sentence before
        for sentence in ENDS.split(text):
            here = self._said(sentence)
            if here & NUMBER and (here | before) & METRIC:
                return True
            done = done or (here & NUMBER > 0 and here & DEED > 0)
            placed = placed or _holds_place(here) or (awaited and here & NUMBERS > 0)
            awaited = here & POSITION > 0
            whole |= here
            before = here
        return (placed or done) and whole & SOCIAL > 0

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
        if said & BESIDE and not self._is_beside(stretches):
            said &= ~BESIDE
        return said

    def _is_beside(self, stretches: list[str]) -> bool:
        """Whether what makes a place of an ordinal stands behind a number."""
        words = self._words
        return any(
            words.get(behind, NOTHING) & BESIDE
            and (words.get(stretch, NOTHING) & NUMBERS or stretch.isdecimal())
            for stretch, behind in pairwise(stretches)
        )


def _holds_place(said: int) -> bool:
    """Whether a wording of a place may be in a sentence, by what its words may be together."""
    if said & (LEADING | BESIDE) or (said & (ARRIVING | ACHIEVING) and said & ORDINAL):
        return True
    return said & POSITION > 0 and said & NUMBERS > 0


@kept_ready("recognition")
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
        for words, _ in table.metrics.phrases():
            self._add(METRIC | SOCIAL, words)
        for words, _ in table.platforms.phrases():
            self._add(SOCIAL, words)
        for words, rank in table.ranks.phrases():
            self._add(ROLES.get(rank.role, NOTHING), words)
        self._add_each(SOCIAL, table.page_noun | table.site_word | table.app_head)
        self._add_each(ARRIVING, table.rank_verb)
        for deed, _ in DEEDS:
            self._add_each(DEED, table.words(deed))
        self._add_each(BESIDE, table.ordinal_scope | table.among_word | table.superlative)
        self._add_each(ACHIEVING, table.achieve_verb)
        self._add_each(ORDINAL, table.firstly)
        self._add_each(ORDINAL, ROMANS)
        self._add_each(ORDINAL, (before + it for before in PARTICLES for it in ARTICLES))
        for word, attached in numeral_table(table.lexicon).items():
            self._add(_of_numeral(attached.numeral, attached.article), (word,))
        return self.found

    def _add_each(self, said: int, phrases: Iterable[str]) -> None:
        for phrase in phrases:
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
