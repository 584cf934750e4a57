"""Fits the weights of every slot to gold passages.

Extraction runs as usual, but a chooser that knows the gold makes its choices. It records each choice with the right answers: the weights
are fitted to these.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from arabic_metrics.core import Article, ModelError
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import normalize_article
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import RecognizedText, recognize_mentions
from arabic_metrics.resolve.choice import Asked, Choice, Option, Weights
from arabic_metrics.resolve.fill import SlotFiller
from arabic_metrics.score.judge import Judge, networks, same_metric
from arabic_metrics.score.passage import GoldPassage, PassageFigure, groups

FOLDS, SEED = 5, 20
LEAST_OFTEN = 2  # articles that a feature occurs in
STRENGTH = {"metric": 1.2, "rank": 1.4, "owner": 3.5, "network": 3.5, "period": 1.8, "scope": 3.0}
# Chosen one after another: the first choice is a feature of those that follow.
TIED = ("owner", "network", "period", "scope")
# A passage that weighs little was written as gold. Such passages rank, and tie figures to their owners, by the same words as news does: these
# choices count so many times as much in them. But they hold more figures: how often a set of them has each metric is learned apart, unless
# most of the set claims nothing, for then that is what it teaches.
MORE = {"rank": 2, **dict.fromkeys(TIED, 3)}
OF_THE_SET = "of the set"
# News and written gold teach much the same. For these choices each feature has a weight that both teach, and a further one, held smaller, that
# news alone teaches; reading adds the two (Daumé III, "Frustratingly Easy Domain Adaptation", 2007). Ranks and periods of reports, which are
# written as lists, are read worse with it.
OF_NEWS = dict.fromkeys(("owner", "network", "scope"), 0.4)
MISSING = "fitting needs more: `pip install '.[fit]'` in a copy of the repository brings it"


@dataclass(frozen=True, slots=True)
class Example:
    """A choice that extraction had to make in a passage, and which of its options are right."""

    slot: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]
    article: str = ""
    weight: float = 1.0
    of_news: bool = False  # whether news printed it, and no author of gold


@dataclass(slots=True)
class GoldChooser:
    """Chooses by the gold of one passage, and records each choice.

    If it has weights, it makes the tied choices by them. The later choices are then learned beside earlier ones as extraction makes
    them, some of them wrong.
    """

    passage: GoldPassage
    judge: Judge
    weights: Weights | None = None
    article: str = ""
    apart: bool = False  # whether the set of the passage has a frequency of its own for each metric
    examples: list[Example] = field(default_factory=list)

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        """Return the right option, the first where there are several; the first of all where none is right."""
        figures = self._figures(asked)
        right = tuple(self._right(asked, options, figures))
        if right and not any(figure.optional for figure in figures):
            self.examples.append(self._example(asked.slot, options, right))
        if self.weights is not None and asked.slot in TIED:
            return self.weights.choose(asked, options)
        chosen = right[0] if right else 0
        certain = tuple(float(at == chosen) for at in range(len(options)))
        return Choice(asked.slot, tuple(options), certain, chosen)

    def _example(self, slot: str, options: Sequence[Option], right: tuple[int, ...]) -> Example:
        told, weight = tuple(option.features for option in options), self.passage.weight
        if weight < 1:
            weight = min(1.0, MORE.get(slot, 1) * weight)
        if self.apart and slot not in TIED:
            own = (f"{OF_THE_SET} {self.passage.set} {option.label}" for option in options)
            told = tuple((*features, name) for features, name in zip(told, own, strict=True))
        return Example(slot, told, right, self.article, weight, self.passage.of_news)

    def _figures(self, asked: Asked) -> list[PassageFigure]:
        span = asked.text.to_source(asked.figure)
        found = [g for g in self.passage.claims if g.overlaps(span.start, span.end)]
        if asked.slot in ("metric", "rank"):
            return [g for g in found if (g.metric == "rank") == (asked.slot == "rank")]
        return found[:1]

    def _right(
        self, asked: Asked, options: Sequence[Option], figures: list[PassageFigure]
    ) -> Iterator[int]:
        if not figures:
            if asked.slot in ("metric", "rank"):
                yield 0
            return
        if asked.slot == "owner":
            yield from self._owners(asked, options, figures[0])
            return
        for at, option in enumerate(options):
            if self._is_right(asked, at, option, figures):
                yield at

    def _is_right(
        self, asked: Asked, at: int, option: Option, figures: list[PassageFigure]
    ) -> bool:
        gold = figures[0]
        match asked.slot:
            case "metric":
                return at > 0 and same_metric(option.label) in (
                    same_metric(g.metric) for g in figures
                )
            case "rank":
                return at > 0
            case "network":
                label = None if option.what is None and option.label == "none" else option.label
                return networks(label) in map(networks, gold.readings("platform"))
            case "period":
                return self._is_period(asked, at, option, gold)
            case "scope":
                return self._is_scope(asked, at, option, gold)
        return False

    def _owners(
        self, asked: Asked, options: Sequence[Option], gold: PassageFigure
    ) -> Iterator[int]:
        """The options that are the owner. Of names that share words, only the likest are, and those of the same head that are half as like.

        So «وزارة التربية» is not «وزارة الصحة», and «جماهير النادي» not «النادي».
        """
        names = gold.readings("entity")
        heads = {self.judge.head(name) for name in names}
        told = [self._told(asked, option) for option in options]
        alike = [self._likeness(*it, gold) for it in zip(options, told, strict=True)]
        best = max(alike, default=0.0)
        for at, likeness in enumerate(alike):
            if not likeness:
                continue
            near = likeness >= best / 2 and any(self.judge.head(it) in heads for it in told[at])
            if likeness == best or near:
                yield at

    @staticmethod
    def _told(asked: Asked, option: Option) -> list[str]:
        """The names of an entity, as the library and the text tell them."""
        if option.what is None:
            return []
        source, name = asked.text.source, option.what.name
        spans = [name.span] if option.span is None else [name.span, option.span]
        return [name.name, *(asked.text.to_source(span).of(source) for span in spans)]

    def _likeness(self, option: Option, told: list[str], gold: PassageFigure) -> float:
        """How alike an option and the owner are, from 0 to 1."""
        names = gold.readings("entity")
        if option.what is None:
            return float(None in names)
        if "place" in gold.readings("owner_kind") and option.what.key in networks(gold.platform):
            return 1.0
        return max((self.judge.likeness(name, told) for name in names if name), default=0.0)

    def _is_period(self, asked: Asked, at: int, option: Option, gold: PassageFigure) -> bool:
        said = gold.readings("period")
        if at == 0:
            return not all(said)
        if option.span is None or not any(said):
            return False
        if gold.period_value is not None:
            told_value = option.what.period.value if option.what.period is not None else None
            return told_value == gold.period_value
        span = asked.text.to_source(option.span)
        quote = span.of(asked.text.source)
        told = gold.period_span
        within = told is not None and span.start < told[1] and told[0] < span.end
        return within or any(words and (quote in words or words in quote) for words in said)

    def _is_scope(self, asked: Asked, at: int, option: Option, gold: PassageFigure) -> bool:
        said = [gold.rank_scope] if gold.rank_scope else []
        if "place" in gold.readings("owner_kind"):
            said += [name for name in gold.readings("entity") if name]
        if at == 0:
            return not said
        if option.span is None:
            return False
        words = self.judge.words(asked.text.to_source(option.span).of(asked.text.source))
        return any(words & self.judge.words(each) for each in said)


class Fitter:
    """Reads gold passages once, and fits and scores on any part of them."""

    def __init__(self, passages: list[GoldPassage], lexicon: Lexicon | None = None) -> None:
        self.passages, self.lexicon = passages, lexicon or load_lexicon()
        self.judge = Judge(self.lexicon)
        self.articles = groups(passages)  # of each passage
        self.apart = _sets_apart(passages)  # they have a frequency of their own for each metric
        self.read = [self._recognized(passage) for passage in passages]
        self.examples = [self._asked(index) for index in range(len(passages))]

    def _asked(self, index: int, weights: Weights | None = None) -> list[Example]:
        """Return the choices that extraction makes in a passage."""
        passage = self.passages[index]
        apart = passage.set in self.apart
        chooser = GoldChooser(passage, self.judge, weights, self.articles[index], apart)
        SlotFiller(self.read[index], chooser).fill()
        return chooser.examples

    def _recognized(self, passage: GoldPassage) -> RecognizedText:
        normalized = normalize_article(Article(passage.source, blocks=passage.blocks), self.lexicon)
        parsed = parse_expressions(normalized, self.lexicon, reference=passage.published)
        return recognize_mentions(parsed, self.lexicon)

    def fit(self, chosen: Iterable[int]) -> Weights:
        """Return the weights fitted to some of the passages.

        The tied choices are fitted twice: the second time, the earlier choices are made by weights fitted to the other half of the articles.
        """
        indices = list(chosen)
        detected = self._fit((self.examples[index] for index in indices), without=TIED)
        names = self.articles
        articles = sorted({names[index] for index in indices})
        first = set(articles[::2])
        halves = [[i for i in indices if (names[i] in first) == side] for side in (True, False)]
        tied: list[list[Example]] = []
        for half, other in (halves, halves[::-1]):
            weights = self._fit(
                (self.examples[index] for index in other), without=("metric", "rank")
            )
            told = [index for index in half if self.passages[index].claims]
            tied += [self._asked(index, weights) for index in told]
        return Weights(detected.slots | self._fit(tied, without=("metric", "rank")).slots)

    def _fit(self, examples: Iterable[list[Example]], without: tuple[str, ...]) -> Weights:
        by_slot: dict[str, list[Example]] = {}
        for found in examples:
            for example in found:
                if example.slot not in without:
                    by_slot.setdefault(example.slot, []).append(example)
        return Weights(
            {
                slot: _of_any_set(fit_slot(told, STRENGTH[slot], OF_NEWS.get(slot, 0.0)))
                for slot, told in by_slot.items()
            }
        )

    def folds(self, folds: int = FOLDS, seed: int = SEED) -> list[list[int]]:
        """Return the passages in folds; those of one article are in one."""
        names = self.articles
        articles = sorted(set(names))
        random.Random(seed).shuffle(articles)
        fold = {article: at % folds for at, article in enumerate(articles)}
        return [[i for i, name in enumerate(names) if fold[name] == at] for at in range(folds)]


def _sets_apart(passages: Iterable[GoldPassage]) -> set[str]:
    """The sets that were written as gold and mostly hold figures."""
    written = [passage for passage in passages if passage.weight < 1]
    with_figures = Counter(passage.set for passage in written if passage.claims)
    return {
        name for name, n in Counter(p.set for p in written).items() if with_figures[name] > n / 2
    }


def _of_any_set(weights: dict[str, float]) -> dict[str, float]:
    return {name: it for name, it in weights.items() if not name.startswith(OF_THE_SET)}


def fit_slot(
    examples: Sequence[Example], strength: float, of_news: float = 0.0
) -> dict[str, float]:
    """Return the weights that make the right options of the examples most probable.

    `strength` keeps the squares of the weights small; `of_news`, from 0 to 1, is how far the weights of news may differ.
    """
    try:
        import numpy as np
        from scipy.optimize import minimize
        from scipy.sparse import csr_matrix, diags, hstack
    except ImportError as error:
        raise ModelError(MISSING) from error
    seen = {
        (name, example.article or str(at))
        for at, example in enumerate(examples)
        for option in example.options
        for name in option
    }
    often = Counter(name for name, _ in seen)
    known = sorted(name for name, articles in often.items() if articles >= LEAST_OFTEN)
    names = {name: at for at, name in enumerate(known)}
    rows: list[int] = []
    columns: list[int] = []
    right: list[float] = []
    starts: list[int] = []
    for example in examples:
        starts.append(len(right))
        for at, option in enumerate(example.options):
            # Each is counted as often as it is yielded.
            told = [names[name] for name in option if name in names]
            columns += told
            rows += [len(right)] * len(told)
            right.append(float(at in example.right))
    shared = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(names)))
    first, of_right = np.array(starts), np.array(right)
    group = np.repeat(np.arange(len(first)), np.diff([*starts, len(right)]))
    counts = np.array([example.weight for example in examples])
    in_news = diags(of_news * np.array([example.of_news for example in examples])[group])
    matrix = hstack([shared, in_news @ shared]).tocsr() if of_news else shared
    turned = matrix.T.tocsr()

    def loss(weights: Any) -> tuple[float, Any]:
        sums = matrix @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, first)[group])
        whole = np.add.reduceat(powers, first)
        rights = np.add.reduceat(powers * of_right, first) + 1e-300
        gradient = counts[group] * (powers / whole[group] - powers * of_right / rights[group])
        misfit = counts * (np.log(whole) - np.log(rights))
        value = float(misfit.sum() + strength / 2 * (weights @ weights))
        return value, turned @ gradient + strength * weights

    fitted = minimize(
        loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    in_all, further = fitted.x[: len(names)], fitted.x[len(names) :]
    weights = in_all + of_news * further if of_news else in_all
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}
