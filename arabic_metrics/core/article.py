"""Article: what is read, and the blocks of its layout."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from arabic_metrics.core.argument import (
    check_date,
    check_each,
    check_kind,
    check_text,
    warn_of_file,
)
from arabic_metrics.core.span import Span

BlockKind = Literal["heading", "paragraph", "list", "table", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list, a table or a caption of an article, and where it is in its text.

    `rows` are the rows of a table, each the spans of its cells; an item of a list is a row of one cell. An empty cell has an empty span.
    """

    kind: BlockKind
    span: Span
    rows: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published, with what is known about it.

    `published` is the date that «الشهر الماضي» is read against; without it relative periods keep no dates. `blocks` are the layout where
    it is known, as it is of HTML and Markdown; without them it is read from the lines of the text. A `title` is read before the text,
    unless the text begins with it.

    >>> Article("بلغ عدد متابعي الصفحة 40 ألفا", id="a1").published is None
    True

    Raises:
        TypeError: a field is of another kind.
    """

    text: str
    id: str = ""
    published: dt.date | None = None
    title: str | None = None
    source: str | None = None
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        check_text(self.text, "text of an Article")
        check_text(self.id, "id of an Article")
        for name in ("title", "source"):
            check_kind(getattr(self, name), str, f"{name} of an Article", "a string or None")
        published = check_date(self.published, "published of an Article")
        if published is not self.published:
            object.__setattr__(self, "published", published)
        if self.blocks != ():
            blocks = tuple(check_each(self.blocks, Block, "blocks of an Article", "several Blocks"))
            object.__setattr__(self, "blocks", blocks)


def check_article(given: object, name: str = "article") -> Article:
    """Return an article, of a text one without id. Of a text that is the name of a file, it warns."""
    if isinstance(given, Article):
        return given
    text = check_text(given, name, "a string or an Article")
    warn_of_file(text, name)
    return Article(text)
