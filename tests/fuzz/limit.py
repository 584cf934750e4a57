"""A limit of time: what does not end is an error, and no check that hangs."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SECONDS = 20


@contextmanager
def ends() -> Iterator[None]:
    """Raise TimeoutError where it takes too long."""

    def stop(*_: Any) -> None:
        raise TimeoutError(f"it did not end in {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
