"""The words of a folded text, and its sentences."""

import re
from dataclasses import dataclass
from itertools import pairwise

from arabic_metrics.core import Span
from arabic_metrics.normalize.pieces import Pieces, bare, pieces

WORD = re.compile(
    r"[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+|@[\w.]+|#(?![0-9]+;)[\w.]+|[A-Za-z](?:[\w.&'-]*\w)?|[0-9][0-9.,٫٬،]*[0-9]|[0-9]"
)
# Marks that may end a sentence, and how one ends at a mark, or at the space before it.
STOP = re.compile(r"[.!؟?…\r\n\ud800-\udfff]")
STOPS = frozenset(".!؟?…\r\n")
SENTENCE_END = re.compile(
    r"[.!؟?…]+(?=[\s»\"”)]|$)[»\"”)]*\s*|(?<=[\u0621-\u064a])[.](?=[\u0621-\u064a])|\s[.](?=[\u0621-\u064a])|[\r\n\ud800-\udfff]+"
)
CLAUSE_MARKS = frozenset("،؛,;:")
# Half a character, left by careless decoding, cannot be written as JSON: nothing that is read runs over it.
HALVES = frozenset(map(chr, range(0xD800, 0xE000)))
BREAKS = CLAUSE_MARKS | frozenset(".!؟?\n") | HALVES
SPACE = " "
QUOTES = {"«": "»", '"': '"', "“": "”", "”": "”", "'": "'"}
CLOSINGS = (*QUOTES.items(), ("(", ")"))
# What goes on for longer is parted at a mark: what tells of a figure is looked for in its sentence, and a text of one sentence would take
# the square of its length. Of 11,000 news articles no sentence with a figure has more than 551 words; those without marks do.
LONGEST_SENTENCE = 700  # words


class Word:
    """A word of a folded text. `sentence` counts from 0; `gap` is what stands between it and the word before.

    A text has so many that they are no dataclass: one is made in a quarter of the time, compiled in an eighth.
    """

    __slots__ = ("end", "gap", "sentence", "start", "text")

    def __init__(self, text: str, start: int, end: int, sentence: int, gap: str) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.sentence = sentence
        self.gap = gap

    def of_sentence(self, sentence: int) -> "Word":
        """Return the same word in another sentence."""
        return Word(self.text, self.start, self.end, sentence, self.gap)

    def spelled(self, text: str) -> "Word":
        """Return the same word in another spelling."""
        return Word(text, self.start, self.end, self.sentence, self.gap)

    @property
    def breaks(self) -> bool:
        """Whether a comma or a sentence end stands before the word."""
        return self.gap != " " and holds_any(self.gap, BREAKS)


def holds_any(gap: str, marks: frozenset[str]) -> bool:
    """Whether one of some marks stands in the few characters between two words."""
    return not marks.isdisjoint(gap)


@dataclass(frozen=True, slots=True)
class PieceWords:
    """What stands between two spaces: its words, each with where it begins and ends in it, and where a sentence may end."""

    words: tuple[tuple[str, int, int], ...]
    stops: tuple[int, ...]


WHOLE = PieceWords((), ())  # what is a word as it stands, as most pieces are
READ = Pieces[PieceWords]()


def read_words(text: str) -> list[Word]:
    """Return the words of a text in order, each with its sentence.

    >>> [(word.text, word.sentence) for word in read_words("بلغ 12.5 مليون. ثم زاد")]
    [('بلغ', 0), ('12.5', 0), ('مليون', 0), ('ثم', 1), ('زاد', 1)]
    """
    known = READ.known
    ends: list[int] = []
    words: list[Word] = []
    sentence = previous = at = 0
    for part in pieces(text):
        piece = known.get(part) or read_piece(part)
        if piece is WHOLE:
            while sentence < len(ends) and ends[sentence] <= at:
                sentence += 1
            gap = SPACE if previous == at - 1 else text[previous:at]
            previous = at + len(part)
            words.append(Word(part, at, previous, sentence, gap))
            at = previous + 1
            continue
        if piece.stops:
            add_ends(text, at, piece.stops, ends)
        for word, first, behind in piece.words:
            start = at + first
            while sentence < len(ends) and ends[sentence] <= start:
                sentence += 1
            gap = SPACE if first == 0 and previous == at - 1 else text[previous:start]
            previous = at + behind
            words.append(Word(word, start, previous, sentence, gap))
        at += len(part) + 1
    return words


def part_sentences(words: list[Word]) -> list[Word]:
    """Part the sentences that are longer than any is, each at the last mark of its second half, or else where it is full.

    >>> words = part_sentences(read_words("و " * 1000 + "، " + "و " * 100))
    >>> [words[at].sentence for at in (0, 699, 700, 1099)]
    [0, 0, 1, 1]
    """
    reach = LONGEST_SENTENCE
    cuts: list[int] = []
    opening = 0
    for at, word in enumerate(words):
        if word.sentence != words[opening].sentence:
            opening = at
        elif at - opening == reach:
            middle = opening + reach // 2
            marked = (it for it in range(at, middle, -1) if words[it].breaks)
            opening = next(marked, at)
            cuts.append(opening)
    if not cuts:
        return words
    found = words[: cuts[0]]
    for more, (first, last) in enumerate(pairwise((*cuts, len(words))), 1):
        found += [word.of_sentence(word.sentence + more) for word in words[first:last]]
    return found


def read_piece(part: str) -> PieceWords:
    """Read what stands between two spaces, and keep it for the next time that it does."""
    core = bare(part)
    if core == "":
        words = [(match.group(), *match.span()) for match in WORD.finditer(part)]
        stops = [match.start() for match in STOP.finditer(part)]
        return READ.keep(part, PieceWords(tuple(words), tuple(stops)))
    if len(core) == len(part):
        return READ.keep(part, WHOLE)
    first = part.find(core)
    behind = first + len(core)
    stops = [at for at in range(len(part)) if not first <= at < behind and part[at] in STOPS]
    return READ.keep(part, PieceWords(((core, first, behind),), tuple(stops)))


def add_ends(text: str, start: int, stops: tuple[int, ...], ends: list[int]) -> None:
    """Add where sentences end, behind their marks and spaces, at some marks of a piece that starts at a place."""
    end = ends[-1] if ends else 0
    for stop in stops:
        at = start + stop
        if at < end:
            continue
        found = SENTENCE_END.match(text, at)
        if found is None and at > end and text[at - 1].isspace():
            found = SENTENCE_END.match(text, at - 1)
        if found is not None:
            end = found.end()
            ends.append(end)


def closed(span: Span, text: str) -> Span:
    """Take in the marks behind a span that close what it opens: «شركة «رقميات»», «فيسبوك (Facebook)»."""
    end = span.end
    while any(
        _is_open(mark, closing, text[span.start : end])
        for mark, closing in CLOSINGS
        if text[end : end + 1] == closing
    ):
        end += 1
    return Span(span.start, end)


def _is_open(mark: str, closing: str, inside: str) -> bool:
    opened, closed = inside.count(mark), inside.count(closing)
    return opened % 2 == 1 if mark == closing else opened > closed
