"""Series: names in a row, each with its place or its number: «الهند أولا بـ403 ملايين، ثم البرازيل ثانيا (197 مليونا)»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import RankMention
from arabic_metrics.recognize.mention import Mention

NAME, PLACE, NUMBER = "name", "place", "number"
COUNTS = frozenset({"cardinal", "magnitude"})
FEWEST, REGULAR = 2, 3  # items of a series, and of one whose turns are no chance
REACH = 12  # words from one part of an item to the next
SMALLEST = 10  # a smaller number is hardly an audience: «في 3 دول»
TO = "ل"  # «441 ألفا لبرشلونة»


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
        return max(last for _, last in self.parts.values())


Part = tuple[int, int, str, Mention | None]


def find_series(
    mentions: Sequence[Mention],
    numbers: Sequence[tuple[int, int, NumberExpression]],
    ranks: Sequence[RankMention],
) -> dict[int, Item]:
    """Return the items of the series of a sentence by the word positions of their places and numbers."""
    parts = sorted(_parts(mentions, numbers, ranks), key=lambda part: part[:2])
    found: dict[int, Item] = {}
    for row in _rows(_items(parts)):
        turns = {" ".join(s for s in item.shape.split() if s != PLACE) for item in row}
        regular = turns == {f"{NAME} {NUMBER}"} and (
            len(row) >= REGULAR or all(PLACE in item.parts for item in row)
        )
        for order, item in enumerate(row, 1):
            item.size, item.order = len(row), order
            item.again = order > 1 and item.shape == row[order - 2].shape
            item.regular = regular
            found.update({first: item for sort, (first, _) in item.parts.items() if sort != NAME})
    return found


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
) -> Iterator[Part]:
    taken = {at for rank in ranks for at in range(rank.first, rank.last)}
    for mention in mentions:
        named = mention.proper and not mention.nested and mention.apposed < 0
        if named and mention.kind != "network" and mention.first not in taken:
            yield mention.first, mention.last, NAME, mention
    for rank in ranks:
        yield rank.first, rank.last, PLACE, None
    for first, last, number in numbers:
        if _counts(number) and taken.isdisjoint(range(first, last)):
            yield first, last, NUMBER, None


def _items(parts: list[Part]) -> Iterator[Item]:
    """Part what stands in a row into items: a second name, place or number opens the next."""
    item = Item()
    for first, last, sort, mention in parts:
        far = bool(item.parts) and first - item.last > REACH
        if far or sort in item.parts or _opens(item, sort, mention):
            yield item
            item = Item()
        item.add(sort, first, last)
        item.name = mention or item.name
    yield item


def _opens(item: Item, sort: str, mention: Mention | None) -> bool:
    """Whether a part behind a number opens the next item: all but a name that the number is said to be of."""
    if NUMBER not in item.parts:
        return False
    return sort == PLACE or (mention is not None and (item.name is not None or mention.case != TO))


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
