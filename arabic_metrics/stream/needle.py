"""The words that a claim cannot do without, as folded bytes, and the stems that find them in one scan."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.kept import kept_ready
from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.parse.neighbor import FOR_THE
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.audience import (
    ACCOUNTS,
    ARTICLES,
    MEMBERS,
    NETWORKS,
    AudienceWords,
    Kinds,
    audience_words,
)
from arabic_metrics.recognize.head import OWNED_HEADS
from arabic_metrics.recognize.rank_place import OBJECT
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary
from arabic_metrics.recognize.word import QUOTES
from arabic_metrics.resolve.figure import PERSONS
from arabic_metrics.resolve.governor import ARTICLE, COUNTED_PERSONS, GLUED
from arabic_metrics.resolve.unit import DOING, OBJECTS, THAT_IS
from arabic_metrics.stream.alphabet import Alphabet
from arabic_metrics.stream.sought import Words, parts_of, sought_words
from arabic_metrics.stream.wording import ASCII, MetricNeedle, PlaceNeedle

LIKES = "likes"
STORE = "app"  # the platform of applications: a store ranks them
FOR, FEMININE, AND = "ل", "ه", "و"
ALONE, OWNER, TITLED, ANY = "alone", "owner", "titled", "owner or titled"
OWNED = frozenset({"account", "hashtag", "channel", "group"})
CLASSES = (
    "reach_word", "by_how_much", "done_verb", "count_word", "report_count", "generic_unit", "times_unit", "ranked_list",
    "country_adjective_stop", "superlative", "achieve_verb", "rank_verb", "firstly", "naming_word", "number_noun", "scope_adverb",
    "audience_measure", "account_pronoun", "that_word", "had_been", "who_is_meant", "number_of", "ordinal_scope", "among_word",
    "move_verb", "change_noun", "agent_noun",
)  # fmt: skip
PLACES = frozenset({"head", "head_digit", "first"})


class Needles:
    """The vocabulary of a screen."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = vocabulary(lexicon)
        audience = audience_words(lexicon)
        spellings = numeral_table(lexicon)
        numerals = {word: it.numeral for word, it in spellings.items()}
        self.alphabet = Alphabet(lexicon, _spelled(table, audience, numerals))
        self.classes: dict[str, Words] = {
            name: self._spell(getattr(table, name)) for name in CLASSES
        }
        self.metrics = self._metrics(table)
        self.numbers = self._spell(
            word
            for word, it in numerals.items()
            if it.cardinal or it.magnitude or it.divides or it.fraction_plural
        )
        self.numerals = self._spell(numerals)
        self.adverbs = self.classes["firstly"] | self._spell(
            word for word, it in spellings.items() if it.numeral.ordinal and not it.article
        )
        self.ordinals = self._spell(
            word
            for word, it in spellings.items()
            if it.article or it.numeral.ordinal or it.numeral.ordinal_compound
        )
        self.modifiers = self._spell(modifier_table(lexicon).last_words)
        heads = self._spell(table.heads.first_words())
        self.owners = heads | self._spell(table.gazetteer.first_words())
        self.persons = frozenset(
            needle.lead[0] if needle.lead else word
            for word, needles in self.metrics.items()
            for needle in needles
            if needle.id in PERSONS
        )
        self.counted_persons = frozenset(
            word
            for word, needles in self.metrics.items()
            if any(needle.id in COUNTED_PERSONS for needle in needles)
        )
        self._read_bounds(table)
        self.kinds = self._kinds(audience)
        self.ranked = self._ranked(table)
        self._read_places(table, heads)
        again = self.classes["number_of"]
        self.sought = sought_words(self.metrics, self.ranked, again, self.counted_persons)
        self.parts = parts_of([word for word in self.sought if word[0] >= ASCII])

    def _read_bounds(self, table: Vocabulary) -> None:
        """The words that may stand between a metric and its number."""
        self.reaching = self._classes("reach_word", "by_how_much")
        self.modifying = self.reaching | self.modifiers
        self.bounding = (
            self.modifiers
            | self._classes("reach_word")
            | self._spell(
                {word for phrase in modifier_table(table.lexicon).before for word in phrase}
            )
        )
        self.who = self.classes["who_is_meant"] | self._spell({THAT_IS, AND + THAT_IS})
        self.glued = self._spell(GLUED)
        self.article = self.alphabet.spell(ARTICLE)
        self.from_word = self._spell([THAT_IS])
        self.people = self._classes("generic_unit", "times_unit", "who_is_meant") | self.from_word
        self.articles = (self.article, self.alphabet.spell(FOR_THE))
        self.rates = self._spell(
            phrase[0] for phrases in table.rates.values() for phrase in phrases if len(phrase) == 1
        )
        self.tagging = self.classes["country_adjective_stop"] | self._spell(
            phrase[-1] for phrase, head in table.heads.phrases() if head.role in OWNED_HEADS
        )
        self.for_sign = self.alphabet.spell(FOR)[0]
        self.quotes = frozenset(self.alphabet.codes[mark] for mark in QUOTES)
        self._prepositions = table.preposition | table.network_preposition

    def _read_places(self, table: Vocabulary, heads: Words) -> None:
        """The words that a place is told by."""
        self.nexts = self._spell(
            phrase[0] for phrase, rank in table.ranks.phrases() if rank.role == "next"
        )
        self.places = self._places(table)
        self.scopes = self._classes("ordinal_scope", "among_word")
        self.placing = self.nexts.union(
            self.scopes,
            self._classes("superlative", "achieve_verb", "rank_verb"),
            self.places,
        )
        self.led = self._classes("ranked_list", "audience_measure")
        self.networks = self._spell(table.platforms.first_words())
        self.listing = self._classes("ranked_list", "scope_adverb")
        self.ranked_nouns = heads.union(
            self._classes("ranked_list", "audience_measure", "account_pronoun"), self.metrics
        )

    def _spell(self, words: Iterable[str]) -> Words:
        return frozenset(self.alphabet.spell_all(words))

    def _speller(self, words: Collection[str]) -> Callable[[str], bytes]:
        """Return what spells some words."""
        known = dict(zip(words, self.alphabet.spell_all(words), strict=True))
        known[""] = b""
        return known.__getitem__

    def _classes(self, *names: str) -> Words:
        return frozenset().union(*(self.classes[name] for name in names))

    def _metrics(self, table: Vocabulary) -> dict[bytes, tuple[MetricNeedle, ...]]:
        """The metric phrases by the words that they are looked for by."""
        found: dict[bytes, tuple[MetricNeedle, ...]] = {}
        made: dict[tuple[object, ...], tuple[MetricNeedle, ...]] = {}  # one for all that ask alike
        spell = self._speller(table.metrics.all_words())
        needs: dict[str, Kinds] = {
            id: frozenset(entry.needs) for id, entry in table.entries.items()
        }
        needs[MEMBERS] |= NETWORKS
        for phrase, form, cut in table.metrics.spellings():
            words = tuple(map(spell, phrase))
            at = 0 if form.verb else len(words) - 1
            counted = not cut and (phrase[0][-1] == FEMININE if form.pronoun else not form.verb)
            counted = counted or (form.verb and _is_doing(phrase[0]))
            key = words[:at] if at else (), words[at + 1 :], id(form), counted
            alone = made.get(key)
            if alone is None:
                free = not form.weak or (form.verb and form.id == LIKES)
                alone = made[key] = (
                    MetricNeedle(
                        lead=words[:at],
                        rest=words[at + 1 :],
                        id=form.id,
                        verb=form.verb,
                        pronoun=form.pronoun,
                        plural=form.plural,
                        counted=counted,
                        needs=frozenset() if free else needs[form.id],
                        here=table.entries[form.id].here,
                    ),
                )
            known = found.get(words[at])
            found[words[at]] = alone if known is None else known + alone
        return found

    def _places(self, table: Vocabulary) -> dict[bytes, list[PlaceNeedle]]:
        """The wordings of a place by their longest words of letters alone: «في» and «على» are everywhere."""
        letters = self.alphabet.letters
        found: dict[bytes, list[PlaceNeedle]] = {}
        for phrase, rank in table.ranks.phrases():
            if rank.role in PLACES:
                words = tuple(map(self.alphabet.spell, phrase))
                sizes = [
                    len(word) if word.isalpha() or not word.translate(None, letters) else 0
                    for word in words
                ]
                at = sizes.index(max(sizes))
                surely = (
                    phrase[-1] in table.lead_noun
                    or phrase[0] in table.leading_verb
                    or not table.ranked_list.isdisjoint(phrase)
                )
                needle = PlaceNeedle(
                    lead=words[:at],
                    rest=words[at + 1 :],
                    leads=rank.role == "first",
                    surely=surely,
                    told=phrase[0].endswith(OBJECT),
                    digit=rank.role == "head_digit",
                )
                found.setdefault(words[at], []).append(needle)
        return found

    def _ranked(self, table: Vocabulary) -> dict[bytes, dict[bytes, str]]:
        """How each word makes a sentence one that may rank: by itself, by an owner behind it, or by a title; by the word behind it."""
        found: dict[bytes, dict[bytes, str]] = {}
        for word, seconds in self.kinds.items():
            for second, kinds in seconds.items():
                if "listed" in kinds:
                    found.setdefault(word, {})[second] = TITLED
        for phrase, head in table.heads.phrases():
            if head.pronoun or head.role not in OWNED:
                continue
            definite = ARTICLES[0] in phrase[0] or ARTICLES[1] in phrase[0]
            if definite or head.role in ACCOUNTS:
                word, second = self._first_two(phrase)
                how = OWNER if definite else ALONE
                known = found.setdefault(word, {})
                known[second] = ANY if {how, known.get(second, how)} == {OWNER, TITLED} else how
        for word, seconds in self.kinds.items():
            for second, kinds in seconds.items():
                if "platform" in kinds:
                    found.setdefault(word, {})[second] = ALONE
        for phrase, platform in table.platforms.phrases():
            if platform.id == STORE:
                word, second = self._first_two(phrase)
                found.setdefault(word, {})[second] = ALONE
        return found

    def _first_two(self, phrase: tuple[str, ...]) -> tuple[bytes, bytes]:
        """The word that a phrase is looked for by, and the one behind it; of «على الفيس» only the second, for «على» is everywhere."""
        first, second = (*phrase, "", "")[:2]
        if first in self._prepositions:
            first, second = second, ""
        return self.alphabet.spell(first), self.alphabet.spell(second)

    def _kinds(self, audience: AudienceWords) -> dict[bytes, dict[bytes, Kinds]]:
        """What each word may speak of: by itself, and with the word behind it."""
        alone = {kinds: {b"": kinds} for kinds in set(audience.words.values())}
        spelled = self.alphabet.spell_all(audience.words)
        found = dict(zip(spelled, map(alone.__getitem__, audience.words.values()), strict=True))
        paired: dict[bytes, dict[bytes, Kinds]] = {}
        for pair, kinds in audience.pairs.items():
            first, second = self._first_two(pair)
            seconds = paired.get(first)
            if seconds is None:
                seconds = paired[first] = dict(found.get(first, {}))
            told = seconds.get(second)
            seconds[second] = kinds if told is None else told | kinds
        found |= paired
        for naming in self.classes["naming_word"]:
            known = found.get(naming, {})
            found[naming] = {**known, b"": known.get(b"", frozenset()) | {"work"}}
        return found


def _is_doing(verb: str) -> bool:
    """«21 ألفا يتابعون وزيرة البيئة»: a verb of persons left unsaid, right behind their number."""
    for pronoun in OBJECTS:
        verb = verb.removesuffix(pronoun)
    return verb.endswith(DOING)


def _spelled(table: Vocabulary, audience: AudienceWords, numerals: Iterable[str]) -> Iterator[str]:
    """Every word whose characters need a byte."""
    return chain(table.metrics.all_words(), audience.words, *audience.pairs, numerals)


@kept_ready("screen")
def needles(lexicon: Lexicon) -> Needles:
    """Return the vocabulary of a screen, made once from a lexicon."""
    return Needles(lexicon)
