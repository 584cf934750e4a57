"""A compiled wheel reads what the sources read: the corpora, through both.

`make compiled` builds the wheel and runs this. Where there is none, or only one of other sources, nothing is compared.
"""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from arabic_metrics import extract_claims, find_numbers, find_periods
from tests.corpus import CORPORA, load

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "arabic_metrics"
REQUIRED = os.environ.get("ARABIC_METRICS_COMPILE") == "require"
HOT = f"arabic_metrics/parse/token{sysconfig.get_config_var('EXT_SUFFIX')}"
READ = """
import copy, dataclasses, json, pickle, sys
import arabic_metrics.parse.token as hot
from arabic_metrics import ClaimSet, Span, extract_claims, find_numbers, find_periods, load_lexicon
from arabic_metrics.lexicon import kept
from arabic_metrics.recognize.vocabulary import vocabulary
assert hot.__file__.endswith(sys.argv[1]), hot.__file__
assert "every number of a text" in find_numbers.__doc__
lexicon = load_lexicon()
made_for, here = (kept.READY / kept.LEXICON).read_bytes().partition(b"\\n")[0], kept.stamp()
assert lexicon.has_tables, f"The tables were made for {made_for}, and this is {here}"
assert vocabulary(lexicon) is kept.ready_tables("recognition", lexicon)["vocabulary"]

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
for wrong in ((), (2,), (2, "5")):
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


def test_a_compiled_wheel_reads_the_corpora_as_the_sources_do(tmp_path: Path) -> None:
    wheels = list(compiled_wheels())
    assert wheels or not REQUIRED, "dist/ holds no compiled wheel of these sources"
    texts = sample() if wheels else []
    expected = [
        [repr(find_numbers(text)), repr(find_periods(text)), extract_claims(text).model_dump_json()]
        for text in texts
    ]
    for wheel in wheels:
        folder = tmp_path / wheel.stem
        zipfile.ZipFile(wheel).extractall(folder)
        done = subprocess.run(
            [sys.executable, "-c", READ, Path(HOT).name],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == expected
