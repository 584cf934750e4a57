"""`import arabic_metrics`: quick, and it leaves the world as it was."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import arabic_metrics

LIMIT = 0.150  # seconds, at best of several
ATTEMPTS = 9
HEAVY = {"torch", "pandas", "numpy", "transformers", "camel_tools", "pydantic", "rich", "click"}
CHILD = """
import gc, json, os, sys, time

opened = []
watched = {"socket.connect", "socket.bind", "socket.getaddrinfo", "os.mkdir", "subprocess.Popen", "os.system"}

def watch(event, arguments):
    if event in watched or event.startswith("socket."):
        opened.append(event)
    elif event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        opened.append(f"write {arguments[0]}")

def collector():
    return [gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()]

sys.addaudithook(watch)
collected = collector()
began = time.perf_counter()
import arabic_metrics
took = time.perf_counter() - began
if "use" in sys.argv:
    arabic_metrics.extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا في أكتوبر 2025")
print(json.dumps({"took": took, "modules": sorted(sys.modules), "opened": opened, "collector": collector() == collected}))
"""


def run_child(folder: Path, *words: str) -> dict[str, Any]:
    command = [sys.executable, "-B", "-c", CHILD, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    found: dict[str, Any] = json.loads(done.stdout)
    found["made"] = list(folder.iterdir())
    return found


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process is like that has imported the library."""
    return run_child(tmp_path_factory.mktemp("imported"))


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process is like that has read an article."""
    return run_child(tmp_path_factory.mktemp("used"), "use")


def test_it_takes_under_150_milliseconds(tmp_path: Path) -> None:
    assert min(run_child(tmp_path)["took"] for _ in range(ATTEMPTS)) < LIMIT


def test_it_loads_nothing_heavy(imported: dict[str, Any]) -> None:
    assert not HEAVY & set(imported["modules"])


def test_reading_an_article_loads_neither_torch_nor_pandas(used: dict[str, Any]) -> None:
    assert not {"torch", "pandas", "transformers", "rich"} & set(used["modules"])


def test_neither_makes_a_folder_writes_a_file_or_opens_a_socket(
    imported: dict[str, Any], used: dict[str, Any]
) -> None:
    for child in (imported, used):
        assert child["opened"] == [] and child["made"] == []


def test_neither_touches_the_collector_of_garbage(
    imported: dict[str, Any], used: dict[str, Any]
) -> None:
    assert imported["collector"] is True and used["collector"] is True


def test_public_names_are_sorted_and_exist() -> None:
    names = arabic_metrics.__all__
    assert names == sorted(names)
    for name in names:
        assert getattr(arabic_metrics, name) is not None
    assert dir(arabic_metrics) == sorted((*names, "__version__"))


def test_type_checkers_see_the_names_that_exist() -> None:
    source = Path(arabic_metrics.__file__).read_text(encoding="utf-8")
    [guarded] = [node for node in ast.parse(source).body if isinstance(node, ast.If)]
    imported = [
        alias.name
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert sorted(imported) == arabic_metrics.__all__


def test_every_public_name_is_documented_in_code() -> None:
    for name in arabic_metrics.__all__:
        assert getattr(arabic_metrics, name).__doc__, name


def test_an_unknown_name_is_an_attribute_error() -> None:
    try:
        arabic_metrics.unknown  # noqa: B018
    except AttributeError as error:
        assert str(error) == "module 'arabic_metrics' has no attribute 'unknown'"
    else:
        raise AssertionError("no error")
