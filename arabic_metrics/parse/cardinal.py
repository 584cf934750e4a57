"""Cardinals: 24 مليونا و500 ألف, مئتان وخمسون ألفا, مليون ونصف, ثلاثة ملايين إلا ربعا, ألف خمس مئة.

Positions are token indices of one run; a parse is an amount, which says where it ends.
"""

from collections.abc import Callable

from arabic_metrics.parse.amount import Amount, Exact, exact, plain, plus, times
from arabic_metrics.parse.fraction import FractionGrammar, part_of
from arabic_metrics.parse.group import NOWHERE, Followed, GroupGrammar
from arabic_metrics.parse.quotient import QuotientGrammar
from arabic_metrics.parse.run import Run
from arabic_metrics.parse.tally import tally

__all__ = ["Amount", "CardinalGrammar", "exact", "plain"]


def nothing_follows() -> Followed:
    """Say that no token has a noun behind it."""
    return NOWHERE, NOWHERE, NOWHERE, ""


class CardinalGrammar:
    """Reads amounts from a run.

    `followed` is asked, where that matters, for the positions of tokens with a counted noun, with a definite word, and with
    no word right behind them.
    """

    def __init__(self, run: Run, followed: Callable[[], Followed]) -> None:
        self.tokens = run.tokens
        self.links = run.links
        self.groups = GroupGrammar(run, followed)
        self.fractions = FractionGrammar(self.groups)
        self.quotients = QuotientGrammar(self.groups, self.cardinal, self.exactly)

    def amount(self, start: int, *, whole_scale: bool = True) -> Amount | None:
        """Read the longest amount: fractions, decimals in words and quotients included.

        Without `whole_scale` a larger scale does not hold for what «و» joined before it:
        «بين ثلاثة وخمسة ملايين».
        """
        token = self.tokens[start]
        numeral, following, stop = token.numeral, start + 1, self.groups.stop
        if following == stop and numeral.last is not None and token.digits is None:
            value, scale, rule = numeral.last
            return Amount(value, following, scale, rule)
        found = None
        if numeral.divides or (following < stop and self.tokens[following].numeral.fraction_plural):
            found = self.fractions.fraction(start)
        found = found or self._mixed(start, whole_scale=whole_scale)
        if found is None or found.end == stop:
            return found
        return self.quotients.quotient(start, self.quotients.decimals(found))

    def cardinal(self, start: int, *, whole_scale: bool = True) -> Amount | None:
        """Read a sum of groups with falling scales: خمسة ملايين و958 ألفا و379."""
        stop = self.groups.stop
        plain_order = tally(self.tokens, self.links, start, stop)
        if plain_order is not None:
            return plain_order
        found = self.groups.group(start)
        while found is not None and found.end < stop:
            longer = self._longer(start, found, whole_scale)
            if longer is None:
                return found
            found = longer
        return found

    def exactly(self, start: int, end: int) -> Exact | None:
        """Return the value of the cardinal that takes up the tokens from `start` to `end`."""
        stop, self.groups.stop = self.groups.stop, end
        found = self.cardinal(start)
        self.groups.stop = stop
        return exact(found.value) if found is not None and found.end == end else None

    def _longer(self, start: int, found: Amount, whole_scale: bool) -> Amount | None:
        """Add the next group, if it belongs to the number."""
        end = found.end
        joined = self.groups.joined(end)
        if not (joined or self._may_follow_bare(end)) or self.groups.is_numerator(end):
            return None
        following = self.groups.group(end)
        if following is None:
            return None
        if found.scale > 1 and following.value < found.scale:
            if not self._adds(end, following, found.scale, joined):
                return None
            total = plus(found.value, following.value)
            if (fuller := self._elliptic(start, end, following)) is not None:
                return Amount(fuller, following.end, 1, "elliptic scale", (total,))
            mixed = "digits" in (found.rule, following.rule)
            rule = "digits and words" if mixed else found.rule
            return Amount(total, following.end, following.scale, rule)
        if joined and self._rises(found, following):
            total = plus(found.value, following.value)
            return Amount(total, following.end, following.scale, found.rule)
        if whole_scale and joined and self._multiplies(found, following):
            total = plus(found.value * following.scale, following.value)
            return Amount(total, following.end, following.scale, found.rule)
        return None

    def _adds(self, index: int, following: Amount, scale: int, joined: bool) -> bool:
        """Whether a smaller group belongs to the number: digits that count something of their own do not."""
        if not isinstance(following.value, int):
            return following.scale >= 1000
        digits = self.tokens[index].digits
        if digits is not None and following.scale == 1:
            floor = 100 if scale > 1000 else scale // 100
            return digits.shape == "integer" and following.value >= floor and joined
        return True

    def _may_follow_bare(self, index: int) -> bool:
        """Without «و» only a group with its own hundred or scale goes on: ألف خمس مئة, 4 آلاف 3 مائة."""
        token = self.groups.beside(index)
        if token is None or token.numeral.ordinal or token.article:
            return False
        if token.numeral.hundreds or token.numeral.hundred:
            return self.tokens[index - 1].numeral.scale >= 1000
        following = self.groups.beside(index + 1)
        return following is not None and (
            following.numeral.hundred or following.numeral.scale >= 1000
        )

    def _rises(self, found: Amount, following: Amount) -> bool:
        """«أربع وتسعين وتسعمئة وألف»: years are also said from the units up to the thousand."""
        if found.scale == 100 and found.value < 1000:
            return following.scale == 1000 and following.value in (1000, 2000)
        if found.scale > 1 or found.value >= 100 or following.scale != 100:
            return False
        if following.value >= 1000 or not self.groups.joined(following.end):
            return False
        thousand = self.groups.group(following.end)
        return thousand is not None and thousand.value in (1000, 2000)

    @staticmethod
    def _multiplies(found: Amount, following: Amount) -> bool:
        """«ألف ومئتا مليون» is 1,200 million: the later, larger scale holds for both."""
        return (
            100 <= found.scale < following.scale
            and found.value < following.scale < following.value
            and following.value < found.scale * following.scale
            and isinstance(found.value, int)
        )

    def _elliptic(self, start: int, index: int, following: Amount) -> Exact | None:
        """«مليون و400»: round hundreds in digits after a bare million leave «ألف» out."""
        first = self.tokens[start]
        if index != start + 1 or first.digits is not None or first.numeral.scale != 10**6:
            return None
        if self.tokens[index].digits is None or following.scale != 1:
            return None
        if following.end < self.groups.stop or following.value not in range(100, 1000, 100):
            return None
        return 10**6 + times(following.value, 1000)

    def _mixed(self, start: int, *, whole_scale: bool) -> Amount | None:
        """Read a cardinal and the fraction that follows it: مليون ونصف, خمسة وربع, عشرون أخماس."""
        found = self.cardinal(start, whole_scale=whole_scale)
        if found is None:
            return None
        end = found.end
        if end == self.groups.stop:
            return found
        token = self.groups.beside(end)
        if token is not None and isinstance(found.value, int) and found.scale == 1:
            if token.numeral.fraction_plural and found.value > 2:
                share = part_of(found.value, token.numeral.fraction_plural)
                return Amount(share, end + 1, 1, "fraction")
            is_share = token.numeral.fraction and found.value > 10 and not token.article
            if is_share and not self.fractions.continues(end):
                share = part_of(found.value, token.numeral.fraction)
                return Amount(share, end + 1, 1, "fraction")
        if self.groups.joined(end):
            return self._with_fraction(found, 1) or found
        if end < self.groups.stop and self.links[end] == "except":
            return self._with_fraction(found, -1) or found
        return found

    def _with_fraction(self, base: Amount, sign: int) -> Amount | None:
        """Add («و») or take off («إلا») a share of the smallest scale named."""
        part = self.fractions.share(base.end)
        if part is None:
            return None
        share, end = (part[0] if sign > 0 else -part[0]), part[1]
        rule = "number and fraction"
        if named := self.groups.scaled(end):
            if base.scale < 1000:
                return Amount(exact(plus(base.value, share) * named), end + 1, named, rule)
            return Amount(plus(base.value, share * named), end + 1, named, rule)
        scale = base.scale if base.scale >= 1000 else 1
        return Amount(plus(base.value, share if scale == 1 else share * scale), end, 1, rule)
