"""What was read, as tables, lines to read, JSON, JSON lines or CSV: claims, explanations, numbers, periods."""

from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from arabic_metrics.cli.output import (
    Row,
    is_terminal,
    longest_shown,
    period_text,
    plain,
    tell,
    terminal_width,
    write_csv,
    write_json_line,
    write_table,
    write_text,
)
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.parse import Number, Period
from arabic_metrics.resolve import Claim, ClaimSet, Explanation, Figure, Rank
from arabic_metrics.resolve.exact import exact_text
from arabic_metrics.resolve.row import ROW_FIELDS
from arabic_metrics.resolve.show import SIGNS, figure_text, range_text

Stated = list[tuple[str, Figure | Rank]]
NAMES = ("article", "entity", "platform", "period")
LONGEST_SOURCE = 40
NOTHING = (
    "Nothing was left out: no number or place of the text came near to being a figure of an audience. "
    "A text that names no known network, no account, site or app is read only if one of its words can count nothing but an audience."
)


def write_claims(claim_sets: Iterable[ClaimSet], form: str, *, several: bool) -> None:
    """Write claim sets; `several` inputs make a JSON array, and give the table a column for the article."""
    if form == "table":
        _write_claim_table(list(claim_sets), several=several)
    elif form == "csv":
        write_csv(ROW_FIELDS, (row for claims in claim_sets for row in claims.json_rows()))
    else:
        _write_models(claim_sets, form, several=several)


def _write_models(models: Iterable[BaseModel], form: str, *, several: bool) -> None:
    if form == "jsonl":
        for model in models:
            write_text(model.model_dump_json() + "\n")
    else:
        written = ",\n".join(model.model_dump_json(indent=2) for model in models)
        write_text(f"[\n{written}\n]\n" if several else f"{written}\n")


def _write_claim_table(claim_sets: Sequence[ClaimSet], *, several: bool) -> None:
    from arabic_metrics.cli.table import narrowest  # rich is loaded where a table is drawn

    claims = [(claims.article_id, claim) for claims in claim_sets for claim in claims.claims]
    known = [metric.id for metric in load_lexicon().of(Metric)]
    metrics = sorted(
        {metric for _, claim in claims for metric in claim.figures()},
        key=lambda each: (known.index(each) if each in known else len(known), each),
    )
    rows = [
        dict(_cells(article, claim, parts)) for article, claim in claims for parts in _lines(claim)
    ]
    fields = (*NAMES, "rank", "scope", *metrics, "attribution", "confidence")
    kept = _filled(fields, rows, several=several)
    room = terminal_width()
    if room and _width(kept, rows) > room:
        kept = [name for name in kept if name != "attribution"]
        if narrowest(kept, _columns(kept, rows)) > room:  # a line for each figure
            rows = [
                dict(_cells(article, claim, [part]))
                for article, claim in claims
                for part in claim.parts()
            ]
            kept = _filled(
                (*NAMES, "scope", "metric", "figure", "confidence"), rows, several=several
            )
    if kept:
        numbers = [name for name in kept if name in ("rank", *metrics, "figure", "confidence")]
        write_table(kept, _columns(kept, rows), right=numbers)
    else:
        left = sum(len(claims.unresolved) for claims in claim_sets)
        unsure = f" {left} not sure enough: --min-confidence 0 shows them." if left else ""
        tell(f"No claims were found.{unsure} --explain shows what was left out, and why.")


def _filled(fields: Sequence[str], rows: Sequence[dict[str, str]], *, several: bool) -> list[str]:
    """The columns in which something stands; that of the article only for several."""
    return [
        name
        for name in fields
        if any(row.get(name) for row in rows) and (several or name != "article")
    ]


def _columns(fields: Sequence[str], rows: Sequence[dict[str, str]]) -> list[list[str]]:
    return [[row.get(name, "") for name in fields] for row in rows]


def _width(fields: Sequence[str], rows: Sequence[dict[str, str]]) -> int:
    """How wide a table is whose cells are each on one line."""
    return sum(2 + max(len(name), *(len(row.get(name, "")) for row in rows)) for name in fields) - 2


def _lines(claim: Claim) -> Iterable[Stated]:
    """The figures of a claim, a line for those that its period is told of and its rank, and one for the others."""
    told: dict[bool, Stated] = {}
    for metric, part in claim.parts():
        together = part.dated or claim.period is None or isinstance(part, Rank)
        told.setdefault(together, []).append((metric, part))
    return [told[dated] for dated in (True, False) if dated in told]


def _cells(article: str, claim: Claim, parts: Stated) -> Iterable[tuple[str, str]]:
    from arabic_metrics.cli.table import one_line

    yield "article", article
    yield "entity", claim.entity.name if claim.entity else "?"
    yield "platform", claim.platform or ""
    dated = any(part.dated for _, part in parts)
    yield "period", period_text(claim.period.value) if claim.period and dated else ""
    for metric, part in parts:
        text = range_text(part) if isinstance(part, Rank) else figure_text(part)
        yield from ((metric, text), ("metric", metric), ("figure", text))
    scopes = dict.fromkeys(part.scope.text for _, part in parts if part.scope is not None)
    yield "scope", ", ".join(scopes)
    yield "attribution", one_line(claim.attribution or "", longest_shown(LONGEST_SOURCE))
    known = [part.confidence for _, part in parts if part.confidence is not None]
    yield "confidence", f"{min(known):.2f}" if known else ""


NUMBER_FIELDS = (
    "article_id", "surface", "kind", "value", "upper", "modifier", "readings", "start", "end", "rule",
)  # fmt: skip
PERIOD_FIELDS = (
    "article_id", "surface", "value", "period_start", "period_end", "calendar", "start", "end", "rule",
)  # fmt: skip


def flat_row(article: str, found: Number | Period, fields: Sequence[str]) -> Row:
    """Return a number or a period as a flat row; `start` and `end` are its offsets, `period_start` and `period_end` the dates of a period."""
    row = {field: getattr(found, field.removeprefix("period_"), None) for field in fields}
    return {**row, "article_id": article, "start": found.span.start, "end": found.span.end}


def write_rows(
    rows: Iterable[Row], fields: Sequence[str], form: str, *, several: bool, none: str
) -> None:
    """Write flat rows; the table leaves the article out unless there are several, and `none` is told in place of an empty one."""
    if form == "jsonl":
        for row in rows:
            write_json_line(row)
    elif form == "csv":
        write_csv(fields, ({**row, "readings": _joined(row.get("readings"))} for row in rows))
    else:
        shown = [field for field in fields if several or field != "article_id"]
        cells = [[_cell(field, row) for field in shown] for row in rows]
        if cells:
            write_table(
                shown,
                cells,
                right=("value", "upper", "start", "end") if "kind" in fields else ("start", "end"),
            )
        else:
            tell(none)


def _joined(readings: object) -> str:
    return " ".join(map(str, plain(readings))) if isinstance(readings, tuple) else ""


def _cell(field: str, row: Row) -> str:
    value = row[field]
    if field == "modifier":
        return SIGNS[value]
    if field in ("value", "upper") and value is not None and not isinstance(value, str):
        return exact_text(value)
    if isinstance(value, tuple):
        return _joined(value)
    return "" if value is None else str(plain(value))


def write_explanations(explanations: Iterable[Explanation], form: str, *, several: bool) -> None:
    """Write explanations; `several` inputs make a JSON array, and give each its article as a heading."""
    if form != "table":
        _write_models(explanations, form, several=several)
        return
    for explanation in explanations:
        heading = f"{explanation.claim_set.article_id}\n" if several else ""
        text = explanation.text(isolate=is_terminal())
        write_text(heading + (text or NOTHING) + "\n")
