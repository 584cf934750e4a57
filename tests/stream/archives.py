"""Archives that the tests write, and what comes out of them."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import zstandard

from arabic_metrics.core import Article
from arabic_metrics.stream import Failure, Fields
from arabic_metrics.stream.read import decode_block, read_blocks

TEXTS = (
    "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك أكثر من 40 ألف متابع.",
    "حلت الوزارة في المركز الثاني بعد أن نشرت 1.780 منشورا.\nوقالت إن عدد المتابعين ارتفع.",
    "افتتح المعرض أبوابه صباح اليوم أمام الزوار، وسط حضور كبير.",
)


def records(count: int = 3) -> list[dict[str, object]]:
    """Return some records with text, id, date and title."""
    return [
        {
            "id": f"a{index}",
            "title": f"خبر {index}",
            "date": f"2025-08-{index % 28 + 1:02}",
            "text": TEXTS[index % len(TEXTS)],
        }
        for index in range(count)
    ]


def jsonl(items: Iterable[object]) -> bytes:
    """Return items as lines of JSON."""
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in items)


def packed(data: bytes, how: str, name: str = "news.jsonl") -> bytes:
    """Return data in gzip, Zstandard or a zip."""
    if how == "gz":
        return gzip.compress(data, mtime=0)
    if how == "zst":
        return zstandard.ZstdCompressor(write_checksum=True).compress(data)
    return zipped({name: data})


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip of some members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def read(
    *sources: str | Path,
    fields: Fields | None = None,
    block_bytes: int = 1 << 20,
    notices: list[str] | None = None,
) -> list[Article | Failure]:
    """Return everything that comes out of archives, in order."""
    found: list[Article | Failure] = []
    notice = None if notices is None else notices.append
    for item in read_blocks(sources, fields, block_bytes=block_bytes, notice=notice):
        found.extend([item] if isinstance(item, Failure) else decode_block(item))
    return found


def articles(found: Iterable[Article | Failure]) -> list[Article]:
    """Return the articles alone."""
    return [item for item in found if isinstance(item, Article)]


def failures(found: Iterable[Article | Failure]) -> list[str]:
    """Return the failures alone, as sentences."""
    return [str(item) for item in found if isinstance(item, Failure)]
