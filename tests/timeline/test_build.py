"""build_timelines: claim sets or rows, with articles and without."""

import dataclasses
import datetime as dt
from itertools import permutations

import pytest

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.resolve import extract_claims
from arabic_metrics.timeline import Timeline, build_timelines
from tests.timeline.made_archive import made_archive

TOLD = "يتابع حساب بلدية دبا على فيسبوك {} متابع."
DAY = dt.date(2025, 11, 2)


def lines_of(*articles: Article) -> tuple[Timeline, ...]:
    return build_timelines(map(extract_claims, articles), articles)


def test_rows_give_what_claim_sets_give() -> None:
    archive = made_archive()
    rows = [row for claims in archive.claims() for row in claims.rows()]
    assert build_timelines(rows, archive.articles) == build_timelines(
        archive.claims(), archive.articles
    )


def test_a_timeline_runs_from_the_oldest_to_the_latest() -> None:
    articles = [
        Article(TOLD.format(f"{number}2.4 مليون"), f"a{number}", dt.date(2025, month, 3))
        for number, month in ((1, 9), (2, 2), (3, 5))
    ]
    for order in permutations(articles):
        [line] = lines_of(*order)
        assert [figure.article.id for figure in line.observations] == ["a2", "a3", "a1"]
        assert [comparison.label for comparison in line.comparisons] == ["different_period"] * 2


def test_what_an_article_says_twice_counts_once() -> None:
    [line] = lines_of(Article(f"{TOLD.format('12 مليون')} {TOLD.format('12 مليون')}", "a1", DAY))
    assert len(line.observations) == 1
    assert line.comparisons == ()


def test_a_figure_without_an_entity_is_left_out() -> None:
    claims = extract_claims("يتابعها على تويتر 20 ألف شخص")
    assert [row["entity_key"] for row in claims.rows()] == [None]
    assert build_timelines([claims]) == ()


def test_no_claims_give_no_timelines() -> None:
    assert build_timelines([]) == ()
    assert build_timelines([extract_claims("")], [Article("", "")]) == ()


def test_an_article_that_is_not_among_the_articles_keeps_its_figures_without_a_day() -> None:
    [line] = build_timelines(
        [extract_claims(Article(TOLD.format("12 مليون"), "a1"))], [Article("", "b")]
    )
    assert line.observations[0].when is None


def test_results_are_frozen() -> None:
    [line] = lines_of(Article(TOLD.format("12 مليون"), "a1", DAY))
    results = (
        (line, "metric"),
        (line.observations[0], "value"),
        (line.observations[0].article, "id"),
    )
    for result, name in results:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(result, name, "x")


def test_an_id_of_two_articles_is_refused() -> None:
    article = Article(TOLD.format("12 مليون"), "a1", DAY)
    claims = [extract_claims(article)]
    assert build_timelines(claims, [article, article]) == build_timelines(claims, [article])
    with pytest.raises(ArchiveError, match="Two articles have the id «a1»"):
        build_timelines(claims, [article, Article("نص آخر", "a1", DAY)])


@pytest.mark.parametrize("name", ["الفيديو", "الصفحة", "الشركة", "الرئيس"])
def test_a_common_noun_is_nobody_across_articles(name: str) -> None:
    told = [
        Article(f"بلغ عدد متابعي {name} على فيسبوك {number} ألف متابع.", f"a{number}", DAY)
        for number in (40, 90)
    ]
    assert [len(extract_claims(article).rows()) for article in told] == [1, 1]
    assert lines_of(*told) == ()
