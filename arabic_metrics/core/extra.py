"""The libraries of the extras, loaded where they are needed; one that is missing is named with its extra."""

from importlib import import_module
from types import ModuleType

from arabic_metrics.core.errors import UnreadableError

EXTRA_OF = {"fastwarc.warc": "web", "pyspark.sql.pandas.types": "spark", "trafilatura": "web"}
READS = {
    "charset_normalizer": " to tell its encoding",
    "fastwarc.warc": " for web archives",
    "trafilatura": " for pages (.html)",
}


class ExtraError(UnreadableError):
    """A library is not installed; that costs what cannot be read without it."""


def load(module: str, extra: str = "archive") -> ModuleType:
    """Return a module, one of `extra` unless it is known to be of another.

    Raises:
        ExtraError: it is not installed; the sentence names the extra that brings it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        extra = EXTRA_OF.get(module, extra)
        raise ExtraError(
            f"{module.partition('.')[0]} is needed{READS.get(module, '')}: pip install '.[{extra}]' in a copy of the repository brings it, with the extra {extra} ({error})"
        ) from error
