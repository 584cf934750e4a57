"""What the weights are fitted to, counted and pinned beside this module: python -m tests.resolve.features

The questions are those that fitting asks of the golden articles and of the passages that hold their own text. `features.tsv` has a line for each kind
of feature: the slot, the first two words, how often it occurs, and a digest of where. A last line for each slot is of all its options in order.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from arabic_metrics.score.fit import Fitter
from arabic_metrics.score.passage import read_passages
from tests.corpus import CORPORA

PINNED = Path(__file__).with_suffix(".tsv")
GOLD = (
    "articles", "passages/sentences.jsonl", "passages/rankings.jsonl", "passages/reports.jsonl",
)  # fmt: skip
OF_THE_TEXT = re.compile(r"[\u0621-\u064a]+")
OPTIONS = "(options)"
Features = dict[tuple[str, str], tuple[int, str]]


def count_features() -> Features:
    """Return how often each kind of feature occurs, and a digest of where, by slot and kind."""
    passages = [passage for name in GOLD for passage in read_passages(CORPORA / name)]
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for passage, examples in zip(passages, Fitter(passages).examples, strict=True):
        for example in examples:
            whole = f"{passage.id} {example.options} {example.right}"
            found[example.slot, OPTIONS].append(whole)
            for feature in (name for option in example.options for name in option):
                found[example.slot, kind(feature)].append(f"{passage.id} {feature}")
    return {
        key: (len(told), digest(told if key[1] == OPTIONS else sorted(told)))
        for key, told in found.items()
    }


def kind(feature: str) -> str:
    """Return the first two words of a feature, without those of the text.

    >>> kind("tied verb 2 proper"), kind("unit متابع")
    ('tied verb', 'unit …')
    """
    return " ".join(OF_THE_TEXT.sub("…", feature).split()[:2])


def digest(told: Iterable[str]) -> str:
    """Return a short number that only these words in this order have."""
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:8]


def differences(pinned: Features, counted: Features) -> list[str]:
    """Return a line for each kind of feature that is not what was pinned.

    >>> before = {("owner", "tied verb"): (3, "aa"), ("owner", OPTIONS): (1, "ab")}
    >>> differences(before, {("owner", "tied verb"): (4, "ac"), ("owner", OPTIONS): (1, "ad")})
    ['owner: «tied verb» 3 times before, now 4']
    >>> differences(before, before | {("owner", OPTIONS): (1, "ad")})
    ['owner: the same features, of other options, or other options are right']
    """
    lines = []
    for slot, name in sorted(pinned.keys() | counted.keys()):
        (before, where), (now, there) = (it.get((slot, name), (0, "")) for it in (pinned, counted))
        if where != there and name != OPTIONS:
            change = f"before, now {now}" if before != now else "still, in other places"
            lines.append(f"{slot}: «{name}» {before} times {change}")
    told = {line.split(":")[0] for line in lines}
    return lines + [
        f"{slot}: the same features, of other options, or other options are right"
        for slot, name in sorted(pinned.keys() | counted.keys())
        if name == OPTIONS
        and slot not in told
        and pinned.get((slot, name)) != counted.get((slot, name))
    ]


def read_features() -> Features:
    """Return what is pinned."""
    rows = (line.split("\t") for line in PINNED.read_text(encoding="utf-8").splitlines())
    return {(slot, name): (int(times), where) for slot, name, times, where in rows}


def write_features(counted: Features) -> None:
    """Pin what was counted."""
    lines = (f"{slot}\t{name}\t{n}\t{at}\n" for (slot, name), (n, at) in sorted(counted.items()))
    PINNED.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    counted = count_features()
    changed = differences(read_features() if PINNED.exists() else {}, counted)
    write_features(counted)
    print(*changed, f"{PINNED.name}: {len(changed)} kinds of features pinned anew", sep="\n")
