"""The numbers that stand near a metric word, and their units: what a screen sees of them in folded bytes."""

from arabic_metrics.resolve.governor import GOVERNING_REACH, NEAR_VERB
from arabic_metrics.stream.needle import Needles
from arabic_metrics.stream.sentence import Sentences
from arabic_metrics.stream.wording import ASCII, MetricNeedle

NEXT = 6  # words of the next sentence that a number of persons takes
LARGE = 4  # digits of a number that may be of persons left unsaid
UNIT = 2  # words behind a word of a number in which its unit stands
FOLLOWERS = "followers"


class NumberReader:
    """Finds the numbers among the words of one article."""

    def __init__(self, sentences: Sentences, needles: Needles) -> None:
        self.sentences = sentences
        self.needles = needles
        self.closing = 0  # where the sentence of the word that is looked at ends

    def is_number(self, word: bytes) -> bool:
        return word in self.needles.numbers or word[0] < ASCII

    def is_large(self, number: list[bytes], metric: MetricNeedle) -> bool:
        """«شاهدها 1.9 مليون», «شاهدها 12 K», «يتابعها 400»: a number so large that it is of persons, left unsaid."""
        spelled = number[0][0] >= ASCII or any(map(self.is_number, number[1:]))
        return metric.id == FOLLOWERS or spelled or len(number[0]) >= LARGE

    def is_done_by_persons(self, after: list[bytes]) -> bool:
        """«شاهدها 90 مليون متصفح»: a number of persons, which may begin the next sentence."""
        near = after[: NEAR_VERB + UNIT]
        if len(near) < NEAR_VERB:
            near += self.sentences.behind(self.closing, len(self.sentences.data), NEXT)
        persons = self.needles.persons
        return any(
            not persons.isdisjoint(near[place + 1 : place + 1 + UNIT])
            for place in self.number_places(near)
        )

    def counts_persons(self, after: list[bytes]) -> bool:
        """«منشوراته وصلت إلى 5 ملايين شخص»: persons reached by what was posted need nothing else."""
        return any(
            not self.needles.classes["generic_unit"].isdisjoint(self.unit(place, after))
            for place in self.number_places(after[:GOVERNING_REACH])
        )

    def unit(self, place: int, after: list[bytes]) -> list[bytes]:
        """Return the words in which the unit of a number stands; it may begin the next sentence."""
        unit = after[place + 1 : place + 1 + UNIT]
        missing = UNIT - len(unit)
        if missing:
            unit += self.sentences.behind(self.closing, len(self.sentences.data), missing)
        return unit

    def number_places(self, words: list[bytes]) -> list[int]:
        numbers = self.needles.numbers
        return [
            place
            for place, word in enumerate(words)
            if word in numbers or (word[0] < ASCII and not word.isalpha())
        ]
