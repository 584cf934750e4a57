"""The look-up tables of a lexicon: closed classes of words by name."""

import pytest

from arabic_metrics import load_lexicon
from arabic_metrics.lexicon.entry import WordClass
from arabic_metrics.recognize.vocabulary import BARE_CLASSES, vocabulary
from arabic_metrics.recognize.word_classes import WordClasses

DECLARED = sorted(WordClasses.__annotations__)


def test_every_declared_class_is_in_the_lexicon() -> None:
    assert set(DECLARED) <= {entry.id for entry in load_lexicon().of(WordClass)}


@pytest.mark.parametrize("id", ["among_word", "gain_word", "place_audience"])
def test_a_class_holds_its_words_with_their_particles(id: str) -> None:
    lexicon = load_lexicon()
    table = vocabulary(lexicon)
    plain = lexicon.word_class(id)
    assert plain and plain <= table.words(id)
    assert {"و" + word for word in plain if " " not in word} - table.head_nouns <= table.words(id)


def test_a_class_has_one_set_by_name_and_by_id() -> None:
    table = vocabulary(load_lexicon())
    own = {"given_name", "family_name", "name_joint"}
    assert all(getattr(table, id) is table.words(id) for id in set(DECLARED) - own)


@pytest.mark.parametrize("word", ["زائر", "والصفحة", "بلغت", "مليون", "كتاب", ""])
def test_the_classes_of_a_word_are_those_that_hold_it(word: str) -> None:
    lexicon = load_lexicon()
    table, folded = vocabulary(lexicon), lexicon.fold(word)
    ids = {entry.id for entry in lexicon.of(WordClass)} - BARE_CLASSES
    for _ in range(2):  # the second is remembered
        assert table.classes(folded) == {id for id in ids if folded in table.words(id)}


def test_some_word_has_classes() -> None:
    assert "page_noun" in vocabulary(load_lexicon()).classes("صفحه")
