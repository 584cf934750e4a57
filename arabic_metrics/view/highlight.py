"""Highlights: the stretches of an article that evidence quotes, nested as they lie in the text; and the sentence around a figure."""

import heapq
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from arabic_metrics.core import Article, Block, Span
from arabic_metrics.normalize import read_blocks

REACH = 180  # characters on either side, at most
# A sentence ends at a line end, or at a mark with a space behind it: no sentence ends in 12.485.769.
_END = re.compile(r"[\r\n]+|[.!?؟…](?=\s)")
_COLUMNS = re.compile(r"[\t|]| {2}")  # a line without these is no row of a table
CUT = "…"
Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Passage:
    """A figure in its sentence."""

    before: str
    figure: str
    behind: str


def passage_around(text: str, span: Span) -> Passage:
    """Return the sentence around a span; a long one is cut between words.

    >>> passage_around("بدأ العرض. يتابعها 12.485 شخصا على فيسبوك. ثم انتهى.", Span(19, 25))
    Passage(before='يتابعها ', figure='12.485', behind=' شخصا على فيسبوك.')
    """
    first = max(span.start - REACH, 0)
    before, cut = text[first : span.start], first > 0
    for end in _END.finditer(text, first, span.start):
        before, cut = text[end.end() : span.start], False
    if cut:
        before = CUT + before[before.find(" ") + 1 :]
    last = min(span.end + REACH, len(text))
    if end_mark := _END.search(text, span.end, min(last + 1, len(text))):
        behind = text[span.end : end_mark.end()].rstrip()
    else:
        behind = text[span.end : last]
        if last < len(text):
            behind = behind[: behind.rfind(" ") + 1].rstrip() + CUT
    return Passage(before.lstrip(), span.of(text), behind)


def read_passages(articles: Iterable[Article], places: Collection[Place]) -> dict[Place, Passage]:
    """Return the passages at these places, without those that lie outside their text. No text is kept in memory.

    The passage of a figure in a table begins with the first row of the table, which names the columns.
    """
    wanted: dict[str, list[Span]] = {}
    for id, span in places:
        wanted.setdefault(id, []).append(span)
    found: dict[Place, Passage] = {}
    for article in articles:
        spans = [span for span in wanted.get(article.id, ()) if span.end <= len(article.text)]
        for span, head in _with_heads(article, spans):
            passage = passage_around(article.text, span)
            found[article.id, span] = replace(passage, before=head + passage.before)
    return found


def _with_heads(article: Article, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Each span with the first row of its table, or "" if it is in no table or if that row has figures itself."""
    text = article.text
    blocks = article.blocks or (read_blocks(text) if spans and _COLUMNS.search(text) else ())
    tables = [block for block in blocks if block.kind == "table"]
    for span in spans:
        head = ""
        for table in tables:
            line = Span(table.rows[0][0].start, table.rows[0][-1].end)
            if line.end <= span.start < table.span.end and not any(
                line.start <= other.start < line.end for other in spans
            ):
                head = line.of(text)[:REACH] + "\n"
        yield span, head


LONGEST_PARAGRAPH = 2000
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCE_END = re.compile(r"[.!\u061f\u2026][\s\u00a0]+")
# Digits in groups, with a mark between them that would let the groups change places: a space or an apostrophe.
_DIGIT = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_PIPES = re.compile(r"\s*\|[\s|:-]*$")  # of a table, behind a cell
_GROUPED_DIGITS = re.compile(
    rf"{_DIGIT}+(?:[ \u00a0\u2009\u202f'\u2019.,\u060c\u066c]{_DIGIT}{{3}})+(?!{_DIGIT})"
)
_NEAR = 8  # characters within which a neighbour is looked for, beyond spaces


@dataclass(frozen=True, slots=True)
class Highlight:
    """One stretch of text, with the kind and the names of the slots that it fills, and the rows of the table that quote it."""

    number: int
    span: Span
    kind: str
    tag: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph: plain text, digits that keep their order, or a highlight around further pieces.

    A highlight that crosses the border of another is divided into parts; `first` and `last` mark the outer ones. An `isolated`
    highlight is laid out by itself, so that its neighbours cannot change the order of its characters. A highlight that is
    `joined_before` or `joined_behind` ends within a word there, and the letters of the word stay joined. What is `between` the cells of a
    table written with pipes is not seen.
    """

    text: str = ""
    digits: bool = False
    highlight: Highlight | None = None
    inner: "tuple[Stretch, ...]" = ()
    first: bool = True
    last: bool = True
    isolated: bool = False
    joined_before: bool = False
    joined_behind: bool = False
    between: bool = False


def split_paragraphs(text: str, first: int = 0, last: int | None = None) -> Iterator[Span]:
    """Yield the lines of a text or of a part of it, with their line ends; a very long line is divided between sentences.

    >>> [span.of("a\\n\\nb") for span in split_paragraphs("a\\n\\nb")]
    ['a\\n', '\\n', 'b']
    """
    for line in _LINE.finditer(text, first, len(text) if last is None else last):
        start = line.start()
        while line.end() - start > LONGEST_PARAGRAPH:
            end = _SENTENCE_END.search(text, start + LONGEST_PARAGRAPH // 2, line.end())
            if end is None:
                break
            yield Span(start, end.end())
            start = end.end()
        if start < line.end():
            yield Span(start, line.end())


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading or item (one row with one cell), or a table. The spans of all parts hold every character once."""

    kind: str  # "paragraph", "heading", "item", "table", or "between" what begins its first line
    rows: tuple[tuple[Span, ...], ...]


def split_parts(text: str, blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield the parts of a text, according to its blocks; the characters between two cells belong to the first.

    >>> from arabic_metrics.normalize import read_blocks
    >>> text = "النادي\\tالمتابعون\\nالأهلي\\t3 ملايين\\nالزمالك\\tمليونان"
    >>> [(part.kind, len(part.rows)) for part in split_parts(text, read_blocks(text))]
    [('table', 3)]
    """
    at = 0
    for block in blocks:
        if block.span.start < at:
            continue
        for paragraph in split_paragraphs(text, at, block.span.start):
            yield Part("paragraph", ((paragraph,),))
        at = min(len(text), _line_end(text, block.span.end))
        if block.kind == "table":
            starts = [cell.start for row in block.rows for cell in row]
            ends = iter([*starts[1:], at])
            rows = tuple(tuple(Span(cell.start, next(ends)) for cell in row) for row in block.rows)
            rows = tuple(_caption(row, told) for row, told in zip(rows, block.rows, strict=True))
            if rows and block.span.start < starts[0]:
                yield Part("between", ((Span(block.span.start, starts[0]),),))
            yield Part("table", rows)
        else:
            kind = {"list": "item", "heading": "heading"}.get(block.kind, "paragraph")
            for paragraph in split_paragraphs(text, block.span.start, at):
                yield Part(kind, ((paragraph,),))
    for paragraph in split_paragraphs(text, at):
        yield Part("paragraph", ((paragraph,),))


def _caption(row: tuple[Span, ...], told: tuple[Span, ...]) -> tuple[Span, ...]:
    """A row as one cell, if only its first cell has words, as in a caption; else the row as it is."""
    words = [cell for cell in told if len(cell)]
    return (Span(row[0].start, row[-1].end),) if len(words) == 1 and told[0] in words else row


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 or text[position:end].strip() else end + 1


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article with its highlights: rows of cells, each a paragraph in stretches."""

    kind: str
    rows: tuple[tuple[tuple[Stretch, ...], ...], ...]

    @property
    def width(self) -> int:
        """How many cells its longest row has."""
        return max(map(len, self.rows))


def nest_highlights(text: str, highlights: Sequence[Highlight]) -> Iterator[tuple[Stretch, ...]]:
    """Yield the paragraphs of a text as stretches that hold every character once, in order."""
    for section in nest_sections(text, highlights, ()):
        yield section.rows[0][0]


def nest_sections(
    text: str, highlights: Sequence[Highlight], blocks: Sequence[Block]
) -> Iterator[Section]:
    """Yield the parts of a text, according to its blocks, as stretches that hold every character once, in order."""
    queue = [(it.span.start, -it.span.end, it.number, it) for it in highlights if len(it.span)]
    heapq.heapify(queue)
    for part in split_parts(text, blocks):
        rows = tuple(
            tuple(_fill(text, cell, queue, inside=False) for cell in row) for row in part.rows
        )
        if part.kind in ("table", "between"):
            rows = tuple(tuple(map(_without_pipes, row)) for row in rows)
        yield Section(part.kind, rows)


def _without_pipes(cell: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """A cell with the pipes and rules behind it as a stretch of its own."""
    if not cell or not (found := _PIPES.search(cell[-1].text)):
        return cell
    words = (Stretch(cell[-1].text[: found.start()]),) if found.start() else ()
    return (*cell[:-1], *words, Stretch(found.group(), between=True))


# A highlight, or the rest of it, behind its start, its end below zero and its number: if two start together, the longer opens first.
Piece = tuple[int, int, int, Highlight]


def _fill(text: str, span: Span, queue: list[Piece], *, inside: bool) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    position = span.start
    while queue and queue[0][0] < span.end:
        start, minus_end, number, highlight = heapq.heappop(queue)
        end = min(-minus_end, span.end)
        if end < -minus_end:
            heapq.heappush(queue, (end, minus_end, number, highlight))
        found += _plain_text(text[position:start], inside=inside)
        here = Span(start, end)
        before, behind = _joins(text, here.start), _joins(text, here.end)
        found.append(
            Stretch(
                highlight=highlight,
                inner=_fill(text, here, queue, inside=True),
                first=start == highlight.span.start,
                last=end == highlight.span.end,
                isolated=not (inside or before or behind) and _stands_alone(text, here),
                joined_before=before,
                joined_behind=behind,
            )
        )
        position = end
    found += _plain_text(text[position : span.end], inside=inside)
    return tuple(found)


def _plain_text(text: str, *, inside: bool) -> Iterator[Stretch]:
    if inside:
        yield from keep_digits(text)
    elif text:
        yield Stretch(text)


def keep_digits(text: str) -> Iterator[Stretch]:
    """Yield a text in pieces, with grouped digits as pieces of their own, so that the page can keep their order.

    >>> [(piece.text, piece.digits) for piece in keep_digits("12 485 769 views")]
    [('12 485 769', True), (' views', False)]
    """
    position = 0
    for digits in _GROUPED_DIGITS.finditer(text):
        if position < digits.start():
            yield Stretch(text[position : digits.start()])
        yield Stretch(digits.group(), digits=True)
        position = digits.end()
    if position < len(text):
        yield Stretch(text[position:])


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a highlight can be isolated: one on a single word of a Latin name must stay in the flow of the name."""
    before = text[max(0, span.start - _NEAR) : span.start].rstrip()[-1:]
    after = text[span.end : span.end + _NEAR].lstrip()[:1]
    return not (_latin(before) and _latin(text[span.start])) and not (
        _latin(after) and _latin(text[span.end - 1])
    )


def _joins(text: str, position: int) -> bool:
    """Return whether a word goes on across a position: a prefix before a name, a suffix behind it."""
    return all(
        character.isalpha() or unicodedata.combining(character)
        for character in (
            text[position - 1 : position] or " ",
            text[position : position + 1] or " ",
        )
    )


def _latin(character: str) -> bool:
    """Return whether a character is a letter that is written from left to right; "" is not.

    >>> _latin("B"), _latin("\u0628"), _latin("")
    (True, False, False)
    """
    return character.isalpha() and character < "\u0590"
