"""A run in its text: the tokens, and the words around them."""

from typing import Final

from arabic_metrics.parse.cardinal import NOWHERE, Followed
from arabic_metrics.parse.neighbor import LINE_END, SIGNS, ClauseText, WordClasses, next_word
from arabic_metrics.parse.run import Run

NO_WORDS: Final[list[str]] = []


class Scene:
    """What the grammars of one run look at; the runs of a text are looked at one after the other.

    `whole` says that the text is meant as one number and nothing else: contexts that need a
    sentence do not apply. The words at the last position are kept.
    """

    __slots__ = (
        "_after",
        "_before",
        "_clauses",
        "_end",
        "_start",
        "_word",
        "_word_end",
        "classes",
        "done",
        "run",
        "text",
        "tokens",
        "whole",
    )

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
        return (start != 0 and ord(text[start - 1]) != LINE_END) or (
            end != len(text) and ord(text[end]) != LINE_END
        )

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether nothing else is in the clause."""
        return not self.words_before(start) and not self.words_after(end)

    def followed(self) -> Followed:
        """Return the position of the last token if a counted noun, if a definite word, and if no word is behind it; and the word."""
        last = len(self.tokens) - 1
        token = self.tokens[last]
        reading = token.digits
        if self.whole and last == 0 and reading is None:
            return last, NOWHERE, NOWHERE, ""  # «ألفا» as a number by itself is the construct dual
        word = self.word_after(token.end)
        if not self.classes.is_open(word):
            return NOWHERE, NOWHERE, NOWHERE if word else last, word
        if self.classes.is_definite(word):
            return NOWHERE, last, NOWHERE, word
        one_group = reading is not None and reading.thousands
        if one_group and word not in self.classes.discrete_noun:
            return NOWHERE, NOWHERE, NOWHERE, word
        return last, NOWHERE, NOWHERE, word
