"""What a timeline is made of: publications, observations, and what comparing them says."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from arabic_metrics.core.argument import check_count, check_share
from arabic_metrics.core.evidence import Part
from arabic_metrics.ranking.board import Kind, day_of
from arabic_metrics.ranking.bounds import Exact
from arabic_metrics.ranking.period import Period, fixed_period

Label = Literal[
    "contradiction", "revision", "different_definition", "agree_within", "agree", "different_period"
]
LABELS: tuple[Label, ...] = get_args(Label)  # what a reader looks at first comes first
SeriesKey = tuple[str, str | None, str, str, str | None, str | None]
SUPPOSED: Literal["supposed"] = "supposed"  # the aside of what is expected or denied
AT_AN_END = dt.timedelta(days=11)  # the longest end of a month, «نهاية أكتوبر»
COMPARED_CONFIDENCE = 0.5  # what figures need to be compared and ranked, where none is given


@dataclass(frozen=True, slots=True)
class Publication:
    """An article, without its text."""

    id: str
    published: dt.date | None = None
    title: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure as one article states it, whole enough to be alone.

    `copies` are the further articles of the same story that state it: the figure counts once. `story` is the id of its earliest article. `start` and `end` are the offsets of
    `surface` in the article's text, or in its title where `part` says so. `aside` is what the words around the figure say about the people counted and no field holds: `active`, `device`,
    `leaked`, `loss`, `mean`, `part`, `supposed`, `language:` with its code, `place:` with a country's code or the words of a region (`_` between them), `rate`, with spaces between them. The other fields are those of a row of `ClaimSet.rows()`.

    >>> figure = Observation(Publication("a1", dt.date(2025, 11, 2)), "x", "bldyh", "followers", "stock", 40_000)
    >>> figure.when.isoformat(), figure.fixed is None
    ('2025-11-02', True)
    """

    article: Publication
    entity: str
    entity_key: str
    metric: str
    kind: Kind
    value: Exact
    platform: str | None = None
    upper: Exact | None = None
    modifier: str = "exact"
    aspect: str = "level"
    rate: str | None = None
    scope: str | None = None
    period: str | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    attribution: str | None = None
    confidence: float | None = None
    surface: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""
    claim_id: str = ""
    entity_kind: str | None = None
    aside: str = ""
    story: str = ""
    copies: tuple[Publication, ...] = ()
    part: Part = "text"

    @property
    def series(self) -> SeriesKey:
        """What one line of figures has in common: entity, platform, metric, aspect, rate, scope."""
        return (self.entity_key, self.platform, self.metric, self.aspect, self.rate, self.scope)

    @property
    def reading(self) -> tuple[Exact, Exact | None, str]:
        """The figure itself: value, upper end, modifier."""
        return (self.value, self.upper, self.modifier)

    @property
    def fixed(self) -> Period | None:
        """The dates of the period that the text names, end exclusive; None without both.

        A stock that is told of eleven days at most, as «في نهاية سبتمبر», has none: it was counted on one day, and is compared by the last.
        What a flow counts until a day without telling from when («حتى 30 سبتمبر») it counts from the first.
        """
        start = self.period_start or (dt.date.min if self.kind == "flow" else None)
        dates = fixed_period(start, self.period_end)
        day = dates is not None and self.kind == "stock" and dates[1] - dates[0] <= AT_AN_END
        return None if day else dates

    @property
    def when(self) -> dt.date | None:
        """The day of the figure, see `day_of`."""
        dates = (self.period_start, self.period_end)
        return day_of(self.kind, self.period, *dates, self.article.published)

    @property
    def articles(self) -> tuple[Publication, ...]:
        """Every article that states the figure: its own, then the copies."""
        return (self.article, *self.copies)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing figures says, and why in a few words."""

    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of one thing, and how they relate.

    `figures` of an agreement are all that agree, and `against` is empty. Otherwise `against` are the figures that `figures` are set
    against: of a revision what was said later, of a contradiction what fewer articles say.
    """

    label: Label
    reason: str
    figures: tuple[Observation, ...]
    against: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """One line of figures: an entity's metric on a platform, oldest first; figures without a day come last.

    `comparisons` are the labelled groups of these figures, contradictions first. One of different definitions names figures of another
    timeline too, and stands with the first of the two.
    """

    entity: str
    entity_key: str
    platform: str | None
    metric: str
    kind: Kind
    aspect: str
    rate: str | None
    scope: str | None
    observations: tuple[Observation, ...]
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far figures may differ and still agree. Shares are of the larger figure.

    `approximately` is what «نحو» and its like leave open on either side. A stock that no text dates holds at the day of publication:
    those published within `window` days are compared, may move by `drift` over these days, and by `same_day` within one. Figures of which
    one is `unlike` times the other count different things.

    Raises:
        TypeError: a limit is no number, or `window` or `unlike` no whole one.
        ValueError: a share is not from 0 to 1, `window` is below 0, or `unlike` below 1.
    """

    approximately: Decimal = Decimal("0.05")
    window: int = 7
    drift: Decimal = Decimal("0.10")
    same_day: Decimal = Decimal("0.01")
    unlike: int = 100

    def __post_init__(self) -> None:
        """Refuse limits that are none."""
        for share in ("approximately", "drift", "same_day"):
            check_share(getattr(self, share), f"{share} of a Tolerance")
        for count, least in (("window", 0), ("unlike", 1)):
            check_count(getattr(self, count), f"{count} of a Tolerance", least)
