"""Is a wording of a place a rank in the audience of an account: its options are a rank, and nothing."""

from collections.abc import Iterator

from arabic_metrics.recognize import RankMention
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.metric_slot import CONTEXT, NOTHING, stem
from arabic_metrics.resolve.reading import Reading

RANK = "rank"


def rank_options(reading: Reading, rank: RankMention) -> list[Option]:
    """Return the options for a wording of a place."""
    shared = tuple(_of_rank(reading, rank))
    return [
        Option(NOTHING, ("nothing",)),
        Option(RANK, ("rank", *shared), rank, rank.span),
    ]


def _of_rank(reading: Reading, rank: RankMention) -> Iterator[str]:
    sentence = reading.sentence(rank.first)
    table = reading.table
    yield f"rule {rank.rule}"
    yield f"word {stem(reading.word(rank.first))}"
    yield f"before {stem(reading.word(rank.first - 1))}"
    yield f"behind {stem(reading.word(rank.last))}"
    yield f"behind2 {stem(reading.word(rank.last + 1))}"
    yield f"value {min(int(rank.value), 4)}"
    said = reading.scene.said(sentence)
    for name in (*CONTEXT, "audience_measure", "ranked_list", "scope_adverb", "other_league", "account_noun_definite", "page_noun", "most_word", "app_head", "site_head"):
        if not table.words(name).isdisjoint(said):
            yield f"context {name}"
            yield f"context {name} {rank.rule}"
    yield from reading.flags(sentence)
    metrics = {m.id for m in reading.recognized.metrics if reading.sentence(m.first) == sentence}
    for metric in sorted(metrics):
        yield f"metric {metric}"
    if not metrics:
        yield "no metric here"
