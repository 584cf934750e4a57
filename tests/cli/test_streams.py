"""What ends a command from outside: streams that are closed, disks that are full, Ctrl-C. Each is one sentence."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from arabic_metrics.cli import main
from tests.cli.commands import TEXT, run, run_process, write
from tests.cli.test_annotation import exported

FULL = "Error: standard output cannot be written: No space left on device.\n"
CLOSED = "Error: standard output cannot be written: it is closed.\n"
COMMANDS = (
    "extract a.txt",
    "extract a.txt --format json",
    "extract a.txt --format csv",
    "extract a.txt --explain",
    "numbers a.txt",
    "numbers a.txt --format jsonl",
    "numbers a.txt --rewrite",
    "periods a.txt",
    "normalize a.txt",
    "schema",
    "lexicon list",
    "timeline claims.json --figures",
    "timeline claims.json --format json",
    "view a.txt",
    "view claims.json",
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "claims.json", run("extract", "a.txt", "--format", "json").stdout)
    return tmp_path


def leaves_with(words: str) -> int | str | None:
    """Run a command in this process with the streams that it has, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        main(words.split(), prog_name="arabic-metrics")
    return left.value.code


@pytest.mark.parametrize("words", [*COMMANDS, "--help", "--version", "archive --help"])
def test_a_full_disk_behind_standard_output(
    words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert leaves_with(words) == 1
    assert capfd.readouterr().err.splitlines(keepends=True)[-1] == FULL


@pytest.mark.parametrize("words", COMMANDS)
def test_standard_output_that_is_closed(
    words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert leaves_with(words) == 1
    assert capfd.readouterr().err.splitlines(keepends=True)[-1] == CLOSED


@pytest.mark.parametrize("words", ["schema", "--help"])
def test_a_process_says_no_more_when_it_ends(words: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "arabic_metrics", words], stdout=full, stderr=subprocess.PIPE
        )
    assert (done.returncode, done.stderr.decode()) == (1, FULL)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("extract -", "standard input"),
        ("numbers -", "standard input"),
        ("view -", "standard input"),
        ("timeline -", "-"),
    ],
)
def test_standard_input_that_is_closed(
    words: str, name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert leaves_with(words) == 1
    told = capfd.readouterr()
    assert told.err.splitlines()[-1] == f"Error: {name} cannot be read: Bad file descriptor."
    assert told.out == ""


def test_an_archive_of_standard_input_that_is_closed(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "arabic_metrics", "archive", "-", "-o", "out", "--jobs", "1"]
    command = f"{' '.join(words)} <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True)
    assert done.returncode == 1
    assert "-: it cannot be read: Bad file descriptor" in done.stderr.decode()


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
def test_an_archive_needs_no_standard_error(closed: str, tmp_path: Path) -> None:
    write(tmp_path, "a.csv", f"id,text\n1,{TEXT}\n")
    words = [sys.executable, "-m", "arabic_metrics", "archive", "a.csv", "-o", "out", "--jobs", "1"]
    done = subprocess.run(["bash", "-c", f"{' '.join(words)} {closed}"], capture_output=True)
    assert done.returncode == 0
    assert (tmp_path / "out" / "claims-00000.jsonl").stat().st_size > 0


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("extract a.txt -o out/page", "out/page"),
        ("view a.txt -o out/page", "out/page"),
        ("view claims.json -o out/page", "out/page"),
        ("timeline claims.json --chart out/page", "out/page"),
        ("export a.txt --to label-studio -o out", "out/tasks.json"),
        ("export a.txt --to brat -o out", "out/a.txt"),
        ("export a.txt --to web-annotation -o out", "out/a.txt"),
        ("import tasks.json -o out --region gulf", "out/a.txt"),
        ("score gold --report out/page", "out/page"),
        ("score gold --check out/page --update", "out/page"),
        ("lexicon check --fix out/page", "out/page"),
    ],
)
def test_a_disk_that_is_full_leaves_no_part_of_a_file_and_what_was_there(
    words: str, file: str, tmp_path: Path
) -> None:
    write(tmp_path, "a.txt", TEXT)
    exported(tmp_path, annotate=1).rename(tmp_path / "tasks.json")
    run("import", "tasks.json", "-o", "gold", "--region", "gulf")
    (tmp_path / "out").rename(tmp_path / "exported")
    (tmp_path / "out").mkdir()
    old = ""
    if words.startswith("lexicon"):
        old = '[[metric]]\nid="waves"\nkind="flow"\nforms=["تلويحة"]\nexamples=["حصد المنشور 300 تلويحة"]\n'
        write(tmp_path, file, old)
    elif "-o out/page" in words:
        old = write(tmp_path, file, "old").read_text()
    with files_of_at_most(40):
        done = run(*words.split())
    assert done.exit_code == 1
    assert f"{file.removesuffix('.txt')}" in done.stderr.splitlines()[-1]
    assert "File too large" in done.stderr.splitlines()[-1]
    left = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert left == ({"page": old} if old else {})


@pytest.mark.parametrize(
    "module", ["arabic_metrics.cli.command", "pydantic", "arabic_metrics.cli.view"]
)
def test_an_interrupt_while_modules_are_loaded(module: str) -> None:
    script = f"""
import runpy, sys
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
sys.argv = ["arabic-metrics", "view", "a.txt"]
runpy.run_module("arabic_metrics", run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "\nAborted!\n")


def test_a_reader_that_leaves_is_no_error_of_help() -> None:
    command = f"{sys.executable} -m arabic_metrics --help"
    done = subprocess.run(["bash", "-c", f"{command} | true"], capture_output=True)
    assert done.stderr == b""


def test_a_file_that_a_command_reads_is_named_with_its_error(tmp_path: Path) -> None:
    done = run_process("import", tmp_path / "none.json", "-o", tmp_path / "out")
    assert done.returncode == 1 and done.stderr.decode().count("\n") == 1
    assert "none.json" in done.stderr.decode()
