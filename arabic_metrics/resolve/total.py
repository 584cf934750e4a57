"""Totals over networks: «41 مليونا على تويتر و12 مليونا على إنستغرام، ليصبح إجمالي المشاهدات 53 مليونا»."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import PlatformMention, RecognizedText, Vocabulary
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.scene import FoundFigure


class TotalReader:
    """Finds the totals of one text."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        self.words = recognized.words
        self.vocabulary = vocabulary

    def over(
        self, figure: FoundFigure, slot: FilledSlot, found: list[FilledSlot]
    ) -> PlatformMention | None:
        """Return the networks of the figures that a figure is the total of, as one; None if it is no total over several."""
        mention = figure.mention
        if mention is None or not 0 < mention.first <= mention.last <= figure.first:
            return None
        if self.words[mention.first - 1].text not in self.vocabulary.whole_word:
            return None
        parts = [
            it.platform for it in found
            if it.sentence == slot.sentence and it.metric == slot.metric and it.platform is not None
        ]  # fmt: skip
        ids = {id for part in parts for id in part.id.split("+")}
        if len({part.id for part in parts}) < 2:
            return None
        first, last = parts[0].first, parts[-1].last
        span = Span(self.words[first].start, self.words[last - 1].end)
        return PlatformMention(first, last, span, "+".join(sorted(ids)))
