"""The list of all rows of a report: what its script searches, sorts and pages, and the sentences that it opens."""

import base64
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from arabic_metrics.timeline import Observation, Publication
from arabic_metrics.view.highlight import keep_digits
from arabic_metrics.view.label import Labels
from arabic_metrics.view.passage import Passage
from arabic_metrics.view.period import period_words
from arabic_metrics.view.row import figure_parts

PAGE = 25  # rows shown at once
PACK = 200  # rows whose sentences are packed together, and opened together
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list as a reader sees it."""

    owner: str
    network: str
    metric: str
    scope: str
    figure: str
    when: str
    told: Publication
    confidence: float | None
    passage: Passage
    value: Any
    day: int


def list_rows(figures: Iterable[tuple[Observation, Passage]], labels: Labels) -> tuple[Listed, ...]:
    """Return figures as the rows of a list, in their order."""
    return tuple(_listed(figure, passage, labels) for figure, passage in figures)


def _listed(figure: Observation, passage: Passage, labels: Labels) -> Listed:
    return Listed(
        owner=figure.entity or labels("table", "no_entity"),
        network=labels.platform(figure.platform) if figure.platform else "",
        metric=labels.slot(figure.metric),
        scope=figure.scope or "",
        figure=figure_text(figure, labels),
        when=when_words(figure, labels),
        told=figure.article,
        confidence=figure.confidence,
        passage=passage,
        value=figure.value,
        day=figure.when.toordinal() if figure.when else UNKNOWN,
    )


def figure_text(figure: Observation, labels: Labels) -> str:
    """Return a figure in words of the page and digits: «أكثر من 12,000,000»."""
    return " ".join(part.text for part in figure_parts(figure, labels))


def when_words(figure: Observation, labels: Labels) -> str:
    """Return the period of a figure in words, or the day that it stands at."""
    if figure.period:
        return period_words(figure.period, labels)
    if figure.when:
        return period_words(figure.when.isoformat(), labels)
    return labels("report", "no_date")


def list_data(rows: Sequence[Listed], labels: Labels) -> dict[str, Any]:
    """Return the rows as the script reads them: every text once, and each row as numbers.

    `packs` hold the sentences of `PACK` rows each, packed, since few of them are ever opened.
    """
    texts: dict[str, int] = {"": 0}
    articles: dict[Publication, int] = {}

    def text(content: str) -> int:
        return texts.setdefault(content, len(texts))

    written = [
        [
            text(row.owner),
            text(row.network),
            text(row.metric),
            text(row.scope),
            text(row.figure),
            text(row.when),
            articles.setdefault(row.told, len(articles)),
            UNKNOWN if row.confidence is None else round(row.confidence * 100),
            _size(row.value),
            row.day,
        ]
        for row in rows
    ]
    return {
        "page": PAGE,
        "pack": PACK,
        "rows": written,
        "articles": [list(_article(article, labels)) for article in articles],
        "texts": list(texts),
        "packs": [_pack(rows[first : first + PACK]) for first in range(0, len(rows), PACK)],
    }


def _size(value: Any) -> int | float:
    """What a value is sorted by; it is not told to anyone, so a float will do."""
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)


def _article(article: Publication, labels: Labels) -> Iterator[str]:
    """Title, paper, date in words, id."""
    yield article.title or ""
    yield article.source or ""
    yield period_words(article.published.isoformat(), labels) if article.published else ""
    yield article.id


def _pieces(content: str) -> list[str]:
    """A text, digits that keep their order, a text, and so on."""
    pieces = [""]
    for piece in keep_digits(content):
        if bool(piece.digits) == (len(pieces) % 2 == 1):
            pieces.append("")
        pieces[-1] += piece.text
    return pieces


def _pack(rows: Sequence[Listed]) -> str:
    sentences = [
        [_pieces(part) for part in (row.passage.before, row.passage.figure, row.passage.behind)]
        for row in rows
    ]
    content = json.dumps(sentences, ensure_ascii=False).encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(content, mtime=0)).decode()
