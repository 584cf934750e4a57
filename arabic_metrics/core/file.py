"""Files that appear whole under their names, or not at all; and standard input, which may be closed."""

import errno
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from arabic_metrics.core.errors import ArticleError


def standard_input() -> BinaryIO:
    """Return standard input as bytes.

    Raises:
        OSError: it is closed.
    """
    if sys.stdin is None:  # as Python has it then
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to write: what stood there stays until all is written, and nothing is left of what was not.

    A device or a pipe is written as it comes.

    Raises:
        OSError: it cannot be written; the error names the file.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    place = path.resolve()  # a link stays one
    part = place.with_name(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        with part.open("wb") as file:
            yield file
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in (None, str(part)):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole, text as UTF-8.

    Raises:
        OSError: it cannot be written; the file that was there is unchanged.
    """
    with whole_file(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


def save_page(path: Path, page: str) -> None:
    """Write a page whole, as UTF-8.

    Raises:
        ArticleError: names the file and the problem.
    """
    try:
        write_file(path, page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ArticleError(f"{path} cannot be written: {error.strerror}.") from error
