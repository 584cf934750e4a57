"""Personal names: where one begins and ends, offices beside it, and the family name alone."""

import pytest

from tests.recognize.mentions import recognize
from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وتابع عبد الرزاق الهمامي على تويتر 40 ألف متابع", "عبد الرزاق الهمامي"),
        ("ونشر محمد بن سيف الكعبي 40 تغريدة على تويتر", "محمد بن سيف الكعبي"),
        ("لدى سالم الشامسي على إنستغرام 40 ألف متابع", "سالم الشامسي"),
        # a surname that is a verb's form, behind a given name or a title
        ("لدى سعاد كرم على إنستغرام 40 ألف متابع", "سعاد كرم"),
        ("لدى المغني قيدار زين على إنستغرام 40 ألف متابع", "المغني قيدار زين"),
        # «علي», where the text writes the preposition «على»
        ("لدى علي الشامسي على إنستغرام 40 ألف متابع", "علي الشامسي"),
        ("لدى خالد علي على إنستغرام 40 ألف متابع", "خالد علي"),
        ("لدى الفنان علي الشامسي على إنستغرام 40 ألف متابع", "الفنان علي الشامسي"),
        ("لدى وزير النقل علي بن حمود على إنستغرام 40 ألف متابع", "وزير النقل علي بن حمود"),
        # «عبد», with whatever stands behind it
        ("لدى الشيخ عبد المجيد بوراس على إنستغرام 40 ألف متابع", "الشيخ عبد المجيد بوراس"),
        ("لدى خالد عبد المعز على إنستغرام 40 ألف متابع", "خالد عبد المعز"),
        # joints, and given names that are verbs' forms before them
        (
            "لدى الوزير سيدي محمد ولد الطالب على إنستغرام 40 ألف متابع",
            "الوزير سيدي محمد ولد الطالب",
        ),
        (
            "لدى المصور الصحفي يزن أبو شمالة على إنستغرام 40 ألف متابع",
            "المصور الصحفي يزن أبو شمالة",
        ),
        ("ويتقدم سالم الشامسي صاحب الـ40 ألف متابع على إنستغرام", "سالم الشامسي"),
        # «أم» before a given name, behind a title, a verb or a preposition
        ("لدى الشيف أم خالد على إنستغرام 40 ألف متابع", "الشيف أم خالد"),
        ("لدى أم كريم على إنستغرام 40 ألف متابع", "أم كريم"),
        # given names that are nouns, too, before a surname by its ending
        ("لدى نور العاني على إنستغرام 40 ألف متابع", "نور العاني"),
        ("لدى رحمة البصري على إنستغرام 40 ألف متابع", "رحمة البصري"),
    ],
)
def test_a_name_is_whole(text: str, name: str) -> None:
    recognized = recognize(text)
    assert name in [recognized.written(entity.span) for entity in recognized.text.entities]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("سالم", "وخرج الحساب سالم البيانات على تويتر وله 40 ألف متابع"),
        ("نور", "ولاح نور في آخر النفق لحساب له على تويتر 40 ألف متابع"),
    ],
)
def test_a_name_that_is_another_word_needs_another_name(word: str, text: str) -> None:
    assert word not in [entity.name for entity in recognize(text).text.entities]
    named = recognize(f"وقال {word} العتيبي إن حسابه على تويتر يتابعه 40 ألف شخص").text.entities
    assert f"{word} العتيبي" in [entity.name for entity in named]


@pytest.mark.parametrize(
    "text",
    [
        "لدى خالد على إنستغرام 40 ألف متابع",
        "كان عليّ أن أنشر على إنستغرام 40 صورة",
        "يتابعه علي إنستغرام 40 ألفا وعلي فيسبوك 50 ألفا",
        "يتابعه على إنستغرام 40 ألفا، وعلي فيسبوك 50 ألفا",
    ],
)
def test_a_preposition_is_no_name(text: str) -> None:
    assert not any("علي" in entity.name for entity in recognize(text).text.entities)


@pytest.mark.parametrize("feast", ["عيد الأضحى", "مالك النادي", "ملاك الأراضي"])
def test_a_noun_before_a_noun_that_ends_as_a_surname_is_no_name(feast: str) -> None:
    found = recognize(f"نشر الحساب قبل {feast} 40 صورة على إنستغرام").text.entities
    assert not any(entity.proper and entity.kind == "person" for entity in found)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        # the family name alone, and an honorific
        (
            "لدى الدكتور حمود الرميضي على تويتر مليون متابع، وكسب الرميضي 18 ألف متابع في شهر",
            ["الدكتور حمود الرميضي"] * 2,
        ),
        (
            "يتابع الشيخ حمدان بن ثاني على تويتر 4 ملايين شخص. وبلغ عدد متابعي سموه في إنستغرام مليونين",
            ["الشيخ حمدان بن ثاني"] * 2,
        ),
        # who is surpassed
        (
            "على تويتر، تخطى المذيع هيثم الحارثي الشاعر ناصر المعمري بعد أن كسب 18 ألف متابع",
            ["المذيع هيثم الحارثي"],
        ),
        # who speaks
        (
            "قال العقيد فهد العجمي إن حساب إدارة المرور على تويتر تجاوز 700 ألف متابع. وأضاف العجمي أن الحساب نشر 1,140 منشورا",
            ["إدارة المرور"] * 2,
        ),
    ],
)
def test_whose_figures_they_are(text: str, owners: list[str]) -> None:
    assert [name for (name,) in figures(text, "entity")] == owners


@pytest.mark.parametrize(
    ("told", "owner"),
    [
        ("أحمد خطيب", "أحمد خطيب"),
        ("أحمد حاكم", "أحمد حاكم"),
        ("محمد إمام", "محمد إمام"),
        ("فضل الشامي", "فضل الشامي"),
        ("الفنان فضل ناصر", "الفنان فضل ناصر"),
        ("الفنان باسم الشامي", "الفنان باسم الشامي"),
        ("الفنانة هنا سالم", "الفنانة هنا سالم"),
        ("الشيخ علي جمعة", "الشيخ علي جمعة"),
        ("صلاح أحمد", "صلاح أحمد"),
        ("أحمد وزير النقل", "أحمد"),
        ("محمد أمير موناكو", "محمد"),
        ("الدكتورة هبة قطب", "الدكتورة هبة قطب"),
        ("نور الدين خليل", "نور الدين خليل"),
        ("أحمد صلاح الدين", "أحمد صلاح الدين"),
        ("ناصر عز الدولة", "ناصر عز الدولة"),
        ("ماجي بو غصن", "ماجي بو غصن"),
        ("النائبة بولا يعقوبيان", "النائبة بولا يعقوبيان"),
        ("الوزير أشرف ريفي", "الوزير أشرف ريفي"),
        ("الفنانة هنا الزاهد", "الفنانة هنا الزاهد"),
        ("نجم ليفربول محمد صلاح", "محمد صلاح"),
    ],
)
def test_a_title_that_heads_nothing_is_a_family_name(told: str, owner: str) -> None:
    text = f"لدى {told} على إنستغرام 90 ألف متابع"
    assert [name for (name,) in figures(text, "entity")] == [owner]


def test_before_is_no_family_name() -> None:
    text = "وقف سامر أمام البوابة، ولديه على إنستغرام 90 ألف متابع"
    assert [name for (name,) in figures(text, "entity")] == ["سامر"]


@pytest.mark.parametrize("trend", ["التريند", "الترند"])
def test_the_trend_is_no_family_name(trend: str) -> None:
    text = f"تصدرت أصالة {trend} على إكس بنحو 70 ألف تغريدة"
    assert {name for (name,) in figures(text, "entity")} == {"أصالة"}


def test_or_between_two_names_makes_no_name() -> None:
    found = recognize("يتابع الحساب على إنستغرام 40 ألفا، هل هو خالد أم وليد").text.entities
    assert "أم وليد" not in [entity.name for entity in found]


def test_who_is_named_behind_a_word_of_a_peer_is_governed_as_that_word() -> None:
    text = "لدى سيرين الزواري على إنستغرام 90 ألف متابع مقابل 40 ألفا لزميلتها مرام القلال"
    assert [name for (name,) in figures(text, "entity")] == ["سيرين الزواري", "مرام القلال"]
