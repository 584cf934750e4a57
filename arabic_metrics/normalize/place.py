"""Where words or characters stand in a text."""

from collections.abc import Iterable


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Return where any of some words begins in a text, also within a longer word.

    >>> places_of(("رقم", "رمز"), "الرمز 5 والرقم 12")
    [2, 11]
    """
    found: list[int] = []
    for word in words:
        place = text.find(word)
        while place >= 0:
            found.append(place)
            place = text.find(word, place + 1)
    return sorted(found)
