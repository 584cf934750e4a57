"""The documentation: its examples run, and nothing public is missing from it."""

import doctest
import gzip
import importlib.util
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

import arabic_metrics
from arabic_metrics.cli import main
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry import Entry
from arabic_metrics.lexicon.entry_claim import Metric, Platform
from arabic_metrics.lexicon.registry import ENTRY_CLASSES, KINDS
from arabic_metrics.resolve.row import ROW_FIELDS
from arabic_metrics.score.baseline import read_baseline
from arabic_metrics.score.report import write_report
from tests.cli.commands import run
from tests.corpus import CORPORA
from tests.stream.fixtures import content_of

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
COMMAND = re.compile(r"^(?:echo|arabic-metrics) .*$", re.MULTILINE)
INNER = {"developing.md", "benchmarks.md", "evaluation.md", "release.md"}  # for developers
WITH_COMMANDS = [
    path
    for path in PAGES
    if path.name not in INNER and COMMAND.search(path.read_text(encoding="utf-8"))
]
# They need a model, what annotators made or a long time, or write into the package.
LEFT_OUT = {"--ner", "import", "corrected/", "fit", "mine.tsv", "--fix"}
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
FOLDERS = sorted(
    path.parent.name
    for path in (ROOT / "arabic_metrics").glob("*/__init__.py")
    if path.parent.name != "cli" and "__all__" in path.read_text(encoding="utf-8")
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCHEMA = arabic_metrics.ClaimSet.model_json_schema(mode="serialization")
RECORDS: dict[str, Any] = {"ClaimSet": SCHEMA, **SCHEMA["$defs"]}
ARTICLE = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع في الربع الثالث من 2025"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def documentation() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in PAGES)


def chosen(field: dict[str, Any]) -> Iterator[str]:
    """The choices of a field of a JSON schema."""
    for part in (field, *field.get("anyOf", ())):
        yield from part.get("enum", ())


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", each) for inner, each in command.commands.items())
        else:
            yield name, command


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples_with_a_prompt_give_what_they_show(path: Path) -> None:
    failed, _ = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert failed == 0


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples_without_a_prompt_run(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    [mine] = re.findall(
        r"^# my_metrics.toml\n(.*?)^```$", page("lexicon.md"), re.MULTILINE | re.DOTALL
    )
    (tmp_path / "my_metrics.toml").write_text(mine, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = {"am": arabic_metrics}
    for block in BLOCK.findall(path.read_text(encoding="utf-8")):
        if ">>>" not in block:
            exec(compile(block, path.name, "exec"), names)


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    text = page("commands.md")
    assert f"`arabic-metrics {name}" in text
    section = text.split(f"## {name.split()[0]}\n")[1].split("\n## ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            argument = f" `{parameter.metavar}`" if parameter.metavar else ""
            told = (f"`{option}`{argument}" in section for option in parameter.opts)
            assert any(told), (parameter.opts, argument)
    assert command.help


def test_no_option_is_documented_that_does_not_exist() -> None:
    known = {
        option
        for _, command in commands()
        for parameter in command.params
        for option in parameter.opts
    }
    told = set(re.findall(r"`(--[a-z-]+)`", page("commands.md")))
    assert told - known == {"--help"}


@pytest.mark.parametrize("entry", load_lexicon().of(Metric), ids=lambda entry: entry.id)
def test_every_metric_is_documented_with_its_kind(entry: Metric) -> None:
    [line] = [
        line
        for line in page("claims.md").splitlines()
        if f"`{entry.id}`" in line and entry.kind in line
    ]
    assert line.startswith("|")


@pytest.mark.parametrize("entry", load_lexicon().of(Platform), ids=lambda entry: entry.id)
def test_every_platform_is_documented(entry: Platform) -> None:
    assert f"`{entry.id}`" in page("claims.md").split("## Platforms")[1].split("\n## ")[0]


@pytest.mark.parametrize("table", ENTRY_CLASSES)
def test_every_lexicon_table_is_documented(table: str) -> None:
    assert f"`{table}`" in page("lexicon.md")


def test_every_field_of_a_lexicon_table_is_documented() -> None:
    """Every field of the models but those of all entries, with a star where it must be there, and none that is not there."""
    section = page("lexicon.md").split("## Fields of one table")[1].split("\n## ")[0]
    told: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for table, fields in re.findall(r"^\|([^|]*)\|([^|]+)\|", section, re.MULTILINE)[2:]:
        name = table.strip(" `") or name  # an empty cell goes on with the table above
        told.setdefault(name, []).extend(re.findall(r"`([a-z_]+)`( \*)?", fields))
    for table, kind in KINDS.items():
        found = {
            (field.alias or name, " *" if field.is_required() else "")
            for name, field in kind.model_fields.items()
            if name not in Entry.model_fields
        }
        assert set(told.pop(table, ())) == found, table
    assert not told


def test_every_row_field_is_documented() -> None:
    section = page("claims.md").split("## Rows")[1]
    told = section.split("|---|---|")[1].split("\n\n")[0]
    assert re.findall(r"`([a-z_]+)`", told) == list(ROW_FIELDS)


@pytest.mark.parametrize("record", RECORDS)
def test_the_claim_format_is_that_of_the_schema(record: str) -> None:
    """Every field of the JSON schema is documented, and none that is not there; every choice is told."""
    section = page("claims.md").split(f"## {record}\n")[1].split("\n## ")[0]
    told = re.findall(r"^\| (`[^|]+`) \|", section, re.MULTILINE)
    assert re.findall(r"`([a-z_]+)`", " ".join(told)) == list(RECORDS[record]["properties"])
    for field in RECORDS[record]["properties"].values():
        for choice in chosen(field):
            assert f"`{choice}`" in section, choice


def test_every_metric_and_platform_of_the_page_exists() -> None:
    words = load_lexicon()
    metrics = page("claims.md").split("## Metrics")[1].split("\n## ")[0]
    known = {"rank", *(entry.id for entry in words.of(Metric))}
    assert set(re.findall(r"`([a-z]+)`", metrics)) == known
    platforms = page("claims.md").split("## Platforms")[1].split("\n## ")[0]
    assert set(re.findall(r"`([a-z_]+)`", platforms)) == {entry.id for entry in words.of(Platform)}


def test_functions_and_results_are_explained() -> None:
    text = documentation()
    for name in arabic_metrics.__all__:
        assert f"`{name}`" in text, name


@pytest.mark.parametrize("name", arabic_metrics.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    assert re.search(
        rf"^\.\. auto\w+:: arabic_metrics\.{name}$", page("reference.md"), re.MULTILINE
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_public_name_of_a_folder_is_in_the_reference(folder: str) -> None:
    module = import_module(f"arabic_metrics.{folder}")
    text = page("reference.md")
    if f".. automodule:: arabic_metrics.{folder}\n   :imported-members:" in text:
        return
    for name in module.__all__:
        entry = rf"^\.\. auto\w+:: arabic_metrics\.({folder}\.)?{name}$"
        assert re.search(entry, text, re.MULTILINE), f"arabic_metrics.{folder}.{name}"


def assert_printed(shown: str, printed: str) -> None:
    """The table of a page is what is printed, but for the last column, the confidence, which each fit of the weights moves a little."""
    (told, told_sure), (found, found_sure) = map(parted, (shown, printed))
    assert told == found
    assert told_sure == pytest.approx(found_sure, abs=0.1)


def parted(table: str) -> tuple[list[str], list[float]]:
    lines = table.splitlines()
    end = lines[0].index("confidence")
    return [line[:end].rstrip() for line in lines], [float(line[end:]) for line in lines[2:]]


def test_the_table_of_the_readme_is_what_is_printed() -> None:
    quoted = README.split("\n> ", 1)[1].split("\n\n")[0].replace("\n> ", " ").replace("**", "")
    printed = run("extract", "-", stdin=quoted).stdout
    [shown] = re.findall(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert_printed(shown, printed)


def test_the_table_of_the_quickstart_is_what_is_printed() -> None:
    [shown] = re.findall(
        r"^```text\n(entity.*?)^```$", page("quickstart.md"), re.MULTILINE | re.DOTALL
    )
    assert ARTICLE in page("quickstart.md")
    printed = run("extract", "-", stdin=ARTICLE).stdout
    assert_printed(shown, printed)


def write_inputs(folder: Path) -> None:
    """Write what the commands of the pages read."""
    (folder / "corpora").symlink_to(ROOT / "corpora")
    (folder / "my_metrics.toml").write_text(metric_file("quickstart.md"), encoding="utf-8")
    line = json.dumps({"id": "a1", "text": ARTICLE}, ensure_ascii=False).encode() + b"\n"
    (folder / "news.jsonl").write_bytes(line)
    for name in ("more.jsonl.gz", "news.jsonl.gz"):
        (folder / name).write_bytes(gzip.compress(line))
    for name in ("article.txt", "report.md", "news/a.txt", "news/b.txt", "articles/a.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    (folder / "report.html").write_bytes(content_of("html"))
    for name in ("my_articles", "first", "second"):
        (folder / name).mkdir()
        for file in CORPORA.glob("articles/interior-ministry-facebook.*"):
            shutil.copy(file, folder / name)


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda path: path.name)
def test_the_commands_of_a_page_run_one_after_another_in_a_copy_of_the_repository(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_inputs(tmp_path)
    monkeypatch.chdir(tmp_path)
    for line in COMMAND.findall(path.read_text(encoding="utf-8")):
        words = shlex.split(line, comments=True)
        if words[0] == "echo":
            Path(words[-1]).write_text(words[1], encoding="utf-8")
            continue
        if LEFT_OUT & {*words}:
            continue
        if words[1] == "archive" and "--resume" not in words:  # each is an example of its own
            option = "--output" if "--output" in words else "-o"
            shutil.rmtree(words[words.index(option) + 1], ignore_errors=True)
        elif "claims/" in words and not Path("claims").exists():
            run("archive", "news/", "-o", "claims/", "--jobs", "1")
        done = run(*words[1:])
        assert done.exit_code == 0, (line, done.stderr)


def test_every_page_tells_the_same_of_unseen_news() -> None:
    rows = r"^\| (0\.\d+)[^|]*\| (\d+) \| (\d+) \|"
    measured = re.findall(rows, page("model.md"), re.MULTILINE)
    assert len(measured) > 1 and re.findall(rows, page("confidence.md"), re.MULTILINE) == measured
    (_, right, found), *_, (surest, surely, _) = measured
    sample = r"Of its (\d+) rows, two readers found (\d+) right in everything \((.*?)\)"
    [(drawn, right_rows, interval)] = re.findall(sample, page("model.md"))
    for text in (README, page("index.md"), page("evaluation.md")):
        told = " ".join(text.split())
        assert f"of 100 rows that it gives, {right} are right in everything" in told
        assert f"of 100 figures that the texts state, {found} are found and right" in told
        assert f"confidence of {surest} or more, {surely} of 100 are right" in told
        assert f"{right_rows} of {drawn} rows were right in everything ({interval})" in told


def metric_file(name: str) -> str:
    """The lexicon file that a page shows."""
    [content] = re.findall(
        r"^(\[\[metric\]\]\nid = \"reviews\"\n.*?)^(?:END|```)$",
        page(name),
        re.MULTILINE | re.DOTALL,
    )
    return str(content)


def test_the_lexicon_file_of_two_pages_is_in_order(tmp_path: Path) -> None:
    mine = tmp_path / "my_metrics.toml"
    mine.write_text(metric_file("quickstart.md"), encoding="utf-8")
    assert metric_file("lexicon.md") == metric_file("quickstart.md")
    checked = run("lexicon", "check", mine)
    assert checked.exit_code == 0, checked.stdout
    text = "حصد تطبيق «بغدادنا» 5 آلاف تقييم و300 رأي مكتوب"
    rows = arabic_metrics.extract_claims(text, lexicon=load_lexicon(mine)).rows()
    assert [(row["metric"], row["value"]) for row in rows] == [("reviews", 5000), ("reviews", 300)]


def test_a_metric_of_ones_own_is_read_behind_a_verb_of_writing(tmp_path: Path) -> None:
    mine = tmp_path / "my_metrics.toml"
    mine.write_text(metric_file("lexicon.md"), encoding="utf-8")
    text = "كتب المستخدمون عن تطبيق «بغدادنا» 300 رأي مكتوب، وحصد 5 آلاف تقييم"
    rows = arabic_metrics.extract_claims(text, lexicon=load_lexicon(mine)).rows()
    assert [(row["metric"], row["value"]) for row in rows] == [("reviews", 300), ("reviews", 5000)]


def test_the_arabic_page_shows_what_is_read() -> None:
    text = page("ar.md").split("\n> ", 1)[1].split("\n\n")[0].replace("\n> ", " ")
    [claim] = arabic_metrics.extract_claims(text).claims
    quotes = {piece.slot: piece.quote for piece in claim.evidence}
    slots = ("entity", "platform", "rank", "followers", "interactions", "posts", "period")
    rows = page("ar.md").split("|---|---|---|\n")[1].split("\n\n")[0].splitlines()
    for slot, row in zip(slots, rows, strict=True):
        assert row.endswith(f"| «{quotes[slot]}» |"), slot
    values = " ".join(rows)
    for figure in claim.figures().values():
        assert f" {figure.value} |" in values


def test_arabic_quotes_are_isolated_and_an_arabic_page_runs_from_the_right() -> None:
    spec = importlib.util.spec_from_file_location("conf", DOCS / "conf.py")
    assert spec is not None and spec.loader is not None
    conf = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(conf)
    context: dict[str, Any] = {"body": "<pre>x\n\n</pre>"}
    conf.set_directions(None, "ar", "page.html", context, None)
    assert context["body"] == "<pre>x\n</pre>"
    context = {"body": '<p title="«نحو»">«فيلم «أرض»» and «x»</p>', "meta": {"dir": "rtl"}}
    conf.set_directions(None, "ar", "page.html", context, None)
    assert context["body"] == (
        '<div dir="rtl" lang="ar"><p title="«نحو»"><bdi>«فيلم «أرض»»</bdi> and «x»</p></div>'
    )


@pytest.mark.parametrize("path", [*PAGES, DOCS / "notebook.ipynb"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = set(re.findall(r"^([a-z]+)$", page("index.md"), re.MULTILINE))
    pages = {path.stem for path in DOCS.iterdir() if path.suffix in (".md", ".ipynb")}
    assert pages - {"index"} == listed


def test_the_evaluation_page_shows_the_pinned_scores() -> None:
    assert page("evaluation.md") == write_report(read_baseline(CORPORA / "baseline.json"))
