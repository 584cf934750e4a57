"""Who says it: the source named in the sentence of a figure, or the report that an earlier sentence tells of."""

from arabic_metrics.recognize import AttributionMention
from arabic_metrics.resolve.reading import Reading

SOURCE_REACH = 4  # sentences that a report's source covers


class SourceReader:
    """Finds the sources of the figures of one text."""

    def __init__(self, reading: Reading) -> None:
        self.table = reading.table
        self.words = reading.words
        self.sources = reading.recognized.attributions

    def source(self, sentence: int, position: int) -> AttributionMention | None:
        """Return the source of a figure at a word of a sentence, the nearest one."""
        here = [a for a in self.sources if self.words[a.first].sentence == sentence]
        if not here:
            return self._report(sentence)
        nearest = min(here, key=lambda a: abs(a.first - position))
        if not self._is_noun(nearest):
            return nearest
        named = [a for a in self.sources if a.first < nearest.first and not self._is_noun(a)]
        return named[-1] if named else nearest  # «وذكرت الدراسة أن»: whose study it is was said

    def _is_noun(self, source: AttributionMention) -> bool:
        """Whether a source is only «الدراسة», «التقرير», «المصدر ذاته»."""
        table = self.table
        return all(
            word in table.report_word or word in table.same_word or word in table.source_word
            for word in source.name.split()
        )

    def _report(self, sentence: int) -> AttributionMention | None:
        """The source of an earlier sentence that tells of a report: it covers what follows."""
        found = None
        for source in self.sources:
            place = self.words[source.first].sentence
            told = source.report or any(
                word.text in self.table.report_word
                for word in self.words[source.first : source.last]
            )
            if sentence - SOURCE_REACH <= place < sentence and told:
                found = source
        return found
