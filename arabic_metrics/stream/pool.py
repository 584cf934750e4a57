"""Blocks to batches, in order: in this process, or by worker processes, some blocks ahead.

A process of one thread is copied ("fork"), with all that it has built from the lexicon; the system is asked how many there are.
Where it cannot be asked, and where there are more, as pyarrow and progress bars start them, workers are started afresh ("spawn"): a copy
might hang. A worker gets the task once and then blocks, so that what is in memory is bounded by the number of workers and the size of
a block, however long the archive is.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

from arabic_metrics.core import ArchiveError
from arabic_metrics.stream.block import Block, Failure
from arabic_metrics.stream.work import Batch, Stop, Task, Worker, never

TRIES, MOST, FOR_EACH = 5, 61, 4  # Windows waits for no more processes; workers for each processor
PATIENCE = 0.2  # seconds until it is asked again whether to stop
AHEAD = 2  # blocks for each worker that may wait for one before them
THREADS = Path("/proc/self/task")  # of this process, as Linux lists them
Item = Block | Failure


def read_items(
    items: Iterable[Item], task: Task, jobs: int = 1, stop: Stop = never
) -> Generator[tuple[Item, Batch], None, None]:
    """Yield each block with what it gave, in the order of the blocks, whatever the number of jobs.

    Once `stop` says so, it ends within an article; blocks that are not finished then are dropped.

    Raises:
        ArchiveError: a worker process was ended from outside.
    """
    if jobs > 1:
        yield from _read_in_pool(items, task, jobs, stop)
        return
    worker = Worker(task)
    for item in items:
        batch = worker.read_item(item, stop)
        if stop():
            return
        yield item, batch


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def may_fork() -> bool:
    """Tell whether this process may be copied: it has one thread, whoever might have started others."""
    for _ in range(TRIES):  # a thread that has ended is listed for some milliseconds more
        try:
            if sum(1 for _ in THREADS.iterdir()) == 1:
                return True
        except OSError:
            return False
        sleep(0.01)
    return False


def _read_in_pool(
    items: Iterable[Item], task: Task, jobs: int, stop: Stop
) -> Iterator[tuple[Item, Batch]]:
    jobs = min(jobs, MOST if sys.platform == "win32" else FOR_EACH * default_jobs())
    copied = may_fork()
    context: Any = multiprocessing.get_context("fork" if copied else "spawn")
    ending = context.Event()
    given = Worker(task) if copied else task, ending.is_set
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=given)
    waiting: deque[tuple[Item, Future[Batch]]] = deque()

    def in_order(most: int) -> Iterator[tuple[Item, Batch]]:
        while waiting and (len(waiting) > most or waiting[0][1].done()):
            wait_for(pool, waiting[0][1], stop)
            if stop():
                return
            yield waiting[0][0], waiting[0][1].result()
            waiting.popleft()

    item: Item | None = None
    try:
        for item in items:
            yield from in_order(jobs * AHEAD - 1)
            if stop():
                return
            with _interrupts_held_back():
                waiting.append((item, pool.submit(_read, item)))
        yield from in_order(0)
    except BrokenProcessPool as error:
        lost = waiting[0][0] if waiting else item
        assert lost is not None, "a pool breaks at work"
        place = f" from record {lost.first} on" if isinstance(lost, Block) else ""
        raise ArchiveError(
            f"a worker process was ended from outside, perhaps for want of memory, while reading {lost.source}{place}; "
            'a script that starts workers needs `if __name__ == "__main__":`'
        ) from error
    finally:
        ending.set()
        pool.shutdown(cancel_futures=True)


def wait_for(pool: ProcessPoolExecutor, answer: Future[Any], stop: Stop) -> None:
    """Wait until there is an answer, a worker was ended from outside, or `stop` says so.

    A pool whose worker is ended while it sends its answer waits for the rest of it, and its other workers for their turn to send: all are
    ended then, and the pool finds that it is broken. It has no public names for its processes and its pipe.
    """
    ended = False
    while not (answer.done() or stop()):
        wait([answer], PATIENCE)
        processes = list((pool._processes or {}).values())
        if ended and not answer.done():
            for process in processes:
                process.kill()
            pool._result_queue._writer.close()  # type: ignore[attr-defined]
            wait([answer])
        ended = any(process.exitcode is not None for process in processes)


_workers: list[tuple[Worker, Stop]] = []  # of a worker process, its one


def _begin(given: Worker | Task, stop: Stop) -> None:
    """Make this process a worker, which ends with the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _workers.append((given if isinstance(given, Worker) else Worker(given), stop))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _read(item: Item) -> Batch:
    worker, stop = _workers[0]
    return worker.read_item(item, stop)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold an interrupt back while a worker may be started: no worker hears it, and the run answers it afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
