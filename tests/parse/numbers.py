"""What a number table claims, held against find_numbers()."""

from typing import Any

from arabic_metrics import find_numbers
from arabic_metrics.parse import Number
from tests.corpus import exact

Facts = dict[str, Any]


def expected(entry: Facts, surface: str) -> Facts:
    """Return what a table entry says of a number whose surface, unless it names one, is given."""
    facts = {
        "surface": entry.get("surface", surface),
        "kind": entry["kind"],
        "value": exact(entry["value"]),
        "type": type(exact(entry["value"])),
        "upper": exact(entry["upper"]) if "upper" in entry else None,
        "modifier": entry.get("modifier", "exact"),
    }
    if "readings" in entry:
        facts["readings"] = tuple(map(exact, entry["readings"]))
    return facts


def told(number: Number, like: Facts) -> Facts:
    """Return the same facts of a number that was read."""
    return {name: type(number.value) if name == "type" else getattr(number, name) for name in like}


def check_phrase(phrase: str, entry: Facts) -> None:
    """A phrase is exactly one number, whole, of the value, kind and bound that its entry says."""
    wanted = expected(entry, phrase)
    assert [told(number, wanted) for number in find_numbers(phrase)] == [wanted]


def check_sentence(text: str, entry: Facts) -> None:
    """A sentence holds the numbers of its entry, in order, and no other."""
    wanted = [expected(number, number["surface"]) for number in entry["numbers"]]
    found = find_numbers(text)
    assert [told(number, like) for number, like in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted), [number.surface for number in found]


def check_nothing(text: str) -> None:
    """A text holds no number."""
    assert [(number.surface, number.kind) for number in find_numbers(text)] == []
