"""Values of options, and what is said of one that is not as it should be."""

import datetime as dt

import click


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
