"""Encodings of old archives: told apart, or refused; no character is ever replaced."""

import csv
import io
import json
from pathlib import Path

import pytest

from arabic_metrics.core import ArchiveError
from arabic_metrics.stream.encoding import decode_text
from tests.corpus import CORPORA
from tests.stream.archives import TEXTS, articles, failures, jsonl, read, records
from tests.stream.fixtures import page

WIDE = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
)
LEGACY = ("cp1256", "iso8859_6")
ARTICLES = [
    path.read_text(encoding="utf-8") for path in sorted((CORPORA / "articles").glob("*.txt"))
]


@pytest.mark.parametrize("encoding", [*WIDE, *LEGACY])
def test_every_article_is_told_by_its_bytes(encoding: str) -> None:
    read = 0
    for text in ARTICLES:
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            text = "".join(char for char in text if char.encode(encoding, "ignore"))
            data = text.encode(encoding)
        assert decode_text(data) == text
        read += 1
    assert read == len(ARTICLES) > 50


@pytest.mark.parametrize("encoding", [*WIDE, *LEGACY])
def test_a_line_is_enough(encoding: str) -> None:
    for text in TEXTS:
        assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", LEGACY)
def test_a_wrong_declaration_is_overruled(encoding: str) -> None:
    for declared in ("utf-8", "iso-8859-1", "windows-1252", "nonsense", "cp1256", "iso-8859-6"):
        assert decode_text(TEXTS[0].encode(encoding), declared=declared) == TEXTS[0]


@pytest.mark.parametrize("text", TEXTS)
def test_damaged_utf8_is_not_taken_for_another_encoding(text: str) -> None:
    data = bytearray(text.encode())
    for place in range(0, len(data), 7):
        damaged = bytes(data[:place]) + b"\xff" + bytes(data[place + 1 :])
        with pytest.raises(ArchiveError, match="it is UTF-8, and byte"):
            decode_text(damaged)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 3,
        b"\xff\xfe\x00",
        b"a\0\0\0" * 99 + b"ab",
        b"\xff\xfe\x00\xd8\x00\x00",
        "Привет, мир! Это новости дня.".encode("koi8-r")[:9],
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xf2\x12\x90",
    ],
    ids=repr,
)
def test_what_cannot_be_told_is_refused(data: bytes) -> None:
    with pytest.raises(ArchiveError, match=r"damaged|cannot be told"):
        decode_text(data)


@pytest.mark.parametrize("encoding", [*WIDE, *LEGACY])
@pytest.mark.parametrize("form", ["txt", "html", "jsonl", "json", "csv"])
def test_every_format_is_read_in_every_encoding(tmp_path: Path, encoding: str, form: str) -> None:
    items = records(9)
    if form == "txt":
        content = TEXTS[0]
    elif form == "html":
        content = page(0, declared="windows-1256")
    elif form == "jsonl":
        content = jsonl(items).decode()
    elif form == "json":
        content = json.dumps(items, ensure_ascii=False)
    else:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(items[0]))
        writer.writeheader()
        writer.writerows(items)
        content = out.getvalue()
    path = tmp_path / f"news.{form}"
    path.write_bytes(content.encode(encoding))
    found = read(path)
    assert failures(found) == []
    if form in ("txt", "html"):
        assert [TEXTS[0] in article.text for article in articles(found)] == [True]
    else:
        assert [article.text for article in articles(found)] == [item["text"] for item in items]


def test_a_damaged_line_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = jsonl(records(5)).splitlines(keepends=True)
    lines[1] = lines[1].replace("خبر".encode(), "خبر".encode()[:-1])
    lines[3] = lines[3].decode().encode("cp1256")
    path.write_bytes(b"".join(lines))
    found = read(path)
    assert [article.id for article in articles(found)] == ["a0", "a2", "a3", "a4"]
    assert articles(found)[2].text == records(5)[3]["text"]
    assert failures(found) == [f"{path}, line 2: it is UTF-8, and byte 27 of it is damaged"]


def test_a_damaged_byte_of_an_array_costs_its_record(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    data = json.dumps(records(5), ensure_ascii=False).encode()
    text = TEXTS[2].encode()
    path.write_bytes(data.replace(text, text[:-5] + b"\xff" + text[-4:], 1))
    found = read(path)
    assert [article.id for article in articles(found)] == ["a0", "a1", "a3", "a4"]
    assert failures(found) == [
        f"{path}, record 3: its text holds half a character or a damaged byte"
    ]


def test_a_broken_table_row_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes("id,text\n1,أول\n2,ثا".encode() + b"\xd9\n" + "3,ثالث\n".encode())
    found = read(path)
    assert [article.id for article in articles(found)] == ["1", "3"]
    assert failures(found) == [f"{path}, record 2: it is UTF-8, and byte 6 of it is damaged"]
