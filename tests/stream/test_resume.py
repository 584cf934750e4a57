"""A run that is broken off goes on, and in the end nothing tells that it was."""

import dataclasses
import errno
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import IO, Any

import pytest

import arabic_metrics.stream.shard as shard_module
from arabic_metrics.core import ArchiveError
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.stream import ArchiveOptions, Fields, run_archive
from arabic_metrics.stream.pool import _interrupts_held_back
from arabic_metrics.stream.run import StoppedError
from tests.stream.news import digest, write_jsonl

COUNT = 140
BLOCK = 1 << 12
SMALL = {"block_bytes": BLOCK, "shard_articles": 10}
OPTIONS = ArchiveOptions(forms=("jsonl", "csv", "parquet"), **SMALL)
WORDS = ["--format", "jsonl", "--format", "csv", "--format", "parquet", "--block-bytes", str(BLOCK), "--shard-articles", "10"]  # fmt: skip
PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("in") / "news.jsonl", COUNT, broken=40, every=2)


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("out") / "claims"
    assert len(run_archive([archive], out, OPTIONS).shards) > 8
    return digest(out)


def start(archive: Path, out: Path, jobs: int = 2) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "arabic_metrics", "archive", str(archive), "-o", str(out), "--resume"]  # fmt: skip
    return subprocess.Popen(
        [*command, "--jobs", str(jobs), *WORDS],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_for_shards(process: subprocess.Popen[bytes], out: Path, count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while len(list(out.glob("claims-*.jsonl"))) < count and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_a_run_killed_at_any_moment_goes_on_to_the_same_output(
    archive: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    chance = random.Random(7)
    out = tmp_path / "claims"
    for shards in (0, 2, 5):
        with start(archive, out) as process:
            wait_for_shards(process, out, shards)
            time.sleep(chance.random() / 10)
            process.kill()
    with start(archive, out) as process:
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3, told.decode()
    assert digest(out) == undisturbed


def test_the_workers_of_a_killed_run_end(archive: Path, tmp_path: Path) -> None:
    with start(archive, tmp_path / "claims") as process:
        wait_for_shards(process, tmp_path / "claims", 1)
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.read()  # ends when the last process that holds it has ended


def test_an_interrupt_ends_the_run_and_keeps_what_is_read(
    archive: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "claims"
    with start(archive, out) as process:
        wait_for_shards(process, out, 2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    message = told.decode()
    assert "Stopping, and keeping what is read" in message
    assert re.search(r"stopped after \d+ articles, with \d+ claims in them; go on", message)
    assert 2 <= len(list(out.glob("claims-*.jsonl"))) < 12
    run_archive([archive], out, OPTIONS, resume=True)
    assert digest(out) == undisturbed


def test_an_interrupt_while_a_worker_is_started_is_not_lost() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        with _interrupts_held_back():
            signal.raise_signal(signal.SIGINT)
            assert not heard
        assert heard == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_run_that_is_stopped_at_each_block_reads_none_twice(
    archive: Path, tmp_path: Path
) -> None:
    options = dataclasses.replace(OPTIONS, shard_articles=40, block_bytes=8 * BLOCK)
    whole = run_archive([archive], tmp_path / "whole", options)
    out, read = tmp_path / "claims", []
    for blocks in count(1):
        with pytest.raises(StoppedError) as stopped:
            run_archive(
                [archive], out, options, resume=blocks > 1, jobs=1 + blocks % 2,
                stop=lambda: len(read) == blocks,  # noqa: B023
                watch=lambda item, counts: read.append(counts),
            )  # fmt: skip
        told = f"stopped after {read[-1].articles} articles, with {read[-1].claims} "
        assert told in str(stopped.value)
        if read[-1] == whole.counts:
            break
    assert len(read) == blocks == sum(shard.blocks for shard in whole.shards)
    assert run_archive([archive], out, options, resume=True) == whole
    assert digest(out) == digest(tmp_path / "whole")


def test_a_result_stays_where_a_new_run_is_stopped_before_its_first_block(
    archive: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "claims"
    run_archive([archive], out, OPTIONS)
    for jobs in (1, 2):
        with pytest.raises(StoppedError, match=r"stopped; .*claims stays as it was\."):
            run_archive([archive], out, OPTIONS, overwrite=True, jobs=jobs, stop=lambda: True)
    assert digest(out) == undisturbed


def test_a_shard_in_hand_that_was_changed_is_told(archive: Path, tmp_path: Path) -> None:
    out, options, read = tmp_path / "claims", ArchiveOptions(block_bytes=BLOCK), []
    with pytest.raises(StoppedError):
        run_archive(
            [archive], out, options, stop=lambda: bool(read), watch=lambda *it: read.append(it)
        )
    with (out / "articles-00000.jsonl.part").open("ab") as part:
        part.write(b"beyond")  # of a run that went on and was killed
    before = (out / "articles-00000.jsonl.part").read_bytes()
    (out / "claims-00000.jsonl.part").unlink()
    with pytest.raises(ArchiveError, match=r"claims-00000.jsonl.part is missing or not as it was"):
        run_archive([archive], out, options, resume=True)
    assert (out / "articles-00000.jsonl.part").read_bytes() == before


def test_a_killed_worker_is_told(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims"
    with start(archive, out) as process:
        wait_for_shards(process, out, 1)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.exists():
            process.kill()
            pytest.skip("needs the list of the children of a process, as Linux has it")
        workers = [int(child) for child in children.read_text().split() if is_worker(child)]
        os.kill(workers[0], signal.SIGKILL)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    notice, message = told.decode().splitlines()
    assert "reading text from" in notice
    assert message.startswith(
        "Error: a worker process was ended from outside, perhaps for want of memory"
    )
    assert "news.jsonl from record" in message


def is_worker(process: str) -> bool:
    return b"resource_tracker" not in Path(f"/proc/{process}/cmdline").read_bytes()


def stop_after(shards: int, out: Path) -> Callable[[], bool]:
    return lambda: len(list(out.glob("articles-*.jsonl"))) == shards


def test_what_a_broken_run_left_beyond_its_manifest_is_done_anew(
    archive: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "claims"
    with pytest.raises(StoppedError):
        run_archive([archive], out, OPTIONS, stop=stop_after(3, out))
    (out / "claims-00003.jsonl").write_text("half a sha", encoding="utf-8")
    (out / "rows-00003.csv.part").write_text("half", encoding="utf-8")
    with (out / "errors.jsonl").open("a", encoding="utf-8") as errors:
        errors.write("half")
    run_archive([archive], out, OPTIONS, resume=True, jobs=2)
    assert digest(out) == undisturbed


def test_a_finished_run_is_left_as_it_is(
    archive: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "claims"
    run_archive([archive], out, OPTIONS)
    (out / "manifest.json").chmod(0o444)
    assert run_archive([archive], out, OPTIONS, resume=True).finished
    assert digest(out) == undisturbed


def test_other_options_are_refused(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims"
    with pytest.raises(StoppedError):
        run_archive([archive], out, OPTIONS, stop=stop_after(1, out))
    before = digest(out)
    with pytest.raises(
        ArchiveError, match=r"the options have changed: format, shard_articles\. Use"
    ):
        run_archive([archive], out, ArchiveOptions(block_bytes=BLOCK), resume=True)
    surer = dataclasses.replace(OPTIONS, min_confidence=0.5)
    with pytest.raises(ArchiveError, match=r"the options have changed: min_confidence\. Use"):
        run_archive([archive], out, surer, resume=True)
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[metric]]\nid = "waves"\nkind = "flow"\nphrases = ["تلويحة"]\n'
        'examples = ["حصد المنشور 300 تلويحة"]\n',
        encoding="utf-8",
    )
    with pytest.raises(ArchiveError, match=r"the lexicon has changed\. Use"):
        run_archive([archive], out, OPTIONS, resume=True, lexicon=load_lexicon(mine))
    assert digest(out) == before


def test_another_input_or_version_is_refused(tmp_path: Path) -> None:
    archive = write_jsonl(tmp_path / "news.jsonl", 30)
    out = tmp_path / "claims"
    with pytest.raises(StoppedError):
        run_archive([archive], out, OPTIONS, stop=stop_after(1, out))
    content = archive.read_bytes()
    archive.write_bytes(content.replace(b"2025-02-05", b"2025-02-06"))
    with pytest.raises(ArchiveError, match=r"the input has changed: .*news.jsonl. Use"):
        run_archive([archive], out, OPTIONS, resume=True)
    with pytest.raises(ArchiveError, match=r"the input has changed: .*more.jsonl. Use"):
        run_archive([archive, write_jsonl(tmp_path / "more.jsonl", 5)], out, OPTIONS, resume=True)
    manifest = json.loads((out / "manifest.json").read_bytes())
    (out / "manifest.json").write_text(json.dumps({**manifest, "version": "0.0.1"}))
    with pytest.raises(ArchiveError, match=r"it was written by version 0\.0\.1 of the package"):
        run_archive([archive], out, OPTIONS, resume=True)
    (out / "manifest.json").write_text("{}")
    with pytest.raises(ArchiveError, match=r"manifest.json is not the manifest of an archive"):
        run_archive([archive], out, OPTIONS, resume=True)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda told: [], "it is no object"),
        (lambda told: {**told, "inputs": ["x"]}, r"inputs\.0: "),
        (lambda told: {**told, "inputs": [{}]}, "inputs: .*an input has no name"),
        (lambda told: {**told, "options": []}, "options: "),
        (lambda told: {**told, "shards": [17]}, r"shards\.0: "),
        (lambda told: {**told, "shards": [{**told["shards"][0], "blocks": -1}]}, r"shards\.0\.blocks: "),
        (lambda told: {**told, "shards": [{**told["shards"][0], "files": []}]}, r"shards\.0\.files: "),
        (lambda told: {**told, "shards": [{**told["shards"][0], "files": {"../a": {"bytes": 1}}}]}, r"shards\.0\.files: .*«\.\./a»"),
        (lambda told: {**told, "shards": [{**told["shards"][0], "counts": {"claims": 1}}]}, r"shards\.0\.counts\."),
        (lambda told: {**told, "errors_bytes": -1}, "errors_bytes: "),
        (lambda told: {**told, "finished": "no"}, "finished: "),
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_told(tmp_path: Path, harm: Any, sentence: str) -> None:
    archive = write_jsonl(tmp_path / "news.jsonl", 3)
    out = tmp_path / "claims"
    run_archive([archive], out)
    told = json.loads((out / "manifest.json").read_bytes())
    (out / "manifest.json").write_text(json.dumps(harm({**told, "finished": False})))
    with pytest.raises(
        ArchiveError, match=f"manifest.json is not the manifest of an archive: {sentence}"
    ):
        run_archive([archive], out, resume=True)


@pytest.mark.parametrize("content", [b"", b"\0", b"[" * 100_000, b"\xff\xfe"], ids=len)
def test_a_manifest_that_is_no_json_is_told(tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "claims"
    out.mkdir()
    (out / "manifest.json").write_bytes(content)
    with pytest.raises(ArchiveError, match="is not the manifest of an archive: it is no JSON"):
        run_archive([write_jsonl(tmp_path / "news.jsonl", 3)], out, resume=True)


def test_a_finished_shard_that_was_changed_is_told(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims"
    with pytest.raises(StoppedError):
        run_archive([archive], out, OPTIONS, stop=stop_after(2, out))
    (out / "articles-00001.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"articles-00001.jsonl is missing or not as it was"):
        run_archive([archive], out, OPTIONS, resume=True)


def test_two_runs_do_not_write_one_folder(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims"

    def second(*_: Any) -> bool:
        with pytest.raises(ArchiveError, match="is being written by another run"):
            run_archive([archive], out, OPTIONS, resume=True)
        return True

    with pytest.raises(StoppedError):
        run_archive([archive], out, OPTIONS, stop=second)


def test_a_folder_that_another_run_writes_is_left_alone(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims"
    before: dict[str, str] = {}

    def second() -> bool:
        if not stop_after(1, out)():
            return False
        before.update(digest(out))
        for again in ({"overwrite": True}, {"resume": True}, {}):
            with pytest.raises(ArchiveError, match="is being written by another run"):
                run_archive([archive], out, OPTIONS, **again)
        return True

    with pytest.raises(StoppedError):
        run_archive([archive], out, OPTIONS, stop=second)
    assert any(name.startswith("claims-") for name in before)
    assert digest(out) == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_result_stays_where_nothing_of_the_new_input_can_be_read(
    archive: Path, undisturbed: dict[str, str], tmp_path: Path, jobs: int
) -> None:
    out = tmp_path / "claims"
    run_archive([archive], out, OPTIONS)
    mistyped = dataclasses.replace(OPTIONS, fields=Fields(text="bdy"))
    sentence = r"stays as it was: .*news.jsonl: there is no field bdy; the fields are id, published, title, text\.$"
    with pytest.raises(ArchiveError, match=sentence):
        run_archive([archive], out, mistyped, overwrite=True, jobs=jobs)
    assert digest(out) == undisturbed


def test_a_result_stays_where_a_library_is_missing(
    archive: Path, undisturbed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "claims"
    run_archive([archive], out, OPTIONS)
    packed = tmp_path / "news.jsonl.zst"
    packed.write_bytes(b"\x28\xb5\x2f\xfd")
    for library, source in (("zstandard", packed), ("pyarrow.parquet", archive)):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, library, None)
            with pytest.raises(ArchiveError, match="is needed: pip install"):
                run_archive([source], out, OPTIONS, overwrite=True)
    assert digest(out) == undisturbed


class FullDisk:
    """A file on a disk that is full after some bytes."""

    def __init__(self, file: IO[bytes], room: list[int]) -> None:
        self._file = file
        self._room = room

    def write(self, content: bytes) -> int:
        self._room[0] -= len(content)
        if self._room[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._file.write(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("room", [10, 30_000, 90_000, 91_000])
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    room: int,
    archive: Path,
    undisturbed: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "claims"
    left = [room]
    with monkeypatch.context() as patch:
        patch.setattr(shard_module, "open_part", lambda path: FullDisk(path.open("ab"), left))
        with pytest.raises(
            ArchiveError, match=r"cannot be written: No space left on device\. \d+ f"
        ):
            run_archive([archive], out, OPTIONS)
    assert not list(out.glob("*.part"))
    done = digest(out)
    whole = {name for name in done if name[0] in "acr"}
    assert {name: done[name] for name in whole} == {name: undisturbed[name] for name in whole}
    run_archive([archive], out, OPTIONS, resume=True)
    assert digest(out) == undisturbed
