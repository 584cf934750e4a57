"""What lies in folders: files of every kind and name, and what is no file at all."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from arabic_metrics.stream import ArchiveOptions, run_archive
from arabic_metrics.stream.run import StoppedError
from tests.stream.archives import TEXTS, articles, failures, jsonl, packed, read
from tests.stream.fixtures import content_of
from tests.stream.news import digest, write_jsonl

RECORD = jsonl([{"id": "a1", "date": "2025-11-02", "text": TEXTS[0]}])
SMALL = ArchiveOptions(shard_articles=5, block_bytes=2000)
NO_UTF8 = b"\xe3\xff.jsonl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "news"
    place.mkdir()
    (place / "m.jsonl").write_bytes(RECORD)
    return place


def test_what_is_no_regular_file_is_passed_over_and_told(folder: Path) -> None:
    os.mkfifo(folder / "a.jsonl")
    os.mkfifo(folder / "b.fifo")
    (folder / "c.csv").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # the name of a socket is short
        try:
            server.bind("z.txt")
        finally:
            os.chdir(here)
    notices: list[str] = []
    found = read(folder, notices=notices)
    assert [article.id for article in articles(found)] == ["a1"]
    assert failures(found) == [
        f"{folder.name}/a.jsonl: it is no regular file but a pipe",
        f"{folder.name}/c.csv: it is no regular file but a device",
        f"{folder.name}/z.txt: it is no regular file but a socket",
    ]
    assert notices[-1] == f"{folder}: left out, since files of these kinds are not read: 1 × .fifo"


def test_links_that_lead_nowhere_cost_themselves(folder: Path) -> None:
    (folder / "a.jsonl").symlink_to("none")
    (folder / "b.jsonl").symlink_to("b.jsonl")
    (folder / "c.jsonl").symlink_to("m.jsonl")
    found = read(folder)
    assert [article.id for article in articles(found)] == ["a1", "a1"]
    assert failures(found) == [
        f"{folder.name}/a.jsonl: it cannot be read: No such file or directory",
        f"{folder.name}/b.jsonl: it cannot be read: Too many levels of symbolic links",
    ]


def test_links_to_folders_are_not_followed_and_told(folder: Path) -> None:
    (folder / "again").symlink_to(folder)
    notices: list[str] = []
    assert len(articles(read(folder, notices=notices))) == 1
    assert notices[-1] == f"{folder}: left out, as links to folders: again"


def test_an_error_of_reading_costs_the_file(folder: Path) -> None:
    for name in ("a.txt", "b.jsonl", "c.csv", "d.json", "e.parquet", "f.zip", "g.html"):
        (folder / name).symlink_to("/proc/self/mem")  # reading it gives an error
    found = read(folder)
    assert [article.id for article in articles(found)] == ["a1"]
    told = failures(found)
    assert [sentence[len(folder.name) + 1] for sentence in told] == list("abcdefg")
    assert all("Input/output error" in sentence for sentence in told)


def test_files_of_a_folder_are_named_from_the_folder_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/news/x.txt", "b/news/x.txt", "b/old/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXTS[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path / "b")
    absolute = [str(tmp_path / name) for name in ("a/news", "b/news", "b/old")]

    def named(*sources: str) -> list[str | None]:
        found = articles(read(*sources))
        assert [article.source for article in found] == [article.id for article in found]
        return [article.source for article in found]

    assert named(absolute[0]) == named("news") == ["news/x.txt"]
    assert named("../a/news", "./old") == ["../a/news/x.txt", "old/x.txt"]
    assert named(*absolute) == [f"{absolute[0]}/x.txt", f"{absolute[1]}/x.txt", "old/x.txt"]
    assert named(absolute[0], "news") == [f"{absolute[0]}/x.txt", "news/x.txt"]
    assert named("news", "news") == ["news/x.txt"] * 2
    assert named(f"{absolute[0]}/x.txt") == [f"{absolute[0]}/x.txt"], (
        "a file is named as it is given"
    )


def test_a_name_that_is_no_utf8_is_told_by_its_bytes(folder: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + NO_UTF8))
    path.write_bytes(jsonl([{"text": TEXTS[0]}, {}]))
    path.with_suffix(".txt").write_bytes(TEXTS[0].encode())
    for source, shown in ((folder, folder.name), (path, folder)):
        found = read(source)
        assert f"{shown}/\\xe3\\xff.jsonl#1" in [article.id for article in articles(found)]
        assert failures(found) == [f"{shown}/\\xe3\\xff.jsonl, line 2: it has no text"]


def test_a_run_over_names_that_are_no_utf8_goes_on(folder: Path, tmp_path: Path) -> None:
    place = os.fsdecode(os.fsencode(folder) + b"/\xe3\xff")
    Path(place).mkdir()
    named = write_jsonl(Path(place, os.fsdecode(NO_UTF8)), 20)
    for number, sources in enumerate(([place], [named], [folder])):
        out, whole = tmp_path / f"out{number}", tmp_path / f"whole{number}"
        with pytest.raises(StoppedError):
            run_archive(sources, out, SMALL, stop=lambda: True)
        run_archive(sources, out, SMALL, resume=True)
        manifest = run_archive(sources, whole, SMALL)
        assert digest(out) == digest(whole)
        assert manifest.counts.articles_with_claims > 0 and manifest.counts.errors == 0


def test_a_run_does_not_wait_for_a_pipe(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "a.jsonl")
    (folder / "b.jsonl").symlink_to("none")
    words = ["archive", str(folder), "-o", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-m", "arabic_metrics", *words], capture_output=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"2 records or files rejected" in done.stderr
    assert len((tmp_path / "out" / "errors.jsonl").read_bytes().splitlines()) == 2


@pytest.mark.parametrize("form", ["jsonl", "parquet", "zip"])
def test_a_pipe_that_is_named_is_read(tmp_path: Path, form: str) -> None:
    pipe = tmp_path / f"news.{form}"
    os.mkfifo(pipe)
    data = packed(RECORD, "zip") if form == "zip" else content_of(form, 1)
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    found = read(pipe)
    writer.join()
    assert (len(articles(found)), failures(found)) == (1, [])


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert failures(read("-")) == ["-: it cannot be read: Bad file descriptor"]
