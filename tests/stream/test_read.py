"""Archives of each format: the same records come out, whatever they are written in."""

import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from arabic_metrics.core import Article
from arabic_metrics.stream import Block, Failure, Fields
from arabic_metrics.stream.read import decode_block, read_blocks
from tests.stream.archives import TEXTS, articles, failures, jsonl, packed, read, records, zipped
from tests.stream.fixtures import PACKINGS, RECORD_FORMATS, content_of, page, table, warc, written


def expected(source: Path | str) -> list[Article]:
    return [
        Article(
            str(record["text"]),
            id=str(record["id"]),
            published=dt.date.fromisoformat(str(record["date"])),
            title=str(record["title"]),
            source=str(source),
        )
        for record in records(5)
    ]


@pytest.mark.parametrize("packing", ["", *PACKINGS])
@pytest.mark.parametrize("form", RECORD_FORMATS)
def test_records_are_the_same_in_every_format_and_packing(
    tmp_path: Path, form: str, packing: str
) -> None:
    path = written(tmp_path, form, packing)
    source = f"{path}/news.{form}" if packing == "zip" else path
    assert read(path) == expected(source)


@pytest.mark.parametrize("form", RECORD_FORMATS)
def test_small_blocks_hold_the_same_records(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    blocks = list(read_blocks([path], block_bytes=300))
    assert len(blocks) > 1
    assert [item for block in blocks if isinstance(block, Block) for item in decode_block(block)] == expected(path)  # fmt: skip


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet", "warc", "warc.gz"])
def test_the_same_input_gives_the_same_blocks(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form, count=60)
    first = list(read_blocks([path], block_bytes=2000))
    assert len(first) > 2
    assert list(read_blocks([path], block_bytes=2000)) == first


@pytest.mark.parametrize("form", ["warc", "warc.gz"])
def test_a_web_archive_gives_the_articles_of_its_pages(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    found = articles(read(path))
    assert [article.id for article in found] == [f"https://news.example/{i}" for i in range(5)]
    assert found[1].title == "خبر 1"
    assert found[1].published == dt.date(2025, 3, 2)
    assert TEXTS[2] in found[1].text
    assert "الرئيسية" not in found[1].text
    assert found[1].source == str(path)


def test_a_web_archive_passes_over_what_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(warc([page(0).encode()], status="404 Not Found") + warc([page(1).encode()]))
    assert [article.title for article in articles(read(path))] == ["خبر 1"]
    assert failures(read(path)) == []


def test_a_page_is_an_article(tmp_path: Path) -> None:
    path = written(tmp_path, "html")
    [article] = articles(read(path))
    assert (article.id, article.title, article.published) == (str(path), "خبر 0", dt.date(2025, 3, 1))  # fmt: skip


def test_a_folder_is_read_in_order_whatever_it_holds(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "c.jsonl", "d/e/f.html", ".hidden.txt", "g.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_of(path.suffix[1:], 2))
    notices: list[str] = []
    found = articles(read(tmp_path, notices=notices))
    assert [article.id.removeprefix(f"{tmp_path.name}/") for article in found] == [
        "a.txt", "a0", "a1", "b/a.txt", "b/z.txt", "d/e/f.html",
    ]  # fmt: skip
    assert f"{tmp_path}: left out, since files of these kinds are not read: 1 × .png" in notices


def test_small_files_share_a_block(tmp_path: Path) -> None:
    for index in range(10):
        (tmp_path / f"{index}.txt").write_text(TEXTS[0], encoding="utf-8")
    [block] = read_blocks([tmp_path])
    assert isinstance(block, Block)
    assert (block.source, block.kind, len(block.payload)) == (str(tmp_path), "text", 10)
    assert len(list(read_blocks([tmp_path], block_bytes=200))) > 2


def test_a_folder_without_anything_to_read_says_so(tmp_path: Path) -> None:
    assert failures(read(tmp_path)) == [f"{tmp_path}: it holds no file of a kind that is read"]


def test_members_of_a_zip_come_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    members = {
        "b.jsonl": jsonl(records(1)),
        "sub/a.txt": TEXTS[1].encode(),
        "__MACOSX/b.jsonl": b"x",
    }
    path.write_bytes(zipped({**members, "c.zip": zipped({"d.csv": table(records(1))})}))
    found = articles(read(path))
    assert [article.source for article in found] == [
        f"{path}/b.jsonl", f"{path}/sub/a.txt", f"{path}/c.zip/d.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("packing", ["", *PACKINGS])
@pytest.mark.parametrize("form", [*RECORD_FORMATS, "warc", "html", "txt"])
def test_standard_input_is_told_by_its_content(form: str, packing: str) -> None:
    data = content_of(form, 2)
    script = (
        "from tests.stream.archives import articles, read\n"
        "print([article.text[:8] for article in articles(read('-'))])"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        input=packed(data, packing, f"news.{form}") if packing else data,
        capture_output=True,
        check=True,
    )
    count = 1 if form in ("html", "txt") else 2
    found = run.stdout.decode()
    assert found.count("'") == 2 * count, (found, run.stderr.decode())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        (b'{\n "text": "a"\n}\n{\n "text": "b"\n}', "json"),
        (b'[{"text": "a"}, {"text": "b"}]', "json"),
        (b"id\ttext\n1\ta\n", "table"),
    ],
    ids=repr,
)
def test_the_name_json_covers_several_layouts(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / ("news.json" if kind != "table" else "news")
    path.write_bytes(content)
    [block] = read_blocks([path])
    assert isinstance(block, Block)
    assert block.kind == kind


def test_an_array_longer_than_the_window_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    items = [{"text": TEXTS[0] * 20, "id": index} for index in range(2000)]
    path.write_bytes(json.dumps(items).encode())
    blocks = list(read_blocks([path], block_bytes=100_000))
    assert len(blocks) > 20
    found = articles(read(path))
    assert [article.id for article in found] == [str(index) for index in range(2000)]


def test_lines_without_id_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl([{"text": TEXTS[0]}]) + b"\n" + jsonl([{"text": TEXTS[1]}]))
    assert [article.id for article in articles(read(path))] == [f"{path}#1", f"{path}#3"]
    assert [article.id for article in articles(read(path, block_bytes=10))] == [f"{path}#1", f"{path}#3"]  # fmt: skip


def test_what_is_not_strictly_json_is_read_where_it_can_be(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a", "score": NaN}\r\n{"text": "b"}')
    assert [article.text for article in articles(read(path))] == ["a", "b"]


def test_a_long_number_is_an_id_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl({"id": (1 << 70) + index, "text": "نص"} for index in range(2)))
    assert [article.id for article in articles(read(path))] == [str(1 << 70), str((1 << 70) + 1)]


def test_what_holds_of_several_files_is_said_once_and_counted(tmp_path: Path) -> None:
    for index in range(51):
        (tmp_path / f"{index:02}.jsonl").write_bytes(jsonl(records(1)))
    (tmp_path / "a.csv").write_bytes(table(records(1)))
    (tmp_path / "b.csv").write_text("body\nنص\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text("body\nنص\n", encoding="utf-8")
    told = "reading text from «text», id from «id», published from «date», title from «title»"
    notices: list[str] = []
    assert len(read(*sorted(tmp_path.iterdir()), notices=notices)) == 54
    assert notices == [
        f"{tmp_path}/00.jsonl: {told}",
        f"{tmp_path}/b.csv: reading text from «body»",
        f"{tmp_path}/00.jsonl: the same is true of 51 more files",
        f"{tmp_path}/b.csv: the same is true of 1 more file",
    ]


def test_paragraphs_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl([{"text": ["أولا", "ثانيا"]}]))
    assert [article.text for article in articles(read(path))] == ["أولا\nثانيا"]


def test_a_parent_decodes_no_line_of_json_behind_the_first_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "jsonl", count=500)
    decoded = []
    monkeypatch.setattr(
        "arabic_metrics.stream.json_records._objects",
        lambda text: decoded.append(text) or [json.loads(text)],
    )
    list(read_blocks([path], block_bytes=4000))
    assert len(decoded) <= 100


def test_importing_the_stage_loads_no_optional_library() -> None:
    script = "import sys, arabic_metrics.stream.read; print(sorted({m.partition('.')[0] for m in sys.modules} & {%s}))"  # fmt: skip
    names = "'pyarrow', 'orjson', 'zstandard', 'trafilatura', 'fastwarc', 'charset_normalizer'"
    run = subprocess.run(
        [sys.executable, "-c", script % names], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from arabic_metrics.core import ArchiveError
    from arabic_metrics.core.extra import load

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ArchiveError, match=r"pip install '\.\[web\]'"):
        load("trafilatura")


def test_bytes_that_come_in_drips_give_the_same_lines() -> None:
    from arabic_metrics.stream.line import cut_lines

    data = jsonl(records(40))
    whole = list(cut_lines("a", iter([data]), 700))
    file = io.BytesIO(data)
    drips = list(cut_lines("a", iter(lambda: file.read(13), b""), 700))
    assert whole == drips
    assert len(whole) > 3


def test_fields_of_a_failure_are_a_sentence() -> None:
    assert str(Failure("a.jsonl", "line 2", "it has no text")) == "a.jsonl, line 2: it has no text"
    assert Fields().text is None
