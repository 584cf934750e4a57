"""The command `arabic-metrics`: one thin subcommand for each stage."""

from arabic_metrics.cli.command import main

__all__ = ["main"]
