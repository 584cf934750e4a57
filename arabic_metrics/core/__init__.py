"""What every stage shares: spans, articles, evidence and errors."""

from arabic_metrics.core.article import Article, Block
from arabic_metrics.core.errors import (
    AnnotationError,
    ArabicMetricsError,
    ArchiveError,
    ArticleError,
    GoldError,
    LexiconError,
    ModelError,
    NumberError,
)
from arabic_metrics.core.evidence import Evidence
from arabic_metrics.core.span import Span

__all__ = [
    "AnnotationError",
    "ArabicMetricsError",
    "ArchiveError",
    "Article",
    "ArticleError",
    "Block",
    "Evidence",
    "GoldError",
    "LexiconError",
    "ModelError",
    "NumberError",
    "Span",
]
