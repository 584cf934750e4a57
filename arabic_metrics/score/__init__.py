"""Compares claims with gold (precision, recall, F1); and checks the lexicon and the stored scores."""

from arabic_metrics.score.agreement import list_differences, score_against
from arabic_metrics.score.gold import (
    GoldArticle,
    GoldFigure,
    read_gold,
    read_gold_folder,
    save_gold,
    write_gold,
)
from arabic_metrics.score.score import ArticleScore, Scores, Tally, score_articles, score_claims

__all__ = [
    "ArticleScore",
    "GoldArticle",
    "GoldFigure",
    "Scores",
    "Tally",
    "list_differences",
    "read_gold",
    "read_gold_folder",
    "save_gold",
    "score_against",
    "score_articles",
    "score_claims",
    "write_gold",
]
