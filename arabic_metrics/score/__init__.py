"""Gold and claims to precision, recall and F1; and the checks of lexicon and floors."""

from arabic_metrics.score.gold import GoldArticle, GoldFigure, read_gold, read_gold_folder
from arabic_metrics.score.score import ArticleScore, Scores, score_articles, score_claims
from arabic_metrics.score.tally import Tally

__all__ = [
    "ArticleScore",
    "GoldArticle",
    "GoldFigure",
    "Scores",
    "Tally",
    "read_gold",
    "read_gold_folder",
    "score_articles",
    "score_claims",
]
