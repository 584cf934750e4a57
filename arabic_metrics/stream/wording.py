"""What a word asks for by which the wording of a metric or of a place is looked for."""

from dataclasses import dataclass

ASCII = 128  # codes of letters of Arabic begin here


@dataclass(frozen=True, slots=True)
class MetricNeedle:
    """What a word of a metric phrase asks for: the rest of the phrase, and what must be spoken of.

    Verbs are looked for by their first word, nouns by their last: «من» and «في» are everywhere.
    """

    lead: tuple[bytes, ...]  # the words of the phrase before it
    rest: tuple[bytes, ...]  # and behind
    id: str
    verb: bool
    pronoun: bool
    plural: bool
    counted: bool  # right behind a number it says what that counts
    needs: frozenset[str]  # empty: nothing
    here: bool  # in its own sentence


@dataclass(frozen=True, slots=True)
class PlaceNeedle:
    """What a word of a wording of a place asks for: the rest of the wording, and what stands behind it."""

    lead: tuple[bytes, ...]
    rest: tuple[bytes, ...]
    leads: bool  # it tells the first place; others an ordinal follows
    surely: bool  # whatever is led
    told: bool  # its list may stand before it
    digit: bool  # only in a list


def stands(needle: MetricNeedle | PlaceNeedle, before: list[bytes], behind: list[bytes]) -> bool:
    """Tell whether the rest of a wording stands around its word.

    Args:
        needle: What the word asks for.
        before: The words before it, the nearest last.
        behind: The words behind it.
    """
    lead, rest = needle.lead, needle.rest
    if lead and (not before or before[-1] != lead[-1] or tuple(before[-len(lead) :]) != lead):
        return False
    return not rest or tuple(behind[: len(rest)]) == rest
