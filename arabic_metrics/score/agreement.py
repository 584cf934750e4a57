"""Compares the gold of two readers of the same articles: how far they agree, and where they differ."""

from collections.abc import Iterable, Iterator

from arabic_metrics.core import GoldError
from arabic_metrics.core.argument import check_each
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.score.gold import GoldArticle
from arabic_metrics.score.name import name_matcher
from arabic_metrics.score.score import (
    GOLDS,
    WHOLE,
    FigureRow,
    Scores,
    equal_slots,
    gold_facts,
    match_rows,
    score_rows,
    sum_scores,
)

Pair = tuple[GoldArticle, GoldArticle]


def score_against(
    golds: Iterable[GoldArticle], others: Iterable[GoldArticle], lexicon: Lexicon | None = None
) -> Scores:
    """Score the gold of one reader against that of another, as if the second had been extracted.

    If the two are swapped, precision and recall are swapped, and F1 stays the same. So F1 says how far the readers agree.

    Raises:
        GoldError: the two did not read the same articles.
    """
    lexicon = lexicon or load_lexicon()
    return sum_scores(
        [score_rows(gold, gold_rows(other), lexicon) for gold, other in _pairs(golds, others)]
    )


def list_differences(
    golds: Iterable[GoldArticle], others: Iterable[GoldArticle], lexicon: Lexicon | None = None
) -> Iterator[str]:
    """Yield a line for each figure that only one reader has, and for each slot in which the readers differ.

    Raises:
        GoldError: the two did not read the same articles.
    """
    matcher = name_matcher(lexicon or load_lexicon())
    for gold, other in _pairs(golds, others):
        rows = gold_rows(other)
        matched = match_rows(gold.figures, rows, matcher)
        answered = {id(each) for pair in matched for each in pair}
        for figure in gold.figures:
            if id(figure) not in answered:
                yield f"{gold.article.id}: {figure.metric} «{figure.quote}»: only the first has it"
        for row in rows:
            if id(row) not in answered:
                quote = row.spans[0].of(gold.article.text)
                yield f"{gold.article.id}: {row.metric} «{quote}»: only the second has it"
        for figure, row in matched:
            one, two = gold_facts(figure), row.facts
            for slot in sorted(one.keys() - equal_slots(figure, row, matcher) - {WHOLE}):
                said = f"{_shown(one[slot])} / {_shown(two[slot])}"
                yield f"{gold.article.id}: {figure.metric} «{figure.quote}»: {slot}: {said}"


def gold_rows(gold: GoldArticle) -> tuple[FigureRow, ...]:
    """Return the figures of gold as if they had been extracted."""
    return tuple(
        FigureRow(figure.metric, gold_facts(figure), (figure.span,)) for figure in gold.figures
    )


def _pairs(golds: Iterable[GoldArticle], others: Iterable[GoldArticle]) -> Iterator[Pair]:
    by_id = {other.article.id: other for other in check_each(others, GoldArticle, "others", GOLDS)}
    for gold in check_each(golds, GoldArticle, "golds", GOLDS):
        other = by_id.pop(gold.article.id, None)
        if other is None:
            raise GoldError(gold.article.id, "", "the second reader has no gold of it")
        if other.article.text != gold.article.text:
            raise GoldError(gold.article.id, "", "the two readers had different texts")
        yield gold, other
    for left in by_id:
        raise GoldError(left, "", "the first reader has no gold of it")


def _shown(fact: object) -> str:
    if isinstance(fact, tuple):
        return "–".join(str(each) for each in fact if each is not None)
    return "nothing" if fact is None else str(fact)
