"""Numbers of a text: cardinals, ordinals, percentages, fractions, multiples, magnitudes, and the ranges they form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.parse.cardinal import Amount, CardinalGrammar, exact, plain
from arabic_metrics.parse.digits import EXPONENT, Value, read_power
from arabic_metrics.parse.modifier import EXACT, ModifierTable, find_modifier, modifier_table
from arabic_metrics.parse.neighbor import (
    WordClasses,
    is_definite,
    next_word,
    word_classes,
    words_after,
    words_before,
)
from arabic_metrics.parse.numeral import Token
from arabic_metrics.parse.ordinal import OrdinalGrammar
from arabic_metrics.parse.token import Run, find_runs

SUFFIX = re.compile(r" ?([KkMmBb])(?![A-Za-z0-9])|(st|nd|rd|th)(?![A-Za-z])")
SUFFIX_SCALE = {"k": 1000, "m": 10**6, "b": 10**9}
LATIN = re.compile(r"[A-Za-z]")
ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?![A-Za-z])")
CALENDAR_SUFFIX = re.compile(r" ?(?:ه|م|هجري|ميلادي)(?![\u0621-\u064a])")
MINUS = re.compile(r"(?:^|(?<=[\s(<>=«:]))-$")
YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number of a folded text. `span` is in normalized code points; the rest as in `Number`."""

    span: Span
    kind: str
    value: Value
    upper: Value | None = None
    modifier: str = EXACT
    readings: tuple[Value, ...] = ()
    rule: str = "digits"


@dataclass(frozen=True, slots=True)
class _Part:
    """An amount with its place and kind, before ranges are formed."""

    start: int
    end: int
    first: int
    amount: Amount
    kind: str
    upper: Value | None = None


@lru_cache(maxsize=8)
def number_parser(lexicon: Lexicon) -> "NumberParser":
    """Return the parser of a lexicon, built once."""
    return NumberParser(lexicon)


class NumberParser:
    """Reads the numbers of folded texts with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.classes: WordClasses = word_classes(lexicon)
        self.modifiers: ModifierTable = modifier_table(lexicon)
        by_role: dict[str, list[str]] = {}
        for entry in lexicon.of(Operator):
            by_role.setdefault(entry.role, []).extend(map(lexicon.fold, entry.forms))
        percents = sorted(by_role["percent"], key=len, reverse=True)
        self.percent = re.compile(
            r"\s{0,2}[)»\"']?\s?(?:" + "|".join(re.escape(form).replace(r"\ ", " ?") for form in percents) + r")(?![\u0621-\u064a])"
        )
        self.percent_before = frozenset(by_role["percent_before"])
        self.between = frozenset(form.split()[-1] for form in by_role["between"])
        self.from_words = frozenset(by_role["from"]) | frozenset("و" + form for form in by_role["from"])

    def parse(self, text: str, original: str | None = None, *, whole: bool = False) -> Iterator[NumberExpression]:
        """Yield the numbers of a folded text, sorted and disjoint.

        `original` is the text before folding where both have one length: there «ألّف» shows the doubled letter that folding
        drops. `whole` reads the text as nothing but a number: contexts that ask for a sentence do not apply.
        """
        for run in find_runs(text, self.lexicon):
            tokens = run.tokens
            if len(tokens) == 1:
                token = tokens[0]
                if token.digits is not None and token.digits.shape in ("date", "clock", "other"):
                    continue
            yield from _RunReader(self, text, run, whole).read()
        yield from self._romans(text)

    def _romans(self, text: str) -> Iterator[NumberExpression]:
        return iter(())


class _RunReader:
    """Reads one run: amounts, then what their neighbours make of them."""

    def __init__(self, parser: NumberParser, text: str, run: Run, whole: bool) -> None:
        self.parser = parser
        self.classes = parser.classes
        self.text = text
        self.run = run
        self.tokens = run.tokens
        self.links = run.links
        self.whole = whole
        nouns, definites = self._followed()
        self.grammar = CardinalGrammar(run, nouns, definites)
        self.ordinals = OrdinalGrammar(self.grammar)
        self.nouns = nouns

    def _followed(self) -> tuple[frozenset[int], frozenset[int]]:
        """Token positions right before a counted noun, and right before a definite word, that is no number."""
        nouns, definites = set(), set()
        for index, token in enumerate(self.tokens):
            if index + 1 < len(self.tokens) and self.links[index + 1] == "":
                continue
            word = next_word(self.text, token.end)
            if not word:
                continue
            if is_definite(word):
                definites.add(index)
            elif word not in self.classes.closed and not (word[0] == "و" and word[1:] in self.classes.closed):
                reading = token.digits
                if reading is None or reading.thousands is None or word in self.classes.discrete_noun:
                    nouns.add(index)
        return frozenset(nouns), frozenset(definites)

    # -- the loop

    def read(self) -> list[NumberExpression]:
        found: list[NumberExpression] = []
        index = 0
        while index < len(self.tokens):
            step = self._range(index) or self._single(index)
            if step is None:
                index += 1
                continue
            expressions, index = step
            found.extend(expressions)
        return found

    def _single(self, index: int) -> tuple[list[NumberExpression], int] | None:
        part = self._part(index)
        if part is None:
            return None
        expression = self._finish(part, part, None)
        return ([expression] if expression else []), part.amount.end

    def _part(self, index: int, *, bound: bool = False) -> _Part | None:
        """Read what begins at a token, its sign and its suffix; `bound` stops at «و» before a larger scale."""
        token = self.tokens[index]
        start, first = token.start, index
        negative = False
        if token.numeral.minus:
            if index + 1 >= len(self.tokens) or self.links[index + 1] != "":
                return None
            negative, index, token = True, index + 1, self.tokens[index + 1]
            if not (token.numeral.cardinal or token.digits is not None):
                return None
        if token.digits is None and not negative:
            special = self._special(index)
            if special is not None:
                return special
        amount = self.grammar.amount(index, whole_scale=not bound)
        if amount is None:
            return None
        if not negative and token.digits is not None and MINUS.search(self.text[max(0, start - 2) : start]):
            negative, start = True, start - 1
        if token.digits is None and not self._stands(index, amount):
            return None
        kind = "fraction" if amount.rule in ("fraction", "quotient") else "cardinal"
        end = self.tokens[amount.end - 1].end
        if token.digits is not None:
            if amount.end == index + 1:
                read = self._suffix(index, amount, end)
                if read is None:
                    return None
                amount, end, kind = read
            if token.digits.shape == "fraction" and amount.end == index + 1:
                kind = "fraction"
        if negative:
            amount = replace(amount, value=-amount.value)
        return _Part(start, end, first, amount, kind)

    def _suffix(self, index: int, amount: Amount, end: int) -> tuple[Amount, int, str] | None:
        """Read K, M, B, th and exponents behind a digit string; Latin letters otherwise make it a name."""
        text = self.text
        following = text[end : end + 1]
        if following == "^" or following in "eE":
            power = EXPONENT.match(text, end)
            if power:
                value = read_power(plain(amount.value), power)
                return None if value is None else (replace(amount, value=exact(value), rule="power", other=None), power.end(), "cardinal")
        if following and (following == " " or LATIN.match(following)):
            suffix = SUFFIX.match(text, end)
            if suffix and suffix[1]:
                reading = self.tokens[index].digits
                value = amount.value
                if reading is not None and reading.thousands is not None:
                    value = exact(reading.value if reading.mark == "." else reading.other or reading.value)
                scaled = value * SUFFIX_SCALE[suffix[1].lower()]
                return Amount(exact(plain(scaled)), amount.end, 1, "digits and suffix"), suffix.end(), "cardinal"
            if suffix and following != " ":
                return amount, suffix.end(), "ordinal"
            if LATIN.match(following):
                return None
        return amount, end, "cardinal"

    # -- ordinals, magnitudes, multiples

    def _special(self, index: int) -> _Part | None:
        token = self.tokens[index]
        numeral = token.numeral
        ordinal = self.ordinals.ordinal(index)
        if ordinal is not None:
            if ordinal.end == index + 1 and not self._ordinal_stands(index):
                return _Part(token.start, token.end, index, ordinal, "none")
            if self._is_clock_or_month(index, ordinal.end) or self._counts_from_end(ordinal.end):
                return _Part(token.start, token.end, index, ordinal, "none")
            return _Part(token.start, self.tokens[ordinal.end - 1].end, index, ordinal, "ordinal")
        if numeral.magnitude is not None:
            return self._magnitude(index)
        if numeral.multiple > 0:
            word = next_word(self.text, token.end)
            if token.article or word in ("عدد", "ما", "هذا", "المبلغ", "العدد") or self.whole:
                amount = Amount(numeral.multiple, index + 1, 1, "multiple")
                return _Part(token.start, token.end, index, amount, "multiple")
            return None
        cardinal = self.grammar.cardinal(index) if numeral.cardinal else None
        if cardinal is not None:
            following = self.grammar._at(cardinal.end)
            if following is not None and following.numeral.multiple == -1 and self.links[cardinal.end] == "":
                amount = Amount(cardinal.value, cardinal.end + 1, 1, "multiple")
                return _Part(token.start, following.end, index, amount, "multiple")
        return None

    def _magnitude(self, index: int) -> _Part | None:
        token = self.tokens[index]
        assert token.numeral.magnitude is not None  # the caller looked
        low, high = token.numeral.magnitude
        end, rule, last = index + 1, "magnitude", token
        while end < len(self.tokens) and self.links[end] == "" and self.tokens[end].numeral.scale:
            last = self.tokens[end]
            low, high = low * last.numeral.scale, high * last.numeral.scale
            if token.numeral.scale:
                return None
            end += 1
        if token.numeral.scale and high == token.numeral.magnitude[1] and token.numeral.scale != low:
            return None
        amount = Amount(low, end, 1, rule)
        return _Part(token.start, last.end, index, amount, "magnitude", high)

    def _ordinal_stands(self, index: int) -> bool:
        """Whether a lone ordinal word is a position, not «another», a second of time, or part of a month."""
        token = self.tokens[index]
        if self.whole and len(self.tokens) == 1:
            return True
        before = words_before(self.text, token.start, 2)
        word = before[-1] if before else ""
        numeral = token.numeral
        if not token.article:
            after = next_word(self.text, token.end)
            counted = bool(after) and after not in self.classes.closed and not after.startswith("و")
            form = numeral.form
            if form[-1:] == "ا" and form not in ("اولا",) and not counted:
                return bool(before)
            if numeral.also_other and not counted:
                return len(self.text) == len(token.numeral.form)
            if index and self.links[index] == "":
                return False  # 30 ثانية
            if form == "اولا":
                return False
            return counted or not before or word not in self.classes.closed
        return not (word in ("في", "كل", "بال") and numeral.also_other and numeral.form == "ثانيه")

    def _is_clock_or_month(self, index: int, end: int) -> bool:
        token = self.tokens[index]
        before = words_before(self.text, token.start, 2)
        word = before[-1] if before else ""
        stem = word[1:] if word[:1] in "وبلف" else word
        if stem in self.classes.month_stem or word in self.classes.month_stem:
            return True
        if word in self.classes.clock_head:
            return True
        after = words_after(self.text, self.tokens[end - 1].end, 1)
        return bool(after) and after[0] in self.classes.clock_after and token.numeral.form[-1:] == "ه"

    def _counts_from_end(self, end: int) -> bool:
        after = words_after(self.text, self.tokens[end - 1].end, 2)
        return " ".join(after) in self.classes.relative_end

    # -- what undoes a number

    def _stands(self, index: int, amount: Amount) -> bool:
        """Whether number words are a number here, and not a homograph."""
        token = self.tokens[index]
        numeral = token.numeral
        if self.whole and index == 0:
            return numeral.alone or amount.end > 1
        if amount.end > index + 1:
            return True
        before = words_before(self.text, token.start, 1)
        word = before[-1] if before else ""
        after = next_word(self.text, token.end)
        rule = self.classes.context.get(numeral.form)
        if rule is not None and (word in rule.before or after in rule.after):
            return False
        if not numeral.alone:
            return False
        if numeral.unit == 1:
            return not token.article and word not in self.classes.pronoun_one and self._one_stands(word, after)
        if numeral.needs_noun and not token.article and (not after or after in self.classes.closed or is_definite(after)):
            return False
        if numeral.needs_noun and after == "" and self.text[token.end + 1 : token.end + 2].isdecimal():
            return False
        if numeral.scale == 1000 and not numeral.plural and (is_definite(after) or self._is_verb(token)):
            return bool(token.article)
        if numeral.fraction and token.article:
            return False
        if numeral.zero and token.article:
            return False
        return not (numeral.unit and token.article and not self._definite_count(word, after))

    def _one_stands(self, word: str, after: str) -> bool:
        if after == "من" or after == "تلو":
            return False
        return not is_definite(word)

    def _is_verb(self, token: Token) -> bool:
        """«ألف كتابا»: a thousand is followed by a genitive, which never ends in the alef of the accusative."""
        after = next_word(self.text, token.end)
        return len(after) > 3 and after[-1] == "ا" and after[-2:] != "يا"

    def _definite_count(self, word: str, after: str) -> bool:
        """«الأشهر الستة», «الخمسة ملايين», «الثلاثة الأولى»: a definite unit counts something."""
        return is_definite(word) or bool(after) or not word

    def _is_date_part(self, part: _Part) -> bool:
        """Whether digits are a day before a month, a year after one, or an hour."""
        token = self.tokens[part.first]
        if token.digits is None or part.amount.end != part.first + 1 or part.kind != "cardinal":
            return False
        value = part.amount.value
        if not isinstance(value, int) or self.whole:
            return False
        before = words_before(self.text, part.start, 2)
        word = before[-1] if before else ""
        stem = word[1:] if word[:1] in "وبلف" and len(word) > 3 else word
        after = next_word(self.text, part.end)
        if after in self.classes.month and 0 < value <= 31:
            return True
        if value in YEARS and token.digits.shape == "integer":
            if stem in self.classes.year_head or word in self.classes.year_head or CALENDAR_SUFFIX.match(self.text, part.end):
                return True
            if word in self.classes.month or (len(before) > 1 and before[-2] in self.classes.month_stem):
                return True
        return word in self.classes.clock_head or after in self.classes.clock_after

    def _is_phone(self, part: _Part) -> bool:
        token = self.tokens[part.first]
        if token.digits is None or len(self.text[part.start : part.end]) < 7 or self.whole:
            return False
        if part.start and self.text[part.start - 1] == "+":
            return True
        if token.digits.shape not in ("integer",):
            return False
        return any(word in self.classes.phone_word for word in words_before(self.text, part.start, 4))

    # -- ranges

    def _range(self, index: int) -> tuple[list[NumberExpression], int] | None:
        """Read «بين 10 و15 مليون», «من 3 إلى 5 ملايين», «10-15 مليون»: a scale said once holds for both."""
        if index + 1 >= len(self.tokens):
            return None
        before = words_before(self.text, self.tokens[index].start, 2)
        if before and before[-1] == "ال":
            before = before[:-1]
        word = before[-1] if before else ""
        if word in self.parser.between:
            return self._between(index)
        lower = self._part(index)
        if lower is None or lower.amount.end >= len(self.tokens) or self.links[lower.amount.end] != "to":
            return None
        if lower.kind not in ("cardinal", "fraction"):
            return None
        upper = self._part(lower.amount.end)
        if upper is None or upper.kind != lower.kind:
            return None
        gap = self.text[lower.end : upper.start].strip()
        began = word in self.parser.from_words
        if gap in ("-", "~"):
            if gap == "-" and not self._is_dash_range(lower, upper):
                return ([], upper.amount.end)
            began = True
        elif gap.startswith("ل") and not began:
            return None
        elif gap.startswith("حت") and not began:
            return None
        lower, upper = self._distributed(lower, upper)
        if began and word[:1] == "و" and self._is_dated(upper):
            return self._two(lower, upper)  # «ومن 200 إلى 300 في عام 2008» tells what became of it
        if any(verb in self.classes.change_verb for verb in words_before(self.text, lower.start, 6)):
            return self._two(lower, upper)
        return self._ranged(lower, upper)

    def _between(self, index: int) -> tuple[list[NumberExpression], int] | None:
        lower = self._part(index, bound=True)
        if lower is None or lower.kind not in ("cardinal", "fraction", "ordinal"):
            return None
        end = lower.amount.end
        if end >= len(self.tokens) or self.links[end] not in ("and", "to"):
            cut = self._cut(index, end)
            if cut is None:
                return None
            lower, end = cut, cut.amount.end
        upper = self._part(end)
        if upper is None or upper.kind not in ("cardinal", "fraction", "ordinal"):
            return None
        lower, upper = self._distributed(lower, upper)
        return self._ranged(lower, upper)

    def _cut(self, index: int, end: int) -> _Part | None:
        """«بين خمسة وعشرين»: one number by itself, but «بين» asks for two."""
        for cut in range(end - 1, index, -1):
            if self.links[cut] != "and":
                continue
            value = self.grammar._exactly(index, cut)
            if value is not None:
                token = self.tokens[cut - 1]
                amount = Amount(value, cut, 1, "number words")
                return _Part(self.tokens[index].start, token.end, index, amount, "cardinal")
        return None

    def _is_dash_range(self, lower: _Part, upper: _Part) -> bool:
        """A dash between digits is a range if it rises; a score, a season or an id otherwise."""
        if not lower.amount.value < upper.amount.value or self.text[upper.end : upper.end + 1] == "-":
            return False
        if lower.start and self.text[lower.start - 1] == "-":
            return False
        if any(word in self.classes.score_word for word in words_before(self.text, lower.start, 4)):
            return False
        first = self.tokens[lower.first].digits
        if first is not None and self.text[lower.start] == "0" and lower.end - lower.start > 1:
            return False
        if upper.amount.value >= 10 or upper.amount.scale > 1 or self.whole:
            return True
        return bool(next_word(self.text, upper.end)) or bool(self.parser.percent.match(self.text, upper.end))

    def _distributed(self, lower: _Part, upper: _Part) -> tuple[_Part, _Part]:
        """Let the scale of the second bound hold for the first: «10 إلى 15 مليون»."""
        scale = upper.amount.scale
        low = lower.amount
        if low.scale == 1 and scale >= 1000 and low.rule != "fraction":
            mantissa = Fraction(upper.amount.value) / scale
            token = self.tokens[lower.first].digits
            value = low.value
            if token is not None and token.thousands is not None:
                value = exact(token.value if token.mark == "." else token.other or token.value)
            if value < mantissa or value < 10 * mantissa:
                scaled = exact(plain(value * scale))
                lower = replace(lower, amount=replace(low, value=scaled, scale=scale, other=None))
        return lower, upper

    def _is_dated(self, upper: _Part) -> bool:
        after = words_after(self.text, upper.end, 4)
        return any(word in self.classes.year_head for word in after)

    def _two(self, lower: _Part, upper: _Part) -> tuple[list[NumberExpression], int]:
        found = [self._finish(lower, lower, None), self._finish(upper, upper, None)]
        return [one for one in found if one is not None], upper.amount.end

    def _ranged(self, lower: _Part, upper: _Part) -> tuple[list[NumberExpression], int]:
        low, high = sorted((lower.amount.value, upper.amount.value))
        whole = replace(lower, end=upper.end, amount=replace(lower.amount, value=low, other=None))
        expression = self._finish(whole, upper, plain(high))
        return ([expression] if expression is not None else []), upper.amount.end

    # -- the result

    def _finish(self, part: _Part, last: _Part, upper: Value | None) -> NumberExpression | None:
        if part.kind == "none":
            return None
        if upper is None and (self._is_date_part(part) or self._is_phone(part)):
            return None
        if upper is not None and self._is_date_part(last):
            return None
        kind, end = part.kind, part.end
        percent = None if kind in ("ordinal", "magnitude") else self.parser.percent.match(self.text, end)
        amount = part.amount
        if percent:
            kind, end = "percent", percent.end()
        elif kind in ("cardinal", "fraction") and (mark := self._percent_before(part.start)) is not None:
            kind = "percent"
            part = replace(part, start=mark)
        counted = last.amount.end - 1 in self.nouns or bool(next_word(self.text, end))
        modifier = EXACT
        if kind != "ordinal":
            modifier = find_modifier(self.text, part.start, end, self.parser.modifiers, counted=counted)
        if modifier == "equal":
            modifier, upper = EXACT, upper if upper is not None else plain(amount.value)
        token = self.tokens[part.first]
        if kind == "cardinal" and token.article and modifier == EXACT and upper is None and self._is_position(part, counted):
            kind = "ordinal"
        if token.digits is not None and kind == "cardinal" and self._is_digit_ordinal(part):
            kind = "ordinal"
        value = plain(amount.value)
        if kind == "fraction":
            value = Fraction(amount.value) if isinstance(amount.value, Fraction) else value
        readings = () if amount.other is None or upper is not None or kind == "ordinal" else (plain(amount.other),)
        rule = amount.rule if upper is None or part.upper is not None else "range"
        return NumberExpression(
            Span(part.start, end), kind, value, part.upper if upper is None else upper, modifier, readings, rule
        )

    def _percent_before(self, start: int) -> int | None:
        """A percent sign or word before the number; return where the figure then starts."""
        if start and self.text[start - 1] == "%":
            return start - 1
        before = words_before(self.text, start, 2)
        if before and before[-1] == "ال":
            before = before[:-1]
        if not before or before[-1] not in self.parser.percent_before:
            return None
        return start

    def _is_position(self, part: _Part, counted: bool) -> bool:
        """«البيت العشرون», «المتابع المليون»: a definite ten, hundred or scale that counts nothing is an ordinal."""
        numeral = self.tokens[part.first].numeral
        if counted and not self._closed_next(part.end):
            return False
        if numeral.unit and part.amount.end == part.first + 1:
            return False
        if numeral.unit > 2 or numeral.ten or numeral.fraction or numeral.zero:
            return False
        before = words_before(self.text, part.start, 1)
        return not before or is_definite(before[-1])

    def _closed_next(self, end: int) -> bool:
        word = next_word(self.text, end)
        return not word or word in self.classes.closed or is_definite(word)

    def _is_digit_ordinal(self, part: _Part) -> bool:
        """«المركز الـ15», «القرن الـ21»: digits with the article after a definite noun."""
        if part.amount.end != part.first + 1 or not isinstance(part.amount.value, int):
            return False
        before = words_before(self.text, part.start, 2)
        if len(before) < 2 or before[-1] not in ("ال", "لل") or not is_definite(before[-2]):
            return False
        word = next_word(self.text, part.end)
        return not word or word in self.classes.closed or is_definite(word) or word.startswith("و") or word[-1] == "ا"
