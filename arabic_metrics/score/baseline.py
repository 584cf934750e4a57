"""The stored scores of the golden articles: floors, the figures that were right, and a digest of texts and gold."""

import hashlib
import json
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from arabic_metrics.core import GoldError
from arabic_metrics.core.file import write_file
from arabic_metrics.score.gold import SUFFIX
from arabic_metrics.score.score import Scores, Tally, f1_intervals

VERSION = 1


@dataclass(frozen=True, slots=True)
class PinnedSlot:
    """The stored score of a slot. Its F1 is the floor; `low` and `high` are the ends of its confidence interval."""

    tally: Tally
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a baseline file holds."""

    digest: str
    articles: int
    claimless: int
    silent: int
    slots: dict[str, PinnedSlot]
    right: frozenset[str]
    spurious: frozenset[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed against a baseline: the figures gained and lost, and the slots under their floors."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    newly_spurious: tuple[str, ...]
    no_longer_spurious: tuple[str, ...]
    under_floor: tuple[str, ...]
    same_articles: bool

    @property
    def holds(self) -> bool:
        """Whether the articles are those of the baseline, and no score is under its floor."""
        return self.same_articles and not self.under_floor


def digest_articles(folder: Path) -> str:
    """Return a digest of the texts and gold files of a folder, the same on every system."""
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("*.txt"), *folder.glob(f"*{SUFFIX}"))):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def pin_scores(scores: Scores, digest: str) -> Baseline:
    """Return the baseline that holds these scores."""
    intervals = f1_intervals([article.tallies for article in scores.articles])
    claimless = [article for article in scores.articles if article.claims_nothing]
    return Baseline(
        digest=digest,
        articles=len(scores.articles),
        claimless=len(claimless),
        silent=sum(not article.spurious for article in claimless),
        slots={
            slot: PinnedSlot(tally, *(round(float(end), 4) for end in intervals[slot]))
            for slot, tally in scores.tallies.items()
        },
        right=scores.right,
        spurious=scores.spurious,
    )


def compare_scores(current: Baseline, pinned: Baseline) -> Comparison:
    """Compare scores with a baseline. A slot that is in only one of them has no floor."""
    under = tuple(
        f"{slot}: F1 {percent(slot_now.tally.f1)} is under its floor {percent(pinned.slots[slot].tally.f1)}"
        for slot, slot_now in current.slots.items()
        if slot in pinned.slots and slot_now.tally.f1 < pinned.slots[slot].tally.f1
    )
    return Comparison(
        gained=tuple(sorted(current.right - pinned.right)),
        lost=tuple(sorted(pinned.right - current.right)),
        newly_spurious=tuple(sorted(current.spurious - pinned.spurious)),
        no_longer_spurious=tuple(sorted(pinned.spurious - current.spurious)),
        under_floor=under,
        same_articles=current.digest == pinned.digest,
    )


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline file, one fact on each line, so that a difference is easy to read."""
    slots = {
        slot: {**asdict(pinned.tally), "low": pinned.low, "high": pinned.high}
        for slot, pinned in baseline.slots.items()
    }
    sets = {"right": sorted(baseline.right), "spurious": sorted(baseline.spurious)}
    document = {"version": VERSION, **asdict(baseline), "slots": slots, **sets}
    write_file(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        GoldError: names the file and the problem.
    """
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        version = document.pop("version")
        if version != VERSION:
            raise GoldError(
                path.name, "", f"is of version {version}; this library reads version {VERSION}"
            )
        slots = {slot: _slot(**pinned) for slot, pinned in document["slots"].items()}
        sets = {name: frozenset(document[name]) for name in ("right", "spurious")}
        return Baseline(**{**document, "slots": slots, **sets})
    except OSError as error:
        raise GoldError(
            str(path), "", f"cannot be read: {error.strerror}; `score --update` writes it"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(path.name, "", f"is no baseline: {error!r}") from error


def _slot(*, right: int, found: int, wanted: int, low: float, high: float) -> PinnedSlot:
    return PinnedSlot(Tally(right, found, wanted), low, high)


def percent(share: Fraction | float) -> str:
    """Return a share as a percentage with one digit, rounded down, so that 100.0 is all.

    >>> percent(Fraction(2, 3)), percent(Fraction(1999, 2000))
    ('66.6', '99.9')
    """
    tenths = int(share * 1000)
    return f"{tenths // 10}.{tenths % 10}"
