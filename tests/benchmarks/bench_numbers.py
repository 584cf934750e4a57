"""Speed of find_numbers(): python tests/benchmarks/bench_numbers.py [--news NEWS.jsonl.gz] [--texts TEXTS.jsonl]

Prints three tables: how time grows with the text, on texts made to be hard; megabytes a second on an
archive of news; and characters a second on short texts joined to documents of about a thousand characters,
beside pyarabic and Duckling where they are installed (where they are not, put the site-packages that hold
them on PYTHONPATH). Nothing that was read is remembered: each reading is a first reading.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from arabic_metrics import find_numbers

SIZES = (125_000, 250_000, 500_000, 1_000_000)
HARD_TEXTS = {
    "digits": "1234567890",
    "digits in groups": "123 456 ",
    "digits with points": "1.",
    "digits with slashes": "1/",
    "signs": "-+",
    "number words": "خمسة وعشرون ألفا ومئة ",
    "scale words": "ألف ",
    "joined words": "ومليون ",
    "ranges": "بين 3 و5 إلى ",
    "quotients": "واحد على ثلاثة من ",
    "decimals": "فاصلة صفر ",
    "separators": "،",
    "spaces": " ",
    "brackets and percents": "(%) ",
    "addresses": "a/1.b@2#3_",
    "Roman letters": "XIV ",
}
PASSES = 3


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--news", type=Path, help='an archive: JSONL, gzipped, with a "text" a line'
    )
    parser.add_argument("--texts", type=Path, help='short texts: JSONL with a "text" a line')
    parser.add_argument("--megabytes", type=float, default=20, help="how much of the news is read")
    options = parser.parse_args()
    print_growth()
    if options.news:
        print_news(options.news, options.megabytes * 1e6)
    if options.texts:
        print_peers(list(documents(options.texts)))


def print_growth() -> None:
    """Print milliseconds for doubling sizes; twice the text should take twice the time."""
    print(f"{'milliseconds for a text of':24}", *(f"{size:>9,}" for size in SIZES), "  last/first")
    for name, piece in HARD_TEXTS.items():
        times = []
        for size in SIZES:
            text = (piece * (size // len(piece) + 1))[:size]
            times.append(min(seconds(lambda text=text: find_numbers(text)) for _ in range(2)))
        growth = times[-1] / times[0] / (SIZES[-1] / SIZES[0])
        print(f"{name:24}", *(f"{1000 * each:9.1f}" for each in times), f"{growth:10.2f}×")


def print_news(path: Path, size: float) -> None:
    """Print megabytes of UTF-8 a second, one thread."""
    texts, total = [], 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for text in read_texts(lines):
            texts.append(text)
            total += len(text.encode())
            if total > size:
                break
    best = min(seconds(lambda: [find_numbers(text) for text in texts]) for _ in range(PASSES))
    count = sum(len(find_numbers(text)) for text in texts)
    print(f"\nnews: {len(texts):,} articles, {count:,} numbers, {total / best / 1e6:.1f} MB/s")


def print_peers(texts: list[str]) -> None:
    """Print characters a second of each tool, and how many times as fast find_numbers is."""
    tools: dict[str, Callable[[], object]] = {
        "find_numbers": lambda: [find_numbers(text) for text in texts],
    }
    for name, load in (("pyarabic", load_pyarabic), ("duckling", load_duckling)):
        try:
            call = load()
        except ImportError:
            print(f"{name} is not installed")
            continue
        tools[name] = lambda call=call: [call(text) for text in texts]
    size = sum(map(len, texts))
    speeds = {
        name: size / min(seconds(tool) for _ in range(PASSES)) for name, tool in tools.items()
    }
    print(f"\n{'characters a second':24} {'':>12}  find_numbers is")
    for name, speed in speeds.items():
        print(f"{name:24} {speed:12,.0f} {speeds['find_numbers'] / speed:10.1f}×")


def load_pyarabic() -> Callable[[str], object]:
    """Return pyarabic's finder of number phrases."""
    from pyarabic import number

    return lambda text: [number.text2number(it) for it in number.extract_number_phrases(text)]


def load_duckling() -> Callable[[str], object]:
    """Return Duckling's parser for numbers, through pyduckling-native-phihos."""
    import zoneinfo

    import duckling

    zones = duckling.load_time_zones(next(it for it in zoneinfo.TZPATH if Path(it).is_dir()))
    language = duckling.parse_lang("AR")
    locale = duckling.parse_locale("AR", duckling.default_locale_lang(language))
    context = duckling.Context(duckling.parse_ref_time(zones, "Etc/GMT+2", 1_360_000_000), locale)
    dimensions = duckling.parse_dimensions(["number"])
    return lambda text: duckling.parse(text, context, dimensions, False)


def documents(path: Path, size: int = 1000) -> Iterator[str]:
    """Yield distinct texts joined by line breaks to documents of about `size` characters."""
    joined: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for text in dict.fromkeys(read_texts(lines)):
            joined.append(text)
            if sum(map(len, joined)) + len(joined) >= size:
                yield "\n".join(joined)
                joined = []
    if joined:
        yield "\n".join(joined)


def read_texts(lines: Iterable[str]) -> Iterator[str]:
    """Yield the "text" of each JSON line."""
    for line in lines:
        yield json.loads(line)["text"]


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
