"""The report of an archive: all rows, then contradictions, leaderboards and timelines. Each figure has its sentence."""

import base64
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain, islice, zip_longest
from typing import Any

from arabic_metrics.core import Article, Span
from arabic_metrics.core.argument import check_count, check_each, check_is, check_kind, check_share
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.timeline import Comparison, Label, Observation, Publication, Timeline
from arabic_metrics.timeline.build import Row, observe_rows
from arabic_metrics.timeline.compare import AND
from arabic_metrics.timeline.leaderboard import Board, busiest_boards
from arabic_metrics.timeline.observation import COMPARED_CONFIDENCE, LABELS
from arabic_metrics.view.curve import KEY, draw_curve
from arabic_metrics.view.highlight import Passage, Place, keep_digits, read_passages
from arabic_metrics.view.label import (
    Labels,
    Language,
    aside_words,
    load_labels,
    period_words,
    slot_spellings,
    spellings,
)
from arabic_metrics.view.page import PageView, render_page
from arabic_metrics.view.row import figure_text, plain_number

PAGE = 25  # rows shown at once
PACK = 200  # rows whose sentences are packed together, and opened together
UNKNOWN = -1
TIMELINES = "what build_timelines returns"
WHOLE = r"(?<![\w.,٫٬]){}(?!\w|[.,٫٬]\d)"  # no part of a longer number or word


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


def _listed(figure: Observation, passage: Passage, labels: Labels) -> Listed:
    return Listed(
        owner=figure.entity or labels("table", "no_entity"),
        network=labels.platform(figure.platform) if figure.platform else "",
        metric=labels.slot(figure.metric),
        scope=figure.scope or "",
        aside=aside_words(figure.aside, labels),
        figure=figure_text(figure, labels),
        when=when_words(figure, labels),
        told=figure.article,
        confidence=figure.confidence,
        passage=passage,
        value=figure.value,
        day=figure.when.toordinal() if figure.when else UNKNOWN,
        platform=figure.platform or "",
        slot=figure.metric,
    )


def when_words(figure: Observation, labels: Labels) -> str:
    """Return the period of a figure in words; without one, the day of publication, named as such."""
    if figure.period:
        return period_words(figure.period, labels)
    if figure.when:
        return labels("report", "published").format(period_words(figure.when.isoformat(), labels))
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
    date = period_words(article.published.isoformat(), labels) if article.published else ""
    named = article.source or article.title
    return [
        article.title or "",
        article.source or "",
        date,
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


CARDS: tuple[Label, ...] = ("contradiction", "revision", "different_definition", "agree_within")


@dataclass(frozen=True, slots=True)
class ReportLimits:
    """How much a report shows. The page counts what is left out.

    `listed`: rows of the list. `cards`: comparisons of each label, with `told` quotes on either side, of each figure there is one before there are two. `boards`: leaderboards, with
    `places` each. `timelines`: with their latest `rows` each, at least one.

    Raises:
        TypeError: a limit is no whole number.
        ValueError: it is below 0, or `rows` is 0.
    """

    listed: int = 100_000
    cards: int = 100
    told: int = 8
    boards: int = 6
    places: int = 10
    timelines: int = 60
    rows: int = 10

    def __post_init__(self) -> None:
        """Refuse what is no number of things."""
        for limit in fields(self):
            least = int(limit.name == "rows")
            check_count(getattr(self, limit.name), f"{limit.name} of ReportLimits", least)


DEFAULT = ReportLimits()


@dataclass(frozen=True, slots=True)
class Selection:
    """The parts of the timelines that a report shows, and the counts of all."""

    counts: Mapping[str, int]
    labels: Mapping[Label, int]
    cards: Mapping[Label, tuple[Comparison, ...]]
    boards: tuple[Board, ...]
    timelines: tuple[Timeline, ...]
    limits: ReportLimits

    def observations(self) -> Iterator[Observation]:
        """Yield every figure that is shown outside the list, in the order of the page; some come more than once."""
        limits = self.limits
        for cards in self.cards.values():
            for card in cards:
                for side in (card.figures, card.against):
                    yield from chain.from_iterable(by_reading(side, limits.told))
        for board in self.boards:
            yield from (each.figure for each in board.standings[: limits.places])
            yield from board.missed[: limits.places]
        for line in self.timelines:
            yield from line.observations[-limits.rows :]


@dataclass(frozen=True, slots=True)
class ReportView(PageView):
    """Timelines as a page. A notebook shows it; `save` writes it.

    The page is one file that needs no network. `listed` are the rows of its list, `passages` the sentences of its figures.
    """

    selection: Selection = field(repr=False)
    passages: Mapping[Place, Passage] = field(repr=False)
    language: Language = "ar"
    listed: tuple[Observation, ...] = field(default=(), repr=False)
    min_confidence: float = COMPARED_CONFIDENCE
    finished: bool = True
    name: str | None = None

    @property
    def html(self) -> str:
        """The whole page."""
        return _render(self)


def view_timelines(
    timelines: Sequence[Timeline],
    articles: Iterable[Article] = (),
    *,
    claims: Iterable[ClaimSet | Row] | None = None,
    language: Language = "ar",
    limits: ReportLimits = DEFAULT,
    min_confidence: float | None = None,
    finished: bool = True,
    name: str | None = None,
) -> ReportView:
    """Return timelines as a page: a list of all rows, contradictions and revisions, leaderboards, timelines, each figure with its sentence.

    `claims` are those that the timelines were built from: the list shows all their rows. Without `claims` it shows the figures of the
    timelines. `articles` are read once, for titles and longer sentences; without them, the page shows the sentence of each row. `limits`
    bound the size of the page. `min_confidence` is the minimum that the timelines were built with: the page shows it. Of an archive whose
    run is not `finished` the page says so. `name`, that of the archive, is its title.

    Raises:
        TypeError: an argument is of another kind.
        ValueError: there are no labels of this language, or `min_confidence` is no probability.
    """
    load_labels(language)
    timelines = tuple(check_each(timelines, Timeline, "timelines", TIMELINES))
    articles = check_each(articles, Article, "articles", "several Articles")
    check_is(limits, ReportLimits, "limits", "a ReportLimits")
    check_is(finished, bool, "finished", "True or False")
    check_kind(name, str, "name", "a string")
    least = (
        COMPARED_CONFIDENCE
        if min_confidence is None
        else check_share(min_confidence, "min_confidence")
    )
    told = (figure for line in timelines for figure in line.observations)
    rows = tuple(told if claims is None else observe_rows(claims))
    unsure = [row for row in rows if row.confidence is not None and row.confidence < least]
    selection = select(timelines, limits, rows, unsure)
    rows = tuple(islice(sorted(rows, key=_unsure), limits.listed))
    places = {place_of(figure) for figure in chain(rows, selection.observations())}
    known: dict[str, Publication] = {}
    passages = read_passages(_remembered(articles, places, known), places)
    listed = tuple(
        replace(row, article=known[row.article.id]) if row.article.id in known else row
        for row in rows
    )
    return ReportView(selection, passages, language, listed, least, finished, name)


def select(
    timelines: Sequence[Timeline],
    limits: ReportLimits = DEFAULT,
    rows: Sequence[Observation] = (),
    unsure: Sequence[Observation] = (),
) -> Selection:
    """Return what a report shows: for each label the comparisons of most articles, the busiest leaderboards, the fullest timelines.

    `unsure` are the rows that are not sure enough to be compared.
    """
    labels: Counter[Label] = Counter()
    cards: dict[Label, list[Comparison]] = {label: [] for label in CARDS}
    for line in timelines:
        for comparison in line.comparisons:
            labels[comparison.label] += 1
            if comparison.label in cards:
                cards[comparison.label].append(comparison)
    return Selection(
        counts=_counts(timelines, rows),
        labels={label: labels[label] for label in LABELS},
        cards={
            label: tuple(sorted(found, key=_weight)[: limits.cards])
            for label, found in cards.items()
        },
        boards=busiest_boards(timelines, limits.boards, unsure=unsure),
        timelines=tuple(islice(filter(_of_several_stories, timelines), limits.timelines)),
        limits=limits,
    )


def place_of(figure: Observation) -> Place:
    """Return the place of a figure: the id of its article, and its span there."""
    return (figure.article.id, Span(figure.start, figure.end))


def by_reading(figures: Sequence[Observation], most: int) -> list[list[Observation]]:
    """Return `most` figures of a side of a comparison, together those that say the same; the first of each come before the second."""
    told: dict[object, list[Observation]] = {}
    for figure in figures:
        told.setdefault((figure.reading, figure.aside), []).append(figure)
    turns = chain.from_iterable(zip_longest(*told.values()))
    kept = {id(figure) for figure in islice(filter(None, turns), most)}
    groups = ([figure for figure in group if id(figure) in kept] for group in told.values())
    return [group for group in groups if group]


def _counts(timelines: Sequence[Timeline], rows: Sequence[Observation]) -> dict[str, int]:
    figures = [figure for line in timelines for figure in line.observations]
    told = {figure.article.id for figure in figures}
    copies = {copy.id for figure in figures for copy in figure.copies} - told
    several = sum(map(_of_several_stories, timelines))
    return {
        "rows": len(rows),
        "figures": len(figures),
        "articles": len({row.article.id for row in rows} | told | copies),
        "copies": len(copies),
        "entities": len({line.entity_key for line in timelines}),
        "timelines": several,
    }


def _unsure(row: Observation) -> float:
    return 0 if row.confidence is None else -row.confidence + 1


def _remembered(
    articles: Iterable[Article], places: Iterable[Place], known: dict[str, Publication]
) -> Iterator[Article]:
    """Yield articles, and remember the title, the date and the source of those that the page shows."""
    shown = {id for id, _ in places}
    for article in articles:
        if article.id in shown:
            about = (article.published, article.title, article.source)
            known[article.id] = Publication(article.id, *about)
        yield article


def _of_several_stories(line: Timeline) -> bool:
    return len({figure.story for figure in line.observations}) > 1


def _weight(comparison: Comparison) -> tuple[int, str]:
    figures = (*comparison.figures, *comparison.against)
    latest = max((figure.when for figure in figures if figure.when), default=None)
    return (-len(figures), f"{-latest.toordinal():08}" if latest else "~")


def passage_of(figure: Observation, passages: Mapping[Place, Passage]) -> Passage:
    """Return the sentence of a figure: from its article if that was given, else from its row, else the figure alone."""
    found = None if figure.part == "title" else passages.get(place_of(figure))
    if found is not None and found.figure == figure.surface:
        return found
    return _marked(figure.sentence, figure.surface)


def _marked(sentence: str, surface: str) -> Passage:
    """The last place of a figure in its sentence where it is no part of a longer number: the words above a table come first.

    >>> _marked("الترتيب | المتابعون\\n1 | 1,200", "1").before
    'الترتيب | المتابعون\\n'
    """
    at = -1
    for found in re.finditer(WHOLE.format(re.escape(surface)), sentence):
        at = found.start()
    at = at if at >= 0 else sentence.find(surface)
    if at < 0:
        return Passage("", surface, "")
    return Passage(sentence[:at], surface, sentence[at + len(surface) :])


def _render(view: ReportView) -> str:
    labels = load_labels(view.language)
    rows = [_listed(each, passage_of(each, view.passages), labels) for each in view.listed]
    return render_page(
        "report.html",
        language=view.language,
        styles=("report.css",),
        scripts=("report.js",),
        data=list_data(rows, labels),
        shown=view.selection,
        limits=view.selection.limits,
        least=f"{view.min_confidence:g}",
        finished=view.finished,
        name=view.name,
        rows=rows,
        first=rows[:PAGE],
        passage=lambda figure: passage_of(figure, view.passages),
        words=lambda figure: figure_text(figure, labels),
        aside=lambda figure: aside_words(figure.aside, labels),
        by_reading=by_reading,
        when=lambda figure: when_words(figure, labels),
        period=lambda value: period_words(value, labels),
        day=lambda date: period_words(date.isoformat(), labels),
        difference=lambda comparison: difference(comparison, labels),
        curve=draw_curve,
        key=KEY,
        pieces=keep_digits,
        last_part=last_part,
    )


def difference(comparison: Comparison, labels: Labels) -> str:
    """Return why figures differ or agree, in the language of the page; if their definitions differ, both definitions."""
    first, second = comparison.figures[0], (comparison.against or comparison.figures)[0]
    if first.series == second.series:
        reasons = (labels("reason", reason) for reason in comparison.reason.split(AND))
        return f"{labels('report', 'and')} ".join(reasons)
    for name in ("platform", "metric", "aspect", "rate", "scope"):
        values = [getattr(figure, name) for figure in (first, second)]
        if values[0] != values[1]:
            told = " / ".join(_definition(name, value, labels) for value in values)
            return f"{labels('difference', name)}: {told}"
    return comparison.reason


def _definition(name: str, value: str | None, labels: Labels) -> str:
    if value is None:
        return labels("difference", "whole" if name == "rate" else "unknown")
    if name == "platform":
        return labels.platform(value)
    if name == "metric":
        return labels.slot(value)
    if name == "scope":
        return value
    return labels("difference" if name == "aspect" else name, value)
