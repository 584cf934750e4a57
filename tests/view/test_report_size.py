"""A report grows by little more than the words of its rows."""

import tracemalloc

from arabic_metrics.timeline import build_timelines
from arabic_metrics.view.report import view_timelines
from tests.timeline.many_rows import many_articles, many_rows

ROWS = 6_000
LARGEST_PAGE = 10_000_000  # bytes
MOST_OF_A_ROW = 250  # bytes of the page, with its sentence
MOST_A_ROW = 12_000  # bytes of memory, with the sketch of its article


def page_of(rows: int) -> str:
    timelines = build_timelines(many_rows(rows), many_articles(rows))
    return view_timelines(timelines, many_articles(rows), claims=many_rows(rows)).html


def test_page_and_memory_are_bounded() -> None:
    whole = len(page_of(ROWS).encode())
    tracemalloc.start()  # slow: half of the rows show as much
    half = len(page_of(ROWS // 2).encode())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert whole < LARGEST_PAGE
    assert whole - half < MOST_OF_A_ROW * ROWS // 2, "the page grows with the archive"
    assert peak < MOST_A_ROW * ROWS // 2
