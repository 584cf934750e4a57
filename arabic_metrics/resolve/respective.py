"""Rows of names and their figures: «لدى الأهلي والزمالك 14 مليونا و7 ملايين على التوالي» gives each figure the name in the same place.

«لدى كل من الأهلي والزمالك 5 ملايين», «5 ملايين لكل منهما» give each name the one figure.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import TypeVar

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import AND, FROM
from arabic_metrics.recognize import Word
from arabic_metrics.recognize.mention import Mention, PlatformMention
from arabic_metrics.recognize.syntax import PREPOSITION
from arabic_metrics.recognize.vocabulary import Vocabulary

FEWEST = 2
APART = 3  # words from one figure of a row to the next: «14 مليون متابع و7 ملايين»
NEAR = 4  # words from a row to «على التوالي», or to the other row behind it

N = TypeVar("N", Mention, PlatformMention)
Places = Sequence[tuple[int, int]]


@dataclass(slots=True)
class Respective:
    """What such words assign in a sentence: the owner and the network of a figure by its first word, the owner of a place by the word behind it."""

    owners: dict[int, Mention] = field(default_factory=dict)
    networks: dict[int, PlatformMention] = field(default_factory=dict)
    ranked: dict[int, Mention] = field(default_factory=dict)


def in_order(
    words: Sequence[Word], tags: Sequence[str], table: Vocabulary, first: int, last: int
) -> list[int]:
    """Return where the words «على التوالي», «على الترتيب» stand in a range."""
    return [
        at
        for at in range(first + 1, last)
        if words[at].text in table.in_order_word and tags[at - 1] == PREPOSITION
    ]


def respective(ends: Sequence[int], rows: Sequence[Sequence[N]], figures: Places) -> dict[int, N]:
    """Return which names of rows the figures of a sentence have that such words (`ends`) assign, by the first word of each figure.

    The row of figures may stand behind that of names, or before it: «14 مليونا و7 ملايين للأهلي والزمالك على التوالي».
    """
    found: dict[int, N] = {}
    closed, lasts = [row[-1].last for row in rows], [last for _, last in figures]
    for end in ends:
        at = bisect_left(closed, end)
        if not at:
            continue
        names = rows[at - 1]
        opening = names[-1].last if names[-1].last < end - NEAR else -1
        closing = end if opening >= 0 else names[0].first
        before = bisect_right(lasts, closing)
        near = figures[max(0, before - len(names) - 1) : before]  # one more would be another row
        told = _row(near, opening, closing)
        if len(told) == len(names):
            found.update(zip(told, names, strict=True))
    return found


def rows_of_names(words: Sequence[Word], mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Return the rows of names that «و» or commas join, each of two or more."""
    rows: list[list[Mention]] = []
    for mention in mentions:
        if mention.nested or mention.kind == "network":
            continue
        before = rows[-1][-1] if rows else None
        joined = words[mention.first].text.startswith(AND) or words[mention.first].breaks
        if (before is not None and joined and mention.first == before.last) or (
            before is not None
            and mention.first == before.last + 1
            and words[before.last].text == AND
        ):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return [row for row in rows if len(row) >= FEWEST]


def rows_of_networks(
    words: list[Word], mentions: Iterable[PlatformMention], table: Vocabulary
) -> list[list[PlatformMention]]:
    """Return the networks of each mention of several, in the order of the text: «فيسبوك وإنستغرام»."""
    rows: list[list[PlatformMention]] = []
    for mention in mentions:
        row: list[PlatformMention] = []
        for at in range(mention.first, mention.last):
            found = table.platforms.match(words, at)
            if found is not None and (not row or at >= row[-1].last):
                span = Span(words[at].start + found[2], words[at + found[1] - 1].end)
                row.append(PlatformMention(at, at + found[1], span, found[0].id))
        if len(row) >= FEWEST:
            rows.append(row)
    return rows


def has_each(
    words: Sequence[Word], table: Vocabulary, row: Sequence[Mention], place: tuple[int, int]
) -> bool:
    """Whether each name of a row has the figure at a place: «كل من الأهلي والزمالك», «5 ملايين متابع لكل منهما», «نشر كل منهما 90 صورة»."""
    first, last = place
    named = row[0].first
    opened = named > 1 and words[named - 1].text == FROM
    if opened and words[named - 2].text in table.each_word:
        return True
    behind = list(takewhile(lambda word: not word.breaks, words[last : last + NEAR + FEWEST]))
    before = words[max(row[-1].last, first - NEAR) : first]
    return row[-1].last < last and any(
        each.text in table.each_word and them.text in table.of_them
        for near in (before, behind)
        for each, them in pairwise(near)
    )


def _row(figures: Places, opening: int, closing: int) -> list[int]:
    """The first words of the figures of a row that ends near a position and begins behind another."""
    told: list[int] = []
    end, reach = closing, NEAR
    for first, last in reversed(figures):
        if first < opening or last > end or end - last > reach:
            break
        told.append(first)
        end, reach = first, APART
    return told[::-1]
