"""What is published: a source distribution of plain Python with its tests, a wheel, and their description."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
pytest.importorskip("hatch_fancy_pypi_readme")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what `hatchling build` makes of this copy of the repository."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel"]
    done = subprocess.run(
        [*command, "-d", str(folder)], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def metadata(built: Path) -> Message:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(archive.read(name))


def test_the_source_distribution_is_plain_and_holds_what_its_tests_read(built: Path) -> None:
    [path] = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"README.md", "CHANGELOG.md", "LICENSE", "Makefile", "docs/conf.py"} <= names
    assert {"tests/conftest.py", "corpora/baseline.json", "docs/notebook.ipynb"} <= names
    assert not [name for name in names if name.endswith((".so", ".pyd", ".c", ".pyc"))]


def test_the_wheel_is_plain_and_holds_the_package_alone(built: Path) -> None:
    [path] = built.glob("*.whl")
    assert path.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(path) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"arabic_metrics", path.name.removesuffix("-py3-none-any.whl") + ".dist-info"}


def test_the_description_is_the_readme_with_links_that_lead_somewhere(metadata: Message) -> None:
    text = metadata.get_payload()
    assert isinstance(text, str) and text.lstrip().startswith("# arabic_metrics")
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert "](https://" in text
    assert "](docs/" not in text


def test_every_address_is_below_one_of_the_project(metadata: Message) -> None:
    urls = dict(each.split(", ", 1) for each in metadata.get_all("Project-URL", ()))
    assert urls.keys() == {"Homepage", "Documentation", "Changelog", "Issues"}
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"repository-code: {urls['Homepage']}\n" in citation
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.hatch.build")[0]
    for address in (urls["Changelog"], urls["Issues"]):
        assert address.startswith(urls["Homepage"])
    assert config.count(urls["Homepage"].removeprefix("https://github.com")) == 5


def test_the_version_is_told_alike_everywhere(metadata: Message) -> None:
    version = metadata["Version"]
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{version}]" in changes or f"To be released as {version}." in changes


def test_every_python_that_wheels_are_built_for_has_its_classifier() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    built_for = {f"{cp[2]}.{cp[3:-2]}" for cp in tool["cibuildwheel"]["build"]}
    told = {
        each.rsplit(" ", 1)[1] for each in PROJECT["classifiers"] if "Python :: 3." in each
    }  # fmt: skip
    assert told == built_for
