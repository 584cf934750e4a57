"""Archives of any bytes: reading ends, raises nothing, loses no record, and is the same however it is cut.

`ARABIC_METRICS_FUZZ=100` tries so many times more than the checks do.
"""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.limit import ends
from tests.stream import fixtures
from tests.stream.archives import articles, failures, packed, read

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
TIMES = int(os.environ.get("ARABIC_METRICS_FUZZ", "1"))
JSON = ("[", "]", ",", "17", "nul", "-", "\n", '"', '{"text": "نص"}')
TABLE = ("id,text", "\n", "\r", "1,نص", '"', ",", "x" * 140_000)
OTHERS = (" ", "\0", "\ufeff", "\\", "[" * 3_000, "WARC/1.0\r\n", "<html>", "ن")
SIGNS = {
    **dict.fromkeys(("json", "jsonl"), JSON),
    **dict.fromkeys(("csv", "tsv"), TABLE),
    **dict.fromkeys(("parquet", "warc", "html", "txt", "md"), (*JSON, *TABLE, *OTHERS)),
}
often = settings(
    max_examples=60 * TIMES,
    deadline=None,
    derandomize=TIMES == 1,
    suppress_health_check=list(HealthCheck),
)
most = settings(often, max_examples=400 * TIMES)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-32-le"])


@st.composite
def inputs(draw: st.DrawFn) -> tuple[str, bytes]:
    """A format, and content that looks like it or like nothing."""
    form = draw(st.sampled_from(list(SIGNS)))
    signs = st.sampled_from(SIGNS[form] if draw(st.booleans()) else (*SIGNS[form], *OTHERS))
    text = "".join(draw(st.lists(signs, max_size=6)))
    return form, text.encode(draw(encodings)) if draw(st.booleans()) else text.encode()


values = st.text(st.sampled_from("أبن 4\"',;\n{}[]\\"), min_size=1, max_size=12).filter(str.strip)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@most
@given(given_input=inputs(), size=st.sampled_from([1, 50, 1 << 20]))
def test_any_bytes_are_read_to_their_end(
    folder: Path, given_input: tuple[str, bytes], size: int
) -> None:
    form, content = given_input
    path = folder / f"news.{form}"
    path.write_bytes(content)
    with ends():
        found = read(path, block_bytes=size)
    assert all(sentence.startswith(str(path)) for sentence in failures(found))
    assert [str(item) for item in articles(found)] == [str(item) for item in articles(read(path))]


@often
@given(
    told=st.lists(values, min_size=1, max_size=6),
    ends_of_lines=st.sampled_from(["\n", "\r\n", ""]),
    packing=st.sampled_from(["", "gz", "zst", "zip"]),
    form=st.sampled_from(["lines", "array", "arrays", "csv"]),
)
def test_no_record_is_lost(
    folder: Path, told: list[str], ends_of_lines: str, packing: str, form: str
) -> None:
    """Records in every layout, files of them joined, come out as they went in."""
    objects = [json.dumps({"text": text}, ensure_ascii=False) for text in told]
    if form == "csv":
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator=ends_of_lines or "\n")
        writer.writerows(
            [["id", "text"], *([str(number), text] for number, text in enumerate(told))]
        )
        content, name = out.getvalue(), "news.csv"
    else:
        joined = {
            "lines": objects,
            "array": [f"[{','.join(objects)}]"],
            "arrays": [f"[{each}]" for each in objects],
        }[form]
        content, name = ends_of_lines.join(joined), "news.json"
    path = folder / f"{name}{'.' * bool(packing)}{packing}"
    data = content.encode()
    path.write_bytes(packed(data, packing, name) if packing else data)
    with ends():
        found = read(path)
    assert failures(found) == []
    assert [article.text for article in articles(found)] == told


@often
@given(
    form=st.sampled_from(["jsonl", "json", "csv", "parquet", "warc", "warc.gz", "html", "txt"]),
    packing=st.sampled_from(["", "gz", "zst", "zip"]),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=3)), max_size=4),
    cut=st.floats(0.2, 1),
)
def test_damage_raises_nothing(
    folder: Path, form: str, packing: str, places: list[tuple[float, bytes]], cut: float
) -> None:
    data = fixtures.content_of(form, 3)
    harmed = bytearray(packed(data, packing, f"news.{form}") if packing else data)
    for place, written in places:
        start = int(place * len(harmed))
        harmed[start : start + len(written)] = written
    path = folder / f"damaged.{form}{'.' * bool(packing)}{packing}"
    path.write_bytes(harmed[: int(cut * len(harmed))])
    with ends():
        found = read(path)
    assert all(sentence for sentence in failures(found))
