"""view: a page on standard output or in a file, and what goes wrong."""

import json
from pathlib import Path

import pytest

from arabic_metrics import Article, build_timelines, extract_claims, view_claims, view_timelines
from tests.cli.commands import OTHER, TEXT, run, write
from tests.resolve.unsure import read_unsure, unsure
from tests.timeline.made_archive import made_archive


def test_the_page_of_an_article_goes_to_standard_output(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    result = run("view", path)
    article = Article(TEXT, id=str(path))
    assert result.stdout == view_claims(article, extract_claims(article)).html
    assert (result.exit_code, result.stderr) == (0, "")


def test_or_to_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("view", write(tmp_path, "a.txt", TEXT), "-o", page)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{page}: written\n")
    assert "40 ألف</mark>" in page.read_text(encoding="utf-8")


def test_standard_input_and_the_language_of_labels() -> None:
    result = run("view", "-", "--lang", "en", stdin=OTHER)
    assert result.exit_code == 0
    assert '<html lang="en" dir="ltr">' in result.stdout
    assert f"<title>{OTHER}" in result.stdout, "a text without a title is named by its first line"


def test_the_date_of_publication_is_shown_and_read_against() -> None:
    text = "حصدت صفحة بلدية دبا على فيسبوك 40 ألف تفاعل خلال الشهر الماضي"
    shown = run("view", "-", "--published", "2025-11-02", stdin=text).stdout
    assert 'datetime="2025-11-02"' in shown
    assert "أكتوبر 2025</bdi>" in shown
    assert "1 أكتوبر 2025 – 31 أكتوبر 2025" in shown


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


def write_archive(folder: Path) -> None:
    made = made_archive()
    claims = "".join(f"{each.model_dump_json()}\n" for each in made.claims())
    write(folder, "claims-00000.jsonl", claims)
    records = (
        {"id": each.id, "published": str(each.published), "source": each.source, "text": each.text}
        for each in made.articles
    )
    lines = "".join(f"{json.dumps(record)}\n" for record in records)
    write(folder, "articles-00000.jsonl", lines)


def test_claims_give_the_report_of_an_archive(tmp_path: Path) -> None:
    write_archive(tmp_path)
    page = tmp_path / "report.html"
    result = run("view", tmp_path, "-o", page)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{page}: written\n")
    made = made_archive()
    lines = build_timelines(made.claims(), made.articles)
    report = view_timelines(lines, made.articles, claims=made.claims(), name=tmp_path.name)
    assert page.read_text(encoding="utf-8") == report.html


def test_a_report_has_the_name_of_what_was_read(tmp_path: Path) -> None:
    names = ("أخبار 2024.jsonl", "b.jsonl", "c.jsonl", "d.jsonl")
    news = tmp_path / "news"
    news.mkdir()
    inputs = [write(news, name, json.dumps({"id": name, "text": TEXT}) + "\n") for name in names]
    for given, told in (
        (inputs[:1], "أخبار 2024"),
        (inputs, "أخبار 2024 + b + c + …"),
        ((news,), "news"),
    ):
        out = tmp_path / "out" / "claims"
        run("archive", *given, "-o", out, "--jobs", 1, "--overwrite")
        page = run("view", out).stdout
        direction = "rtl" if told.startswith("أخبار") else "ltr"
        assert f"<title>تقرير: {told} · الأرقام عبر المقالات</title>" in page
        assert f'<h1>تقرير: <bdi dir="{direction}">{told}</bdi></h1>' in page
    shard = run("view", out / "claims-00000.jsonl").stdout
    assert "<title>تقرير: claims-00000 · " in shard
    english = run("view", out, "--lang", "en").stdout
    assert '<h1>Report: <bdi dir="ltr">news</bdi></h1>' in english


@pytest.mark.parametrize("command", ["timeline", "view"])
def test_many_rows_are_told_at_once(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_archive(tmp_path)
    monkeypatch.setattr("arabic_metrics.cli.timeline.MANY", 100)
    first = run(command, tmp_path).stderr.splitlines()[0]
    assert first == "There are more than 100 rows: 50,000 take about a minute."


def test_a_file_of_claims_without_its_articles_says_so(tmp_path: Path) -> None:
    write_archive(tmp_path)
    (tmp_path / "alone").mkdir()
    alone = write(
        tmp_path / "alone", "claims.jsonl", (tmp_path / "claims-00000.jsonl").read_bytes()
    )
    result = run("view", alone, "--lang", "en")
    assert "No file of articles was found" in result.stderr
    assert "Report of an archive" in result.stdout
    named = run("view", alone, "--articles", tmp_path / "articles-00000.jsonl")
    assert named.stderr == ""


@pytest.mark.parametrize("command", ["timeline", "view"])
def test_what_is_not_read_of_an_archive_says_what_is(tmp_path: Path, command: str) -> None:
    for name in ("rows-00000.csv", "claims.db"):
        path = write(tmp_path, name, "\0")
        done = run(command, path)
        told = f"Error: {path} is not read here: give the folder, or the JSON lines beside it.\n"
        assert (done.exit_code, done.stdout, done.stderr) == (1, "", told)
    done = run(command, tmp_path)
    assert done.exit_code == 1
    assert done.stderr.endswith(
        f"If it holds articles, run `arabic-metrics archive {tmp_path} -o claims/` first.\n"
    )


@pytest.mark.parametrize("command", ["timeline", "view"])
def test_a_run_that_is_not_finished_is_told(tmp_path: Path, command: str) -> None:
    article = write(tmp_path, "a.jsonl", json.dumps({"id": "a", "text": TEXT}) + "\n")
    out = tmp_path / "claims"
    run("archive", article, "-o", out, "--jobs", 1)
    told = f"{out}: its run of `archive` is not finished, so articles are missing; go on with --resume.\n"
    assert told not in run(command, out).stderr
    manifest = (out / "manifest.json").read_text(encoding="utf-8")
    write(out, "manifest.json", manifest.replace('"finished": true', '"finished": false'))
    done = run(command, out)
    assert done.exit_code == 0 and done.stderr.startswith(told)


@pytest.mark.parametrize("page", [("view", "-o"), ("timeline", "--chart")])
def test_the_page_of_a_run_that_is_not_finished_says_so(
    tmp_path: Path, page: tuple[str, str]
) -> None:
    article = write(tmp_path, "a.jsonl", json.dumps({"id": "a", "text": TEXT}) + "\n")
    out, made = tmp_path / "claims", tmp_path / "page.html"
    run("archive", article, "-o", out, "--jobs", 1)
    manifest = (out / "manifest.json").read_text(encoding="utf-8")
    command, option = page
    for finished in ("true", "false"):
        told = manifest.replace('"finished": true', f'"finished": {finished}')
        write(out, "manifest.json", told)
        run(command, out, option, made)
        assert ("لم تكتمل قراءة هذا الأرشيف" in made.read_text(encoding="utf-8")) == (
            finished == "false"
        )


def test_an_article_and_claims_do_not_mix(tmp_path: Path) -> None:
    article, claims = write(tmp_path, "a.txt", TEXT), write(tmp_path, "claims.jsonl", "")
    for words, sentence in (
        ((article, article), "Of several articles, run `arabic-metrics archive` first."),
        ((article, "--articles", claims), "view shows one article, or claims"),
        ((claims, "--published", "2025-11-02"), "go with an article, not with claims"),
    ):
        result = run("view", *words)
        assert result.exit_code == 2
        assert sentence in " ".join(result.stderr.split())
    assert run("view", tmp_path / "nowhere.jsonl").exit_code == 1
    assert run("view", article, claims).exit_code == 1


def test_figures_are_held_to_a_confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_unsure(monkeypatch, 0.4)
    path = write(tmp_path, "a.txt", TEXT)
    reason = "confidence 0.40 is below 0.50"
    assert reason not in run("view", path, "--lang", "en", "--min-confidence", "0.4").stdout
    assert reason in run("view", path, "--lang", "en", "--min-confidence", "0.5").stdout
    claims = unsure(extract_claims(Article(TEXT, id="a")), 0.4).model_dump_json()
    file = write(tmp_path, "claims.jsonl", claims + "\n")
    for least, compared in (("0.4", 1), ("0.5", 0)):
        page = run("view", file, "--lang", "en", "--min-confidence", least).stdout
        told = f"of a confidence of {least} or more whose owner is a name: {compared}."
        assert told in page
        assert "40,000" in page, "the list holds every row, compared or not"


def test_claims_of_version_1_are_refused(tmp_path: Path) -> None:
    result = run("view", write(tmp_path, "old.json", '{"version": 1, "claims": []}'))
    assert result.exit_code == 1
    assert "old.json, line 1: it is of version 1 of the claim format" in result.stderr


def test_the_page_does_not_take_the_place_of_its_article(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    (tmp_path / "link.txt").symlink_to(path)
    for output in (path, tmp_path / "link.txt"):
        result = run("view", path, "-o", output)
        assert (result.exit_code, path.read_text(encoding="utf-8")) == (1, TEXT)
        assert (
            result.stderr
            == f"Error: {output} is an input: it would be written over. Name another file.\n"
        )


def test_nor_of_a_file_of_claims_or_gold(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    claims = tmp_path / "claims"
    assert run("archive", tmp_path / "a.txt", "-o", claims).exit_code == 0
    shard = claims / "claims-00000.jsonl"
    before = shard.read_bytes()
    for words in (("view", claims, "-o"), ("view", shard, "-o"), ("timeline", claims, "--chart")):
        assert "is an input" in run(*words, shard).stderr
    assert shard.read_bytes() == before
    assert "is an input" in run("fit", shard, "-o", shard).stderr
    assert "is an input" in run("score", tmp_path, "--report", tmp_path / "a.txt").stderr
    page = claims / "report.html"
    assert [run("view", claims, "-o", page).exit_code for _ in range(2)] == [0, 0]
