"""Claims as records: rows, scopes, confidence, and versions of the format."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import nan
from typing import Any

import pytest
from pydantic import ValidationError

from arabic_metrics import (
    Article,
    Candidate,
    Claim,
    ClaimSet,
    Entity,
    Evidence,
    Figure,
    Rank,
    Row,
    Scope,
    Span,
    Unresolved,
    explain_claims,
    extract_claims,
)
from arabic_metrics.resolve.choice import Weights
from arabic_metrics.resolve.claim import DEFAULT_MIN_CONFIDENCE, Period
from arabic_metrics.resolve.row import ROW_FIELDS
from tests.resolve.unsure import read_unsure

TEXT = "حل «س» الثاني عربيا وله 40 ألفا و12 منشورا في مصر"
DAY = dt.date(2025, 11, 2)
OWNER = Entity(name="س", mention="س", key="s", kind="account", span=Span(4, 5))
WHERE = {"rank": "عربيا", "posts": "في مصر"}


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def evidence(slot: str, quote: str) -> Evidence:
    return Evidence(slot, span(quote), quote, "a rule")


def scope(quote: str) -> Scope:
    return Scope(text=quote, span=span(quote))


def claim_set(**confidences: float) -> ClaimSet:
    """One claim with three figures, two of them with a scope."""
    pieces = {
        "rank": evidence("rank", "الثاني"),
        "followers": evidence("followers", "40 ألفا"),
        "views": evidence("views", "12"),
    }
    claim = Claim(
        id="c1",
        entity=OWNER,
        platform="x",
        rank=Rank(
            value=2,
            scope=scope("عربيا"),
            confidence=confidences.get("rank"),
            sentence=TEXT,
            evidence=(pieces["rank"],),
        ),
        followers=Figure(
            value=40_000,
            modifier="at_least",
            confidence=confidences.get("followers"),
            evidence=(pieces["followers"],),
        ),
        other={
            "views": Figure(
                value=Decimal("1.5"),
                rate="second",
                scope=scope("في مصر"),
                confidence=confidences.get("views"),
                evidence=(pieces["views"],),
            )
        },
        evidence=(
            *pieces.values(),
            evidence("scope", "عربيا"),
            evidence("scope", "في مصر"),
            evidence("entity", "س"),
        ),
    )
    return ClaimSet(article_id="a1", title="خبر", published=DAY, source="جريدة", claims=(claim,))


def test_rows_have_their_fields_in_order() -> None:
    rank, followers, views = claim_set(rank=0.5).rows()
    assert tuple(rank) == tuple(followers) == tuple(views) == ROW_FIELDS
    assert list(ROW_FIELDS) == [
        "article_id",
        "claim_id",
        "entity",
        "entity_key",
        "entity_kind",
        "mention",
        "platform",
        "metric",
        "value",
        "upper",
        "modifier",
        "aspect",
        "rate",
        "scope",
        "aside",
        "period",
        "period_start",
        "period_end",
        "attribution",
        "confidence",
        "surface",
        "start",
        "end",
        "sentence",
        "rule",
        "title",
        "published",
        "source",
        "part",
    ]
    assert rank == {
        "article_id": "a1", "claim_id": "c1", "entity": "س", "entity_key": "s", "entity_kind": "account", "mention": "س",
        "platform": "x", "metric": "rank", "value": 2, "upper": None, "modifier": "exact", "aspect": "level", "rate": None,
        "scope": "عربيا", "aside": None, "period": None, "period_start": None, "period_end": None, "attribution": None, "confidence": 0.5,
        "surface": "الثاني", "start": 7, "end": 13, "sentence": TEXT, "rule": "a rule",
        "title": "خبر", "published": DAY, "source": "جريدة", "part": "text",
    }  # fmt: skip
    assert (followers["scope"], followers["modifier"], followers["confidence"]) == (
        None,
        "at_least",
        None,
    )
    assert (views["scope"], views["rate"], views["value"]) == ("في مصر", "second", Decimal("1.5"))


def test_a_row_is_typed_by_its_fields() -> None:
    assert tuple(Row.__annotations__) == ROW_FIELDS


def test_rows_of_json_are_what_json_writes() -> None:
    rank, followers, views = claim_set(rank=0.5).json_rows()
    assert json.loads(json.dumps([rank, followers, views])) == [rank, followers, views]
    assert (rank["value"], followers["value"], views["value"]) == (2, 40_000, "1.5")
    assert (rank["published"], rank["period_start"], rank["confidence"]) == (
        "2025-11-02",
        None,
        0.5,
    )
    text = "نشرت صفحة بلدية دبا على فيسبوك 12 منشورا في أغسطس 2025"
    [row] = extract_claims(text).json_rows()
    assert (row["period_start"], row["period_end"]) == ("2025-08-01", "2025-09-01")


def test_a_claim_set_tells_of_its_article() -> None:
    article = Article("يتابع نادي الوحدات على إنستغرام 325 ألفا", "a1", None, "خبر", "جريدة")
    for text in (article, replace(article, text="يلتقي الفريقان")):
        claims = extract_claims(text, published=DAY)
        assert (claims.article_id, claims.title, claims.source) == ("a1", "خبر", "جريدة")
        assert claims.published == DAY
        assert explain_claims(text, published=DAY).claim_set == claims
        assert ClaimSet.model_validate_json(claims.model_dump_json()) == claims
    assert extract_claims(replace(article, published=dt.date(2025, 1, 5))).rows()[0][
        "published"
    ] == dt.date(2025, 1, 5)


def test_a_claim_set_is_a_collection_of_its_claims() -> None:
    claims = claim_set()
    assert list(claims) == list(claims.claims) and len(claims) == 1 and claims
    assert claims[0] is claims[-1] is claims.claims[0]
    assert not ClaimSet() and list(ClaimSet()) == []
    assert claims[:1] == claims.claims and claims[5:] == ()
    for at in (1, 9, -2, 1 << 80):
        with pytest.raises(
            IndexError, match=rf"^there is no claims\[{at}\]: the last of 1 is claims\[0\]$"
        ):
            claims[at]
    with pytest.raises(IndexError, match=r"^there is no claims\[0\]: it is empty$"):
        ClaimSet()[0]
    numbers: Any = claims
    for told, at in (
        ("the string 'c1'", "c1"),
        ("a float", 0.0),
        ("None", None),
        ("a tuple", (0, 1)),
    ):
        with pytest.raises(TypeError, match=rf"by its number, as in claims\[0\], not by {told}$"):
            numbers[at]
    for part in (slice("a", None), slice(None, 1.5), slice(0, 1, "c1")):
        with pytest.raises(
            TypeError, match=r"^claims are cut by their numbers, as in claims\[1:3\]: "
        ):
            numbers[part]


def test_a_notebook_shows_a_table() -> None:
    shown = claim_set(rank=0.5)._repr_html_()
    for told in ("<td", "≥40,000", "1.5/second", "0.50", "عربيا", "a1: 1 claim, 0 unresolved"):
        assert told in shown
    risky = Figure(value=1, sentence="<script>", evidence=(evidence("posts", "12"),))
    shown = ClaimSet(article_id="<b>", claims=(Claim(id="c1", posts=risky),))._repr_html_()
    assert "<script>" not in shown and "<b>" not in shown and "&lt;script&gt;" in shown
    assert ClaimSet()._repr_html_().count("<tr>") == 0


def shown_cells(claims: ClaimSet) -> list[str]:
    return re.findall(r"<td[^>]*>(.*?)</td>", claims._repr_html_())


def test_a_notebook_shows_a_row_for_each_figure() -> None:
    claims = claim_set(rank=0.5)
    assert shown_cells(claims)[:8] == ["س", "x", "rank", "2", "عربيا", "", "0.50", TEXT]
    assert shown_cells(claims)[8:16] == ["س", "x", "followers", "≥40,000", "", "", "", ""]
    period = Period(value="2025-Q3")
    ranks = Claim(id="c2", rank=Rank(value=3, upper=5), period=period)
    told = ClaimSet(claims=(*claims.claims, ranks))
    assert shown_cells(told)[24:] == ["", "", "rank", "3–5", "", "2025-Q3", "", ""]
    assert "<p>2 claims, 0 unresolved</p>" in told._repr_html_()


def test_numbers_of_a_notebook_stand_on_the_right() -> None:
    sides = re.findall(r"text-align: (\w+)", claim_set(rank=0.5)._repr_html_())
    assert sides[:8] == ["start"] * 3 + ["right"] + ["start"] * 2 + ["right"] + ["start"]


@pytest.mark.parametrize(
    ("figures", "told"),
    [(100, "100 claims, 0 unresolved</p>"), (101, "unresolved; the first 100 of 101 figures</p>")],
)
def test_a_notebook_shows_a_hundred_rows(figures: int, told: str) -> None:
    claim = Claim(id="c1", posts=Figure(value=1))
    shown = ClaimSet(claims=(claim,) * figures)._repr_html_()
    assert shown.count("<tr>") == 1 + 100 and told in shown


def test_a_claim_is_as_sure_as_its_least_figure() -> None:
    assert claim_set(rank=0.9, followers=0.4, views=0.7).claims[0].confidence == 0.4
    assert claim_set(followers=0.0, views=0.7).claims[0].confidence == 0
    assert claim_set(views=0.7).claims[0].confidence == 0.7
    assert claim_set().claims[0].confidence is None


def test_the_scopes_of_a_claim_are_told_once() -> None:
    assert claim_set().claims[0].scopes() == ("عربيا", "في مصر")


# -- what is not sure enough


def test_a_figure_that_is_not_sure_enough_is_unresolved() -> None:
    claims = claim_set(rank=0.9, followers=0.5, views=0.31).above(0.5)
    [claim] = claims.claims
    assert claim.rank is not None and claim.followers is not None and claim.other == {}
    assert [piece.quote for piece in claim.evidence] == ["الثاني", "40 ألفا", "عربيا", "س"]
    assert claims.unresolved == (
        Unresolved(
            span=span("12"),
            surface="12",
            value=Decimal("1.5"),
            metric="views",
            reason="confidence 0.31 is below 0.50",
            confidence=0.31,
            candidates=(Candidate(slot="owner", surface="س", span=Span(4, 5), probability=0.31),),
        ),
    )
    assert ClaimSet.model_validate_json(claims.model_dump_json()) == claims


def test_a_rank_goes_with_its_scope() -> None:
    [claim] = claim_set(rank=0.1).above(0.2).claims
    assert claim.rank is None and claim.scopes() == ("في مصر",)
    assert {piece.slot for piece in claim.evidence} == {"followers", "views", "scope", "entity"}
    assert [piece.quote for piece in claim.evidence if piece.slot == "scope"] == ["في مصر"]


def test_a_claim_without_figures_goes_and_nothing_is_lost() -> None:
    claims = claim_set(rank=0.1, followers=0.2, views=0.3).above(1)
    assert claims.claims == ()
    assert [(each.surface, each.metric) for each in claims.unresolved] == [
        ("الثاني", "rank"),
        ("40 ألفا", "followers"),
        ("12", "views"),
    ]


def test_what_has_no_confidence_or_is_asked_for_none_stays() -> None:
    assert claim_set().above(1) == claim_set()
    for wrong in (None, "0.5", True):
        with pytest.raises(TypeError, match=r"^min_confidence must be a number from 0 to 1, not "):
            claim_set().above(wrong)  # type: ignore[arg-type]
    doubted = claim_set(rank=0.0, followers=0.0, views=0.0)
    assert doubted.above(0) is doubted


def test_a_figure_of_several_owners_is_unresolved_once_with_all_of_them() -> None:
    [claim] = claim_set(followers=0.2).claims
    other = claim.model_copy(
        update={
            "id": "c2",
            "entity": OWNER.model_copy(update={"mention": "له", "span": span("له")}),
            "rank": None,
            "other": {},
        }
    )
    known = Unresolved(
        span=span("40 ألفا"), surface="40 ألفا", metric="followers", readings=(40,), reason="nobody"
    )
    later = Unresolved(span=span("مصر"), surface="مصر", reason="another")
    claims = ClaimSet(claims=(claim, other), unresolved=(known, later)).above(0.5)
    left, last = claims.unresolved
    assert last is later
    assert [each.surface for each in left.candidates] == ["س", "له"]
    assert (left.readings, left.reason) == ((40,), "confidence 0.20 is below 0.50")


@pytest.mark.parametrize(("confidence", "least"), [(0.499, 0.5), (0.491, 0.494)])
def test_a_reason_never_says_that_a_number_is_below_itself(confidence: float, least: float) -> None:
    [left] = claim_set(views=confidence).above(least).unresolved
    assert left.reason == "confidence 0.49 is below 0.50"


@pytest.mark.parametrize("least", [-0.1, 1.1, nan])
def test_what_is_no_probability_is_refused(least: float) -> None:
    with pytest.raises(ValueError, match=f"min_confidence is {least}: it must be from 0 to 1"):
        ClaimSet().above(least)
    with pytest.raises(ValueError, match="must be from 0 to 1"):
        extract_claims("نص", min_confidence=least)
    with pytest.raises(ValidationError, match="confidence"):
        Figure(value=1, confidence=least)


@pytest.mark.parametrize(
    "read", [extract_claims, lambda text, **given: explain_claims(text, **given).claim_set]
)
def test_none_is_the_default_minimum(read: Callable[..., ClaimSet]) -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع"
    asked = [read(text, min_confidence=least) for least in (None, DEFAULT_MIN_CONFIDENCE)]
    assert asked[0] == asked[1] == read(text)
    for wrong in ("0.5", True, [0.5]):
        with pytest.raises(TypeError, match=r"^min_confidence must be a number from 0 to 1, not "):
            read(text, min_confidence=wrong)


def test_extraction_holds_figures_to_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    read_unsure(monkeypatch, 0.4)
    text = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
    assert len(extract_claims(text, min_confidence=0.4).rows()) == 1
    claims = extract_claims(text, min_confidence=0.41)
    assert claims.claims == ()
    assert [left.surface for left in claims.unresolved] == ["325 ألف"]


# -- versions


@pytest.mark.parametrize("version", [1, 3])
def test_another_version_is_refused_in_a_sentence(version: int) -> None:
    record: dict[str, Any] = claim_set().model_dump(mode="json") | {"version": version}
    with pytest.raises(
        ValidationError,
        match=f"it is of version {version} of the claim format, and this library reads version 2",
    ) as caught:
        ClaimSet.model_validate(record)
    assert caught.value.error_count() == 1


def test_json_without_a_version_is_refused() -> None:
    with pytest.raises(ValidationError, match="it states no version of the claim format"):
        ClaimSet.model_validate_json("{}")


def test_a_terminal_shows_how_much_there_is() -> None:
    claims = extract_claims(Article("لدى نادي الوحدات على إنستغرام 325 ألف متابع", "a1"))
    assert repr(claims) == str(claims) == "<ClaimSet 'a1': 1 claim>"
    assert repr(claims.above(1)) == "<ClaimSet 'a1': 0 claims, 1 unresolved>"


@pytest.mark.parametrize(("version", "shown"), [("2", "'2'"), (None, "None"), ([2], "[2]")])
def test_a_version_that_is_no_number_is_refused_as_that(version: object, shown: str) -> None:
    record = extract_claims("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألفا").model_dump(
        mode="json"
    )
    with pytest.raises(ValidationError) as caught:
        ClaimSet.model_validate({**record, "version": version})
    said = f"its version is {shown}, not the number 2: extract the claims again"
    assert said in str(caught.value)


TWICE = (
    "بلغ عدد متابعي صفحة النادي الأهلي على فيسبوك 12 مليون متابع.\n\nوأعلن النادي الأهلي أن عدد متابعي صفحته على فيسبوك "
    "وصل إلى 12 مليون متابع."
)


def test_what_a_text_states_twice_has_two_rows_of_one_claim() -> None:
    claims = extract_claims(TWICE)
    first, second = claims.rows()
    assert len(claims) == 1
    assert (first["claim_id"], first["value"]) == (second["claim_id"], second["value"])
    assert first["start"] < second["start"]
    assert first["sentence"] != second["sentence"]


def test_a_rank_that_its_sentence_words_twice_is_stated_once() -> None:
    text = "جاءت صفحة النادي الأهلي على فيسبوك في المركز الأول، وتصدرت القائمة بنحو 12 مليون متابع."
    claims = extract_claims(text)
    assert [row["surface"] for row in claims.rows()] == ["الأول", "12 مليون"]
    assert claims.claims[0].rank is not None
    assert [piece.quote for piece in claims.claims[0].rank.evidence] == ["الأول", "تصدرت"]


def test_a_statement_that_is_not_sure_enough_is_taken_from_its_claim() -> None:
    stated = Figure(value=40, confidence=0.3, evidence=(evidence("followers", "12"),))
    figure = Figure(
        value=40, confidence=0.9, evidence=(evidence("followers", "40 ألفا"),), again=(stated,)
    )
    pieces = (*figure.evidence, *stated.evidence)
    claims = ClaimSet(
        claims=(Claim(id="c1", entity=OWNER, followers=figure, evidence=pieces),)
    ).above(0.5)
    [row], [left] = claims.rows(), claims.unresolved
    assert (row["surface"], left.surface) == ("40 ألفا", "12")
    assert claims.claims[0].evidence == figure.evidence


def test_a_place_that_was_nearly_taken_for_a_rank_is_unresolved() -> None:
    weights = Weights({"rank": {"rank": -1.2}, "metric": {"nothing": 9.0}})
    claims = extract_claims("حل النادي في المركز الخامس عربيا على فيسبوك.", chooser=weights)
    [left] = claims.unresolved
    assert (left.surface, left.value, left.metric) == ("الخامس", 5, "rank")
    assert left.reason == "it is more probably no rank among audiences"
    assert left.confidence == pytest.approx(0.2315, abs=0.001)
