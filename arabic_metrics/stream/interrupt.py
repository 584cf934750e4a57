"""An interrupt from the keyboard as a wish, that a run grants when the shard in hand is whole."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType


class Interrupt:
    """While it is entered, the first Ctrl-C is noted and told of; the second ends the run as ever.

    >>> with Interrupt() as interrupt:
    ...     interrupt.asked()
    False
    """

    def __init__(self, tell: Callable[[], None] | None = None) -> None:
        self._tell = tell
        self._asked = False
        self._before: signal.Handlers | int | Callable[[int, FrameType | None], object] | None = (
            None
        )

    def asked(self) -> bool:
        """Tell whether the run was asked to stop."""
        return self._asked

    def __enter__(self) -> Interrupt:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._asked = True
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        if self._tell is not None:
            self._tell()
