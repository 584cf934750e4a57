"""A compiled wheel reads what the sources read: the corpora, through both.

`make compiled` builds the wheel and runs this. Where there is none, or only one of other sources, nothing is compared.
"""

import json
import os
import runpy
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arabic_metrics import extract_claims, find_numbers, find_periods
from tests.corpus import CORPORA, load

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "arabic_metrics"
REQUIRED = os.environ.get("HATCH_BUILD_HOOKS_ENABLE") == "1"
HOT = f"arabic_metrics/parse/token{sysconfig.get_config_var('EXT_SUFFIX')}"
READ = """
import copy, dataclasses, json, pickle, sys
import arabic_metrics
import arabic_metrics.parse.token as hot
from arabic_metrics import ClaimSet, Span, extract_claims, find_numbers, find_periods
assert hot.__file__.endswith(sys.argv[1]), hot.__file__
for name in arabic_metrics.__all__:  # what is public has its docstring, as in the sources
    assert "\\n" in getattr(arabic_metrics, name).__doc__ or "." in getattr(arabic_metrics, name).__doc__, name

def read(text):
    numbers, periods = find_numbers(text), find_periods(text)
    for found in (numbers, periods):
        assert pickle.loads(pickle.dumps(found)) == copy.deepcopy(found) == found
    for number in numbers:
        assert dataclasses.replace(number) == number
        try:
            number.value = 0
        except AttributeError:
            continue
        raise AssertionError("a number was changed")
    claims = extract_claims(text)
    written = claims.model_dump_json()
    assert ClaimSet.model_validate_json(written) == claims
    assert ClaimSet.model_validate(claims.model_dump()) == claims
    return [repr(numbers), repr(periods), written]

assert Span(2, 5) == Span(start=2, end=5) < Span(3, 4)
assert hash(Span(2, 5)) == hash(copy.copy(Span(2, 5)))
for wrong in ((), (2,)):
    try:
        Span(*wrong)
    except TypeError:
        continue
    raise AssertionError(f"a span of {wrong}")
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
"""


def compiled_wheels() -> Iterator[Path]:
    """Yield the wheels in dist/ that are compiled for this Python, of the sources as they are."""
    sources = {str(path.relative_to(ROOT)): path.read_bytes() for path in PACKAGE.rglob("*.py")}
    for path in sorted((ROOT / "dist").glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            names = wheel.namelist()
            if (
                HOT in names
                and {name: wheel.read(name) for name in names if name.endswith(".py")} == sources
            ):
                yield path


def texts_in(value: Any) -> Iterator[str]:
    """Yield every phrase and text of a table."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner if key in ("phrases", "text") else list_of_tables(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    elif isinstance(value, str):
        yield value


def list_of_tables(value: Any) -> list[dict[str, Any]]:
    return [it for it in value if isinstance(it, dict)] if isinstance(value, list) else []


def sample() -> list[str]:
    """Return the articles, and each table of numbers and periods as one text."""
    articles = sorted((CORPORA / "articles").glob("*.txt"))
    found = [path.read_text(encoding="utf-8") for path in articles]
    tables = sorted((CORPORA / "parse").glob("*.toml"))
    return found + ["\n".join(texts_in(load(f"parse/{path.stem}"))) for path in tables]


@pytest.fixture(scope="module")
def installs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders, each with an unpacked wheel."""
    wheels = list(compiled_wheels())
    assert wheels or not REQUIRED, "dist/ holds no compiled wheel of these sources"
    folders = [tmp_path_factory.mktemp("wheel") for _ in wheels]
    for wheel, folder in zip(wheels, folders, strict=True):
        zipfile.ZipFile(wheel).extractall(folder)
    return folders


def run(code: str, folder: Path, *words: str, stdin: str = "") -> str:
    """Run code where the package of a folder is what is imported."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_compiled_module_has_a_cached_property():
    """Compiled, it is a property like others, and its value is read anew each time."""
    compiled = runpy.run_path(str(ROOT / ".ci" / "compile.py"), run_name="hook")["compiled_modules"]
    found = [
        path.name for path in compiled(PACKAGE) if "cached_property" in path.read_text("utf-8")
    ]
    assert not found


def test_the_compiler_takes_every_module_that_a_wheel_compiles(tmp_path):
    """It refuses some lines that Python and mypy take; without this, a release would be the first to say so."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name)
    command = [sys.executable, str(ROOT / ".ci" / "compile.py"), str(tmp_path), "--only-translate"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((tmp_path / "build").rglob("*.c"))


def test_a_compiled_wheel_reads_the_corpora_as_the_sources_do(installs: list[Path]) -> None:
    texts = sample() if installs else []
    expected = [
        [repr(find_numbers(text)), repr(find_periods(text)), extract_claims(text).model_dump_json()]
        for text in texts
    ]
    for folder in installs:
        read = run(READ, folder, Path(HOT).name, stdin=json.dumps(texts))
        assert json.loads(read) == expected
