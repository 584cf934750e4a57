"""Whole files as articles: texts as they are, Markdown, web pages by what trafilatura takes for the article."""

import re
from dataclasses import replace

from arabic_metrics.core import Article
from arabic_metrics.normalize.document import read_html, read_markdown
from arabic_metrics.stream.block import Failure, UnreadableError
from arabic_metrics.stream.encoding import decode_text
from arabic_metrics.stream.extra import load
from arabic_metrics.stream.limit import LONGEST_TEXT, too_long
from arabic_metrics.stream.record import read_date

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
HEAD = 4096  # bytes in which a page declares its encoding


def article_of_text(name: str, data: bytes) -> Article | Failure:
    """Return a file of text as an article whose id is the name of the file."""
    try:
        text = decode_text(data)
    except UnreadableError as error:
        return Failure(name, "", str(error))
    if not text.strip():
        return Failure(name, "", "it has no text")
    if "\0" in text:
        return Failure(name, "", "it is no text: it holds NUL characters")
    if len(text) > LONGEST_TEXT:
        return Failure(name, "", too_long(len(text), "characters of text", LONGEST_TEXT))
    return Article(text, id=name, source=name)


def article_of_markdown(name: str, data: bytes) -> Article | Failure:
    """Return a file in Markdown as an article whose id is the name of the file."""
    read = article_of_text(name, data)
    if isinstance(read, Failure):
        return read
    found = read_markdown(read.text)
    if not found.text:
        return Failure(name, "", "it has no text")
    return replace(read, text=found.text, title=found.title, blocks=found.blocks)


def article_of_page(
    source: str, place: str, data: bytes, *, id: str, declared: str | None = None
) -> Article | Failure:
    """Return the article of a web page, with the title and the date that the page states of itself."""
    if declared is None and (found := DECLARED.search(data[:HEAD])):
        declared = found[1].decode("ascii")
    try:
        html = decode_text(data, declared=declared)
    except UnreadableError as error:
        return Failure(source, place, str(error))
    load("trafilatura")  # or the sentence that says how to install it
    page = read_html(html)
    if page is None:
        return Failure(source, place, "no article was found in the page")
    if len(page.text) > LONGEST_TEXT:
        return Failure(source, place, too_long(len(page.text), "characters of text", LONGEST_TEXT))
    return Article(page.text, id, read_date(page.date), page.title, source, page.blocks)
