"""extract --explain: lines to read, JSON, JSON lines; no CSV."""

import json
from pathlib import Path

from arabic_metrics import Explanation, explain_claims
from tests.cli.commands import OTHER, SILENT, TEXT, run, write


def test_lines_to_read_are_what_the_library_says(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    assert run("extract", path, "--explain").stdout == explain_claims(TEXT).text() + "\n"


def test_several_inputs_are_told_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, text) for name, text in (("a.txt", TEXT), ("b.txt", SILENT))]
    lines = run("extract", *paths, "--explain").stdout.splitlines()
    assert lines[0] == str(paths[0])
    assert lines[-2] == str(paths[1])
    assert lines[-1].startswith("Nothing was left out: no number or place of the text came near")


def test_json_is_an_explanation_or_an_array_of_them(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, text) for name, text in (("a.txt", TEXT), ("c.txt", OTHER))]
    one = run("extract", paths[0], "--explain", "--format", "json").stdout
    found = Explanation.model_validate_json(one)
    assert found.claim_set.article_id == str(paths[0])
    assert found.figures == explain_claims(TEXT).figures
    several = json.loads(run("extract", *paths, "--explain", "--format", "json").stdout)
    assert [len(each["figures"]) for each in several] == [1, 1]
    lines = run("extract", *paths, "--explain", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == several


def test_csv_is_a_usage_error() -> None:
    result = run("extract", "-", "--explain", "--format", "csv", stdin=TEXT)
    assert result.exit_code == 2 and "--explain" in result.stderr


def test_figures_are_held_to_a_confidence() -> None:
    sure, left = (
        run("extract", "-", "--explain", "--min-confidence", least, stdin=TEXT)
        for least in ("0", "1")
    )
    assert sure.exit_code == left.exit_code == 0
    assert sure.stdout == explain_claims(TEXT, min_confidence=0).text() + "\n"
    assert left.stdout == explain_claims(TEXT, min_confidence=1).text() + "\n"


def test_options_with_one_label_are_told_apart_by_their_words() -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع"
    lines = run("extract", "-", "--explain", stdin=text).stdout.splitlines()
    told = [line.split("followers", 1)[1].strip() for line in lines if line.endswith("»")]
    assert sorted(told) == ["«متابع»", "«متابعي»"]
