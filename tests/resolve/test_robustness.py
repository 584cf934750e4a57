"""Any text is read without an exception, and what is read goes to JSON and back without loss."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arabic_metrics import (
    Article,
    Candidate,
    Claim,
    ClaimSet,
    Entity,
    Evidence,
    Figure,
    Rank,
    Scope,
    Span,
    Unresolved,
    extract_claims,
    find_numbers,
    find_periods,
    load_lexicon,
)
from arabic_metrics.resolve import Period

CLAIM = "صفحة بلدية دبا على فيسبوك يتابعها أكثر من 40 ألف متابع في الربع الثالث من 2025"
WORDS = (
    "صفحة", "حساب", "وزارة", "الداخلية", "«", "»", "على", "فيسبوك", "تويتر", "متابع", "متابعيها", "بلغ", "تصدرت", "المركز", "الثاني",
    "12", "12.485.769", "مليون", "ألف", "نصف", "و", "بين", "إلى", "%", "الماضي", "شهر", "الربع", "2025", "،", ".", "\n", "وفق", "بيانات",
    "#وسم", "@name", "منشور", "مشاهدة", "يليه", "بعد", "زيادة", "يوميا", "ـ", "\u200f", "\ud800", "\x00",
)  # fmt: skip
NEWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
MARKS = (" ", " ", " ", " ", "، ", ". ", "\n", " «", "» ", " (", ") ", ": ", "؟ ", "-", "/", "")
TABLES = {
    "metric",
    "rank_word",
    "entity_head",
    "gazetteer",
    "platform",
    "word_class",
    "attribution",
    "country",
}
FORMS = ("forms", "masculine", "feminine", "verbs", "weak", "weak_verbs", "other", "plural")


def lexicon_words() -> list[str]:
    """Return forms of the tables that claims are read by, and numbers in words and digits."""
    found: set[str] = {
        "5",
        "3 ملايين",
        "870 ألفا",
        "و655 ألفا",
        "1.780",
        "الثاني",
        "12%",
        "آلاف",
        "2025",
        "@name",
        "#وسم",
    }
    for table, entry in load_lexicon().all_entries():
        if table in TABLES:
            for field in FORMS:
                found.update(getattr(entry, field, None) or ())
    return sorted(found)


LEXICAL = st.sampled_from(lexicon_words())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\t", id="blank"),
        pytest.param("ا" * 1_000_000, id="a megabyte of alef"),
        pytest.param("a" * 1_000_000, id="a megabyte of a"),
        pytest.param("1" * 1_000_000, id="a megabyte of 1"),
        pytest.param("." * 1_000_000, id="a megabyte of dots"),
        pytest.param("\u0651" * 1_000_000, id="a megabyte of shadda"),
        pytest.param("\ud800\udfff\udc00", id="lone surrogates"),
        pytest.param("\x00" * 1000, id="NUL bytes"),
        pytest.param("The ministry's page has 12 million followers on Facebook.", id="Latin text"),
        pytest.param("\u2067\u2066\u202e\u200f", id="direction marks"),
        pytest.param("٪" * 1000 + "«" * 1000, id="signs"),
    ],
)
def test_what_claims_nothing_gives_an_empty_claim_set(text: str) -> None:
    assert extract_claims(text) == ClaimSet()


@pytest.mark.parametrize(
    "unit", ["و12 مليون ", "مليون ", "بين ", "صفحة ", "المركز ", "«", "متابع ", "شهر "]
)
def test_repetition_costs_no_more_than_it_is_long(unit: str) -> None:
    extract_claims(unit * 3000)


@pytest.mark.parametrize("noise", ["\x00", "\ud800", "\U0010ffff", "\u200b", "\ufeff"], ids=ascii)
def test_noise_around_a_claim_leaves_it(noise: str) -> None:
    [claim] = extract_claims(f"{noise}\n{CLAIM}\n{noise}").claims
    assert claim.entity is not None and claim.entity.name == "بلدية دبا"
    assert claim.followers is not None and claim.followers.value == 40_000


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_read(text: str) -> None:
    extract_claims(text)
    find_numbers(text)
    find_periods(text)


@given(NEWS)
@example("متابع شهر 12.485.769 \ud800 الثاني")  # no time runs over half a character
def test_every_quote_is_what_stands_at_its_span(text: str) -> None:
    claims = extract_claims(text, published=dt.date(2025, 11, 2))
    for claim in claims.claims:
        for piece in claim.evidence:
            assert text[piece.span.start : piece.span.end] == piece.quote != ""
        slots = {piece.slot for piece in claim.evidence}
        assert slots >= set(claim.figures())
        assert claim.rank is None or "rank" in slots
        assert claim.platform is None or "platform" in slots
        assert claim.entity is None or "entity" in slots
        assert claim.period is None or "period" in slots
        assert claim.attribution is None or "attribution" in slots
    for row in claims.rows():
        assert text[row["start"] : row["end"]] == row["surface"]
        assert row["surface"] in row["sentence"] and row["sentence"] in text
    for left in claims.unresolved:
        assert text[left.span.start : left.span.end] == left.surface
    assert ClaimSet.model_validate_json(claims.model_dump_json()) == claims


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(LEXICAL, st.sampled_from(MARKS)), max_size=30))
def test_no_mix_of_words_that_the_lexicon_knows_raises(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)
    claims = extract_claims(text, published=dt.date(2025, 11, 2))
    for row in claims.rows():
        assert text[row["start"] : row["end"]] == row["surface"]


@pytest.mark.parametrize(
    "text",
    [
        "حصدت صفحة جامعة القاهرة على فيسبوك 900 ألف تفاعل، فيما حصدت صفحتا جامعتي أسيوط والمنيا 870 ألفا و655 ألفا.",
        "حلت صفحتا جامعتي أسيوط والمنيا على فيسبوك في المركزين الثاني والثالث على التوالي.",
        "تلاه حساب نادي الساحل على إكس بـ870 ألفا و655 ألفا متابع",
        "متابعا 5 على فيسبوك",
        "5 متابعين",
        "تلتها صفحة على فيسبوك",
        "تهدا#مشاهدة%اكتتاب\n2.رياح «ليل» يزورها في اليوم ٣٫٥\n2.مليون المركز 3",  # a rate where a list leaves one time
        "بلغ عدد متابعي الصفحة على فيسبوك ما يساوي 3 ملايين متابع",
    ],
)  # fmt: skip
def test_what_once_raised_or_might_raises_nothing(text: str) -> None:
    claims = extract_claims(text)
    assert ClaimSet.model_validate_json(claims.model_dump_json()) == claims


@pytest.mark.parametrize(
    ("text", "quote", "least"),
    [
        ("يتابع صفحة بلدية دبا على فيسبوك آلاف المتابعين", "آلاف", 1000),
        ("حصد المنشور على فيسبوك آلاف الإعجابات خلال ساعة", "آلاف", 1000),
        ("نالت تغريدة الوزير عشرات الآلاف من الإعجابات", "عشرات الآلاف", 10_000),
    ],
)
def test_a_vague_plural_is_at_least_its_least(text: str, quote: str, least: int) -> None:
    [row] = extract_claims(text).rows()
    assert (row["surface"], row["value"], row["upper"]) == (quote, least, None)
    assert row["modifier"] == "at_least"


@given(NEWS)
def test_the_answer_is_the_same_every_time(text: str) -> None:
    assert extract_claims(text).model_dump_json() == extract_claims(text).model_dump_json()


def test_an_article_gives_its_id_and_its_date() -> None:
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع في الشهر الماضي"
    claims = extract_claims(Article(text, id="a7", published=dt.date(2025, 11, 2)))
    assert claims.article_id == "a7"
    assert claims == extract_claims(Article(text, id="a7"), published=dt.date(2025, 11, 2))


# -- JSON

PIECE = Evidence("views", Span(3, 9), "12 مليون", "digits and scale")
VALUES = [
    0,
    12_000_000,
    10**30,
    -5,
    Decimal("1.50"),
    Decimal("1E+9"),
    Decimal("0.1"),
    Fraction(2, 3),
    Fraction(4, 1),
]


def claim_set(value: int | Decimal | Fraction) -> ClaimSet:
    figure = Figure(
        value=value,
        upper=value,
        modifier="at_most",
        aspect="change",
        rate="week",
        scope=Scope(text="في مصر", country="eg", span=Span(3, 9)),
        confidence=0.1,
        sentence="12 مليون",
        evidence=(PIECE,),
    )
    claim = Claim(
        id="c1",
        entity=Entity(
            name="بلدية دبا",
            mention="بلدية دبّا",
            key="bldyh-dba",
            kind="organization",
            span=Span(0, 9),
        ),
        platform="facebook+x",
        rank=Rank(
            value=2,
            upper=3,
            scope=Scope(text="عربيا", span=Span(0, 5)),
            confidence=1.0,
            evidence=(PIECE,),
        ),
        followers=figure,
        other={"views": figure},
        period=Period(
            value="1447-02", calendar="hijri", start=dt.date(2025, 7, 26), evidence=(PIECE,)
        ),
        attribution="تقرير",
        evidence=(PIECE,),
    )
    left = Unresolved(
        span=Span(0, 2),
        surface="12",
        value=value,
        readings=(value, 1),
        reason="no entity",
        confidence=0.25,
        candidates=(Candidate(slot="owner", probability=0.75),),
    )
    return ClaimSet(article_id="a", claims=(claim,), unresolved=(left,))


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_json_and_back_is_exact(value: int | Decimal | Fraction) -> None:
    claims = claim_set(value)
    back = ClaimSet.model_validate_json(claims.model_dump_json())
    assert back == claims
    figure = back.claims[0].other["views"]
    assert type(figure.value) is type(value) and str(figure.value) == str(value)
    assert back.model_dump_json() == claims.model_dump_json()
    assert ClaimSet.model_validate(claims.model_dump()) == claims


@given(st.decimals(allow_nan=False, allow_infinity=False) | st.fractions() | st.integers())
def test_any_exact_value_goes_to_json_and_back(value: int | Decimal | Fraction) -> None:
    figure = Figure(value=value)
    assert Figure.model_validate_json(figure.model_dump_json()) == figure


@pytest.mark.parametrize(
    "value", ["1.5", 1.5, True, None, "NaN", "Infinity", "1/0", "كثير"], ids=repr
)
def test_a_float_and_what_is_no_value_are_refused(value: object) -> None:
    if value == "1.5":
        assert Figure.model_validate({"value": value}).value == Decimal("1.5")
    else:
        with pytest.raises(ValueError, match="value"):
            Figure.model_validate({"value": value})


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        ClaimSet.model_validate({"claims": [], "facts": []})


def test_nothing_runs_over_half_a_character() -> None:
    claims = extract_claims(
        "متابعيها 12 وفق صفحة \ud800 صفحة. بلغ عدد متابعي صفحة دبا \udfff البلدية 40 ألفا"
    )
    assert ClaimSet.model_validate_json(claims.model_dump_json()) == claims
