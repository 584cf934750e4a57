"""What divides an amount: واحد على ثلاثة, جزء من مئة, سبعة وتسعة من عشرة (7.9), ثلاثة فاصلة خمسة."""

from collections.abc import Callable

from arabic_metrics.parse.amount import Amount, Exact, exact, plus, ratio
from arabic_metrics.parse.group import GroupGrammar

POWERS_OF_TEN = frozenset(10**exponent for exponent in range(1, 19))
MOST_DECIMALS = 30


class QuotientGrammar:
    """Reads decimals and divisors behind a cardinal.

    `cardinal` reads one at a position; `exactly` reads one that takes up two positions and what lies
    between them.
    """

    def __init__(
        self,
        groups: GroupGrammar,
        cardinal: Callable[[int], Amount | None],
        exactly: Callable[[int, int], Exact | None],
    ) -> None:
        self.groups = groups
        self.cardinal = cardinal
        self.exactly = exactly

    def decimals(self, found: Amount) -> Amount:
        """Read «فاصلة» and the digits after it, in figures or words."""
        index = found.end
        if index >= self.groups.stop or self.groups.links[index] != "point":
            return found
        if not isinstance(found.value, int):
            return found
        digits, index = self._decimal_digits(index)
        if not digits:
            return found
        value = plus(found.value, ratio(int(digits), 10 ** len(digits)))
        while scale := self.groups.scaled(index):
            value, index = value * scale, index + 1
        return Amount(exact(value), index, 1, "decimals in words")

    def _decimal_digits(self, index: int) -> tuple[str, int]:
        digits = ""
        while len(digits) < MOST_DECIMALS:
            token = self.groups.at(index) if not digits else self.groups.beside(index)
            if token is None or (digits and token.numeral.scale):
                break
            part = self.groups.below_thousand(index)
            if part is None or not isinstance(part.value, int):
                break
            digits, index = digits + str(part.value), part.end
            if part.value > 9:
                break
        return digits, index

    def quotient(self, start: int, found: Amount) -> Amount:
        """Read «على» and «من» behind an amount, or behind a numerator that «و» joins to it."""
        index = found.end
        if index >= self.groups.stop:
            return found
        if self.groups.links[index] in ("over", "of", "part"):
            return self._divided(start, found) or found
        if self.groups.joined(index):
            numerator = self.cardinal(index)
            if numerator is not None and self._is_divided(numerator.end):
                share = self._divided(index, numerator, proper=True)
                if share is not None:
                    value = plus(found.value, share.value)
                    return Amount(value, share.end, 1, "number and fraction")
        return found

    def _is_divided(self, index: int) -> bool:
        return index < self.groups.stop and self.groups.links[index] in ("over", "of")

    def _divided(self, start: int, found: Amount, *, proper: bool = False) -> Amount | None:
        link = self.groups.links[found.end]
        divisor = self.cardinal(found.end)
        if divisor is None or divisor.value == 0:
            return None
        in_words = (
            self.groups.tokens[start].digits is None
            and self.groups.tokens[found.end].digits is None
        )
        if link == "of" and not in_words:
            return None  # «3 من 5 لاعبين» counts
        if link == "of" and found.value >= divisor.value:
            if proper or divisor.value not in POWERS_OF_TEN:
                return None
            return self._split(start, found, divisor)
        value = ratio(found.value, divisor.value)
        return Amount(value, divisor.end, 1, "quotient")

    def _split(self, start: int, found: Amount, divisor: Amount) -> Amount | None:
        """«مئة وواحد وخمسون من مئة»: the shortest tail that is less than the divisor is divided."""
        for cut in range(found.end - 1, start, -1):
            if not self.groups.joined(cut):
                continue
            numerator, whole = self.exactly(cut, found.end), self.exactly(start, cut)
            if numerator is not None and whole is not None and numerator < divisor.value:
                value = plus(whole, ratio(numerator, divisor.value))
                return Amount(value, divisor.end, 1, "number and fraction")
        return None
