"""What may be a place behind a word of place, and which ordinals stand among words of ranking."""

from arabic_metrics.lexicon.affix import AND
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

DIGITS = "digits"
ARTICLES = ("ال", "وال", "بال", "فال", "لل")  # of an ordinal, also before digits: «الـ18»
LAST_PLACE = 10_000_000
LAST_NUMBERED = 1000  # «رقم 1»; a higher number is a telephone's, a law's
REACH = 3  # words between a word of place and its ordinal
JOINED = 1  # words between two ordinals of one word of place
SCOPE_BACK, SCOPE_AHEAD = 3, 9  # words around an ordinal that speak of ranking


def positions(
    words: list[Word],
    index: int,
    by_start: dict[int, NumberExpression],
    vocabulary: Vocabulary,
) -> list[NumberExpression]:
    """The places behind a word of place: «المرتبة الثالثة», «المركز رقم 3», «المرتبتين الثانية والثالثة», «المركز 5 إلى 2»."""
    found: list[NumberExpression] = []
    position, limit = index, index + REACH
    while position < len(words) and position <= limit:
        if words[position].breaks and position > index:
            break
        number = _number_at(words[position], by_start)
        before = words[position - 1].text
        joined = before in vocabulary.number_noun | vocabulary.move_goal | {AND}
        beside = position == index or joined or before in ARTICLES
        if number is not None and (number.kind == "ordinal" or (beside and _is_digits(number))):
            found.append(number)
            position = max(position + 1, word_after(words, number.span.end, position))
            limit = position + JOINED
        else:
            position += 1
    return found


def articled(words: list[Word], index: int, number: NumberExpression) -> bool:
    """Whether digits are an ordinal by their article, whatever follows: «والـ28 عالميا»."""
    return (
        index > 0
        and _is_digits(number)
        and words[index - 1].text in ARTICLES
        and words[index].gap in ("", " ")
    )


def bracketed(words: list[Word], index: int, number: NumberExpression) -> bool:
    """Whether digits stand alone in brackets: «وروما (20)»."""
    closed = index + 1 == len(words) or ")" in words[index + 1].gap
    return (
        _is_digits(number) and "(" in words[index].gap and closed and place(number) <= LAST_NUMBERED
    )


def digit_place(
    words: list[Word], index: int, by_start: dict[int, NumberExpression]
) -> NumberExpression | None:
    """The place right behind «رقم»: «رقم 1», «رقم واحد»."""
    number = _number_at(words[index], by_start) if index < len(words) else None
    if number is None or number.kind not in ("cardinal", "ordinal"):
        return None
    return number if 0 < place(number) <= LAST_NUMBERED else None


def speaks_of_ranks(words: list[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether an ordinal stands among words of ranking: a superlative, a measure of audiences, a scope, a network, a site."""
    sentence = words[index].sentence
    return any(
        word.sentence == sentence
        and (
            word.text in vocabulary.superlative
            or word.text in vocabulary.most_word
            or word.text in vocabulary.audience_measure
            or word.text in vocabulary.scope_adverb
            or word.text in vocabulary.ranked_list
            or word.text in vocabulary.achieve_verb
            or word.text in vocabulary.site_word
            or word.text in vocabulary.network_noun
            or (
                word.text in vocabulary.platforms
                and word.text not in vocabulary.network_preposition
            )
        )
        for word in words[max(0, index - SCOPE_BACK) : index + SCOPE_AHEAD]
    )


def place(number: NumberExpression) -> int:
    """The place that digits say: «الرتبة 3.416» is in thousands, for no place has decimals."""
    whole = [it for it in (number.value, *number.readings) if isinstance(it, int)]
    return whole[0] if whole else 0


def word_after(words: list[Word], end: int, start: int) -> int:
    """Return the position of the first word behind a place of the text."""
    position = start
    while position < len(words) and words[position].start < end:
        position += 1
    return position


def _number_at(word: Word, by_start: dict[int, NumberExpression]) -> NumberExpression | None:
    """The number that begins at a word, or behind its particles."""
    for start in range(word.start, min(word.start + 4, word.end)):
        if start in by_start:
            return by_start[start]
    return None


def _is_digits(number: NumberExpression) -> bool:
    """Whether digits may be a place."""
    return (
        number.kind == "cardinal"
        and number.rule.endswith(DIGITS)
        and 0 < place(number) <= LAST_PLACE
        and number.modifier == "exact"
    )
