"""Whether a sentence can tell the place of an account: the look of a screen at its words of ranking."""

from itertools import islice

from arabic_metrics.stream.needle import ALONE, TITLED, Needles, Words
from arabic_metrics.stream.scan import ASCII
from arabic_metrics.stream.sentence import HANDLE, Sentences

BESIDE = 2  # words before a superlative
WORDING = 2  # words before the longest of a wording
LED = 5  # words of a wording of leading
LISTED, LISTED_BEFORE = (
    16,
    12,
)  # words from a word of leading to what is led, told behind it or before
PLACED = 8  # words from a word of position to its ordinal
ORDERED = (
    17  # words from an ordinal to a verb of reaching, or from a verb of arriving to an ordinal
)
TITLED_REACH = 6  # words from a noun to its title


class PlacedReader:
    """Looks at the sentences of one article that speak of accounts and networks."""

    def __init__(self, sentences: Sentences, needles: Needles) -> None:
        self.sentences = sentences
        self.needles = needles
        self.followed = False  # the rest of the article was looked at
        self.done = 0  # where the last sentence that was looked at ends

    def may_rank(self, how: str, start: int, end: int) -> bool:
        """Tell whether a word makes its sentence one that may rank, and the sentence has the wording of a place."""
        if start < self.done or not self._speaks(how, start, end):
            return False
        return self._is_ranking(start, end)

    def may_rank_handle(self) -> bool:
        """Tell whether a sentence with a handle has the wording of a place."""
        place = self.sentences.data.find(HANDLE)
        while place >= 0:
            if self._is_ranking(place, place + 1):
                return True
            place = self.sentences.data.find(HANDLE, self.done)
        return False

    def _speaks(self, how: str, start: int, place: int) -> bool:
        """Whether what stands around a noun makes it a site with a title, or an account with an owner."""
        if how == ALONE:
            return True
        opening, closing = self.sentences.bounds(start, place)
        if not self.needles.quotes.isdisjoint(self.sentences.data[opening:closing]):
            return True  # «متجر «آب ستور»، حل التطبيق خامسا»: a title anywhere in the sentence
        data, words = self.sentences.data, self.sentences.grammar.words
        behind = list(islice(words.finditer(data, place), TITLED_REACH))
        end = behind[-1].start() if len(behind) == TITLED_REACH else len(data)
        if not self.needles.quotes.isdisjoint(data[place:end]):
            return True
        if how == TITLED:
            return False
        adjectives = self.needles.classes["country_adjective_stop"]
        owner = next((it[0] for it in words.finditer(data, place) if it[0] not in adjectives), b"")
        return owner != b"" and (
            owner[0] < ASCII or owner[0] == self.needles.for_sign or owner in self.needles.owners
        )

    def _is_ranking(self, start: int, end: int) -> bool:
        """Whether the sentence of a word holds the wording of a place; an ordinal may begin the next."""
        opening, self.done = self.sentences.bounds(start, end)
        words = self.sentences.words(opening, self.done, PLACED)
        if self._has_place(words):
            return True
        if self.needles.nexts.isdisjoint(words) or self.followed:
            return False
        self.followed = True  # «تلاه …»: the sentences behind may go on with the list
        return self._has_place(self.sentences.words(opening, len(self.sentences.data), 0))

    def _has_place(self, words: list[bytes]) -> bool:
        """Whether some words hold the wording of a place."""
        needles, classes = self.needles, self.needles.classes
        numerals = needles.numerals
        return (
            _near(words, needles.firsts, classes["ranked_list"], -WORDING, LISTED)
            or _near(words, needles.told_firsts, classes["ranked_list"], -LISTED_BEFORE, 0)
            or _near(words, needles.firsts, classes["lead_noun"], -WORDING, LED)
            or _near(words, needles.firsts, classes["leading_verb"], -WORDING, LED)
            or _near(words, needles.heads, numerals, 1, PLACED, digits=True)
            or _near(words, classes["superlative"], numerals, -BESIDE, 0, digits=True)
            or _near(words, classes["achieve_verb"], numerals, -ORDERED, 0, digits=True)
            or _near(words, classes["rank_verb"], needles.adverbs, 1, ORDERED)
        )


def _near(
    words: list[bytes],
    heads: Words,
    wanted: Words,
    first: int,
    last: int,
    *,
    digits: bool = False,
) -> bool:
    """Whether a wanted word, or digits, stand at some distance from one of some heads."""
    if heads.isdisjoint(words) or (not digits and wanted.isdisjoint(words)):
        return False
    for index, word in enumerate(words):
        if word in heads:
            near = words[max(0, index + first) : max(0, index + last)]
            if not wanted.isdisjoint(near) or (digits and any(it[0] < ASCII for it in near)):
                return True
    return False
