"""Numbers, periods and audience claims of Arabic news text.

`extract_claims` reads what a text states about social-media accounts; `find_numbers`, `parse_number`, `rewrite_numbers` and
`find_periods` serve on their own. A name is loaded when it is first used: the import itself reads no lexicon and no model.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from arabic_metrics.core import (
        AnnotationError,
        ArabicMetricsError,
        ArchiveError,
        Article,
        ArticleError,
        Evidence,
        GoldError,
        LexiconError,
        ModelError,
        NumberError,
        Span,
    )
    from arabic_metrics.lexicon import Lexicon, load_lexicon
    from arabic_metrics.normalize import NormalizedText, normalize_text
    from arabic_metrics.parse import (
        Number,
        Period,
        RewrittenText,
        find_numbers,
        find_periods,
        parse_number,
        rewrite_numbers,
    )
    from arabic_metrics.recognize import CamelNer, NameLabeller
    from arabic_metrics.resolve import (
        Asked,
        Candidate,
        Choice,
        Chooser,
        Claim,
        ClaimSet,
        Entity,
        Explanation,
        Figure,
        Option,
        Rank,
        Row,
        Scope,
        Unresolved,
        Weights,
        explain_claims,
        extract_claims,
        load_weights,
    )
    from arabic_metrics.stream import Failure, claims_table, extract_many, stream_archive
    from arabic_metrics.timeline import (
        Comparison,
        Observation,
        Publication,
        Standing,
        Timeline,
        Tolerance,
        Verdict,
        build_timelines,
        compare_figures,
        rank_entities,
    )
    from arabic_metrics.view import ArticleView, ReportView, view_claims, view_timelines

__all__ = [
    "AnnotationError",
    "ArabicMetricsError",
    "ArchiveError",
    "Article",
    "ArticleError",
    "ArticleView",
    "Asked",
    "CamelNer",
    "Candidate",
    "Choice",
    "Chooser",
    "Claim",
    "ClaimSet",
    "Comparison",
    "Entity",
    "Evidence",
    "Explanation",
    "Failure",
    "Figure",
    "GoldError",
    "Lexicon",
    "LexiconError",
    "ModelError",
    "NameLabeller",
    "NormalizedText",
    "Number",
    "NumberError",
    "Observation",
    "Option",
    "Period",
    "Publication",
    "Rank",
    "ReportView",
    "RewrittenText",
    "Row",
    "Scope",
    "Span",
    "Standing",
    "Timeline",
    "Tolerance",
    "Unresolved",
    "Verdict",
    "Weights",
    "build_timelines",
    "claims_table",
    "compare_figures",
    "explain_claims",
    "extract_claims",
    "extract_many",
    "find_numbers",
    "find_periods",
    "load_lexicon",
    "load_weights",
    "normalize_text",
    "parse_number",
    "rank_entities",
    "rewrite_numbers",
    "stream_archive",
    "view_claims",
    "view_timelines",
]


_FOLDERS = (
    "core", "lexicon", "normalize", "parse", "recognize", "resolve", "timeline", "stream", "view",
)  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a public name from the first folder that has it, once; a folder loads little more than those before it."""
    if name == "__version__":
        return import_module("importlib.metadata").version("arabic-metrics")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    folders = (import_module(f"{__name__}.{folder}") for folder in _FOLDERS)
    value = globals()[name] = next(getattr(it, name) for it in folders if name in it.__all__)
    return value


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
