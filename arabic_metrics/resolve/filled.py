"""A figure or a place with everything that is tied to it."""

from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.recognize import (
    AttributionMention,
    EntityMention,
    PlatformMention,
    RankMention,
)
from arabic_metrics.resolve.period_link import TiedPeriod
from arabic_metrics.resolve.place import Place
from arabic_metrics.resolve.scene import FoundFigure


@dataclass(slots=True)
class FilledSlot:
    """One figure or rank with everything that is tied to it."""

    place: Place
    metric: str
    entity: EntityMention | None
    entity_rule: str
    platform: PlatformMention | None
    period: TiedPeriod | None
    source: AttributionMention | None
    figure: FoundFigure | None = None
    rank: RankMention | None = None
    sentence: int = 0
    scope: Span | None = None
