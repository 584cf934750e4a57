"""run_archive: what is written, and that neither jobs nor shards change it."""

import csv
import json
import sys
from pathlib import Path

import pytest

from arabic_metrics import ClaimSet, extract_claims, load_lexicon
from arabic_metrics.cli.output import plain
from arabic_metrics.core import ArchiveError
from arabic_metrics.resolve.row import ROW_FIELDS
from arabic_metrics.stream import ArchiveOptions, Fields, Manifest, run_archive
from arabic_metrics.stream.record import read_date
from arabic_metrics.stream.run import StoppedError
from tests.stream.news import article_of, digest, records, write_jsonl

COUNT = 60
SMALL = {"block_bytes": 1 << 14, "shard_articles": 25}
ALL_FORMS = ("jsonl", "csv", "parquet")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("in") / "news.jsonl", COUNT, broken=30)


@pytest.fixture(scope="module")
def written(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    out = tmp_path_factory.mktemp("out") / "claims"
    return out, run_archive([archive], out, ArchiveOptions(forms=ALL_FORMS, **SMALL))


@pytest.fixture(scope="module")
def expected(archive: Path) -> list[ClaimSet]:
    claim_sets = [extract_claims(article_of(record, archive)) for record in records(COUNT)]
    return [claims for claims in claim_sets if claims.claims or claims.unresolved]


def lines(out: Path, pattern: str) -> list[bytes]:
    return [line for path in sorted(out.glob(pattern)) for line in path.read_bytes().splitlines()]


def test_claims_are_the_claim_sets_of_articles_that_state_something(
    written: tuple[Path, Manifest], expected: list[ClaimSet]
) -> None:
    found = lines(written[0], "claims-*.jsonl")
    assert found == [claims.model_dump_json().encode() for claims in expected]
    assert len(found) > 5


def test_articles_stand_beside_their_claims(
    written: tuple[Path, Manifest], expected: list[ClaimSet]
) -> None:
    articles = [json.loads(line) for line in lines(written[0], "articles-*.jsonl")]
    assert [article["id"] for article in articles] == [claims.article_id for claims in expected]
    by_id = {record["id"]: record for record in records(COUNT)}
    for article in articles:
        record = by_id[article["id"]]
        assert article["source"].endswith("news.jsonl")
        assert {name: article[name] for name in record} == record
    for article, claims in zip(articles, expected, strict=True):
        for row in claims.rows():
            assert article["text"][row["start"] : row["end"]] == row["surface"]


def test_rows_are_the_rows_of_the_claim_sets(
    written: tuple[Path, Manifest], expected: list[ClaimSet]
) -> None:
    found = []
    for path in sorted(written[0].glob("rows-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found.extend(csv.DictReader(file))
    rows = [row for claims in expected for row in claims.rows()]
    assert found == [
        {name: "" if row[name] is None else str(plain(row[name])) for name in ROW_FIELDS}
        for row in rows
    ]


def test_a_record_that_cannot_be_read_is_told_and_costs_only_itself(
    written: tuple[Path, Manifest],
) -> None:
    errors = [json.loads(line) for line in lines(written[0], "errors.jsonl")]
    assert [error["place"] for error in errors] == ["line 31", "line 62"]
    assert all(error["source"].endswith("news.jsonl") and error["reason"] for error in errors)


def test_the_manifest_tells_what_was_read_and_written(
    archive: Path, written: tuple[Path, Manifest], expected: list[ClaimSet]
) -> None:
    out, manifest = written
    told = json.loads((out / "manifest.json").read_bytes())
    assert told["finished"] and told["version"] == manifest.version
    assert told["counts"] == {
        "articles": COUNT,
        "undated": 0,
        "articles_with_claims": sum(bool(claims.claims) for claims in expected),
        "claims": sum(len(claims.claims) for claims in expected),
        "rows": sum(len(claims.rows()) for claims in expected),
        "unresolved": sum(len(claims.unresolved) for claims in expected),
        "errors": 2,
    }
    [source] = told["inputs"]
    assert (source["name"], source["bytes"]) == (str(archive), archive.stat().st_size)
    assert told["lexicon"] == load_lexicon().digest
    files = {name: file for shard in told["shards"] for name, file in shard["files"].items()}
    assert len(told["shards"]) > 1
    found = digest(out)
    assert found.keys() == files.keys() | {"manifest.json", "errors.jsonl"}
    for name, file in files.items():
        assert file == {"bytes": (out / name).stat().st_size, "sha256": found[name]}


def test_output_is_the_same_for_any_number_of_jobs(
    archive: Path, written: tuple[Path, Manifest], tmp_path: Path
) -> None:
    run_archive([archive], tmp_path / "two", ArchiveOptions(forms=ALL_FORMS, **SMALL), jobs=2)
    assert digest(tmp_path / "two") == digest(written[0])


def test_shards_and_blocks_do_not_change_what_is_found(
    archive: Path, written: tuple[Path, Manifest], tmp_path: Path
) -> None:
    whole = run_archive([archive], tmp_path / "whole")
    assert len(whole.shards) == 1 and whole.counts == written[1].counts
    for pattern in ("claims-*.jsonl", "articles-*.jsonl", "errors.jsonl"):
        assert lines(tmp_path / "whole", pattern) == lines(written[0], pattern)


def test_all_writes_articles_without_claims_too(
    archive: Path, expected: list[ClaimSet], tmp_path: Path
) -> None:
    run_archive([archive], tmp_path / "all", ArchiveOptions(every=True))
    found = [
        ClaimSet.model_validate_json(line) for line in lines(tmp_path / "all", "claims-*.jsonl")
    ]
    assert [claims.article_id for claims in found] == [record["id"] for record in records(COUNT)]
    assert [claims for claims in found if claims.claims or claims.unresolved] == expected


def test_a_date_for_articles_that_have_none(tmp_path: Path) -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع في الشهر الماضي"
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    published = read_date("2025-09-10")
    run_archive([path], tmp_path / "out", ArchiveOptions(published=published))
    [line] = lines(tmp_path / "out", "claims-*.jsonl")
    [claim] = ClaimSet.model_validate_json(line).claims
    assert claim.period is not None and claim.period.value == "2025-08"
    [article] = lines(tmp_path / "out", "articles-*.jsonl")
    assert json.loads(article)["published"] == "2025-09-10"


def test_fields_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps(
            {"t": "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع", "n": 7, "text": "x"}
        )
        + "\n",
        encoding="utf-8",
    )
    run_archive([path], tmp_path / "out", ArchiveOptions(fields=Fields(text="t", id="n")))
    [line] = lines(tmp_path / "out", "claims-*.jsonl")
    assert ClaimSet.model_validate_json(line).article_id == "7"


def test_a_byte_order_mark_for_spreadsheets(archive: Path, tmp_path: Path) -> None:
    run_archive([archive], tmp_path / "out", ArchiveOptions(forms=("csv",), bom=True))
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "articles-00000.jsonl", "errors.jsonl", "manifest.json", "rows-00000.csv",
    }  # fmt: skip
    assert (tmp_path / "out" / "rows-00000.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")


def test_an_archive_without_records(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"")
    manifest = run_archive(
        [tmp_path / "empty.jsonl"], tmp_path / "out", ArchiveOptions(forms=ALL_FORMS)
    )
    assert manifest.finished and manifest.counts.articles == 0
    assert (tmp_path / "out" / "claims-00000.jsonl").read_bytes() == b""


def test_too_many_errors_stop_the_run(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(StoppedError, match="2 records could not be read, more than 1"):
        run_archive([archive], tmp_path / "out", ArchiveOptions(**SMALL), max_errors=1)
    assert len(lines(tmp_path / "out", "errors.jsonl")) == 2
    assert not list((tmp_path / "out").glob("*.part"))


@pytest.mark.parametrize("name", ["missing.jsonl", "missing/folder"])
def test_an_input_that_is_missing(name: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"missing.* cannot be read: No such file or directory"):
        run_archive([tmp_path / name], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_folder_must_not_lie_in_the_input(archive: Path) -> None:
    with pytest.raises(ArchiveError, match="lies in the input"):
        run_archive([archive.parent], archive.parent / "out")


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    for resume in (False, True):
        with pytest.raises(ArchiveError, match=r"--resume|holds no manifest.json, but letter.txt"):
            run_archive([archive], tmp_path, resume=resume)


def test_a_file_is_no_folder_to_write_into(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(ArchiveError, match=r"out cannot be used: it is a file\."):
        run_archive([archive], tmp_path / "out")


def test_overwrite_removes_what_a_run_has_left_and_nothing_else(
    tmp_path: Path, archive: Path, written: tuple[Path, Manifest]
) -> None:
    out = tmp_path / "out"
    run_archive([archive], out, ArchiveOptions(forms=ALL_FORMS, bom=True, shard_articles=5))
    (out / "letter.txt").write_text("x")
    run_archive([archive], out, ArchiveOptions(forms=ALL_FORMS, **SMALL), overwrite=True)
    (out / "letter.txt").unlink()
    assert digest(out) == digest(written[0])


def test_a_library_that_is_missing_is_told_with_its_extra(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ArchiveOptions(forms=("parquet",))
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ArchiveError, match=r"is needed: pip install '\.\[archive\]'"):
        run_archive([archive], tmp_path / "new" / "out", options)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    assert run_archive([archive], tmp_path / "out", options, resume=True).finished


def test_lines_of_json_are_the_same_without_orjson(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_archive([archive], tmp_path / "with", ArchiveOptions(**SMALL))
    monkeypatch.setitem(sys.modules, "orjson", None)
    run_archive([archive], tmp_path / "without", ArchiveOptions(**SMALL))
    assert digest(tmp_path / "without") == digest(tmp_path / "with")


def test_duckdb_reads_the_shards_of_a_folder(
    written: tuple[Path, Manifest], expected: list[ClaimSet]
) -> None:
    duckdb = pytest.importorskip("duckdb")
    rows = sum(len(claims.rows()) for claims in expected)
    with duckdb.connect() as database:
        for name, count in (
            ("rows-*.parquet", rows),
            ("rows-*.csv", rows),
            ("claims-*.parquet", len(expected)),
            ("claims-*.jsonl", len(expected)),
        ):
            question = f"select count(*) from '{written[0]}/{name}'"
            assert database.sql(question).fetchall() == [(count,)], name
