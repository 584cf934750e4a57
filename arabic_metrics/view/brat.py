"""brat: standoff files of the claims, with the configuration of a collection.

brat counts code points, as this library does. A span in its files cannot cross a line end, so such a span is written in pieces. Each
carriage return is replaced by one space or line end, because some readers of text files drop it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from arabic_metrics.core import Span
from arabic_metrics.core.argument import check_each, check_path
from arabic_metrics.core.file import write_file
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.view.mark import (
    ASPECTS,
    LINKS,
    MODIFIERS,
    RATES,
    TEXTS,
    UNRESOLVED,
    Mark,
    MarkedText,
    ReadTexts,
    claim_stem,
    figure_labels,
    mark_claims,
)

ATTRIBUTES = {"modifier": MODIFIERS[1:], "aspect": ASPECTS[1:], "rate": RATES}
PLAIN = {"modifier": MODIFIERS[0], "aspect": ASPECTS[0]}
NOTE = "AnnotatorNotes"
LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")  # what str.splitlines keeps whole
COLORS = {
    "entity": "#a6cee3",
    "platform": "#cab2d6",
    "period": "#d9c3a5",
    "attribution": "#d9d9d9",
    "scope": "#e6e69a",
    "rank": "#fb9a99",
    UNRESOLVED: "#eeeeee",
}
FIGURE_COLOR = "#b2df8a"


def write_brat(texts: ReadTexts, folder: str | Path, lexicon: Lexicon | None = None) -> int:
    """Write a `.txt` and an `.ann` for each article, and the configuration beside them; return the number of articles.

    Each article comes with its claims and the region of its gold; brat has no field for the region.
    """
    texts = check_each(texts, tuple, "texts", TEXTS)
    folder = check_path(folder, "the folder of an export")
    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / "annotation.conf", brat_annotation_config(lexicon))
    write_file(folder / "visual.conf", brat_visual_config(lexicon))
    taken: set[str] = set()
    for article, claims, _ in texts:
        stem = claim_stem(article.id, taken)
        write_file(folder / f"{stem}.txt", brat_text(article.text))
        write_file(folder / f"{stem}.ann", brat_standoff(mark_claims(article, claims)))
    return len(taken)


def brat_text(text: str) -> str:
    r"""Return a text for brat: without carriage returns, and with as many characters as before.

    >>> brat_text("عنوان\r\nخبر\rآخر")
    'عنوان \nخبر\nآخر'
    """
    return text.replace("\r\n", " \n").replace("\r", "\n")


def brat_standoff(marked: MarkedText) -> str:
    """Return the marks of a text in brat's standoff format. Facts with few values are attributes, all others are notes.

    >>> from arabic_metrics.core import Article
    >>> from arabic_metrics.resolve import extract_claims
    >>> article = Article("لدى نادي الوحدات أكثر من 325 ألف متابع")
    >>> print(brat_standoff(mark_claims(article, extract_claims(article))).expandtabs(4), end="")
    T1  entity 4 16 نادي الوحدات
    #1  AnnotatorNotes T1   name: نادي الوحدات
    T2  followers 25 32 325 ألف
    A1  modifier T2 more_than
    #2  AnnotatorNotes T2   value: 325000
    R1  of Arg1:T2 Arg2:T1
    """
    ids = {mark.id: f"T{number}" for number, mark in enumerate(marked.marks, 1)}
    lines: list[str] = []
    attributes = notes = 0
    for mark in marked.marks:
        lines.append(f"{ids[mark.id]}\t{_text_bound(mark, marked.article.text)}")
        for name, fact in _attributes(mark):
            attributes += 1
            lines.append(f"A{attributes}\t{name} {ids[mark.id]} {fact}")
        note = "; ".join(_notes(mark))
        if note:
            notes += 1
            lines.append(f"#{notes}\t{NOTE} {ids[mark.id]}\t{note}")
    for number, link in enumerate(marked.links, 1):
        lines.append(f"R{number}\t{link.label} Arg1:{ids[link.figure]} Arg2:{ids[link.slot]}")
    return "".join(f"{line}\n" for line in lines)


def brat_annotation_config(lexicon: Lexicon | None = None) -> str:
    """Return `annotation.conf`: the labels, the relations that are allowed, and the attributes of figures."""
    figures = figure_labels(lexicon)
    targets = "|".join(figures)
    lines = ["[entities]", *LINKS, *figures, UNRESOLVED, "", "[relations]"]
    lines += [f"{link}\tArg1:{targets}, Arg2:{slot}" for slot, link in LINKS.items()]
    lines += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]", ""]
    lines += ["[attributes]"]
    lines += [f"{name}\tArg:{targets}, Value:{'|'.join(v)}" for name, v in ATTRIBUTES.items()]
    return "\n".join(lines) + "\n"


def brat_visual_config(lexicon: Lexicon | None = None) -> str:
    """Return `visual.conf`: a colour for each label."""
    labels = (*LINKS, *figure_labels(lexicon), UNRESOLVED)
    lines = ["[labels]", *labels, *LINKS.values(), *ATTRIBUTES, "", "[drawing]"]
    lines += ["SPAN_DEFAULT\tfgColor:black, bgColor:white, borderColor:darken"]
    lines += ["ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"]
    lines += [f"{label}\tbgColor:{COLORS.get(label, FIGURE_COLOR)}" for label in labels]
    lines += [f"{name}\tglyph:*" for name in ATTRIBUTES]
    return "\n".join(lines) + "\n"


def _text_bound(mark: Mark, text: str) -> str:
    pieces = _pieces(mark.span, text)
    offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"{mark.label} {offsets}\t{' '.join(piece.of(text) for piece in pieces)}"


def _pieces(span: Span, text: str) -> list[Span]:
    """The parts of a span between its line ends."""
    return [Span(*line.span()) for line in LINE.finditer(text, span.start, span.end)]


def _attributes(mark: Mark) -> Iterator[tuple[str, str]]:
    for name, fact in mark.facts:
        if name in ATTRIBUTES and fact != PLAIN.get(name):
            yield name, fact


def _notes(mark: Mark) -> Iterator[str]:
    for name, fact in mark.facts:
        if name not in ATTRIBUTES:
            yield f"{name}: {' '.join(fact.split())}"
