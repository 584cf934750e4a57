"""Rows and articles in any number, made as they are read: many of few entities, few of many."""

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any

from arabic_metrics.core import Article

PLATFORMS = ("facebook", "x", "instagram", "social", None)
METRICS = ("followers", "interactions", "posts", "views", "rank")
MODIFIERS = ("exact",) * 5 + ("more_than", "approximately")
QUARTERS = {
    f"2025-Q{number}": (
        dt.date(2025, 3 * number - 2, 1),
        dt.date(2025 + number // 4, 3 * number % 12 + 1, 1),
    )
    for number in range(1, 5)
}
FIGURES_EACH, WORDS = 2, 120
BEFORE = "كلمة " * 40


def many_rows(count: int) -> Iterator[dict[str, Any]]:
    """Yield rows as `ClaimSet.rows()` gives them, two of each article."""
    random = Random(2)
    for number in range(count):
        entity = min(int(random.paretovariate(0.8)), count // 20)
        metric = random.choice(METRICS)
        value = (
            random.randint(1, 10)
            if metric == "rank"
            else random.choice((12_400_000, 12_500_000, 11_000_000 + number % 977 * 1009))
        )
        period = None if metric == "followers" else random.choice(sorted(QUARTERS))
        start, end = QUARTERS[period] if period else (None, None)
        surface = f"{value:,}".replace(",", ".")
        yield {
            "article_id": f"article-{number // FIGURES_EACH}",
            "claim_id": "c1",
            "entity": f"كيان {entity}",
            "entity_key": f"kyAn-{entity}",
            "entity_kind": None,
            "mention": f"كيان {entity}",
            "platform": random.choice(PLATFORMS),
            "metric": metric,
            "value": value,
            "upper": None,
            "modifier": random.choice(MODIFIERS),
            "aspect": "level",
            "rate": None,
            "scope": None,
            "period": period,
            "period_start": start,
            "period_end": end,
            "attribution": None,
            "confidence": None,
            "surface": surface,
            "start": len(BEFORE),
            "end": len(BEFORE) + len(surface),
            "sentence": "",
            "rule": "digits",
        }


def many_articles(count: int) -> Iterator[Article]:
    """Yield the articles of `count` rows, each with a text of its own."""
    random = Random(3)
    words = [f"لفظ{number}" for number in range(3000)]
    for number in range(count // FIGURES_EACH):
        day = dt.date(2025, 1, 1) + dt.timedelta(days=random.randint(0, 700))
        text = BEFORE + " ".join(random.choices(words, k=WORDS))
        yield Article(text, f"article-{number}", day, source=f"جريدة {number % 40}")
