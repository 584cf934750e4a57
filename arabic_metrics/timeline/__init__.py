"""Claims of many articles to one entity's figures over time: what agrees, what was revised, what contradicts."""

from arabic_metrics.timeline.build import build_timelines
from arabic_metrics.timeline.compare import compare_figures
from arabic_metrics.timeline.leaderboard import Standing, rank_entities
from arabic_metrics.timeline.observation import (
    LABELS,
    Comparison,
    Label,
    Observation,
    Publication,
    Timeline,
    Tolerance,
    Verdict,
)

__all__ = [
    "LABELS",
    "Comparison",
    "Label",
    "Observation",
    "Publication",
    "Standing",
    "Timeline",
    "Tolerance",
    "Verdict",
    "build_timelines",
    "compare_figures",
    "rank_entities",
]
