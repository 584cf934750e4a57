"""Damaged archives: what is broken costs itself, says so, and nothing is raised."""

import bz2
import datetime as dt
import io
import json
import lzma
import random
import zipfile
import zlib
from itertools import accumulate, count, product
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from arabic_metrics.stream.block import DEEPEST
from arabic_metrics.stream.compressed import Damage, gunzip
from tests.stream.archives import TEXTS, articles, failures, jsonl, packed, read, records, zipped
from tests.stream.fixtures import content_of, page, parquet, table, warc

FORMS = ("jsonl", "json", "csv", "tsv", "parquet", "warc", "warc.gz", "html", "txt")
MANY = 400


def names(found: object) -> list[str]:
    return [article.id for article in articles(found)]  # type: ignore[arg-type]


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_records_before_the_end_of_a_truncated_file_are_kept(tmp_path: Path, packing: str) -> None:
    rng = random.Random(1)
    items = [{"id": i, "text": TEXTS[0] + rng.randbytes(600).hex()} for i in range(MANY)]
    whole = packed(jsonl(items), packing)
    path = tmp_path / f"news.jsonl.{packing}"
    path.write_bytes(whole[: len(whole) * 3 // 4])
    found = read(path)
    kept = names(found)
    assert kept == [str(index) for index in range(len(kept))]
    assert MANY // 2 < len(kept) < MANY
    [sentence] = failures(found)
    assert sentence.startswith(f"{path}, line {len(kept) + 1}: the compressed data ends too early")


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_records_before_a_damaged_place_are_kept(tmp_path: Path, packing: str) -> None:
    rng = random.Random(1)
    items = [{"id": i, "text": TEXTS[0] + rng.randbytes(600).hex()} for i in range(MANY)]
    whole = bytearray(packed(jsonl(items), packing))
    place = len(whole) * 3 // 4
    whole[place : place + 40] = b"\xff" * 40
    path = tmp_path / f"news.jsonl.{packing}"
    path.write_bytes(whole)
    found = read(path)
    assert {str(index) for index in range(MANY // 2)} <= set(names(found))
    assert failures(found)[-1].startswith(f"{path}, line ")
    assert "damaged" in failures(found)[-1]


def test_a_gzip_is_unpacked_up_to_the_byte_that_is_damaged() -> None:
    data = random.Random(2).randbytes(100_000).hex().encode()
    whole = bytearray(packed(data, "gz"))
    whole[50_000:50_004] = b"\xff" * 4
    out = list(gunzip(iter([bytes(whole)])))
    before = b"".join(piece for piece in out if isinstance(piece, bytes))
    assert isinstance(out[-1], Damage)
    assert len(before) > 80_000
    assert data.startswith(before[:80_000])


def test_a_gzip_of_several_members_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    data = jsonl(records(4))
    path.write_bytes(packed(data[:70], "gz") + packed(data[70:], "gz") + b"\0" * 20)
    assert names(read(path)) == ["a0", "a1", "a2", "a3"]
    assert failures(read(path)) == []
    path.write_bytes(packed(data, "gz") + b"rest")
    assert names(read(path)) == ["a0", "a1", "a2", "a3"]
    assert failures(read(path)) == [
        f"{path}, line 5: other bytes follow the compressed data; what stands before line 5 was read"
    ]


@pytest.mark.parametrize("cut", [4, 100, -10])
def test_a_truncated_parquet_is_one_failure(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "news.parquet"
    path.write_bytes(content_of("parquet")[:cut])
    assert failures(read(path)) == [
        f"{path}: it is no Parquet file, or one that is cut off or damaged"
    ]


def test_a_damaged_row_group_costs_its_rows(tmp_path: Path) -> None:
    items = [{"id": f"a{i}", "text": f"{TEXTS[0]} {i}"} for i in range(6)]
    whole = bytearray(parquet(items, group=2))
    place = whole.index(f"{TEXTS[0]} 2".encode())
    whole[place - 60 : place + 30] = b"\xff" * 90
    path = tmp_path / "news.parquet"
    path.write_bytes(whole)
    found = read(path)
    assert names(found) == ["a0", "a1", "a4", "a5"]
    assert all(", record" in sentence for sentence in failures(found))
    assert failures(found)


@pytest.mark.parametrize(
    "harm",
    [
        lambda record: record.replace(b"Content-Length: ", b"Content-Length: 9", 1),
        lambda record: record.replace(b"Content-Length: ", b"Content-Longth: ", 1),
        lambda record: record[: len(record) // 2],
        lambda record: record[:-60] + b"\r\n\r\n",
        lambda record: b"\0" * 300,
    ],
    ids=["too long", "no length", "cut", "too short", "zeros"],
)
def test_records_behind_a_broken_record_are_read(tmp_path: Path, harm: object) -> None:
    whole = warc(page(index).encode() for index in range(4))
    starts = [place for place in range(len(whole)) if whole.startswith(b"WARC/1.0\r\n", place)]
    second = slice(starts[2], starts[3])
    path = tmp_path / "news.warc"
    path.write_bytes(whole[: second.start] + harm(whole[second]) + whole[second.stop :])  # type: ignore[operator]
    found = read(path)
    kept = [name[-1] for name in names(found)]
    assert [name for name in kept if name != "1"] == ["0", "2", "3"]
    assert len(failures(found)) == 1
    assert f"{path}, record 3: " in failures(found)[0]


def test_records_behind_a_damaged_member_of_a_web_archive_are_read(tmp_path: Path) -> None:
    members = [warc([page(index).encode()], gzip=True) for index in range(5)]
    broken = bytearray(members[2])
    broken[-300:-260] = b"\xff" * 40
    path = tmp_path / "news.warc.gz"
    path.write_bytes(members[0] + members[1] + bytes(broken) + members[3] + members[4])
    found = read(path)
    titles = [article.title for article in articles(found)]
    assert titles == ["خبر 0", "خبر 1", "خبر 3", "خبر 4"]
    assert len(failures(found)) == 1
    assert "damaged" in failures(found)[0]


def test_a_huge_field_does_not_break_a_table(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(
        table([{"id": "big", "text": TEXTS[0] * 20_000}, {"id": "next", "text": "ثم"}])
    )
    assert names(read(path)) == ["big", "next"]


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet", "txt"])
def test_a_text_over_the_limit_is_refused(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arabic_metrics.stream.record.LONGEST_TEXT", 5000)
    items: list[dict[str, object]] = [{"id": "a", "text": "ا" * 6000}, {"id": "b", "text": "نص"}]
    data = {
        "jsonl": lambda: jsonl(items),
        "json": lambda: json.dumps(items).encode(),
        "csv": lambda: table(items),
        "parquet": lambda: parquet(items),
        "txt": lambda: str(items[0]["text"]).encode(),
    }[form]()
    path = tmp_path / f"news.{form}"
    path.write_bytes(data)
    found = read(path)
    assert names(found) == ([] if form == "txt" else ["b"])
    assert "it has 6,000 characters of text; at most 5,000 are read" in failures(found)[0]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize("block_bytes", [100, 1000, 1 << 20])
def test_a_line_over_the_limit_is_never_held(
    tmp_path: Path, form: str, block_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arabic_metrics.stream.line.LONGEST_RECORD", 5000)
    items: list[dict[str, object]] = [{"id": i, "text": "ا" * (9000 if i == 1 else 20)} for i in range(4)]  # fmt: skip
    path = tmp_path / f"news.{form}"
    path.write_bytes(jsonl(items) if form == "jsonl" else table(items))
    found = read(path, block_bytes=block_bytes)
    if block_bytes < 5000 and form == "jsonl":
        assert names(found) == ["0", "2", "3"]
        assert "line 2: it " in failures(found)[0]
    else:
        assert names(found)[-1] == "3"


def test_a_broken_line_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = jsonl(records(4)).splitlines(keepends=True)
    lines[1] = lines[1][:40] + b"\n"
    lines[2] = b'{"text": ' + b"[" * 200_000 + b"\n"
    path.write_bytes(b"".join(lines)[:-3])
    found = read(path)
    assert names(found) == ["a0"]
    assert [sentence.partition(": ")[0] for sentence in failures(found)] == [
        f"{path}, line {number}" for number in (2, 3, 4)
    ]
    assert all("it is no JSON" in sentence for sentence in failures(found))


def test_a_broken_element_of_an_array_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    parts = [json.dumps(record, ensure_ascii=False) for record in records(5)]
    parts[1] = parts[1].replace('"title":', '"title" ')
    parts[3] = "17"
    path.write_text(f"[{', '.join(parts)}]", encoding="utf-8")
    found = read(path)
    assert names(found) == ["a0", "a2", "a4"]
    assert [sentence.partition(", ")[2] for sentence in failures(found)] == [
        "record 2: it is no JSON: Expecting ':' delimiter",
        "record 4: it is JSON, but no object",
    ]


def test_an_array_that_is_never_closed_says_so(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_bytes(json.dumps(records(3)).encode()[:-1])
    found = read(path)
    assert names(found) == ["a0", "a1", "a2"]
    assert failures(found) == [
        f"{path}, record 4: the array is never closed, so records may be missing; what stands before was read"
    ]


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        *product(("news.json", "news.jsonl", "news"), ("[0,1][2,3]", "[0,1]2,3", "[0]1[2]3", "0 1 2 3", "[0,1,2,3]")),
        ("news.json", "0[1,2,3]"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["", " ", "\n", ",", "\n\n\ufeff"])
def test_files_that_were_joined_are_read_whole(
    tmp_path: Path, name: str, between: str, layout: str
) -> None:
    path = tmp_path / name
    parts = {str(number): json.dumps(record) for number, record in enumerate(records(4))}
    joined = "".join(parts.get(sign, between if sign == " " else sign) for sign in layout)
    path.write_text(joined.replace("][", f"]{between}["), encoding="utf-8")
    found = read(path)
    assert (names(found), failures(found)) == (["a0", "a1", "a2", "a3"], [])


@pytest.mark.parametrize("rest", ["garbage", "]", "{", '"', "17", "nul", "-", "[17", "\0"])
def test_what_follows_an_array_is_told(tmp_path: Path, rest: str) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps(records(2)) + rest, encoding="utf-8")
    found = read(path)
    assert names(found) == ["a0", "a1"]
    assert failures(found)[0].startswith(f"{path}, record 3: it is ")


@pytest.mark.parametrize("value", ["17", "-1.5e3", "true", "null", '"text"', "[17]"])
def test_values_that_are_no_objects_are_told_and_end(tmp_path: Path, value: str) -> None:
    path = tmp_path / "news.json"
    for before, named in (("", []), ('{"id": "a", "text": "نص"}\n', ["a"])):
        path.write_text(before + value, encoding="utf-8")
        found = read(path)
        assert names(found) == named
        told = [sentence.partition(": ")[2] for sentence in failures(found)]
        assert told == ["it is JSON, but no object"]


def test_garbage_between_objects_costs_no_object(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    parts = [json.dumps(record) for record in records(3)]
    path.write_text(f"{parts[0]} garbage\n{parts[1]}\n[nul, {parts[2]}]", encoding="utf-8")
    found = read(path)
    assert names(found) == ["a0", "a1", "a2"]
    assert len(failures(found)) == 2


def test_a_line_that_is_cut_off_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "abc\n', encoding="utf-8")
    told = f"{path}, line 1: it is no JSON: Unterminated string starting at character 10"
    assert failures(read(path)) == [told]


def test_objects_on_one_line_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    first, second = json.dumps({"text": TEXTS[0]}), json.dumps({"text": ""})
    path.write_text(f"{first}\n{first}{first}{second}\n{first} rest\n", encoding="utf-8")
    found = read(path)
    assert names(found) == [f"{path}#1", f"{path}#2", f"{path}#2.2"]
    assert failures(found) == [
        f"{path}, line 2.3: it has no text",
        f"{path}, line 3: it is no JSON: Extra data at character {len(first) + 2}",
    ]


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("csv", "id,text\n", "1,نص\n"),
        ("csv", "", "id,text\n1,نص\n"),
        ("jsonl", "", '{"id": "1", "text": "نص"}\n'),
        ("json", "[", '{"id": "1", "text": "نص"}]'),
    ],
)
def test_a_long_stretch_of_blank_lines_is_told(
    tmp_path: Path, form: str, before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arabic_metrics.stream.record.BLANK_NOTICE", 2 << 20)
    path = tmp_path / f"news.{form}"
    path.write_text(before + "\n" * (5 << 20) + after, encoding="utf-8")
    notices: list[str] = []
    found = read(path, notices=notices)
    assert (names(found), failures(found)) == (["1"], [])
    assert sum("MiB of blank lines passed over so far" in told for told in notices) == 2


def test_blank_lines_of_a_quoted_field_are_of_it(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    text = "أول" + "\n" * (3 << 20) + "آخر"
    path.write_bytes(table([{"id": "1", "text": text}]))
    assert [article.text for article in articles(read(path))] == [text]


def test_a_mark_that_is_never_closed_costs_its_row(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(
        'id,text\n1,"أول، ""مقتبس"""\n2,"ثان\n3,ثالث\n4,"رابع\nفي سطرين"\n5,خامس'.encode()
    )
    found = read(path)
    assert [(article.id, article.text) for article in articles(found)] == [
        ("1", 'أول، "مقتبس"'), ("2", '"ثان'), ("3", "ثالث"), ("4", "رابع\nفي سطرين"), ("5", "خامس"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "rows", "told"),
    [
        ("id,te\rxt,text\n1,x,أول\n", [("1", "أول")], []),
        ('id,"te\rxt","عمود\nآخر",text\n1,x,y,أول\n', [("1", "أول")], []),
        ("id,text\r1,أول\r2,ثان\r", [("1", "أول"), ("2", "ثان")], []),
        ('id,text\r1,"أول\rوآخر"\r', [("1", "أول\nوآخر")], []),
        ("id,text\n1,أول\rوآخر\n2,ثان\r\n", [("1", "أول\rوآخر"), ("2", "ثان")], []),
        (
            'id,text\n1,"أول\rوآخر" ثم\r ثم\n2,ثان\n',
            [("2", "ثان")],
            ["record 1: a carriage return in it stands between no quotation marks"],
        ),
        (f"id,{'x' * 200_000},text\n1,x,أول\n", [("1", "أول")], []),
        (f'id,"{"x" * 200_000}",text\n1,x,أول\n', [("1", "أول")], []),
        ('id,"text\n1,أول\n', [("1", "أول")], []),
        ('id,"text\n1,أول\n2,"ثان"\n', [("1", "أول"), ("2", "ثان")], []),
    ],
)  # fmt: skip
def test_headers_and_rows_of_every_kind(
    tmp_path: Path, content: str, rows: list[tuple[str, str]], told: list[str]
) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(content.encode())
    found = read(path)
    assert [(article.id, article.text) for article in articles(found)] == rows
    assert failures(found) == [f"{path}, {sentence}" for sentence in told]


def test_a_table_that_is_cut_off_in_a_quotation_says_so(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes('id,text\n1,أول\n2,"ثان في سطر\nوفي سط'.encode())
    found = read(path)
    assert names(found) == ["1"]
    assert failures(found) == [f"{path}, record 2: a quotation mark in it is never closed"]


def arrow(**columns: pa.Array) -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.table(columns), content)
    return content.getvalue()


def half_text(*texts: bytes) -> pa.Array:
    """An array of strings that are not checked."""
    ends = pa.array(list(accumulate(map(len, texts), initial=0)), pa.int32())
    data = pa.py_buffer(b"".join(texts))
    return pa.Array.from_buffers(pa.string(), len(texts), [None, ends.buffers()[1], data])


@pytest.mark.parametrize(
    ("name", "content", "read_texts", "told"),
    [
        ("a.csv", "id,text\n1,أول, وثان\n2,ثالث,,\n".encode(), ["ثالث"], [", record 1: it has 3 values, and the header names 2: "]),
        ("a.csv", "نص بلا ترويسة ".encode() * 9, [], [": no field is known to hold the text, so name it (`archive --text-field`, in Python text_field); the fields are نص بلا ترويسة نص بلا ترويسة نص بلا ترويس…"]),
        ("a.csv", ",".join(map(str, range(99))).encode(), [], [": no field is known to hold the text"]),
        ("a.jsonl", json.dumps({"text": "نص"}, indent=1).encode() * 2, ["نص", "نص"], []),
        ("a.jsonl", json.dumps({"count": 2, "items": records(2)}).encode(), [], [": it is one object, and its records seem to stand in its field items: "]),
        ("a.json", json.dumps({"items": records(2)}, indent=1).encode(), [], [": it is one object, and its records seem to stand in its field items: "]),
        ("a.jsonl", bz2.compress(jsonl(records(3))), [], [": it is packed with bzip2, which is not read: "]),
        ("a.jsonl", lzma.compress(jsonl(records(3))), [], [": it is packed with xz, which is not read: "]),
        ("a.txt", b"%PDF-1.4\n", [], [": it is a PDF, which is not read: "]),
        ("a.csv", zipped({"xl/book.xml": b"<a/>"}), [], [": it holds no file of a kind that is read"]),
        ("a.zip", zipped({}), [], [": it holds no file of a kind that is read"]),
        ("a.parquet", arrow(text=pa.array(["نص".encode(), "نص".encode("utf-16"), b"\xff\xfe\xff"])), ["نص", "نص"], [", record 3: its text is no string but bytes in no encoding that can be told"]),
        ("a.parquet", arrow(text=half_text(b"a", b"\xff\xfe", b"b")), ["a", "b"], [", record 2: its text holds half a character or a damaged byte"]),
        ("a.warc", warc([page(0).encode()]).replace(b"Content-Length: ", b"Content-Length: 99", 1), [f"خبر 0\n\n{TEXTS[0] * 4}\n\n{TEXTS[2] * 3}"], [", record 1: it is cut off"]),
    ],
    ids=count(),
)  # fmt: skip
def test_what_is_odd_costs_itself_and_says_what_it_is(
    tmp_path: Path, name: str, content: bytes, read_texts: list[str], told: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = read(path)
    assert [article.text for article in articles(found)] == read_texts
    assert len(failures(found)) == len(told)
    for sentence, begins in zip(failures(found), told, strict=True):
        assert sentence.startswith(f"{path}{begins}") and len(sentence) < 500


@pytest.mark.parametrize(
    ("unit", "instant", "day"),
    [
        ("ns", 1_756_080_000_000_000_001, dt.date(2025, 8, 25)),
        ("ms", 1 << 52, None),
        ("s", 1_756_080_000, dt.date(2025, 8, 25)),
    ],
)
def test_a_time_that_python_does_not_know_costs_no_record(
    tmp_path: Path, unit: str, instant: int, day: dt.date | None
) -> None:
    path = tmp_path / "a.parquet"
    dates = pa.array([instant, None], pa.timestamp(unit))
    path.write_bytes(arrow(text=pa.array(["a", "b"]), date=dates))
    assert [(each.text, each.published) for each in articles(read(path))] == [("a", day), ("b", None)]  # fmt: skip


def test_an_id_that_is_not_a_number_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a", "id": NaN}')
    assert names(read(path)) == [f"{path}#1"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b""), ("a.jsonl", b" \n\n"), ("a.json", b"[]"), ("a.csv", b""), ("a.csv", b"id,text\n"), ("a.warc", warc([])),
        ("a.parquet", arrow(text=pa.array([], pa.string()))), ("a.jsonl.gz", packed(b"", "gz")),
    ],
    ids=count(),
)  # fmt: skip
def test_an_input_without_a_record_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    notices: list[str] = []
    assert read(path, notices=notices) == []
    assert notices[-1] == f"{path}: it holds no record"


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_name_of_several_fields_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    content = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([["a"], ["b"]], names=["text", "text"]), content)
    path.write_bytes(b"text,text\na,b\n" if name == "a.csv" else content.getvalue())
    notices: list[str] = []
    assert [article.text for article in articles(read(path, notices=notices))] == ["a"]
    assert notices[-1] == f"{path}: several fields are named «text»; the first of them is read"


def test_a_missing_file_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    (tmp_path / "news.jsonl").write_bytes(jsonl(records(1)))
    found = read(path, tmp_path / "news.jsonl")
    assert failures(found) == [f"{path}: it cannot be read: No such file or directory"]
    assert names(found) == ["a0"]


def test_an_unreadable_member_of_a_zip_costs_itself(tmp_path: Path) -> None:
    members = {f"{index}.jsonl": jsonl([{"id": index, "text": TEXTS[index]}]) for index in range(3)}
    whole = bytearray(zipped(members))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start = archive.getinfo("1.jsonl").header_offset
    whole[start + 60 : start + 100] = b"\xff" * 40
    path = tmp_path / "news.zip"
    path.write_bytes(whole)
    found = read(path)
    assert names(found) == ["0", "2"]
    assert len(failures(found)) == 1
    assert failures(found)[0].startswith(f"{path}/1.jsonl")
    path.write_bytes(whole[:100])
    assert failures(read(path)) == [
        f"{path}: it is a zip whose list of members is damaged or missing"
    ]


def test_what_is_packed_too_often_is_refused(tmp_path: Path) -> None:
    data = jsonl(records(1))
    for _ in range(DEEPEST + 1):
        data = packed(data, "gz")
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(data)
    assert failures(read(path)) == [f"{path}: it is packed more than 4 times over"]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(b"\x7fELF\0\0\0" + bytes(range(256)))
    [sentence] = failures(read(path))
    assert sentence.startswith(f"{path}: it")


@pytest.mark.parametrize("packing", ["", "gz", "zst", "zip"])
@pytest.mark.parametrize("form", FORMS)
def test_no_damage_raises(tmp_path: Path, form: str, packing: str) -> None:
    rng = random.Random(zlib.crc32(f"{form} {packing}".encode()))
    data = content_of(form, 12)
    whole = packed(data, packing, f"news.{form}") if packing else data
    path = tmp_path / f"news.{form}{'.' * bool(packing)}{packing}"
    for _ in range(12):
        damaged = bytearray(whole)
        for _ in range(rng.randrange(1, 6)):
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        if rng.random() < 0.5:
            del damaged[rng.randrange(len(damaged)) :]
        path.write_bytes(damaged)
        found = read(path, block_bytes=rng.choice((50, 1000, 1 << 20)))
        assert all(isinstance(sentence, str) and sentence for sentence in failures(found))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32-le"])
def test_records_of_an_array_before_damaged_wide_characters_are_kept(
    tmp_path: Path, encoding: str
) -> None:
    whole = json.dumps(records(3), ensure_ascii=False, indent=1).encode(encoding)
    path = tmp_path / "news.json"
    path.write_bytes(whole[: len(whole) // 2 // 4 * 4] + b"\x00\xd8\x00\xd8" * 2 + whole)
    found = read(path)
    assert len(articles(found)) == 1
    assert failures(found) == [
        f"{path}, record 2: it is {encoding.upper()} with damaged bytes; what stands before it was read"
    ]
