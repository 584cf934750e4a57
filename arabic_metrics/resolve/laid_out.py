"""What the layout of a text leaves to choose: a column's metric, a row's owner, a heading's network and period are certain."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from arabic_metrics.core import Span
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.period import period_parser
from arabic_metrics.recognize import RankMention
from arabic_metrics.recognize.layout import Range
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Choice, Option
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.told import Told

LAID_OUT = "laid out"  # the one feature of what the layout says
NONE, SITE, APP = "none", "website", "app"
USAGE = frozenset({"users", "downloads", "visits"})  # figures of a network itself
PAGES = frozenset({"account", "channel"})
SCALED = "scale"
DATED = ("date", "range", "duration")
IN_YEAR = "عام"
FIGURE, RANK, NOTHING = "figure", "rank", "nothing"


class LayoutChooser:
    """Limits the options of the figures of one text to what its layout leaves."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.places = reading.recognized.layout.places

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
            number = replace(number, value=number.value * place.scale, readings=())
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
            yield rank, certain("rank", Option("rank", (LAID_OUT,), rank, span))

    def owners(self, slot: FilledSlot, options: Sequence[Option]) -> Sequence[Option]:
        """The owners that the layout leaves: who the row or item names, or else those that the words above it name."""
        place = self.places.get(slot.first)
        if place is None:
            return options
        label = place.label
        if label is None and place.network is not None and slot.metric in USAGE:
            label = place.network
        if label is not None:
            return self._at(label, options) or options
        told = place.kind == FIGURE and (place.network is not None or place.period is not None)
        if not place.inherits or (not told and self._names_another(slot, options)):
            return options
        for words in place.heads:
            named = [option for option in options if self._names(option.what, words)]
            pages = [option for option in named if self._names_page(option.what, words)]
            named = [option for option in named if option.what.kind != "network"] or named
            if named:
                return pages or named
        return options

    def networks(self, slot: FilledSlot, options: Sequence[Option]) -> Sequence[Option]:
        """The networks that the layout leaves: that of the column or item, or the only one of the words above it."""
        place = self.places.get(slot.first)
        if place is None:
            return options
        for words in (place.network, place.label, *(place.heads if place.inherits else ())):
            if words is None:
                continue
            if words in place.heads and self._says_network(slot.sentence):
                break
            named = {
                p.id: p for p in self.reading.recognized.platforms if words[0] <= p.first < words[1] and p.named
            }  # fmt: skip
            if len(named) == 1:
                id, mention = next(iter(named.items()))
                left = [option for option in options if option.label == id]
                return left or [Option(id, (LAID_OUT,), mention, mention.span)]
            if named:
                return options
        sort = self._site_or_app(slot) if place.kind == FIGURE else ""
        return [option for option in options if option.label == sort] or options

    def _site_or_app(self, slot: FilledSlot) -> str:
        """«موقع «…»», «تطبيق «…»»: what an owner is tells where it is read."""
        table = self.reading.table
        heads = {m.head for m in slot.owner.mentions} if slot.owner is not None else set()
        return APP if heads & table.app_head else SITE if heads & table.site_head else ""

    def periods(
        self, slot: FilledSlot, told: Sequence[Told], options: Sequence[Option]
    ) -> Sequence[Option]:
        """The periods that the layout leaves: that of the column or item, or the only one of the words above it."""
        place = self.places.get(slot.first)
        if place is None:
            return options
        if (
            any(t.sort != "now" and self.reading.sentence(t.first) == slot.sentence for t in told)
            and place.period is None
        ):
            return options
        above = place.heads if place.inherits else ()
        dated = place.period and self._dated(place.period, above, told)
        if dated:
            return [Option(dated.value or "", (LAID_OUT,), dated, dated.span)]
        for words in (place.period, *above):
            if words is None:
                continue
            found = [
                t for t in told if words[0] <= t.first and t.last <= words[1] and t.sort in DATED
            ]
            if found:
                return (
                    [Option(found[0].value or found[0].sort, (LAID_OUT,), found[0], found[0].span)]
                    if len(found) == 1
                    else options
                )
        return (
            [Option(NONE, (LAID_OUT,))]
            if place.kind == FIGURE and place.label is not None
            else options
        )

    def _dated(self, words: Range, above: Sequence[Range], told: Sequence[Told]) -> Told | None:
        """A row or item that names a month or a year: «مارس», «2021»; the year of a month is told above."""
        if any(
            t.first < words[1]
            and words[0] < t.last
            and t.period is not None
            and t.period.start is not None
            for t in told
        ):
            return None
        years = {
            t.period.value[:4] for t in told if t.period is not None and t.period.value[:2] in ("19", "20")
            and any(first <= t.first < last for first, last in above)
        }  # fmt: skip
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

    def _at(self, words: Range, options: Sequence[Option]) -> list[Option]:
        return [
            option for option in options
            if option.what is not None and any(m.first == words[0] for m in option.what.mentions)
        ]  # fmt: skip

    def _names(self, chain: Chain | None, words: Range) -> bool:
        """Whether an entity is named in some words, or a page told by more than its noun; not as a place or a part of another name."""
        if chain is None or chain.kind == "place":
            return False
        return any(
            words[0] <= m.first < words[1]
            and (not m.nested or m.kind in PAGES)
            and (m.proper or (m.kind in PAGES and not m.pointing and m.last - m.first > 1))
            for m in chain.mentions
        )

    def _names_page(self, chain: Chain, words: Range) -> bool:
        """«الصفحة الرسمية للوزارة»: a page is named before who tells of it."""
        heads = self.reading.table.account_nouns
        return any(
            words[0] <= m.first < words[1]
            and (m.kind in PAGES or self.reading.word(m.first) in heads)
            for m in chain.mentions
        )

    def _names_another(self, slot: FilledSlot, options: Sequence[Option]) -> bool:
        """Whether a name stands in the sentence of a figure itself."""
        here = self.reading.bounds(slot.sentence)
        return any(
            self._names(option.what, here) and option.what.kind != "network" for option in options
        )

    def _says_network(self, sentence: int) -> bool:
        return any(
            p.named and self.reading.sentence(p.first) == sentence
            for p in self.reading.recognized.platforms
        )


def certain(slot: str, option: Option) -> Choice:
    """Return the choice of the one option that a layout leaves, beside nothing."""
    return Choice(slot, (Option(NOTHING, ()), option), (0.0, 1.0), 1)
