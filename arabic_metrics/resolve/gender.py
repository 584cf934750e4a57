"""Agreement of pronouns: «متابعيها» is of a page or a ministry, «متابعيه» of an account or a club."""

from arabic_metrics.recognize import EntityMention, Vocabulary

HIS, HER = "ه", "ها"
FEMININE_END = ("ه", "ات")  # folded teh marbuta, and the plural of what is no person
ARTICLE = "ال"
Genders = frozenset[str]
EITHER: Genders = frozenset("mf")
MASCULINE: Genders = frozenset("m")
FEMININE: Genders = frozenset("f")


def gender_of_pronoun(word: str) -> Genders:
    """Return what a word with an attached pronoun can point to, by its end.

    >>> sorted(gender_of_pronoun("متابعيها")), sorted(gender_of_pronoun("متابعيه"))
    (['f'], ['m'])
    """
    if word.endswith(HER):
        return FEMININE
    return MASCULINE if word.endswith(HIS) else EITHER


def genders_of(entity: EntityMention, vocabulary: Vocabulary) -> Genders:
    """Return the genders that a name may have: by the noun that opened it, by its title or its own first noun."""
    found: set[str] = set()
    if entity.head:
        found |= _of_noun(entity.head)
    first = entity.name.split(" ", 1)[0].removeprefix(ARTICLE)
    if entity.role == "title" or first in vocabulary.head_nouns:
        found |= _of_noun(first)
    elif entity.role in ("account", "name", "known", "hashtag", "handle"):
        return EITHER
    return frozenset(found) or EITHER


def _of_noun(noun: str) -> Genders:
    return FEMININE if noun.endswith(FEMININE_END) else MASCULINE
