"""Standard input, which may be closed."""

import errno
import os
import sys
from typing import BinaryIO


def standard_input() -> BinaryIO:
    """Return standard input as bytes.

    Raises:
        OSError: it is closed.
    """
    if sys.stdin is None:  # as Python has it then
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer
