"""Figures and claims as people read them: `>12,000,000`, and a table for notebooks."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Protocol

from arabic_metrics.resolve.exact import Exact, exact_text

if TYPE_CHECKING:
    from arabic_metrics.resolve.claim import Claim, ClaimSet, Rank

SIGNS = {
    "exact": "",
    "approximately": "≈",
    "more_than": ">",
    "less_than": "<",
    "at_least": "≥",
    "at_most": "≤",
}
CHANGE, LESS, LOSS = "Δ", "−", "loss"
HEADINGS = ("entity", "platform", "metric", "value", "scope", "period", "confidence", "sentence")
RIGHT = frozenset({"value", "confidence"})
MOST_ROWS = 100  # in a notebook


class Stated(Protocol):
    """What a figure of a claim and that of a timeline both have."""

    @property
    def value(self) -> Exact: ...
    @property
    def upper(self) -> Exact | None: ...
    @property
    def modifier(self) -> str: ...
    @property
    def aspect(self) -> str: ...
    @property
    def rate(self) -> str | None: ...
    @property
    def aside(self) -> str | None: ...


def figure_text(figure: Stated) -> str:
    """Return a figure as a reader writes it: change, whether it is a loss, bound, value or range, rate.

    >>> from arabic_metrics.resolve.claim import Figure
    >>> figure_text(Figure(value=12_000_000, modifier="more_than"))
    '>12,000,000'
    >>> figure_text(Figure(value=4000, upper=5000, aspect="change", rate="day"))
    'Δ4,000–5,000/day'
    >>> figure_text(Figure(value=4000, aspect="change", aside="loss"))
    'Δ−4,000'
    """
    change = CHANGE if figure.aspect == "change" else ""
    change += LESS if change and LOSS in (figure.aside or "").split() else ""
    rate = f"/{figure.rate}" if figure.rate else ""
    return f"{change}{SIGNS[figure.modifier]}{range_text(figure)}{rate}"


def range_text(figure: "Stated | Rank") -> str:
    """Return a value, or the two of a range."""
    return exact_text(figure.value) + (
        f"–{exact_text(figure.upper)}" if figure.upper is not None else ""
    )


def claims_html(claims: "ClaimSet") -> str:
    """Return a claim set as a table of HTML: a row for each figure, in the direction of its words."""
    rows = [cells for claim in claims.claims for cells in _cells(claim)]
    told = f"{_counted(len(claims.claims), 'claim')}, {len(claims.unresolved)} unresolved"
    if len(rows) > MOST_ROWS:
        told += f"; the first {MOST_ROWS} of {len(rows)} figures"
    head = "".join(f"<th>{name}</th>" for name in HEADINGS)
    body = "".join(_line(cells) for cells in rows[:MOST_ROWS])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
    named = f"{escape(claims.article_id)}: " if claims.article_id else ""
    return f'<div dir="ltr">{table}<p>{named}{told}</p></div>'


def _cells(claim: "Claim") -> Iterator[tuple[str, ...]]:
    for metric, part in claim.parts():
        yield (
            claim.entity.name if claim.entity else "",
            claim.platform or "",
            metric,
            range_text(part) if metric == "rank" else figure_text(part),  # type: ignore[arg-type]
            part.scope.text if part.scope else "",
            claim.period.value if claim.period else "",
            "" if part.confidence is None else f"{part.confidence:.2f}",
            part.sentence,
        )


def _line(cells: Iterable[str]) -> str:
    told = "".join(
        f'<td style="text-align: {"right" if name in RIGHT else "start"}" dir="auto">{escape(cell)}</td>'
        for name, cell in zip(HEADINGS, cells, strict=True)
    )
    return f"<tr>{told}</tr>"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
