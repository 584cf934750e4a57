"""Speed and strictness of the look: python tests/benchmarks/bench_look.py [--news NEWS.jsonl.gz]

Prints how the time of the look grows with texts made to be hard. Then, for an archive of news, megabytes a second of one core for decoding
its lines, folding and looking, best of some passes, and the share that passes.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.recognize import look

PASSES = 3
SIZES = (8_000, 16_000, 32_000, 64_000)
HARD = (
    "عضو. ",
    "اكثر ",
    "الثاني اكثر. ",
    "اعاده ",
    "@ ",
    "فيسبوك ",
    "صفحه الثاني ",
    "المركز\n",
    "جاء الثاني ",
)


def main() -> None:
    """Measure hard texts, and an archive if there is one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--news", type=Path, help="lines of JSON, with gzip")
    path = parser.parse_args().news
    print_growth()
    if path:
        print_news(path)


def print_growth() -> None:
    """Print milliseconds for doubling sizes; twice the text should take twice the time."""
    passes = look(load_lexicon()).passes
    print(f"{'':16}", *(f"{size:>9,}" for size in SIZES), "words  last/first")
    for unit in HARD:
        times = [_best(partial(passes, unit * size)) * 1e3 for size in SIZES]
        print(f"{unit!r:16}", *(f"{time:9.1f}" for time in times), f"{times[-1] / times[0]:11.1f}")


def print_news(path: Path) -> None:
    """Print the speed of the look on an archive, and what passes."""
    lines = gzip.decompress(path.read_bytes()).splitlines()
    size = sum(map(len, lines))
    lexicon = load_lexicon()
    passes = look(lexicon).passes
    sources = [json.loads(line)["text"] for line in lines]
    texts = [normalize_text(source, lexicon).text for source in sources]
    jobs: dict[str, Callable[[], object]] = {
        "json.loads": lambda: [json.loads(line) for line in lines],
        "normalize_text": lambda: [normalize_text(source, lexicon) for source in sources],
        "the look": lambda: [passes(text) for text in texts],
    }
    for name, job in jobs.items():
        print(f"{name:16} {size / 1e6 / _best(job):8.1f} MB/s")
    passed = [text for text in texts if passes(text)]
    print(f"{len(passed)} of {len(texts)} articles pass: {len(passed) / len(texts):.1%}")
    print(f"of the text {sum(map(len, passed)) / sum(map(len, texts)):.1%}")


def _best(job: Callable[[], object]) -> float:
    times = []
    for _ in range(PASSES):
        begin = time.process_time()  # of this process alone: others may keep the machine busy
        job()
        times.append(time.process_time() - begin)
    return min(times)


if __name__ == "__main__":
    main()
