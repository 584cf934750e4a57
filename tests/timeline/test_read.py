"""The files that an archive was read into."""

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from arabic_metrics.core import ArchiveError, Article
from arabic_metrics.resolve import ClaimSet, extract_claims
from arabic_metrics.timeline import build_timelines
from arabic_metrics.timeline.read import (
    find_article_files,
    find_claim_files,
    paper_of,
    read_claimed_articles,
    read_claims,
)

CLAIMS = [
    extract_claims(Article(text, id=f"a{number}"), published=dt.date(2025, 11, 2))
    for number, text in enumerate(
        [
            "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع في الربع الثالث من 2025",
            "لدى نادي الوحدات على إنستغرام مليون ونصف المليون متابع",
        ]
    )
]
OTHER = "it is of version 1 of the claim format, and this library reads version 2: extract the claims again"
RECORD = {"id": "a0", "published": "2025-11-02", "title": "عنوان", "source": "جريدة", "text": "نص"}


def write_lines(path: Path, records: list[Any]) -> Path:
    lines = (
        each.model_dump_json()
        if isinstance(each, ClaimSet)
        else json.dumps(each, ensure_ascii=False)
        for each in records
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_folder_is_its_shards_in_order(tmp_path: Path) -> None:
    second = write_lines(tmp_path / "claims-00001.jsonl", CLAIMS[1:])
    first = write_lines(tmp_path / "claims-00000.jsonl", CLAIMS[:1])
    write_lines(tmp_path / "errors.jsonl", [{"no": "claims"}])
    assert find_claim_files([tmp_path]) == (str(first), str(second))
    assert list(read_claims(find_claim_files([tmp_path]))) == CLAIMS


def test_articles_stand_in_the_folder_or_beside_the_file(tmp_path: Path) -> None:
    claims = write_lines(tmp_path / "claims-00000.jsonl", CLAIMS)
    assert find_article_files([claims]) == ()
    articles = write_lines(tmp_path / "articles-00000.jsonl", [RECORD])
    assert find_article_files([claims]) == find_article_files([tmp_path]) == (str(articles),)
    assert find_article_files([claims, tmp_path]) == (str(articles),)
    assert find_article_files(["-"]) == ()
    expected = Article("نص", "a0", dt.date(2025, 11, 2), "عنوان", "جريدة")
    assert list(read_claimed_articles([str(articles)])) == [expected]


def test_what_extract_prints_is_read(tmp_path: Path) -> None:
    one, several = tmp_path / "one.json", tmp_path / "several.json"
    one.write_text(CLAIMS[0].model_dump_json(indent=2), encoding="utf-8")
    content = ",\n".join(claims.model_dump_json(indent=2) for claims in CLAIMS)
    several.write_text(f"\ufeff[\n{content}\n]\n", encoding="utf-8")
    assert list(read_claims([str(one)])) == CLAIMS[:1]
    assert list(read_claims([str(several)])) == CLAIMS


def test_rows_of_parquet_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "rows-00000.parquet"
    rows = [row for claims in CLAIMS for row in claims.rows()]
    rows[1] = {**rows[1], "value": Fraction(2, 3)}
    spelled = [
        {**row, "value_exact": str(row["value"]), "value": None, "upper_exact": None}
        for row in rows
    ]
    pq.write_table(pa.Table.from_pylist(spelled), path)
    read = list(read_claims([str(path)]))
    assert [row["value"] for row in read if not isinstance(row, ClaimSet)] == [
        40_000,
        Fraction(2, 3),
    ]
    assert build_timelines(read) == build_timelines(rows)


def test_rows_of_parquet_without_the_exact_columns_are_decimals(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    rows = [{**row, "value": Decimal(row["value"])} for row in CLAIMS[0].rows()]
    pq.write_table(pa.Table.from_pylist(rows), path)
    [row] = read_claims([str(path)])
    assert not isinstance(row, ClaimSet)
    assert row["value"] == 40_000
    assert row["period_start"] == dt.date(2025, 7, 1)


def test_parquet_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    table = pa.Table.from_pylist(CLAIMS[0].rows())
    pq.write_table(table.replace_schema_metadata({"arabic_metrics.format_version": "1"}), path)
    with pytest.raises(ArchiveError, match=rf"rows\.parquet: {OTHER}\.$"):
        list(read_claims([str(path)]))
    pq.write_table(table.replace_schema_metadata({"arabic_metrics.format_version": "2"}), path)
    assert list(read_claims([str(path)])) == CLAIMS[0].rows()


def test_rows_of_version_1_are_known_by_their_fields(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    [row] = CLAIMS[0].rows()
    del row["scope"]
    pq.write_table(pa.Table.from_pylist([{**row, "rank_scope": "عربيا"}]), path)
    with pytest.raises(ArchiveError, match=f"record 1: {OTHER}"):
        list(read_claims([str(path)]))
    pq.write_table(pa.Table.from_pylist([row]), path)
    with pytest.raises(ArchiveError, match=r"is no row of claims: scope missing"):
        list(read_claims([str(path)]))


def test_a_missing_input_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"nowhere does not exist\."):
        find_claim_files([tmp_path / "nowhere"])
    with pytest.raises(ArchiveError, match=r"holds no claims: none of claims-\*\.jsonl"):
        find_claim_files([tmp_path])
    part = tmp_path / "claims-00000.jsonl.part"
    part.touch()
    with pytest.raises(ArchiveError, match=r"holds no finished claims yet: .* with --resume"):
        find_claim_files([tmp_path])
    part.unlink()
    (tmp_path / "rows-00000.csv").write_text("entity\n", encoding="utf-8")
    with pytest.raises(
        ArchiveError, match="Its CSV is not read: run `archive` with --format jsonl, too"
    ):
        find_claim_files([tmp_path])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("no JSON\n", "is neither JSON nor lines of JSON"),
        ('{"version": 2}\n{"broken\n', "line 2: is not JSON"),
        ('{"version": 2}\n{"claims": 3}\n', "line 2: is no claim set: claim sets are what"),
        ('{"version": 2, "claims": 3}\n', "line 1: is no claim set: claims cannot be 3; claim"),
        ('{"version": 2, "a": 3}\n', "line 1: is no claim set: a is no field of one; claim"),
        ("[3]\n", "record 1: is no claim set"),
        (
            '{"text": "خبر"}\n',
            "If these are articles, read them with `arabic-metrics archive` first.",
        ),
        ('{"version": 2}\n{"version": 1}\n', f"line 2: {OTHER}."),
        ("[" * 100_000, "is neither JSON nor lines of JSON: maximum recursion depth"),
        ('{"version": 2}\n' + '{"a":' * 100_000, "line 2: is not JSON: maximum recursion depth"),
        ('[\n{"version": 3}]\n', f"record 1: {OTHER.replace('1', '3')}."),
    ],
)
def test_a_bad_record_is_named(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ArchiveError) as caught:
        list(read_claims([str(path)]))
    assert str(path) in str(caught.value)
    assert sentence in str(caught.value)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b'{"version": 2}\n\xff\n')
    with pytest.raises(ArchiveError, match="is not UTF-8"):
        list(read_claims([str(path)]))
    table = tmp_path / "claims.parquet"
    table.write_bytes(b"no parquet")
    with pytest.raises(ArchiveError, match="cannot be read as Parquet"):
        list(read_claims([str(table)]))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"published": "yesterday"}, "«yesterday» is no date"),
        ({"id": None}, None),
        ({"title": 6}, "is no article: its title is no string"),
        ({"source": {"name": "x"}}, "is no article: its source is no string"),
    ],
)
def test_a_bad_article_is_named(
    tmp_path: Path, changed: dict[str, Any], sentence: str | None
) -> None:
    record = {**RECORD, **changed}
    if record["id"] is None:
        del record["id"]
    path = write_lines(tmp_path / "articles.jsonl", [record])
    with pytest.raises(ArchiveError, match=sentence or "is no article: it has no id"):
        list(read_claimed_articles([str(path)]))


def test_a_table_that_holds_no_rows_of_claims_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows-00000.parquet"
    pq.write_table(pa.table({"value": [1]}), path)
    with pytest.raises(ArchiveError, match="record 1: is no row of claims: article_id, "):
        list(read_claims([str(path)]))


def test_a_figure_without_evidence_is_named(tmp_path: Path) -> None:
    record = CLAIMS[0].model_dump(mode="json")
    record["claims"][0]["followers"]["evidence"] = []
    path = write_lines(tmp_path / "claims.jsonl", [record])
    with pytest.raises(
        ArchiveError, match="line 1: is no claim set: claim c1 has no evidence of its followers"
    ):
        list(read_claims([str(path)]))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"article_id": None}, "its article_id is no string"),
        ({"entity": None}, "its entity is no string"),
        ({"modifier": None}, "modifier cannot be None"),
        ({"confidence": "0.5"}, "confidence cannot be '0.5'"),
        ({"value": None}, "value: a value is an integer"),
        ({"value_exact": "xx"}, "«xx» is no value"),
    ],
)
def test_a_row_that_is_none_is_named(
    tmp_path: Path, changed: dict[str, Any], sentence: str
) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.Table.from_pylist([{**CLAIMS[0].rows()[0], **changed}]), path)
    with pytest.raises(ArchiveError) as caught:
        list(read_claims([str(path)]))
    assert f"record 1: is no row of claims: {sentence}" in str(caught.value)


@pytest.mark.parametrize("claims", [None, 17])
def test_nested_columns_that_are_none_are_named(tmp_path: Path, claims: Any) -> None:
    path = tmp_path / "claims.parquet"
    pq.write_table(pa.table({"article_id": ["a"], "claims": [claims]}), path)
    with pytest.raises(ArchiveError, match="record 1: is no claim set in nested columns"):
        list(read_claims([str(path)]))


def test_an_article_without_a_date_or_a_text_is_one(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "articles.jsonl", [{"id": 7}, {"id": "b", "published": "2025-11-02T08:00:00Z"}]
    )
    first, second = read_claimed_articles([str(path)])
    assert first == Article("", "7")
    assert second.published == dt.date(2025, 11, 2)


@pytest.mark.parametrize(
    ("source", "id", "paper"),
    [
        ("جريدة الميناء", "https://other.example/1", "جريدة الميناء"),
        ("The Daily Harbour", "1", "The Daily Harbour"),
        ("paper.example", "1", "paper.example"),
        ("https://WWW.Paper.example:8080/a?b", "1", "paper.example"),
        ("archive.zip/2025/news.html", "http://paper.example/1", "paper.example"),
        ("news.jsonl.gz", "news.jsonl.gz#12", None),
        ("C:\\news\\a.parquet", "1", None),
        ("-", "1", None),
        (None, "a1", None),
        ("", "", None),
    ],
)
def test_the_paper_is_a_name_or_a_host_and_never_a_file(
    source: str | None, id: str, paper: str | None
) -> None:
    assert paper_of(source, id) == paper


def test_rows_that_were_written_before_parts_are_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    rows = [row for claims in CLAIMS for row in claims.rows()]
    old = [{name: value for name, value in row.items() if name != "part"} for row in rows]
    pq.write_table(pa.Table.from_pylist(old), path)
    assert [row["part"] for row in read_claims([str(path)]) if not isinstance(row, ClaimSet)] == [
        "text"
    ] * len(rows)
    assert build_timelines(old) == build_timelines(rows)  # type: ignore[arg-type]


def test_a_figure_of_a_title_says_so_in_a_timeline() -> None:
    article = Article("حفل في حلب.", "a1", title="قناة «مطبخ شام» على يوتيوب تبلغ مليون مشترك")
    [line] = build_timelines([extract_claims(article)], min_confidence=0)
    assert [figure.part for figure in line.observations] == ["title"]
