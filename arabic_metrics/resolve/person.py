"""Who a person is under several titles."""

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.lexicon.transliteration import ascii_key
from arabic_metrics.recognize.vocabulary import vocabulary


def untitled_name(entity: str | None, entity_kind: str | None, lexicon: Lexicon) -> str | None:
    """Return the folded name of a person, or whose account is a person's by its title, without definite titles before it; None of another
    owner, and where less than two words are left.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> names = ("الصحفي الفلسطيني معتز عزايزة", "معتز عزايزة", "الوليد بن طلال", "الملك خالد")
    >>> [untitled_name(name, "person", load_lexicon()) for name in names]
    ['معتز عزايزه', 'معتز عزايزه', 'الوليد بن طلال', None]
    >>> untitled_name("الشيف منال العالم", "account", load_lexicon())
    'منال العالم'
    """
    words, table = lexicon.fold(entity or "").split(), vocabulary(lexicon)
    titled = bool(words) and words[0].removeprefix(ARTICLE) in table.titles
    if entity_kind != "person" and not (entity_kind == "account" and titled):
        return None
    names = table.names
    while words and words[0].startswith(ARTICLE) and words[0] not in names:
        words = words[1:]
    return " ".join(words) if len(words) > 1 else None


def owner_key(
    entity: str | None, entity_kind: str | None, entity_key: str | None, lexicon: Lexicon
) -> str | None:
    """Return the key by which an owner is one in all articles: that of the row, but of a person named with a title that of the name alone.

    One that the gazetteer knows keeps its key.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> owner_key("اللاعب موسى التعمري", "person", "AllAEb-mwsy-AltEmry", load_lexicon())
    'mwsy-AltEmry'
    """
    name = untitled_name(entity, entity_kind, lexicon)
    if entity is None or name is None or entity_key != ascii_key(lexicon.fold(entity)):
        return entity_key
    return ascii_key(name)
