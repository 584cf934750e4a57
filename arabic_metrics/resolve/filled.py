"""A figure or a rank with everything that was chosen for it."""

from dataclasses import dataclass, field

from arabic_metrics.core import Span
from arabic_metrics.recognize import AttributionMention, Mention, PlatformMention, RankMention
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Choice
from arabic_metrics.resolve.scene import FoundFigure
from arabic_metrics.resolve.scope_slot import Scope
from arabic_metrics.resolve.told import Told


@dataclass(slots=True)
class FilledSlot:
    """One figure or rank with its owner, network, period and source, and the choices that filled them."""

    metric: str
    span: Span
    first: int
    last: int
    sentence: int
    figure: FoundFigure | None = None
    rank: RankMention | None = None
    owner: Chain | None = None
    mention: Mention | None = None  # the owner's, nearest to the figure
    platform: str | None = None
    network: PlatformMention | None = None
    period: Told | None = None
    scope: Scope | None = None
    among: str | None = None  # its scope, the same for «عالميا» and «على مستوى العالم»
    source: AttributionMention | None = None
    choices: dict[str, Choice] = field(default_factory=dict)
    confidence: float = 0.0
