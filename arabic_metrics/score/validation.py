"""Cross-validation: each passage is read with weights that were not fitted to it, and confidence is fitted to these rows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import exp

from arabic_metrics.core import GoldError, ModelError
from arabic_metrics.resolve.choice import Weights
from arabic_metrics.resolve.claim import ClaimSet
from arabic_metrics.resolve.confidence import confidence_features
from arabic_metrics.resolve.draft import ClaimWriter
from arabic_metrics.resolve.fill import SlotFiller
from arabic_metrics.score.fit import FOLDS, MISSING, SEED, Fitter
from arabic_metrics.score.judge import Row, count, matched
from arabic_metrics.score.passage import digest_of

BINS = 10
TOO_LITTLE = "it is too little: every part needs rows that are right and rows that are wrong"
Parts = dict[str, float]


@dataclass(slots=True)
class JudgedRow:
    """A row of a passage, the features of its confidence, and whether it is right (None if readers differ)."""

    passage: int
    fold: int
    row: Row
    parts: Parts
    right: bool | None
    of_news: bool = True  # whether news printed its passage

    @property
    def confidence(self) -> float:
        """The probability that the row is right."""
        return float(self.row["confidence"])


@dataclass(slots=True)
class Validation:
    """The judged rows of every passage, each read with weights that were not fitted to its article."""

    fitter: Fitter
    rows: list[JudgedRow] = field(default_factory=list)

    def counts(
        self, least: float = 0.0, name: Callable[[int], str] = lambda _: "all"
    ) -> dict[str, Counter[str]]:
        """Return the counts of the rows with at least this confidence, summed by the name that each passage has."""
        kept = self._kept(least)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for index, passage in enumerate(self.fitter.passages):
            found[name(index)].update(count(passage, kept[index], self.fitter.judge))
        return found

    def _kept(self, least: float) -> dict[int, list[Row]]:
        """The rows with at least this confidence, by passage."""
        kept: dict[int, list[Row]] = defaultdict(list)
        for each in self.rows:
            if each.confidence >= least:
                kept[each.passage].append(each.row)
        return kept

    def by_set(self, least: float = 0.0) -> dict[str, Counter[str]]:
        """Return the counts by set, and those of all."""
        return {
            **self.counts(least, lambda index: self.fitter.passages[index].set),
            **self.counts(least),
        }

    def by_kind(self) -> dict[str, tuple[int, int, int]]:
        """Return, by kind of owner, how many figures there are, how many were found, and how many got the right owner."""
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        rows = self._kept(0.0)
        for index, passage in enumerate(self.fitter.passages):
            for gold, row in matched(passage, rows[index])[0]:
                if gold.lenient:
                    continue
                counts = found[gold.owner_kind or "not told"]
                counts[0] += 1
                if row is not None:
                    counts[1] += 1
                    counts[2] += self.fitter.judge.owner(gold, row)
        return {kind: (a, b, c) for kind, (a, b, c) in sorted(found.items())}

    def bins(self) -> Iterator[tuple[int, int, float, float]]:
        """Yield for each tenth of confidence the number of rows, their mean confidence, and the share that is right."""
        judged: dict[int, list[JudgedRow]] = defaultdict(list)
        for each in self.rows:
            if each.right is not None:
                judged[min(BINS - 1, int(each.confidence * BINS))].append(each)
        for at, rows in sorted(judged.items()):
            mean = sum(each.confidence for each in rows) / len(rows)
            yield at, len(rows), mean, sum(bool(each.right) for each in rows) / len(rows)


def read_rows(fitter: Fitter, index: int, weights: Weights, fold: int) -> list[JudgedRow]:
    """Return the judged rows of a passage, read with some weights."""
    filler = SlotFiller(fitter.read[index], weights, explained=True)
    slots = filler.fill()
    passage = fitter.passages[index]
    claims = ClaimSet(claims=ClaimWriter(filler.reading, passage.published).claims(slots))
    rows: list[Row] = [{**row} for row in claims.rows()]
    pairs, _ = matched(passage, rows)
    verdicts = {
        id(row): None if gold.lenient else fitter.judge.verdict(gold, row)["whole"]
        for gold, row in pairs
        if row is not None
    }
    to_source = fitter.read[index].parsed.normalized.to_source
    parts = {(slot.metric, to_source(slot.span).start): confidence_features(slot) for slot in slots}
    lenient = [gold for gold in passage.claims if gold.lenient]
    found = []
    for row in rows:
        right = verdicts.get(id(row), False)
        if id(row) not in verdicts and any(g.overlaps(row["start"], row["end"]) for g in lenient):
            right = None
        told = parts[row["metric"], row["start"]]
        found.append(JudgedRow(index, fold, row, told, right, passage.of_news))
    return found


def cross_validate(fitter: Fitter, folds: int = FOLDS, seed: int = SEED) -> Validation:
    """Read each fold with weights fitted to the other folds; confidence, too, is fitted to the rows of the other folds."""
    found = Validation(fitter)
    parts = fitter.folds(folds, seed)
    for fold, held_out in enumerate(parts):
        weights = fitter.fit(i for other in parts if other is not held_out for i in other)
        for index in held_out:
            found.rows += read_rows(fitter, index, weights, fold)
    for fold in range(folds):
        told = fit_confidence(each for each in found.rows if each.fold != fold)
        for each in found.rows:
            if each.fold == fold:
                each.row["confidence"] = probability(told, each.parts)
    return found


def fit_confidence(rows: Iterable[JudgedRow]) -> dict[str, float]:
    """Return the weights of confidence, so that of the rows with confidence 0.8 about eight in ten are right.

    Rows of passages that were written as gold, which are easier or harder than news, count only where there are no others.
    """
    try:
        import numpy as np
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise ModelError(MISSING) from error
    judged = [each for each in rows if each.right is not None]
    judged = [each for each in judged if each.of_news] or judged
    if len({each.right for each in judged}) < 2:
        raise GoldError("the gold", "", TOO_LITTLE)
    names = sorted({name for each in judged for name in each.parts} - {"bias"})
    table = np.array([[each.parts.get(name, 0.0) for name in names] for each in judged])
    model = LogisticRegression(C=1.0).fit(table, [each.right for each in judged])
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return weights | {"bias": float(model.intercept_[0])}


def probability(weights: dict[str, float], parts: Parts) -> float:
    """Return the confidence of a row with these features."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in parts.items())))


def fit_weights(fitter: Fitter, validation: Validation) -> Weights:
    """Return the weights fitted to all passages; those of confidence come from the rows of the cross-validation."""
    slots = dict(fitter.fit(range(len(fitter.passages))).slots)
    slots["confidence"] = fit_confidence(validation.rows)
    return Weights(slots, digest_of(fitter.passages))
