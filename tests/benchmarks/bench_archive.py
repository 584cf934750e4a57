"""How fast an archive is read: python -m tests.benchmarks.bench_archive [--archive FILE.jsonl] [--peers PYTHON] [--write]

Measures each stage, and the whole command, on an archive of JSON lines (by default a generated one, and ../shared/news where it is) beside
the floor: the same bytes read, decoded from JSON and cut at spaces, to look the metric words up. Everything runs in one
go, in processor time (user), the best of `--passes`; the table gives ratios. Duckling is looked for in the interpreter PYTHON
(by default that of $PEERS_PYTHON); what is missing is left out. `--write` puts the tables into docs/benchmarks.md.
What is measured is the package that is imported; docs/benchmarks.md says how that is a compiled one. Run by hand, never by pytest.
"""

import argparse
import gzip
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import arabic_metrics.parse.token as hot
from arabic_metrics import Article, Failure, extract_claims, load_lexicon
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.normalize import normalize_text
from arabic_metrics.recognize import look
from arabic_metrics.stream import Fields, decode_block, read_blocks, run_archive
from arabic_metrics.stream.work import Task, Worker
from tests.stream.news import SILENT, STATING

ROOT = Path(__file__).parents[2]
IMPORTED = Path(hot.__file__).resolve().parents[2]  # where the package is imported from
COMPILED = Path(hot.__file__).suffix != ".py"
SHARED = ROOT.parent / "shared"
NEWS = SHARED / "news" / "news.jsonl.gz"
REPORT = SHARED / "source_report.txt"
PAGE = ROOT / "docs" / "benchmarks.md"
BYTECODE = tempfile.TemporaryDirectory(prefix="arabic-metrics-")  # removed at the end
BEGIN, END = "<!-- measured -->", "<!-- end -->"
ONE_IN = 200  # articles of newspapers that state a claim
SAMPLED = 2_000_000  # bytes of text that slow peers are given


def generate(path: Path, megabytes: float) -> Path:
    """Write an archive of our own articles: long ones that state nothing, and one in 200 that does."""
    chance = random.Random(5)
    with path.open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < megabytes * 1e6:
            text = "\n".join(chance.choices(SILENT, k=16))
            if number % ONE_IN == 0:
                text = STATING[number // ONE_IN % len(STATING)][1]
            record = {"id": str(number), "published": "2025-11-02", "text": text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            number += 1
    return path


def user_seconds(run: Callable[[], object], passes: int) -> float:
    """Return the least processor time that some passes took, that of child processes included."""
    times = []
    for _ in range(passes):
        before = os.times()
        run()
        after = os.times()
        times.append(after.user - before.user + after.children_user - before.children_user)
    return min(times)


def texts_of(archive: Path) -> list[str]:
    with archive.open("rb") as lines:
        return [json.loads(line)["text"] for line in lines]


def floor(archive: Path) -> Callable[[], object]:
    """Read, decode and look up: what any reader that looks for some words must do."""
    import orjson

    words = {form for entry in load_lexicon().of(Metric) for form in entry.all_forms()}

    def run() -> int:
        found = 0
        with archive.open("rb") as lines:
            for line in lines:
                found += len(words.intersection(orjson.loads(line)["text"].split()))
        return found

    return run


def blocks_of(archive: Path) -> Iterator[Any]:
    for item in read_blocks([archive], Fields()):
        assert not isinstance(item, Failure)
        yield item


def articles_of(archive: Path) -> Iterator[Article]:
    for block in blocks_of(archive):
        for article in decode_block(block):
            assert isinstance(article, Article)
            yield article


def drain(items: Iterator[object]) -> None:
    for _ in items:
        pass


def environment() -> dict[str, str]:
    """Return the environment of a command: the bytecode of modules is kept from the first start on, as that of an installed package is.

    Where a variable forbids that, each start would compile all sources anew, which takes a third of a second.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(IMPORTED), "PYTHONPYCACHEPREFIX": BYTECODE.name}


def command(archive: Path, jobs: int, *words: str) -> Callable[[], object]:
    """The command in a process of its own, its start included."""

    def run() -> None:
        with tempfile.TemporaryDirectory() as out:
            line = [
                sys.executable,
                "-P",
                "-m",
                "arabic_metrics",
                "archive",
                str(archive),
                "-o",
                out,
            ]
            subprocess.run(
                [*line, "--jobs", str(jobs), *words],
                check=True,
                stderr=subprocess.DEVNULL,
                env=environment(),
            )

    return run


def peak_megabytes(archive: Path, jobs: int, *words: str) -> float:
    """Return the most memory that any process of a run held."""
    measure = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    with tempfile.TemporaryDirectory() as out:
        line = [sys.executable, "-P", "-m", "arabic_metrics", "archive", str(archive), "-o", out]
        done = subprocess.run(
            [sys.executable, "-c", measure, *line, "--jobs", str(jobs), *words],
            check=True,
            capture_output=True,
            env=environment(),
        )
    unit = 1 if sys.platform == "darwin" else 1024
    return int(done.stdout) * unit / 1e6


def measure_archive(name: str, archive: Path, passes: int) -> str:
    """Return a table of the stages on one archive."""
    size = archive.stat().st_size
    worker, open_worker = Worker(Task()), Worker(Task(screen=False))
    articles = list(articles_of(archive))
    passes = look(load_lexicon()).passes
    folded = [normalize_text(article.text).text for article in articles]
    admitted = [it for it, text in zip(articles, folded, strict=True) if passes(text)]
    forms = ["--format", "jsonl", "--format", "csv", "--format", "parquet"]
    stages: dict[str, Callable[[], object]] = {
        "the floor: read, JSON decoded, words looked up": floor(archive),
        "read into blocks": lambda: drain(blocks_of(archive)),
        "read and decoded": lambda: drain(articles_of(archive)),
        "folded": lambda: [normalize_text(article.text) for article in articles],
        "looked at": lambda: [passes(text) for text in folded],
        f"extracted: the {len(admitted):,} articles that pass": lambda: [
            extract_claims(article) for article in admitted
        ],
        "all of these by one worker": lambda: drain(map(worker.read_item, blocks_of(archive))),
        "the same without the look": lambda: drain(map(open_worker.read_item, blocks_of(archive))),
        "`archive --jobs 1`, its start included": command(archive, 1),
        "`archive --jobs 2`, its starts included": command(archive, 2),
        "`archive --jobs 1`, all forms": command(archive, 1, *forms),
    }
    lines = [
        f"## {name}",
        "",
        f"{len(articles):,} articles, {size / 1e6:.1f} MB.",
        "",
        "| stage | user seconds | MB/s | × floor |",
        "|---|---:|---:|---:|",
    ]
    base = 0.0
    for stage, run in stages.items():
        seconds = max(user_seconds(run, passes), 0.01)  # the clock of the system ticks so
        base = base or seconds
        lines.append(
            f"| {stage} | {seconds:.2f} | {size / seconds / 1e6:,.0f} | {seconds / base:.1f} |"
        )
        print(lines[-1], flush=True)
    return "\n".join(lines)


def measure_workers(archive: Path, times: int) -> str:
    """Return how much faster two workers are than one: by the clock, and by what each process has to do.

    The clock tells little on a machine that is busy with other things; processor time does.
    """
    spent, clock = {}, {}
    with tempfile.TemporaryDirectory() as name:
        longer = repeated(archive, Path(name) / "longer.jsonl", times)
        size = longer.stat().st_size / 1e6
        for jobs in (1, 2):
            before, began = os.times(), time.perf_counter()
            run_archive([longer], Path(name) / str(jobs), jobs=jobs)
            after, clock[jobs] = os.times(), time.perf_counter() - began
            spent[jobs] = (
                after.user + after.system - before.user - before.system,
                after.children_user + after.children_system - before.children_user - before.children_system,
            )  # fmt: skip
    (alone, _), (giver, workers) = spent[1], spent[2]
    return (
        f"On {size:,.0f} MB, one worker takes {alone:.1f} s of the processor. With two, the process that hands out blocks and writes takes "
        f"{giver:.1f} s, and the workers {workers:.1f} s together, their starts included: {alone / (workers / 2):.2f} times as fast where "
        f"two processors are free. By the clock it was {clock[1] / clock[2]:.2f} times ({clock[1]:.1f} s, {clock[2]:.1f} s), at a load "
        f"of {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
    )


def repeated(archive: Path, path: Path, times: int) -> Path:
    """Write an archive some times over."""
    content = archive.read_bytes()
    with path.open("wb") as file:
        for _ in range(times):
            file.write(content)
    return path


def measure_memory(archive: Path) -> str:
    """Return what a run of an archive holds, and one ten times as long."""
    with tempfile.TemporaryDirectory() as name:
        longer = repeated(archive, Path(name) / "ten.jsonl", 10)
        lines = ["| workers | MB | ten times as long, MB |", "|---:|---:|---:|"]
        for jobs in (1, 2):
            one, ten = (peak_megabytes(path, jobs) for path in (archive, longer))
            lines.append(f"| {jobs} | {one:.0f} | {ten:.0f} |")
    return "\n".join(lines)


def measure_peers(texts: list[str], python: str | None, passes: int) -> str:
    """Return how long others take for a part of the texts."""
    sample = list(first_bytes(texts, SAMPLED))
    size = sum(len(text.encode()) for text in sample)
    worker = Worker(Task())
    ours = user_seconds(lambda: [worker.claims_of(Article(text)) for text in sample], passes)
    lines = ["| reader | MB/s | arabic_metrics is … times as fast |", "|---|---:|---:|"]
    lines.append(f"| arabic_metrics: claims | {size / ours / 1e6:.1f} | 1 |")
    for name, run in camel_readers(sample).items():
        seconds = user_seconds(run, 1)
        lines.append(f"| {name} | {size / seconds / 1e6:.1f} | {seconds / ours:.1f} |")
    rate = duckling_rate(sample, python)
    if rate:
        lines.append(
            f"| Duckling: numbers and times | {rate / 1e6:.2f} | {size / ours / rate:,.0f} |"
        )
    return "\n".join(lines)


def measure_report(python: str | None) -> str | None:
    """Return how extract_claims and Duckling compare on one article full of figures, each in a process of its own."""
    text = REPORT.read_text(encoding="utf-8")
    timed = "from arabic_metrics import extract_claims; text = open(sys.argv[1], encoding='utf-8').read()"
    code = (
        f"import statistics, sys, time, timeit; {timed}; "
        "print(statistics.median(timeit.repeat(lambda: extract_claims(text), timer=time.process_time, number=50, repeat=40)) / 50)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(REPORT)],
        check=True,
        capture_output=True,
        env=environment(),
    )
    ours = float(done.stdout)
    rate = duckling_rate([text] * 200, python)
    if not rate:
        return None
    theirs = len(text.encode()) / rate
    return (
        f"One article full of figures ({len(text):,} characters): `extract_claims` takes {ours * 1000:.1f} ms, and Duckling "
        f"{theirs * 1000:.1f} ms for its numbers and times alone: {theirs / ours:.0f} times as long."
    )


def first_bytes(texts: list[str], most: int) -> Iterator[str]:
    taken = 0
    for text in texts:
        if taken > most:
            return
        taken += len(text.encode())
        yield text


def camel_readers(texts: list[str]) -> dict[str, Callable[[], object]]:
    from camel_tools.tokenizers.word import simple_word_tokenize
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
        normalize_unicode,
    )

    steps = (normalize_unicode, normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar, dediac_ar)  # fmt: skip

    def normalize(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return {
        "camel-tools: its normalizers alone": lambda: list(map(normalize, texts)),
        "camel-tools: `simple_word_tokenize` alone": lambda: list(map(simple_word_tokenize, texts)),
    }


def duckling_rate(texts: list[str], python: str | None) -> float | None:
    """Return the bytes that Duckling reads in a second of its processor's time; some texts end it, and then what it had read counts."""
    if python is None:
        return None
    done = subprocess.run(
        [python, str(Path(__file__).with_name("duckling_rate.py"))],
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=False,
    )
    told = done.stdout.split()
    return float(told[-1]) if told else None


def write_page(tables: str) -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--archive", type=Path, action="append", help="JSON lines with a text")
    parser.add_argument("--megabytes", type=float, default=20, help="of the generated archive")
    parser.add_argument("--times", type=int, default=5, help="how often over, for two workers")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--peers", default=os.environ.get("PEERS_PYTHON"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    parts = [
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; "
        + ("compiled." if COMPILED else "from the sources.")
    ]
    with tempfile.TemporaryDirectory() as name:
        archives = {"A generated archive": generate(Path(name) / "generated.jsonl", args.megabytes)}
        if NEWS.exists():
            unpacked = Path(name) / "news.jsonl"
            unpacked.write_bytes(gzip.decompress(NEWS.read_bytes()))
            archives["News of 48 papers"] = unpacked
        archives |= {path.name: path for path in args.archive or ()}
        for title, archive in archives.items():
            parts.append(measure_archive(title, archive, args.passes))
        last = list(archives.values())[-1]
        parts += ["## Workers", measure_workers(last, args.times)]
        parts += ["## Memory", "The most that one process holds.", measure_memory(last)]
        parts += ["## Beside others", measure_peers(texts_of(last), args.peers, args.passes)]
    if REPORT.exists():
        parts += filter(None, [measure_report(args.peers)])
    print("\n\n".join(parts))
    if args.write:
        write_page("\n\n".join(parts))


if __name__ == "__main__":
    main()
