"""What a sentence says about the people counted that no field of the figure holds: where they are, that they are active, that their data leaked."""

from collections.abc import Iterator, Mapping
from typing import Any

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.recognize import Word, vocabulary
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.scope_slot import place_words

PLACE = "place:"
REACH = 12  # words on either side of a figure
NETWORKS = ("network", "site_app")


class AsideReader:
    """Reads the words around figures, by the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fold = lexicon.fold
        self._places = place_words(lexicon)
        self._world = lexicon.word_class("world_word")
        table = vocabulary(lexicon)
        self._kinds = {
            "active": table.active_word,
            "leaked": table.breach_word,
            "device": table.device_word | table.telecom_word,
        }
        self._rates: dict[str, list[tuple[str, ...]]] = {}  # by their first words
        for phrases in table.rates.values():
            for phrase in phrases:
                self._rates.setdefault(phrase[0], []).append(phrase)
        self._rate_adjectives = frozenset().union(*table.rate_adjectives.values())

    def read(self, row: Mapping[str, Any]) -> str:
        """Return what the words near the figure of a row say about the people counted and its fields do not hold, in a fixed order.

        Where they are, what they hold in their hands and whether they are active is asked of networks, sites and applications alone: of an
        account it is named for other reasons («نادي النصر السعودي»).

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> row = {"sentence": "يستخدم فيسبوك نحو 30 مليون شخص في ألمانيا يوميا", "surface": "30 مليون", "scope": None, "rate": None}
        >>> reader = aside_reader(load_lexicon())
        >>> reader.read({**row, "entity_kind": "network"}), reader.read({**row, "entity_kind": "network", "scope": "ألمانيا"})
        ('place:DE rate', 'rate')
        """
        words = read_words(self._fold(row["sentence"]))
        found = _find([word.text for word in words], read_words(self._fold(row["surface"])))
        if found is None:
            return ""
        near = range(max(0, found[0] - REACH), min(len(words), found[1] + REACH))
        told = set(self._told(words, near))
        if row["entity_kind"] not in NETWORKS:
            told &= {"leaked", "rate"}
        if scope := row["scope"]:
            told = {kind for kind in told if not kind.startswith(PLACE)}
            told = {kind for kind in told if not self._holds(scope, kind)}
        return " ".join(sorted(told if row["rate"] is None else told - {"rate"}))

    def _told(self, words: list[Word], near: range) -> Iterator[str]:
        for at in near:
            text = words[at].text
            for kind, forms in self._kinds.items():
                if text in forms:
                    yield kind
            if text in self._rate_adjectives or self._is_rate(words, at):
                yield "rate"
            if place := self._place(words, at):
                yield PLACE + place

    def _place(self, words: list[Word], at: int) -> str | None:
        match = self._places.match(words, at)
        if match is None:
            return None
        place, _, cut = match
        name = words[at].text[cut:]
        if name in self._world or place.sort not in ("country", "region", "people"):
            return None
        return place.code or name

    def _is_rate(self, words: list[Word], at: int) -> bool:
        return any(
            tuple(word.text for word in words[at : at + len(phrase)]) == phrase
            for phrase in self._rates.get(words[at].text, ())
        )

    def _holds(self, scope: str, kind: str) -> bool:
        forms = self._kinds.get(kind, frozenset())
        return any(word.text in forms for word in read_words(self._fold(scope)))


def _find(words: list[str], wanted: list[Word]) -> tuple[int, int] | None:
    """Where words stand among others: the first, and the one behind them."""
    texts = [word.text for word in wanted]
    for at in range(len(words) - len(texts) + 1):
        if words[at : at + len(texts)] == texts:
            return at, at + len(texts)
    return None


@kept
def aside_reader(lexicon: Lexicon) -> AsideReader:
    """Return the reader of a lexicon, made once."""
    return AsideReader(lexicon)
