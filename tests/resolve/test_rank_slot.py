"""Is a wording of a place a rank among audiences: the options and what they tell."""

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize.recognize import recognize_mentions
from arabic_metrics.resolve.rank_slot import NOTHING, RANK, rank_options
from arabic_metrics.resolve.reading import Reading


def read(text: str) -> Reading:
    lexicon = load_lexicon()
    parsed = parse_expressions(normalize_text(text, lexicon), lexicon)
    return Reading(recognize_mentions(parsed, lexicon))


def test_options_are_nothing_and_a_rank() -> None:
    reading = read("حلت صفحة البلدية في المركز الثاني على فيسبوك بتفاعل بلغ 30 ألفا.")
    (rank,) = reading.recognized.ranks
    nothing, option = rank_options(reading, rank, [(11, 13, "interactions")])
    assert (nothing.label, option.label) == (NOTHING, RANK)
    assert {"rule position", "social network here", "figures here 1"} <= set(option.features)


@pytest.mark.parametrize(
    ("behind", "places"),
    [
        ("، الأول أفريقيا والـ18 عالميا", [1, 1, 18]),  # no second place besides
        (" بمليوني متابع", [1, 2]),
    ],
)
def test_who_comes_next_has_the_place_that_is_told_of_it(behind: str, places: list[int]) -> None:
    text = f"تصدر نادي الزمالك أندية فيسبوك بـ3 ملايين متابع. ويليه الأهلي المصري{behind}."
    rows = extract_claims(text, min_confidence=0).rows()
    assert sorted(row["value"] for row in rows if row["metric"] == "rank") == places


def test_the_set_behind_a_place_belongs_to_its_scope() -> None:
    text = "حلت صفحة الأمانة على فيسبوك في المركز الثالث عربيا {} خلال 2025"
    told = ("بين صفحات الوزارات", "بين صفحات وزارات الصحة", "بعد صفحة البيت الأبيض")
    scopes = [extract_claims(text.format(it), min_confidence=0).rows()[0]["scope"] for it in told]
    assert scopes == [f"عربيا {told[0]}", f"عربيا {told[1]}", "عربيا"]


@pytest.mark.parametrize(
    ("told", "scope"),
    [
        ("بين شركات الطاقة عالميا", "شركات الطاقة عالميا"),
        ("بين صفحات الحكومات في العالم", "صفحات الحكومات في العالم"),
        ("بعد صفحة البيت الأبيض عالميا", "عالميا"),
        ("عالميا بين أكثر الحسابات متابعة", "عالميا بين أكثر الحسابات متابعة"),
        ("عالميا بين 50 حسابا رسميا", "عالميا بين 50 حسابا رسميا"),
        ("عالميا بين شركات الطاقة الأكثر متابعة", "عالميا بين شركات الطاقة الأكثر متابعة"),
        ("عالميا، بين شركات الطاقة", "عالميا"),
    ],
)
def test_the_set_beside_a_place_belongs_to_its_scope(told: str, scope: str) -> None:
    text = f"حل حساب أرامكو على تويتر في المركز الثالث {told} خلال 2025"
    assert extract_claims(text, min_confidence=0).rows()[0]["scope"] == scope


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("تتصدر الصفحة القائمة، ولا يفصلها عن صاحبة المركز الثاني سوى 40 ألف متابع", [1]),
        ("بلغ عدد متابعي نادي الوحدات صاحب المركز الثاني 40 ألفا على فيسبوك", [2]),
    ],
)
def test_a_place_that_somebody_unnamed_holds_is_no_rank(text: str, places: list[int]) -> None:
    rows = extract_claims(text, min_confidence=0).rows()
    assert [row["value"] for row in rows if row["metric"] == "rank"] == places


@pytest.mark.parametrize(
    ("told", "scope"),
    [
        ("بين المواقع الرياضية التونسية", "المواقع الرياضية التونسية"),
        ("بين أكثر الشخصيات السعودية متابعة", "الشخصيات السعودية"),
        ("سنة 2023", None),
    ],
)
def test_a_scope_is_a_whole_set_and_no_time(told: str, scope: str | None) -> None:
    text = f"جاءت صفحة نادي النجوم في المرتبة التاسعة {told} على فيسبوك"
    assert extract_claims(text, min_confidence=0).rows()[0]["scope"] == scope


def test_who_is_led_is_the_scope() -> None:
    text = "يتصدر الهلال الأندية السعودية على إكس بنحو 12 مليون متابع"
    assert extract_claims(text, min_confidence=0).rows()[0]["scope"] == "الأندية السعودية"
