"""Which numbers are figures, of which metric: by the noun behind, the noun or verb before, or the figure before."""

from decimal import Decimal

import pytest

from arabic_metrics import extract_claims
from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يتابع صفحة الوزارة على فيسبوك 3 ملايين شخص", [("followers", 3_000_000, "exact", "level")]),
        ("لا يتجاوز عدد متابعي راشد الكتبي في ثريدز 30 ألفا", [("followers", 30_000, "at_most", "level")]),
        (
            "ارتفع عدد متابعي ليال الحداد على انستغرام من 3.1 مليون متابع إلى 3.4 مليون",
            [("followers", 3_100_000, "exact", "level"), ("followers", 3_400_000, "exact", "level")],
        ),
        ("حصد الفيديو على يوتيوب نحو 210 آلاف إعجاب و18,450 تعليقا", [("likes", 210_000, "approximately", "level"), ("comments", 18_450, "exact", "level")]),
        ("حصد المنشور على فيسبوك 21 ألف تعليق وأكثر من أربعة آلاف مشاركة", [("comments", 21_000, "exact", "level"), ("shares", 4_000, "more_than", "level")]),
        ("جرى تنزيل تطبيق «همس» بمعدل 3.500 عملية تنزيل في اليوم", [("downloads", 3_500, "exact", "level")]),
        ("نشرت الصفحة على فيسبوك فيديو شاهده 90 مليون متصفح", [("views", 90_000_000, "exact", "level")]),
        ("تم تحميل تطبيق «توكلنا» أكثر من 41 ألف مرة", [("downloads", 41_000, "more_than", "level")]),
        ("تمت مشاهدة الفيديو على يوتيوب 3 ملايين مرة", [("views", 3_000_000, "exact", "level")]),
        (
            "زاد عدد متابعي الفنانة دنيا مراد على إنستجرام بمقدار 130 ألفا ليصل إلى 6.4 مليون متابع",
            [("followers", 130_000, "exact", "change"), ("followers", 6_400_000, "exact", "level")],
        ),
        ("خسرت صفحة النادي على فيسبوك 12 ألف متابع", [("followers", 12_000, "exact", "change")]),
        (
            "سجل الموقع الإلكتروني للمتحف خلال عام 2025 مليونا و120 ألف زيارة",
            [("visits", 1_120_000, "exact", "level")],
        ),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[tuple[object, ...]]) -> None:
    assert figures(text, "metric", "value", "modifier", "aspect") == expected


@pytest.mark.parametrize(
    "text",
    [
        "تمت متابعة 3 آلاف حالة في المستشفى",
        "بلغت تكلفة الصفحة 3 ملايين جنيه",
        "شارك في المباراة 11 لاعبا",
        "تم تحميل 3 آلاف طن من القمح",
        "حضر المهرجان 3 آلاف زائر",
        "بلغ عدد أعضاء المجلس 300 عضو",
        "التطبيق الجديد «سند» يستهدف الوصول إلى 3 ملايين مستخدم في 2026",
        "تقدمت مجموعة «أفق» بمشروع، والفريق المكون من 6 أعضاء سيقدمون تطبيقا للهواتف",
        "قالت الصفحة على تويتر كلمتها. وتصدرت البلاد ترتيب القوى العسكرية في المنطقة",
        "وقالت صفحة القناة على فيسبوك إن الفيلم نال المركز الأول في مهرجان القاهرة",
        "وبحسب حسابه على إنستغرام فاز بالمرتبة الأولى في هذه المسابقة",
    ],
)
def test_what_is_no_audience_gives_no_figure(text: str) -> None:
    assert figures(text, "metric") == []


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("عدد مستخدمي تطبيق «همس» النشطين شهريا بلغ مليار مستخدم", "month"),
        ("حصدت صفحة بلدية دبا على فيسبوك 300 ألف مشاهدة يوميا", "day"),
        ("خسر حساب بلدية دبا على إكس 1300 متابع في السنة الماضية", None),
        ("جمع وسم #دبا على إكس 6939 تغريدة في الثانية", "second"),
        ("يستقبل الموقع الإلكتروني لبلدية دبا 30 ألف زائر كل ساعة", "hour"),
        ("حصدت صفحة بلدية دبا على فيسبوك 300 ألف مشاهدة في الساعة الثالثة", None),
        ("حقق تطبيق «همس» 70 مليون مستخدم يلعبون بعدسات الصور كل يوم", "day"),
        ("يزور موقع بلدية دبا شهريا ما لا يقل عن 55 ألف زائر", "month"),
        ("عدد مستخدمي تطبيق «همس» النشطين شهريا، الذين بلغ عددهم في نهاية الربع الأول 336 مليون مستخدم", "month"),
        ("تضم صفحة بلدية دبا على فيسبوك التي تنشر يوميا صور المدينة 300 ألف متابع", None),
        ("للموقع الإلكتروني لبلدية دبا 300 ألف زائر، وتنشر صوره صحف المدينة يوميا", None),
        ("للموقع الإلكتروني لبلدية دبا 300 ألف زائر من رواد كل معرض شهري للصور", None),
    ],
)  # fmt: skip
def test_rates(text: str, rate: str | None) -> None:
    assert {found for (found,) in figures(text, "rate")} == {rate}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("بلغ عدد متابعي صفحة البلدية على فيسبوك 5 .4 مليون متابع", (4_500_000, 5_400_000)),
        ("بلغ عدد متابعي صفحة البلدية على فيسبوك 5ر12 مليون متابع", (12_500_000, 5_120_000)),
    ],
)
def test_damaged_digits_that_leave_several_values_make_no_row(
    text: str, readings: tuple[int, ...]
) -> None:
    claims = extract_claims(text)
    assert claims.claims == ()
    [left] = claims.unresolved
    assert (left.value, left.readings, left.metric) == (None, readings, "followers")
    assert left.reason == "its digits are damaged and leave several values"
    assert text[left.span.start : left.span.end] == left.surface


@pytest.mark.parametrize(
    ("text", "values", "readings"),
    [
        (
            "بلغ عدد متابعي ميريام فارس على إنستغرام 42 مليونا، ونور ستارز 31.5، وبلقيس 19.",
            [42_000_000],
            [(Decimal("31.5"), 31_500_000), (19, 19_000_000)],
        ),
        (
            "قائمة الأكثر متابعة على إنستغرام:\nأولا: ميريام فارس، 42 مليون متابع.\nثانيا: نور ستارز، 31.",
            [42_000_000],
            [(31, 31_000_000)],
        ),
        (
            "بلغ عدد متابعي ميريام فارس على إنستغرام 42 مليونا، ونور ستارز 0، وبلقيس 19.",
            [42_000_000, 0, 19],
            [],
        ),
        (
            "بلغ عدد متابعي ميريام فارس على إنستغرام 42 مليونا، ونور ستارز 1000، وبلقيس 999.",
            [42_000_000, 1_000, 999],  # behind a number without a scale word
            [],
        ),
        (
            "بلغ عدد متابعي ميريام فارس على إنستغرام 42 مليونا، ونور ستارز 999.",
            [42_000_000],
            [(999, 999_000_000)],
        ),
        (
            "بلغ عدد متابعي ميريام فارس على إنستغرام 4 مليارات، ونور ستارز 3.",
            [4_000_000_000],
            [(3, 3_000_000_000)],
        ),
        (
            "بلغ عدد متابعي ميريام فارس على إنستغرام 42 ألفا، ونور ستارز 31، وبلقيس 19.",
            [42_000],
            [(31, 31_000), (19, 19_000)],
        ),
        (
            "بلغ عدد متابعي صفحة النصر على تويتر 5.1 متابع.",
            [],
            [(Decimal("5.1"), 5_100, 5_100_000)],
        ),
        (
            "لدى الأهلي 42 مليون متابع على فيسبوك و650 ألفا على تويتر و800 متابع على ثريدز.",
            [42_000_000, 650_000, 800],
            [],
        ),
    ],
)
def test_bare_digits_behind_a_figure_with_a_scale_have_two_readings(
    text: str, values: list[int], readings: list[tuple[object, ...]]
) -> None:
    claims = extract_claims(text)
    assert [row["value"] for row in claims.rows() if row["metric"] == "followers"] == values
    left = [each for each in claims.unresolved if each.metric == "followers"]
    assert [each.readings for each in left] == readings
    assert {each.reason for each in left} <= {"its scale may be left out"}


@pytest.mark.parametrize(
    ("number", "value"),
    [("770 .334 .2", 2_334_770), ("05ر1 مليون", 1_050_000), ("334 .2", 2_334)],
)
def test_damaged_digits_that_leave_one_value_make_a_row(number: str, value: int) -> None:
    text = f"بلغ عدد متابعي صفحة البلدية على فيسبوك {number} متابع"
    assert figures(text, "value") == [(value,)]


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("44 و31 ألف", [44_000, 31_000]),
        ("44 و31 مليون", [44_000_000, 31_000_000]),
        ("4 و3 مليارات", [4_000_000_000, 3_000_000_000]),
        ("1000 و31 ألف", [1_000, 31_000]),  # a thousand is written out
    ],
)
def test_the_scale_behind_the_last_of_a_list_holds_for_bare_digits(
    told: str, values: list[int]
) -> None:
    text = f"حصد حسابا الأهلي والزمالك على فيسبوك {told} تفاعل على التوالي"
    assert [value for (value,) in figures(text, "value")] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("نشر موقع تويتر قائمة أكثر عشر تغريدات تداولا في 2015", []),
        ("اختارت المنصة أفضل 20 فيديو على يوتيوب", []),
        ("اختارت المنصة أفضل 1000 فيديو على يوتيوب", []),
        ("حصد المنشور على فيسبوك أكثر 5 آلاف إعجاب", [5_000]),  # «أكثر من»
    ],
)
def test_the_size_of_a_list_is_no_figure(text: str, values: list[int]) -> None:
    assert [value for (value,) in figures(text, "value")] == values


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("يستقبل الموقع الإلكتروني لبلدية دبا 23 مليون زائر شهريا بالإضافة إلى 6 ملايين مستخدم", ["month", None]),
        ("لتطبيق «همس» 819 مليون مستخدم نشط شهريا و469 مليون مستخدم نشط عبر الهواتف يوميا", ["month", "day"]),
        ("لموقع «الهضاب» 3 ملايين زائر يقضون فيه 3 ساعات يوميا", [None]),
        ("حصد موقع «الهضاب» 469 ألف تعليق شهريا و3 ملايين زيارة", ["month", None]),
        ("استقبل موقع «الهضاب» 23 مليون زائر شهريا، وله 6 ملايين مستخدم", ["month", None]),
        ("على تويتر تصدر الشباب بـ66 تغريدة يوميا، ثم الأهلي بـ48 تغريدة، ثم الهلال بـ40 تغريدة", [None, "day", "day", "day"]),
    ],
)  # fmt: skip
def test_an_adverb_is_of_the_figure_that_it_follows(text: str, rates: list[str | None]) -> None:
    assert [rate for (rate,) in figures(text, "rate")] == rates


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("يقدر عدد مستخدمي تطبيق «همس» في تونس ب40 مليون مستخدم", "approximately"),
        ("يقرب عدد متابعي صفحة بلدية دبا على فيسبوك من المليون", "approximately"),
        ("يزيد عدد متابعي صفحة بلدية دبا على فيسبوك قليلا عن 300 ألف", "more_than"),
        ("لا يقل عدد متابعي صفحة بلدية دبا على فيسبوك عن 300 ألف", "at_least"),
        ("لا يزيد عدد متابعي صفحة بلدية دبا على فيسبوك على 300 ألف", "at_most"),
        ("يقدر متابعو صفحة بلدية دبا على فيسبوك عملها، وبلغ عددهم 300 ألف", "exact"),
    ],
)
def test_a_bound_and_its_preposition_may_stand_apart(text: str, modifier: str) -> None:
    assert {found for (found,) in figures(text, "modifier")} == {modifier}


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("نما عدد متابعي صفحة بلدية دبا على فيسبوك مليونين", "change"),
        ("نما عدد متابعي صفحة بلدية دبا على فيسبوك ليبلغ مليونين", "level"),
        ("قفز عدد متابعي صفحة بلدية دبا على فيسبوك من مليونين", "level"),
        ("لصفحة بلدية دبا على فيسبوك 6 آلاف متابع وانضمت إليه عام 2013", "level"),
        ("كسبت صفحة بلدية دبا على فيسبوك 6 آلاف متابع انضموا إليها عام 2013", "change"),
    ],
)
def test_aspects(text: str, aspect: str) -> None:
    assert {found for (found,) in figures(text, "aspect")} == {aspect}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("يتابع صفحة بلدية دبا على فيسبوك 40 ألف متابع", "counted noun"),
        ("تضم صفحة بلدية دبا على فيسبوك 40 ألفا من المتابعين", "counted noun"),
        ("تضم صفحة بلدية دبا على فيسبوك 40 ألف شخص من متابعيها", "counted noun"),
        ("يتابع صفحة بلدية دبا على فيسبوك 40 ألف شخص", "governing verb"),
        ("بلغ متابعو صفحة بلدية دبا على فيسبوك 40 ألفا", "governing noun"),
    ],
)
def test_how_a_noun_or_a_verb_stands_to_its_number(text: str, rule: str) -> None:
    assert figures(text, "rule", "value") == [(rule, 40_000)]


def test_a_number_behind_another_goes_on_without_a_noun() -> None:
    text = "بلغ عدد متابعي ميريام فارس على إنستغرام 42 مليونا، ونور ستارز 31 مليونا"
    assert figures(text, "rule") == [("governing noun",), ("ellipsis",)]


@pytest.mark.parametrize(
    ("place", "value"),
    [("المليون الثالث", 3_000_000), ("المليون الأول", 1_000_000), ("المليون", 1_000_000)],
)
def test_a_million_with_its_place_is_so_many(place: str, value: int) -> None:
    text = f"وصل متابعو المطربة نورة الكندري على إنستغرام إلى {place}"
    assert figures(text, "value") == [(value,)]


def test_a_number_behind_the_end_of_a_sentence_sizes_no_list() -> None:
    text = "قال الناس إن صفحة بلدية دبا هي الأفضل. 300 متابع لها على فيسبوك"
    assert figures(text, "value") == [(300,)]
