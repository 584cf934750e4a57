"""Whether a sentence can tell the place of an account: the look of a screen at its words of ranking."""

from collections.abc import Iterator
from itertools import compress, count, islice

from arabic_metrics.recognize.rank import SCOPED_REACH
from arabic_metrics.recognize.rank_place import ADVERB_REACH, LIST_AHEAD, LIST_BACK, REACH
from arabic_metrics.stream.hit import ASCII
from arabic_metrics.stream.needle import ALONE, TITLED, Needles, PlaceNeedle
from arabic_metrics.stream.sentence import HANDLE, TAGS, Sentences

SUPERLATIVE = 7  # words of a superlative and of what it is over
NUMBERED = 10  # words from «رقم» to the list that it is a place in, over the number
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
        self.looked, self.titled = (0, 0), False  # the last sentence that a title was looked for in

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
            named = tag[0] == HANDLE or not self.needles.tagging.isdisjoint(before)
            if named and self._is_ranking(start, end):
                yield start, end

    def _speaks(self, how: str, start: int, place: int, more: int) -> bool:
        """Whether what stands around a noun, of its word and more, makes it a site with a title, or an account with an owner."""
        if how == ALONE:
            return True
        if self._has_title(*self.sentences.bounds(start, place)):
            return True
        data, words = self.sentences.data, self.sentences.grammar.words
        behind = list(islice(words.finditer(data, place), TITLED_REACH))
        end = behind[-1].start() if len(behind) == TITLED_REACH else len(data)
        if not self.needles.quotes.isdisjoint(data[place:end]):
            return True
        if how == TITLED:
            return False
        adjectives = self.needles.classes["country_adjective_stop"]
        following = islice(words.finditer(data, place), more, None)
        owner = next((it[0] for it in following if it[0] not in adjectives), b"")
        return owner != b"" and (
            owner[0] < ASCII or owner[0] == self.needles.for_sign or owner in self.needles.owners
        )

    def _has_title(self, opening: int, closing: int) -> bool:
        """«متجر «آب ستور»، حل التطبيق خامسا»: whether a title stands anywhere in a sentence."""
        if (opening, closing) != self.looked:
            self.looked = opening, closing
            quotes = self.needles.quotes
            self.titled = not quotes.isdisjoint(self.sentences.data[opening:closing])
        return self.titled

    def _is_ranking(self, start: int, end: int) -> bool:
        """Whether the sentence of a word holds the wording of a place; an ordinal may begin the next."""
        opening, self.done = self.sentences.bounds(start, end)
        words = self.sentences.words(opening, self.done, BEHIND)
        if self._has_place(words):
            return True
        if self.needles.nexts.isdisjoint(words):
            return False
        if self.followed is None:  # «تلاه …»: the sentences behind may go on with the list
            rest = self.sentences.words(opening, len(self.sentences.data), 0)
            self.followed = self._has_place(rest)
        return self.followed

    def _has_place(self, words: list[bytes]) -> bool:
        """Whether some words hold the wording of a place, as `find_ranks` reads them."""
        needles = self.needles
        if needles.placing.isdisjoint(words):
            return False
        classes = needles.classes
        for index in compress(count(), map(needles.placing.__contains__, words)):
            word = words[index]
            for needle in needles.places.get(word, ()):
                last = index + 1 + len(needle.rest)
                if tuple(words[index + 1 : last]) == needle.rest and self._tells(
                    needle, words, index, last
                ):
                    return True
            if word in classes["superlative"] and self._is_superlative(words, index):
                return True
            if word in needles.scopes and index and self._is_number(words[index - 1]):
                return True
            if word in classes["achieve_verb"] and self._reaches_first(words, index):
                return True
            if word in classes["rank_verb"] and self._has_adverb(words, index):
                return True
        return False

    def _tells(self, needle: PlaceNeedle, words: list[bytes], index: int, last: int) -> bool:
        """«المركز الثاني», «رقم 1 في القائمة», «تصدر القائمة»: what stands behind a wording makes it a place."""
        listed = self.needles.classes["ranked_list"]
        if needle.leads:
            before = words[max(0, index - LIST_BACK) : index] if needle.told else ()
            return (
                needle.surely
                or not self.needles.networks.isdisjoint(words[last : last + 1])
                or not self.needles.led.isdisjoint(words[last : last + LIST_AHEAD])
                or not listed.isdisjoint(before)
            )
        for position in range(last, min(last + REACH + 1, len(words))):
            word = words[position]
            if word[0] < ASCII or word in self.needles.numerals:
                return not needle.digit or not self.needles.listing.isdisjoint(
                    words[position + 1 : position + NUMBERED]
                )
            article = self.needles.article
            if not (
                word == article
                or word in self.needles.classes["number_noun"]
                or (position == last and word.startswith(article))
            ):
                return False
        return False

    def _is_superlative(self, words: list[bytes], index: int) -> bool:
        """«ثاني أكثر الصفحات متابعة»: an ordinal right before a superlative, over accounts or an audience."""
        if not index or not self._is_number(words[index - 1]):
            return False
        return not self.needles.ranked_nouns.isdisjoint(words[index : index + SUPERLATIVE])

    def _reaches_first(self, words: list[bytes], index: int) -> bool:
        """«كأول ناد في المنطقة يصل إلى هذا الرقم»: an ordinal not far before a verb of reaching."""
        first = max(0, index - ADVERB_REACH - ORDINAL)
        return any(self._is_ordinal(words, position) for position in range(first, index))

    def _has_adverb(self, words: list[bytes], index: int) -> bool:
        """«جاء الزمالك ثالثا», «حلت الوزارة ثانية عالميا»: an ordinal not far behind a verb of arriving."""
        last = index + 1 + ADVERB_REACH + SCOPED_REACH
        return not self.needles.adverbs.isdisjoint(words[index + 1 : last])

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
