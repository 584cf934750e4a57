"""The baseline: it is written and read without loss, and holds its floors."""

from dataclasses import replace
from pathlib import Path

import pytest

from arabic_metrics import GoldError
from arabic_metrics.score import Tally
from arabic_metrics.score.baseline import (
    Baseline,
    PinnedSlot,
    compare_scores,
    digest_articles,
    read_baseline,
    write_baseline,
)

PINNED = Baseline(
    digest="d",
    articles=3,
    claimless=1,
    silent=1,
    slots={
        "claim": PinnedSlot(Tally(2, 3, 4), 0.1, 0.9),
        "rank": PinnedSlot(Tally(1, 1, 1), 1.0, 1.0),
    },
    right=frozenset({"a 1 rank", "b 1 followers"}),
    spurious=frozenset({"c rank at 7"}),
)


def with_claim(tally: Tally) -> Baseline:
    return replace(PINNED, slots={**PINNED.slots, "claim": PinnedSlot(tally, 0.0, 1.0)})


def test_written_and_read(tmp_path: Path) -> None:
    write_baseline(tmp_path / "baseline.json", PINNED)
    assert read_baseline(tmp_path / "baseline.json") == PINNED


def test_the_same_scores_hold() -> None:
    comparison = compare_scores(PINNED, PINNED)
    assert comparison.holds and comparison.gained == comparison.lost == ()


def test_a_better_score_holds() -> None:
    assert compare_scores(with_claim(Tally(3, 3, 4)), PINNED).holds


def test_a_worse_score_does_not() -> None:
    comparison = compare_scores(with_claim(Tally(1, 3, 4)), PINNED)
    assert not comparison.holds
    assert comparison.under_floor == ("claim: F1 28.5 is under its floor 57.1",)


def test_other_articles_do_not_hold() -> None:
    assert not compare_scores(replace(PINNED, digest="e"), PINNED).holds


def test_a_slot_that_is_new_or_gone_has_no_floor() -> None:
    current = replace(
        PINNED,
        slots={"claim": PINNED.slots["claim"], "views": PinnedSlot(Tally(0, 1, 1), 0.0, 0.0)},
    )
    assert compare_scores(current, PINNED).holds


def test_gains_and_losses_are_named() -> None:
    current = replace(
        PINNED, right=frozenset({"a 1 rank", "b 2 posts"}), spurious=frozenset({"c rank at 9"})
    )
    comparison = compare_scores(current, PINNED)
    assert comparison.gained == ("b 2 posts",)
    assert comparison.lost == ("b 1 followers",)
    assert comparison.newly_spurious == ("c rank at 9",)
    assert comparison.no_longer_spurious == ("c rank at 7",)


def test_the_digest_sees_texts_and_gold_but_not_line_ends(tmp_path: Path) -> None:
    text, gold = tmp_path / "a.txt", tmp_path / "a.gold.toml"
    text.write_bytes(b"one\ntwo\n")
    gold.write_bytes(b"region = 'gulf'\n")
    digest = digest_articles(tmp_path)
    text.write_bytes(b"one\r\ntwo\r\n")
    assert digest_articles(tmp_path) == digest
    gold.write_bytes(b"region = 'levant'\n")
    assert digest_articles(tmp_path) != digest


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory; `score --update` writes it"),
        ("{", "baseline.json: is no baseline"),
        ("[]", "baseline.json: is no baseline"),
        ('{"version": 1}', "baseline.json: is no baseline: KeyError"),
        ('{"version": 99}', "baseline.json: is of version 99; this library reads version 1"),
    ],
)
def test_what_is_no_baseline(content: str | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_baseline(path)
