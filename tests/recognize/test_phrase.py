"""PhraseTable: phrases by their first word, the longest first."""

from arabic_metrics.recognize.phrase import PhraseTable
from arabic_metrics.recognize.word import read_words


def matched(table: PhraseTable[str], text: str) -> str | None:
    found = table.match(read_words(text), 0)
    return found[0] if found else None


def test_the_longest_phrase_is_found_in_whatever_order_they_were_added() -> None:
    table: PhraseTable[str] = PhraseTable()
    for phrase in ("راي", "راي مكتوب جديد", "راي مكتوب", "راي عام"):
        table.add(phrase, phrase)
    assert matched(table, "وراي مكتوب جديد") == "راي مكتوب جديد"
    assert matched(table, "الراي مكتوب قديم") == "راي مكتوب"
    assert matched(table, "راي عام") == "راي عام"
    assert matched(table, "راي خاص") == "راي"


def test_a_phrase_that_is_added_after_a_look_up_is_found() -> None:
    table: PhraseTable[str] = PhraseTable()
    table.add("راي مكتوب", "long")
    assert matched(table, "راي مكتوب") == "long"
    assert matched(table, "راي عام") is None
    table.add("راي عام", "other")
    assert matched(table, "راي عام") == "other"
    assert matched(table, "راي مكتوب") == "long"


def test_what_was_entered_first_is_kept() -> None:
    table: PhraseTable[str] = PhraseTable()
    table.add("راي", "first")
    table.add("راي", "second")
    assert matched(table, "راي") == "first"
