"""Entries for what claims are made of: metrics, platforms, ranks, names and sources."""

from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from arabic_metrics.lexicon.entry import Entry, Forms, Id

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

    spelled_in = (
        "forms", "masculine", "feminine", "other", "phrases", "verbs",
        "weak", "weak_other", "weak_plural", "weak_feminine", "weak_verbs", "plain_verbs",
    )  # fmt: skip
    kind: Literal["stock", "flow"]
    family: Literal["audience", "usage", "response", ""] = ""
    part_of: Id | None = None
    scored_as: Id | None = None
    masculine: Forms = ()
    feminine: Forms = ()
    other: Forms = ()
    phrases: Forms = ()
    verbs: Forms = ()
    weak: Forms = ()
    weak_other: Forms = ()
    weak_plural: Forms = ()
    weak_feminine: Forms = ()
    weak_verbs: Forms = ()
    plain_verbs: Forms = ()
    measures: Forms = ()
    may_mean: tuple[Id, ...] = ()
    owners: tuple[EntityKind, ...] = ()


class Platform(Entry):
    """A network, or words for networks left unnamed."""

    spelled_in = ("forms", "prepositional")
    not_after: Forms = ()  # words before or behind that make it another name: سبيس إكس
    not_before: Forms = ()
    prepositional: Forms = ()  # spellings that are a network only behind على، عبر، في


class RankWord(Entry):
    """A word of ranking, by the part it plays."""

    role: Literal["head", "head_digit", "first", "next", "behind", "scope_head"]


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

    spelled_in = ("forms", "of_country")
    name: str
    head: str = ""
    network: str = ""
    national: Literal["", "masculine", "feminine"] = ""
    of_country: Forms = ()

    @model_validator(mode="after")
    def _is_national(self) -> "GazetteerName":
        if self.of_country and not self.national:
            raise ValueError("of_country is for national bodies; say which gender they have")
        return self


class Country(Entry):
    """A country by the names that papers use; `adjectives` are nationalities, masculine singular, `people` their broken plurals.

    A `homograph` is another word as well, and closes no name.
    """

    spelled_in = ("forms", "adjectives", "people")
    name: str
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    homograph: bool = False
    adjectives: Forms = ()
    people: Forms = ()
