"""Explanations as lines to read, JSON or JSON lines."""

from collections.abc import Iterable

from arabic_metrics.cli.output import is_terminal, write_text
from arabic_metrics.resolve import Explanation


def write_explanations(explanations: Iterable[Explanation], form: str, *, several: bool) -> None:
    """Write explanations; `several` inputs make a JSON array, and give each its article as a heading."""
    if form == "jsonl":
        for explanation in explanations:
            write_text(explanation.model_dump_json() + "\n")
    elif form == "json":
        written = [explanation.model_dump_json(indent=2) for explanation in explanations]
        joined = ",\n".join(written)
        write_text(f"[\n{joined}\n]\n" if several else f"{joined}\n")
    else:
        for explanation in explanations:
            heading = f"{explanation.claim_set.article_id}\n" if several else ""
            text = explanation.text(isolate=is_terminal())
            write_text(heading + (text or "Nothing was read or refused.") + "\n")
