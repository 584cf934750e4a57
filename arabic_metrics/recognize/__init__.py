"""ParsedText to RecognizedText: mention detection."""

from arabic_metrics.recognize.camel_ner import CamelNer
from arabic_metrics.recognize.look import Look, look
from arabic_metrics.recognize.mention import (
    AttributionMention,
    Mention,
    MetricMention,
    PlatformMention,
    RankMention,
)
from arabic_metrics.recognize.named import NameLabeller
from arabic_metrics.recognize.recognize import RecognizedText, recognize_mentions
from arabic_metrics.recognize.vocabulary import Vocabulary, vocabulary
from arabic_metrics.recognize.word import Word

__all__ = [
    "AttributionMention",
    "CamelNer",
    "Look",
    "Mention",
    "MetricMention",
    "NameLabeller",
    "PlatformMention",
    "RankMention",
    "RecognizedText",
    "Vocabulary",
    "Word",
    "look",
    "recognize_mentions",
    "vocabulary",
]
