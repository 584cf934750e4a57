"""extract: four formats, one or several inputs, and what goes wrong."""

import csv
import io
import json
from pathlib import Path

import pytest

from arabic_metrics import ClaimSet, extract_claims
from arabic_metrics.resolve.row import ROW_FIELDS
from tests.cli.commands import OTHER, SILENT, TEXT, run, write
from tests.resolve.unsure import read_unsure


def test_json_of_one_input_is_one_object(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    result = run("extract", path, "--format", "json")
    claims = ClaimSet.model_validate_json(result.stdout)
    assert claims.article_id == str(path)
    assert claims.claims == extract_claims(TEXT).claims
    assert (result.exit_code, result.stderr) == (0, "")


def test_json_of_several_inputs_is_an_array(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, name, text)
        for name, text in (("a.txt", TEXT), ("b.txt", SILENT), ("c.txt", OTHER))
    ]
    found = json.loads(run("extract", *paths, "--format", "json").stdout)
    assert [len(claims["claims"]) for claims in found] == [1, 0, 1]
    assert [claims["article_id"] for claims in found] == list(map(str, paths))


def test_jsonl_is_a_claim_set_a_line(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, text) for name, text in (("a.txt", TEXT), ("b.txt", SILENT))]
    lines = run("extract", *paths, "--format", "jsonl").stdout.splitlines()
    assert [len(ClaimSet.model_validate_json(line).claims) for line in lines] == [1, 0]


def test_csv_has_the_fields_of_rows(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    result = run("extract", path, "--format", "csv")
    reader = csv.DictReader(io.StringIO(result.stdout))
    [row] = list(reader)
    assert tuple(reader.fieldnames or ()) == ROW_FIELDS
    [expected] = extract_claims(TEXT).rows()
    assert tuple(expected) == ROW_FIELDS
    for field in ("entity", "platform", "metric", "modifier", "surface", "period"):
        assert row[field] == expected[field]
    assert (row["value"], row["upper"], row["period_start"]) == ("40000", "", "2025-07-01")
    assert TEXT[int(row["start"]) : int(row["end"])] == row["surface"] == "40 ألف"


@pytest.mark.parametrize(
    ("form", "shown"),
    [("table", ""), ("jsonl", None), ("csv", ",".join(ROW_FIELDS) + "\n")],
)
def test_an_article_without_claims(form: str, shown: str | None, tmp_path: Path) -> None:
    result = run("extract", write(tmp_path, "a.txt", SILENT), "--format", form)
    assert result.exit_code == 0
    assert shown is None or result.stdout == shown


def test_the_table_has_a_line_for_each_claim_and_keeps_logical_order(tmp_path: Path) -> None:
    lines = run("extract", write(tmp_path, "a.txt", f"{TEXT}\n{OTHER}")).stdout.splitlines()
    assert lines[0].split() == ["entity", "platform", "period", "followers", "confidence"]
    assert lines[2].split("  ")[0] == "بلدية دبا"
    assert lines[2].split()[-2] == ">40,000"
    assert len(lines) == 4


def test_a_figure_without_the_period_of_its_claim_has_a_line_of_its_own(tmp_path: Path) -> None:
    text = "نشرت صفحة بلدية دبا على فيسبوك 40 منشورا في أكتوبر 2025، ويبلغ عدد متابعيها 1500 متابع."
    done = run("extract", write(tmp_path, "a", text))
    _, _, *lines = done.stdout.splitlines()
    assert [("2025-10" in line, "40" in line, "1,500" in line) for line in lines] == [
        (True, True, False),
        (False, False, True),
    ]


def test_a_rank_stands_on_the_line_of_its_claim(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "حلت صفحة بلدية دبا على فيسبوك في المرتبة الثالثة، ونشرت 40 منشورا في أكتوبر 2025."
    claims = extract_claims(text)
    [claim] = claims.claims
    assert claim.rank is not None and claim.period is not None
    rank = claim.rank.model_copy(update={"dated": False})
    undated = claims.model_copy(update={"claims": (claim.model_copy(update={"rank": rank}),)})
    monkeypatch.setattr("arabic_metrics.cli.command.extract_claims", lambda *_, **__: undated)
    _, _, line = run("extract", write(tmp_path, "a", text)).stdout.splitlines()
    assert "2025-10" in line and " 3 " in line


def test_metrics_have_one_order(tmp_path: Path) -> None:
    post = "نشرت صفحة بلدية دبا على فيسبوك 40 منشورا في أكتوبر 2025"
    heads = [
        run("extract", write(tmp_path, "a", text)).stdout.splitlines()[0]
        for text in (f"{post}.\n\n{OTHER}.", f"{OTHER}.\n\n{post}.")
    ]
    assert heads[0].split() == heads[1].split()
    assert heads[0].index("followers") < heads[0].index("posts")


def test_the_table_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = f"قالت مديرة التواصل في الوزارة هدى مصطفى العلي إن {TEXT}، ونشرت 1200 منشور حصدت 33 مليون تفاعل."
    path = write(tmp_path, "a", text)
    piped = run("extract", path).stdout
    assert "attribution" in piped
    monkeypatch.setattr("arabic_metrics.cli.output.is_terminal", lambda: True)
    for columns, told in ((80, False), (100, False), (200, True)):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = run("extract", path).stdout.translate({0x2068: None, 0x2069: None}).splitlines()
        assert max(map(len, lines)) <= columns
        assert ("attribution" in lines[0]) == told


def test_a_source_is_cut_in_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = "مدير الإدارة العامة للتواصل الرقمي في وزارة الثقافة"
    path, out = write(tmp_path, "a", f"قال {office} إن {TEXT}."), tmp_path / "a.out"
    monkeypatch.setenv("COLUMNS", "200")
    run("extract", path, "-o", out)
    for table in (run("extract", path).stdout, out.read_text(encoding="utf-8")):
        assert office in table and "…" not in table
    monkeypatch.setattr("arabic_metrics.cli.output.is_terminal", lambda: True)
    assert office not in run("extract", path).stdout and "…" in run("extract", path).stdout


def test_in_a_narrow_terminal_each_figure_has_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = f"{TEXT}، ونشرت 1200 منشور حصدت 33 مليون تفاعل و5 ملايين مشاهدة و7 آلاف تعليق."
    path = write(tmp_path, "a", text)
    monkeypatch.setattr("arabic_metrics.cli.output.is_terminal", lambda: True)
    for columns, told in ((60, True), (200, False)):
        monkeypatch.setenv("COLUMNS", str(columns))
        table = run("extract", path).stdout.translate({0x2068: None, 0x2069: None})
        heads, _, *lines = table.splitlines()
        assert ("metric" in heads.split()) == told
        assert max(map(len, (heads, *lines))) <= columns
        assert "interactions" in table.split() and "5,000,000" in table.split()


def test_a_period_that_is_no_date_is_told_in_words(tmp_path: Path) -> None:
    path = write(tmp_path, "a", "يبلغ عدد متابعي صفحة بلدية دبا على فيسبوك حاليا 40 ألف متابع.")
    assert "when published" in run("extract", path).stdout
    assert "PRESENT_REF" in run("extract", path, "--format", "csv").stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty."),
        (" \n", "is empty."),
        ("12 likes", "holds no Arabic text."),
        ("12", "holds no Arabic text."),
    ],
)
def test_a_file_without_arabic_is_named(text: str, told: str, tmp_path: Path) -> None:
    path, good = write(tmp_path, "a.txt", text), write(tmp_path, "good.txt", TEXT)
    for words in ((path,), (path, "--explain"), (good, path, "--format", "json")):
        result = run("extract", *words)
        assert result.exit_code == 0 and result.stderr.startswith(f"{path} {told}\n")
    assert run("extract", good).stderr == ""
    several = run("extract", good, tmp_path / "nothing.txt", path).stderr
    assert "nothing.txt cannot be read" in several and f"{path} {told}" in several


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
        (
            b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + b"\0" * 14 + b"[Content_Types].xml",
            "it is a file of an office program",
        ),
        (b"\x89PNG\r\n\x1a\n", "it is a picture"),
        (b"\xff\xd8\xff\xe0", "it is a picture"),
        (b"\x1f\x8b\x08\0", "it is packed; `arabic-metrics archive` reads it"),
    ],
    ids=["pdf", "docx", "png", "jpeg", "gzip"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.html"])
def test_what_is_no_text_is_named(data: bytes, told: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, data)
    for command in ("extract", "numbers"):
        result = run(command, path)
        assert (result.exit_code, result.stderr.startswith(f"Error: {path}: {told}")) == (1, True)


def test_the_table_of_several_inputs_names_them(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, text) for name, text in (("a.txt", TEXT), ("c.txt", OTHER))]
    lines = run("extract", *paths).stdout.splitlines()
    assert lines[0].startswith("article")
    assert [line.split()[0] for line in lines[2:]] == list(map(str, paths))


def test_standard_input() -> None:
    found = ClaimSet.model_validate_json(run("extract", "-", "--format", "json", stdin=TEXT).stdout)
    assert found.article_id == "-" and len(found.claims) == 1


def test_a_byte_order_mark_is_no_text() -> None:
    found = json.loads(
        run("extract", "-", "--format", "json", stdin=("\ufeff" + TEXT).encode()).stdout
    )
    assert (
        found["claims"]
        == json.loads(run("extract", "-", "--format", "json", stdin=TEXT).stdout)["claims"]
    )


def test_published_is_what_relative_periods_are_read_against() -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع في الشهر الماضي"
    with_date = run(
        "extract", "-", "--published", "2025-11-02", "--format", "csv", stdin=text
    ).stdout
    assert ",2025-10," in with_date
    assert ",2025-10," not in run("extract", "-", "--format", "csv", stdin=text).stdout


def test_lexicon_files_may_be_several(tmp_path: Path) -> None:
    files = []
    for id, phrase in (("reposts", "إعادة بث"), ("echoes", "صدى رقمي")):
        content = f'[[metric]]\nid = "{id}"\nkind = "flow"\nphrases = ["{phrase}"]\nexamples = ["3 {phrase}"]\n'
        files += ["--lexicon", write(tmp_path, f"{id}.toml", content)]
    text = "حصدت صفحة بلدية دبا على فيسبوك 500 إعادة بث و700 صدى رقمي"
    [claim] = json.loads(run("extract", "-", "--format", "json", *files, stdin=text).stdout)[
        "claims"
    ]
    assert set(claim["other"]) == {"reposts", "echoes"}


@pytest.mark.parametrize("command", ["extract", "numbers", "periods", "normalize"])
def test_a_file_that_is_not_utf8_gets_one_sentence(command: str, tmp_path: Path) -> None:
    path = write(tmp_path, "old.txt", TEXT.encode("cp1256"))
    result = run(command, path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert (
        result.stderr.count("\n") == 1 and str(path) in result.stderr and "UTF-8" in result.stderr
    )


@pytest.mark.parametrize("command", ["extract", "numbers", "periods", "normalize"])
def test_a_missing_file_gets_one_sentence(command: str, tmp_path: Path) -> None:
    result = run(command, tmp_path / "nothing.txt")
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"Error: {tmp_path / 'nothing.txt'} cannot be read: No such file or directory.\n"
    )


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert result.exit_code == 1
    assert (
        result.stderr == f"Error: {tmp_path} is a folder; `arabic-metrics archive` reads folders.\n"
    )


def test_records_are_read_as_one_text_and_that_is_told(tmp_path: Path) -> None:
    result = run("extract", write(tmp_path, "news.jsonl", TEXT))
    assert result.exit_code == 0 and "40" in result.stdout
    assert "is read as one text; `arabic-metrics archive` reads its records." in result.stderr


@pytest.mark.parametrize("form", ["متابع", "إعادَة بث"], ids=["taken", "misspelt"])
def test_a_lexicon_that_the_check_refuses_is_refused_in_its_words(
    form: str, tmp_path: Path
) -> None:
    metric = f'[[metric]]\nid = "a"\nkind = "flow"\nforms = ["{form}"]\nexamples = ["3 {form}"]\n'
    path = write(tmp_path, "mine.toml", metric)
    result = run("extract", "-", "--lexicon", path, stdin=TEXT)
    said = run("lexicon", "check", path).stdout
    assert said.startswith(str(path)) and said.count("\n") == 1
    assert (result.exit_code, result.stderr) == (1, f"Error: {said}")


def test_a_lexicon_that_is_wrong_gets_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", "[[meter]]\nid = 'a'\n")
    result = run("extract", "-", "--lexicon", path, stdin=TEXT)
    assert result.exit_code == 1 and result.stderr.startswith(
        f"Error: {path}: unknown table [[meter]]"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("extract",),
        ("extract", "-", "--format", "xml"),
        ("extract", "-", "--published", "yesterday"),
        ("digest",),
        ("score",),
        ("score", "corpora", "--update"),
        ("score", "corpora", "--allow-regression"),
    ],
    ids=" ".join,
)
def test_usage_errors_leave_with_2(words: tuple[str, ...]) -> None:
    assert run(*words, stdin=TEXT).exit_code == 2


# -- confidence


def test_figures_are_held_to_a_confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_unsure(monkeypatch, 0.4)
    path = write(tmp_path, "a.txt", TEXT)
    sure = ClaimSet.model_validate_json(
        run("extract", path, "--format", "json", "--min-confidence", "0.4").stdout
    )
    assert [claim.confidence for claim in sure.claims] == [0.4]
    left = ClaimSet.model_validate_json(
        run("extract", path, "--format", "json", "--min-confidence", "0.5").stdout
    )
    assert left.claims == () and left.unresolved[0].reason == "confidence 0.40 is below 0.50"


def test_the_table_has_a_column_of_confidence_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_unsure(monkeypatch, 0.4)
    lines = run("extract", write(tmp_path, "a.txt", TEXT)).stdout.splitlines()
    assert lines[0].split()[-1] == "confidence" and lines[2].split()[-1] == "0.40"


@pytest.mark.parametrize("command", ["extract", "archive", "view", "timeline"])
@pytest.mark.parametrize("given", ["1.5", "-0.1", "nan"])
def test_a_confidence_that_is_no_probability_is_one_sentence(
    command: str, given: str, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    out = ("-o", tmp_path / "out") if command == "archive" else ()
    result = run(command, path, *out, "--min-confidence", given)
    assert result.exit_code == 2
    assert result.stderr.endswith(
        f"Error: Invalid value for '--min-confidence': {given} is not from 0 to 1.\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("command", "default"),
    [("extract", "0.25"), ("archive", "0.25"), ("view", "0.25"), ("timeline", "0.5")],
)
def test_help_tells_the_minimum_that_holds_and_how_a_date_is_written(
    command: str, default: str
) -> None:
    shown = " ".join(run(command, "--help").stdout.split())
    assert f"[default: {default}" in shown
    assert "DATE " not in shown
    assert command == "timeline" or "--published YYYY-MM-DD" in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("extract", "-", "--published", "02/11/2025"),
            "«02/11/2025» is no date: write it as 2025-11-02.",
        ),
        (
            ("periods", "-", "--published", "2025-13-01"),
            "«2025-13-01» is no date: write it as 2025-11-02.",
        ),
        (("extract", "-", "--min-confidence", "high"), "«high» is not a number from 0 to 1."),
    ],
)
def test_a_wrong_value_is_told_in_words(words: tuple[str, ...], told: str) -> None:
    result = run(*words, stdin="نص")
    assert result.exit_code == 2 and told in result.stderr


def test_periods_take_the_date_under_the_name_that_extract_has() -> None:
    named = [
        run("periods", "-", option, "2025-11-02", stdin="خلال الشهر الماضي").stdout
        for option in ("--published", "--reference")
    ]
    assert named[0] == named[1] and "2025-10-01" in named[0]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("extract", "No claims were found. --explain shows"),
        ("numbers", "No numbers were found."),
        ("periods", "No periods were found."),
    ],
)
def test_an_empty_table_is_told_and_is_no_failure(command: str, told: str) -> None:
    result = run(command, "-", stdin="يلتقي الفريقان")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(told)
    assert run(command, "-", "--format", "jsonl", stdin="يلتقي الفريقان").stderr == ""


def test_figures_below_the_minimum_are_counted_where_the_table_is_empty() -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع"
    result = run("extract", "-", "--min-confidence", "1", stdin=text)
    assert "1 not sure enough: --min-confidence 0 shows them." in result.stderr


@pytest.mark.parametrize("words", [("extract",), ("extract", "--explain"), ("numbers",), ("numbers", "--rewrite"), ("periods",), ("normalize",)])  # fmt: skip
def test_a_file_of_several_that_cannot_be_read_costs_only_itself(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    good, other = (write(tmp_path, name, TEXT) for name in ("good.txt", "other.txt"))
    nothing = tmp_path / "nothing.txt"
    done = run(*words, good, nothing, other)
    assert (done.exit_code, done.stdout) == (3, run(*words, good, other).stdout)
    assert done.stderr == f"Error: {nothing} cannot be read: No such file or directory.\n"
    none = run(*words, nothing, nothing)
    assert (none.exit_code, none.stdout, none.stderr) == (1, "", done.stderr * 2)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_a_file_holds_what_standard_output_would(form: str, tmp_path: Path) -> None:
    path, out = write(tmp_path, "a.txt", TEXT), tmp_path / "out"
    done = run("extract", path, "--format", form, "-o", out)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{out}: written\n")
    assert out.read_text(encoding="utf-8") == run("extract", path, "--format", form).stdout


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_the_name_of_the_file_tells_the_format(form: str, tmp_path: Path) -> None:
    path, out = write(tmp_path, "a.txt", TEXT), tmp_path / f"out.{form}"
    assert run("extract", path, "-o", out).exit_code == 0
    assert out.read_text(encoding="utf-8") == run("extract", path, "--format", form).stdout
    assert run("extract", path, "--format", "table", "-o", out).exit_code == 0
    assert out.read_text(encoding="utf-8") == run("extract", path).stdout


def test_a_format_of_archives_is_named(tmp_path: Path) -> None:
    path, out = write(tmp_path, "a.txt", TEXT), tmp_path / "out.parquet"
    done = run("extract", path, "-o", out)
    assert done.exit_code == 2 and "archive --format parquet" in done.stderr
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    path, nowhere = write(tmp_path, "a.txt", TEXT), tmp_path / "missing" / "out.csv"
    done = run("extract", path, "--output", nowhere)
    told = f"Error: {nowhere} cannot be written: No such file or directory.\n"
    assert (done.exit_code, done.stderr) == (1, told)
    done = run("extract", path, "-o", path)
    assert done.exit_code == 1 and "is an input" in done.stderr
    assert path.read_text(encoding="utf-8") == TEXT


def test_where_nothing_is_found_or_read_no_file_is_left(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("extract", write(tmp_path, "a.txt", SILENT), "-o", out).exit_code == 0
    assert run("extract", tmp_path / "none.txt", "--format", "csv", "-o", out).exit_code == 1
    assert not out.exists()


def test_a_file_is_written_of_the_inputs_that_can_be_read(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("extract", tmp_path / "none.txt", write(tmp_path, "a.txt", TEXT), "-o", out)
    assert done.exit_code == 3
    assert "بلدية دبا" in out.read_text(encoding="utf-8")
