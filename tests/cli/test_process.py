"""The command in a process of its own: bytes in, bytes out, whatever the locale."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import TEXT, run_process, write

OLD_LOCALE = {
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "latin-1",
}


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_output_is_utf8_whatever_the_locale(form: str, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    done = run_process("extract", path, "--format", form, environment=OLD_LOCALE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "بلدية دبا" in done.stdout.decode("utf-8")
    assert b"\\u" not in done.stdout


def test_standard_input_is_utf8_whatever_the_locale() -> None:
    done = run_process(
        "extract", "-", "--format", "jsonl", stdin=TEXT.encode(), environment=OLD_LOCALE
    )
    [claim] = json.loads(done.stdout)["claims"]
    assert claim["entity"]["name"] == "بلدية دبا"


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = write(tmp_path, "old.txt", TEXT.encode("cp1256"))
    done = run_process("extract", path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().count("\n") == 1 and str(path) in done.stderr.decode()


def test_csv_from_standard_input() -> None:
    done = run_process("numbers", "-", "--format", "csv", stdin="24 مليون".encode())
    assert done.stdout.decode().splitlines()[1].startswith("-,24 مليون,cardinal,24000000,,exact,")


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    path = write(tmp_path, "long.txt", f"{TEXT}\n" * 5000)
    command = [sys.executable, "-m", "arabic_metrics", "numbers", str(path), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_no_color_and_no_control_reaches_a_pipe(tmp_path: Path) -> None:
    done = run_process("extract", write(tmp_path, "a.txt", TEXT), environment={"FORCE_COLOR": "1"})
    shown = done.stdout.decode()
    assert "\x1b" not in shown and "\u2068" not in shown


def test_a_subcommand_loads_none_of_the_others() -> None:
    run = "import sys; from arabic_metrics.cli import main; main(['archive', '--help'], standalone_mode=False)"
    told = "print(*(name for name in ('score', 'timeline', 'view') if f'arabic_metrics.{name}' in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{run}; {told}"], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == ""
