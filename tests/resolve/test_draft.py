"""What the writer of claims adds to a figure: kind of its entity, scope, sentence."""

import pytest

from arabic_metrics import Scope, Span, extract_claims
from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع", "account"),
        ("حصد وسم #دبا_الحصن على إكس 40 ألف تغريدة", "content"),
    ],
)
def test_the_kind_of_an_entity(text: str, kind: str) -> None:
    assert figures(text, "entity_kind") == [(kind,)]


def test_a_scope_stands_where_it_was_read() -> None:
    text = "احتل حساب نادي الشباب على إكس المركز الثاني عربيا"
    [claim] = extract_claims(text).claims
    assert claim.rank is not None
    assert claim.rank.scope == Scope(text="عربيا", span=Span(text.index("عربيا"), len(text)))
    assert claim.rank.scope.span in [
        piece.span for piece in claim.evidence if piece.slot == "scope"
    ]


def test_a_sentence_is_the_source_around_the_figure() -> None:
    before, behind = "افتتحت البلديّة حديقة.", "وانتهى الحفل."
    told = "وتضمّ صفحة بلدية دبا على فيسبوك ٤٠ ألف متابع"
    assert figures(f"{before} {told}. {behind}", "sentence") == [(told,)]


def test_of_a_sentence_without_end_what_stands_about_the_figure_is_told() -> None:
    told = "وتضم صفحة بلدية دبا على فيسبوك 40 ألف متابع "
    text = "كلمة " * 500 + told + "كلمة " * 500
    [(sentence,)] = figures(text, "sentence")
    assert told.strip() in str(sentence) and str(sentence) in text and len(str(sentence)) < 1000
