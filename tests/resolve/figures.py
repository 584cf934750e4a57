"""What the tests of `resolve` compare: the figures of a text as short tuples, in text order."""

import datetime as dt

from arabic_metrics.resolve import extract_claims

PUBLISHED = dt.date(2025, 11, 2)


def figures(text: str, *columns: str) -> list[tuple[object, ...]]:
    """Return the columns of each figure, in the order of the text."""
    rows = extract_claims(text, published=PUBLISHED).rows()
    return [
        tuple(row[column] for column in columns) for row in sorted(rows, key=lambda r: r["start"])
    ]
