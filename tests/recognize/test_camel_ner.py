"""camel-tools' recogniser of names, on a model of a few words that the test makes; nothing is fetched."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from arabic_metrics import CamelNer, ModelError
from arabic_metrics.recognize import camel_ner
from tests.recognize import tiny_ner

TEXT = "وأضافت أن شَمروخ العدوانـي \u200b يتابعه على إنستغرام 40 ألف شخص."
WITHOUT_NETWORK = """
import sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise SystemExit(f"the network is asked: {arguments}")

sys.addaudithook(watch)
from arabic_metrics.cli import main

main()
"""


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(folder), "CAMELTOOLS_DATA": str(folder)}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("camel_tools", reason="needs the extra [camel]")
    folder = tmp_path_factory.mktemp("camel")
    command = [sys.executable, tiny_ner.__file__, str(folder), "شمروخ=B-PERS", "العدواني=I-PERS"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def test_names_of_the_model_become_entities(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, "extract", "-", "--ner", "camel", "--format", "json"],
        input=TEXT.encode(), capture_output=True, env=environment(data), timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr.decode()) == (0, "")
    [claim] = json.loads(done.stdout)["claims"]
    assert claim["entity"]["mention"] == "شَمروخ العدوانـي"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    monkeypatch.setattr(camel_ner, "find_spec", lambda name: name)
    yield tmp_path


def test_missing_data_get_a_sentence_that_says_what_brings_them(empty: Path) -> None:
    with pytest.raises(ModelError, match=r"finds no data in .*; `camel_data -i ner-arabert`"):
        CamelNer()
    assert list(empty.iterdir()) == []


def test_a_missing_model_gets_a_sentence_that_says_what_brings_it(empty: Path) -> None:
    dataset = {"default": "arabert", "datasets": {"arabert": {"path": "ner/arabert"}}}
    catalogue = {"components": {"NamedEntityRecognition": dataset}}
    (empty / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    with pytest.raises(ModelError, match=r"finds no model in .*; `camel_data -i ner-arabert`"):
        CamelNer()


@pytest.mark.parametrize("content", ["", "[]", '{"components": {}}'])
def test_a_catalogue_that_is_wrong_is_named(content: str, empty: Path) -> None:
    (empty / "catalogue.json").write_text(content, encoding="utf-8")
    with pytest.raises(
        ModelError, match=r"catalogue.json names no model of names; `camel_data -u`"
    ):
        CamelNer()


def test_an_install_without_the_extra_is_told_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel_ner, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"needs camel-tools, .* `pip install '\.\[camel\]'`"):
        CamelNer()


def test_the_command_says_it_in_one_sentence_and_leaves_with_1(tmp_path: Path) -> None:
    from tests.cli.commands import run_process

    pytest.importorskip("camel_tools", reason="needs the extra [camel]")
    done = run_process(
        "extract", "-", "--ner", "camel", stdin=TEXT.encode(), environment=environment(tmp_path)
    )
    assert done.returncode == 1 and done.stdout == b""
    assert done.stderr.decode().startswith("Error: camel ner finds no data in ")
    assert done.stderr.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []
