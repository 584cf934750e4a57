"""A closer look at a sentence that its words alone let pass: the grammar itself reads it, with little of what stands around.

What so few words cannot tell is granted: each word may be a name, and of every kind that is spoken of near it. So where neither a
figure nor a place is found here, none is in the article.
"""

from dataclasses import dataclass
from itertools import groupby

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.parse.expressions import ParsedText, outside
from arabic_metrics.parse.number import number_parser
from arabic_metrics.parse.period import period_parser
from arabic_metrics.recognize import EntityMention, RecognizedText, Word
from arabic_metrics.recognize.audience import TAGS, audience_words
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.phrase import PARTICLES
from arabic_metrics.recognize.platform import find_platforms
from arabic_metrics.recognize.rank import find_ranks
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.figure import FigureFinder
from arabic_metrics.resolve.rank import QUOTE_MARKS, kept_ranks
from arabic_metrics.resolve.sense import SOCIAL_TEXT_REACH

# Two sentences that speak of networks stand before a piece, for in a text of several the grammar looks farther back; so far before
# that they are out of reach, where none that is in reach may speak so.
WORD = "كلمه "
SPEAKING, SPEAKERS = "كلمه\nكلمه\n", (0, 1)
OUT_OF_REACH = (SOCIAL_TEXT_REACH + 1) * ". "  # sentences without a word
SPOKEN_OF = frozenset({"account", "app"})
NETWORKS = ("facebook", "social")  # one that is named, and one that is not
STRONG = "subscribers"  # a metric
ROLES = ("account", "work", "channel", "group", "pronoun")  # of names, and what they make spoken of
ATTACHED = frozenset("".join(PARTICLES))
KNOWN = "any"  # a name that may be a known one: «ريال مدريد» is no money
TITLE, BEYOND = "«", 2  # a mark of a title; characters behind the last word in which one may end


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a folded text: a sentence, with some words before and behind.

    `lasting` says that a sentence not far before the piece may speak of networks or accounts; `cut`, that it begins within a sentence,
    whose other words may; `places`, that it has a word without which no place is told.
    """

    text: str
    lasting: bool
    cut: bool = False
    places: bool = True


class CloserLook:
    """Reads pieces of texts by the grammar of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.numbers = number_parser(lexicon)
        self.periods = period_parser(lexicon)
        self.table = vocabulary(lexicon)
        self.audience = audience_words(lexicon)
        nouns = {"site": self.table.site_head, "app": self.table.app_head}
        self.heads = {kind: min(words) for kind, words in nouns.items() if words}

    def finds(self, piece: Piece) -> bool:
        """Tell whether the sentence of a piece may hold a figure or a place."""
        table = self.table
        spoken = piece.lasting and piece.cut
        begins = (WORD if spoken else "") if piece.lasting else OUT_OF_REACH
        text = SPEAKING + begins + piece.text
        parsed = self._parsed(text)
        if not (piece.places or parsed.numbers):
            return False
        words = read_words(text)
        ranks = find_ranks(words, parsed, table) if piece.places else []
        metrics = find_metrics(words, table) if ranks or parsed.numbers else []
        if not ranks and not metrics:
            return False
        plain = [metric for metric in metrics if not metric.weak]
        platforms = find_platforms(words, table)
        for at in reversed((*SPEAKERS, len(SPEAKERS)) if spoken else SPEAKERS):
            span = Span(words[at].start, words[at].end)
            metrics.insert(0, MetricMention(at, at + 1, span, STRONG, False, False, False))
            platforms[:0] = (PlatformMention(at, at + 1, span, id) for id in NETWORKS)
        recognized = RecognizedText(
            parsed,
            tuple(words),
            tuple(metrics),
            tuple(platforms),
            tuple(ranks),
            lambda _: self._names(words, text),
            list,
        )
        figures = FigureFinder(recognized, table).find()
        if figures or kept_ranks(recognized, table, figures):
            return True
        if not plain:
            return False
        # What is granted may lead to a reading that is refused: «قام 2025 متابع بعمل ريتويت», people who share, looks like a year.
        # Words without other senses need nothing granted.
        alone = RecognizedText(parsed, tuple(words), tuple(plain), (), (), lambda _: [], list)
        return bool(FigureFinder(alone, table).find())

    def _parsed(self, text: str) -> ParsedText:
        """What `parse_expressions` returns, but for the periods of a text without numbers: nothing is told by them."""
        numbers = tuple(self.numbers.parse(text))
        periods = tuple(self.periods.parse(text)) if numbers else ()
        normalized = NormalizedText(text, text, [], [], [], [])
        return ParsedText(normalized, outside(numbers, periods), periods)

    def _names(self, words: list[Word], text: str) -> list[EntityMention]:
        """Return a name for each word, and where a sentence begins one for each kind that it may speak of."""
        names: list[EntityMention] = []
        last_quote = max(map(text.rfind, QUOTE_MARKS))
        for _, members in groupby(enumerate(words), key=_sentence):
            said = list(members)
            first, word = said[0]
            start = word.start - len(word.gap)
            behind = said[-1][0] + 1
            tagged = behind < len(words) and words[behind].text[0] in TAGS  # «المشهد… @almashhad»
            spoken = text[start : words[behind].end if tagged else said[-1][1].end + BEYOND]
            kinds = self.audience.kinds([it.text for _, it in said], spoken)
            title = TITLE if last_quote >= start else ""
            if first in SPEAKERS:
                kinds = SPOKEN_OF
            names += [_name(word, first, role) for role in ROLES if role in kinds]
            for kind, head in self.heads.items():
                if kind in kinds:
                    names.append(_name(word, first, "name", title, head=head))
            for at, it in said:
                opens = (
                    it.text[0] in ATTACHED
                    or it.text in self.table.heads
                    or it.text in self.table.nationalities
                )
                names.append(_name(it, at, "name", title, cut=opens))
        return names


def _sentence(member: tuple[int, Word]) -> int:
    return member[1].sentence


def _name(
    word: Word, at: int, role: str, name: str = "", *, cut: bool = False, head: str = ""
) -> EntityMention:
    """A name at a word; `cut` says that the word may hold more than the name, or open it."""
    span = Span(word.start + cut, word.end)
    return EntityMention(at, at + 1, span, role, name, KNOWN, head=head)
