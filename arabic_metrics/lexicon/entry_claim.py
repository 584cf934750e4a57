"""Entries for what claims are made of: metrics, platforms, ranks, names and sources."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from arabic_metrics.lexicon.base import Id
from arabic_metrics.lexicon.entry import Entry, Form

EntityKind = Literal[
    "person", "organization", "account", "channel", "site_app", "network", "content", "place", "group",
]  # fmt: skip


class Metric(Entry):
    """What is counted. Nouns are written once, in the singular; the loader makes their inflections.

    `forms` are read as they are spelled: nouns of one word like `other`, several words like `phrases`.

    `weak` nouns and verbs have other senses: the words around them decide whether an audience is meant. `plain_verbs` carry no
    pronoun, and are weighed likewise. `measures` are what a superlative counts it by: «الأكثر متابعة».

    Metrics of one `family` are owned alike; without one a metric is its own. `owners` are the kinds of entity that have such figures, any if
    none is named. `may_mean` are what its noun may count besides, right behind a number: the «مشترك» of a network are its users. It
    is `part_of` another where that counts it, too, and scores take it for the one that it is `scored_as`.
    """

    kind: Literal["stock", "flow"]
    family: Literal["audience", "usage", "response", ""] = ""
    part_of: Id | None = None
    scored_as: Id | None = None
    masculine: tuple[Form, ...] = ()
    feminine: tuple[Form, ...] = ()
    other: tuple[Form, ...] = ()
    phrases: tuple[Form, ...] = ()
    verbs: tuple[Form, ...] = ()
    weak: tuple[Form, ...] = ()
    weak_other: tuple[Form, ...] = ()
    weak_plural: tuple[Form, ...] = ()
    weak_feminine: tuple[Form, ...] = ()
    weak_verbs: tuple[Form, ...] = ()
    plain_verbs: tuple[Form, ...] = ()
    measures: tuple[Form, ...] = ()
    may_mean: tuple[Id, ...] = ()
    owners: tuple[EntityKind, ...] = ()

    def all_forms(self) -> Iterator[str]:
        for forms in (self.forms, self.masculine, self.feminine, self.other, self.phrases, self.verbs, self.weak,
                      self.weak_other, self.weak_plural, self.weak_feminine, self.weak_verbs, self.plain_verbs):  # fmt: skip
            yield from forms


class Platform(Entry):
    """A network, or words for networks left unnamed."""

    not_after: tuple[Form, ...] = ()  # words before or behind that make it another name: سبيس إكس
    not_before: tuple[Form, ...] = ()
    prepositional: tuple[Form, ...] = ()  # spellings that are a network only behind على، عبر، في

    def all_forms(self) -> Iterator[str]:
        yield from self.forms
        yield from self.prepositional


class RankWord(Entry):
    """A word of ranking, by the part it plays."""

    role: Literal["head", "head_digit", "first", "second", "next", "behind", "scope_head"]


class Attribution(Entry):
    """Words that open the source of a statement; behind `of_report` a report must be named as what is published."""

    after_verb: bool = False
    of_report: bool = False


class EntityHead(Entry):
    """Nouns that open a name, by the kind of thing named."""

    role: Literal["account", "channel", "hashtag", "work", "group", "organisation", "title"]


class GazetteerName(Entry):
    """A known name: canonical, with the aliases that papers use. `network` marks a platform's own name.

    A `national` body has one in each country: its forms are known only before a nationality of that gender («الداخلية المصرية»), and
    those in `of_country` before a country («منتخب مصر»). Its id and name are then followed by the country's. `head` is the noun that
    says what it is where that matters: an application needs none before it («سيغنال»).
    """

    name: str
    head: str = ""
    network: str = ""
    national: Literal["", "masculine", "feminine"] = ""
    of_country: tuple[Form, ...] = ()

    def all_forms(self) -> Iterator[str]:
        yield from self.forms
        yield from self.of_country

    @model_validator(mode="after")
    def _is_national(self) -> "GazetteerName":
        if self.of_country and not self.national:
            raise ValueError("of_country is for national bodies; say which gender they have")
        return self


class Country(Entry):
    """A country by the names that papers use; `adjectives` are nationalities, masculine singular, `people` their broken plurals.

    A `homograph` is another word as well, and closes no name.
    """

    name: str
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    homograph: bool = False
    adjectives: tuple[Form, ...] = ()
    people: tuple[Form, ...] = ()

    def all_forms(self) -> Iterator[str]:
        yield from self.forms
        yield from self.adjectives
        yield from self.people
