"""The collector of garbage, kept from looking through the tables of a lexicon over and over."""

import gc

OBJECTS, ROUNDS = 5_000, 10


def collect_rarely() -> None:
    """Let the collector of this process wait for more objects: what is built at the start lasts, and results hold no cycles.

    It is for processes of our own, the command and the workers of a pool.
    """
    gc.set_threshold(OBJECTS, ROUNDS, ROUNDS)
