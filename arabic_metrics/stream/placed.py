"""Whether a sentence can tell the place of an account: the look of a screen at its words of ranking."""

from collections.abc import Iterator
from itertools import islice

from arabic_metrics.recognize.rank import SCOPED_REACH
from arabic_metrics.recognize.rank_place import ADVERB_REACH, LIST_AHEAD, LIST_BACK, REACH
from arabic_metrics.stream.needle import ALONE, TITLED, Needles
from arabic_metrics.stream.sentence import HANDLE, TAGS, Sentences
from arabic_metrics.stream.wording import ASCII, PlaceNeedle, stands

SUPERLATIVE = 7  # words of a superlative and of what it is over
NUMBERED = 10  # words from «رقم» to the list that it is a place in, over the number
BACK, AHEAD = 16, 24  # words around a wording
ORDINAL = 5  # words that an ordinal has behind its first: «الخامس والعشرين بعد المئة»
BEHIND = 8  # words of the next sentence in which an ordinal may begin
TITLED_REACH = 6  # words from a noun to its title


class PlacedReader:
    """Looks at the sentences of one article that speak of accounts and networks."""

    def __init__(self, sentences: Sentences, needles: Needles) -> None:
        self.sentences = sentences
        self.needles = needles
        self.followed: bool | None = (
            None  # whether the rest of the article has a wording of a place
        )
        self.done = 0  # where the last sentence that was looked at ends

    def may_rank(self, ranked: dict[bytes, str], start: int, end: int) -> bool:
        """Tell whether a word makes its sentence one that may rank, and the sentence has the wording of a place."""
        if start < self.done:
            return False
        pair = ranked.get(self.sentences.next_word(end)) if ranked.keys() != {b""} else None
        alone = ranked.get(b"")
        if not (
            (pair and self._speaks(pair, start, end, 1))
            or (alone and self._speaks(alone, start, end, 0))
        ):
            return False
        return self._is_ranking(start, end)

    def ranking_tags(self) -> Iterator[tuple[int, int]]:
        """Yield the handles, and the tags behind their nouns, whose sentence has the wording of a place."""
        self.done = 0
        for tag in TAGS.finditer(self.sentences.data):
            start, end = tag.span()
            if start < self.done:
                continue
            before = self.sentences.before(start, 1)
            named = self.sentences.data[start] == HANDLE or not self.needles.tagging.isdisjoint(
                before
            )
            if named and self._is_ranking(start, end):
                yield start, end

    def _speaks(self, how: str, start: int, place: int, more: int) -> bool:
        """Whether what stands around a noun, of its word and more, makes it a site with a title, or an account with an owner."""
        if how == ALONE:
            return True
        opening, closing = self.sentences.bounds(start, place)
        if 0 <= self.sentences.next_quote(opening) < closing:
            return True  # «متجر «آب ستور»، حل التطبيق خامسا»: a title anywhere in the sentence
        said = self.sentences
        quote = said.next_quote(place)
        if quote >= 0 and len(said.behind(place, quote, TITLED_REACH)) < TITLED_REACH:
            return True
        if how == TITLED:
            return False
        adjectives = self.needles.classes["country_adjective_stop"]
        following = islice(said.grammar.words.finditer(said.data, place), more, None)
        owner = next((it[0] for it in following if it[0] not in adjectives), b"")
        return owner != b"" and (
            owner[0] < ASCII or owner[0] == self.needles.for_sign or owner in self.needles.owners
        )

    def _is_ranking(self, start: int, end: int) -> bool:
        """Whether the sentence of a word holds the wording of a place; an ordinal may begin the next."""
        said = self.sentences
        opening, self.done = said.bounds(start, end)
        closing = said.end_of_words(self.done, BEHIND)
        words = said.within(opening, closing)
        if self._has_place(words):
            return True
        if self.needles.nexts.isdisjoint(words):
            return False
        if self.followed is None:  # «تلاه …»: the sentences behind may go on with the list
            self.followed = self._has_place(said.within(opening, len(said.data)))
        return self.followed

    def _has_place(self, words: list[bytes]) -> bool:
        """Whether some words hold the wording of a place."""
        placing = self.needles.placing
        if placing.isdisjoint(words):
            return False
        return any(self._tells_place(words, at) for at, word in enumerate(words) if word in placing)

    def _tells_place(self, words: list[bytes], at: int) -> bool:
        """Whether one of some words is of a wording of a place, as `find_ranks` reads them."""
        word, behind = words[at], words[at + 1 : at + 1 + AHEAD]
        needles, classes = self.needles, self.needles.classes
        superlative = word in classes["superlative"]
        if (superlative or word in needles.scopes) and at and self._is_number(words[at - 1]):
            if not superlative or word in needles.scopes or word in needles.ranked_nouns:
                return True
            if not needles.ranked_nouns.isdisjoint(behind[: SUPERLATIVE - 1]):
                return True
        if word in classes["achieve_verb"] and self._reaches_first(
            words[max(0, at - ADVERB_REACH - ORDINAL - 1) : at]
        ):
            return True
        if word in classes["rank_verb"] and not needles.adverbs.isdisjoint(
            behind[: ADVERB_REACH + SCOPED_REACH]
        ):
            return True
        wordings = needles.places.get(word)
        if wordings is None:
            return False
        before = words[max(0, at - BACK) : at]
        return any(
            stands(wording, before, behind) and self._tells(wording, before, behind)
            for wording in wordings
        )

    def _tells(self, needle: PlaceNeedle, before: list[bytes], behind: list[bytes]) -> bool:
        """«المركز الثاني», «رقم 1 في القائمة», «تصدر القائمة»: what stands behind a wording makes it a place."""
        needles = self.needles
        before, behind = before[: len(before) - len(needle.lead)], behind[len(needle.rest) :]
        if needle.leads:
            return (
                needle.surely
                or not needles.networks.isdisjoint(behind[:1])
                or not needles.led.isdisjoint(behind[:LIST_AHEAD])
                or (
                    needle.told
                    and not needles.classes["ranked_list"].isdisjoint(before[-LIST_BACK:])
                )
            )
        for position, word in enumerate(behind[: REACH + 1]):
            if word[0] < ASCII or word in needles.numerals:
                return not needle.digit or not needles.listing.isdisjoint(
                    behind[position + 1 : position + NUMBERED]
                )
            article = needles.article
            if not (
                word == article
                or word in needles.classes["number_noun"]
                or (position == 0 and word.startswith(article))
            ):
                return False
        return False

    def _reaches_first(self, before: list[bytes]) -> bool:
        """«كأول ناد في المنطقة يصل إلى هذا الرقم»: an ordinal not far before a verb of reaching."""
        return any(self._is_ordinal(before, position) for position in range(len(before)))

    def _is_number(self, word: bytes) -> bool:
        return word[0] < ASCII or word in self.needles.numerals

    def _is_ordinal(self, words: list[bytes], position: int) -> bool:
        """Whether an ordinal may begin at a word: digits and cardinals do with the article."""
        word = words[position]
        if word in self.needles.ordinals:
            return True
        if word[0] < ASCII and (word.isupper() or not word.isascii()):
            return True  # «Chapter XIV», «@abc.رابعا»
        return (
            position > 0
            and words[position - 1].endswith(self.needles.articles)
            and self._is_number(word)
        )
