"""The scores as a table to read, and as the page docs/evaluation.md."""

from arabic_metrics.score.baseline import Baseline, Comparison, PinnedSlot, percent
from arabic_metrics.score.score import FIGURE, SLOTS, WHOLE

HEADINGS = ("slot", "precision", "recall", "F1", "95 % interval", "right", "found", "wanted")
NOTHING = "–"
INTRODUCTION = """\
# Evaluation

On news that it has not seen, at the default minimum of confidence (0.25), of 100 rows that it gives, 65 are right in everything, and of 100 figures that the texts state, 61 are found and right; of the rows with a confidence of 0.8 or more,
90 of 100 are right, and they hold 28 of 100 figures. In the one sample from articles that nobody here had read, which is small, 7 of 20 rows were right in everything (95 % interval: 15 to 59 of 100).
[The model and its gold](model.md) tells more, by kind of text, with how it was measured.

This page shows something else: how well the golden articles of `corpora/articles` are read. They are invented, and the weights were fitted to them, too. So read these
figures as what must not get worse, not as what to expect of your own text. The page is written by

```sh
arabic-metrics score corpora/articles --report docs/evaluation.md
```

and the tests hold it equal to `corpora/baseline.json`.
"""
RULES = """\
## How it is counted

A figure that was read answers a figure of the gold if the metric is the same and they overlap in the text. Then each slot is
compared. What is empty on both sides (no platform, modifier `exact`, aspect `level`) counts on neither.

- `claim`: right in value, upper end, modifier, aspect, rate, entity, platform and period at once. This is the headline.
- `figure`: found at all, as a figure of its metric.
- `entity`, `attribution`, `scope`: folded, without heads («صفحة», «قناة») and articles, one name holds all words of the other.
- `platform`: the same networks. `period`: the same TIMEX3 value.

The interval is a bootstrap over articles: articles are drawn a thousand times with a fixed seed, and the middle 95 % of the
F1 values that this gives is shown. Slots with few figures have wide ones.
"""


def table_rows(baseline: Baseline) -> list[tuple[str, ...]]:
    """Return the scores as rows of text under `HEADINGS`."""
    return [_table_row(slot, pinned) for slot, pinned in baseline.slots.items()]


def _table_row(slot: str, pinned: PinnedSlot) -> tuple[str, ...]:
    """A share of nothing is no share."""
    tally = pinned.tally
    either = tally.found + tally.wanted
    shares = ((tally.precision, tally.found), (tally.recall, tally.wanted), (tally.f1, either))
    return (
        slot,
        *(percent(share) if of else NOTHING for share, of in shares),
        f"{percent(pinned.low)}–{percent(pinned.high)}" if either else NOTHING,
        *map(str, (tally.right, tally.found, tally.wanted)),
    )


def claimless_sentence(baseline: Baseline) -> str:
    """Say how many articles without claims stay without rows."""
    if not baseline.claimless:
        return f"{baseline.articles} articles. Each of them claims something."
    return (
        f"{baseline.articles} articles. {baseline.claimless} of them claim nothing, "
        f"and of these {baseline.silent} give no row."
    )


def write_report(baseline: Baseline) -> str:
    """Return the page docs/evaluation.md."""
    rows = table_rows(baseline)
    slots = [row for row in rows if row[0] in SLOTS]
    metrics = [row for row in rows if row[0] not in SLOTS]
    headline = baseline.slots[WHOLE].tally
    found = baseline.slots[FIGURE].tally
    return (
        "\n".join(
            (
                INTRODUCTION,
                f"Of {headline.wanted} figures, {headline.right} are read right in everything that is asked of them, and "
                f"{found.right} are found.\n{claimless_sentence(baseline)}\n",
                "## Slots\n",
                *_markdown(slots),
                "",
                "## Figures found, by metric\n",
                *_markdown(metrics),
                "",
                RULES,
            )
        ).rstrip()
        + "\n"
    )


def _markdown(rows: list[tuple[str, ...]]) -> list[str]:
    ruler = "|---|" + "---:|" * (len(HEADINGS) - 1)
    return [
        "| " + " | ".join(HEADINGS) + " |",
        ruler,
        *(f"| `{row[0]}` | " + " | ".join(row[1:]) + " |" for row in rows),
    ]


def comparison_lines(comparison: Comparison) -> list[str]:
    """Return what changed against the baseline, a line each."""
    return [
        *(f"+ {name}" for name in comparison.gained),
        *(f"- {name}" for name in comparison.lost),
        *(f"- spurious: {name}" for name in comparison.newly_spurious),
        *(f"+ no longer spurious: {name}" for name in comparison.no_longer_spurious),
    ]
