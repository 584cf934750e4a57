"""Metric mentions: «متابع», «مشاهداته», «يتابعها», «إعادة تغريد»."""

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import MetricMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word


def find_metrics(words: list[Word], vocabulary: Vocabulary) -> list[MetricMention]:
    """Return every word or phrase that may say what is counted, in order."""
    found: list[MetricMention] = []
    index = 0
    while index < len(words):
        match = vocabulary.metrics.match(words, index)
        if match is None:
            index += 1
            continue
        form, taken, cut = match
        last = index + taken
        span = Span(words[index].start + cut, words[last - 1].end)
        found.append(
            MetricMention(
                index, last, span, form.id, form.weak, form.verb, form.pronoun, form.plural
            )
        )
        index = last
    return found
