"""Claims of real news: floors for rows of articles that the weights were not fitted to, where the annotated passages are at hand."""

import re
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="fitting needs the extra `fit`")
pytest.importorskip("sklearn", reason="fitting needs the extra `fit`")

from arabic_metrics import extract_claims, load_lexicon
from arabic_metrics.resolve.claim import DEFAULT_MIN_CONFIDENCE
from arabic_metrics.resolve.weights import load_weights
from arabic_metrics.score.fit import Fitter
from arabic_metrics.score.judge import Judge, count, summary
from arabic_metrics.score.passage import read_passages
from arabic_metrics.score.validation import Validation, cross_validate

SHARED = Path(__file__).parents[3] / "shared" / "gold"
OWN = Path(__file__).parents[2] / "corpora"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the annotated passages of real news are not beside the project"
)
# What each column must reach at the default confidence, in percent; `false` is what it must not exceed.
FLOORS = {
    "all": {"F1": 0.0, "found": 0.0, "owner": 0.0, "network": 0.0, "period": 0.0},
    "windows": {"F1": 0.0},
    "mixed": {"F1": 0.0},
}
MOST_FALSE = 100.0
REPORTS = {"F1": 0.0, "found": 0.0}
MOST_OFF, LEAST_ROWS = 0.1, 50


@pytest.fixture(scope="module")
def validation() -> Validation:
    return cross_validate(Fitter(read_passages(SHARED / "real.jsonl")))


@pytest.mark.parametrize("name", FLOORS)
def test_rows_of_unread_articles_keep_their_floors(validation, name):
    told = summary(validation.by_set(DEFAULT_MIN_CONFIDENCE)[name])
    under = {c: (told[c], floor) for c, floor in FLOORS[name].items() if told[c] < floor}
    assert not under, f"under the floor in {name}: {under}"


def test_few_rows_are_read_out_of_passages_without_claims(validation):
    told = summary(validation.counts(DEFAULT_MIN_CONFIDENCE)["all"])
    assert told["false"] <= MOST_FALSE


def test_confidence_is_the_share_of_rows_that_are_right(validation):
    off = {
        at: (mean, right)
        for at, rows, mean, right in validation.bins()
        if rows >= LEAST_ROWS and abs(mean - right) > MOST_OFF
    }
    assert not off


def test_reports_are_read_by_the_packaged_weights():
    judge, counts = Judge(load_lexicon()), Counter[str]()
    for passage in read_passages(SHARED / "reports.jsonl"):
        rows = extract_claims(passage.source, published=passage.published).rows()
        counts.update(count(passage, rows, judge))
    told = summary(counts)
    assert all(told[column] >= floor for column, floor in REPORTS.items()), told


def test_the_packaged_weights_say_which_gold_they_were_fitted_to():
    assert re.fullmatch(r"[0-9a-f]{16}", load_weights().digest)
