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


def test_parquet_of_claims_names_the_smallest_extra(light: Run, tmp_path: Path) -> None:
    (tmp_path / "rows.parquet").write_bytes(b"PAR1")
    for command in ("timeline", "view"):
        assert "pip install '.[archive]'" in light(command, tmp_path / "rows.parquet").stderr


RUSSIAN = "Привет мир, это статья о новостях города и о подписчиках. " * 9


@pytest.mark.parametrize(
    ("name", "content", "extra"),
    [
        ("x.html", "<p>بلغ عدد متابعي صفحة بلدية دبا 40 ألفا</p>".encode(), "web"),
        ("x.warc", b"WARC/1.0\r\n", "web"),
        ("x.parquet", b"PAR1", "archive"),
        ("x.jsonl.zst", b"\x28\xb5\x2f\xfd", "archive"),
    ],
    ids=["html", "warc", "parquet", "zst"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_needs_an_extra_costs_itself_and_names_it(
    light: Run, name: str, content: bytes, extra: str, jobs: str, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / name).write_bytes(content)
    words = ("archive", news, "-o", tmp_path / "out", "--jobs", jobs)
    done = light(*words)
    assert (done.returncode, (tmp_path / "out").exists()) == (1, False)
    assert f"so nothing is written: news/{name}: " in done.stderr
    assert f"pip install '.[{extra}]'" in done.stderr and done.stderr.count("\n") == 1
    (news / "a.txt").write_bytes(ARTICLE.read_bytes())
    (news / f"again-{name}").write_bytes(content)
    done = light(*words)
    assert done.returncode == 3 and "of 1 article; 2 records or files rejected." in done.stderr
    told = [
        json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_bytes().splitlines()
    ]
    assert {each["source"] for each in told} == {f"news/{name}", f"news/again-{name}"}
    assert all(f"pip install '.[{extra}]'" in each["reason"] for each in told)


def test_pages_that_need_an_extra_cost_themselves_in_every_command(
    light: Run, tmp_path: Path
) -> None:
    page, text = tmp_path / "x.html", tmp_path / "x.md"
    page.write_text("<p>نص</p>", encoding="utf-8")
    text.write_bytes(ARTICLE.read_bytes())
    alone = light("extract", page)
    assert (alone.returncode, alone.stdout, alone.stderr.count("\n")) == (1, "", 1)
    assert alone.stderr.startswith(f"Error: {page}: ") and "pip install '.[web]'" in alone.stderr
    both = light("extract", page, text, "--format", "jsonl")
    assert both.returncode == 3 and json.loads(both.stdout)["claims"]
    assert both.stderr == alone.stderr
    for number, sources in enumerate(([page, text], [tmp_path])):
        done = light("export", *sources, "--to", "brat", "-o", tmp_path.with_name(f"out{number}"))
        assert done.returncode == 3 and "pip install '.[web]'" in done.stderr
        assert done.stderr.endswith("1 article\n1 record or file rejected.\n")


@pytest.mark.parametrize("name", ["x.txt", "x.csv", "x.jsonl"])
def test_an_encoding_that_needs_an_extra_names_it(light: Run, name: str, tmp_path: Path) -> None:
    record = {"x.txt": RUSSIAN, "x.csv": f"id,text\na,{RUSSIAN}\n"}
    content = record.get(name, json.dumps({"text": RUSSIAN}, ensure_ascii=False))
    (tmp_path / name).write_bytes(content.encode("koi8-r"))
    done = light("archive", tmp_path / name, "-o", tmp_path / "out", "--jobs", "1")
    assert done.returncode == 3 and "1 record or file rejected" in done.stderr
    assert "needed to tell its encoding: pip install '.[archive]'" in done.stderr


def test_lines_of_json_need_no_extra(light: Run, tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    news = tmp_path / "news.jsonl"
    news.write_text(json.dumps({"id": 1 << 70, "text": text}) + "\n{", encoding="utf-8")
    done = light("archive", news, "-o", tmp_path / "out", "--jobs", "1")
    assert done.returncode == 3 and "of 1 article; 1 record or file rejected." in done.stderr
    assert f'"article_id":"{1 << 70}"' in (tmp_path / "out" / "claims-00000.jsonl").read_text(
        encoding="utf-8"
    )
    words = tmp_path / "mine.toml"
    words.write_text(
        '[[metric]]\nid = "reviews"\nkind = "flow"\nforms = ["تقييمات"]\nexamples = ["حصد التطبيق 5 آلاف تقييمات"]\n',
        encoding="utf-8",
    )
    done = light("lexicon", "check", words, "--text", ARTICLE, "--text", news)
    assert done.returncode == 3 and done.stdout.startswith(f'{words}, entry "reviews": its words')


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_install_commands_of_a_page_work_from_a_copy_of_the_repository(page: Path) -> None:
    for extras in re.findall(r"pip install [^\n`]*\[([a-z,]+)\]", page.read_text("utf-8")):
        assert set(extras.split(",")) <= EXTRAS.keys()
    assert "pip install 'arabic-metrics" not in page.read_text("utf-8")
