"""Articles to look at, and the text and marks of a page."""

import datetime as dt
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from arabic_metrics import Article, ArticleView, extract_claims, view_claims
from tests.corpus import CORPORA

ARTICLES = sorted((CORPORA / "articles").glob("*.txt"))
REPORT = Path(__file__).parents[3] / "shared" / "source_report.txt"
PUBLISHED = dt.date(2025, 11, 2)


def article(path: Path) -> Article:
    """Return a text as an article published on 2 November 2025."""
    return Article(path.read_text(encoding="utf-8"), id=path.stem, published=PUBLISHED)


def view(text: str | Article, language: str = "ar") -> ArticleView:
    """Return the view of a text, with the claims that are read out of it."""
    return view_claims(text, extract_claims(text), language=language)


def corpus_view(slug: str, language: str = "ar") -> ArticleView:
    """Return the view of an article of the corpora."""
    return view(article(CORPORA / "articles" / f"{slug}.txt"), language)


def quotes(shown: ArticleView) -> set[tuple[int, int, str]]:
    """Return every quote of a view's claims with its offsets."""
    claims = shown.claims
    found = {
        (each.span.start, each.span.end, each.quote)
        for claim in claims.claims
        for each in claim.evidence
    }
    return found | {(each.span.start, each.span.end, each.surface) for each in claims.unresolved}


@dataclass
class PageText(HTMLParser):
    """The text of an article as a page holds it, and where its marks stand in it."""

    text: str = ""
    marks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "div" and (found.get("class") or "").split()[:1] == ["text"]:
            self._depth = 1
        elif self._depth and tag == "mark":
            self._open.append((found["data-mark"] or "", len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._depth = 0
        elif self._depth and tag == "mark":
            name, start = self._open.pop()
            self.marks.setdefault(name, []).append((start, len(self.text)))

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.text += data


def read_page(html: str) -> PageText:
    """Return the text and the marks of a page."""
    found = PageText()
    found.feed(html)
    found.close()
    return found


def marked(page: PageText) -> set[tuple[int, int, str]]:
    """Return each mark of a page with its offsets and its text; the parts of a mark are put together."""
    return {
        (
            min(start for start, _ in parts),
            max(end for _, end in parts),
            "".join(page.text[start:end] for start, end in sorted(parts)),
        )
        for parts in page.marks.values()
    }
