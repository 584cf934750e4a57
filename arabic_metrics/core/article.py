"""Article: what comes in."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published, with what is known about it.

    `published` is the date that «الشهر الماضي» is read against; without it relative periods keep no dates.

    >>> Article("بلغ عدد متابعي الصفحة 40 ألفا", id="a1").published is None
    True
    """

    text: str
    id: str = ""
    published: dt.date | None = None
    title: str | None = None
    source: str | None = None
