"""Lists and tables of `corpora/layouts`, read by the packaged weights, which were not fitted to them."""

from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("trafilatura", reason="web pages need the extra `web`")

from arabic_metrics import extract_claims, load_lexicon
from arabic_metrics.core import Article
from arabic_metrics.score.judge import Judge, count, summary
from arabic_metrics.score.passage import GoldPassage, read_passages

LAYOUTS = Path(__file__).parents[2] / "corpora" / "layouts"
FLOORS = {"F1": 90.0, "found": 96.0, "owner": 96.0, "network": 95.0, "period": 96.0}


@pytest.fixture(scope="module")
def passages() -> list[GoldPassage]:
    return read_passages(LAYOUTS)


def rows(passage: GoldPassage) -> list[dict]:
    article = Article(passage.source, published=passage.published, blocks=passage.blocks)
    return extract_claims(article).rows()


@pytest.mark.parametrize("sort", ["table", "list"])
def test_there_are_fifty_of_each_and_a_third_claims_nothing(passages, sort):
    told = [passage for passage in passages if passage.id.startswith(sort)]
    assert len(told) >= 50
    assert sum(not passage.claims for passage in told) * 3 >= len(told)


def test_rows_keep_their_floors(passages):
    judge, counts = Judge(load_lexicon()), Counter[str]()
    for passage in passages:
        counts.update(count(passage, rows(passage), judge))
    reached = summary(counts)
    assert not {c: (reached[c], floor) for c, floor in FLOORS.items() if reached[c] < floor}


def test_what_claims_nothing_gives_no_row(passages):
    assert not [(p.id, rows(p)) for p in passages if not p.claims and rows(p)]


def test_each_quote_is_its_slice(passages):
    for passage in passages:
        for row in rows(passage):
            assert passage.source[row["start"] : row["end"]] == row["surface"]
