"""Texts for annotation tools: emoji, combining marks and line ends where tools lose count."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from arabic_metrics import Article, ClaimSet, extract_claims

PUBLISHED = dt.date(2025, 11, 2)
SENTENCES = (
    "حلّت صفحة وزارة السياحة على فيسبوك فى المركز الثانى عربيا بعدما نشرت فى الربع الثالث من 2025 نحو 1.780 منشورا حصدت ٢٤ مليون تفاعل،",
    "وفق تقرير مرصد الإعلام الرقمي، بلغ عدد متابعي قناة المنار على يوتيوب بين 3 و4 آلاف متابع.",
    "ولدى نادي الوحدات على إنستغرام 325 ألف متابع، بزيادة 3 آلاف متابع خلال الشهر الماضي",
)
NOISE = "📣👍🏽\u064b\u0300\u200f\u2028\x85 \t\r\n\x0c"


def texts() -> st.SearchStrategy[str]:
    """Sentences with claims, and noise before, between and behind them."""
    noise = st.text(NOISE, max_size=6)
    sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True)
    return st.builds(
        lambda some, gaps: (
            gaps[0] + "".join(s + " " + gap for s, gap in zip(some, gaps[1:], strict=False))
        ),
        sentences,
        st.lists(noise, min_size=4, max_size=4),
    )


def read(text: str, id: str = "one.txt") -> tuple[Article, ClaimSet]:
    """An article of a text, and its claims."""
    article = Article(text, id=id, published=PUBLISHED)
    return article, extract_claims(article)


def facts(claims: ClaimSet) -> list[tuple[Any, ...]]:
    """What claims say of each figure, with its place."""
    return sorted(
        (
            row["start"], row["end"], row["metric"], row["value"], row["upper"], row["modifier"], row["aspect"],
            row["rate"], row["scope"], row["entity"], row["platform"], row["period"], row["attribution"],
        )
        for row in claims.rows()
    )  # fmt: skip


def gold_facts(figures: Iterable[Any]) -> list[tuple[Any, ...]]:
    """The same of gold figures."""
    return sorted(
        (
            gold.span.start, gold.span.end, gold.metric, gold.value, gold.upper, gold.modifier, gold.aspect,
            gold.rate, gold.scope, gold.entity, gold.platform, gold.period, gold.attribution,
        )
        for gold in figures
    )  # fmt: skip
