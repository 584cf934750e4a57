"""build_timelines: claim sets or rows, with articles and without."""

import dataclasses
import datetime as dt
from itertools import permutations
from typing import Any

import pytest

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.resolve import extract_claims
from arabic_metrics.resolve.person import owner_key
from arabic_metrics.timeline import Timeline, build_timelines
from arabic_metrics.timeline.leaderboard import rank_entities
from arabic_metrics.timeline.observation import COMPARED_CONFIDENCE
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


def test_an_owner_has_one_name_in_all_figures() -> None:
    claims = extract_claims(Article("لدى بلدية دبا على فيسبوك 40 ألف متابع", "a", DAY))
    [row] = claims.rows()
    told = [
        ("tiktok", "تطبيق تيك توك", "network"),
        ("tiktok", "تطبيق تيك توك", "network"),
        ("tiktok", "تيك توك", "network"),
        ("tiktok", "TikTok", "network"),
        ("tiktok", "TikTok", "network"),
        ("snapchat", 'شركة "سناب شات"', "network"),
        ("al_wehdat", "الوحدات", None),
        ("al_wehdat", "أغنية «الوحدات»", "content"),
        ("qnAp-Hlb", 'قناة "حلب"', "account"),
        ("qnAp-Hlb", "قناة حلب", "account"),
        ("qnAp-Hlb", "قناة حلب", "account"),
    ]
    rows = [
        {**row, "article_id": f"a{at}", "entity_key": key, "entity": name, "entity_kind": kind}
        for at, (key, name, kind) in enumerate(told)
    ]
    for order in (rows, rows[::-1]):
        named = {
            (each.entity_key, each.entity)
            for line in build_timelines(order)
            for each in line.observations
        }
        assert named == {
            ("tiktok", "TikTok"),
            ("snapchat", "سناب شات"),
            ("al_wehdat", "نادي الوحدات"),
            ("al_wehdat", "أغنية «الوحدات»"),
            ("qnAp-Hlb", "قناة حلب"),
        }


def test_a_person_with_a_title_and_without_contradicts_himself() -> None:
    articles = [
        Article("يتابع اللاعب موسى التعمري على إنستغرام 2.4 مليون متابع", "a", dt.date(2025, 3, 1)),
        Article(
            "أما موسى التعمري فيتابع حسابه على إنستغرام 3.9 مليون متابع", "b", dt.date(2025, 3, 2)
        ),
    ]
    [line] = lines_of(*articles)
    assert [figure.entity for figure in line.observations] == ["موسى التعمري"] * 2
    assert line.entity_key == "mwsy-AltEmry"
    assert [comparison.label for comparison in line.comparisons] == ["contradiction"]
    [standing] = rank_entities([line], "followers", "2025")
    assert standing.contested


def test_a_person_that_the_gazetteer_knows_keeps_its_key() -> None:
    lexicon = load_lexicon()
    name = "الملك سلمان بن عبد العزيز"
    assert owner_key(name, "person", "king_salman", lexicon) == "king_salman"
    assert owner_key(None, None, None, lexicon) is None


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


IN_EGYPT, IN_EGYPT_TOO, WORLD = "في مصر", "فى مصر", None


def rows_of(*told: tuple[str | None, int, float | None]) -> list[dict[str, Any]]:
    """Rows of the users of one network, each of an article of its own: scope, value, confidence."""
    [row] = extract_claims(TOLD.format("40 ألف")).rows()
    return [
        {
            **row,
            "article_id": f"a{number}",
            "metric": "users",
            "scope": scope,
            "value": value,
            "confidence": confidence,
        }
        for number, (scope, value, confidence) in enumerate(told)
    ]


def articles_of(rows: list[dict[str, Any]]) -> list[Article]:
    return [Article("", row["article_id"], DAY) for row in rows]


def test_users_in_a_country_are_another_line_than_those_of_the_world() -> None:
    rows = rows_of(
        (IN_EGYPT, 45_000_001, None), (WORLD, 3_000_000_001, None), (IN_EGYPT_TOO, 50_000_001, None)
    )
    lines = {line.scope: line for line in build_timelines(rows, articles_of(rows))}
    assert set(lines) == {IN_EGYPT, WORLD}
    assert [figure.value for figure in lines[IN_EGYPT].observations] == [45_000_001, 50_000_001]
    assert [figure.value for figure in lines[WORLD].observations] == [3_000_000_001]
    labels = [each.label for each in lines[IN_EGYPT].comparisons]
    assert labels == ["contradiction"]


def test_figures_are_held_to_a_confidence() -> None:
    rows = rows_of((WORLD, 1, 0.3), (WORLD, 2, 0.7), (WORLD, 3, None))
    values = [
        [
            figure.value
            for line in build_timelines(rows, min_confidence=least)
            for figure in line.observations
        ]
        for least in (0, 0.5, 1)
    ]
    assert values == [[1, 2, 3], [2, 3], [3]]
    with pytest.raises(ValueError, match="must be from 0 to 1"):
        build_timelines(rows, min_confidence=1.5)


def test_what_is_not_sure_is_not_compared_unless_asked_for() -> None:
    rows = rows_of((WORLD, 40_000_001, 0.9), (WORLD, 90_000_001, COMPARED_CONFIDENCE - 0.01))
    labels = [
        [each.label for line in lines for each in line.comparisons]
        for lines in (
            build_timelines(rows, articles_of(rows)),
            build_timelines(rows, articles_of(rows), min_confidence=0),
        )
    ]
    assert labels == [[], ["contradiction"]]


def test_an_observation_keeps_confidence_and_sentence() -> None:
    rows = rows_of((IN_EGYPT, 45_000_001, 0.75))
    [line] = build_timelines(rows)
    [figure] = line.observations
    assert (figure.confidence, figure.scope) == (0.75, IN_EGYPT)
    assert figure.sentence == rows[0]["sentence"] != ""


def test_one_claim_set_will_do_and_what_is_none_is_refused() -> None:
    article = Article(TOLD.format("12 مليون"), "a1")
    claims = extract_claims(article)
    assert build_timelines(claims, [article]) == build_timelines([claims], [article]) != ()
    wrong: Any
    for wrong in (None, [None], [article], "text", 3):
        with pytest.raises(TypeError, match=r"^claims must be claim sets, or their rows"):
            build_timelines(wrong)


def test_what_is_denied_is_compared_with_nothing() -> None:
    texts = (
        "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 410 آلاف متابع",
        "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 310 آلاف متابع، لا 410 آلاف",
    )
    articles = [
        Article(text, id=str(at), published=dt.date(2025, 11, at))
        for at, text in enumerate(texts, 2)
    ]
    [timeline] = build_timelines(map(extract_claims, articles), articles)
    assert [figure.value for figure in timeline.observations] == [410_000, 310_000]
