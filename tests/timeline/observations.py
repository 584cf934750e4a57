"""Observations made by hand, and of a figure as written."""

import datetime as dt
from typing import Any

from arabic_metrics.parse import find_numbers
from arabic_metrics.timeline import Observation, Publication

DAY = dt.date(2025, 11, 2)
Q3 = {
    "period": "2025-Q3",
    "period_start": dt.date(2025, 7, 1),
    "period_end": dt.date(2025, 10, 1),
}


def later(days: int) -> dt.date:
    """A day after the first."""
    return DAY + dt.timedelta(days=days)


def observe(
    value: Any,
    day: dt.date | None = DAY,
    article: str = "a1",
    source: str | None = None,
    **fields: Any,
) -> Observation:
    """A figure of followers of one account on Facebook, unless the fields say otherwise."""
    told = {
        "entity": "بلدية دبا",
        "entity_key": "bldyh-dbA",
        "metric": "followers",
        "kind": "stock",
        "platform": "facebook",
        "surface": str(value),
        "story": article,
        **fields,
    }
    return Observation(Publication(article, day, None, source), value=value, **told)


def flow(value: Any, day: dt.date = DAY, article: str = "a1", **fields: Any) -> Observation:
    """A figure of interactions in the third quarter."""
    return observe(
        value, day, article, **{"metric": "interactions", "kind": "flow", **Q3, **fields}
    )


def written(figure: str, article: str) -> Observation:
    """A figure as a paper writes it, with its modifier."""
    [number] = find_numbers(f"{figure} متابع")
    return observe(
        number.value,
        article=article,
        upper=number.upper,
        modifier=number.modifier,
        surface=number.surface,
    )
