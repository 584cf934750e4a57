"""The layout of an article: the blocks that it comes with, or those that the lines of its text show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from arabic_metrics.core import Article, Block, Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.normalize.normalize import NormalizedText, fold_text

LINE = re.compile(r"[^\r\n]+")
BULLETS = r"\-•●○■□▪▫◦*–—►▶➤✔✅◾🔹🔸"
# The start of an item: a bullet, or a short number with a mark. «10-15 مليون» and «2.4 مليون» start none.
MARKER = re.compile(
    rf"(?:[{BULLETS}]\s*(?=[^\s{BULLETS}\d])|[{BULLETS}]\s+|\(?\d{{1,3}}\s?[-–.):/]+\s*(?=[^\d\s]))"
)
# A number with a mark. A longer number starts an item only if it is one more than that of the line before: «2025- …» starts none.
NUMBERED = re.compile(r"\(?(\d{1,7})\s?[-–.):/]+\s*(?=[^\d\s])")
FEW_DIGITS = 3
# The starts of items of a list in one line: «1- … 2- … 3- …».
INLINE = re.compile(
    r"(?:(?<=\s)|(?<=^))\(?(\d{1,7})\s?[-–)](?=\s*[^\d\s])|(?:(?<=\s)|(?<=^))\(?(\d{1,7})\.(?=\s+[^\d\s])",
    re.M,
)
KEY = re.compile(r"[^\d:]{2,60}:\s*\S|[^\d:]{2,40}\d?[^:]{0,20}:\s*\S")
NUMBER_FIRST = re.compile(r"[+]?\d")
TABS = re.compile("\t")
TAB, SPACE, LINE_END = "\t", " ", "\n"
BEHIND_TITLE = "\n\n"
DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"\d+")
GAPS = re.compile(r"\s{2,}")
RULE = re.compile(r"[|\s:+=_-]+")
ENDS = ".؟?!…"
SHORT_LINE, HEADING, LONGEST_CELL = 90, 120, 80  # characters
LEAST_ITEMS = 2
NARROWEST, WIDEST = 30, 110  # characters of the lines of a text that was cut to a width
LEAST_CUT = 3  # lines


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: str  # "item", "key", "row" or "text"
    after_blank: bool
    cells: tuple[Span, ...] = ()


def normalize_article(article: Article, lexicon: Lexicon) -> NormalizedText:
    """Fold the text of an article, and keep its blocks.

    Lines that were cut to a width are joined, and a tab becomes a line end, so that nothing is read across two cells. A title is put
    before the text as a heading, unless the text begins with it.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> article = Article("ترتيب الأندية على فيسبوك:\\n1- الأهلي: 3 ملايين\\n2- الزمالك: مليونان")
    >>> [block.kind for block in blocks_of(normalize_article(article, load_lexicon()))]
    ['heading', 'list']
    """
    normalized = _headed(article, lexicon) or fold_text(article.text, lexicon)
    head = normalized.head
    if article.blocks:
        blocks = _behind_title(article.blocks, head) if head else article.blocks
        normalized = replace(normalized, blocks=blocks)
    cut = () if article.blocks else _cut_lines(article.text)
    marks = {head + at: SPACE for at in cut}
    if TAB in article.text:
        marks |= {head + match.start(): LINE_END for match in TABS.finditer(article.text)}
    if not marks:
        return normalized
    text = list(normalized.text)
    for at, mark in marks.items():
        folded = normalized.from_source(Span(at, at + 1))
        text[folded.start : folded.end] = mark * len(folded)
    return replace(normalized, text="".join(text))


def blocks_of(normalized: NormalizedText) -> tuple[Block, ...]:
    """Return the blocks that a text comes with, or else those that its lines show. If it has a title, that is the first block."""
    if normalized.blocks or not normalized.head:
        return normalized.blocks or read_blocks(normalized.source)
    return _behind_title(read_blocks(normalized.source[normalized.head :]), normalized.head)


def _headed(article: Article, lexicon: Lexicon) -> NormalizedText | None:
    """The title and the text as one text, or the text alone if it begins with the title; None if there is no title."""
    title = article.title
    if not title or not title.strip():
        return None
    normalized = fold_text(title + BEHIND_TITLE + article.text, lexicon)
    parted = normalized.from_source(Span(0, len(title))).end
    told = " ".join(normalized.text[:parted].split()).rstrip(ENDS)
    opening = normalized.text[parted:].lstrip()[: len(told) * 2].split()
    if " ".join(opening).startswith(told):
        return replace(fold_text(article.text, lexicon), titled=True)
    return replace(normalized, head=len(title) + len(BEHIND_TITLE))


def _behind_title(blocks: tuple[Block, ...], head: int) -> tuple[Block, ...]:
    """The blocks of a text, moved behind a title and a gap."""

    def moved(span: Span) -> Span:
        return Span(span.start + head, span.end + head)

    behind = (
        replace(
            block, span=moved(block.span), rows=tuple(tuple(map(moved, row)) for row in block.rows)
        )
        for block in blocks
    )
    return (Block("heading", Span(0, head - len(BEHIND_TITLE))), *behind)


def is_item(line: str) -> bool:
    """Return whether a line starts like an item of a list.

    >>> is_item("- الأهلي"), is_item("2) الزمالك"), is_item("12 مليون متابع")
    (True, True, False)
    """
    return MARKER.match(line) is not None


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks that the lines of a text show: headings, paragraphs, lists and tables.

    >>> [(block.kind, len(block.rows)) for block in read_blocks("العنوان\\n\\nالنادي\\tالمتابعون\\nالأهلي\\t3\\nالزمالك\\t2")]
    [('heading', 0), ('table', 3)]
    """
    lines = list(_lines(text, set(_cut_lines(text))))
    found: list[Block] = []
    at = 0
    while at < len(lines):
        line, last = lines[at], at
        if line.kind == "row":
            last = _rows(lines, at)
        elif line.kind in ("item", "key"):
            last = _run(lines, at, line.kind)
        if last - at >= LEAST_ITEMS:
            found.append((_table if line.kind == "row" else _list)(lines[at:last]))
            at = last
        else:
            found.extend(_text(text, line, lines[at + 1] if at + 1 < len(lines) else None))
            at += 1
    return tuple(found)


def _lines(text: str, cut: set[int]) -> Iterator[_Line]:
    """The lines that are not empty; lines that were cut to a width are joined to one."""
    spans: list[list[int]] = []
    for match in LINE.finditer(text):
        if spans and set(range(spans[-1][1], match.start())) <= cut:
            spans[-1][1] = match.end()
        else:
            spans.append([match.start(), match.end()])
    behind, blank, place = 0, True, 0
    for start, end in spans:
        told = text[start:end]
        blank = blank or text.count("\n", behind, start) > 1
        behind = end
        inner = told.strip()
        if not inner:
            blank = True
            continue
        first = start + len(told) - len(told.lstrip(" \u00a0\u200f\u200e"))
        cells = tuple(_cells(told, start))
        place = 0 if cells else _place(inner, place)
        kind = "row" if cells else "item" if place else _kind(inner)
        yield _Line(first, start + len(told.rstrip()), inner, kind, blank, cells)
        blank = False


def _place(line: str, before: int) -> int:
    """The number of the item that a line starts: a short one, or one more than that of the line before; 0 if it starts no item."""
    match = NUMBERED.match(line)
    if match is None:
        return 0
    number = int(match[1])
    return number if len(match[1]) <= FEW_DIGITS or number == before + 1 else 0


def _kind(line: str) -> str:
    if MARKER.match(line):
        return "item"
    if (
        len(line) <= SHORT_LINE
        and DIGIT.search(line)
        and (KEY.match(line) or NUMBER_FIRST.match(line))
    ):
        return "key"
    return "text"


def _cells(line: str, start: int) -> Iterator[Span]:
    """The cells of a row: between tabs or bars, or else between two or more spaces."""
    bars = "|" in line.strip() or "\t" in line.strip()
    parts: list[tuple[int, int]] = []
    if bars:
        inner = line.rstrip(" \r\n")
        at = 0
        for mark in [*re.finditer(r"[\t|]", inner), None]:
            end = len(inner) if mark is None else mark.start()
            parts.append((at, end))
            at = end + 1
        if "|" in inner and not inner[: parts[0][1]].strip():
            parts = parts[1:]
        if "|" in inner and parts and not inner[slice(*parts[-1])].strip():
            parts = parts[:-1]
    else:
        at = len(line) - len(line.lstrip())
        for gap in GAPS.finditer(line, at):
            parts.append((at, gap.start()))
            at = gap.end()
        if line[at:].strip():
            parts.append((at, len(line.rstrip())))
    if len(parts) < LEAST_ITEMS or any(last - first > LONGEST_CELL for first, last in parts):
        return
    for first, last in parts:
        told = line[first:last]
        opened = first + len(told) - len(told.lstrip())
        yield Span(start + opened, start + max(opened, first + len(told.rstrip())))


def _rows(lines: list[_Line], at: int) -> int:
    """Return the position behind a table that starts at a line, or that of the line if there is none.

    Its rows have the same number of cells, or one cell more or less in wide tables, and half of the rows have digits.
    """
    last, width = at + 1, len(lines[at].cells)
    while (
        last < len(lines)
        and lines[last].kind == "row"
        and abs(len(lines[last].cells) - width) <= (width > LEAST_ITEMS)
    ):
        last += 1
    rows = [line for line in lines[at:last] if not RULE.fullmatch(line.text)]
    told = sum(bool(DIGIT.search(line.text)) for line in rows)
    return last if told * 2 + 1 >= len(rows) > 1 else at


def _run(lines: list[_Line], at: int, kind: str) -> int:
    """Return the position behind the lines of one kind that follow one another."""
    last = at + 1
    while last < len(lines) and lines[last].kind == kind:
        last += 1
    return last


def _table(lines: list[_Line]) -> Block:
    rows = tuple(line.cells for line in lines if not RULE.fullmatch(line.text))
    end = max(lines[-1].end, rows[-1][-1].end)  # a tab at the end opens an empty cell
    return Block("table", Span(lines[0].start, end), rows)


def _list(lines: list[_Line]) -> Block:
    rows = tuple((Span(line.start, line.end),) for line in lines)
    return Block("list", Span(lines[0].start, lines[-1].end), rows)


def _text(text: str, line: _Line, following: _Line | None) -> Iterator[Block]:
    """A heading or a paragraph; if it contains a list in one line, the paragraph before the list, and the list."""
    starts = list(_inline(text, line))
    if starts:
        if starts[0] > line.start:
            yield Block("paragraph", Span(line.start, starts[0]))
        ends = [*starts[1:], line.end]
        rows = tuple(
            (Span(first, _stripped(text, first, last)),)
            for first, last in zip(starts, ends, strict=True)
        )
        yield Block("list", Span(starts[0], line.end), rows)
        return
    heading = (
        len(line.text) <= HEADING
        and line.text[-1] not in ENDS + "،"
        and (
            line.text[-1] == ":"
            or (
                following is not None
                and (line.after_blank or following.after_blank or following.kind != "text")
            )
        )
    )
    yield Block("heading" if heading else "paragraph", Span(line.start, line.end))


def _inline(text: str, line: _Line) -> Iterator[int]:
    """The starts of the items of a list in one line: numbers with a mark, counting from one."""
    starts: list[int] = []
    if len(DIGITS.findall(text, line.start, line.end)) <= LEAST_ITEMS:
        return  # most lines: the pattern is slow
    for match in INLINE.finditer(text, line.start, line.end):
        if int(match[1] or match[2]) == len(starts) + 1:
            starts.append(match.start())
    if len(starts) > LEAST_ITEMS:
        yield from starts


def _stripped(text: str, first: int, last: int) -> int:
    return first + len(text[first:last].rstrip())


def _cut_lines(text: str) -> Iterator[int]:
    """The line ends within paragraphs that were cut to a width: the first word of the next line would not have fitted."""
    if text.count("\n") < LEAST_CUT - 1:
        return
    lines = text.split("\n")
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST:
        return
    alike = _alike(lines)
    at, place = -1, 0
    for number, (line, following) in enumerate(pairwise(lines)):
        at += len(line) + 1
        line, following = line.strip(), following.strip()
        place = _place(line, place)
        if (
            not line
            or not following
            or line[-1] in ENDS + ":"
            or "\t" in line
            or "|" in line
            or "  " in line
            or number + 1 in alike
        ):
            continue
        too_wide = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
        if too_wide and not MARKER.match(following) and not _place(following, place):
            yield at


def _alike(lines: list[str]) -> set[int]:
    """The positions of lines that begin with the same word as the two lines before: they are records, not lines of a paragraph."""
    found: set[int] = set()
    opened = [line.split(maxsplit=1)[:1] for line in lines]
    for at in range(2, len(lines)):
        if opened[at] and opened[at - 2] == opened[at - 1] == opened[at]:
            found.update((at - 1, at))
    return found
