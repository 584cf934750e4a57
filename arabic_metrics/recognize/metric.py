"""Metric mentions: «متابع», «مشاهداته», «يتابعها», «إعادة تغريد»."""

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import MetricMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word


def find_metrics(words: list[Word], vocabulary: Vocabulary) -> list[MetricMention]:
    """Return every word or phrase that may say what is counted, in order."""
    found: list[MetricMention] = []
    end = 0
    for index in vocabulary.metrics.begun(words):
        match = vocabulary.metrics.match(words, index) if index >= end else None
        if match is None:
            continue
        form, taken, cut = match
        end = index + taken
        span = Span(words[index].start + cut, words[end - 1].end)
        found.append(
            MetricMention(
                index, end, span, form.id, form.weak, form.verb, form.pronoun, form.plural
            )
        )
    return found
