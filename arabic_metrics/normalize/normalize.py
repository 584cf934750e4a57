"""Folds the spelling of a text, and remembers which source characters each character comes from."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from arabic_metrics.core import Block, Span
from arabic_metrics.core.argument import check_kind, check_text, described, warn_of_file
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.folding import character_class
from arabic_metrics.lexicon.lexicon import kept


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Return the positions where any of the words begins in a text, also within a longer word.

    >>> places_of(("رقم", "رمز"), "الرمز 5 والرقم 12")
    [2, 11]
    """
    found: list[int] = []
    for word in words:
        place = text.find(word)
        while place >= 0:
            found.append(place)
            place = text.find(word, place + 1)
    return sorted(found)


# The characters that fold and that are in most texts: letters with several spellings, digits, tatweel, vowel signs.
USUAL = "ةأإىئؤآ٠١٢٣٤٥٦٧٨٩ـ" + "".join(map(chr, range(0x64B, 0x653)))
MARKS = "\u0300"  # no character before it is a combining one
# What Markdown adds to a text: a picture, the two ends of a link whose address has no Arabic letter, and the stars of bold words. A link
# may hold a picture alone.
ADDRESS = r"\(\s*+(?=[^\s()\u0600-\u06ff]*?[./#])[^\s()\u0600-\u06ff]*+\s*+\)"  # possessive: no long word is read twice
MARKUP = re.compile(
    rf"!\[[^\[\]]*\]{ADDRESS}|\[(?=[^\[\]]*\]{ADDRESS}|!\[[^\[\]]*\]{ADDRESS}\s*\]\()|\]{ADDRESS}|(?<![\d*])\*\*+(?=[^\s*])|(?<=[^\s*])\*\*+(?![\d*])"
)
PAIRED = (("«", "»"), ("“", "”"))
LINK_END, BOLD = "](", "**"


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A text as published (`source`), as folded (`text`), and the way back (`to_source`)."""

    source: str
    text: str
    # The stretches whose length changed, in order: the start and end of each in the source and in the text.
    _source_starts: list[int] = field(repr=False, compare=False)
    _source_ends: list[int] = field(repr=False, compare=False)
    _text_starts: list[int] = field(repr=False, compare=False)
    _text_ends: list[int] = field(repr=False, compare=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False, compare=False)  # of the source
    head: int = field(default=0, repr=False, compare=False)  # where the text behind a title starts
    titled: bool = field(default=False, repr=False, compare=False)  # the text begins with its title

    @property
    def is_aligned(self) -> bool:
        """Whether every character of `text` has the same offset as in the source."""
        return not self._source_starts

    def to_source(self, span: Span) -> Span:
        """Return the source characters that a non-empty span of `text` stands for.

        Vowel signs that follow the last letter belong to it; deleted tatweel and controls at either end do not.

        Raises:
            TypeError: it is no Span.
            ValueError: it is not within the text.
        """
        if not isinstance(span, Span):
            raise TypeError(f"span must be a Span, such as Span(0, 3), not {described(span)}")
        if span.start < 0 or span.end > len(self.text):
            raise ValueError(f"{span} is not within the text of {len(self.text)} characters")
        if not self._source_starts:
            return span
        if span.start >= span.end:
            start = self._source_start(span.start)
            return Span(start, start)
        first = bisect_right(self._text_ends, span.start)
        return Span(*self._bounds(span.start, span.end, first))

    def _bounds(self, start: int, end: int, index: int) -> tuple[int, int]:
        """Return the source characters of a non-empty span; `index` is that of the first changed stretch that ends after its start."""
        source, ends, starts = self.source, self._text_ends, self._text_starts
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
        # The last changed stretch before this character gives its distance; a changed stretch around it, its position.
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


def plain_name(text: str) -> str:
    """Return a name without what Markdown adds to it, quotation marks that nothing pairs with, and more than a space between words; «و» stands at its word.

    >>> plain_name("منصة  [دراسي](https://example.com/a) **بلا****س**"), plain_name("دراسي» (Dirasi)")
    ('منصة دراسي بلاس', 'دراسي (Dirasi)')
    >>> plain_name("وزارة التربية و التعليم")
    'وزارة التربية والتعليم'
    """
    name = MARKUP.sub("", text)
    for opening, closing in PAIRED:
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    if name.count('"') % 2:
        name = name.replace('"', "")
    return " ".join(name.split()).replace(" و ", " و")


class SourceCursor:
    """Finds the source characters of spans that come in order: each search starts where the one before it ended.

    >>> cursor = SourceCursor(normalize_text("المركز الثانى بـ٢٤ مليون"))
    >>> cursor.bounds(15, 17), cursor.bounds(18, 23)
    ((16, 18), (19, 24))
    """

    def __init__(self, normalized: NormalizedText) -> None:
        self.normalized = normalized
        self.ends = normalized._text_ends
        self.index = 0

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and end in the source of a span that does not begin before the last one."""
        index, ends = self.index, self.ends
        while index < len(ends) and ends[index] <= start:
            index += 1
        self.index = index
        return self.normalized._bounds(start, end, index)


def normalize_text(source: str, lexicon: Lexicon | None = None) -> NormalizedText:
    """Fold spelling variants so that one lexicon form matches them all.

    Hamza carriers, final yeh, teh marbuta, vowel signs, tatweel, presentation forms, invisible controls and digit scripts are
    folded; punctuation and word order are left alone. Of the links and bold words of Markdown the words alone stay. The source is kept, and every character of the result
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
    check_text(source)
    check_kind(lexicon, Lexicon, "lexicon", "what load_lexicon returns")
    warn_of_file(source)
    return fold_text(source, lexicon or load_lexicon())


def fold_text(source: str, lexicon: Lexicon) -> NormalizedText:
    """Return what `normalize_text` does, of a text and a lexicon that were looked at before."""
    return _folder(lexicon).fold(source)


class _Folder:
    """Folds texts with the table of a lexicon like `str.translate`, but several times as fast.

    A text holds few of the thousand characters that fold, so only those are replaced, one after another: first the usual ones, then
    the others that one scan finds. Most texts keep their length, and then there is nothing to align.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.folding = lexicon.folding
        self.characters = {chr(code): to for code, to in self.folding.items()}
        self.usual = [
            (it, self.characters[it]) for it in USUAL if len(self.characters.get(it, "none")) <= 1
        ]
        usual = {it for it, _ in self.usual}
        self.find_others = _runs_of(it for it in self.characters if it not in usual).findall
        self.find_changed = lexicon.length_changing.finditer
        # One after another gives the same as all at once only if no character folds to one that folds itself.
        self.is_stable = self.characters.keys().isdisjoint("".join(self.characters.values()))

    def fold(self, source: str) -> NormalizedText:
        if LINK_END in source or BOLD in source:
            markup = [match.span() for match in MARKUP.finditer(source)]
            if markup:
                return self._without(source, markup)
        if not self.is_stable:
            return self._aligned(source, source.translate(self.folding))
        text, deleted = source, ""
        for character, folded in self.usual:
            if character in text:
                text = text.replace(character, folded)
                if folded == "":
                    deleted += character
        others = self.find_others(text)
        return (
            self._fold_others(source, text, others, deleted)
            if others
            else _shortened(source, text, deleted)
        )

    def _fold_others(
        self, source: str, text: str, others: list[str], deleted: str
    ) -> NormalizedText:
        """Fold the other characters of a text; `deleted` are the characters that are deleted already."""
        characters, longest = self.characters, 1
        for character in set("".join(set(others))):
            folded = characters[character]
            text = text.replace(character, folded)
            longest = max(longest, len(folded))
            if folded == "":
                deleted += character
        if longest > 1:
            return self._aligned(source, text)
        return _shortened(source, text, deleted)

    def _aligned(self, source: str, text: str) -> NormalizedText:
        changed = (
            (*match.span(), len(match.group().translate(self.folding)))
            for match in self.find_changed(source)
        )
        return _with_stretches(source, text, changed)

    def _without(self, source: str, markup: list[tuple[int, int]]) -> NormalizedText:
        """Fold a text, and delete some stretches of it."""
        parts: list[str] = []
        changed: list[tuple[int, int, int]] = []
        at = 0
        for start, end in (*markup, (len(source), len(source))):
            parts.append(source[at:start].translate(self.folding))
            for match in self.find_changed(source, at, start):
                changed.append((*match.span(), len(match.group().translate(self.folding))))
            changed.append((start, end, 0))
            at = end
        return _with_stretches(source, "".join(parts), changed[:-1])


def _with_stretches(
    source: str, text: str, changed: Iterable[tuple[int, int, int]]
) -> NormalizedText:
    """Align a text by the stretches of the source that changed their length: start, end, and the length they have now. Those that touch are one."""
    starts: list[int] = []
    ends: list[int] = []
    text_starts: list[int] = []
    text_ends: list[int] = []
    drift = 0
    for start, end, length in changed:
        if ends and ends[-1] == start:
            ends[-1] = end
            text_ends[-1] += length
        else:
            starts.append(start)
            ends.append(end)
            text_starts.append(start + drift)
            text_ends.append(start + drift + length)
        drift += length - (end - start)
    return NormalizedText(source, text, starts, ends, text_starts, text_ends)


def _shortened(source: str, text: str, deleted: str) -> NormalizedText:
    """Align a text from which some characters were deleted, and whose length did not change otherwise."""
    starts: list[int] = []
    ends: list[int] = []
    places: list[int] = []
    for count, place in enumerate(places_of(deleted, source)):
        if ends and ends[-1] == place:
            ends[-1] = place + 1
        else:
            starts.append(place)
            ends.append(place + 1)
            places.append(place - count)
    return NormalizedText(source, text, starts, ends, places, places)


@kept
def _folder(lexicon: Lexicon) -> _Folder:
    return _Folder(lexicon)


def _runs_of(characters: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of one or more of these characters, written so that `re` skips all others quickly."""
    any_of = character_class(map(ord, characters))
    return re.compile(f"{any_of}{any_of}*")
