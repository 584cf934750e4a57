"""Copies of one agency story: near-duplicate texts with the same figures count once."""

import re
import zlib
from array import array
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.timeline.optional import need

WORD = re.compile(r"\w+")
SHINGLE = 3  # words
PERMUTATIONS = 64
KEPT = 512  # shingles of a long text
BANDS = (32, 2)  # finds 99.9 of 100 pairs whose similarity is 0.45
COPY = 0.6  # Jaccard similarity: asked of the index, and held exactly
HELD, WHOLE_TEXT = (
    0.85,
    30,
)  # a shortened copy: the share of it in the longer, and its least number of shingles


@dataclass(frozen=True, slots=True)
class Sketch:
    """The word shingles of a text as numbers: how many there are, and the 512 smallest in order."""

    size: int
    shingles: "array[int]"


@dataclass(slots=True)
class _Leader:
    """The earliest article of a cluster, and the figures that its cluster states."""

    id: str
    sketch: Sketch
    figures: set[Hashable] = field(default_factory=set)


class CopyFinder:
    """Puts articles into clusters of copies; give it the articles from the earliest to the latest.

    An article is a copy of the earliest article of a cluster if their word shingles are alike (Jaccard 0.6, or 0.85 of the shorter text
    stands in the longer), and the figures of one are all among those of the other: copies are shortened, but an article with another
    figure is a revision or a contradiction, never a copy. It needs the extra `timeline`.
    """

    def __init__(self) -> None:
        datasketch: Any = need("datasketch")
        self._minhash: Any = datasketch.MinHash
        self._index: Any = datasketch.MinHashLSH(num_perm=PERMUTATIONS, params=BANDS)
        self._leaders: dict[str, _Leader] = {}

    def leader_of(self, id: str, sketch: Sketch | None, figures: frozenset[Hashable]) -> str:
        """Return the id of the earliest article that this one copies: its own if it copies none."""
        if sketch is None or not sketch.size or not figures:
            return id
        signature = self._minhash(num_perm=PERMUTATIONS, hashfunc=int)
        signature.update_batch(sketch.shingles)
        found = [self._leaders[known] for known in self._index.query(signature)]
        best = max(
            (
                (alike(leader.sketch, sketch), leader)
                for leader in found
                if figures <= leader.figures or leader.figures <= figures
            ),
            key=lambda pair: pair[0],
            default=None,
        )
        if best is not None and best[0] > 0:
            best[1].figures |= figures
            return best[1].id
        self._leaders[id] = _Leader(id, sketch, set(figures))
        self._index.insert(id, signature)
        return id


def sketch_text(text: str) -> Sketch:
    """Return the sketch of a text in folded spelling.

    >>> sketch_text("بلغ عدد متابعي الصفحة").size, sketch_text("الصَّفحة إلى هنا") == sketch_text("الصفحه الى هنا")
    (2, True)
    """
    words = WORD.findall(load_lexicon().fold(text))
    last = max(len(words) - SHINGLE + 1, min(len(words), 1))
    shingles = {
        zlib.crc32(" ".join(words[first : first + SHINGLE]).encode()) for first in range(last)
    }
    return Sketch(len(shingles), array("I", sorted(shingles)[:KEPT]))


def alike(first: Sketch, second: Sketch) -> float:
    """Return how alike two texts are: the Jaccard similarity of their shingles, 1 for a shortened copy, 0 for no copy.

    It is exact for texts of up to 512 shingles, and estimated for longer ones.
    """
    a, b = set(first.shingles), set(second.shingles)
    union = sorted(a | b)
    if max(first.size, second.size) > KEPT:
        union = union[:KEPT]
    jaccard = sum(shingle in a and shingle in b for shingle in union) / max(len(union), 1)
    if jaccard >= COPY:
        return jaccard
    shorter = min(first.size, second.size)
    common = jaccard * (first.size + second.size) / (1 + jaccard)
    return 1.0 if shorter >= WHOLE_TEXT and common >= HELD * shorter else 0.0
