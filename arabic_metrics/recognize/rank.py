"""Ranks: «المركز الثاني», «المرتبة الـ11», «ثاني أكثر الصفحات متابعة», «تصدر», «تلاه»."""

from bisect import bisect_right

from arabic_metrics.core import Span
from arabic_metrics.parse.expressions import ParsedText
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.mention import RankMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

ARTICLE, AND, BY = "ال", "و", "ب"
AND_THE = "وال"
ADVERBIAL = ("ا", "ه")  # «ثالثا», «ثالثة»; «ثالث مطرب» is no adverb
DIGITS = "digits"
LAST_PLACE = 10_000_000
OBJECT = ("ها", "ه")  # «تصدرها …»: of the list told before
LIST_AHEAD = 12  # words from a verb of leading to its list
LIST_BACK = 12  # words from such a verb back to its list
DEFINITE = ("ال", "وال", "بال", "لل")
REACH = 3  # words between a position word and its ordinal
SCOPED_REACH = 6  # words farther, where «بين …» follows the ordinal
NEXT_REACH = 14  # words between two ordinals of one list
ADVERB_REACH = 8  # words between a verb of arriving and its ordinal


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
        self.starts = [word.start for word in words]
        self.found: list[RankMention] = []
        self.used: set[int] = set()  # where the ordinals already read start

    def find(self) -> list[RankMention]:
        for index in self.vocabulary.ranks.starts([word.text for word in self.words]):
            self._by_word(index)
        for number in self.numbers:
            if number.kind == "ordinal" and number.span.start not in self.used:
                self._by_neighbours(number)
        for index, word in enumerate(self.words):
            if word.text in self.vocabulary.rank_verb:
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
            for number in _positions(self.words, last, self.by_start, rank.role, self.vocabulary):
                if number.span.start not in self.used:
                    self._add(number, index, "position", head)
        elif rank.role == "first" and _leads(self.words, index, taken, self.vocabulary):
            self.found.append(RankMention(index, last, head, 1, None, "leading", head))
        elif rank.role == "next":
            self.found.append(RankMention(index, last, head, 0, None, "next", head))

    def _by_neighbours(self, number: NumberExpression) -> None:
        """«ثاني أكثر الصفحات», «كأول ناد يصل إلى»."""
        index = bisect_right(self.starts, number.span.start) - 1
        last = _word_after(self.words, number.span.end, index)
        if index < 0 or last >= len(self.words):
            return
        definite = self.words[index].text.startswith(DEFINITE)
        before = self.words[index - 1].text if index else ""
        counted = before in self.vocabulary.times_unit
        if _is_first_to(self.words, last, self.vocabulary) and not counted:
            self._add(number, index, "first to reach", number.span)
        elif (
            not definite
            and self.words[last].text in self.vocabulary.superlative
            and not self.words[last].breaks
        ):
            self._add(number, index, "superlative", number.span)

    def _by_verb(self, verb: int) -> None:
        """«جاء الزمالك ثالثا», «حلت الوزارة ثانية»."""
        ordinals = numeral_table(self.vocabulary.lexicon)
        limit, told = verb + ADVERB_REACH, 0
        for index in range(verb + 1, len(self.words)):
            word = self.words[index]
            scoped = (
                index + 1 < len(self.words) and self.words[index + 1].text in self.vocabulary.ranks
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
            leads = index == verb + 1 or told
            if _is_adverb(self.words, index, index + 1, self.vocabulary) or (
                leads and word.text.endswith(ADVERBIAL) and self._is_holder(index + 1)
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
        last = _word_after(self.words, number.span.end, index)
        self.found.append(
            RankMention(index, last, number.span, number.value, number.upper, rule, head)
        )


def _positions(
    words: list[Word],
    index: int,
    by_start: dict[int, NumberExpression],
    role: str,
    vocabulary: Vocabulary,
) -> list[NumberExpression]:
    """The ordinals behind a position word: one, or several joined («المرتبتين الثانية والثالثة»)."""
    found: list[NumberExpression] = []
    position = index
    while position < len(words) and position - index <= REACH:
        word = words[position]
        if position > index and word.breaks and not found:
            break
        number = next(
            (
                by_start[start]
                for start in (word.start, word.start + 1, word.start + 2, word.start + 3)
                if start in by_start and start < word.end
            ),
            None,
        )
        if number is not None and (number.kind == "ordinal" or _is_digit_rank(number)):
            found.append(number)
            position = max(position + 1, _word_after(words, number.span.end, position))
            if role == "head_digit":
                if not _in_list(words, position, vocabulary):
                    found.pop()
                break
            continue
        if (
            found
            and position + 1 < len(words)
            and word.text in vocabulary.ranks
            and words[position + 1].text[0] == AND
            and not word.breaks
        ):
            position += 1  # «الأول محليا والسابع خليجيا»
            continue
        if found and word.text in (AND, AND_THE) and _starts_number(words, position + 1, by_start):
            position += 1  # «الرابع محليا والـ74 آسيويا»
            continue
        if found and word.text in vocabulary.move_goal and position + 1 < len(words):
            position += 1  # «من المركز الثاني عشر إلى الخامس»
            continue
        if found:
            break
        if (
            word.text != ARTICLE
            and word.text not in vocabulary.number_noun
            and (not word.text.startswith(ARTICLE) or position > index)
        ):
            break
        position += 1
    return found


def _starts_number(words: list[Word], position: int, by_start: dict[int, NumberExpression]) -> bool:
    return position < len(words) and words[position].start in by_start


def _is_digit_rank(number: NumberExpression) -> bool:
    return (
        number.kind == "cardinal"
        and number.rule.endswith(DIGITS)
        and isinstance(number.value, int)
        and 0 < number.value <= LAST_PLACE
        and number.modifier == "exact"
    )


def _leads(words: list[Word], index: int, taken: int, vocabulary: Vocabulary) -> bool:
    """«تصدر» leads a list; the same spelling is also «is issued»: a list word must follow in the clause."""
    following = words[index + taken : index + taken + LIST_AHEAD]
    for word in following:
        if word.sentence != words[index].sentence:
            break
        if word.text in vocabulary.ranked_list:
            return True
    if words[index + taken - 1].text in vocabulary.lead_noun:
        return True
    if words[index].text.endswith(OBJECT):
        return any(
            word.text in vocabulary.ranked_list and word.sentence == words[index].sentence
            for word in words[max(0, index - LIST_BACK) : index]
        )
    return words[index].text in vocabulary.leading_verb


def _word_after(words: list[Word], end: int, start: int) -> int:
    position = start
    while position < len(words) and words[position].start < end:
        position += 1
    return position


def _is_adverb(words: list[Word], index: int, last: int, vocabulary: Vocabulary) -> bool:
    """«جاء الزمالك ثالثا», «حلت الوزارة ثانية»: an ordinal without article, after a verb of arriving, before no noun."""
    if words[index].text.startswith(DEFINITE):
        return False
    if (
        last < len(words)
        and not words[last].breaks
        and words[last].sentence == words[index].sentence
    ):
        text = words[last].text
        closed = (
            text in vocabulary.preposition
            or text in vocabulary.clause_word
            or text in vocabulary.ranks
            or text in vocabulary.modifier_filler
        )
        if not closed and text[0] not in (BY, AND):
            return False
    return True


def _is_first_to(words: list[Word], last: int, vocabulary: Vocabulary) -> bool:
    """«كأول ناد في المنطقة يصل إلى هذا الرقم», «التطبيق الـ12 الذي يصل إلى»: a place in the order of reaching."""
    for word in words[last : last + ADVERB_REACH]:
        if (
            word.text in vocabulary.negation
            or word.breaks
            or word.sentence != words[last - 1].sentence
        ):
            return False
        if word.text in vocabulary.achieve_verb:
            return True
    return False


def _in_list(words: list[Word], position: int, vocabulary: Vocabulary) -> bool:
    """Whether «رقم 1» is a place: a list, a network or a scope follows it."""
    return any(
        word.text in vocabulary.ranked_list or word.text in vocabulary.scope_adverb
        for word in words[position : position + 5]
    )
