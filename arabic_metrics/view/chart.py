"""A chart of timelines: one page that holds its own drawing program and never uses the network."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from arabic_metrics.core.argument import check_each, check_is
from arabic_metrics.core.extra import load
from arabic_metrics.timeline import Observation, Timeline
from arabic_metrics.view.curve import contested_figures, join_figures
from arabic_metrics.view.label import Labels, Language, aside_words, day_words, load_labels
from arabic_metrics.view.listed import when_words
from arabic_metrics.view.page import PageView, direction, render_page
from arabic_metrics.view.report import TIMELINES
from arabic_metrics.view.row import figure_text, is_loss, plain_number

MOST_LINES, MOST_POINTS = 20, 200  # points of each line, the latest
MOST_TOGETHER = 6  # lines of a panel: more have no colours that tell them apart
FAR_APART = 50
NEAR_ZERO = 4  # below this share of the largest figure the axis may as well begin at zero
FEW_DAYS = 8  # each of them is on the axis: ticks by the hour would name a day twice
MOST_PLACES = 10
WIDTH, HEIGHT = 760, 260
POINT, RING = 170, 480  # square pixels
ROOM = 20  # the part of its largest figure that an axis from zero has above it
EDGE = 12  # pixels between a point and the figures of the axis
Drawn = dict[str, Any]  # a point
SHAPES = {
    "exact": "circle",
    "approximately": "diamond",
    "more_than": "triangle-up",
    "at_least": "triangle-up",
    "less_than": "triangle-down",
    "at_most": "triangle-down",
}


@dataclass(frozen=True, slots=True)
class ChartView(PageView):
    """Timelines as a chart on a page of its own. `left_out` says how many lines it does not show."""

    page: str = field(repr=False)
    left_out: int = 0

    @property
    def html(self) -> str:
        """The whole page."""
        return self.page


def chart_timelines(
    timelines: Sequence[Timeline], *, language: Language = "ar", finished: bool = True
) -> ChartView:
    """Return a chart of the fullest timelines, panels of few lines for each metric; each point shows its figure, its modifier and its newspaper.

    Twenty lines at most are drawn, those with figures of most days; the page counts the others. Only figures with a known day are drawn. A timeline of one day is a point with its figure beside it; if all are points, a sentence on the page says so. The
    chart needs the extra `timeline`. Of an archive whose run is not `finished` the page says so.

    Raises:
        ArchiveError: the libraries that draw are not installed.
        TypeError: an argument is of another kind.
        ValueError: there are no labels of this language.
    """
    labels = load_labels(language)
    check_is(finished, bool, "finished", "True or False")
    timelines = tuple(check_each(timelines, Timeline, "timelines", TIMELINES))
    drawable = [part for line in timelines for part in _by_aside(line) if _days(part)]
    drawable.sort(key=_days, reverse=True)
    shown = drawable[:MOST_LINES]
    left_out = len(drawable) - len(shown)
    if not shown:
        remark = labels("chart", "undated") if timelines else labels("report", "empty")
    else:
        remark = labels("chart", "points") if _days(shown[0]) == 1 else ""
    contested = any(
        contested_figures(line.comparisons).keys() & set(line.observations[-MOST_POINTS:])
        for line in shown
    )
    html = render_page(
        "chart.html",
        language=language,
        styles=("chart.css",),
        scripts=("chart.js",) if shown else (),
        library=load("vl_convert", "timeline").javascript_bundle() if shown else "",
        data=_chart(shown, labels).to_dict() if shown else None,
        remark=remark,
        contested=contested,
        finished=finished,
        left_out=left_out,
    )
    return ChartView(html, left_out)


def _by_aside(line: Timeline) -> Iterator[Timeline]:
    """What may be of a part of the audience is a line of its own."""
    for aside in dict.fromkeys(figure.aside for figure in line.observations):
        held = tuple(figure for figure in line.observations if figure.aside == aside)
        yield replace(line, observations=held)


def _days(line: Timeline) -> int:
    return len({figure.when for figure in line.observations} - {None})


def _chart(lines: Sequence[Timeline], labels: Labels) -> Any:
    alt: Any = load("altair", "timeline")
    by_panel: dict[str, dict[str, list[Drawn]]] = {}
    for line in lines:
        drawn = by_panel.setdefault(_panel(line, labels), {})
        for point in _points(line, labels):
            drawn.setdefault(point["line"], []).append(point)
    panels = [
        _draw_panel(alt, part, together, labels)
        for title, drawn in by_panel.items()
        for part, together in _parted(title, drawn)
    ]
    chart = alt.vconcat(*panels).resolve_scale(color="independent", shape="shared")
    return chart.configure(
        font="Noto Naskh Arabic, Segoe UI, Tahoma, DejaVu Sans, sans-serif",
        background="transparent",
        view=alt.ViewConfig(stroke="transparent"),
        axis=alt.AxisConfig(labelFontSize=11),
        legend=alt.LegendConfig(
            orient="bottom", labelLimit=0, labelFontSize=13, symbolSize=POINT, symbolOpacity=1
        ),
    )


def _parted(
    title: str, drawn: Mapping[str, list[Drawn]]
) -> Iterator[tuple[str, dict[str, list[Drawn]]]]:
    """Yield the lines of a metric, the largest at its latest first, in panels of which each has few enough to tell apart."""
    best = 1 if any(points[0]["kind"] == "rank" for points in drawn.values()) else -1
    order = sorted(drawn, key=lambda name: best * drawn[name][-1]["value"])
    panels = -(-len(order) // MOST_TOGETHER)
    size = -(-len(order) // panels)
    for first in range(0, len(order), size):
        names = order[first : first + size]
        places = (
            f" · \u2066{first + 1}–{first + len(names)} / {len(order)}\u2069" if panels > 1 else ""
        )
        yield title + places, {name: drawn[name] for name in names}


def _draw_panel(alt: Any, title: str, lines: Mapping[str, list[Drawn]], labels: Labels) -> Any:
    points = list(chain.from_iterable(lines.values()))
    scale = _scale(alt, points)
    log = [labels("chart", "log")] if scale.to_dict().get("type") == "log" else []
    told = ("line", "figure", "modifier", "when", "source", "quote")
    base = alt.Chart(alt.Data(values=points)).encode(
        x=alt.X(
            "day:T",
            title=None,
            scale=alt.Scale(type="utc", padding=EDGE),
            axis=alt.Axis(
                format="%Y-%m-%d", labelAngle=-35, tickCount=FEW_DAYS, **_days_of(alt, points)
            ),
        ),
        y=alt.Y(
            "value:Q",
            title=None,
            scale=scale,
            axis=alt.Axis(format=",~f", tickMinStep=1, gridOpacity=0.6, **_ticks(points)),
        ),
        color=alt.Color("line:N", title=None, sort=list(lines)),
    )
    shape = alt.Shape(
        "modifier:N",
        title=labels("chart", "modifier"),
        scale=alt.Scale(
            domain=[_modifier(id, labels) for id in SHAPES], range=list(SHAPES.values())
        ),
        legend=alt.Legend(columns=3, symbolFillColor="#888888", symbolStrokeColor="#888888"),
    )
    tooltip = [alt.Tooltip(f"{name}:N", title=labels("chart", name)) for name in told]
    joined = base.transform_filter("isValid(datum.joined)").encode(detail="joined:N")
    layers = [joined.mark_line(opacity=0.6)]
    if any(point["contested"] for point in points):
        rings = base.transform_filter("datum.contested")
        layers.append(rings.mark_point(filled=False, size=RING, strokeWidth=1.5, opacity=1))
    if any(point["upper"] is not None for point in points):
        layers.append(
            base.transform_filter("isValid(datum.upper)").mark_rule().encode(y2="upper:Q")
        )
    layers.append(
        base.mark_point(filled=True, size=POINT, opacity=1).encode(shape=shape, tooltip=tooltip)
    )
    if alone := [name for name, told in lines.items() if len({it["day"] for it in told}) == 1]:
        alone_on_its_day = alt.FieldOneOfPredicate(field="line", oneOf=alone)
        written = base.transform_filter(alone_on_its_day).encode(text="written:N")
        late = f"datum.day > toDate('{_middle(points)}')"
        beside = {"align": f"{late} ? 'right' : 'left'", "dx": f"{late} ? -11 : 11"}
        placed = {name: alt.ExprRef(expr) for name, expr in beside.items()}
        layers.append(written.mark_text(fontSize=12, **placed))
    anchor = "end" if labels.direction == "rtl" else "start"
    heading = alt.TitleParams(title, subtitle=log, anchor=anchor, fontSize=16)
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, title=heading)


def _middle(points: list[Drawn]) -> str:
    """The day in the middle of the axis: a figure is written on the side of its point on which there is more room."""
    days = [dt.date.fromisoformat(point["day"]) for point in points]
    return (min(days) + (max(days) - min(days)) / 2).isoformat()


def _days_of(alt: Any, points: list[Drawn]) -> dict[str, list[Any]]:
    """Every day between the points as the ticks of their axis, if these are few."""
    days = [dt.date.fromisoformat(point["day"]).toordinal() for point in points]
    spanned = map(dt.date.fromordinal, range(min(days), max(days) + 1))
    if max(days) - min(days) >= FEW_DAYS:
        return {}
    ticks = (alt.DateTime(year=it.year, month=it.month, date=it.day, utc=True) for it in spanned)
    return {"values": list(ticks)}


def _ticks(points: list[Drawn]) -> dict[str, list[int]]:
    """The ranks as the ticks of their axis, if they are few: there is no rank between two of them."""
    places = sorted({point["value"] for point in points})
    few = points[0]["kind"] == "rank" and len(places) <= MOST_PLACES
    return {"values": places} if few else {}


def _scale(alt: Any, points: list[Drawn]) -> Any:
    """A logarithmic scale if figures lie far apart; for ranks, one with the first at the top. No point stands on the edge.

    An axis that reaches down to a small part of its figures begins at zero, and shows nothing below it.
    """
    ends = [end for point in points for end in (point["value"], point["upper"]) if end is not None]
    low, high = min(ends), max(ends)
    if any(point["kind"] == "rank" for point in points):
        return alt.Scale(zero=False, reverse=True, nice=False, padding=EDGE)
    if low > 0 and high > FAR_APART * low:
        return alt.Scale(type="log", nice=True, padding=EDGE)
    if 0 < low < high / NEAR_ZERO:
        return alt.Scale(domain=[0, high + high / ROOM], nice=True)
    return alt.Scale(zero=low == 0 and high > 0, padding=EDGE)


def _points(line: Timeline, labels: Labels) -> Iterator[Drawn]:
    drawn = line.observations[-MOST_POINTS:]
    contested = contested_figures(line.comparisons)
    lines = join_figures(drawn, contested)
    joined = {id(it): length for length, told in lines.items() for it in told}
    for figure in drawn:
        if figure.when is not None:
            sign = -1 if is_loss(figure) else 1
            yield {
                "line": " · ".join(dict.fromkeys(_line_name(line, figure, labels))),
                "joined": joined.get(id(figure)),
                "contested": figure in contested,
                "kind": line.kind,
                "day": figure.when.isoformat(),
                "value": sign * plain_number(figure.value),
                "upper": None if figure.upper is None else sign * plain_number(figure.upper),
                "figure": figure_text(figure, labels),
                "modifier": _modifier(figure.modifier, labels),
                "when": when_words(figure, labels),
                "source": _source(figure, labels),
                "quote": figure.surface,
            }


def _panel(line: Timeline, labels: Labels) -> str:
    notes = [labels("aspect", "change")] if line.aspect == "change" else []
    notes += [labels("rate", line.rate)] if line.rate else []
    return " · ".join((labels.slot(line.metric), *notes))


def _line_name(line: Timeline, figure: Observation, labels: Labels) -> Iterable[str]:
    """What tells a line from the others."""
    yield _isolated(line.entity, labels)
    if line.platform:
        yield labels.platform(line.platform)
    if line.scope:
        yield _isolated(line.scope, labels)
    if figure.aside:
        yield aside_words(figure.aside, labels)


def _isolated(text: str, labels: Labels) -> str:
    """A text that keeps its quotation marks in place among words of the other direction: «تطبيق «سند»» before “App”."""
    turned = labels.direction == "ltr" and direction(text) == "rtl"
    return f"\u2067{text}\u2069" if turned else text


def _modifier(id: str, labels: Labels) -> str:
    return labels("chart" if id == "exact" else "modifier", id)


def _source(figure: Observation, labels: Labels) -> str:
    article = figure.article
    told = (article.source, day_words(article.published, labels), article.title, article.id)
    return " · ".join(_isolated(each, labels) for each in told if each) + (
        f" +{len(figure.copies)}" if figure.copies else ""
    )
