"""Worker processes that are ended from outside."""

import multiprocessing
import os
import signal
import struct
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from arabic_metrics import extract_many
from arabic_metrics.stream import pool
from arabic_metrics.stream.pool import may_fork, wait_for
from arabic_metrics.stream.work import never

POOLS: list[ProcessPoolExecutor] = []
CUT_OFF = """
from tests.stream.test_pool import tell_how_it_ends
tell_how_it_ends()
"""


def end_while_sending() -> None:
    """End this worker behind the head of an answer, with the turn to send in its hand."""
    answers = POOLS[0]._result_queue
    answers._wlock.acquire()  # type: ignore[attr-defined]
    os.write(answers._writer.fileno(), struct.pack("!i", 1000))  # type: ignore[attr-defined]
    os.kill(os.getpid(), signal.SIGKILL)


def tell_how_it_ends() -> None:
    """Print what a pool says of a worker that was ended so."""
    assert may_fork()
    workers = ProcessPoolExecutor(2, multiprocessing.get_context("fork"))
    POOLS.append(workers)
    answer = workers.submit(end_while_sending)
    wait_for(workers, answer, never)
    print(isinstance(answer.exception(), BrokenProcessPool))
    workers.shutdown()


@pytest.mark.skipif(sys.platform != "linux", reason="workers are copies of a process on Linux")
def test_a_worker_that_is_ended_while_it_sends_its_answer_is_seen() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CUT_OFF], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_workers_are_held_to_the_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the finger in `jobs` fills no memory."""
    asked = []

    def start(jobs: int, *_: object, **__: object) -> None:
        asked.append(jobs)
        raise InterruptedError

    monkeypatch.setattr(pool, "ProcessPoolExecutor", start)
    for jobs in (2, 1_000_000):
        with pytest.raises(InterruptedError):
            list(extract_many(["لدى بلدية دبا 40 ألف متابع"], jobs=jobs))
    assert asked == [2, pool.FOR_EACH * pool.default_jobs()]
