"""Phrases of folded words by their first word, with its attached particles."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from arabic_metrics.recognize.word import Word

PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "س", "وس")
ATTACHED = ("و", "ف", "ل", "ب", "ول", "وب")  # to words of any kind
ARTICLES = ("ال", "وال", "بال", "لل", "ولل", "وبال", "فال", "كال", "فلل")
# Each with its length without the article, which is no particle.
CUTS = tuple((prefix, len(prefix.removesuffix("ال"))) for prefix in ARTICLES)
LONGEST_CUT = 3
P = TypeVar("P")
# Phrases that begin with one word, the longest first: the words behind it, what it means, and its characters of particles.
Entries = tuple[tuple[tuple[str, ...], P, int], ...]


class PhraseTable(Generic[P]):
    """Phrases of folded words with what they mean; the first word may carry particles, the longest phrase wins."""

    def __init__(self) -> None:
        self._phrases: dict[str, Entries[P]] = {}
        # Of words that were looked up, the phrases of several words by their second.
        self._longer: dict[str, dict[str, Entries[P]]] = {}
        # Spellings that mean the same share what they mean, by their characters of particles: the collector of garbage looks through
        # every object.
        self._shared: dict[tuple[tuple[str, ...], int], tuple[Entries[P], ...]] = {}

    def add(
        self, form: str, payload: P, *, article: bool = True, particles: tuple[str, ...] = PARTICLES
    ) -> None:
        """Enter a folded phrase under each attached particle; a spelling entered before is kept."""
        first, *others = form.split()
        rest = tuple(others)
        alone = self._shared.get((rest, id(payload)))
        if alone is None:
            alone = tuple(((rest, payload, cut),) for cut in range(LONGEST_CUT + 1))
            self._shared[rest, id(payload)] = alone
        for particle in particles:
            self._enter(particle + first, rest, alone[len(particle)])
        if article and not first.startswith("ال"):
            for prefix, cut in CUTS:
                self._enter(prefix + first, rest, alone[cut])
        elif first.startswith("ال"):
            self._enter("لل" + first[2:], rest, alone[2])
            self._enter("ولل" + first[2:], rest, alone[3])

    def _enter(self, first: str, rest: tuple[str, ...], alone: Entries[P]) -> None:
        entries = self._phrases.setdefault(first, alone)
        if entries is alone:
            return
        for known in entries:
            if known[0] == rest:
                return
        self._phrases[first] = _joined(entries, alone)
        self._longer.pop(first, None)

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
            longer = self._longer.get(text) or self._by_second(text)
            for entry in longer.get(words[after].text, ()):
                if self._is_here(words, index, entry[0]):
                    found.append(entry)
        if not entries[-1][0]:
            found.append(entries[-1])
        return found

    def _by_second(self, first: str) -> dict[str, Entries[P]]:
        """Part the phrases of several words that begin with a word by their second, and keep them so."""
        parted: dict[str, Entries[P]] = {}
        for entry in self._phrases[first]:
            if entry[0]:
                parted[entry[0][0]] = (*parted.get(entry[0][0], ()), entry)
        self._longer[first] = parted
        return parted

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
        for words, payload, _ in self.spellings():
            yield words, payload

    def spellings(self) -> Iterator[tuple[tuple[str, ...], P, int]]:
        """Yield what `phrases` yields, and how many characters of particles a spelling begins with."""
        for first, entries in self._phrases.items():
            for rest, payload, cut in entries:
                yield (first, *rest), payload, cut

    def first_words(self) -> frozenset[str]:
        """Return every spelling that begins a phrase."""
        return frozenset(self._phrases)

    def begun(self, words: list[Word]) -> list[int]:
        """Return the positions of the words that begin a phrase."""
        phrases = self._phrases
        return [index for index, word in enumerate(words) if word.text in phrases]

    def __contains__(self, word: str) -> bool:
        return word in self._phrases


def _joined(entries: Entries[P], alone: Entries[P]) -> Entries[P]:
    """Add a phrase to some, the longest first, those of one length in their order."""
    length = len(alone[0][0])
    at = len(entries)
    while at and len(entries[at - 1][0]) < length:
        at -= 1
    return entries[:at] + alone + entries[at:]


def with_particles(words: frozenset[str]) -> frozenset[str]:
    """Return some words and, of those that are one word, each with the particles that may be attached to any.

    >>> sorted(with_particles(frozenset(("بلغ", "كما أن"))))
    ['ببلغ', 'بلغ', 'فبلغ', 'كما أن', 'لبلغ', 'وببلغ', 'وبلغ', 'ولبلغ']
    """
    single = [word for word in words if " " not in word]
    return words.union(*([particle + word for word in single] for particle in ATTACHED))
