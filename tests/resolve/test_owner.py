"""Whose figure it is: owners of pages, names in succession, and what «القناة» and «للموقع» point back to."""

import pytest

from arabic_metrics import extract_claims
from tests.resolve.asked import options
from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("بلغ عدد متابعي الصفحة الرسمية لوزارة الصحة على فيسبوك 610 آلاف متابع", ["وزارة الصحة"]),
        ("بلغ عدد متابعي الصفحة الرسمية لبريد الجزائر على فيسبوك 610 آلاف متابع", ["بريد الجزائر"]),
        ("بلغ عدد متابعي الصفحة الرسمية للوزارة على فيسبوك 610 آلاف متابع", ["الوزارة"]),
        ("كشف فيس بوك أن عدد المستخدمين النشطين للموقع بلغ 28 مليون مستخدم", ["فيس بوك"]),
        ('لا يعد محمد صلاح لاعبا مميزا فقط، بل تصل شعبيته لأكثر من 17 مليون متابع على تويتر', ['محمد صلاح']),
        ("وطلبت الوزارة معلومات من واتساب، الذي يمتلك أكثر من 200 مليون مستخدم نشط", ["واتساب"]),
        ("جاءت بعد أغنية «ليل طويل» لفرقة «المدى»، التي وصلت مشاهداتها على يوتيوب إلى 9 ملايين مشاهدة", ["أغنية «ليل طويل»"]),
        ("وعلى سناب شات يتابع سامي الحربي زهاء 850 ألفا", ["سامي الحربي"]),
        (
            "وهذا ترتيب قنوات الطبخ على يوتيوب:\n- «مطبخ سلوى»: 97 مليون مشاهدة.\n- «صحن ورد»: 61 مليون مشاهدة.",
            ["مطبخ سلوى", "صحن ورد"],
        ),
    ],
)  # fmt: skip
def test_the_owner_of_a_figure(text: str, owners: list[str]) -> None:
    assert [name for (name,) in figures(text, "entity")] == owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "سجلت صفحة وزارة الري على فيسبوك 24 مليون تفاعل، في مقابل 26 مليون تفاعل لصفحة وزارة العمل",
            ["وزارة الري", "وزارة العمل"],
        ),
        (
            "سجلت صفحة وزارة الري على فيسبوك 24 مليون تفاعل (للمقارنة: لصفحة وزارة العمل أقل من ذلك)",
            ["وزارة الري"],
        ),
    ],
    ids=["right behind what is counted", "behind a mark"],
)
def test_who_is_named_right_behind_what_is_counted(text: str, owners: list[str]) -> None:
    assert [owner for (owner,) in figures(text, "entity")] == owners


def test_an_account_told_by_a_pronoun_alone_is_whose_it_is() -> None:
    text = (
        "قالت وزارة الري إن حسابها على إكس يتابعه 30 ألفا، وإن قناتها على يوتيوب تضم 40 ألف مشترك"
    )
    assert figures(text, "entity", "platform") == [("وزارة الري", "x"), ("وزارة الري", "youtube")]
    assert figures("وتضم قناتها على يوتيوب 40 ألف مشترك", "entity") == [("قناتها",)]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "يبلغ عدد متابعي الترجي الرياضي على فيسبوك 2.3 مليون، وللنجم الساحلي 1.1 مليون، وللقفصي 70 ألفا",
            ["الترجي الرياضي التونسي", "النجم الساحلي", "القفصي"],
        ),
        (
            "بلغ عدد مشتركي قناة العربية على يوتيوب 15 مليونا، والجزيرة 9 ملايين، والفلك 40 ألفا",
            ["قناة العربية", "قناة الجزيرة", "الفلك"],
        ),
        (
            "تصدر الأهلي الأندية على فيسبوك بـ30 مليون متابع، يليه الزمالك بـ18 مليونا، ثم المصري بمليونين",
            ["النادي الأهلي", "النادي الأهلي", "نادي الزمالك", "نادي الزمالك", "المصري"],
        ),
        (
            "بلغ عدد متابعي المصري اليوم على فيسبوك نحو 14 مليون متابع، ثم الأهرام بـ5 ملايين",
            ["المصري اليوم", "الأهرام"],
        ),
        (
            "وصلت صفحة الأهرام على فيسبوك إلى 6 ملايين متابع، وصفحة الأخبار إلى 3 ملايين متابع",
            ["الأهرام", "الأخبار"],
        ),
    ],
    ids=[
        "a word of no list",
        "without the noun of the names before",
        "an adjective",
        "behind «ثم»",
        "a page",
    ],
)
def test_a_word_between_a_name_and_a_number_of_its_own_is_the_next_name(
    text: str, owners: list[str]
) -> None:
    assert [owner for (owner,) in figures(text, "entity")] == owners


def test_who_was_surpassed_has_the_figure_compared_with() -> None:
    text = "تفوق الأهلي على الزمالك على فيسبوك بـ30 مليون متابع مقابل {}"
    owners = [("النادي الأهلي",), ("نادي الزمالك",)]
    assert figures(text.format("18 مليونا"), "entity") == owners
    assert figures(text.format("18 مليونا لهذا الأخير"), "entity") == owners
    assert figures(text.format("9 ملايين للإسماعيلي"), "entity")[1] == ("النادي الإسماعيلي",)


def test_a_store_owns_no_downloads_from_it() -> None:
    found = figures("قالت الشركة إن تطبيق «درب» حمله من غوغل بلاي 3 ملايين شخص", "entity", "metric")
    assert found == [("تطبيق «درب»", "downloads")]
    text = "تجاوز عدد تحميلات التطبيق على غوغل بلاي 500 مليون تحميل"
    assert figures(text, "entity") == [("التطبيق",)]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "بلغ عدد متابعي محمد صلاح وميسي على إنستغرام 65 مليونا و500 مليون على التوالي",
            ["محمد صلاح", "ليونيل ميسي"],
        ),
        (
            "بلغ عدد متابعي صفحتي وزارتي الداخلية والتعليم على فيسبوك 14 مليونا و7 ملايين على الترتيب",
            ["وزارة الداخلية", "وزارة التعليم"],
        ),
        (
            "حصدت قناتا الجزيرة والعربية على يوتيوب 12 و15 مليون مشترك على التوالي",
            ["قناة الجزيرة", "قناة العربية"],
        ),
        (
            "لدى كل من نادي الهلال والنصر والشباب على سناب شات 3 ملايين متابع و2.5 مليون متابع ومليون متابع على التوالي",
            ["نادي الهلال", "نادي النصر", "نادي الشباب"],
        ),
        (
            "بلغ متابعو جامعتي القاهرة وعين شمس على فيسبوك 900 ألف و800 ألف على التوالي",
            ["جامعة القاهرة", "جامعة عين شمس"],
        ),
        (
            "جاء الأهلي والزمالك في المرتبتين الأولى والثانية عربيا على التوالي بين الأندية الأكثر متابعة على إكس",
            ["النادي الأهلي", "نادي الزمالك"],
        ),
        (
            "حصل 14 مليونا و7 ملايين متابع للأهلي والزمالك على التوالي على فيسبوك",
            ["النادي الأهلي", "نادي الزمالك"],
        ),
    ],
)
def test_figures_of_a_row_are_of_the_names_in_the_same_places(text: str, owners: list[str]) -> None:
    assert [owner for (owner,) in figures(text, "entity")] == owners


def test_two_bodies_that_share_their_noun_are_two_names() -> None:
    (row,) = extract_claims("نشرت وزارتا الصحة والتعليم على فيسبوك 412 منشورا").rows()
    assert (row["entity"], row["entity_key"], row["mention"]) == (
        "وزارة الصحة",
        "wzArh-AlSHh",
        "الصحة",
    )


def test_a_known_name_is_spelled_in_one_way() -> None:
    text = "بلغ عدد متابعى نادى الزمالك على فيسبوك 3 ملايين متابع"
    assert figures(text, "entity") == [("نادي الزمالك",)]


@pytest.mark.parametrize(
    ("text", "offered", "left_out"),
    [
        ("نجح المقطع كثيرا. وبلغت المشاهدات على يوتيوب 3 ملايين", "المقطع", None),
        ("نجح المقطع كثيرا. وعاد الناس. وبلغت المشاهدات على يوتيوب 3 ملايين", None, "المقطع"),
        ("شكر سامي الحربي الناس. وعاد الناس. وبلغت المشاهدات على يوتيوب 3 ملايين", "سامي الحربي", None),
        ("بلغت المشاهدات على يوتيوب 3 ملايين. وشكر سامي الحربي الناس", "سامي الحربي", None),
        ("بلغت المشاهدات على يوتيوب 3 ملايين. وعاد الناس. وشكر سامي الحربي الناس", None, "سامي الحربي"),
    ],
    ids=["a noun before", "a noun two before", "a name two before", "a name behind", "a name two behind"],
)  # fmt: skip
def test_who_may_own_a_figure_stands_before_it_or_in_the_next_sentence(
    text: str, offered: str | None, left_out: str | None
) -> None:
    [told] = options(text, "owner")
    assert offered is None or offered in told
    assert left_out not in told


CLUB = "نادي الفتح"


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "here 2"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "here over 1 names"),  # of a network
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "subject of the first sentence"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "told 1"),
        (f"شكر {CLUB} الناس. وحصد {CLUB} على يوتيوب 3 ملايين متابع", "told 2"),
        (f"شكر {CLUB} الناس. وحصد {CLUB} على يوتيوب 3 ملايين متابع", "told most"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع و5 آلاف تعليق", "as the figure before, 0 names since"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع و5 آلاف تعليق", "here numbers 2"),
        (f"{CLUB}، كما قال الناس، حصد على يوتيوب 3 ملايين متابع", "here over a verb"),
        (f"شكر {CLUB} الناس. وحصد على يوتيوب 3 ملايين متابع", "back 1 subject"),
        (f"شكر {CLUB} الناس. وحصد على يوتيوب 3 ملايين متابع", "elsewhere proper"),
        (f"شكر {CLUB} الناس. وعادوا. وحصد على يوتيوب 3 ملايين متابع", "back 2 proper"),
        (f"على يوتيوب 3 ملايين متابع ل{CLUB}", "behind 1"),
        (f"على يوتيوب 3 ملايين متابع ل{CLUB}", "behind the metric 0"),
        (f"على يوتيوب 3 ملايين متابع ل{CLUB}", "behind behind a metric word"),
        (f"قال {CLUB} إن صفحته على يوتيوب لها 3 ملايين متابع", "here speaker"),
        (f"قال الناس إن {CLUB} حصد على يوتيوب 3 ملايين متابع", "here behind that"),
        (f"أما {CLUB} فحصد على يوتيوب 3 ملايين متابع", "here behind as for"),
        (f"حصدت الصفحة على يوتيوب 3 ملايين متابع مقارنة ب{CLUB}", "behind proper"),
        (f"لدى {CLUB} على يوتيوب 3 ملايين متابع", "here possesses"),
        (f"متابعو {CLUB} على يوتيوب 3 ملايين", "here behind a metric word"),
        (f"بلغ متابعو {CLUB} على يوتيوب 3 ملايين", "between the metric and the number metric"),
        (f"سكت {CLUB} الذي حصد على يوتيوب 3 ملايين متابع", "here with a relative clause"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع، وحصد {CLUB} في مصر 5 ملايين متابع", "has one here"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع. وحصد {CLUB} في مصر 5 ملايين متابع", "has one before"),
    ],
)  # fmt: skip
def test_what_is_told_of_an_owner(text: str, feature: str) -> None:
    *_, told = options(text, "owner")
    assert feature in told[CLUB], told[CLUB]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "told most"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "here over a verb"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "here speaker"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع", "here with a relative clause"),
        (f"عاد الناس. وحصد {CLUB} على يوتيوب 3 ملايين متابع", "told in the first sentence"),
        (f"حصد {CLUB} على يوتيوب 3 ملايين متابع و5 آلاف تعليق", "has one here"),
    ],
)  # fmt: skip
def test_what_is_not_told_of_an_owner(text: str, feature: str) -> None:
    *_, told = options(text, "owner")
    assert feature not in told[CLUB]


@pytest.mark.parametrize(
    ("number", "owner", "features"),
    [
        (0, "مصر", {"series own", "series own loose", "series own first", "series own of 2 here"}),
        (0, "العراق", {"series another", "series another of 2 here"}),
        (1, "العراق", {"series own", "series own again", "series own name number"}),
        (1, "مصر", {"series another", "series another again"}),
    ],
)
def test_whose_the_numbers_of_a_series_are(number: int, owner: str, features: set[str]) -> None:
    text = "لدى مصر 42 مليون مستخدم على فيسبوك، والعراق 21 مليون مستخدم"
    told = options(text, "owner")[number]
    assert features <= set(told[owner]), told[owner]
