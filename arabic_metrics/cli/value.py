"""Values of options, and what is said of one that is not as it should be."""

import datetime as dt

import click


def date(written: str) -> dt.date:
    """Return a date that is written as 2025-11-02.

    Raises:
        BadParameter: it is not.
    """
    try:
        return dt.datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.BadParameter(f"«{written}» is no date: write it as 2025-11-02.") from error


def probability(written: str) -> float:
    """Return a number from 0 to 1.

    Raises:
        BadParameter: it is none.
    """
    try:
        number = float(written)
    except ValueError as error:
        raise click.BadParameter(f"«{written}» is not a number from 0 to 1.") from error
    if not 0 <= number <= 1:
        raise click.BadParameter(f"{number:g} is not from 0 to 1.")
    return number
