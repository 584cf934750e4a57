"""Gold is written as it is read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import Article, GoldError, Span
from arabic_metrics.score import GoldArticle, GoldFigure, read_gold, save_gold, write_gold
from tests.corpus import CORPORA

TEXT = '2 2 2 «"متابع"» \\ 📣\r\n\t\x7fالثاني'
GOLDEN = sorted((CORPORA / "articles").glob("*.gold.toml"))


def figure(span: Span, text: str, **facts: object) -> GoldFigure:
    plain = {
        "claim": 1, "metric": "posts", "value": 1, "upper": None, "modifier": "exact", "aspect": "level", "rate": None,
        "scope": None, "entity": None, "platform": None, "period": None, "attribution": None,
    }  # fmt: skip
    return GoldFigure.model_validate({**plain, **facts, "span": span, "quote": span.of(text)})


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_golden_articles_come_back(path: Path, tmp_path: Path) -> None:
    gold = read_gold(path)
    assert read_gold(save_gold(gold, tmp_path, comment="the same")) == gold


@settings(max_examples=60)
@given(
    st.text('2 "\\📣\r\n\x7f\u064bالثاني', min_size=1, max_size=12), st.data(), st.text(max_size=5)
)
def test_any_quote_of_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject, entity: str
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = figure(Span(start, end), text, entity=entity or None, attribution='"\\\x00"')
    gold = GoldArticle(article=Article(text, id="one"), region="gulf", figures=(one,))
    assert read_gold(save_gold(gold, tmp_path_factory.mktemp("gold"))) == gold


def test_it_looks_as_if_written_by_hand() -> None:
    one = figure(
        Span(2, 3),
        TEXT,
        value=12_000,
        modifier="at_least",
        scope="في مصر",
        entity="بلدية",
        platform="x",
    )
    rank = figure(Span(4, 5), TEXT, metric="rank", value=2, scope="عربيا")
    gold = GoldArticle(article=Article(TEXT, id="one"), region="gulf", figures=(one, rank))
    assert write_gold(gold).splitlines() == [
        'region = "gulf"',
        "",
        "[[claim]]",
        'entity = "بلدية"',
        'platform = "x"',
        'posts = { value = 12_000, modifier = "at_least", quote = "2", nth = 2, scope = "في مصر" }',
        'rank = { value = 2, quote = "2", nth = 3, scope = "عربيا" }',
    ]


def test_gold_that_is_there_is_kept(tmp_path: Path) -> None:
    gold = GoldArticle(article=Article(TEXT, id="one"), region="gulf", figures=())
    path = save_gold(gold, tmp_path)
    with pytest.raises(GoldError, match=r"one\.gold\.toml: is there already$"):
        save_gold(gold, tmp_path)
    assert save_gold(gold, tmp_path, replace=True) == path
    other = GoldArticle(article=Article("آخر", id="one"), region="gulf", figures=())
    with pytest.raises(GoldError, match=r"one\.txt: is there already, and is not the text"):
        save_gold(other, tmp_path, replace=True)


def test_gold_that_cannot_be_read_back_is_told(tmp_path: Path) -> None:
    wrong = figure(Span(0, 1), TEXT, platform="Facebook")
    gold = GoldArticle(article=Article(TEXT, id="one"), region="gulf", figures=(wrong,))
    with pytest.raises(GoldError, match="platform"):
        save_gold(gold, tmp_path)
