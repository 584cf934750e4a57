"""What mention detection finds: frozen records over word positions and normalized spans."""

from fractions import Fraction
from typing import NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.parse.digits import Value


class MetricMention(NamedTuple):
    """A word for what is counted: «متابع», «مشاهداته», «يتابعها»."""

    first: int  # position of its first word
    last: int  # position after its last word
    span: Span
    id: str
    weak: bool
    verb: bool
    pronoun: bool
    plural: bool = False


class PlatformMention(NamedTuple):
    """A network's name, several joined by «و», or a word for networks left unnamed (`social`)."""

    first: int
    last: int
    span: Span
    id: str

    @property
    def named(self) -> bool:
        """Whether the network itself is named."""
        return self.id != "social"


class RankMention(NamedTuple):
    """A position: the ordinal or the word that carries it."""

    first: int
    last: int
    span: Span
    value: Value | Fraction
    upper: Value | None
    rule: str  # position, leading, next, adverb, ordinal, bracket
    head: Span


class AttributionMention(NamedTuple):
    """The named source of a statement; a `speaker` may speak of itself («أعلن التطبيق أن …»)."""

    first: int
    last: int
    span: Span
    name: str
    speaker: bool = False
    report: bool = False  # it published the report that the text tells of


class Mention(NamedTuple):
    """A noun phrase that may be whose a figure is; positions are of words, the span is of its name.

    `pointing` mentions only point back («الصفحة», «حسابه»), with a pronoun where `possessed`; `proper` ones hold a name or a title.
    """

    first: int
    last: int
    span: Span
    kind: str  # person, organization, account, channel, site_app, network, content, place, group, or ""
    name: str
    head: str
    case: str
    known: str = ""
    proper: bool = False
    pointing: bool = False
    possessed: bool = False
    nested: bool = False
    feminine: bool = False
    masculine: bool = False  # neither where it is not known
    speaks: bool = False  # says what follows
    apposed: int = -1  # the first word of the mention that it describes or shortens
    dual: int = -1  # where the noun stands that it shares with another: «وزارتا الصحة والتعليم»
