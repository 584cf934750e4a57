"""What the words around a figure say about the people counted that no field of it holds: where they are, that they are active, that their data leaked."""

from collections.abc import Iterable, Iterator

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE, FOR_THE
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.recognize import Word
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.scope_slot import place_words

PLACE = "place:"
JOINT = "_"  # between the words of a region: those of an aside have spaces between them
REACH = 12  # words on either side of a figure
NEAR_PART, NEAR_WHOLE = 3, 5  # words before a figure and behind it
NETWORKS = ("network", "site_app")
PLACES = ("country", "region", "people")


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
            "device": table.device_word | table.handset_word,
        }
        self._part, self._whole = lexicon.word_class("part_word"), lexicon.word_class("whole_word")
        self._of = lexicon.word_class("partitive")
        self._rates: dict[str, list[tuple[str, ...]]] = {}  # by their first words
        for phrases in table.rates.values():
            for phrase in phrases:
                self._rates.setdefault(phrase[0], []).append(phrase)
        self._rate_adjectives = frozenset().union(*table.rate_adjectives.values())
        # A word that is none of these says nothing.
        self._telling = self._rate_adjectives.union(
            *self._kinds.values(), self._rates, self._places.first_words()
        )

    def read(
        self,
        words: list[Word],
        near: Iterable[int],
        owner: str | None,
        *,
        people: bool = True,
        scope: str | None = None,
        rate: str | None = None,
        part: bool = False,
    ) -> str:
        """Return what the words near a figure say about the people counted and its fields do not hold, in a fixed order.

        Where they are, what they hold in their hands and whether they are active is asked of networks, sites and applications alone: of an
        account it is named for other reasons («نادي النصر السعودي»). A figure that counts no `people` has a place and a rate alone. That it is `part` of
        a larger number is told whoever owns it.

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> lexicon = load_lexicon()
        >>> words = read_words(lexicon.fold("يستخدم فيسبوك نحو 30 مليون شخص في ألمانيا يوميا"))
        >>> reader, near = aside_reader(lexicon), range(len(words))
        >>> reader.read(words, near, "network"), reader.read(words, near, "network", scope="ألمانيا")
        ('place:DE rate', 'rate')
        """
        told = set(self._told(words, near))
        if owner not in NETWORKS:
            told &= {"leaked", "rate"}
        if not people:
            told -= self._kinds.keys()
        if scope:
            told = {kind for kind in told if not kind.startswith(PLACE)}
            told = {kind for kind in told if not self._holds(scope, kind)}
        if rate is not None:
            told.discard("rate")
        if part:
            told.add("part")
        return " ".join(sorted(told))

    def is_part(self, words: list[Word], figure: range, near: range) -> bool:
        """Return whether a figure counts some of a whole: «منهم 30 مليونا», «30 مليونا من إجمالي 50 مليونا».

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> words = read_words(load_lexicon().fold("لدى فيسبوك 30 مليون مستخدم من أصل 50 مليونا"))
        >>> aside_reader(load_lexicon()).is_part(words, range(2, 4), range(len(words)))
        True
        """
        before = range(max(near.start, figure.start - NEAR_PART), figure.start)
        behind = range(figure.stop, min(near.stop - 1, figure.stop + NEAR_WHOLE))
        return any(words[at].text in self._part for at in before) or any(
            words[at].text in self._of and words[at + 1].text in self._whole for at in behind
        )

    def _told(self, words: list[Word], near: Iterable[int]) -> Iterator[str]:
        named = 0  # behind the place that was named last
        for at in near:
            text = words[at].text
            if text not in self._telling:
                continue
            for kind, forms in self._kinds.items():
                if text in forms:
                    yield kind
            if text in self._rate_adjectives or self._is_rate(words, at):
                yield "rate"
            if at < named or (match := self._places.match(words, at)) is None:
                continue
            place, taken, cut = match
            if place.sort in PLACES:
                named = at + taken
                name = _name(words[at:named], cut)
                if name not in self._world:
                    yield PLACE + (place.code or name.replace(" ", JOINT))

    def _is_rate(self, words: list[Word], at: int) -> bool:
        return any(
            tuple(word.text for word in words[at : at + len(phrase)]) == phrase
            for phrase in self._rates.get(words[at].text, ())
        )

    def _holds(self, scope: str, kind: str) -> bool:
        forms = self._kinds.get(kind, frozenset())
        return any(word.text in forms for word in read_words(self._fold(scope)))


def _name(words: list[Word], cut: int) -> str:
    """The words of a place without the particle at their head, which may have swallowed the article: «للشرق الأوسط»."""
    first = words[0].text
    article = ARTICLE if first[:cut].endswith(FOR_THE) else ""
    return " ".join((article + first[cut:], *(word.text for word in words[1:])))


def around(first: int, last: int, sentence: tuple[int, int]) -> range:
    """Return the positions of the words near a figure, within its sentence.

    >>> around(20, 22, (15, 40))
    range(15, 34)
    """
    return range(max(sentence[0], first - REACH), min(sentence[1], last + REACH))


@kept
def aside_reader(lexicon: Lexicon) -> AsideReader:
    """Return the reader of a lexicon, made once."""
    return AsideReader(lexicon)
