"""The look-up table of the words of periods."""

from arabic_metrics import load_lexicon
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.parse.period_word import period_vocabulary


def test_words_that_are_only_numbers_are_looked_up_when_they_are_asked_for() -> None:
    lexicon = load_lexicon()
    vocabulary = period_vocabulary(lexicon)
    numerals = numeral_table(lexicon)
    made = vars(vocabulary)["_table"]
    assert "وعشرين" in numerals and "وعشرين" not in made
    assert sum(word in made for word in numerals) < len(numerals) / 10
    entry = vocabulary.entry("وعشرين")
    assert entry is not None and entry.numeral is numerals["وعشرين"] and entry.time is None
    assert not entry.anchors


def test_a_number_that_a_year_may_begin_with_anchors_a_period() -> None:
    entry = period_vocabulary(load_lexicon()).entry("الفين")
    assert entry is not None and entry.anchors


def test_a_word_that_is_a_number_and_a_time_is_both() -> None:
    entry = period_vocabulary(load_lexicon()).entry("ثانيه")
    assert entry is not None and entry.time is not None and entry.numeral is not None


def test_a_word_of_neither_is_none() -> None:
    assert period_vocabulary(load_lexicon()).entry("متابع") is None
