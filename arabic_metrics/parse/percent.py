"""Percentages: 25%، ٪25، 25 في المئة، خمسة وعشرون بالمائة، نسبة 25."""

import re
from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.parse.neighbor import LETTERS

SIGN_BEFORE = re.compile(r"(?<![0-9])(?<![0-9] )% ?$")
AFTER = " %)»\"'"  # what a percent sign or word may begin with, but for a letter


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
        behind.sort(key=len, reverse=True)
        words = "|".join(re.escape(form).replace(r"\ ", " ?") for form in behind)
        self._behind = re.compile(rf" {{0,2}}[)»\"']? ?(?:{words})(?![{LETTERS}])")
        self._initials = frozenset(AFTER) | {form[0] for form in behind}
        self._before = frozenset(before)

    def behind(self, text: str, end: int) -> int:
        """Return where a percent sign or word right behind a number ends, or 0."""
        if text[end : end + 1] not in self._initials:
            return 0
        found = self._behind.match(text, end)
        return found.end() if found else 0

    def before(self, text: str, start: int, word: str) -> int | None:
        """Return where a figure with a percent sign, or that word, before it starts: ٪25، نسبة 22."""
        if found := SIGN_BEFORE.search(text, max(0, start - 4), start):
            return found.start()
        return start if word in self._before else None


@lru_cache(maxsize=8)
def percent_signs(lexicon: Lexicon) -> PercentSigns:
    """Return the percent signs of a lexicon, built once."""
    return PercentSigns(lexicon)
