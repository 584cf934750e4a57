"""Entry: what every entry of the lexicon has, and the spellings that it may hold."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ARABIC_FORM = r"^[\u0621-\u063A\u0641-\u064A\u0660-\u0669\u0671-\u06D3٪%+<>=≥≤~/.A-Za-z0-9#@&'’«»()-]+( [\u0621-\u063A\u0641-\u064A\u0671-\u06D3٪%+<>=≥≤~/.A-Za-z0-9#@&'’«»()-]+)*$"
LONGEST_FORM, LONGEST_ID = 200, 100  # characters
Form = Annotated[str, StringConstraints(pattern=ARABIC_FORM, max_length=LONGEST_FORM)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=LONGEST_ID)]


class Entry(BaseModel):
    """What every entry has: an id, the spellings, and text that proves them.

    Each example must be read by this entry; each counterexample holds one of its forms and must not be.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Id
    forms: tuple[Form, ...] = ()
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()
    comment: str = ""

    def all_forms(self) -> Iterator[str]:
        """Yield every spelling of the entry, whatever field holds it."""
        yield from self.forms
