"""Fractions in words: نصف, ثلثي, ثلاثة أرباع, خمس الفطيرة; نصف مليون, ثلاثة أرباع المليون."""

from fractions import Fraction
from functools import lru_cache

from arabic_metrics.parse.amount import Amount, Exact, exact, ratio
from arabic_metrics.parse.digits import fraction
from arabic_metrics.parse.group import GroupGrammar
from arabic_metrics.parse.numeral import AND

NUN = "ن"  # ends the dual that nothing follows
HEH = "ه"  # ends units that count the masculine: beside «سبع», which counts the feminine, they are no list
Share = tuple[Fraction, int]  # a fraction and the position behind it


@lru_cache(maxsize=256)
def part_of(count: Exact, denominator: int) -> Fraction:
    """Return a fraction that words name: there are few, and they are made once.

    >>> part_of(3, 4)
    Fraction(3, 4)
    """
    value = ratio(count, denominator)
    return value if isinstance(value, Fraction) else fraction(value, 1)


class FractionGrammar:
    """Reads shares from one run, over the group grammar."""

    def __init__(self, groups: GroupGrammar) -> None:
        self.groups = groups

    def fraction(self, start: int) -> Amount | None:
        """Read an amount that begins with a fraction: نصف مليون, ثلثا, ثلاثة أرباع المليون."""
        token = self.groups.at(start)
        if token is None or (token.article and not self._is_of_scale(start)):
            return None
        if token.numeral.fraction_homograph and not self._is_fraction(start):
            return None
        share = self._counted(start) or self._unit_fraction(start)
        if share is None:
            return None
        value, end = share
        if self.groups.scaled(end) and not self.groups.tokens[end].numeral.plural:
            scale = self.groups.tokens[end].numeral.scale
            return Amount(exact(value * scale), end + 1, 1, "fraction of a scale")
        if token.numeral.needs_scale:
            return None
        return Amount(exact(value), end, 1, "fraction")

    def share(self, index: int) -> Share | None:
        """Read what may follow «و»: نصف, ثلثي or ثلاثة أرباع."""
        token = self.groups.at(index)
        if token is None:
            return None
        numeral = token.numeral
        if numeral.unit and not token.article and (counted := self._counted(index)) is not None:
            return counted
        if token.digits is not None:
            value = exact(token.digits.value) if token.digits.shape == "fraction" else 0
            return (Fraction(value), index + 1) if 0 < value < 1 else None  # «1 و1/2»
        if numeral.fraction_homograph and not self.groups.scaled(index + 1):
            return self._homograph(index)
        if numeral.fraction_dual:
            return part_of(2, numeral.fraction_dual), index + 1
        return (part_of(1, numeral.fraction), index + 1) if numeral.fraction else None

    def _homograph(self, index: int) -> Share | None:
        """«أربعة وسبع», «عشرون وخمس», «أربعة وسبعان»: it counts nothing, and is no unit that the number before it is listed with."""
        token, whole = self.groups.tokens[index], self.groups.tokens[index - 1]
        numeral = token.numeral
        if token.article or not self.groups.is_before_nothing(index):
            return None
        if numeral.fraction_dual and numeral.form[-1:] == NUN:
            return part_of(2, numeral.fraction_dual), index + 1
        masculine = bool(whole.numeral.unit) and whole.numeral.form[-1:] == HEH
        if not (whole.digits is not None or masculine or whole.numeral.tens):
            return None
        return part_of(
            1, numeral.fraction or numeral.fraction_dual
        ), index + 1  # «وسبعا», the accusative

    def continues(self, index: int) -> bool:
        """Whether a homograph of a fraction goes on as a number: «خمس مئة»."""
        following = self.groups.beside(index + 1)
        if following is None:
            return False
        numeral = following.numeral
        return numeral.hundred or numeral.teen_second or bool(numeral.scale)

    def _counted(self, start: int) -> Share | None:
        """«ثلاثة أرباع», «3 أرباع»."""
        token, plural = self.groups.tokens[start], self.groups.beside(start + 1)
        if plural is None or not plural.numeral.fraction_plural:
            return None
        whole = exact(token.digits.value) if token.digits is not None else token.numeral.unit
        whole = whole or (10 if token.numeral.ten else 0)
        if not whole:
            return None
        return part_of(whole, plural.numeral.fraction_plural), start + 2

    def _unit_fraction(self, start: int) -> Share | None:
        numeral = self.groups.tokens[start].numeral
        ambiguous = bool(numeral.fraction)  # «ثلثا» is two thirds in construct, or a third
        construct = (
            self.groups.is_before_definite(start)
            or self.groups.is_before_genitive(start)
            or bool(self.groups.scaled(start + 1))
        )
        if numeral.fraction_dual and (not ambiguous or construct):
            return part_of(2, numeral.fraction_dual), start + 1
        return (part_of(1, numeral.fraction), start + 1) if numeral.fraction else None

    def _is_of_scale(self, start: int) -> bool:
        """«الربع مليون» is said for «ربع المليون»."""
        return bool(self.groups.tokens[start].numeral.fraction and self.groups.scaled(start + 1))

    def _is_fraction(self, start: int) -> bool:
        """«خمس» is a fifth before a definite noun or scale, «خمسي» is nothing else."""
        numeral = self.groups.tokens[start].numeral
        behind = self.groups.followed()[3]
        if numeral.fraction_dual and numeral.form[-1:] == NUN and not behind:
            return True  # «خمسان»
        following = self.groups.beside(start + 1)
        if following is not None:
            if following.numeral.fraction_plural:
                return True
            return following.article and bool(following.numeral.scale)
        if not self.groups.is_before_definite(start) or behind[:1] == AND:
            return False
        return bool(numeral.unit or numeral.ten or numeral.fraction_dual)
