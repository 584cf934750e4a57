"""A table for the terminal: logical order, columns that line up, Arabic isolated from its neighbours."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
GAP = "  "
RULE = "─"
LEAST = 6  # to which a column is narrowed if its words leave no room
# Between words, in «facebook+|x», «…news/|a-|b.txt», «2025-07/|2025-08», «10–|12», but not in «2025-07».
PIECES = re.compile(r"(?<= )|(?<=[^\W\d][-/+_])(?=[^\W\d])|(?<=\d/)|(?<=–)")


def draw_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: frozenset[str] = frozenset(),
    isolate: bool = False,
    widest: int = 0,
) -> str:
    """Return a table as lines of text. Columns named in `right` are set to the right.

    A column is as wide as its widest cell takes on screen: vowel signs take nothing. Where the table would be wider than `widest`, if that
    is given, the widest of the other columns are made narrower, to their longest words, and then those in `right` to their longest numbers; what does not fit goes on in further lines. With `isolate`, a cell of Arabic is between a
    first-strong isolate and its end, so that a terminal which reorders text reorders it within the cell alone; without, nothing
    invisible is written.

    >>> print(draw_table(["entity", "followers"], [["وِزَارَة", "12"]], right=frozenset({"followers"})), end="")
    entity  followers
    ──────  ─────────
    وِزَارَة          12
    """
    widths = [
        max(map(cell_len, (heading, *cells)))
        for heading, *cells in zip(headings, *rows, strict=True)
    ]
    widest = widest and widest - len(GAP) * (len(widths) - 1)
    numbers = [at for at, heading in enumerate(headings) if heading in right]
    others = [at for at in range(len(headings)) if at not in numbers]
    columns = [[row[at] for row in rows] for at in range(len(widths))]
    _narrow(widths, {at: longest_piece([headings[at], *columns[at]]) for at in others}, widest)
    _narrow(widths, {at: max(LEAST, longest_piece(columns[at])) for at in numbers}, widest)
    _narrow(widths, dict.fromkeys(others, LEAST), widest)
    ruler = tuple(RULE * width for width in widths)
    lines = [*_wrapped(headings, widths), ruler]
    lines += [line for row in rows for line in _wrapped(row, widths)]
    return "".join(_line(line, headings, widths, right, isolate) for line in lines)


def _narrow(widths: list[int], least: dict[int, int], widest: int) -> None:
    """Make columns narrower, the widest first, until all take `widest` together, if that is given, or each is as narrow as may be."""
    while widest and sum(widths) > widest:
        wide = [at for at, width in least.items() if widths[at] > width]
        if not wide:
            break
        widths[max(wide, key=lambda at: widths[at])] -= 1


def _wrapped(cells: Sequence[str], widths: Sequence[int]) -> list[tuple[str, ...]]:
    """A row as the lines that it takes in columns of these widths."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return list(zip_longest(*wrapped, fillvalue=""))


def narrowest(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return how narrow a table can be without a word that is divided.

    >>> narrowest(["owner", "n"], [["صحيفة الميناء", "10–12"]])
    12
    """
    return sum(
        len(GAP) + longest_piece(cells) for cells in zip(headings, *rows, strict=True)
    ) - len(GAP)


def longest_piece(texts: Iterable[str]) -> int:
    """Return how wide the widest word of texts is; those with hyphens, slashes and the like are several."""
    return max(
        (cell_len(piece.strip()) for text in texts for piece in PIECES.split(text)), default=0
    )


def wrap(text: str, width: int) -> list[str]:
    """Return a text as lines that take no more than `width` on screen, divided between words, or in a word that is wider.

    >>> wrap("صحيفة الميناء اليومية", 14)
    ['صحيفة الميناء', 'اليومية']
    >>> wrap("news/interior-ministry.txt", 14)
    ['news/interior-', 'ministry.txt']
    """
    lines = [""]
    for piece in PIECES.split(text):
        if cell_len(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
            continue
        if lines[-1]:
            lines.append("")
        for character in piece:
            if cell_len(lines[-1] + character.strip()) > width:
                lines.append("")
            lines[-1] += character
    return [line.rstrip() for line in lines]


def _line(
    cells: tuple[str, ...],
    headings: Sequence[str],
    widths: list[int],
    right: frozenset[str],
    isolate: bool,
) -> str:
    padded = []
    for cell, heading, width in zip(cells, headings, widths, strict=True):
        space = " " * (width - cell_len(cell))
        shown = f"{ISOLATE}{cell}{END_ISOLATE}" if isolate and _is_right_to_left(cell) else cell
        padded.append(space + shown if heading in right else shown + space)
    return GAP.join(padded).rstrip() + "\n"


def _is_right_to_left(cell: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in cell)


def one_line(text: str, longest: int = 0) -> str:
    """Return a text as one line without invisible marks, cut between words to `longest` characters if that is given; not in a figure, as far as its digits tell.

    >>> one_line("وزارة\\nالداخلية"), one_line("وزارة الداخلية", 8), one_line("تخطت 1.2 مليون", 11)
    ('وزارة الداخلية', 'وزارة…', 'تخطت…')
    """
    visible = "".join(_visible(character) for character in text)
    line = " ".join(visible.split())
    if not longest or len(line) <= longest:
        return line
    words = line[:longest].rpartition(" ")[0]
    while any(map(str.isdigit, words.rpartition(" ")[2])):
        words = words.rpartition(" ")[0]
    return (words or line[: longest - 1]) + "…"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return "" if unicodedata.category(character) == "Cf" else " "
