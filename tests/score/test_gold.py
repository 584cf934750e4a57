"""Gold files: what they say is found in the text, and every mistake names file, claim and problem."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from arabic_metrics import GoldError
from arabic_metrics.score import read_gold, read_gold_folder
from arabic_metrics.score.gold import GoldArticle
from tests.corpus import CORPORA

TEXT = "احتلت صفحة بلدية دبا المركز الثاني، ولها 1.5 مليون متابع، بعد 40 منشورا ثم 40 أخرى"
HEAD = 'region = "gulf"\n[[claim]]\nentity = "بلدية دبا"\n'


def write(folder: Path, gold: str, text: str | bytes = TEXT) -> Path:
    (folder / "one.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    path = folder / "one.gold.toml"
    path.write_text(gold, encoding="utf-8")
    return path


def read(folder: Path, gold: str, text: str | bytes = TEXT) -> GoldArticle:
    return read_gold(write(folder, gold, text))


def test_quotes_become_spans(tmp_path: Path) -> None:
    gold = read(
        tmp_path,
        'region = "gulf"\npublished = 2025-11-02\n[[claim]]\nentity = "بلدية دبا"\nplatform = "facebook"\n'
        'rank = { value = 2, quote = "الثاني" }\n'
        'followers = { value = "1500000.0", modifier = "more_than", quote = "1.5 مليون" }\n'
        '[[claim]]\nposts = { value = "81/2", quote = "40", nth = 2 }\n',
    )
    assert gold.article.id == "one"
    assert gold.article.published == dt.date(2025, 11, 2)
    rank, followers, posts = gold.figures
    assert [figure.claim for figure in gold.figures] == [1, 1, 2]
    assert rank.metric == "rank" and rank.span.of(TEXT) == "الثاني"
    assert followers.value == Decimal("1500000") and followers.modifier == "more_than"
    assert followers.platform == "facebook" and followers.entity == "بلدية دبا"
    assert posts.value == Fraction(81, 2) and posts.entity is None
    assert posts.span.start == TEXT.rindex("40")


def test_an_article_may_claim_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, 'region = "gulf"\n').figures == ()


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("region = ", ": is not valid TOML: "),
        ("", ": region: this key is missing"),
        (
            'region = "moon"',
            ": region: Input should be 'egypt', 'gulf', 'levant', 'maghreb' or 'abroad'",
        ),
        ('region = "gulf"\ntitle = "a"', ": title: this key is not known"),
        (HEAD, ", claim 1 («بلدية دبا»): it holds no figure"),
        (
            HEAD + 'folowers = { value = 2, quote = "الثاني" }',
            ", claim 1 («بلدية دبا»): «folowers» is neither a field of a claim nor a metric of the lexicon",
        ),
        (
            HEAD + 'platform = "Facebook"\nrank = { value = 2, quote = "الثاني" }',
            ", claim 1 («بلدية دبا»): platform: «Facebook» is not written as it should be",
        ),
        (
            HEAD + 'rank = { value = 2, quote = "الثاني", note = "a" }',
            ", claim 1 («بلدية دبا»): rank.note: this key is not known",
        ),
        (
            HEAD + 'rank = { quote = "الثاني" }',
            ", claim 1 («بلدية دبا»): rank.value: this key is missing",
        ),
        (HEAD + "posts = 40", ", claim 1 («بلدية دبا»): posts: Input should be a valid dictionary"),
        (
            HEAD + 'rank = { value = 2.0, quote = "الثاني" }',
            ", claim 1 («بلدية دبا»): rank.value: a value is an integer, or a string such as 1.5 or 2/3",
        ),
        (
            HEAD + 'rank = { value = "1.5", quote = "الثاني" }',
            ", claim 1 («بلدية دبا»): rank: a rank is a whole number",
        ),
        (
            HEAD + 'posts = { value = 40, upper = 30, quote = "40", nth = 1 }',
            ", claim 1 («بلدية دبا»): posts: upper must exceed value",
        ),
        (
            HEAD + 'rank = { value = 3, quote = "الثالث" }',
            ", claim 1 («بلدية دبا»): rank: the quote «الثالث» does not occur in the text",
        ),
        (
            HEAD + 'posts = { value = 40, quote = "40" }',
            ", claim 1 («بلدية دبا»): posts: the quote «40» occurs 2 times; say which with nth",
        ),
        (
            HEAD + 'posts = { value = 40, quote = "40", nth = 3 }',
            ", claim 1 («بلدية دبا»): posts: the quote «40» occurs 2 times, not 3",
        ),
        (
            'region = "gulf"\n[[claim]]\nposts = { value = 1, quote = "40" }',
            ", claim 1: posts: the quote «40» occurs 2 times; say which with nth",
        ),
    ],
)
def test_mistakes_name_file_claim_and_problem(gold: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError) as caught:
        read(tmp_path, gold)
    assert str(caught.value).startswith(f"one.gold.toml{said}")


def test_a_text_that_is_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"one\.txt is not UTF-8, at byte 0"):
        read(tmp_path, 'region = "gulf"', b"\xff")


def test_a_text_that_is_missing(tmp_path: Path) -> None:
    path = write(tmp_path, 'region = "gulf"')
    (tmp_path / "one.txt").unlink()
    with pytest.raises(GoldError, match=r"one\.txt cannot be read"):
        read_gold(path)


def test_a_text_without_gold(tmp_path: Path) -> None:
    write(tmp_path, 'region = "gulf"')
    (tmp_path / "two.txt").write_text("نص", encoding="utf-8")
    with pytest.raises(GoldError, match=r"two\.txt: has no two\.gold\.toml beside it"):
        read_gold_folder(tmp_path)


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no"):
        read_gold_folder(tmp_path)
    with pytest.raises(GoldError, match="is no folder"):
        read_gold_folder(tmp_path / "missing")


def test_the_golden_articles_are_read_and_some_claim_nothing() -> None:
    golds = read_gold_folder(CORPORA / "articles")
    assert {gold.region for gold in golds} >= {"egypt", "gulf", "levant", "maghreb"}
    assert sum(not gold.figures for gold in golds) >= 2
    for gold in golds:
        for figure in gold.figures:
            assert figure.span.of(gold.article.text) == figure.quote


def test_any_figure_may_have_a_scope_and_a_rate_by_the_second(tmp_path: Path) -> None:
    gold = HEAD + 'posts = { value = 40, quote = "40", nth = 1, scope = "في مصر", rate = "second" }'
    [posts] = read(tmp_path, gold).figures
    assert (posts.scope, posts.rate) == ("في مصر", "second")
