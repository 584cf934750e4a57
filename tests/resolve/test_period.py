"""Which period a figure hangs on: the one of its clause, of its list, of a heading, or none."""

import pytest

from arabic_metrics import extract_claims
from tests.resolve.figures import figures

PAGE = "صفحة بلدية دبي على فيسبوك"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (f"نشرت {PAGE} 300 منشور في أكتوبر 2025", ["2025-10"]),
        (f"حصدت {PAGE} 5 ملايين تفاعل و300 منشور خلال سبتمبر 2025", ["2025-09"] * 2),
        (
            "ارتفع عدد زوار موقع بلدية دبي إلى 8 ملايين زائر في عام 2024 مقارنة بـ 6 ملايين زائر في عام 2023",
            ["2024", "2023"],
        ),
        (f"أكد مدير البلدية، أول أمس، أن {PAGE} تخطت 10 ملايين متابع", [None]),
        (f"أنشئت {PAGE} في أغسطس 2018، ويتابعها 3 ملايين شخص", [None]),
        (
            f"أصدر المرصد تقريرا عن سبتمبر 2025. وقال مدير البلدية إن {PAGE} يتابعها 3 ملايين شخص",
            [None],
        ),
    ],
)  # fmt: skip
def test_the_period_of_a_figure(text: str, periods: list[str | None]) -> None:
    assert [period for (period,) in figures(text, "period")] == periods


def test_a_duration_is_linked_to_the_one_period_of_its_length() -> None:
    text = f"أصدر المرصد تقريرا عن الربع الثالث من 2025. حصدت {PAGE} 5 ملايين تفاعل خلال 3 أشهر."
    assert figures(text, "period") == [("2025-Q3",)]


@pytest.mark.parametrize(
    ("when", "behind", "period"),
    [
        ("في الربع الثالث من 2025", "في الفترة نفسها من عام 2024", "2024-Q3"),
        ("بين يناير ومارس 2025", "خلال الفترة المماثلة من 2024", "2024-01/2024-03"),
        ("في الأسابيع الأولى", "في الفترة نفسها من عام 2024", "PXX"),
        ("في سبتمبر 2025", "في الفترة نفسها من الشهر الماضي", "PXX"),
        ("في سبتمبر 2025", "في تلك الفترة من 2019 إلى 2021", "2019/2021"),
    ],
)
def test_the_same_period_of_another_year(when: str, behind: str, period: str) -> None:
    text = f"حصدت {PAGE} 5 ملايين تفاعل {when}، مقابل 4 ملايين تفاعل {behind}"
    assert figures(text, "period")[1] == (period,)


def test_what_tells_how_often_tells_no_time() -> None:
    text = "يكتب المصريون في اليوم 3 آلاف تغريدة على تويتر"
    [row] = extract_claims(text).rows()
    assert (row["rate"], row["period"]) == ("day", None)


def test_a_rate_may_stand_behind_the_network() -> None:
    text = "في ليبيا نحو 5 ملايين مستخدم نشط على فيسبوك شهريا"
    [row] = extract_claims(text).rows()
    assert row["rate"] == "month"


def test_rows_of_a_table_have_one_period_where_several_are_told_above() -> None:
    text = (
        "نشر المركز الإعلامي تقريرا عن صفحات البلديات على فيسبوك في الربع الثالث من 2025، وهذه أعداد المتابعين والمنشورات كما رصدها"
        " الباحثون في نهاية شهر سبتمبر الماضي.\nالبلدية\tعدد المتابعين\tالمنشورات\nبلدية دبا\t20 مليون\t1240\n"
        "بلدية صور\t12.5 مليون\t980\nبلدية زحلة\t9.4 مليون\t1510\nبلدية سوسة\t2.4 مليون\t310\n"
    )
    rows = extract_claims(text, min_confidence=0).rows()
    assert len(rows) == 8
    assert {row["period"] for row in rows} == {"2025-Q3"}
