"""Bounds on a figure: أكثر من، نحو، لا يقل عن before it; على الأقل، أو أكثر، تقريبا behind it."""

import re

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import AND, ARTICLE, FOR
from arabic_metrics.lexicon.entry import Modifier, Operator
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.neighbor import SPACE, WordClasses, word_classes
from arabic_metrics.parse.run import Scene

PLUS = "+"
EXACT, EQUAL = "exact", "equal"
CLITICS = ("", "و", "ف", "ل", "س", "وس", "ول", "فل")
WITH_EQUAL = {"less_than": "at_most", "more_than": "at_least"}
NEGATED = {"more_than": "at_most", "less_than": "at_least"}
# «10 < العدد»: of a sign behind a figure, what it says of the unknown that follows.
MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "≤": "≥", "≥": "≤"}
BEFORE_UNKNOWN = re.compile(r" ?([<>=≤≥]{1,2})(?: (?=[^\W\d_])|(?=[^\W\d_]\b))")
SYMBOLS = "<>=≤≥!"
# «x > 10», «x>10»; in «<td> 29» the sign ends a tag.
BEFORE_FIGURE = re.compile(
    rf"(?<![{SYMBOLS}])(?:(?<![A-Za-z0-9])([{SYMBOLS}]+) +|([{SYMBOLS}]+))\Z"
)
LONGEST_SIGN = 8  # with the spaces behind it
SIGNS_BEHIND = frozenset((*SYMBOLS, PLUS))
MOST_FILLERS = 3
FARTHEST = 8  # words between a verb and the figure that it bounds


class ModifierTable:
    """Phrases as tuples of folded words, with the bound that each sets."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.before: dict[tuple[str, ...], str] = {}
        self.after: dict[tuple[str, ...], str] = {}
        self.distant: dict[str, str] = {}
        self.fillers = lexicon.word_class("modifier_filler")
        self.alternatives = lexicon.word_class("alternative")
        self.than = lexicon.word_class("bound_end")
        self.classes: WordClasses = word_classes(lexicon)
        for entry in lexicon.of(Modifier):
            for form in (*entry.forms, *entry.at_distance):
                words = lexicon.fold(form).split()
                for clitic in CLITICS:
                    if clitic.endswith(FOR) and words[0].startswith(FOR):
                        continue  # «للغاية» is no «لغاية»
                    self.before.setdefault((clitic + words[0], *words[1:]), entry.modifier)
            for form in entry.at_distance:
                for clitic in CLITICS:
                    self.distant[clitic + lexicon.fold(form)] = entry.modifier
            for form in entry.after:
                self.after[tuple(lexicon.fold(form).split())] = entry.modifier
        ends = [it for it in lexicon.of(Operator) if it.role in ("to", "until")]
        self.until = frozenset(lexicon.fold(form) for it in ends for form in it.forms)
        self.longest = max(map(len, self.before))
        self.longest_after = max(map(len, self.after))
        self.words = frozenset(word for phrase in self.before for word in phrase)
        self.last_words = frozenset(phrase[-1] for phrase in self.before)
        self.first_words_after = frozenset(phrase[0] for phrase in self.after)


modifier_table = kept(ModifierTable)  # that of a lexicon, built once


def find_modifier(scene: Scene, start: int, end: int, table: ModifierTable) -> str:
    """Return the bound that the words around a figure set, or "exact".

    A bound behind it may look over the noun that is counted: «500 متابع على الأقل».
    """
    before = _before(scene, start, table)
    words = scene.words_after(end)
    after = EXACT
    if not words:
        return before
    first, firsts, count = words[0], table.first_words_after, len(words)
    if first in firsts or (count > 1 and words[1] in firsts):
        after = _after(words, table, counted=scene.word_after(end) != "")
    elif first[0] in SIGNS_BEHIND:
        after = _sign(scene, end, table)
    elif count > 2 and words[2] in table.alternatives:
        after = _after(words, table, counted=table.classes.is_open(words[1]))
    elif first in table.until and before == EXACT and _opens(scene, start, words, table):
        after = "at_least"  # «من 10 حتى أقل من 20»
    if after == EQUAL:
        return WITH_EQUAL.get(before, before)
    if after != EXACT:
        return after if before in (EXACT, EQUAL, "approximately") else before
    return before


def _before(scene: Scene, start: int, table: ModifierTable) -> str:
    text = scene.text
    if sign := BEFORE_FIGURE.search(text[max(0, start - LONGEST_SIGN) : start]):
        return table.before.get((sign[1] or sign[2],), EXACT)
    words = scene.words_before(start)
    if not words:
        return EXACT
    for _ in range(MOST_FILLERS):
        last = words[-1]
        if last in table.last_words:
            for size in range(min(table.longest, len(words)), 0, -1):
                found = table.before.get(tuple(words[-size:]))
                if found is not None:
                    return found
        if last not in table.fillers:
            break
        words = words[:-1]
        if not words:
            return EXACT
    if ord(text[start - 1]) != SPACE or words[-1] in table.classes.governing:
        return EXACT  # «بـ5 ملايين» is no object of a verb
    return _distant(words, table)


def _distant(words: list[str], table: ModifierTable) -> str:
    """«تجاوز عدد المتابعين 5 ملايين»: a verb bounds the first figure that is its object."""
    for index in range(len(words) - 1, max(0, len(words) - FARTHEST) - 1, -1):
        word = words[index]
        found = table.distant.get(word)
        if found is not None:
            negated = index > 0 and words[index - 1] in table.classes.negation
            return NEGATED.get(found, found) if negated else found
        conjoined = word[:1] == AND and word[1:3] != ARTICLE and index < len(words) - 1
        if word in table.classes.clause_word or conjoined or word[:1].isdecimal():
            return EXACT
    return EXACT


def _sign(scene: Scene, end: int, table: ModifierTable) -> str:
    """«500+ متابع», «10 < العدد»."""
    if scene.text[end : end + 1] == PLUS:
        counted = scene.word_after(end + 1) in table.classes.discrete_noun
        return "at_least" if counted else EXACT
    unknown = BEFORE_UNKNOWN.match(scene.text, end)
    return table.before.get((MIRRORED.get(unknown[1], ""),), EXACT) if unknown else EXACT


def _opens(scene: Scene, start: int, words: list[str], table: ModifierTable) -> bool:
    """Whether «من» comes before a figure, and behind it a bound of the other end."""
    if scene.word_before(start).removeprefix(AND) not in table.than:
        return False
    bound = table.before.get(tuple(words[1:3])) or table.before.get(tuple(words[1:2]))
    return bound == "less_than"


def _goes_on(following: str, table: ModifierTable, *, counted: bool) -> bool:
    """Whether a comparative behind «و» is compared with what follows, or behind what is counted says of what it is the most."""
    return following in table.than or (counted and table.classes.is_open(following))


def _after(words: list[str], table: ModifierTable, *, counted: bool) -> str:
    for skip in (0, 1, 2) if counted else (0,):
        for size in range(min(table.longest_after, len(words) - skip), 0, -1):
            found = table.after.get(tuple(words[skip : skip + size]))
            if found is None:
                continue
            following = words[skip + size] if len(words) > skip + size else ""
            if words[skip][:1] == AND and _goes_on(
                following, table, counted=skip > 0 and size == 1
            ):
                continue  # «21 ألف تعليق وأكثر من أربعة آلاف مشاركة», «500 متابع وأعلى تفاعل»
            # «5000 أو أقل من 6000» bounds the second figure, not this one.
            if not any(word[:1].isdecimal() for word in words[skip + size : skip + size + 2]):
                return found
    return EXACT
