"""Pages of a web archive as servers sent them: in chunks, packed, or both."""

import gzip
import io
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import zstandard
from fastwarc.stream_io import BrotliWriter

from arabic_metrics.stream import warc as warc_module
from tests.stream.archives import articles, failures, read
from tests.stream.fixtures import page, warc

TEXT = "يتابع الصفحة على فيسبوك 41 ألف متابع"
PAGE = page(0).replace("</article>", f"<p>{TEXT}</p></article>").encode()
CHUNKED, PACKED = "Transfer-Encoding", "Content-Encoding"


def chunked(data: bytes, *, extension: bytes = b"") -> bytes:
    """Chunks, one of which ends behind the number of the text."""
    place = data.find("41 ألف".encode()) + 2
    parts = [data[start:end] for start, end in pairwise((0, place, len(data)))]
    return b"".join(b"%x%b\r\n%b\r\n" % (len(part), extension, part) for part in parts if part) + (
        b"0\r\n\r\n"
    )


def brotli(data: bytes) -> bytes:
    """Data in Brotli."""
    out = io.BytesIO()
    writer = BrotliWriter(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


def bare_deflate(data: bytes) -> bytes:
    """Data in deflate without a frame, as some servers send it."""
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli,
    "zstd": zstandard.compress,
}


def found(folder: Path, body: bytes, *headers: tuple[str, str]) -> tuple[list[str], list[str]]:
    """The texts of a web archive with one page, and its failures."""
    path = folder / "news.warc"
    path.write_bytes(warc([body], headers=headers))
    read_items = read(path)
    return [each.text for each in articles(read_items)], failures(read_items)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    texts, told = found(tmp_path_factory.mktemp("plain"), PAGE)
    assert told == [] and TEXT in texts[0]
    return texts


@pytest.mark.parametrize("extension", ["", " ", ";name=value"])
def test_chunks_are_joined(tmp_path: Path, plain: list[str], extension: str) -> None:
    body = chunked(PAGE, extension=extension.encode())
    assert found(tmp_path, body, (CHUNKED, "chunked")) == (plain, [])


@pytest.mark.parametrize("name", [*PACKINGS, "GZip"])
def test_packed_pages_are_unpacked(tmp_path: Path, plain: list[str], name: str) -> None:
    packed = PACKINGS[name.lower()](PAGE)
    assert found(tmp_path, packed, (PACKED, name)) == (plain, [])
    assert found(tmp_path, chunked(packed), (PACKED, name), (CHUNKED, "chunked")) == (plain, [])
    assert found(tmp_path, chunked(packed), (CHUNKED, f"{name}, chunked")) == (plain, [])


def test_deflate_without_its_frame(tmp_path: Path, plain: list[str]) -> None:
    assert found(tmp_path, bare_deflate(PAGE), (PACKED, "deflate")) == (plain, [])


def test_a_page_that_was_packed_twice(tmp_path: Path, plain: list[str]) -> None:
    body = brotli(gzip.compress(PAGE))
    assert found(tmp_path, body, (PACKED, "gzip"), (PACKED, "br")) == (plain, [])


@pytest.mark.parametrize("name", [*PACKINGS, "identity", "utf-8", ""])
def test_a_page_that_the_crawler_has_unpacked_is_read_as_it_is(
    tmp_path: Path, plain: list[str], name: str
) -> None:
    assert found(tmp_path, PAGE, (PACKED, name), (CHUNKED, "chunked")) == (plain, [])


@pytest.mark.parametrize("name", PACKINGS)
def test_a_packed_page_that_is_cut_off_is_told(tmp_path: Path, name: str) -> None:
    packed = PACKINGS[name](PAGE * 20)
    texts, [sentence] = found(tmp_path, packed[:-30], (PACKED, name))
    assert texts == []
    assert f"news.warc, record 2: it is packed as {name}, and " in sentence


@pytest.mark.parametrize("name", PACKINGS)
def test_a_packed_page_that_is_damaged_is_told(tmp_path: Path, name: str) -> None:
    packed = bytearray(PACKINGS[name](PAGE))
    packed[40:60] = b"\xff" * 20
    texts, [sentence] = found(tmp_path, bytes(packed), (PACKED, name))
    assert texts == [] and "record 2: it is packed as" in sentence


@pytest.mark.parametrize("harm", [lambda body: body[:-5], lambda body: body[:-9], lambda body: body[:60], lambda body: body.replace(b"\r\n0\r\n", b"\r\nzz\r\n")])  # fmt: skip
def test_chunks_that_are_cut_off_or_damaged_are_told(
    tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    texts, [sentence] = found(tmp_path, harm(chunked(PAGE)), (CHUNKED, "chunked"))
    assert texts == [] and sentence.endswith("record 2: its chunks are damaged or cut off")


def test_a_coding_that_is_not_known_is_named(tmp_path: Path) -> None:
    texts, [sentence] = found(tmp_path, b"\x1f\x9d" + PAGE, (PACKED, "compress"))
    assert texts == [] and sentence.endswith("it is packed as compress, which is not known")


@pytest.mark.parametrize("name", PACKINGS)
def test_a_page_that_unpacks_to_more_than_the_limit_is_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_module, "LONGEST_RECORD", 5000)
    texts, [sentence] = found(tmp_path, PACKINGS[name](PAGE * 50), (PACKED, name))
    assert texts == [] and "record 2: unpacked it is longer than" in sentence


@pytest.mark.parametrize("name", PACKINGS)
def test_a_text_that_the_crawler_has_unpacked_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(warc([TEXT.encode()], kind="text/plain", headers=[(PACKED, name)]))
    assert [each.text for each in articles(read(path))] == [TEXT]


def test_an_image_in_a_coding_that_is_not_known_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(warc([b"image"], kind="image/png", headers=[(PACKED, "compress")]))
    assert read(path) == []
