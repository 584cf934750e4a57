"""One frozen model for each kind of lexicon entry. A table's name is its file's stem: [[ordinal]] is in ordinal.toml."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from arabic_metrics.lexicon.base import Entry as Entry
from arabic_metrics.lexicon.base import Form as Form
from arabic_metrics.lexicon.base import Id

CODE_POINT = re.compile(r"U\+(?:[0-9A-F]{4,5}|10[0-9A-F]{4})")


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
    homographs: tuple[Form, ...] = ()  # those of its forms that, alone, need a counted noun: «تسع»


class Scale(Entry):
    """A power of a thousand, or a dozen: singular, plural and dual spellings."""

    value: int = Field(gt=1)
    plural: tuple[Form, ...] = ()
    dual: tuple[Form, ...] = ()
    dual_construct: tuple[
        Form, ...
    ] = ()  # «ألفا متابع»: two thousand, but «15 ألفا» is the accusative of one

    def all_forms(self) -> Iterator[str]:
        yield from self.forms
        yield from self.plural
        yield from self.dual
        yield from self.dual_construct


class Fraction(Entry):
    """A unit fraction: singular, dual («ثلثا») and plural («أخماس»)."""

    denominator: int = Field(ge=2, le=10)
    plural: tuple[Form, ...] = ()
    dual: tuple[Form, ...] = ()
    needs_scale: bool = False  # «نص مليون», but «نص» alone is a text
    homograph: bool = False  # «خمس» is five, or a fifth; «ثمن» a price

    def all_forms(self) -> Iterator[str]:
        yield from self.forms
        yield from self.plural
        yield from self.dual


class Ordinal(Entry):
    """A position from first to tenth; higher ones are composed."""

    value: int = Field(ge=1, le=10)
    compound: tuple[Form, ...] = ()  # only in compounds: حادي
    also_other: bool = False  # «بنك ثان» is another bank

    def all_forms(self) -> Iterator[str]:
        yield from self.forms
        yield from self.compound


class Magnitude(Entry):
    """A bare plural that names a size: عشرات, آلاف. A range, never a point."""

    value: int
    upper: int


class Multiple(Entry):
    """A word that multiplies: ضعف, ضعفين, and أضعاف after a number."""

    value: int | None = None  # alone
    multiplies: bool = False  # behind a number it takes that as its factor


class Operator(Entry):
    """A word or sign inside a number: a sign, a decimal point, «على», «من»."""

    role: Literal[
        "minus", "point", "over", "of", "part", "and", "except", "to", "until", "dash", "after",
        "percent", "percent_before", "between", "from",
    ]  # fmt: skip


class Modifier(Entry):
    """A bound on a figure, before it («أكثر من») or after it («أو أكثر»)."""

    modifier: Literal[
        "exact", "equal", "approximately", "more_than", "less_than", "at_least", "at_most"
    ]
    after: tuple[Form, ...] = ()
    at_distance: tuple[
        Form, ...
    ] = ()  # verbs that hold over the words between: «تجاوز عدد المتابعين 5 ملايين»

    def all_forms(self) -> Iterator[str]:
        yield from self.forms
        yield from self.after
        yield from self.at_distance

    @model_validator(mode="after")
    def _has_forms(self) -> "Modifier":
        if not any(self.all_forms()):
            raise ValueError("it has no forms")
        return self


class Context(Entry):
    """Neighbours that undo a number word or a digit string: with one of them it is something else.

    `forms` are the number words, with the article where it matters; without forms the entry holds for
    digits. `before` and `after` come right beside, in one word or two; `nearby` within three words behind.
    """

    before: tuple[Form, ...] = ()
    after: tuple[Form, ...] = ()
    nearby: tuple[Form, ...] = ()


class WordClass(Entry):
    """A closed class of words, or a list of nouns that behave alike.

    What its words say is done, or who does it, may imply `metrics`: «زاره 30 شخصا» are visits.
    """

    metrics: tuple[Id, ...] = ()
