"""Where pages go: a file, or standard output."""

from pathlib import Path

import click

from arabic_metrics.cli.output import write_text
from arabic_metrics.cli.source import STANDARD_INPUT
from arabic_metrics.core import ArticleError
from arabic_metrics.core.file import write_file


def write_page(page: str, output: str) -> None:
    """Write a page to a file, or to standard output under the name `-`.

    Raises:
        ArticleError: names the file and the problem.
    """
    if output == STANDARD_INPUT:
        write_text(page)
        return
    try:
        write_file(Path(output), page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        name = click.format_filename(output)
        raise ArticleError(f"{name} cannot be written: {error.strerror}.") from error
