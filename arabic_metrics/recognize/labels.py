"""Labels: the names that rows of tables and items of lists begin with, which are one mention each whatever the words of them are."""

from collections.abc import Iterable, Mapping, Sequence

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.word import Word, closed


def name_labels(
    mentions: Iterable[Mention], labels: Mapping[int, int], words: Sequence[Word], text: str
) -> tuple[Mention, ...]:
    """Return mentions with one name for each label; `labels` tell the first word of each and the one behind its last."""
    inside = {at: first for first, last in labels.items() for at in range(first, last)}
    found: list[Mention] = []
    told: set[int] = set()
    for mention in mentions:
        label = inside.get(mention.first)
        if label is None:
            beside = mention.apposed in inside  # «الأهلي (مصر)»: each row names another
            found.append(mention._replace(apposed=-1) if beside else mention)
        elif mention.first == label and label not in told:
            told.add(label)
            found.append(_whole(mention, labels[label], words, text))
    for first in labels.keys() - told:
        last = labels[first]
        span = Span(words[first].start, words[last - 1].end)
        head = words[first].text
        found.append(Mention(first, last, span, "", span.of(text), head, "topic", proper=True))
    return tuple(sorted(found, key=lambda mention: mention.first))


def _whole(mention: Mention, last: int, words: Sequence[Word], text: str) -> Mention:
    """A mention that begins a label, as far as the label goes."""
    if mention.last == last and mention.proper:
        return mention
    span = closed(Span(mention.span.start, words[last - 1].end), text)
    known = mention.last == last and mention.known
    return mention._replace(
        last=last, span=span, name=mention.name if known else span.of(text), known=known or "",
        proper=True, pointing=False, apposed=-1, nested=False,
    )  # fmt: skip
