"""Fold the spelling of a text and remember where each character came from."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon, load_lexicon

USUAL = "ةأإىئؤآ"  # the letters that nearly every text spells in more than one way
MARKS = "\u0300"  # no character before it is a combining one


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A text as published (`source`), as folded (`text`), and the way back (`to_source`)."""

    source: str
    text: str
    # Stretches whose length changed, in order: where each starts and ends in the source and in the text.
    _source_starts: list[int] = field(repr=False, compare=False)
    _source_ends: list[int] = field(repr=False, compare=False)
    _text_starts: list[int] = field(repr=False, compare=False)
    _text_ends: list[int] = field(repr=False, compare=False)

    @property
    def is_aligned(self) -> bool:
        """Whether every character of `text` stands where it stands in the source."""
        return not self._source_starts

    def to_source(self, span: Span) -> Span:
        """Return the source characters that a non-empty span of `text` stands for.

        Vowel signs that follow the last letter belong to it; deleted tatweel and controls at either end do not.
        """
        if not self._source_starts:
            return span
        if span.start >= span.end:
            start = self._source_start(span.start)
            return Span(start, start)
        return Span(*self.source_bounds(span.start, span.end))

    def source_bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and end of the span that `to_source` returns for a non-empty one."""
        if not self._source_starts:
            return start, end
        source, ends, starts = self.source, self._text_ends, self._text_starts
        index = bisect_right(ends, start)
        if index < len(starts) and starts[index] < end:
            first, last = self._source_start(start), self._source_end(end - 1)
        else:  # no stretch begins in it
            drift = self._source_ends[index - 1] - ends[index - 1] if index else 0
            first, last = start + drift, end + drift
        while last < len(source) and source[last] >= MARKS and unicodedata.combining(source[last]):
            last += 1
        return first, last

    def from_source(self, span: Span) -> Span:
        """Return the stretch of `text` that the source characters of `span` were folded to."""
        return Span(self._text_position(span.start), self._text_position(span.end))

    def _source_start(self, position: int) -> int:
        index = bisect_right(self._text_ends, position) - 1
        # The stretch that ends at or before this character sets the distance; one that holds it, the place.
        if index + 1 < len(self._text_starts) and self._text_starts[index + 1] <= position:
            following = index + 1
            if self._text_starts[following] <= position < self._text_ends[following]:
                return self._source_starts[following]
        if index < 0:
            return position
        return position - self._text_ends[index] + self._source_ends[index]

    def _source_end(self, position: int) -> int:
        index = bisect_right(self._text_starts, position) - 1
        if index >= 0 and self._text_starts[index] <= position < self._text_ends[index]:
            return self._source_ends[index]
        return self._source_start(position) + 1

    def _text_position(self, position: int) -> int:
        index = bisect_left(self._source_ends, position + 1) - 1
        following = index + 1
        if following < len(self._source_starts) and self._source_starts[following] < position:
            return self._text_starts[following]
        if index < 0:
            return position
        return position - self._source_ends[index] + self._text_ends[index]


def normalize_text(source: str, lexicon: Lexicon | None = None) -> NormalizedText:
    """Fold spelling variants so that one lexicon form matches them all.

    Hamza carriers, final yeh, teh marbuta, vowel signs, tatweel, presentation forms, invisible controls and digit scripts are
    folded; punctuation and word order are left alone. The source is kept, and every character of the result
    knows which source characters it stands for:

    >>> normalized = normalize_text("المركز الثانى بـ٢٤ مليون")
    >>> normalized.text
    'المركز الثاني ب24 مليون'
    >>> normalized.to_source(Span(15, 17)).of(normalized.source)
    '٢٤'

    Args:
        source: The article's text, as published.
        lexicon: Where the folding table comes from; the packaged one if None.

    Returns:
        The folded text with its alignment. Its length may differ from `len(source)`: never use its offsets on the
        source, call `to_source`.
    """
    return _folder(lexicon or load_lexicon()).fold(source)


class _Folder:
    """Folds texts as `str.translate` does with the table of a lexicon, several times as fast.

    A text holds few of the thousand characters that fold, so each that it holds is replaced by itself: first the usual ones,
    then whatever one scan still finds. Most texts keep their length, and then there is nothing to align.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.folding = lexicon.folding
        self.characters = {chr(code): to for code, to in self.folding.items()}
        self.usual = [
            (it, self.characters[it]) for it in USUAL if len(self.characters.get(it, "")) == 1
        ]
        usual = {it for it, _ in self.usual}
        self.find_others = _runs_of(it for it in self.characters if it not in usual).findall
        self.find_deleted = _runs_of(it for it, to in self.characters.items() if not to).finditer
        self.find_changed = lexicon.length_changing.finditer
        # One by one is the same as all at once as long as nothing folds to what folds.
        self.is_stable = self.characters.keys().isdisjoint("".join(self.characters.values()))

    def fold(self, source: str) -> NormalizedText:
        if not self.is_stable:
            return self._aligned(source, source.translate(self.folding))
        text, characters = source, self.characters
        for character, folded in self.usual:
            text = text.replace(character, folded)
        others = self.find_others(text)
        if not others:
            return NormalizedText(source, text, [], [], [], [])
        shortest, longest = 1, 1
        for character in set("".join(others)):
            folded = characters[character]
            text = text.replace(character, folded)
            shortest, longest = min(shortest, len(folded)), max(longest, len(folded))
        if longest > 1:
            return self._aligned(source, text)
        if shortest < 1:
            return self._shortened(source, text)
        return NormalizedText(source, text, [], [], [], [])

    def _shortened(self, source: str, text: str) -> NormalizedText:
        """Align a text that only lost characters."""
        spans = [match.span() for match in self.find_deleted(source)]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        places: list[int] = []
        lost = 0
        for start, end in spans:
            places.append(start - lost)
            lost += end - start
        return NormalizedText(source, text, starts, ends, places, places)

    def _aligned(self, source: str, text: str) -> NormalizedText:
        source_starts: list[int] = []
        source_ends: list[int] = []
        text_starts: list[int] = []
        text_ends: list[int] = []
        drift = 0
        for match in self.find_changed(source):
            start, end = match.span()
            folded = len(match.group().translate(self.folding))
            source_starts.append(start)
            source_ends.append(end)
            text_starts.append(start + drift)
            text_ends.append(start + drift + folded)
            drift += folded - (end - start)
        return NormalizedText(source, text, source_starts, source_ends, text_starts, text_ends)


@lru_cache(maxsize=8)
def _folder(lexicon: Lexicon) -> _Folder:
    return _Folder(lexicon)


def _runs_of(characters: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of some characters in a row, spelled so that `re` passes over all others at once."""
    escaped = "".join(map(re.escape, characters))
    return re.compile(f"[{escaped}][{escaped}]*" if escaped else "(?!)")
