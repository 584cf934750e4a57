"""The options of what is chosen and how sure it must be, the same for every subcommand that has them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from arabic_metrics.cli.value import probability
from arabic_metrics.resolve.claim import DEFAULT_MIN_CONFIDENCE

Command = TypeVar("Command", bound=Callable[..., Any])


def min_confidence_option(
    default: str = f"{DEFAULT_MIN_CONFIDENCE}; 0 gives every row",
) -> Callable[[Command], Command]:
    """Return the option, which tells in its help what holds where it is not given."""
    return click.option(
        "--min-confidence",
        type=probability,
        metavar="P",
        help=f"How sure a figure must be, from 0 to 1; less sure ones are unresolved.  [default: {default}]",
    )


weights_option = click.option(
    "--weights",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Weights of your own, as `fit` writes them.",
)
