"""Names told by their spelling: by the names of Latin letters, «إم بي سي», or by a last letter that folding loses, «علي»."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import ARTICLE, IN
from arabic_metrics.normalize import NormalizedText
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word, holds_any

# Letters that are particles as well: «إن», «إل» as the article by itself, «في» of «تي في».
THAT, TEE = "ان", "تي"
JOINTS = (" ", "-")
OPENINGS = frozenset(QUOTES)
YA, MAQSURA = "ي", "ى"
HAMZA_BELOW = "إ"


class SpelledName(NamedTuple):
    """The words of a name, and the characters of particles that the first begins with."""

    first: int
    last: int
    cut: int


def spelled_names(
    words: Sequence[Word], table: Vocabulary, tags: Sequence[str]
) -> Iterator[SpelledName]:
    """Yield the names of two letters or more, one of which is no other word; `tags` are those that are known by now."""
    behind = 0
    for at, word in enumerate(words):
        if at < behind or word.text not in table.letter_openings or tags[at]:
            continue
        last = at + 1
        while last < len(words) and not tags[last] and _goes_on(words, table, at, last):
            last += 1
        behind, first, cut = last, at, table.letter_openings[word.text]
        known = table.gazetteer.match(list(words[at:last]), 0)
        taken = at + known[1] if known is not None else at + 1
        while last > taken and words[last - 1].text == THAT:
            last -= 1  # «قالت بي بي سي إن …»
        if taken < last and not _may_open(words, table, tags, at, last):
            first, cut = at + 1, 0
        texts = [word.text[cut:], *(it.text for it in words[at + 1 : last])][first - at :]
        if len(texts) > 1 and any(it.removeprefix(ARTICLE) in table.letters for it in texts):
            yield SpelledName(first, last, cut)


def _goes_on(words: Sequence[Word], table: Vocabulary, first: int, at: int) -> bool:
    """Whether a letter stands right behind others; «تي آر تي في أنقرة» is a known name and «في»."""
    word = words[at]
    if word.gap not in JOINTS or word.sentence != words[first].sentence:
        return False
    if word.text == IN and words[at - 1].text == TEE:
        known = table.gazetteer.match(list(words[first:at]), 0)
        return known is None or known[1] < at - first
    return word.text in table.letters or word.text in table.letters_or_words


def _may_open(
    words: Sequence[Word], table: Vocabulary, tags: Sequence[str], first: int, last: int
) -> bool:
    """Whether «إن» is a letter, «قناة إن تي في», and no particle, «قالت إن سي بي سي …»; «إل» opens three letters or more."""
    text = words[first].text
    if text == ARTICLE:
        return last - first > 2
    if text != THAT:
        return True
    if not first or holds_any(words[first].gap, OPENINGS):
        return True
    return tags[first - 1] != "" or words[first - 1].text in table.letter_heads


def written_names(
    normalized: NormalizedText, words: Sequence[Word], table: Vocabulary
) -> dict[int, int]:
    """Return the words that are names as the text writes them, each with the position behind it: «علي» where the preposition is «على», and «محمد إمام».

    Not «عليّ»: at the end of its sentence, before a preposition or before what opens a clause, it is a name only behind another.
    """
    found, apart = {}, False
    surnames = {}
    for at, word in enumerate(words):
        if word.text in table.surname_or_preposition:
            letter = normalized.to_source(Span(word.start, word.start + 1)).of(normalized.source)
            if letter == HAMZA_BELOW and _is_surname(words, at, table):
                surnames[at] = at + 1
        if word.text not in table.name_or_preposition:
            continue
        letter = normalized.to_source(Span(word.end - 1, word.end)).of(normalized.source)
        apart = apart or letter == MAQSURA
        if letter == YA and _is_somebody(words, at, table):
            found[at] = at + 1
    return surnames | found if apart else surnames


def _is_surname(words: Sequence[Word], at: int, table: Vocabulary) -> bool:
    """«محمد إمام يقول», not «محمد إمام المسجد», «محمد إمام مسجد القرية»: a title behind a name, and before nothing that it could head."""
    named = at > 0 and words[at].gap == " " and words[at - 1].text in table.any_name
    behind = words[at + 1] if at + 1 < len(words) else None
    if not named or behind is None or behind.gap != " ":
        return named
    if behind.text in table.governor or behind.text in table.relative_word:
        return True  # «إلى» is no article
    article = behind.text.startswith(ARTICLE)
    return not (article or behind.text in table.nouns or behind.text in table.adjectives)


def _is_somebody(words: Sequence[Word], at: int, table: Vocabulary) -> bool:
    before = words[at - 1].text if at and words[at].gap == " " else ""
    if before in table.any_name or before in table.name_joints:
        return True
    if before.startswith(ARTICLE) and before.removeprefix(ARTICLE) in table.titles:
        return True  # «الشيخ علي جمعة»
    behind = words[at + 1].text if at + 1 < len(words) and words[at + 1].gap == " " else ""
    if behind in table.any_name or behind in table.name_joints or not behind:
        return bool(behind)
    described = behind.startswith(ARTICLE) and behind not in table.relative_word
    return described and behind.removeprefix(ARTICLE) not in table.nouns
