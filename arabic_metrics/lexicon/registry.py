"""Which entry class each lexicon table holds. A new table is registered beside its class."""

from pydantic import BaseModel

from arabic_metrics.lexicon.entry import NUMBER_ENTRY_CLASSES, Character, Entry
from arabic_metrics.lexicon.entry_claim import CLAIM_ENTRY_CLASSES
from arabic_metrics.lexicon.entry_period import PERIOD_ENTRY_CLASSES

ENTRY_CLASSES: dict[str, type[Entry]] = {
    **NUMBER_ENTRY_CLASSES,
    **CLAIM_ENTRY_CLASSES,
    **PERIOD_ENTRY_CLASSES,
}
CHARACTER = "character"  # its entries hold characters, not words
KINDS: dict[str, type[BaseModel]] = {**ENTRY_CLASSES, CHARACTER: Character}
