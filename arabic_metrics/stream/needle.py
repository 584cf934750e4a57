"""The words that a claim cannot do without, as folded bytes, and the stems that find them in one scan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize import Vocabulary, vocabulary
from arabic_metrics.recognize.audience import ACCOUNTS, ARTICLES, AudienceWords, Kinds
from arabic_metrics.recognize.rank_place import OBJECT
from arabic_metrics.recognize.word import QUOTES
from arabic_metrics.resolve.figure import PERSONS
from arabic_metrics.resolve.governor import ARTICLE, GLUED
from arabic_metrics.stream.alphabet import Alphabet

LIKES = "likes"
STORE = "app"  # the platform of applications: a store ranks them
FOR = "ل"
ALONE, OWNER, TITLED, ANY = "alone", "owner", "titled", "owner or titled"
OWNED = frozenset({"account", "hashtag", "channel", "group"})
CLASSES = (
    "reach_word", "by_how_much", "done_verb", "count_word", "report_count", "generic_unit", "times_unit", "ranked_list", "lead_noun",
    "leading_verb", "country_adjective_stop", "superlative", "achieve_verb", "rank_verb", "firstly", "naming_word",
)  # fmt: skip
Words = frozenset[bytes]


@dataclass(frozen=True, slots=True)
class MetricNeedle:
    """What a word that begins a metric phrase asks for: the rest of the phrase, and what must be spoken of."""

    rest: tuple[bytes, ...]
    id: str
    verb: bool
    plural: bool
    needs: frozenset[str]  # empty: nothing
    here: bool  # in its own sentence


class Needles:
    """The vocabulary of a screen, made once from a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = vocabulary(lexicon)
        audience = AudienceWords(table)
        spellings = numeral_table(lexicon)
        numerals = {word: it.numeral for word, it in spellings.items()}
        phrases = [(phrase, form) for phrase, form in table.metrics.phrases()]
        ranks = list(table.ranks.phrases())
        self.alphabet = Alphabet(lexicon, _spelled(table, audience, numerals))
        self.classes: dict[str, Words] = {
            name: self._spell(getattr(table, name)) for name in CLASSES
        }
        self.metrics: dict[bytes, list[MetricNeedle]] = {}
        for (first, *rest), form in phrases:
            entry = table.entries[form.id]
            free = not form.weak or (form.verb and form.id == LIKES)
            needs = frozenset() if free else frozenset(entry.needs)
            spelled = tuple(map(self.alphabet.spell, rest))
            needle = MetricNeedle(spelled, form.id, form.verb, form.plural, needs, entry.here)
            self.metrics.setdefault(self.alphabet.spell(first), []).append(needle)
        self.numbers = self._spell(
            word
            for word, it in numerals.items()
            if it.cardinal or it.magnitude or it.divides or it.fraction_plural
        )
        self.numerals = self._spell(numerals)
        self.adverbs = self.classes["firstly"] | self._spell(
            word for word, it in spellings.items() if it.numeral.ordinal and not it.article
        )
        self.heads, self.firsts, self.nexts = (
            self._spell(max(phrase, key=len) for phrase, rank in ranks if rank.role in roles)
            for roles in (("head", "head_digit"), ("first",), ("next",))
        )
        self.told_firsts = self._spell(
            phrase[0]
            for phrase, rank in ranks
            if rank.role == "first" and phrase[0].endswith(OBJECT)
        )
        self.modifiers = self._spell(modifier_table(lexicon).last_words)
        self.owners = self._spell(
            phrase[0] for known in (table.heads, table.gazetteer) for phrase, _ in known.phrases()
        )
        self.units = self.classes["generic_unit"] | self.classes["times_unit"]
        self.people = self.units | self._spell(
            phrase[0] for phrase, form in phrases if form.id in PERSONS
        )
        self.reaching = self.classes["reach_word"] | self.classes["by_how_much"]
        self.modifying = self.reaching | self.modifiers
        self.glued = self._spell(GLUED)
        self.article = self.alphabet.spell(ARTICLE)
        self.rates = self._spell(
            phrase[0] for phrases in table.rates.values() for phrase in phrases if len(phrase) == 1
        )
        self.for_sign = self.alphabet.spell(FOR)[0]
        self.quotes = frozenset(self.alphabet.codes[mark] for mark in QUOTES)
        self.kinds = self._kinds(audience, table.preposition | table.network_preposition)
        self.ranked = self._ranked(table)

    def _spell(self, words: Iterable[str]) -> Words:
        return frozenset(map(self.alphabet.spell, words))

    def _ranked(self, table: Vocabulary) -> dict[bytes, str]:
        """How each word makes a sentence one that may rank: by itself, by an owner behind it, or by a title."""
        found: dict[bytes, str] = {}
        owned = [
            (phrase, head)
            for phrase, head in table.heads.phrases()
            if not head.pronoun and head.role in OWNED
        ]
        for word, kinds in self.kinds.items():
            if "listed" in kinds:
                found[word] = TITLED
        for phrase, head in owned:
            definite = any(article in phrase[0] for article in ARTICLES)
            if definite or head.role in ACCOUNTS:
                word = self.alphabet.spell(phrase[0])
                how = OWNER if definite else ALONE
                found[word] = ANY if {how, found.get(word, how)} == {OWNER, TITLED} else how
        for word, kinds in self.kinds.items():
            if "platform" in kinds:
                found[word] = ALONE
        for phrase, platform in table.platforms.phrases():
            if platform.id == STORE:
                rare = phrase[0] if phrase[0] in table.shop_noun else phrase[-1]
                found[self.alphabet.spell(rare)] = ALONE
        return found

    def _kinds(self, audience: AudienceWords, prepositions: frozenset[str]) -> dict[bytes, Kinds]:
        """What each word may speak of; of a phrase one word is asked for: no preposition, and the longer of its first two."""
        spell = self.alphabet.spell
        found: dict[bytes, set[str]] = {}
        for word, kinds in audience.words.items():
            found.setdefault(spell(word), set()).update(kinds)
        for pair, kinds in audience.pairs.items():
            rare = max(pair, key=lambda word: (word not in prepositions, len(word)))
            found.setdefault(spell(rare), set()).update(kinds)
        for name in self.classes["naming_word"]:
            found.setdefault(name, set()).add("work")
        return {word: frozenset(kinds) for word, kinds in found.items()}


def _spelled(table: object, audience: AudienceWords, numerals: Iterable[str]) -> Iterator[str]:
    """Every word whose characters need a byte."""
    for phrase, _ in table.metrics.phrases():  # type: ignore[attr-defined]
        yield from phrase
    yield from audience.words
    for pair in audience.pairs:
        yield from pair
    yield from numerals
