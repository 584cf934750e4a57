"""A group of subcommands whose list tells of each in full."""

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
