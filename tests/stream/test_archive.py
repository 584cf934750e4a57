"""stream_archive: one item for each record, in order."""

import datetime as dt
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from arabic_metrics import (
    ArchiveError,
    Article,
    ClaimSet,
    Failure,
    NormalizedText,
    extract_claims,
    stream_archive,
)
from arabic_metrics.stream.pool import THREADS, may_fork
from tests.resolve.unsure import read_unsure
from tests.stream.news import article_of, records, write_jsonl


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("in") / "news.jsonl", 40, broken=15)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_record_gives_its_claims_or_a_failure_in_its_place(archive: Path, jobs: int) -> None:
    found = list(stream_archive(archive, jobs=jobs, block_bytes=2000))
    expected: list[ClaimSet | int] = []
    for number, record in enumerate(records(40), 1):
        expected.append(extract_claims(article_of(record, archive)))
        if number % 15 == 0:
            expected.append(number + number // 15)
    assert len(found) == len(expected)
    for item, wanted in zip(found, expected, strict=True):
        if isinstance(wanted, int):
            assert isinstance(item, Failure) and item.place == f"line {wanted}"
            assert item.source == str(archive) and item.reason
        else:
            assert item == wanted


def test_several_sources_are_read_in_the_order_they_are_named(
    archive: Path, tmp_path: Path
) -> None:
    second = write_jsonl(tmp_path / "more.jsonl", 3)
    found = list(stream_archive([second, archive, str(second)], jobs=1))
    ids = [item.article_id for item in found if isinstance(item, ClaimSet)]
    own = [record["id"] for record in records(3)]
    assert ids == [*own, *(record["id"] for record in records(40)), *own]


def test_a_date_for_articles_that_have_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "حصدت صفحة بلدية دبا على فيسبوك 300 ألف تفاعل الشهر الماضي"}\n', encoding="utf-8"
    )
    [item] = stream_archive(path, published=dt.date(2025, 9, 10))
    assert isinstance(item, ClaimSet) and item.claims[0].period is not None
    assert item.claims[0].period.value == "2025-08"


def test_a_reader_that_leaves_early_ends_the_workers(archive: Path) -> None:
    stream = stream_archive(archive, jobs=2, block_bytes=2000)
    assert isinstance(next(iter(stream)), ClaimSet)
    stream.close()  # type: ignore[attr-defined]
    import multiprocessing

    assert multiprocessing.active_children() == []


ALONE_AND_TOGETHER = """
import subprocess
import sys
from arabic_metrics.stream import stream_archive
from arabic_metrics.stream.pool import may_fork
together = list(stream_archive(sys.argv[1], jobs=2, block_bytes=2000))
print(may_fork(), together == list(stream_archive(sys.argv[1], block_bytes=2000)))
"""


@pytest.mark.skipif(not THREADS.exists(), reason="the system does not list its threads")
def test_workers_are_copies_of_a_process_of_one_thread(archive: Path) -> None:
    command = [sys.executable, "-c", ALONE_AND_TOGETHER, str(archive)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_workers_begin_afresh_where_there_are_threads(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import arabic_metrics.stream.pool as pool

    alone = list(stream_archive(archive, block_bytes=2000))
    monkeypatch.setattr(pool, "may_fork", lambda: False)
    assert list(stream_archive(archive, jobs=2, block_bytes=2000)) == alone


@pytest.mark.skipif(not THREADS.exists(), reason="the system does not list its threads")
def test_a_process_with_threads_is_not_copied() -> None:
    told = threading.Event()
    thread = threading.Thread(target=told.wait)
    thread.start()
    try:
        assert not may_fork()
    finally:
        told.set()
        thread.join()


def test_an_error_of_ours_costs_one_article(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import arabic_metrics.stream.work as work

    def broken(_: NormalizedText, article_id: str, *__: object, **___: object) -> ClaimSet:
        if article_id.startswith("5-"):
            raise RecursionError("too deep")
        return ClaimSet(article_id=article_id)

    monkeypatch.setattr(work, "read_claims", broken)
    found = list(stream_archive(archive, screen=False))
    failures = [item for item in found if isinstance(item, Failure)]
    assert len(found) == 42
    assert [
        failure.place for failure in failures if "RecursionError: too deep" in failure.reason
    ] == [f"article {records(6)[5]['id']}"]


@pytest.mark.parametrize("screen", [True, False])
def test_figures_are_held_to_a_confidence(
    screen: bool, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_unsure(monkeypatch, 0.4)
    claims: list[int] = []
    left: list[int] = []
    for least in (0.4, 0.5):
        found = [
            item
            for item in stream_archive(archive, screen=screen, min_confidence=least)
            if isinstance(item, ClaimSet)
        ]
        claims.append(sum(len(item.claims) for item in found))
        left.append(sum(len(item.unresolved) for item in found))
    assert claims[0] > 0 == claims[1]
    assert left[1] > left[0]


def test_what_is_no_probability_is_refused_at_once(archive: Path) -> None:
    with pytest.raises(ValueError, match="must be from 0 to 1"):
        stream_archive(archive, min_confidence=-1)


SENTENCE = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع"


@pytest.mark.parametrize("text", [SENTENCE, f"{SENTENCE}\n{SENTENCE}", SENTENCE * 20, "ا" * 200])
def test_a_text_is_no_source(text: str) -> None:
    for source in (text, [text]):
        with pytest.raises(ArchiveError, match="is a text: extract_many reads texts in memory"):
            stream_archive(source)


def test_a_file_may_be_named_in_many_words(tmp_path: Path) -> None:
    path = tmp_path / "أخبار شهر أغسطس من عام 2025.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    [claims] = stream_archive(str(path))
    assert isinstance(claims, ClaimSet) and len(claims) == 1


def test_an_input_that_is_missing_is_refused_at_once(archive: Path) -> None:
    for source in ("a/missing file.jsonl", Path("nofile"), [archive, "nofile"]):
        with pytest.raises(ArchiveError, match=r" cannot be read: No such file or directory\.$"):
            stream_archive(source)


@pytest.mark.parametrize("wrong", [None, 3, [None], [Article(SENTENCE)], {"a": 1}])
def test_what_is_no_path_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"must be (the path|named by a path)"):
        stream_archive(wrong)
