"""Parts: figures with their place and kind, before the bounds and ranges that they form are looked for."""

import re
from dataclasses import dataclass

from arabic_metrics.parse.amount import Amount, Exact, exact, plus, power
from arabic_metrics.parse.cardinal import CardinalGrammar
from arabic_metrics.parse.digits import EXPONENT, Value
from arabic_metrics.parse.group import digit_amount
from arabic_metrics.parse.homograph import HomographGrammar
from arabic_metrics.parse.neighbor import LINE_END, SPACE
from arabic_metrics.parse.numeral import Token
from arabic_metrics.parse.ordinal import OrdinalGrammar
from arabic_metrics.parse.scene import Scene

SUFFIX = re.compile(r" ?([KkMmBb])(?![A-Za-z0-9])|(st|nd|rd|th)(?![A-Za-z])")
SUFFIX_SCALE = {"k": 1000, "m": 10**6, "b": 10**9}
PLUS = 0x2B
DASH = 0x2D
CARET = 0x5E
SUFFIX_LETTERS = frozenset("KkMmBb")
BEFORE_MINUS = "(<>=«:"
MINUS_APART = re.compile(r"\s*-\s*")
FRACTIONS = frozenset(("fraction", "quotient", "fraction digits"))
REFUSED = ""  # the kind of what was read and is no number


@dataclass(slots=True)
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
        self.tokens = scene.tokens
        self.grammar = CardinalGrammar(scene.run, scene.followed)
        self.ordinals = OrdinalGrammar(self.grammar)
        self.homographs = HomographGrammar(scene)

    def turn(self) -> None:
        """Begin again, after the run was filled with other tokens."""
        self.grammar.groups.stop = len(self.tokens)

    def lone(self) -> Part | None:
        """Read the figure of a run of one token: most digits of a newspaper ask no grammar."""
        token = self.tokens[0]
        reading = token.digits
        if reading is None:
            return self._lone_word(token)
        found = digit_amount(reading, 1)
        if found is None:
            return None
        amount = found
        if reading.thousands and self.scene.followed()[0] == 0:  # what is counted has no halves
            amount = Amount(reading.thousands[0], 1, 1, amount.rule, reading.thousands[1:])
        kind = "fraction" if amount.rule in FRACTIONS else "cardinal"
        part = Part(token.start, token.end, 0, amount, kind)
        self._sign(part)
        if not self._suffix(part):
            return None
        if token.percent:
            self._percent(part)
        return part

    def _lone_word(self, token: Token) -> Part | None:
        numeral = token.numeral
        if numeral.last is None or numeral.special or token.article:
            self.turn()
            return self.part(0)
        value, scale, rule = numeral.last
        amount = Amount(value, 1, scale, rule)
        sure = numeral.sure and numeral.form not in self.homographs.classes.context
        if not sure and not self.homographs.is_cardinal(0, amount):
            return None
        part = Part(token.start, token.end, 0, amount, "cardinal")
        if token.percent:
            self._percent(part)
        return part

    def part(self, index: int, *, bound: bool = False) -> Part | None:
        """Read the figure at a token; `bound` stops at «و» before a larger scale."""
        token = self.tokens[index]
        reading, numeral = token.digits, token.numeral
        is_last = index + 1 == len(self.tokens)
        if reading is not None:
            if is_last and not reading.thousands:
                amount = digit_amount(reading, index + 1)
            else:
                amount = self.grammar.amount(index, whole_scale=not bound)
            if amount is None:
                return None
        else:
            if numeral.minus:
                return self._negative(index)
            if numeral.special or token.article:
                special = self._special(index)
                if special is not None:
                    return special
            amount = self.grammar.amount(index, whole_scale=not bound)
            if amount is None or not self.homographs.is_cardinal(index, amount):
                return None
        kind = "fraction" if amount.rule in FRACTIONS else "cardinal"
        last = self.tokens[amount.end - 1]
        part = Part(token.start, last.end, index, amount, kind)
        if reading is not None:
            self._sign(part)
            if amount.end == index + 1 and not self._suffix(part):
                return None
        if amount.end < len(self.tokens):
            self._multiply(part)
            last = self.tokens[part.amount.end - 1]
        if last.percent:
            self._percent(part)
        return part

    def _end(self, amount: Amount) -> int:
        return self.tokens[amount.end - 1].end

    # -- signs and suffixes

    def _negative(self, index: int) -> Part | None:
        """«سالب عشرة»."""
        token = self.grammar.groups.beside(index + 1)
        if token is None:
            return None
        numeral = token.numeral
        if not (numeral.cardinal or numeral.divides or token.digits is not None):
            return None
        amount = self.grammar.amount(index + 1)
        if amount is None:
            return None
        kind = "fraction" if amount.rule in FRACTIONS else "cardinal"
        start, end = self.tokens[index].start, self._end(amount)
        part = Part(start, end, index, amount.negative(), kind)
        self._percent(part)
        return part

    def _sign(self, part: Part) -> None:
        """Take «-» and «+» to the figure that they stand before."""
        start = part.start
        sign = ord(self.text[start - 1]) if start else LINE_END
        if self.scene.whole and MINUS_APART.fullmatch(self.text[:start]):
            part.start, part.amount = self.text.index("-"), part.amount.negative()
            return
        if sign != DASH and sign != PLUS:
            return
        before = self.text[start - 2 : start - 1] if start > 1 else ""
        if sign == PLUS:
            if before == "+" or (before.isascii() and before.isalnum()):
                return
            part.start = start - 1
        elif not before or before in BEFORE_MINUS or before.isspace():
            part.start, part.amount = start - 1, part.amount.negative()

    def _suffix(self, part: Part) -> bool:
        """Read K, M, B, th and exponents behind a digit string; other Latin letters make it a name."""
        text, end = self.text, part.end
        following = ord(text[end]) if end < len(text) else LINE_END
        if following == SPACE:
            if text[end + 1 : end + 2] not in SUFFIX_LETTERS:
                return True
        elif following == CARET or 0x41 <= following <= 0x5A or 0x61 <= following <= 0x7A:
            if exponent := EXPONENT.match(text, end):
                return self._power(part, exponent)
        else:
            return True
        suffix = SUFFIX.match(text, end)
        if suffix is None:
            return following in (SPACE, CARET)
        if suffix[1]:
            value = exact(self._mantissa(part) * SUFFIX_SCALE[suffix[1].lower()])
            part.amount = Amount(value, part.amount.end, 1, "digits and suffix")
            part.kind = "cardinal"
        else:
            part.kind = "ordinal"
        part.end = suffix.end()
        return True

    def _power(self, part: Part, exponent: re.Match[str]) -> bool:
        value = power(part.amount.value, exponent)
        if value is None:
            return False
        part.amount = Amount(value, part.amount.end, 1, "power")
        part.end, part.kind = exponent.end(), "cardinal"
        return True

    def _mantissa(self, part: Part) -> Exact:
        reading = self.tokens[part.first].digits
        if reading is None or not reading.thousands:
            return exact(part.amount.value)
        return exact(reading.decimals[0]) * (-1 if part.amount.value < 0 else 1)

    def _percent(self, part: Part) -> None:
        percent = self.tokens[part.amount.end - 1].percent
        if percent > part.end and part.kind in ("cardinal", "fraction"):
            part.end, part.kind = percent, "percent"

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
            self._and_half(part)
            return part
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

    def _multiply(self, part: Part) -> None:
        """«ثلاثة أضعاف», «12 ضعفا»."""
        following = self.grammar.groups.beside(part.amount.end)
        if following is None or not following.numeral.multiplies or following.article:
            return
        part.amount = Amount(part.amount.value, part.amount.end + 1, 1, "multiple")
        part.end, part.kind = following.end, "multiple"
        self._and_half(part)

    def _and_half(self, part: Part) -> None:
        """«ضعفين ونصف», «أربعة أضعاف ونصف الضعف»."""
        end = part.amount.end
        share = self.grammar.fractions.share(end) if self.grammar.groups.joined(end) else None
        if share is None:
            return
        value, end = plus(part.amount.value, share[0]), share[1]
        named = self.grammar.groups.beside(end)
        if named is not None and named.article and named.numeral.multiplies:
            end += 1
        part.amount = Amount(value, end, 1, "multiple")
        part.end = self.tokens[end - 1].end
