"""Which field holds what, and what becomes of values that are not what they should be."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics.parse import find_periods
from arabic_metrics.stream import Fields
from arabic_metrics.stream.record import read_date
from arabic_metrics.stream.run import ArchiveOptions, run_archive
from tests.stream.archives import TEXTS, articles, failures, jsonl, read, records
from tests.stream.fixtures import written


def test_usual_names_are_guessed_and_told(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        jsonl(
            [
                {
                    "Body": TEXTS[0],
                    "url": "https://a",
                    "Pub-Date": "2025-01-02",
                    "headline": "ع",
                    "source": "agency",
                    "Newspaper": " جريدة الميناء ",
                },
                {"Body": TEXTS[0], "Newspaper": {"name": "جريدة"}},
            ]
        )
    )
    notices: list[str] = []
    article, other = articles(read(path, notices=notices))
    assert (article.source, other.source) == ("جريدة الميناء", str(path))
    assert (article.id, article.title, article.published) == ("https://a", "ع", dt.date(2025, 1, 2))
    assert notices == [
        f"{path}: reading text from «Body», id from «url», published from «Pub-Date», title from «headline», source from «Newspaper»"
    ]


def test_names_that_are_given_stand(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl([{"text": "no", "lead": TEXTS[0], "key": 7, "id": 8}]))
    notices: list[str] = []
    [article] = articles(read(path, fields=Fields("lead", "key"), notices=notices))
    assert (article.text, article.id) == (TEXTS[0], "7")
    assert notices == []


def test_a_field_that_is_named_for_the_text_is_no_other_one(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    for record, title in (({}, None), ({"headline": "ع"}, "ع")):
        path.write_bytes(jsonl([{"title": TEXTS[0], "id": 7, **record}]))
        notices: list[str] = []
        [article] = articles(read(path, fields=Fields("title"), notices=notices))
        assert (article.text, article.title, article.id) == (TEXTS[0], title, "7")
        told = "reading text from «title», id from «id»"
        told += ", title from «headline»" if title else ""
        assert notices == [
            f"{path}: «title» is read as the text, not as the title", f"{path}: {told}",
        ]  # fmt: skip
    both = Fields("title", title="title")
    [article] = articles(read(path, fields=both, notices=notices))
    assert article.title == article.text == TEXTS[0]


NO_TEXT = (
    "no field is known to hold the text, so name it (`archive --text-field`, in Python text_field)"
)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet"])
@pytest.mark.parametrize("wanted", [None, "lead"])
def test_without_a_text_field_the_fields_are_named(
    tmp_path: Path, form: str, wanted: str | None
) -> None:
    path = written(tmp_path, form)
    path.write_bytes(path.read_bytes().replace(b"text", b"tixt"))
    said = "there is no field lead" if wanted else NO_TEXT
    assert failures(read(path, fields=Fields(wanted))) == [
        f"{path}: {said}; the fields are {'id, title, date, tixt'}"
    ]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_claims_are_no_archive_of_articles(tmp_path: Path, form: str) -> None:
    source = tmp_path / "news.jsonl"
    source.write_bytes(jsonl([{"text": TEXTS[0]}]))
    run_archive([source], tmp_path / "claims", ArchiveOptions(forms=(form,)))
    shards = [path for path in (tmp_path / "claims").iterdir() if path.name[:4] in ("clai", "rows")]
    assert shards
    for shard in shards:
        [told] = failures(read(shard))
        assert told.startswith(f"{shard}: it holds claims and no articles: ")


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet"])
@pytest.mark.parametrize("slot", ["id", "published", "title", "source"])
def test_an_input_without_a_field_that_is_named_is_refused(
    tmp_path: Path, form: str, slot: str
) -> None:
    path = written(tmp_path, form)
    assert failures(read(path, fields=Fields(**{slot: "urn"}))) == [
        f"{path}: there is no field urn; the fields are id, title, date, text"
    ]


def test_a_value_that_is_not_to_be_read_has_no_field(tmp_path: Path) -> None:
    path = written(tmp_path, "jsonl")
    found = articles(read(path, fields=Fields(title="none")))
    assert {article.title for article in found} == {None}
    [refused] = failures(read(path, fields=Fields("none")))
    assert refused.startswith(f"{path}: there is no field none")


@pytest.mark.parametrize(
    "name",
    [
        "newspaper", "newspaper_name", "Newspaper Name", "newspaperName", "publisher", "outlet", "publication", "news_source",
        "sourceName", "site_name", "sitename", "site", "source_domain", "hostname",
    ],
)  # fmt: skip
def test_the_name_of_the_paper_is_guessed(tmp_path: Path, name: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl([{"text": TEXTS[0], name: "جريدة الميناء"}]))
    notices: list[str] = []
    [article] = articles(read(path, notices=notices))
    assert article.source == "جريدة الميناء"
    assert notices == [f"{path}: reading text from «text», source from «{name}»"]


def test_records_without_text_cost_themselves(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        jsonl(
            [{"text": TEXTS[0]}, {"id": 1}, {"text": None}, {"text": " \n"}, {"text": 5}, [1], "s"]
        )
        + b'{"text": "\\ud800"}\n'
        + jsonl(records(1))
    )
    found = read(path)
    assert len(articles(found)) == 2
    assert [sentence.partition(", ")[2] for sentence in failures(found)] == [
        "line 2: it has no text",
        "line 3: it has no text",
        "line 4: it has no text",
        "line 5: its text is no string but a number",
        "line 6: it is JSON, but no object",
        "line 7: it is JSON, but no object",
        "line 8: its text holds half a character or a damaged byte",
    ]


def test_a_record_is_not_lost_for_its_date(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        jsonl([{"text": TEXTS[0], "date": value} for value in ("قريبا", [], {}, True, "")])
    )
    assert [article.published for article in articles(read(path))] == [None] * 5


@pytest.mark.parametrize(
    "value",
    [
        "2025-08-25", "2025-08-25T23:59:59Z", "2025-08-25 10:00:00.123456", " 2025-08-25T10:00+03:00", "20250825", 20250825,
        "Mon, 25 Aug 2025 10:00:00 +0300", "25 Aug 2025 10:00:00 GMT", "25/8/2025", "25-08-2025", "2025/08/25", "25 أغسطس 2025",
        "٢٥ آب ٢٠٢٥", "الاثنين 25 أغسطس 2025", "الاثنين 25 غشت 2025 - 12:05", "25 أغسطس 2025، 23:59:01", 1756108800, 1756108800000, 1756108800.5, "1756108800", dt.datetime(2025, 8, 25, 9),
        dt.date(2025, 8, 25), "20250825103000",
    ],
    ids=repr,
)  # fmt: skip
def test_dates_are_read_in_the_forms_of_archives(value: object) -> None:
    assert read_date(value) == dt.date(2025, 8, 25)


@pytest.mark.parametrize(
    "value",
    [None, "", "soon", "2025", "2025-13-40", "أغسطس 2025", 7, -1, float("nan"), 1e300, "9" * 70, "25 أغسطس", "20259925", [], b"2025-08-25"],
    ids=repr,
)  # fmt: skip
def test_what_names_no_day_is_none(value: object) -> None:
    assert read_date(value) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["{}/{}/{}", "{:02}/{:02}/{}"]))  # fmt: skip
def test_a_date_in_figures_is_read_as_in_a_text(day: dt.date, form: str) -> None:
    written = form.format(day.day, day.month, day.year)
    [period] = find_periods(written)
    assert read_date(written) == period.start == day
