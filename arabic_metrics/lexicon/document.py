"""A lexicon file as it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from arabic_metrics.core import LexiconError
from arabic_metrics.lexicon.reference import DATA


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A TOML file of the lexicon; messages call it by `name`."""

    name: str
    path: Path
    text: str
    tables: dict[str, list[dict[str, Any]]]

    def entries(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yield (table, id, entry) in the order of the file."""
        for table, entries in self.tables.items():
            for entry in entries:
                yield table, str(entry.get("id", "")), entry


def packaged_paths() -> tuple[Path, ...]:
    """Return the files of the package, in the order of their names."""
    return tuple(sorted(DATA.rglob("*.toml")))


def file_name(path: Path) -> str:
    """Return what messages call a file: its path below the data folder, if it is one of the package.

    >>> file_name(DATA / "word_class" / "verb.toml")
    'word_class/verb.toml'
    """
    return path.relative_to(DATA).as_posix() if path.is_relative_to(DATA) else path.name


def read_lexicon_file(path: Path, name: str | None = None) -> LexiconFile:
    """Read a file, without checking its tables.

    >>> [table for table in read_lexicon_file(packaged_paths()[0]).tables]
    ['attribution']

    Raises:
        LexiconError: names the file and the problem.
    """
    name = name or file_name(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return LexiconFile(name, path, text, tomli.loads(text))
    except OSError as error:
        raise LexiconError(name, "", f"cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomli.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(name, "", f"is not valid TOML: {error}") from error
