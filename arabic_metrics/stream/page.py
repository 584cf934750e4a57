"""Whole files as articles: texts as they are, Markdown, web pages by what trafilatura takes for the article."""

import re
from dataclasses import replace

from arabic_metrics.core import Article
from arabic_metrics.normalize.document import read_html, read_markdown
from arabic_metrics.stream.block import LONGEST_TEXT, UnreadableError, too_long
from arabic_metrics.stream.encoding import decode_text
from arabic_metrics.stream.extra import load
from arabic_metrics.stream.record import read_date

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
HEAD = 4096  # bytes in which a page declares its encoding


def article_of_text(name: str, data: bytes) -> Article:
    """Return a file of text as an article whose id is the name of the file.

    Raises:
        UnreadableError: it is no text, has none, or too much.
    """
    text = decode_text(data)
    if "\0" in text and text.strip():
        raise UnreadableError("it is no text: it holds NUL characters")
    return Article(_checked(text), id=name, source=name)


def article_of_markdown(name: str, data: bytes) -> Article:
    """Return a file in Markdown as an article whose id is the name of the file.

    Raises:
        UnreadableError: it is no text, has none, or too much.
    """
    read = article_of_text(name, data)
    found = read_markdown(read.text)
    return replace(read, text=_checked(found.text), title=found.title, blocks=found.blocks)


def article_of_page(source: str, data: bytes, *, id: str, declared: str | None = None) -> Article:
    """Return the article of a web page, with the title and the date that the page states of itself.

    Raises:
        UnreadableError: it cannot be decoded, has no article, or too long a one.
    """
    if declared is None and (found := DECLARED.search(data[:HEAD])):
        declared = found[1].decode("ascii")
    html = decode_text(data, declared=declared)
    load("trafilatura")  # or the sentence that says how to install it
    page = read_html(html)
    if page is None:
        raise UnreadableError("no article was found in the page")
    text, published = _checked(page.text), read_date(page.date)
    return Article(text, id, published, page.title, source, page.blocks)


def _checked(text: str) -> str:
    if not text.strip():
        raise UnreadableError("it has no text")
    if len(text) > LONGEST_TEXT:
        raise UnreadableError(too_long(len(text), "characters of text", LONGEST_TEXT))
    return text
