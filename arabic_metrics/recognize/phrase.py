"""Phrases of folded words by their first word, with its attached particles."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from arabic_metrics.recognize.word import Word

PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "س", "وس")
ARTICLES = ("ال", "وال", "بال", "لل", "ولل", "وبال", "فال", "كال", "فلل")
# Each with its length without the article, which is no particle.
CUTS = tuple((prefix, len(prefix.removesuffix("ال"))) for prefix in ARTICLES)
P = TypeVar("P")


class PhraseTable(Generic[P]):
    """Phrases of folded words with what they mean; the first word may carry particles, the longest phrase wins."""

    def __init__(self) -> None:
        self._phrases: dict[str, tuple[tuple[tuple[str, ...], P, int], ...]] = {}
        self._longer: dict[tuple[str, str], tuple[tuple[tuple[str, ...], P, int], ...]] = {}
        # Spellings that mean the same share what they mean: the collector of garbage looks through every object.
        self._shared: dict[
            tuple[tuple[str, ...], int, int], tuple[tuple[tuple[str, ...], P, int]]
        ] = {}

    def add(
        self, form: str, payload: P, *, article: bool = True, particles: tuple[str, ...] = PARTICLES
    ) -> None:
        """Enter a folded phrase under each attached particle; a spelling entered before is kept."""
        first, *others = form.split()
        rest = tuple(others)
        for particle in particles:
            self._enter(particle + first, rest, payload, len(particle))
        if article and not first.startswith("ال"):
            for prefix, cut in CUTS:
                self._enter(prefix + first, rest, payload, cut)
        elif first.startswith("ال"):
            self._enter("لل" + first[2:], rest, payload, 2)
            self._enter("ولل" + first[2:], rest, payload, 3)

    def _enter(self, first: str, rest: tuple[str, ...], payload: P, cut: int) -> None:
        key = rest, id(payload), cut
        alone = self._shared.get(key)
        if alone is None:
            alone = self._shared[key] = ((rest, payload, cut),)
        entries = self._phrases.get(first)
        if entries is None:
            self._phrases[first] = alone
        else:
            for known in entries:
                if known[0] == rest:
                    return
            self._phrases[first] = _longest_first(entries + alone)
        if rest:
            pair = first, rest[0]
            self._longer[pair] = _longest_first(self._longer.get(pair, ()) + alone)

    def match(self, words: list[Word], index: int) -> tuple[P, int, int] | None:
        """Return (payload, words taken, characters of particle) of the longest phrase at a word."""
        if words[index].text in self._phrases:
            for rest, payload, cut in self._standing(words, index):
                return payload, 1 + len(rest), cut
        return None

    def _standing(self, words: list[Word], index: int) -> list[tuple[tuple[str, ...], P, int]]:
        """Return the phrases that stand at a word that begins one, the longest first."""
        text, after = words[index].text, index + 1
        entries = self._phrases[text]
        found = []
        if entries[0][0] and after < len(words):
            for entry in self._longer.get((text, words[after].text), ()):
                if self._is_here(words, index, entry[0]):
                    found.append(entry)
        if not entries[-1][0]:
            found.append(entries[-1])
        return found

    @staticmethod
    def _is_here(words: list[Word], index: int, rest: tuple[str, ...]) -> bool:
        """Whether the rest of a phrase stands behind its first word."""
        behind = words[index + 1 : index + 1 + len(rest)]
        return tuple(word.text for word in behind) == rest and not any(
            word.breaks for word in behind
        )

    def drop(self, word: str) -> None:
        """Leave out what a word alone means: «ورد» is not و and «رد»."""
        longer = tuple(entry for entry in self._phrases.pop(word, ()) if entry[0])
        if longer:
            self._phrases[word] = longer

    def phrases(self) -> Iterator[tuple[tuple[str, ...], P]]:
        """Yield every phrase, in each of its spellings, with what it means."""
        for first, entries in self._phrases.items():
            for rest, payload, _ in entries:
                yield (first, *rest), payload

    def all_words(self) -> set[str]:
        """Return every word of a phrase."""
        found = set(self._phrases)
        for rest, _, _ in self._shared:
            found.update(rest)
        return found

    def spellings(self) -> Iterator[tuple[tuple[str, ...], P, int]]:
        """Yield what `phrases` yields, and how many characters of particles a spelling begins with."""
        for first, entries in self._phrases.items():
            for rest, payload, cut in entries:
                yield (first, *rest), payload, cut

    def first_words(self) -> frozenset[str]:
        """Return every spelling that begins a phrase."""
        return frozenset(self._phrases)

    def starts(self, words: list[str]) -> list[int]:
        """Return the positions of the bare words that begin a phrase."""
        phrases = self._phrases
        return [index for index, word in enumerate(words) if word in phrases]

    def begun(self, words: list[Word]) -> list[int]:
        """Return the positions of the words that begin a phrase."""
        phrases = self._phrases
        return [index for index, word in enumerate(words) if word.text in phrases]

    def meanings(self, words: list[str], index: int) -> Iterator[P]:
        """Yield what the phrases at a bare word mean, whatever stands between their words."""
        for rest, payload, _ in self._phrases[words[index]]:
            if not rest or tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
                yield payload

    def __contains__(self, word: str) -> bool:
        return word in self._phrases


def _longest_first(
    entries: tuple[tuple[tuple[str, ...], P, int], ...],
) -> tuple[tuple[tuple[str, ...], P, int], ...]:
    """Sort phrases by their length, those of one length as they were."""
    return entries if len(entries) == 1 else tuple(sorted(entries, key=lambda it: -len(it[0])))
