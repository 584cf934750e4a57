"""Passages: the sentence that a figure stands in, with the figure apart, so that a reader can check it at a glance."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from arabic_metrics.core import Article, Span

REACH = 180  # characters on either side, at most
# A sentence ends at a line, or at a mark that no digit follows: 12.485.769 has none.
_END = re.compile(r"[\r\n]+|[.!?؟…](?=\s)")
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
    """Return the passages at these places; one that lies outside its text is left out. No text is kept."""
    wanted: dict[str, list[Span]] = {}
    for id, span in places:
        wanted.setdefault(id, []).append(span)
    return {
        (article.id, span): passage_around(article.text, span)
        for article in articles
        for span in wanted.get(article.id, ())
        if span.end <= len(article.text)
    }
