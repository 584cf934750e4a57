"""Values of options, and what is said of one that is not as it should be."""

import datetime as dt
from typing import Any

import click


class Date(click.ParamType):
    """A date as 2025-11-02."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the date that was written."""
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"«{value}» is no date: write it as 2025-11-02.", param, ctx)


class Probability(click.ParamType):
    """A number from 0 to 1."""

    name = "probability"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number that was written."""
        try:
            number = float(value)
        except ValueError:
            self.fail(f"«{value}» is not a number from 0 to 1.", param, ctx)
        if not 0 <= number <= 1:
            self.fail(f"{number:g} is not from 0 to 1.", param, ctx)
        return number


DATE, PROBABILITY = Date(), Probability()
