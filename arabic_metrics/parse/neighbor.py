"""The words beside a number: what stands before it, what follows it, and of what class they are."""

import re
from dataclasses import dataclass
from functools import lru_cache

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Context
from arabic_metrics.parse.token import LETTERS

REACH = 64  # characters looked at on either side
NEXT_WORD = re.compile(rf"[ «\"'“(]{{0,3}}([{LETTERS}]+)")
ADJACENT_WORD = re.compile(rf" {{0,2}}([{LETTERS}]+)")
BREAK = re.compile(r"[.،؛:!؟?\n\r]|,(?![0-9])")
ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class ContextRule:
    """Neighbours that undo a word."""

    before: frozenset[str]
    after: frozenset[str]


class WordClasses:
    """The closed classes that the number grammar asks about, folded once."""

    def __init__(self, lexicon: Lexicon) -> None:
        get = lexicon.word_class
        self.closed = get("preposition")
        self.pronoun_one = get("pronoun_one")
        self.month_stem = get("month_stem")
        self.month = get("month")
        self.year_head = get("year_head")
        self.clock_head = get("clock_head")
        self.clock_after = get("clock_after")
        self.score_word = get("score_word")
        self.phone_word = get("phone_word")
        self.change_verb = get("change_verb")
        self.discrete_noun = get("discrete_noun")
        self.relative_end = get("relative_end")
        self.roman_head = get("roman_head")
        self.date_word = get("date_word")
        rules: dict[str, ContextRule] = {}
        for entry in lexicon.of(Context):
            for form in entry.forms:
                rules[lexicon.fold(form)] = ContextRule(
                    frozenset(map(lexicon.fold, entry.before)), frozenset(map(lexicon.fold, entry.after))
                )
        self.context = rules


@lru_cache(maxsize=8)
def word_classes(lexicon: Lexicon) -> WordClasses:
    """Return the word classes of a lexicon, built once."""
    return WordClasses(lexicon)


def words_before(text: str, position: int, count: int = 5) -> list[str]:
    """Return up to `count` words of the clause before a position, nearest last."""
    window = text[max(0, position - REACH) : position]
    cut = 0
    for match in BREAK.finditer(window):
        cut = match.end()
    words = window[cut:].replace("«", " ").replace('"', " ").replace("(", " ").split()
    return words[-count:]


def words_after(text: str, position: int, count: int = 4) -> list[str]:
    """Return up to `count` words of the clause after a position."""
    window = text[position : position + REACH]
    match = BREAK.search(window)
    if match:
        window = window[: match.start()]
    return window.replace("»", " ").replace('"', " ").replace(")", " ").split()[:count]


def next_word(text: str, position: int) -> str:
    """Return the word that stands right behind a position, or ""."""
    match = ADJACENT_WORD.match(text, position)
    return match[1] if match else ""


def is_definite(word: str) -> bool:
    """Whether a word carries the article, after an attached particle or not."""
    return word[:2] == ARTICLE or word[:2] == "لل" or (word[:1] in "وفبك" and word[1:3] == ARTICLE) or word[1:3] == "لل"
