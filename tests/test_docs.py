"""The documentation: its examples run, and nothing public is missing from it."""

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import arabic_metrics
from arabic_metrics.cli import main
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric, Platform
from arabic_metrics.lexicon.registry import ENTRY_CLASSES
from arabic_metrics.resolve.claim import ROW_FIELDS
from arabic_metrics.score.baseline import read_baseline
from arabic_metrics.score.report import write_report
from tests.corpus import CORPORA

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
ARTICLE = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع في الربع الثالث من 2025"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def documentation() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in PAGES)


def commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in main.commands.items():
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
            assert any(f"`{option}`" in section for option in parameter.opts), parameter.opts
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


def test_every_row_field_is_documented() -> None:
    section = page("claims.md").split("## Rows")[1]
    assert re.findall(r"`([a-z_]+)`", section.split("|---|---|")[1]) == list(ROW_FIELDS)


@pytest.mark.parametrize("record", ["ClaimSet", "Claim", "Entity", "Rank", "Figure"])
def test_every_field_of_a_result_is_documented(record: str) -> None:
    section = page("claims.md").split(f"## {record}\n")[1].split("\n## ")[0]
    for field in getattr(arabic_metrics, record).model_fields:
        assert f"`{field}`" in section, field


def test_functions_and_results_are_explained() -> None:
    text = documentation()
    for name in arabic_metrics.__all__:
        assert f"`{name}`" in text, name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = set(re.findall(r"^([a-z]+)$", page("index.md"), re.MULTILINE))
    assert {path.stem for path in DOCS.glob("*.md")} - {"index"} == listed


def test_the_evaluation_page_shows_the_pinned_scores() -> None:
    assert page("evaluation.md") == write_report(read_baseline(CORPORA / "baseline.json"))
