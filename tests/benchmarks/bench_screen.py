"""Speed and strictness of Screen: python tests/benchmarks/bench_screen.py [--news NEWS.jsonl.gz]

Prints how the time of the screen, and of the look before parsing, grows with texts made to be hard. Then, for an archive of news,
megabytes a second of one core for what it costs at least (unpacking, decoding, one scan for the stems of the lexicon) and for reading
and screening it, best of some passes, and the share that passes the screen.
"""

import argparse
import gzip
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ahocorasick_rs
import orjson

from arabic_metrics.core import Article
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.recognize import may_hold_claim, vocabulary
from arabic_metrics.stream import Block, Failure, decode_block, read_blocks
from arabic_metrics.stream.screen import Screen

PASSES = 3
SIZES = (8_000, 16_000, 32_000, 64_000)
HARD = (
    "عضو 3 ", "أكثر ", "في ", "عضو 3. ", "الأول أكثر ", "@ ", "موقع ", "متابعة ", "فيسبوك ", "صفحة الثاني ", "تصدر ", "جاء ",
)  # fmt: skip


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
    lexicon = load_lexicon()
    jobs: dict[str, Callable[[str], object]] = {
        "the screen": Screen(lexicon).passes,
        "the look": lambda text: may_hold_claim(text, lexicon),
    }
    for name, job in jobs.items():
        print(f"{name:24}", *(f"{size:>9,}" for size in SIZES), "words  last/first")
        for unit in HARD:
            texts = ("كلمة " * size + ". " + unit * size for size in SIZES)
            times = [_best(partial(job, text)) * 1e3 for text in texts]
            print(
                f"{unit:24}", *(f"{time:9.1f}" for time in times), f"{times[-1] / times[0]:11.1f}"
            )


def print_news(path: Path) -> None:
    """Print the speed of the screen on an archive, and what passes."""
    lines = gzip.decompress(path.read_bytes()).splitlines()
    texts = [orjson.loads(line)["text"] for line in lines]
    size = sum(map(len, lines))
    screen = Screen()
    scan = ahocorasick_rs.AhoCorasick(_stems(), implementation=ahocorasick_rs.Implementation.DFA)

    def least() -> None:
        with gzip.open(path) as file:
            for line in file:
                scan.find_matches_as_indexes(orjson.loads(line)["text"])

    def read() -> list[Article | Failure]:
        return [
            item
            for block in read_blocks([path])
            for item in (decode_block(block) if isinstance(block, Block) else [block])
        ]

    def screened() -> None:
        for item in read():
            if isinstance(item, Article):
                screen.passes(item.text)

    jobs: dict[str, Callable[[], object]] = {
        "unpack, decode and scan once": least,
        "read_blocks and decode_block": read,
        "the same, and screen": screened,
        "screen alone": lambda: [screen.passes(text) for text in texts],
    }
    for name, job in jobs.items():
        print(f"{name:30} {size / 1e6 / _best(job):8.1f} MB/s")
    passed = [text for text in texts if screen.passes(text)]
    print(f"{len(passed)} of {len(texts)} articles pass: {len(passed) / len(texts):.1%}")
    print(f"of the text {sum(map(len, passed)) / sum(map(len, texts)):.1%}")


def _stems() -> list[str]:
    """The shortest spellings of metrics that stand in all others."""
    found: list[str] = []
    for phrase, _ in sorted(
        vocabulary(load_lexicon()).metrics.phrases(), key=lambda it: len(it[0][0])
    ):
        if not any(stem in phrase[0] for stem in found):
            found.append(phrase[0])
    return found


def _best(job: Callable[[], object]) -> float:
    times = []
    for _ in range(PASSES):
        begin = time.process_time()  # of this process alone: others may keep the machine busy
        job()
        times.append(time.process_time() - begin)
    return min(times)


if __name__ == "__main__":
    main()
