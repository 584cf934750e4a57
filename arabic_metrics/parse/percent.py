"""Percentages: 25%، ٪25، 25 في المئة، خمسة وعشرون بالمائة، نسبة 25."""

import re

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.neighbor import LETTERS

NUMBER_BEFORE = re.compile(r".?[0-9]\Z|[0-9] \Z", re.DOTALL)  # «12% 25»: the sign is its own
CLOSING = ")»\"'"  # may stand between the number and the sign
PERCENT = "%"


class PercentSigns:
    """The signs and words that make a number a percentage."""

    def __init__(self, lexicon: Lexicon) -> None:
        behind: list[str] = []
        before: list[str] = []
        for entry in lexicon.of(Operator):
            if entry.role == "percent":
                behind.extend(map(lexicon.fold, entry.forms))
            elif entry.role == "percent_before":
                before.extend(map(lexicon.fold, entry.forms))
        words = "|".join(re.escape(form).replace(r"\ ", " ?") for form in behind)
        self._behind = re.compile(rf" {{0,2}}[)»\"']? ?(?:{words})(?![{LETTERS}])")
        self.initials = frozenset((*CLOSING, " ", *(form[0] for form in behind)))
        self._before = frozenset(before)

    def behind(self, text: str, end: int) -> int:
        """Return where a percent sign or word right behind a number ends, or 0; one begins with one of `initials`."""
        found = self._behind.match(text, end)
        return found.end() if found else 0

    def before(self, text: str, start: int, word: str) -> int | None:
        """Return where a figure with a percent sign, or that word, before it starts: ٪25، نسبة 22."""
        sign = start - 2 if text[start - 1 : start] == " " else start - 1
        signed = sign >= 0 and text[sign] == PERCENT
        if signed and not NUMBER_BEFORE.match(text[max(0, sign - 2) : sign]):
            return sign
        return start if word in self._before else None


@kept
def percent_signs(lexicon: Lexicon) -> PercentSigns:
    """Return the percent signs of a lexicon, built once."""
    return PercentSigns(lexicon)
