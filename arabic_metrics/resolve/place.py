"""Where the figures and ranks of a text stand, and the words between them."""

from dataclasses import dataclass

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

    def of_sentence(self, sentence: int) -> list[Place]:
        """Return the places of one sentence."""
        return [place for place in self.places if self.words[place.first].sentence == sentence]

    def segment(self, place: Place, sentence: int) -> tuple[int, int]:
        """Return the word positions between the figures before and behind, within the sentence."""
        lower = (
            next((w for w in range(place.first, -1, -1) if self.words[w].sentence != sentence), -1)
            + 1
        )
        upper = next(
            (w for w in range(place.first, len(self.words)) if self.words[w].sentence != sentence),
            len(self.words),
        )
        for other in self.places:
            if other.last <= place.first:
                lower = max(lower, other.last)
            elif other.first >= place.last:
                upper = min(upper, other.first)
                break
        return lower, upper
