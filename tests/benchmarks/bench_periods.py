"""find_periods against duckling and mishtar, in characters per second on one thread.

    python tests/benchmarks/bench_periods.py [--peers PYTHON] [--texts FILE.jsonl.gz] [--seconds 4]

Each reader gets the same texts: the sentences and articles of corpora/, or the "text" of each line of a JSONL file. A peer that this
interpreter cannot import is looked for in PYTHON (a separate environment, by default that of $PEERS_PYTHON), in a child
process; one that is in neither is skipped. Run by hand, never by pytest.
"""

import argparse
import datetime as dt
import gzip
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

CORPORA = Path(__file__).parents[2] / "corpora"
REFERENCE = dt.date(2025, 11, 2)
PEERS = ("duckling", "mishtar")
Read = Callable[[str], object]


def corpus_texts() -> list[str]:
    """Return the period sentences, joined into documents of about a thousand characters, and the articles."""
    sentences: list[str] = []
    for name in ("period", "duration", "relative", "set", "no_period"):
        table = tomllib.loads((CORPORA / "parse" / f"{name}.toml").read_text(encoding="utf-8"))
        sentences.extend(entry["text"] for entry in table.get("sentence", ()))
    documents = ["\n".join(sentences[start : start + 12]) for start in range(0, len(sentences), 12)]
    return documents + [
        path.read_text(encoding="utf-8") for path in sorted((CORPORA / "articles").glob("*.txt"))
    ]


def file_texts(path: Path, count: int = 400) -> Iterator[str]:
    """Yield the first texts of a JSONL file, compressed or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for _, line in zip(range(count), lines, strict=False):
            yield json.loads(line)["text"]


def ours() -> Read:
    from arabic_metrics import find_periods

    return lambda text: find_periods(text, reference=REFERENCE)


def duckling() -> Read:
    import zoneinfo

    import duckling as peer  # type: ignore[import-not-found]

    zones = peer.load_time_zones(next(path for path in zoneinfo.TZPATH if Path(path).is_dir()))
    locale = peer.parse_locale("AR", peer.default_locale_lang(peer.parse_lang("AR")))
    noon = int(
        dt.datetime(REFERENCE.year, REFERENCE.month, REFERENCE.day, 12, tzinfo=dt.UTC).timestamp()
    )
    context = peer.Context(peer.parse_ref_time(zones, "Etc/UTC", noon), locale)
    dimensions = peer.parse_dimensions(["time", "duration"])
    return lambda text: peer.parse(text, context, dimensions, False)


def mishtar() -> Read:
    import mishtar.mytemped  # type: ignore[import-not-found]

    reader = mishtar.mytemped.myTemped()
    return reader.extract_chunks


READERS: dict[str, Callable[[], Read]] = {
    "arabic_metrics": ours,
    "duckling": duckling,
    "mishtar": mishtar,
}


def speed(
    read: Read, texts: list[str], seconds: float, tell: Callable[[float], object] | None = None
) -> float:
    """Return characters per second over whole passes, or until the time is up; `tell` hears how it stands after each text."""
    read(texts[0])
    characters, began = 0, time.perf_counter()
    while True:
        for text in texts:
            read(text)
            characters += len(text)
            passed = time.perf_counter() - began
            if tell is not None:
                tell(characters / passed)
            if passed > seconds:
                return characters / passed


def measured(name: str, texts: list[str], seconds: float, python: str | None) -> float | None:
    """Measure a reader here, else in the other interpreter; None if neither has it.

    Some texts end Duckling's process: then what it had reached until there counts.
    """
    try:
        read = READERS[name]()
    except (ImportError, AttributeError):
        if python is None:
            return None
        command = [python, __file__, "--child", name, "--seconds", str(seconds)]
        child = subprocess.run(
            command, input=json.dumps(texts).encode(), capture_output=True, check=False
        )
        told = child.stdout.decode("ascii", "replace").splitlines()
        return float(told[-1]) if told else None
    return speed(read, texts, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--peers", default=os.environ.get("PEERS_PYTHON"))
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--child")
    args = parser.parse_args()
    if args.child:
        texts = json.load(sys.stdin)
        speed(
            READERS[args.child](), texts, args.seconds, lambda reached: print(reached, flush=True)
        )
        return
    texts = corpus_texts() if args.texts is None else list(file_texts(args.texts))
    own = measured("arabic_metrics", texts, args.seconds, None)
    assert own is not None, "arabic_metrics is not installed here"
    share = sum(len(text.encode()) for text in texts) / sum(map(len, texts))
    sys.stdout.write(f"arabic_metrics  {own:12,.0f} characters/s ({own * share / 1e6:.1f} MB/s)\n")
    for name in PEERS:
        peer = measured(name, texts, args.seconds, args.peers)
        line = (
            "not installed"
            if peer is None
            else f"{peer:12,.0f} characters/s: ours is {own / peer:,.1f} times as fast"
        )
        sys.stdout.write(f"{name:15} {line}\n")


if __name__ == "__main__":
    main()
