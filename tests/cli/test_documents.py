"""`extract`, `view` and `export` of web pages and Markdown."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from arabic_metrics.cli import main
from tests.cli.commands import TEXT, write

LAYOUTS = Path(__file__).parents[2] / "corpora" / "layouts"
PAGE = LAYOUTS / "table-html-ministries-quarter.html"
MARKDOWN = next(iter(sorted(LAYOUTS.glob("table-md-*.md"))))


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_a_page_is_extracted_from_its_article():
    pytest.importorskip("trafilatura", reason="web pages need the extra `web`")
    result = run("extract", str(PAGE), "--format", "csv")
    assert result.exit_code == 0
    assert "7412306" in result.stdout


def test_a_page_under_the_name_of_a_text_is_read_as_a_page(tmp_path):
    page = f"<!DOCTYPE html>\n<html><body><h1>خبر</h1><p>{TEXT}</p></body></html>"
    found = run("extract", str(write(tmp_path, "a.txt", page)))
    assert "is read as a web page." in found.stderr and ">40,000" in found.stdout
    assert run("extract", str(write(tmp_path, "a.html", page))).stderr == ""
    done = run("archive", str(tmp_path / "a.txt"), "-o", str(tmp_path / "claims"))
    assert "1 claim in 1 of 1 article" in done.stderr


def test_markdown_is_extracted_from_its_table(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(
        "# صفحات الوزارات على **فيسبوك**\n\n| الصفحة | المتابعون |\n|---|---|\n| صفحة وزارة الري | 3,200,450 |\n| صفحة وزارة العمل | 2,100,300 |\n",
        encoding="utf-8",
    )
    result = run("extract", str(path), "--format", "csv")
    assert result.exit_code == 0
    assert "3200450" in result.stdout and "|" not in result.stdout


def test_markdown_has_the_date_of_its_front_matter(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(
        "---\ndate: 2025-11-03\n---\nبلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا في الشهر الماضي.",
        encoding="utf-8",
    )
    [row] = csv.DictReader(run("extract", str(path), "--format", "csv").stdout.splitlines())
    assert (row["published"], row["period"]) == ("2025-11-03", "2025-10")


def test_the_view_shows_a_table_as_one(tmp_path):
    page = tmp_path / "page.html"
    assert run("view", str(MARKDOWN), "-o", str(page)).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert '<div class="laid-out"><table>' in html


def test_a_page_without_an_article_is_told_in_a_sentence(tmp_path):
    pytest.importorskip("trafilatura", reason="web pages need the extra `web`")
    path = tmp_path / "empty.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    result = run("extract", str(path))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1 and "no article was found" in result.stderr


def test_documents_are_exported(tmp_path):
    result = run("export", str(MARKDOWN), "--to", "brat", "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert any((tmp_path / "out").iterdir())
