"""Wordings of a place: «المركز الثاني», «المرتبة الـ11», «ثاني أكثر الصفحات متابعة», «تصدر», «تلاه».

They are found generously, whatever they are places in: `resolve/rank_slot.py` decides.
"""

from bisect import bisect_right
from operator import attrgetter

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import OF_THEM
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.parse.parse import ParsedText
from arabic_metrics.recognize.mention import RankMention
from arabic_metrics.recognize.rank_place import (
    ARTICLES,
    articled,
    bracketed,
    digit_place,
    place,
    positions,
    speaks_of_ranks,
    word_after,
)
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

TOP = {"first": 1, "second": 2}  # the places that words tell without a number, by their role
BY_START = attrgetter("start")
ADVERBIAL = ("ا", "ه")  # «ثالثا», «ثالثة»
VERB_REACH = 14  # words from a verb of arriving to the place arrived at
BEFORE_ALL = -1 - VERB_REACH
NEXT_REACH = 14  # words from a place to the next in one list
DOERS_REACH = 9  # words from an ordinal to the clause that tells what those did whom it counts


def find_ranks(words: list[Word], parsed: ParsedText, vocabulary: Vocabulary) -> list[RankMention]:
    """Return every wording of a place, whatever it is a place in.

    The rule of each says what carries it: "position" (a word of place), "leading" (a verb or phrase of the first or second place), "next" (one of the
    place after the last), "adverb" (a verb of arriving), "ordinal" (its neighbours alone), "bracket" (digits in brackets behind another place).
    """
    return _RankFinder(words, parsed, vocabulary).find()


class _RankFinder:
    """Finds the ranks of one text: by a word of place, by a verb of arriving, by what an ordinal stands among."""

    def __init__(self, words: list[Word], parsed: ParsedText, vocabulary: Vocabulary) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.numbers = parsed.numbers
        self.by_start = {number.span.start: number for number in parsed.numbers}
        self.found: list[RankMention] = []
        self.ends: set[int] = set()  # the words behind those found
        self.used: set[int] = set()  # where the ordinals already read start

    def find(self) -> list[RankMention]:
        read_to = 0
        for index in self.vocabulary.ranks.begun(self.words):
            if index >= read_to:
                read_to = self._by_word(index)
        self._by_form()
        for number in self.numbers:
            if number.span.start in self.used:
                continue
            if number.kind == "ordinal":
                self._by_ordinal(number)
            elif number.kind == "cardinal" and self.found:
                self._by_digits(number)
        return sorted(self.found, key=lambda mention: mention.span)

    def _by_word(self, index: int) -> int:
        """«المركز الثاني», «على رأس القائمة», «تلاه»; returns the position behind what was read, for «رأس القائمة» is no second wording."""
        match = self.vocabulary.ranks.match(self.words, index)
        if match is None:
            return index
        rank, taken, cut = match
        last = index + taken
        head = Span(self.words[index].start + cut, self.words[last - 1].end)
        if rank.role == "head":
            for number in positions(self.words, last, self.by_start, self.vocabulary):
                self._add(number, index, "position", head)
        elif rank.role == "head_digit":
            numbered = digit_place(self.words, last, self.by_start)
            if numbered is not None:
                self._add(numbered, index, "position", head)
        elif rank.role in TOP:
            self._keep(RankMention(index, last, head, TOP[rank.role], None, "leading", head))
            return last
        elif rank.role == "next":
            self._keep(RankMention(index, last, head, 0, None, "next", head))
            return last
        return index

    def _by_form(self) -> None:
        """«جاء الزمالك ثالثا»; in one list also the next without its verb: «والنصر رابعا»; «ورابعها نادي السلط»."""
        table, ordinals = self.vocabulary, numeral_table(self.vocabulary.lexicon)
        verb, sentence = BEFORE_ALL, -1
        for index, word in enumerate(self.words):
            if word.sentence != sentence:
                verb, sentence = BEFORE_ALL, word.sentence
            if word.text in table.rank_verb:
                verb = index
                continue
            if word.text.endswith(OF_THEM):
                ordinal = ordinals.get(word.text[:-2])
                if ordinal is not None and ordinal.numeral.ordinal and not ordinal.article:
                    self._of_them(index, ordinal.numeral.ordinal, ordinal.cut)
                continue
            if index - verb > VERB_REACH:
                continue
            value = cut = 0
            if word.text in table.firstly:
                value = 1
            elif word.text.endswith(ADVERBIAL):
                ordinal = ordinals.get(word.text)
                if ordinal is not None and not ordinal.article:
                    value, cut = ordinal.numeral.ordinal, ordinal.cut
            if value and word.start + cut not in self.used:
                verb = index
                self.used.update((word.start, word.start + cut))
                span = Span(word.start + cut, word.end)
                self._keep(RankMention(index, index + 1, span, value, None, "adverb", span))

    def _of_them(self, index: int, value: int, cut: int) -> None:
        """«رابعها نادي السلط»: the place of one of those that were ranked."""
        if self._is_listed(index) or speaks_of_ranks(self.words, index, self.vocabulary):
            span = Span(self.words[index].start + cut, self.words[index].end)
            self._keep(RankMention(index, index + 1, span, value, None, "ordinal", span))

    def _by_ordinal(self, number: NumberExpression) -> None:
        """«ثاني أكثر الصفحات», «كأول ناد يصل إلى», «الأولى عربيا», «والرابعة على الشبكة» behind another place."""
        index = bisect_right(self.words, number.span.start, key=BY_START) - 1
        if index < 0 or self.words[max(0, index - 1)].text in self.vocabulary.times_unit:
            return
        if self._is_name(number, index) or self._counts_doers(number, index):
            return
        listed = self._is_listed(index)
        if listed or speaks_of_ranks(self.words, index, self.vocabulary):
            self._add(number, index, "ordinal", number.span)

    def _is_name(self, number: NumberExpression, index: int) -> bool:
        """«اليوم السابع», «قناة الثامنة», but not «القناة الثانية عربيا»."""
        table, behind = self.vocabulary, word_after(self.words, number.span.end, index)
        scoped = behind < len(self.words) and self.words[behind].text in table.scope_adverb
        before = self.words[index - 1].text if index else ""
        return before in table.named_by_ordinal and not scoped

    def _counts_doers(self, number: NumberExpression, index: int) -> bool:
        """«أولى الصحف التي كتبت عنها»: the first to do something; but not «ثاني أكثر الصفحات التي …», «الأول عربيا الذي …»."""
        table, sentence = self.vocabulary, self.words[index].sentence
        behind = word_after(self.words, number.span.end, index)
        if self.words[index].text.startswith(ARTICLES):
            return False
        for word in self.words[behind : behind + DOERS_REACH]:
            ranked = (
                word.text in table.superlative
                or word.text in table.audience_measure
                or word.text in table.most_word
                or word.text in table.list_itself
            )
            if word.sentence != sentence or word.breaks or ranked:
                return False
            if word.text in table.relative_word:
                return True
        return False

    def _by_digits(self, number: NumberExpression) -> None:
        """«والـ28 عالميا», «(المركز 17) وروما (20)»: digits that are the next place in a list."""
        index = bisect_right(self.words, number.span.start, key=BY_START) - 1
        listed = self._is_listed(index)
        if listed and articled(self.words, index, number):
            self._add(number, index, "ordinal", number.span)
        elif listed and bracketed(self.words, index, number):
            self._add(number, index, "bracket", number.span)

    def _is_listed(self, index: int) -> bool:
        """Whether a place was found that ends a few words before a word."""
        return any(end in self.ends for end in range(index - NEXT_REACH, index + 1))

    def _keep(self, rank: RankMention) -> None:
        self.found.append(rank)
        self.ends.add(rank.last)

    def _add(self, number: NumberExpression, index: int, rule: str, head: Span) -> None:
        if number.span.start in self.used:
            return
        last = word_after(self.words, number.span.end, index)
        if self.words[last - 1].sentence != self.words[index].sentence:
            return  # «المركز. الثاني»
        self.used.add(number.span.start)
        self._keep(RankMention(index, last, number.span, place(number), number.upper, rule, head))
