"""One frozen model for each kind of lexicon entry: what all have, characters, and what numbers are made of.

The name of a table is the stem of its file: [[ordinal]] is in ordinal.toml.
"""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

ARABIC_FORM = r"^[\u0621-\u063A\u0641-\u064A\u0660-\u0669\u0671-\u06D3٪%+<>=≥≤~/.A-Za-z0-9#@&'’«»()-]+( [\u0621-\u063A\u0641-\u064A\u0671-\u06D3٪%+<>=≥≤~/.A-Za-z0-9#@&'’«»()-]+)*$"
LONGEST_FORM, LONGEST_ID = 200, 100  # characters
CODE_POINT = re.compile(r"U\+(?:[0-9A-F]{4,5}|10[0-9A-F]{4})")
Form = Annotated[str, StringConstraints(pattern=ARABIC_FORM, max_length=LONGEST_FORM)]
Forms = tuple[Form, ...]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=LONGEST_ID)]


class Entry(BaseModel):
    """What every entry has: an id, its spellings, and examples.

    The entry must be read in each example. Each counterexample contains one of its forms, and the entry must not be read there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    spelled_in: ClassVar[tuple[str, ...]] = ("forms",)  # the fields that hold its spellings

    id: Id
    forms: Forms = ()
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()
    comment: str = ""

    def all_forms(self) -> Iterator[str]:
        """Yield every spelling of the entry, whatever field holds it."""
        for field in self.spelled_in:
            yield from getattr(self, field)


class Character(BaseModel):
    """How some characters are folded; `examples` are «before = after»."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)

    id: Id
    sources: tuple[str, ...] = Field(alias="from", min_length=1)
    to: str
    examples: tuple[str, ...] = Field(min_length=1)
    comment: str = ""

    @field_validator("sources")
    @classmethod
    def _are_characters(cls, sources: tuple[str, ...]) -> tuple[str, ...]:
        for text in sources:
            if len(text) != 1 and not CODE_POINT.fullmatch(text):
                raise ValueError(f"«{text[:40]}» is no character and no code such as U+0640")
        return sources

    def codes(self) -> Iterator[int]:
        """Yield the code points of `from`, written as characters or as U+XXXX."""
        for text in self.sources:
            yield int(text[2:], 16) if CODE_POINT.fullmatch(text) else ord(text)


class Cardinal(Entry):
    """A word below a thousand: 0 to 19 in one word, a ten, or hundreds; or the second word of 11 to 19."""

    value: int = Field(ge=0, lt=1000)
    role: Literal["zero", "unit", "ten", "teen", "teen_second", "tens", "hundred", "hundreds"]
    alone: bool = True  # may stand without another number word
    homographs: Forms = ()  # forms that have another sense, and need a counted noun: «تسع»


class Scale(Entry):
    """A power of a thousand, or a dozen: singular, plural and dual spellings."""

    spelled_in = ("forms", "plural", "dual", "dual_construct")
    value: int = Field(gt=1)
    plural: Forms = ()
    dual: Forms = ()
    dual_construct: Forms = ()  # «ألفا متابع»: two thousand, but «15 ألفا» is the accusative of one


class Fraction(Entry):
    """A unit fraction: singular, dual («ثلثا») and plural («أخماس»)."""

    spelled_in = ("forms", "plural", "dual")
    denominator: int = Field(ge=2, le=10)
    plural: Forms = ()
    dual: Forms = ()
    needs_scale: bool = False  # «نص مليون», but «نص» alone is a text
    homograph: bool = False  # «خمس» is five, or a fifth; «ثمن» a price


class Ordinal(Entry):
    """A position from first to tenth; higher ones are composed."""

    spelled_in = ("forms", "compound")
    value: int = Field(ge=1, le=10)
    compound: Forms = ()  # only in compounds: حادي
    also_other: bool = False  # «بنك ثان» is another bank


class Magnitude(Entry):
    """A bare plural that names a size: عشرات, آلاف. A range, never a point."""

    value: int
    upper: int


class Multiple(Entry):
    """A word that multiplies: ضعف, ضعفين, and أضعاف after a number."""

    value: int | None = None  # alone
    multiplies: bool = False  # a number before it is its factor


class Operator(Entry):
    """A word or sign inside a number: a sign, a decimal point, «على», «من»."""

    role: Literal[
        "minus", "point", "over", "of", "part", "and", "except", "to", "until", "dash", "after",
        "percent", "percent_before", "between", "from",
    ]  # fmt: skip


class Modifier(Entry):
    """A bound on a figure, before it («أكثر من») or after it («أو أكثر»)."""

    spelled_in = ("forms", "after", "at_distance")
    modifier: Literal[
        "exact", "equal", "approximately", "more_than", "less_than", "at_least", "at_most"
    ]
    after: Forms = ()
    at_distance: Forms = ()  # verbs that hold over the words between: «تجاوز عدد المتابعين 5 ملايين»

    @model_validator(mode="after")
    def _has_forms(self) -> "Modifier":
        if not any(self.all_forms()):
            raise ValueError("it has no forms")
        return self


class Context(Entry):
    """Neighbours of a number word or of digits, with which these are no number.

    `forms` are the number words, with the article where it matters; an entry without forms is about digits. `before` and `after` are
    the one or two words right beside them; `nearby` is one of the three words after them.
    """

    before: Forms = ()
    after: Forms = ()
    nearby: Forms = ()


class WordClass(Entry):
    """A closed class of words, or a list of nouns that behave alike.

    Words for an action, or for those who do it, may imply `metrics`: «زاره 30 شخصا» are visits.
    """

    metrics: tuple[Id, ...] = ()


NUMBER_ENTRY_CLASSES: dict[str, type[Entry]] = {
    "cardinal": Cardinal,
    "scale": Scale,
    "fraction": Fraction,
    "ordinal": Ordinal,
    "magnitude": Magnitude,
    "multiple": Multiple,
    "operator": Operator,
    "modifier": Modifier,
    "context": Context,
    "word_class": WordClass,
}
