"""The words of a folded text, and its sentences."""

import re
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.core.maker import maker

WORD = re.compile(
    r"[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+|@[\w.]+|#(?![0-9]+;)[\w.]+|[A-Za-z](?:[\w.&'-]*\w)?|[0-9][0-9.,٫٬،]*[0-9]|[0-9]"
)
SENTENCE_END = re.compile(
    r"[.!؟?…]+(?=[\s»\"”)]|$)[»\"”)]*\s*|(?<=[\u0621-\u064a])[.](?=[\u0621-\u064a])|\s[.](?=[\u0621-\u064a])|[\r\n\ud800-\udfff]+"
)
CLAUSE_MARKS = frozenset("،؛,;:")
# Half a character, left by careless decoding, cannot be written as JSON: nothing that is read runs over it.
HALVES = frozenset(map(chr, range(0xD800, 0xE000)))
BREAKS = CLAUSE_MARKS | frozenset(".!؟?\n") | HALVES
QUOTES = {"«": "»", '"': '"', "“": "”", "”": "”", "'": "'"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text. `sentence` counts from 0; `gap` is what stands between it and the word before."""

    text: str
    start: int
    end: int
    sentence: int
    gap: str

    @property
    def breaks(self) -> bool:
        """Whether a comma or a sentence end stands before the word."""
        return self.gap != " " and not BREAKS.isdisjoint(self.gap)


_make_word = maker(Word)


def read_words(text: str) -> list[Word]:
    """Return the words of a text in order, each with its sentence.

    >>> [(word.text, word.sentence) for word in read_words("بلغ 12.5 مليون. ثم زاد")]
    [('بلغ', 0), ('12.5', 0), ('مليون', 0), ('ثم', 1), ('زاد', 1)]
    """
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    ends.append(len(text) + 1)
    words: list[Word] = []
    sentence, previous = 0, 0
    for match in WORD.finditer(text):
        start, end = match.span()
        while ends[sentence] <= start:
            sentence += 1
        words.append(_make_word(text[start:end], start, end, sentence, text[previous:start]))
        previous = end
    return words


def closed(span: Span, text: str) -> Span:
    """Take in the quotation mark behind a span that opens a quotation and leaves it open: «شركة «رقميات»»."""
    inside = span.of(text)
    mark = next((QUOTES[char] for char in inside if char in QUOTES), "")
    wanted = 2 if mark in QUOTES else 1  # marks that open and close alike come in pairs
    if mark and inside.count(mark) < wanted and text[span.end : span.end + 1] == mark:
        return Span(span.start, span.end + 1)
    return span
