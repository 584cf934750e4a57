"""view: a page on standard output or in a file, and what goes wrong."""

from pathlib import Path

from arabic_metrics import Article, extract_claims, view_claims
from tests.cli.commands import OTHER, TEXT, run, write


def test_the_page_of_an_article_goes_to_standard_output(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    result = run("view", path)
    article = Article(TEXT, id=str(path), title="a.txt")
    assert result.stdout == view_claims(article, extract_claims(article)).html
    assert (result.exit_code, result.stderr) == (0, "")


def test_or_to_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("view", write(tmp_path, "a.txt", TEXT), "-o", page)
    assert (result.exit_code, result.output) == (0, "")
    assert "40 ألف</mark>" in page.read_text(encoding="utf-8")


def test_standard_input_and_the_language_of_labels() -> None:
    result = run("view", "-", "--lang", "en", stdin=OTHER)
    assert result.exit_code == 0
    assert '<html lang="en" dir="ltr">' in result.stdout
    assert "<title>The article</title>" in result.stdout


def test_the_date_of_publication_is_shown_and_read_against() -> None:
    text = "حصدت صفحة بلدية دبا على فيسبوك 40 ألف تفاعل خلال الشهر الماضي"
    shown = run("view", "-", "--published", "2025-11-02", stdin=text).stdout
    assert 'datetime="2025-11-02"' in shown
    assert "2025-10-01 – 2025-10-31" in shown


def test_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    content = '[[metric]]\nid = "reposts"\nkind = "flow"\nphrases = ["إعادة بث"]\nexamples = ["3 إعادة بث"]\n'
    mine = write(tmp_path, "mine.toml", content)
    text = "حصدت صفحة بلدية دبا على فيسبوك 500 إعادة بث"
    assert ">reposts</th>" in run("view", "-", "--lexicon", mine, stdin=text).stdout


def test_a_page_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    page = tmp_path / "missing" / "page.html"
    result = run("view", write(tmp_path, "a.txt", TEXT), "-o", page)
    assert result.exit_code == 1
    assert result.stderr == f"Error: {page} cannot be written: No such file or directory.\n"


def test_an_article_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    result = run("view", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert "none.txt cannot be read" in result.stderr
