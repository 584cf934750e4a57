"""Copies of one agency story: near-duplicate texts with the same figures count once."""

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from arabic_metrics.lexicon import load_lexicon

WORD = re.compile(r"\w+")
SHINGLE = 3  # words
KEPT = 512  # shingles of a long text
INDEXED = 64  # the smallest shingles of a text, which stand in the index
SHARED = 2  # of them, by copies at least
MANY = 40  # stories of one figure that are compared without an index
COPY = 0.6  # Jaccard similarity of copies
# A shortened copy: the share of it that is in the longer text, and its least number of shingles.
HELD, WHOLE_TEXT = 0.85, 30


@dataclass(frozen=True, slots=True)
class Sketch:
    """The word shingles of a text as numbers: how many there are, and the 512 smallest in order."""

    size: int
    shingles: "array[int]"


@dataclass(slots=True, eq=False)
class _Leader:
    """The earliest article of a cluster, and the figures that its cluster states."""

    id: str
    sketch: Sketch
    figures: set[Hashable] = field(default_factory=set)


class CopyFinder:
    """Puts articles into clusters of copies; give it the articles from the earliest to the latest.

    An article is a copy of the earliest article of a cluster if their word shingles are alike (Jaccard 0.6, or 0.85 of the shorter text
    is in the longer), and the figures of one are all among those of the other: copies are shortened, but an article with another
    figure is a revision or a contradiction, never a copy.
    """

    def __init__(self) -> None:
        self._shelves: dict[Hashable, _Shelf] = {}

    def leader_of(self, id: str, sketch: Sketch | None, figures: frozenset[Hashable]) -> str:
        """Return the id of the earliest article that this one copies: its own if it copies none."""
        if sketch is None or not sketch.size or not figures:
            return id
        shelves = [self._shelves[figure] for figure in figures if figure in self._shelves]
        found = {leader.id: leader for shelf in shelves for leader in shelf.candidates(sketch)}
        alikes = [
            (alike(leader.sketch, sketch), leader)
            for leader in found.values()
            if figures <= leader.figures or leader.figures <= figures
        ]
        likeness, leader = max(alikes, key=lambda pair: pair[0], default=(0.0, None))
        if leader is None or not likeness:
            leader = _Leader(id, sketch)
        for figure in figures - leader.figures:
            self._shelves.setdefault(figure, _Shelf()).add(leader)
        leader.figures |= figures
        return leader.id


class _Shelf:
    """The stories that state one figure, and which of them hold each of their smallest shingles: copies share several of these."""

    def __init__(self) -> None:
        self._leaders: list[_Leader] = []
        self._holders: dict[int, list[int]] = {}

    def add(self, leader: _Leader) -> None:
        for shingle in leader.sketch.shingles[:INDEXED]:
            self._holders.setdefault(shingle, []).append(len(self._leaders))
        self._leaders.append(leader)

    def candidates(self, sketch: Sketch) -> Iterable[_Leader]:
        if len(self._leaders) <= MANY:
            return self._leaders
        indexed = sketch.shingles[:INDEXED]
        shared = Counter(at for shingle in indexed for at in self._holders.get(shingle, ()))
        least = min(SHARED, len(indexed))
        return [self._leaders[at] for at, number in shared.items() if number >= least]


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
