"""Blocks to batches, in order: in this process, or by worker processes that hold one block each.

A process of one thread is copied ("fork"), with all that it has built from the lexicon; the system is asked how many there are.
Where it cannot be asked, and where there are more, as pyarrow and progress bars start them, workers are started afresh ("spawn"): a copy
might hang. A worker gets the task once and then one block at a time, so that what is in memory is bounded by the number of
workers and the size of a block, however long the archive is.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from arabic_metrics.core import ArabicMetricsError, ArchiveError
from arabic_metrics.stream.block import Block, Failure
from arabic_metrics.stream.work import ZERO, Batch, Task, Worker

AHEAD = 2  # batches for each worker that may wait for one before them
KILLED = 9  # the signal of a system that is out of memory
THREADS = Path("/proc/self/task")  # of this process, as Linux lists them
Item = Block | Failure


def read_items(
    items: Iterable[Item], task: Task, jobs: int = 1
) -> Generator[tuple[Item, Batch], None, None]:
    """Yield each block with what it gave, in the order of the blocks, whatever the number of jobs.

    Raises:
        ArchiveError: a worker process was ended from outside.
    """
    if jobs > 1:
        yield from _read_in_pool(items, task, jobs)
        return
    worker = Worker(task)
    for item in items:
        yield item, worker.read_item(item)


def default_jobs() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def may_fork() -> bool:
    """Tell whether this process may be copied: it has one thread, whoever might have started others."""
    try:
        return sum(1 for _ in THREADS.iterdir()) == 1
    except OSError:
        return False


class _Pool:
    """Worker processes, each at one block; `busy` says at which."""

    def __init__(self, task: Task, jobs: int) -> None:
        self._task = task
        self._jobs = jobs
        self._worker: Worker | None = None  # what copies of this process begin with
        self.idle: deque[Connection] = deque()
        self.busy: dict[Connection, tuple[int, Block]] = {}
        self._processes: dict[Connection, BaseProcess] = {}

    def has_room(self) -> bool:
        """Tell whether a worker is idle; one more is started where there may be more."""
        if not self.idle and len(self._processes) < self._jobs:
            self._start()
        return bool(self.idle)

    def _start(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        given: tuple[Any, ...] = theirs, self._task
        method = "spawn"
        if may_fork():
            self._worker = self._worker or Worker(self._task)
            method, given = "fork", (*given, self._worker, (*self._processes, ours))
        context: Any = multiprocessing.get_context(method)
        process: BaseProcess = context.Process(target=_serve, args=given, daemon=True)
        with _interrupts_ignored():  # an interrupt is for the run to answer, not for its workers
            process.start()
        theirs.close()
        self._processes[ours] = process
        self.idle.append(ours)

    def give(self, number: int, block: Block) -> None:
        """Send a block to an idle worker."""
        connection = self.idle.popleft()
        self.busy[connection] = number, block
        try:
            connection.send(block)
        except OSError as error:
            raise self._lost(connection) from error

    def take(self) -> Iterator[tuple[int, tuple[Block, Batch]]]:
        """Wait for a worker, and yield what is done."""
        for ready in wait(list(self.busy)):
            assert isinstance(ready, Connection)
            try:
                answer = ready.recv()
            except (EOFError, OSError) as error:
                raise self._lost(ready) from error
            number, block = self.busy.pop(ready)
            self.idle.append(ready)
            if isinstance(answer, Exception):
                raise answer
            yield number, (block, answer)

    def close(self) -> None:
        """Let workers end; one that is still at work is ended."""
        for connection, process in self._processes.items():
            connection.close()
            if connection in self.busy:
                process.terminate()
        for process in self._processes.values():
            process.join()
            process.close()

    def _lost(self, connection: Connection) -> ArchiveError:
        process, (_, block) = self._processes[connection], self.busy[connection]
        process.join(5)
        code = process.exitcode
        signals = (f"was killed ({it.name})" for it in signal.Signals if code == -it)
        how = next(signals, f"ended (code {code})")
        memory = ", perhaps for want of memory" if code == -KILLED else ""
        return ArchiveError(
            f"a worker process {how}{memory} while reading {block.source} from record {block.first} on"
        )


def _read_in_pool(items: Iterable[Item], task: Task, jobs: int) -> Iterator[tuple[Item, Batch]]:
    pool = _Pool(task, jobs)
    done: dict[int, tuple[Item, Batch]] = {}
    given = 0  # batches that were yielded

    def in_order() -> Iterator[tuple[Item, Batch]]:
        nonlocal given
        while given in done:
            yield done.pop(given)
            given += 1

    try:
        for number, item in enumerate(items):
            while number - given >= jobs * AHEAD or not pool.has_room():
                done.update(pool.take())
                yield from in_order()
            if isinstance(item, Block):
                pool.give(number, item)
            else:
                done[number] = item, Batch((item,), counts=replace(ZERO, errors=1))
                yield from in_order()
        while pool.busy:
            done.update(pool.take())
            yield from in_order()
    finally:
        pool.close()


def _serve(
    connection: Connection,
    task: Task,
    worker: Worker | None = None,
    others: Iterable[Connection] = (),
) -> None:
    """Answer blocks until the other end is closed; `others` are ends that a copy holds and has no use for."""
    for other in others:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            block = connection.recv()
            try:
                worker = worker or Worker(task)
                answer: Batch | Exception = worker.read_block(block)
            except ArabicMetricsError as error:
                answer = ArchiveError(str(error))
            except Exception as error:  # an error of ours is told by the parent, with its block
                answer = ArchiveError(f"{block.source}, from record {block.first} on: {error!r}")
            connection.send(answer)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    in_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if in_main else None
    try:
        yield
    finally:
        if in_main:
            signal.signal(signal.SIGINT, before)
