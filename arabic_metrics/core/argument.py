"""Checks of the arguments of public functions: a wrong type is refused at once with a TypeError, in one sentence that says what to give."""

import datetime as dt
import os
import re
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import index
from os import PathLike
from pathlib import Path
from typing import SupportsFloat, SupportsIndex, TypeVar

Kind = TypeVar("Kind")
FILE_NAME = re.compile(r"[^\n]{1,200}\.\w{1,8}")
PACKAGE = f"{__name__.partition('.')[0]}."


def check_text(given: object, name: str = "text", wanted: str = "a string") -> str:
    """Return a text.

    >>> check_text(None)
    Traceback (most recent call last):
        ...
    TypeError: text must be a string, not None
    """
    if isinstance(given, str):
        return given
    raise TypeError(f"{name} must be {wanted}, not {described(given)}{_advice(given)}")


def warn_of_file(text: str, name: str = "text") -> None:
    """Warn of a text that is the name of a file; the warning is of the line of the user's code that gave it."""
    if FILE_NAME.fullmatch(text) and os.path.isfile(text):  # noqa: PTH113  (a Path raises on odd names)
        warnings.warn(
            f"{name} is the name of a file: read the file first, with Path({text!r}).read_text(encoding='utf-8')",
            stacklevel=_depth() + 1,
        )


def _depth() -> int:
    """How many calls of this package stand above the caller's, up to the first that is not of it."""
    frame, depth = sys._getframe(1), 0
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(PACKAGE):
        frame, depth = frame.f_back, depth + 1
    return depth


def check_date(given: object, name: str) -> dt.date | None:
    """Return a date, or None; of a date with a time its day.

    >>> check_date("2025-11-02", "published")
    Traceback (most recent call last):
        ...
    TypeError: published must be a date, such as datetime.date(2025, 11, 2), not the string '2025-11-02'
    """
    if isinstance(given, dt.datetime):
        return given.date()
    if given is None or isinstance(given, dt.date):
        return given
    raise TypeError(
        f"{name} must be a date, such as datetime.date(2025, 11, 2), not {described(given)}"
    )


def check_kind(given: Kind | None, kind: type | tuple[type, ...], name: str, wanted: str) -> None:
    """Refuse what is neither None nor of a kind; `wanted` says what is."""
    if given is not None:
        check_is(given, kind, name, wanted)


def check_is(given: object, kind: type | tuple[type, ...], name: str, wanted: str) -> None:
    """Refuse what is not of a kind, None too; `wanted` says what is."""
    if not isinstance(given, kind):
        raise TypeError(f"{name} must be {wanted}, not {described(given)}")


def check_each(
    given: Iterable[Kind], kind: type | tuple[type, ...], name: str, wanted: str
) -> Iterator[Kind]:
    """Return the things that are given, each looked at when it is reached; refuse at once what does not hold several things.

    >>> check_each("a.txt", int, "years", "several integers")
    Traceback (most recent call last):
        ...
    TypeError: years must be several integers, not the string 'a.txt'
    """
    if not isinstance(given, Iterable) or isinstance(given, str | bytes | bytearray | Mapping):
        raise TypeError(f"{name} must be {wanted}, not {described(given)}")
    return _each(given, kind, name, wanted)


def _each(
    given: Iterable[Kind], kind: type | tuple[type, ...], name: str, wanted: str
) -> Iterator[Kind]:
    for item in given:
        if not isinstance(item, kind):
            raise TypeError(f"{name} must be {wanted}: {described(item)} is among them")
        yield item


def check_ability(given: object, method: str, name: str, wanted: str) -> None:
    """Refuse what is neither None nor has a method; `wanted` says what has."""
    if isinstance(given, type) and hasattr(given, method):
        raise TypeError(f"{name} must be an object: make one of the class {given.__name__}")
    if given is not None and not callable(getattr(given, method, None)):
        raise TypeError(f"{name} must be {wanted}, not {described(given)}")


def check_share(given: object, name: str) -> float:
    """Return a number from 0 to 1.

    Raises:
        ValueError: it is below 0 or above 1.
    """
    if isinstance(given, bool) or not isinstance(given, SupportsFloat):
        raise TypeError(f"{name} must be a number from 0 to 1, not {described(given)}")
    share = float(given)
    if not 0 <= share <= 1:
        raise ValueError(f"{name} is {given}: it must be from 0 to 1")
    return share


def check_path(given: object, name: str) -> Path:
    """Return what is named by a string or a path as a Path."""
    if not isinstance(given, str | PathLike):
        raise TypeError(f"{name} must be named by a path, not {described(given)}")
    if given == "":
        raise ValueError(f"{name} must be named by a path, not by an empty string")
    return Path(given)


def check_count(given: object, name: str, least: int = 0) -> int:
    """Return a whole number.

    >>> check_count("week", "window")
    Traceback (most recent call last):
        ...
    TypeError: window must be a whole number, not the string 'week'

    Raises:
        ValueError: it is less than `least`.
    """
    if isinstance(given, bool) or not isinstance(given, SupportsIndex):
        raise TypeError(f"{name} must be a whole number, not {described(given)}")
    count = index(given)
    if count < least:
        raise ValueError(f"{name} is {given}: it must be {least} or more")
    return count


def few_of(names: Sequence[str]) -> str:
    """Return the first three names, and how many more there are.

    >>> few_of(["entity", "metric", "value", "scope", "period"]), few_of(["entity", "metric"])
    ('entity, metric, value and 2 more', 'entity, metric')
    """
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def described(given: object) -> str:
    """Return what an argument is, for a sentence.

    >>> described(None), described("2025"), described([1]), described(b"2025"), described(str)
    ('None', "the string '2025'", 'a list', 'a value of type bytes', 'the class str')
    """
    if given is None:
        return "None"
    if isinstance(given, str):
        shown = given if len(given) <= 40 else f"{given[:40]}…"
        return f"the string {shown!r}"
    if isinstance(given, PathLike):
        return "a path"
    if isinstance(given, type):
        return f"the class {given.__name__}"
    return _of_type(type(given))


def _of_type(kind: type) -> str:
    """A value of a type; with an article where its name is a noun that is known to be one, so not «bytes» or «dict_keys»."""
    name = kind.__name__
    known = kind.__module__ == "builtins" or kind.__module__.startswith(PACKAGE)
    if not known or name.endswith("s"):
        return f"a value of type {name}"
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def _advice(given: object) -> str:
    if isinstance(given, PathLike):
        return ": read the file first, with Path.read_text(encoding='utf-8')"
    if isinstance(given, bytes | bytearray):
        return ": decode it first, with .decode('utf-8')"
    if isinstance(given, list | tuple):
        return ": give one text at a time; extract_many reads claims from several"
    return ""
