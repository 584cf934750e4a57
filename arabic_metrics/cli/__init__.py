"""The command `arabic-metrics`: one thin subcommand for each stage."""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arabic_metrics.cli.command import main

__all__ = ["main"]


def __getattr__(name: str) -> Any:
    """Load the command when it is used; a Ctrl-C meanwhile ends the process as it does later."""
    if name != "main":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from arabic_metrics.cli.command import main
    except KeyboardInterrupt:
        sys.exit("\nAborted!")
    return main
