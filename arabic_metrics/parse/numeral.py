"""Number words and digit strings as tokens: every spelling with every attached particle, in one look-up table."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import AND, ARTICLE
from arabic_metrics.lexicon.entry import (
    Cardinal,
    Fraction,
    Magnitude,
    Multiple,
    Operator,
    Ordinal,
    Scale,
)
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.digits import DigitReading

THOUSAND = 1000
# Attached particles, longest first where one starts another; «لل» is ل with the article.
PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
# Of each: whether it joins, what it is without «و» and «ف»; what it is with the article, and the characters of that before the word.
ATTACHED = tuple(
    (
        particle,
        particle[:1] == AND,
        particle.removeprefix(AND).removeprefix("ف"),
        particle + ("ل" if particle.endswith("ل") else ARTICLE),
        len(particle) + particle.endswith("ل"),
    )
    for particle in PARTICLES
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a spelling can be: a homograph fills several fields («عشر» is ten, the end of a teen, and a tenth)."""

    form: str = ""
    zero: bool = False
    unit: int = 0
    ten: bool = False
    teen: int = 0
    teen_second: bool = False
    tens: int = 0
    hundred: bool = False
    hundreds: int = 0
    scale: int = 0  # a thousand and its powers, singular or plural
    plural: bool = False
    dual: int = 0  # the scale that the word is two of
    dual_construct: int = 0  # the same, where it may also be an accusative singular
    fraction: int = 0  # denominator
    fraction_dual: int = 0
    fraction_plural: int = 0
    fraction_homograph: bool = False
    needs_scale: bool = False
    ordinal: int = 0
    ordinal_compound: int = 0
    also_other: bool = False
    magnitude: tuple[int, int] | None = None
    multiple: int = 0  # the factor that it is alone
    multiplies: bool = False  # it takes the number before it as factor
    minus: bool = False
    alone: bool = True
    needs_noun: bool = False

    cardinal: bool = field(init=False)  # whether it can begin a cardinal
    special: bool = field(init=False)  # whether it can be an ordinal, a magnitude or a multiple
    divides: bool = field(init=False)  # whether it can be a fraction

    def __post_init__(self) -> None:
        """Settle once what is asked of every word."""
        cardinal = bool(
            self.zero or self.unit or self.ten or self.teen or self.tens or self.hundred or self.hundreds
            or self.scale or self.dual or self.dual_construct
        )  # fmt: skip
        special = self.ordinal or self.ordinal_compound or self.magnitude or self.multiple
        divides = bool(self.fraction or self.fraction_dual)
        object.__setattr__(self, "divides", divides)
        object.__setattr__(self, "cardinal", cardinal)
        object.__setattr__(self, "special", bool(special))

    def __reduce__(self) -> tuple[object, ...]:
        """How it is pickled: by what it is made of."""
        return Numeral, tuple(getattr(self, it.name) for it in fields(self) if it.init)


class Attached(NamedTuple):
    """A numeral as a whole word: which particles it carries, and how many characters they take."""

    numeral: Numeral
    joins: bool  # it carries و
    article: bool
    particle: str  # ب، ل، ك
    cut: int  # characters before the numeral; the article is not among them
    lead: int  # characters of particles, «ف» and the article not among them

    def token(self, start: int, end: int) -> "Token":
        """Return it as the token of the word between two places."""
        first, numeral, lead = start + self.cut, self.numeral, self.lead
        return Token(first, end, numeral, self.joins, self.article, self.particle, lead=lead)


@dataclass(slots=True)
class Token:
    """A number word or a digit string of a text, in normalized code points."""

    start: int
    end: int
    numeral: Numeral
    joins: bool = False
    article: bool = False
    particle: str = ""
    digits: DigitReading | None = None
    percent: int = 0  # where the percent sign or words behind it end
    lead: int = 0  # characters of particles before it


NO_NUMERAL = Numeral()


@kept
def numeral_table(lexicon: Lexicon) -> dict[str, Attached]:
    """Return every folded word that is, or holds after its particles, a number word."""
    numerals = _numerals(lexicon)
    excluded = lexicon.word_class("not_particle")
    table: dict[str, Attached] = {}
    for form, numeral in numerals.items():
        for particle, joins, rest, article, cut in ATTACHED:
            lead = joins + len(rest)
            word, told = particle + form, numeral
            if particle and word in excluded:
                told = Numeral(form, unit=numeral.unit, alone=False)  # «بست مئة ألف», «بأحد عشر»
            if told.unit or told is numeral:
                _keep(table, word, Attached(told, joins, False, rest, len(particle), lead))
            word = article + form
            if word not in excluded and not numeral.minus:
                _keep(table, word, Attached(numeral, joins, True, rest, cut, lead))
    return table


def _keep(table: dict[str, Attached], word: str, attached: Attached) -> None:
    known = table.get(word)
    # «واحد» is «one» before it is «and one of»: the spelling with fewer particles stands.
    if known is None or attached.cut + 2 * attached.article < known.cut + 2 * known.article:
        table[word] = attached


def _numerals(lexicon: Lexicon) -> dict[str, Numeral]:
    found: dict[str, Numeral] = {}
    for form, filled in _fields(lexicon):
        folded = lexicon.fold(form)
        known = found.get(folded, Numeral(folded))
        found[folded] = replace(known, **filled)
    return found


def _fields(lexicon: Lexicon) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each form of the number tables with the fields that it fills."""
    for cardinal in lexicon.of(Cardinal):
        yield from ((form, _cardinal_fields(cardinal, form)) for form in cardinal.forms)
    for scale in lexicon.of(Scale):
        yield from _each(scale.forms, scale=scale.value)
        yield from _each(scale.plural, scale=scale.value, plural=True)
        yield from _each(scale.dual, dual=scale.value)
        yield from _each(scale.dual_construct, dual_construct=scale.value)
    for fraction in lexicon.of(Fraction):
        homograph = {"fraction_homograph": True} if fraction.homograph else {}
        only_scale = {"needs_scale": True} if fraction.needs_scale else {}
        yield from _each(fraction.forms, fraction=fraction.denominator, **homograph, **only_scale)
        yield from _each(fraction.dual, fraction_dual=fraction.denominator, **homograph)
        yield from _each(fraction.plural, fraction_plural=fraction.denominator)
    for ordinal in lexicon.of(Ordinal):
        yield from _each(ordinal.forms, ordinal=ordinal.value, also_other=ordinal.also_other)
        yield from _each(ordinal.compound, ordinal_compound=ordinal.value)
    for magnitude in lexicon.of(Magnitude):
        yield from _each(magnitude.forms, magnitude=(magnitude.value, magnitude.upper))
    for multiple in lexicon.of(Multiple):
        factor = multiple.value or 0
        yield from _each(multiple.forms, multiple=factor, multiplies=multiple.multiplies)
    for operator in lexicon.of(Operator):
        if operator.role == "minus":
            yield from _each(operator.forms, minus=True)


def _each(forms: tuple[str, ...], **filled: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((form, filled) for form in forms)


def _cardinal_fields(cardinal: Cardinal, form: str) -> dict[str, Any]:
    fields: dict[str, Any] = {cardinal.role: True}
    if cardinal.role in ("unit", "teen", "tens", "hundreds"):
        fields = {cardinal.role: cardinal.value}
    elif cardinal.role == "ten":
        fields = {"ten": True, "teen_second": True}
    if not cardinal.alone:
        fields["alone"] = False
    if form in cardinal.homographs:
        fields["needs_noun"] = True
    return fields
