"""Wordings of a place: «المركز الثاني», «المرتبة الـ11», «ثاني أكثر الصفحات متابعة», «تصدر», «تلاه».

They are found generously, whatever they are places in: `resolve/rank_slot.py` decides.
"""

from bisect import bisect_right
from operator import attrgetter

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import AND, FOR_THE, OF_THEM, OFF
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.parse.parse import ParsedText
from arabic_metrics.recognize.mention import RankMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word, holds_any

OPENINGS = frozenset(QUOTES)
TOP = {"first": 1, "second": 2}  # the places that words tell without a number, by their role
BY_START = attrgetter("start")
ADVERBIAL = ("ا", "ه")  # «ثالثا», «ثالثة»
VERB_REACH = 14  # words from a verb of arriving to the place arrived at
BEFORE_ALL = -1 - VERB_REACH
NEXT_REACH = 14  # words from a place to the next in one list
DOERS_REACH = 9  # words from an ordinal to the clause that tells what those did whom it counts
ARTICLES = ("ال", "وال", "بال", "فال", "لل")  # of an ordinal, also before digits: «الـ18»
NUMBERED = frozenset(("cardinal", "ordinal"))
LAST_PLACE = 10_000_000
LAST_NUMBERED = 1000  # «رقم 1»; a higher number is a telephone's, a law's
REACH = 3  # words between a word of place and its ordinal
JOINED = 1  # words between two ordinals of one word of place
SCOPE_BACK, SCOPE_AHEAD = 3, 9  # words around an ordinal that speak of ranking


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
            for number in self._places(last):
                self._add(number, index, "position", head)
        elif rank.role == "head_digit":
            one = self._number_at(last)
            numbered = one is not None and one.kind in NUMBERED and 0 < _place(one) <= LAST_NUMBERED
            if one is not None and numbered and not self._opens_a_title(index):
                self._add(one, index, "position", head)
        elif rank.role in TOP:
            if cut == 0 and index and self.words[index - 1].text == OFF:
                return last  # «لا يفصلها عن الصدارة سوى 30 ألفا»
            self._keep(RankMention(index, last, head, TOP[rank.role], None, "leading", head))
            return last
        elif rank.role == "next":
            self._keep(RankMention(index, last, head, 0, None, "next", head))
            return last
        return index

    def _opens_a_title(self, index: int) -> bool:
        """«فيلم «رقم 6»»: a quotation right behind the noun of a work is its title."""
        quoted = holds_any(self.words[index].gap, OPENINGS)
        return quoted and index > 0 and self.words[index - 1].text in self.vocabulary.work_nouns

    def _places(self, index: int) -> list[NumberExpression]:
        """The places behind a word of place: «المرتبة الثالثة», «المركز رقم 3», «المرتبتين الثانية والثالثة», «المركز 5 إلى 2»."""
        words, found, limit = self.words, list[NumberExpression](), index + REACH
        position = index
        while position < len(words) and position <= limit:
            if words[position].breaks and position > index:
                break
            number = self._number_at(position)
            before = words[position - 1].text
            if number is not None and position > index and self._counts_time(position):
                break
            joined = before in self.vocabulary.number_noun | self.vocabulary.move_goal | {AND}
            beside = position == index or joined or before in ARTICLES
            if number is not None and (number.kind == "ordinal" or (beside and _is_digits(number))):
                found.append(number)
                position = max(position + 1, self._word_after(number, position))
                limit = position + JOINED
            else:
                position += 1
        return found

    def _counts_time(self, index: int) -> bool:
        """«لليوم الثالث على التوالي», «للعام الثاني»: how often, and no place."""
        before = self.words[index - 1].text if index else ""
        noun = before.removeprefix(FOR_THE)
        return noun != before and noun in self.vocabulary.time_head

    def _number_at(self, index: int) -> NumberExpression | None:
        """The number that begins at a word, or behind its particles."""
        if index >= len(self.words):
            return None
        word = self.words[index]
        for start in range(word.start, min(word.start + 4, word.end)):
            if start in self.by_start:
                return self.by_start[start]
        return None

    def _word_after(self, number: NumberExpression, index: int) -> int:
        """The position of the first word behind a number, which begins at a word."""
        while index < len(self.words) and self.words[index].start < number.span.end:
            index += 1
        return index

    def _by_form(self) -> None:
        """«جاء الزمالك ثالثا»; in one list also the next without its verb: «والنصر رابعا»; «الهلال أولا (14 مليونا)»; «ورابعها نادي السلط»."""
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
            if index - verb > VERB_REACH and not self._is_before_bracket(index):
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

    def _is_before_bracket(self, index: int) -> bool:
        """«الترتيب: الهلال أولا (14 مليون متابع)»: a word right before a number in brackets."""
        behind = index + 1
        bracket = behind < len(self.words) and "(" in self.words[behind].gap
        return bracket and self._number_at(behind) is not None

    def _of_them(self, index: int, value: int, cut: int) -> None:
        """«رابعها نادي السلط»: the place of one of those that were ranked."""
        if self._is_listed(index) or self._speaks_of_ranks(index):
            span = Span(self.words[index].start + cut, self.words[index].end)
            self._keep(RankMention(index, index + 1, span, value, None, "ordinal", span))

    def _by_ordinal(self, number: NumberExpression) -> None:
        """«ثاني أكثر الصفحات», «كأول ناد يصل إلى», «الأولى عربيا», «والرابعة على الشبكة» behind another place."""
        index = bisect_right(self.words, number.span.start, key=BY_START) - 1
        if index < 0 or self.words[max(0, index - 1)].text in self.vocabulary.times_unit:
            return
        if self._counts_time(index):
            return
        if self._is_name(number, index) or self._counts_doers(number, index):
            return
        if self._is_listed(index) or self._speaks_of_ranks(index):
            self._add(number, index, "ordinal", number.span)

    def _speaks_of_ranks(self, index: int) -> bool:
        """Whether an ordinal stands among words of ranking: a superlative, a measure of audiences, a scope, a network, a site."""
        table, sentence = self.vocabulary, self.words[index].sentence
        for word in self.words[max(0, index - SCOPE_BACK) : index + SCOPE_AHEAD]:
            network = word.text in table.platforms and word.text not in table.network_opener
            if word.sentence == sentence and (network or word.text in table.ranking):
                return True
        return False

    def _is_name(self, number: NumberExpression, index: int) -> bool:
        """«اليوم السابع», «قناة الثامنة», but not «القناة الثانية عربيا»."""
        table, behind = self.vocabulary, self._word_after(number, index)
        scoped = behind < len(self.words) and self.words[behind].text in table.scope_adverb
        before = self.words[index - 1].text if index else ""
        named = before in table.named_by_ordinal or before in table.serial_part
        return named and not scoped

    def _counts_doers(self, number: NumberExpression, index: int) -> bool:
        """«أولى الصحف التي كتبت عنها»: the first to do something; but not «ثاني أكثر الصفحات التي …», «الأول عربيا الذي …»."""
        table, sentence = self.vocabulary, self.words[index].sentence
        behind = self._word_after(number, index)
        if self.words[index].text.startswith(ARTICLES):
            return False
        for word in self.words[behind : behind + DOERS_REACH]:
            if word.sentence != sentence or word.breaks or word.text in table.ranking_noun:
                return False
            if word.text in table.relative_word:
                return True
        return False

    def _by_digits(self, number: NumberExpression) -> None:
        """«والـ28 عالميا», «(المركز 17) وروما (20)»: digits that are the next place in a list."""
        index = bisect_right(self.words, number.span.start, key=BY_START) - 1
        words, word = self.words, self.words[index]
        if not _is_digits(number) or not self._is_listed(index):
            return
        closed = index + 1 == len(words) or ")" in words[index + 1].gap
        if index > 0 and words[index - 1].text in ARTICLES and word.gap in ("", " "):
            self._add(number, index, "ordinal", number.span)
        elif "(" in word.gap and closed and _place(number) <= LAST_NUMBERED:
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
        last = self._word_after(number, index)
        if self.words[last - 1].sentence != self.words[index].sentence:
            return  # «المركز. الثاني»
        self.used.add(number.span.start)
        self._keep(RankMention(index, last, number.span, _place(number), number.upper, rule, head))


def _place(number: NumberExpression) -> int:
    """The place that digits say: «الرتبة 3.416» is in thousands, for no place has decimals."""
    whole = [it for it in (number.value, *number.readings) if isinstance(it, int)]
    return whole[0] if whole else 0


def _is_digits(number: NumberExpression) -> bool:
    """Whether digits may be a place."""
    digits = number.kind == "cardinal" and number.rule.endswith("digits")
    return digits and number.modifier == "exact" and 0 < _place(number) <= LAST_PLACE
