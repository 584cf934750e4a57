"""Groups of a cardinal: خمسة وعشرون, ثلاث مئة, مئتان وسبعة عشر ألفا, 24 مليونا, ألفا متابع.

Positions are token indices of one run.
"""

from collections.abc import Callable

from arabic_metrics.parse.amount import Amount, exact, plus, times
from arabic_metrics.parse.digits import RULES, DigitReading, Value
from arabic_metrics.parse.numeral import AND, Token
from arabic_metrics.parse.run import Run

# The position of the token with a counted noun, of that with a definite word, and of that with no word right behind it; and the word.
Followed = tuple[int, int, int, str]
NOWHERE = -1
ALEF = "ا"  # ends the accusative
LARGEST = 10**24  # what repeated scale words may reach: «ألف ألف ألف»


def digit_amount(reading: DigitReading, end: int) -> Amount | None:
    """Return what a digit string by itself amounts to; None if it is no number."""
    rule = RULES.get(reading.shape)
    return None if rule is None else Amount(reading.value, end, 1, rule, reading.others)


class GroupGrammar:
    """Reads one number below a thousand, or one digit string, with the scale words behind it."""

    def __init__(self, run: Run, followed: Callable[[], Followed]) -> None:
        self.tokens = run.tokens
        self.links = run.links
        self.stop = len(run.tokens)
        self.followed = followed

    def is_before_noun(self, index: int) -> bool:
        """Whether a counted noun is right behind a token."""
        return index == self.followed()[0]

    def is_before_definite(self, index: int) -> bool:
        """Whether a definite word is right behind a token."""
        return index == self.followed()[1]

    def is_before_nothing(self, index: int) -> bool:
        """Whether no word is right behind a token."""
        return index == self.followed()[2]

    def is_before_genitive(self, index: int) -> bool:
        """Whether a noun that is no accusative of one thing counted is right behind a token: «ثلثا سكان», not «ثلثا تقريبا»."""
        word = self.followed()[3]
        return self.is_before_noun(index) and word[-1:] != ALEF

    def at(self, index: int) -> Token | None:
        """Return the token at a position, or None behind the last."""
        return self.tokens[index] if index < self.stop else None

    def beside(self, index: int) -> Token | None:
        """Return the token if nothing stands between it and the one before."""
        return self.tokens[index] if index < self.stop and self.links[index] == "" else None

    def joined(self, index: int) -> bool:
        """Whether the token is joined by «و»; folding spells «وأحد» as «واحد», so one may join, too."""
        if index >= self.stop:
            return False
        if self.links[index] == "and":
            return True
        numeral = self.tokens[index].numeral
        if self.links[index] or numeral.unit != 1 or numeral.form[:1] != AND:
            return False
        return self._composes(index + 1)

    def _composes(self, index: int) -> bool:
        """Whether a unit is composed by what follows it: «أحد عشر», «أحد وعشرون»."""
        if index >= self.stop:
            return False
        numeral = self.tokens[index].numeral
        if self.links[index] == "":
            return numeral.teen_second
        return self.links[index] == "and" and bool(numeral.tens)

    def _is_emphasis(self, index: int) -> bool:
        """«مليون واحد» is one million."""
        one = self.beside(index)
        return (
            one is not None
            and one.numeral.unit == 1
            and one.numeral.alone
            and not one.joins
            and not self._composes(index + 1)
        )

    def scaled(self, index: int) -> int:
        """Return the scale that a word beside the amount names, or 0."""
        token = self.beside(index)
        return token.numeral.scale if token is not None and not token.joins else 0

    def group(self, start: int) -> Amount | None:
        """Read a number below a thousand, or digits, and the scale words right behind it."""
        token = self.at(start)
        if token is None:
            return None
        numeral = token.numeral
        if dual := numeral.dual or (self._is_construct(start) and numeral.dual_construct):
            return self._scaled_further(Amount(2 * dual, start + 1, dual))
        if numeral.scale and not numeral.plural:
            end = start + 1 + self._is_emphasis(start + 1)
            return self._scaled_further(Amount(numeral.scale, end, numeral.scale, "scale word"))
        found = self.below_thousand(start)
        if found is None:
            return None
        if found.scale == 100 and (counted := self._counts_scale(found)) is not None:
            return counted
        hundred = self.beside(found.end)
        if (
            hundred is not None
            and hundred.numeral.hundred
            and found.scale == 1
            and (token.digits is not None or 10 < found.value < 100)
        ):
            found = Amount(exact(found.value) * 100, found.end + 1, 100, found.rule)  # 322 مائة
        return self._scaled_further(found)

    def below_thousand(self, start: int) -> Amount | None:
        """Read a digit string, or number words from zero to 999."""
        token = self.tokens[start]
        if token.digits is not None:
            return self._digits(start, token.digits)
        if token.numeral.zero:
            return Amount(0, start + 1)
        hundreds = self._hundreds(start)
        if hundreds is None:
            return self._below_hundred(start)
        end = hundreds.end
        if (self.joined(end) or self._bare_rest(end)) and not self.is_numerator(end):
            rest = self._below_hundred(end)
            if rest is not None:
                return Amount(plus(hundreds.value, rest.value), rest.end)
        return hundreds

    def is_numerator(self, index: int) -> bool:
        """Whether a unit belongs to the fraction behind it: «مئة وثلاثة أرباع»."""
        token, plural = self.at(index), self.beside(index + 1)
        if token is None or plural is None or not token.numeral.unit:
            return False
        return bool(plural.numeral.fraction_plural)

    def _is_construct(self, start: int) -> bool:
        """«ألفا متابع» is two thousand; elsewhere «ألفا» is the accusative of one."""
        return not self.tokens[start].numeral.scale or self.is_before_noun(start)

    def _counts_scale(self, hundreds: Amount) -> Amount | None:
        """«مئتان وألف ألف»: the first of two equal scale words is a one, 201 thousand."""
        end = hundreds.end
        one = self.tokens[end] if self.joined(end) else None
        if one is None or one.numeral.plural or not one.numeral.scale:
            return None
        scale = one.numeral.scale
        return (
            Amount(times(hundreds.value, scale) + scale, end + 2, scale)
            if self.scaled(end + 1) == scale
            else None
        )

    def _scaled_further(self, found: Amount) -> Amount:
        """Multiply by the scale words behind: 24 مليونا, ألف ألف."""
        end, scale, rule = found.end, found.scale, found.rule
        factor = 1
        while (named := self.scaled(end)) and (scale < 1000 or named >= scale) and factor < LARGEST:
            scale = named if scale < 1000 else scale * named
            factor, end = factor * named, end + 1
        if factor == 1:
            return found
        others = found.others and tuple(times(it, factor) for it in found.others)
        rule = "digits and scale" if rule.startswith("digits") else rule
        return Amount(times(found.value, factor), end, scale, rule, others)

    def _digits(self, start: int, reading: DigitReading) -> Amount | None:
        if reading.shape == "integer" and (mixed := self._mixed_fraction(start)) is not None:
            return mixed
        if reading.thousands:
            values: tuple[Value, ...] = ()
            if self.scaled(start + 1):
                values = (
                    reading.decimals
                )  # a scale word behind one group of three makes it a decimal
            elif self.is_before_noun(start):
                values = reading.thousands  # what is counted has no halves
            if values:
                return Amount(values[0], start + 1, 1, RULES[reading.shape], values[1:])
        return digit_amount(reading, start + 1)

    def _mixed_fraction(self, start: int) -> Amount | None:
        """«1 4/5»: an integer and a proper fraction in figures."""
        following = self.beside(start + 1)
        if following is None or following.digits is None or following.digits.shape != "fraction":
            return None
        whole, share = self.tokens[start].digits, exact(following.digits.value)
        if whole is None or not 0 < share < 1:
            return None
        return Amount(plus(whole.value, share), start + 2, 1, "number and fraction")

    def _hundreds(self, start: int) -> Amount | None:
        numeral = self.tokens[start].numeral
        if numeral.hundreds:
            return Amount(numeral.hundreds, start + 1, 100)
        if numeral.hundred:
            return Amount(100, start + 1, 100)
        following = self.beside(start + 1)
        if numeral.unit > 2 and following is not None and following.numeral.hundred:
            return Amount(numeral.unit * 100, start + 2, 100)
        return None

    def _bare_rest(self, index: int) -> bool:
        """«متين واحد وعشرين»: dialects join the rest of a hundred without «و»."""
        token = self.beside(index)
        return (
            token is not None
            and bool(token.numeral.unit)
            and not token.article
            and self.joined(index + 1)
            and bool(self.tokens[index + 1].numeral.tens)
        )

    def _below_hundred(self, start: int) -> Amount | None:
        numeral = self.tokens[start].numeral
        if numeral.unit:
            teen = self.beside(start + 1)
            if teen is not None and teen.numeral.teen_second:
                return Amount(10 + numeral.unit, start + 2)
            if self.joined(start + 1) and self.tokens[start + 1].numeral.tens:
                return Amount(numeral.unit + self.tokens[start + 1].numeral.tens, start + 2)
            stands = numeral.alone or start or self.scaled(start + 1)
            return Amount(numeral.unit, start + 1) if stands else None
        value = 10 if numeral.ten else numeral.teen or numeral.tens
        return Amount(value, start + 1) if value else None
