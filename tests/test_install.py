"""What an install brings: the library alone reads articles, and torch comes with the extra [camel] and no other."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.corpus import CORPORA

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
ARTICLE = CORPORA / "articles" / "interior-ministry-facebook.txt"
LARGE = {"camel-tools", "numpy", "pandas", "scipy", "torch", "transformers"}
Run = Callable[..., subprocess.CompletedProcess[str]]


def brought_by(extra: str = "") -> set[str]:
    """Return the names of all distributions that an install with an extra brings."""
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    waiting = list(PROJECT["dependencies"] + EXTRAS.get(extra, []))
    while waiting:
        needed = Requirement(waiting.pop())
        name = canonicalize_name(needed.name)
        for part in ("", *needed.extras):
            if (name, part) in seen:
                continue
            seen.add((name, part))
            if name == PROJECT["name"]:
                waiting += EXTRAS.get(part, [])
            else:
                found.add(name)
                waiting += wanted(distribution(name).requires or (), part)
    return found


def wanted(requirements: Iterable[str], extra: str) -> list[str]:
    """Return the requirements that hold on this machine, with an extra."""
    return [
        it for it in requirements
        if (marker := Requirement(it).marker) is None or marker.evaluate({"extra": extra})
    ]  # fmt: skip


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the command where nothing is installed but what `pip install .` brings."""
    folder = tmp_path_factory.mktemp("light")
    for name in {*brought_by(), PROJECT["name"]}:
        files = distribution(name).files or ()
        for top in {it.parts[0] for it in files} - {"..", "__pycache__"}:
            (folder / top).symlink_to(distribution(name).locate_file(top))

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join([str(ROOT), str(folder)])
        return subprocess.run(
            [sys.executable, "-S", "-m", "arabic_metrics", *map(str, words)],
            capture_output=True, encoding="utf-8", cwd=folder, timeout=120,
            env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip

    return run


@pytest.mark.parametrize("extra", ["", "archive", "web", "timeline"])
def test_the_library_and_its_usual_extras_bring_nothing_large(extra: str) -> None:
    assert not LARGE & brought_by(extra)


@pytest.mark.parametrize("extra", sorted(EXTRAS.keys() - {"camel", "test", "dev"}))
def test_no_other_extra_brings_torch(extra: str) -> None:
    assert not {"camel-tools", "torch", "transformers"} & brought_by(extra)


@pytest.mark.parametrize("extra", ["camel", "test", "dev"])
def test_camel_brings_camel_tools_and_so_do_the_tools_of_the_checks(extra: str) -> None:
    assert {"camel-tools", "torch"} <= brought_by(extra)


def test_the_library_alone_reads_an_article(light: Run, tmp_path: Path) -> None:
    done = light("extract", ARTICLE, "--published", "2025-11-02", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["claims"]
    assert light("extract", ARTICLE).stdout.startswith("entity")
    page = tmp_path / "page.html"
    assert light("view", ARTICLE, "-o", page).returncode == 0
    assert "</html>" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        (("extract", ARTICLE, "--ner", "camel"), "camel"),
        (("lexicon", "tables"), "camel"),
        (("fit", ARTICLE.parent, "-o", "mine.tsv"), "fit"),
    ],
)
def test_what_needs_an_extra_names_it(light: Run, words: tuple[str | Path], extra: str) -> None:
    done = light(*words)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
    assert f"pip install '.[{extra}]'" in done.stderr


RUSSIAN = "Привет мир, это статья о новостях города и о подписчиках. " * 9


@pytest.mark.parametrize(
    ("name", "content", "extra"),
    [
        ("x.jsonl", '{"text": "بلغ عدد متابعي صفحة بلدية دبا 40 ألفا"}\n'.encode(), "archive"),
        ("x.html", "<p>بلغ عدد متابعي صفحة بلدية دبا 40 ألفا</p>".encode(), "web"),
        ("x.txt", RUSSIAN.encode("koi8-r"), "archive"),
        ("x.csv", f"id,text\na,{RUSSIAN}\n".encode("koi8-r"), "archive"),
        ("x.jsonl.zst", b"\x28\xb5\x2f\xfd", "archive"),
    ],
    ids=["jsonl", "html", "txt", "csv", "zst"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_archive_that_needs_an_extra_names_it_and_blames_no_record(
    light: Run, name: str, content: bytes, extra: str, jobs: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    done = light("archive", tmp_path / name, "-o", tmp_path / "out", "--jobs", jobs)
    errors = [line for line in done.stderr.splitlines() if "reading text from" not in line]
    assert done.returncode == 1 and len(errors) == 1
    assert errors[0].startswith("Error: ") and f"pip install '.[{extra}]'" in errors[0]


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_install_commands_of_a_page_work_from_a_copy_of_the_repository(page: Path) -> None:
    for extras in re.findall(r"pip install [^\n`]*\[([a-z,]+)\]", page.read_text("utf-8")):
        assert set(extras.split(",")) <= EXTRAS.keys()
    assert "pip install 'arabic-metrics" not in page.read_text("utf-8")
