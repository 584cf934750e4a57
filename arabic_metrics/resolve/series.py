"""Series: names in a row, each with its place or its number: «الهند أولا بـ403 ملايين، ثم البرازيل ثانيا (197 مليونا)»."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from arabic_metrics.lexicon.affix import ARTICLE, FOR
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import RankMention
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.vocabulary import Vocabulary

NAME, PLACE, NUMBER = "name", "place", "number"
COUNTS = frozenset({"cardinal", "magnitude"})
FEWEST, REGULAR = 2, 3  # items of a series, and of one whose turns are no chance
REACH = 12  # words from one part of an item to the next
SMALLEST = 10  # a smaller number is hardly an audience: «في 3 دول»
LEADS = 2  # words from a place to the name that it leads, or to where it holds
SUBJECTS = frozenset({"", "topic", "subject", "conjunct"})
APART = 4  # words between two parts of a series that tells nothing else


@dataclass(slots=True)
class Item:
    """A name with its place and number; each stands at a word position."""

    name: Mention | None = None
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)
    shape: str = ""  # its parts in text order: "name place number"
    size: int = 0  # items of its series
    order: int = 0  # its own number in the series, from 1
    again: bool = False  # built as the item before it
    regular: bool = False  # one of a series in which names and numbers take turns
    certain: bool = False  # one of a regular series that tells nothing else
    further: list[tuple[int, int]] = field(default_factory=list)  # more places: «والـ28 عالميا»

    def add(self, sort: str, first: int, last: int) -> None:
        """Add a part."""
        self.parts[sort] = (first, last)
        self.shape = f"{self.shape} {sort}".strip()

    @property
    def whole(self) -> bool:
        """Whether it has a name, and a place or a number."""
        return self.name is not None and len(self.parts) > 1

    @property
    def last(self) -> int:
        """The word position behind its last part."""
        return max(last for _, last in (*self.parts.values(), *self.further))

    @property
    def first(self) -> int:
        """The word position of its first part."""
        return min(first for first, _ in self.parts.values())


class _Part(NamedTuple):
    """A name, a place or a number where it stands; `value` is that of a place."""

    first: int
    last: int
    sort: str
    mention: Mention | None = None
    value: int = 0


def find_series(
    mentions: Sequence[Mention],
    numbers: Sequence[tuple[int, int, NumberExpression]],
    ranks: Sequence[RankMention],
    table: Vocabulary,
    is_named: Callable[[str], bool],
) -> dict[int, Item]:
    """Return the items of the series of a sentence by the word positions of their places and numbers.

    `is_named` tells whether a noun is the head of a name of the text: then it points to that.
    """
    parts = sorted(
        _parts(mentions, numbers, ranks, table, is_named), key=attrgetter("first", "last")
    )
    found: dict[int, Item] = {}
    for row in _rows(_items(parts)):
        turns = {" ".join(s for s in item.shape.split() if s != PLACE) for item in row}
        regular = turns == {f"{NAME} {NUMBER}"} and (
            len(row) >= REGULAR or all(PLACE in item.parts for item in row)
        )
        certain = regular and _is_tight(row)
        for order, item in enumerate(row, 1):
            item.size, item.order = len(row), order
            item.again = order > 1 and item.shape == row[order - 2].shape
            item.regular, item.certain = regular, certain
            found.update({first: item for sort, (first, _) in item.parts.items() if sort != NAME})
            found.update({first: item for first, _ in item.further})
    return found


def _is_tight(row: Sequence[Item]) -> bool:
    """Whether the parts of a series stand beside one another."""
    within = (pairwise(sorted(item.parts.values())) for item in row)
    return all(b[0] - a[1] <= APART for parts in within for a, b in parts) and all(
        b.first - a.last <= APART for a, b in pairwise(row)
    )


def has_several(
    numbers: Sequence[tuple[int, int, NumberExpression]], ranks: Sequence[RankMention]
) -> bool:
    """Whether a sentence has places and numbers enough for a series."""
    counted = sum(map(_counts, (number for _, _, number in numbers)))
    return counted + len(ranks) >= FEWEST


def _counts(number: NumberExpression) -> bool:
    return number.kind in COUNTS and number.value >= SMALLEST


def _parts(
    mentions: Sequence[Mention],
    numbers: Sequence[tuple[int, int, NumberExpression]],
    ranks: Sequence[RankMention],
    table: Vocabulary,
    is_named: Callable[[str], bool],
) -> Iterator[_Part]:
    taken = {at for rank in ranks for at in range(rank.first, rank.last)}
    beside = {rank.first - gap for rank in ranks for gap in range(LEADS + 1)}
    behind = {rank.last + gap for rank in ranks for gap in range(LEADS)}
    named = {m.last for m in mentions if m.proper and not m.nested and m.kind != "network"}
    of_named = {
        rank.last + gap
        for rank in ranks
        if not named.isdisjoint(range(rank.first - LEADS, rank.first + 1))
        for gap in range(LEADS)
    }
    for mention in mentions:
        if mention.nested or mention.kind == "network" or mention.first in taken:
            continue
        if mention.proper:
            held: Collection[int] = ()
            if mention.case in SUBJECTS:
                held = of_named
            elif mention.case in table.scope_preposition:
                held = behind
            scope = mention.kind == "place" and mention.first in held  # «الأول أفريقيا»
            stands = mention.apposed < 0 and not scope and mention.case not in table.among_word
        else:
            stands = mention.last in beside or mention.first in behind
            stands = stands and mention.case in SUBJECTS and _may_name(mention, is_named)
        if stands:
            yield _Part(mention.first, mention.last, NAME, mention)
    for rank in ranks:
        yield _Part(rank.first, rank.last, PLACE, value=int(rank.value))
    for first, last, number in numbers:
        if _counts(number) and taken.isdisjoint(range(first, last)):
            yield _Part(first, last, NUMBER)


def _may_name(mention: Mention, is_named: Callable[[str], bool]) -> bool:
    """Whether a noun beside a place may be a name, as those of clubs are: «النصر», «الاتحاد» where the text has no other union."""
    return (
        not (mention.pointing and (mention.kind != "organization" or is_named(mention.head)))
        and not mention.possessed
        and mention.last - mention.first == 1
        and mention.name.startswith(ARTICLE)
    )


def _items(parts: list[_Part]) -> Iterator[Item]:
    """Part what stands in a row into items: a second name, place or number opens the next, but no further place of the same name."""
    item, place = Item(), 0
    for part, following in pairwise([*parts, None]):
        assert part is not None, "only the end is none"
        far = bool(item.parts) and part.first - item.last > REACH
        if part.sort == PLACE and not far and _is_further(item, place, part, following):
            item.further.append((part.first, part.last))
            place = part.value
            continue
        if far or part.sort in item.parts or _opens(item, part):
            yield item
            item = Item()
        item.add(part.sort, part.first, part.last)
        item.name = part.mention or item.name
        place = part.value if part.sort == PLACE else place
    yield item


def _is_further(item: Item, place: int, part: _Part, following: _Part | None) -> bool:
    """Whether a place is one more of the name before it: «الأول أفريقيا والـ18 عالميا», but not «الأول الأهلي، والثاني الزمالك»."""
    if item.name is None or PLACE not in item.parts or not part.value:
        return False
    leads = (
        following is not None
        and following.mention is not None
        and 0 <= following.first - part.last <= LEADS
    )
    return part.value != place + 1 or not leads


def _opens(item: Item, part: _Part) -> bool:
    """Whether a part behind a number opens the next item: all but a name that the number is said to be of."""
    if NUMBER not in item.parts:
        return False
    mention = part.mention
    return part.sort == PLACE or (
        mention is not None and (item.name is not None or mention.case != FOR)
    )


def _rows(items: Iterator[Item]) -> Iterator[list[Item]]:
    """Yield the runs of whole items; a name alone between them says more of the name behind it."""
    row: list[Item] = []
    for item in items:
        if item.whole:
            row.append(item)
            continue
        if set(item.parts) == {NAME}:
            continue
        if len(row) >= FEWEST:
            yield row
        row = []
    if len(row) >= FEWEST:
        yield row
