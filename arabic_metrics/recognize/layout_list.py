"""Lists: what stands above holds for each item, its label says whose its figures are, or of which network or month; its number may be its rank."""

import re
from dataclasses import replace
from typing import NamedTuple

from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.layout import (
    FIGURE,
    LONGEST_LABEL,
    LONGEST_TITLE,
    METRIC,
    NAME,
    NETWORK,
    NO_AUDIENCE,
    NOTHING,
    OPENING,
    PERIOD,
    RANK,
    LayoutText,
    Place,
    Range,
)
from arabic_metrics.recognize.mention import MetricMention
from arabic_metrics.recognize.word import QUOTES, holds_any

QUOTED = frozenset(QUOTES)
COLON = frozenset(":؛=–—-|")
COMMA = frozenset("،,")
COUNTING = frozenset("-–.):/")
NO_LABEL = "reach_word rank_verb say_verb achieve_verb number_of count_word change_noun"
YEAR = re.compile("(?:19|20)[0-9]{2}")
LONGEST_COUNT, FEW_DIGITS = 7, 3  # of the number of an item, and of one that may begin a list
LEAST_ITEMS = 2
LONGEST_ITEM, NEAR_LABEL = 24, 5  # words


class Item(NamedTuple):
    """An item of a list: the word that counts it (-1: none), the place that it counts, and what it opens with."""

    words: Range
    counted: int
    place: int
    label: Range | None
    kind: str  # of the label: "name", "metric", "network", "period", or ""
    numbers: tuple[Range, ...]
    ranked: bool = False  # its number says a place: «المركز الأول:»

    @property
    def is_plain(self) -> bool:
        """Whether it is a label and a figure, not a sentence that holds one."""
        if self.words[1] - self.words[0] > LONGEST_ITEM:
            return False
        if self.label is None:
            return bool(self.numbers) and self.numbers[0][0] - self.words[0] <= NEAR_LABEL
        near = [first for first, _ in self.numbers if 0 <= first - self.label[1] <= NEAR_LABEL]
        ranked_name = self.kind == NAME and self.counted >= 0 and self.words[1] == self.label[1]
        return bool(self.kind) and (bool(near) or ranked_name)


class Ordinal(NamedTuple):
    """A place that opens a line: where it stands, what it is, the word behind it, and whether a word of place says so."""

    at: int
    place: int
    behind: int
    says_place: bool


class ListReader:
    """Reads one list."""

    def __init__(self, layout: LayoutText, heads: list[Range]) -> None:
        self.layout = layout
        self.words = layout.words
        self.heads = tuple(heads)
        self.metric = layout.metric_above(heads[:2])
        self.scale = layout.scale_above(heads[:1])

    def read(self, rows: list[Range]) -> None:
        """Keep what the list says of the figures of its items."""
        layout = self.layout
        rows = [row for row in rows if row[0] < row[1]]
        counted = list(map(str, range(1, len(rows) + 1)))
        bare = [self.words[first].text for first, _ in rows] == counted
        items: list[Item] = []
        for row in rows:
            before = items[-1].place if items else 0
            items.append(self._item(row, bare=bare, before=before))
        items = self._of_one_kind(items)
        for item in items:
            if item.counted >= 0:
                layout.places[item.counted] = Place(NOTHING)
        if sum(item.is_plain for item in items) < max(LEAST_ITEMS, (len(items) + 1) // 2):
            return  # sentences, whose words say what their figures are
        if self.heads and layout.says(self.heads[0], NO_AUDIENCE):
            for item in items:
                for first in (item.counted, *(number[0] for number in item.numbers)):
                    layout.places[first] = Place(NOTHING)
            return
        audiences = layout.of_audiences(
            self.metric, *self.heads[:2], beside=[item.words for item in items[:2]]
        )
        counting = sum(self._counts_audience(item) for item in items)
        ordered = (audiences or counting * 2 > len(items)) and self._in_order(items)
        for item in items:
            self._keep(item, self.metric if audiences else None, ordered=ordered)
        for words in self.heads[:1]:
            for at in range(*words):
                sized = layout.says((max(0, at - 1), at), "list_sizer superlative most_word")
                if at in layout.number_at and (self.scale > 1 or sized):
                    layout.places[at] = Place(NOTHING)  # «أكثر 5 حسابات», «(بالمليون)»

    def _in_order(self, items: list[Item]) -> bool:
        """Whether what counts the items is their place."""
        if [item.place for item in items] != list(range(1, len(items) + 1)):
            return False
        said = any(self.layout.ranks(words) for words in self.heads[:2])
        return said or all(item.ranked for item in items)

    def _counts_audience(self, item: Item) -> bool:
        """Whether the first number of an item counts an audience by the noun behind it."""
        metric = self._metric_behind(item, item.numbers[0]) if item.numbers else None
        if metric is None or metric.verb:
            return False
        return self.layout.of_audiences(metric, *self.heads[:2])

    def _metric_behind(self, item: Item, number: Range) -> MetricMention | None:
        """The metric word right behind a number of an item, or behind one word."""
        near = self.layout.metrics_in(number[1], min(item.words[1], number[1] + 3))
        return near[0] if near and near[0].first - number[1] <= 1 else None

    def _item(self, row: Range, *, bare: bool, before: int) -> Item:
        """An item, by the place that the one before it counts; a number of more digits counts only where the list goes on to it."""
        first, last = row
        counted, place, ranked = -1, 0, False
        text = self.words[first].text
        marked = first + 1 < last and holds_any(self.words[first + 1].gap, COUNTING)
        counts = text.isdigit() and len(text) <= LONGEST_COUNT and first + 1 < last
        if counts and (marked or bare) and (len(text) <= FEW_DIGITS or int(text) == before + 1):
            counted, place, first = first, int(text), first + 1
        else:
            ordinal = self.ordinal(first, last)
            if ordinal is not None:
                counted, place = ordinal.at, ordinal.place
                first, ranked = ordinal.behind, ordinal.says_place
        numbers = self.layout.numbers_in(first, last)
        label = self._label(first, last, numbers)
        kind = self._kind(label)
        return Item((first, last), counted, place, label, kind, tuple(numbers), ranked)

    def ordinal(self, first: int, last: int) -> Ordinal | None:
        """«أولا:», «الثاني:», «المركز الثالث:»: a place that opens a line."""
        table = self.layout.table
        if first >= last:
            return None
        head = table.ranks.match([self.words[first]], 0)
        at = first + (head is not None and head[0].role == "head")
        if at + 1 >= last or not holds_any(self.words[at + 1].gap, COLON):
            return None
        text = self.words[at].text
        attached = numeral_table(table.lexicon).get(text)
        place = attached.numeral.ordinal if attached is not None else int(text in table.firstly)
        if not place and text.isdigit() and at > first:
            place = int(text)
        return Ordinal(at, place, at + 1, at > first) if place else None

    def _label(self, first: int, last: int, numbers: list[Range]) -> Range | None:
        """The words that open an item up to a colon, a dash, a bracket, a comma or its number."""
        end = numbers[0][0] if numbers else last
        closing = min(end, last)
        for at in range(first + 1, min(last, first + LONGEST_LABEL + 2)):
            gap = self.words[at].gap
            if holds_any(gap, COLON) or holds_any(gap, OPENING) or holds_any(gap, COMMA):
                closing = at
                break
            if at >= end:
                break
        fillers = self.layout.table.modifier_filler
        while closing - 1 > first and self.words[closing - 1].text in fillers:
            closing -= 1
        return (first, closing) if first < closing <= first + LONGEST_LABEL else None

    def _kind(self, label: Range | None) -> str:
        """What a label is: a metric, a network, a period, or a name."""
        if label is None:
            return ""
        layout = self.layout
        if layout.metrics_in(*label):
            return METRIC
        platforms = layout.platforms_in(*label)
        if platforms and platforms[0].last - platforms[0].first >= label[1] - label[0] - 1:
            return NETWORK
        said = [word.text for word in self.words[label[0] : label[1]]]
        dated = said[0] in layout.table.months or YEAR.fullmatch(said[0]) is not None
        if layout.periods_in(*label) or (len(said) == 1 and dated):
            return PERIOD
        quoted = (at for at in range(*label) if holds_any(self.words[at].gap, QUOTED))
        bare = label[0], next(quoted, label[1])  # «حساب «مطبخ أم خالد»»: what is quoted is a name
        unquoted = {word.text for word in self.words[bare[0] : bare[1]]}
        unnamed = not layout.table.no_name.isdisjoint(unquoted) or layout.says(bare, NO_LABEL)
        return "" if unnamed or layout.numbers_in(*label) else NAME

    def _of_one_kind(self, items: list[Item]) -> list[Item]:
        """Labels of one list are of one kind: what most are of networks or periods, all are."""
        for kind in (PERIOD, NETWORK):
            if sum(item.kind == kind for item in items) * 2 > len(items):
                return [it._replace(kind=kind) if it.kind == NAME else it for it in items]
        return items

    def _keep(self, item: Item, metric: MetricMention | None, *, ordered: bool) -> None:
        layout, label = self.layout, item.label
        told = layout.label(label) if item.kind == NAME and label is not None else None
        if item.counted >= 0:
            kind = RANK if ordered and told else NOTHING
            layout.places[item.counted] = Place(kind, label=told, heads=self.heads, inherits=True)
        base = Place(
            "",
            label=told,
            heads=self.heads,
            scale=self.scale,
            rate=layout.rate(metric),
            inherits=True,
        )
        if item.kind == NETWORK:
            base = replace(base, network=label)
        elif item.kind == PERIOD and label is not None:
            base = replace(base, period=label)
            if label[0] in layout.number_at:
                layout.places[label[0]] = Place(NOTHING)
        elif item.kind == METRIC and label is not None:
            periods = layout.periods_in(*label)
            dated = periods[0] if len(periods) == 1 else None
            base = replace(base, period=dated, change=layout.says_change(label))
        for at, number in enumerate(item.numbers):
            inside = label is not None and number[0] < label[1] and item.kind == PERIOD
            if inside or (label is not None and number[0] - label[1] > LONGEST_TITLE):
                continue
            first = at == 0 or (label is not None and item.numbers[at - 1][0] < label[1])
            counted = self._counted(item, number, metric) if first else None
            place = base if counted is None else replace(base, kind=FIGURE, metric=counted)
            if place.kind or item.kind or label is None:
                layout.places[number[0]] = place

    def _counted(
        self, item: Item, number: Range, metric: MetricMention | None
    ) -> MetricMention | None:
        """What the first number of an item counts: by the word behind it, its label, or the `metric` above; None: its own words say."""
        layout = self.layout
        own = self._metric_behind(item, number)
        if own is not None:
            same = metric is not None and own.id == metric.id and not own.verb
            return own if same and item.kind in (NAME, NETWORK, PERIOD) else None
        if item.kind == METRIC and item.label is not None:
            named = layout.metrics_in(*item.label)[0]
            audience = not named.verb and layout.of_audiences(named, *self.heads, item.words)
            return named if audience else None
        year = YEAR.fullmatch(self.words[number[0]].text)
        return None if year or layout.metrics_in(*item.words) else metric
