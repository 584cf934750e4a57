"""Whole files as articles: texts as they are, Markdown, web pages by what trafilatura takes for the article.

Of a file that makes none, because it is no text, has none or too much, each raises an UnreadableError.
"""

import re
from dataclasses import replace

from arabic_metrics.core import Article
from arabic_metrics.core.errors import UnreadableError
from arabic_metrics.core.extra import load
from arabic_metrics.normalize.document import read_html, read_markdown
from arabic_metrics.stream.encoding import decode_text
from arabic_metrics.stream.record import checked_text, read_date

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
HEAD = 4096  # bytes in which a page declares its encoding


def article_of_text(name: str, data: bytes) -> Article:
    """Return a file of text as an article whose id is the name of the file."""
    text = decode_text(data)
    if "\0" in text and text.strip():
        raise UnreadableError("it is no text: it holds NUL characters")
    return Article(checked_text(text), id=name, source=name)


def article_of_markdown(name: str, data: bytes) -> Article:
    """Return a file in Markdown as an article whose id is the name of the file, with the title and the date that it states of itself."""
    read = article_of_text(name, data)
    found = read_markdown(read.text)
    text, published = checked_text(found.text), read_date(found.date)
    return replace(read, text=text, published=published, title=found.title, blocks=found.blocks)


def article_of_page(
    source: str, data: bytes, *, id: str = "", declared: str | None = None
) -> Article:
    """Return the article of a web page, with the title and the date that the page states of itself; its id is the source unless it is given."""
    if declared is None and (found := DECLARED.search(data[:HEAD])):
        declared = found[1].decode("ascii")
    html = decode_text(data, declared=declared)
    load("trafilatura")  # or the sentence that says how to install it
    page = read_html(html)
    if page is None:
        raise UnreadableError("no article was found in the page")
    text, published = checked_text(page.text), read_date(page.date)
    return Article(text, id or source, published, page.title, source, page.blocks)
