"""The layout of a lexicon file: one blank line between entries, keys in the order of the model, one string on each line.

The forms of a class of words fill their lines, because they are many and short.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import tomli

from arabic_metrics.lexicon.document import LexiconFile
from arabic_metrics.lexicon.registry import KINDS

HEADER = re.compile(r"^\[\[([a-z_]+)\]\][ \t]*$", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*#[^\n]*$", re.MULTILINE)
LAST_KEYS = ("examples", "counterexamples", "comment")
THOUSANDS = 10_000
FILLED = ("word_class", "forms")  # the list whose lines are filled
WIDTH = 120  # characters of a filled line


def format_lexicon_file(file: LexiconFile) -> str:
    """Return the text of a lexicon file in this layout, with the comments before each entry. Its content stays the same.

    A file with comments inside an entry is returned as it is.
    """
    text = file.text.replace("\r\n", "\n")
    headers = list(HEADER.finditer(text))
    if not headers or sum(len(entries) for entries in file.tables.values()) != len(headers):
        return text
    blocks: list[str] = []
    lead = text[: headers[0].start()]
    remaining = {table: iter(entries) for table, entries in file.tables.items()}
    for position, header in enumerate(headers):
        end = headers[position + 1].start() if position + 1 < len(headers) else len(text)
        body, following = _split_tail(text[header.end() : end])
        if COMMENT.search(body):
            return text
        blocks.append(
            _comments(lead, first=position == 0) + _entry(header[1], next(remaining[header[1]]))
        )
        lead = following
    formatted = "\n".join(blocks) + _comments(lead, first=False)
    return formatted if tomli.loads(formatted) == file.tables else text


def _split_tail(body: str) -> tuple[str, str]:
    """Split what follows a header into the entry and the comments that belong to the next one."""
    lines = body.split("\n")
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return "\n".join(lines[:end]), "\n".join(lines[end:])


def _comments(text: str, *, first: bool) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return "\n".join(lines) + ("\n\n" if first else "\n") if lines else ""


def _entry(table: str, entry: dict[str, Any]) -> str:
    return f"[[{table}]]\n" + "".join(
        _pair(key, entry[key], filled=(table, key) == FILLED) for key in _ordered(table, entry)
    )


def _ordered(table: str, entry: dict[str, Any]) -> Iterator[str]:
    fields = [field.alias or name for name, field in KINDS[table].model_fields.items()]
    own = [name for name in fields if name not in ("id", "forms", *LAST_KEYS)]
    scalars = [name for name in own if name in entry and not isinstance(entry[name], list)]
    lists = [name for name in own if name not in scalars]
    yield from (name for name in ("id", *scalars, "forms", *lists, *LAST_KEYS) if name in entry)


def _pair(key: str, value: Any, *, filled: bool) -> str:
    line = f"{key} = {toml_value(value)}"
    if not isinstance(value, list) or len(value) < 2 or (filled and len(line) <= WIDTH):
        return line + "\n"
    items = [f"{toml_value(item)}," for item in value]
    lines = _filled(items) if filled else items
    return f"{key} = [\n" + "".join(f"    {line}\n" for line in lines) + "]\n"


def _filled(items: list[str]) -> Iterator[str]:
    line = items[0]
    for item in items[1:]:
        if len(line) + len(item) + 5 > WIDTH:  # with a space, and four before the line
            yield line
            line = item
        else:
            line += f" {item}"
    yield line


def toml_value(value: Any) -> str:
    """Return a value as TOML: JSON's escapes are TOML's, but for DEL.

    >>> toml_value([12_485_769, "متابع", True])
    '[12_485_769, "متابع", true]'
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:_}" if abs(value) >= THOUSANDS else str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", r"\u007f")
