"""Timelines, comparisons and leaderboards as a table, JSON or CSV."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import groupby

from arabic_metrics.cli.output import (
    Row,
    longest_shown,
    period_text,
    plain,
    tell,
    terminal_width,
    write_csv,
    write_table,
    write_text,
)
from arabic_metrics.resolve.show import figure_text
from arabic_metrics.timeline import Comparison, Observation, Timeline
from arabic_metrics.timeline.leaderboard import Board, Definition, Standing, definition_of
from arabic_metrics.timeline.observation import COMPARED_CONFIDENCE, LABELS

FIGURE_FIELDS = (
    "entity", "entity_key", "entity_kind", "platform", "metric", "value", "upper", "modifier", "aspect", "rate", "scope", "period",
    "period_start", "period_end", "when", "aside", "attribution", "confidence", "surface", "start", "end", "sentence", "article_id",
    "claim_id", "published", "source", "title", "copies", "part",
)  # fmt: skip
TIMELINE_FIELDS = (*FIGURE_FIELDS, "label")
COMPARISON_FIELDS = ("comparison", "label", "reason", "side", *FIGURE_FIELDS)
LONGEST_NAME = 40  # in a table
PUBLISHED = "publ."  # behind a day that the text does not state
WIDEST = 80  # columns of a terminal
INDENT = "  "  # before the lines of a sentence
SERIES_HEADS = ("entity", "platform", "metric")
TOLD_BY, LEAST_TOLD = "told by", 10  # the least columns that show a source
RIGHT = ("figure", "place", "conf.")
FIGURE_HEADS = (*SERIES_HEADS, "when", "figure", "aside", TOLD_BY)
SIDE_HEADS = ("side", *FIGURE_HEADS)
CONTESTED, LATER = "!", "?"
CONTESTED_NOTE = "! contested: --label contradiction --label revision tell the other figures.\n"
LATER_NOTE = f"""? a figure of lower confidence differs, of the same time or later (--min-confidence
  {COMPARED_CONFIDENCE:g} takes it in), or this one is told later as expected or denied.
"""
STANDING_FIELDS = ("place", "contested", "later_differs", *FIGURE_FIELDS)


def write_timelines(lines: Sequence[Timeline], form: str) -> None:
    """Write a line for each figure, with the gravest label of its comparisons; as JSON, whole timelines."""
    if form == "json":
        _write_json_array(_timeline_record(line) for line in lines)
        return
    labelled = [(figure, label) for line in lines for figure, label in _labelled(line)]
    if form == "csv":
        rows = ({**figure_row(figure), "label": label} for figure, label in labelled)
        write_csv(TIMELINE_FIELDS, rows)
        return
    longest = longest_shown(LONGEST_NAME)
    cells = [(*_cells(figure, longest), label) for figure, label in labelled]
    _write_cells((*FIGURE_HEADS, "label"), cells)


def write_comparisons(lines: Sequence[Timeline], labels: Collection[str], form: str) -> None:
    """Write the comparisons that have one of these labels, a table each, in the order of their gravity; as CSV a line for each figure."""
    found = sorted(
        (each for line in lines for each in line.comparisons if each.label in labels),
        key=lambda each: LABELS.index(each.label),
    )
    if not found:
        tell(f"No comparison here has the label {' or '.join(labels)}.")
    if form == "json":
        _write_json_array(map(_comparison_record, found))
        return
    if form == "csv":
        rows = (
            {
                "comparison": number,
                "label": each.label,
                "reason": each.reason,
                "side": side,
                **figure_row(figure),
            }
            for number, each in enumerate(found, 1)
            for side, figure in _sides(each)
        )
        write_csv(COMPARISON_FIELDS, rows)
        return
    for number, each in enumerate(found, 1):
        _write_comparison(number, each)


def _write_comparison(number: int, comparison: Comparison) -> None:
    """Write what figures share as a heading, a line for each figure, and below them the sentence of each, with its article."""
    from arabic_metrics.cli.table import one_line, wrap  # rich is loaded where a table is drawn

    cells = [(side, *_cells(figure)) for side, figure in _sides(comparison)]
    shared = {
        at
        for at, head in enumerate(SIDE_HEADS)
        if head in SERIES_HEADS and len({row[at] for row in cells}) == 1
    }
    of = ", ".join(cells[0][at] for at in sorted(shared) if cells[0][at])
    lines = [*wrap(f"{number} {comparison.label}: {of}", WIDEST), *wrap(comparison.reason, WIDEST)]
    write_text("\n" * (number > 1) + "\n".join(lines) + "\n")
    _write_cells(SIDE_HEADS, cells, [SIDE_HEADS[at] for at in shared], widest=WIDEST)
    for side, figure in _sides(comparison):
        article = figure.article
        day = article.published.isoformat() if article.published else None
        told = " · ".join(filter(None, (article.source, day, article.title, article.id)))
        heading = wrap(one_line(f"{side} {figure_text(figure)}: {told}"), WIDEST)
        quote = wrap(one_line(figure.sentence or figure.surface), WIDEST - len(INDENT))
        write_text("\n".join((*heading, *(INDENT + line for line in quote))) + "\n")


def write_leaderboard(standings: Sequence[Standing], form: str) -> None:
    """Write the places; as tables one for each group, platform and scope, with a heading."""
    rows: Iterator[Row] = (
        {
            "place": each.place,
            "contested": each.contested,
            "later_differs": each.later_differs,
            **figure_row(each.figure),
        }
        for each in standings
    )
    if form == "json":
        _write_json_array(rows)
    elif form == "csv":
        write_csv(STANDING_FIELDS, rows)
    else:
        for number, (definition, held) in enumerate(groupby(standings, _definition)):
            told = tuple(held)
            _write_board(number, told[0].figure.metric, definition, told)
        _explain_marks(standings)


def _definition(standing: Standing) -> Definition:
    definition = definition_of(standing.figure)
    assert definition is not None
    return definition


def _write_board(
    number: int,
    metric: str,
    definition: Definition,
    standings: Sequence[Standing],
    period: str = "",
    left_out: Collection[str] = (),
) -> None:
    """Write places below what they share: metric, platform or group, scope, period."""
    group, platform, scope = definition
    of = " ".join(filter(None, (platform or group, scope, period)))
    write_text(("\n" if number else "") + f"{metric}: {of}\n")
    _write_places(standings, {"metric", *left_out, *(("platform",) if platform else ())})


def write_boards(boards: Sequence[Board], places: int) -> None:
    """Write leaderboards as tables with a heading each, their first places alone."""
    shown: list[Standing] = []
    for number, board in enumerate(boards):
        standings = board.standings[:places]
        named = ("when",) if all(it.figure.period == board.period for it in standings) else ()
        period = period_text(board.period)
        _write_board(number, board.metric, board.definition, standings, period, named)
        shown += standings
        if left := len(board.standings) - places:
            write_text(f"{left} more\n" if left > 0 else "")
    _explain_marks(shown)
    missed = {id(figure): figure for board in boards for figure in board.missed}
    tell_missed(missed.values())


def _write_places(standings: Sequence[Standing], left_out: Collection[str]) -> None:
    cells = [(str(each.place), *_cells(each.figure), _sure(each)) for each in standings]
    _write_cells(("place", *FIGURE_HEADS, "conf."), cells, left_out, widest=WIDEST)


def _sure(standing: Standing) -> str:
    sure = standing.figure.confidence
    marks = CONTESTED * standing.contested + LATER * standing.later_differs
    return ("" if sure is None else f"{sure:.2f}") + marks


def _explain_marks(standings: Sequence[Standing]) -> None:
    if any(each.contested for each in standings):
        write_text(CONTESTED_NOTE)
    if any(each.later_differs for each in standings):
        write_text(LATER_NOTE)


def tell_missed(figures: Iterable[Observation]) -> None:
    """Say on standard error which figures have no place since their period is not known."""
    told = (f"{figure.entity} {figure_text(figure)} ({figure.article.id})" for figure in figures)
    if listed := ", ".join(told):
        tell(f"Without a place, as the period is not known: {listed}.")


def figure_row(figure: Observation) -> Row:
    """Return a figure as a flat row; `copies` are ids with spaces between them."""
    article = figure.article
    named = {field: getattr(figure, field, None) for field in FIGURE_FIELDS}
    return {
        **named,
        "article_id": article.id,
        "published": article.published,
        "source": article.source,
        "title": article.title,
        "copies": " ".join(copy.id for copy in figure.copies),
    }


def _labelled(line: Timeline) -> Iterator[tuple[Observation, str]]:
    gravest: dict[int, str] = {}
    for comparison in line.comparisons:  # the most serious come first
        for _, figure in _sides(comparison):
            if comparison.label != "different_period":
                gravest.setdefault(id(figure), comparison.label)
    for figure in line.observations:
        yield figure, gravest.get(id(figure), "")


def _sides(comparison: Comparison) -> Iterator[tuple[str, Observation]]:
    yield from (("figures", figure) for figure in comparison.figures)
    yield from (("against", figure) for figure in comparison.against)


def _cells(figure: Observation, longest: int = LONGEST_NAME) -> tuple[str, ...]:
    """The cells of a figure; names and titles are cut to `longest` characters, unless that is 0."""
    # rich and the labels are loaded where a table is drawn
    from arabic_metrics.cli.table import one_line
    from arabic_metrics.view.label import aside_words, load_labels
    from arabic_metrics.view.listed import last_part

    article = figure.article
    day = f"{figure.when.isoformat()} {PUBLISHED}" if figure.when else ""
    when = period_text(figure.period) if figure.period else day
    told = one_line(article.source or article.title or "", longest) or last_part(article.id)
    published = article.published.isoformat() if article.published else ""
    if published not in when:
        told += f" {published}"
    return (
        one_line(figure.entity, longest),
        figure.platform or "",
        one_line(figure.metric + (f" ({figure.scope})" if figure.scope else ""), longest),
        when,
        figure_text(figure),
        aside_words(figure.aside, load_labels("en")),
        told + (f" +{len(figure.copies)}" if figure.copies else ""),
    )


def _write_cells(
    heads: Sequence[str],
    cells: Sequence[Sequence[str]],
    left_out: Collection[str] = (),
    *,
    widest: int = 0,
) -> None:
    """Write a table of the columns in which something stands; who told the figures only where there is room for it."""
    from arabic_metrics.cli.table import GAP, narrowest  # rich is loaded where a table is drawn

    shown = [
        at
        for at, head in enumerate(heads)
        if head not in left_out and any(row[at] for row in cells)
    ]
    rest = [at for at in shown if heads[at] != TOLD_BY]
    least = narrowest([heads[at] for at in rest], [[row[at] for at in rest] for row in cells])
    if 0 < (widest or terminal_width()) < least + len(GAP) + LEAST_TOLD:
        shown = rest
    if cells:
        told = [[row[at] for at in shown] for row in cells]
        write_table([heads[at] for at in shown], told, right=RIGHT, widest=widest)


def _write_json_array(records: Iterable[Row]) -> None:
    separator = "[\n"
    for record in records:
        write_text(separator + json.dumps(record, ensure_ascii=False, default=plain))
        separator = ",\n"
    write_text("[]\n" if separator == "[\n" else "\n]\n")


def _timeline_record(line: Timeline) -> Row:
    return {
        **{
            field.name: getattr(line, field.name)
            for field in fields(Timeline)
            if field.name not in ("observations", "comparisons")
        },
        "observations": [_record(figure) for figure in line.observations],
        "comparisons": [_comparison_record(comparison) for comparison in line.comparisons],
    }


def _comparison_record(comparison: Comparison) -> Row:
    return {
        "label": comparison.label,
        "reason": comparison.reason,
        "figures": [_record(figure) for figure in comparison.figures],
        "against": [_record(figure) for figure in comparison.against],
    }


def _record(figure: Observation) -> Row:
    return {**asdict(figure), "when": figure.when}
