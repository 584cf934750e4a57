"""Claims: the public result, one record for each entity × platform × period. Its JSON form is versioned."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal, SupportsIndex

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from arabic_metrics.core import Article, Evidence, Span
from arabic_metrics.core.argument import check_share, described
from arabic_metrics.core.evidence import Part
from arabic_metrics.resolve.exact import Exact
from arabic_metrics.resolve.row import Row, json_row, pandas_frame, polars_frame
from arabic_metrics.resolve.show import claims_html

FORMAT_VERSION = 2
DEFAULT_MIN_CONFIDENCE = 0.25
PART = "where the span stands: in the text, or in the title"
ASIDE = "what the words around it say about the people counted and no other field holds"
Modifier = Literal["exact", "approximately", "more_than", "less_than", "at_least", "at_most"]
Rate = Literal["second", "minute", "hour", "day", "week", "month", "year"]
EntityKind = Literal[
    "person",
    "organization",
    "account",
    "channel",
    "site_app",
    "network",
    "content",
    "place",
    "group",
]
Probability = Annotated[float, Field(ge=0, le=1)]


def least_confidence(given: float | None) -> float:
    """Return the confidence that figures need: what is given, or the default.

    >>> least_confidence(0.5), least_confidence(None) == DEFAULT_MIN_CONFIDENCE
    (0.5, True)

    Raises:
        TypeError: it is no number.
        ValueError: it is no probability.
    """
    return DEFAULT_MIN_CONFIDENCE if given is None else check_share(given, "min_confidence")


def version_problem(record: object, *, written: bool = True) -> str | None:
    """Say of a record of claims that it is of another version of the format; None where it is of this one.

    One that was `written` states its version.
    """
    if written and isinstance(record, dict) and "version" not in record:
        return f"it states no version of the claim format, such as {FORMAT_VERSION}"
    version = record.get("version", FORMAT_VERSION) if isinstance(record, dict) else FORMAT_VERSION
    if not isinstance(version, int | float):
        return f"its version is {version!r:.40}, not the number {FORMAT_VERSION}: extract the claims again"
    return None if version == FORMAT_VERSION else other_version(version)


def other_version(version: object) -> str:
    """Return the sentence that refuses claims of another version.

    >>> other_version(1)
    'it is of version 1 of the claim format, and this library reads version 2: extract the claims again'
    """
    return (
        f"it is of version {version} of the claim format, and this library reads version {FORMAT_VERSION}: "
        "extract the claims again"
    )


class Record(BaseModel):
    """Base of the result models: immutable, and strict about unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True
    )


class Entity(Record):
    """Whose page, account, channel or work it is."""

    name: str = Field(description="canonical name")
    mention: str = Field(description="the name as written in the text")
    key: str = Field(description="stable ASCII key")
    kind: EntityKind | None = Field(default=None, description="what it is, where that is known")
    span: Span
    part: Part = Field(default="text", description=PART)


class Period(Record):
    """The time a claim holds for: TIMEX3 value, and dates where they are known (end exclusive)."""

    value: str
    start: dt.date | None = None
    end: dt.date | None = None
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    evidence: tuple[Evidence, ...] = ()


class Scope(Record):
    """Among whom, or where, a figure or a rank holds."""

    text: str = Field(description="as written")
    country: str | None = Field(
        default=None, description="ISO code in lower case, where it is one country"
    )
    span: Span
    part: Part = Field(default="text", description=PART)


class Rank(Record):
    """A position; `upper` ends a range of positions, `scope` says among whom."""

    value: int
    upper: int | None = None
    scope: Scope | None = None
    aside: str | None = Field(default=None, description=ASIDE)
    dated: bool = Field(default=True, description="whether the period of the claim is told of it")
    confidence: Probability | None = Field(
        default=None, description="how likely the whole row is right"
    )
    sentence: str = Field(default="", description="the text around it")
    evidence: tuple[Evidence, ...] = ()
    again: tuple["Rank", ...] = Field(
        default=(), description="the same, where the text states it once more"
    )


class Figure(Record):
    """A value of a metric: a level or a change, whole or per unit of time."""

    value: Exact
    upper: Exact | None = None
    modifier: Modifier = "exact"
    aspect: Literal["level", "change"] = "level"
    rate: Rate | None = None
    scope: Scope | None = None
    aside: str | None = Field(default=None, description=ASIDE)
    dated: bool = Field(default=True, description="whether the period of the claim is told of it")
    confidence: Probability | None = Field(
        default=None, description="how likely the whole row is right"
    )
    sentence: str = Field(default="", description="the text around it")
    evidence: tuple[Evidence, ...] = ()
    again: tuple["Figure", ...] = Field(
        default=(), description="the same, where the text states it once more"
    )


class Claim(Record):
    """What one text says of one entity on one platform for one period."""

    id: str
    entity: Entity | None = None
    platform: str | None = None
    rank: Rank | None = None
    followers: Figure | None = None
    interactions: Figure | None = None
    posts: Figure | None = None
    other: dict[str, Figure] = Field(default_factory=dict, description="further metrics by id")
    period: Period | None = None
    attribution: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def confidence(self) -> float | None:
        """The least confidence of its rank and figures; None where none has one."""
        known = (part.confidence for _, part in self.parts())
        return min((each for each in known if each is not None), default=None)

    def parts(self) -> Iterator[tuple[str, "Figure | Rank"]]:
        """Yield what the claim states, with the metric of each: the rank first, then the figures."""
        if self.rank is not None:
            yield "rank", self.rank
        yield from self.figures().items()

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the rank and the figures as written, each once."""
        scopes = (part.scope for _, part in self.parts())
        return tuple(dict.fromkeys(scope.text for scope in scopes if scope is not None))

    def figures(self) -> dict[str, Figure]:
        """Return every filled figure by metric id, the three named ones first."""
        named = {
            "followers": self.followers,
            "interactions": self.interactions,
            "posts": self.posts,
        }
        return {
            **{metric: figure for metric, figure in named.items() if figure is not None},
            **self.other,
        }


class Candidate(Record):
    """What could fill a slot, and how likely that is; `surface` None stands for nothing at all."""

    slot: str = Field(description="owner, metric, or another slot of a claim")
    surface: str | None = None
    span: Span | None = None
    part: Part = Field(default="text", description=PART)
    probability: Probability


class Unresolved(Record):
    """A figure that could not be placed: its span, its readings, and why."""

    span: Span
    part: Part = Field(default="text", description=PART)
    surface: str
    value: Exact | None = None
    readings: tuple[Exact, ...] = ()
    metric: str | None = None
    reason: str
    confidence: Probability | None = Field(
        default=None, description="how likely the row is right that it would have made"
    )
    candidates: tuple[Candidate, ...] = ()


class ClaimSet(Record):
    """All claims of one article, and what stayed unresolved. An article without claims gives an empty one.

    It iterates over its claims and is indexed by them, and its length is their number.

    >>> ClaimSet(article_id="a1"), len(ClaimSet()), list(ClaimSet())
    (<ClaimSet 'a1': 0 claims>, 0, [])
    """

    version: int = FORMAT_VERSION
    article_id: str = ""
    title: str | None = Field(default=None, description="the title of the article")
    published: dt.date | None = Field(
        default=None, description="the date that relative periods were read against"
    )
    source: str | None = Field(default=None, description="the paper, or the file it was read from")
    claims: tuple[Claim, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _is_of_this_version(cls, record: Any, info: ValidationInfo) -> Any:
        if problem := version_problem(record, written=info.mode == "json"):
            raise ValueError(problem)
        return record

    def __iter__(self) -> Iterator[Claim]:  # type: ignore[override]
        return iter(self.claims)

    def __getitem__(self, at: int) -> Claim:
        if not isinstance(at, SupportsIndex | slice):
            raise TypeError(
                f"a claim is taken by its number, as in claims[0], not by {described(at)}"
            )
        try:
            return self.claims[at]
        except IndexError:
            told = f"the last of {len(self)} is claims[{len(self) - 1}]" if self else "it is empty"
            raise IndexError(f"there is no claims[{at}]: {told}") from None
        except TypeError:
            raise TypeError(
                "claims are cut by their numbers, as in claims[1:3]: a bound is no whole number"
            ) from None

    def __len__(self) -> int:
        return len(self.claims)

    def __repr__(self) -> str:
        left = f", {len(self.unresolved)} unresolved" if self.unresolved else ""
        claims = "1 claim" if len(self) == 1 else f"{len(self)} claims"
        return f"<ClaimSet {self.article_id!r}: {claims}{left}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        return claims_html(self)

    def rows(self) -> list[Row]:
        """Return a tidy table: one dict for each place that states a figure, with exact values and dates.

        What a text states twice has two rows of the same claim and metric.

        >>> ClaimSet().rows()
        []
        """
        return [
            _row(self, claim, metric, stated)
            for claim in self.claims
            for metric, part in claim.parts()
            for stated in (part, *part.again)
        ]

    def json_rows(self) -> list[dict[str, str | int | float | None]]:
        """Return the same rows as JSON holds them: values that are not whole are strings, dates are in ISO 8601.

        >>> import json
        >>> json.dumps(ClaimSet().json_rows())
        '[]'
        """
        return [json_row(row) for row in self.rows()]

    def to_pandas(self) -> Any:
        """Return the rows as a data frame of pandas: the columns of `claims_table`, dates as `datetime64`.

        Raises:
            ImportError: pandas is not installed.
        """
        return pandas_frame(self.rows())

    def to_polars(self) -> Any:
        """Return the rows as a data frame of polars: the columns of `claims_table`.

        Raises:
            ImportError: polars is not installed.
        """
        return polars_frame(self.rows())

    def of_article(self, article: Article, published: dt.date | None) -> "ClaimSet":
        """Return the same claims with what is known of their article; `published` is the date it was read with."""
        told = {"title": article.title, "published": published, "source": article.source}
        return self.model_copy(update={"article_id": article.id, **told})

    def above(self, min_confidence: float) -> "ClaimSet":
        """Return the claims without the figures whose confidence is known and lower.

        These stand among the unresolved figures then, with whose they would have been; a claim that has none left goes.

        >>> owner = Entity(name="x", mention="x", key="x", span=Span(0, 1))
        >>> figure = Figure(value=40, confidence=0.3, evidence=(Evidence("posts", Span(2, 4), "40", "digits"),))
        >>> claims = ClaimSet(claims=(Claim(id="c1", entity=owner, posts=figure),))
        >>> [left] = claims.above(0.5).unresolved
        >>> left.surface, left.reason, left.candidates[0].surface
        ('40', 'confidence 0.30 is below 0.50', 'x')

        Raises:
            ValueError: it is no probability.
        """
        from arabic_metrics.resolve.doubt import parted, with_doubted

        check_share(min_confidence, "min_confidence")
        kept, doubted = [], []
        for claim in self.claims:
            left, low = parted(claim, min_confidence)
            doubted += low
            kept += [left] if left is not None else []
        if not doubted:
            return self
        return self.model_copy(
            update={
                "claims": tuple(kept),
                "unresolved": with_doubted(self.unresolved, doubted, min_confidence),
            }
        )


def _row(claims: ClaimSet, claim: Claim, metric: str, part: Figure | Rank) -> Row:
    entity, evidence = claim.entity, part.evidence[0]
    period = claim.period if part.dated else None
    figure = part if isinstance(part, Figure) else None
    return {
        "article_id": claims.article_id,
        "claim_id": claim.id,
        "entity": entity.name if entity else None,
        "entity_key": entity.key if entity else None,
        "entity_kind": entity.kind if entity else None,
        "mention": entity.mention if entity else None,
        "platform": claim.platform,
        "metric": metric,
        "value": part.value,
        "upper": part.upper,
        "modifier": figure.modifier if figure else "exact",
        "aspect": figure.aspect if figure else "level",
        "rate": figure.rate if figure else None,
        "scope": part.scope.text if part.scope else None,
        "aside": part.aside,
        "period": period.value if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "attribution": claim.attribution,
        "confidence": part.confidence,
        "surface": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "sentence": part.sentence,
        "rule": evidence.rule,
        "title": claims.title,
        "published": claims.published,
        "source": claims.source,
        "part": evidence.part,
    }
