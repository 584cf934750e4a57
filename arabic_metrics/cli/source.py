"""Where texts come from and pages go: files, and standard input and output under the name `-`."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from arabic_metrics.cli.output import rejected, tell, write_text
from arabic_metrics.core import Article, ArticleError
from arabic_metrics.core.file import save_page, standard_input
from arabic_metrics.stream.block import Failure, UnreadableError
from arabic_metrics.stream.page import article_of_markdown, article_of_page
from arabic_metrics.stream.read import WHOLE_FILES, Told, decode_block, read_blocks
from arabic_metrics.stream.source import BY_SUFFIX, PACKED

STANDARD_INPUT = "-"
FATAL, REJECTED = 1, 3  # exit codes: nothing could be read, and not all
TOLD = 3  # failures, before they are only counted
RECORDS = {*PACKED, *(name for name, kind in BY_SUFFIX.items() if kind not in WHOLE_FILES)}
ARCHIVE = "`arabic-metrics archive`"


@contextmanager
def reading(files: Sequence[str]) -> Iterator[Iterable[Article]]:
    """Give the articles of files; of several, one that cannot be read is told and costs only itself.

    Raises:
        SystemExit: in the end, where one could not be read; behind the last article, where none could.
    """
    unread: list[str] = []

    def articles() -> Iterator[Article]:
        for file in files:
            try:
                yield read_article(file)
            except ArticleError as error:
                if len(files) == 1:
                    raise
                unread.append(file)
                tell(f"Error: {error}")
        if len(unread) == len(files):
            raise SystemExit(FATAL)

    yield articles()
    if unread:
        raise SystemExit(REJECTED)


def read_article(file: str) -> Article:
    """Return a text as an article whose id is the name that was given.

    Raises:
        ArticleError: names the file and the problem.
    """
    name, suffix = click.format_filename(file), Path(file).suffix.lower()
    kind = BY_SUFFIX.get(suffix)
    if suffix in RECORDS:
        tell(f"{name} is read as one text; {ARCHIVE} reads its records.")
    try:
        if kind == "html":
            return article_of_page(name, _bytes(file, name))
        if kind == "markdown":
            return article_of_markdown(name, _bytes(file, name))
        return Article(read_text(file), id=name)
    except UnreadableError as error:
        raise ArticleError(f"{name}: {error}.") from error


class ArchiveReader:
    """Reads the articles of archives; what cannot be read is counted, and the first of it told."""

    def __init__(self, notice: Told | None = None) -> None:
        self.rejected = 0
        self._notice = notice

    def read(self, sources: Iterable[str]) -> Iterator[Article]:
        """Yield each article."""
        for block in read_blocks(sources, notice=self._notice):
            for item in (block,) if isinstance(block, Failure) else decode_block(block):
                if not isinstance(item, Failure):
                    yield item
                    continue
                self.reject(str(item))

    def reject(self, reason: str) -> None:
        """Count what could not be read, and tell why if it is among the first."""
        self.rejected += 1
        if self.rejected <= TOLD:
            tell(reason)

    def tell_rejected(self) -> None:
        """Say how much could not be read, if anything."""
        if self.rejected:
            tell(rejected(self.rejected))


def read_text(file: str) -> str:
    """Return the text of a file, or of standard input; a byte order mark is left out.

    Raises:
        ArticleError: names the file and the problem.
    """
    name = "standard input" if file == STANDARD_INPUT else click.format_filename(file)
    try:
        return _bytes(file, name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name} is not UTF-8: byte {error.start} cannot be read. Convert it first."
        ) from error


def _bytes(file: str, name: str) -> bytes:
    try:
        return standard_input().read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except IsADirectoryError as error:
        raise ArticleError(f"{name} is a folder; {ARCHIVE} reads folders.") from error
    except OSError as error:
        raise ArticleError(f"{name} cannot be read: {error.strerror}.") from error


def write_page(page: str, output: str) -> None:
    """Write a page to a file, or to standard output under the name `-`.

    Raises:
        ArticleError: names the file and the problem.
    """
    if output == STANDARD_INPUT:
        write_text(page)
        return
    save_page(Path(output), page)
    tell(f"{click.format_filename(output)}: written")
