"""Numbers of a text: cardinals, ordinals, percentages, fractions, multiples, magnitudes and ranges of them; and Roman numerals (القرن XXI)."""

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ACCUSATIVE, AND, ARTICLE, FOR_THE
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.amount import plain
from arabic_metrics.parse.digits import UNDECIDED, Value
from arabic_metrics.parse.identifier import is_identifier
from arabic_metrics.parse.modifier import EQUAL, EXACT, ModifierTable, find_modifier, modifier_table
from arabic_metrics.parse.neighbor import (
    PercentSigns,
    WordClasses,
    percent_signs,
    without_prefix,
    without_signs,
    word_classes,
    words_before,
)
from arabic_metrics.parse.numeral import Token
from arabic_metrics.parse.part import REFUSED, Part, PartReader
from arabic_metrics.parse.range import RangeGrammar
from arabic_metrics.parse.run import LinkWords, RunFinder, Scene, link_words

# Start, end, kind, value, upper, modifier, readings and rule.
Reading = tuple[int, int, str, Value, Value | None, str, tuple[Value, ...], str]
ROMAN = re.compile(r"[IVXL](?<![A-Za-z0-9].)[IVXL]{0,7}(?![A-Za-z0-9])")
TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = {
    ten + unit: 10 * tens + units
    for tens, ten in enumerate(TENS)
    for units, unit in enumerate(UNITS)
    if ten or unit
}
ARTICLES = frozenset((ARTICLE, FOR_THE))
OF_HUNDRED = frozenset(("cardinal", "fraction", "percent"))


def find_romans(text: str, classes: WordClasses) -> Iterator[Reading]:
    """Yield the Roman numerals of a text whose word before calls for a number."""
    if not ("I" in text or "V" in text or "X" in text):
        return
    for match in ROMAN.finditer(text):
        words, value = without_signs(words_before(text, match.start())), ROMANS.get(match[0])
        if value and words and without_prefix(words[-1]) in classes.roman_head:
            yield *match.span(), "ordinal", value, None, EXACT, (), "Roman numeral"


class NumberExpression(NamedTuple):
    """A number of a folded text. `span` is in normalized code points; the rest as in `Number`."""

    span: Span
    kind: str
    value: Value
    upper: Value | None = None
    modifier: str = EXACT
    readings: tuple[Value, ...] = ()
    rule: str = "digits"

    @property
    def undecided(self) -> bool:
        """Whether its digits are damaged and leave several values, none of which is preferred."""
        return bool(self.readings) and self.rule in UNDECIDED


class NumberParser:
    """Reads the numbers of folded texts with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.classes: WordClasses = word_classes(lexicon)
        self.modifiers: ModifierTable = modifier_table(lexicon)
        self.percent: PercentSigns = percent_signs(lexicon)
        self.links: LinkWords = link_words(lexicon)

    def parse(self, text: str, *, whole: bool = False) -> Iterator[NumberExpression]:
        """Yield the numbers of a folded text, sorted and disjoint.

        `whole` reads the text as nothing but a number: contexts that need a sentence do not apply.
        """
        for start, end, kind, value, upper, modifier, readings, rule in self.read(
            text, whole=whole
        ):
            span = Span(start, end)
            yield NumberExpression(span, kind, value, upper, modifier, readings, rule)

    def read(self, text: str, *, whole: bool = False) -> list[Reading]:
        """Return what `parse` yields, as bare tuples."""
        numbers = self._in_runs(text, whole)
        return sorted([*numbers, *find_romans(text, self.classes)], key=itemgetter(0))

    def _in_runs(self, text: str, whole: bool) -> list[Reading]:
        found: list[Reading] = []
        scene = Scene(text, self.classes, whole)
        tokens = scene.tokens
        reader = PartReader(scene)
        ranges = RangeGrammar(scene, reader, self.links)
        finder = RunFinder(text, self.lexicon, scene.run)
        while finder.fill():
            reader.turn()
            if len(tokens) == 1:
                part = reader.part(0)
                if part is not None:
                    self._add(found, scene, part)
            else:
                for part in self._parts(len(tokens), reader, ranges):
                    self._add(found, scene, part)
        return found

    @staticmethod
    def _parts(count: int, reader: PartReader, ranges: RangeGrammar) -> list[Part]:
        """Return the parts of a run, ranges as one."""
        found: list[Part] = []
        index = 0
        while index < count:
            ranged = ranges.between(index) if ranges.is_between(index) else None
            if ranged is None:
                part = reader.part(index)
                if part is None:
                    index += 1
                    continue
                index = part.amount.end
                ranged = None if index == count else ranges.onward(part)
                if ranged is None:
                    found.append(part)
                    continue
            parts, index = ranged
            found += parts
        return found

    def _add(self, found: list[Reading], scene: Scene, part: Part) -> None:
        """Add a part with its percentage, its bound and its kind, if it is a number of something and behind the last one."""
        kind, start, end, upper, amount = part.kind, part.start, part.end, part.upper, part.amount
        token = scene.tokens[part.first]
        if kind == REFUSED:
            return
        modifier = EXACT
        beside = scene.has_words_beside(start, end)
        if beside:
            if token.digits is not None and is_identifier(scene, part):
                return
            if kind in OF_HUNDRED:
                sign = self.percent.before(scene.text, start, scene.word_before(start))
                if sign is not None:
                    part.start, part.kind = start, kind = sign, "percent"
            if kind != "ordinal":
                modifier = find_modifier(scene, start, end, self.modifiers)
                ranged = amount.rule == "range" and modifier == "at_least"
                if ranged and scene.word_before(start) in self.links.from_:
                    modifier = EXACT  # «يبدأ من 10 إلى 20»: what is before a range opens it
                if modifier == EQUAL:
                    modifier, upper = EXACT, plain(amount.value) if upper is None else upper
        single = kind == "cardinal" and upper is None and (beside or token.article)
        if single and _is_position(scene, part, token, modifier):
            kind = "ordinal"
        exact = amount.value
        value: Value = exact if isinstance(exact, int) or kind == "fraction" else plain(exact)
        readings: tuple[Value, ...] = ()
        if amount.others and upper is None and kind != "ordinal":
            readings = tuple(map(plain, amount.others))
        if start >= scene.done:
            found.append((start, end, kind, value, upper, modifier, readings, amount.rule))
            scene.done = end


number_parser = kept(NumberParser)  # that of a lexicon, built once


def _is_position(scene: Scene, part: Part, token: Token, modifier: str) -> bool:
    if token.digits is not None:
        return _is_digit_position(scene, part)
    return token.article and modifier == EXACT and _is_word_position(scene, part)


def _is_word_position(scene: Scene, part: Part) -> bool:
    """«البيت العشرون», «المتابع المليون»: a definite ten, hundred or scale that counts nothing."""
    numeral = scene.tokens[part.first].numeral
    after = scene.word_after(part.end)
    if after and after not in scene.classes.closed and not scene.classes.is_definite(after):
        return False
    if numeral.fraction or numeral.zero:
        return False
    before = scene.word_before(part.start)
    # «العشرة آلاف» by itself; «الأعضاء العشرة آلاف» are counted
    if numeral.unit > 2 or numeral.ten:
        return not before and part.amount.scale >= 1000
    return not before or scene.classes.is_definite(before)


def _is_digit_position(scene: Scene, part: Part) -> bool:
    """«المركز الـ15», «القرن الـ21»: digits with the article after a definite noun."""
    words, classes = scene.words_before(part.start), scene.classes
    if len(words) < 2 or words[-1] not in ARTICLES or not classes.is_definite(words[-2]):
        return False
    if part.amount.end != part.first + 1 or not isinstance(part.amount.value, int):
        return False
    after = scene.word_after(part.end)
    if not after or after in classes.closed or classes.is_definite(after):
        return True
    return after.startswith(AND) or after[-1] == ACCUSATIVE  # «المرتبة الـ15 عالميا»
