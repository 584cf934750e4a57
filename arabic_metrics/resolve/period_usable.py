"""Which period expressions a figure can hang on: not the day of a statement, of a founding, or of what is compared with."""

from dataclasses import replace

from arabic_metrics.parse.period import PeriodExpression
from arabic_metrics.recognize import RecognizedText, Vocabulary
from arabic_metrics.resolve.scene import word_at

SAYING_REACH = 12  # words between a verb of saying and the day of the statement
FOUNDING_REACH = 8  # words between a verb of founding and its day
SINCE_REACH = 4  # words between «منذ» and the day of what began


class UsablePeriods:
    """Judges the period expressions of one text."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words

    def find(self) -> list[tuple[PeriodExpression, int]]:
        """The periods that a figure can hang on, each with its word position."""
        found = []
        for period in self.recognized.parsed.periods:
            at = word_at(self.words, period.span.start)
            if (
                at >= len(self.words)
                or period.kind in ("set", "clock")
                or self.words[at].text in self.vocabulary.mere_now
            ):
                continue
            opener = self.words[at - 1].text if at else ""
            inside = self.words[at].text in self.vocabulary.duration_opener
            if (
                period.kind == "duration"
                and period.start is None
                and opener not in self.vocabulary.duration_opener
                and not inside
            ):
                continue
            if self._is_age(period, at, opener):
                continue
            if self.is_of_saying(period, at) or self.is_apart(at):
                continue
            found.append((self._since(period, at), at))
        return found

    def _since(self, period: PeriodExpression, at: int) -> PeriodExpression:
        """«منذ إطلاقه في مارس 2013» is open at its end: from the first of March on."""
        if period.start is None or period.kind != "date":
            return period
        before = self.words[max(0, at - SINCE_REACH) : at]
        since = next(
            (i for i, word in enumerate(before) if word.text in self.vocabulary.since), None
        )
        if since is None or any(word.breaks for word in before[since + 1 :]):
            return period
        return replace(period, value=f"{period.start}/..", end=None, kind="range")

    def _is_age(self, period: PeriodExpression, at: int, opener: str) -> bool:
        """«بعد خمسة أعوام على انطلاقتها»: how old it was, not through how long it was counted."""
        end = word_at(self.words, period.span.end)
        behind = self.words[end].text if end < len(self.words) else ""
        return (
            period.kind == "duration"
            and opener in self.vocabulary.after_word
            and behind in self.vocabulary.on_word
        )

    def is_apart(self, at: int) -> bool:
        """«أنشئت في 2018», «مقارنة بعام 2023»: the time of something else than a figure."""
        sentence = self.words[at].sentence
        behind: list[str] = []
        for word in reversed(self.words[max(at - FOUNDING_REACH, 0) : at]):
            if word.sentence != sentence or word.text[0].isdecimal():
                break
            behind.append(word.text)
            if word.breaks:
                break
        return any(text in self.vocabulary.founding_verb for text in behind) or any(
            text in self.vocabulary.comparison for text in [*behind[:1], self.words[at].text]
        )

    def is_of_saying(self, period: PeriodExpression, at: int) -> bool:
        """«أكد المدير، أول أمس، أن …»: the day of a statement is not the period of what it says."""
        if period.start is None or period.end is None or (period.end - period.start).days != 1:
            return False
        end = word_at(self.words, period.span.end)
        following = self.words[end].text if end < len(self.words) else ""
        sentence = self.words[at].sentence
        return following in self.vocabulary.that_word and any(
            word.text in self.vocabulary.say_verb and word.sentence == sentence
            for word in self.words[max(at - SAYING_REACH, 0) : at]
        )
