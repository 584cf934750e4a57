"""A table for the terminal: logical order, columns that line up, Arabic isolated from its neighbours."""

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
GAP = "  "
RULE = "─"
NARROWEST, LEAST = 10, 6  # to which a column is narrowed: a day; if that is not enough


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
    is given, the widest of the other columns are made narrower, and then the headings of those in `right`; what does not fit goes on in further lines. With `isolate`, a cell of Arabic is between a
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
    _narrow(widths, dict.fromkeys(others, NARROWEST), widest)
    cells = {at: max((cell_len(row[at]) for row in rows), default=0) for at in numbers}
    _narrow(widths, {at: max(LEAST, width) for at, width in cells.items()}, widest)
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


def wrap(text: str, width: int) -> list[str]:
    """Return a text as lines that take no more than `width` on screen, divided between words, or in a word that is wider.

    >>> wrap("صحيفة الميناء اليومية", 14)
    ['صحيفة الميناء', 'اليومية']
    """
    if cell_len(text) <= width:
        return [text]
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if cell_len(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if cell_len(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines


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
