"""Fold the spelling of a text and remember where each character came from."""

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon, load_lexicon


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

    def to_source(self, span: Span) -> Span:
        """Return the source characters that a non-empty span of `text` stands for.

        Vowel signs that follow the last letter belong to it; deleted tatweel and controls at either end do not.
        """
        if not self._source_starts:
            return span
        if span.start >= span.end:
            start = self._source_start(span.start)
            return Span(start, start)
        end = self._source_end(span.end - 1)
        while end < len(self.source) and unicodedata.combining(self.source[end]):
            end += 1
        return Span(self._source_start(span.start), end)

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
    lexicon = lexicon or load_lexicon()
    text = source.translate(lexicon.folding)
    source_starts: list[int] = []
    source_ends: list[int] = []
    text_starts: list[int] = []
    text_ends: list[int] = []
    drift = 0
    for match in lexicon.length_changing.finditer(source):
        start, end = match.span()
        folded = len(match.group().translate(lexicon.folding))
        source_starts.append(start)
        source_ends.append(end)
        text_starts.append(start + drift)
        text_ends.append(start + drift + folded)
        drift += folded - (end - start)
    return NormalizedText(source, text, source_starts, source_ends, text_starts, text_ends)
