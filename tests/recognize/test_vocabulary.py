"""The look-up tables of a lexicon: classes of words by their ids."""

import ast
from functools import cache
from pathlib import Path

import pytest

import arabic_metrics
from arabic_metrics import load_lexicon
from arabic_metrics.lexicon.entry import WordClass
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.recognize.vocabulary import vocabulary

PACKAGE = Path(arabic_metrics.__file__).parent
CLASSES = {entry.id for entry in load_lexicon().of(WordClass)}


@cache
def nodes(folder: str) -> tuple[ast.AST, ...]:
    modules = (PACKAGE / folder).rglob("*.py")
    return tuple(
        node for it in modules for node in ast.walk(ast.parse(it.read_text(encoding="utf-8")))
    )


def name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def test_every_class_is_asked_for_in_code() -> None:
    asked: set[str] = set()
    for node in nodes("."):
        if isinstance(node, ast.Attribute):
            asked.add(node.attr)
        elif isinstance(node, ast.Constant):
            asked.update(str(node.value).split())
    asked.update(id for id, _ in vocabulary(load_lexicon()).implied_metrics)
    assert CLASSES - asked == set()


def test_metrics_that_entries_name_are_metrics() -> None:
    lexicon = load_lexicon()
    metrics = lexicon.of(Metric)
    named = {id for it in metrics for id in (*it.may_mean, it.part_of, it.scored_as) if id}
    named.update(id for entry in lexicon.of(WordClass) for id in entry.metrics)
    assert "users" in named and named <= {it.id for it in metrics}


def test_every_class_that_code_asks_for_is_in_the_lexicon() -> None:
    known = vocabulary(load_lexicon())
    asked = {
        node.attr
        for folder, names in (("recognize", {"vocabulary"}), ("resolve", {"vocabulary", "table"}))
        for node in nodes(folder)
        if isinstance(node, ast.Attribute) and name(node.value) in names
    }
    assert "reach_word" in asked
    assert {it for it in asked if not hasattr(known, it)} == {"add", "match"}  # of other tables


@pytest.mark.parametrize("id", ["among_word", "gain_word", "place_audience"])
def test_a_class_holds_its_words_with_their_particles(id: str) -> None:
    lexicon = load_lexicon()
    table = vocabulary(lexicon)
    plain = lexicon.word_class(id)
    assert plain and plain <= table.words(id)
    assert {"و" + word for word in plain if " " not in word} - table.head_nouns <= table.words(id)


def test_a_class_has_one_set_by_name_and_by_id() -> None:
    table = vocabulary(load_lexicon())
    assert table.among_word is table.words("among_word")
    with pytest.raises(AttributeError, match="no class of words «amid_word»"):
        table.amid_word  # noqa: B018
