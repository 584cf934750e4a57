"""A closer look at a sentence that its words alone let pass: the grammar itself reads it, with little of what stands around.

What so few words cannot tell is granted: each word may be a name, and of every kind that is spoken of near it. So where neither a
figure nor a place is found here, none is in the article.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.parse.expressions import parse_expressions
from arabic_metrics.recognize import EntityMention, RecognizedText, Word, vocabulary
from arabic_metrics.recognize.audience import Kinds
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.phrase import PARTICLES
from arabic_metrics.recognize.platform import find_platforms
from arabic_metrics.recognize.rank import find_ranks
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.figure import FigureFinder
from arabic_metrics.resolve.rank import kept_ranks

# What stands for the sentences before a piece that speak of networks: two, for in a text of several the grammar looks farther back.
SPEAKING, SPEAKERS = "و\nو\n", (0, 1)
SPOKEN_OF = frozenset({"account", "app"})
NETWORKS = ("facebook", "social")  # one that is named, and one that is not
STRONG = "subscribers"  # a metric
ROLES = ("account", "work", "channel", "group", "pronoun")  # of names, and what they make spoken of
ATTACHED = frozenset("".join(PARTICLES))
KNOWN = "any"  # a name that may be a known one: «ريال مدريد» is no money
TITLE = "«"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a folded text: a sentence, with some words before and behind.

    `before` and `here` are what its words up to `opening` and from there on may speak of; `lasting` says that a sentence not far
    before the piece may speak of networks or accounts.
    """

    text: str
    opening: int
    before: Kinds
    here: Kinds
    lasting: bool


class CloserLook:
    """Reads pieces of texts by the grammar of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.table = vocabulary(lexicon)
        nouns = {"site": self.table.site_head, "app": self.table.app_head}
        self.heads = {kind: min(words) for kind, words in nouns.items() if words}

    def finds(self, piece: Piece) -> bool:
        """Tell whether the sentence of a piece may hold a figure or a place."""
        table = self.table
        text = SPEAKING + piece.text if piece.lasting else piece.text
        parsed = parse_expressions(NormalizedText(text, text, [], [], [], []), self.lexicon)
        words = read_words(text)
        ranks = find_ranks(words, parsed, table)
        metrics = find_metrics(words, table) if ranks or parsed.numbers else []
        if not ranks and not metrics:
            return False
        platforms = find_platforms(words, table)
        if piece.lasting:
            spans = [Span(words[at].start, words[at].end) for at in SPEAKERS]
            told = zip(SPEAKERS, spans, strict=True)
            metrics[:0] = [_metric(at, span) for at, span in told]
            platforms[:0] = [
                PlatformMention(at, at + 1, spans[at], id) for at in SPEAKERS for id in NETWORKS
            ]
        recognized = RecognizedText(
            parsed,
            tuple(words),
            tuple(metrics),
            tuple(platforms),
            tuple(ranks),
            lambda _: list(self._names(words, piece, len(text) - len(piece.text))),
            list,
        )
        figures = FigureFinder(recognized, table).find()
        return bool(figures) or bool(kept_ranks(recognized, table, figures))

    def _names(self, words: list[Word], piece: Piece, start: int) -> Iterator[EntityMention]:
        """Yield a name for each word, and where a sentence begins one for each kind that is spoken of."""
        sentence = -1
        for at, word in enumerate(words):
            if word.sentence != sentence:
                sentence = word.sentence
                kinds = piece.before if word.start < start + piece.opening else piece.here
                if word.start < start:
                    kinds = SPOKEN_OF
                yield from (_name(word, at, role) for role in ROLES if role in kinds)
                for kind, head in self.heads.items():
                    if kind in kinds:
                        yield _name(word, at, "name", head=head)
            opens = word.text[0] in ATTACHED or word.text in self.table.heads
            yield _name(word, at, "name", cut=opens)


def _name(word: Word, at: int, role: str, *, cut: bool = False, head: str = "") -> EntityMention:
    """A name at a word; `cut` says that the word may hold more than the name, or open it."""
    span = Span(word.start + cut, word.end)
    return EntityMention(at, at + 1, span, role, TITLE, KNOWN, head=head)


def _metric(at: int, span: Span) -> MetricMention:
    return MetricMention(at, at + 1, span, STRONG, weak=False, verb=False, pronoun=False)
