"""score_claims(): the precision, recall and F1 of each slot, against gold."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from arabic_metrics.core import Span
from arabic_metrics.core.argument import check_each, check_is
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.resolve import Claim, ClaimSet, extract_claims
from arabic_metrics.resolve.row import Row
from arabic_metrics.score.gold import GoldArticle, GoldFigure
from arabic_metrics.score.name import NameMatcher, name_matcher

GOLDS = "what read_gold_folder returns"
SEED = 2025
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were found, how many the gold wants, and how many of these are right.

    >>> tally = Tally(right=3, found=4, wanted=6)
    >>> tally.precision, tally.recall, tally.f1
    (Fraction(3, 4), Fraction(1, 2), Fraction(3, 5))
    """

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> Fraction:
        """The share of what was found that is right; 1 if nothing was found."""
        return Fraction(self.right, self.found) if self.found else Fraction(1)

    @property
    def recall(self) -> Fraction:
        """The share of what is wanted that was found right; 1 if nothing is wanted."""
        return Fraction(self.right, self.wanted) if self.wanted else Fraction(1)

    @property
    def f1(self) -> Fraction:
        """The harmonic mean of precision and recall."""
        total = self.found + self.wanted
        return Fraction(2 * self.right, total) if total else Fraction(1)


def f1_intervals(articles: Sequence[dict[str, Tally]]) -> dict[str, tuple[Fraction, Fraction]]:
    """Return a 95 % confidence interval of each slot's F1, given the tallies of each article.

    Articles are drawn again and again with a fixed seed, so the same tallies give the same interval.

    >>> f1_intervals([{"rank": Tally(1, 1, 1)}, {"rank": Tally(0, 1, 1)}])
    {'rank': (Fraction(0, 1), Fraction(1, 1))}
    """
    generator = random.Random(SEED)
    count = len(articles)
    draws = [Counter(generator.choices(range(count), k=count)) for _ in range(RESAMPLES)]
    intervals: dict[str, tuple[Fraction, Fraction]] = {}
    for slot in dict.fromkeys(slot for article in articles for slot in article):
        total = sum((article.get(slot, Tally()) for article in articles), Tally()).f1
        counts = [
            (index, 2 * tally.right, tally.found + tally.wanted)
            for index, article in enumerate(articles)
            if (tally := article.get(slot)) is not None and tally.found + tally.wanted
        ]
        samples = sorted(_resampled(counts, draw, total) for draw in draws)
        low, high = (
            (samples[RESAMPLES * 25 // 1000], samples[RESAMPLES * 975 // 1000 - 1])
            if samples
            else (total, total)
        )
        intervals[slot] = (low, high)
    return intervals


def _resampled(
    counts: list[tuple[int, int, int]], draw: Counter[int], otherwise: Fraction
) -> Fraction:
    doubled = sum(right * draw[index] for index, right, _ in counts)
    total = sum(size * draw[index] for index, _, size in counts)
    return Fraction(doubled, total) if total else otherwise


WHOLE = "claim"
FIGURE = "figure"
WHOLE_SLOTS = ("value", "modifier", "aspect", "rate", "entity", "platform", "period")
SLOTS = (WHOLE, FIGURE, *WHOLE_SLOTS, "attribution", "scope")
FACTS = SLOTS[3:]  # all of a figure but its value


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One extracted figure: a row of `ClaimSet.rows()`, with all spans that it was read from."""

    metric: str
    facts: dict[str, object]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The tallies of one article by slot; the figures that are right as a whole; those that gold does not know."""

    article_id: str
    tallies: dict[str, Tally]
    right: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def claims_nothing(self) -> bool:
        """Whether the gold of the article holds no figure."""
        return self.tallies[FIGURE].wanted == 0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of several articles, and their sum by slot."""

    articles: tuple[ArticleScore, ...]
    tallies: dict[str, Tally] = field(default_factory=dict)

    @property
    def right(self) -> frozenset[str]:
        """The figures that are right as a whole."""
        return frozenset(name for article in self.articles for name in article.right)

    @property
    def spurious(self) -> frozenset[str]:
        """The figures that were found and that gold does not know."""
        return frozenset(name for article in self.articles for name in article.spurious)


def score_claims(
    gold: GoldArticle, claims: ClaimSet, lexicon: Lexicon | None = None
) -> ArticleScore:
    """Compare the claims of an article with its gold, slot by slot.

    A figure answers a gold figure if the metric is the same and they overlap. Slots that are empty on both sides (no platform, modifier
    «exact», aspect «level») count on neither. The slot `claim` counts figures that are right in value, upper end, modifier, aspect,
    rate, entity, platform and period at once.
    """
    check_is(gold, GoldArticle, "gold", "a GoldArticle")
    check_is(claims, ClaimSet, "claims", "what extract_claims returns")
    return score_rows(gold, read_rows(claims), lexicon or load_lexicon())


def score_rows(gold: GoldArticle, rows: tuple[FigureRow, ...], lexicon: Lexicon) -> ArticleScore:
    """Compare figures, wherever they are from, with the gold of their article."""
    matcher = name_matcher(lexicon)
    matched = match_rows(gold.figures, rows, matcher)
    wanted = Counter(
        slot for figure in gold.figures for slot in _slots(figure.metric, gold_facts(figure))
    )
    found = Counter(slot for row in rows for slot in _slots(row.metric, row.facts))
    right: Counter[str] = Counter()
    whole: list[str] = []
    for figure, row in matched:
        equal = equal_slots(figure, row, matcher) | {figure.metric}
        right.update(
            equal & _slots(figure.metric, gold_facts(figure)) & _slots(row.metric, row.facts)
        )
        if WHOLE in equal:
            whole.append(f"{gold.article.id} {figure.claim} {figure.metric}")
    answered = {id(row) for _, row in matched}
    spurious = [
        f"{gold.article.id} {row.metric} at {row.spans[0].start}"
        for row in rows
        if id(row) not in answered
    ]
    tallies = {
        slot: Tally(right[slot], found[slot], wanted[slot])
        for slot in (*SLOTS, *sorted({*wanted, *found} - {*SLOTS}))
    }
    return ArticleScore(gold.article.id, tallies, tuple(whole), tuple(spurious))


def score_articles(golds: Iterable[GoldArticle], lexicon: Lexicon | None = None) -> Scores:
    """Extract the claims of each gold article and score them."""
    lexicon = lexicon or load_lexicon()
    return sum_scores(
        [
            score_claims(gold, extract_claims(gold.article, lexicon=lexicon), lexicon)
            for gold in check_each(golds, GoldArticle, "golds", GOLDS)
        ]
    )


def sum_scores(articles: Sequence[ArticleScore]) -> Scores:
    """Add the tallies of articles, slot by slot; metrics follow the slots, by name."""
    names = {slot for article in articles for slot in article.tallies}
    ordered = [*SLOTS, *sorted(names.difference(SLOTS))]
    total = {
        slot: sum((a.tallies.get(slot, Tally()) for a in articles), Tally()) for slot in ordered
    }
    return Scores(tuple(articles), total)


def read_rows(claims: ClaimSet) -> tuple[FigureRow, ...]:
    """Return the figures of a ClaimSet, each once, with all its spans in the evidence of its claim."""
    by_id = {claim.id: claim for claim in claims.claims}
    once = {(row["claim_id"], row["metric"]): row for row in reversed(claims.rows())}
    return tuple(
        FigureRow(row["metric"], _row_facts(row), _spans(by_id[row["claim_id"]], row))
        for row in reversed(once.values())
    )


def _spans(claim: Claim, row: Row) -> tuple[Span, ...]:
    first = Span(row["start"], row["end"])
    others = [
        piece.span
        for piece in claim.evidence
        if piece.slot == row["metric"] and piece.span != first
    ]
    return (first, *others)


def _row_facts(row: Row) -> dict[str, object]:
    told: dict[str, object] = {**row}
    return {"value": (row["value"], row["upper"]), **{name: told[name] for name in FACTS}}


def gold_facts(figure: GoldFigure) -> dict[str, object]:
    """Return what gold says of a figure, by slot."""
    facts = {name: getattr(figure, name) for name in FACTS}
    return {"value": (figure.value, figure.upper), **facts}


def _slots(metric: str, facts: dict[str, object]) -> set[str]:
    """The slots that a figure counts in: its metric, and what is filled."""
    filled = {name for name, fact in facts.items() if fact not in (None, "exact", "level")}
    return {WHOLE, FIGURE, metric} | filled


def match_rows(
    figures: Sequence[GoldFigure], rows: Sequence[FigureRow], matcher: NameMatcher
) -> list[tuple[GoldFigure, FigureRow]]:
    """Pair each gold figure with at most one overlapping row of its metric; pairs that agree in more slots come first."""
    pairs = [
        (len(equal_slots(figure, row, matcher)), figure, row)
        for figure in figures
        for row in rows
        if row.metric == figure.metric and any(span.overlaps(figure.span) for span in row.spans)
    ]
    taken: set[int] = set()
    matched: list[tuple[GoldFigure, FigureRow]] = []
    for _, figure, row in sorted(pairs, key=lambda pair: -pair[0]):
        if id(figure) not in taken and id(row) not in taken:
            taken.update((id(figure), id(row)))
            matched.append((figure, row))
    return matched


def equal_slots(figure: GoldFigure, row: FigureRow, matcher: NameMatcher) -> set[str]:
    """Return the slots in which a row agrees with a gold figure."""
    wanted, found = gold_facts(figure), row.facts
    plain = ("value", "modifier", "aspect", "rate", "period")
    equal = {FIGURE, *(slot for slot in plain if wanted[slot] == found[slot])}
    if matcher.same(figure.entity, _text(found["entity"])):
        equal.add("entity")
    if _networks(figure.platform) == _networks(_text(found["platform"])):
        equal.add("platform")
    for slot in ("attribution", "scope"):
        if matcher.same(_text(wanted[slot]), _text(found[slot])):
            equal.add(slot)
    if equal.issuperset(WHOLE_SLOTS):
        equal.add(WHOLE)
    return equal


def _networks(platform: str | None) -> frozenset[str]:
    return frozenset(platform.split("+")) if platform else frozenset()


def _text(fact: object) -> str | None:
    return fact if isinstance(fact, str) else None
