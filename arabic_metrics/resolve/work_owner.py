"""Whose work it is: «تغريدة نيمار», «فيديو النادي الأهلي». The owner of a work is the owner of followers told with it."""

from dataclasses import replace

from arabic_metrics.core import Span
from arabic_metrics.recognize import EntityMention, RecognizedText, Vocabulary

ARTICLE, QUOTES = "ال", ("«", '"')


def work_owner(
    work: EntityMention, recognized: RecognizedText, vocabulary: Vocabulary
) -> EntityMention | None:
    """Return the name behind the noun of a work, or None where the work has a title or no name."""
    if work.role != "work" or work.last - work.first < 2:
        return None
    words = recognized.words
    known = next(
        (
            match
            for position in range(work.first + 1, work.last)
            if (match := vocabulary.gazetteer.match(list(words), position)) and not match[0].network
        ),
        None,
    )
    text = recognized.parsed.normalized.text
    span = Span(words[work.first + 1].start, work.span.end)
    if (
        span.start >= span.end
        or span.of(text).startswith((ARTICLE, *QUOTES))
        or words[work.first + 1].text in vocabulary.common_noun
    ):
        return None
    if known is not None:
        return replace(
            work, role="known", name=known[0].name, known=known[0].id, span=span, head=""
        )
    return replace(work, role="name", name=span.of(text), span=span, head="")
