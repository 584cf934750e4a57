"""Is a wording of a place a rank among audiences: the options and what they tell."""

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize.recognize import recognize_mentions
from arabic_metrics.resolve.rank_slot import NOTHING, RANK, rank_options
from arabic_metrics.resolve.reading import Reading
from tests.resolve.asked import options
from tests.resolve.certain import Certain


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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("تصدرت صفحة البلدية القائمة على فيسبوك بعد البيت الأبيض", []),
        ("تصدرت صفحة البلدية القائمة على فيسبوك خلف البيت الأبيض", []),
        ("تصدرت صفحة البلدية القائمة على فيسبوك بعد شهر", [1]),
        ("تصدرت صفحة البلدية القائمة على فيسبوك. بعد البيت الأبيض وصل الوزير", [1]),
        ("حلت صفحة البلدية ثانية على فيسبوك بعد البيت الأبيض", [2]),
    ],
)
def test_who_leads_behind_another_is_not_the_first(text: str, places: list[int]) -> None:
    rows = extract_claims(text, chooser=Certain(rank="rank"), min_confidence=0).rows()
    assert [row["value"] for row in rows if row["metric"] == "rank"] == places


def test_whom_a_verb_of_arriving_names_behind_a_place_holds_it() -> None:
    [told] = options("وجاء في المركز الأول على فيسبوك، وفق التصنيف، حساب البيت الأبيض", "owner")
    assert list(told) == ["nobody", "البيت الأبيض"]
    for text in (
        "الأهلي جاء في المركز الأول على فيسبوك وخلفه الزمالك",
        "جاء الأهلي في المركز الأول على فيسبوك وخلفه الزمالك",
    ):
        [told] = options(text, "owner")
        assert {"النادي الأهلي", "نادي الزمالك"} <= set(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أصبح أول تطبيق يبلغ مليار مستخدم على فيسبوك", "1"),
        ("أصبح «همس» أول تطبيق في العالم كله يبلغ مليار مستخدم على فيسبوك", "4"),
        ("أصبح أول تطبيق عربيا يبلغ مليار مستخدم على فيسبوك", None),  # a place somewhere
        ("أصبح أول تطبيق، ويبلغ مستخدموه على فيسبوك مليارا", None),  # a mark between
    ],
)
def test_an_ordinal_counts_one_that_did_something(text: str, told: str | None) -> None:
    [found] = options(text, "rank")
    counts = [it for it in found[RANK] if it.startswith("counts one that did")]
    assert counts == ([] if told is None else [f"counts one that did {told}"])


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("بـ1000 متابع", ["number behind 1 adverb", "number behind great adverb"]),
        ("بـ999 متابعا", ["number behind 1 adverb", "number behind small adverb"]),
        ("بعد مباراة سهلة له وعنده 999 متابعا", []),  # far
        (". 999 متابعا عنده", []),  # in another sentence
    ],
)
def test_the_number_beside_a_place_is_great_or_small(behind: str, told: list[str]) -> None:
    joint = "" if behind.startswith(".") else " "
    [found] = options(f"على فيسبوك حل الأهلي ثانيا{joint}{behind}", "rank")
    assert [it for it in found[RANK] if it.startswith("number behind")] == told


SECOND = "حل الأهلي ثانيا على فيسبوك"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SECOND} بـ40 ألف متابع.", "figures here 1"),
        (f"{SECOND} بـ40 ألف متابع و300 منشور.", "figures here 2"),
        (f"{SECOND} بـ40 ألف متابع.", "figure behind 4"),
        (f"{SECOND} بـ40 ألف متابع.", "figure behind followers"),
        (f"بلغ متابعو الأهلي 40 ألفا حين {SECOND}.", "figure before 4"),
        (f"{SECOND}. وبلغ متابعوه 40 ألفا.", "figures around"),
        (f"بلغ متابعو الأهلي 40 ألفا. و{SECOND}.", "figures around"),
        (f"{SECOND}. وعاد الناس. وبلغ متابعوه 40 ألفا.", "figures elsewhere"),
        (f"بلغ متابعو الأهلي 40 ألفا. وعاد الناس. و{SECOND}.", "figures elsewhere"),
        (f"{SECOND}.", "figures none"),
        (f"{SECOND}.", "told none"),
        (f"{SECOND}.", "ranks beside 0"),
        (f"{SECOND} والزمالك ثالثا.", "following next adverb"),
        (f"{SECOND} والزمالك خامسا.", "following later adverb"),
        (f"{SECOND} والزمالك أولا.", "following earlier adverb"),
        (f"{SECOND} والزمالك ثانيا.", "following same adverb"),
        (f"{SECOND} والزمالك ثالثا.", "ranks beside 1"),
        (f"{SECOND}. وحل الزمالك ثالثا.", "following next adverb"),
    ],
)
def test_what_stands_beside_a_place(text: str, told: str) -> None:
    [found, *_] = options(text, "rank")
    assert told in found[RANK], found[RANK]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SECOND}. وعاد الناس. وحل الزمالك ثالثا.", "following next adverb"),  # too far
        (f"{SECOND} بـ40 ألف متابع.", "figures around"),
        (f"{SECOND}. وبلغ متابعوه 40 ألفا.", "figures here 1"),
    ],
)
def test_what_does_not(text: str, told: str) -> None:
    [found, *_] = options(text, "rank")
    assert told not in found[RANK]


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (" والزمالك ثالثا.", ["told 0", "told and next"]),
        (". والزمالك ثالثا.", ["told 1", "told and next"]),
        (". وعاد الناس. ثم الزمالك ثالثا.", ["told 2", "told and next"]),
        (" والزمالك أولا.", ["told 0", "told and earlier"]),
    ],
)
def test_how_a_place_follows_the_one_before_it(behind: str, told: list[str]) -> None:
    lexicon_reading = read(f"{SECOND}{behind}")
    first, second = lexicon_reading.recognized.ranks
    [_, option] = rank_options(lexicon_reading, second, (), first)
    assert set(told) <= set(option.features), option.features
