"""The report of an archive: all rows, then contradictions, leaderboards and timelines. Each figure has its sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain, islice, zip_longest

from arabic_metrics.core import Article, Span
from arabic_metrics.core.argument import check_count, check_each, check_is, check_kind, check_share
from arabic_metrics.resolve import ClaimSet
from arabic_metrics.timeline import Comparison, Label, Observation, Publication, Timeline
from arabic_metrics.timeline.build import Row, observe_rows
from arabic_metrics.timeline.compare import AND
from arabic_metrics.timeline.leaderboard import Board, busiest_boards, is_at_event
from arabic_metrics.timeline.observation import COMPARED_CONFIDENCE, LABELS, SUPPOSED
from arabic_metrics.view.curve import KEY, draw_curve
from arabic_metrics.view.highlight import Passage, Place, keep_digits, read_passages
from arabic_metrics.view.label import (
    Labels,
    Language,
    day_words,
    load_labels,
    period_words,
)
from arabic_metrics.view.listed import PAGE, is_nameless, last_part, list_data, list_row, when_words
from arabic_metrics.view.page import PageView, render_page
from arabic_metrics.view.row import beside_loss, figure_text

TIMELINES = "what build_timelines returns"
WHOLE = r"(?<![\w.,٫٬]){}(?!\w|[.,٫٬]\d)"  # no part of a longer number or word


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
    bound the size of the page. `min_confidence` is the minimum that the timelines were built with (None is the default, 0.5): the page shows it. Of an archive whose
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
    unsure = [
        row
        for row in rows
        if SUPPOSED in row.aside or (row.confidence is not None and row.confidence < least)
    ]
    selection = select(timelines, limits, rows, unsure)
    rows = tuple(islice(sorted(rows, key=_listed), limits.listed))
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

    `unsure` are the rows that are not sure enough to be compared, or expected or denied.
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
        "at_event": sum(map(is_at_event, figures)),
    }


def _listed(row: Observation) -> tuple[bool, float]:
    """What sorts the list: rows whose owner is a name, then the others; the surest first."""
    return is_nameless(row), 0 if row.confidence is None else -row.confidence + 1


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
    rows = [list_row(each, passage_of(each, view.passages), labels) for each in view.listed]
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
        aside=lambda figure: beside_loss(figure, labels),
        by_reading=by_reading,
        when=lambda figure: when_words(figure, labels),
        period=lambda value: period_words(value, labels),
        day=lambda date: day_words(date, labels),
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
