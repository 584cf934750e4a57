"""Look-up tables for mention detection: each spelling with its attached particles, made once from the lexicon."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE, FEMININE_PLURAL, FUTURE, TA
from arabic_metrics.lexicon.entry import WordClass
from arabic_metrics.lexicon.entry_claim import (
    Attribution,
    EntityHead,
    GazetteerName,
    Metric,
    Platform,
    RankWord,
)
from arabic_metrics.lexicon.entry_period import Month
from arabic_metrics.lexicon.inflect import feminine_forms, masculine_forms, other_forms
from arabic_metrics.lexicon.lexicon import CLOSED_CLASSES, kept
from arabic_metrics.normalize.pieces import Pieces
from arabic_metrics.recognize.gazetteer import closing_names, country_table, gazetteer
from arabic_metrics.recognize.phrase import ATTACHED, PhraseTable, with_particles

DUALS, FEMININE_DUALS = ("ا", "ي"), ("تا", "تي")  # before a genitive
SHORTEST_DUAL = 4  # «نادي» is no dual of «ناد»
# Long lists, whose words are asked for without attached particles.
BARE_CLASSES = frozenset((
    "verb_form", "verb_or_noun_form", "proper_name", "name_or_noun_form", "indefinite_adjective", "noun", "given_name", "family_name",
    "likely_given_name", "female_name", "letter_name", "letter_or_word",
))  # fmt: skip
NO_CLASSES: frozenset[str] = frozenset()
# The classes of words for once in a unit of time, and for what happens so often.
RATES = {
    "second": "rate_second", "minute": "rate_minute", "hour": "rate_hour", "day": "rate_day", "week": "rate_week", "month": "rate_month", "year": "rate_year",
}  # fmt: skip
RATE_ADJECTIVES = {
    "day": "rate_adjective_day", "week": "rate_adjective_week", "month": "rate_adjective_month",
}  # fmt: skip
Rate = tuple[str, tuple[str, ...]]  # a unit of time, and a wording of once in it
POSSESSED_ROLES = frozenset({"account", "channel", "work", "group"})


@dataclass(frozen=True, slots=True)
class MetricForm:
    """A spelling of a metric noun or verb."""

    id: str
    weak: bool
    verb: bool
    pronoun: bool  # carries «his», «her», «their», or an object
    plural: bool = False


@dataclass(frozen=True, slots=True)
class HeadForm:
    """A spelling of a noun that opens a name."""

    role: str
    pronoun: bool = False
    noun: str = ""  # without its pronoun


_metric_form, _head_form = cache(MetricForm), cache(HeadForm)  # one object for each


class Vocabulary:
    """Everything mention detection looks words up in.

    Each class of words of the lexicon is an attribute by its id, folded, its words also with attached particles.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        fold = lexicon.fold
        self.lexicon = lexicon
        self.kinds = {entry.id: entry.kind for entry in lexicon.of(Metric)}
        self.families = {entry.id: entry.family or entry.id for entry in lexicon.of(Metric)}
        self.owners = {entry.id: frozenset(entry.owners) for entry in lexicon.of(Metric)}
        self.further_senses = {entry.id: entry.may_mean for entry in lexicon.of(Metric)}
        # Classes of words that say by a deed what is counted: «نشر 30 صورة» are posts.
        self.implied_metrics = tuple(
            (entry.id, entry.metrics) for entry in lexicon.of(WordClass) if entry.metrics
        )
        self.metrics: PhraseTable[MetricForm] = PhraseTable()
        for entry in lexicon.of(Metric):
            self._add_metric(entry)
        for word in lexicon.word_class("no_metric"):
            self.metrics.drop(word)
        self._add_measures()
        self.platforms = self._platforms()
        self.ranks: PhraseTable[RankWord] = PhraseTable()
        for rank in lexicon.of(RankWord):
            for form in rank.forms:
                self.ranks.add(fold(form), rank, article=False)
        self.rank_heads = frozenset(
            fold(form) for it in lexicon.of(RankWord) if it.role == "head" for form in it.forms
        )
        self.attributions: PhraseTable[Attribution] = PhraseTable()
        for attribution in lexicon.of(Attribution):
            for form in map(fold, attribution.forms):
                self.attributions.add(form, attribution, article=False, particles=("", "و", "ف"))
        self.heads = self._heads()
        heads = lexicon.of(EntityHead)
        self.head_nouns = frozenset(fold(form) for head in heads for form in head.forms)
        self._add_classes()
        self.present: PhraseTable[str] = PhraseTable()
        for wording in lexicon.word_class("present_word"):
            self.present.add(wording, "present", article=False, particles=("", "و"))
        self.countries = country_table(lexicon)
        self.gazetteer = gazetteer(lexicon, self.countries)
        self.among_clubs = gazetteer(lexicon, self.countries, among_clubs=True)
        self.numbered: PhraseTable[GazetteerName] = PhraseTable()  # «فرانس 24»
        for name in lexicon.of(GazetteerName):
            for form in name.forms:
                if any(word.isdecimal() for word in form.split()):
                    self.numbered.add(fold(form), name, article=False)
        self.places: PhraseTable[str] = PhraseTable()  # those of several words
        for place in lexicon.word_class("city_or_region"):
            if " " in place:
                self.places.add(place, place, article=False)
        self.nationalities = frozenset(
            word for forms in self.gazetteer.nationalities.values() for word in forms.first_words()
            if word.startswith(ARTICLE)
        )  # fmt: skip
        self._add_word_kinds()
        networks = Counter(name.network for name in lexicon.of(GazetteerName) if name.network)
        self.shared_networks = frozenset(id for id, names in networks.items() if names > 1)
        self.own_names = frozenset(name.id for name in lexicon.of(GazetteerName))
        clubs = lexicon.word_class("club_word")
        self.clubs = frozenset(
            name.id
            for name in lexicon.of(GazetteerName)
            if any(form.split()[0] in clubs for form in name.forms)
        )
        self.country = with_particles(lexicon.word_class("large_city") | closing_names(lexicon))
        self.work_nouns = self._nouns("work")
        self.account_nouns = self._nouns("account") | self._nouns("channel")
        self.body_nouns = self._nouns("organisation")
        self.site_nouns = self.site_head | self.app_head | self.service_noun
        self.site_names = frozenset(
            name.id for name in lexicon.of(GazetteerName) if fold(name.head) in self.site_nouns
        )
        stores = lexicon.word_class("store_noun")
        self.stores = frozenset(n.id for n in lexicon.of(GazetteerName) if fold(n.head) in stores)
        self.from_stores = frozenset(entry.id for entry in lexicon.of(Metric) if entry.from_stores)
        self.owned_nouns = self.account_nouns | self.work_nouns | self.site_head | self.app_head
        self.bodies = frozenset(
            article + noun for noun in self.body_nouns for article in ("ال", "لل", "بال", "وال")
        )
        self.network_people = self.implies_youtube | self.implies_tiktok
        self._add_names()
        self.known_kinds = {name.id: self._known_kind(name) for name in lexicon.of(GazetteerName)}
        self.rates: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.rate_openers: dict[str, list[Rate]] = {}
        self.rate_closers: dict[str, list[Rate]] = {}
        for rate, id in RATES.items():
            self.rates[rate] = tuple(tuple(form.split()) for form in lexicon.word_class(id))
            for phrase in self.rates[rate]:
                self.rate_openers.setdefault(phrase[0], []).append((rate, phrase))
                self.rate_closers.setdefault(phrase[-1], []).append((rate, phrase))
        self.rate_adjectives = {
            rate: lexicon.word_class(id) for rate, id in RATE_ADJECTIVES.items()
        }

    def _add_measures(self) -> None:
        """What a superlative measures, and the names of months."""
        fold = self.lexicon.fold
        metrics, months = self.lexicon.of(Metric), self.lexicon.of(Month)
        self.measures = {fold(form): it.id for it in metrics for form in it.measures}
        self.months = frozenset(fold(form) for it in months for form in it.all_forms())

    def _add_word_kinds(self) -> None:
        """What a bare word is: nouns, adjectives, verbs and names, without attached particles."""
        word_class = self.lexicon.word_class
        self.nouns = word_class("noun") | self._bare_heads()
        active = frozenset(word for word in self.active_word if not word.startswith(ARTICLE))
        self.adjectives = word_class("indefinite_adjective") | word_class("more_adjective") | active
        verbs = word_class("verb_form")
        self.verbs = frozenset(verb for verb in verbs if not self._is_governed_noun(verb))
        either = word_class("verb_or_noun_form") | word_class("more_verb")
        self.verb_or_noun = frozenset(it for it in either if not self._is_governed_noun(it))
        self.name_or_noun = word_class("name_or_noun_form")
        known: set[str] = set()
        parts: set[str] = set()
        spellings = [*self.gazetteer.spellings(), *self.countries.spellings()]
        for spelling, _, cut in spellings:
            if cut == 0 and len(spelling) == 1 and spelling[0] not in self.nouns:
                known.add(spelling[0])
            elif cut == 0:
                parts.update(
                    word
                    for word in spelling
                    if not word.startswith((ARTICLE, "لل"))
                    and word not in self.nouns
                    and not self._is_governed_noun(word)  # «لكرة» of «الاتحاد الدولي لكرة القدم»
                )
        parts -= self.adjectives | self.governor | self.function_word | verbs
        self.known_words = frozenset(known)
        self.names = (
            frozenset(name for name in word_class("proper_name") if not self._is_no_name(name, verbs))
            | self.lexicon.word_class("given_name")
            | self.lexicon.word_class("family_name")
            | self.lexicon.word_class("likely_given_name")
            | word_class("large_city")
            | frozenset(place for place in word_class("city_or_region") if " " not in place and not place.startswith(ARTICLE))
            | known
            | parts
        )  # fmt: skip
        self.particle = (self.function_word | self.closed_word) - self.governor
        self.no_owner = self.no_owner_noun | self.time_head
        measures = self.superlative | self.audience_measure | self.most_word
        self.ranking_noun = measures | self.list_itself
        places = self.ranked_list | self.site_word | self.network_noun
        self.ranking = measures | places | self.scope_adverb | self.achieve_verb
        self.no_name = self.particle | self.verbs | self.back_reference
        self.titles = frozenset(
            article + title.removeprefix(ARTICLE)
            for title in self._nouns("title")
            if " " not in title
            for article in ("", ARTICLE)
        )

    def _bare_heads(self) -> frozenset[str]:
        return frozenset(
            self.lexicon.fold(form).removeprefix(ARTICLE)
            for head in self.lexicon.of(EntityHead)
            for form in head.forms
            if " " not in form
        )

    def _is_governed_noun(self, word: str) -> bool:
        """«بشكل», «لمدة»: a particle and a noun, which stand like a verb."""
        rest = word[1:]
        return rest in self.nouns and (word[0] in "بل" or (word[0] == "ك" and len(rest) > 3))

    def _is_no_name(self, word: str, verbs: frozenset[str]) -> bool:
        """«سيبلغ», «واشرف», «لموقع», «بدبي»: particles and a verb, a noun or a place, which stand like a name."""
        first, rest = word[0], word[1:]
        if word.startswith(("لل", "وال", "بال", "فال")):
            return True
        if word.startswith(FUTURE) and rest in verbs:
            return True
        if first == "و" and len(rest) > 3:
            return rest in verbs or rest in self.nouns or rest in self.adjectives
        noun = len(rest) > 3 and rest in self.nouns
        return first in "بل" and (noun or rest in self.lexicon.word_class("large_city"))

    def is_compound(self, first: str, second: str) -> bool:
        """Whether two words make one given name: «صلاح الدين»."""
        return first in self.compound_firsts and f"{first} {second}" in self.compound_given_name

    def _add_names(self) -> None:
        """The words that personal names are made of."""
        word_class = self.lexicon.word_class
        self.given_names = word_class("given_name")
        self.name_or_preposition = word_class("name_or_preposition")
        self.any_given_name = (
            self.given_names | word_class("likely_given_name") | self.name_or_preposition
        )
        self.female_names = word_class("female_name")
        self.male_names = self.given_names - self.female_names
        self.any_name = self.any_given_name | word_class("family_name")
        self.name_joints = word_class("name_joint")
        self.compound_name, self.kunya = word_class("compound_name"), word_class("kunya")
        self.compound_given_name = word_class("compound_given_name")
        self.compound_firsts = frozenset(name.split()[0] for name in self.compound_given_name)
        self.letters = word_class("letter_name")
        self.letters_or_words = word_class("letter_or_word")
        self.letter_openings = dict.fromkeys(self.letters_or_words, 0)  # each with its particles
        for attached in (*ATTACHED, ARTICLE, "و" + ARTICLE, "ب" + ARTICLE):
            for letter in self.letters:
                if (it := attached + letter) not in self.closed_word and it not in self.nouns:
                    self.letter_openings[it] = len(attached.removesuffix(ARTICLE))
        self.letter_openings |= dict.fromkeys(self.letters, 0)
        self.letter_heads = self.account_nouns | self.body_nouns | self.site_head

    def _platforms(self) -> PhraseTable[Platform]:
        """Networks by every spelling; some only behind a preposition («على الفيس»)."""
        table: PhraseTable[Platform] = PhraseTable()
        fold = self.lexicon.fold
        for platform in self.lexicon.of(Platform):
            for form in platform.prepositional:
                for preposition in self.lexicon.word_class("network_opener"):
                    phrase = f"{preposition} {fold(form)}"
                    table.add(phrase, platform, article=False, particles=("", "و"))
            for form in platform.forms:
                table.add(fold(form), platform)
                if form.isascii():
                    for spelling in (form.capitalize(), form.upper(), form.title()):
                        table.add(spelling, platform, article=False, particles=("",))
        return table

    def _heads(self) -> PhraseTable[HeadForm]:
        """Nouns that open a name, bare and possessed («صفحة», «صفحته»)."""
        table: PhraseTable[HeadForm] = PhraseTable()
        for head in self.lexicon.of(EntityHead):
            for form in map(self.lexicon.fold, head.forms):
                table.add(form, _head_form(head.role))
                if head.role not in POSSESSED_ROLES or " " in form:
                    continue
                inflect = feminine_forms if form.endswith("ه") else other_forms
                for possessed, inflection in inflect(form).items():
                    if inflection.pronoun:
                        table.add(possessed, _head_form(head.role, True, form), article=False)
        return table

    def _nouns(self, role: str) -> frozenset[str]:
        return frozenset(
            self.lexicon.fold(form)
            for head in self.lexicon.of(EntityHead)
            if head.role == role
            for form in head.forms
        )

    def words(self, id: str) -> frozenset[str]:
        """Return a class of words by its id, as the attribute of that name does."""
        return self._classes[id]

    def __getattr__(self, id: str) -> frozenset[str]:
        words = None if id == "_classes" else self._classes.get(id)
        if words is None:
            raise AttributeError(f"The lexicon has no class of words «{id}».")
        return words

    def classes(self, word: str) -> frozenset[str]:
        """Return the ids of the closed classes that a word is of, as most words are of none; they are looked for once."""
        if word not in self._classed:
            return NO_CLASSES
        found = self._classes_of.get(word)
        if found is None:
            found = frozenset([id for id, words in self._classes.items() if word in words])
            self._classes_of[word] = found
        return found

    def singular(self, dual: str) -> str:
        """Return the noun of which a folded one is the dual before a genitive, "" of others: «وزارتا», «قناتي», «ناديا».

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> [vocabulary(load_lexicon()).singular(word) for word in ("وزارتا", "ناديي", "وزارة")]
        ['وزاره', 'نادي', '']
        """
        if not dual.endswith(DUALS) or dual not in self.head_nouns:
            return ""
        noun = dual[:-2] + TA if dual.endswith(FEMININE_DUALS) else dual[:-1]
        return noun if len(noun) >= SHORTEST_DUAL and noun in self.head_nouns else ""

    def kind_by_entry(self, known: GazetteerName) -> str:
        """Return what a name of the gazetteer is, as its `network` and its `head` tell; "" where they do not."""
        if known.network:
            return "network"
        if known.id in self.site_names:
            return "site_app"
        return "organization" if self.lexicon.fold(known.head) in self.body_nouns else ""

    def _known_kind(self, known: GazetteerName) -> str:
        """What a name of the gazetteer is, as its entry, its first word or a club's name tells; "" where none does."""
        if kind := self.kind_by_entry(known):
            return kind
        words = self.lexicon.fold(known.name).split()
        noun = words[0].removeprefix(ARTICLE)
        if known.id in self.clubs or known.national or noun in self.body_nouns:
            return "organization"
        if noun in self.account_nouns:
            return "channel"
        return "person" if len(words) > 1 and words[0] in self.any_given_name else ""

    def _add_classes(self) -> None:
        """Each class of words by its id, with attached particles: «بلدية» is not ب and «لديه»."""
        self._classes: dict[str, frozenset[str]] = {}
        self._classes_of: dict[str, frozenset[str]] = {}
        self.shapes: Pieces[tuple[str, int]] = Pieces()  # what words are by themselves, as tagged
        for entry in self.lexicon.of(WordClass):
            if entry.id in BARE_CLASSES:
                continue
            words = self.lexicon.word_class(entry.id)
            words |= with_particles(words) - self.head_nouns
            self._classes[entry.id] = words
            with suppress(AttributeError):  # compiled objects have no further attributes
                setattr(self, entry.id, words)  # found faster than by `__getattr__`
        self.closed_word = frozenset().union(*map(self.words, CLOSED_CLASSES))
        self._classed = NO_CLASSES.union(*self._classes.values())

    def _add_metric(self, entry: Metric) -> None:
        fold, single = self.lexicon.fold, [form for form in entry.forms if " " not in form]
        for nouns, inflect, weak in (
            (entry.masculine, masculine_forms, False),
            (entry.feminine, feminine_forms, False),
            ((*entry.other, *single), other_forms, False),
            (entry.weak, masculine_forms, True),
            (entry.weak, other_forms, True),
            (entry.weak_other, other_forms, True),
            (entry.weak_plural, partial(other_forms, plural=True), True),
            (entry.weak_feminine, feminine_forms, True),
        ):
            for noun in nouns:
                many = noun.endswith(FEMININE_PLURAL)
                for form, (pronoun, plural) in inflect(fold(noun)).items():
                    found = _metric_form(entry.id, weak, False, pronoun, plural or many)
                    self.metrics.add(form, found)
        for phrase in (*entry.phrases, *(form for form in entry.forms if " " in form)):
            self.metrics.add(fold(phrase), _metric_form(entry.id, False, False, False))
        for verb in entry.verbs:
            for suffix in ("ه", "ها", "هم"):
                self.metrics.add(
                    fold(verb) + suffix, _metric_form(entry.id, False, True, True), article=False
                )
        for verb in entry.plain_verbs:
            self.metrics.add(fold(verb), _metric_form(entry.id, True, True, False), article=False)
        for verb in entry.weak_verbs:
            self.metrics.add(fold(verb), _metric_form(entry.id, True, True, True), article=False)


vocabulary = kept(Vocabulary)  # that of a lexicon, built once
