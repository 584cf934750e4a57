"""Inflections of a metric noun, made from its singular: metric.toml holds each noun once.

Forms are folded: teh marbuta and final heh are the same letter, so one spelling may be several inflections.
"""

from typing import NamedTuple

SUFFIXES = ("ه", "ها", "هم", "هن", "نا", "ك", "كم", "هما")
BARE_SUFFIXES = tuple(suffix for suffix in SUFFIXES if suffix != "ه")  # «متابعه» is «متابعة» folded


class Inflection(NamedTuple):
    """Whether a form carries a pronoun («متابعيه»), and whether it is a plural."""

    pronoun: bool
    plural: bool


SINGULAR, PLURAL = Inflection(False, False), Inflection(False, True)
POSSESSED, POSSESSED_PLURAL = Inflection(True, False), Inflection(True, True)


def masculine_forms(noun: str) -> dict[str, Inflection]:
    """Return the inflections of a noun that takes ون/ين.

    >>> masculine_forms("متابع")["متابعيه"]
    Inflection(pronoun=True, plural=True)
    """
    found = {noun + suffix: POSSESSED for suffix in BARE_SUFFIXES}
    found |= {noun + mark + suffix: POSSESSED_PLURAL for mark in "يو" for suffix in SUFFIXES}
    found |= dict.fromkeys((noun, noun + "ا"), SINGULAR)
    return found | dict.fromkeys((noun + ending for ending in ("ون", "ين", "و", "ي", "ان")), PLURAL)


def feminine_forms(noun: str) -> dict[str, Inflection]:
    """Return the inflections of a noun in teh marbuta (folded to heh).

    >>> sorted(form for form, inflection in feminine_forms("مشاهده").items() if not inflection.pronoun)
    ['مشاهدات', 'مشاهدتان', 'مشاهدتين', 'مشاهده']
    """
    stem = noun[:-1]
    found = {stem + "ت" + suffix: POSSESSED for suffix in SUFFIXES}
    found |= {stem + "ات" + suffix: POSSESSED_PLURAL for suffix in SUFFIXES}
    found[noun] = SINGULAR
    return found | dict.fromkeys((stem + ending for ending in ("ات", "تان", "تين")), PLURAL)


def other_forms(noun: str, *, plural: bool = False) -> dict[str, Inflection]:
    """Return a broken plural, a verbal noun or a borrowed word with its suffixes.

    >>> other_forms("زوار", plural=True)["زوارها"]
    Inflection(pronoun=True, plural=True)
    """
    plural = plural or noun.endswith("ات")
    found = {noun + suffix: Inflection(True, plural) for suffix in SUFFIXES}
    return found | dict.fromkeys((noun, noun + "ا"), Inflection(False, plural))
