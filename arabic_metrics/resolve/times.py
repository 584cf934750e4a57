"""What was done so many times: «تم تحميل التطبيق 41 ألف مرة», «مع تنزيلها 6 ملايين مرة»."""

from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene
from arabic_metrics.resolve.unit import UnitReader
from arabic_metrics.resolve.verb import VERB_REACH

NEAR_WORDS = 6  # between a noun and its figure, besides words of reaching
VIEWS = "views"


class TimesReader:
    """Finds what the figures of one text count in times."""

    def __init__(self, scene: FigureScene, units: UnitReader) -> None:
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.units = units

    def done_before(self, other: MetricMention, first: int, last: int) -> MetricMention | None:
        """«جرت مشاركته بين المتابعين 3 ملايين مرة»: what was done stands before another noun."""
        sentence = self.words[first].sentence
        return next(
            (
                metric
                for metric in self.recognized.metrics
                if metric.last <= other.first and self.words[metric.first].sentence == sentence
                and self.is_done(metric, first, last)
            ),
            None,
        )  # fmt: skip

    def is_told(self, mention: MetricMention, first: int, last: int) -> bool:
        """«مع تنزيلها 6 ملايين مرة», «تجاوزت مشاهدة اللقطة 3 ملايين مرة»: what was done, and how many times."""
        if not self.units.is_times(last):
            return False
        between = first - mention.last
        before = self.words[mention.first - 1].text if mention.first else ""
        opened = mention.id == VIEWS and before in self.vocabulary.reach_word
        return (mention.pronoun and not between) or (opened and between <= NEAR_WORDS)

    def is_done(self, mention: MetricMention, first: int, last: int) -> bool:
        """«تم تحميل التطبيق 41 ألف مرة»: the action is counted in times, whatever it was done to."""
        table = self.vocabulary
        done = mention.first > 0 and self.words[mention.first - 1].text in table.done_verb
        times = last < len(self.words) and self.words[last].text in table.times_unit
        return (
            done and times
            and first - mention.last <= VERB_REACH
            and not any(
                word.breaks or word.text in table.clause_word
                for word in self.words[mention.last : first]
            )
        )  # fmt: skip
