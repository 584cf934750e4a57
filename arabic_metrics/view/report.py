"""The report of an archive: contradictions first, then leaderboards and timelines, each figure with the sentence it stands in."""

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from arabic_metrics.core import Article, Span
from arabic_metrics.core.file import write_file
from arabic_metrics.timeline import Comparison, Label, Observation, Timeline
from arabic_metrics.timeline.leaderboard import Board, busiest_boards
from arabic_metrics.timeline.observation import LABELS
from arabic_metrics.view.curve import draw_curve
from arabic_metrics.view.highlight import keep_digits
from arabic_metrics.view.label import Labels, Language, load_labels
from arabic_metrics.view.page import render_page
from arabic_metrics.view.passage import Passage, Place, read_passages
from arabic_metrics.view.row import figure_parts

CARDS: tuple[Label, ...] = ("contradiction", "revision", "different_definition", "agree_within")
_FRAME_HEIGHT = 640


@dataclass(frozen=True, slots=True)
class ReportLimits:
    """How much a report shows; what is left out is counted on the page.

    `cards` of each label, `told` articles on either side of one, `boards` with `places` each, `timelines` with the latest `rows` each.
    """

    cards: int = 100
    told: int = 4
    boards: int = 6
    places: int = 10
    timelines: int = 60
    rows: int = 10


DEFAULT = ReportLimits()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report shows of the timelines, and how much there is in all."""

    counts: Mapping[str, int]
    labels: Mapping[Label, int]
    cards: Mapping[Label, tuple[Comparison, ...]]
    boards: tuple[Board, ...]
    timelines: tuple[Timeline, ...]
    limits: ReportLimits

    def observations(self) -> Iterator[Observation]:
        """Yield every figure that is shown, in the order of the page; some more than once."""
        limits = self.limits
        for cards in self.cards.values():
            for card in cards:
                yield from (*card.figures[: limits.told], *card.against[: limits.told])
        for board in self.boards:
            yield from (each.figure for each in board.standings[: limits.places])
        for line in self.timelines:
            yield from line.observations[-limits.rows :]


@dataclass(frozen=True, slots=True)
class ReportView:
    """Timelines as a page. A notebook shows it; `save` writes it.

    The page is one file that needs no network and runs no script. `passages` are the sentences that its figures stand in.
    """

    selection: Selection = field(repr=False)
    passages: Mapping[Place, Passage] = field(repr=False)
    language: Language = "ar"

    @property
    def html(self) -> str:
        """The whole page."""
        return _render(self)

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8, and return where it stands.

        Raises:
            OSError: the file cannot be written.
        """
        path = Path(path)
        write_file(path, self.html)
        return path

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, so that a notebook and the page leave each other alone."""
        title = html.escape(load_labels(self.language)("report", "title"))
        return (
            f'<iframe title="{title}" sandbox="" width="100%" height="{_FRAME_HEIGHT}" '
            f'style="border:0" srcdoc="{html.escape(self.html)}"></iframe>'
        )


def view_timelines(
    timelines: Sequence[Timeline],
    articles: Iterable[Article] = (),
    *,
    language: Language = "ar",
    limits: ReportLimits = DEFAULT,
) -> ReportView:
    """Return timelines as a page: contradictions and revisions, leaderboards, timelines, and the quotes of all figures shown.

    `articles` are read once for the sentences; without them the figures are shown as written, alone. `limits` bound the page, whatever the
    size of the archive; what is left out is counted.

    Raises:
        ValueError: there are no labels of this language.
    """
    load_labels(language)
    selection = select(timelines, limits)
    places = {place_of(figure) for figure in selection.observations()}
    return ReportView(selection, read_passages(articles, places), language)


def select(timelines: Sequence[Timeline], limits: ReportLimits = DEFAULT) -> Selection:
    """Return what a report shows: of each label the comparisons that most articles take part in, and the fullest timelines."""
    labels: Counter[Label] = Counter()
    cards: dict[Label, list[Comparison]] = {label: [] for label in CARDS}
    for line in timelines:
        for comparison in line.comparisons:
            labels[comparison.label] += 1
            if comparison.label in cards:
                cards[comparison.label].append(comparison)
    return Selection(
        counts=_counts(timelines),
        labels={label: labels[label] for label in LABELS},
        cards={
            label: tuple(sorted(found, key=_weight)[: limits.cards])
            for label, found in cards.items()
        },
        boards=busiest_boards(timelines, limits.boards),
        timelines=tuple(islice(filter(_of_several_stories, timelines), limits.timelines)),
        limits=limits,
    )


def place_of(figure: Observation) -> Place:
    """Return where a figure is written: its article, and its span there."""
    return (figure.article.id, Span(figure.start, figure.end))


def _counts(timelines: Sequence[Timeline]) -> dict[str, int]:
    figures = [figure for line in timelines for figure in line.observations]
    told = {figure.article.id for figure in figures}
    copies = {copy.id for figure in figures for copy in figure.copies} - told
    several = sum(map(_of_several_stories, timelines))
    return {
        "figures": len(figures),
        "articles": len(told) + len(copies),
        "copies": len(copies),
        "entities": len({line.entity_key for line in timelines}),
        "timelines": several,
    }


def _of_several_stories(line: Timeline) -> bool:
    return len({figure.story for figure in line.observations}) > 1


def _weight(comparison: Comparison) -> tuple[int, str]:
    figures = (*comparison.figures, *comparison.against)
    latest = max((figure.when for figure in figures if figure.when), default=None)
    return (-len(figures), f"{-latest.toordinal():08}" if latest else "~")


class _Quotes:
    """Numbers the quotes of a page in the order in which they are asked for."""

    def __init__(self, passages: Mapping[Place, Passage]) -> None:
        self._passages = passages
        self._numbers: dict[Place, int] = {}
        self.listed: list[tuple[int, Observation, Passage]] = []

    def number(self, figure: Observation) -> int:
        """Return the number of a figure's quote; it joins the list when first asked for."""
        place = place_of(figure)
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            self.listed.append((self._numbers[place], figure, self.passage(figure)))
        return self._numbers[place]

    def passage(self, figure: Observation) -> Passage:
        """Return the sentence of a figure; the figure alone, where the text is not at hand or another."""
        found = self._passages.get(place_of(figure))
        if found is None or found.figure != figure.surface:
            return Passage("", figure.surface, "")
        return found


def _render(view: ReportView) -> str:
    labels = load_labels(view.language)
    quotes = _Quotes(view.passages)
    return render_page(
        "report.html",
        language=view.language,
        styles=("report.css",),
        shown=view.selection,
        limits=view.selection.limits,
        quotes=quotes,
        parts=lambda figure: tuple(figure_parts(figure, labels)),
        difference=lambda comparison: difference(comparison, labels),
        curve=draw_curve,
        pieces=keep_digits,
    )


def difference(comparison: Comparison, labels: Labels) -> str:
    """Return why figures differ or agree, in the language of the page; of definitions, both of them."""
    first, second = comparison.figures[0], (comparison.against or comparison.figures)[0]
    if first.series == second.series:
        return labels("reason", comparison.reason)
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
