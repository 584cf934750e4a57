"""What is beside a number: the words before it and behind it, their classes, and the signs of percent (25%، ٪25، 25 في المئة، نسبة 25)."""

import re
from dataclasses import dataclass, field

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import AND, ARTICLE, FOR_THE
from arabic_metrics.lexicon.entry import Context, Modifier, Operator
from arabic_metrics.lexicon.lexicon import kept

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
REACH = 64  # characters looked at on either side
NEARBY = 3  # words looked at behind a number word
MOST_SPACES = 2  # between a number and the word behind it
BREAKS = ".،؛:!؟?\r"  # they end a clause, like the end of a line
BREAK = "\n"
LINE_END = 0x0A
SPACE = 0x20
LATIN_COMMA = 0x2C
COMMA = re.compile(r",(?![0-9])")
OPENING = '«"([*'  # brackets and stars are those of Markdown
CLOSING = '»")]*'
PREFIXES = "وفبكل"
SIGNS = frozenset((ARTICLE, "-", "+"))
PERCENT = "%"
PERCENT_BEFORE = re.compile(r".?[0-9]\Z|[0-9] \Z", re.DOTALL)  # «12% 25»: the sign is that of 12
BEFORE_PERCENT = ")»\"'"  # may stand between the number and the sign


@dataclass(frozen=True, slots=True)
class ContextRule:
    """Neighbours that undo a word."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    nearby: frozenset[str] = frozenset()
    # The words next to the number in what is said with two: most neighbours need no joining.
    _last_before: frozenset[str] = field(init=False, repr=False, compare=False)
    _first_after: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the words next to the number."""
        last = frozenset(phrase.rpartition(" ")[2] for phrase in self.before)
        first = frozenset(phrase.partition(" ")[0] for phrase in self.after)
        object.__setattr__(self, "_last_before", last)
        object.__setattr__(self, "_first_after", first)

    def __or__(self, other: "ContextRule") -> "ContextRule":
        return ContextRule(
            self.before | other.before, self.after | other.after, self.nearby | other.nearby
        )

    def holds(self, before: list[str], after: list[str]) -> bool:
        """Return whether one of the neighbours stands among the words before and after."""
        if before:
            word = before[-1]
            if word in self.before:
                return True
            if word in self._last_before and " ".join(before[-2:]) in self.before:
                return True
        if not after:
            return False
        word = after[0]
        if word in self.after or (word in self._first_after and " ".join(after[:2]) in self.after):
            return True
        return bool(self.nearby) and not self.nearby.isdisjoint(after[:NEARBY])


class WordClasses:
    """The classes of words that the number grammar uses, folded once."""

    def __init__(self, lexicon: Lexicon) -> None:
        get = lexicon.word_class
        self.closed = lexicon.closed_words
        self.governing = get("governing_preposition")
        self.clause_word = get("clause_opener")
        self.negation = get("negation")
        self.pronoun_one = get("pronoun_one")
        self.one_of = get("one_of")
        self.superlative = get("superlative")
        self.alef_noun = get("alef_noun")
        self.no_article = get("no_article")
        self.month_stem = get("month_stem")
        self.month = get("month")
        self.year_head = get("year_head")
        self.year_preposition = get("year_preposition")
        self.calendar_suffix = get("calendar_suffix")
        self.clock_head = get("clock_head")
        self.clock_after = get("clock_after")
        self.score_word = get("score_word")
        self.phone_word = get("phone_word")
        self.id_head = get("id_head")
        self.change_verb = get("change_verb")
        self.discrete_noun = get("discrete_noun")
        self.doubled_noun = get("doubled_noun")
        self.relative_end = get("relative_end")
        self.roman_head = get("roman_head")
        self.toward = get("toward")
        bounds = (form for it in lexicon.of(Modifier) for form in it.forms)
        self.bounds = frozenset(tuple(lexicon.fold(form).split()) for form in bounds)
        self.context: dict[str, ContextRule] = {}
        self.digit_context = ContextRule()
        for entry in lexicon.of(Context):
            rule = ContextRule(
                frozenset(map(lexicon.fold, entry.before)),
                frozenset(map(lexicon.fold, entry.after)),
                frozenset(map(lexicon.fold, entry.nearby)),
            )
            if not entry.forms:
                self.digit_context |= rule
            for form in map(lexicon.fold, entry.forms):
                self.context[form] = self.context.get(form, ContextRule()) | rule

    def is_definite(self, word: str) -> bool:
        """Whether a word carries the article; «إلى» and «ألبوم» only begin like it."""
        return is_definite(word) and word not in self.closed and word not in self.no_article

    def is_bounded(self, before: list[str]) -> bool:
        """Whether the words before a number end with a bound of two words or more: «أقل من»."""
        return any(
            tuple(before[-size:]) in self.bounds for size in range(2, min(len(before), 4) + 1)
        )

    def is_open(self, word: str) -> bool:
        """Whether a word behind a number can be what it counts: there is one, and of no closed class."""
        if not word or word in self.closed:
            return False
        return not (word[0] == AND and word[1:] in self.closed)


word_classes = kept(WordClasses)  # that of a lexicon, built once


class PercentSigns:
    """The signs and words that make a number a percentage."""

    def __init__(self, lexicon: Lexicon) -> None:
        behind: list[str] = []
        before: list[str] = []
        for entry in lexicon.of(Operator):
            if entry.role == "percent":
                behind.extend(map(lexicon.fold, entry.forms))
            elif entry.role == "percent_before":
                before.extend(map(lexicon.fold, entry.forms))
        words = "|".join(re.escape(form).replace(r"\ ", " ?") for form in behind)
        self._behind = re.compile(rf" {{0,2}}[)»\"']? ?(?:{words})(?![{LETTERS}])")
        self.initials = frozenset((*BEFORE_PERCENT, " ", *(form[0] for form in behind)))
        self._before = frozenset(before)

    def behind(self, text: str, end: int) -> int:
        """Return where a percent sign or word right behind a number ends, or 0; one begins with one of `initials`."""
        found = self._behind.match(text, end)
        return found.end() if found else 0

    def before(self, text: str, start: int, word: str) -> int | None:
        """Return where a figure with a percent sign, or that word, before it starts: ٪25، نسبة 22."""
        sign = start - 2 if text[start - 1 : start] == " " else start - 1
        signed = sign >= 0 and text[sign] == PERCENT
        if signed and not PERCENT_BEFORE.match(text[max(0, sign - 2) : sign]):
            return sign
        return start if word in self._before else None


percent_signs = kept(PercentSigns)  # that of a lexicon, built once


class ClauseText:
    """A text whose clauses are separated once, in place, so that positions stay the same.

    >>> text = "قال: بلغ عدد المتابعين 12 ألف متابع، ثم زاد"
    >>> ClauseText(text).words_before(23), ClauseText(text).words_after(25)
    (['بلغ', 'عدد', 'المتابعين'], ['ألف', 'متابع'])
    """

    __slots__ = ("_after", "_before", "_broken", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._broken = ""
        self._before = ""
        self._after = ""

    def words_before(self, position: int, reach: int = REACH) -> list[str]:
        """Return the words of the clause before a position, nearest last, as far as some characters."""
        text = self._before = self._before or self._without(OPENING)
        if position and ord(text[position - 1]) in (LATIN_COMMA, LINE_END):
            return []
        first = max(0, position - reach)
        return text[max(first, text.rfind(BREAK, first, position) + 1) : position].split()

    def words_after(self, position: int) -> list[str]:
        """Return the words of the clause after a position, as far as REACH."""
        text = self._after = self._after or self._without(CLOSING)
        if position < len(text) and ord(text[position]) == LINE_END:
            return []
        last = position + REACH
        end = text.find(BREAK, position, last)
        window = text[position : last if end < 0 else end]
        return (window[:-1] if window.endswith(",") else window).split()

    def _without(self, signs: str) -> str:
        text = self._with_breaks()
        for sign in signs:
            text = text.replace(sign, " ")
        return text

    def _with_breaks(self) -> str:
        if not self._broken:
            text = self._text
            for sign in BREAKS:
                text = text.replace(sign, BREAK)
            self._broken = COMMA.sub(BREAK, text) if "," in text else text
        return self._broken


def words_before(text: str, position: int) -> list[str]:
    """Return the words of the clause before a position, nearest last, as far as REACH."""
    window = text[max(0, position - REACH) : position]
    return ClauseText(window).words_before(len(window))


def without_signs(words: list[str]) -> list[str]:
    """Return words before a number without a last one that is a sign or an article apart: «الـ 15».

    >>> without_signs(["المركز", "ال"])
    ['المركز']
    """
    return words[:-1] if words and words[-1] in SIGNS else words


def next_word(text: str, position: int) -> str:
    """Return the word that comes after a position and some spaces at most, or "".

    >>> next_word("12 متابعا", 2)
    'متابعا'
    """
    size, first = len(text), position
    while first < size and first < position + MOST_SPACES and ord(text[first]) == SPACE:
        first += 1
    last = first
    while last < size:
        code = ord(text[last])
        if not (0x641 <= code <= 0x64A or 0x621 <= code <= 0x63A or 0x671 <= code <= 0x6D3):
            break
        last += 1
    return text[first:last]


def without_prefix(word: str) -> str:
    """Return a word without one attached particle, if it has more letters than a particle and two.

    >>> without_prefix("وعام"), without_prefix("وقع")
    ('عام', 'وقع')
    """
    return word[1:] if word[:1] in PREFIXES and len(word) > 3 else word


def is_definite(word: str) -> bool:
    """Whether a word begins with the article, after an attached particle or not.

    >>> is_definite("والصفحه"), is_definite("للصفحه"), is_definite("صفحه")
    (True, True, False)
    """
    if word[:2] in (ARTICLE, FOR_THE):
        return True
    return word[1:3] == FOR_THE or (word[:1] in PREFIXES and word[1:3] == ARTICLE)
