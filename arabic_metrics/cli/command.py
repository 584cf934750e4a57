"""The subcommands. Data goes to standard output, messages to standard error.

Exit codes: 0 done, 1 fatal, 2 usage, 3 finished with rejected records, 4 a check failed.
"""

import datetime as dt
import errno
import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from arabic_metrics.cli.group import (
    WHEN_PUBLISHED,
    Command,
    Group,
    date,
    lexicon_option,
    min_confidence_option,
    published_option,
    weights_option,
)
from arabic_metrics.cli.output import let_go, tell, use_utf8, write_text
from arabic_metrics.cli.result import (
    NUMBER_FIELDS,
    PERIOD_FIELDS,
    flat_row,
    write_claims,
    write_explanations,
    write_rows,
)
from arabic_metrics.cli.source import check_page, reading, tell_wordless, writing
from arabic_metrics.core import ArabicMetricsError
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse import find_numbers, find_periods, rewrite_numbers
from arabic_metrics.recognize import CamelNer
from arabic_metrics.resolve import ClaimSet, explain_claims, extract_claims, load_weights
from arabic_metrics.stream.source import STANDARD_INPUT

# Endings of files that `extract` does not write, with the format of `archive` for each.
ARCHIVE_FORMATS = {"parquet": "parquet", "db": "sqlite", "sqlite": "sqlite"}
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
ELSEWHERE = {
    "archive": ("archive", "archive"),
    "export": ("annotation", "export"),
    "fit": ("fit", "fit"),
    "import": ("annotation", "import_gold"),
    "lexicon": ("quality", "lexicon"),
    "score": ("quality", "score"),
    "timeline": ("timeline", "timeline"),
    "view": ("view", "view"),
}  # the module and the function of subcommands that are loaded when they are used


class Commands(Group):
    """A group that says what could not be done in one sentence, with exit code 1."""

    def main(self, *words: Any, **given: Any) -> Any:
        """Run the command line; an error of a file or of standard output is a sentence."""
        try:
            return super().main(*words, **given)
        except OSError as error:
            tell(f"Error: {_sentence(error)}")
            raise SystemExit(1) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all subcommands."""
        return sorted({*super().list_commands(ctx), *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand by its name."""
        if cmd_name in ELSEWHERE and cmd_name not in self.commands:
            module, function = ELSEWHERE[cmd_name]
            self.add_command(getattr(import_module(f"arabic_metrics.cli.{module}"), function))
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        try:
            return super().invoke(ctx)
        except ArabicMetricsError as error:
            raise click.ClickException(str(error)) from error


def _sentence(error: OSError) -> str:
    """Say what could not be read or written; where no file is named, help was being written."""
    reason = f"{error.strerror or error}."
    if error.filename is not None:
        return f"{click.format_filename(error.filename)}: {reason}"
    if error.errno in NO_ROOM and sys.stdout is not None:
        let_go(sys.stdout)
        return f"standard output cannot be written: {reason}"
    return reason


def _format_option(*forms: str, default: str | None = None) -> Callable[[Command], Command]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=None if default else forms[0],
        show_default=default or True,
        help="How results are written.",
    )


def _form_of(output: str) -> str:
    """Return the format that the name of a file asks for, "table" where it asks for none.

    Raises:
        click.UsageError: it asks for one that only `archive` writes.
    """
    ending = Path(output).suffix.casefold().removeprefix(".")
    if ending in ARCHIVE_FORMATS:
        raise click.UsageError(
            f"{output}: extract writes table, json, jsonl or csv; archive --format {ARCHIVE_FORMATS[ending]} writes such files."
        )
    return ending if ending in ("json", "jsonl", "csv") else "table"


_files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE...")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="arabic-metrics", prog_name="arabic-metrics")
def main() -> None:
    """Read audience figures of social-media accounts out of Arabic news text.

    FILE is a text in UTF-8, a web page (.html) or Markdown (.md); - is standard input.
    """
    use_utf8()


@main.command()
@_files_argument
@click.option(
    "-o",
    "--output",
    default=STANDARD_INPUT,
    metavar="FILE",
    help="The file to write; by default standard output.",
)
@_format_option("table", "json", "jsonl", "csv", default="that of FILE's name, or table")
@published_option(WHEN_PUBLISHED)
@click.option(
    "--explain",
    is_flag=True,
    help="Show how each part of each figure was chosen: its options, and what weighed for them. Not as CSV.",
)
@click.option(
    "--ner",
    type=click.Choice(["camel"]),
    help="Take names from the model of camel-tools, too. Needs the extra `camel`.",
)
@min_confidence_option()
@weights_option
@lexicon_option
def extract(
    files: tuple[str, ...],
    output: str,
    form: str | None,
    published: dt.date | None,
    explain: bool,
    ner: str | None,
    min_confidence: float | None,
    weights: Path | None,
    lexicons: tuple[str, ...],
) -> None:
    """Print the claims of articles."""
    form = form or _form_of(output)
    if explain and form == "csv":
        raise click.UsageError("--explain has no --format csv: choose table, json or jsonl.")
    check_page(output, *files, *lexicons, *([str(weights)] if weights else []))
    options: dict[str, Any] = {
        "published": published,
        "lexicon": load_lexicon(*lexicons),
        "ner": CamelNer() if ner else None,
        "chooser": load_weights(weights),
        "min_confidence": min_confidence,
    }
    with reading(files) as read, writing(output):
        articles = map(tell_wordless, read)
        if explain:
            explanations = (explain_claims(article, **options) for article in articles)
            write_explanations(explanations, form, several=len(files) > 1)
        else:
            claims = (extract_claims(article, **options) for article in articles)
            write_claims(claims, form, several=len(files) > 1)


@main.command()
@_files_argument
@_format_option("table", "jsonl", "csv")
@click.option(
    "--rewrite", is_flag=True, help="Print the text instead, with every number in digits."
)
@lexicon_option
def numbers(files: tuple[str, ...], form: str, rewrite: bool, lexicons: tuple[str, ...]) -> None:
    """Print the numbers of texts."""
    words = load_lexicon(*lexicons)
    with reading(files) as articles:
        if rewrite:
            for article in articles:
                write_text(rewrite_numbers(article.text, lexicon=words).text)
            return
        rows = (
            flat_row(article.id, number, NUMBER_FIELDS)
            for article in articles
            for number in find_numbers(article.text, lexicon=words)
        )
        write_rows(rows, NUMBER_FIELDS, form, several=len(files) > 1, none="No numbers were found.")


@main.command()
@_files_argument
@_format_option("table", "jsonl", "csv")
@click.option(
    "--reference",
    "--published",
    "reference",
    type=date,
    metavar="YYYY-MM-DD",
    help=WHEN_PUBLISHED,
)
@lexicon_option
def periods(
    files: tuple[str, ...], form: str, reference: dt.date | None, lexicons: tuple[str, ...]
) -> None:
    """Print the periods of texts."""
    words = load_lexicon(*lexicons)
    with reading(files) as articles:
        rows = (
            flat_row(article.id, period, PERIOD_FIELDS)
            for article in articles
            for period in find_periods(article.text, reference=reference, lexicon=words)
        )
        write_rows(rows, PERIOD_FIELDS, form, several=len(files) > 1, none="No periods were found.")


@main.command()
@_files_argument
@lexicon_option
def normalize(files: tuple[str, ...], lexicons: tuple[str, ...]) -> None:
    """Print texts with their spelling folded."""
    words = load_lexicon(*lexicons)
    with reading(files) as articles:
        for article in articles:
            write_text(normalize_text(article.text, words).text)


@main.command()
def schema() -> None:
    """Print the JSON schema of what `extract --format json` prints for one article."""
    content = ClaimSet.model_json_schema(mode="serialization")
    write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
