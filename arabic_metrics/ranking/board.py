"""Which figures a leaderboard may rank, among whom, and on which day they stand."""

import datetime as dt
from typing import Literal

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.ranking.owner import owner_names
from arabic_metrics.ranking.period import ONE_DAY, fixed_period
from arabic_metrics.resolve.row import Row

Kind = Literal["stock", "flow", "rank"]
Group = Literal["accounts", "networks", "places"]
GROUPS: dict[str | None, Group] = {"network": "networks", "site_app": "networks", "place": "places"}
UNRANKED = ("at_least", "at_most", "less_than")  # «ملايين المتابعين», «أقل من مليون»


def metric_kinds(lexicon: Lexicon) -> dict[str, Kind]:
    """Return the kind of each metric that a lexicon knows, and of a rank."""
    return {**{metric.id: metric.kind for metric in lexicon.of(Metric)}, "rank": "rank"}


def group_of(
    *, aspect: str, rate: str | None, entity_kind: str | None, platform: str | None
) -> Group | None:
    """Return among whom a figure is ranked; None where it is not: a change, a rate, an account on an unnamed network.

    >>> group_of(aspect="level", rate=None, entity_kind="person", platform="x")
    'accounts'
    """
    if aspect != "level" or rate is not None:
        return None
    group = GROUPS.get(entity_kind, "accounts")
    return None if platform is None and group != "networks" else group


def day_of(
    kind: Kind,
    period: str | None,
    start: dt.date | None,
    end: dt.date | None,
    published: dt.date | None,
) -> dt.date | None:
    """Return the day of a figure: the last of its period, which may have an end alone («حتى أمس»), or the day of publication of a stock or a rank without one.

    None where nothing says: a flow without dates, or an article without a date.
    """
    if end is not None:
        return end - ONE_DAY
    return None if kind == "flow" or period is not None else published


def row_board(row: Row, kind: Kind, lexicon: Lexicon) -> tuple[Group | None, dt.date | None]:
    """Return among whom the figure of a row is ranked, and its day; no group where no leaderboard takes it.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> from arabic_metrics.resolve import extract_claims
    >>> text = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
    >>> rows = extract_claims(text, published=dt.date(2025, 11, 2)).rows()
    >>> row_board(rows[0], "stock", load_lexicon())
    ('accounts', datetime.date(2025, 11, 2))
    """
    start, end = row["period_start"], row["period_end"]
    fixed = fixed_period(start, end)
    day = day_of(kind, row["period"], start, end, row["published"])
    dated = fixed is not None or (kind == "stock" and day is not None)
    if row["aside"] or row["modifier"] in UNRANKED or not dated:
        return None, day
    owner, platform = row["entity_kind"], row["platform"]
    if not owner_names(lexicon).is_name(row["entity"], owner, row["entity_key"]):
        return None, day
    aspect, rate = row["aspect"], row["rate"]
    return group_of(aspect=aspect, rate=rate, entity_kind=owner, platform=platform), day
