"""`archive`: options, messages and exit codes."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from arabic_metrics.cli.progress import expected_bytes
from tests.cli.commands import TEXT, run, run_process, write
from tests.resolve.unsure import read_unsure
from tests.stream.news import digest, write_jsonl

RECORD = json.dumps({"id": "a1", "date": "2025-11-02", "text": TEXT}, ensure_ascii=False) + "\n"


def test_claims_go_into_a_folder_and_a_sentence_to_standard_error(tmp_path: Path) -> None:
    done = run("archive", write(tmp_path, "a.jsonl", RECORD), "-o", tmp_path / "out", "--jobs", 1)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith(
        f"{tmp_path / 'out'}: 1 claim in 1 of 1 article; 0 records or files rejected.\n"
    )
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "articles-00000.jsonl", "claims-00000.jsonl", "errors.jsonl", "manifest.json",
    }  # fmt: skip


def test_claims_and_rows_are_what_extract_prints(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", RECORD)
    run(
        "archive", path, "-o", tmp_path / "out", "--format", "csv", "--format", "jsonl", "--jobs", 1
    )
    text = write(tmp_path, "a1", TEXT)
    for form, name in (("csv", "rows-00000.csv"), ("jsonl", "claims-00000.jsonl")):
        printed = run("extract", text, "--format", form, "--published", "2025-11-02").stdout
        written = (tmp_path / "out" / name).read_text(encoding="utf-8")
        for spelled in (f",{path},", f'"source":"{path}"'):  # a text has none
            written = written.replace(spelled, ",," if form == "csv" else '"source":null')
        assert written == printed.replace(str(text), "a1")


def test_articles_without_a_date_are_counted(tmp_path: Path) -> None:
    undated = RECORD.replace("2025-11-02", "soon")
    path = write(tmp_path, "a.jsonl", RECORD + undated)
    words = ["archive", path, "-o", tmp_path / "out", "--jobs", 1]
    assert "1 article without a day of publication" in run(*words).stderr
    dated = run(*words, "--overwrite", "--published", "2025-11-02")
    assert "without a day" not in dated.stderr


def test_an_id_of_two_articles_is_told(tmp_path: Path) -> None:
    other = RECORD.replace("11-02", "11-03")
    path = write(tmp_path, "a.jsonl", RECORD + other + other + RECORD.replace("a1", "a2"))
    words = ["archive", path, "-o", tmp_path / "out", "--jobs", 1]
    done, file = run(*words), tmp_path / "out" / "articles-00000.jsonl"
    assert done.exit_code == 0
    told = f"The id «a1» stands for two different articles: {file}, line 1 and {file}, line 2. "
    assert told in done.stderr and told in run(*words, "--resume").stderr
    timeline = run("timeline", tmp_path / "out")
    assert timeline.exit_code == 1 and "Two articles have the id «a1»" in timeline.stderr
    assert "The id «" not in run(*words, "--overwrite", "--id-field", "none").stderr
    assert run("timeline", tmp_path / "out").exit_code == 0


def test_rejected_records_give_exit_code_3(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", RECORD + "{broken\n" + RECORD)
    words = ["archive", path, "-o", tmp_path / "out", "--jobs", 1]
    assert run(*words).exit_code == 3
    again = run(*words, "--resume")
    assert again.exit_code == 3 and "1 record or file rejected" in again.stderr
    stopped = run(*words, "--overwrite", "--max-errors", 0)
    assert stopped.exit_code == 1
    assert stopped.stderr.splitlines()[-1].startswith("Error: stopped: 1 records could not be read")
    assert run(*words, "--overwrite", "--max-errors", 1).exit_code == 3


def test_where_no_input_has_the_field_nothing_is_written(tmp_path: Path) -> None:
    path, out = write(tmp_path, "a.jsonl", RECORD), tmp_path / "out"
    done = run("archive", path, "-o", out, "--text-field", "body", "--jobs", 1)
    assert (done.exit_code, out.exists()) == (1, False)
    assert done.stderr == (
        f"Error: nothing of the input can be read, so nothing is written: {path}: "
        "there is no field body; the fields are id, date, text.\n"
    )
    assert run("archive", path, "-o", out, "--text-field", "text", "--jobs", 1).exit_code == 0


def test_a_field_of_inputs_without_fields_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.txt", "b.md"):
        write(folder, name, TEXT)
    words = ["archive", folder, "-o", tmp_path / "out", "--jobs", 1, "--id-field", "none"]
    assert "fields" not in run(*words).stderr
    done = run(*words, "--overwrite", "--text-field", "body", "--date-field", "day")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[:2] == [
        "news/a.txt: it has no fields, so nothing is read from «body», «day»",
        "news/a.txt: the same is true of 1 more file",
    ]


def test_where_one_input_has_the_field_the_others_are_rejected(tmp_path: Path) -> None:
    path, out = write(tmp_path, "a.jsonl", RECORD), tmp_path / "out"
    other = write(tmp_path, "b.jsonl", RECORD.replace('"text"', '"body"'))
    done = run("archive", path, other, "-o", out, "--text-field", "body", "--jobs", 1)
    assert done.exit_code == 3
    assert done.stderr.splitlines()[-2:] == [
        f"{path}: there is no field body; the fields are id, date, text",
        f"{out}: 1 claim in 1 of 1 article; 1 record or file rejected.",
    ]


def test_the_first_records_that_were_rejected_are_told(tmp_path: Path) -> None:
    path, out = write(tmp_path, "a.jsonl", RECORD + '{"id": 1}\n' * 5), tmp_path / "out"
    done = run("archive", path, "-o", out, "--jobs", 1)
    assert done.stderr.splitlines()[1:-1] == [
        *(f"{path}, line {number}: it has no text" for number in (2, 3, 4)),
        f"… 2 more stand in {out}/errors.jsonl",
    ]


@pytest.mark.parametrize("field", ["text", "id", "date", "title", "source"])
def test_a_field_that_is_mistyped_costs_no_result(tmp_path: Path, field: str) -> None:
    path, out = write(tmp_path, "a.jsonl", RECORD), tmp_path / "out"
    run("archive", path, "-o", out, "--jobs", 1)
    before = digest(out)
    done = run("archive", path, "-o", out, "--overwrite", f"--{field}-field", "body", "--jobs", 1)
    assert (done.exit_code, digest(out)) == (1, before)
    assert done.stderr.splitlines()[-1] == (
        f"Error: nothing of the input can be read, so {out} stays as it was: {path}: there is no field body; "
        "the fields are id, date, text."
    )


def test_a_finished_run_that_is_resumed_says_so(tmp_path: Path) -> None:
    words = ["archive", write(tmp_path, "a.jsonl", RECORD), "-o", tmp_path / "out", "--jobs", 1]
    assert run(*words, "--resume").exit_code == 0
    before = digest(tmp_path / "out")
    again = run(*words, "--resume")
    assert (again.exit_code, digest(tmp_path / "out")) == (0, before)
    assert "is finished already" in again.stderr


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["-o", "out"], 1, "Error: {out} is not empty. Go on with --resume, start anew with --overwrite"),
        (["-o", "out", "--resume", "--all"], 1, "the options have changed: all. Use --overwrite"),
        (["-o", "out", "--resume", "--overwrite"], 2, "--resume and --overwrite exclude each other."),
        ([], 2, "Missing option '-o' / '--output'."),
        (["-o", "out", "--format", "xml"], 2, "'xml' is not one of 'jsonl', 'csv', 'parquet', 'sqlite'."),
        (["-o", "out", "--jobs", "0"], 2, "0 is not in the range x>=1."),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_in_a_sentence(
    words: list[str], code: int, sentence: str, tmp_path: Path
) -> None:
    path, out = write(tmp_path, "a.jsonl", RECORD), str(tmp_path / "out")
    run("archive", path, "-o", out, "--jobs", 1)
    before = digest(tmp_path / "out")
    done = run("archive", path, *(out if word == "out" else word for word in words))
    assert done.exit_code == code
    assert sentence.format(out=out) in done.stderr
    assert digest(tmp_path / "out") == before


def test_fields_and_words_of_ones_own(tmp_path: Path) -> None:
    record = {
        "key": 7,
        "day": "2025-09-10",
        "head": "عنوان",
        "by": "جريدة الميناء",
        "body": "حصدت صفحة بلدية دبا على فيسبوك 500 إعادة بث",
    }
    path = write(tmp_path, "a.jsonl", json.dumps(record, ensure_ascii=False) + "\n")
    mine = write(
        tmp_path,
        "mine.toml",
        '[[metric]]\nid = "reposts"\nkind = "flow"\nphrases = ["إعادة بث"]\nexamples = ["حصدت التغريدة 500 إعادة نشر"]\n',
    )
    done = run(
        "archive", path, "-o", tmp_path / "out", "--jobs", 2, "--lexicon", mine, "--text-field", "body",
        "--id-field", "key", "--date-field", "day", "--title-field", "head", "--source-field", "by",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    claims = json.loads((tmp_path / "out" / "claims-00000.jsonl").read_text(encoding="utf-8"))
    assert (claims["article_id"], claims["source"]) == ("7", "جريدة الميناء")
    assert claims["claims"][0]["other"]["reposts"]["value"] == 500
    article = json.loads((tmp_path / "out" / "articles-00000.jsonl").read_text(encoding="utf-8"))
    assert (article["published"], article["title"]) == ("2025-09-10", "عنوان")
    assert article["source"] == "جريدة الميناء"


def test_without_the_screen_the_output_is_the_same(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", 40)
    run("archive", path, "-o", tmp_path / "with", "--jobs", 1)
    run("archive", path, "-o", tmp_path / "without", "--jobs", 1, "--no-screen")
    found, full = digest(tmp_path / "with"), digest(tmp_path / "without")
    assert found.pop("manifest.json") != full.pop("manifest.json")
    assert found == full


def test_nothing_is_drawn_where_standard_error_is_no_terminal(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", RECORD)
    done = run_process("archive", path, "-o", tmp_path / "out", environment={"FORCE_COLOR": "1"})
    assert done.returncode == 0 and done.stdout == b""
    assert b"\x1b" not in done.stderr and b"articles/s" not in done.stderr


def test_progress_is_drawn_in_a_terminal(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", 60, broken=30, every=2)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "arabic_metrics", "archive", path, "-o", tmp_path / "out"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(
        [*map(str, command), "--block-bytes", "1000"], stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
    os.close(ours)
    assert process.returncode == 3
    assert b"MB/s" in shown and b"articles/s" in shown and b"2 rejected" in shown


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the other end is closed
        return b""


def test_the_time_left_is_told_from_the_size_of_the_inputs(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", "x" * 100)
    write(tmp_path, "b.jsonl.gz", "x" * 100)
    write(tmp_path, "c.jsonl.zstd", "x" * 100)
    assert expected_bytes([str(tmp_path / "a.jsonl")]) == 100
    assert expected_bytes([str(tmp_path)]) == 800
    assert expected_bytes(["-"]) is None


def test_figures_are_held_to_a_confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_unsure(monkeypatch, 0.4)
    path = write(tmp_path, "a.jsonl", RECORD)
    words = ("archive", path, "--jobs", 1, "--min-confidence")
    sure, left = tmp_path / "sure", tmp_path / "left"
    assert "1 claim in 1 of 1 article" in run(*words, "0.4", "-o", sure).stderr
    assert "0 claims in 0 of 1 article;" in run(*words, "0.5", "-o", left).stderr
    [line] = (left / "claims-00000.jsonl").read_text(encoding="utf-8").splitlines()
    assert [each["surface"] for each in json.loads(line)["unresolved"]] == ["40 ألف"]


def test_a_run_goes_on_only_with_the_same_confidence_and_claim_format(tmp_path: Path) -> None:
    path, out = write(tmp_path, "a.jsonl", RECORD), tmp_path / "out"
    run("archive", path, "-o", out, "--jobs", 1)
    surer = run("archive", path, "-o", out, "--resume", "--min-confidence", "0.5")
    assert (surer.exit_code, "the options have changed: min_confidence." in surer.stderr) == (
        1,
        True,
    )
    manifest = json.loads((out / "manifest.json").read_bytes())
    del manifest["options"]["claim_format"]
    write(out, "manifest.json", json.dumps(manifest))
    older = run("archive", path, "-o", out, "--resume")
    assert (older.exit_code, "the options have changed: claim_format." in older.stderr) == (1, True)
