"""Kills a run at many moments and resumes it: python -m tests.benchmarks.bench_resume [--moments 20] [--seed 1]

A generated archive is read once undisturbed. Then a second run is killed (SIGKILL, workers and all or its first process alone, by turns) after
a random time, resumed, killed again, until the moments are used up, and then left to end. Both folders must be the same, byte for byte.
Run by hand, never by pytest.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.stream.news import digest, write_jsonl

FORMS = ["--format", "jsonl", "--format", "csv", "--format", "parquet"]
SIZES = ["--shard-articles", "40", "--block-bytes", "20000", "--jobs", "2"]


def start(archive: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "arabic_metrics", "archive", str(archive), "-o", str(out)]
    return subprocess.Popen(
        [*command, "--resume", *FORMS, *SIZES],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = write_jsonl(folder / "news.jsonl", args.articles, broken=100, every=2)
        began = time.perf_counter()
        process = start(archive, folder / "undisturbed")
        while not list((folder / "undisturbed").glob("claims-*")):
            time.sleep(0.01)
        first = time.perf_counter() - began
        assert process.wait() == 3
        took = time.perf_counter() - began
        out, killed = folder / "disturbed", 0
        for moment in range(args.moments):
            process = start(archive, out)
            try:
                process.wait(chance.uniform(first / 2, first + 1.5 * (took - first) / args.moments))
            except subprocess.TimeoutExpired:
                killed += 1
                (os.killpg if moment % 2 else os.kill)(process.pid, signal.SIGKILL)
                process.wait()
            shards = len(list(out.glob("claims-*.jsonl"))) if out.exists() else 0
            print(f"moment {moment + 1}: {shards} shards", flush=True)
        assert start(archive, out).wait() == 3
        same = digest(folder / "undisturbed") == digest(out)
        print(f"killed {killed} times; the output is {'the same' if same else 'DIFFERENT'}")
        raise SystemExit(not same)


if __name__ == "__main__":
    main()
