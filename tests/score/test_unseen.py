"""The unseen articles: their gold is in order, and what is read of them is of the text."""

from arabic_metrics import extract_claims
from arabic_metrics.score import read_gold_folder
from tests.corpus import CORPORA


def test_unseen_articles_are_read() -> None:
    golds = read_gold_folder(CORPORA / "unseen")
    assert len(golds) == 24
    assert sum(not gold.figures for gold in golds) == 6
    for gold in golds:
        for claim in extract_claims(gold.article).claims:
            for piece in claim.evidence:
                assert piece.span.of(gold.article.text) == piece.quote
