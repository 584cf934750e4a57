"""The optional libraries of timelines: imported when first used, and named with their extra when missing."""

from importlib import import_module
from types import ModuleType

from arabic_metrics.core import ArchiveError


def need(name: str) -> ModuleType:
    """Return an optional library.

    Raises:
        ArchiveError: names the library and the extra that brings it.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise ArchiveError(
            f"{name} is not installed. Timelines need the extra: pip install '.[timeline]' in a copy of the repository"
        ) from error
