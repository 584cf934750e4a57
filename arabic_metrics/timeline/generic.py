"""Names that name nobody: «الفيديو», «الصفحة» are another one in each article."""

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry_claim import EntityHead, GazetteerName
from arabic_metrics.lexicon.lexicon import kept

ARTICLE = "ال"


class GenericNames:
    """Tells common nouns from names, by the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fold = lexicon.fold
        heads = {lexicon.fold(form) for head in lexicon.of(EntityHead) for form in head.forms}
        self._heads = heads | {ARTICLE + head for head in heads}
        self._known = {
            lexicon.fold(form)
            for entry in lexicon.of(GazetteerName)
            for form in (entry.name, *entry.forms)
        }

    def __contains__(self, name: str) -> bool:
        """Whether a name is made of nouns alone that open names; one that the gazetteer knows is a name.

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> names = GenericNames(load_lexicon())
        >>> "الفيديو" in names, "مقطع الفيديو" in names, "نادي الوحدات" in names
        (True, True, False)
        """
        folded = self._fold(name)
        return folded not in self._known and all(word in self._heads for word in folded.split())


@kept
def generic_names(lexicon: Lexicon) -> GenericNames:
    """Return the generic names of a lexicon, collected once."""
    return GenericNames(lexicon)
