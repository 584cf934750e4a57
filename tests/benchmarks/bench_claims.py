"""Speed of extract_claims(): python tests/benchmarks/bench_claims.py [--news NEWS.jsonl.gz] [--article ARTICLE.txt]

Prints how time grows with texts made to be hard; megabytes a second on an archive of news, with the part of its
articles that is parsed at all; and milliseconds for one article that states claims. Times are of the processor, the
least of several passes. Nothing that was read is remembered: each reading is a first reading.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from arabic_metrics import extract_claims, load_lexicon, normalize_text
from arabic_metrics.recognize import look

SIZES = (10_000, 20_000, 40_000)
HARD_TEXTS = {
    "ordinary words": "قال الرئيس إن العمل يسير كما يجب. ",
    "weak words": "شارك 300 عضو في المؤتمر. ",
    "figures": "متابع 3 ",
    "networks and figures": "على فيسبوك 3 متابعين لصفحة ",
    "words of ranking": "في صدارة المركز الثاني ",
    "tags and handles": "#وسم @name ",
}
PASSES = 3


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--news", type=Path, help='an archive: JSONL, gzipped, with a "text" a line'
    )
    parser.add_argument("--article", type=Path, help="a text file with one article")
    parser.add_argument("--megabytes", type=float, default=20, help="how much of the news is read")
    options = parser.parse_args()
    extract_claims("")
    print_growth()
    if options.news:
        print_news(options.news, options.megabytes * 1e6)
    if options.article:
        text = options.article.read_text(encoding="utf-8")
        best = min(seconds(lambda: extract_claims(text)) for _ in range(20))
        print(f"\n{options.article.name}: {1000 * best:.1f} ms")


def print_growth() -> None:
    """Print milliseconds for doubling sizes; twice the text should take twice the time."""
    print(f"{'milliseconds for a text of':28}", *(f"{size:>8,}" for size in SIZES))
    for name, piece in HARD_TEXTS.items():
        times = []
        for size in SIZES:
            text = (piece * (size // len(piece) + 1))[:size]
            times.append(seconds(lambda text=text: extract_claims(text)))
        print(f"{name:28}", *(f"{1000 * each:8.1f}" for each in times))


def print_news(path: Path, size: float) -> None:
    """Print megabytes of UTF-8 a second, one thread, with the look that every text is given."""
    texts: list[str] = []
    total = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            total += len(texts[-1].encode())
            if total > size:
                break
    lexicon = load_lexicon()
    parsed = sum(look(lexicon).passes(normalize_text(text).text) for text in texts)
    best = min(seconds(lambda: [extract_claims(text) for text in texts]) for _ in range(PASSES))
    print(f"\nnews: {len(texts):,} articles, {parsed:,} parsed, {total / best / 1e6:.1f} MB/s")


def seconds(call: Callable[[], object]) -> float:
    """Return how much processor time a call takes."""
    begin = time.process_time()
    call()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
