"""load_lexicon(): the TOML files, validated, as one immutable Lexicon."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticUndefined

from arabic_metrics.core import LexiconError
from arabic_metrics.core.argument import check_path
from arabic_metrics.lexicon.document import (
    LexiconFile,
    file_name,
    packaged_paths,
    read_lexicon_file,
)
from arabic_metrics.lexicon.entry import Character, Entry, WordClass
from arabic_metrics.lexicon.folding import build_folding_table, character_class
from arabic_metrics.lexicon.registry import CHARACTER, ENTRY_CLASSES, KINDS
from arabic_metrics.lexicon.spelling import check_forms

E = TypeVar("E", bound=Entry)
T = TypeVar("T")
Tables = dict[str, dict[str, dict[str, Any]]]  # what entries say, by table and id
SHOWN = 40  # characters of a value in a message
LIKE = 0.7  # how similar a name must be to be the one that is meant
TABLE_OF = {  # what others call a table
    "account": "gazetteer", "app": "platform", "entity": "gazetteer", "name": "gazetteer", "nationality": "country", "network": "platform",
    "number": "cardinal", "person": "gazetteer", "site": "platform", "social_network": "platform", "source": "attribution",
    "title": "entity_head", "unit": "time_unit",
}  # fmt: skip
CLOSED_CLASSES = (
    "preposition", "conjunction", "pronoun", "pronoun_with_preposition", "relative_pronoun", "demonstrative", "auxiliary",
    "negative", "determiner", "adverb",
)  # fmt: skip
KEPT_LEXICONS = 8
SPELLING = "letters, digits and a few signs, single spaces, neither vowel signs nor tatweel"


class Lexicon:
    """Everything the library knows of the language, and the one function that folds spelling.

    Instances are compared and hashed by identity, so that stages can keep what they build from one.
    """

    def __init__(
        self,
        entries: dict[str, tuple[Entry, ...]],
        characters: tuple[Character, ...],
        files: tuple[str, ...],
    ) -> None:
        self._entries = entries
        self.characters = characters
        self.files = files
        self.folding = build_folding_table(characters)
        self._word_classes: dict[str, frozenset[str]] = {}  # those that were used

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Return the entries of one class, in file order."""
        return cast("tuple[E, ...]", self._entries[kind.__name__])

    def all_entries(self) -> Iterable[tuple[str, Entry]]:
        """Yield (table name, entry) for every entry but the characters."""
        for table, kind in ENTRY_CLASSES.items():
            for entry in self._entries[kind.__name__]:
                yield table, entry

    def fold(self, form: str) -> str:
        """Fold a spelling as texts are folded.

        >>> load_lexicon().fold("المئة")
        'الميه'
        """
        return form.translate(self.folding)

    @cached_property
    def digest(self) -> str:
        """A digest of all entries, which identifies this lexicon."""
        said = sha256()
        for table, entry in (*self.all_entries(), *(("character", one) for one in self.characters)):
            said.update(f"{table} {entry.model_dump_json(by_alias=True)}\n".encode())
        return said.hexdigest()

    def word_class(self, id: str) -> frozenset[str]:
        """Return the folded members of a closed class of words."""
        if id not in self._word_classes:
            self._word_classes[id] = frozenset(map(self.fold, self._class_entries[id].forms))
        return self._word_classes[id]

    @cached_property
    def closed_words(self) -> frozenset[str]:
        """The function words, folded: none of them is counted, and none starts a name."""
        return frozenset().union(*map(self.word_class, CLOSED_CLASSES))

    @cached_property
    def _class_entries(self) -> dict[str, WordClass]:
        return {entry.id: entry for entry in self.of(WordClass)}

    @cached_property
    def length_changing(self) -> re.Pattern[str]:
        """Runs of characters that folding deletes, or single ones that it lengthens."""
        deleted = [code for code, to in self.folding.items() if not to]
        longer = [code for code, to in self.folding.items() if len(to) > 1]
        pattern = character_class(deleted) + "+"
        return re.compile(pattern + ("|" + character_class(longer) if longer else ""))


def load_lexicon(*extra_paths: str | Path) -> Lexicon:
    """Return the packaged lexicon, extended by a user's own files.

    A user's file holds the same tables as the packaged ones. An entry with a known id adds its forms and examples to the known entry, and
    may not change a field that holds a single value. Any other entry is new, and may not take the forms of another. The packaged lexicon
    is read once.

    >>> load_lexicon().fold("١٢٬٤٨٥٬٧٦٩")
    '12٬485٬769'

    Raises:
        LexiconError: names the file, the entry and the problem.
    """
    lexicon = read_lexicon(*extra_paths)
    if extra_paths:
        own = [read_lexicon_file(Path(path), str(path)) for path in extra_paths]
        check_forms([read_lexicon_file(path) for path in packaged_paths()], own, lexicon.fold)
    return lexicon


def read_lexicon(*extra_paths: str | Path) -> Lexicon:
    """Return what `load_lexicon` does, without checking that each form is written plainly and once.

    Raises:
        LexiconError: names the file, the entry and the problem.
    """
    if not extra_paths:
        return _packaged()
    for path in extra_paths:
        check_path(path, "a lexicon file")
    base = _packaged()
    tables: Tables = {
        table: {
            entry.id: entry.model_dump(by_alias=True, exclude_defaults=True)
            for entry in base.of(kind)
        }
        for table, kind in ENTRY_CLASSES.items()
    }
    tables[CHARACTER] = {entry.id: entry.model_dump(by_alias=True) for entry in base.characters}
    builder = _Builder(tables)
    for path in extra_paths:
        builder.add(read_lexicon_file(Path(path), str(path)))
    return builder.lexicon((*base.files, *map(str, extra_paths)))


def kept(make: Callable[[Lexicon], T]) -> Callable[[Lexicon], T]:
    """Cache what a stage makes of a lexicon, for the last few lexicons."""
    return lru_cache(maxsize=KEPT_LEXICONS)(make)


@cache
def _packaged() -> Lexicon:
    builder = _Builder({table: {} for table in KINDS})
    for path in packaged_paths():
        builder.add(read_lexicon_file(path), packaged=True)
    return builder.lexicon(tuple(map(file_name, packaged_paths())))


class _Builder:
    """The entries of several files by table and id, the file that each entry was last written in, and what is wrong with them."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.origin: dict[tuple[str, str], str] = {}
        self.problems: list[LexiconError] = []

    def add(self, file: LexiconFile, *, packaged: bool = False) -> None:
        """Add what a file holds; a packaged one holds its own table, and no entry that is known."""
        for table, entries in file.tables.items():
            if table not in self.tables:
                meant = _meant(
                    TABLE_OF.get(table.lower().removesuffix("s"), table), sorted(self.tables)
                )
                self._complain(file, "", f"unknown table [[{table}]]; {meant}")
                continue
            if packaged and table not in (file.path.stem, file.path.parent.name):
                self._complain(file, "", f"holds [[{table}]], which belongs in {table}.toml")
            if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
                self._complain(file, "", f"[{table}] must be written [[{table}]]")
                continue
            known = self.tables[table]
            for position, entry in enumerate(entries, 1):
                id = str(entry.get("id", f"number {position}"))
                if id in known:
                    problem = (
                        "stands twice" if packaged else _contradiction(table, known[id], entry)
                    )
                    if problem:
                        self._complain(file, f'"{_cut(id)}"', problem)
                        continue
                    entry = _extended(known[id], entry)
                known[id] = entry
                self.origin[table, id] = file.name

    def lexicon(self, files: tuple[str, ...]) -> Lexicon:
        """Return the lexicon of the entries.

        Raises:
            LexiconError: something is wrong with the files.
        """
        built: dict[str, tuple[Any, ...]] = {}
        for table, kind in KINDS.items():
            entries: list[BaseModel] = []
            for id, entry in self.tables[table].items():
                try:
                    entries.append(kind.model_validate(entry))
                except ValidationError as error:
                    file = self.origin.get((table, id), f"{table}.toml")
                    self.problems += [
                        LexiconError(file, f'"{_cut(id)}"', _problem(each, kind))
                        for each in error.errors(include_url=False)
                    ]
            built[kind.__name__] = tuple(entries)
        self._check_countries()
        if self.problems:
            first, *others = self.problems
            raise LexiconError(first.file, first.entry, first.problem, tuple(map(str, others)))
        return Lexicon(built, built.pop(Character.__name__), files)

    def _check_countries(self) -> None:
        """Complain of known names in a country that the lexicon has not."""
        countries = self.tables["country"]
        for id, entry in self.tables["gazetteer"].items():
            country = entry.get("country", "")
            if country and country not in countries:
                file = self.origin.get(("gazetteer", id), "gazetteer.toml")
                problem = f"country: «{_cut(str(country))}» is not the id of a country; {_meant(str(country), countries, '{}')}"
                self.problems.append(LexiconError(file, f'"{_cut(id)}"', problem))

    def _complain(self, file: LexiconFile, entry: str, problem: str) -> None:
        self.problems.append(LexiconError(file.name, entry, problem))


def _contradiction(table: str, known: dict[str, Any], new: dict[str, Any]) -> str:
    """Say in a sentence what an entry changes in the one that it adds to; "" if it only adds."""
    fields = {info.alias or name: info for name, info in KINDS[table].model_fields.items()}
    for key, value in new.items():
        if key == "comment" or key not in fields or isinstance(value, list):
            continue
        before = known.get(key, fields[key].default)
        if isinstance(before, list | tuple) or value == before:
            continue
        said = "without a value" if before in (None, "", PydanticUndefined) else _shown(before)
        return (
            f"adds to the known entry of that id, whose {key} is {said}, not {_shown(value)}: "
            "leave the field out, or give the entry an id of its own"
        )
    return ""


def _shown(value: Any) -> str:
    return f"«{_cut(value)}»" if isinstance(value, str) else _cut(str(value))


def _extended(known: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    merged = dict(known)
    for key, value in new.items():
        if isinstance(value, list) and isinstance(known.get(key), list | tuple):
            merged[key] = [*known[key], *(item for item in value if item not in known[key])]
        else:
            merged[key] = value
    return merged


def _meant(name: str, known: Iterable[str], brackets: str = "[[{}]]") -> str:
    """Say which known name is meant, or else which names are known."""
    if close := get_close_matches(name, known, 1, LIKE):
        return f"did you mean {brackets.format(close[0])}?"
    return f"known are {', '.join(known)}"


def _problem(error: Mapping[str, Any], kind: type[BaseModel]) -> str:
    """Say in a sentence what a field must be."""
    location = error["loc"]
    field = str(location[0]) if location else ""
    where = " ".join(str(part + 1 if isinstance(part, int) else part) for part in location)
    match error["type"]:
        case "extra_forbidden":
            known = [info.alias or name for name, info in kind.model_fields.items()]
            return f"the field {field} is not known; {_meant(field, known, '{}')}"
        case "literal_error":
            return f"{where}: «{_cut(str(error['input']))}» is not {error['ctx']['expected']}"
        case "missing":
            return f"the field {field} is missing"
        case "tuple_type" | "string_type":
            wanted = (
                "a list in brackets"
                if error["type"] == "tuple_type"
                else "a text in quotation marks"
            )
            return f"{where}: it must be {wanted}"
        case "too_short":
            return f"{field}: at least one is needed"
        case "string_pattern_mismatch":
            allowed = "a to z, 0 to 9 and _, a letter first" if field == "id" else SPELLING
            return f"{where}: «{_cut(error['input'])}» is not written as it should be: {allowed}"
        case "string_too_long":
            return f"{where}: «{_cut(error['input'])}» has more than {error['ctx']['max_length']} characters"
        case _:
            message = str(error["msg"]).removeprefix("Value error, ")
            return f"{where}: {message}" if where else message


def _cut(text: str) -> str:
    """Return a text, shortened for a message."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
