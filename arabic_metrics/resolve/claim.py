"""Claims: the public result, one record for each entity × platform × period. Its JSON form is versioned."""

import datetime as dt
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema

from arabic_metrics.core import Evidence, Span
from arabic_metrics.resolve.grade import Grade, grade_evidence

FORMAT_VERSION = 1
ROW_FIELDS = (
    "article_id", "claim_id", "entity", "entity_key", "mention", "platform", "metric", "value", "upper", "modifier",
    "aspect", "rate", "rank_scope", "period", "period_start", "period_end", "attribution", "surface", "start", "end",
    "rule",
)  # fmt: skip


def write_value(value: int | Decimal | Fraction) -> int | str:
    """Return an exact value as JSON holds it: an integer, "1.5" or "2/3".

    >>> write_value(Fraction(2, 3)), write_value(Decimal("1.50")), write_value(12)
    ('2/3', '1.50', 12)
    """
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return value if isinstance(value, int) else str(value)


def read_value(value: object) -> int | Decimal | Fraction:
    """Return the exact value that `write_value` wrote; a float is refused.

    >>> read_value("2/3"), read_value("1.50"), read_value(12)
    (Fraction(2, 3), Decimal('1.50'), 12)
    """
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise ValueError("a value is an integer, or a string such as 1.5 or 2/3")
    try:
        exact = Fraction(value) if "/" in value else Decimal(value)
    except (ValueError, ZeroDivisionError, InvalidOperation) as error:
        raise ValueError(
            f"«{value}» is no value: an integer, or a string such as 1.5 or 2/3"
        ) from error
    if isinstance(exact, Decimal) and not exact.is_finite():
        raise ValueError(f"«{value}» is no value: it is not finite")
    return exact


def exact_text(value: int | Decimal | Fraction) -> str:
    """Return an exact value as a reader writes it.

    >>> exact_text(12_000_000), exact_text(Decimal("12.5")), exact_text(Fraction(2, 3))
    ('12,000,000', '12.5', '2/3')
    """
    return str(value) if isinstance(value, Fraction) else f"{value:,}"


Exact = Annotated[
    int | Decimal | Fraction,
    PlainValidator(read_value),
    PlainSerializer(write_value, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer"},
                {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
                {"type": "string", "pattern": r"^-?[0-9]+/[0-9]+$"},
            ],
            "description": 'exact: an integer, a decimal as "1.5", or a fraction as "2/3"; never a float',
        }
    ),
]
Modifier = Literal["exact", "approximately", "more_than", "less_than", "at_least", "at_most"]


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
    span: Span


class Period(Record):
    """The time a claim holds for: TIMEX3 value, and dates where they are known (end exclusive)."""

    value: str
    start: dt.date | None = None
    end: dt.date | None = None
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    evidence: tuple[Evidence, ...] = ()


class Rank(Record):
    """A position; `upper` ends a range of positions, `scope` says among whom."""

    value: int
    upper: int | None = None
    scope: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Figure(Record):
    """A value of a metric: a level or a change, whole or per unit of time."""

    value: Exact
    upper: Exact | None = None
    modifier: Modifier = "exact"
    aspect: Literal["level", "change"] = "level"
    rate: Literal["minute", "day", "week", "month", "year"] | None = None
    evidence: tuple[Evidence, ...] = ()


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
    def grade(self) -> Grade:
        """How directly the text states it: `stated`, `linked` or `inferred`; no probability."""
        return "inferred" if self.entity is None else grade_evidence(self.evidence)

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


class Unresolved(Record):
    """A figure that could not be placed: its span, its readings, and why."""

    span: Span
    surface: str
    value: Exact | None = None
    readings: tuple[Exact, ...] = ()
    metric: str | None = None
    reason: str


class ClaimSet(Record):
    """All claims of one article, and what stayed unresolved. An article without claims gives an empty one."""

    version: int = FORMAT_VERSION
    article_id: str = ""
    claims: tuple[Claim, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    def rows(self) -> list[dict[str, Any]]:
        """Return a tidy table: one dict for each filled figure.

        >>> ClaimSet().rows()
        []
        """
        found: list[dict[str, Any]] = []
        for claim in self.claims:
            if claim.rank is not None:
                found.append(_rank_row(self, claim, claim.rank))
            for metric, figure in claim.figures().items():
                found.append(_figure_row(self, claim, metric, figure))
        return found


def _shared(claims: ClaimSet, claim: Claim, metric: str, evidence: Evidence) -> dict[str, Any]:
    entity, period = claim.entity, claim.period
    return {
        "article_id": claims.article_id,
        "claim_id": claim.id,
        "entity": entity.name if entity else None,
        "entity_key": entity.key if entity else None,
        "mention": entity.mention if entity else None,
        "platform": claim.platform,
        "metric": metric,
        "value": None,
        "upper": None,
        "modifier": "exact",
        "aspect": "level",
        "rate": None,
        "rank_scope": None,
        "period": period.value if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "attribution": claim.attribution,
        "surface": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "rule": evidence.rule,
    }


def _rank_row(claims: ClaimSet, claim: Claim, rank: Rank) -> dict[str, Any]:
    row = _shared(claims, claim, "rank", rank.evidence[0])
    row.update(value=rank.value, upper=rank.upper, rank_scope=rank.scope)
    return row


def _figure_row(claims: ClaimSet, claim: Claim, metric: str, figure: Figure) -> dict[str, Any]:
    row = _shared(claims, claim, metric, figure.evidence[0])
    row.update(
        value=figure.value,
        upper=figure.upper,
        modifier=figure.modifier,
        aspect=figure.aspect,
        rate=figure.rate,
    )
    return row
