"""Parts: figures with their place and kind, before the bounds and ranges that they form are looked for."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from arabic_metrics.parse.amount import Amount, Exact, exact
from arabic_metrics.parse.cardinal import CardinalGrammar
from arabic_metrics.parse.digits import EXPONENT, Value, read_power
from arabic_metrics.parse.group import digit_amount
from arabic_metrics.parse.homograph import HomographGrammar
from arabic_metrics.parse.ordinal import OrdinalGrammar
from arabic_metrics.parse.scene import Scene

SUFFIX = re.compile(r" ?([KkMmBb])(?![A-Za-z0-9])|(st|nd|rd|th)(?![A-Za-z])")
SUFFIX_SCALE = {"k": 1000, "m": 10**6, "b": 10**9}
LATIN = re.compile(r"[A-Za-z]")
MINUS = re.compile(r"(?:^|(?<=[\s(<>=«:]))-$")
PLUS = re.compile(r"(?<![0-9A-Za-z+])\+$")
MINUS_APART = re.compile(r"\s*-\s*")
FRACTIONS = frozenset(("fraction", "quotient", "fraction digits"))
REFUSED = ""  # the kind of what was read and is no number


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a text; `first` is its first token, `amount.end` the position behind its last."""

    start: int
    end: int
    first: int
    amount: Amount
    kind: str
    upper: Value | None = None


class PartReader:
    """Reads what begins at a token of one run: ordinals, magnitudes, multiples, percentages, amounts."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.tokens = scene.run.tokens

    # A digit string by itself, most numbers of a newspaper, needs no grammar: they are built when asked for.

    @cached_property
    def grammar(self) -> CardinalGrammar:
        """The cardinals of the run."""
        return CardinalGrammar(self.scene.run, *self.scene.followed())

    @cached_property
    def ordinals(self) -> OrdinalGrammar:
        """The ordinals of the run."""
        return OrdinalGrammar(self.grammar)

    @cached_property
    def homographs(self) -> HomographGrammar:
        """What the words of the run are else."""
        return HomographGrammar(self.scene)

    def part(self, index: int, *, bound: bool = False) -> Part | None:
        """Read the figure at a token; `bound` stops at «و» before a larger scale."""
        token = self.tokens[index]
        if token.numeral.minus:
            return self._negative(index)
        if token.digits is None and (special := self._special(index)) is not None:
            return special
        amount = self._amount(index, bound)
        if amount is None:
            return None
        if token.digits is None and not self.homographs.is_cardinal(index, amount):
            return None
        kind = "fraction" if amount.rule in FRACTIONS else "cardinal"
        part = Part(token.start, self._end(amount), index, amount, kind)
        if token.digits is not None:
            suffixed = self._with_suffix(self._with_sign(part))
            if suffixed is None:
                return None
            part = suffixed
        return self._with_percent(self._multiplied(part))

    def _amount(self, index: int, bound: bool) -> Amount | None:
        reading = self.tokens[index].digits
        is_last = index + 1 == len(self.tokens)
        if reading is not None and is_last and reading.thousands is None:
            return digit_amount(reading, index + 1)
        return self.grammar.amount(index, whole_scale=not bound)

    def _end(self, amount: Amount) -> int:
        return self.tokens[amount.end - 1].end

    # -- signs and suffixes

    def _negative(self, index: int) -> Part | None:
        """«سالب عشرة»."""
        token = self.grammar.groups.beside(index + 1)
        if token is None or not (token.numeral.cardinal or token.digits is not None):
            return None
        amount = self.grammar.amount(index + 1)
        if amount is None:
            return None
        amount = replace(amount, value=-amount.value)
        part = Part(self.tokens[index].start, self._end(amount), index, amount, "cardinal")
        return self._with_percent(part)

    def _with_sign(self, part: Part) -> Part:
        before = self.text[max(0, part.start - 2) : part.start]
        if PLUS.search(before):
            return replace(part, start=part.start - 1)
        start = part.start - 1
        if self.scene.whole and MINUS_APART.fullmatch(self.text[: part.start]):
            start = self.text.index("-")
        elif not MINUS.search(before):
            return part
        return replace(part, start=start, amount=replace(part.amount, value=-part.amount.value))

    def _with_suffix(self, part: Part) -> Part | None:
        """Read K, M, B, th and exponents behind a digit string; Latin letters otherwise make it a name."""
        if part.amount.end != part.first + 1:
            return part
        following = self.text[part.end : part.end + 1]
        if not following or not (following in " ^" or LATIN.match(following)):
            return part
        if power := EXPONENT.match(self.text, part.end):
            return self._powered(part, power)
        suffix = SUFFIX.match(self.text, part.end)
        if suffix and suffix[1]:
            value = exact(self._mantissa(part) * SUFFIX_SCALE[suffix[1].lower()])
            amount = Amount(value, part.amount.end, 1, "digits and suffix")
            return replace(part, end=suffix.end(), amount=amount, kind="cardinal")
        if suffix and following != " ":
            return replace(part, end=suffix.end(), kind="ordinal")
        return None if LATIN.match(following) else part

    def _powered(self, part: Part, power: re.Match[str]) -> Part | None:
        value = read_power(part.amount.value, power)
        if value is None:
            return None
        amount = Amount(exact(value), part.amount.end, 1, "power")
        return replace(part, end=power.end(), amount=amount, kind="cardinal")

    def _mantissa(self, part: Part) -> Exact:
        reading = self.tokens[part.first].digits
        if reading is None or reading.thousands is None:
            return part.amount.value
        return exact(reading.decimal) * (-1 if part.amount.value < 0 else 1)

    def _with_percent(self, part: Part) -> Part:
        percent = self.tokens[part.amount.end - 1].percent
        if percent > part.end and part.kind in ("cardinal", "fraction"):
            return replace(part, end=percent, kind="percent")
        return part

    # -- ordinals, magnitudes, multiples

    def _special(self, index: int) -> Part | None:
        token = self.tokens[index]
        numeral = token.numeral
        if (ordinal := self.ordinals.ordinal(index)) is not None:
            stands = self.homographs.is_ordinal(index, ordinal.end)
            kind = "ordinal" if stands else REFUSED
            return Part(token.start, self._end(ordinal), index, ordinal, kind)
        if numeral.magnitude is not None and not self.homographs.is_undone(token):
            return self._magnitude(index, *numeral.magnitude)
        if numeral.multiple and not numeral.cardinal:
            if not self.homographs.is_multiple(index):
                return None
            amount = Amount(numeral.multiple, index + 1, 1, "multiple")
            part = Part(token.start, token.end, index, amount, "multiple")
            return self._and_half(part)
        return None

    def _magnitude(self, index: int, low: int, high: int) -> Part | None:
        """«عشرات», «مئات الآلاف»: a plural that names a size, and scales that multiply it."""
        token = self.tokens[index]
        end = index + 1
        while (
            following := self.grammar.groups.beside(end)
        ) is not None and following.numeral.scale:
            if token.numeral.scale:
                return None
            low, high = low * following.numeral.scale, high * following.numeral.scale
            end += 1
        amount = Amount(low, end, 1, "magnitude")
        return Part(token.start, self._end(amount), index, amount, "magnitude", high)

    def _multiplied(self, part: Part) -> Part:
        """«ثلاثة أضعاف», «12 ضعفا»."""
        if part.amount.end == len(self.tokens):
            return part
        following = self.grammar.groups.beside(part.amount.end)
        if following is None or not following.numeral.multiplies or following.article:
            return part
        amount = Amount(part.amount.value, part.amount.end + 1, 1, "multiple")
        part = replace(part, end=following.end, amount=amount, kind="multiple")
        return self._and_half(part)

    def _and_half(self, part: Part) -> Part:
        """«ضعفين ونصف», «أربعة أضعاف ونصف الضعف»."""
        end = part.amount.end
        share = self.grammar.fractions.share(end) if self.grammar.groups.joined(end) else None
        if share is None:
            return part
        value, end = exact(part.amount.value + share[0]), share[1]
        named = self.grammar.groups.beside(end)
        if named is not None and named.article and named.numeral.multiplies:
            end += 1
        amount = Amount(value, end, 1, "multiple")
        return replace(part, end=self._end(amount), amount=amount)
