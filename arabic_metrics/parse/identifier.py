"""Digit strings that count nothing: days, years, hours, telephone numbers, numbers of documents, list marks."""

import re

from arabic_metrics.parse.neighbor import without_prefix, without_signs
from arabic_metrics.parse.part import Part
from arabic_metrics.parse.run import Scene

LIST_MARK = re.compile(r" *[-)](?! *[0-9])")
YEARS = range(1000, 2200)
MODERN_YEARS = range(1900, 2100)
DAYS = range(1, 32)
TELEPHONE_LENGTH = 5
LONGEST_MARK = 2
REACH = 48
OPENING = ' :«"('


def is_identifier(scene: Scene, part: Part) -> bool:
    """Whether a figure in digits is a part of a date, an hour, a telephone number or a name."""
    reading = scene.tokens[part.first].digits
    if reading is None or part.kind == "ordinal" or scene.whole:
        return False
    if part.amount.end != part.first + 1:
        return False
    before = scene.words_before(part.start)
    grouped = reading.shape == "grouped"  # «المادة 5» names a kind, «1.742.908» counts
    if not grouped and scene.classes.digit_context.holds(before, scene.words_after(part.end)):
        return True
    if part.kind not in ("cardinal", "fraction"):
        return False
    classes, near, length = scene.classes, before[-4:], part.end - part.start
    if part.kind == "fraction" and not classes.score_word.isdisjoint(near):
        return True  # «بركلات الترجيح 4/2»
    telephone = length >= TELEPHONE_LENGTH and reading.shape == "integer"
    if telephone and not classes.phone_word.isdisjoint(near):
        return True
    if _is_number_of(scene, part) or (length <= LONGEST_MARK and _is_list_mark(scene, part)):
        return True
    value = part.amount.value
    year = value in YEARS and reading.shape == "integer"
    return isinstance(value, int) and _is_date_part(scene, part, before, year=year)


def _is_date_part(scene: Scene, part: Part, before: list[str], *, year: bool) -> bool:
    """Whether digits are a day before a month, a year after one, or an hour; `year`: they can be a year."""
    classes = scene.classes
    words = without_signs(before)
    word = words[-1] if words else ""
    after, value = scene.word_after(part.end), part.amount.value
    if after in classes.month and value in DAYS:
        return True
    if year:
        if word in classes.year_head or without_prefix(word) in classes.year_head:
            return True
        if word in classes.month or (len(words) > 1 and words[-2] in classes.month_stem):
            return True
        modern = value in MODERN_YEARS and word in classes.year_preposition
        if after in classes.calendar_suffix or (modern and not classes.is_open(after)):
            return True
    return word in classes.clock_head or after in classes.clock_after


def _is_number_of(scene: Scene, part: Part) -> bool:
    """«رقم الطلب: 20458»: the number of something definite names it."""
    text, end = scene.text, part.start
    first = max(0, end - REACH)
    first = max(first, text.rfind("\n", first, end) + 1)
    while end > first and text[end - 1] in OPENING:
        end -= 1
    space = text.rfind(" ", first, end)
    word = text[max(first, space + 1) : end]
    if not scene.classes.is_definite(word):
        return False
    head = word if space < 0 else text[first:space].rpartition(" ")[2]
    return without_prefix(head) in scene.classes.id_head


def _is_list_mark(scene: Scene, part: Part) -> bool:
    """«1- المقدمة», «2) النتائج» at the head of a line."""
    if not LIST_MARK.match(scene.text, part.end):
        return False
    head = scene.text[max(0, part.start - REACH) : part.start]
    return not head.rpartition("\n")[2].strip(" ")
