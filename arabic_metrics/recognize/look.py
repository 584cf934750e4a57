"""One look at a folded text before it is read: can it hold a figure or a rank at all?

What it promises: a text that does not pass holds no claim and no unresolved figure, whatever the weights are. A text that passes may
hold none either; reading it then costs a little time.

How it decides: it looks for the keywords of the lexicon, which are metric words, ranking words, numbers, ordinals and words for audiences;
one Aho-Corasick pass finds those of several words, where the single words do not tell. A text passes if it has a number and a metric word,
or an ordinal and a ranking word, and a word for an audience.

How near they stand is not asked. Lists and tables have their metric words far above their numbers, and an item may have many sentences; a
look that knew all this would be a second grammar, and would turn away only one article more in a hundred.

It knows words, and no rule of the grammar. Where the grammar comes to read other words, add them here; `tests/recognize/test_look.py` shows
what is lost.
"""

import re
from collections.abc import Callable, Iterable

import ahocorasick_rs

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import OF_THEM
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.damaged import Damaged
from arabic_metrics.parse.number import ROMANS
from arabic_metrics.parse.numeral import PARTICLES, Numeral, numeral_table
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary

# What a keyword may be; one word may be several.
NUMBER, ORDINAL, METRIC, RANKING, AUDIENCE = 1, 2, 4, 8, 16
NOTHING = 0
# «المركز» ranks with a number or an ordinal; «تصدر» ranks by itself.
RANK_ROLES = {
    "head": METRIC | RANKING,
    "head_digit": METRIC | RANKING,
    "first": ORDINAL | RANKING,
    "second": ORDINAL | RANKING,
    "next": ORDINAL | RANKING,
}
ARTICLES = ("ال", "لل")  # before digits they make an ordinal
SUFFIXES = ("st", "nd", "rd", "th")  # behind digits, too
# Words, and the last digit of each number.
TOKEN = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+|[A-Za-z]+|[0-9](?![0-9])")
DIGITS = "0123456789"


@kept
def look(lexicon: Lexicon) -> "Look":
    """Return the look by the words of a lexicon."""
    numerals, damaged = numeral_table(lexicon), Damaged(lexicon)
    return Look(keywords(lexicon), lambda word: bool(damaged.unglued(word, numerals)))


class Look:
    """Tells which folded texts can hold a claim.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> passes = look(load_lexicon()).passes
    >>> passes("بلغ عدد متابعي الصفحه 40 الفا"), passes("حضر الموتمر 40 خبيرا")
    (True, False)
    """

    def __init__(self, keywords: dict[str, int], is_glued: Callable[[str], bool]) -> None:
        self._is_glued = is_glued  # «خمسةآلاف», «مليونمتابع»
        phrases = [keyword for keyword in keywords if " " in keyword]
        self._keywords = keywords
        self._words = keywords.keys() - phrases
        self._roles = [keywords[phrase] for phrase in phrases]
        self._automaton = ahocorasick_rs.AhoCorasick(
            [f" {phrase} " for phrase in phrases],
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def passes(self, text: str) -> bool:
        """Tell whether a folded text can hold a claim; False is certain, True is not."""
        tokens = TOKEN.findall(text)
        found = AUDIENCE if "@" in text or "#" in text else NOTHING
        for word in self._words.intersection(tokens):
            found |= self._keywords[word]
        if may_claim(found):
            return True
        joined = f" {' '.join(tokens)} "
        for phrase, _, _ in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            found |= self._roles[phrase]
        if not found & NUMBER and found & AUDIENCE and any(map(self._is_glued, tokens)):
            found |= NUMBER | METRIC
        return may_claim(found)


def may_claim(found: int) -> bool:
    """Whether what was found in a text may make a claim."""
    counts = found & NUMBER and found & METRIC
    ranks = found & ORDINAL and found & RANKING
    return bool(found & AUDIENCE and (counts or ranks))


def keywords(lexicon: Lexicon) -> dict[str, int]:
    """Return the words and phrases that texts are looked at for, each with what it may be."""
    found: dict[str, int] = {}

    def add(role: int, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            keyword = " ".join(TOKEN.findall(phrase))
            if keyword:
                found[keyword] = found.get(keyword, NOTHING) | role

    table = vocabulary(lexicon)
    for words, form in table.metrics.phrases():
        add(METRIC if form.weak else METRIC | AUDIENCE, (" ".join(words),))
    for words, _ in table.platforms.phrases():
        add(AUDIENCE, (" ".join(words),))
        if words[0] not in table.network_opener:
            add(RANKING, words[:1])
    for words, rank in table.ranks.phrases():
        add(RANK_ROLES.get(rank.role, NOTHING), (" ".join(words),))
    add(AUDIENCE, table.page_noun | table.site_word | table.app_head | table.audience_sign)
    add(AUDIENCE, table.network_people | table.channel_sign)
    for words, name in table.gazetteer.phrases():
        if name.id in table.site_names:
            add(AUDIENCE, {" ".join(words), " ".join(words).casefold()})
    add(METRIC, table.measures)
    for deed, _ in table.implied_metrics:
        add(METRIC, table.words(deed))
    add(RANKING, _ranking_words(table))
    add(ORDINAL, table.firstly)
    add(ORDINAL, (*SUFFIXES, *ROMANS))
    add(ORDINAL, (particle + article for particle in PARTICLES for article in ARTICLES))
    for word, attached in numeral_table(lexicon).items():
        add(_numeral_role(attached.numeral, attached.article), (word,))
        if attached.numeral.ordinal and not attached.article:
            add(ORDINAL, (word + pronoun for pronoun in OF_THEM))
    add(NUMBER, DIGITS)
    return found


def _ranking_words(table: Vocabulary) -> frozenset[str]:
    """The words with which an ordinal is a rank: «حل», «أكثر», «عربيا», «يصل»."""
    return frozenset().union(
        table.rank_verb, table.achieve_verb, table.superlative, table.most_word, table.among_word, table.ordinal_scope,
        table.scope_adverb, table.audience_measure, table.ranked_list, table.site_word, table.network_noun,
    )  # fmt: skip


def _numeral_role(numeral: Numeral, article: bool) -> int:
    """Whether a word of numbers can be an ordinal, and whether it can be more than that."""
    orders = article or numeral.ordinal or numeral.ordinal_compound
    counts = (
        numeral.cardinal or numeral.divides or numeral.fraction_plural or numeral.magnitude or numeral.multiple
        or numeral.multiplies or numeral.minus
    )  # fmt: skip
    return (ORDINAL if orders else NOTHING) | (NUMBER if counts else NOTHING)
