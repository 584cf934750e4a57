"""Claims of real news: floors for rows of passages that the weights were not fitted to, where the annotated ones are at hand.

Passages of one paper and day, and those that share a run of words, are never parted.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scipy", reason="fitting needs the extra `fit`")
pytest.importorskip("sklearn", reason="fitting needs the extra `fit`")

from arabic_metrics import extract_claims, load_lexicon, load_weights
from arabic_metrics.resolve.claim import DEFAULT_MIN_CONFIDENCE
from arabic_metrics.score.fit import Fitter
from arabic_metrics.score.judge import Judge, count, summary
from arabic_metrics.score.passage import digest_of, read_passages, read_texts
from arabic_metrics.score.validation import Validation, cross_validate

SHARED = Path(__file__).parents[3] / "shared"
CORPORA = Path(__file__).parents[2] / "corpora"
REAL = ("first", "second", "egypt", "passages", "windows", "mixed")
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the annotated passages of real news are not beside the project"
)
# What each column must reach at the default confidence, in percent.
FLOORS = {
    REAL: {"F1": 57.0, "found": 81.5, "owner": 82.0, "network": 91.0, "period": 83.0},
    ("windows",): {"F1": 44.0, "found": 73.0},
    ("mixed",): {"F1": 45.0, "found": 64.0},
}
MOST_FALSE = 6.0  # rows for each hundred passages without claims
REPORTS = {"F1": 77.0, "found": 91.0}
MOST_OFF, LEAST_ROWS = 0.1, 50


@pytest.fixture(scope="module")
def validation() -> Validation:
    """Everything that the packaged weights were fitted to, each passage read by weights that were not fitted to it."""
    news = SHARED / "news"
    texts = read_texts(news / "windows.jsonl.gz") | read_texts(news / "news.jsonl.gz")
    passages = read_passages(SHARED / "gold" / "real.jsonl") + read_passages(CORPORA / "articles")
    passages += read_passages(CORPORA / "passages", texts)
    return cross_validate(Fitter(passages))


def told(validation: Validation, sets: tuple[str, ...]) -> dict[str, Any]:
    """The columns of some sets together, at the default confidence."""
    counts = validation.by_set(DEFAULT_MIN_CONFIDENCE)
    return summary(sum((counts[name] for name in sets), Counter[str]()))


@pytest.mark.parametrize("sets", FLOORS, ids=" ".join)
def test_rows_of_unread_passages_keep_their_floors(validation, sets):
    reached = told(validation, sets)
    under = {c: (reached[c], floor) for c, floor in FLOORS[sets].items() if reached[c] < floor}
    assert not under


def test_few_rows_are_read_out_of_passages_without_claims(validation):
    assert told(validation, REAL)["false"] <= MOST_FALSE


def test_confidence_is_the_share_of_rows_of_real_news_that_are_right(validation):
    passages = validation.fitter.passages
    real = [row for row in validation.rows if passages[row.passage].set in REAL]
    bins = [told for told in Validation(validation.fitter, real).bins() if told[1] >= LEAST_ROWS]
    assert len(bins) > 5
    assert not [(at, mean, right) for at, _, mean, right in bins if abs(mean - right) > MOST_OFF]


def test_the_packaged_weights_were_fitted_to_this_gold(validation):
    assert load_weights().digest == digest_of(validation.fitter.passages)


def test_reports_are_read_by_the_packaged_weights():
    judge, counts = Judge(load_lexicon()), Counter[str]()
    for passage in read_passages(SHARED / "gold" / "reports.jsonl"):
        rows = extract_claims(passage.source, published=passage.published).rows()
        counts.update(count(passage, rows, judge))
    reached = summary(counts)
    assert all(reached[column] >= floor for column, floor in REPORTS.items()), reached
