"""Ranks: «المركز الثاني», «المرتبة الـ11», «ثاني أكثر الصفحات متابعة», «تصدر», «تلاه»."""

from arabic_metrics.core import Span
from arabic_metrics.parse.expressions import ParsedText
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize.mention import RankMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

LEAD_NOUNS = ("صداره", "صدارته", "صدارتها", "المقدمه")
REACH = 3  # words between a position word and its ordinal
ADVERB_REACH = 8  # words between a verb of arriving and its ordinal


def find_ranks(words: list[Word], parsed: ParsedText, vocabulary: Vocabulary) -> list[RankMention]:
    """Return every wording of a position, whatever it is a position in."""
    by_start = {number.span.start: number for number in parsed.numbers}
    found: list[RankMention] = []
    used: set[int] = set()
    ordinals = numeral_table(vocabulary.lexicon)
    for index in range(len(words)):
        match = vocabulary.ranks.match(words, index)
        if match is not None:
            rank, taken, cut = match
            head = Span(words[index].start + cut, words[index + taken - 1].end)
            if rank.role in ("head", "head_digit"):
                for number in _positions(words, index + taken, by_start, rank.role, vocabulary):
                    if number.span.start in used:
                        continue
                    used.add(number.span.start)
                    last = _word_after(words, number.span.end, index)
                    found.append(RankMention(index, last, number.span, number.value, number.upper, "position", head))
            elif rank.role == "first" and _leads(words, index, taken, vocabulary):
                found.append(RankMention(index, index + taken, head, 1, None, "leading", head))
            elif rank.role == "next":
                found.append(RankMention(index, index + taken, head, 0, None, "next", head))
        number = next((by_start[p] for p in range(words[index].start, words[index].end) if p in by_start), None)
        if number is not None and number.kind == "ordinal" and number.span.start not in used:
            last = _word_after(words, number.span.end, index)
            if _is_first_to(words, last, vocabulary):
                used.add(number.span.start)
                found.append(RankMention(index, last, number.span, number.value, None, "first to reach", number.span))
            elif last < len(words) and words[last].text in vocabulary.superlative and not words[last].breaks:
                used.add(number.span.start)
                found.append(RankMention(index, last, number.span, number.value, number.upper, "superlative", number.span))
        ordinal = ordinals.get(words[index].text)
        if ordinal is not None and ordinal.numeral.ordinal and not ordinal.article and words[index].start not in used:
            if not any(rank.first <= index < rank.last for rank in found) and _is_adverb(words, index, index + 1, vocabulary):
                span = Span(words[index].start + ordinal.cut, words[index].end)
                found.append(RankMention(index, index + 1, span, ordinal.numeral.ordinal, None, "adverb", span))
    return sorted(found, key=lambda mention: mention.span)


def _positions(
    words: list[Word], index: int, by_start: dict[int, NumberExpression], role: str, vocabulary: Vocabulary
) -> list[NumberExpression]:
    """The ordinals behind a position word: one, or several joined («المرتبتين الثانية والثالثة»)."""
    found: list[NumberExpression] = []
    position = index
    while position < len(words) and position - index <= REACH:
        word = words[position]
        if position > index and word.breaks and not found:
            break
        number = next(
            (by_start[start] for start in (word.start, word.start + 1, word.start + 2, word.start + 3) if start in by_start and start < word.end),
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
        if found and position + 1 < len(words) and word.text in vocabulary.ranks and words[position + 1].text[0] == "و":
            position += 1  # «الأول محليا والسابع خليجيا»
            continue
        if found:
            break
        if word.text not in ("ال", "رقم", "الرقم") and not (position == index and word.text in ("الترتيب",)):
            if not word.text.startswith("ال") or position > index:
                break
        position += 1
    return found


def _is_digit_rank(number: NumberExpression) -> bool:
    return number.kind == "cardinal" and isinstance(number.value, int) and 0 < number.value <= 10_000 and number.modifier == "exact"


def _leads(words: list[Word], index: int, taken: int, vocabulary: Vocabulary) -> bool:
    """«تصدر» leads a list; the same spelling is also «is issued»: a list word must follow in the clause."""
    following = words[index + taken : index + taken + 9]
    for word in following:
        if word.sentence != words[index].sentence:
            break
        if word.text in vocabulary.ranked_list:
            return True
    if words[index + taken - 1].text.endswith(LEAD_NOUNS):
        return True
    return words[index].text.startswith(("متصدر", "يتصدر", "تتصدر"))


def _word_after(words: list[Word], end: int, start: int) -> int:
    position = start
    while position < len(words) and words[position].start < end:
        position += 1
    return position


def _is_adverb(words: list[Word], index: int, last: int, vocabulary: Vocabulary) -> bool:
    """«جاء الزمالك ثالثا», «حلت الوزارة ثانية»: an ordinal without article, after a verb of arriving, before no noun."""
    if words[index].text.startswith(("ال", "وال", "بال", "لل")):
        return False
    if last < len(words) and not words[last].breaks and words[last].sentence == words[index].sentence:
        text = words[last].text
        closed = text in vocabulary.preposition or text in vocabulary.clause_word or text in vocabulary.ranks or text in vocabulary.modifier_filler
        if not closed and text[0] not in "بو":
            return False
    before = words[max(0, index - ADVERB_REACH) : index]
    return any(word.text in vocabulary.rank_verb and word.sentence == words[index].sentence for word in before)


def _is_first_to(words: list[Word], last: int, vocabulary: Vocabulary) -> bool:
    """«كأول ناد في المنطقة يصل إلى هذا الرقم», «التطبيق الـ12 الذي يصل إلى»: a place in the order of reaching."""
    for word in words[last : last + ADVERB_REACH]:
        if word.breaks or word.sentence != words[last - 1].sentence:
            return False
        if word.text in vocabulary.achieve_verb:
            return True
    return False


def _in_list(words: list[Word], position: int, vocabulary: Vocabulary) -> bool:
    """Whether «رقم 1» is a place: a list, a network or a scope follows it."""
    return any(word.text in vocabulary.ranked_list or word.text.endswith("يا") for word in words[position : position + 5])
