"""Which period a figure hangs on: the one of its clause, of its list, of a heading, or none."""

import pytest

from tests.resolve.figures import figures

PAGE = "صفحة بلدية دبي على فيسبوك"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (f"نشرت {PAGE} 300 منشور في أكتوبر 2025", ["2025-10"]),
        (f"نشرت {PAGE} في أكتوبر 2025 نحو 300 منشور حصدت 60 مليون مشاهدة", ["2025-10"] * 2),
        (f"حصدت {PAGE} 5 ملايين تفاعل و300 منشور خلال سبتمبر 2025", ["2025-09"] * 2),
        (
            "ارتفع عدد زوار موقع بلدية دبي إلى 8 ملايين زائر في عام 2024 مقارنة بـ 6 ملايين زائر في عام 2023",
            ["2024", "2023"],
        ),
        (f"حصدت {PAGE} 8 ملايين تفاعل مقارنة بعام 2023", [None]),
        (
            f"نشرت {PAGE} في سبتمبر 2025 نحو 300 منشور. وقالت البلدية إنها تتلقى 260 رسالة يوميا عبر الصفحة",
            ["2025-09", None],
        ),
        (f"نشرت {PAGE} في سبتمبر 2025 نحو 300 منشور بمعدل 10 منشورات يوميا", ["2025-09"] * 2),
        (f"كان عدد متابعي {PAGE} 900 متابع في يناير 2024، والآن يتابعها 3 ملايين شخص", ["2024-01", None]),
        (f"أكد مدير البلدية، أول أمس، أن {PAGE} تخطت 10 ملايين متابع", [None]),
        (f"أنشئت {PAGE} في أغسطس 2018، ويتابعها 3 ملايين شخص", [None]),
        (f"يتابع {PAGE} 3 ملايين شخص، واحتلت المركز الثاني عربيا في الربع الثالث من 2025", ["2025-Q3"] * 2),
        (f"كسبت {PAGE} 25 ألف متابع في يوم واحد. ونشرت في 26 أكتوبر 2025 نحو 30 منشورا", ["P1D", "2025-10-26"]),
    ],
)  # fmt: skip
def test_the_period_of_a_figure(text: str, periods: list[str | None]) -> None:
    assert [period for (period,) in figures(text, "period")] == periods


def test_a_duration_is_linked_to_the_one_period_of_its_length() -> None:
    text = f"أصدر المرصد تقريرا عن الربع الثالث من 2025. حصدت {PAGE} 5 ملايين تفاعل خلال 3 أشهر."
    assert figures(text, "period") == [("2025-Q3",)]


def test_a_heading_covers_the_list_under_it() -> None:
    text = (
        f"تصدر التقرير نتائج الربع الثالث من 2025. وجاءت {PAGE} في المركز الأول بـ 5 ملايين تفاعل."
    )
    assert figures(text, "metric", "period") == [("rank", "2025-Q3"), ("interactions", "2025-Q3")]
