"""Attributions: «وفق تصنيف …», «بحسب بيانات …»: whose word a statement is."""

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import AttributionMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word, closed

FOR = "ل"
LONGEST = 9


def find_attributions(
    text: str, words: list[Word], vocabulary: Vocabulary
) -> list[AttributionMention]:
    """Return the named sources: the noun phrase behind a word of attribution, to the clause's end."""
    found: list[AttributionMention] = []
    for index in vocabulary.attributions.starts([word.text for word in words]):
        match = vocabulary.attributions.match(words, index)
        if match is None:
            continue
        attribution, taken, _ = match
        if attribution.after_verb and not _is_report(words, index, taken, vocabulary):
            continue
        start = index + taken
        end = _end(words, start, vocabulary)
        if end > start and not (
            attribution.after_verb and words[start].text in vocabulary.preposition
        ):
            span = closed(Span(words[start].start, words[end - 1].end), text)
            found.append(
                AttributionMention(index, end, span, span.of(text), attribution.after_verb)
            )
    return found


def _is_report(words: list[Word], index: int, taken: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb of saying reports: «أظهر تقرير …», or «أن» follows its subject within the clause."""
    if index + taken < len(words) and words[index + taken].text in vocabulary.report_word:
        return True
    for word in words[index + taken : index + taken + LONGEST]:
        if word.sentence != words[index].sentence:
            return False
        if word.text in vocabulary.statement_word:
            return True
    return False


def _end(words: list[Word], start: int, vocabulary: Vocabulary) -> int:
    position = start
    while position < len(words) and position - start < LONGEST:
        word = words[position]
        if position > start and (word.breaks or word.text in vocabulary.clause_word):
            break
        if (
            word.text in vocabulary.statement_word
            or word.text in vocabulary.relative_word
            or word.text in vocabulary.move_goal
            or word.text in vocabulary.losing_or_so
            or word.text in vocabulary.possess_verb
            or (word.text in vocabulary.reach_word and word.text != FOR)
        ):
            break
        if position > start and word.sentence != words[start].sentence:
            break
        position += 1
    return position
