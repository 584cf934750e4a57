"""The list of all rows of a report, in the words of the page and as its script reads them."""

import base64
import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.ranking.owner import owner_names
from arabic_metrics.timeline import Observation, Publication
from arabic_metrics.view.highlight import Passage, keep_digits
from arabic_metrics.view.label import (
    Labels,
    day_words,
    period_words,
    slot_spellings,
    spellings,
)
from arabic_metrics.view.row import beside_loss, figure_text, plain_number

PAGE = 25  # rows shown at once
PACK = 200  # rows whose sentences are packed together, and opened together
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list, in the words of the page."""

    owner: str
    network: str
    metric: str
    scope: str
    aside: str
    figure: str
    when: str
    told: Publication
    confidence: float | None
    passage: Passage
    value: Any
    day: int
    platform: str
    slot: str  # the id of the metric
    nameless: bool  # its owner is no name


def list_row(figure: Observation, passage: Passage, labels: Labels) -> Listed:
    """Return a figure as a row of the list, with its sentence."""
    return Listed(
        owner=figure.entity or labels("table", "no_entity"),
        network=labels.platform(figure.platform) if figure.platform else "",
        metric=labels.slot(figure.metric),
        scope=figure.scope or "",
        aside=beside_loss(figure, labels),
        figure=figure_text(figure, labels),
        when=when_words(figure, labels),
        told=figure.article,
        confidence=figure.confidence,
        passage=passage,
        value=figure.value,
        day=figure.when.toordinal() if figure.when else UNKNOWN,
        platform=figure.platform or "",
        slot=figure.metric,
        nameless=is_nameless(figure),
    )


def is_nameless(figure: Observation) -> bool:
    """Return whether the owner of a figure is no name, or none is told."""
    names = owner_names(load_lexicon())
    return not names.is_name(figure.entity or None, figure.entity_kind, figure.entity_key)


def when_words(figure: Observation, labels: Labels) -> str:
    """Return the period of a figure in words; without one, the day of publication, named as such."""
    if figure.period:
        return period_words(figure.period, labels)
    if figure.when:
        return labels("report", "published").format(day_words(figure.when, labels))
    return labels("report", "no_date")


def list_data(rows: Sequence[Listed], labels: Labels) -> dict[str, Any]:
    """Return the rows as the script reads them: each row as numbers, and every text once, in `texts`.

    `spellings` are the further ones of some texts, by their numbers: a search finds them, too. `packs` hold the sentences, compressed, `PACK` rows in each: few of them are ever opened.
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
            text(row.aside),
            text(row.figure),
            text(row.when),
            articles.setdefault(row.told, len(articles)),
            UNKNOWN if row.confidence is None else round(row.confidence * 100),
            plain_number(row.value),
            row.day,
            int(row.nameless),
        ]
        for row in rows
    ]
    as_told: dict[int, dict[str, None]] = {}  # a figure as articles write it: «3 ملايين»
    for row in rows:
        as_told.setdefault(text(row.figure), {})[row.passage.figure] = None
    return {
        "page": PAGE,
        "pack": PACK,
        "rows": written,
        "articles": [_article(article, labels) for article in articles],
        "texts": list(texts),
        "spellings": {
            **{text(row.network): spellings(row.platform) for row in rows if row.platform},
            **{text(row.metric): slot_spellings(row.slot) for row in rows},
            **{number: " ".join(told) for number, told in as_told.items()},
        },
        "packs": [_pack(rows[first : first + PACK]) for first in range(0, len(rows), PACK)],
    }


def _article(article: Publication, labels: Labels) -> list[str]:
    """Title, paper, date in words, id, what names an article that has neither title nor paper, and the date as it is searched for."""
    named = article.source or article.title
    return [
        article.title or "",
        article.source or "",
        day_words(article.published, labels),
        article.id,
        "" if named else last_part(article.id),
        article.published.isoformat() if article.published else "",
    ]


def last_part(id: str) -> str:
    """Return the name of the file, of an id that is a path; other ids, and addresses, as they are.

    >>> last_part("news/2025/11/a.jsonl#12"), last_part("https://paper.example/11/index.html"), last_part("a1")
    ('a.jsonl#12', 'https://paper.example/11/index.html', 'a1')
    """
    return id if "://" in id else re.split(r"[/\\]", id)[-1] or id


def _pieces(content: str) -> list[str]:
    """A text cut into a stretch of words, one of digits that keep their order, one of words, and so on."""
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
