"""Entries for what claims are made of: metrics, platforms, ranks, names and sources."""

from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from arabic_metrics.lexicon.entry import Entry, Forms, Id

EntityKind = Literal[
    "person", "organization", "account", "channel", "site_app", "network", "content", "place", "group",
]  # fmt: skip


class Metric(Entry):
    """What is counted. Nouns are written once, in the singular; the loader makes their inflections.

    `forms` are read exactly as they are spelled: one word is a noun, as in `other`, and several words are a phrase, as in `phrases`.

    `weak` nouns and verbs have other senses, too: the words around them decide whether an audience is meant. So it is with
    `plain_verbs`, which carry no pronoun. `measures` are the nouns of superlatives: «الأكثر متابعة».

    Metrics of one `family` have the same kinds of owner; a metric without family is a family of its own. `owners` are the kinds of
    entity that have such figures; if none is named, all have. `may_mean` are other metrics that its noun may count right after a
    number: the «مشترك» of a network are its users. It is `part_of` a metric that includes it. Scores treat it as the metric that it is
    `scored_as`. What is got `from_stores` is not the store's: «تنزيل على متجر كروم».
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
    from_stores: bool = False


class Platform(Entry):
    """A network, or words for networks left unnamed."""

    spelled_in = ("forms", "prepositional")
    not_after: Forms = ()  # words before or behind that make it another name: سبيس إكس
    not_before: Forms = ()
    prepositional: Forms = ()  # spellings that are a network only behind a `network_opener`


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
    """A known name: canonical, with the aliases that papers use. `network` marks the name of a platform.

    A `national` body exists in each country: its forms are read only before a nationality of that gender («الداخلية المصرية»), and
    those in `of_country` before a country («منتخب مصر»). The id and the name of the country are then added to its own. `head` is the
    noun for what it is: «سيغنال» is an application even without «تطبيق» before it. `country` is where a body is that others elsewhere share
    their name with: «نادي الهلال السوداني» is another than that of Riyadh. Forms `among_clubs` are common nouns elsewhere, and are
    read only in a text that speaks of clubs: «الاتحاد».
    """

    spelled_in = ("forms", "of_country", "among_clubs")
    name: str
    head: str = ""
    network: str = ""
    national: Literal["", "masculine", "feminine"] = ""
    of_country: Forms = ()
    among_clubs: Forms = ()
    country: str = ""

    @model_validator(mode="after")
    def _is_national(self) -> "GazetteerName":
        if self.of_country and not self.national:
            raise ValueError("of_country is for national bodies; say which gender they have")
        return self


class Country(Entry):
    """A country by the names that papers use; `adjectives` are nationalities, masculine singular, `people` their broken plurals.

    A `homograph` is another word as well, and ends no name.
    """

    spelled_in = ("forms", "adjectives", "people")
    name: str
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    homograph: bool = False
    adjectives: Forms = ()
    people: Forms = ()


CLAIM_ENTRY_CLASSES: dict[str, type[Entry]] = {
    "metric": Metric,
    "platform": Platform,
    "rank": RankWord,
    "attribution": Attribution,
    "entity_head": EntityHead,
    "gazetteer": GazetteerName,
    "country": Country,
}
