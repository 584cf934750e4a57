"""What lists and tables say of their figures, read through to rows."""

import pytest

from arabic_metrics import explain_claims, extract_claims
from arabic_metrics.core import Article

Told = list[tuple[object, ...]]


def told(text: str, *names: str) -> Told:
    rows = extract_claims(Article(text)).rows()
    return sorted((tuple(row[name] for name in names) for row in rows), key=str)


def figures(text: str) -> Told:
    return told(text, "entity", "metric", "value")


HEAD = "صفحات الوزارات على فيسبوك\n\n"


def test_columns_count_and_rows_own() -> None:
    text = (
        HEAD
        + "الترتيب\tالصفحة\tالمتابعون\tالمنشورات\n1\tصفحة وزارة الري\t3,200,450\t410\n2\tصفحة وزارة العمل\t2,100,300\t385"
    )
    assert told(text, "entity", "platform", "metric", "value") == [
        ("وزارة الري", "facebook", "followers", 3_200_450),
        ("وزارة الري", "facebook", "posts", 410),
        ("وزارة الري", "facebook", "rank", 1),
        ("وزارة العمل", "facebook", "followers", 2_100_300),
        ("وزارة العمل", "facebook", "posts", 385),
        ("وزارة العمل", "facebook", "rank", 2),
    ]


def test_a_header_gives_the_scale_and_shares_are_no_figures() -> None:
    text = (
        HEAD
        + "الصفحة\tالمتابعون (بالألف)\tنسبة التفاعل\nصفحة وزارة الري\t3,200\t4.1\nصفحة وزارة العمل\t985\t2.6"
    )
    assert figures(text) == [
        ("وزارة الري", "followers", 3_200_000),
        ("وزارة العمل", "followers", 985_000),
    ]


def test_a_decimal_in_a_scale_is_a_whole_number() -> None:
    text = HEAD + "الصفحة\tالمتابعون (بالمليون)\nصفحة وزارة الري\t2.4\nصفحة وزارة العمل\t1.25"
    values = [row["value"] for row in extract_claims(Article(text)).rows()]
    assert values == [2_400_000, 1_250_000]
    assert {type(value) for value in values} == {int}


def test_columns_may_be_networks() -> None:
    text = "متابعو الأندية بالمليون\n\nالنادي\tفيسبوك\tإكس\nنادي سموحة\t1.4\t0.8\nنادي إنبي\t1.1\t-"
    assert told(text, "entity", "platform", "value") == [
        ("نادي إنبي", "facebook", 1_100_000),
        ("نادي سموحة", "facebook", 1_400_000),
        ("نادي سموحة", "x", 800_000),
    ]


def test_a_column_of_totals_is_of_all_networks_beside_it_and_so_is_the_place() -> None:
    text = (
        "ترتيب الأندية بعدد المتابعين بالمليون\n\n"
        "المركز\tالنادي\tفيسبوك\tإكس\tالإجمالي (بالمليون)\n1\tنادي سموحة\t1.4\t0.8\t2.2\n2\tنادي إنبي\t1.1\t0.3\t1.4"
    )
    rows = set(told(text, "entity", "platform", "metric", "value"))
    assert rows >= {
        ("نادي سموحة", "facebook+x", "followers", 2_200_000),
        ("نادي سموحة", "facebook+x", "rank", 1),
        ("نادي سموحة", "x", "followers", 800_000),
        ("نادي إنبي", "facebook+x", "followers", 1_400_000),
    }


def test_a_column_tells_the_network_of_its_cells_where_all_stand_in_one_line() -> None:
    text = (
        "عدد المتابعين في كل شبكة\n\n"
        "الجامعة فيسبوك إكس إنستغرام جامعة محمد الخامس 312,450 18,206 41,730 جامعة القرويين 128,900 9,415 22,064"
    )
    assert told(text, "entity", "platform", "value") == [
        ("جامعة القرويين", "facebook", 128_900),
        ("جامعة القرويين", "instagram", 22_064),
        ("جامعة القرويين", "x", 9_415),
        ("جامعة محمد الخامس", "facebook", 312_450),
        ("جامعة محمد الخامس", "instagram", 41_730),
        ("جامعة محمد الخامس", "x", 18_206),
    ]


def test_a_row_of_totals_is_of_all_networks_above_it() -> None:
    text = (
        "حسابات نادي سموحة في يونيو 2025\n\n"
        "المنصة\tالمتابعون\tالمنشورات\nفيسبوك\t612,700\t315\nإكس\t388,150\t506\nالإجمالي\t1,000,850\t821"
    )
    rows = set(told(text, "platform", "metric", "value"))
    assert rows >= {("facebook+x", "followers", 1_000_850), ("facebook+x", "posts", 821)}


def test_a_total_of_one_network_is_nothing() -> None:
    text = "متابعو الأندية\n\nالنادي\tفيسبوك\tالإجمالي\nنادي سموحة\t1,400\t2,200\nنادي إنبي\t1,100\t1,900"
    assert {row[0] for row in told(text, "value")} <= {1_400, 1_100}


def test_what_is_quoted_in_a_label_is_a_name() -> None:
    text = (
        "ترتيب صناع المحتوى بعدد المتابعين على سناب شات:\n1. فهد العنزي: 4.3 مليون متابع\n"
        "2. حساب «مطبخ أم خالد»: أكثر من 3 ملايين متابع\n3. نورة الفضلي: 2 مليون متابع"
    )
    assert ("مطبخ أم خالد", "rank", 2) in figures(text)


def test_a_comma_ends_the_label_of_an_item() -> None:
    text = (
        "أكثر الصفحات تفاعلا على فيسبوك:\n\nالمركز الأول: صفحة «المطبخ البلدي»، وحققت 9.4 مليون تفاعل.\n\n"
        "المركز الثاني: صفحة يوميات مهندس، وحققت ما يقرب من 7 ملايين تفاعل."
    )
    found = figures(text)
    assert ("المطبخ البلدي", "interactions", 9_400_000) in found
    assert ("يوميات مهندس", "interactions", 7_000_000) in found


def test_columns_may_be_years() -> None:
    text = "مستخدمو التطبيقات الحكومية\n\nالتطبيق\t2023\t2024\nتطبيق توصيل\t310,000\t452,000\nتطبيق موعدي\t120,400\t98,700"
    assert told(text, "entity", "period", "value") == [
        ("تطبيق توصيل", "2023", 310_000),
        ("تطبيق توصيل", "2024", 452_000),
        ("تطبيق موعدي", "2023", 120_400),
        ("تطبيق موعدي", "2024", 98_700),
    ]


def test_a_row_that_sums_up_is_nobody() -> None:
    text = (
        HEAD + "الصفحة\tالمتابعون\nصفحة وزارة الري\t3,200\nصفحة وزارة العمل\t985\nالإجمالي\t4,185"
    )
    assert {name for name, _, _ in figures(text)} == {"وزارة الري", "وزارة العمل"}


def test_a_table_may_be_flattened() -> None:
    text = (
        HEAD
        + "الترتيب الصفحة المتابعون المنشورات 1 صفحة وزارة الري 3,200,450 410 2 صفحة وزارة العمل 2,100,300 385"
    )
    assert [value for _, _, value in figures(text)] == [3_200_450, 410, 1, 2_100_300, 385, 2]


@pytest.mark.parametrize(
    "row",
    [
        "1 صفحة وزارة الري 3,200,450 3 صفحة وزارة العمل 2,100,300",
        "1 صفحة وزارة الري 3,200,450 410 2 صفحة وزارة العمل",
        "صفحة وزارة الري 3,200,450 410 صفحة وزارة العمل 2,100,300 385",
    ],
)
def test_a_turn_that_leaves_a_doubt_gives_no_rank(row: str) -> None:
    text = HEAD + "الترتيب الصفحة المتابعون المنشورات " + row
    assert "rank" not in {metric for _, metric, _ in figures(text)}


@pytest.mark.parametrize(
    "text",
    [
        "نشر الاتحاد الجدول على صفحته في فيسبوك\n\nالمركز\tالفريق\tلعب\tالنقاط\n1\tالأهلي\t10\t26\n2\tالزمالك\t10\t22",
        "أسعار العملات كما نشرتها صفحة البنك على فيسبوك\n\nالعملة\tشراء\tبيع\nالدولار\t48.1\t48.3\nاليورو\t52.6\t52.9",
        "شركات الاتصالات وعدد المشتركين\n\nالشركة\tالمشتركون\nاتصالات النيل\t41,000,000\nشركة الدلتا\t38,500,000",
    ],
)
def test_tables_of_something_else_say_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_heading_ranks_its_items() -> None:
    text = "ترتيب الأندية الأكثر متابعة على إنستغرام:\n1- الأهلي (مصر): 9.8 مليون\n2- الرجاء (المغرب): 4,120,300\n3- بوكا جونيور (الأرجنتين): مليونان و300 ألف"
    assert told(text, "mention", "platform", "metric", "value") == [
        ("الأهلي", "instagram", "followers", 9_800_000),
        ("الأهلي", "instagram", "rank", 1),
        ("الرجاء", "instagram", "followers", 4_120_300),
        ("الرجاء", "instagram", "rank", 2),
        ("بوكا جونيور", "instagram", "followers", 2_300_000),
        ("بوكا جونيور", "instagram", "rank", 3),
    ]


def test_numbers_of_a_list_without_order_are_no_ranks() -> None:
    text = "متابعو الأندية على إنستغرام بالترتيب الأبجدي:\n1- الأهلي: 9.8 مليون متابع\n2- الرجاء: 4,120,300 متابع"
    assert {metric for _, metric, _ in figures(text)} == {"followers"}


def test_labels_may_be_metrics() -> None:
    text = "أرقام صفحة وزارة الري على فيسبوك:\n- عدد المتابعين: 3,200,450\n- المنشورات: 410\n- نسبة التفاعل: 3.2%"
    assert figures(text) == [("وزارة الري", "followers", 3_200_450), ("وزارة الري", "posts", 410)]


def test_a_label_may_tell_of_a_change_and_names_nobody() -> None:
    text = (
        "حساب نسور الشاوية على إنستغرام بالأرقام\n\n- المتابعون: 1,845,210\n- المتابعون الجدد: 64,300\n"
        "- زيادة 2,300 منشور\n"
    )
    assert set(told(text, "entity", "value", "aspect")) >= {
        ("نسور الشاوية", 1_845_210, "level"),
        ("نسور الشاوية", 64_300, "change"),
    }
    assert "زيادة" not in {row[0] for row in told(text, "entity")}


def test_labels_may_be_networks() -> None:
    text = "متابعو نادي سموحة على شبكات التواصل:\n• فيسبوك: 1.4 مليون متابع\n• إكس: 820 ألف متابع"
    assert told(text, "entity", "platform", "value") == [
        ("نادي سموحة", "facebook", 1_400_000),
        ("نادي سموحة", "x", 820_000),
    ]


def test_labels_may_be_months_of_the_year_above() -> None:
    text = "مشاهدات قناة «مطبخ سلمى» على يوتيوب في 2025:\n- مارس: 720 ألف مشاهدة\n- أبريل: 1.1 مليون مشاهدة"
    assert told(text, "period", "value") == [("2025-03", 720_000), ("2025-04", 1_100_000)]


@pytest.mark.parametrize(
    "text",
    [
        "وجاءت أسعار الذهب بحسب صفحة الشعبة على فيسبوك كالتالي:\n- عيار 24: 5,400 جنيه\n- عيار 21: 4,725 جنيها",
        "أكثر المدن العربية سكانا بحسب موقع إحصاء:\n1- القاهرة: 22 مليون نسمة\n2- بغداد: 8 ملايين نسمة",
        "مباريات اليوم كما نشرها النادي على إكس:\n- الأهلي والزمالك: 7 مساء\n- سموحة وإنبي: 9 مساء",
    ],
)
def test_lists_of_something_else_say_nothing(text: str) -> None:
    assert figures(text) == []


def test_each_quote_is_its_slice() -> None:
    text = HEAD + "الصفحة\tالمتابعون\nصفحة وزارة الري\t٣٬٢٠٠٬٤٥٠\nصفحة وزارة العمل\t٩٨٥٬١٠٠"
    rows = extract_claims(Article(text)).rows()
    assert [text[row["start"] : row["end"]] for row in rows] == ["٣٬٢٠٠٬٤٥٠", "٩٨٥٬١٠٠"]


def test_a_network_of_a_header_may_tell_the_scale_of_its_figures() -> None:
    text = (
        "متابعو الأندية على شبكات التواصل\n\n"
        "النادي\tفيسبوك (بالمليون)\tإنستغرام (بالألف)\nنادي الشباب\t2.4\t310\nنادي الوحدة\t1.1\t95"
    )
    assert told(text, "entity", "platform", "value") == [
        ("نادي الشباب", "facebook", 2_400_000),
        ("نادي الشباب", "instagram", 310_000),
        ("نادي الوحدة", "facebook", 1_100_000),
        ("نادي الوحدة", "instagram", 95_000),
    ]


def test_the_header_of_the_names_tells_where_they_are_read() -> None:
    text = (
        "الأكثر زيارة في مايو\n\n"
        "الموقع\tعدد الزيارات\tحصة الهاتف المحمول\nصوت الجبل\t1,450,000\t88%\nنوافذ\t960,000\t91%"
    )
    assert told(text, "entity", "platform", "metric", "value") == [
        ("صوت الجبل", "website", "visits", 1_450_000),
        ("نوافذ", "website", "visits", 960_000),
    ]


@pytest.mark.parametrize("order, places", [("من غير ترتيب", []), ("ترتيب القنوات", [1, 2])])
def test_numbers_of_rows_are_places_only_where_an_order_is_told(
    order: str, places: list[int]
) -> None:
    text = (
        f"جدول: قنوات محلية على تلغرام، {order}\n\n"
        "م\tالقناة\tعدد المشتركين\n1\tقناة نبض المدينة\t214,500\n2\tقناة الميناء\t347,820"
    )
    rows = told(text, "metric", "value")
    assert [value for metric, value in rows if metric == "rank"] == places
    assert ("subscribers", 347_820) in rows


def test_a_long_list_counts_on_past_a_thousand() -> None:
    lines = (f"{place}- صفحة بلدية دبا: {9_000_000 - place} متابع" for place in range(1, 1_013))
    rows = extract_claims("ترتيب الصفحات الأكثر متابعة على فيسبوك:\n" + "\n".join(lines)).rows()
    ranks = [row["value"] for row in rows if row["metric"] == "rank"]
    assert ranks == list(range(1, 1_013))
    followers = [row["value"] for row in rows if row["metric"] == "followers"]
    assert followers == [9_000_000 - place for place in range(1, 1_013)]


@pytest.mark.parametrize("lines", [("2024- {}", "2025- {}"), ("1445) {}", "1446) {}")])
def test_years_are_no_places(lines: tuple[str, ...]) -> None:
    said = [line.format("صفحة بلدية دبا: 900 ألف متابع") for line in lines]
    rows = extract_claims("ترتيب الصفحات الأكثر متابعة على فيسبوك:\n" + "\n".join(said)).rows()
    assert not [row for row in rows if row["metric"] == "rank"]


@pytest.mark.parametrize(
    "head",
    [
        "أرقام الصفحة الرسمية لوزارة الري على فيسبوك رصدها تقرير لمؤسسة «إمبليفاي»:",
        "حصيلة صفحة وزارة الري على فيسبوك، وفق بيان شركة «رصد ميديا»:",
    ],
)
@pytest.mark.parametrize(
    "lines",
    ["- عدد المتابعين: 12,500\n- عدد المنشورات: 1780", "- 12,500 متابع\n- 1780 منشورا"],
)
def test_the_page_of_a_heading_owns_the_items_and_not_who_tells_of_it(
    head: str, lines: str
) -> None:
    text = f"{head}\n{lines}"
    assert figures(text) == [
        ("وزارة الري", "followers", 12_500),
        ("وزارة الري", "posts", 1_780),
    ]


def test_networks_that_the_count_covers_hold_for_its_figures() -> None:
    text = (
        "جمع نادي الوحدات 3 ملايين متابع على المنصات، وجمع نادي الفيصلي مليوني متابع. "
        "وتشمل الحصيلة فيسبوك وإنستغرام وإكس."
    )
    assert {row[0] for row in told(text, "platform")} == {"facebook+instagram+x"}


@pytest.mark.parametrize(
    "behind",
    [
        "وتضم الشركة المالكة فيسبوك وإنستغرام.",  # counts nothing
        "وتشمل الحصيلة فيسبوك وإنستغرام، أما يوتيوب فله أرقام أخرى.",  # another is named
    ],
)
def test_networks_that_no_count_covers_do_not(behind: str) -> None:
    text = f"جمع نادي الوحدات 3 ملايين متابع على المنصات. {behind}"
    [figure] = explain_claims(text).figures
    [network] = [slot for slot in figure.slots if slot.slot == "network"]
    assert len(network.options) > 1
