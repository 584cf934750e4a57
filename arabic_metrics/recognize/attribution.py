"""Attributions: «وفق تصنيف …», «بحسب بيانات …»: whose word a statement is."""

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import FOR
from arabic_metrics.recognize.mention import AttributionMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word, closed

LONGEST = 9
LONGER = 4  # words more of a name that a mark closes
LONGEST_PUBLISHED = 14  # words between a verb of publishing and the report


def find_attributions(
    text: str, words: list[Word], vocabulary: Vocabulary
) -> list[AttributionMention]:
    """Return the named sources: the noun phrase behind a word of attribution, to the clause's end."""
    found: list[AttributionMention] = []
    for index in vocabulary.attributions.begun(words):
        match = vocabulary.attributions.match(words, index)
        if match is None:
            continue
        attribution, taken, _ = match
        if attribution.of_report:
            if (published := _published(text, words, index, taken, vocabulary)) is not None:
                found.append(published)
            continue
        if attribution.after_verb and not _is_report(words, index, taken, vocabulary):
            continue
        start = index + taken
        end = _end(words, start, vocabulary)
        if end > start and not (
            attribution.after_verb and words[start].text in vocabulary.closed_word
        ):
            span = closed(Span(words[start].start, words[end - 1].end), text)
            found.append(
                AttributionMention(index, end, span, span.of(text), attribution.after_verb)
            )
    return found


def _published(
    text: str, words: list[Word], index: int, taken: int, vocabulary: Vocabulary
) -> AttributionMention | None:
    """«نشرت منصة «فان رادار» بياناتها عن …»: who published a report is the source of what it tells."""
    start = index + taken
    behind = range(start, min(start + LONGEST_PUBLISHED, len(words)))
    report = next((p for p in behind if words[p].text in vocabulary.report_word), None)
    if report is None or words[report].sentence != words[index].sentence:
        return None
    end = min(_end(words, start, vocabulary), report)
    counted = any(word.text[0].isdecimal() for word in words[start:end])
    if end <= start or counted or words[start].text in vocabulary.closed_word:
        return None
    span = closed(Span(words[start].start, words[end - 1].end), text)
    return AttributionMention(index, end, span, span.of(text), True, report=True)


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


def _is_closed(words: list[Word], position: int) -> bool:
    """Whether a mark or the end of the sentence is near, and so the rest belongs to a long name: «مركز المعلومات ودعم اتخاذ القرار بمجلس الوزراء،»."""
    near = words[position + 1 : position + 1 + LONGER]
    return any(it.breaks or it.sentence != words[position].sentence for it in near)


def _end(words: list[Word], start: int, vocabulary: Vocabulary) -> int:
    position, quoted = start, False
    while position < len(words):
        word = words[position]
        if position - start == LONGEST and not _is_closed(words, position):
            break
        quoted = (quoted or "«" in word.gap) and "»" not in word.gap
        if quoted and position > start and not word.breaks:
            position += 1  # «موقع «ترند دي زاد»»: a title is no clause
            continue
        if position > start and (
            word.breaks or "»" in word.gap or word.text in vocabulary.clause_word
        ):
            break  # «منصة «ترافيك لاب» لقياس حركة الإنترنت»: a title ends the name
        if (
            word.text in vocabulary.statement_word
            or word.text in vocabulary.relative_word
            or word.text in vocabulary.move_goal
            or word.text in vocabulary.losing_or_so
            or word.text in vocabulary.possess_verb
            or word.text in vocabulary.rank_verb
            or (word.text in vocabulary.reach_word and word.text != FOR)
        ):
            break
        if position > start and word.sentence != words[start].sentence:
            break
        position += 1
    return position
