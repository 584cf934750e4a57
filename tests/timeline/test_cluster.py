"""Copies of one story."""

from collections.abc import Iterable

import pytest

from arabic_metrics.timeline.cluster import KEPT, MANY, CopyFinder, Sketch, alike, sketch_text
from tests.corpus import load

SENTENCES = load("timeline/archive")["sentence"][0]["phrases"]
STORY = " ".join(SENTENCES[:6])


def leaders(*told: tuple[str, Iterable[str]]) -> list[str]:
    finder = CopyFinder()
    return [
        finder.leader_of(f"a{number}", sketch_text(text), frozenset(figures))
        for number, (text, figures) in enumerate(told)
    ]


def test_a_copy_with_an_opening_a_closing_and_another_spelling_is_found() -> None:
    edited = "وكالات: " + STORY.replace("أ", "ا").replace("ة", "ه") + " شارك الخبر مع أصدقائك."
    assert leaders((STORY, "f"), (edited, "f")) == ["a0", "a0"]


def test_a_shortened_copy_is_found_whichever_comes_first() -> None:
    short = " ".join(SENTENCES[:3])
    assert leaders((STORY, "fg"), (short, "f")) == ["a0", "a0"]
    assert leaders((short, "f"), (STORY, "fg")) == ["a0", "a0"]


def test_a_text_with_another_figure_is_no_copy() -> None:
    assert leaders((STORY, "f"), (STORY, "g")) == ["a0", "a1"]
    assert leaders((STORY, "fg"), (STORY, "fh")) == ["a0", "a1"]


def test_two_fuller_texts_that_differ_are_not_both_copies_of_the_shorter() -> None:
    assert leaders((STORY, "f"), (STORY, "fg"), (STORY, "fh")) == ["a0", "a0", "a2"]


def test_another_text_with_the_same_figure_is_no_copy() -> None:
    other = " ".join(SENTENCES[10:16])
    assert leaders((STORY, "f"), (other, "f"), ("", "f"), ("كلمة", "f")) == ["a0", "a1", "a2", "a3"]


def test_half_of_another_text_is_no_copy() -> None:
    mixed = " ".join([*SENTENCES[:3], *SENTENCES[10:14]])
    assert leaders((STORY, "f"), (mixed, "f")) == ["a0", "a1"]


def test_long_texts_are_judged_by_a_sample() -> None:
    words = [f"كلمة{number}" for number in range(4 * KEPT)]
    whole, edited = sketch_text(" ".join(words)), sketch_text(" ".join(words[40:]))
    half, other = sketch_text(" ".join(words[: 2 * KEPT])), sketch_text(" ".join(reversed(words)))
    assert len(whole.shingles) == KEPT < whole.size
    assert alike(whole, edited) > 0.9
    assert alike(whole, half) == 1.0
    assert alike(whole, other) == 0.0
    assert alike(sketch_text(""), sketch_text("")) == 0.0


def test_among_many_stories_of_one_figure_copies_are_found_by_an_index() -> None:
    words = [f"كلمة{number}" for number in range(60 * 3 * MANY)]
    texts = [" ".join(words[60 * number : 60 * number + 60]) for number in range(3 * MANY)]
    copies = [f"وكالات: {text}" for text in texts]
    shortened = [" ".join(text.split()[:35]) for text in texts]
    found = leaders(*((text, "f") for text in (*texts, *copies, *shortened)))
    assert found == [f"a{number}" for number in range(3 * MANY)] * 3


def test_of_many_stories_those_that_share_nothing_are_not_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []

    def counted(first: Sketch, second: Sketch) -> float:
        compared.append((first, second))
        return alike(first, second)

    monkeypatch.setattr("arabic_metrics.timeline.cluster.alike", counted)
    texts = [" ".join(f"كلمة{number}-{word}" for word in range(40)) for number in range(3 * MANY)]
    leaders(*((text, "f") for text in texts))
    assert len(compared) == MANY * (MANY + 1) // 2, "the index is asked from then on"
    assert (
        leaders(*((text, "f") for text in (*texts, "كلمة واحدة", "كلمة واحدة")))[-2:]
        == ["a120"] * 2
    )
