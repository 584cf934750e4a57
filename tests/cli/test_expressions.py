"""numbers, periods, normalize and schema."""

import csv
import io
import json
from pathlib import Path

import click
import pytest

from arabic_metrics import find_numbers, find_periods, normalize_text
from arabic_metrics.cli import main
from tests.cli.commands import TEXT, run, write


def test_numbers_as_json_lines() -> None:
    text = "ثلثا المتابعين، و12.5 ألف منشور، ونحو 1.780 وحدة"
    rows = [
        json.loads(line)
        for line in run("numbers", "-", "--format", "jsonl", stdin=text).stdout.splitlines()
    ]
    found = find_numbers(text)
    assert [row["value"] for row in rows] == ["2/3", 12500, 1780] and len(found) == 3
    for row, number in zip(rows, found, strict=True):
        assert text[row["start"] : row["end"]] == row["surface"] == number.surface
        assert row["readings"] == [str(reading) for reading in number.readings]
    assert rows[2]["modifier"] == "approximately"


def test_numbers_as_csv() -> None:
    output = run("numbers", "-", "--format", "csv", stdin="بين 10 و15 مليون").stdout
    [row] = list(csv.DictReader(io.StringIO(output)))
    assert (row["value"], row["upper"], row["kind"], row["article_id"]) == (
        "10000000",
        "15000000",
        "cardinal",
        "-",
    )


def test_numbers_as_a_table() -> None:
    header, _, line = run("numbers", "-", stdin="أكثر من 12 مليون متابع").stdout.splitlines()
    assert header.split()[:3] == ["surface", "kind", "value"]
    assert line.startswith("12 مليون") and ">" in line and "12,000,000" in line


def test_numbers_rewritten() -> None:
    text = "بلغ العدد ثلاثة ملايين ونصف المليون\n"
    assert run("numbers", "-", "--rewrite", stdin=text).stdout == "بلغ العدد 3500000\n"


def test_periods_as_json_lines() -> None:
    text = "الشهر الماضي ثم الربع الثالث من 2025 وخلال ثلاثة أشهر"
    output = run(
        "periods", "-", "--format", "jsonl", "--reference", "2025-11-02", stdin=text
    ).stdout
    rows = [json.loads(line) for line in output.splitlines()]
    assert [row["value"] for row in rows] == ["2025-10", "2025-Q3", "P3M"]
    assert rows[1]["period_start"] == "2025-07-01" and rows[1]["period_end"] == "2025-10-01"
    assert rows[2]["period_start"] is None
    for row in rows:
        assert text[row["start"] : row["end"]] == row["surface"]


def test_periods_without_a_reference_have_no_dates() -> None:
    [row] = list(
        csv.DictReader(
            io.StringIO(run("periods", "-", "--format", "csv", stdin="الشهر الماضي").stdout)
        )
    )
    assert row["period_start"] == "" and find_periods("الشهر الماضي")[0].value == row["value"]


def test_periods_as_a_table(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, "في الربع الثالث من 2025") for name in ("a.txt", "b.txt")]
    lines = run("periods", *paths).stdout.splitlines()
    assert lines[0].split()[:3] == ["article_id", "surface", "value"]
    assert len(lines) == 4


@pytest.mark.parametrize("command", ["numbers", "periods"])
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_nothing_to_show(command: str, form: str) -> None:
    result = run(command, "-", "--format", form, stdin="مساء الخير")
    assert (result.exit_code, result.stdout) == (0, "")


def test_normalize_prints_the_folded_text() -> None:
    text = "المركز الثانى بـ٢٤ مليون\n"
    assert run("normalize", "-", stdin=text).stdout == normalize_text(text).text


def test_schema_is_that_of_a_claim_set() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["title"] == "ClaimSet"
    assert {"Claim", "Entity", "Figure", "Rank"} <= set(schema["$defs"])


def test_help_names_every_command() -> None:
    shown = run("--help").stdout
    for command in ("extract", "numbers", "periods", "normalize", "schema", "lexicon", "score"):
        assert f"  {command} " in shown
    assert run("extract", "-h").exit_code == 0


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_help_tells_every_option_to_its_end(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    shown = " ".join(run(name, "--help").stdout.split())
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help and " ".join(parameter.help.split()) in shown
            assert parameter.help.endswith((".", "]"))


def test_numbers_of_two_files_name_them(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, TEXT) for name in ("a.txt", "b.txt")]
    rows = [
        json.loads(line) for line in run("numbers", *paths, "--format", "jsonl").stdout.splitlines()
    ]
    assert {row["article_id"] for row in rows} == set(map(str, paths))
