"""The spellings of a lexicon file: written plainly, and none of them twice."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.document import LexiconFile

# Tables whose entries are roles that a word may play at once: there a form may stand in several entries.
SHARING = frozenset({"context", "operator", "period_context", "period_word", "word_class"})
NOT_FORMS = frozenset({"examples", "counterexamples"})
CHARACTERS = "character"  # its entries hold characters, not words


def find_form_problems(files: Iterable[LexiconFile], lexicon: Lexicon) -> Iterator[str]:
    """Yield a sentence for each spelling that is not written plainly, or that folds to one written before.

    A form may stand in two fields of an entry («ألفا» is an accusative and a dual), but not twice in one.
    """
    seen: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    known = {
        (table, entry.id): frozenset(entry.all_forms()) for table, entry in lexicon.all_entries()
    }
    for file in files:
        for table, id, entry in file.entries():
            where = f'{file.name}, entry "{id}"'
            for key, form in _forms(entry, known.get((table, id), frozenset())):
                for problem in _misspelt(form):
                    yield f"{where}: the form «{form}» {problem}"
                scope = id if table in SHARING else ""
                place = (f"{table} {scope}", key, lexicon.fold(form))
                if place in seen:
                    yield f"{where}: the form «{form}» {_already(seen[place], file.name, id, form)}"
                else:
                    seen[place] = (file.name, id, form)


def _already(first: tuple[str, str, str], file: str, id: str, form: str) -> str:
    known_file, known_id, known_form = first
    there = "in it" if known_id == id else f'in entry "{known_id}"'
    if known_file != file:
        there = f'in {known_file}, entry "{known_id}"'
    same = "" if known_form == form else f", spelled «{known_form}», which folding makes equal"
    return f"stands already {there}{same}. Remove one of them."


def _forms(entry: dict[str, Any], known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(field, form) of the lists that hold forms; others name neighbours, roles or word classes."""
    for key, value in entry.items():
        if isinstance(value, list) and key not in NOT_FORMS and known.issuperset(map(str, value)):
            for form in value:
                yield key, str(form)


def remove_repeated_forms(file: LexiconFile, lexicon: Lexicon) -> LexiconFile:
    """Return a file without the forms that fold to an earlier one of the same field of their entry."""
    tables = {
        table: [
            {key: _distinct(table, key, value, lexicon) for key, value in entry.items()}
            for entry in entries
        ]
        for table, entries in file.tables.items()
    }
    return replace(file, tables=tables)


def _distinct(table: str, key: str, value: Any, lexicon: Lexicon) -> Any:
    if table == CHARACTERS or key in NOT_FORMS or not isinstance(value, list):
        return value
    first: dict[str, Any] = {}
    for form in value:
        first.setdefault(lexicon.fold(str(form)), form)
    return list(first.values())


def _misspelt(form: str) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", form):
        yield "is not in Unicode normal form C. Type it anew."
    if any(unicodedata.category(character) == "Mn" for character in form):
        yield "carries vowel signs. Write it without."
    if "\u0640" in form:
        yield "holds a tatweel. Write it without."
    if form != " ".join(form.split()):
        yield "has spaces at an end, or two in a row. Write single ones."
