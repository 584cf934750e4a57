"""Explanations: the same claims as extraction, each slot with its evidence, and refusals from the real decisions."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given

from arabic_metrics import Explanation, explain_claims, extract_claims
from tests.corpus import CORPORA
from tests.resolve.test_robustness import NEWS

ARTICLES = sorted((CORPORA / "articles").glob("*.txt"))
PUBLISHED = dt.date(2025, 11, 2)
PAGE = "صفحة بلدية دبا على فيسبوك"


def refusals(text: str) -> list[tuple[str, str, str]]:
    """Return (slot, quote, reason) of everything that was refused, of claims and altogether."""
    found = explain_claims(text)
    slots = [slot for claim in found.claims for slot in claim.slots]
    inside = [each for slot in slots for each in slot.refused]
    return [(each.slot, each.quote, each.reason) for each in (*inside, *found.refused)]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_it_explains_what_extraction_returns(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = explain_claims(text, published=PUBLISHED)
    assert found.claim_set == extract_claims(text, published=PUBLISHED)
    assert [claim.id for claim in found.claims] == [claim.id for claim in found.claim_set.claims]
    for explained, claim in zip(found.claims, found.claim_set.claims, strict=True):
        told = [piece for slot in explained.slots for piece in slot.evidence]
        assert sorted(told, key=str) == sorted(claim.evidence, key=str)
        for slot in explained.slots:
            assert (slot.value is None) == (slot.evidence == ()), slot
            for refusal in slot.refused:
                assert refusal.slot == slot.slot
                assert refusal.quote == refusal.span.of(text)
                assert refusal.span not in [piece.span for piece in slot.evidence]
    figures = [
        piece.span
        for claim in found.claim_set.claims
        for figure in (claim.rank, *claim.figures().values())
        if figure is not None
        for piece in figure.evidence
    ]
    for refusal in found.refused:
        assert refusal.quote == refusal.span.of(text)
        assert not any(refusal.span.overlaps(span) for span in figures)


@pytest.mark.parametrize("path", ARTICLES[:8], ids=lambda path: path.stem)
def test_it_goes_to_json_and_back(path: Path) -> None:
    found = explain_claims(path.read_text(encoding="utf-8"))
    assert Explanation.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("text", "quote", "part"),
    [
        (f"يتابع {PAGE} 40 ألف شخص ووزعت 200 كتاب", "200 كتاب", "what it counts is no audience"),
        (f"تعرض {PAGE} للبيع 3 آلاف متابع", "3 آلاف", "for sale"),
        ("بلغ عدد أعضاء المجلس 300 عضو", "300", "other sense"),
        ("الطقس اليوم 30 درجة", "30", "holds no word of an audience"),
        (f"يتابع {PAGE} 40 ألف شخص، والهاتف 0501234567", "0501234567", "no amount"),
        (f"يتابع {PAGE} 40 ألف شخص بزيادة 5%", "5%", "a share is no count"),
    ],
)
def test_numbers_of_no_claim_say_why(text: str, quote: str, part: str) -> None:
    reasons = [
        reason for slot, found, reason in refusals(text) if (slot, found) == ("number", quote)
    ]
    assert len(reasons) == 1 and part in reasons[0], refusals(text)


@pytest.mark.parametrize(
    ("text", "quote", "part"),
    [
        (
            "وقالت صفحة القناة على فيسبوك إن الفيلم نال المركز الأول في مهرجان القاهرة",
            "الأول",
            "contest",
        ),
        ("فاز الفريق بالمركز الثاني في الدوري", "الثاني", "no account"),
    ],
)
def test_ranks_of_no_claim_say_why(text: str, quote: str, part: str) -> None:
    reasons = [reason for slot, found, reason in refusals(text) if (slot, found) == ("rank", quote)]
    assert len(reasons) == 1 and part in reasons[0], refusals(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "احتلت صفحة وزارة السياحة على فيسبوك المركز الثاني بعد صفحة البيت الأبيض",
            ("entity", "البيت الأبيض", "comparison"),
        ),
        (
            "قالت وزارة التربية إن صفحة بلدية دبا على فيسبوك يتابعها 40 ألف شخص",
            ("entity", "وزارة التربية", "a verb of saying"),
        ),
        (
            "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا في 2025 وكان 30 ألفا في 2024",
            ("period", "2024", "another figure"),
        ),
        (
            "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا في 2025 وكان 30 ألفا في 2024",
            ("period", "2025", "another period stands nearer"),
        ),
        (
            "أعلنت بلدية دبا عبر تويتر أن لديها على فيسبوك 40 ألف متابع",
            ("platform", "تويتر", "another network stands nearer"),
        ),
    ],
)
def test_candidates_that_were_passed_over_say_why(
    text: str, expected: tuple[str, str, str]
) -> None:
    found = refusals(text)
    slot, quote, part = expected
    assert any((each[0], each[1]) == (slot, quote) and part in each[2] for each in found), found


def test_what_stays_unresolved_is_shown_with_its_reason() -> None:
    text = "بلغ عدد المتابعين على فيسبوك 40 ألف متابع"
    found = explain_claims(text)
    assert found.claim_set.unresolved
    assert "Unresolved:\n  followers     «40 ألف»" in found.text()


def test_a_text_without_anything_is_explained_by_nothing() -> None:
    assert explain_claims("").text() == ""


def test_arabic_is_isolated_where_it_is_asked_for() -> None:
    found = explain_claims(f"يتابع {PAGE} 40 ألف شخص")
    plain, isolated = found.text(), found.text(isolate=True)
    assert "\u2068" not in plain
    assert isolated.replace("\u2068", "").replace("\u2069", "") == plain


@given(NEWS)
def test_any_text_is_explained_as_it_is_extracted(text: str) -> None:
    found = explain_claims(text)
    assert found.claim_set == extract_claims(text)
    for refusal in found.refused:
        assert refusal.quote == refusal.span.of(text)
