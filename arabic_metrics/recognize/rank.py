"""Ranks: «المركز الثاني», «المرتبة الـ11», «ثاني أكثر الصفحات متابعة», «تصدر», «تلاه»."""

from bisect import bisect_right
from operator import attrgetter

from arabic_metrics.core import Span
from arabic_metrics.parse.expressions import ParsedText
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.mention import RankMention
from arabic_metrics.recognize.rank_place import (
    ADVERB_REACH,
    DEFINITE,
    is_adverb,
    is_first_to,
    leads,
    place,
    positions,
    starts_number,
    word_after,
)
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

BY_START = attrgetter("start")
ADVERBIAL = ("ا", "ه")  # «ثالثا», «ثالثة»; «ثالث مطرب» is no adverb
PLURALS = ("ات", "ين")
ARTICLE, OF_TO = "ال", "لل"
CLOSING = "»”"
SCOPED_REACH = 6  # words farther, where «بين …» follows the ordinal
NEXT_REACH = 14  # words between two ordinals of one list


def find_ranks(words: list[Word], parsed: ParsedText, vocabulary: Vocabulary) -> list[RankMention]:
    """Return every wording of a position, whatever it is a position in."""
    return _RankFinder(words, parsed, vocabulary).find()


class _RankFinder:
    """Finds the ranks of one text: by a word of position, by an ordinal's neighbours, by a verb of arriving."""

    def __init__(self, words: list[Word], parsed: ParsedText, vocabulary: Vocabulary) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.numbers = parsed.numbers
        self.by_start = {number.span.start: number for number in parsed.numbers}
        self.found: list[RankMention] = []
        self.used: set[int] = set()  # where the ordinals already read start

    def find(self) -> list[RankMention]:
        for index in self.vocabulary.ranks.begun(self.words):
            self._by_word(index)
        for number in self.numbers:
            if number.kind == "ordinal" and number.span.start not in self.used:
                self._by_neighbours(number)
        verbs = self.vocabulary.rank_verb
        for index, word in enumerate(self.words):
            if word.text in verbs:
                self._by_verb(index)
        return sorted(self.found, key=lambda mention: mention.span)

    def _by_word(self, index: int) -> None:
        """«المركز الثاني», «تصدر القائمة», «تلاه»."""
        match = self.vocabulary.ranks.match(self.words, index)
        if match is None:
            return
        rank, taken, cut = match
        last = index + taken
        head = Span(self.words[index].start + cut, self.words[last - 1].end)
        if rank.role in ("head", "head_digit"):
            for number in positions(self.words, last, self.by_start, rank.role, self.vocabulary):
                if number.span.start not in self.used:
                    self._add(number, index, "position", head)
        elif rank.role == "first" and leads(self.words, index, taken, self.vocabulary):
            self.found.append(RankMention(index, last, head, 1, None, "leading", head))
        elif rank.role == "next":
            self.found.append(RankMention(index, last, head, 0, None, "next", head))

    def _by_neighbours(self, number: NumberExpression) -> None:
        """«ثاني أكثر الصفحات», «كأول ناد يصل إلى»."""
        index = bisect_right(self.words, number.span.start, key=BY_START) - 1
        last = word_after(self.words, number.span.end, index)
        if index < 0 or last >= len(self.words):
            return
        definite = self.words[index].text.startswith(DEFINITE)
        before = self.words[index - 1].text if index else ""
        counted = before in self.vocabulary.times_unit
        named = any(mark in self.words[last].gap for mark in CLOSING)
        counts = starts_number(self.words, last, self.by_start)  # «في أول خمسة أيام حقق …»
        if not (counted or named or counts) and is_first_to(self.words, last, self.vocabulary):
            self._add(number, index, "first to reach", number.span)
        elif (
            definite
            and self._opens_scope(last)
            and before.replace(OF_TO, ARTICLE, 1) not in self.vocabulary.numbered_noun
        ):
            self._add(number, index, "ordinal with a scope", number.span)
        elif (
            not definite
            and self.words[last].text in self.vocabulary.superlative
            and not self.words[last].breaks
        ):
            self._add(number, index, "superlative", number.span)

    def _opens_scope(self, index: int) -> bool:
        """«الأولى عربيا», «الأولى بين مطربات القارة»: a word of scope, or «بين» and a plural."""
        word, table = self.words[index], self.vocabulary
        if word.breaks or word.text in table.ordinal_scope:
            return not word.breaks
        among = self.words[index + 1].text if index + 1 < len(self.words) else ""
        return word.text in table.among_word and among.endswith(PLURALS)

    def _by_verb(self, verb: int) -> None:
        """«جاء الزمالك ثالثا», «حلت الوزارة ثانية»."""
        ordinals = numeral_table(self.vocabulary.lexicon)
        limit, told = verb + ADVERB_REACH, 0
        for index in range(verb + 1, len(self.words)):
            word = self.words[index]
            scoped = index + 1 < len(self.words) and (
                self.words[index + 1].text in self.vocabulary.ranks
                or self.words[index + 1].text in self.vocabulary.with_figure
            )
            if index > limit + (SCOPED_REACH if scoped else 0):
                if index > limit + SCOPED_REACH:
                    return
                continue
            if word.sentence != self.words[verb].sentence:
                return
            value, cut = 0, 0
            if word.text in self.vocabulary.firstly:
                value = 1
            elif (ordinal := ordinals.get(word.text)) is not None and not ordinal.article:
                value, cut = ordinal.numeral.ordinal, ordinal.cut
            if not value or word.start + cut in self.used or word.start in self.used:
                continue
            if told and value != told + 1:
                continue  # «حل الأهلي ثانيا …، والنصر ثالثا»: without its verb, the next in turn
            leads = (
                index == verb + 1 or told or self.words[index - 1].text in self.vocabulary.after_him
            )
            accusative = word.text.endswith(ADVERBIAL) or word.text in self.vocabulary.firstly
            if accusative and (
                is_adverb(self.words, index, index + 1, self.vocabulary)
                or (leads and self._is_holder(index + 1))
            ):
                limit, told = index + NEXT_REACH, value
                self.used.update((word.start, word.start + cut))
                span = Span(word.start + cut, word.end)
                self.found.append(RankMention(index, index + 1, span, value, None, "adverb", span))

    def _is_holder(self, index: int) -> bool:
        """«ويأتي ثالثا الدكتور عادل سالم، ورابعا …»: who holds a place stands behind its ordinal."""
        if index >= len(self.words) or self.words[index].breaks:
            return False
        table = self.vocabulary
        text = self.words[index].text
        head = table.heads.match(self.words, index)
        return (head is not None and not head[0].pronoun) or (
            text in table.given_names or text in table.likely_given_names or text in table.gazetteer
        )

    def _add(self, number: NumberExpression, index: int, rule: str, head: Span) -> None:
        self.used.add(number.span.start)
        last = word_after(self.words, number.span.end, index)
        self.found.append(
            RankMention(index, last, number.span, place(number), number.upper, rule, head)
        )
