"""A group of subcommands that are listed with their whole first sentence, and options that several subcommands share."""

from pathlib import Path

import click

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


def _probability(
    context: click.Context, parameter: click.Parameter, value: float | None
) -> float | None:
    if value is not None and not 0 <= value <= 1:
        raise click.BadParameter(f"{value:g} is not from 0 to 1.", context, parameter)
    return value


min_confidence_option = click.option(
    "--min-confidence",
    type=float,
    callback=_probability,
    metavar="P",
    help="How sure a figure must be, from 0 to 1; less sure ones are unresolved.",
)

weights_option = click.option(
    "--weights",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Weights of your own, as `fit` writes them.",
)
