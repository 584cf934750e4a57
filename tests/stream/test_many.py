"""extract_many: what extract_claims returns, text by text."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from arabic_metrics import (
    Article,
    Asked,
    Choice,
    ClaimSet,
    Option,
    extract_claims,
    extract_many,
    load_weights,
)
from arabic_metrics.stream.archive import MOST_TOGETHER
from tests.resolve.unsure import read_unsure
from tests.stream.news import records

TEXT = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
SILENT = "يلتقي الفريقان يوم الجمعة المقبل"
MONTH = "حصدت صفحة بلدية دبا على فيسبوك 300 ألف تفاعل الشهر الماضي"
DAY = dt.date(2025, 9, 10)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_text_gives_its_claims_in_order(jobs: int) -> None:
    articles = [Article(each["text"], id=each["id"]) for each in records(MOST_TOGETHER + 30)]
    texts = [*articles, Article(TEXT, "last"), Article("", "empty"), Article(SILENT, "silent")]
    assert list(extract_many(texts, jobs=jobs)) == list(map(extract_claims, texts))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_without_an_id_has_its_place_as_one(jobs: int) -> None:
    texts = [TEXT, Article(TEXT, "a7"), SILENT, Article(TEXT)]
    found = list(extract_many(texts, jobs=jobs))
    assert [claims.article_id for claims in found] == ["1", "a7", "3", "4"]
    assert [row["article_id"] for claims in found for row in claims.rows()] == ["1", "a7", "4"]
    assert found[0].claims == extract_claims(TEXT).claims


def test_texts_are_taken_as_they_are_asked_for() -> None:
    taken: list[str] = []

    def told() -> Iterator[str]:
        for text in (TEXT, SILENT):
            taken.append(text)
            yield text

    found = extract_many(told())
    assert taken == []
    assert len(next(found).claims) == 1
    assert taken == [TEXT]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_date_is_for_texts_that_have_none(jobs: int) -> None:
    own = Article(MONTH, published=dt.date(2025, 3, 1))
    found = extract_many([MONTH, own], published=DAY, jobs=jobs)
    assert [row["period"] for claims in found for row in claims.rows()] == ["2025-08", "2025-02"]


def test_figures_are_held_to_a_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    read_unsure(monkeypatch, 0.4)
    [sure] = extract_many([TEXT], min_confidence=0.4)
    [left] = extract_many([TEXT], min_confidence=0.5)
    assert (len(sure.claims), len(left.claims), len(left.unresolved)) == (1, 0, 1)


def test_what_is_no_probability_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="must be from 0 to 1"):
        extract_many([TEXT], min_confidence=2)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_iterator_is_read_in_order_and_tells_of_its_articles(jobs: int) -> None:
    articles = [
        Article(TEXT if n % 2 else SILENT, f"a{n}", DAY, f"خبر {n}", "جريدة") for n in range(7)
    ]
    found = list(extract_many(iter(articles), jobs=jobs))
    assert found == list(map(extract_claims, articles))
    assert [(each.title, each.published, each.source) for each in found] == [
        (f"خبر {n}", DAY, "جريدة") for n in range(7)
    ]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (TEXT, "must be several texts, such as a list of strings, not the string"),
        (Article(TEXT), "must be several texts"),
        (None, "must be several texts, such as a list of strings, not None"),
        (3, "not an int"),
    ],
)
def test_what_is_not_several_texts_is_refused_at_once(texts: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        extract_many(texts)


def test_other_arguments_are_refused_at_once() -> None:
    wrong: Any
    for name, wrong, told in (
        ("jobs", "2", "jobs must be a whole number"),
        ("published", "2025-11-02", "published must be a date"),
        ("lexicon", "mine.toml", "lexicon must be what load_lexicon returns"),
        ("chooser", "mine.tsv", "chooser must be what load_weights returns, or a Chooser"),
        ("min_confidence", "0.5", "min_confidence must be a number from 0 to 1"),
    ):
        with pytest.raises(TypeError, match=told):
            extract_many([TEXT], **{name: wrong})
    with pytest.raises(ValueError, match="jobs is 0: it must be 1 or more"):
        extract_many([TEXT], jobs=0)


def test_an_item_that_is_no_text_is_told_when_it_is_reached() -> None:
    wrong: Any = [TEXT, None]
    found = extract_many(wrong)
    assert len(next(found)) == 1
    with pytest.raises(TypeError, match=r"^texts\[1\] must be a string or an Article, not None"):
        next(found)


class Nobody:
    """Leaves every figure without an owner."""

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        if asked.slot == "owner":
            return Choice.of(asked.slot, options, [1.0] + [0.0] * (len(options) - 1))
        return load_weights().choose(asked, options)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_chooser_of_ones_own_is_asked(jobs: int) -> None:
    [claims] = extract_many([TEXT], jobs=jobs, chooser=Nobody())
    assert [row["entity"] for row in claims.rows()] == [None]
    assert claims.claims == extract_claims(TEXT, chooser=Nobody()).claims


def test_no_texts_give_nothing() -> None:
    assert list(extract_many([], jobs=2)) == []
    assert list(extract_many([""])) == [ClaimSet(article_id="1")]
