"""Claim sets as a table, JSON, JSON lines or CSV."""

from collections.abc import Iterable, Sequence

from arabic_metrics.cli.output import tell, write_csv, write_table, write_text
from arabic_metrics.resolve import Claim, ClaimSet
from arabic_metrics.resolve.row import ROW_FIELDS
from arabic_metrics.resolve.show import figure_text, range_text

NAMES = ("article", "entity", "platform", "period")
LONGEST_SOURCE = 40


def write_claims(claim_sets: Iterable[ClaimSet], form: str, *, several: bool) -> None:
    """Write claim sets; `several` inputs make a JSON array, and give the table a column for the article."""
    if form == "jsonl":
        for claims in claim_sets:
            write_text(claims.model_dump_json() + "\n")
    elif form == "csv":
        write_csv(ROW_FIELDS, (row for claims in claim_sets for row in claims.json_rows()))
    elif form == "json" and several:
        write_text(
            "[\n" + ",\n".join(claims.model_dump_json(indent=2) for claims in claim_sets) + "\n]\n"
        )
    elif form == "json":
        write_text("".join(claims.model_dump_json(indent=2) + "\n" for claims in claim_sets))
    else:
        _write_claim_table(list(claim_sets), several=several)


def _write_claim_table(claim_sets: Sequence[ClaimSet], *, several: bool) -> None:
    claims = [(claims.article_id, claim) for claims in claim_sets for claim in claims.claims]
    metrics = list(dict.fromkeys(metric for _, claim in claims for metric in claim.figures()))
    rows = [dict(_cells(article, claim)) for article, claim in claims]
    before = ("article", "entity", "platform", "period", "rank", "scope")
    fields = (*before, *metrics, "attribution", "confidence")
    kept = [
        name
        for name in fields
        if any(row.get(name) for row in rows) and (several or name != "article")
    ]
    if kept:
        numbers = [name for name in kept if name in ("rank", *metrics, "confidence")]
        write_table(kept, [[row.get(name, "") for name in kept] for row in rows], right=numbers)
    else:
        left = sum(len(claims.unresolved) for claims in claim_sets)
        unsure = f" {left} not sure enough: --min-confidence 0 shows them." if left else ""
        tell(f"No claims were found.{unsure} --explain shows what was left out, and why.")


def _cells(article: str, claim: Claim) -> Iterable[tuple[str, str]]:
    from arabic_metrics.cli.table import one_line

    yield "article", article
    yield "entity", claim.entity.name if claim.entity else "?"
    yield "platform", claim.platform or ""
    yield "period", claim.period.value if claim.period else ""
    if claim.rank is not None:
        yield "rank", range_text(claim.rank)
    yield "scope", ", ".join(claim.scopes())
    for metric, figure in claim.figures().items():
        yield metric, figure_text(figure)
    yield "attribution", one_line(claim.attribution or "", LONGEST_SOURCE)
    yield "confidence", "" if claim.confidence is None else f"{claim.confidence:.2f}"
