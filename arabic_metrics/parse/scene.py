"""A run in its text: the tokens, and the words around them."""

from dataclasses import dataclass

from arabic_metrics.parse.neighbor import (
    WordClasses,
    next_word,
    number_words_before,
    words_after,
    words_before,
)
from arabic_metrics.parse.token import Run


@dataclass(frozen=True, slots=True)
class Scene:
    """What the grammars of one run look at.

    `whole` says that the text is meant as one number and nothing else: contexts that ask for a
    sentence do not apply.
    """

    text: str
    run: Run
    classes: WordClasses
    whole: bool = False

    def word_before(self, start: int) -> str:
        """Return the word before a number, or ""; an article that stands apart is none."""
        words = number_words_before(self.text, start, 1)
        return words[-1] if words else ""

    def word_after(self, end: int) -> str:
        """Return the word right behind a number, or ""."""
        return next_word(self.text, end)

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands in the clause."""
        return not words_before(self.text, start, 1) and not words_after(self.text, end, 1)

    def noun_follows(self) -> frozenset[int]:
        """Return the position of the last token, if what it counts stands right behind it."""
        last = len(self.run.tokens) - 1
        token = self.run.tokens[last]
        word = self.word_after(token.end)
        if not self.classes.is_open(word) or self.classes.is_definite(word):
            return frozenset()
        reading = token.digits
        if reading is None or reading.thousands is None or word in self.classes.discrete_noun:
            return frozenset((last,))
        return frozenset()

    def definite_follows(self) -> frozenset[int]:
        """Return the position of the last token, if a definite word stands right behind it."""
        last = len(self.run.tokens) - 1
        word = self.word_after(self.run.tokens[last].end)
        return frozenset((last,)) if self.classes.is_definite(word) else frozenset()
