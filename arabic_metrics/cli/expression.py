"""Numbers and periods as a table, JSON lines or CSV."""

from collections.abc import Iterable, Sequence

from arabic_metrics.cli.output import Row, plain, tell, write_csv, write_json_line, write_table
from arabic_metrics.parse import Number, Period
from arabic_metrics.resolve.exact import exact_text
from arabic_metrics.resolve.show import SIGNS

NUMBER_FIELDS = (
    "article_id", "surface", "kind", "value", "upper", "modifier", "readings", "start", "end", "rule",
)  # fmt: skip
PERIOD_FIELDS = (
    "article_id", "surface", "value", "period_start", "period_end", "calendar", "start", "end", "rule",
)  # fmt: skip


def number_row(article: str, number: Number) -> Row:
    """Return a number as a flat row; `start` and `end` are its offsets."""
    row = {field: getattr(number, field, None) for field in NUMBER_FIELDS}
    return {**row, "article_id": article, "start": number.span.start, "end": number.span.end}


def period_row(article: str, period: Period) -> Row:
    """Return a period as a flat row; `start` and `end` are its offsets, `period_start` and `period_end` its dates."""
    row = {field: getattr(period, field, None) for field in PERIOD_FIELDS}
    dates = {"period_start": period.start, "period_end": period.end}
    return {
        **row,
        **dates,
        "article_id": article,
        "start": period.span.start,
        "end": period.span.end,
    }


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
