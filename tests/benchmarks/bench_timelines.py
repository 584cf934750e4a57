"""Speed and memory of timelines and their report: python -m tests.benchmarks.bench_timelines [--rows 100000]

Makes rows of claims, two of each article, with texts of 160 words, and prints for a tenth of them and for all: seconds to build
the timelines, seconds to write the report (of the processor), the largest memory of the process, and the size of the page.
"""

import argparse
import multiprocessing
import resource
import time
from typing import Any

from arabic_metrics.timeline import build_timelines
from arabic_metrics.view.report import view_timelines
from tests.timeline.many_rows import many_articles, many_rows


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    print(
        f"{'rows':>9} {'timelines':>9} {'build s':>8} {'page s':>7} {'memory MB':>9} {'page MB':>8}"
    )
    for count in (rows // 10, rows):
        with multiprocessing.get_context("spawn").Pool(
            1
        ) as pool:  # each size in a process of its own
            lines, build, page, memory, size = pool.apply(measure, (count,))
        print(f"{count:>9,} {lines:>9,} {build:>8.1f} {page:>7.1f} {memory:>9.0f} {size:>8.2f}")


def measure(count: int) -> tuple[Any, ...]:
    """Return what one size takes."""
    began = time.process_time()
    timelines = build_timelines(many_rows(count), many_articles(count))
    built = time.process_time()
    html = view_timelines(timelines, many_articles(count)).html
    done = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return len(timelines), built - began, done - built, memory, len(html.encode()) / 1e6


if __name__ == "__main__":
    main()
