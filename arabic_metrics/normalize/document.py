"""Reads web pages and Markdown as articles: their text, with its headings, lists and tables as blocks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from arabic_metrics.core import Block, Span
from arabic_metrics.core.article import BlockKind

ORDERED, HEADING = "ol", "head"
DATES = {"extensive_search": False, "original_date": True}  # no date is guessed from the text
# The fields of a page before its text: lines that begin with a Latin key, and what is indented or listed below them. Two of them are
# read; they may be in quotation marks. Two rules across a page with text between them hold no fields.
FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n((?=[A-Za-z])(?:(?!---|\.\.\.)(?:[A-Za-z_][\w-]*:|[ \t#-]|\r?$).*\n){1,60})(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.M | re.A,
)
FIELD = re.compile(r"^(title|date):[ \t]*[\"']?(.*?)[\"']?[ \t\r]*$", re.M)
BULLET, CELL, LINE, GAP = "- ", "\t", "\n", "\n\n"


class DocumentWriter:
    """Writes blocks to a text, and remembers their positions.

    >>> writer = DocumentWriter()
    >>> writer.add("heading", "الأندية على فيسبوك")
    >>> writer.add_table([["النادي", "المتابعون"], ["الأهلي", "3 ملايين"]])
    >>> writer.text
    'الأندية على فيسبوك\\n\\nالنادي\\tالمتابعون\\nالأهلي\\t3 ملايين'
    >>> [block.kind for block in writer.blocks]
    ['heading', 'table']
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    @property
    def text(self) -> str:
        """The text of all blocks."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, with their spans in the text."""
        return tuple(self._blocks)

    def add(self, kind: BlockKind, text: str) -> None:
        """Add a heading, a paragraph or a caption; an empty one is left out."""
        text = text.strip()
        if text:
            self._open()
            self._blocks.append(Block(kind, self._write(text)))

    def add_list(self, items: Iterable[str], *, ordered: bool = False) -> None:
        """Add a list; the items of an ordered list get their numbers, as a reader sees them."""
        told = [item for item in map(flat, items) if item]
        if not told:
            return
        self._open()
        start, rows = self._length, []
        for number, item in enumerate(told, 1):
            if number > 1:
                self._write(LINE)
            first = self._length
            self._write(f"{number}. " if ordered else BULLET)
            self._write(item)
            rows.append((Span(first, self._length),))
        self._blocks.append(Block("list", Span(start, self._length), tuple(rows)))

    def add_table(self, rows: Iterable[Iterable[str]]) -> None:
        """Add a table: a line for each row, with tabs between its cells."""
        told = [cells for cells in ([flat(cell) for cell in row] for row in rows) if any(cells)]
        if not told:
            return
        self._open()
        start, spans = self._length, []
        for number, cells in enumerate(told):
            if number:
                self._write(LINE)
            row = []
            for column, cell in enumerate(cells):
                if column:
                    self._write(CELL)
                row.append(self._write(cell))
            spans.append(tuple(row))
        self._blocks.append(Block("table", Span(start, self._length), tuple(spans)))

    def _open(self) -> None:
        if self._parts:
            self._write(GAP)

    def _write(self, text: str) -> Span:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Span(start, self._length)


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a page or of a file in Markdown: its text, the blocks in it, its title and its date."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    date: str | None = None


def read_html(html: str) -> Document | None:
    """Return the article that trafilatura finds in a web page; None if it finds none, or cannot parse the markup.

    Raises:
        ImportError: trafilatura is not installed.
    """
    import trafilatura

    try:
        page: Any = trafilatura.bare_extraction(
            html.replace("\0", ""),
            with_metadata=True,
            include_comments=False,
            date_extraction_params=DATES,
        )
    except Exception:  # lxml and htmldate raise many kinds on broken markup
        return None
    if page is None or page.body is None:
        return None
    writer = DocumentWriter()
    _write_elements(page.body, writer)
    return (
        Document(writer.text, writer.blocks, page.title or None, page.date) if writer.text else None
    )


def _write_elements(parent: Any, writer: DocumentWriter) -> None:
    if parent.text and parent.text.strip():
        writer.add("paragraph", parent.text)
    for element in parent:
        match element.tag:
            case "head":
                writer.add("heading", flat(_told(element)))
            case "list":
                writer.add_list(_items(element), ordered=element.get("rend") == ORDERED)
            case "table":
                writer.add_table(
                    [[_told(cell) for cell in row.iter("cell")] for row in element.iter("row")]
                )
            case "p" | "quote" | "code":
                writer.add("paragraph", _told(element))
            case "graphic":
                pass
            case _:
                _write_elements(element, writer)
        if element.tail and element.tail.strip():
            writer.add("paragraph", element.tail)


def _items(parent: Any) -> Iterator[str]:
    """The items of a list; those of a list within an item come after that item."""
    for item in parent.iter("item"):
        yield _told(item, without="list")


def _told(element: Any, without: str = "") -> str:
    """The text of an element, with its line breaks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append(LINE)
        elif child.tag != without:
            parts.append(_told(child, without))
        parts.append(child.tail or "")
    return "".join(parts)


def read_markdown(text: str) -> Document:
    """Return the content of a text in Markdown (CommonMark with tables).

    Its title and its date stand in its front matter, between lines of three dashes; without a title there, it is the first heading.

    >>> read_markdown("# العنوان\\n\\n1. الأهلي: **3** ملايين\\n2. الزمالك: مليونان").text
    'العنوان\\n\\n1. الأهلي: 3 ملايين\\n2. الزمالك: مليونان'
    """
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    front = FRONT_MATTER.match(text)
    told = dict(FIELD.findall(front[1])) if front else {}
    body = text[front.end() :] if front else text
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body))
    writer = DocumentWriter()
    _write_nodes(tree.children, writer)
    text = writer.text
    heading = (block.span.of(text) for block in writer.blocks if block.kind == "heading")
    title = told.get("title") or next(heading, None)
    return Document(text, writer.blocks, title, told.get("date"))


def _write_nodes(nodes: Iterable[Any], writer: DocumentWriter) -> None:
    for node in nodes:
        match node.type:
            case "heading":
                writer.add("heading", flat(_said(node)))
            case "paragraph":
                writer.add("paragraph", _said(node))
            case "bullet_list" | "ordered_list":
                writer.add_list(_said_items(node), ordered=node.type == "ordered_list")
            case "table":
                writer.add_table(
                    [
                        [_said(cell) for cell in row.children]
                        for part in node.children
                        for row in part.children
                    ]
                )
            case "fence" | "code_block":
                writer.add("paragraph", node.content)
            case "blockquote":
                _write_nodes(node.children, writer)
            case _:
                pass


def _said_items(node: Any) -> Iterator[str]:
    for item in node.children:
        yield " ".join(_said(child) for child in item.children if not child.type.endswith("_list"))
        for child in item.children:
            if child.type.endswith("_list"):
                yield from _said_items(child)


def _said(node: Any) -> str:
    """The words of a node without its markup; a picture has none."""
    match node.type:
        case "text" | "code_inline":
            return str(node.content)
        case "softbreak" | "hardbreak":
            return LINE
        case "image" | "html_inline":
            return ""
        case _:
            return "".join(_said(child) for child in node.children)
