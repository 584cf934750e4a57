"""Two readers of one text."""

import pytest

from arabic_metrics import Article, GoldError
from arabic_metrics.score import GoldArticle, list_differences, score_against
from tests.score.test_score import TEXT, gold

RANK = {"metric": "rank", "value": 2, "modifier": "exact", "quote": "الثاني"}


def test_a_reader_agrees_with_themselves() -> None:
    one = gold({}, RANK)
    assert {tally.f1 for tally in score_against([one], [one]).tallies.values() if tally.wanted} == {
        1
    }
    assert list(list_differences([one], [one])) == []


def test_f1_does_not_depend_on_who_is_first() -> None:
    one, two = gold({}, RANK), gold({"period": None})
    there, back = score_against([one], [two]).tallies, score_against([two], [one]).tallies
    assert there["figure"].f1 == back["figure"].f1 < 1
    assert there["figure"].precision == back["figure"].recall == 1


def test_each_difference_is_a_line() -> None:
    one = gold({}, RANK)
    two = gold({"period": None, "value": 12, "upper": 13, "entity": "الوحدات"}, {"metric": "views"})
    assert list(list_differences([one], [two])) == [
        "a: rank «الثاني»: only the first has it",
        "a: views «12 مليون»: only the second has it",
        "a: followers «12 مليون»: period: 2025-Q3 / nothing",
        "a: followers «12 مليون»: value: 12000000 / 12–13",
    ]


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "a: the second reader has no gold of it"),
        ([gold(), GoldArticle(article=Article(TEXT, id="b"), region="gulf", figures=())], "b: the first"),
        ([GoldArticle(article=Article("آخر", id="a"), region="gulf", figures=())], "a: the two readers had"),
    ],
    ids=["missing", "more", "other text"],
)  # fmt: skip
def test_readers_of_other_articles_are_refused(others: list[GoldArticle], said: str) -> None:
    with pytest.raises(GoldError, match=said):
        score_against([gold({})], others)
