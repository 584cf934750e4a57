"""Inflections of a metric noun, made from its singular: metric.toml holds each noun once.

Forms are folded ones, so a teh marbuta and a final heh are one letter, and a spelling may stand for several inflections.
"""

SUFFIXES = ("ه", "ها", "هم", "هن", "نا", "ي", "ك", "كم", "هما")


def masculine_forms(noun: str) -> dict[str, bool]:
    """Return the inflections of a noun that takes ون/ين, and whether each carries a pronoun.

    >>> [form for form, possessed in masculine_forms("متابع").items() if possessed][:3]
    ['متابعها', 'متابعهم', 'متابعهن']
    """
    plain = [noun, noun + "ا", noun + "ون", noun + "ين", noun + "و", noun + "ي", noun + "ان"]
    possessed = [
        noun + suffix for suffix in SUFFIXES if suffix not in ("ي", "ه")
    ]  # «متابعه» is «متابعة» folded
    possessed += [noun + "ي" + suffix for suffix in SUFFIXES if suffix != "ي"]
    possessed += [noun + "و" + suffix for suffix in SUFFIXES if suffix != "ي"]
    return {**dict.fromkeys(possessed, True), **dict.fromkeys(plain, False)}


def feminine_forms(noun: str) -> dict[str, bool]:
    """Return the inflections of a noun in teh marbuta (folded to heh), and whether each carries a pronoun.

    >>> sorted(form for form, possessed in feminine_forms("مشاهده").items() if not possessed)
    ['مشاهدات', 'مشاهدتان', 'مشاهدتين', 'مشاهده']
    """
    stem = noun[:-1]
    plain = [noun, stem + "ات", stem + "تان", stem + "تين"]
    possessed = [stem + "ات" + suffix for suffix in SUFFIXES] + [
        stem + "ت" + suffix for suffix in SUFFIXES
    ]
    return {**dict.fromkeys(possessed, True), **dict.fromkeys(plain, False)}


def other_forms(noun: str) -> dict[str, bool]:
    """Return a plural, a verbal noun or a borrowed word with its suffixes.

    >>> other_forms("زوار")["زوارها"]
    True
    """
    plain = [noun, noun + "ا"]
    possessed = [noun + suffix for suffix in SUFFIXES]
    return {**dict.fromkeys(possessed, True), **dict.fromkeys(plain, False)}
