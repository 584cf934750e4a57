"""The options of what is chosen and how sure it must be, the same for every subcommand that has them."""

from pathlib import Path

import click


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
