"""Damaged digits: «5 .4 مليون», «4. 2 مليون», «770 .334 .2», «12 6 مليون», and which of two ways a text prints its decimals.

Scrapers and newspapers cut numbers at their points, and print their parts in reversed order. What can be meant is read, all of it:
a value comes first by custom only, and the others are its further readings.
"""

import re
from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.lexicon.entry import Scale
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.digits import NOTHING, DigitReading, decimal, two_ways
from arabic_metrics.parse.neighbor import (
    PercentSigns,
    WordClasses,
    is_definite,
    next_word,
    percent_signs,
    word_classes,
    words_before,
)
from arabic_metrics.parse.numeral import THOUSAND, Attached, Numeral

GROUP = "[0-9]{1,3}"
ENDING = r"(?![0-9]|[.,،٬/:-][0-9]| ?\. ?[0-9])"
MIXED = re.compile(rf"({GROUP}) \.({GROUP}(?:[،,٬][0-9]{{3}})+){ENDING}")
CUT = re.compile(rf"{GROUP}(?P<cut> \.|\. | \. ){GROUP}(?:(?P=cut){GROUP}){{0,6}}{ENDING}")
LOST = re.compile(rf"({GROUP}) ({GROUP}){ENDING}")
TWO_WAYS = re.compile(r"(?<![0-9A-Za-z.])([0-9]+)(?:ر| \.)([0-9]+)(?![0-9]| ?\.[0-9])")
POINTED = " ."  # so the decimals of reversed numbers begin
SHORTEST, LONGEST = 3, 12  # letters of a number word that others are written to
BEHIND_WORD = re.compile(r"[^\W\d_][،,] ?\Z")  # «في الشهر الماضي، 71. 3 مليار»
CLAUSE = 6  # words in which a quantity is announced


class Damaged:
    """The words of a lexicon that damaged digits are read by."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.classes: WordClasses = word_classes(lexicon)
        self.signs: PercentSigns = percent_signs(lexicon)
        get = lexicon.word_class
        self.asking = get("asks_quantity")
        self.counting = get("count_word")
        self.numbering = get("id_head") | get("number_noun") | get("figure_opener")
        scales = {form for it in lexicon.of(Scale) for form in it.forms + it.plural}
        self.scale = re.compile("|".join(map(lexicon.fold, sorted(scales))))

    def read(
        self, text: str, start: int, numerals: dict[str, Attached]
    ) -> tuple[int, DigitReading] | None:
        """Return where damaged digits at a place end, and what they mean; None if those behind it are others."""
        found = CUT.match(text, start)
        if found is None:
            if mixed := MIXED.match(text, start):  # «27 .51،348,906»
                whole = "".join(filter(str.isdecimal, mixed[2]))
                return mixed.end(), DigitReading(decimal(whole, mixed[1]), "grouped")
            return self._without_point(text, start, numerals)
        end, groups = found.end(), found[0].replace(" ", "").split(".")
        reading = read_cut(groups, printed_way(text))
        if reading is NOTHING:
            return None
        if self.signs.behind(text, end):
            values = reading.decimals
            reading = DigitReading(values[0], reading.shape, values[1:])
        if found["cut"] == POINTED:
            words = words_before(text, start)
            ends = len(groups) == 2 and bool(words) and words[-1] in self.numbering
            if ends and self._is_scaled(text, end, numerals):
                # «في 4 .2 مليون شخص»: a sentence may end with the first figure
                others = (*reading.others, int(groups[1]))
                reading = DigitReading(reading.value, reading.shape, others, reading.thousands)
            return end, reading
        if reading.shape == "grouped":
            return end, reading
        sized = self.is_sized(text, end, numerals, counted=bool(reading.thousands))
        return (end, reading) if sized and self._asks(text, start) else None

    def unglued(self, word: str, numerals: dict[str, Attached]) -> list[tuple[int, int, Attached]]:
        """Return the number words of a word that a lost space made, with their places in it: «مليونمتابع», «خمسةملايين».

        There are some only where all of the word is known: numbers, a scale among them, and perhaps a noun that is counted.
        """
        if len(word) < 2 * SHORTEST or self.scale.search(word) is None:
            return []
        for size in range(SHORTEST, min(len(word) - 1, LONGEST)):
            first, rest = numerals.get(word[:size]), word[size:]
            if first is None or not first.numeral.cardinal:
                continue
            head = (0, size, first)
            if first.numeral.scale >= THOUSAND and rest in self.classes.discrete_noun:
                return [head]
            for end in range(len(rest), SHORTEST - 1, -1):
                scale = numerals.get(rest[:end])
                if scale is None or scale.cut or not _scales(first.numeral, scale.numeral):
                    continue
                if end == len(rest) or rest[end:] in self.classes.discrete_noun:
                    return [head, (size, size + end, scale)]
        return []

    def _without_point(
        self, text: str, start: int, numerals: dict[str, Attached]
    ) -> tuple[int, DigitReading] | None:
        """«بلغ 12 6 مليون»: the point between two figures is lost, where one number is asked for."""
        found = LOST.match(text, start)
        if found is None or not self._is_scaled(text, found.end(), numerals):
            return None
        if not self._asks(text, start, closely=True):
            return None
        left, right = found[1], found[2]
        values = two_ways(left, right)[::-1]  # no mark says that they are reversed
        if left[0] != "0":
            values = (*values, int(left + right))
        return (found.end(), DigitReading(values[0], "cut", values[1:])) if values else None

    def _asks(self, text: str, start: int, *, closely: bool = False) -> bool:
        """Whether the clause announces a quantity: «بلغت 4. 2 مليون», «بلغ عدد المتابعين 4. 2 مليون», not «المركز 4. 2 مليون».

        `closely`: right before it, as a column may be headed «عدد المتابعين» and hold «12» and «6 مليون».
        """
        words = words_before(text, start)[-CLAUSE:]
        if not words:
            behind = BEHIND_WORD.search(text[max(0, start - LONGEST) : start])
            return behind is not None and not closely
        if words[-1] in self.numbering:
            return False
        last, asked = words[-1], not self.asking.isdisjoint(words)
        if last in self.asking or (last in self.counting and asked):
            return True
        if closely:
            return False
        if is_definite(last) and last.removeprefix(ARTICLE) not in self.classes.discrete_noun:
            return not self.counting.isdisjoint(words)
        return asked

    def is_sized(
        self, text: str, end: int, numerals: dict[str, Attached], *, counted: bool = False
    ) -> bool:
        """Whether a scale, a percent sign or, where the digits may be thousands, what is counted comes after a place."""
        if self._is_scaled(text, end, numerals) or self.signs.behind(text, end):
            return True
        return counted and next_word(text, end) in self.classes.discrete_noun

    @staticmethod
    def _is_scaled(text: str, end: int, numerals: dict[str, Attached]) -> bool:
        attached = numerals.get(next_word(text, end))
        return attached is not None and attached.cut == 0 and attached.numeral.scale > 0


damaged_digits = kept(Damaged)  # that of a lexicon, built once


def read_cut(groups: list[str], way: int = 0) -> DigitReading:
    """Return what groups of digits with cut points between them mean, in the order of the text; `way` is that of `printed_way`.

    >>> read_cut(["5", "4"]).value, read_cut(["5", "4"]).others
    (Decimal('4.5'), (Decimal('5.4'),))
    >>> read_cut(["317", "545", "6"]).value, read_cut(["2", "334", "770"]).value
    (6545317, 2334770)
    >>> read_cut(["86", "303", "1"]).value, read_cut(["86", "303", "1"]).others
    (Decimal('1303.86'), (Decimal('86303.1'),))
    """
    orders = [order for order, its in ((groups[::-1], -1), (groups, 1)) if its != -way]
    orders = [order for order in orders if order[0][0] != "0"]
    found = [int("".join(order)) for order in orders if _are_of_three(order[1:])]
    whole = tuple(dict.fromkeys(found))
    if len(groups) == 2:
        values = two_ways(groups[0], groups[1], way) + whole
        others = values[1:]
        return DigitReading(values[0], "reversed", others, whole) if values else NOTHING
    if whole:
        return DigitReading(whole[0], "grouped", whole[1:])
    parted = [order for order in orders if _are_of_three(order[1:-1])]
    values = tuple(dict.fromkeys(decimal("".join(order[:-1]), order[-1]) for order in parted))
    return DigitReading(values[0], "reversed", values[1:]) if values else NOTHING


def _are_of_three(groups: list[str]) -> bool:
    return all(len(group) == 3 for group in groups)


@lru_cache(maxsize=1)  # each number of a text asks it
def printed_way(text: str) -> int:
    """Tell which part of a decimal a text prints first, where its numbers say so: -1 the decimals, 1 the whole, 0 none or both.

    >>> printed_way("من 7ر0 إلى 5ر12"), printed_way("من 7ر05 إلى 5ر12"), printed_way("5ر12")
    (-1, 1, 0)
    """
    ways = set()
    for left, right in TWO_WAYS.findall(text):
        if left != right and len(found := two_ways(left, right)) == 1:
            ways.add(1 if found[0] == decimal(left, right) else -1)
    return ways.pop() if len(ways) == 1 else 0


def _scales(number: Numeral, scale: Numeral) -> bool:
    """Whether a scale may have been written to a number; «ستألف» is a verb."""
    if number.scale or scale.scale < THOUSAND:
        return False
    round_number = bool(number.hundred or number.hundreds or number.tens)
    return scale.plural or scale.scale > THOUSAND or round_number
