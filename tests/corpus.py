"""Reads the tables of corpora/ and makes one pytest case of each phrase and of each sentence."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

CORPORA = Path(__file__).parents[1] / "corpora"
Table = dict[str, Any]


@cache
def load(path: str) -> Table:
    """Return a table of corpora/, named without its suffix: `load("parse/cardinal")`."""
    return tomllib.loads((CORPORA / f"{path}.toml").read_text(encoding="utf-8"))


def cases(*paths: str, table: str) -> list[ParameterSet]:
    """Return (phrase, entry) for each phrase of `[[table]]`, or (text, entry) for each of its texts.

    A phrase that `[[known_failure]]` also lists, in the same file, is expected to fail, strictly: whoever
    makes it pass must take it off the list.
    """
    return [case for path in paths for case in _cases(path, table)]


def _cases(path: str, table: str) -> Iterator[ParameterSet]:
    document = load(path)
    failing = {
        phrase: entry.get("comment", "known failure")
        for entry in document.get("known_failure", ())
        for phrase in entry["phrases"]
    }
    for entry in document.get(table, ()):
        for text in entry["phrases"] if "phrases" in entry else [entry["text"]]:
            marks = [pytest.mark.xfail(reason=failing[text])] if text in failing else []
            yield pytest.param(text, entry, marks=marks, id=text)


def exact(value: int | str) -> int | Decimal | Fraction:
    """Return a value as the tables write it: an integer, "1.5" or "2/3"."""
    if isinstance(value, int):
        return value
    return Fraction(value) if "/" in value else Decimal(value)


def reference(entry: Table) -> dt.date | None:
    """Return the publication date that an entry is read against."""
    found = entry.get("reference")
    assert found is None or isinstance(found, dt.date)
    return found
