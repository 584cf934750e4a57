"""What mention detection finds: frozen records over word positions and normalized spans."""

from dataclasses import dataclass
from fractions import Fraction

from arabic_metrics.core import Span
from arabic_metrics.parse.digits import Value


@dataclass(frozen=True, slots=True)
class MetricMention:
    """A word for what is counted: «متابع», «مشاهداته», «يتابعها»."""

    first: int  # position of its first word
    last: int  # position after its last word
    span: Span
    id: str
    weak: bool
    verb: bool
    pronoun: bool
    plural: bool = False


@dataclass(frozen=True, slots=True)
class PlatformMention:
    """A network's name, several joined by «و», or a word for networks left unnamed (`social`)."""

    first: int
    last: int
    span: Span
    id: str

    @property
    def named(self) -> bool:
        """Whether the network itself is named."""
        return self.id != "social"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name: whose page, channel, work or body it is. `name` is as written, without the head where that is left out."""

    first: int
    last: int
    span: Span  # the name
    role: str  # account, channel, work, group, organisation, title, hashtag, handle, name, known, pronoun, definite
    name: str
    known: str = ""  # id in the gazetteer
    network: str = ""
    head: str = ""  # the folded noun that opened it, without article
    salient: bool = (
        True  # it can be what its clause speaks of: no preposition or relative clause holds it
    )

    model: str = ""  # what found the name, or its end, where the grammar did not

    @property
    def anaphoric(self) -> bool:
        """Whether it only points back: «الصفحة», «حسابه»; «الفيديو», «الهيئة» point to a name with their noun."""
        return self.role in ("pronoun", "definite")

    def changed(
        self,
        *,
        first: int | None = None,
        last: int | None = None,
        span: Span | None = None,
        role: str | None = None,
        name: str | None = None,
        known: str | None = None,
        head: str | None = None,
        salient: bool | None = None,
        model: str | None = None,
    ) -> "EntityMention":
        """Return the mention with some fields changed: what `dataclasses.replace` does, which asks each field for its name."""
        return EntityMention(
            self.first if first is None else first,
            self.last if last is None else last,
            self.span if span is None else span,
            self.role if role is None else role,
            self.name if name is None else name,
            self.known if known is None else known,
            self.network,
            self.head if head is None else head,
            self.salient if salient is None else salient,
            self.model if model is None else model,
        )


@dataclass(frozen=True, slots=True)
class RankMention:
    """A position: the ordinal or the word that carries it."""

    first: int
    last: int
    span: Span
    value: Value | Fraction
    upper: Value | None
    rule: str  # position, leading, next, behind, superlative
    head: Span


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """The named source of a statement; a `speaker` may speak of itself («أعلن التطبيق أن …»)."""

    first: int
    last: int
    span: Span
    name: str
    speaker: bool = False
    report: bool = False  # it published the report that the text tells of
