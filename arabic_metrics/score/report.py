"""The scores as a table to read, and as the page docs/evaluation.md."""

from arabic_metrics.score.baseline import Baseline, Comparison, PinnedSlot, percent
from arabic_metrics.score.score import FIGURE, SLOTS, WHOLE

HEADINGS = ("slot", "precision", "recall", "F1", "95 % interval", "right", "found", "wanted")
NOTHING = "–"
INTRODUCTION = """\
# Evaluation

How good the library is, measured on news that it has not seen, at the default minimum of confidence (0.25):

- Precision: out of 100 rows that it gives, 65 are right in everything. Recall: out of 100 figures that the texts state, 61 are found and right.
- Of the rows with a confidence of 0.8 or more, 90 of 100 are right. But with this minimum, only 28 of 100 figures that the texts state are found and right.
- Each article was read with weights that were fitted without it. But the authors of the rules read some of these articles while they wrote the rules. Only one sample is from articles that nobody had read before, and it is small: 7 of 20 rows were right in everything (95 % interval: 15 to 59 of 100).

[The model and its gold](model.md) gives the figures for each kind of text and explains how they were measured.

This page shows something else: the scores on the golden articles of `corpora/articles`. These articles are invented, and the weights were fitted to them, too. So these scores must
not fall, but they do not show what to expect on your own text. This command writes the page:

```sh
arabic-metrics score corpora/articles --report docs/evaluation.md
```

A test checks that it agrees with `corpora/baseline.json`.
"""
RULES = """\
## How it is counted

A figure that was read is paired with a figure of the gold if both have the same metric and overlap in the text. Then their slots are
compared. A slot that says nothing in a figure (no platform, modifier `exact`, aspect `level`) is not counted for it.

- The columns: `found` is how many the library gave, `wanted` how many the gold holds, `right` how many of both are the same.
- `claim`: right in value, upper end, modifier, aspect, rate, entity, platform and period, all at once. Look at this line first.
- `figure`: found at all, as a figure of its metric.
- `entity`, `attribution`, `scope`: right if all words of one name stand in the other, as those of «بلدية دبا» in «بلدية دبا الفجيرة». Hamza and the like, heads («صفحة», «قناة») and the article «ال» make no difference.
- `platform`: right if the networks are the same. `period`: right if the TIMEX3 value is the same.

The interval is a bootstrap over articles: articles are drawn a thousand times with a fixed seed, and the middle 95 % of the
F1 values is shown. Slots with few figures have wide intervals.
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
    silent = "any" if baseline.silent == baseline.claimless else f"{baseline.silent}"
    return (
        f"{baseline.articles} articles. {baseline.claimless} of them claim nothing: "
        f"no row is read from {silent} of these."
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
                f"Of {headline.wanted} figures, {found.right} are found. {headline.right} are right in everything that the line `{WHOLE}` counts.\n"
                f"{claimless_sentence(baseline)}\n",
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
