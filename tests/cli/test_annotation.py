"""export and import."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from arabic_metrics.score import read_gold_folder, score_articles
from arabic_metrics.stream.folder import locked
from tests.cli.commands import OTHER, TEXT, run, write

GOLD = 'region = "gulf"\npublished = 2025-11-02\n'


def exported(folder: Path, *, annotate: int | None = None) -> Path:
    """Export two articles and return the tasks as Label Studio would export them, with that many annotated."""
    write(folder, "one.txt", TEXT)
    write(folder, "two.txt", OTHER)
    write(folder, "one.gold.toml", GOLD)
    result = run("export", folder, "--to", "label-studio", "-o", folder / "out")
    assert result.exit_code == 0, result.output
    tasks = json.loads((folder / "out" / "tasks.json").read_text(encoding="utf-8"))
    for number, task in enumerate(tasks[:annotate], 1):
        result_of_machine = task["predictions"][0]["result"]
        task.update(
            id=number, annotations=[{"id": number, "completed_by": 5, "result": result_of_machine}]
        )
    return write(folder, "export.json", json.dumps(tasks))


def test_corrections_come_back_as_gold(tmp_path: Path) -> None:
    result = run("import", exported(tmp_path), "-o", tmp_path / "gold", "--region", "levant")
    assert result.exit_code == 0 and result.stdout == ""
    assert "gold: 2 articles" in result.stderr
    one, two = read_gold_folder(tmp_path / "gold")
    assert (one.region, str(one.article.published), two.region) == ("gulf", "2025-11-02", "levant")
    assert score_articles([one, two]).tallies["claim"].f1 == 1


def test_a_task_that_nobody_annotated_is_told(tmp_path: Path) -> None:
    result = run("import", exported(tmp_path, annotate=1), "-o", tmp_path / "gold")
    assert result.exit_code == 0
    assert "gold: 1 article\n1 task without annotation" in result.stderr


def test_figures_without_an_entity_are_told(tmp_path: Path) -> None:
    path = exported(tmp_path, annotate=1)
    tasks = json.loads(path.read_text(encoding="utf-8"))
    found = tasks[0]["annotations"][0]["result"]
    found[:] = [each for each in found if each["type"] != "relation"]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    assert "1 figure linked with no entity" in run("import", path, "-o", tmp_path / "gold").stderr


def test_gold_is_not_written_over(tmp_path: Path) -> None:
    path, output = exported(tmp_path, annotate=1), tmp_path / "gold"
    assert run("import", path, "-o", output).exit_code == 0
    again = run("import", path, "-o", output)
    assert again.exit_code == 1 and "one.gold.toml: is there already" in again.stderr
    for name in ("--overwrite", "--replace"):
        assert run("import", path, "-o", output, name).exit_code == 0


def test_another_annotator_has_nothing(tmp_path: Path) -> None:
    result = run("import", exported(tmp_path), "-o", tmp_path / "gold", "--annotator", "6")
    assert "gold: 0 articles\n2 tasks without annotation" in result.stderr


@pytest.mark.parametrize(
    ("tool", "files"),
    [
        ("brat", {"annotation.conf", "visual.conf", "standard-input.ann", "standard-input.txt"}),
        ("web-annotation", {"standard-input.jsonld", "standard-input.txt"}),
        ("label-studio", {"config.xml", "tasks.json"}),
    ],
)
def test_standard_input_goes_to_each_tool(tmp_path: Path, tool: str, files: set[str]) -> None:
    result = run("export", "-", "--to", tool, "-o", tmp_path, stdin=TEXT)
    assert result.exit_code == 0, result.output
    assert {path.name for path in tmp_path.iterdir()} == files


def test_the_date_is_what_relative_periods_are_read_against(tmp_path: Path) -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا، ونشرت 12 منشورا خلال الشهر الماضي"
    run("export", "-", "--to", "brat", "-o", tmp_path, "--published", "2025-11-02", stdin=text)
    assert "period: 2025-10" in (tmp_path / "standard-input.ann").read_text(encoding="utf-8")


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    result = run("export", tmp_path, "--to", "brat", "-o", tmp_path / "out")
    assert result.exit_code == 3 and str(tmp_path) in result.stderr
    assert "No articles: nothing is written." in result.stderr and not (tmp_path / "out").exists()


def test_what_is_left_out_of_a_folder_with_texts_is_told(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    (texts / "more").mkdir(parents=True)
    write(texts, "a.txt", TEXT)
    write(texts, "a.gold.toml", GOLD)
    words = ("export", texts, "--to", "label-studio", "-o", tmp_path / "out")
    assert run(*words).stderr == f"{tmp_path / 'out'}: 1 article\n"
    write(texts, "more/b.txt", OTHER)
    write(texts, "c.html", "<p>نص</p>")
    told = "read for its texts *.txt; 2 other files, in it or in its folders, left out."
    assert run(*words).stderr == f"{texts}: {told}\n{tmp_path / 'out'}: 1 article\n"


def test_what_a_killed_export_left_is_removed_but_not_under_one_at_work(tmp_path: Path) -> None:
    path, output = write(tmp_path, "a.txt", TEXT), tmp_path / "out"
    left = output / ".export-abc"
    left.mkdir(parents=True)
    write(left, "a.txt.part", TEXT)
    words = ("export", path, "--to", "brat", "-o", output)
    with locked(output):
        refused = run(*words)
        assert refused.exit_code == 1 and "is being written by another run" in refused.stderr
    assert left.exists()
    assert run(*words).exit_code == 0 and not left.exists()


def test_nothing_is_written_where_a_library_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(tmp_path, "page.html", "<p>نص</p>")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    result = run("export", page, "--to", "brat", "-o", tmp_path / "out")
    assert result.exit_code == 3 and "trafilatura is needed" in result.stderr
    assert not (tmp_path / "out").exists()


def archive(folder: Path) -> Path:
    """An archive of five articles, one without claims, and a record without text."""
    texts = [TEXT, OTHER, "يلتقي الفريقان يوم الجمعة المقبل", TEXT.replace("40", "50"), OTHER]
    records = [{"id": f"a{n}", "text": text, "date": "2025-11-02"} for n, text in enumerate(texts)]
    lines = [json.dumps(record) for record in (*records, {"id": "a5"})]
    return write(folder, "news.jsonl", "\n".join(lines))


def archived(folder: Path, *options: str) -> Path:
    """What the archive was read into."""
    result = run("archive", archive(folder), "-o", folder / "claims", "--jobs", "1", *options)
    assert result.exit_code == 3, result.output
    return folder / "claims"


ADDRESSES = (
    "https://www.paper.example/11/02/index.html",
    "https://www.paper.example/11/03/index.html",
)


def of_addresses(folder: Path) -> Path:
    """An archive whose ids are addresses that end alike, one of them there twice."""
    records = [
        {"url": url, "text": text} for url, text in zip(ADDRESSES, (TEXT, OTHER), strict=True)
    ]
    records.append({"url": ADDRESSES[0], "text": TEXT.replace("40", "50")})
    return write(folder, "addresses.jsonl", "\n".join(map(json.dumps, records)))


@pytest.mark.parametrize("form", ["jsonl", "parquet", "csv", "sqlite"])
@pytest.mark.parametrize("tool", ["label-studio", "brat", "web-annotation"])
def test_what_archive_wrote_is_exported_in_any_form(tmp_path: Path, form: str, tool: str) -> None:
    source, claims = of_addresses(tmp_path), tmp_path / "claims"
    assert run("archive", source, "-o", claims, "--jobs", "1", "--format", form).exit_code == 0
    out = tmp_path / "out"
    result = run("export", claims, "--to", tool, "-o", out, "--sample", "200")
    assert result.exit_code == 0 and result.stderr == f"{out}: 3 articles\n", result.stderr
    names = {path.name for path in out.iterdir()}
    assert not any(name.endswith(".part") for name in names)
    plain = run("export", source, "--to", tool, "-o", tmp_path / "plain")
    assert plain.exit_code == 0 and {path.name for path in (tmp_path / "plain").iterdir()} == names
    if tool == "label-studio":
        assert [task["data"]["text"] for task in tasks_of(out)] == [
            TEXT,
            OTHER,
            TEXT.replace("40", "50"),
        ]
        assert [task["predictions"] for task in tasks_of(out)] == [
            task["predictions"] for task in tasks_of(tmp_path / "plain")
        ]
    else:
        assert len([name for name in names if name.endswith(".txt")]) == 3


def test_corrections_of_an_archive_become_gold_each_under_its_name(tmp_path: Path) -> None:
    run("export", of_addresses(tmp_path), "--to", "label-studio", "-o", tmp_path / "out")
    tasks = tasks_of(tmp_path / "out")
    for number, task in enumerate(tasks, 1):
        result = task["predictions"][0]["result"]
        task.update(id=number, annotations=[{"id": number, "completed_by": 5, "result": result}])
    path = write(tmp_path, "export.json", json.dumps(tasks))
    result = run("import", path, "-o", tmp_path / "gold", "--region", "levant")
    assert result.exit_code == 0 and "gold: 3 articles" in result.stderr, result.stderr
    names = {gold.article.id for gold in read_gold_folder(tmp_path / "gold")}
    assert names == {task["data"]["file"] for task in tasks}
    assert {"paper.example_11_02_index.html", "paper.example_11_03_index.html"} < names


def tasks_of(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    return found


def test_what_an_archive_was_read_into_is_exported_as_it_is(tmp_path: Path) -> None:
    claims = archived(tmp_path)
    result = run("export", claims, "--to", "label-studio", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    tasks = tasks_of(tmp_path / "out")
    assert [task["data"]["id"] for task in tasks] == ["a0", "a1", "a3", "a4"]
    assert tasks[2]["data"]["text"] == TEXT.replace("40", "50")
    assert tasks[0]["data"]["published"] == "2025-11-02"
    values = [
        part["value"]["text"]
        for part in tasks[2]["predictions"][0]["result"]
        if part.get("from_name") == "value"
    ]
    assert values == [["50000"]]


def test_an_archive_is_exported_with_the_articles_without_claims(tmp_path: Path) -> None:
    result = run("export", archive(tmp_path), "--to", "label-studio", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert (
        "news.jsonl, line 6: it has no text" in result.stderr
        and "1 record or file rejected." in result.stderr
    )
    tasks = tasks_of(tmp_path / "out")
    assert [task["data"]["id"] for task in tasks] == ["a0", "a1", "a2", "a3", "a4"]
    assert tasks[2]["predictions"][0]["result"] == []
    claims = archived(tmp_path, "--all")
    assert run("export", claims, "--to", "label-studio", "-o", tmp_path / "again").exit_code == 0
    assert tasks_of(tmp_path / "again") == tasks[:2] + tasks[3:]


def test_a_sample_is_drawn_by_lot_and_always_the_same(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(40):
        write(texts, f"{number:02}.txt", f"خبر {number}")
    drawn = []
    for attempt in range(2):
        output = tmp_path / str(attempt)
        assert (
            run("export", texts, "--to", "label-studio", "-o", output, "--sample", "10").exit_code
            == 0
        )
        drawn.append([task["data"]["text"] for task in tasks_of(output)])
    assert drawn[0] == drawn[1] and len(set(drawn[0])) == 10
    numbers = [int(text.split()[1]) for text in drawn[0]]
    assert numbers == sorted(numbers) and numbers != list(range(10))


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_one_shard_of_claims_is_exported_with_its_articles(tmp_path: Path, form: str) -> None:
    claims = archived(tmp_path, "--format", form, "--shard-articles", "2", "--block-bytes", "1")
    shards = sorted(claims.glob(f"claims-*.{form}"))
    assert len(shards) == 3
    run("export", claims, "--to", "label-studio", "-o", tmp_path / "whole")
    tasks = []
    for number, shard in enumerate(shards):
        out = tmp_path / str(number)
        result = run("export", shard, "--to", "label-studio", "-o", out)
        assert result.exit_code == 0, result.output
        tasks += tasks_of(out)
    assert tasks == tasks_of(tmp_path / "whole")


def test_claims_without_their_articles_are_told(tmp_path: Path) -> None:
    [shard] = archived(tmp_path).glob("claims-*.jsonl")
    alone = shard.rename(tmp_path / shard.name)
    result = run("export", alone, "--to", "brat", "-o", tmp_path / "out")
    assert result.exit_code == 3 and "it holds claims and no articles" in result.stderr
    assert not (tmp_path / "out").exists()


def test_shards_that_do_not_fit_each_other_are_told(tmp_path: Path) -> None:
    claims = archived(tmp_path)
    [articles] = claims.glob("articles-*.jsonl")
    lines = articles.read_text(encoding="utf-8").splitlines(keepends=True)
    articles.write_text("".join(lines[1:]), encoding="utf-8")
    result = run("export", claims, "--to", "brat", "-o", tmp_path / "out")
    assert result.exit_code == 1 and "do not hold the same articles" in result.stderr


@pytest.mark.parametrize(
    ("tool", "name"),
    [("brat", "a.ann"), ("web-annotation", "a.jsonld"), ("label-studio", "tasks.json")],
)
def test_what_annotators_edited_is_not_written_over(tmp_path: Path, tool: str, name: str) -> None:
    path, output = write(tmp_path, "a.txt", TEXT), tmp_path / "out"
    words = ("export", path, "--to", tool, "-o", output)
    assert [run(*words).exit_code for _ in range(2)] == [0, 0]  # the same content is no conflict
    files = {each.name for each in output.iterdir()}
    write(output, name, "edited")
    refused = run(*words)
    assert (refused.exit_code, (output / name).read_text()) == (1, "edited")
    assert (
        f"{output / name} is there with another content. Write over it with --overwrite"
        in refused.stderr
    )
    assert run(*words, "--overwrite").exit_code == 0
    assert (output / name).read_text() != "edited"
    assert {each.name for each in output.iterdir()} == files


def test_an_article_is_not_written_over_by_its_export(tmp_path: Path) -> None:
    text = f"{TEXT}\r\n{OTHER}\r\n"  # brat gets it without carriage returns
    path = write(tmp_path, "a.txt", text)
    for words in ((), ("--overwrite",)):
        assert run("export", path, "--to", "brat", "-o", tmp_path, *words).exit_code == 1
        assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == text.encode()
