"""The layout of the repository: what stands where, and what code may hold."""

import ast
import re
import subprocess
import tokenize
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from shutil import which

import pytest

from arabic_metrics.lexicon.document import packaged_paths
from tests.corpus import CORPORA

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "arabic_metrics"
MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = (
    "core", "lexicon", "normalize", "parse", "ranking", "recognize", "resolve", "score", "timeline", "view",
)  # fmt: skip
VAGUE = {"utils", "helpers", "common", "manager", "misc"}
CHECKED = (".py", ".md", ".toml", ".txt", ".json", ".cff", ".yml", "")
SKIPPED = {"__pycache__", "_build", "build", "dist"}
KEPT = {".ci"}  # other folders that begin with a dot are made by tools


TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "CITATION.cff", "LICENSE", "Makefile", "README.md", "arabic_metrics", "corpora",
    "docs", "pyproject.toml", "tests",
}  # fmt: skip


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        folders = set(path.relative_to(ROOT).parts[:-1])
        made = {folder for folder in folders if folder.startswith(".")} - KEPT
        pointer = path.name == ".git"  # of a work tree: it names the repository's place
        if path.is_file() and path.suffix in CHECKED and not (pointer or made or SKIPPED & folders):
            yield path


def test_no_stray_file_stands_at_the_top_of_the_repository() -> None:
    """Of a checkout, what git tracks counts; of an unpacked source distribution, which adds its metadata, what no tool has made."""
    if (ROOT / ".git").exists() and which("git"):
        git = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
        tracked = subprocess.run(git, capture_output=True, check=True).stdout.decode()
        assert {path.split("/")[0] for path in tracked.split("\0") if path} == TOP
        return
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    made = [".git", "PKG-INFO", *(pattern.strip("/") for pattern in ignored)]
    found = {path.name for path in ROOT.iterdir()}
    assert {name for name in found if not any(fnmatch(name, each) for each in made)} == TOP


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_stage_has_its_tests(folder: str) -> None:
    assert (PACKAGE / folder / "__init__.py").exists()
    assert list((ROOT / "tests" / folder).glob("test_*.py")), f"tests/{folder} holds no test"


def test_every_number_and_period_corpus_has_its_test() -> None:
    tested = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "parse").glob("*.py")
    )
    for table in sorted((CORPORA / "parse").glob("*.toml")):
        assert f'"parse/{table.stem}"' in tested, f"no test reads corpora/parse/{table.name}"


def test_folders_stand_in_the_order_of_the_data_flow() -> None:
    assert list(FOLDERS) == sorted(FOLDERS)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_says_what_it_is_about(module: Path) -> None:
    assert module.stem not in VAGUE


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_what_is_public_is_documented(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{named(module)} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{named(module)}: {node.name} has no docstring"


def test_no_lexicon_word_list_hides_in_code() -> None:
    """A module may name a particle that the grammar hangs on; words of content stand in the lexicon."""
    crowded = {}
    for module in MODULES:
        words = set(_arabic_words(module))
        if len(words) > 25:
            crowded[named(module)] = len(words)
    assert crowded == {}


def _arabic_words(module: Path) -> Iterator[str]:
    docstrings = {
        node.value.lineno
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    with module.open("rb") as content:
        for token in tokenize.tokenize(content.readline):
            if token.type == tokenize.STRING and token.start[0] not in docstrings:
                yield from re.findall(r"[\u0621-\u064a]{3,}", token.string)


def test_no_file_names_a_path_of_a_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:home|Users|root|work|tmp)/\w")
    for path in files():
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not pattern.search(text), f"{named(path)} names {pattern.search(text)}"


def test_text_files_are_utf8_with_a_line_end_at_their_end() -> None:
    for path in files():
        content = path.read_bytes()
        content.decode("utf-8")
        assert b"\r" not in content, named(path)
        assert not content or (content.endswith(b"\n") and not content.endswith(b"\n\n")), named(
            path
        )


def test_no_file_holds_the_marks_of_a_merge() -> None:
    for path in files():
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        marks = ("<" * 7 + " ", ">" * 7 + " ")
        assert not [line for line in lines if line.startswith(marks)], named(path)


def test_lexicon_files_are_packaged() -> None:
    assert packaged_paths() == tuple(sorted((PACKAGE / "lexicon" / "data").rglob("*.toml")))
    assert (PACKAGE / "py.typed").exists()
