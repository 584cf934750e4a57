"""W3C Web Annotation: the claims of an article as JSON-LD, each mark selected by position and by quote.

The data model counts code points in logical order, as this library's spans do.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from arabic_metrics.core import Article, Span
from arabic_metrics.core.argument import check_each, check_path
from arabic_metrics.core.file import write_file
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.view.mark import TEXTS, Link, Mark, ReadTexts, claim_stem, mark_claims

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and suffix
SUFFIX = ".jsonld"


def write_web_annotation(
    texts: ReadTexts, folder: str | Path, lexicon: Lexicon | None = None
) -> int:
    """Write a text and a page of annotations for each article, and return the number of articles.

    Each article comes with its claims and the region of its gold. Neither the region nor the lexicon is used: they are there because
    the writers of all formats are called alike.
    """
    texts = check_each(texts, tuple, "texts", TEXTS)
    folder = check_path(folder, "the folder of an export")
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for article, claims, _ in texts:
        stem = claim_stem(article.id, taken)
        page = web_annotation_page(article, claims, source=quote(f"{stem}.txt"))
        write_file(folder / f"{stem}.txt", article.text)
        content = json.dumps(page, ensure_ascii=False, indent=1) + "\n"
        write_file(folder / f"{stem}{SUFFIX}", content)
    return len(taken)


def web_annotation_page(article: Article, claims: ClaimSet, *, source: str) -> dict[str, Any]:
    """Return the marks of an article, and the links between them, as one AnnotationPage.

    `source` is the address of the text, relative or absolute; the addresses of the annotations begin with it.

    >>> from arabic_metrics.resolve import extract_claims
    >>> article = Article("لدى نادي الوحدات على إنستغرام 325 ألف متابع")
    >>> page = web_annotation_page(article, extract_claims(article), source="https://news.example/1")
    >>> page["items"][2]["target"]["selector"][0]
    {'type': 'TextPositionSelector', 'start': 30, 'end': 37}
    """
    marked = mark_claims(article, claims)
    items = [_annotation(mark, article.text, source) for mark in marked.marks]
    items += [_linking(link, number, source) for number, link in enumerate(marked.links, 1)]
    return {"@context": CONTEXT, "id": f"{source}#page", "type": "AnnotationPage", "items": items}


def _annotation(mark: Mark, text: str, source: str) -> dict[str, Any]:
    return {
        "id": f"{source}#{mark.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*_bodies(mark)],
        "target": {"source": source, "selector": _selectors(mark.span, text)},
    }


def _bodies(mark: Mark) -> Iterator[dict[str, Any]]:
    yield _textual("tagging", mark.label)
    if mark.facts:
        facts = json.dumps(dict(mark.facts), ensure_ascii=False)
        yield _textual("identifying", facts) | {"format": "application/json"}
    if mark.rule:
        yield _textual("commenting", mark.rule)


def _textual(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    around = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return [position, around]


def _linking(link: Link, number: int, source: str) -> dict[str, Any]:
    slot = {"type": "SpecificResource", "purpose": "linking", "source": f"{source}#{link.slot}"}
    return {
        "id": f"{source}#link-{number}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [_textual("tagging", link.label), slot],
        "target": f"{source}#{link.figure}",
    }
