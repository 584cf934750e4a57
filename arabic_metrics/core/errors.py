"""The errors of this library.

::

    ArabicMetricsError
    ├── NumberError      (ValueError)  a string that is not exactly one number
    ├── LexiconError                   a lexicon file, entry or example that is wrong
    ├── GoldError                      a gold file that is wrong
    ├── ArticleError                   an article that cannot be read, a page that cannot be written
    ├── ModelError                     a model of names that cannot be used
    ├── ArchiveError                   an archive, or a record of one, that cannot be read
    └── AnnotationError                annotations that cannot be used

Text never raises: an article without claims gives an empty ClaimSet.
"""

import copyreg
from typing import Any


class ArabicMetricsError(Exception):
    """Base of all errors raised on purpose by this library; each comes whole out of a pickle, and so out of another process."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Tell pickle the message, not the arguments that made it."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class NumberError(ArabicMetricsError, ValueError):
    """The string is not exactly one number."""


class LexiconError(ArabicMetricsError):
    """A lexicon file cannot be used; the message names the file, the entry and the problem.

    `others` are further problems of the lexicon, a sentence each.
    """

    def __init__(self, file: str, entry: str, problem: str, others: tuple[str, ...] = ()) -> None:
        super().__init__(f"{file}, entry {entry}: {problem}" if entry else f"{file}: {problem}")
        self.file = file
        self.entry = entry
        self.problem = problem
        self.others = others


class GoldError(ArabicMetricsError):
    """A gold file cannot be used; the message names the file, the claim and the problem."""

    def __init__(self, file: str, claim: str, problem: str) -> None:
        super().__init__(f"{file}, claim {claim}: {problem}" if claim else f"{file}: {problem}")
        self.file = file
        self.claim = claim
        self.problem = problem


class ArticleError(ArabicMetricsError):
    """An article cannot be read, or its page not written; the message names the file and the problem."""


class ModelError(ArabicMetricsError):
    """A model of names cannot be used; the message says what is missing and what brings it."""


class ArchiveError(ArabicMetricsError):
    """An archive or a record of it cannot be read; the message names the path, the record and the problem."""


class UnreadableError(ArchiveError):
    """An input or a record that cannot be read; it costs only itself."""


class AnnotationError(ArabicMetricsError):
    """Annotations cannot be used; the message names the file, the task or region, and the problem."""

    def __init__(self, file: str, place: str, problem: str) -> None:
        super().__init__(f"{file}, {place}: {problem}" if place else f"{file}: {problem}")
        self.file = file
        self.place = place
        self.problem = problem
