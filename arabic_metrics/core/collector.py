"""The collector of garbage, kept from looking through the tables of a lexicon over and over."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS, ROUNDS = 5_000, 10


def collect_rarely() -> None:
    """Let the collector of this process wait for more objects: what is built at the start lasts, and results hold no cycles.

    At the end it passes over all that is left, which goes with the process. It is for processes of our own, the command and the
    workers of a pool.
    """
    gc.set_threshold(OBJECTS, ROUNDS, ROUNDS)
    atexit.register(gc.freeze)


def keep_what_is_built() -> None:
    """Let the collector of this process pass over all that there is from now on: it lasts as long as the process."""
    gc.freeze()


@contextmanager
def at_rest() -> Iterator[None]:
    """Let the collector rest while tables are built that last: it would find nothing to collect.

    Afterwards they count as old, so that it does not look through them once as new and once more as young.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # this makes them old
            gc.enable()
