"""Which entry class each lexicon table holds. A new table is registered here."""

from pydantic import BaseModel

from arabic_metrics.lexicon.entry import (
    Cardinal,
    Character,
    Context,
    Entry,
    Fraction,
    Magnitude,
    Modifier,
    Multiple,
    Operator,
    Ordinal,
    Scale,
    WordClass,
)
from arabic_metrics.lexicon.entry_claim import (
    Attribution,
    Country,
    EntityHead,
    GazetteerName,
    Metric,
    Platform,
    RankWord,
)
from arabic_metrics.lexicon.entry_period import PERIOD_ENTRY_CLASSES

ENTRY_CLASSES: dict[str, type[Entry]] = {
    "cardinal": Cardinal,
    "scale": Scale,
    "fraction": Fraction,
    "ordinal": Ordinal,
    "magnitude": Magnitude,
    "multiple": Multiple,
    "operator": Operator,
    "modifier": Modifier,
    "context": Context,
    "word_class": WordClass,
    "metric": Metric,
    "platform": Platform,
    "rank": RankWord,
    "attribution": Attribution,
    "entity_head": EntityHead,
    "gazetteer": GazetteerName,
    "country": Country,
    **PERIOD_ENTRY_CLASSES,
}
CHARACTER = "character"  # its entries hold characters, not words
KINDS: dict[str, type[BaseModel]] = {**ENTRY_CLASSES, CHARACTER: Character}
