"""recognize_mentions(): everything in a parsed text that a claim can be made of."""

from collections.abc import Callable
from dataclasses import dataclass, field

from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.parse.expressions import ParsedText
from arabic_metrics.recognize.attribution import find_attributions
from arabic_metrics.recognize.entity import EntityFinder
from arabic_metrics.recognize.mention import (
    AttributionMention,
    EntityMention,
    MetricMention,
    PlatformMention,
    RankMention,
)
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.named import NameLabeller, find_names
from arabic_metrics.recognize.platform import find_platforms
from arabic_metrics.recognize.rank import find_ranks
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary
from arabic_metrics.recognize.word import Word, read_words

FOR = "ل"
FOLLOWED = "followers"
CONTRAST_REACH = 5  # words between «مقابل» and whose its figure is
OWNED_PLATFORMS = frozenset({"website"})
THAT_IS = "من"
DEFINITE = ("ال", "وال", "بال", "لل")
CONSTRUCT_ENDINGS, PLURAL_ENDINGS, FEMININE_PLURAL = ("ي", "و"), ("ين", "ون"), "ات"


@dataclass(frozen=True)
class RecognizedText:
    """A parsed text with its mentions; positions are of `words`, spans of the normalized text.

    Names and sources take more time than the rest, and most texts without a figure need none: they are looked for when they
    are first asked for.
    """

    parsed: ParsedText
    words: tuple[Word, ...]
    metrics: tuple[MetricMention, ...]
    platforms: tuple[PlatformMention, ...]
    ranks: tuple[RankMention, ...]
    _names: "Callable[[RecognizedText], list[EntityMention]]" = field(repr=False, compare=False)
    _sources: "Callable[[], list[AttributionMention]]" = field(repr=False, compare=False)
    _named: list[tuple[EntityMention, ...]] = field(default_factory=list, repr=False, compare=False)
    _stated: list[tuple[AttributionMention, ...]] = field(
        default_factory=list, repr=False, compare=False
    )

    @property
    def entities(self) -> tuple[EntityMention, ...]:
        """The names, and what points back to them."""
        if not self._named:  # a cached property of a compiled class would be read anew each time
            self._named.append(tuple(self._names(self)))
        return self._named[0]

    @property
    def attributions(self) -> tuple[AttributionMention, ...]:
        """Who states what the text says."""
        if not self._stated:
            self._stated.append(tuple(self._sources()))
        return self._stated[0]


def recognize_mentions(
    parsed: ParsedText, lexicon: Lexicon | None = None, *, ner: NameLabeller | None = None
) -> RecognizedText:
    """Find the metrics, platforms, ranks, entities and attributions of a text.

    A text without any number or word of leading cannot hold a claim, and comes back without mentions. `ner` is a model that finds
    names where the grammar finds none.

    >>> from arabic_metrics.normalize import normalize_text
    >>> from arabic_metrics.parse import parse_expressions
    >>> found = recognize_mentions(parse_expressions(normalize_text("لدى صفحة بلدية دبا على فيسبوك 40 ألف متابع")))
    >>> found.entities[0].name, found.platforms[0].id, found.metrics[0].id
    ('بلديه دبا', 'facebook', 'followers')
    """
    lexicon = lexicon or load_lexicon()
    table = vocabulary(lexicon)
    words = read_words(parsed.normalized.text)
    metrics = find_metrics(words, table)
    ranks = find_ranks(words, parsed, table)
    if not ranks and not (metrics and parsed.numbers):
        return RecognizedText(parsed, tuple(words), (), (), (), lambda _: [], list)
    platforms = find_platforms(words, table)
    return RecognizedText(
        parsed,
        tuple(words),
        tuple(metrics),
        tuple(platforms),
        tuple(ranks),
        lambda recognized: _entities(recognized, words, table, ner),
        lambda: find_attributions(parsed.normalized.text, words, table),
    )


def _entities(
    recognized: RecognizedText, words: list[Word], table: Vocabulary, ner: NameLabeller | None
) -> list[EntityMention]:
    """The names of a text, by what else was found in it."""
    parsed, metrics = recognized.parsed, recognized.metrics
    blocked = _blocked(words, recognized)
    constructs = frozenset(
        metric.last
        for metric in metrics
        if not metric.pronoun
        and (
            (metric.verb and metric.id == FOLLOWED)
            or (
                not metric.verb
                and metric.first not in blocked
                and _is_construct(words, metric, table)
            )
        )
    )
    counted = frozenset(
        metric.last for metric in metrics if metric.first in blocked and not metric.pronoun
    ) | _contrasted(words, blocked, table)
    networks = frozenset(
        position
        for mention in recognized.platforms
        if mention.id not in OWNED_PLATFORMS
        for position in range(mention.first, mention.last)
    )
    told = [metric.first for metric in metrics] + [rank.first for rank in recognized.ranks]
    named = None if ner is None else find_names(ner, parsed.normalized, words, told, blocked)
    return EntityFinder(
        parsed.normalized.text, words, table, blocked, networks, constructs, counted, named
    ).find()


def _blocked(words: list[Word], recognized: RecognizedText) -> frozenset[int]:
    blocked: set[int] = set()
    for platform in recognized.platforms:
        if platform.id in OWNED_PLATFORMS:
            continue  # «الموقع الإلكتروني للمتحف» opens a name as «الموقع» does
        blocked.update(range(platform.first, platform.last))
    for rank in recognized.ranks:
        blocked.update(range(rank.first, rank.last))
    index = 0
    for number in recognized.parsed.numbers:
        while index < len(words) and words[index].end <= number.span.start:
            index += 1
        position = index
        while position < len(words) and words[position].start < number.span.end:
            blocked.add(position)
            position += 1
    for metric in recognized.metrics:
        counted = metric.first - 1 in blocked or (
            metric.first and words[metric.first - 1].text == THAT_IS
        )
        if metric.pronoun or counted:
            blocked.update(range(metric.first, metric.last))
    return frozenset(blocked)


def _contrasted(words: list[Word], blocked: frozenset[int], table: Vocabulary) -> frozenset[int]:
    """The positions behind a figure that «مقابل» opens: «مقابل 325 ألفا للوحدات» says whose it is."""
    found: set[int] = set()
    contrast = table.contrast
    for position, word in enumerate(words):
        if word.text not in contrast:
            continue
        behind = range(position + 1, min(position + CONTRAST_REACH, len(words)))
        found.update(
            p for p in behind if p - 1 in blocked and p not in blocked and words[p].text[0] == FOR
        )
    return frozenset(found)


def _is_construct(words: list[Word], metric: MetricMention, table: Vocabulary) -> bool:
    """Whether a metric noun is possessed by what follows: «متابعي», «متابعو», «عدد مشاهدات»."""
    word = words[metric.last - 1].text
    if words[metric.first].text.startswith(DEFINITE):
        return False
    if word[-1] in CONSTRUCT_ENDINGS and word[-2:] not in PLURAL_ENDINGS:
        return True
    return (
        metric.first > 0
        and words[metric.first - 1].text in table.count_word
        and word.endswith(FEMININE_PLURAL)
    )
