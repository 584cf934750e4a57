"""The words that a screen looks for first, and the words between places of a folded text."""

import random
import re
from typing import Any

from arabic_metrics import load_lexicon
from arabic_metrics.recognize.rank import SCOPED_REACH
from arabic_metrics.recognize.rank_place import ADVERB_REACH
from arabic_metrics.stream.hit import HitFinder, unmarked
from arabic_metrics.stream.needle import Needles
from arabic_metrics.stream.placed import AHEAD, BACK, SUPERLATIVE, PlacedReader
from arabic_metrics.stream.sentence import Grammar, Sentences
from arabic_metrics.stream.sought import parts_of
from arabic_metrics.stream.wording import ASCII, PlaceNeedle, stands
from tests.stream.test_screen import ARTICLES

NEEDLES = Needles(load_lexicon())
GRAMMAR = Grammar(NEEDLES)
FINDER = HitFinder(NEEDLES)
ODD = (
    "@abc.x",
    "#وسم_ما",
    "12,5",
    "٤٠ألفا",
    "Face.book-x",
    "é",
    "@",
    "«",
    "_",
    "A1متابع",
    "x&",
    "  ",
    "\n",
)


def read(text: str) -> Sentences:
    return Sentences(NEEDLES.alphabet.fold(text), GRAMMAR)


def test_words_are_found_whole_and_in_order() -> None:
    text = "تصدر Facebook،متابعوها 40 ألفا ومتابعونا في المركز الثاني"
    data = NEEDLES.alphabet.fold(text)
    marked = FINDER.mark(data)
    assert len(marked) == len(data)
    hits = FINDER.find(data, marked, unmarked(marked))
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    words = [data[hit.start : hit.end] for hit in hits]
    assert words[:2] == [b"Facebook", NEEDLES.alphabet.spell("متابعوها")]
    assert hits[0].sought.ranked and hits[1].sought.metrics


def test_each_word_has_a_part() -> None:
    words = {*NEEDLES.metrics, *NEEDLES.ranked, *NEEDLES.numbers, *NEEDLES.placing}
    parts = parts_of(words)
    assert len(parts) < len(words) / 10
    assert all(any(part in b" " + word for part in parts) for word in words)
    assert parts_of([]) == []


def test_each_word_is_found_between_any_others() -> None:
    words = sorted(word for word in NEEDLES.metrics if word[0] >= ASCII)
    chance = random.Random(2)
    for word in chance.sample(words, 2000):
        others = chance.choices(words, k=2)
        data = b" ".join((others[0], word, b"x", word + others[0], others[1], word))
        marked = FINDER.mark(data)
        found = [data[hit.start : hit.end] for hit in FINDER.find(data, marked, unmarked(marked))]
        assert found == [it for it in data.split() if it in NEEDLES.metrics]


def test_words_are_those_of_the_pattern() -> None:
    chance = random.Random(1)
    for article in ARTICLES:
        words = article.split(" ")
        for _ in range(30):
            words.insert(chance.randrange(len(words)), chance.choice(ODD))
        said = read(" ".join(words))
        every = [match.span() for match in GRAMMAR.words.finditer(said.data)]
        for _ in range(50):
            opening, closing = sorted(chance.sample(range(len(said.data) + 1), 2))
            inside = GRAMMAR.words.findall(said.data, opening, closing)
            assert said.within(opening, closing) == inside
            count = chance.randint(1, 20)
            assert said.behind(opening, closing, count) == inside[:count]
            assert said.before(closing, count, opening) == inside[-count:]
            opening = every[chance.randrange(len(every))][0]
            ends = [end for start, end in every if start >= opening]
            assert said.end_of_words(opening, count) == ends[:count][-1]


def test_a_number_is_near_within_so_many_words_that_are_of_letters() -> None:
    said = read("متابع " * 40 + "ألفا " + "متابع " * 40 + "12 " + "متابع " * 40)
    hits = [hit for hit in said.hits if hit.sought.metrics]
    assert len(hits) == 120
    near = [said.has_number_near(hit.start, hit.end, 2, 3) for hit in hits]
    assert [at for at, it in enumerate(near) if it] == [*range(37, 42), *range(76, 83)]


def test_a_wording_stands_around_its_word() -> None:
    needle = PlaceNeedle((b"a", b"b"), (b"d",), leads=False, surely=False, told=False, digit=False)
    assert stands(needle, [b"x", b"a", b"b"], [b"d", b"e"])
    assert not stands(needle, [b"b"], [b"d"])
    assert not stands(needle, [b"a", b"b"], [])


def test_every_place_is_looked_for_by_letters_of_one_script() -> None:
    for word in (*NEEDLES.placing, *NEEDLES.numbers, *NEEDLES.metrics):
        assert re.fullmatch(rb"[A-Za-z]+", word) or set(word) <= set(NEEDLES.alphabet.letters)


class Sliced(list[bytes]):
    """Words that remember the longest part of them that was asked for."""

    longest = 0

    def __getitem__(self, key: Any) -> Any:
        part = super().__getitem__(key)
        if isinstance(key, slice):
            self.longest = max(self.longest, len(part))
        return part


def test_no_more_is_read_around_a_word_of_a_place_than_the_grammar_does() -> None:
    assert max(ADVERB_REACH + SCOPED_REACH, SUPERLATIVE) <= AHEAD
    told = ["قال", "تصدر", "من", "أكثر", "الناس", "في", "هذا", "اليوم"] * 200
    words = Sliced(NEEDLES.alphabet.spell(NEEDLES.alphabet.lexicon.fold(word)) for word in told)
    assert not PlacedReader(read(""), NEEDLES)._has_place(words)
    assert 0 < words.longest <= max(AHEAD, BACK)
