"""200 articles with planted cases, through `extract_claims`: every case is found, and none is invented."""

from collections import Counter
from functools import cache

from arabic_metrics.timeline import Comparison, Timeline, build_timelines
from tests.timeline.made_archive import made_archive

PLANTED = {
    "contradiction": 12,
    "agree_within": 10,
    "revision": 8,
    "agree": 8,
    "different_definition": 6,
}
TIMELINES, STEPS = 19, 3  # of four figures each, months apart


@cache
def timelines() -> tuple[Timeline, ...]:
    archive = made_archive()
    return build_timelines(archive.claims(), archive.articles)


def comparisons() -> list[Comparison]:
    return [comparison for line in timelines() for comparison in line.comparisons]


def told_in(comparison: Comparison) -> frozenset[str]:
    return frozenset(figure.article.id for figure in (*comparison.figures, *comparison.against))


def test_the_archive_is_what_it_is_said_to_be() -> None:
    archive = made_archive()
    assert len(archive.articles) == 200
    assert len({article.text for article in archive.articles}) == 200
    assert sum(len(case.copies) for case in archive.cases) == 20
    planted = Counter(case.label for case in archive.cases)
    assert planted == {**PLANTED, "copies": 10, "different_period": TIMELINES}


def test_every_article_but_the_silent_ones_states_one_figure() -> None:
    stated = Counter(len(claims.rows()) for claims in made_archive().claims())
    assert stated == {1: 194, 0: 6}


def test_every_planted_case_is_found_and_none_is_invented() -> None:
    found = Counter(comparison.label for comparison in comparisons())
    assert found == {**PLANTED, "different_period": TIMELINES * STEPS}


def test_each_case_is_found_where_it_was_planted() -> None:
    planted = {
        (case.label, frozenset(case.articles))
        for case in made_archive().cases
        if case.label in PLANTED
    }
    found = {
        (comparison.label, told_in(comparison))
        for comparison in comparisons()
        if comparison.label != "different_period"
    }
    assert found == planted


def test_copies_count_once_and_stay_listed() -> None:
    copied = {
        figure.article.id: {copy.id for copy in figure.copies}
        for line in timelines()
        for figure in line.observations
        if figure.copies
    }
    planted = {case.articles[0]: set(case.copies) for case in made_archive().cases if case.copies}
    assert copied == planted


def test_every_figure_stands_in_one_timeline() -> None:
    told = [
        publication.id
        for line in timelines()
        for figure in line.observations
        for publication in figure.articles
    ]
    assert len(told) == len(set(told)) == 194


def test_without_articles_nothing_is_dated_by_publication_or_copied() -> None:
    lines = build_timelines(made_archive().claims())
    figures = [figure for line in lines for figure in line.observations]
    assert len(figures) == 194
    assert not any(figure.copies for figure in figures)
    assert all(figure.when is None for figure in figures if figure.fixed is None)
    labels = Counter(comparison.label for line in lines for comparison in line.comparisons)
    assert labels["contradiction"] > 0
    assert labels["revision"] == labels["different_period"] == 0


def test_the_order_of_the_articles_does_not_matter() -> None:
    archive = made_archive()
    assert build_timelines(reversed(archive.claims()), reversed(archive.articles)) == timelines()
