"""A run in its text: the tokens, and the words around them."""

from dataclasses import dataclass, field

from arabic_metrics.parse.neighbor import (
    WordClasses,
    next_word,
    without_signs,
    words_after,
    words_before,
)
from arabic_metrics.parse.token import Run


@dataclass(frozen=True, slots=True)
class Scene:
    """What the grammars of one run look at.

    `whole` says that the text is meant as one number and nothing else: contexts that ask for a
    sentence do not apply. The words at a place are looked up once.
    """

    text: str
    run: Run
    classes: WordClasses
    whole: bool = False
    _before: dict[int, list[str]] = field(default_factory=dict, repr=False)
    _after: dict[int, list[str]] = field(default_factory=dict, repr=False)

    def words_before(self, start: int) -> list[str]:
        """Return the words of the clause before a place, nearest last."""
        if start not in self._before:
            self._before[start] = words_before(self.text, start)
        return self._before[start]

    def words_after(self, end: int) -> list[str]:
        """Return the words of the clause behind a place."""
        if end not in self._after:
            self._after[end] = words_after(self.text, end)
        return self._after[end]

    def word_before(self, start: int) -> str:
        """Return the word before a number, or ""; a sign, or an article apart, is none."""
        words = without_signs(self.words_before(start))
        return words[-1] if words else ""

    def word_after(self, end: int) -> str:
        """Return the word right behind a number, or ""."""
        return next_word(self.text, end)

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands in the clause."""
        return not self.words_before(start) and not self.words_after(end)

    def followed(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return the position of the last token if a counted noun, and if a definite word, is behind it."""
        last = len(self.run.tokens) - 1
        here, nowhere = frozenset((last,)), frozenset[int]()
        token = self.run.tokens[last]
        reading = token.digits
        if self.whole and last == 0 and reading is None:
            return here, nowhere  # «ألفا» as a number by itself is the construct dual
        word = self.word_after(token.end)
        if not self.classes.is_open(word):
            return nowhere, nowhere
        if self.classes.is_definite(word):
            return nowhere, here
        one_group = reading is not None and reading.thousands is not None
        if one_group and word not in self.classes.discrete_noun:
            return nowhere, nowhere
        return here, nowhere
