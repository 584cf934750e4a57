"""The gate: golden articles against the floors of corpora/baseline.json."""

from arabic_metrics.score import read_gold_folder, score_articles
from arabic_metrics.score.baseline import compare_scores, digest_articles, pin_scores, read_baseline
from tests.corpus import CORPORA

ARTICLES = CORPORA / "articles"


def test_no_score_is_under_its_floor() -> None:
    current = pin_scores(score_articles(read_gold_folder(ARTICLES)), digest_articles(ARTICLES))
    comparison = compare_scores(current, read_baseline(CORPORA / "baseline.json"))
    assert comparison.same_articles, (
        "the articles changed: arabic-metrics score --check --update pins them anew"
    )
    assert comparison.under_floor == (), (
        f"lost: {comparison.lost}; spurious: {comparison.newly_spurious}"
    )
