"""Where texts come from and pages go: files, and standard input and output under the name `-`."""

import errno
import io
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import click

from arabic_metrics.cli.output import rejected, tell, write_text
from arabic_metrics.core import Article, ArticleError
from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.file import save_page, standard_input
from arabic_metrics.stream.block import Failure
from arabic_metrics.stream.compressed import GZIP, HEAD, PARQUET, ZIP, ZSTANDARD
from arabic_metrics.stream.page import article_of_markdown, article_of_page
from arabic_metrics.stream.read import WHOLE_FILES, Told, decode_block, read_blocks
from arabic_metrics.stream.source import BY_SUFFIX, PACKED, STANDARD_INPUT, kind_of, why_not_read

FATAL, REJECTED = 1, 3  # exit codes: nothing could be read, and not all
TOLD = 3  # failures, before they are only counted
RECORDS = {*PACKED, *(name for name, kind in BY_SUFFIX.items() if kind not in WHOLE_FILES)}
PLAIN = "plain.txt"  # how a text may be named
ARCHIVE = "`arabic-metrics archive`"
HELD = {".txt", ".toml", ".json", ".jsonl", ".csv", ".parquet"}  # what is read of a folder


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
        data = _bytes(file, name)
        if reason := why_not_read(data):
            raise UnreadableError(reason)
        if data.startswith((GZIP, ZSTANDARD, ZIP, PARQUET)):
            raise UnreadableError(f"it is packed; {ARCHIVE} reads it")
        if kind in (None, "text") and kind_of(PLAIN, data[:HEAD]) == "html":
            kind = "html"
            tell(f"{_named(name)} is read as a web page.")
        if kind == "html":
            return article_of_page(name, data)
        if kind == "markdown":
            return article_of_markdown(name, data)
        return Article(_decoded(data, name), id=name)
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
                if isinstance(item, Failure):
                    self.reject(str(item))
                else:
                    yield item

    def reject(self, reason: str) -> None:
        """Count what could not be read, and tell why if it is among the first."""
        self.rejected += 1
        if self.rejected <= TOLD:
            tell(reason)

    def tell_rejected(self) -> None:
        """Say how much could not be read, if anything."""
        if self.rejected:
            tell(rejected(self.rejected))


def tell_wordless(article: Article) -> Article:
    """Return an article; say if it is empty, or has no letter of Arabic."""
    text = f"{article.title or ''}{article.text}"
    if not text.strip():
        tell(f"{_named(article.id)} is empty.")
    elif not any("ARABIC" in unicodedata.name(each, "") for each in set(text) if each.isalpha()):
        tell(f"{_named(article.id)} holds no Arabic text.")
    return article


def _decoded(data: bytes, name: str) -> str:
    """The text of a file; a byte order mark is left out."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{_named(name)} is not UTF-8: byte {error.start} cannot be read. Convert it first."
        ) from error


def _named(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _bytes(file: str, name: str) -> bytes:
    try:
        return standard_input().read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except IsADirectoryError as error:
        raise ArticleError(f"{name} is a folder; {ARCHIVE} reads folders.") from error
    except OSError as error:
        raise ArticleError(f"{_named(name)} cannot be read: {error.strerror}.") from error


def keep_inputs(output: str | Path | None, *inputs: str | Path) -> None:
    """Refuse an output that would take the place of an input, or of a file in a folder that is one.

    Raises:
        ArticleError: names the file.
    """
    path = Path(output or STANDARD_INPUT)
    if str(path) == STANDARD_INPUT or not path.is_file():
        return
    for each in map(Path, inputs):
        held = each.is_dir() and each.samefile(path.resolve().parent) and path.suffix in HELD
        if held or (each.exists() and each.samefile(path)):
            raise ArticleError(
                f"{click.format_filename(path)} is an input: it would be written over. Name another file."
            )


def check_page(page: str | None, *inputs: str) -> None:
    """Refuse a page that cannot be written, before much is read for it; see `keep_inputs`.

    Raises:
        ArticleError: names the page and the problem.
    """
    keep_inputs(page, *inputs)
    path = Path(page or STANDARD_INPUT)
    if path.is_dir() or not path.parent.is_dir():
        reason = os.strerror(errno.EISDIR if path.is_dir() else errno.ENOENT)
        raise ArticleError(f"{click.format_filename(path)} cannot be written: {reason}.")


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


@contextmanager
def writing(output: str) -> Iterator[None]:
    """Write what is printed meanwhile to a file, whole; to standard output under the name `-`. If nothing is printed, no file is written.

    Raises:
        ArticleError: names the file and the problem.
    """
    if output == STANDARD_INPUT:
        yield
        return
    with redirect_stdout(io.StringIO()) as printed:
        yield
    if printed.getvalue():
        write_page(printed.getvalue(), output)
