"""Runs: neighbouring number tokens that a grammar reads together, and the scene of a run, which is the words around it."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import AND, ARTICLE
from arabic_metrics.lexicon.entry import Operator
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.parse.neighbor import (
    LINE_END,
    SIGNS,
    SPACE,
    ClauseText,
    PercentSigns,
    WordClasses,
    next_word,
    percent_signs,
    without_prefix,
)
from arabic_metrics.parse.numeral import Token
from arabic_metrics.parse.token import find_tokens

LONGEST_GAP = 16
# What is between digits and their scale where quotation marks or brackets hold one of them, with the mark at the other end.
CLOSINGS = {") ": "(", "» ": "«", "” ": "“", '" ': '"'}
OPENINGS = {" (": ")", " «": "»", " “": "”", ' "': '"'}
YEAR_DIGITS = 4
SHORTEST_NOUN = 3  # letters by which a noun is known again
LINKS = frozenset(("and", "to", "until", "dash", "over", "of", "part", "point", "after", "except"))
RANGE_LINKS = frozenset(("to", "until", "dash"))
# What is right behind a run: a noun that it may count, a definite word, no word at all, or another word.
NOUN, DEFINITE, END, OTHER = "noun", "definite", "end", "other"
Followed = tuple[int, str, str]  # the position of the last token, what is behind it, and the word
NOWHERE = -1
NO_WORDS: Final[list[str]] = []


@dataclass(slots=True)
class Run:
    """Neighbouring number tokens; `links[i]` is what is between tokens i-1 and i ("" for space)."""

    tokens: list[Token] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class LinkWords:
    """What may link tokens or open a range, the words that a year follows, and the signs of a percentage."""

    def __init__(self, lexicon: Lexicon) -> None:
        forms: dict[str, list[str]] = {}
        for operator in lexicon.of(Operator):
            forms.setdefault(operator.role, []).extend(map(lexicon.fold, operator.forms))
        # What may be between two number tokens, bare and between spaces, and the role it has there.
        self.links = {"": ""}
        for role in LINKS:
            for form in forms[role]:
                self.links[form] = self.links[f" {form} "] = role
        for form in forms["between"]:
            if form[0] == AND:
                self.links[form] = "and between"  # «بين 10 وبين 15»
        self.longest = max(LONGEST_GAP, max(map(len, self.links)))  # characters between two tokens
        self.year_heads = lexicon.word_class("year_head") | lexicon.word_class("month")
        self.signs: PercentSigns = percent_signs(lexicon)
        self.between = frozenset(form.split()[-1] for form in forms["between"])
        self.from_ = frozenset(word for form in forms["from"] for word in (form, AND + form))
        self.opening = self.between | self.from_
        self.endings = frozenset(form[-1] for form in (ARTICLE, *self.opening))


link_words = kept(LinkWords)  # that of a lexicon, built once


class RunFinder:
    """Fills a run with the neighbouring number tokens of a folded text, again and again, in order.

    The same run object is filled again and again, so that its readers keep their reference.
    """

    def __init__(self, text: str, lexicon: Lexicon, run: Run) -> None:
        self.text = text
        self.bounded = text + "\n\n"
        self.words = link_words(lexicon)
        self.tokens = run.tokens
        self.links = run.links
        self.found = find_tokens(text, lexicon)
        self.next = 0  # of the tokens found
        self.done = 0  # the place behind the last one, and its percent sign

    def fill(self) -> bool:
        """Put the next neighbouring tokens into the run; False if there are no more."""
        tokens, links, found, bounded = self.tokens, self.links, self.found, self.bounded
        signs = self.words.signs
        initials = signs.initials
        place, done, begun, last = self.next, self.done, False, len(found)
        while place < last:
            token = found[place]
            if token.start >= done:  # not the hundred of «في المئة»
                if not begun:
                    tokens[:], links[:] = (token,), ("",)
                    begun = True
                else:
                    link = self._link(token, tokens[-1], done)
                    if link is None:
                        break
                    links.append(link)
                    tokens.append(token)
                done = token.end
                following = bounded[done]
                if following == " ":
                    following = bounded[done + 1]
                if following in initials:
                    token.percent = signs.behind(self.text, done)
                    done = token.percent or done
            place += 1
        self.next, self.done = place, done
        return begun

    def _link(self, token: Token, previous: Token, done: int) -> str | None:
        """Return what links a token to the one before it, which ends at `done`; None if nothing does."""
        first, behind = token.start - token.lead, ord(self.bounded[done])
        if behind == LINE_END or first - done > self.words.longest:
            return None
        scale = token.numeral.scale
        if behind == SPACE and first == done + 1 and not previous.percent and not token.particle:
            if token.lead:
                return "and"
            # but not in «خلال عام 2025 مليونا زيارة»
            return None if scale and _is_year(self.text, previous, self.words.year_heads) else ""
        gap = self.text[done:first]
        if scale and previous.digits is not None:
            opening = self.text[previous.start - 1 : previous.start]
            if gap in CLOSINGS and opening == CLOSINGS[gap]:
                previous.start -= 1
                return ""  # «(3) ملايين», «“12” مليون»
            if gap in OPENINGS:
                return "" if self.bounded[token.end] == OPENINGS[gap] else None  # «34 “مليون”»
        link = self.words.links.get(gap)
        if link and not previous.percent:
            return link
        linked = _linked(gap, token, previous, self.words.links)
        return self._over_noun(gap, token, previous) if linked is None else linked

    def _over_noun(self, gap: str, token: Token, previous: Token) -> str | None:
        """«من 10 دولارات إلى 15 دولارا»: what is counted is said twice, and the figures are one range."""
        if self.text[previous.start - 2 : previous.start - 1] not in self.words.endings:
            return None
        words = gap.split()
        if not 0 < len(words) < 3 or "\n" in gap:
            return None
        if len(words[0]) < SHORTEST_NOUN or not words[0].isalpha():
            return None
        if previous.digits is not None and previous.digits.others:
            return None
        before = self.text[max(0, previous.start - LONGEST_GAP) : previous.start].split()
        if not before or before[-1] not in self.words.opening:
            return None
        link = self.words.links.get(words[1]) if len(words) > 1 else "and" if token.joins else None
        if link not in ("to", "until", "and", "and between"):
            return None
        if link == "and" and before[-1] not in self.words.between:
            return None
        again = next_word(self.text, token.end)
        return "to" if again[:SHORTEST_NOUN] == words[0][:SHORTEST_NOUN] else None


def _is_year(text: str, token: Token, heads: Container[str]) -> bool:
    """Whether four digits come after «عام» or «سنة»: they are a year, not a number of millions."""
    reading = token.digits
    if token.end - token.start != YEAR_DIGITS or reading is None or reading.shape != "integer":
        return False
    before = text[max(token.start - LONGEST_GAP, 0) : token.start].split()
    return bool(before) and (before[-1] in heads or without_prefix(before[-1]) in heads)


def _linked(gap: str, token: Token, previous: Token, links: dict[str, str]) -> str | None:
    core = gap.strip(" ")
    if token.digits is not None:
        core = core.removesuffix(ARTICLE).rstrip(" ")  # «بين ال10 وال15»
    link = links.get(core)
    if link == "" and token.particle:
        link = links.get(token.particle)  # «من عشرة لعشرين»; «سبعة بالمئة» goes no further
    elif link == "" and token.joins:
        link = "and"
    if previous.percent and link is not None:
        return link if link in RANGE_LINKS else {"and": "percent and"}.get(link)
    return link


class Scene:
    """What the grammars of one run look at; the runs of a text are looked at one after the other.

    `whole` says that the text is meant as one number and nothing else: contexts that need a
    sentence do not apply. The words at the last position are kept.
    """

    __slots__ = (
        "_after", "_before", "_clauses", "_end", "_start", "_word", "_word_end", "classes", "done", "run", "text", "tokens", "whole",
    )  # fmt: skip

    def __init__(self, text: str, classes: WordClasses, whole: bool = False) -> None:
        self.text = text
        self.classes = classes
        self.whole = whole
        self._clauses = ClauseText(text)
        self._start = self._end = self._word_end = NOWHERE
        self._before = self._after = NO_WORDS
        self._word = ""
        self.done = 0  # where the last number ends
        self.run = Run()  # filled with the runs of the text, one after the other
        self.tokens = self.run.tokens

    def words_before(self, start: int) -> list[str]:
        """Return the words of the clause before a place, nearest last."""
        if start != self._start:
            self._start = start
            self._before = self._clauses.words_before(start)
        return self._before

    def words_far_before(self, start: int, reach: int) -> list[str]:
        """Return those within some characters, more than others ask for."""
        return self._clauses.words_before(start, reach)

    def words_after(self, end: int) -> list[str]:
        """Return the words of the clause behind a place."""
        if end != self._end:
            self._end = end
            self._after = self._clauses.words_after(end)
        return self._after

    def word_before(self, start: int) -> str:
        """Return the word before a number, or ""; a sign, or an article apart, is none."""
        words = self.words_before(start)
        if not words:
            return ""
        if words[-1] in SIGNS:
            return words[-2] if len(words) > 1 else ""
        return words[-1]

    def word_after(self, end: int) -> str:
        """Return the word right behind a number, or ""."""
        if end != self._word_end:
            self._word_end = end
            self._word = next_word(self.text, end)
        return self._word

    def has_words_beside(self, start: int, end: int) -> bool:
        """Whether anything is beside a number in its line."""
        text = self.text
        opens = start == 0 or ord(text[start - 1]) == LINE_END
        return not opens or (end != len(text) and ord(text[end]) != LINE_END)

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether nothing else is in the clause."""
        return not self.words_before(start) and not self.words_after(end)

    def followed(self) -> Followed:
        """Return what is behind the last token."""
        last = len(self.tokens) - 1
        token = self.tokens[last]
        reading = token.digits
        if self.whole and last == 0 and reading is None:
            return last, NOUN, ""  # «ألفا» as a number by itself is the construct dual
        word = self.word_after(token.end)
        if not self.classes.is_open(word):
            return last, OTHER if word else END, word
        if self.classes.is_definite(word):
            return last, DEFINITE, word
        one_group = reading is not None and reading.thousands
        if one_group and word not in self.classes.discrete_noun:
            return last, OTHER, word
        return last, NOUN, word
