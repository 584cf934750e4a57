"""extract_many: what extract_claims returns, text by text."""

import datetime as dt
from collections.abc import Iterator

import pytest

from arabic_metrics import Article, ClaimSet, extract_claims, extract_many
from arabic_metrics.stream.many import MOST_TOGETHER
from tests.resolve.unsure import read_unsure
from tests.stream.news import records

TEXT = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
SILENT = "يلتقي الفريقان يوم الجمعة المقبل"
MONTH = "حصدت صفحة بلدية دبا على فيسبوك 300 ألف تفاعل الشهر الماضي"
DAY = dt.date(2025, 9, 10)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_text_gives_its_claims_in_order(jobs: int) -> None:
    articles = [Article(each["text"], id=each["id"]) for each in records(MOST_TOGETHER + 30)]
    texts = [*articles, TEXT, "", SILENT]
    assert list(extract_many(texts, jobs=jobs)) == list(map(extract_claims, texts))


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


def test_no_texts_give_nothing() -> None:
    assert list(extract_many([], jobs=2)) == []
    assert list(extract_many([""])) == [ClaimSet()]
