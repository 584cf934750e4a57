"""The made archive: 200 articles of our own writing, with cases planted in them (corpora/timeline/)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from random import Random
from typing import Any

from arabic_metrics.core import Article
from arabic_metrics.resolve import Asked, Choice, ClaimSet, Option, extract_claims, load_weights
from arabic_metrics.resolve.choice import DETECTED
from tests.corpus import load
from tests.resolve.unsure import unsure

SENTENCES = 7  # of each article, beside the one that claims
SHORTENED = 4  # sentences that a shortened copy keeps
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A planted case: what comparing must say, of which articles, and how many copies each story has."""

    label: str
    articles: tuple[str, ...]
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeArchive:
    """The articles in mixed order, and the cases."""

    articles: tuple[Article, ...]
    cases: tuple[Case, ...]

    def claims(self) -> tuple[ClaimSet, ...]:
        """Read every article, once."""
        return _read(self.articles)


class Certain:
    """A chooser that never doubts what an article claims in its first sentence: what is compared here is not how well that is read."""

    def __init__(self) -> None:
        self.weights = load_weights()

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        """Choose as the packaged weights do, but in the first sentence never nothing."""
        choice = self.weights.choose(asked, options)
        first = 0 <= asked.figure.start < asked.text.text.find(". ")
        if asked.slot not in DETECTED or not first:
            return choice
        likeliest = max(range(1, len(options)), key=lambda at: choice.probabilities[at])
        return Choice(asked.slot, choice.options, choice.probabilities, likeliest)


@cache
def _read(articles: tuple[Article, ...]) -> tuple[ClaimSet, ...]:
    chooser = Certain()
    read = (extract_claims(article, chooser=chooser, min_confidence=0) for article in articles)
    return tuple(unsure(claims, 1) for claims in read)


@cache
def made_archive() -> MadeArchive:
    """Write the archive; it is the same each time."""
    writer = _Writer()
    cases = tuple(writer.case(entry) for entry in load("timeline/cases")["case"])
    for text in _phrases("silent"):
        writer.article(text, dt.date(2025, 11, 1), writer.papers[0])
    articles = list(writer.articles)
    Random(3).shuffle(articles)
    return MadeArchive(tuple(articles), cases)


def _phrases(table: str, field: str = "phrases") -> list[str]:
    [entry] = load("timeline/archive")[table]
    found: list[str] = entry[field]
    return found


class _Writer:
    def __init__(self) -> None:
        document = load("timeline/archive")
        self.articles: list[Article] = []
        self.random = Random(11)
        self.papers = _phrases("paper", "names")
        self.accounts = iter(product(document["platform"], _phrases("entity", "names")))
        self.wordings = {entry["metric"]: entry["phrases"] for entry in document["wording"]}
        self.periods = {entry["value"]: entry["name"] for entry in document["period"]}
        self.used = 0

    def article(self, text: str, day: dt.date, paper: str) -> Article:
        """Add an article to the archive."""
        written = Article(text, f"a{len(self.articles):03}", day, source=paper)
        self.articles.append(written)
        return written

    def case(self, entry: Entry) -> Case:
        """Write the articles of a case."""
        if "total" in entry:
            platform = load("timeline/archive")["platform"][0]
            entity = _phrases("total", "names")[entry["total"]]
        else:
            platform, entity = next(self.accounts)
        told: list[Article] = []
        opening, body = "", [""]
        for number, each in enumerate(entry["told"]):
            if each.get("rewritten", True):
                wordings = self.wordings[each.get("wording", entry["metric"])]
                opening = wordings[(self.used + number) % len(wordings)]
                body = self.random.sample(_phrases("sentence"), SENTENCES)
            claim = opening.format(
                entity=entity,
                platform=platform["name"],
                figure=each["figure"],
                period=self.periods.get(entry.get("period", "")),
            )
            paper = self.papers[(self.used + each.get("paper", number)) % len(self.papers)]
            told.append(self.article(" ".join((claim, *body)), each["day"], paper))
        self.used += 1
        copies = tuple(self._copy(told[0], number) for number in range(entry.get("copies", 0)))
        return Case(entry["label"], tuple(article.id for article in told), copies)

    def _copy(self, article: Article, number: int) -> str:
        """A copy with a line before it, and one behind it or without its end."""
        [edit] = load("timeline/archive")["copy"]
        opening = edit["openings"][self.used % len(edit["openings"])]
        sentences = article.text.split(". ")
        if number == 0:
            text = (
                f"{opening}: {article.text} {edit['closings'][self.used % len(edit['closings'])]}"
            )
        else:
            text = f"{opening}: {'. '.join(islice(sentences, SHORTENED))}."
        assert article.published is not None
        day = article.published + dt.timedelta(days=number)
        paper = self.papers[(self.used + 2 + number) % len(self.papers)]
        return self.article(text, day, paper).id
