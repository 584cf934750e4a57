"""Cardinals and ordinals: 24 مليونا و500 ألف, مئتان وخمسون ألفا, مليون ونصف, ثلاثة ملايين إلا ربعا, ألف خمس مئة.

Each class reads more than the one it extends: groups (خمسة وعشرون, ثلاث مئة, 24 مليونا), fractions in words (ثلثي, ثلاثة أرباع المليون),
sums of groups, what is added to a sum or divides it (ونصف, واحد على ثلاثة, جزء من مئة), and ordinals. Positions are indices of the tokens of one
run; an amount says where it ends.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from arabic_metrics.lexicon.affix import ACCUSATIVE, AND, TA
from arabic_metrics.parse.amount import Amount, Exact, exact, plus, ratio, times
from arabic_metrics.parse.digits import RULES, DigitReading, Value, fraction
from arabic_metrics.parse.numeral import Token
from arabic_metrics.parse.run import DEFINITE, END, NOUN, Followed, Run

NUN = "ن"  # ends the dual that nothing follows
LARGEST = 10**24  # what repeated scale words may reach: «ألف ألف ألف»
Share = tuple[Fraction, int]  # a fraction and the position behind it
POWERS_OF_TEN = frozenset(10**exponent for exponent in range(1, 19))
MOST_DECIMALS = 30


class GroupGrammar:
    """Reads one number below a thousand, or one digit string, with the scale words behind it.

    `followed` is asked what is behind the run, where that matters.
    """

    def __init__(self, run: Run, followed: Callable[[], Followed]) -> None:
        self.tokens = run.tokens
        self.links = run.links
        self.stop = len(run.tokens)
        self.followed = followed

    def is_before(self, index: int, kind: str) -> bool:
        """Whether a token is the last, and what is right behind it is of a kind: NOUN, DEFINITE or END."""
        last, behind, _ = self.followed()
        return index == last and behind == kind

    def is_before_genitive(self, index: int) -> bool:
        """Whether a noun that is no accusative of one thing counted is right behind a token: «ثلثا سكان», not «ثلثا تقريبا»."""
        return self.is_before(index, NOUN) and self.followed()[2][-1:] != ACCUSATIVE

    def beside(self, index: int) -> Token | None:
        """Return the token if nothing is between it and the one before."""
        return self.tokens[index] if index < self.stop and self.links[index] == "" else None

    def joined(self, index: int) -> bool:
        """Whether the token is joined by «و»; folding spells «وأحد» as «واحد», so one that is composed joins, too."""
        if index >= self.stop:
            return False
        if self.links[index] == "and":
            return True
        numeral = self.tokens[index].numeral
        if self.links[index] or numeral.unit != 1:
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
        if one is None or one.numeral.unit != 1 or not one.numeral.alone:
            return False
        return not self._composes(index + 1)

    def scaled(self, index: int) -> int:
        """Return the scale that a word beside the amount names, or 0."""
        token = self.beside(index)
        return token.numeral.scale if token is not None and not token.joins else 0

    def group(self, start: int) -> Amount | None:
        """Read a number below a thousand, or digits, and the scale words right behind it."""
        token = self.tokens[start]
        numeral = token.numeral
        dual = numeral.dual
        if numeral.dual_construct and (not numeral.scale or self.is_before(start, NOUN)):
            # «ألفا متابع» is two thousand; elsewhere «ألفا» is the accusative of one
            dual = dual or numeral.dual_construct
        if dual:
            return self._scaled_further(Amount(2 * dual, start + 1, dual))
        if numeral.scale and not numeral.plural:
            end = start + 1 + self._is_emphasis(start + 1)
            return self._scaled_further(Amount(numeral.scale, end, numeral.scale, "scale word"))
        found = self.below_thousand(start)
        if found is None:
            return None
        hundred = self.beside(found.end)
        few = found.value < 1000  # not «عام 2025 مئة ألف»
        counts = found.scale == 1 and few and (token.digits is not None or found.value > 10)
        if counts and hundred is not None and hundred.numeral.hundred:
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
        plural = self.beside(index + 1)
        if plural is None or not plural.numeral.fraction_plural:
            return False
        return self.tokens[index].numeral.unit > 0

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
            if self.scaled(start + 1):  # it makes a decimal of one group of three
                values = reading.decimals
            elif self.is_before(start, NOUN):  # what is counted has no halves
                values = reading.thousands
            if values:
                return Amount(values[0], start + 1, rule=RULES[reading.shape], others=values[1:])
        rule = RULES.get(reading.shape)
        if rule is None:
            return None
        return Amount(reading.value, start + 1, rule=rule, others=reading.others)

    def _mixed_fraction(self, start: int) -> Amount | None:
        """«1 4/5»: an integer and a proper fraction in figures."""
        following = self.beside(start + 1)
        if following is None or following.digits is None or following.digits.shape != "fraction":
            return None
        whole, share = self.tokens[start].digits, exact(following.digits.value)
        if whole is None or not 0 < share < 1:
            return None
        return Amount(plus(whole.value, share), start + 2, rule="number and fraction")

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
        if token is None or token.article or not token.numeral.unit:
            return False
        return self.joined(index + 1) and self.tokens[index + 1].numeral.tens > 0

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


@lru_cache(maxsize=256)
def part_of(count: Exact, denominator: int) -> Fraction:
    """Return a fraction that words name: there are few, and they are made once.

    >>> part_of(3, 4)
    Fraction(3, 4)
    """
    value = ratio(count, denominator)
    return value if isinstance(value, Fraction) else fraction(value, 1)


class FractionGrammar(GroupGrammar):
    """Reads fractions in words, and the shares that follow a number."""

    def fraction(self, start: int) -> Amount | None:
        """Read an amount that begins with a fraction: نصف مليون, ثلثا, ثلاثة أرباع المليون."""
        token = self.tokens[start]
        if token.article and not (token.numeral.fraction and self.scaled(start + 1)):
            return None  # but «الربع مليون» is said for «ربع المليون»
        if token.numeral.fraction_homograph and not self._is_fraction(start):
            return None
        share = self._counted(start) or self._unit_fraction(start)
        if share is None:
            return None
        value, end = share
        if self.scaled(end) and not self.tokens[end].numeral.plural:
            scale = self.tokens[end].numeral.scale
            return Amount(exact(value * scale), end + 1, rule="fraction of a scale")
        if token.numeral.needs_scale:
            return None
        return Amount(exact(value), end, rule="fraction")

    def share(self, index: int) -> Share | None:
        """Read what may follow «و»: نصف, ثلثي or ثلاثة أرباع."""
        token = self.tokens[index]
        numeral = token.numeral
        if numeral.unit and not token.article and (counted := self._counted(index)) is not None:
            return counted
        if token.digits is not None:
            value = exact(token.digits.value) if token.digits.shape == "fraction" else 0
            return (Fraction(value), index + 1) if 0 < value < 1 else None  # «1 و1/2»
        if numeral.fraction_homograph and not self.scaled(index + 1):
            return self._homograph(index)
        if numeral.fraction_dual:
            return part_of(2, numeral.fraction_dual), index + 1
        return (part_of(1, numeral.fraction), index + 1) if numeral.fraction else None

    def _homograph(self, index: int) -> Share | None:
        """«أربعة وسبع», «عشرون وخمس», «أربعة وسبعان»: it counts nothing, and is no unit that the number before it is listed with."""
        token, whole = self.tokens[index], self.tokens[index - 1]
        numeral = token.numeral
        if token.article or not self.is_before(index, END):
            return None
        if numeral.fraction_dual and numeral.form[-1:] == NUN:
            return part_of(2, numeral.fraction_dual), index + 1
        # «أربعة» counts the masculine, «سبع» the feminine: they are no list
        masculine = bool(whole.numeral.unit) and whole.numeral.form[-1:] == TA
        masculine = masculine or (whole.numeral.teen_second and whole.numeral.form[-1:] != TA)
        if not (whole.digits is not None or masculine or whole.numeral.tens):
            return None
        denominator = numeral.fraction or numeral.fraction_dual  # «وسبعا», the accusative
        return part_of(1, denominator), index + 1

    def continues(self, index: int) -> bool:
        """Whether a homograph of a fraction goes on as a number: «خمس مئة»."""
        following = self.beside(index + 1)
        if following is None:
            return False
        numeral = following.numeral
        return numeral.hundred or numeral.teen_second or bool(numeral.scale)

    def _counted(self, start: int) -> Share | None:
        """«ثلاثة أرباع», «3 أرباع»."""
        token, plural = self.tokens[start], self.beside(start + 1)
        if plural is None or not plural.numeral.fraction_plural:
            return None
        whole = exact(token.digits.value) if token.digits is not None else token.numeral.unit
        whole = whole or (10 if token.numeral.ten else 0)
        if not whole:
            return None
        return part_of(whole, plural.numeral.fraction_plural), start + 2

    def _unit_fraction(self, start: int) -> Share | None:
        numeral = self.tokens[start].numeral
        ambiguous = bool(numeral.fraction)  # «ثلثا» is two thirds in construct, or a third
        named = self.is_before(start, DEFINITE) or self.is_before_genitive(start)
        construct = named or self.scaled(start + 1) > 0
        if numeral.fraction_dual and (not ambiguous or construct):
            return part_of(2, numeral.fraction_dual), start + 1
        return (part_of(1, numeral.fraction), start + 1) if numeral.fraction else None

    def _is_fraction(self, start: int) -> bool:
        """«خمس» is a fifth before a definite noun or scale, «خمسي» is nothing else."""
        numeral = self.tokens[start].numeral
        behind = self.followed()[2]
        if numeral.fraction_dual and numeral.form[-1:] == NUN and not behind:
            return True  # «خمسان»
        following = self.beside(start + 1)
        if following is not None:
            scale = following.article and following.numeral.scale > 0
            return scale or following.numeral.fraction_plural > 0
        if not self.is_before(start, DEFINITE) or behind[:1] == AND:
            return False
        return bool(numeral.unit or numeral.ten or numeral.fraction_dual)


class CardinalGrammar(FractionGrammar):
    """Reads sums of groups."""

    def cardinal(self, start: int, *, whole_scale: bool = True) -> Amount | None:
        """Read a sum of groups with falling scales: خمسة ملايين و958 ألفا و379."""
        found = self.group(start)
        while found is not None and found.end < self.stop:
            longer = self._longer(start, found, whole_scale)
            if longer is None:
                return found
            found = longer
        return found

    def exactly(self, start: int, end: int) -> Exact | None:
        """Return the value of the cardinal that takes up the tokens from `start` to `end`."""
        stop, self.stop = self.stop, end
        found = self.cardinal(start)
        self.stop = stop
        return exact(found.value) if found is not None and found.end == end else None

    def _longer(self, start: int, found: Amount, whole_scale: bool) -> Amount | None:
        """Add the next group, if it belongs to the number."""
        end = found.end
        joined = self.joined(end)
        if not (joined or self._may_follow_bare(end)) or self.is_numerator(end):
            return None
        following = self.group(end)
        if following is None:
            return None
        if found.scale > 1 and following.value < found.scale:
            if not self._adds(end, following, found.scale, joined):
                return None
            total = plus(found.value, following.value)
            if (fuller := self._elliptic(start, end, following)) is not None:
                return Amount(fuller, following.end, rule="elliptic scale", others=(total,))
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
            floor = min(100, scale // 100)
            return following.value >= floor and joined
        return True

    def _may_follow_bare(self, index: int) -> bool:
        """Without «و» only a group with its own hundred or scale goes on: ألف خمس مئة, 4 آلاف 3 مائة."""
        token = self.beside(index)
        if token is None or token.numeral.ordinal or token.article:
            return False
        if token.numeral.hundreds or token.numeral.hundred:
            return self.tokens[index - 1].numeral.scale >= 1000
        following = self.beside(index + 1)
        if following is None:
            return False
        return following.numeral.hundred or following.numeral.scale >= 1000

    def _rises(self, found: Amount, following: Amount) -> bool:
        """«أربع وتسعين وتسعمئة وألف»: years are also said from the units up to the thousand."""
        if found.scale == 100 and found.value < 1000:
            return following.scale == 1000 and following.value in (1000, 2000)
        if found.value >= 100 or following.scale != 100:
            return False
        if following.value >= 1000 or not self.joined(following.end):
            return False
        thousand = self.group(following.end)
        return thousand is not None and thousand.value in (1000, 2000)

    @staticmethod
    def _multiplies(found: Amount, following: Amount) -> bool:
        """«ألف ومئتا مليون» is 1,200 million: the later, larger scale holds for both."""
        low, high = found.scale, following.scale
        return low >= 100 and found.value < high < following.value < low * high

    def _elliptic(self, start: int, index: int, following: Amount) -> Exact | None:
        """«مليون و400»: round hundreds in digits after a bare million leave «ألف» out."""
        first = self.tokens[start]
        if index != start + 1 or first.digits is not None or first.numeral.scale != 10**6:
            return None
        if following.value not in range(100, 1000, 100) or following.scale != 1:
            return None
        return 10**6 + times(following.value, 1000) if following.end == self.stop else None


class AmountGrammar(CardinalGrammar):
    """Reads whatever a number can be: a sum with the fraction that follows it, decimals in words, quotients."""

    def amount(self, start: int, *, whole_scale: bool = True) -> Amount | None:
        """Read the longest amount: fractions, decimals in words and quotients included.

        Without `whole_scale` a larger scale does not hold for what «و» joined before it:
        «بين ثلاثة وخمسة ملايين».
        """
        token = self.tokens[start]
        numeral, following, stop = token.numeral, start + 1, self.stop
        found = None
        if numeral.divides or (following < stop and self.tokens[following].numeral.fraction_plural):
            found = self.fraction(start)
        found = found or self._with_share(start, whole_scale=whole_scale)
        if found is None or found.end == stop:
            return found
        return self._quotient(start, self._decimals(found))

    def _with_share(self, start: int, *, whole_scale: bool) -> Amount | None:
        """Read a cardinal and the fraction that follows it: مليون ونصف, خمسة وربع, عشرون أخماس."""
        found = self.cardinal(start, whole_scale=whole_scale)
        if found is None:
            return None
        end = found.end
        if end == self.stop:
            return found
        token = self.beside(end)
        if token is not None and isinstance(found.value, int) and found.scale == 1:
            if token.numeral.fraction_plural and found.value > 2:
                share = part_of(found.value, token.numeral.fraction_plural)
                return Amount(share, end + 1, rule="fraction")
            is_share = token.numeral.fraction and found.value > 10 and not token.article
            if is_share and not self.continues(end):
                share = part_of(found.value, token.numeral.fraction)
                return Amount(share, end + 1, rule="fraction")
        if self.joined(end):
            return self._with_fraction(found) or found
        if end < self.stop and self.links[end] == "except":
            return self._with_fraction(found, less=True) or found
        return found

    def _with_fraction(self, base: Amount, *, less: bool = False) -> Amount | None:
        """Add («و») or take off («إلا») a share of the smallest scale named."""
        part = self.share(base.end)
        if part is None:
            return None
        share, end = (-part[0] if less else part[0]), part[1]
        rule = "number and fraction"
        if named := self.scaled(end):
            if base.scale < 1000:
                return Amount(exact(plus(base.value, share) * named), end + 1, named, rule)
            return Amount(plus(base.value, share * named), end + 1, named, rule)
        scale = base.scale if base.scale >= 1000 else 1
        return Amount(plus(base.value, share * scale), end, rule=rule)

    def _decimals(self, found: Amount) -> Amount:
        """Read «فاصلة» and the digits after it, in figures or words."""
        index = found.end
        pointed = index < self.stop and self.links[index] == "point"
        if not pointed or not isinstance(found.value, int):
            return found
        digits, index = self._decimal_digits(index)
        if not digits:
            return found
        value = plus(found.value, ratio(int(digits), 10 ** len(digits)))
        while scale := self.scaled(index):
            value, index = value * scale, index + 1
        return Amount(exact(value), index, rule="decimals in words")

    def _decimal_digits(self, index: int) -> tuple[str, int]:
        digits = ""
        while len(digits) < MOST_DECIMALS:
            token = self.beside(index) if digits else self.tokens[index]
            if token is None or (digits and token.numeral.scale):
                break
            part = self.below_thousand(index)
            if part is None or not isinstance(part.value, int):
                break
            digits, index = digits + str(part.value), part.end
            if part.value > 9:
                break
        return digits, index

    def _quotient(self, start: int, found: Amount) -> Amount:
        """Read «على» and «من» behind an amount, or behind a numerator that «و» joins to it."""
        index = found.end
        if index >= self.stop:
            return found
        if self.links[index] in ("over", "of", "part"):
            return self._divided(start, found) or found
        if self.joined(index):
            numerator = self.cardinal(index)
            end = self.stop if numerator is None else numerator.end
            if numerator is not None and end < self.stop and self.links[end] in ("over", "of"):
                share = self._divided(index, numerator, proper=True)
                if share is not None:
                    value = plus(found.value, share.value)
                    return Amount(value, share.end, rule="number and fraction")
        return found

    def _divided(self, start: int, found: Amount, *, proper: bool = False) -> Amount | None:
        link = self.links[found.end]
        divisor = self.cardinal(found.end)
        if divisor is None or divisor.value == 0:
            return None
        in_digits = self.tokens[start].digits or self.tokens[found.end].digits
        if link == "of" and in_digits is not None:
            return None  # «3 من 5 لاعبين» counts
        if link == "of" and found.value >= divisor.value:
            if proper or divisor.value not in POWERS_OF_TEN:
                return None
            return self._split(start, found, divisor)
        value = ratio(found.value, divisor.value)
        return Amount(value, divisor.end, rule="quotient")

    def _split(self, start: int, found: Amount, divisor: Amount) -> Amount | None:
        """«مئة وواحد وخمسون من مئة»: the shortest tail that is less than the divisor is divided."""
        for cut in range(found.end - 1, start, -1):
            if not self.joined(cut):
                continue
            numerator, whole = self.exactly(cut, found.end), self.exactly(start, cut)
            if numerator is not None and whole is not None and numerator < divisor.value:
                value = plus(whole, ratio(numerator, divisor.value))
                return Amount(value, divisor.end, rule="number and fraction")
        return None


class OrdinalGrammar(AmountGrammar):
    """Reads ordinals, too: الثاني، الثالث عشر، الحادي والعشرون، الخامسة والعشرين بعد المئة، الأحد عشر، ثاني أكثر."""

    def ordinal(self, start: int) -> Amount | None:
        """Read an ordinal word, what composes it, and «بعد المئة»."""
        found = self._plain_ordinal(start) or self._after_hundreds(start)
        if found is not None:
            return self._after_number(found.value, found.end) or found
        token = self.tokens[start]
        if token.article and token.numeral.tens:
            return self._after_number(token.numeral.tens, start + 1)
        if token.numeral.ordinal_compound:  # «الحادي بعد المئة»
            return self._after_number(token.numeral.ordinal_compound, start + 1)
        return None

    def _after_number(self, value: Value, index: int) -> Amount | None:
        """«… بعد المئة», «… بعد العشرة آلاف ومئة»."""
        if index >= self.stop or self.links[index] != "after":
            return None
        rest = self.cardinal(index)
        if rest is None or not isinstance(rest.value, int) or rest.value < 100:
            return None
        return Amount(plus(value, rest.value), rest.end, rule="ordinal after hundreds")

    def _plain_ordinal(self, start: int) -> Amount | None:
        token = self.tokens[start]
        value = token.numeral.ordinal or token.numeral.ordinal_compound
        compound_only = not token.numeral.ordinal
        if not value:
            if not (token.article and token.numeral.unit in (1, 2)):
                return None
            value, compound_only = token.numeral.unit, True  # الأحد عشر، الواحد والعشرون
        index = start + 1
        second = self.beside(index)
        if second is not None and second.numeral.teen_second and not second.article:
            return Amount(10 + value, index + 1, rule="ordinal")
        if self.joined(index) and self.tokens[index].numeral.tens:
            return Amount(value + self.tokens[index].numeral.tens, index + 1, rule="ordinal")
        return None if compound_only else Amount(value, index, rule="ordinal")

    def _after_hundreds(self, start: int) -> Amount | None:
        """«المئة والخامسة والعشرون»: hundreds first, then an ordinal."""
        token = self.tokens[start]
        numeral = token.numeral
        if not token.article or not (numeral.hundred or numeral.hundreds or numeral.scale):
            return None
        base = self.cardinal(start)
        if base is None or not self.joined(base.end):
            return None
        rest = self._plain_ordinal(base.end)
        if rest is None or not isinstance(base.value, int) or rest.value >= base.scale:
            return None
        return Amount(base.value + rest.value, rest.end, rule="ordinal after hundreds")
