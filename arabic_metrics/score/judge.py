"""Compares rows with the figures of gold passages: which rows are right as a whole, which slots are right, which rows are false."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.affix import FOR
from arabic_metrics.lexicon.entry_claim import EntityHead, Metric
from arabic_metrics.score.passage import GoldPassage, PassageFigure

MODIFIERS = {"approx": "approximately"}
PREFIXES = ("وال", "بال", "لل", "كال", "فال", "ال")
Row = dict[str, Any]


def same_metric(metric: str) -> str:
    """Return the metric that a metric is scored as: subscribers count as followers, reach and impressions as views."""
    return _scored_as().get(metric, metric)


@cache
def _scored_as() -> dict[str, str]:
    return {it.id: it.scored_as for it in load_lexicon().of(Metric) if it.scored_as}


def networks(value: str | None) -> frozenset[str]:
    """Return the networks of a platform id, without `social`, which names none."""
    return frozenset((value or "social").split("+")) - {"social"}


class Judge:
    """Compares rows with gold; names are folded by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.fold = lexicon.fold
        self.dropped = {
            self.fold(form)
            for head in lexicon.of(EntityHead)
            if head.role == "account"
            for form in head.forms
        } | {"قناه", "رسميه", "رسمي", "موقع", "تطبيق", "علي", "في", "ل"}

    def words(self, name: str | None) -> frozenset[str]:
        """Return the words that identify a name: without articles, and without nouns such as «صفحة»."""
        return frozenset(self._words(name))

    def head(self, name: str | None) -> str | None:
        """Return the first of these words, «جماهير» of «جماهير النادي»; None without any."""
        return next(self._words(name), None)

    def _words(self, name: str | None) -> Iterator[str]:
        spaced = "".join(ch if ch.isalnum() or ch == "_" else " " for ch in self.fold(name or ""))
        for word in spaced.split():
            for prefix in PREFIXES:
                if word.startswith(prefix) and len(word) - len(prefix) >= 2:
                    word = word[len(prefix) :]
                    break
            if word not in self.dropped:
                yield word
                if word[0] == FOR and len(word) > 3:
                    yield word[1:]

    def same_name(self, wanted: str, names: Iterable[str | None]) -> bool:
        """Whether one of the names shares half of its own words, or of the wanted name's, with the wanted name."""
        words = self.words(wanted)
        if not words:
            return True
        others = (self.words(name) for name in names)
        return any(it and len(words & it) >= 0.5 * min(len(words), len(it)) for it in others)

    def likeness(self, wanted: str, names: Iterable[str | None]) -> float:
        """Return the share of the words of a name and the wanted name that both have, for the likest of the same name; 0 for none."""
        words = self.words(wanted)
        same = [name for name in names if self.same_name(wanted, [name])]
        if not words:
            return float(bool(same))
        others = [self.words(name) for name in same]
        return max((len(words & it) / len(words | it) for it in others), default=0.0)

    def owner(self, gold: PassageFigure, row: Row) -> bool:
        """Whether the entity of a row is right. For users in a place, the place may be its entity or its scope."""
        names = gold.readings("entity")
        if not any(names):
            return True
        in_place = "place" in gold.readings("owner_kind")
        for name in names:
            if name is None:
                if not row["entity"]:
                    return True
            elif self.same_name(name, (row["entity"], row["mention"])) or (
                in_place and self.words(name) & self.words(row["scope"])
            ):
                return True
        return False

    def verdict(self, gold: PassageFigure, row: Row) -> dict[str, bool]:
        """Return whether each slot of a row is right, and the whole."""
        values = gold.readings("value")
        value = row["value"] in values and row["upper"] in gold.readings("value_max")
        changes = [change is not None for change in gold.readings("change")]
        found = {
            "value": value,
            "modifier": row["modifier"] in [MODIFIERS.get(m, m) for m in gold.readings("modifier")],
            "aspect": (row["aspect"] == "change") in changes,
            "rate": row["rate"] in gold.readings("rate"),
            "owner": self.owner(gold, row),
            "network": networks(row["platform"]) in map(networks, gold.readings("platform")),
            "period": bool(row["period"]) in map(bool, gold.readings("period")),
        }
        return found | {"whole": all(found.values())}


def matched(
    passage: GoldPassage, rows: list[Row]
) -> tuple[list[tuple[PassageFigure, Row | None]], list[Row]]:
    """Return each figure with its row, or None, and the rows of no figure."""
    left, pairs = list(rows), []
    for gold in sorted(passage.claims, key=lambda figure: figure.lenient):
        metric = same_metric(gold.metric)
        near = (row for row in left if gold.overlaps(row["start"], row["end"]))
        row = next((row for row in near if same_metric(row["metric"]) == metric), None)
        if row is not None:
            left.remove(row)
        pairs.append((gold, row))
    lenient = [gold for gold in passage.claims if gold.lenient]
    spurious = [r for r in left if not any(g.overlaps(r["start"], r["end"]) for g in lenient)]
    return pairs, spurious if passage.claims else left


def count(passage: GoldPassage, rows: list[Row], judge: Judge) -> Counter[str]:
    """Return the counts of a passage, from which `summary` computes the shares."""
    counts: Counter[str] = Counter()
    pairs, spurious = matched(passage, rows)
    counts["rows"] += len(spurious)
    if not passage.claims:
        counts["negatives"] += 1
        counts["false"] += len(spurious)
    for gold, row in pairs:
        if gold.lenient:
            continue
        counts["wanted"] += 1
        if row is None:
            continue
        counts["rows"] += 1
        verdict = judge.verdict(gold, row)
        counts["whole"] += verdict["whole"]
        counts["found"] += verdict["value"]
        for slot in ("owner", "network"):
            counts[slot] += verdict["value"] and verdict[slot]
        said = gold.readings("period")
        given = bool(row["period"])
        counts["period right"] += given and any(said)
        counts["period wrong"] += given and not any(said)
        counts["period missed"] += not given and all(said)
    return counts


COLUMNS = ("figures", "negatives", "P", "R", "F1", "found", "owner", "network", "period", "false")


def summary(counts: Counter[str]) -> dict[str, float | int | None]:
    """Return the columns of the table, shares in percent; None where there is nothing to share."""

    def share(part: float, whole: float) -> float | None:
        return 100 * part / whole if whole else None

    periods = 2 * counts["period right"] + counts["period wrong"] + counts["period missed"]
    return {
        "figures": counts["wanted"],
        "negatives": counts["negatives"],
        "P": share(counts["whole"], counts["rows"]),
        "R": share(counts["whole"], counts["wanted"]),
        "F1": share(2 * counts["whole"], counts["rows"] + counts["wanted"]),
        "found": share(2 * counts["found"], counts["rows"] + counts["wanted"]),
        "owner": share(counts["owner"], counts["found"]),
        "network": share(counts["network"], counts["found"]),
        "period": share(2 * counts["period right"], periods),
        "false": share(counts["false"], counts["negatives"]),
    }
