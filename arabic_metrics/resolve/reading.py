"""Reading: a recognized text as the features ask it, each question answered by position."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import reduce
from itertools import accumulate
from operator import or_

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.recognize import MetricMention, RankMention, RecognizedText
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.syntax import Syntax
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.resolve.chain import Chain, find_chains
from arabic_metrics.resolve.metric_word import MetricWord
from arabic_metrics.resolve.placed import FIRST, Placed
from arabic_metrics.resolve.respective import (
    Respective,
    has_each,
    in_order,
    respective,
    rows_of_names,
    rows_of_networks,
)
from arabic_metrics.resolve.scene import BY_SENTENCE, FigureScene
from arabic_metrics.resolve.series import NUMBER, Item, find_series, has_several

NEAR, FAR = (0, 1, 2, 4), (0, 1, 2, 4, 7, 12, 20, 35)


def bucket(value: int, edges: tuple[int, ...] = FAR) -> str:
    """Return a distance in words as one of a few names.

    >>> bucket(0), bucket(3), bucket(99)
    ('0', '4', '36')
    """
    for edge in edges:
        if value <= edge:
            return str(edge)
    return str(edges[-1] + 1)


SITE = 8  # the sign of a site, an app or the name of one


@kept
def audience_signs(lexicon: Lexicon) -> dict[str, int]:
    """Return the words of accounts, sites, apps and works, each with the sign of what it is."""
    table = vocabulary(lexicon)
    signs = dict.fromkeys(table.audience_sign, 32)
    signs.update(dict.fromkeys(table.site_word | table.app_head, SITE))
    signs.update(dict.fromkeys(table.page_noun, 4))
    signs.update(dict.fromkeys(table.network_people, 1))
    return signs


SIGNS = (
    ("network", 1), ("networks", 2), ("account", 4), ("site", SITE), ("strong", 16), ("work", 32),
)  # fmt: skip


class Reading:
    """One recognized text with its syntax, entities and look-ups."""

    def __init__(self, recognized: RecognizedText) -> None:
        self.recognized = recognized
        self.table = table = recognized.table
        self.words = recognized.words
        self.scene = FigureScene(recognized, table)

        self.social = self._social()
        self.whole_social = reduce(or_, self.social, 0)  # how the text as a whole speaks of them
        self._syntax: Syntax | None = None
        self._chains: list[Chain] | None = None
        self._spoken: dict[int, Placed[Mention]] = {}
        self._metrics: dict[int, list[MetricMention]] | None = None
        self._by_sentence: dict[int, tuple[Mention, ...]] = {}
        self.ranks = Placed(recognized.ranks)
        self._rank_ends: dict[int, list[RankMention]] | None = None
        self._mentions: Placed[Mention] | None = None
        self._outer: Placed[Mention] | None = None
        self.rows: dict[int, str] = {}  # of each sentence, how names and numbers take turns in it
        self._name_ends: set[tuple[int, int]] | None = None
        self._named_heads: set[str] | None = None
        self._bounds: dict[int, tuple[int, int]] = {}
        self._tagged: dict[str, list[int]] = {}  # how many words are tagged so before each word
        self._counting: dict[int, bool] = {}
        self._ends: dict[int, tuple[bool, bool]] = {}
        self._metric_words: dict[tuple[int, str], MetricWord] = {}  # by their places and metrics
        # How metric words stand to numbers, by their sides, words between, forms, metrics, numbers and marks between.
        self.standing: dict[tuple[str, int, str, str, int, int], tuple[str, ...]] = {}
        self._flags: dict[int, tuple[str, ...]] = {}
        self._series: dict[int, dict[int, Item]] = {}
        self._respective: dict[int, Respective] = {}
        self._rows_of_each: dict[int, list[list[Mention]]] = {}
        self._chain_at: dict[tuple[int, int], Chain] = {}  # by the places of its mentions
        self._counted: dict[int, frozenset[str]] = {}
        self._numbers: list[int] = []  # how many words of numbers stand before each word
        self._breaks: list[int] = []  # how many marks stand before each word and those before it

    @property
    def syntax(self) -> Syntax:
        """What each word is."""
        if self._syntax is None:
            self._syntax = self.recognized.syntax
        return self._syntax

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The noun phrases that may be whose a figure is."""
        return self.recognized.entities

    @property
    def chains(self) -> list[Chain]:
        """The entities."""
        if self._chains is None:
            self._chains = find_chains(self.mentions, self.table)
        return self._chains

    def spoken_of(self, chain: Chain) -> Placed[Mention]:
        """The mentions of an entity that a clause speaks of: subjects, topics, what stands behind «أن» or «أما»."""
        found = self._spoken.get(id(chain))
        if found is None:
            opened = (self.table.that_word, self.table.as_for)
            found = self._spoken[id(chain)] = Placed(
                m
                for m in chain.mentions
                if m.case in ("subject", "topic")
                or any(self.word(m.first - 1) in words for words in opened)
            )
        return found

    @property
    def placed_mentions(self) -> Placed[Mention]:
        """The same, found by where they begin."""
        if self._mentions is None:
            self._mentions = Placed(self.mentions)
        return self._mentions

    @property
    def outer(self) -> Placed[Mention]:
        """Those that stand in no other."""
        if self._outer is None:
            self._outer = Placed(m for m in self.mentions if not m.nested)
        return self._outer

    def is_named(self, head: str) -> bool:
        """Whether a noun is the head of a name of the text."""
        if self._named_heads is None:
            self._named_heads = {mention.head for mention in self.mentions if mention.proper}
        return head in self._named_heads

    def mentions_of(self, sentence: int) -> tuple[Mention, ...]:
        """The noun phrases of a sentence in text order; they alone are read where the others are not yet."""
        found = self._by_sentence.get(sentence)
        if found is None:
            found = self.recognized.entities_of(*self.bounds(sentence))
            self._by_sentence[sentence] = found
        return found

    def is_behind_a_name(self, position: int) -> bool:
        """Whether a name of its sentence ends right before a word, or one word before that."""
        if self._name_ends is None:
            self._name_ends = {(self.sentence(m.first), m.last) for m in self.mentions if m.proper}
        sentence = self.sentence(position)
        return any((sentence, end) in self._name_ends for end in (position - 1, position))

    def ranks_beside(self, first: int, last: int) -> Iterator[RankMention]:
        """The wordings of places that end right before some words or begin right behind them, with a word between at most."""
        if self._rank_ends is None:
            self._rank_ends = {}
            for rank in self.ranks.things:
                self._rank_ends.setdefault(rank.last, []).append(rank)
        ends = self._rank_ends
        yield from sorted((*ends.get(first - 1, ()), *ends.get(first, ())), key=FIRST)
        yield from self.ranks.within(last, last + 2)

    @property
    def speaks_of_audiences(self) -> bool:
        """Whether the text has a word of a network, an account, a site, an app or a work, or a metric word that has no other senses."""
        return any(self.social)

    def read_sentence(self, sentence: int) -> None:
        """Tag the words of a sentence, which may be all that is asked of the syntax."""
        self.syntax.read(*self.bounds(sentence))

    def sentence(self, position: int) -> int:
        """The number of the sentence of a word."""
        return self.words[position].sentence

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The positions of the first word of a sentence and behind its last."""
        found = self._bounds.get(sentence)
        if found is None:
            found = self._bounds[sentence] = (
                bisect_left(self.words, sentence, key=BY_SENTENCE),
                bisect_right(self.words, sentence, key=BY_SENTENCE),
            )
        return found

    def word(self, position: int) -> str:
        """The word at a position, "" outside the text."""
        return self.words[position].text if 0 <= position < len(self.words) else ""

    def breaks_between(self, first: int, last: int) -> int:
        """How many marks stand before the words of a range."""
        if first >= last:
            return 0
        if not self._breaks:
            self._breaks = list(accumulate((word.breaks for word in self.words), initial=0))
        return self._breaks[min(last, len(self.words))] - self._breaks[min(first, len(self.words))]

    def tagged(self, tag: str, first: int, last: int) -> int:
        """How many words of a range are tagged so; asked once the entities are known, when all words are tagged."""
        if first >= last:
            return 0
        told = self._told(tag)
        return told[last] - told[first]

    def _told(self, tag: str) -> list[int]:
        """How many words are tagged so before each word."""
        told = self._tagged.get(tag)
        if told is None:
            tags = (found == tag for found in self.syntax.tags)
            told = self._tagged[tag] = list(accumulate(tags, initial=0))
        return told

    def last_tagged(self, tag: str, position: int) -> int:
        """The last word before one that is tagged so, -1 without."""
        told = self._told(tag)
        return bisect_left(told, told[position]) - 1

    def numbers_between(self, first: int, last: int) -> int:
        """How many words of numbers stand in a range."""
        if first >= last:
            return 0
        if not self._numbers:
            numbers = self.scene.number_words
            told = (position in numbers for position in range(len(self.words)))
            self._numbers = list(accumulate(told, initial=0))
        return (
            self._numbers[min(last, len(self.words))] - self._numbers[min(first, len(self.words))]
        )

    def metrics_of(self, sentence: int) -> list[MetricMention]:
        """The metric words of a sentence in text order."""
        if self._metrics is None:
            self._metrics = {}
            for metric in self.recognized.metrics:
                self._metrics.setdefault(self.sentence(metric.first), []).append(metric)
        return self._metrics.get(sentence, [])

    def series(self, sentence: int) -> dict[int, Item]:
        """The items of the series of a sentence, by the word positions of their places and numbers."""
        found = self._series.get(sentence)
        if found is None:
            opening, closing = self.bounds(sentence)
            scene = self.scene
            numbers = [
                (first, last, next(scene.numbers_from(first)))
                for first, last in scene.numbers_within(opening, closing)
            ]
            ranks = self.ranks.within(opening, closing)
            # Names are asked for only where they may stand in a row of audiences, or go on with one.
            asked = has_several(numbers, ranks) and (
                self.near_audiences(sentence) or self._follows_series(sentence)
            )
            found = {}
            if asked:
                found = find_series(
                    self.mentions_of(sentence), numbers, ranks, self.table, self.is_named
                )
            self._series[sentence] = found
        return found

    def respective(self, sentence: int) -> Respective:
        """What «على التوالي» assigns to the figures of a sentence."""
        found = self._respective.get(sentence)
        if found is None:
            first, last = self.bounds(sentence)
            ends = in_order(self.words, self.syntax.tags, self.table, first, last)
            found = self._respective[sentence] = Respective()
            if ends:
                words, numbers = list(self.words), self.scene.numbers_within(first, last)
                names = rows_of_names(words, self.mentions_of(sentence))
                told = [it for it in self.recognized.platforms if first <= it.first < last]
                networks = rows_of_networks(words, told, self.table)
                places = [(rank.last - 1, rank.last) for rank in self.ranks.within(first, last)]
                found.owners.update(respective(ends, names, numbers))
                found.networks.update(respective(ends, networks, numbers))
                of_places = respective(ends, names, places)
                found.ranked.update((at + 1, name) for at, name in of_places.items())
        return found

    def others_of_each(
        self, named: Mention, sentence: int, place: tuple[int, int]
    ) -> list[Mention]:
        """The names that have the figure at a place as the one `named` has it, where a row says that each of them has it."""
        rows = self._rows_of_each.get(sentence)
        if rows is None:
            said = (
                self.words[at].text in self.table.each_word for at in range(*self.bounds(sentence))
            )
            rows = rows_of_names(self.words, self.mentions_of(sentence)) if any(said) else []
            self._rows_of_each[sentence] = rows
        row = next((row for row in rows if named in row), [])
        if not row or place[0] in self.respective(sentence).owners:
            return []
        each = has_each(self.words, self.table, row, place)
        return [name for name in row if each and name is not named]

    def chain_of(self, mention: Mention) -> Chain | None:
        """The entity of a mention, None where the text as a whole has no such mention."""
        if not self._chain_at:
            self._chain_at = {(m.first, m.last): it for it in self.chains for m in it.mentions}
        return self._chain_at.get((mention.first, mention.last))

    def _follows_series(self, sentence: int) -> bool:
        """Whether the sentence before has a series, with numbers, near audiences."""
        before = self._series.get(sentence - 1)
        if before is None and sentence and self.near_audiences(sentence - 1):
            numbered = self.scene.numbers_within(*self.bounds(sentence - 1))
            before = self.series(sentence - 1) if numbered else None
        return bool(before)

    def counted_in_series(self, sentence: int) -> frozenset[str]:
        """What the numbers of the series of a sentence count, where a noun stands right behind one."""
        found = self._counted.get(sentence)
        if found is None:
            ends = {
                item.parts[NUMBER][1]
                for item in self.series(sentence).values()
                if NUMBER in item.parts
            }
            counting = {m.first: m.id for m in self.metrics_of(sentence)}
            told = (counting.get(end, counting.get(end + 1)) for end in ends)
            found = self._counted[sentence] = frozenset(id for id in told if id is not None)
        return found

    def metric_word(self, mention: MetricMention) -> MetricWord:
        """What a metric word says by itself."""
        key = (mention.first, mention.id)
        found = self._metric_words.get(key)
        if found is None:
            word = self.words[mention.first]
            counted = self.word(mention.first - 1) in self.table.count_word
            found = MetricWord(mention, word.text, word.sentence, counted=counted)
            self._metric_words[key] = found
        return found

    def metrics_in(self, first: int, last: int) -> list[MetricMention]:
        """The metric words of a range."""
        return [m for m in self.scene.metrics.within(first, last) if m.last <= last]

    def ends_with_nouns(self, sentence: int) -> tuple[bool, bool]:
        """Whether a metric word is told before the first number of a sentence, and one behind the last."""
        found = self._ends.get(sentence)
        if found is None:
            here = self.scene.numbers_within(*self.bounds(sentence))
            nouns = self.metrics_of(sentence)
            asked = bool(here and nouns)
            found = self._ends[sentence] = (
                asked and nouns[0].first < here[0][0],
                asked and nouns[-1].first > here[-1][0],
            )
        return found

    def counts_in(self, sentence: int) -> bool:
        """Whether a sentence has a word of a metric."""
        found = self._counting.get(sentence)
        if found is None:
            metric_at = self.scene.metric_at
            found = any(at in metric_at for at in range(*self.bounds(sentence)))
            self._counting[sentence] = found
        return found

    def _social(self) -> tuple[int, ...]:
        """For each sentence how strongly it speaks of networks and accounts."""
        count = self.words[-1].sentence + 1 if self.words else 0
        found = [0] * count
        for platform in self.recognized.platforms:
            found[self.words[platform.first].sentence] |= 1 if platform.named else 2
        signs = audience_signs(self.table.lexicon)
        for word in self.words:
            sign = signs.get(word.text)
            if sign is not None:
                found[word.sentence] |= sign
            elif word.text[0] in "@#":
                found[word.sentence] |= 4
        words, names = list(self.words), self.table.gazetteer
        for at in names.begun(words):
            known = names.match(words, at)
            if known is not None and known[0].id in self.table.site_names:
                found[words[at].sentence] |= SITE
        for metric in self.recognized.metrics:
            for word in () if metric.weak else self.words[metric.first : metric.last]:
                if word.text not in signs and word.text[0] not in "@#":
                    found[word.sentence] |= 16
        if not any(found):
            for word in self.words:  # «مشتركي قناة نادي الوحدات», where no network is named
                found[word.sentence] |= 4 if word.text in self.table.channel_sign else 0
        return tuple(found)

    def near_audiences(self, sentence: int) -> bool:
        """Whether a sentence, up to two before it or the one behind it speaks of audiences."""
        return any(self.social[max(0, sentence - 2) : sentence + 2])

    def flags(self, sentence: int) -> tuple[str, ...]:
        """How far a sentence, those around it and the text speak of networks, accounts and sites, as features of a number that is no figure."""
        found = self._flags.get(sentence)
        if found is None:
            found = self._flags[sentence] = tuple(self._read_flags(sentence))
        return found

    def _read_flags(self, sentence: int) -> Iterator[str]:
        here = self.social[sentence]
        around = here
        for other in (sentence - 2, sentence - 1, sentence + 1):
            if 0 <= other < len(self.social):
                around |= self.social[other]
        whole = self.whole_social
        for name, bit in SIGNS:
            where = (
                "here"
                if here & bit
                else "around"
                if around & bit
                else "text"
                if whole & bit
                else "not"
            )
            yield f"nothing social {name} {where}"
        if not whole & 7:
            yield "nothing social nowhere"
