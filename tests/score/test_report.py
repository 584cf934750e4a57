"""The evaluation page: every slot, and what its figures mean."""

from dataclasses import replace

from arabic_metrics.score import Tally
from arabic_metrics.score.baseline import Baseline, PinnedSlot
from arabic_metrics.score.report import claimless_sentence, table_rows, write_report
from arabic_metrics.score.score import SLOTS

BASELINE = Baseline(
    digest="d",
    articles=3,
    claimless=2,
    silent=1,
    slots={slot: PinnedSlot(Tally(1, 2, 4), 0.25, 0.5) for slot in (*SLOTS, "views")},
    right=frozenset(),
    spurious=frozenset(),
)


def test_the_page_shows_each_slot_and_each_metric() -> None:
    page = write_report(BASELINE)
    for slot in BASELINE.slots:
        assert f"| `{slot}` | 50.0 | 25.0 | 33.3 | 25.0–50.0 | 1 | 2 | 4 |" in page
    assert page.startswith("# Evaluation\n") and page.endswith("wide intervals.\n")


def test_a_share_of_nothing_is_no_share() -> None:
    slots = {
        "views": PinnedSlot(Tally(0, 0, 4), 0.0, 0.0),
        "likes": PinnedSlot(Tally(0, 3, 0), 0.0, 0.0),
        "rate": PinnedSlot(Tally(0, 0, 0), 1.0, 1.0),
    }
    assert table_rows(replace(BASELINE, slots=slots)) == [
        ("views", "–", "0.0", "0.0", "0.0–0.0", "0", "0", "4"),
        ("likes", "0.0", "–", "0.0", "0.0–0.0", "0", "3", "0"),
        ("rate", "–", "–", "–", "–", "0", "0", "0"),
    ]
    told = "3 articles. Each of them claims something."
    assert claimless_sentence(replace(BASELINE, claimless=0, silent=0)) == told


def test_the_page_says_how_many_articles_stay_silent() -> None:
    assert "3 articles. 2 of them claim nothing: no row is read from 1 of these." in write_report(
        BASELINE
    )
