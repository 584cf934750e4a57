"""What makes a place of a word of position, a verb of leading or an ordinal: what stands before and behind it."""

from itertools import pairwise

from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

ARTICLE, AND, BY = "ال", "و", "ب"
AND_THE = "وال"
DIGITS = "digits"
LAST_PLACE = 10_000_000
OBJECT = ("ها", "ه")  # «تصدرها …»: of the list told before
LIST_AHEAD = 12  # words from a verb of leading to its list
LIST_BACK = 12  # words from such a verb back to its list
DEFINITE = ("ال", "وال", "بال", "لل")
REACH = 3  # words between a position word and its ordinal
ADVERB_REACH = 8  # words between a verb of arriving and its ordinal


def positions(
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
        if number is not None and (number.kind == "ordinal" or is_digit_rank(number)):
            found.append(number)
            position = max(position + 1, word_after(words, number.span.end, position))
            if role == "head_digit":
                if not in_list(words, position, vocabulary):
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
        if found and word.text in (AND, AND_THE) and starts_number(words, position + 1, by_start):
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


def starts_number(words: list[Word], position: int, by_start: dict[int, NumberExpression]) -> bool:
    """Whether a number begins at a word."""
    return position < len(words) and words[position].start in by_start


def place(number: NumberExpression) -> int:
    """The place that digits say: «الرتبة 3.416» is in thousands, for no place has decimals."""
    whole = [it for it in (number.value, *number.readings) if isinstance(it, int)]
    return whole[0] if whole else 0


def is_digit_rank(number: NumberExpression) -> bool:
    """Whether digits may be a place."""
    return (
        number.kind == "cardinal"
        and number.rule.endswith(DIGITS)
        and 0 < place(number) <= LAST_PLACE
        and number.modifier == "exact"
    )


def leads(words: list[Word], index: int, taken: int, vocabulary: Vocabulary) -> bool:
    """«تصدر» leads a list; the same spelling is also «is issued»: a list word must follow in the clause."""
    following = words[index + taken : index + taken + LIST_AHEAD]
    for word in following:
        if word.sentence != words[index].sentence:
            break
        if word.text in vocabulary.ranked_list:
            return True
    if words[index + taken - 1].text in vocabulary.lead_noun:
        return True
    for most, measure in pairwise(following):
        if most.text in vocabulary.most_word and measure.text in vocabulary.audience_measure:
            return True  # «في مقدمة فرق القارة الأكثر متابعة»
    if following and vocabulary.platforms.match(words, index + taken) is not None:
        return True  # «تصدر تويتر», «على رأس تويتر مصر»
    if any(word.text in vocabulary.ranked_list for word in words[index : index + taken]):
        return True  # «أعلى اللائحة»
    if words[index].text.endswith(OBJECT):
        return any(
            word.text in vocabulary.ranked_list and word.sentence == words[index].sentence
            for word in words[max(0, index - LIST_BACK) : index]
        )
    return words[index].text in vocabulary.leading_verb


def word_after(words: list[Word], end: int, start: int) -> int:
    """Return the position of the first word behind a place of the text."""
    position = start
    while position < len(words) and words[position].start < end:
        position += 1
    return position


def is_adverb(words: list[Word], index: int, last: int, vocabulary: Vocabulary) -> bool:
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


def is_first_to(words: list[Word], last: int, vocabulary: Vocabulary) -> bool:
    """«كأول ناد في المنطقة يصل إلى هذا الرقم», «التطبيق الـ12 الذي يصل إلى»: a place in the order of reaching."""
    definite = words[last - 1].text.startswith(DEFINITE)
    if definite and words[last].text not in vocabulary.who:
        return False  # «خلال الفصل الأول ليبلغ …»
    for word in words[last : last + ADVERB_REACH]:
        if word.text in vocabulary.negation or word.sentence != words[last - 1].sentence:
            return False
        reached = word.text in vocabulary.achieve_verb
        if word.breaks and (definite or not reached):
            return False  # «ثاني مطرب مغاربي، يتخطى …», not «موسمه الرابع على الانتهاء، تجمع …»
        if reached:
            return True
    return False


def in_list(words: list[Word], position: int, vocabulary: Vocabulary) -> bool:
    """Whether «رقم 1» is a place: a list, a network or a scope follows it."""
    return any(
        word.text in vocabulary.ranked_list or word.text in vocabulary.scope_adverb
        for word in words[position : position + 5]
    )
