"""A group of subcommands that are listed with their whole first sentence; options that several subcommands share, and their values."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from arabic_metrics.resolve.claim import DEFAULT_MIN_CONFIDENCE

Command = TypeVar("Command", bound=Callable[..., Any])
WHEN_PUBLISHED = "The date of publication, which «last month» is read against; without it, such periods have no dates."
LONGEST = 1_000  # characters of a sentence


class Group(click.Group):
    """A group whose help cuts no sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands, each with the first sentence of its help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [
            (name, each.get_short_help_str(LONGEST)) for name, each in found if each is not None
        ]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


def date(text: str) -> dt.date:
    """Return a date that was written as 2025-11-02."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"«{text}» is no date: write it as 2025-11-02.") from None


def probability(text: str) -> float:
    """Return a number from 0 to 1 that was written."""
    try:
        number = float(text)
    except ValueError:
        raise click.BadParameter(f"«{text}» is not a number from 0 to 1.") from None
    if not 0 <= number <= 1:
        raise click.BadParameter(f"{number:g} is not from 0 to 1.")
    return number


def min_confidence_option(
    default: str = f"{DEFAULT_MIN_CONFIDENCE}; 0 gives every row",
    fate: str = "unresolved",
) -> Callable[[Command], Command]:
    """Return the option, which tells in its help what holds where it is not given."""
    return click.option(
        "--min-confidence",
        type=probability,
        metavar="P",
        help=f"How sure a figure must be, from 0 to 1; less sure ones are {fate}.  [default: {default}]",
    )


def published_option(help: str) -> Callable[[Command], Command]:
    """Return the option, with what it means for a subcommand."""
    return click.option("--published", type=date, metavar="YYYY-MM-DD", help=help)


lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="FILE",
    help="A lexicon file of your own, beside the lexicon of the package; may be repeated.",
)
articles_option = click.option(
    "--articles",
    multiple=True,
    metavar="FILE",
    help="A file of the articles, if it is not beside the claims; may be repeated.",
)
weights_option = click.option(
    "--weights",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Weights of your own, as `fit` writes them, in place of those of the package.",
)
