"""Ids that stand for two articles."""

import json
from pathlib import Path

import pytest

from arabic_metrics.timeline import repeated
from arabic_metrics.timeline.repeated import repeated_ids

RECORD = {"id": "a", "published": "2025-11-02", "title": "عنوان", "source": "جريدة", "text": "نص"}
QUOTED = 'ا","published":'  # an id that reads like what stands behind one


def write(path: Path, *others: dict[str, object]) -> str:
    lines = (
        json.dumps({**RECORD, **other}, ensure_ascii=False, separators=(",", ":")) + "\n"
        for other in others
    )
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("bits", [8, repeated.BITS])
def test_an_id_of_two_articles_is_told_with_both_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bits: int
) -> None:
    monkeypatch.setattr(repeated, "BITS", bits)
    many = ({"id": f"{number}"} for number in range(50))
    first = write(tmp_path / "articles-00000.jsonl", {}, {"id": QUOTED}, {"id": "b"}, *many)
    second = write(
        tmp_path / "articles-00001.jsonl", {"id": "b"}, {"text": "آخر"}, {"id": QUOTED, "title": None}, {"text": "ثالث"}
    )  # fmt: skip
    assert repeated_ids([first]) == {}
    assert repeated_ids([first, second]) == {
        "a": (f"{first}, line 1", f"{second}, line 2"),
        QUOTED: (f"{first}, line 2", f"{second}, line 3"),
    }


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({}, False),
        ({"source": "news/b.jsonl"}, True),
        ({"published": "2025-11-03"}, True),
        ({"title": ""}, True),
    ],
)
def test_what_tells_two_articles_apart(
    tmp_path: Path, other: dict[str, object], told: bool
) -> None:
    path = write(tmp_path / "articles-00000.jsonl", {}, other)
    assert bool(repeated_ids([path])) == told


def test_files_are_no_papers_and_tell_nothing_apart(tmp_path: Path) -> None:
    files = ({"source": "news/a.jsonl"}, {"source": "news/b.jsonl"})
    assert repeated_ids([write(tmp_path / "articles-00000.jsonl", *files)]) == {}
