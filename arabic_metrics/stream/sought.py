"""What the words are looked for as that an article is first looked at for, and the parts by which one scan finds them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from arabic_metrics.stream.wording import MetricNeedle

Words = frozenset[bytes]
SHORT = 4  # letters of the least part that may stand anywhere in a word
NO_WORDS: Words = frozenset()
NO_METRICS: tuple[MetricNeedle, ...] = ()
NO_RANKS: dict[bytes, str] = {}


@dataclass(frozen=True, slots=True)
class Sought:
    """What a word is looked for as. Of a metric, one of `followed` stands behind it, or whatever does if there are none."""

    metrics: tuple[MetricNeedle, ...]
    followed: frozenset[bytes]
    ranked: dict[bytes, str]  # how it makes a sentence one that may rank, by the word behind it
    again: bool  # «عددهم»
    persons: bool


def sought_words(
    metrics: Mapping[bytes, tuple[MetricNeedle, ...]],
    ranked: Mapping[bytes, dict[bytes, str]],
    again: Words,
    persons: Words,
) -> dict[bytes, Sought]:
    """Return what each word is looked for as; those that are alike share one."""
    found: dict[bytes, Sought] = {}
    made: dict[tuple[object, ...], Sought] = {}
    for word in {*metrics, *ranked, *again}:
        of_metrics, ranks = metrics.get(word, NO_METRICS), ranked.get(word, NO_RANKS)
        key = id(of_metrics), *ranks.items(), word in again, word in persons
        if key not in made:
            made[key] = Sought(
                metrics=of_metrics,
                followed=frozenset(it.rest[0] for it in of_metrics)
                if all(it.rest for it in of_metrics)
                else NO_WORDS,
                ranked=ranks,
                again=word in again,
                persons=word in persons,
            )
        found[word] = made[key]
    return found


def parts_of(words: Collection[bytes]) -> list[bytes]:
    """Return parts of words such that each word has one: far fewer than the words, most of which are others with something attached.

    Short words are whole, with the space before them.

    >>> parts_of([b"book", b"books", b"notebook", b"ink"])
    [b' ink', b'book']
    """
    parts: set[bytes] = set()
    for word in sorted(words, key=len):
        if len(word) < SHORT:
            parts.add(b" " + word)
        elif not _has_part(word, parts):
            parts.add(word)
    return sorted(parts)


def _has_part(word: bytes, parts: set[bytes]) -> bool:
    for end in range(SHORT, len(word) + 1):
        for start in range(end - SHORT, -1, -1):
            if word[start:end] in parts:
                return True
    return False
