"""The name that a person has under several titles."""

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.recognize import vocabulary


def untitled_name(entity: str | None, entity_kind: str | None, lexicon: Lexicon) -> str | None:
    """Return the folded name of a person without definite titles before it; None of another owner, and where less than two words are left.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> names = ("الصحفي الفلسطيني معتز عزايزة", "معتز عزايزة", "الوليد بن طلال", "الملك خالد")
    >>> [untitled_name(name, "person", load_lexicon()) for name in names]
    ['معتز عزايزه', 'معتز عزايزه', 'الوليد بن طلال', None]
    """
    if entity_kind != "person" or entity is None:
        return None
    names = vocabulary(lexicon).names
    words = lexicon.fold(entity).split()
    while words and words[0].startswith(ARTICLE) and words[0] not in names:
        words = words[1:]
    return " ".join(words) if len(words) > 1 else None
