"""Web Annotation: selectors find their text, and pages are what the data model asks for."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given

from arabic_metrics.view import mark_claims, web_annotation_page, write_web_annotation
from tests.view.texts import SENTENCES, read, texts

PURPOSES = {"tagging", "identifying", "commenting", "linking"}


def select(selectors: list[dict[str, Any]], text: str) -> tuple[int, int]:
    """Find the text of an annotation by its quote alone, and check that its position says the same."""
    position, around = selectors
    assert position["type"] == "TextPositionSelector" and around["type"] == "TextQuoteSelector"
    whole = around["prefix"] + around["exact"] + around["suffix"]
    assert whole in text
    start, end = position["start"], position["end"]
    assert text[start:end] == around["exact"]
    assert text[:start].endswith(around["prefix"]) and text[end:].startswith(around["suffix"])
    return start, end


@given(texts())
def test_selectors_find_the_marks(text: str) -> None:
    article, claims = read(text)
    page = web_annotation_page(article, claims, source="https://news.example/1")
    marked = mark_claims(article, claims)
    items = json.loads(json.dumps(page))["items"]
    for mark, item in zip(marked.marks, items, strict=False):
        assert select(item["target"]["selector"], text) == (mark.span.start, mark.span.end)
        assert item["body"][0]["value"] == mark.label
        if mark.facts:
            assert json.loads(item["body"][1]["value"]) == dict(mark.facts)
    ids = [item["id"] for item in items]
    assert len(ids) == len(set(ids)) == len(marked.marks) + len(marked.links)
    for link, item in zip(marked.links, items[len(marked.marks) :], strict=True):
        assert item["motivation"] == "linking"
        assert {item["target"], item["body"][1]["source"]} <= set(ids)
        assert item["body"][0]["value"] == link.label


def test_a_page_is_of_the_data_model(tmp_path: Path) -> None:
    article, claims = read(SENTENCES[0] + "\r\n", id="خبر 1.txt")
    assert write_web_annotation([(article, claims, None)], tmp_path) == 1
    page = json.loads((tmp_path / "خبر_1.jsonld").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage" and page["items"]
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["id"].isascii()
        for body in item["body"]:
            assert body["type"] in ("TextualBody", "SpecificResource")
            assert body["purpose"] in PURPOSES
    assert (tmp_path / "خبر_1.txt").read_bytes().decode() == article.text
