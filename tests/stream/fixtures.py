"""One file of each format, with the same records."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.stream.archives import TEXTS, jsonl, packed, records

COLUMNS = ("id", "title", "date", "text")
PACKINGS = ("gz", "zst", "zip")
RECORD_FORMATS = ("jsonl", "json", "csv", "tsv", "parquet")


def page(index: int, *, declared: str = "utf-8") -> str:
    """Return a page with an article, a title, a date and a menu."""
    return (
        f"<!doctype html><html lang='ar'><head><meta charset='{declared}'><title>خبر {index}</title>"
        f"<meta property='article:published_time' content='2025-03-{index + 1:02}T09:00:00+02:00'></head>"
        f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>خبر {index}</h1><p>{TEXTS[0] * 4}</p>"
        f"<p>{TEXTS[2] * 3}</p></article></body></html>"
    )


def table(items: Iterable[dict[str, object]], delimiter: str = ",") -> bytes:
    """Return records as CSV or TSV with a header."""
    content = io.StringIO(newline="")
    writer = csv.DictWriter(content, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(items)
    return content.getvalue().encode()


def parquet(items: list[dict[str, object]], *, group: int = 2) -> bytes:
    """Return records as Parquet with small row groups."""
    content = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(items), content, row_group_size=group, compression="none")
    return content.getvalue()


def warc(
    pages: Iterable[bytes],
    *,
    gzip: bool = False,
    status: str = "200 OK",
    kind: str = "text/html",
    headers: Iterable[tuple[str, str]] = (),
) -> bytes:
    """Return pages as the responses of a web archive, with further headers of HTTP."""
    content = io.BytesIO()
    writer = WARCWriter(content, gzip=gzip)
    written = [writer.create_warcinfo_record("news.warc", {"software": "test"})]
    for index, data in enumerate(pages):
        http = [("Content-Type", kind), *headers]
        written.append(
            writer.create_warc_record(
                f"https://news.example/{index}",
                "response",
                payload=io.BytesIO(data),
                http_headers=StatusAndHeaders(status, http, protocol="HTTP/1.1"),
            )
        )
    for record in written:
        writer.write_record(record)
        record.raw_stream.close()  # warcio lays it down in a temporary file
    return content.getvalue()


def content_of(form: str, count: int = 5) -> bytes:
    """Return some records in a format."""
    items = records(count)
    match form:
        case "jsonl":
            return jsonl(items)
        case "json":
            return json.dumps(items, ensure_ascii=False, indent=1).encode()
        case "csv":
            return table(items)
        case "tsv":
            return table(items, "\t")
        case "parquet":
            return parquet(items)
        case "warc":
            return warc(page(index).encode() for index in range(count))
        case "warc.gz":
            return warc((page(index).encode() for index in range(count)), gzip=True)
        case "html":
            return page(0).encode()
    return TEXTS[0].encode()


def written(folder: Path, form: str, packing: str = "", count: int = 5) -> Path:
    """Write a file of a format and return its path."""
    data = content_of(form, count)
    path = folder / f"news.{form}{'.' * bool(packing)}{packing}"
    path.write_bytes(packed(data, packing, f"news.{form}") if packing else data)
    return path
