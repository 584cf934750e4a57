"""Parts: figures with their place and kind, before the bounds and ranges that they form are looked for.

A word that can be a number may be another word here: ألف the verb, أحد أهم, مرة ثانية, الساعة الثالثة, كانون الأول.
"""

import re
from dataclasses import dataclass

from arabic_metrics.lexicon.affix import ACCUSATIVE, AND, ARTICLE, TA
from arabic_metrics.parse.amount import Amount, Exact, exact, plus, power
from arabic_metrics.parse.cardinal import OrdinalGrammar
from arabic_metrics.parse.digits import EXPONENT, Value
from arabic_metrics.parse.neighbor import without_prefix
from arabic_metrics.parse.numeral import THOUSAND, Token
from arabic_metrics.parse.run import Scene

SCORE_MARKS = frozenset("/-:")
SUFFIX = re.compile(r" ?([KkMmBb])(?![A-Za-z0-9])|(st|nd|rd|th)(?![A-Za-z])")
QUOTED = {"«": "»", '"': '"', "“": "”"}
SUFFIX_SCALE = {"k": 1000, "m": 10**6, "b": 10**9}
BEFORE_MINUS = "(<>=«:"
MINUS_APART = re.compile(r"\s*-\s*")
FRACTIONS = frozenset(("fraction", "quotient", "fraction digits"))
REFUSED = ""  # the kind of what was read and is no number


class HomographGrammar:
    """Decides by the words beside them whether homographs are numbers."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.classes = scene.classes
        self.tokens = scene.tokens
        self.links = scene.run.links

    def is_cardinal(self, index: int, amount: Amount) -> bool:
        """Whether number words that begin at a token are a number here."""
        token = self.tokens[index]
        numeral = token.numeral
        if self.scene.whole and index == 0:
            return numeral.alone or amount.end > 1
        if amount.end > index + 1 or token.percent:
            return True
        bounded = numeral.scale and not numeral.plural
        if bounded and self.classes.is_bounded(self.scene.words_before(token.start)):
            return True  # «أقل من ألف كتابا» is no verb
        if not numeral.alone or self.is_undone(token) or (numeral.zero and self._is_score(token)):
            return False
        after = self._word_after(index)
        if numeral.unit == 1:
            return self._is_one(token, after)
        if amount.rule == "fraction" and (numeral.needs_noun or numeral.ten):
            return after.removeprefix(ARTICLE) in self.classes.discrete_noun  # «تسع الأصوات»
        uncounted = not self.classes.is_open(after) or self.classes.is_definite(after)
        if numeral.needs_noun and not token.article and uncounted:
            return self.scene.stands_alone(token.start, token.end)
        if numeral.scale == THOUSAND and not numeral.plural and self._is_verb(after):
            return token.article
        if token.article:
            return self._is_definite_count(token, after)
        return True

    def is_ordinal(self, index: int, end: int) -> bool:
        """Whether ordinal words are a position, and not an hour, a part of a month or «another»."""
        token = self.tokens[index]
        if end == index + 1 and not self._is_lone_ordinal(index):
            return False
        behind = " ".join(self.scene.words_after(self.tokens[end - 1].end)[:2])
        return behind not in self.classes.relative_end and not self._is_hour_or_month(token, end)

    def is_multiple(self, index: int) -> bool:
        """Whether «ضعف» is double here, and not weakness: «ضعف عدد», «بالضعف», and the dual."""
        token = self.tokens[index]
        if self.scene.whole or self.scene.stands_alone(token.start, token.end):
            return True
        if self.is_undone(token):
            return False
        if token.article:
            return self.scene.word_before(token.start) in self.classes.toward
        doubled = self.scene.word_after(token.end) in self.classes.doubled_noun
        return doubled or not token.numeral.multiplies  # weakness has no dual

    def _is_score(self, token: Token) -> bool:
        """«1/صفر», «صفر-2»."""
        text = self.scene.text
        before = text[max(0, token.start - 3) : token.start].rstrip(" ")[-1:]
        after = text[token.end : token.end + 2].partition("\n")[0].lstrip()[:1]
        return before in SCORE_MARKS or after in SCORE_MARKS

    def _word_after(self, index: int) -> str:
        """The word right behind a token, if no other number follows there: «بين ألف وألفين»."""
        followed = index + 1 < len(self.tokens)
        return "" if followed else self.scene.word_after(self.tokens[index].end)

    def is_undone(self, token: Token) -> bool:
        """Whether the lexicon names a neighbour of the word with which it is something else."""
        form = token.numeral.form
        context = self.classes.context
        bare, definite = context.get(form), context.get(ARTICLE + form) if token.article else None
        if bare is None and definite is None:
            return False
        start = token.start - token.joins - len(token.particle)
        before, after = self.scene.words_before(start), self.scene.words_after(token.end)
        if bare is not None and bare.holds(before, after):
            return True
        return definite is not None and definite.holds(before, after)

    def _is_one(self, token: Token, after: str) -> bool:
        """«واحد» counts; «أي واحد», «واحد من», «الواحد» do not, and «وأحد أهم» is folded like it."""
        before = self.scene.word_before(token.start)
        if token.article or before in self.classes.pronoun_one or self.classes.is_definite(before):
            return False
        if after in self.classes.one_of or after in self.classes.superlative:
            return False
        return not self.classes.is_definite(after)

    def _is_verb(self, after: str) -> bool:
        """«ألف كتابا»: a thousand counts a genitive, which never ends in the alef of the accusative."""
        if self.classes.is_definite(after):
            return True
        return len(after) > 3 and after[-1] == ACCUSATIVE and after not in self.classes.alef_noun

    def _is_definite_count(self, token: Token, after: str) -> bool:
        """«الأشهر الستة», «الخمسة ملايين»: a definite unit counts something, «الربع» and «الصفر» do not."""
        numeral = token.numeral
        if numeral.zero or numeral.unit == 2:
            return False
        before = self.scene.word_before(token.start)
        if numeral.fraction:  # «الدول الخمس», and «الربع» counts nothing
            return bool(numeral.unit or numeral.ten) and self.classes.is_definite(before)
        if not numeral.unit:
            return True
        return self.classes.is_definite(before) or bool(after) or not before

    def _is_lone_ordinal(self, index: int) -> bool:
        token = self.tokens[index]
        numeral = token.numeral
        if self.scene.whole and len(self.tokens) == 1:
            return True
        if self.is_undone(token):
            return False
        if token.article:
            return True
        before, after = self.scene.word_before(token.start), self.scene.word_after(token.end)
        counted = self.classes.is_open(after) and not after.startswith(AND)
        if numeral.form[-1:] == ACCUSATIVE and not counted:
            return bool(before) and not token.joins  # «جاء رابعا», but «وثانيا» is «secondly»
        if numeral.also_other and numeral.form[-1:] == TA:
            return False  # «مرة ثانية», «من جهة ثانية»: another
        if numeral.also_other and not counted:
            return self.scene.stands_alone(token.start, token.end)
        return counted or not before or before not in self.classes.closed

    def _is_hour_or_month(self, token: Token, end: int) -> bool:
        before, months = self.scene.word_before(token.start), self.classes.month_stem
        if (
            before in months
            or without_prefix(before) in months
            or before in self.classes.clock_head
        ):
            return True
        after = self.scene.word_after(self.tokens[end - 1].end)
        return after in self.classes.clock_after and token.numeral.form[-1:] == TA


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
        self.grammar = OrdinalGrammar(scene.run, scene.followed)
        self.homographs = HomographGrammar(scene)

    def turn(self) -> None:
        """Begin again, after the run was filled with other tokens."""
        self.grammar.stop = len(self.tokens)

    def part(self, index: int, *, bound: bool = False) -> Part | None:
        """Read the figure at a token; `bound` stops at «و» before a larger scale."""
        token = self.tokens[index]
        reading, numeral = token.digits, token.numeral
        if numeral.minus:
            return self._negative(index)
        if numeral.special or token.article:
            special = self._special(index)
            if special is not None:
                return special
        amount = self.grammar.amount(index, whole_scale=not bound)
        if amount is None:
            return None
        if reading is None and not self.homographs.is_cardinal(index, amount):
            return None
        kind = "fraction" if amount.rule in FRACTIONS else "cardinal"
        last = self.tokens[amount.end - 1]
        part = Part(token.start, last.end, index, amount, kind)
        if reading is not None:
            self._sign(part)
            if amount.end == index + 1 and not self._suffix(part):
                return None
        self._multiply(part)
        self._percent(part)
        return part

    def _end(self, amount: Amount) -> int:
        return self.tokens[amount.end - 1].end

    # -- signs and suffixes

    def _negative(self, index: int) -> Part | None:
        """«سالب عشرة»."""
        if self.grammar.beside(index + 1) is None:
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
        """Take «-» and «+» to the figure that they come before."""
        start = part.start
        sign = self.text[start - 1 : start]
        if self.scene.whole and MINUS_APART.fullmatch(self.text[:start]):
            part.start, part.amount = self.text.index("-"), part.amount.negative()
            return
        if sign not in ("-", "+"):
            return
        before = self.text[start - 2 : start - 1]
        if sign == "+":
            if before == "+" or (before.isascii() and before.isalnum()):
                return
            part.start = start - 1
        elif not before or before in BEFORE_MINUS or before.isspace():
            part.start, part.amount = start - 1, part.amount.negative()

    def _suffix(self, part: Part) -> bool:
        """Read K, M, B, th and exponents behind a digit string; other Latin letters make it a name."""
        text, end = self.text, part.end
        following = text[end : end + 1]
        if following == "^" or (following.isascii() and following.isalpha()):
            if exponent := EXPONENT.match(text, end):
                return self._power(part, exponent)
        elif following != " ":
            return True
        suffix = SUFFIX.match(text, end)
        if suffix is None:
            return following in (" ", "^")
        if suffix[1]:
            closing = QUOTED.get(text[part.start - 1 : part.start])
            if closing == text[suffix.end() : suffix.end() + 1]:
                return False  # «قناة «2M»»
            value = exact(self._mantissa(part) * SUFFIX_SCALE[suffix[1].lower()])
            part.amount = Amount(value, part.amount.end, rule="digits and suffix")
            part.kind = "cardinal"
        else:
            part.kind = "ordinal"
        part.end = suffix.end()
        return True

    def _power(self, part: Part, exponent: re.Match[str]) -> bool:
        value = power(part.amount.value, exponent)
        if value is None:
            return False
        part.amount = Amount(value, part.amount.end, rule="power")
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
        if (ordinal := self.grammar.ordinal(index)) is not None:
            stands = self.homographs.is_ordinal(index, ordinal.end)
            kind = "ordinal" if stands else REFUSED
            return Part(token.start, self._end(ordinal), index, ordinal, kind)
        if numeral.magnitude is not None and not self.homographs.is_undone(token):
            return self._magnitude(index, *numeral.magnitude)
        if numeral.cardinal or not numeral.multiple or not self.homographs.is_multiple(index):
            return None
        amount = Amount(numeral.multiple, index + 1, rule="multiple")
        part = Part(token.start, token.end, index, amount, "multiple")
        self._and_half(part)
        return part

    def _magnitude(self, index: int, low: int, high: int) -> Part | None:
        """«عشرات», «مئات الآلاف»: a plural that names a size, and scales that multiply it."""
        token = self.tokens[index]
        end = index + 1
        while (following := self.grammar.beside(end)) is not None and following.numeral.scale:
            if token.numeral.scale:
                return None
            low, high = low * following.numeral.scale, high * following.numeral.scale
            end += 1
        amount = Amount(low, end, rule="magnitude")
        return Part(token.start, self._end(amount), index, amount, "magnitude", high)

    def _multiply(self, part: Part) -> None:
        """«ثلاثة أضعاف», «12 ضعفا»."""
        following = self.grammar.beside(part.amount.end)
        if following is None or not following.numeral.multiplies or following.article:
            return
        part.amount = Amount(part.amount.value, part.amount.end + 1, rule="multiple")
        part.end, part.kind = following.end, "multiple"
        self._and_half(part)

    def _and_half(self, part: Part) -> None:
        """«ضعفين ونصف», «أربعة أضعاف ونصف الضعف»."""
        end = part.amount.end
        share = self.grammar.share(end) if self.grammar.joined(end) else None
        if share is None:
            return
        value, end = plus(part.amount.value, share[0]), share[1]
        named = self.grammar.beside(end)
        if named is not None and named.article and named.numeral.multiplies:
            end += 1
        part.amount = Amount(value, end, rule="multiple")
        part.end = self.tokens[end - 1].end
