"""Screen: whether an article can hold a claim at all, by one scan over its folded bytes.

A claim needs a metric word near a number, and where that word has other senses something that an audience is spoken of by; or
a wording of a place in a sentence with an account or a network. Sentences that have these are read by the grammar. What is asked
here is wider than what the grammar asks of an article: what is turned away holds no claim, what passes may still hold none.
"""

import codecs

from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.resolve.sense import SOCIAL_TEXT_REACH
from arabic_metrics.stream.alphabet import LETTER, OTHER, SIGN, SIZE
from arabic_metrics.stream.closer import CloserLook, Piece
from arabic_metrics.stream.counted import LASTING, CountedReader
from arabic_metrics.stream.needle import needles
from arabic_metrics.stream.placed import PlacedReader
from arabic_metrics.stream.sentence import Grammar, Sentences, has_tag

# Words of the sentences around that a piece takes: what counts stands before a noun; an ordinal, or a number of persons and its unit,
# behind.
BEFORE, BEHIND = 6, 12
NAMED_BY = 2  # words before a network or account at the beginning of a piece: «في X» names one, «X» alone may not
UNTOLD = "\ufffe"  # for the decoder: what a byte says is not known


class Screen:
    """Tells which texts can hold a claim, by the words of one lexicon.

    It takes some times as long as JSON takes to be decoded, and may be used by several threads.

    >>> screen = Screen(load_lexicon())
    >>> screen.passes("بلغ عدد متابعي الصفحة ٤٠ ألفًا"), screen.passes("حضر المؤتمر ٤٠ خبيرًا")
    (True, False)

    Raises:
        ArchiveError: the extra is missing.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        lexicon = lexicon or load_lexicon()
        self._needles = needles(lexicon)
        self._grammar = Grammar(self._needles)
        self._closer = CloserLook(lexicon)
        codes = self._needles.alphabet.codes.items()
        letters = {code: char for char, code in codes if char not in (LETTER, SIGN, OTHER)}
        self._letters = "".join(letters.get(code, UNTOLD) for code in range(SIZE))

    def passes(self, text: str) -> bool:
        """Tell whether a text can hold a claim; False is certain, True is not."""
        needles = self._needles
        data = needles.alphabet.fold(text)
        sentences = Sentences(data, self._grammar)
        tagged = has_tag(data)
        if not sentences.hits and not tagged:
            return False
        reader = _Reader(text, sentences, self._closer, self._letters)
        counted, placed = CountedReader(sentences, needles), PlacedReader(sentences, needles)
        for hit in sentences.hits:
            sought, start, end = hit.sought, hit.start, hit.end
            if sought.persons:
                counted.persons = end
            if (
                (sought.metrics and counted.may_count(sought, start, end))
                or (sought.again and counted.may_tell_again(start, end))
                or (sought.ranked and placed.may_rank(sought.ranked, start, end))
            ) and reader.finds(start, end):
                return True
        return tagged and any(reader.finds(*place) for place in placed.ranking_tags())


class _Reader:
    """Looks closer at the sentences of one article, at each once."""

    def __init__(self, text: str, sentences: Sentences, closer: CloserLook, letters: str) -> None:
        self._text = text
        self._letters = letters
        self._sentences = sentences
        self._closer = closer
        self._folded = ""
        self._seen: set[int] = set()  # where sentences begin that hold nothing

    def finds(self, start: int, end: int) -> bool:
        """Tell whether the sentence of a word may hold a figure or a place."""
        opening, closing = self._sentences.bounds(start, end)
        if opening in self._seen:
            return False
        self._seen.add(opening)
        return self._closer.finds(self._piece(opening, closing, start))

    def _piece(self, opening: int, closing: int, start: int) -> Piece:
        """The sentence of a word, with some words before and behind; near its beginning with the sentence before, which may hold its number."""
        said = self._sentences
        cut = len(said.words(opening, start, 0)) >= BEFORE
        first = (said.start_of_words if cut else said.said_before)(opening, BEFORE)
        if cut and not LASTING.isdisjoint(said.kinds(first, said.end_of_words(first, 1))):
            first = said.start_of_words(first, NAMED_BY)
        last = said.end_of_words(closing, BEHIND)
        lasting = self._is_lasting(first)
        places = not said.grammar.needles.placing.isdisjoint(said.within(first, last))
        return Piece(self._folded_text(first, last), lasting, cut=cut, places=places)

    def _is_lasting(self, place: int) -> bool:
        """Whether a sentence not far before a place may speak of networks or accounts."""
        said = self._sentences
        for _ in range(SOCIAL_TEXT_REACH + 1):
            opening = said.sentences_before(place, 1)
            if not LASTING.isdisjoint(said.kinds(opening, place)):
                return True
            place = opening
        return False

    def _folded_text(self, first: int, last: int) -> str:
        """The folded text between two places: the bytes tell it, where none stands for a character that has no byte."""
        if not self._folded:
            try:
                data = self._sentences.data[first:last]
                return codecs.charmap_decode(data, "strict", self._letters)[0]
            except UnicodeDecodeError:
                self._folded = normalize_text(self._text, self._closer.lexicon).text
        return self._folded[first:last]
