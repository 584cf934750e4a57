"""Cardinals: 24 مليونا و500 ألف, مئتان وخمسون ألفا, مليون ونصف, ثلاثة أرباع, واحد على ثلاثة, ثلاثة فاصلة خمسة.

A grammar over the tokens of one run. Positions are token indices; a parse is a value and the position after it.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from arabic_metrics.parse.digits import Value
from arabic_metrics.parse.numeral import Token
from arabic_metrics.parse.token import Run

Exact = int | Fraction
POWERS_OF_TEN = frozenset(10**exponent for exponent in range(1, 19))


@dataclass(frozen=True, slots=True)
class Amount:
    """A value read from tokens up to (not including) `end`; `scale` is its smallest unit."""

    value: Exact
    end: int
    scale: int = 1
    rule: str = "number words"
    other: Exact | None = None


def exact(value: Value) -> Exact:
    """Return a value as int or Fraction, without loss."""
    if isinstance(value, int):
        return value
    fraction = Fraction(value)
    return int(fraction) if fraction.denominator == 1 else fraction


def plain(value: Exact) -> Value:
    """Return an int if whole, a Decimal if it ends, else a Fraction."""
    if isinstance(value, int) or value.denominator == 1:
        return int(value)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return Decimal(value.numerator) / Decimal(value.denominator) if rest == 1 else value


class CardinalGrammar:
    """Reads amounts from one run. `noun_follows(i)` says whether a counted noun stands right behind token i."""

    def __init__(self, run: Run, noun_follows: frozenset[int], definite_follows: frozenset[int]) -> None:
        self.tokens = run.tokens
        self.links = run.links
        self.stop = len(run.tokens)
        self.noun_follows = noun_follows
        self.definite_follows = definite_follows

    # -- what stands at a position

    def _at(self, index: int) -> Token | None:
        return self.tokens[index] if index < self.stop else None

    def _joined(self, index: int) -> bool:
        """Whether the token is joined by «و»; folding spells «وأحد» as «واحد», so a one may join, too."""
        if index >= self.stop:
            return False
        token = self.tokens[index]
        return self.links[index] == "and" or (
            self.links[index] == "" and token.numeral.unit == 1 and token.numeral.form[:1] == "و"
        )

    def _beside(self, index: int) -> bool:
        return index < self.stop and self.links[index] == ""

    # -- amounts

    def amount(self, start: int, *, whole_scale: bool = True) -> Amount | None:
        """Read the longest amount: fractions, decimals in words and quotients included."""
        found = self._fraction(start) or self._mixed(start, whole_scale=whole_scale)
        if found is None:
            return None
        return self._quotient(start, self._decimals(found))

    def _mixed(self, start: int, *, whole_scale: bool = True) -> Amount | None:
        """Read a cardinal and the fraction that follows it: مليون ونصف, خمسة وربع."""
        found = self.cardinal(start, whole_scale=whole_scale)
        if found is None:
            return None
        token = self._at(found.end)
        if token is None:
            return found
        if self._beside(found.end) and isinstance(found.value, int) and found.scale == 1:
            numeral = token.numeral
            if numeral.fraction_plural and (found.value > 2):
                return Amount(Fraction(found.value, numeral.fraction_plural), found.end + 1, 1, "fraction")
            if numeral.fraction and found.value > 10 and not token.article and not self._continues(found.end):
                return Amount(Fraction(found.value, numeral.fraction), found.end + 1, 1, "fraction")
        if self._joined(found.end):
            return self._and_fraction(found) or found
        return found

    def _continues(self, index: int) -> bool:
        """Whether a homograph of a fraction goes on as a number: «خمس مئة»."""
        following = self._at(index + 1)
        if following is None or not self._beside(index + 1):
            return False
        return following.numeral.hundred or following.numeral.teen_second or bool(following.numeral.scale)

    def _and_fraction(self, base: Amount) -> Amount | None:
        part = self._part(base.end)
        if part is None:
            return None
        share, end = part
        scale = base.scale if base.scale >= 1000 else 1
        value = base.value + share * scale
        following = self._at(end)
        if following is not None and self._beside(end) and following.numeral.scale and not following.joins:
            named = following.numeral.scale
            if scale == 1:
                return Amount(_whole((base.value + share) * named), end + 1, named, "number and fraction")
            return Amount(_whole(base.value + share * named), end + 1, named, "number and fraction")
        return Amount(_whole(value), end, 1, "number and fraction")

    def _part(self, index: int) -> tuple[Fraction, int] | None:
        """Read نصف, ثلثي or ثلاثة أرباع at a position."""
        token = self._at(index)
        if token is None:
            return None
        numeral = token.numeral
        if numeral.unit and not token.article:
            plural = self._at(index + 1)
            if plural is not None and self._beside(index + 1) and plural.numeral.fraction_plural:
                return Fraction(numeral.unit, plural.numeral.fraction_plural), index + 2
        following = self._at(index + 1)
        scaled = following is not None and self._beside(index + 1) and bool(following.numeral.scale)
        if numeral.fraction_dual and not (numeral.fraction_homograph and not scaled):
            return Fraction(2, numeral.fraction_dual), index + 1
        if numeral.fraction and not (numeral.fraction_homograph and not scaled):
            return Fraction(1, numeral.fraction), index + 1
        return None

    def _fraction(self, start: int) -> Amount | None:
        """Read an amount that begins with a fraction: نصف مليون, ثلثا, ثلاثة أرباع المليون."""
        token = self._at(start)
        if token is None or token.article:
            return None
        numeral = token.numeral
        if numeral.fraction_homograph and not self._homograph_is_fraction(start):
            return None
        part: tuple[Fraction, int] | None = None
        if numeral.unit or numeral.ten or token.digits is not None:
            plural = self._at(start + 1)
            if plural is not None and self._beside(start + 1) and plural.numeral.fraction_plural:
                whole = numeral.unit or (10 if numeral.ten else exact(token.digits.value))  # type: ignore[union-attr]
                part = Fraction(whole) / plural.numeral.fraction_plural, start + 2
            elif numeral.fraction and numeral.fraction_homograph:
                part = Fraction(1, numeral.fraction), start + 1
        elif numeral.fraction_dual and (start in self.definite_follows or not numeral.fraction or self._scaled(start + 1)):
            part = Fraction(2, numeral.fraction_dual), start + 1
        elif numeral.fraction:
            part = Fraction(1, numeral.fraction), start + 1
        elif numeral.fraction_dual:
            part = Fraction(2, numeral.fraction_dual), start + 1
        if part is None:
            return None
        share, end = part
        if self._scaled(end):
            scale = self.tokens[end].numeral.scale
            return Amount(_whole(share * scale), end + 1, 1, "fraction of a scale")
        if numeral.needs_scale:
            return None
        return Amount(_whole(share), end, 1, "fraction")

    def _homograph_is_fraction(self, start: int) -> bool:
        numeral = self.tokens[start].numeral
        following = self._at(start + 1)
        if following is not None and self._beside(start + 1):
            if following.numeral.fraction_plural:
                return True
            return following.article and bool(following.numeral.scale) and bool(numeral.fraction)
        return start in self.definite_follows and bool(numeral.unit)

    def _scaled(self, index: int) -> bool:
        token = self._at(index)
        return (
            token is not None and self._beside(index) and bool(token.numeral.scale) and not token.joins
            and not token.numeral.plural
        )  # fmt: skip

    def _decimals(self, found: Amount) -> Amount:
        """Read «فاصلة» and the digits after it, in figures or words."""
        index = found.end
        if index >= self.stop or self.links[index] != "point" or not isinstance(found.value, int):
            return found
        digits = ""
        while index < self.stop and (not digits or self._beside(index)):
            token = self.tokens[index]
            if token.numeral.zero:
                digits, index = digits + "0", index + 1
                continue
            if digits and token.numeral.scale:
                break
            part = self._below_thousand(index)
            if part is None or not isinstance(part.value, int):
                break
            digits, index = digits + str(part.value), part.end
            if part.value > 9:
                break
        if not digits:
            return found
        value: Exact = found.value + (1 if found.value >= 0 else -1) * Fraction(int(digits), 10 ** len(digits))
        while self._scaled_any(index):
            value, index = value * self.tokens[index].numeral.scale, index + 1
        return Amount(_whole(value), index, 1, "decimals in words")

    def _scaled_any(self, index: int) -> bool:
        token = self._at(index)
        return token is not None and self._beside(index) and bool(token.numeral.scale) and not token.joins

    def _quotient(self, start: int, found: Amount) -> Amount:
        """Read «على» and «من»: واحد على ثلاثة, واحد من مئة, سبعة وتسعة من عشرة (7.9)."""
        index = found.end
        if index < self.stop and self.links[index] in ("over", "of", "part"):
            return self._divided(start, found) or found
        if index < self.stop and self._joined(index):
            numerator = self.cardinal(index)
            if numerator is not None and numerator.end < self.stop and self.links[numerator.end] in ("over", "of"):
                quotient = self._divided(index, numerator, proper=True)
                if quotient is not None:
                    return Amount(_whole(found.value + quotient.value), quotient.end, 1, "number and fraction")
        return found

    def _divided(self, start: int, found: Amount, *, proper: bool = False) -> Amount | None:
        link = self.links[found.end]
        denominator = self.cardinal(found.end)
        if denominator is None or denominator.value == 0:
            return None
        words = self.tokens[start].digits is None and self.tokens[found.end].digits is None
        if link == "of" and not words:
            return None
        if link == "of" and found.value >= denominator.value:
            return None if proper or denominator.value not in POWERS_OF_TEN else self._split(start, found, denominator)
        return Amount(_whole(Fraction(found.value) / denominator.value), denominator.end, 1, "quotient")

    def _split(self, start: int, found: Amount, denominator: Amount) -> Amount | None:
        """«مئة وواحد وخمسون من مئة»: the shortest tail that is less than the denominator is its numerator."""
        for cut in range(found.end - 1, start, -1):
            if not self._joined(cut):
                continue
            numerator = self._exactly(cut, found.end)
            whole = self._exactly(start, cut)
            if numerator is not None and whole is not None and numerator < denominator.value:
                return Amount(whole + Fraction(numerator) / denominator.value, denominator.end, 1, "number and fraction")
        return None

    def _exactly(self, start: int, end: int) -> Exact | None:
        stop, self.stop = self.stop, end
        try:
            found = self.cardinal(start)
        finally:
            self.stop = stop
        return found.value if found is not None and found.end == end else None

    def cardinal(self, start: int, *, whole_scale: bool = True) -> Amount | None:
        """Read a sum of groups with falling scales: خمسة ملايين و958 ألفا و379."""
        found = self._group(start)
        if found is None:
            return None
        total, end, scale, rule = found.value, found.end, found.scale, found.rule
        last = found
        while end < self.stop:
            joined = self._joined(end)
            if not joined and not (self._beside(end) and self._may_follow_bare(end)):
                break
            following = self._group(end)
            if following is None:
                break
            if scale > 1 and following.value < scale and self._adds(end, following, scale, joined):
                other = self._elliptic(start, end, following, scale)
                if other is not None and following.end >= self.stop:
                    return Amount(other, following.end, 1, "elliptic scale", total + following.value)
                total, end, scale, last = total + following.value, following.end, following.scale, following
                rule = "digits and words" if "digits" in (rule, following.rule) else rule
            elif whole_scale and joined and self._multiplies(total, scale, following):
                coefficient = Fraction(following.value) / following.scale
                total = _whole((total + coefficient) * following.scale)
                end, scale, last = following.end, following.scale, following
            else:
                break
        del last
        return Amount(_whole(total), end, scale, rule)

    def _adds(self, index: int, following: Amount, scale: int, joined: bool) -> bool:
        """Whether a smaller group belongs to the number: digits that count something of their own do not."""
        if not isinstance(following.value, int):
            return following.scale >= 1000
        token = self.tokens[index]
        if token.digits is not None and following.scale == 1:
            if token.digits.shape != "integer":
                return False
            floor = 10 if scale == 1000 else 100
            return following.value >= floor and (joined or scale <= 1000)
        return True

    def _may_follow_bare(self, index: int) -> bool:
        """Without «و» only a group with its own hundred or scale goes on: ألف خمس مئة, 4 آلاف 3 مائة, متين واحد وعشرين."""
        token = self.tokens[index]
        if token.numeral.ordinal or token.article:
            return False
        if token.numeral.hundreds or token.numeral.hundred:
            return self.tokens[index - 1].numeral.scale >= 1000
        following = self._at(index + 1)
        if following is None or not self._beside(index + 1):
            return False
        return following.numeral.hundred or (bool(following.numeral.scale) and following.numeral.scale >= 1000)

    @staticmethod
    def _multiplies(total: Exact, scale: int, following: Amount) -> bool:
        """«ألف ومئتا مليون» is 1,200 million: the later, larger scale holds for both."""
        return (
            scale >= 100 and following.scale > scale and total < following.scale
            and Fraction(following.value) / following.scale < scale and isinstance(total, int)
        )  # fmt: skip

    def _elliptic(self, start: int, index: int, following: Amount, scale: int) -> Exact | None:
        """«مليون و400»: round hundreds in digits after a bare million leave «ألف» out."""
        token = self.tokens[index]
        first = self.tokens[start]
        if (
            scale == 10**6 and index == start + 1 and first.digits is None and first.numeral.scale == scale
            and token.digits is not None and following.scale == 1 and isinstance(following.value, int)
            and following.value % 100 == 0 and 100 <= following.value < 1000
        ):  # fmt: skip
            return scale + following.value * 1000
        return None

    def _group(self, start: int) -> Amount | None:
        """Read a number below a thousand, or digits, and the scale words right behind it."""
        token = self._at(start)
        if token is None:
            return None
        numeral = token.numeral
        if numeral.dual or (numeral.dual_construct and (not numeral.scale or start in self.noun_follows)):
            scale = numeral.dual or numeral.dual_construct
            return self._scaled_further(Amount(2 * scale, start + 1, scale))
        if numeral.scale and not numeral.plural:
            return self._scaled_further(Amount(numeral.scale, start + 1, numeral.scale, "scale word"))
        found = self._below_thousand(start)
        if found is None:
            return None
        hundred = self._at(found.end)
        if hundred is not None and self._beside(found.end) and hundred.numeral.hundred and found.scale == 1 and (
            token.digits is not None or 10 < found.value < 100
        ):
            found = Amount(found.value * 100, found.end + 1, 100, found.rule)  # 322 مائة
        return self._scaled_further(found)

    def _scaled_further(self, found: Amount) -> Amount:
        value, end, scale, rule = found.value, found.end, found.scale, found.rule
        first = scale < 1000
        while self._scaled_any(end) and (first or self.tokens[end].numeral.scale > scale):
            named = self.tokens[end].numeral.scale
            value, scale, end, first = value * named, (named if first else scale * named), end + 1, False
            rule = "digits and scale" if rule.startswith("digits") else rule
        return Amount(_whole(value), end, scale, rule)

    def _below_thousand(self, start: int) -> Amount | None:
        token = self.tokens[start]
        if token.digits is not None:
            if token.digits.shape in ("date", "clock", "other"):
                return None
            return self._digits(start, token)
        numeral = token.numeral
        if numeral.zero:
            return Amount(0, start + 1)
        hundreds = self._hundreds(start)
        if hundreds is None:
            return self._below_hundred(start)
        end = hundreds.end
        if end < self.stop and (self._joined(end) or self._bare_rest(end)) and not self._is_numerator(end):
            rest = self._below_hundred(end)
            if rest is not None and isinstance(rest.value, int):
                return Amount(hundreds.value + rest.value, rest.end)
        return hundreds

    def _digits(self, start: int, token: Token) -> Amount:
        reading = token.digits
        assert reading is not None  # the caller looked
        value: Value = reading.value
        other = reading.other
        if reading.thousands is not None and self._scaled_any(start + 1):
            value = value if reading.mark == "." else (other if other is not None else value)
            other = None  # a scale word behind one group of three makes it a decimal
        elif reading.thousands is not None and start in self.noun_follows:
            value, other = reading.thousands, None  # what is counted has no halves
        return Amount(
            exact(value), start + 1, 1, "digits" if reading.shape == "integer" else f"{reading.shape} digits",
            None if other is None else exact(other),
        )  # fmt: skip

    def _hundreds(self, start: int) -> Amount | None:
        numeral = self.tokens[start].numeral
        if numeral.hundreds:
            return Amount(numeral.hundreds, start + 1, 100)
        if numeral.hundred:
            return Amount(100, start + 1, 100)
        following = self._at(start + 1)
        if numeral.unit > 2 and following is not None and self._beside(start + 1) and following.numeral.hundred:
            return Amount(numeral.unit * 100, start + 2, 100)
        return None

    def _bare_rest(self, index: int) -> bool:
        """«متين واحد وعشرين»: dialects join the rest of a hundred without «و»."""
        return (
            self._beside(index) and bool(self.tokens[index].numeral.unit) and self._joined(index + 1)
            and bool(self.tokens[index + 1].numeral.tens) and not self.tokens[index].article
        )  # fmt: skip

    def _is_numerator(self, index: int) -> bool:
        """«مئة وثلاثة أرباع»: the unit belongs to the fraction behind it."""
        plural = self._at(index + 1)
        return (
            plural is not None and self._beside(index + 1) and bool(plural.numeral.fraction_plural)
            and bool(self.tokens[index].numeral.unit)
        )  # fmt: skip

    def _below_hundred(self, start: int) -> Amount | None:
        token = self.tokens[start]
        numeral = token.numeral
        following = self._at(start + 1)
        if numeral.unit:
            if following is not None and following.numeral.teen_second and self._beside(start + 1):
                return Amount(10 + numeral.unit, start + 2)
            if following is not None and following.numeral.tens and self._joined(start + 1):
                return Amount(numeral.unit + following.numeral.tens, start + 2)
            return Amount(numeral.unit, start + 1) if numeral.alone or start else None
        if numeral.ten:
            return Amount(10, start + 1)
        if numeral.teen or numeral.tens:
            return Amount(numeral.teen or numeral.tens, start + 1)
        return None


def _whole(value: Exact) -> Exact:
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value
