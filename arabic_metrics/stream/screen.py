"""Screen: whether an article can hold a claim at all, by one scan over its folded bytes.

A claim needs a metric word near a number, and where that word has other senses something that an audience is spoken of by; or
a wording of a place in a sentence with an account or a network. What is asked here is wider than what the grammar asks: what is
turned away holds no claim, what passes may still hold none.
"""

from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.stream.counted import CountedReader
from arabic_metrics.stream.needle import Needles
from arabic_metrics.stream.placed import PlacedReader
from arabic_metrics.stream.scan import Finder
from arabic_metrics.stream.sentence import Grammar, Sentences, has_tag


class Screen:
    """Tells which texts can hold a claim, by the words of one lexicon.

    It takes one to three times as long as JSON takes to be decoded, and may be used by several threads.

    >>> screen = Screen(load_lexicon())
    >>> screen.passes("بلغ عدد متابعي الصفحة ٤٠ ألفًا"), screen.passes("حضر المؤتمر ٤٠ خبيرًا")
    (True, False)

    Raises:
        ArchiveError: the extra is missing.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._needles = Needles(lexicon or load_lexicon())
        self._grammar = Grammar(self._needles)
        self._first = Finder(
            {
                *self._needles.metrics,
                *self._needles.ranked,
                *self._needles.classes["number_of"],
            },
            self._needles.alphabet.letters,
        )

    def passes(self, text: str) -> bool:
        """Tell whether a text can hold a claim; False is certain, True is not."""
        needles = self._needles
        data = needles.alphabet.fold(text)
        found = self._first.find(data)
        tagged = has_tag(data)
        if not found and not tagged:
            return False
        sentences = Sentences(data, self._grammar)
        counted, placed = CountedReader(sentences, needles), PlacedReader(sentences, needles)
        for word, start, end in found:
            metrics = needles.metrics.get(word)
            if metrics is not None and counted.may_count(metrics, start, end):
                return True
            if word in needles.classes["number_of"] and counted.may_tell_again(start, end):
                return True
            ranked = needles.ranked.get(word)
            if ranked is not None and placed.may_rank(ranked, start, end):
                return True
        return tagged and placed.may_rank_tag()
