"""Where texts come from: files, and standard input under the name `-`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from arabic_metrics.core import Article, ArticleError

STANDARD_INPUT = "-"


def read_articles(files: Iterable[str]) -> Iterator[Article]:
    """Yield each text as an article whose id is the name that was given.

    Raises:
        ArticleError: names the file and the problem.
    """
    for file in files:
        yield Article(read_text(file), id=click.format_filename(file))


def read_text(file: str) -> str:
    """Return the text of a file, or of standard input; a byte order mark is left out.

    Raises:
        ArticleError: names the file and the problem.
    """
    name = "standard input" if file == STANDARD_INPUT else click.format_filename(file)
    try:
        content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise ArticleError(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name} is not UTF-8: byte {error.start} cannot be read. Convert it first."
        ) from error
