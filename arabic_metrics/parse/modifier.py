"""Bounds on a figure: أكثر من، نحو، لا يقل عن before it; على الأقل، أو أكثر، تقريبا behind it."""

from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Modifier
from arabic_metrics.parse.neighbor import words_after, words_before

EXACT = "exact"
CLITICS = ("", "و", "ف", "ل", "س", "وس", "ول", "فل")
WITH_EQUAL = {"less_than": "at_most", "more_than": "at_least", "at_least": "at_least", "at_most": "at_most", "equal": "equal"}
SYMBOLS = "<>="


class ModifierTable:
    """Phrases as tuples of folded words, with the bound that each sets."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.before: dict[tuple[str, ...], str] = {}
        self.after: dict[tuple[str, ...], str] = {}
        self.distant: dict[str, str] = {}
        self.fillers = lexicon.word_class("modifier_filler")
        for entry in lexicon.of(Modifier):
            for form in (*entry.forms, *entry.at_distance):
                words = lexicon.fold(form).split()
                for clitic in CLITICS:
                    self.before.setdefault((clitic + words[0], *words[1:]), entry.modifier)
            for form in entry.at_distance:
                for clitic in CLITICS:
                    self.distant[clitic + lexicon.fold(form)] = entry.modifier
            for form in entry.after:
                self.after[tuple(lexicon.fold(form).split())] = entry.modifier
        self.longest = max(map(len, self.before))
        self.longest_after = max(map(len, self.after))
        self.last_words = frozenset(phrase[-1] for phrase in self.before)


@lru_cache(maxsize=8)
def modifier_table(lexicon: Lexicon) -> ModifierTable:
    """Return the modifier phrases of a lexicon, built once."""
    return ModifierTable(lexicon)


def find_modifier(text: str, start: int, end: int, table: ModifierTable, *, counted: bool) -> str:
    """Return the bound that the words around a figure set, or "exact".

    `counted` says that a counted noun follows, over which a bound behind it may look («500 متابع على الأقل»).
    """
    before = _before(text, start, table)
    after = _after(text, end, table, counted)
    if after == "equal":
        return WITH_EQUAL.get(before, before)
    if after != EXACT:
        return after if before in (EXACT, "equal", "approximately") else before
    return before


def _before(text: str, start: int, table: ModifierTable) -> str:
    symbols = _symbols(text, start)
    if symbols:
        return table.before.get((symbols,), EXACT)
    words = words_before(text, start)
    for _ in range(2):
        if words and words[-1] in table.fillers:
            words = words[:-1]
    if not words or words[-1] not in table.last_words:
        return EXACT
    for size in range(min(table.longest, len(words)), 0, -1):
        found = table.before.get(tuple(words[-size:]))
        if found is not None:
            return found
    return EXACT


def _symbols(text: str, start: int) -> str:
    position = start
    while position and text[position - 1] == " ":
        position -= 1
    first = position
    while first and text[first - 1] in SYMBOLS:
        first -= 1
    return text[first:position]


def _after(text: str, end: int, table: ModifierTable, counted: bool) -> str:
    words = words_after(text, end, table.longest_after + 2)
    for skip in (0, 1) if counted else (0,):
        for size in range(min(table.longest_after, len(words) - skip), 0, -1):
            found = table.after.get(tuple(words[skip : skip + size]))
            if found is None:
                continue
            rest = words[skip + size :]
            if rest and rest[0] == "من":
                rest = rest[1:]
                if not rest and size == 1:
                    return found
            if rest and (rest[0][:1].isdecimal()):
                continue
            return found
    return EXACT
