"""Where the figures and ranks of a text stand, and the words between them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from arabic_metrics.recognize import RecognizedText, Vocabulary


@dataclass(frozen=True, slots=True)
class Place:
    """A figure or rank by its word positions."""

    first: int
    last: int
    ranks: bool = False


class PlaceMap:
    """All figures and ranks of a text, in order."""

    def __init__(
        self, recognized: RecognizedText, vocabulary: Vocabulary, places: list[Place]
    ) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words
        self.places = sorted(places, key=lambda place: place.first)
        self._segments: dict[tuple[int, int, int], tuple[int, int]] = {}
        self._said = [word.sentence for word in self.words]
        self._firsts = [place.first for place in self.places]
        # How far the places before each one reach.
        self._reached = list(accumulate((place.last for place in self.places), max, initial=0))

    def segment(self, place: Place, sentence: int) -> tuple[int, int]:
        """Return the word positions between the figures before and behind, within the sentence."""
        asked = place.first, place.last, sentence
        known = self._segments.get(asked)
        if known is None:
            known = self._segments[asked] = self._segment(place, sentence)
        return known

    def _segment(self, place: Place, sentence: int) -> tuple[int, int]:
        lower, upper = bisect_left(self._said, sentence), bisect_right(self._said, sentence)
        before = bisect_left(self._firsts, place.first)
        reached = self._reached[before]
        if reached > place.first:  # one place lies within another
            reached = max(
                (p.last for p in self.places[:before] if p.last <= place.first), default=0
            )
        behind = bisect_left(self._firsts, place.last)
        lower = max(lower, reached)
        if behind < len(self._firsts):
            upper = min(upper, self._firsts[behind])
        return lower, upper
