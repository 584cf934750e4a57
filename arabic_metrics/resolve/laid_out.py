"""What the layout of a text leaves to choose: a column's metric, a row's owner, a heading's network and period are certain."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import ARTICLE, FOR
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.period import period_parser
from arabic_metrics.recognize import PlatformMention, RankMention
from arabic_metrics.recognize.layout import FIGURE, NOTHING, RANK, Place, Range
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Choice, Option
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.series import NUMBER, PLACE
from arabic_metrics.resolve.told import Told

LAID_OUT = "laid out"  # the one feature of what the layout says
NONE, SITE, APP = "none", "website", "app"
USAGE = "usage"  # the family of figures of a network itself
PAGES = frozenset({"account", "channel"})
OWNING = PAGES | {"organization", "site_app"}
SCALED = "scale"
NEXT, LEADING, BRACKET = "next", "leading", "bracket"  # rules of places
DATED = ("date", "range", "duration")
COVERING, SEVERAL = 4, "+"  # words before the networks that a count covers
IN_YEAR = "عام"
LONGEST_PAGE = 4  # words
FIRST = attrgetter("first")
Options = list[Option] | None  # None: all are left


class _Index:
    """Where the entities, names and networks of one text begin."""

    def __init__(self, reading: Reading) -> None:
        self.chain_at = {m.first: chain for chain in reading.chains for m in chain.mentions}
        self.mentions = [m.first for m in reading.mentions]
        self.platforms = [p.first for p in reading.recognized.platforms]


class LayoutChooser:
    """Limits the options of the figures of one text to what its layout leaves."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.places = reading.recognized.layout.places
        self._known: _Index | None = None
        self._covered: tuple[PlatformMention | None] | None = None
        # What the period of the first row of a table was chosen among, by the words above it and the metric.
        self._alike: dict[tuple[tuple[Range, ...], str], list[Option]] = {}

    def is_taken(self, first: int, last: int) -> bool:
        """Whether the layout says of some words that they are a rank, or nothing."""
        if not self.places:
            return False
        told = (self.places.get(at) for at in range(first, last))
        return any(place is not None and place.kind in (RANK, NOTHING) for place in told)

    def figure(
        self, number: NumberExpression, first: int
    ) -> tuple[NumberExpression, Choice] | None:
        """What a number counts by its column or by the heading of its list, told in the scale of the column; None where its words decide."""
        place = self.places.get(first)
        if place is None or place.kind != FIGURE or place.metric is None:
            return None
        if place.scale > 1 and SCALED not in number.rule:
            readings = number.readings if number.undecided else ()
            scaled = tuple(_scaled(reading, place.scale) for reading in readings)
            number = number._replace(value=_scaled(number.value, place.scale), readings=scaled)
        return number, certain(
            "metric", Option(place.metric.id, (LAID_OUT,), place.metric, place.metric.span)
        )

    def ranks(self) -> Iterator[tuple[RankMention, Choice]]:
        """The numbers of items and the cells that are places in a ranking."""
        at_word = {first: index for index, (first, _) in self.reading.scene.positions.items()}
        for first, place in self.places.items():
            if place.kind != RANK:
                continue
            index = at_word.get(first)
            word = self.reading.words[first]
            if index is not None:
                number = self.reading.recognized.parsed.numbers[index]
                last, span, value = (
                    self.reading.scene.positions[index][1],
                    number.span,
                    number.value,
                )
            elif word.text.isdigit():
                last, span, value = first + 1, Span(word.start, word.end), int(word.text)
            else:
                continue
            rank = RankMention(first, last, span, value, None, LAID_OUT, span)
            yield rank, certain_rank(rank)

    def is_told_behind(self, rank: RankMention) -> bool:
        """«ويليه الأهلي، الأول أفريقيا»: whether the place of who comes next is told behind the name itself."""
        reading = self.reading
        told = reading.ranks.next_from(rank.last)
        if rank.rule != NEXT or told is None or told.rule in (NEXT, LEADING, BRACKET):
            return False
        if reading.sentence(told.first) != reading.sentence(rank.first):
            return False
        names = [m for m in reading.outer.within(rank.last, told.first) if m.proper]
        return len(names) <= 1 and not reading.numbers_between(rank.last, told.first)

    def is_ranked(self, rank: RankMention, figures: Collection[int]) -> bool:
        """Whether a place is that of a name in a series whose number is a figure; `figures` are the first words of all."""
        item = self.reading.series(self.reading.sentence(rank.first)).get(rank.first)
        if item is None or not item.regular or rank.rule == NEXT:
            return False
        place, number = item.parts.get(PLACE), item.parts.get(NUMBER)
        return (
            place is not None
            and place[0] == rank.first
            and number is not None
            and number[0] in figures
        )

    def owner(self, slot: FilledSlot) -> Options:
        """The owners that the layout leaves: who the row or item names, or else those that the words above it name.

        Several are weighed among themselves. A series in which names, places and numbers take turns is a list in prose.
        """
        place = self.places.get(slot.first)
        if place is None:
            item = self.reading.series(slot.sentence).get(slot.first)
            name = item.name if item is not None and item.certain else self._counted_for(slot)
            chain = None if name is None else self._index.chain_at.get(name.first)
            if name is None or chain is None:
                return None
            return [self._owned(chain, (name.first, name.last))]
        label = place.label
        usage = self.reading.table.families.get(slot.metric) == USAGE
        if label is None and place.network is not None and usage:
            label = place.network
        if label is not None:
            chain = self._index.chain_at.get(label[0])
            return [self._owned(chain, label)] if chain is not None else None
        told = place.kind == FIGURE and (place.network is not None or place.period is not None)
        if not place.inherits or (not told and self._names_another(slot)):
            return None
        if usage and self._networks(self.reading.bounds(slot.sentence)):
            return None  # «عدد مستخدمي تويتر 90 مليونا»: the item names what is used
        for words in place.heads:
            named = self._named(words)
            if named:
                others = [chain for chain in named if chain.kind != "network"]
                pages = [c for c in others if self._names_page(c, words)]
                return [self._owned(chain, words) for chain in pages or others or named]
        return None

    def network(self, slot: FilledSlot) -> Options:
        """The networks that the layout leaves: that of the column or item, or the only one of the words above it.

        A figure of unnamed networks is of those that the text says its count covers: «وتشمل الحصيلة فيسبوك وإكس».
        """
        place = self.places.get(slot.first)
        if place is None:
            told = self.covered
            if told is None or self._networks(self.reading.bounds(slot.sentence)):
                return None
            return [Option(told.id, (LAID_OUT,), told, told.span)]
        sort = self._site_or_app(slot, place) if place.kind in (FIGURE, RANK) else ""
        for words in (place.network, place.label, *(place.heads if place.inherits else ())):
            if words is None:
                continue
            above = words in place.heads and words != place.network
            if sort and above:
                return [Option(sort, (LAID_OUT,))]
            if above and self._networks(self.reading.bounds(slot.sentence)):
                break
            named = self._networks(words)
            if place.summed and len(named) > 1:
                told = self._together(named)
                return [Option(told.id, (LAID_OUT,), told, told.span)]
            if len(named) == 1:
                id, mention = next(iter(named.items()))
                return [Option(id, (LAID_OUT,), mention, mention.span)]
            if named:
                return None
        return [Option(sort, (LAID_OUT,))] if sort else None

    @staticmethod
    def _together(named: dict[str, PlatformMention]) -> PlatformMention:
        """Several networks as one mention, from the first to the last."""
        mentions = sorted(named.values(), key=FIRST)
        first, last = mentions[0], mentions[-1]
        span = Span(first.span.start, last.span.end)
        return PlatformMention(first.first, last.last, span, SEVERAL.join(sorted(named)))

    def period(self, slot: FilledSlot, told: Sequence[Told]) -> Options:
        """The periods that the layout leaves: that of the column or item, or the only one of the words above it."""
        place = self.places.get(slot.first)
        if place is None:
            return None
        above = place.heads if place.inherits else ()
        here = self._told_in(self.reading.bounds(slot.sentence), told)
        if place.period is None and any(t.sort != "now" for t in here):
            return None
        dated = place.period and self._dated(place.period, above, told)
        if dated:
            return [Option(dated.value or "", (LAID_OUT,), dated, dated.span)]
        for words in (place.period, *above):
            found = [] if words is None else self._told_in(words, told)
            found = [t for t in found if t.sort in DATED]
            if found:
                first = found[0]
                whole = Option(first.value or first.sort, (LAID_OUT,), first, first.span)
                if len(found) > 1:
                    return self._alike.get((place.heads, slot.metric))
                return [whole]
        certain = place.kind == FIGURE and place.label is not None
        return [Option(NONE, (LAID_OUT,))] if certain else None

    def note(self, slot: FilledSlot) -> None:
        """Note what a period was chosen among: where several are told above a table, its other rows are weighed as the first."""
        place = self.places.get(slot.first)
        if place is not None and place.kind in (FIGURE, RANK) and place.heads:
            options = list(slot.choices["period"].options)
            self._alike.setdefault((place.heads, slot.metric), options)

    def scope(self, slot: FilledSlot) -> Options:
        """No scope where a row names whose a figure is: it tells among whom only where its name does."""
        place = self.places.get(slot.first)
        said = place is not None and place.kind in (FIGURE, RANK) and place.label is not None
        return [Option(NONE, (LAID_OUT,))] if said else None

    @property
    def covered(self) -> PlatformMention | None:
        """The networks that a sentence of its own says to be counted, where the text names no others."""
        if self._covered is None:
            self._covered = (self._read_covered(),)
        return self._covered[0]

    def _read_covered(self) -> PlatformMention | None:
        reading = self.reading
        named = [p for p in reading.recognized.platforms if p.named]
        if len({p.id for p in named}) != 1 or SEVERAL not in named[0].id:
            return None
        first = named[0].first
        opening = reading.bounds(reading.sentence(first))[0]
        before = {reading.word(at) for at in range(max(opening, first - COVERING), first)}
        table = reading.table
        covers = not before.isdisjoint(table.words("covering_word"))
        counts = not before.isdisjoint(table.words("report_word") | table.words("count_word"))
        return named[0] if covers and counts else None

    @property
    def _index(self) -> "_Index":
        if self._known is None:
            self._known = _Index(self.reading)
        return self._known

    def _owned(self, chain: Chain, words: Range) -> Option:
        told = next(iter(chain.within(*words)), chain.name)
        return Option(chain.name.name, (LAID_OUT,), chain, told.span)

    def _mentions(self, words: Range) -> tuple[Mention, ...]:
        first, last = (bisect_left(self._index.mentions, at) for at in words)
        return self.reading.mentions[first:last]

    def _named(self, words: Range) -> list[Chain]:
        """The entities that are named in some words, or pages told by more than their noun; no places, and no parts of other names."""
        found: dict[int, Chain] = {}
        for m in self._mentions(words):
            page = m.kind in PAGES
            behind = self._is_behind_a_page(m)
            if m.nested and not (page or behind):
                continue
            told = (page or behind) and not m.pointing and m.last - m.first > 1
            if not (m.proper or told):
                continue
            chain = self._index.chain_at[m.first]
            if chain.kind != "place":
                found[id(chain)] = chain
        return list(found.values())

    def _counted_for(self, slot: FilledSlot) -> Mention | None:
        """«26 مليون تفاعل لصفحة البيت الأبيض»: the page, body or site that «ل» names right behind what is counted."""
        counted = slot.figure.mention if slot.figure is not None else None
        if counted is None or counted.verb or counted.first != slot.last:
            return None
        if self.reading.breaks_between(counted.first, counted.last + 1):
            return None
        return next(
            (
                m
                for m in self._mentions((counted.last, counted.last + 1))
                if m.case == FOR and m.proper and m.kind in OWNING
            ),
            None,
        )

    def _names_page(self, chain: Chain, words: Range) -> bool:
        """«قناة الوزارة», «الصفحة الرسمية للوزارة»: a page is named before who tells of it."""
        return any(
            m.kind in PAGES
            or self.reading.word(m.first) in self.reading.table.account_nouns
            or self._is_behind_a_page(m)
            for m in chain.within(*words)
        )

    def _is_behind_a_page(self, m: Mention) -> bool:
        """«أرقام قناة «أبوظبي الرياضية»», «أرقام الصفحة الرسمية لوزارة الري»."""
        if self.reading.word(m.first - 1) in self.reading.table.account_nouns:
            return True
        before = self._mentions((m.first - LONGEST_PAGE, m.first)) if m.case == FOR else ()
        return any(page.kind in PAGES and page.last == m.first for page in before)

    def _names_another(self, slot: FilledSlot) -> bool:
        """Whether a name stands in the sentence of a figure itself."""
        return any(
            chain.kind != "network" for chain in self._named(self.reading.bounds(slot.sentence))
        )

    def _networks(self, words: Range) -> dict[str, PlatformMention]:
        first, last = (bisect_left(self._index.platforms, at) for at in words)
        return {p.id: p for p in self.reading.recognized.platforms[first:last] if p.named}

    def _told_in(self, words: Range, told: Sequence[Told]) -> list[Told]:
        first = bisect_left(told, words[0], key=FIRST)
        last = bisect_left(told, words[1], key=FIRST)
        return [t for t in told[first:last] if t.last <= words[1]]

    def _site_or_app(self, slot: FilledSlot, place: Place) -> str:
        """«موقع «…»», «تطبيق «…»»: what an owner is tells where it is read, or the header of a table's names: «الموقع»."""
        table, words = self.reading.table, self.reading.words
        heads = set(slot.owner.heads) if slot.owner is not None else set()
        if place.label is not None:
            heads |= {
                words[first].text.removeprefix(ARTICLE)
                for first, last in place.heads
                if last - first == 1
            }
        return APP if heads & table.app_head else SITE if heads & table.site_head else ""

    def _dated(self, words: Range, above: Sequence[Range], told: Sequence[Told]) -> Told | None:
        """A row or item that names a month or a year: «مارس», «2021»; the year of a month is told above."""
        behind = bisect_left(
            told, words[1], key=FIRST
        )  # these stand in order, and none over another
        before = max(0, bisect_right(told, words[0], key=FIRST) - 1)
        if any(
            words[0] < t.last and t.period is not None and t.period.start is not None
            for t in told[before:behind]
        ):
            return None
        years = {
            t.period.value[:4]
            for first, last in above
            for t in told[bisect_left(told, first, key=FIRST) : bisect_left(told, last, key=FIRST)]
            if t.period is not None and t.period.value[:2] in ("19", "20")
        }
        span = Span(self.reading.words[words[0]].start, self.reading.words[words[1] - 1].end)
        text = span.of(self.reading.recognized.parsed.normalized.text)
        whole = (
            f"{IN_YEAR} {text}"
            if text.isdigit()
            else f"{text} {next(iter(years))}"
            if len(years) == 1
            else ""
        )
        found = list(period_parser(self.reading.table.lexicon).parse(whole)) if whole else []
        if len(found) != 1 or len(found[0].span) < len(whole.removeprefix(IN_YEAR)) - 1:
            return None
        return Told(replace(found[0], span=span), span, *words, found[0].kind, found[0].value)


def certain_rank(rank: RankMention) -> Choice:
    """Return the choice of a place that a layout leaves no doubt of."""
    return certain("rank", Option("rank", (LAID_OUT,), rank, rank.span))


def certain(slot: str, option: Option) -> Choice:
    """Return the choice of the one option that a layout leaves, beside nothing."""
    return Choice(slot, (Option(NOTHING, ()), option), (0.0, 1.0), 1)


def _scaled(value: int | Decimal | Fraction, scale: int) -> int | Decimal | Fraction:
    """«22.4» below «بالمليون» is 22,400,000: a whole number is an integer."""
    told = value * scale
    return int(told) if told == int(told) else told
